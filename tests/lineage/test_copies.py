"""Text that stands word for word in two accounts."""

from __future__ import annotations

from array import array
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage import trace
from rashomon.lineage.shared import shared_runs
from rashomon.lineage.text import SHINGLE, Text
from rashomon.model import Account, Block, Reading, Span

PASSAGE = (
    "The ferry Aurelia left the harbour of Port Lenn at dusk with ninety passengers and struck the breakwater when the "
    "wind turned, throwing a dozen people into the water before tugs could reach her."
)
OWN = "Our reporter counted four ambulances on the quay an hour later, and a crowd that would not go home."
OTHER = "Relatives waited in the old customs house, where volunteers handed out tea and the names of those found."
FORM = (
    "Sign up for our newsletter to get email alerts and notifications, click the link in your inbox to activate your "
    "profile, and follow us on Twitter and Facebook for more news and comments."
)


def reading(identity: str, *paragraphs: str, **fields: Any) -> Reading:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), "paragraph", paragraph))
        at += len(paragraph) + 2
    return Reading(account=Account(id=identity, text=text, **fields), blocks=tuple(blocks))


def test_a_copied_passage_is_found_with_its_words_in_both_accounts() -> None:
    left, right = reading("a", OWN, PASSAGE), reading("b", PASSAGE, OTHER)
    (reuse,) = trace([left, right])
    assert reuse.kind == "copy"
    ((here, there),) = reuse.spans
    assert here.of(left.account.text) == there.of(right.account.text) == PASSAGE.rstrip(".")
    assert 0.5 < reuse.share < 0.75


def test_without_dates_credit_or_a_fuller_text_no_direction_is_told() -> None:
    (reuse,) = trace([reading("a", OWN, PASSAGE), reading("b", PASSAGE, OTHER)])
    assert not reuse.directed
    assert (reuse.origin, reuse.to) == ("a", "b")


def test_the_earlier_account_is_the_origin() -> None:
    late = reading("a", PASSAGE, OWN, published="2024-05-02")
    early = reading("b", PASSAGE, OTHER, published="2024-05-01")
    (reuse,) = trace([late, early])
    assert (reuse.origin, reuse.to, reuse.directed) == ("b", "a", True)
    assert "2024-05-01" in reuse.why


def test_a_credit_wins_over_a_date() -> None:
    agency = reading("a", PASSAGE, published="2024-05-02", outlet="North Coast Agency")
    paper = reading("b", PASSAGE, OWN, published="2024-05-01", outlet="The Lenn Echo", agencies=("NCA",))
    (reuse,) = trace([agency, paper])
    assert (reuse.origin, reuse.to, reuse.kind, reuse.credit) == ("a", "b", "agency", "NCA")


def test_two_captures_of_one_article_are_an_edit() -> None:
    first = reading("a", PASSAGE, OWN, outlet="The Lenn Echo", published="2024-05-01T08:00:00Z")
    second = reading("b", PASSAGE, OWN, OTHER, outlet="The Lenn Echo", published="2024-05-01T12:00:00Z")
    (reuse,) = trace([second, first])
    assert (reuse.origin, reuse.to, reuse.kind) == ("a", "b", "edit")


def test_furniture_of_a_page_is_no_copy() -> None:
    assert trace([reading("a", OWN, FORM), reading("b", OTHER, FORM)]) == ()


FILMS = (
    "1:47 Neighbours heard the hull scrape the stones", "0:58 Divers describe the wreck", "2:31 Harbour lights return",
    "1:12 Ferry company answers questions from families", "0:41 Choir sings on the quay", "3:05 A walk in old Lenn",
)  # fmt: skip
MOTTO = (
    "Channel Nine has told the coast its weather and its music since the first mast was raised above the valley, and "
    "our presenters are proud to wake you each morning with songs, laughter and the road report."
)


def test_a_list_of_films_is_no_copy_but_an_event_told_by_the_minute_is() -> None:
    assert trace([reading("a", OWN, *FILMS), reading("b", OTHER, *FILMS)]) == ()
    minutes = sorted(FILMS)
    (reuse,) = trace([reading("a", OWN, *minutes), reading("b", OTHER, *minutes)])
    assert reuse.spans


def test_what_neither_headline_announces_is_no_copy() -> None:
    titles = {"title": "Ferry strikes breakwater"}, {"title": "Mayor resigns over grain"}
    left, right = (
        reading(name, own, MOTTO, **title) for name, own, title in zip("ab", (OWN, OTHER), titles, strict=True)
    )
    assert trace([left, right]) == ()
    assert len(trace([reading("a", OWN, PASSAGE, **titles[0]), reading("b", OTHER, PASSAGE, **titles[0])])) == 1


def test_what_an_outlet_prints_again_months_later_is_no_version_of_an_article() -> None:
    dates = ("2024-05-01", "2024-08-01")
    same = [reading(name, PASSAGE, outlet="The Lenn Echo", published=at) for name, at in zip("ab", dates, strict=True)]
    assert trace(same) == ()
    other = reading("b", PASSAGE, outlet="The Mail", published=dates[1])
    assert [reuse.kind for reuse in trace([same[0], other])] == ["copy"]


def test_one_text_in_many_long_accounts_stays_small() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    readings = [reading(f"a{number:03}", words) for number in range(60)]
    found = trace(readings)
    assert {reuse.to for reuse in found} == {reading.account.id for reading in readings[1:]}
    assert all(len(reuse.spans) == 1 for reuse in found)


def test_accounts_in_their_own_words_share_nothing() -> None:
    assert trace([reading("a", OWN), reading("b", OTHER)]) == ()


def test_input_order_changes_nothing() -> None:
    readings = [
        reading("a", PASSAGE, OWN),
        reading("b", PASSAGE, OTHER, published="2024-05-01"),
        reading("c", OWN, PASSAGE, OTHER),
    ]
    assert len({trace(list(order)) for order in permutations(readings)}) == 1


words = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(words, words)
def test_runs_are_equal_words_and_cover_every_shared_shingle_once(left: list[str], right: list[str]) -> None:
    texts = [
        Text(name, tuple(found), array("q", range(len(found))), array("q", range(1, len(found) + 1)))
        for name, found in (("l", left), ("r", right))
    ]
    runs = shared_runs(texts).get((0, 1), ())
    seen: set[int] = set()
    for run in runs:
        assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
        places = set(range(run.left, run.left + run.length))
        assert not places & seen
        seen |= places
    shared = {tuple(left[i : i + SHINGLE]) for i in range(len(left) - SHINGLE + 1)} & {
        tuple(right[i : i + SHINGLE]) for i in range(len(right) - SHINGLE + 1)
    }
    assert bool(shared) == bool(runs)


def test_an_agencys_text_trimmed_by_four_papers_comes_from_the_agency() -> None:
    wire = reading("n", PASSAGE, OWN, OTHER, outlet="North Coast Agency", published="2024-05-01T10:00Z")
    trims = [(PASSAGE, OWN), (PASSAGE, OTHER), (OWN, OTHER), (PASSAGE,)]
    papers = [
        reading(name, *parts, outlet=f"Paper {name}", agencies=("NCA",), published="2024-05-01")
        for name, parts in zip("abcd", trims, strict=True)
    ]
    found = [reuse for reuse in trace([wire, *papers]) if reuse.origin == "n"]
    assert [(reuse.to, reuse.kind, reuse.directed, reuse.credit) for reuse in found] == [
        (name, "agency", True, "NCA") for name in "abcd"
    ]
    assert all(reuse.share > 0.95 for reuse in found)


def test_an_edit_says_how_much_is_new_and_how_much_is_gone() -> None:
    first = reading("a", PASSAGE, OWN, url="u", published="2024-05-01T08:00Z")
    second = reading("b", PASSAGE, OTHER, url="u", published="2024-05-01T09:00Z")
    (reuse,) = trace([second, first])
    assert (reuse.kind, reuse.origin, reuse.directed) == ("edit", "a", True)
    assert reuse.why.endswith(f"{len(OTHER.split())} words are new, {len(OWN.split())} are gone")


@pytest.mark.parametrize(("first", "second", "origin"), [
    ("2024-05-01T08:00+03:00", "2024-05-01T06:00Z", "a"), ("2024-05-01T08:00Z", "2024-05-01T08:30+03:00", "b"),
    ("2024-05-01", "2024-05-02", "a"), ("2024-05-01", "2024-05-01T09:00", None),
    ("2024-05-01T08:00Z", "2024-05-01T20:00", None), ("2024-05-01T08:00Z", "2024-05-03T20:00", "a"),
    ("2024-05-01T16:00Z", "2024-05-02", None), ("yesterday", "2024-05-02", None),
])  # fmt: skip
def test_the_earlier_one_is_known_only_where_its_zone_leaves_no_doubt(
    first: str, second: str, origin: str | None
) -> None:
    (reuse,) = trace([reading("a", PASSAGE, OWN, published=first), reading("b", PASSAGE, OTHER, published=second)])
    assert (reuse.origin if reuse.directed else None) == origin
