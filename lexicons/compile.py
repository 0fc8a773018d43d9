"""Compile every lexicon: `lexicons/NAME.yaml`, kept by hand, becomes `src/rashomon/data/lexicons/NAME.json`.

Keys are sorted, lists keep their order, so that the same YAML always gives the same bytes.
`python lexicons/compile.py` writes; with `--check` it writes nothing and exits with 1 where a file is out of date.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent
COMPILED = ROOT.parent / "src" / "rashomon" / "data" / "lexicons"


SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where PyYAML was built with it: ten times faster


class UniqueKeyLoader(SafeLoader):
    """YAML keeps the last of two equal keys without a word; a lexicon must not lose entries that way."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted(str(key) for key, times in Counter(keys).items() if times > 1)
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"key given twice: {', '.join(twice)}", node.start_mark)
        return super().construct_mapping(node, deep=deep)


def compiled(source: Path) -> str:
    """The JSON text of one lexicon."""
    data = yaml.load(source.read_text(encoding="utf-8"), Loader=UniqueKeyLoader)
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def stale(*, sources: Path = ROOT, target: Path = COMPILED) -> list[Path]:
    """The compiled files that are missing, differ from their source, or have none."""
    wanted = {target / f"{source.stem}.json": source for source in sorted(sources.glob("*.yaml"))}
    changed = [path for path, source in wanted.items() if not path.exists() or read(path) != compiled(source)]
    return changed + sorted(set(target.glob("*.json")) - set(wanted))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def write(*, sources: Path = ROOT, target: Path = COMPILED) -> list[Path]:
    """Write the compiled file of every lexicon and return the paths, sorted."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(sources.glob("*.yaml")):
        path = target / f"{source.stem}.json"
        path.write_text(compiled(source), encoding="utf-8")
        written.append(path)
    return written


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is out of date")
    if not parser.parse_args().check:
        write()
        return 0
    old = stale()
    for path in old:
        print(f"{path.name} is out of date: run python lexicons/compile.py", file=sys.stderr)
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
