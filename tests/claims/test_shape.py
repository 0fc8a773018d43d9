"""Mode and stance, on sentences of a made-up event."""

from __future__ import annotations

import pytest

from rashomon.annotate.language import Language
from rashomon.claims.extract import Rules, extract
from rashomon.model import Account, Block, Claim, Reading, Span


def first_claim(text: str, language: Language) -> Claim:
    block = Block(Span(0, len(text)), "paragraph", text)
    (parsed,) = language.parse([Reading(account=Account(id="a", text=text), blocks=(block,))])
    claims = [c for c in extract(parsed, attributor=Rules()).claims if not c.own_voice]
    return claims[0]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The governor said the wall had cracked.", "assert"),
        ("The governor denied that the wall had cracked.", "deny"),
        ("The governor said the wall had not cracked.", "deny"),
        ("The governor said there was no crack in the wall.", "deny"),
        ("The governor did not deny that the wall had cracked.", "assert"),
        ("The governor urged residents to leave the valley.", "urge"),
        ("The governor said residents should leave the valley.", "urge"),
        ("“You must leave the valley tonight,” the governor said.", "urge"),
        ("The governor demanded the release of the gauge data.", "urge"),
        ("The governor asked whether the wall had cracked.", "ask"),
        ("“Who opened the gate that night?” the governor asked.", "ask"),
        ("The governor said the people who did not leave were safe.", "assert"),
        ("The governor said it was clear that the wall had held.", "assert"),
        ("“If it was an accident, publish the log,” the governor said.", "urge"),
        ("The governor said he knew of no such crack.", "deny"),
        ("The governor criticized the operator for not testing the gate.", "assert"),
        ("The governor rejected claims that the wall had cracked.", "deny"),
    ],
)
def test_stance(text: str, stance: str, language: Language) -> None:
    assert first_claim(text, language).stance == stance


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The governor said the wall had cracked.", "indirect"),
        ("The governor said the wall had “a small crack”.", "mixed"),
        ("“The wall has a small crack,” the governor said.", "direct"),
    ],
)
def test_mode(text: str, mode: str, language: Language) -> None:
    assert first_claim(text, language).mode == mode


def test_hedges_and_judging_verbs_are_kept(language: Language) -> None:
    claim = first_claim("The governor admitted that the wall had allegedly cracked and might break.", language)
    assert claim.hedges == ("allegedly", "might")
    assert claim.judgement == "admit"
    assert first_claim("The governor said the wall had cracked.", language).judgement is None
