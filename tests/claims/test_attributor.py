"""What the rules add to the tagger, with attributions made by hand in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories

from rashomon.annotate.language import Language
from rashomon.claims.attribution import Attribution
from rashomon.claims.attributor import completed, load_attributor, visible
from rashomon.claims.extract import Rules
from rashomon.claims.quotes import find_quotations
from rashomon.errors import InputError
from rashomon.model import Account, Block, Reading, Span


def parsed(text: str, language: Language) -> Reading:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), "paragraph", line))
        at += len(line) + 1
    (reading,) = language.parse([Reading(account=Account(id="a", text=text), blocks=tuple(blocks))])
    return reading


def sources(reading: Reading, *tagged: Attribution) -> dict[str, str]:
    text = reading.account.text
    found = completed(reading, find_quotations(reading.blocks), tagged)
    return {a.content[0].of(text): " ".join(s.of(text) for s in a.source) for a in found}


def test_a_missing_source_is_the_subject_of_the_cue(language: Language) -> None:
    text = "The governor toured the valley and demanded an inquiry."
    reading = parsed(text, language)
    tagged = Attribution(content=(factories.span(text, "an inquiry"),), cue=(factories.span(text, "demanded"),))
    assert sources(reading, tagged) == {"an inquiry": "The governor"}


def test_a_passive_cue_keeps_no_source(language: Language) -> None:
    text = "It was reported that three barges had sunk."
    tagged = Attribution(
        content=(factories.span(text, "that three barges had sunk"),), cue=(factories.span(text, "was reported"),)
    )
    assert sources(parsed(text, language), tagged) == {"that three barges had sunk": ""}


def test_pieces_of_two_paragraphs_become_two_attributions(language: Language) -> None:
    text = "“The gate failed,” the mayor said.\n“Nobody was told.”"
    tagged = Attribution(
        content=(factories.span(text, "The gate failed"), factories.span(text, "Nobody was told")),
        cue=(factories.span(text, "said"),),
        source=(factories.span(text, "the mayor"),),
    )
    found = sources(parsed(text, language), tagged)
    assert found == {"The gate failed": "the mayor", "Nobody was told": "the mayor"}


def test_rules_add_what_the_tagger_left_out(language: Language) -> None:
    text = "The mayor said the gate failed.\nThe ministry said it held."
    tagged = Attribution(
        content=(factories.span(text, "the gate failed"),),
        cue=(factories.span(text, "said"),),
        source=(factories.span(text, "The mayor"),),
    )
    found = sources(parsed(text, language), tagged)
    assert found == {"the gate failed": "The mayor", "it held": "The ministry"}


def test_nothing_cut_is_visible_and_offsets_stay() -> None:
    text = "Menu | Home\nThe gate failed.\n#gate"
    reading = Reading(account=Account(id="a", text=text), blocks=(Block(Span(12, 28), "paragraph", text[12:28]),))
    seen = visible(reading)
    assert len(seen) == len(text)
    assert seen.split() == ["The", "gate", "failed."]
    assert seen[12:28] == "The gate failed."


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="nowhere"):
        load_attributor("nowhere")


def test_a_folder_without_a_tagger_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=tmp_path.name):
        load_attributor(str(tmp_path))


def test_rules_can_be_asked_for_by_name() -> None:
    assert isinstance(load_attributor("rules"), Rules)
