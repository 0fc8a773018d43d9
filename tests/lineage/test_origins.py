"""Who stands behind a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.lineage import origins, trace
from rashomon.model import Account, Block, Claim, Reading, Reuse, Span

from .test_copies import FORM, OTHER, OWN, PASSAGE


def named_origins(readings: Sequence[Reading], reuse: Sequence[Reuse]) -> dict[str, str]:
    """For each claim's id its origin as it is shown."""
    return {claim: str(origin) for claim, origin in origins(readings, reuse).items()}


def reading(identity: str, *told: tuple[str, dict[str, Any]], **fields: Any) -> Reading:
    text, claims, blocks = "", [], []
    for number, (words, claim) in enumerate(told):
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(span, "paragraph", words))
        claims.append(
            Claim(id=f"{identity}{number}", document=identity, source=(), cue=(), content=(span,), text=words, **claim)
        )
        text += words + "\n\n"
    return Reading(account=Account(id=identity, text=text, **fields), blocks=tuple(blocks), claims=tuple(claims))


OWN_VOICE = {"own_voice": True}


def test_two_ministries_of_one_government_are_one_origin() -> None:
    told = reading(
        "a",
        (OWN, {"speaker": "Ostrania Ministry of Defence", "party": "Ostrania"}),
        (OTHER, {"speaker": "Ostrania Ministry of Foreign Affairs", "party": "Ostrania"}),
    )
    assert set(named_origins([told], ()).values()) == {"Ostrania"}


def test_a_named_witness_is_an_origin_and_the_unnamed_are_their_outlets() -> None:
    told = reading("a", (OWN, {"speaker": "Olga Brenn"}), (OTHER, {}), (FORM, {"speaker": "Residents"}), outlet="Echo")
    wanted = {"a0": "Olga Brenn", "a1": "unnamed source (Echo)", "a2": "witnesses (Echo)"}
    assert dict(named_origins([told], ())) == wanted


def test_the_unnamed_of_two_outlets_are_two_unless_the_words_are_copied() -> None:
    for speaker in ("Witnesses", "Officials", "Longtime ally"):
        claim = {"speaker": speaker, "source_text": speaker.lower()}
        two = [reading(name, (words, claim), outlet=name.upper()) for name, words in (("a", OWN), ("b", OTHER))]
        assert len(set(named_origins(two, ()).values())) == 2
        same = [reading(name, (OWN, claim), outlet=name.upper()) for name in "ab"]
        assert len(set(named_origins(same, ()).values())) == 1


def test_the_same_words_are_one_origin_whoever_is_given_for_them() -> None:
    named = reading("a", (OWN, {"speaker": "Olga Brenn", "party": "Port Lenn"}), outlet="Echo")
    others = [
        reading("b", (OWN, {"speaker": "An announcer"}), outlet="Mail"),
        reading("c", (OWN, OWN_VOICE), outlet="Sun"),
    ]
    assert set(named_origins([named, *others], ()).values()) == {"Port Lenn"}


def test_a_copied_text_is_his_who_says_it_in_the_text_that_it_comes_from() -> None:
    first = reading("a", (PASSAGE, {"speaker": "Olga Brenn"}), (OWN, OWN_VOICE), outlet="Echo", published="2024-05-01")
    second = reading("b", (PASSAGE, OWN_VOICE), (OTHER, OWN_VOICE), outlet="Mail", published="2024-05-02")
    found = named_origins([first, second], trace([first, second]))
    assert (found["b0"], found["b1"]) == ("Olga Brenn", "Mail")


def test_an_agency_is_one_origin_under_all_of_its_names() -> None:
    told = [
        reading("a", (OWN, OWN_VOICE), outlet="reuters.com"),
        reading("b", (OTHER, OWN_VOICE), outlet="Echo", agencies=("Reuters",)),
        reading("c", (FORM, {"speaker": "Reuters", "party": "Reuters"}), outlet="Mail"),
    ]
    assert set(named_origins(told, ()).values()) == {"Reuters"}


def test_two_who_speak_as_one_are_joined_so_that_neither_counts_twice() -> None:
    told = reading(
        "a",
        (OWN, {"speaker": "Ostrania and Karvelia", "party": "Ostrania and Karvelia"}),
        (OTHER, {"party": "Karvelia"}),
    )
    assert dict(named_origins([told], ())) == {"a0": "Ostrania + Karvelia", "a1": "Karvelia"}


def test_an_outlet_speaks_for_itself_unless_the_text_is_another_outlets() -> None:
    first = reading("a", (PASSAGE, OWN_VOICE), (OWN, OWN_VOICE), outlet="Coast Wire", published="2024-05-01")
    second = reading("b", (PASSAGE, OWN_VOICE), (OTHER, OWN_VOICE), outlet="The Echo", published="2024-05-02")
    found = named_origins([first, second], trace([first, second]))
    assert dict(found) == {"a0": "Coast Wire", "a1": "Coast Wire", "b0": "Coast Wire", "b1": "The Echo"}


def test_one_agency_in_two_papers_is_one_origin() -> None:
    papers = [
        reading(name, (PASSAGE, OWN_VOICE), (own, OWN_VOICE), outlet=outlet, agencies=("NCA",))
        for name, own, outlet in (("a", OWN, "The Echo"), ("b", OTHER, "The Mail"))
    ]
    found = named_origins(papers, trace(papers))
    assert found["a0"] == found["b0"]


def test_copies_in_a_circle_end() -> None:
    readings = [reading(name, (PASSAGE, OWN_VOICE), outlet=name.upper()) for name in "abc"]
    found = named_origins(readings, trace(readings))
    assert set(found.values()) <= {"A", "B", "C"}
    assert len(found) == 3
