"""Finds source, cue and content spans and links them: one pass of a small encoder, then decoding.

In: texts with their parsed tokens. Out: a `Tagging` for each, in the order given.
Always: spans lie inside the text, in order, trimmed of marks and spaces at their edges, none over another; every span
stands in a link, every cue and every content in exactly one. Time and memory are linear in the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rashomon.claims.tagging.attributing import attribute
from rashomon.claims.tagging.batch import as_inputs, read_window
from rashomon.claims.tagging.features import TokenView, Words, read_words
from rashomon.claims.tagging.pieces import Pieces, cut_pieces, windows
from rashomon.claims.tagging.tags import Floats, Role, WordSpan
from rashomon.claims.tagging.weights import SHIPPED, Weights, load_weights

__all__ = ["Link", "TaggedSpan", "Tagger", "Tagging", "TokenView"]

_EDGE = " \t\r\n\"'“”‘’«»`,.;:!?()[]–—-"


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """text[begin:end] in a role. score: 0 to 1, the tagger's chance of exactly this span."""

    role: Role
    begin: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution: indices into the spans. A source may stand in several; any role may be empty."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tagging:
    """The spans of one text in order, and the links among them in the order of their first span."""

    spans: tuple[TaggedSpan, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text on its way: what the encoder reads of it, and room for what the encoder says."""

    text: str
    words: Words
    pieces: Pieces
    scores: Floats
    vectors: Floats


class Tagger:
    """The tagger with its weights in memory. Make one with `load` and keep it: loading takes about 0.2 s."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int | None = None) -> "Tagger":
        """The tagger in folder `path`, or the one that ships. `threads`: of the encoder; null leaves it to onnxruntime.

        Raises `InputError` when a file is missing, damaged or of another format, `MissingPackageError` without
        onnxruntime or tokenizers.
        """
        return cls(load_weights(SHIPPED if path is None else path, threads=threads))

    def tag(self, texts: Sequence[tuple[str, Sequence[TokenView]]]) -> Iterator[Tagging]:
        """A tagging for each text, in order. Offsets are code points into that text."""
        for text, tokens in texts:
            reading = self._read(text, tokens)
            self._run(reading)
            yield self._decode(reading)

    def _read(self, text: str, tokens: Sequence[TokenView]) -> _Reading:
        words = read_words(text, tokens)
        pieces = cut_pieces(text, words, self._weights.tokenizer, self._weights.closing)
        n, kept = len(words), self._weights
        return _Reading(text, words, pieces, np.zeros((n, kept.tags), np.float32), np.zeros((n, kept.link), np.float32))

    def _run(self, reading: _Reading) -> None:
        """Fills in scores and vectors, window by window: on a CPU a batch is slower than its windows in turn."""
        kept = self._weights
        for window in windows(reading.pieces, length=kept.length, context=kept.context):
            row = read_window(
                reading.words,
                reading.pieces,
                window.begin,
                window.end,
                opening=kept.opening,
                closing=kept.closing,
                core=(window.first, window.last),
            )
            scores, vectors = kept.run(as_inputs(row))
            here = slice(window.first - row.start, window.last - row.start)
            reading.scores[window.first : window.last] = scores[0, here]
            reading.vectors[window.first : window.last] = vectors[0, here]

    def _decode(self, reading: _Reading) -> Tagging:
        words = reading.words
        places = [_trimmed(reading.text, int(a), int(b)) for a, b in zip(words.begin, words.end, strict=True)]
        marks = np.array([i for i, (begin, end) in enumerate(places) if begin == end], dtype=np.int64)
        spans, links = attribute(reading.scores, reading.vectors, self._weights.tables, words.line, hidden=marks)
        return Tagging(tuple(_place(reading, span) for span in spans), tuple(Link(*link) for link in links))


def _place(reading: _Reading, span: WordSpan) -> TaggedSpan:
    """The span in the text, without marks and spaces at its edges."""
    begin, end = int(reading.words.begin[span.first]), int(reading.words.end[span.last - 1])
    return TaggedSpan(span.role, *_trimmed(reading.text, begin, end), span.score)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin] in _EDGE:
        begin += 1
    while end > begin and text[end - 1] in _EDGE:
        end -= 1
    return begin, end
