"""Names that are in no gazetteer: what the words around them show. All of them are made up."""

from __future__ import annotations

import pytest

from rashomon.annotate.language import Language
from rashomon.annotate.places import find_places
from rashomon.annotate.places.candidates import candidates
from rashomon.annotate.places.context import told
from rashomon.annotate.places.recognise import recognise
from rashomon.model import Account, Block, Place, Reading, Span
from tests.annotate.places.world import gazetteer, reading

pytestmark = pytest.mark.slow


def parsed(language: Language, text: str) -> Reading:
    block = Block(Span(0, len(text)), "paragraph", text)
    (found_reading,) = language.parse([Reading(account=Account(id="a", text=text), blocks=(block,))])
    return found_reading


def found(language: Language, text: str) -> dict[str, Place]:
    return {place.text: place for place in find_places(parsed(language, text), gazetteer())}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A fire broke out in the town of Harzamun on Monday.", {"Harzamun": "town"}),
        (
            "Smoke hung over the villages of Tirkel, Oost Varda and Minlo.",
            {"Tirkel": "village", "Oost Varda": "village", "Minlo": "village"},
        ),
        ("They shelled Tashun district for an hour.", {"Tashun": "district"}),
        ("Residents fled across the Mirova river.", {"Mirova": "river"}),
        ("Rescuers went up the Dilwar valley on foot.", {"Dilwar": "valley"}),
        ("Troops entered Dovrany, a mining town in the south.", {"Dovrany": "town"}),
        ("Torhaven, the island's largest town, has 4,000 people.", {"Torhaven": "town"}),
        ("A tanker exploded at the Lomnik nuclear power plant.", {"Lomnik nuclear power plant": "plant"}),
        ("Shells fell in al-Fouran village at dawn.", {"al-Fouran": "village"}),
        ("The town that Selts call Harnu is known as Arnu in Morravia.", {"Harnu": "town", "Arnu": "town"}),
    ],
)
def test_what_the_account_calls_a_place(language: Language, text: str, kinds: dict[str, str]) -> None:
    places = found(language, text)
    assert {name: places[name].kind for name in kinds if name in places} == kinds
    assert all(places[name].lat is None and places[name].why for name in kinds)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KESTRIN (Baltav Press) — Nine people died on Monday, police said.", "KESTRIN"),
        ("The mayor of Harzamun, Edda Vorn, said nine people had died.", "Harzamun"),
        ("Morravia denies it. Morravia's defence ministry said nothing of it.", "Morravia"),
        ("The gate failed at 05:10 Gorsk time, the ministry said.", "Gorsk"),
        ("The road bridge at Lisny Ford was swept away.", "Lisny Ford"),
    ],
)
def test_what_the_account_shows_to_be_a_place(language: Language, text: str, name: str) -> None:
    assert name in found(language, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zentrix rose. Mr Poulin joined Zentrix in May, and Poulin's brother joined it too.", "Poulin"),
        ("Kyle Dorsett, 34, was charged. Police said that Dorsett had been in Dorsett's car.", "Dorsett"),
        ("On Tuesday, the lower district was flooded.", "Tuesday"),
        ("She spoke at a BRNTV town hall on Monday.", "BRNTV"),
    ],
)
def test_persons_days_and_stations_stay_what_they_are(language: Language, text: str, name: str) -> None:
    account = parsed(language, text)
    tokens = account.parse.tokens
    shown = {text[tokens[first].begin : tokens[last - 1].end] for first, last in told(account)}
    assert not any(name in words for words in shown)


def test_what_is_shown_once_holds_for_the_whole_account(language: Language) -> None:
    text = "The town of Harzamun burned. Nobody was left. “We will rebuild Harzamun,” Edda Vorn said."
    assert [place.text for place in find_places(parsed(language, text), gazetteer())].count("Harzamun") == 2


def test_a_small_namesake_far_from_all_else_is_not_meant(language: Language) -> None:
    text = "Rain fell in Harnow and in Norrdal, Ostland. Later the three men slept on a farm near Un."
    assert found(language, text)["Harnow"].geonameid == 12  # its country is named
    text = "Shells fell in the village of Dresk, the Morravian ministry said."
    place = found(language, text)["Dresk"]
    assert place.geonameid is None and "far" in place.why


def test_what_is_told_removes_no_other_place(language: Language) -> None:
    text = (
        "Roads near Harnow and Velmarch are closed. The villages of Tirkel and Minlo are cut off from Norrdal, Ostland."
    )
    account = parsed(language, text)
    names = {place.text for place in find_places(account, gazetteer())}
    assert {"Harnow", "Velmarch", "Norrdal", "Ostland", "Tirkel", "Minlo"} <= names
    recognised = [candidate.span for candidate in recognise(account, candidates(account, gazetteer()))]
    assert [place.span for place in find_places(account, gazetteer())] == recognised


def test_runs_are_of_the_tokens_of_the_account(language: Language) -> None:
    account = parsed(language, "The towns of Tirkel and Deir ez-Zorak fell. (Agency)")
    for first, last in told(account):
        assert 0 <= first < last <= len(account.parse.tokens)


def test_a_list_of_thousands_is_read_to_its_end() -> None:
    names = [f"Xan{number}" for number in range(3000)]
    account = reading(f"The villages of {', '.join(names)} fell.")
    assert len(told(account)) == len(names)
