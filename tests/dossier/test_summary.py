"""The summary: whole sentences, nothing in them that is not in the spans of their claims, both sides of a dispute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from rashomon.annotate.language import Language
from rashomon.dossier.summary import summarise
from rashomon.model import (
    Account,
    Claim,
    Difference,
    Dossier,
    Parse,
    Point,
    Reading,
    Sentence,
    Span,
    SummaryLine,
    Tally,
    Token,
    Total,
    content_id,
)

NAMES = ("Belmora", "Valk", "Karvelia", "Oreva")
NUMBERS = ("five", "12", "1,200", "1998")
COMMON = ("the", "gate", "had", "failed", "people", "said", "ministry", "river", "he", "but", "calm", "denied")
MARKS = ("“", "”", '"', ",")
KINDS = dict.fromkeys(NAMES, "PROPN") | dict.fromkeys(NUMBERS, "NUM") | dict.fromkeys((*MARKS, "."), "PUNCT")


@st.composite
def readings(draw: st.DrawFn, name: str) -> Reading:
    """An account of sentences drawn from a few words, its claims anywhere in them, parsed by a table."""
    sentences = draw(
        st.lists(
            st.lists(st.sampled_from(NAMES + NUMBERS + COMMON + MARKS), min_size=6, max_size=14),
            min_size=1,
            max_size=4,
        )
    )
    words, tokens, spans, at = [], [], [], 0
    for sentence in sentences:
        first, begin = len(tokens), at
        for word in [*sentence, "."]:
            kind = (
                "PROPN" if word in NAMES else "NUM" if word in NUMBERS else "PUNCT" if word in (*MARKS, ".") else "NOUN"
            )
            tokens.append(Token(at, at + len(word), word, word.lower(), kind, "", "dep", first, ""))
            words.append(word)
            at += len(word) + 1
        spans.append(Sentence(Span(begin, at - 1), first, len(tokens), 0))
    account = make.account(" ".join(words), id=name)
    parse = Parse(tokens=tuple(tokens), sentences=tuple(spans))
    claims = tuple(draw(a_claim(account, tokens)) for _ in range(draw(st.integers(0, 5))))
    block = make.paragraphs("\n" + account.text)
    return Reading(
        account=account,
        parse=parse,
        claims=tuple({claim.id: claim for claim in claims}.values()),
        blocks=(replace(block[0], span=Span(0, len(account.text)), kind="paragraph"),),
    )


@st.composite
def a_claim(draw: st.DrawFn, of: Account, tokens: Sequence[Token]) -> Claim:
    def words(longest: int) -> tuple[Span, ...]:
        first = draw(st.integers(0, len(tokens) - 1))
        last = min(len(tokens) - 1, first + draw(st.integers(0, longest)))
        return (Span(tokens[first].begin, tokens[last].end),)

    content, source = words(14), words(2) if draw(st.booleans()) else ()
    return Claim(
        id=content_id("c", of.id, content, source),
        document=of.id,
        content=content,
        source=source,
        cue=words(1) if source else (),
        text=content[0].of(of.text),
        source_text=source[0].of(of.text) if source else "",
        party=draw(st.sampled_from([None, "North", "South"])),
        own_voice=not source,
    )


@st.composite
def events(draw: st.DrawFn) -> tuple[list[Reading], list[Point]]:
    told = [draw(readings(name)) for name in ("a", "b", "c")]
    claims = [claim for reading in told for claim in reading.claims]
    points = []
    while claims:
        size = draw(st.integers(1, 3))
        mine, claims = claims[:size], claims[size:]
        denying = draw(st.integers(0, len(mine) - 1))
        points.append(make.point(*mine[denying:], denies=tuple(mine[:denying]), origins=("x",)))
    return told, points


@given(events())
def test_no_name_and_no_number_comes_from_nowhere(event: tuple[list[Reading], list[Point]]) -> None:
    told, points = event
    claims = {claim.id: claim for reading in told for claim in reading.claims}
    texts = {reading.account.id: reading.account.text for reading in told}
    for line in summarise(told, points):
        check(line, texts, claims)
        assert covered(line, [word for word in line.text.split() if word in NAMES + NUMBERS], texts, claims)


@given(events())
def test_the_order_of_the_accounts_changes_nothing(event: tuple[list[Reading], list[Point]]) -> None:
    told, points = event
    assert len({summarise(order, points[::turn]) for order in permutations(told) for turn in (1, -1)}) <= 1


def check(line: SummaryLine, texts: dict[str, str], claims: dict[str, Claim]) -> None:
    """A line is an account's own words, has claims, and each document that it cites has one of them."""
    (words,) = line.words
    assert words.document == line.documents[0]
    assert words.span.of(texts[words.document]) == words.text
    assert " ".join(words.text.split()) == line.text
    assert line.claims and {claims[each].document for each in line.claims} == {*line.documents}


def covered(line: SummaryLine, facts: Iterable[str], texts: dict[str, str], claims: dict[str, Claim]) -> bool:
    """Whether each of the words stands in a span of the line's claims, in the sentence it was taken from."""
    (words,) = line.words
    held = [
        Span(max(span.begin, words.span.begin), min(span.end, words.span.end)).of(texts[words.document])
        for each in line.claims
        for claim in [claims[each]]
        if claim.document == words.document
        for span in claim.source + claim.cue + claim.content
    ]
    return all(any(fact in part.split() or fact in part for part in held) for fact in facts)


FACT = re.compile(r"\d[\d,.:]*|(?<=[a-z,;] )[A-Z]\w+")  # digits; capitals inside a sentence


def test_so_for_the_example(dam_dossier: Dossier) -> None:
    assert dam_dossier.summary
    prove(dam_dossier)


def prove(of: Dossier) -> None:
    texts = {document.id: document.account.text for document in of.documents}
    claims = {claim.id: claim for claim in of.claims}
    for line in of.summary:
        check(line, texts, claims)
        assert covered(line, FACT.findall(line.text), texts, claims), line.text


def reading(language: Language, text: str, identity: str, *said: tuple[str, str, str, str]) -> Reading:
    """An account of two lines with claims by content, source, cue and party; no source is the outlet's own voice."""
    account = make.account(f"Flood\n{text}", id=identity)
    claims = tuple(
        make.claim(account, content, source=source, cue=cue, party=party or None)
        for content, source, cue, party in said
    )
    (parsed,) = language.parse([Reading(account=account, blocks=make.paragraphs(account.text), claims=claims)])
    return parsed


def lines(told: Sequence[Reading], *points: Point) -> list[str]:
    return [line.text for line in summarise(told, points)]


SAID = ("the gate of the old dam had failed", "The mayor of Belmora", "said", "North")


@pytest.mark.parametrize(
    "text",
    [
        "He insisted that the gate of the old dam had failed.",
        "But the mayor of Belmora said the gate of the old dam had failed.",
        "“The gate of the old dam had failed, the mayor of Belmora said.",
    ],
)
def test_what_leans_on_another_sentence_is_left_out(language: Language, text: str) -> None:
    source = next(words for words in ("He", "the mayor of Belmora") if words in text)
    content = re.search(r"[Tt]he gate of the old dam had failed", text)
    assert content
    told = reading(language, text, "a", (content[0], source, "insisted" if source == "He" else "said", "North"))
    assert lines([told], make.point(*told.claims)) == []


def test_a_name_outside_the_claims_keeps_a_sentence_out(language: Language) -> None:
    text = "In Zarnev on Tuesday, the mayor of Belmora said the gate of the old dam had failed."
    told = reading(language, text, "a", (SAID[0], "the mayor of Belmora", "said", "North"))
    assert lines([told], make.point(*told.claims)) == []


def test_an_outlet_speaks_no_loaded_word_here(language: Language) -> None:
    text = "The regime in the capital had opened the gate of the dam at night."
    told = reading(language, text, "a", (text[:-1], "", "", ""))
    assert lines([told], make.point(*told.claims)) == []


def test_a_source_named_elsewhere_keeps_a_sentence_out(language: Language) -> None:
    text = "The mayor of Belmora gave a statement. The gate of the old dam had failed in the night."
    told = reading(language, text, "a", ("The gate of the old dam had failed in the night", "mayor", "statement", ""))
    assert lines([told], make.point(*told.claims)) == []


def test_a_dispute_is_told_by_both_sides(language: Language) -> None:
    text = "The mayor of Belmora said the gate of the old dam had failed."
    failed = [reading(language, text, each, SAID) for each in "abc"]
    others = [
        reading(language, f"The {who} said {what}.", each, (what, f"The {who}", "said", who))
        for who, what in (
            ("Oreva commission", "rain had fallen in the hills for a week"),
            ("Zarnev bakery", "bread would be free until the weekend"),
        )
        for each in (f"{who} 1", f"{who} 2")
    ]
    denied = "any gate had ever been broken"
    text = f"The Karvelian ministry denied that {denied}."
    other = reading(language, text, "z", (denied, "The Karvelian ministry", "denied", "South"))
    disputed = make.point(*(each.claims[0] for each in failed), denies=other.claims, status="disputed")
    points = [disputed, *(make.point(a.claims[0], b.claims[0]) for a, b in (others[:2], others[2:]))]
    found = lines([*failed, *others, other], *points)
    assert found[:2] == ["The mayor of Belmora said the gate of the old dam had failed.", text]
    assert len(found) == 3


def test_of_two_that_weigh_the_same_the_order_given_decides_nothing(language: Language) -> None:
    told = [
        reading(language, f"The mayor of {place} said {what}.", place, (what, f"The mayor of {place}", "said", place))
        for place, what in (("Belmora", "the gate of the old dam held"), ("Carmora", "an inn by the long road burnt"))
    ]
    points = [make.point(*each.claims) for each in told]
    assert len(lines(told, *points)) == 2
    assert lines(told, *points) == lines(told[::-1], *points)


def test_an_account_with_another_number_is_not_cited(language: Language) -> None:
    told = []
    for number in ("five", "three"):
        died = f"{number} people had died there"
        text = f"The mayor of Belmora said {died}."
        told.append(reading(language, text, number, (died, "The mayor of Belmora", "said", "North")))
    found = summarise(told, [make.point(*told[0].claims, *told[1].claims)])
    assert all(line.documents == (("five",) if "five" in line.text else ("three",)) for line in found)


def test_a_toll_that_has_risen_since_is_left_out_and_one_in_conflict_is_not(language: Language) -> None:
    told = []
    for number, low in (("five", 5), ("three", 3)):
        died = f"{number} people had died in the flood there"
        each = reading(
            language, f"The mayor of Belmora said {died}.", number, (died, "The mayor of Belmora", "said", "")
        )
        toll = make.figure(each.account, f"{number} people", low, low, id=number, headline=True)
        told.append(replace(each, figures=(toll,)))
    points = [make.point(*each.claims) for each in told]
    totals = (Total("five", 5, 5, "five"), Total("three", 3, 3, "three"))
    for kind, count in (("update", 1), ("conflict", 2)):
        differ = Difference(documents=("five", "three"), kind=kind, figures=("five", "three"))
        tally = Tally(category="killed", latest=(5, 5), by_document=totals, differ=(differ,))
        found = [line.text for line in summarise(told, points, tally=[tally])]
        assert sum("three" in text for text in found) == count - 1 and any("five" in text for text in found)


def test_what_was_not_read_has_no_summary() -> None:
    assert summarise([], []) == ()
    assert summarise([Reading(account=make.account("", id="a"))], []) == ()
