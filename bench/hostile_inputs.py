"""Generated inputs that mean harm, through the whole of `rashomon read`, in worker processes with models loaded once.

    bench/hostile_inputs.py [--count 1500] [--seed 11] [--workers 2] [--keep FOLDER] [FILE ...]

Each input is a file or two, made by chance from a seed: mutations of the shipped example, shapes of
`hostile_shapes.py`, JSON lines with odd fields, pages, encodings, control characters, huge numbers, odd dates, broken
addresses, lone surrogates. With FILE those files are read instead, each in a process of its own. Told are tracebacks
(each with the stage's last frame, once a place), inputs over 20 seconds, the peak memory of a worker, and spans that
lie outside their text or do not slice to their words. Fails where there is any, or where memory is over 1 GiB.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import random
import resource
import select
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import EXAMPLE, ROOT, heading
from hostile import ended
from hostile_shapes import PAGES, SHAPES

SEED = 11
COUNT = 1500
LATE = 20.0  # seconds
MEMORY = 1024  # MiB
FRESH = 25  # inputs that one process reads: what a long stream leaves behind is not an input's memory
LARGEST = 200_000  # characters of a generated text; most are far shorter

Chance = random.Random
Files = dict[str, bytes]
"""The files of one input, by name."""

ODD = (
    "\u202e", "\u200b", "\u00ad", "\u0000", "\u001b[31m", "\u0085", "\u2028", "\ufeff", "\ud800", "\udfff", "\uffff",
    "\u0301", "\U000e0041", "İ", "ß", "ﬁ", "℀", "𝒳", "٣", "²", "½", "１２", "１２３,４５６", "９" * 50, "9" * 5000,
    "1" * 400 + ".5", "-0", "1e999", "‱", "“", "”", "«", "''", "``", "’s", "…", "—", "&#0;", "&nbsp;", "\r", "\t",
    "\x0c", "[a](b)", "![x](", "<script>", "</p>", "{{x}}",
)  # fmt: skip
WORDS = (
    "said", "that", "killed", "five", "people", "Mr Smith", "London", "on Tuesday", "denied", "he", "who", "not",
    "at least", "12", "2021", "May 3", "according to", "the ministry", "“no”", "(IRC)", "10:30 am", "the town of",
    "known as", "renamed", "Q3", "last", "next century", "a dozen", "between", "and", "to", "the", "-", ",", ".", "!",
    "?", "%", "$5 million", "sq km",
)  # fmt: skip
DATES = (
    "2021-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "9999-12-31T23:59-23:59", "0001-01-01T00:00+23:59",
    "2021-03-04T24:00", "2021-03-04T15:15+02:00", "2021-W53", "٢٠٢١-٠٣-٠٤", "yesterday", "2021-03-04T15:15:60Z",
    "2021-03-04T15:15:15,123456789Z", "1e9", "-1", "", " ", "2021-03-04\u0000", "10000-01-01",
)  # fmt: skip
ADDRESSES = (
    "http://[::1", "https://℀.example/", "http://]", "//", "javascript:alert(1)", "http://a b/",
    "http://\u202eexample/", "https://user:pw@evil.example/", "http://" + "a" * 5000, "http://[v1.x]/",
    "http://example.com:99999999/", "\ud800", "http://xn--/", "https://.", "https://..co.uk", "http://１２７.0.0.1/",
    "data:text/html,x", "http://[fe80::1%25en0]/",
)  # fmt: skip
VALUES: tuple[object, ...] = (
    None, True, False, 0, -1, 10**400, 1.5, float("inf"), float("nan"), "", " ", "\u0000", [], {}, [[]],
    {"a": {"b": []}}, "x" * 3000,
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "koi8-r", "shift_jis", "gb18030", "utf-7")


def example_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "texts").iterdir()) if path.suffix == ".txt"]


def mutated(chance: Chance, text: str) -> str:
    """A text with pieces cut, doubled, moved, and odd characters put in."""
    for _ in range(chance.randint(1, 12)):
        at, size = chance.randrange(len(text) + 1), chance.choice((1, 1, 5, 40, 300))
        what = chance.randrange(7)
        if what == 0:
            text = text[:at] + text[at + size :]
        elif what == 1:
            text = text[:at] + text[at : at + size] * chance.choice((2, 3, 20)) + text[at:]
        elif what == 2:
            text = text[:at] + chance.choice(ODD) * chance.choice((1, 1, 2, 30)) + text[at:]
        elif what == 3:
            text = text[:at] + text[at : at + size].swapcase() + text[at + size :]
        elif what == 4:
            text = text[:at] + " ".join(chance.choices(WORDS, k=chance.randint(1, 12))) + text[at:]
        elif what == 5:
            text = text.replace(
                chance.choice((" ", ".", "\n", "e", "the", ",", "said")),
                chance.choice((*ODD, "", "\n")),
                chance.randint(1, 60),
            )
        else:
            other = chance.randrange(len(text) + 1)
            text = text[:at] + text[other : other + size] + text[at:]
        text = text[:LARGEST]
    return text


def soup(chance: Chance) -> str:
    """Words and odd characters in any order."""
    pieces = chance.choices((*WORDS, *WORDS, *ODD, "\n", "\n\n"), k=chance.choice((5, 40, 400, 1500)))
    return chance.choice((" ", " ", "", "\n")).join(pieces)[:LARGEST]


def shaped(chance: Chance) -> str:
    size = chance.choice((50, 500, 3000, 10_000, 10_000, 30_000))
    text = SHAPES[chance.choice(list(SHAPES))](size)
    return mutated(chance, text) if chance.random() < 0.5 else text


def a_text(chance: Chance) -> str:
    made: Callable[[], str] = chance.choice(
        (lambda: mutated(chance, chance.choice(example_texts())), lambda: soup(chance), lambda: shaped(chance))
    )
    return made()


def as_bytes(chance: Chance, text: str) -> bytes:
    encoding = chance.choice(ENCODINGS) if chance.random() < 0.3 else "utf-8"
    data = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") and encoding != "utf-7" else "replace")
    if chance.random() < 0.15:  # bytes that are no text in any encoding
        spoilt = bytearray(data)
        for _ in range(min(len(spoilt), chance.randint(1, 20))):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        data = bytes(spoilt)
    return data


def plain(chance: Chance) -> Files:
    return {f"a.{chance.choice(('txt', 'txt', 'md'))}": as_bytes(chance, a_text(chance))}


def lines(chance: Chance) -> Files:
    """JSON lines with odd fields, some of them no accounts at all."""
    rows = []
    for number in range(chance.randint(1, 5)):
        row: dict[str, object] = {"id": f"a{number}", "text": a_text(chance)[:20_000]}
        for name in ("id", "title", "outlet", "url", "story", "language", "published", "modified", "text"):
            if chance.random() < 0.45:
                row[name] = chance.choice(
                    (chance.choice(VALUES), chance.choice(DATES), chance.choice(ADDRESSES), soup(chance)[:300])
                    if name != "text" or chance.random() < 0.1
                    else (a_text(chance)[:5000],)
                )
        if chance.random() < 0.6:
            row["published"], row["url"] = chance.choice(DATES), chance.choice(ADDRESSES)
        row["published"] = row.get("published", "2021-03-04")
        sys.set_int_max_str_digits(0)
        line = json.dumps(row, ensure_ascii=chance.random() < 0.7)
        rows.append(mutated(chance, line).replace("\n", " ") if chance.random() < 0.1 else line)
    return {"a.jsonl": "\n".join(rows).encode("utf-8", "surrogatepass")}


def html(chance: Chance) -> Files:
    """Pages: shapes, broken markup, odd heads."""
    if chance.random() < 0.3:
        return {
            "a.html": PAGES[chance.choice(list(PAGES))](chance.choice((50, 3000, 30_000))).encode("utf-8", "replace")
        }
    body = "".join(f"<p>{part}</p>" for part in a_text(chance)[:30_000].split("\n") if part.strip())
    head = "".join(
        (
            f"<title>{soup(chance)[:200]}</title>",
            f"<meta property='article:published_time' content='{chance.choice(DATES)}'>",
            f"<link rel='canonical' href='{chance.choice(ADDRESSES)}'>",
            f"<script type='application/ld+json'>{json.dumps({'datePublished': chance.choice(DATES)})}</script>",
        )
    )
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return {"a.html": as_bytes(chance, mutated(chance, page) if chance.random() < 0.6 else page)}


def event(chance: Chance) -> Files:
    """Two accounts that tell much the same, so that what compares accounts has work."""
    text = chance.choice(example_texts())
    return {"a.txt": as_bytes(chance, mutated(chance, text)), "b.txt": as_bytes(chance, mutated(chance, text))}


KINDS = (plain, plain, lines, lines, html, event)


def inputs(count: int, seed: int) -> Iterator[tuple[str, Files]]:
    """Inputs by name; each depends on the seed and its number alone."""
    for number in range(count):
        chance = Chance(f"{seed}-{number}")
        kind = KINDS[number % len(KINDS)]
        yield f"{number:04}-{kind.__name__}", kind(chance)


# --- the worker ----------------------------------------------------------------------------------------------------


def read(paths: list[str], tools: Any) -> list[str]:
    """Everything that `read` and `export` do with files; what is wrong with the spans of the outcome."""
    from io import StringIO

    from rich.console import Console

    from rashomon import exports, pipeline, views
    from rashomon.model.wire import annotation_to_wire, dumps
    from rashomon.views import terminal

    run = pipeline.Run()
    told = list(pipeline.readings(pipeline.accounts(paths, run, settings=tools.settings), tools))
    for reading in told:
        dumps(annotation_to_wire(reading)).encode("utf-8")
    if not told:
        return []
    dossier = pipeline.dossier(told, problems=run.problems)
    for ending in (".json", ".html", ".md"):
        views.written(dossier, ending).encode("utf-8")
    terminal.render(dossier, Console(file=StringIO(), width=100))
    for each in exports.FORMATS:
        exports.written(dossier, each.name)
    return wrong_spans(dossier)


def wrong_spans(dossier: Any) -> list[str]:
    """What lies outside its text, or is not the words that it says it is."""
    texts = {document.id: document.account.text for document in dossier.documents}
    found: list[str] = []

    def check(what: str, document: str, span: Any, words: str | None = None) -> None:
        text = texts[document]
        if not 0 <= span.begin <= span.end <= len(text):
            found.append(f"{what} {span} outside")
        elif words is not None and span.of(text) != words:
            found.append(f"{what} {span}: {span.of(text)[:40]!r} is not {words[:40]!r}")

    for document in dossier.documents:
        for each in (*document.blocks, *document.leftovers):
            check(type(each).__name__, document.id, each.span)
        for each in (*document.moments, *document.places):
            check(type(each).__name__, document.id, each.span, each.text)
    for claim in dossier.claims:
        for span in (*claim.source, *claim.cue, *claim.content):
            check("claim", claim.document, span)
        if len(claim.content) == 1:
            check("claim", claim.document, claim.content[0], claim.text)
    for figure in dossier.figures:
        check("figure", figure.document, figure.span, figure.text)
    return found


def last_frames(error: BaseException) -> str:
    """Where in the package an exception came from."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "rashomon" in f.filename]
    at = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{at.filename.removeprefix(f'{ROOT}/')}:{at.lineno} {at.name}"


def work() -> None:
    """A line of paths on standard input, a line of findings on standard output."""
    from rashomon import pipeline

    tools = pipeline.Toolbox()
    tools.language.pipeline, tools.gazetteer, tools.attributor  # noqa: B018 - loaded now
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no finding
    print("ready", file=out, flush=True)
    for line in sys.stdin:
        told: dict[str, object] = {}
        begin, worked = time.perf_counter(), time.process_time()
        try:
            told["spans"] = read(json.loads(line), tools)
        except Exception as error:  # noqa: BLE001 - every fault is a finding
            told["fault"] = f"{type(error).__name__} at {last_frames(error)}: {error!s:.120}"
        told["seconds"] = min(time.perf_counter() - begin, time.process_time() - worked)  # others may have the cores
        told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(told), file=out, flush=True)


class Worker:
    """One process that reads inputs; begun anew after it was cut off or died."""

    def __init__(self, *, each: int = FRESH) -> None:
        self._each = each
        self._process: subprocess.Popen[str] | None = None
        self._count = 0

    def read(self, paths: list[str]) -> dict[str, Any]:
        if self._count == self._each:
            self.stop()
        self._count += 1
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, __file__, "--worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
            if not self._line(120):
                raise RuntimeError("a worker cannot begin: run bench/hostile_inputs.py --worker to see why")
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(paths) + "\n")
            self._process.stdin.flush()
            line = self._line(3 * LATE)
        except BrokenPipeError:
            line = ""
        if not line:
            died = ended(self._process)
            self.stop()
            return {"fault": f"the process died ({died})"} if died is not None else {"seconds": 3 * LATE}
        told: dict[str, Any] = json.loads(line)
        return told

    def _line(self, limit: float) -> str:
        assert self._process is not None and self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], limit)
        return self._process.stdout.readline() if ready else ""

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process, self._count = None, 0


def run_all(jobs: Iterator[tuple[str, list[str]]], workers: int, *, each: int) -> list[tuple[str, dict[str, Any]]]:
    """The findings of every input, in no order."""
    waiting: queue.Queue[tuple[str, list[str]] | None] = queue.Queue(maxsize=4)
    found: list[tuple[str, dict[str, Any]]] = []

    def go() -> None:
        worker = Worker(each=each)
        while (job := waiting.get()) is not None:
            found.append((job[0], worker.read(job[1])))
            if len(found) % 100 == 0:
                print(f"{len(found)} read", file=sys.stderr, flush=True)
        worker.stop()

    threads = [threading.Thread(target=go) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
    for _ in threads:
        waiting.put(None)
    for thread in threads:
        thread.join()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", metavar="FILE", help="read these instead")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the inputs with findings are kept")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work()
        return 0
    with TemporaryDirectory() as folder:

        def jobs() -> Iterator[tuple[str, list[str]]]:
            if options.files:
                yield from ((Path(name).name, [name]) for name in options.files)
                return
            for name, files in inputs(options.count, options.seed):
                here = Path(folder) / name
                here.mkdir()
                for file, data in files.items():
                    (here / file).write_bytes(data)
                yield name, [str(here)]

        found = sorted(run_all(jobs(), options.workers, each=1 if options.files else FRESH), key=lambda one: one[0])
        if options.keep:
            keep(options.keep, Path(folder), found)
    return report(found)


def bad(told: dict[str, Any]) -> bool:
    return bool(told.get("fault") or told.get("spans") or told.get("seconds", 0) > LATE or told.get("peak", 0) > MEMORY)


def keep(target: Path, folder: Path, found: list[tuple[str, dict[str, Any]]]) -> None:
    import shutil

    for name, told in found:
        if bad(told) and (folder / name).is_dir():
            shutil.copytree(folder / name, target / name, dirs_exist_ok=True)


def report(found: list[tuple[str, dict[str, Any]]]) -> int:
    faults = Counter(told["fault"].split(": ")[0] for _, told in found if "fault" in told)
    first = {told["fault"].split(": ")[0]: (name, told["fault"]) for name, told in reversed(found) if "fault" in told}
    late = [(name, told["seconds"]) for name, told in found if told.get("seconds", 0) > LATE]
    spans = [(name, told["spans"][0]) for name, told in found if told.get("spans")]
    peak = max((told.get("peak", 0.0), name) for name, told in found)
    longest = max((told.get("seconds", 0.0), name) for name, told in found)
    print(heading())
    print(f"{len(found)} inputs: {faults.total()} tracebacks at {len(faults)} places, {len(late)} over {LATE:.0f} s,")
    print(f"{len(spans)} with spans outside their text; peak memory {peak[0]:.0f} MiB ({peak[1]}),")
    print(f"longest {longest[0]:.1f} s ({longest[1]})")
    for place, count in faults.most_common():
        print(f"  {count:4} {first[place][0]} {first[place][1]}")
    for name, what in (*late, *spans):
        print(f"  {name}: {what}")
    return int(bool(faults or late or spans or peak[0] > MEMORY))


if __name__ == "__main__":
    sys.exit(main())
