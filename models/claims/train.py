"""Trains the claims tagger from scratch: seeded, with checkpoints, on the CPU.

    python models/claims/train.py --data FOLDER --encoder FOLDER --work FOLDER [--export FOLDER]

FOLDER of --data holds `train` and `dev`, of `.txt` and `.ann` files. A run that was stopped goes on from its last
epoch when it is started again with the same --work.
"""

import argparse
import json
import math
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import corpus  # noqa: E402
import judging  # noqa: E402
import sampling  # noqa: E402
from losses import link_loss, tag_loss  # noqa: E402
from network import Tagger, read_shape  # noqa: E402

CLIP = 1.0
WARM_UP = 0.06


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with train and dev")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of a BERT-like encoder")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, log and cache")
    parser.add_argument("--cache", type=Path, help="folder of parsed documents (default: WORK/cache)")
    parser.add_argument("--export", type=Path, help="write the ONNX model there at the end")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--stop-after", type=int, default=0, help="stop after so many epochs of the plan")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training documents (for trials)")
    parser.add_argument("--dev-share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--length", type=int, default=256, help="pieces a window")
    parser.add_argument("--context", type=int, default=40, help="pieces of context on both sides, when judging")
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the top encoder layer")
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--decay", type=float, default=0.9, help="rate of a layer over that of the layer above")
    parser.add_argument("--weight-decay", type=float, default=0.01)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running mean of the weights")
    parser.add_argument("--hide", type=float, default=0.03, help="share of pieces hidden from the encoder")
    parser.add_argument("--link-weight", type=float, default=0.1)
    parser.add_argument("--no-parse", action="store_true", help="trial: without the parse in the encoder")
    parser.add_argument("--no-tree", action="store_true", help="trial: without the words' heads")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def groups(model: Tagger, args: argparse.Namespace) -> list[dict[str, Any]]:
    """Parameters with their rates: lower layers learn more slowly; the embeddings of words stay as they are."""
    model.encoder.words.weight.requires_grad_(False)
    depth = len(model.encoder.layers)
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = args.head_rate
        if name.startswith("encoder.layers."):
            rate = args.rate * args.decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = args.rate * args.decay**depth
        weight_decay = args.weight_decay if parameter.ndim > 1 and "norm" not in name else 0.0
        found.setdefault((rate, weight_decay), []).append(parameter)
    return [{"params": p, "lr": rate, "peak": rate, "weight_decay": decay} for (rate, decay), p in found.items()]


def rate_at(step: int, total: int) -> float:
    warm = max(1, int(WARM_UP * total))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, total - warm)))


class Average:
    """The running mean of the weights: steadier than the weights of any one step."""

    def __init__(self, model: Tagger, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    @torch.no_grad()
    def add(self, model: Tagger) -> None:
        self.steps += 1
        keep = min(self.decay, self.steps / (self.steps + 10))
        for name, parameter in model.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(parameter, 1 - keep)

    def over(self, model: Tagger) -> dict[str, torch.Tensor]:
        return {**model.state_dict(), **self.weights}


def tables_of(model: Tagger) -> dict[str, Any]:
    return {name: value.detach().numpy() for name, value in model.relations.items()}


def scores_on(
    model: Tagger, documents: list[corpus.Document], marks: sampling.Marks, args: argparse.Namespace
) -> dict[str, float]:
    found = judging.outputs(model, documents, marks, length=args.length, context=args.context)
    transitions, tables = model.transitions.detach().numpy(), tables_of(model)
    pairs = [
        (judging.gold_claims(d), judging.claims_of(d, scores, vectors, transitions, tables))
        for d, (scores, vectors) in zip(documents, found, strict=True)
    ]
    return judging.judge(pairs)


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = sampling.Marks(*(tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[MASK]")))
    cache = args.cache or args.work / "cache"
    train, dev = (corpus.load(args.data / part, cache, tokenizer, separator=marks.closing) for part in ("train", "dev"))
    if args.share < 1:
        train = train[:: round(1 / args.share)]
    if args.dev_share < 1:
        dev = dev[:: round(1 / args.dev_share)]
    model = Tagger(read_shape(args.encoder, parse_in_encoder=not args.no_parse, tree=not args.no_tree))
    model.encoder.load(args.encoder)
    run(model, train, dev, marks, args)


def run(
    model: Tagger,
    train: list[corpus.Document],
    dev: list[corpus.Document],
    marks: sampling.Marks,
    args: argparse.Namespace,
) -> None:
    optimizer = torch.optim.AdamW(groups(model, args), fused=True)
    average = Average(model, args.average)
    pieces = sum(len(d.pieces.ids) for d in train)
    total = math.ceil(args.epochs * (pieces / args.length / args.batch) * 1.25)
    state_path, first = args.work / "state.pt", 0
    step = 0
    if state_path.exists():
        state = torch.load(state_path, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        average.weights, average.steps, first, step, total = (
            state[k] for k in ("average", "averaged", "epoch", "step", "total")
        )
    log = (args.work / "log.txt").open("a", encoding="utf-8")

    def tell(**what: object) -> None:
        line = json.dumps({"time": time.strftime("%H:%M:%S"), **what})
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    for number in range(first, args.stop_after or args.epochs):
        began, sums, count = time.time(), np.zeros(2), 0
        model.train()
        batches = list(
            sampling.epoch(
                train, marks, length=args.length, size=args.batch, hide=args.hide, seed=1000 * args.seed + number
            )
        )
        if number == 0:
            total = args.epochs * len(batches)
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate_at(step, total)
            scores, vectors = model(**batch.inputs)
            tag, link = (
                tag_loss(scores, batch.tags, batch.lines, model.transitions),
                link_loss(vectors, batch.links, model),
            )
            optimizer.zero_grad(set_to_none=True)
            (tag + args.link_weight * link).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            average.add(model)
            step += 1
            sums += (float(tag.detach()), float(link.detach()))
            count += 1
            if count % 25 == 0:
                tell(
                    epoch=number,
                    step=step,
                    of=total,
                    tag=round(sums[0] / count, 4),
                    link=round(sums[1] / count, 4),
                    seconds=round(time.time() - began),
                )
        state = {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average.weights,
            "averaged": average.steps,
            "epoch": number + 1,
            "step": step,
            "total": total,
        }
        torch.save(state, state_path.with_suffix(".new"))
        state_path.with_suffix(".new").rename(state_path)
        own = model.state_dict()
        own = {name: value.clone() for name, value in own.items()}
        model.load_state_dict(average.over(model))
        torch.save(
            {"shape": model.describe(), "weights": model.state_dict(), "args": vars(args)},
            args.work / f"epoch{number + 1}.pt",
        )
        tell(epoch=number + 1, seconds=round(time.time() - began), averaged=scores_on(model, dev, marks, args))
        model.load_state_dict(own)


if __name__ == "__main__":
    main()
