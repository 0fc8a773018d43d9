"""The whole job against the bare spaCy pipeline on the same texts, in one run, as a ratio; cold start; peak memory.

    bench/speed.py [FOLDER] [--rounds N]

FOLDER holds the accounts of one event: `../shared/karabakh/texts` where it is present, else the shipped example.
Whole job: files in, dossier out, models loaded. Bare: all components of the same spaCy model on the same decoded files.
Stages are timed one by one in a further round.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from common import EXAMPLE, KARABAKH, ROOT, heading
from rashomon import align, claims, clean, lineage, pipeline
from rashomon.align.places import merge_places
from rashomon.align.tally import tally
from rashomon.annotate import find_figures, find_moments, find_places
from rashomon.dossier import compose


def whole(paths: list[Path], tools: pipeline.Toolbox) -> None:
    run = pipeline.Run()
    told = list(pipeline.readings(pipeline.accounts(paths, run, settings=tools.settings), tools))
    pipeline.dossier(told, problems=run.problems)


def bare(texts: list[str], tools: pipeline.Toolbox) -> None:
    for _ in tools.language.pipeline.pipe(texts):
        pass


def seconds(job: Callable[[], object]) -> float:
    begin = time.perf_counter()
    job()
    return time.perf_counter() - begin


def stages(paths: list[Path], tools: pipeline.Toolbox) -> dict[str, float]:
    """Seconds of each stage, run one after another on everything."""
    spent: dict[str, float] = {}

    def timed(name: str, job: Callable[[], object]) -> object:
        begin = time.perf_counter()
        result = job()
        spent[name] = time.perf_counter() - begin
        return result

    run = pipeline.Run()
    accounts = timed("ingest", lambda: list(pipeline.accounts(paths, run, settings=tools.settings)))
    cleaned = timed("clean", lambda: [clean.clean(a) for a in accounts])
    parsed = timed("parse", lambda: list(tools.language.parse(cleaned)))
    from dataclasses import replace

    timed_readings = timed("times", lambda: [replace(r, moments=find_moments(r)) for r in parsed])
    placed = timed("places", lambda: [replace(r, places=find_places(r, tools.gazetteer)) for r in timed_readings])
    figured = timed("figures", lambda: [replace(r, figures=find_figures(r)) for r in placed])
    told = timed("claims", lambda: [claims.extract(r, attributor=tools.attributor) for r in figured])
    resolved = timed("speakers", lambda: [claims.attach_figures(r) for r in claims.resolve(told)])
    reuse = timed("lineage", lambda: lineage.trace(resolved))
    points = timed("points", lambda: align.align(resolved, reuse, origins=lineage.origins(resolved, reuse)))
    totals = timed("tally", lambda: tally(resolved))
    places = timed("merge places", lambda: merge_places(resolved))
    timed("dossier", lambda: compose(resolved, lineage=reuse, points=points, tally=totals, places=places))
    return spent


def cold(folder: Path) -> tuple[float, float]:
    """Seconds from process start to dossier, and peak memory in MiB."""
    program = (
        "import resource, sys; from rashomon.cli import main; import atexit;"
        "atexit.register(lambda: sys.stderr.write('PEAK %d\\n' % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss));"
        f"sys.argv = ['rashomon', 'read', {str(folder)!r}, '--json', {os.devnull!r}]; main()"
    )
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    spent = time.perf_counter() - begin
    peak = next(int(line.split()[1]) for line in done.stderr.splitlines() if line.startswith("PEAK"))
    return spent, peak / 1024


def start_up(*arguments: str) -> float:
    command = [sys.executable, "-m", "rashomon", *arguments]
    return min(seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = KARABAKH / "texts" if KARABAKH.is_dir() else EXAMPLE / "texts"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    paths = sorted(p for p in options.folder.iterdir() if p.suffix == ".txt")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    tools = pipeline.Toolbox()
    whole(paths, tools)
    bare(texts, tools)
    pairs = [(seconds(lambda: whole(paths, tools)), seconds(lambda: bare(texts, tools))) for _ in range(options.rounds)]
    ratios = sorted(a / b for a, b in pairs)
    words = sum(len(text.split()) for text in texts)
    print(heading())
    print(f"accounts {len(paths)}, words {words}, rounds {options.rounds}, pairs run in turn")
    job, alone = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    print(f"whole job {job:.3f} s, bare spaCy {alone:.3f} s")
    print(f"ratio median {statistics.median(ratios):.2f} (least {ratios[0]:.2f}, most {ratios[-1]:.2f})")
    for name, spent in stages(paths, tools).items():
        print(f"  {name:13} {spent:.3f} s")
    spent, peak = cold(options.folder)
    print(f"cold start to dossier {spent:.2f} s, peak memory {peak:.0f} MiB")
    print(f"rashomon --version {start_up('--version'):.3f} s, rashomon --help {start_up('--help'):.3f} s")


if __name__ == "__main__":
    main()
