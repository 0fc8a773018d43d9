"""The sentences that may stand in a summary: whole, with their claims, every name and number in the spans of these."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from rashomon.dossier.wording import loaded_phrases
from rashomon.model import Claim, Point, Reading, Sentence, Span, Token

MIN_LENGTH, MAX_LENGTH = 40, 420  # code points; what is shorter tells nothing, what is longer is no summary
LEAD = 0.85  # weight lost with each paragraph down an account: news tells what matters first
LEAST_LEAD = 0.3
UNNAMED = 0.7  # of a sentence whose source is "the ministry" or "officials"
OWN_VOICE = 0.7  # of a sentence that names nobody as its source
_PRONOUNS = frozenset({
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "that", "these", "those", "we", "i",
})  # fmt: skip
_JOINING = frozenset({
    "but", "and", "or", "so", "yet", "nor", "however", "meanwhile", "also", "then", "instead", "thus", "additionally",
    "furthermore", "moreover", "likewise", "similarly", "besides", "therefore", "hence", "still", "otherwise",
    "nevertheless", "nonetheless", "consequently", "accordingly", "indeed", "there", "here", "such", "another",
    "others", "both", "either", "neither", "later", "earlier", "afterwards",
})  # fmt: skip
_LEANING = _PRONOUNS | _JOINING


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in the summary, with its claims and the points that these support."""

    reading: Reading
    sentence: Sentence
    claims: tuple[Claim, ...]
    points: tuple[Point, ...]
    weight: float
    words: frozenset[str]

    @property
    def text(self) -> str:
        return " ".join(self.sentence.span.of(self.reading.account.text).split())

    @property
    def sides(self) -> frozenset[str]:
        """The parties that speak in it; none where the outlet alone does."""
        return frozenset(claim.party or claim.speaker or "" for claim in self.claims if not claim.own_voice)


def candidates(reading: Reading, supported: Mapping[str, list[Point]]) -> Iterator[Candidate]:
    """Those of one account; `supported` has the points that each claim supports."""
    paragraphs = [number for number, block in enumerate(reading.blocks) if block.kind == "paragraph"]
    depth = {number: count for count, number in enumerate(paragraphs)}
    for sentence, claims in _with_claims(reading):
        if sentence.block in depth and _whole(sentence, claims) and _stands_alone(reading, sentence, claims):
            points = tuple({p.id: p for claim in claims for p in supported.get(claim.id, ())}.values())
            weight = _weight(reading, sentence, claims, points, depth[sentence.block])
            yield Candidate(reading, sentence, claims, points, weight, _words(reading, sentence))


def _words(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """The lemmas that say what it is about."""
    tokens = reading.parse.tokens[sentence.first : sentence.last]
    return frozenset(token.lemma.lower() for token in tokens if token.pos in ("NOUN", "PROPN", "VERB", "NUM"))


def _with_claims(reading: Reading) -> Iterator[tuple[Sentence, tuple[Claim, ...]]]:
    """The sentences that hold words of a claim, each with its claims."""
    sentences = reading.parse.sentences
    begins = [sentence.span.begin for sentence in sentences]
    holding: dict[int, dict[str, Claim]] = defaultdict(dict)
    for claim in reading.claims:
        for span in claim.content:
            at = max(0, bisect_left(begins, span.begin + 1) - 1)
            while at < len(sentences) and begins[at] < span.end:
                if sentences[at].span.overlap(span):
                    holding[at][claim.id] = claim
                at += 1
    for at in sorted(holding):
        yield sentences[at], tuple(holding[at].values())


def _whole(sentence: Sentence, claims: Sequence[Claim]) -> bool:
    """Whether all of each claim is in the sentence: a source named elsewhere would be lost."""
    around = Span(sentence.span.begin, sentence.span.end + 1)  # the parser may leave out a closing mark
    return all(around.covers(span) for claim in claims for span in claim.source + claim.cue + claim.content)


def _stands_alone(reading: Reading, sentence: Sentence, claims: Sequence[Claim]) -> bool:
    text = sentence.span.of(reading.account.text)
    tokens = reading.parse.tokens[sentence.first : sentence.last]
    first = next((token.text.lower() for token in tokens if token.pos not in ("PUNCT", "SPACE")), "it")
    return (
        MIN_LENGTH <= len(text) <= MAX_LENGTH
        and first not in _LEANING
        and not any(claim.source_text.lower() in _PRONOUNS for claim in claims)
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.rstrip()[-1:] in '.!?”"'
        and not _uncovered(tokens, claims)
        and not any(claim.own_voice and any(loaded_phrases(reading, claim)) for claim in claims)
    )


def _uncovered(tokens: Iterable[Token], claims: Sequence[Claim]) -> list[Token]:
    """Names and numbers that lie in no span of the claims: what must never come from nowhere."""
    spans = [span for claim in claims for span in claim.source + claim.cue + claim.content]
    words = [token for token in tokens if token.pos not in ("PUNCT", "SPACE")]
    return [
        token
        for number, token in enumerate(words)
        if (_is_fact(token) or (number and token.text[:1].isupper()))
        and not any(span.begin <= token.begin and token.end <= span.end for span in spans)
    ]


def _is_fact(token: Token) -> bool:
    """Whether a token is a number or part of a name."""
    if token.pos in ("PROPN", "NUM") or token.entity:
        return True
    return not token.text.isalpha() and any(mark.isdigit() for mark in token.text)


def _weight(
    reading: Reading, sentence: Sentence, claims: Sequence[Claim], points: Sequence[Point], depth: int
) -> float:
    """How widely it is told, for its length, and how far up it stands."""
    told = sum(len({claim.document for claim in point.supports}) for point in points) or 0.5
    sources = [claim for claim in claims if not claim.own_voice]
    source = (1 if all(_named(reading, claim) for claim in sources) else UNNAMED) if sources else OWN_VOICE
    lead = max(LEAST_LEAD, LEAD**depth)
    length = sentence.span.end - sentence.span.begin
    return told / sqrt(max(length, 120)) * lead * source


def _named(reading: Reading, claim: Claim) -> bool:
    """Whether a source is told by a name."""
    tokens = reading.parse.tokens
    for span in claim.source:
        at = bisect_left(tokens, span.begin, key=lambda token: token.begin)
        while at < len(tokens) and tokens[at].begin < span.end:
            if tokens[at].pos == "PROPN":
                return True
            at += 1
    return False
