"""What holds for the times of any text."""

from __future__ import annotations

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.times import anchor_moments, find_moments
from rashomon.annotate.times.find import candidates
from rashomon.annotate.times.lexicon import words_of_class
from tests.annotate.times.accounts import told

YEAR_CLASSES = ("DECADE", "NUMBER", "SCALE")  # words that can name a year
CLASSES = (
    "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "ORDINAL", "SEASON", "DAYPART", "NOON", "MERIDIEM", "DEICTIC_DAY",
    "THIS", "HOLIDAY", "PRESENT", "PAST", "FUTURE", "OFTEN", "VAGUE", "PAIR", "ABOUT", "PART", "EDGE", "ONWARD",
    "OTHER_MONTH", "ERA",
)  # fmt: skip
LITTLE = [
    "the",
    "of",
    "a",
    "in",
    "on",
    "at",
    "from",
    "to",
    "and",
    "every",
    "half",
    "century",
    "local",
    "time",
    "GMT",
    "Moscow",
]
MARKS = [",", ".", "-", "–", "'s", "(", ")", ":", "\n", "“"]
WORDS = sorted({form for name in CLASSES for word in words_of_class(name) for form in (word, word.capitalize())})
NUMBERS = st.integers(0, 999).map(str) | st.tuples(st.integers(0, 30), st.integers(0, 70)).map(
    lambda t: f"{t[0]}:{t[1]:02d}"
)
TIME_WORDS = st.sampled_from(WORDS) | st.sampled_from(LITTLE) | st.sampled_from(MARKS) | NUMBERS
NO_YEAR = st.lists(TIME_WORDS, max_size=30).map(" ".join)
YEARS = st.integers(1500, 2099).map(str)
ANY_TIMES = st.lists(TIME_WORDS | YEARS, max_size=30).map(" ".join)
ANYTHING = st.text(max_size=200) | ANY_TIMES
DAYS = st.dates().map(str)


@given(st.lists(ANYTHING, min_size=1, max_size=4), st.none() | DAYS)
@settings(deadline=None)
def test_every_span_slices_back_to_its_words_in_a_block(paragraphs: list[str], published: str | None) -> None:
    reading = told(*paragraphs, published=published)
    for found in candidates(reading):
        moment = found.moment
        assert moment.span.of(reading.account.text) == moment.text != ""
        assert any(block.span.covers(moment.span) for block in reading.blocks)
        assert moment.value


@given(NO_YEAR)
@settings(deadline=None, max_examples=300)
def test_a_time_without_an_anchor_has_no_invented_year(text: str) -> None:
    for found in candidates(told(text)):
        assert not re.match(r"\d{4}", found.moment.value), found.moment
        assert found.moment.anchor in ("none", "text")
        assert not found.moment.inferred


@given(ANY_TIMES)
@settings(deadline=None, max_examples=200)
def test_without_a_date_every_year_of_a_day_stands_in_the_text(text: str) -> None:
    for found in candidates(told(text)):
        for year in re.findall(r"(?<!\d)(\d{4})-", found.moment.value):
            if found.moment.anchor == "text" and found.moment.type == "DATE" and not found.moment.inferred:
                assert year in text


@given(NO_YEAR, DAYS)
@settings(deadline=None)
def test_a_date_from_elsewhere_is_marked_as_inferred(text: str, published: str) -> None:
    given_ones = find_moments(told(text, published=published))
    inferred = anchor_moments(told(text), published)
    assert [(m.span, m.value, m.anchor) for m in given_ones] == [(m.span, m.value, m.anchor) for m in inferred]
    assert not any(moment.inferred for moment in given_ones)
    assert all(moment.inferred == (moment.anchor == "published") for moment in inferred)


@given(NO_YEAR, DAYS, st.dates().map(str))
@settings(deadline=None)
def test_an_account_keeps_a_date_of_its_own(text: str, published: str, other: str) -> None:
    reading = told(text, published=published)
    assert anchor_moments(reading, other) == find_moments(reading)


@given(ANY_TIMES, DAYS)
@settings(deadline=None)
def test_only_what_stands_before_can_change_a_value(text: str, published: str) -> None:
    plain = [found.moment for found in candidates(told(text, published=published))]
    after = [found.moment for found in candidates(told("Nobody came.", text, published=published))]
    assert [(m.text, m.type, m.value) for m in plain] == [(m.text, m.type, m.value) for m in after]


@given(ANY_TIMES, DAYS)
@settings(deadline=None)
def test_moments_overlap_only_where_an_interval_covers_its_ends(text: str, published: str) -> None:
    moments = [found.moment for found in candidates(told(text, published=published))]
    for one, other in itertools.pairwise(moments):
        assert one.span.end <= other.span.begin or ("/" in one.value and one.span.covers(other.span))
