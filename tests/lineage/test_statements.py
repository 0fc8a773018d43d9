"""One statement told in several accounts in other words."""

from __future__ import annotations

from dataclasses import replace

from rashomon.lineage import trace
from rashomon.model import Parse, Reading, Sentence, Span

from .test_origins import reading

MINISTRY = {"speaker": "Karvelia Ministry of Water Resources", "party": "Karvelia"}
FIRST = (
    "The hoist chain of gate number three parted at ten past five and the gate rose by itself. "
    "The staff acted according to the rules, and the neighbouring side was informed in good time."
)
SECOND = (
    "At ten past five the lifting chain of gate three snapped and the gate went up of itself. "
    "The personnel acted by the rules and the neighbouring side had been informed in time."
)
UNLIKE = "Grain deliveries to the southern districts will resume on Monday. Prices are expected to settle by winter."


def with_sentences(told: Reading) -> Reading:
    text, begin, sentences = told.account.text, 0, []
    while (stop := text.find(". ", begin)) != -1 or (stop := text.find(".\n", begin)) != -1:
        sentences.append(Sentence(Span(begin, stop + 1), 0, 0, 0))
        begin = stop + 2
    return replace(told, parse=Parse(sentences=tuple(sentences)))


def test_translations_of_one_statement_are_aligned_sentence_by_sentence() -> None:
    left, right = (with_sentences(reading(name, (text, MINISTRY))) for name, text in (("a", FIRST), ("b", SECOND)))
    (reuse,) = trace([right, left])
    assert (reuse.kind, reuse.directed, len(reuse.spans)) == ("shared statement", False, 2)
    for here, there in reuse.spans:
        assert here.of(left.account.text).strip() in FIRST
        assert there.of(right.account.text).strip() in SECOND


def test_other_words_of_the_same_speaker_are_no_shared_statement() -> None:
    left, right = (with_sentences(reading(name, (text, MINISTRY))) for name, text in (("a", FIRST), ("b", UNLIKE)))
    assert trace([left, right]) == ()


def test_the_same_words_of_two_speakers_are_two_statements() -> None:
    other = {"speaker": "Lars Odegaard", "party": "Oreva River Commission"}
    left = with_sentences(reading("a", (FIRST, MINISTRY)))
    right = with_sentences(reading("b", (SECOND, other)))
    assert trace([left, right]) == ()
