"""Points against gold: annotated events of `../shared/bench`, scored as `score.py karabakh` scores the five accounts.

    bench/points.py [dev|test]

`bench/gold/points.json` holds them (see `gold_points.py`). A gold claim is found where a claim of ours shares half of
the words of either. Two gold claims are a pair where one point has both; claims in no gold point are left out. The
encoder and the weights that ship learned from both halves, so `models/points/` tells what they are worth on events
left out; constants of the grouping were tuned on `dev`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from itertools import combinations

from common import SHARED, heading
from gold_points import GoldEvent, GoldPoint, Pairs, events, matched
from rashomon import pipeline
from rashomon.model import Dossier, Point


def score(event: GoldEvent, dossier: Dossier) -> Counter[str]:
    """Counts of pairs, of denied pairs, and of points whose nearest point of ours has their status."""
    gold = matched(event, dossier.claims)
    listed = {at for point in event.points for at in point.members}
    ours = [_indices(point, gold) for point in dossier.points]
    pairs = {pair for says, denies in ours for pair in combinations(sorted((says | denies) & listed), 2)}
    denied: Pairs = {
        (min(a, b), max(a, b)) for says, denies in ours for a in says & listed for b in denies & listed if a != b
    }
    right = sum(_status(point, dossier.points, ours) == point.status for point in event.points)
    return Counter(
        pairs_hit=len(event.same & pairs), pairs_system=len(pairs), pairs_gold=len(event.same),
        denied_hit=len(event.denied & denied), denied_system=len(denied), denied_gold=len(event.denied),
        status_hit=right, status_gold=len(event.points), claims_hit=len(set(gold.values()) & listed),
        claims_gold=len(listed), **_corroborated(event, dossier, ours),
    )  # fmt: skip


def _indices(point: Point, gold: dict[str, int]) -> tuple[set[int], set[int]]:
    says, denies = ({gold[c.id] for c in side if c.id in gold} for side in (point.supports, point.denies))
    return says, denies


def _status(point: GoldPoint, points: tuple[Point, ...], ours: list[tuple[set[int], set[int]]]) -> str | None:
    """The status of the point of ours that shares most claims, for its size, with a gold point."""
    wanted, votes = set(point.members), {}
    for at, (says, denies) in enumerate(ours):
        shared = len(wanted & (says | denies))
        if shared:
            size = len({c.id for c in (*points[at].supports, *points[at].denies)})
            votes[at] = shared / (size + len(wanted) - shared)
    return points[max(votes, key=lambda at: votes[at])].status if votes else None


def _corroborated(event: GoldEvent, dossier: Dossier, ours: list[tuple[set[int], set[int]]]) -> dict[str, int]:
    """How many points of ours are called agreed, and of how many all claims known to gold stand in one gold point that
    is of one origin or in one account."""
    status = defaultdict(set)
    for point in event.points:
        for at in point.members:
            status[at].add(point.status)
    agreed = [says for point, (says, _) in zip(dossier.points, ours, strict=True) if point.status == "agreed" and says]
    false = [
        says for says in agreed if all(status[at] and status[at] <= {"one origin", "single source"} for at in says)
    ]
    return {"agreed": len(agreed), "agreed_false": len(false)}


def told(counts: Counter[str]) -> str:
    lines = []
    for name in ("pairs", "denied"):
        hit, system, gold = (counts[f"{name}_{part}"] for part in ("hit", "system", "gold"))
        precision, recall = hit / max(1, system), hit / max(1, gold)
        lines.append(f"{name} precision {precision:.3f} recall {recall:.3f} f1 {2 * hit / max(1, system + gold):.3f}")
    lines.append(f"status {counts['status_hit'] / max(1, counts['status_gold']):.3f}")
    lines.append(f"claims found {counts['claims_hit'] / max(1, counts['claims_gold']):.3f}")
    lines.append(f"agreed {counts['agreed']}, of them without a second origin in gold {counts['agreed_false']}")
    return "; ".join(lines)


def main() -> None:
    if not SHARED.is_dir():
        print("skipped: ../shared is absent, and with it the benchmark sets")
        return
    tools = pipeline.Toolbox()
    print(heading())
    for half in sys.argv[1:] or ["dev", "test"]:
        total: Counter[str] = Counter()
        for event in events([half]):
            read = list(pipeline.readings(iter(event.accounts), tools))
            total.update(score(event, pipeline.dossier(read)))
        print(half, told(total))


if __name__ == "__main__":
    main()
