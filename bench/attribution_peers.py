"""What a user could install instead, on the attribution set, in one run beside the shipped tagger.

    bench/attribution_peers.py [--set FOLDER]

Needs an environment of its own with this package and `textacy>=0.13,<0.14`; the project itself does not use textacy.
Peers: textacy's direct quotations, and a plain extractor over the dependency parse, written here as a user would.
All three read the parse of the same pipeline.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attribution import annotations, readings, write
from common import BENCH, heading, scorer
from rashomon.annotate.language import Language
from rashomon.claims.tagger import Tagger
from rashomon.model import Reading

Span = tuple[int, int]
Claim = dict[str, list[Span]]

VERBS = frozenset(
    """
    acknowledge add admit agree allege announce argue ask assert believe caution claim comment conclude
    confirm contend declare deny describe disclose estimate explain expect hope indicate insist inform
    maintain mention note observe predict promise recall remark repeat reply report respond reveal say state
    stress suggest suspect tell testify think urge vow warn write
    """.split()  # noqa: SIM905 -- a list of fifty words is easier to read so
)
CONTENT = ("ccomp", "xcomp", "parataxis")


def textacy_claims(doc: Any) -> Iterator[Claim]:
    from textacy.extract.triples import direct_quotations

    try:
        quotations = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks: it gives up the whole paragraph
        return
    for found in quotations:
        yield {"source": _runs(found.speaker), "cue": _runs(found.cue), "content": _runs(found.content)}


def parse_claims(doc: Any) -> Iterator[Claim]:
    """A reporting verb with its subject and its clause; "according to" with its object and the rest of the sentence."""
    for token in doc:
        if token.lemma_.lower() in VERBS and token.pos_ == "VERB":
            yield from _of_verb(token)
        elif token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield from _of_according(token, doc)


def _of_verb(verb: Any) -> Iterator[Claim]:
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    clause = next((child for child in verb.children if child.dep_ in CONTENT), None)
    if clause is None and verb.dep_ == "parataxis":
        rest = [t for t in verb.head.subtree if t not in set(verb.subtree)]
        content = _runs(rest)
    else:
        content = [] if clause is None else _runs(clause.subtree)
    if content:
        auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
        yield {
            "source": [] if subject is None else _runs(subject.subtree),
            "cue": _runs([*auxiliaries, verb]),
            "content": content,
        }


def _of_according(token: Any, doc: Any) -> Iterator[Claim]:
    to = doc[token.i + 1]
    source = [t for t in to.subtree if t.i > to.i]
    said = {t.i for t in source} | {token.i, to.i}
    if source:
        content = [t for t in token.sent if t.i not in said]
        yield {"source": _runs(source), "cue": _runs([token, to]), "content": _runs(content)}


def _runs(tokens: Any) -> list[Span]:
    """Neighbouring tokens as one span each, in code points; marks at the edges are the scorer's to trim."""
    ordered = sorted(tokens, key=lambda t: t.i)
    found: list[Span] = []
    last = None
    for token in ordered:
        end = token.idx + len(token)
        if last is not None and token.i == last + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((token.idx, end))
        last = token.i
    return found


def per_block(
    language: Language, given: list[Reading], find: Callable[[Any], Iterator[Claim]]
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for reading in given:
        docs = language.pipeline.pipe(block.text for block in reading.blocks)
        claims = [
            _moved(claim, block.span.begin)
            for block, doc in zip(reading.blocks, docs, strict=True)
            for claim in find(doc)
        ]
        rows.append({"id": reading.account.id, "claims": claims})
    return rows


def _moved(claim: Claim, by: int) -> Claim:
    return {role: [(begin + by, end + by) for begin, end in spans] for role, spans in claim.items()}


def tagger_rows(language: Language, given: list[Reading]) -> list[dict[str, object]]:
    parsed = list(language.parse(given))
    taggings = list(Tagger.load().tag([(r.account.text, r.parse.tokens) for r in parsed]))
    return list(annotations([r.account.id for r in parsed], taggings))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", type=Path, default=BENCH / "attribution" / "dev", help="folder of .txt and .ann files")
    options = parser.parse_args()
    score = scorer()
    if importlib.util.find_spec("textacy") is None:
        sys.exit("textacy is not installed. In an environment of its own: pip install . 'textacy>=0.13,<0.14'")
    language, given = Language(), readings(options.set)
    print(heading())
    print(f"{'system':28} source    cue content   link  seconds (parse included)")
    systems: dict[str, Callable[[], list[dict[str, object]]]] = {
        "textacy direct quotations": lambda: per_block(language, given, textacy_claims),
        "rules over the parse": lambda: per_block(language, given, parse_claims),
        "this tagger": lambda: tagger_rows(language, given),
    }
    language.pipeline("Loaded before the clock starts.")
    for name, run in systems.items():
        began = time.perf_counter()
        rows = run()
        spent = time.perf_counter() - began
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "annotations.jsonl"
            write(path, iter(rows))
            scores = score.attribution(options.set, path)
        figures = [scores[f"{r}.exact.f1"] for r in ("source", "cue", "content")] + [scores["link.f1"]]
        print(f"{name:28} " + " ".join(f"{value:6.3f}" for value in figures) + f" {spent:8.1f}")


if __name__ == "__main__":
    main()
