"""Attribution by rule, on sentences of a made-up event."""

from __future__ import annotations

import pytest

from rashomon.annotate.language import Language
from rashomon.claims.extract import Rules, extract
from rashomon.model import Account, Block, Claim, Reading, Span

CASES = [
    # text, source, cue, content, mode, stance
    ("The Harbour Ministry said the gate had failed at noon.", "The Harbour Ministry", "said",
     "the gate had failed at noon", "indirect", "assert"),
    ("“The gate failed without any warning,” the mayor said.", "the mayor", "said",
     "The gate failed without any warning", "direct", "assert"),
    ("According to the governor, two bridges were washed away.", "the governor", "According to",
     "two bridges were washed away", "indirect", "assert"),
    ("The governor denied that the gate had been opened.", "The governor", "denied",
     "the gate had been opened", "indirect", "deny"),
    ("The minister said no soldiers were at the dam and the wall was \"safe\".", "The minister", "said",
     None, "mixed", "deny"),
    ("The agency quoted engineer Mara Lind as saying that the wall was sound.", "engineer Mara Lind", "saying",
     "the wall was sound", "indirect", "assert"),
    ("The prime minister urged both governments to share their gauges.", "The prime minister", "urged",
     "both governments to share their gauges", "indirect", "urge"),
    ("The council called on the ministry to open an inquiry.", "The council", "called on",
     None, "indirect", "urge"),
    ("The operator condemned \"reckless\" claims by the opposition.", "The operator", "condemned",
     None, "mixed", "assert"),
    ("The gate had been tested in spring, engineers told the newspaper.", "engineers", "told",
     "The gate had been tested in spring", "indirect", "assert"),
]  # fmt: skip


def read(text: str, language: Language) -> Reading:
    spans, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Block(Span(position, position + len(line)), "paragraph", line))
        position += len(line) + 1
    reading = Reading(account=Account(id="made-up", text=text, outlet="The Weir"), blocks=tuple(spans))
    (parsed,) = language.parse([reading])
    return extract(parsed, attributor=Rules())


def attributed(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if not claim.own_voice]


@pytest.mark.parametrize(("text", "source", "cue", "content", "mode", "stance"), CASES, ids=[c[0][:40] for c in CASES])
def test_constructions(
    text: str, source: str, cue: str, content: str | None, mode: str, stance: str, language: Language
) -> None:
    claim = attributed(read(text, language))[0]
    assert (claim.source_text, claim.cue_text) == (source, cue)
    if content is not None:
        assert claim.text == content
    assert (claim.mode, claim.stance) == (mode, stance)


def test_a_statement_under_one_mark_belongs_to_who_is_named_at_its_end(language: Language) -> None:
    text = "“The gate was checked in May and it was sound.\nThe town was told in good time,” the ministry said."
    claims = attributed(read(text, language))
    assert [c.source_text for c in claims] == ["the ministry", "the ministry"]
    assert {c.mode for c in claims} == {"direct"}


def test_passive_without_agent_has_no_source(language: Language) -> None:
    (claim,) = attributed(read("It was reported that three barges had sunk.", language))
    assert claim.source == ()
    assert claim.text == "three barges had sunk"


def test_sentences_that_attribute_nothing_are_the_outlets_own(language: Language) -> None:
    reading = read("The river rose by two metres overnight. The mayor said the bridge held.", language)
    (own,) = [c for c in reading.claims if c.own_voice]
    assert own.text == "The river rose by two metres overnight"
    assert own.speaker == "The Weir"
    assert own.source == own.cue == ()


def test_an_odd_mark_loses_no_other_claim(language: Language) -> None:
    text = 'The mayor said the "wall was sound.\nThe governor said the gate had failed.\n“We knew,” the engineer said.'
    assert {"The mayor", "The governor", "the engineer"} <= {c.source_text for c in attributed(read(text, language))}


@pytest.mark.parametrize("text", ["", "   ", "“", '"""""', "SAID SAID SAID", "said", "!" * 500, "a " * 3000])
def test_odd_texts_do_not_break(text: str, language: Language) -> None:
    reading = read(text, language)
    for claim in reading.claims:
        assert all(0 <= b < e <= len(text) for b, e in claim.content)
