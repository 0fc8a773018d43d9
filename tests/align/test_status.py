"""Who stands behind a point."""

from __future__ import annotations

from rashomon.align.status import UNNAMED, behind, status
from rashomon.model import Claim, Span


def claim(identity: str, document: str, *, own_voice: bool = False) -> Claim:
    return Claim(
        id=identity, document=document, source=(), cue=(), content=(Span(0, 1),), text="x", own_voice=own_voice
    )


ONE, TWO, VOICE = claim("1", "a"), claim("2", "b"), claim("3", "c", own_voice=True)


def test_two_origins_agree() -> None:
    assert status([ONE, TWO], [], {"1": "x", "2": "y"}) == "agreed"


def test_one_origin_in_two_documents_and_in_one() -> None:
    assert status([ONE, TWO], [], {"1": "x", "2": "x"}) == "one origin"
    assert status([ONE], [], {"1": "x"}) == "single source"


def test_any_denial_makes_a_dispute() -> None:
    assert status([ONE], [TWO], {"1": "x", "2": "y"}) == "disputed"


def test_an_unnamed_source_adds_nothing_to_a_named_one() -> None:
    assert behind([ONE, TWO], {"1": "x", "2": UNNAMED}) == ("x",)
    assert behind([TWO], {"2": UNNAMED}) == (UNNAMED,)


def test_an_outlets_own_voice_counts_where_no_party_is_named() -> None:
    assert behind([VOICE], {"3": "The Echo"}) == ("The Echo",)
    assert behind([ONE, VOICE], {"1": "x", "3": "The Echo"}) == ("x",)
