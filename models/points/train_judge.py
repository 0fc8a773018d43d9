"""Trains the judge of pairs (`network.Judge`) on groups that `examples.py` made.

    python models/points/train_judge.py --encoder MODEL_FOLDER --groups work/groups --to work/judge \
        --sets corpus-train family-train pairs-train real-train --epochs 4 [--start work/nli/last.pt]

A step is a part of an event: its statements are read once; pairs with a label are compared, and of the rest the nearest
by the network's own vectors and some at random. Losses: cross-entropy of *same* and of *opposed*, each by itself, where
known; and a ranking of each statement's fellows before others by the vectors. Small groups (families, labelled pairs)
are put together into steps. Seeded, bf16, two cores; the state is kept after each epoch, and a stopped run goes on from
it. After each epoch: average precision of *same* and *opposed* over all pairs of dev events, judged among the nearest.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "models" / "points")]

from judge_network import Judge  # noqa: E402

from rashomon.points.context import Context  # noqa: E402
from rashomon.points.network import Shape, pieces  # noqa: E402
from rashomon.points.retrieval import NEAREST, NEAREST_OWN  # noqa: E402

SHAPE = Shape()
PAIRS = 130  # of one step
PART, PARTS = 84, 3  # statements of a large event in one step, and such steps an epoch: many updates of few pairs
STEP = 64  # statements of small groups in one step
OPPOSED = 3.0  # weight of a pair that is opposed


@dataclass
class Group:
    """Statements in context as pieces, and labels: matrices of 1, 0 and -1 (not known)."""

    name: str
    docs: list[str]
    ids: list[list[int]]
    marked: list[list[int]]
    same: np.ndarray
    opposed: np.ndarray
    dense: bool  # whether pairs without a label are known to be neither

    def __len__(self) -> int:
        return len(self.ids)


def context_of(row: dict[str, Any]) -> Context:
    return Context(row["said"], row["before"], row["sentence"], tuple((b, e) for b, e in row["marks"]))


def group_of(tokenizer: Tokenizer, row: dict[str, Any], *, dense: bool) -> Group:
    read = pieces(tokenizer, [context_of(each) for each in row["statements"]], SHAPE)
    size = len(read)
    matrices = []
    for name in ("same", "opposed"):
        matrix = np.zeros((size, size), dtype=np.int8)
        for label, value in ((f"{name}_unknown", -1), (name, 1)):
            for a, b in row[label]:
                matrix[a, b] = matrix[b, a] = value
        matrices.append(matrix)
    docs = [each["doc"] for each in row["statements"]]
    if dense:  # what one account alone says twice is not annotated
        own = np.array(docs)[:, None] == np.array(docs)[None, :]
        matrices[0][own & (matrices[0] == 0)] = -1
    return Group(row["event"], docs, [r[0] for r in read], [r[1] for r in read], *matrices, dense)


def load(folder: Path, tokenizer: Tokenizer, sets: Sequence[str]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for name in sets:
        groups = found.setdefault(name, [])
        for path in sorted(folder.glob(f"{name}-*.json")):
            value = json.loads(path.read_text(encoding="utf-8"))
            for row in value.get("groups", [value]):
                if len(row["statements"]) > 1:
                    groups.append(group_of(tokenizer, row, dense="groups" not in value))
    return found


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])


def read_all(
    net: Judge, ids: Sequence[list[int]], flags: Sequence[list[int]], size: int = 48
) -> tuple[Tensor, Tensor, Tensor]:
    """Kept states (n, K, d), their mask (n, K) and the vectors (n, d); rows of like length are read together."""
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    states, masks, vectors = [], [], []
    for begin in range(0, len(order), size):
        chosen = order[begin : begin + size]
        rows = padded([ids[at] for at in chosen])
        flag = padded([flags[at] for at in chosen])
        mask = padded([[1] * len(ids[at]) for at in chosen])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, vector = net.read(rows, (flag == 1).float(), mask)
        where = torch.argsort((flag == 0).int(), dim=1, stable=True)[:, : net.kept]
        kept = torch.gather(x, 1, where[..., None].expand(-1, -1, x.shape[2]))
        flagged = torch.gather(flag, 1, where) > 0
        if kept.shape[1] < net.kept:
            missing = net.kept - kept.shape[1]
            kept = functional.pad(kept, (0, 0, 0, missing))
            flagged = functional.pad(flagged, (0, missing))
        states.append(kept)
        masks.append(flagged.float())
        vectors.append(vector)
    inverse = torch.tensor(np.argsort(order))
    return torch.cat(states)[inverse], torch.cat(masks)[inverse], torch.cat(vectors)[inverse]


def compare(net: Judge, states: Tensor, masks: Tensor, a: Tensor, b: Tensor, size: int = 96) -> Tensor:
    """Logits (n, 2) of the pairs of indices; pairs of like length together."""
    lengths = torch.maximum(masks.sum(1)[a], masks.sum(1)[b]).int()
    order = torch.argsort(lengths, stable=True)
    parts = []
    for begin in range(0, len(order), size):
        chosen = order[begin : begin + size]
        longest = int(lengths[chosen].max())
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts.append(net.compare(states[a[chosen], :longest], masks[a[chosen], :longest],
                                     states[b[chosen], :longest], masks[b[chosen], :longest]))  # fmt: skip
    return torch.cat(parts)[torch.argsort(order)]


def joined(groups: Sequence[Group]) -> Group:
    """Several small groups as one, nothing known of pairs across them."""
    size = sum(map(len, groups))
    same, opposed = np.full((size, size), -1, dtype=np.int8), np.full((size, size), -1, dtype=np.int8)
    at = 0
    for group in groups:
        part = slice(at, at + len(group))
        same[part, part], opposed[part, part] = group.same, group.opposed
        at += len(group)
    return Group(
        groups[0].name, [f"{n}/{d}" for n, g in enumerate(groups) for d in g.docs],
        [i for g in groups for i in g.ids], [m for g in groups for m in g.marked], same, opposed, False,
    )  # fmt: skip


def part(group: Group, draw: random.Random) -> Group:
    """A group of `PART` statements of a larger one: pairs with a label, drawn until it is full, and some others."""
    known = np.argwhere(np.triu((group.same == 1) | (group.opposed == 1), 1)).tolist()
    draw.shuffle(known)
    chosen: set[int] = set()
    for pair in known:
        if len(chosen) >= 0.75 * PART:
            break
        chosen.update(pair)
    rest = [at for at in range(len(group)) if at not in chosen]
    chosen.update(draw.sample(rest, min(len(rest), PART - len(chosen))))
    kept = sorted(chosen)
    cut = np.ix_(kept, kept)
    return Group(
        group.name, [group.docs[at] for at in kept], [group.ids[at] for at in kept], [group.marked[at] for at in kept],
        group.same[cut], group.opposed[cut], group.dense,
    )  # fmt: skip


def steps(sets: dict[str, list[Group]], repeat: dict[str, int], draw: random.Random) -> Iterator[Group]:
    """The steps of an epoch, in a random order."""
    found: list[Group] = []
    for name, groups in sets.items():
        for _ in range(repeat.get(name, 1)):
            rows = groups[:]
            draw.shuffle(rows)
            small: list[Group] = []
            for group in rows:
                if group.dense:
                    found += [part(group, draw) for _ in range(PARTS)] if len(group) > PART else [group]
                    continue
                small.append(group)
                if sum(map(len, small)) >= STEP:
                    found.append(joined(small))
                    small = []
            if small:
                found.append(joined(small))
    draw.shuffle(found)
    yield from found


def nearest(docs: Sequence[str], cosine: np.ndarray) -> np.ndarray:
    """(n, n), true for pairs of which one is among the nearest of the other, in other accounts or in its own."""
    names = np.array(docs)
    found = np.zeros(cosine.shape, dtype=bool)
    own = names[:, None] == names[None, :]
    for allowed, count in ((~own, NEAREST), (own & ~np.eye(len(names), dtype=bool), NEAREST_OWN)):
        rank = np.argsort(-np.where(allowed, cosine, -2.0), axis=1)[:, :count]
        part = np.zeros_like(found)
        np.put_along_axis(part, rank, True, axis=1)
        found |= part & allowed
    return found | found.T


def chosen_pairs(group: Group, vectors: np.ndarray, draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of a step: labelled ones first, then near ones that are neither, then some at random."""
    known = (group.same >= 0) | (group.opposed >= 0)
    np.fill_diagonal(known, False)
    upper = np.triu(known, 1)
    positive = upper & ((group.same == 1) | (group.opposed == 1))
    opposed = np.argwhere(upper & (group.opposed == 1))
    same = np.argwhere(positive & (group.opposed != 1))
    if len(same) > PAIRS // 3:
        same = same[draw.choice(len(same), PAIRS // 3, replace=False)]
    if len(opposed) > PAIRS // 3:
        opposed = opposed[draw.choice(len(opposed), PAIRS // 3, replace=False)]
    negative = upper & ~positive
    room = PAIRS - len(same) - len(opposed)
    if group.dense:
        negative_near = negative & nearest(group.docs, vectors @ vectors.T)
        hard = np.argwhere(negative_near)
    else:
        hard = np.argwhere(negative)
    share = int(room * 0.85)
    if len(hard) > share:
        hard = hard[draw.choice(len(hard), share, replace=False)]
    rest = np.argwhere(negative)
    easy = rest[draw.choice(len(rest), min(len(rest), room - len(hard)), replace=False)] if len(rest) else rest
    rows = np.concatenate([same, opposed, hard, easy]).astype(np.int64)
    return rows[:, 0], rows[:, 1]


def loss_of(net: Judge, group: Group, draw: np.random.Generator) -> Tensor:
    states, masks, vectors = read_all(net, group.ids, group.marked)
    a, b = chosen_pairs(group, vectors.detach().float().numpy(), draw)
    if not len(a):
        return vectors.sum() * 0
    ta, tb = torch.tensor(a), torch.tensor(b)
    logits = compare(net, states, masks, ta, tb)
    same, opposed = (torch.tensor(m[a, b]).float() for m in (group.same, group.opposed))
    each = functional.binary_cross_entropy_with_logits(
        logits, torch.stack([same, opposed], 1).clamp(min=0), reduction="none"
    )
    weight = torch.stack([(same >= 0).float(), (opposed >= 0) * torch.where(opposed == 1, OPPOSED, 1.0)], 1)
    loss = (each * weight).sum() / max(1, len(a))
    cosine = (vectors[ta] * vectors[tb]).sum(1)
    near = functional.binary_cross_entropy_with_logits(
        net.sharp * cosine + net.level, ((same == 1) | (opposed == 1)).float(), reduction="none"
    )
    sure = ((same >= 0) & (opposed >= 0)).float()
    return loss + 0.3 * (near * sure).sum() / max(1, len(a))


def average_precision(scores: np.ndarray, right: np.ndarray, missed: int) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = right[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / max(1, hits.sum() + missed))


def best_f1(scores: np.ndarray, right: np.ndarray, missed: int) -> tuple[float, float]:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    total = hits[-1] + missed if len(hits) else missed
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + total)
    best = int(np.argmax(f1))
    return float(f1[best]), float(scores[order][best])


@torch.no_grad()
def judged(net: Judge, group: Group) -> dict[str, np.ndarray]:
    """All pairs of different accounts that are near by the vectors, with chances, cosines and labels."""
    net.eval()
    states, masks, vectors = read_all(net, group.ids, group.marked)
    cosine = (vectors.float() @ vectors.float().T).numpy()
    near = np.triu(nearest(group.docs, cosine), 1)
    rows = np.argwhere(near)
    logits = compare(net, states, masks, torch.tensor(rows[:, 0]), torch.tensor(rows[:, 1]))
    known = np.triu(np.ones_like(near), 1)
    return {
        "rows": rows, "chance": torch.sigmoid(logits.float()).numpy(), "cosine": cosine[rows[:, 0], rows[:, 1]],
        "same": group.same[rows[:, 0], rows[:, 1]], "opposed": group.opposed[rows[:, 0], rows[:, 1]],
        "missed_same": int(((group.same == 1) & known & ~near).sum()),
        "missed_opposed": int(((group.opposed == 1) & known & ~near).sum()),
    }  # fmt: skip


def evaluated(net: Judge, groups: Sequence[Group]) -> dict[str, float]:
    results = [judged(net, group) for group in groups]
    out: dict[str, float] = {}
    for at, name in enumerate(("same", "opposed")):
        labels = np.concatenate([r[name] for r in results])
        keep = labels >= 0
        missed = sum(r[f"missed_{name}"] for r in results)
        scores = np.concatenate([r["chance"][:, at] for r in results])[keep]
        right = labels[keep] == 1
        out[f"{name}.ap"] = average_precision(scores, right, missed)
        out[f"{name}.f1"], out[f"{name}.at"] = best_f1(scores, right, missed)
        out[f"{name}.missed"] = missed / max(1, missed + right.sum())
        if name == "same":
            cosines = np.concatenate([r["cosine"] for r in results])[keep]
            out["cosine.ap"] = average_precision(cosines, right, missed)
    return {key: round(value, 4) for key, value in out.items()}


def portion(step: int, total: int) -> float:
    warm = max(1, int(0.06 * total))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, total - warm)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--groups", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--repeat", nargs="*", default=[], help="SET=N: a set so many times an epoch")
    parser.add_argument("--dev", nargs="*", default=["corpus-dev", "real-dev"])
    parser.add_argument("--start", type=Path)
    parser.add_argument("--split", type=int, default=3)
    parser.add_argument("--kept", type=int, default=SHAPE.kept)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--share", type=float, default=1.0, help="of the events of each set, for a learning curve")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    draw, numbers = random.Random(options.seed), np.random.default_rng(options.seed)
    options.to.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sets = load(options.groups, tokenizer, options.sets)
    dev = load(options.groups, tokenizer, options.dev)
    for name, groups in sets.items():
        if options.share < 1:
            draw.shuffle(groups)
            sets[name] = groups[: max(1, int(options.share * len(groups)))]
        print(name, len(sets[name]), "groups", sum(map(len, sets[name])), "statements",
              sum(int((g.same == 1).sum()) // 2 for g in sets[name]), "same",
              sum(int((g.opposed == 1).sum()) // 2 for g in sets[name]), "opposed", flush=True)  # fmt: skip
    repeat = {name: int(count) for name, count in (each.split("=") for each in options.repeat)}
    net = Judge(options.encoder, options.split, options.kept)
    if options.start is not None:
        net.load_state_dict(torch.load(options.start, weights_only=False)["net"])
    net.words.weight.requires_grad_(False)
    fresh = [p for n, p in net.named_parameters() if n.startswith(("head", "across", "sharp", "level"))]
    old = [
        p
        for n, p in net.named_parameters()
        if p.requires_grad and not n.startswith(("head", "across", "sharp", "level"))
    ]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": options.rate, "peak": options.rate},
         {"params": fresh, "lr": 1e-3, "peak": 1e-3}], weight_decay=0.01,
    )  # fmt: skip
    total = options.epochs * sum(1 for _ in steps(sets, repeat, random.Random(0)))
    step, first = 0, 0
    state_file = options.to / "state.pt"
    if state_file.exists():
        state = torch.load(state_file, weights_only=False)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        step, first = state["step"], state["epoch"]
    for epoch in range(first, options.epochs):
        began, summed, count = time.time(), 0.0, 0
        net.train()
        for group in steps(sets, repeat, random.Random(options.seed * 1000 + epoch)):
            for part in optimizer.param_groups:
                part["lr"] = part["peak"] * portion(step, total)
            loss = loss_of(net, group, numbers)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            summed += float(loss.detach())
            count += 1
            if count % 20 == 0:
                print(f"  {count} loss {summed / count:.4f} {time.time() - began:.0f} s", flush=True)
        torch.save(
            {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "epoch": epoch + 1}, state_file
        )
        told = {name: evaluated(net, groups) for name, groups in dev.items() if groups}
        print(
            f"epoch {epoch + 1} loss {summed / max(1, count):.4f} {time.time() - began:.0f} s {json.dumps(told)}",
            flush=True,
        )
        torch.save({"net": net.state_dict(), "split": options.split, "kept": options.kept}, options.to / "last.pt")


if __name__ == "__main__":
    main()
