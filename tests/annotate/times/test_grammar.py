from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.times.grammar import Grammar, Rule
from rashomon.annotate.times.matching import grammar, phrases
from rashomon.annotate.times.rules import RULES
from rashomon.annotate.times.words import one_of, split


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}: {rule.example}")
def test_every_rule_reads_its_example(rule: Rule) -> None:
    assert rule in [phrase.match.rule for phrase in phrases(grammar().words(rule.example))]


def test_a_name_may_stand_in_several_branches() -> None:
    small = Grammar([Rule("day", "(day:DAY of month:MONTH|month:MONTH day:DAY)", "May 3", len)], {})
    for text in ("3 of May", "May 3"):
        (match,) = small.matches(small.words(text))
        assert {name: words[0].text for name, words in match.parts.items()} == {"day": "3", "month": "May"}


def test_a_class_that_no_word_has_is_refused() -> None:
    with pytest.raises(ValueError, match="FORTNIGHTLY"):
        Grammar([Rule("wrong", "FORTNIGHTLY", "", len)], {})


def test_the_longer_phrase_stands() -> None:
    words = grammar().words("Tuesday, September 19, 2023")
    assert [(phrase.first, phrase.last) for phrase in phrases(words)] == [(0, len(words))]


@given(st.sets(st.text("ab 's.", min_size=1, max_size=5), min_size=1, max_size=8), st.text("ab 's.", max_size=6))
def test_one_of_fits_what_a_plain_alternation_fits(entries: set[str], text: str) -> None:
    plain = "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))
    loose = plain.replace(r"\ ", r"\s+").replace("'", "['’]")
    expected = re.match(loose, text)
    found = re.match(one_of(entries), text)
    assert (found and found.group()) == (expected and expected.group())


@given(st.text(max_size=60))
def test_words_cover_all_that_is_no_space(text: str) -> None:
    kept = "".join(text[begin:end] for begin, end, _ in split(text))
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)
