from __future__ import annotations

import pytest

from rashomon.annotate.places import find_places
from rashomon.annotate.places.candidates import candidates, meant
from rashomon.annotate.places.find import host, mend
from rashomon.annotate.places.recognise import likeliest, recognise
from rashomon.annotate.places.tables import Row
from rashomon.model import Account, Place, Span
from tests.annotate.places.world import ROWS, gazetteer, reading

PLACES = {"Velmarch": "GPE", "Harnow": "GPE", "Ostland": "GPE", "Westmark": "GPE", "Dresk": "GPE", "Norrdal": "GPE"}


def found(text: str, labels: dict[str, str] | None = None) -> dict[str, Place]:
    return {place.text: place for place in find_places(reading(text, PLACES | (labels or {})), gazetteer())}


def test_spans_are_the_very_words_in_order() -> None:
    text = "Rain fell in Harnow. Later the river rose near Dresk, in Ostland."
    places = find_places(reading(text, PLACES), gazetteer())
    assert [place.text for place in places] == ["Harnow", "Dresk", "Ostland"]
    assert all(place.span.of(text) == place.text for place in places)


def test_what_follows_a_comma_decides() -> None:
    assert found("A bus left from Velmarch, Ostland, at noon.")["Velmarch"].geonameid == 10
    assert found("A bus left from Velmarch, Westmark, at noon.")["Velmarch"].geonameid == 11


def test_one_name_may_be_two_places_when_the_text_says_so() -> None:
    text = "She moved from Velmarch, Ostland, to Velmarch, Westmark, in spring."
    places = find_places(reading(text, PLACES), gazetteer())
    assert [place.geonameid for place in places if place.text == "Velmarch"] == [10, 11]


def test_the_other_places_of_the_account_decide() -> None:
    text = "Roads near Harnow and Dresk are closed, police in Norrdal said. In Velmarch the bridge is open."
    place = found(text)["Velmarch"]
    assert place.geonameid == 10
    assert place.why


def test_an_unknown_place_stays_without_coordinates() -> None:
    place = found("Shells fell on Zubrovka near Harnow.", {"Zubrovka": "GPE"})["Zubrovka"]
    assert (place.lat, place.lon, place.geonameid) == (None, None, None)
    assert place.why == "not in the gazetteer"


def test_the_text_may_say_that_a_name_is_a_place() -> None:
    assert "Tarkhov" in found("Two died in the Tarkhov region on Monday.")
    assert "Tarkhov-Sul" in found("Two died in the district of Tarkhov-Sul on Monday.")


def test_a_second_name_in_brackets_is_the_same_place() -> None:
    places = found("Trains to Harnow (Harnau) were late.")
    assert places["Harnau"].geonameid == places["Harnow"].geonameid == 12


def test_a_known_name_in_a_chain_of_hyphens_is_a_place() -> None:
    assert {"Harnow", "Dresk"} <= found("Ice closed the Harnow-Dresk road.", {"Dresk": ""}).keys()


def test_a_slip_is_read_as_the_name_it_is_a_slip_of_and_says_so() -> None:
    text = "Snow fell in Velmarch, Ostland. By night Velmrach was cut off."
    place = find_places(reading(text, PLACES | {"Velmrach": "GPE"}), gazetteer())[-1]
    assert (place.text, place.geonameid, place.how) == ("Velmrach", 10, "slip")
    assert "“Velmarch”" in place.why


def test_acronyms_do_not_name_small_places() -> None:
    world = gazetteer()
    assert meant("UN", world.look_up("UN")) == ()
    assert meant("Un", world.look_up("Un"))
    assert meant("O.L.", world.look_up("O.L."))


def test_a_word_for_a_place_and_a_seat_of_government_are_no_town() -> None:
    world = gazetteer(
        Row(1, "Area", "town", "WM", 0, 0.0, 0.0, 900), Row(2, "White House", "town", "WM", 0, 1.0, 1.0, 900)
    )
    assert meant("Area", world.look_up("Area")) == meant("White House", world.look_up("White House")) == ()


def test_a_country_is_meant_where_nothing_else_of_its_namesakes_country_is_named() -> None:
    rows = (
        *ROWS,
        Row(20, "Sarvia", "country", "SV", 0, 48.0, 14.0, 2_000_000),
        Row(21, "Sarvia", "state", "WM", 2, 21.0, -61.0, 9_000_000),
    )
    text = "Ministers of Ostland and Sarvia met."
    places = find_places(reading(text, PLACES | {"Sarvia": "GPE"}), gazetteer(*rows))
    assert places[-1].geonameid == 20


def test_a_name_that_is_a_persons_is_no_place() -> None:
    text = "Mr. Anton Harnow left. Harnow gave no reason."
    assert found(text, {"Anton Harnow": "PERSON", "Harnow": ""}) == {}


def test_the_people_of_a_place_are_marked() -> None:
    places = found("The Ostlandish army left Westmark.", {"Ostlandish": "NORP"})
    assert places["Westmark"].how == "name"
    assert all(place.how == "demonym" for text, place in places.items() if text == "Ostlandish")


@pytest.mark.parametrize("known", range(len(ROWS) + 1))
def test_resolving_one_place_never_removes_another(known: int) -> None:
    text = "Roads near Harnow and Dresk are closed. Velmarch, Ostland, and Zubrovka are cut off from Norrdal."
    account = reading(text, PLACES | {"Zubrovka": "GPE"})
    world = gazetteer(*ROWS[:known] or (Row(99, "Elsewhere", "town", None, 0, 0.0, 0.0, 1),))
    recognised = [candidate.span for candidate in recognise(account, candidates(account, world))]
    places = find_places(account, world)
    assert [place.span for place in places] == recognised
    assert {"Harnow", "Dresk", "Velmarch", "Ostland", "Zubrovka", "Norrdal"} <= {place.text for place in places}


def test_mending_keeps_every_place() -> None:
    names = ("Velmarch", "Velmrach", "Zubrovka", "Dresk")
    places = [
        Place(span=Span(i, i + 1), text=name, name=name, lat=1.0 if name == "Velmarch" else None)
        for i, name in enumerate(names)
    ]
    assert [place.span for place in mend(places)] == [place.span for place in places]


def test_of_overlapping_candidates_the_likeliest_stays() -> None:
    account = reading("The Norrdal Province council met.", PLACES)
    some = candidates(account, gazetteer())
    whole = next(c for c in some if c.last - c.first == 2)
    chosen = likeliest(some, [0.9 if c == whole else 0.5 for c in some])
    assert chosen == [whole]


def test_text_without_a_name_has_no_place() -> None:
    assert find_places(reading("nothing happened."), gazetteer()) == ()
    assert find_places(reading(""), gazetteer()) == ()


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "https://℀.example/",
        "//[",
        "http://]/",
        "https://[v1.a/",
        "http://a℁b",
        "http://[fe80::1%25eth0",
        "[",
        "",
    ],
)
def test_what_is_no_address_has_no_host(url: str) -> None:
    assert host(Account(id="a", text="Rain fell in Harnow.", url=url)) == ""


def test_the_host_of_an_address_is_read_without_its_www() -> None:
    assert host(Account(id="a", text="x", url="https://www.courier.example/a")) == "courier.example"
