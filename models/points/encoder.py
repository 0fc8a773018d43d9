"""Trains the encoder of `rashomon.encoder`: sentences that say the same of the same thing come to lie together.

    python models/points/encoder.py --encoder MODEL_FOLDER --half all --to work/all

Starts from all-MiniLM-L6-v2 and reads the claims of `bench/gold/points.json`, an event a step: every pair of its claims
is one that a point has together, or one that none has (pairs of which one only takes the other for granted are left
out). The loss is the cross-entropy of each pair, by cosine, and a ranking of each claim's fellows before all others.
`--half dev` or `test` trains on one half and prints the average precision on the other; `all` trains on both and on the
five accounts and the shipped example. Word embeddings stay as they are. Seeded; 4 epochs over all 88 events take 4
minutes on 2 cores.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench"), str(ROOT / "models" / "claims")]

from export import quantise  # noqa: E402
from network import Encoder, read_shape  # noqa: E402
from optimizing import portion  # noqa: E402

from gold_points import GoldEvent, events, given  # noqa: E402

LONGEST = 64  # pieces, marks included
BATCH = 32
MOST = 110  # claims of one event in one step
POSITIVE = 5.0  # weight of a pair that is one
RANKING = 0.3
SHARPNESS = 20.0
LAYERS = (0, 1, 3, 5)  # of six: the whole job must not take longer than twice the parse


class Sentences(nn.Module):
    """The encoder with the mean of its last states, of unit length."""

    def __init__(self, folder: Path, kept: Sequence[int]) -> None:
        super().__init__()
        shape = read_shape(folder)
        self.encoder = Encoder(shape)
        self.encoder.load(folder)
        self.encoder.layers = nn.ModuleList(self.encoder.layers[at] for at in kept)
        self.scale, self.bias = nn.Parameter(torch.tensor(SHARPNESS)), nn.Parameter(torch.tensor(-11.0))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        states = self.encoder(ids, mask, 0.0)[-1].float()
        if mask is None:
            return functional.normalize(states.mean(dim=1), dim=1)
        kept = mask[..., None].float()
        return functional.normalize((states * kept).sum(dim=1) / kept.sum(dim=1), dim=1)


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    return tokenizer


def encode(net: Sentences, tokenizer: Tokenizer, texts: Sequence[str]) -> Tensor:
    """(n, hidden), rows of unit length in the order of `texts`; texts of like length are read together."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    parts, places = [], []
    for begin in range(0, len(order), BATCH):
        chosen = order[begin : begin + BATCH]
        read = tokenizer.encode_batch([texts[at] for at in chosen])
        ids, mask = torch.tensor([one.ids for one in read]), torch.tensor([one.attention_mask for one in read])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts.append(net(ids, mask))
        places += chosen
    return torch.cat(parts)[torch.tensor(np.argsort(places))]


def matrix(pairs: set[tuple[int, int]], size: int) -> Tensor:
    found = torch.zeros(size, size, dtype=torch.bool)
    for a, b in pairs:
        found[a, b] = found[b, a] = True
    return found


def chosen_claims(event: GoldEvent, draw: random.Random) -> list[int]:
    sound = [at for at in range(len(event.claims)) if at not in event.unsound]
    if len(sound) <= MOST:
        return sound
    members = {at for point in event.points for at in point.members}
    inside = [at for at in sound if at in members]
    outside = [at for at in sound if at not in members]
    draw.shuffle(inside)
    draw.shuffle(outside)
    return sorted((inside[: MOST - 20] + outside)[:MOST])


def loss_of(net: Sentences, vectors: Tensor, same: Tensor, known: Tensor) -> Tensor:
    cosines = vectors @ vectors.T
    size = len(cosines)
    upper = torch.triu(torch.ones(size, size, dtype=torch.bool), 1) & known
    told = same[upper].float()
    each = functional.binary_cross_entropy_with_logits((net.scale * cosines + net.bias)[upper], told, reduction="none")
    loss = (each * (1 + (POSITIVE - 1) * told)).mean()
    sharp = (cosines * SHARPNESS).masked_fill(torch.eye(size, dtype=torch.bool) | ~known, -1e4)
    others = torch.logsumexp(sharp.masked_fill(same, -1e4), dim=1)
    fellows = same & known
    if fellows.any():
        loss = loss + RANKING * functional.softplus(others[:, None] - sharp)[fellows].mean()
    return loss


def average_precision(scores: np.ndarray, labels: np.ndarray) -> float:
    hits = labels[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def judge(net: Sentences, tokenizer: Tokenizer, told: Sequence[GoldEvent]) -> float:
    """Mean average precision over the pairs of claims that stand in some point."""
    net.eval()
    found = []
    with torch.no_grad():
        for event in told:
            members = sorted({at for point in event.points for at in point.members})
            vectors = encode(net, tokenizer, [event.claims[at].text for at in members])
            same = matrix(event.same, len(event.claims))[members][:, members].numpy()
            upper = np.triu_indices(len(members), 1)
            if same[upper].any():
                found.append(average_precision((vectors @ vectors.T).numpy()[upper], same[upper]))
    net.train()
    return float(np.mean(found))


def train(net: Sentences, tokenizer: Tokenizer, told: list[GoldEvent], *, epochs: int, rate: float, seed: int) -> None:
    draw = random.Random(seed)
    net.encoder.words.weight.requires_grad_(False)
    net.encoder.positions.weight.requires_grad_(False)
    marks = {id(net.scale), id(net.bias)}
    body = [p for p in net.parameters() if p.requires_grad and id(p) not in marks]
    groups = [
        {"params": body, "lr": rate, "peak": rate, "weight_decay": 0.01},
        {"params": [net.scale, net.bias], "lr": 0.05, "peak": 0.05, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    step, total, begin = 0, epochs * len(told), time.time()
    net.train()
    for epoch in range(epochs):
        draw.shuffle(told)
        losses = []
        for event in told:
            chosen = chosen_claims(event, draw)
            vectors = encode(net, tokenizer, [event.claims[at].text for at in chosen])
            known = ~matrix(event.doubtful, len(event.claims))[chosen][:, chosen]
            loss = loss_of(net, vectors, matrix(event.same, len(event.claims))[chosen][:, chosen], known)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * portion(step, total)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
            step += 1
        print(f"epoch {epoch + 1} loss {np.mean(losses):.4f} after {time.time() - begin:.0f} s", flush=True)


def write(net: Sentences, folder: Path, target: Path) -> None:
    """`model.onnx` in eight bits: the pieces of one sentence in, its vector out."""
    target.mkdir(parents=True, exist_ok=True)
    net.eval()
    with tempfile.TemporaryDirectory(dir=target) as place:
        full = Path(place) / "full.onnx"
        torch.onnx.export(
            net, (torch.full((1, 7), 101),), str(full), input_names=["ids"], output_names=["vector"],
            dynamic_axes={"ids": {1: "pieces"}}, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        quantise(full, Path(place) / "model.onnx")
        (Path(place) / "model.onnx").replace(target / "model.onnx")
    (target / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--half", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", default=LAYERS, help="of the encoder, those that are kept")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    net, tokenizer = Sentences(args.encoder, args.layers), load_tokenizer(args.encoder)
    halves = ("dev", "test") if args.half == "all" else (args.half,)
    other = [] if args.half == "all" else list(events({"dev", "test"} - {args.half}))
    if other:
        print(f"before: average precision on the other half {judge(net, tokenizer, other):.3f}", flush=True)
    own = [*events(halves), *(given() if args.half == "all" else ())]
    train(net, tokenizer, own, epochs=args.epochs, rate=args.rate, seed=args.seed)
    if other:
        print(f"after: average precision on the other half {judge(net, tokenizer, other):.3f}", flush=True)
    write(net, args.encoder, args.to)
    print(json.dumps({"half": args.half, "seed": args.seed, "layers": args.layers, "epochs": args.epochs}))


if __name__ == "__main__":
    main()
