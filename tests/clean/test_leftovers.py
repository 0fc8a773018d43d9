"""Expressions over single lines: what they read stays what plain expressions, too slow for long lines, read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.credits import DATELINE, LONGEST_BYLINE, read_byline, read_dateline
from rashomon.clean.leftovers import HASHTAGS, PATH_KEY, SEPARATOR, by_lexicon
from rashomon.clean.masthead import SUFFIX

MARKS = ["/", ">", "|", "::", "»", "›", "→", "-", "—", ".", "_", ","]
LINES = st.lists(st.sampled_from(["Home", "a", " ", "  ", "\t", "#b", "x_y", *MARKS]), max_size=14).map("".join)


def segments(expression: re.Pattern[str], text: str) -> list[str]:
    return [segment.strip() for segment in expression.split(text)]


@given(LINES)
def test_a_breadcrumb_is_parted_as_before(text: str) -> None:
    plain = re.compile(r"\s+(?:/|>|→|::|\|)\s+|\s*[»›]\s*")
    assert segments(SEPARATOR, text) == segments(plain, text)


@given(LINES)
def test_hash_tags_and_keys_are_told_as_before(text: str) -> None:
    assert bool(HASHTAGS.fullmatch(text)) == bool(re.fullmatch(r"(?:#\w[\w-]*[\s,;|·•]*)+", text))
    assert bool(PATH_KEY.fullmatch(text)) == bool(re.fullmatch(r"(?i)[a-z][\w-]*(?:[./:|][\w-]+)+", text))


@given(LINES)
def test_the_outlet_behind_a_title_is_found_as_before(text: str) -> None:
    plain = re.search(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$", text.strip())
    found = SUFFIX.search(text.strip())
    if plain and len(plain["name"].strip()) > 1:
        assert found and found["name"].strip() == plain["name"].strip()


@pytest.mark.parametrize("text", ["[embed]", "( embed )", "[   embed]"])
def test_brackets_around_a_form_s_words_change_nothing(text: str) -> None:
    assert by_lexicon(text) == "embed mark"


def test_empty_brackets_are_no_form() -> None:
    assert by_lexicon("[      ]") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ORVEL — The gate failed.", "ORVEL"),
        ("ORVEL, Tavria (AP) — The gate failed.", "ORVEL, Tavria (AP)"),
        ("UPPER-SARN, Tavria, May 3 (AP) -- The gate failed.", "UPPER-SARN, Tavria, May 3 (AP)"),
        ("ORVEL- The gate failed.", "ORVEL"),
        ("ORVEL--The gate failed.", "ORVEL"),
        ("Port-au-Sarn (Reuters) - The gate failed.", "Port-au-Sarn (Reuters)"),
        ("ST. ORVEL, 3 May (AFP) _ The gate failed.", "ST. ORVEL, 3 May (AFP)"),
        ("ORVEL May 3, 2031 – The gate failed.", "ORVEL May 3, 2031"),
    ],
)
def test_datelines_of_many_forms(text: str, words: str) -> None:
    found = read_dateline(text)
    assert found and found[1] == words
    assert text[found[0] :].startswith("The gate")


@pytest.mark.parametrize("text", ["A-" * 3000, "A-B " * 3000, "A. " * 3000, "O'A-a" * 3000, "A, A " * 3000])
def test_names_without_end_are_no_dateline(text: str) -> None:
    assert DATELINE.match(text + "x") is None


def test_a_byline_of_too_many_words_is_none_whatever_parts_them() -> None:
    assert read_byline("By " + "\t".join(["Ann"] * (LONGEST_BYLINE + 2))) is None
