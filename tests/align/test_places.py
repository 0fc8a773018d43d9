from __future__ import annotations

from rashomon.align.places import core, merge_places
from rashomon.model import Account, Block, Claim, NamedPlace, Place, Reading, Span

POINTS = {"Velmarch": (51.1, 10.6, 10), "Harnow": (51.2, 10.4, 12), "Farnow": (20.0, -60.0, 13)}


def account(name: str, text: str, *places: Place, outlet: str | None = None, claims: tuple[Claim, ...] = ()) -> Reading:
    return Reading(account=Account(id=name, text=text, outlet=outlet), places=places, claims=claims)


def told(name: str, text: str, *places: str, outlet: str | None = None) -> Reading:
    """An account with its one block and the first mention of each of `places`, unresolved."""
    block = Block(Span(0, len(text)), "paragraph", text)
    found = tuple(place(text, words) for words in places)
    return Reading(account=Account(id=name, text=text, outlet=outlet), blocks=(block,), places=found)


def place(text: str, words: str, known: str | None = None, **fields: object) -> Place:
    span = Span(text.index(words), text.index(words) + len(words))
    lat, lon, number = POINTS[known] if known else (None, None, None)
    return Place(span=span, text=words, name=known or words, lat=lat, lon=lon, geonameid=number, **fields)  # type: ignore[arg-type]


def names(merged: tuple[NamedPlace, ...]) -> list[set[str]]:
    return [{entry.name, *entry.also} for entry in merged]


def test_two_names_of_one_place_are_one_entry_with_who_uses_each() -> None:
    one, two = "Rain in Velmarch.", "Rain in Welmarsk."
    merged = merge_places(
        [
            account("a", one, place(one, "Velmarch", "Velmarch"), outlet="Harnow Post"),
            account("b", two, place(two, "Welmarsk", "Velmarch"), outlet="Dresk Echo"),
        ]
    )
    assert names(merged) == [{"Velmarch", "Welmarsk"}]
    assert dict(merged[0].used_by) == {"Velmarch": ("Harnow Post",), "Welmarsk": ("Dresk Echo",)}
    assert merged[0].documents == ("a", "b")
    assert merged[0].geonameid == 10


def test_the_party_of_the_claim_uses_the_name_that_stands_in_it() -> None:
    text = "The ministry said Welmarsk was quiet."
    said = Claim(
        id="c",
        document="a",
        source=(Span(0, 12),),
        cue=(Span(13, 17),),
        content=(Span(18, 36),),
        text=text[18:36],
        party="Ostland",
    )
    own = Claim(
        id="d", document="a", source=(), cue=(), content=(Span(0, 36),), text=text, own_voice=True, speaker="Post"
    )
    merged = merge_places([account("a", text, place(text, "Welmarsk", "Velmarch"), outlet="Post", claims=(own, said))])
    assert merged[0].used_by == (("Welmarsk", ("Ostland",)),)


def test_no_name_is_preferred_but_by_how_many_accounts_use_it() -> None:
    text = "Welmarsk and Velmarch"
    only = "Welmarsk"
    merged = merge_places(
        [
            account("a", text, place(text, "Welmarsk", "Velmarch"), place(text, "Velmarch", "Velmarch")),
            account("b", only, place(only, "Welmarsk", "Velmarch")),
        ]
    )
    assert (merged[0].name, merged[0].also) == ("Welmarsk", ("Velmarch",))


def test_a_slip_that_another_account_supports_is_joined_and_says_why() -> None:
    one, two = "in Velmarch", "in Velmrach"
    merged = merge_places(
        [account("a", two, place(two, "Velmrach")), account("b", one, place(one, "Velmarch", "Velmarch"))]
    )
    assert names(merged) == [{"Velmarch", "Velmrach"}]
    assert dict(merged[0].why) == {"Velmrach": "taken for a slip of “Velmarch”"}


def test_known_places_of_like_names_stay_apart() -> None:
    text = "Harnow Farnow"
    merged = merge_places([account("a", text, place(text, "Harnow", "Harnow"), place(text, "Farnow", "Farnow"))])
    assert len(merged) == 2


def test_namesakes_far_apart_stay_apart() -> None:
    text = "Harnow and Harnow"
    second = Place(span=Span(11, 17), text="Harnow", name="Harnow", lat=-33.0, lon=150.0, geonameid=77)
    merged = merge_places([account("a", text, place(text, "Harnow", "Harnow"), second)])
    assert len(merged) == 2


def test_a_word_for_what_it_is_makes_no_other_place() -> None:
    text = "Dresk District and the Dresk corridor"
    merged = merge_places([account("a", text, place(text, "Dresk District"), place(text, "Dresk corridor"))])
    assert merged[0].name == "Dresk"
    assert merged[0].also == ("Dresk District", "Dresk corridor")
    assert core("Dresk Autonomous Region") == core("the Dresk valley") == "dresk"
    assert core("Valley") == "valley"


def test_the_people_of_a_place_are_no_name_of_it() -> None:
    text = "Ostlanders of Velmarch"
    people = place(text, "Ostlanders", "Velmarch", how="demonym")
    merged = merge_places([account("a", text, people, place(text, "Velmarch", "Velmarch"))])
    assert names(merged) == [{"Velmarch"}]
    assert merge_places([account("a", text, people)]) == ()


def test_capitals_are_no_other_name_and_an_unresolved_place_stays() -> None:
    text = "ZUBROVKA and Zubrovka"
    merged = merge_places([account("a", text, place(text, "ZUBROVKA"), place(text, "Zubrovka"))])
    assert [(entry.name, entry.also, entry.lat) for entry in merged] == [("Zubrovka", (), None)]


def test_places_of_more_accounts_come_first() -> None:
    one, two = "Dresk Velmarch", "Velmarch"
    merged = merge_places(
        [
            account("a", one, place(one, "Dresk"), place(one, "Velmarch", "Velmarch")),
            account("b", two, place(two, "Velmarch", "Velmarch")),
        ]
    )
    assert [entry.name for entry in merged] == ["Velmarch", "Dresk"]


def test_nothing_in_nothing_out() -> None:
    assert merge_places([]) == ()


def test_what_an_account_says_of_two_names_joins_them_with_who_uses_each() -> None:
    merged = merge_places(
        [
            told("a", "Rain fell in Harnu on Monday.", "Harnu", outlet="Seltish Post"),
            told("b", "The town that Selts call Harnu is known as Arnu in Morra.", "Harnu", "Arnu", outlet="Agency"),
            told("c", "Rain fell in Arnu.", "Arnu", outlet="Morran Echo"),
        ]
    )
    assert names(merged) == [{"Harnu", "Arnu"}]
    users = {name: set(voices) for name, voices in merged[0].used_by}
    assert users == {"Harnu": {"Seltish Post", "Selts"}, "Arnu": {"Morran Echo", "Morra"}}
    assert dict(merged[0].why)["Arnu"].startswith("an account says so")


def test_we_is_the_outlet() -> None:
    (entry,) = merge_places(
        [told("a", "It hit the town that we call Harnu and they call Arnu.", "Harnu", "Arnu", outlet="Post")]
    )
    assert dict(entry.used_by)["Harnu"] == ("Post",)
    assert dict(entry.used_by)["Arnu"] == ()


def test_a_statement_does_not_join_places_that_lie_far_apart() -> None:
    text = "Harnow, formerly Farnow, is quiet."
    block = Block(Span(0, len(text)), "paragraph", text)
    places = (place(text, "Harnow", "Harnow"), place(text, "Farnow", "Farnow"))
    merged = merge_places([Reading(account=Account(id="a", text=text), blocks=(block,), places=places)])
    assert len(merged) == 2


def test_a_dam_is_its_hydro_scheme_and_not_its_district() -> None:
    text = "The Kessel Dam broke. The Kessel hydro scheme stands in Kessel district."
    places = ("Kessel Dam", "Kessel hydro scheme")
    reading = told("a", text, *places)
    district = Place(span=Span(text.rindex("Kessel"), text.rindex("Kessel") + 6), text="Kessel", name="Kessel")
    merged = merge_places([Reading(account=reading.account, blocks=reading.blocks, places=(*reading.places, district))])
    assert {frozenset(found) for found in names(merged)} == {frozenset(places), frozenset({"Kessel"})}


def test_a_name_that_one_account_shows_is_found_in_the_others() -> None:
    one = told("a", "The town of Harzamun burned.", "Harzamun", outlet="Post")
    two = told("b", "Harzamun was quiet. The Harzamun Courier said so.", outlet="Echo")
    three = told("c", "Nothing happened in Harzamunville.", outlet="Sun")
    (entry,) = merge_places([one, two, three])
    assert entry.documents == ("a", "b")
    assert dict(entry.used_by) == {"Harzamun": ("Post", "Echo")}
