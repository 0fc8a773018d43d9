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


def test_several_unnamed_sources_may_be_the_same_and_count_only_where_no_one_is_named() -> None:
    known = {"1": "x", "2": f"{UNNAMED} (The Echo)", "3": "The Echo"}
    assert behind([ONE, TWO], known) == ("x",)
    assert behind([TWO, VOICE], known) == ("The Echo",)
    assert behind([ONE, TWO], {"1": f"{UNNAMED} (The Mail)", "2": f"{UNNAMED} (The Echo)"}) == ("unnamed source",)


def test_two_who_speak_as_one_add_nothing_to_either() -> None:
    assert behind([ONE, TWO], {"1": "x", "2": "x + y"}) == ("x",)
    assert behind([ONE], {"1": "x + y"}) == ("x + y",)
