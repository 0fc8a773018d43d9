"""One statement told in several accounts in other words: translations, trims, reports of the same handout.

A statement is a speaker's sentences in one account. Two accounts carry the same one where their sentences of one
speaker pair off by meaning in nearly the same order. Meaning is measured by words weighed by their rarity among the
statements at hand, which told reused from other sentences better than embeddings did (libraries.md, near-duplicates).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from rashomon.lineage.copies import directed_reuse
from rashomon.lineage.direction import Direction, direction
from rashomon.model import Claim, Reading, Reuse, Span

LIKE = 0.35  # cosine of two sentences that tell the same; set on the made-up events of tests/lineage
LEAST_WORDS = 4  # of a sentence; fewer are said by anybody
VERY_LIKE = 0.55  # one pair of sentences alone shows a shared statement
MOST = 300  # sentences of one speaker in one account that are compared; there are tens, not thousands
STATEMENTS = 24  # accounts of one speaker that each account is compared with, so that time stays linear
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ers", "ed", "es", "er", "ly", "s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a speaker, as weighed words of unit length."""

    span: Span
    weights: Mapping[str, float]


def stem(word: str) -> str:
    """A word without its commonest English ending, so that `launch` meets `launched` and `operations` `operation`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def shared_statements(readings: Sequence[Reading]) -> list[Reuse]:
    """Pairs of accounts that carry one statement of one speaker in other words.

    Readings come in the order in which earlier ones are taken for the origin.
    """
    spoken = _spoken(readings)
    rarity = _rarity(readings, spoken)
    found: dict[tuple[int, int], list[tuple[Span, Span]]] = defaultdict(list)
    speakers: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, by_account in spoken.items():
        sentences = {place: _weighed(readings[place], spans, rarity) for place, spans in by_account.items()}
        places = sorted(sentences)
        for at, right in enumerate(places):
            for left in places[max(0, at - STATEMENTS) : at]:
                aligned = _aligned(sentences[left], sentences[right])
                found[left, right].extend(aligned)
                speakers[left, right] += [name] if aligned else []
    return [
        statement(readings[left], readings[right], pairs, speakers[left, right])
        for (left, right), pairs in sorted(found.items())
        if pairs
    ]


def _spoken(readings: Sequence[Reading]) -> dict[str, dict[int, list[Span]]]:
    """For each party (or speaker without one): the sentences that each account, by its index, gives it."""
    spoken: dict[str, dict[int, set[Span]]] = defaultdict(lambda: defaultdict(set))
    for place, reading in enumerate(readings):
        for claim in reading.claims:
            name = None if claim.own_voice else (claim.party or claim.speaker)
            if name:
                spoken[name][place].update(_by_sentence(reading, claim))
    return {name: {place: sorted(spans) for place, spans in found.items()} for name, found in sorted(spoken.items())}


def _by_sentence(reading: Reading, claim: Claim) -> list[Span]:
    """The claim's content, cut at the sentences of the parse."""
    sentences = reading.parse.sentences
    cut: list[Span] = []
    for piece in claim.content:
        first = bisect_right(sentences, piece.begin, key=lambda sentence: sentence.span.end)
        for sentence in islice(sentences, first, None):
            if sentence.span.begin >= piece.end:
                break
            cut.append(Span(max(piece.begin, sentence.span.begin), min(piece.end, sentence.span.end)))
    return cut or list(claim.content)


def _words(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text.casefold())]


def _rarity(readings: Sequence[Reading], spoken: Mapping[str, Mapping[int, Sequence[Span]]]) -> dict[str, float]:
    """The logarithm of how rare each stem is among all sentences at hand."""
    counts: Counter[str] = Counter()
    total = 1
    for by_account in spoken.values():
        for place, spans in by_account.items():
            total += len(spans)
            for span in spans:
                counts.update(set(_words(span.of(readings[place].account.text))))
    return {word: math.log((1 + total) / (0.5 + count)) for word, count in counts.items()}


def _weighed(reading: Reading, spans: Sequence[Span], rarity: Mapping[str, float]) -> list[Sentence]:
    sentences = []
    for span in spans:
        words = _words(span.of(reading.account.text))
        if len(words) < LEAST_WORDS:
            continue
        weights = {word: rarity[word] * count for word, count in Counter(words).items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        sentences.append(Sentence(span, {word: weight / length for word, weight in sorted(weights.items())}))
    return sentences


def _likeness(left: Sentence, right: Sentence) -> float:
    return sum(weight * right.weights.get(word, 0.0) for word, weight in left.weights.items())


def _aligned(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[tuple[Span, Span]]:
    """The pairs of sentences that make one statement: nothing where they do not suffice to show one."""
    scored = [(_likeness(a, b), i, j) for i, a in enumerate(left[:MOST]) for j, b in enumerate(right[:MOST])]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs: list[tuple[int, int, float]] = []
    for score, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score < LIKE:
            break
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j, score))
    pairs.sort()
    if not _shows_statement(pairs):
        return []
    return [(left[i].span, right[j].span) for i, j, _ in pairs]


def _shows_statement(pairs: Sequence[tuple[int, int, float]]) -> bool:
    """Two pairs in the same order, or one that is very alike."""
    if any(score >= VERY_LIKE for _, _, score in pairs):
        return True
    return any(first[1] < second[1] for first, second in pairwise(pairs))


def statement(left: Reading, right: Reading, pairs: Sequence[tuple[Span, Span]], speakers: Sequence[str]) -> Reuse:
    """The pair as one that carries what `speakers` said. Both may have it from the speaker: only a credit, or that one
    of them is the speaker's own page, shows that the other has it from there."""
    pairs = sorted(set(pairs))
    shares = (_share(left, [a for a, _ in pairs]), _share(right, [b for _, b in pairs]))
    way = direction(left.account, right.account, left_share=0.0, right_share=0.0)
    if way.credit is None:
        way = _issued(left, right, speakers)
    return directed_reuse(left.account, right.account, "shared statement", shares, pairs, way)


def _issued(left: Reading, right: Reading, speakers: Sequence[str]) -> Direction:
    named = {speaker.casefold() for speaker in speakers}
    whose = " and of ".join(speakers) or "one speaker"
    for reading, forward in ((left, True), (right, False)):
        if reading.account.outlet and reading.account.outlet.casefold() in named:
            return Direction(forward, f"{reading.account.outlet} gives its own statement")
    return Direction(None, f"both carry a statement of {whose}; nothing shows that one has it from the other")


def _share(reading: Reading, spans: Sequence[Span]) -> float:
    kept = sum(block.span.end - block.span.begin for block in reading.blocks) or len(reading.account.text) or 1
    return sum(span.end - span.begin for span in spans) / kept
