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


THIRD = (
    "The neighbouring side was informed in time, and the staff kept to the rules. "
    "The hoisting chain of gate three tore at ten past five, and the gate lifted by itself."
)
OWN_PAGE = {"outlet": "Karvelia Ministry of Water Resources"}


def test_three_translations_are_aligned_pair_by_pair_whatever_the_order_of_their_sentences() -> None:
    told = [with_sentences(reading(n, (text, MINISTRY))) for n, text in (("a", FIRST), ("b", SECOND), ("c", THIRD))]
    found = trace(told)
    assert [(reuse.origin, reuse.to) for reuse in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert {reuse.kind for reuse in found} == {"shared statement"}
    assert all("a statement of Karvelia" in reuse.why and not reuse.directed for reuse in found)


def test_the_speakers_own_page_is_where_a_statement_comes_from() -> None:
    page = with_sentences(reading("z", (FIRST, MINISTRY | {"party": None}), **OWN_PAGE))
    paper = with_sentences(reading("a", (SECOND, MINISTRY | {"party": None}), outlet="The Echo"))
    (reuse,) = trace([paper, page])
    assert (reuse.origin, reuse.to, reuse.directed) == ("z", "a", True)


def test_one_speech_quoted_word_for_word_is_a_shared_statement_and_no_copy() -> None:
    direct = MINISTRY | {"mode": "direct"}
    told = [with_sentences(reading(name, (FIRST, direct), (own, {"own_voice": True}), outlet=name, published=day))
            for name, own, day in (("a", UNLIKE, "2024-05-01"), ("b", "Rain fell.", "2024-05-02"))]  # fmt: skip
    (reuse,) = trace(told)
    assert (reuse.kind, reuse.directed) == ("shared statement", False)
    (copied,) = trace([with_sentences(reading(n, (FIRST, {"own_voice": True}), published="2024-05-01")) for n in "ab"])
    assert copied.kind == "copy"


def test_a_word_or_two_in_common_is_no_sentence() -> None:
    short = [with_sentences(reading(name, ("This announcement. " + text, MINISTRY)))
             for name, text in (("a", FIRST), ("b", UNLIKE))]  # fmt: skip
    assert trace(short) == ()
