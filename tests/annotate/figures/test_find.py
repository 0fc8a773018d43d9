"""Figures of whole texts."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.annotate.figures import find_figures, read_figures
from rashomon.annotate.figures.numbers import find_numbers
from rashomon.annotate.figures.telling import tell
from rashomon.annotate.language import Language
from rashomon.model import Figure, Reading, Token
from tests.factories import account, paragraphs

LEDE = "Three people were killed and nine were wounded when a ferry struck a pier in the harbour.\n"
PIECES = [
    "A man and his two sons were killed.",
    "The toll rose to 15.",
    "Ana Ruiz, 23, and Leo Ruiz, 31, died.",
    "more than 300 were injured",
    "dozens",
    "No one was hurt.",
    "The victim died.",
    "A farmer shot his brother and then himself.",
    "Five were shot, and one of them died.",
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
        ("Some 2,300 villagers were moved to higher ground.", "displaced", 2300, 2300),
        ("Around 180 residents had left their homes by Friday.", "displaced", 180, 180),
        ("More than 4,000 people spent the night in tents.", "displaced", 4001, None),
        ("Nearly 700 people were forced from their homes by the fire.", "displaced", 700, 700),
        ("Two hundred people took refuge in the mosque.", "displaced", 200, 200),
        ("Eleven fishermen have not been heard from since the storm.", "missing", 11, 11),
        ("Twenty-three people have yet to be found.", "missing", 23, 23),
        ("Rescuers were still searching for six climbers.", "missing", 6, 6),
        ("Police took 17 people into custody.", "detained", 17, 17),
        ("Six aid workers were taken hostage near the border.", "detained", 6, 6),
        ("Nine journalists are behind bars in the capital.", "detained", 9, 9),
        ("The number of dead stands at nine, the ministry said.", "killed", 9, 9),
        ("Fifteen people, among them four children, were killed.", "killed", 4, 4),
        ("Two 16-year-old boys were fatally stabbed on Tuesday.", "killed", 2, 2),
        ("Doctors were treating 28 people for burns.", "injured", 28, 28),
        ("No one was hurt.", "injured", 0, 0),
        ("Nobody was killed in the blast, officials said.", "killed", 0, 0),
        ("The company said 5,600 households were without power.", "other", 5600, 5600),
        ("The government promised Rs 40 crore for repairs.", "other", 4e8, 4e8),
    ],
)
def test_forms(language: Language, text: str, category: str, low: float, high: float | None) -> None:
    assert (category, low, high) in said(figures(language, text))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["Police said two suspects fled the scene in a grey car.", "Three men left the house before the police came."],
)
def test_who_gets_away_is_not_displaced(language: Language, text: str) -> None:
    assert not [figure for figure in figures(language, text) if figure.category == "displaced"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A farmer fatally shot his brother and then turned the gun on himself.", 2),
        ("A man killed seven people in two villages before killing himself.", 8),
    ],
)
def test_who_kills_himself_is_among_the_dead(language: Language, text: str, low: float) -> None:
    reading = next(language.parse([Reading(account=account(text), blocks=paragraphs(text))]))
    assert low in {option.min for option in tell(reading).contexts["killed"].options}


@pytest.mark.slow
def test_a_total_that_the_title_alone_gives_stands_apart(language: Language) -> None:
    text = "Neighbours laid flowers at the gate.\n"
    title = "Four killed in farm fire"
    reading = next(language.parse([Reading(account=account(text, title=title), blocks=paragraphs(text))]))
    found, titled = read_figures(reading)
    assert found == ()
    assert [(figure.category, figure.min, figure.max, figure.text) for figure in titled] == [("killed", 4, 4, title)]
    assert all(figure.span.of(title) == figure.text for figure in titled)


@pytest.mark.slow
def test_a_part_is_not_the_total(language: Language) -> None:
    found = figures(language, "Three of the dead were masons. They were buried on Friday.")
    assert not [figure for figure in found if figure.headline]


@pytest.mark.slow
def test_the_toll_of_an_old_war_is_not_the_accounts_own(language: Language) -> None:
    text = "Shells fell on the town on Monday. Some 30,000 people were killed in the war of 1991.\n"
    assert not [figure for figure in figures(language, text, published="2019-05-06") if figure.headline]


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


def pieces(text: str) -> list[float]:
    """What a reader can count in the words: numbers, and one for each article, "the", possessive, pronoun and name."""
    words = re.findall(r"\d[\d,.]*\d|\w+|[^\w\s]", text)
    tokens = [Token(0, 0, word, word, "", "", "", 0, "") for word in words]
    counted = [number.min for number in find_numbers(tokens)]
    ones = {"a", "an", "another", "the", "his", "her", "their", "he", "she", "him", "himself", "herself", "victim"}
    return counted + [1.0 for word in words if word.lower() in ones or word[:1].isupper()]


def grounded(figure: Figure) -> bool:
    """Whether the value can be counted out of the words of the span: said in it, added up, or left over."""
    found = pieces(figure.text)
    if figure.min in found:
        return True
    sums = {sum(some) for size in range(2, 6) for some in combinations(found, size)}
    return figure.headline and (figure.min in sums or figure.min in {a - b for a in found for b in found})


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
