"""Every regular expression that the program compiles, on strings made to be dear to it: which are not linear?

    bench/expressions.py [LENGTH]

The shipped example is read, written and exported while each expression that a module of the package compiles is noted.
Then each is used as the package uses it (searched for, matched at a begin or in full; all of these where that cannot be
told from its name) on runs of its own words and of common pieces, at a length (default 3,000; less where the package
hands it no more, see BOUNDED) and at twice that. Told are those whose time more than doubles; the exit code says
whether there are any.
"""

from __future__ import annotations

import itertools
import multiprocessing
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from common import EXAMPLE, ROOT

PACKAGE = str(ROOT / "src" / "rashomon")
LENGTH = 3000
GROWTH = 3.0  # times as long for twice the text: linear is 2, quadratic 4
FLOOR = 0.02  # seconds
LIMIT = 20.0  # seconds for one expression
BOUNDED = {  # by file or by a part of the pattern: the most characters that the package hands an expression
    "(?P<line>": LENGTH,
    "[—–-]{1,2}\\s?(?P<name>": LENGTH,
    "(?:[A-Z][\\w’'-]*|of|for|the|and|in)$": 300,
    "clean/lexicon.py": 600,
    "clean/dates.py": 160,
    "clean/credits.py": 300,
    "aliases.py": 600,
    "align/place_names.py": 30,
    "times/roles.py": 60,
    "[.!?…,]*": 12,
    "[^\\S\\n]*": 12,
    "\\s*:\\s*": 12,
}
RULES = {"clean/lexicon.py": frozenset(("match", "fullmatch"))}  # expressions that have no name of their own
COMMON = (
    " ", "\t", "\n", "\u00a0", "a", "A", "Ab", "é", "e\u0301", "a ", "A ", "Ab ", "a b ", "A B ", "the ", "of ",
    "Ab Cd, ", "Ab-Cd ", "a-", "a.", "A.", "a'", "a/", "a:", "a@", "1", "1,", "1 ", "1.", "2021-", "10:30 ", "may ",
    "May 3, ", "-", "- ", "—", ".", ". ", ", ", ":", "/", "|", " | ", "»", " »", "(", ")", "(a", "[", "]", "[a](",
    "[a](b ", "{", "{{", "{%", "${", "<", "<a ", ">", "> ", '"', "“", "'", "’", "&", "_", "*", "`", "#", "#a ", "@",
    "http://", "www.",
)  # fmt: skip


def noted() -> dict[tuple[str, int], str]:
    """Pattern and flags of every expression that the package compiles, with the file that does."""
    found: dict[tuple[str, int], str] = {}
    original = re._compile  # type: ignore[attr-defined]

    def compiled(pattern: object, flags: int) -> object:
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        file = frame.f_code.co_filename
        if file.startswith(PACKAGE) and isinstance(pattern, str):
            found.setdefault((pattern, int(flags)), file.removeprefix(PACKAGE + "/"))
        return original(pattern, flags)

    re._compile = compiled  # type: ignore[attr-defined]
    import importlib
    import pkgutil

    import rashomon
    from rashomon import exports, pipeline, views

    for module in pkgutil.walk_packages(rashomon.__path__, "rashomon."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    tools, run = pipeline.Toolbox(), pipeline.Run()
    dossier = pipeline.dossier(
        list(pipeline.readings(pipeline.accounts([EXAMPLE / "texts"], run, settings=tools.settings), tools))
    )
    with TemporaryDirectory() as folder:
        for ending in (".html", ".md", ".json"):
            views.written(dossier, ending)
        for each in exports.FORMATS:
            exports.save(dossier, each.name, Path(folder) / each.name)
    re._compile = original  # type: ignore[attr-defined]
    return found


def units(pattern: str) -> Iterator[str]:
    """What to repeat: common pieces, and the words of the expression."""
    words = list(dict.fromkeys(re.findall(r"(?<!\\)[A-Za-z]{3,}", pattern)))[:12]
    yield from COMMON
    yield from (f"{word} " for word in words)


def strings(pattern: str, length: int) -> Iterator[tuple[str, str]]:
    words = list(dict.fromkeys(re.findall(r"(?<!\\)[A-Za-z]{3,}|[(\[<{\"“#>@/:]", pattern)))[:8]
    for unit in units(pattern):
        run = unit * (length // len(unit))
        for head, tail in itertools.chain([("", ""), ("", "\0"), ("A", "\0")], ((word, "\0") for word in words)):
            yield f"{head!r} + {unit!r} * n + {tail!r}", head + run + tail


def seconds(job: Callable[[str], object], text: str) -> float:
    best = 1e9
    for _ in range(2):
        begin = time.perf_counter()
        job(text)
        best = min(best, time.perf_counter() - begin)
        if best > 0.5 or best < 0.0005:
            break
    return best


def uses(pattern: str, flags: int) -> frozenset[str]:
    """The methods that the package calls on the names that stand for an expression; empty where it has no name."""
    names = {
        name
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith("rashomon")
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and value.pattern == pattern
    }
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(PACKAGE).rglob("*.py"))
    return frozenset(method for name in names for method in re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source))


def judged(
    pattern: str, flags: int, length: int, known: frozenset[str], told: multiprocessing.SimpleQueue[str]
) -> None:
    """Puts into `told` on what an expression is not linear."""
    expression = re.compile(pattern, flags)
    every: dict[str, Callable[[str], object]] = {
        "search": lambda text: expression.sub("", text),
        "match": expression.match,
        "fullmatch": expression.fullmatch,
    }
    anchored = known and known <= {"match", "fullmatch"}
    ways = [(way, job) for way, job in every.items() if way in known or (way == "search" and not anchored)]
    for (what, short), (_, long) in zip(strings(pattern, length), strings(pattern, 2 * length), strict=True):
        for way, job in ways:
            if (later := seconds(job, long)) > FLOOR and later > GROWTH * seconds(job, short):
                told.put(f"{way} {what}: {later * 1000:.0f} ms at {2 * length}")
                return


def main() -> int:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else LENGTH
    found, bad = noted(), 0
    print(f"{len(found)} expressions")
    for (pattern, flags), file in sorted(found.items(), key=lambda item: (item[1], item[0])):
        told: multiprocessing.SimpleQueue[str] = multiprocessing.SimpleQueue()
        own = min(length, next((most for name, most in BOUNDED.items() if name in file or name in pattern), length))
        process = multiprocessing.Process(
            target=judged, args=(pattern, flags, own, RULES.get(file) or uses(pattern, flags), told)
        )
        process.start()
        process.join(LIMIT)
        late = process.is_alive()
        if late:
            process.kill()
        if late or not told.empty():
            bad += 1
            print(
                f"{file}: {pattern[:100]!r}\n    {'over ' + str(LIMIT) + ' s' if told.empty() else told.get()}",
                flush=True,
            )
    print(f"{bad} are not linear")
    return 1 if bad else 0


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    sys.exit(main())
