"""Figures of whole texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.annotate.figures import find_figures
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.language import Language
from rashomon.model import Figure, Reading
from tests.factories import account, paragraphs

LEDE = "Three people were killed and nine were wounded when a ferry struck a pier in the harbour.\n"
PIECES = [
    "A man and his two sons were killed.",
    "No one was hurt.",
    "The toll rose to 15.",
    "Ana Ruiz, 23, and Leo Ruiz, 31, died.",
    "more than 300 were injured",
    "dozens",
    "in 2014",
    "a",
    "29,800 sq. km",
    "Two more died on Monday.",
    "$4 million",
]


def figures(language: Language, text: str, **fields: str) -> tuple[Figure, ...]:
    reading = Reading(account=account(text, **fields), blocks=paragraphs(text))
    (parsed,) = language.parse([reading])
    return find_figures(parsed)


def said(found: tuple[Figure, ...]) -> set[tuple[str, float, float | None]]:
    return {(figure.category, figure.min, figure.max) for figure in found}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "category", "low", "high"),
    [
        ("Two soldiers were killed near the border.", "killed", 2, 2),
        ("The blast killed at least six people.", "killed", 6, None),
        ("A bus fell into a gorge, killing three.", "killed", 3, 3),
        ("The deaths of two miners were confirmed.", "killed", 2, 2),
        ("The death toll rose to 15 on Tuesday.", "killed", 15, 15),
        ("The storm left four dead and six wounded.", "killed", 4, 4),
        ("The storm left four dead and six wounded.", "injured", 6, 6),
        ("Two clerks were killed and 23 were wounded.", "injured", 23, 23),
        ("A mine wounded two shepherds.", "injured", 2, 2),
        ("Around 30,000 people lost their lives in that war.", "killed", 30000, 30000),
        ("Twelve hikers are missing after the avalanche.", "missing", 12, 12),
        ("Police arrested 14 protesters outside the court.", "detained", 14, 14),
        ("Thousands of residents were displaced by the flood.", "displaced", 2000, None),
        ("The park covers 29,800 sq. km of forest.", "other", 29800, 29800),
        ("The repair will cost $4 million.", "other", 4_000_000, 4_000_000),
        ("Turnout was 61 percent.", "other", 61, 61),
    ],
)
def test_forms(language: Language, text: str, category: str, low: float, high: float | None) -> None:
    assert (category, low, high) in said(figures(language, text))


@pytest.mark.slow
def test_what_did_not_happen_is_no_figure(language: Language) -> None:
    assert not figures(language, "He threatened to kill ten guards, but nobody came.")


@pytest.mark.slow
def test_ages_years_and_addresses_count_nobody(language: Language) -> None:
    found = figures(
        language, "Ana Ruiz, 23, was killed in 2014 in the 400 block of Mill Street.", published="2014-03-02"
    )
    assert {figure.min for figure in found if figure.category == "killed"} == {1}


@pytest.mark.slow
def test_one_headline_a_category(language: Language) -> None:
    found = figures(language, LEDE + "Two of the dead were sailors. Last year, 80 people were killed at sea.")
    heads = {figure.category: figure.min for figure in found if figure.headline}
    assert heads == {"killed": 3, "injured": 9}
    assert len([figure for figure in found if figure.headline]) == 2
    assert all(figure.role == "background" for figure in found if figure.min == 80)


@pytest.mark.slow
def test_a_victim_who_dies_later_is_not_injured(language: Language) -> None:
    text = "A man was shot on Mill Street on Monday.\nThe man later died at a hospital, police said.\n"
    heads = {figure.category for figure in figures(language, text, title="Man dies after shooting") if figure.headline}
    assert "killed" in heads


@pytest.mark.slow
def test_people_told_apart_by_name_and_age_are_summed(language: Language) -> None:
    found = figures(language, "Ana Ruiz, 23, and Leo Marsh, 31, were killed when the roof fell.")
    (head,) = (figure for figure in found if figure.headline and figure.category == "killed")
    assert head.min == head.max == 2
    assert "Ana Ruiz, 23" in head.text and "Leo Marsh, 31" in head.text


def grounded(figure: Figure) -> bool:
    """Digits, a number word, an article or a capitalised name stand in the span."""
    words = re.findall(r"[\w,.]+", figure.text.lower())
    lex = lexicon()
    known = set(lex.numbers) | set(lex.scales) | set(lex.vague) | set(lex.groups) | {"a", "an", "another"}
    return bool(re.search(r"\d", figure.text) or known & set(words) or re.search(r"[A-Z]", figure.text))


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_figures_stand_in_the_text(language: Language, pieces: list[str]) -> None:
    text = " ".join(pieces) + "\n" + LEDE
    found = figures(language, text)
    assert found == figures(language, text)
    for figure in found:
        assert figure.span.of(text) == figure.text and grounded(figure)
        assert figure.max is None or figure.min <= figure.max
        assert figure.speaker is None and figure.claim is None
    heads = [figure.category for figure in found if figure.headline]
    assert len(heads) == len(set(heads))


def test_no_parse_no_figures() -> None:
    assert find_figures(Reading(account=account("Six died."))) == ()
