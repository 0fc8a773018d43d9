"""Who stands behind a claim."""

from __future__ import annotations

from typing import Any

from rashomon.lineage import origins, trace
from rashomon.model import Account, Block, Claim, Reading, Span

from .test_copies import OTHER, OWN, PASSAGE


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
    assert set(origins([told], ()).values()) == {"Ostrania"}


def test_a_witness_is_an_origin_and_an_unnamed_source_is_named_so() -> None:
    told = reading("a", (OWN, {"speaker": "Olga Brenn"}), (OTHER, {}))
    assert dict(origins([told], ())) == {"a0": "Olga Brenn", "a1": "unnamed source"}


def test_an_outlet_speaks_for_itself_unless_the_text_is_another_outlets() -> None:
    first = reading("a", (PASSAGE, OWN_VOICE), (OWN, OWN_VOICE), outlet="Coast Wire", published="2024-05-01")
    second = reading("b", (PASSAGE, OWN_VOICE), (OTHER, OWN_VOICE), outlet="The Echo", published="2024-05-02")
    found = origins([first, second], trace([first, second]))
    assert dict(found) == {"a0": "Coast Wire", "a1": "Coast Wire", "b0": "Coast Wire", "b1": "The Echo"}


def test_one_agency_in_two_papers_is_one_origin() -> None:
    papers = [
        reading(name, (PASSAGE, OWN_VOICE), (own, OWN_VOICE), outlet=outlet, agencies=("NCA",))
        for name, own, outlet in (("a", OWN, "The Echo"), ("b", OTHER, "The Mail"))
    ]
    found = origins(papers, trace(papers))
    assert found["a0"] == found["b0"]


def test_copies_in_a_circle_end() -> None:
    readings = [reading(name, (PASSAGE, OWN_VOICE), outlet=name.upper()) for name in "abc"]
    found = origins(readings, trace(readings))
    assert set(found.values()) <= {"A", "B", "C"}
    assert len(found) == 3
