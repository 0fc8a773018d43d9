"""How time and memory of each stage grow with the length of texts that are dear to read.

    bench/hostile.py [SHAPE ...] [--sizes 10000 30000 100000] [--stage STAGE ...] [--all]

Each shape of `hostile_shapes.py` is read at each size by a worker process, stage by stage; of an event of two accounts
where a stage takes several. Told are seconds of processor time, the exponent of growth between the two largest sizes
(1 is linear) and the peak memory of the worker. Fails where an exponent is over 1.1 and the noise that two runs of one
linear stage show (0.15), unless the stage takes less than a floor, where a stage takes over 20 seconds, or where memory
is over 1 GiB. Without --all only rows that fail or that take a second are told.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import select
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import log
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from common import heading
from hostile_shapes import PAGES, SHAPES

EXPONENT = 1.1
NOISE = 0.15
FLOOR = 0.3  # seconds: below it start-up, caches and the collector outweigh what grows
CUT_OFF = 20.0  # seconds of the processor; by the clock a stage is cut off after three times as many
MEMORY = 1024  # MiB
SIZES = (10_000, 30_000, 100_000)
SUFFIXES = {"html": PAGES, "txt": SHAPES}


def shape_of(name: str) -> tuple[str, Callable[[int], str]]:
    return next((suffix, shapes[name]) for suffix, shapes in SUFFIXES.items() if name in shapes)


def steps(name: str, size: int, tools: Any, folder: Path) -> Iterator[tuple[str, float]]:
    """Each stage by its name with the seconds of processor time that it took, as it ends."""
    from rashomon import align, claims, clean, lineage, pipeline, views
    from rashomon.align.places import merge_places
    from rashomon.align.tally import tally
    from rashomon.annotate import find_moments, find_places
    from rashomon.annotate.figures import read_figures
    from rashomon.claims.extract import extract
    from rashomon.claims.speakers import resolve_names, resolve_within
    from rashomon.dossier import compose
    from rashomon.model.wire import annotation_to_wire, dumps, to_wire

    suffix, shape = shape_of(name)
    text = shape(size)
    one = folder / f"one.{suffix}"
    one.write_text(text, encoding="utf-8")
    line = folder / "two.jsonl"
    other = text.replace("Leeds", "York") + "\nThe mayor of Leeds said that six people had died.\n"
    line.write_text(json.dumps({"id": "two", "text": other, "outlet": "Delta Courier"}) + "\n", encoding="utf-8")
    spent: list[tuple[str, float]] = []

    def timed(stage: str, job: Callable[[], Any]) -> Any:
        gc.collect()
        gc.disable()  # a full collection costs as much as a stage, and falls on one size and not on another
        begin = time.process_time()
        result = job()
        spent.append((stage, time.process_time() - begin))
        gc.enable()
        return result

    run = pipeline.Run()
    given = timed(f"ingest {suffix}", lambda: list(pipeline.accounts([one], run, settings=tools.settings)))
    yield spent[-1]
    if suffix == "txt":
        given += timed("ingest jsonl", lambda: list(pipeline.accounts([line], run, settings=tools.settings)))
        yield spent[-1]
    cleaned = timed("clean", lambda: [clean.clean(account) for account in given])
    yield spent[-1]
    parsed = timed("parse", lambda: list(tools.language.parse(cleaned)))
    yield spent[-1]
    dated = timed("times", lambda: [replace(r, moments=find_moments(r)) for r in parsed])
    yield spent[-1]
    placed = timed("places", lambda: [replace(r, places=find_places(r, tools.gazetteer)) for r in dated])
    yield spent[-1]
    figured = timed("figures", lambda: [replace(r, figures=read_figures(r)[0]) for r in placed])
    yield spent[-1]
    told = timed("claims", lambda: [extract(r, attributor=tools.attributor) for r in figured])
    yield spent[-1]
    within = timed("speakers within", lambda: [replace(r, claims=resolve_within(r, r.claims)) for r in told])
    yield spent[-1]
    within = timed("attach figures", lambda: [claims.attach_figures(r) for r in within])
    yield spent[-1]
    timed("annotation written", lambda: [dumps(annotation_to_wire(r)) for r in within])
    yield spent[-1]
    resolved = timed("speakers across", lambda: resolve_names(within)[0])
    yield spent[-1]
    reuse = timed("lineage", lambda: lineage.trace(resolved))
    yield spent[-1]
    origins = timed("origins", lambda: lineage.origins(resolved, reuse))
    yield spent[-1]
    points = timed("align", lambda: align.align(resolved, reuse, origins=origins))
    yield spent[-1]
    totals = timed("tally", lambda: tally(resolved))
    yield spent[-1]
    places = timed("merge places", lambda: merge_places(resolved))
    yield spent[-1]
    dossier = timed(
        "compose", lambda: compose(resolved, lineage=reuse, points=points, tally=totals, places=places, generator="x")
    )
    yield spent[-1]
    timed("JSON written", lambda: dumps(to_wire(dossier)))
    yield spent[-1]
    for ending in (".html", ".md"):
        timed(f"{ending[1:]} written", lambda ending=ending: views.written(dossier, ending))
        yield spent[-1]
    timed("terminal written", lambda: _terminal(dossier))
    yield spent[-1]


def _terminal(dossier: Any) -> None:
    from io import StringIO

    from rich.console import Console

    from rashomon.views import terminal

    terminal.render(dossier, Console(file=StringIO(), width=100))


def work() -> None:
    """The worker: a job a line on standard input, a stage a line on standard output."""
    from tempfile import TemporaryDirectory

    from rashomon import pipeline

    tools = pipeline.Toolbox()
    with TemporaryDirectory() as folder:
        for _ in steps("sentences", 2000, tools, Path(folder)):  # loads what is loaded once
            pass
        gc.collect()
        gc.freeze()
        tell(ready=True)
        for job in map(json.loads, sys.stdin):
            forget_peak()
            try:
                for stage, spent in steps(job["shape"], job["size"], tools, Path(folder)):
                    tell(stage=stage, spent=spent, peak=peak())
            except Exception as error:  # noqa: BLE001 - a benchmark goes on after a fault, and tells it
                tell(fault=f"{type(error).__name__}: {error}"[:200])
            tell(done=True)


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


def forget_peak() -> None:
    """Gives memory back to the system and starts the peak anew, where Linux can."""
    import ctypes

    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass


def peak() -> float:
    """The highest memory of this process since `forget_peak`, in MiB."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def ended(process: subprocess.Popen[Any]) -> int | None:
    """How a process ended that says no more; null where it goes on."""
    try:
        return process.wait(1)
    except subprocess.TimeoutExpired:
        return None


class Worker:
    """A worker process that is begun anew after it was cut off."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""

    def run(self, shape: str, size: int) -> Iterator[dict[str, Any]]:
        """What the worker tells of one job; `late` where it was cut off."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, __file__, "--worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._line(120)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"shape": shape, "size": size}).encode() + b"\n")
        self._process.stdin.flush()
        while True:
            line = self._line(3 * CUT_OFF)
            if line is None:
                died = ended(self._process)
                self.stop()
                yield {"late": True} if died is None else {"fault": f"the worker died ({died})"}
                return
            told = json.loads(line)
            if "done" in told:
                return
            yield told

    def _line(self, limit: float) -> bytes | None:
        assert self._process is not None and self._process.stdout is not None
        end = time.monotonic() + limit
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, end - time.monotonic()))
            piece = os.read(self._process.stdout.fileno(), 1 << 16) if ready else b""
            if not piece:
                return None
            self._rest += piece
        line, self._rest = self._rest.split(b"\n", 1)
        return line

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process, self._rest = None, b""


def exponent(small: float, large: float, sizes: tuple[int, int]) -> float:
    return log(large / max(small, 1e-4)) / log(sizes[1] / sizes[0])


def measure(worker: Worker, shape: str, sizes: list[int]) -> tuple[list[tuple[str, list[float | None]]], float, str]:
    """Of each stage the seconds at each size (null: not reached), the peak memory, and what went wrong."""
    rows: dict[str, list[float | None]] = defaultdict(list)
    highest, wrong = 0.0, ""
    for at, size in enumerate(sizes):
        last = "start"
        for told in worker.run(shape, size):
            if "stage" in told:
                last = told["stage"]
                rows[last] += [None] * (at - len(rows[last])) + [told["spent"]]
                highest = max(highest, told["peak"])
                if told["spent"] > CUT_OFF:
                    wrong = f"at {size}, {last}: {told['spent']:.0f} s"
            else:
                wrong = f"at {size}, after {last}: " + (
                    f"over {3 * CUT_OFF:.0f} s by the clock" if "late" in told else str(told["fault"])
                )
        if wrong:
            break
    return [(stage, spent + [None] * (len(sizes) - len(spent))) for stage, spent in rows.items()], highest, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="default: all")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--floor", type=float, default=FLOOR, help="seconds below which a stage counts as flat")
    parser.add_argument("--stage", action="append", default=[], help="tell only these stages")
    parser.add_argument("--all", action="store_true", help="tell every stage")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work()
        return 0
    sizes = sorted(options.sizes)
    names = options.shapes or [*SHAPES, *PAGES]
    worker, failures = Worker(), 0
    print(heading())
    print(f"{'shape':26} {'stage':20} {'  '.join(f'{size:>7}' for size in sizes)}  growth")
    for name in names:
        rows, highest, wrong = measure(worker, name, sizes)
        if len(sizes) > 1 and any(
            _grows(spent, sizes, options.floor) for _, spent in rows
        ):  # once more: a machine has other work
            again = dict(measure(worker, name, sizes[-2:])[0])
            rows = [(stage, _least(spent, again.get(stage))) for stage, spent in rows]
        for stage, spent in rows:
            failed = _grows(spent, sizes, options.floor)
            failures += failed
            if options.stage and stage not in options.stage:
                continue
            if failed or options.all or (spent[-1] or 0) >= 1:
                growth, fails = _stated(spent, sizes, options.floor), "  FAILS" if failed else ""
                figures = "  ".join("      -" if one is None else f"{one:7.2f}" for one in spent)
                print(
                    f"{name:26} {stage:20} {figures}  {growth}{fails}",
                    flush=True,
                )
        whole = sum(spent[-1] or 0 for _, spent in rows)
        late = wrong or ("over 1 GiB" if highest > MEMORY else "")
        failures += bool(late)
        print(f"{name:26} {'all':20} {whole:7.2f} s, {highest:.0f} MiB{'  FAILS ' + late if late else ''}", flush=True)
    worker.stop()
    print(f"{failures} failures")
    return 1 if failures else 0


def _least(first: list[float | None], again: list[float | None] | None) -> list[float | None]:
    """The lesser of two measurements of the two largest sizes."""
    if again is None:
        return first
    pairs = zip(first[-2:], again, strict=True)
    return [*first[:-2], *(a if b is None else b if a is None else min(a, b) for a, b in pairs)]


def _grows(spent: list[float | None], sizes: list[int], floor: float) -> bool:
    if len(sizes) < 2 or spent[-1] is None or spent[-2] is None or spent[-1] < floor:
        return False
    return exponent(spent[-2], spent[-1], (sizes[-2], sizes[-1])) > EXPONENT + NOISE


def _stated(spent: list[float | None], sizes: list[int], floor: float) -> str:
    if len(sizes) < 2 or spent[-1] is None or spent[-2] is None:
        return "   -"
    return "flat" if spent[-1] < floor else f"{exponent(spent[-2], spent[-1], (sizes[-2], sizes[-1])):4.2f}"


if __name__ == "__main__":
    sys.exit(main())
