"""Text that stands word for word in two accounts."""

from __future__ import annotations

from itertools import permutations
from typing import Any

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
        Text(name, tuple(found), tuple(Span(i, i + 1) for i in range(len(found))))
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
