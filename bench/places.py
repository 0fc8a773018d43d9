"""Places against LGL, and the places of the five accounts, with the gazetteer's sizes and speed.

    python bench/places.py [--parses FOLDER]

Prints what `score.py places` says of the shipped models (learned on this set: for figures of articles held out run
`python models/places/train.py GOLD.jsonl`), places.recall and places.one_place of the five accounts, which nothing was
learned on, the time to build the gazetteer, its sizes, look-ups a second, and tokens a second of the search alone.
`--parses` takes a folder of pickled readings with a parse (`lgl.pkl`). Without the shared texts only the gazetteer is
measured, and the reason is said.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from common import BENCH, KARABAKH, ROOT, heading, scorer, show
from rashomon.align.places import merge_places
from rashomon.annotate.language import Language
from rashomon.annotate.places import Gazetteer, build, find_places
from rashomon.clean import clean
from rashomon.model import Account, Reading

TABLE = ROOT / "src" / "rashomon" / "data" / "gazetteer.tsv.xz"
LOOK_UPS = 20_000
MEBIBYTE = 1024 * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parses", type=Path)
    parses = parser.parse_args().parses
    print(heading())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        seconds, _ = timed(lambda: build(path))
        show({"gazetteer.build_seconds": seconds, "gazetteer.built_mib": path.stat().st_size / MEBIBYTE})
        show({"gazetteer.shipped_mib": TABLE.stat().st_size / MEBIBYTE})
        gazetteer = Gazetteer.load(path)
        names = [f"Nowhere {number}" for number in range(LOOK_UPS)]
        seconds, _ = timed(lambda: [gazetteer.look_up(name) for name in names])
        show({"gazetteer.unknown_names_per_second": LOOK_UPS / seconds})
        seconds, _ = timed(lambda: [gazetteer.look_up.__wrapped__("Springfield") for _ in range(LOOK_UPS // 20)])
        show({"gazetteer.look_ups_of_springfield_per_second": LOOK_UPS // 20 / seconds})
        score = scorer()
        articles(score, gazetteer, parses)
        five(score, gazetteer)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def articles(score: Any, gazetteer: Gazetteer, parses: Path | None) -> None:
    gold = BENCH / "places" / "lgl.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
    accounts = (Account(id=str(row["id"]), text=row["text"], url=row["url"]) for row in rows)
    readings = pickle.loads((parses / "lgl.pkl").read_bytes()) if parses else list(parsed(accounts))
    seconds, places = timed(lambda: [find_places(reading, gazetteer) for reading in readings])
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        lines = (json.dumps(row(reading, of)) for reading, of in zip(readings, places, strict=True))
        found.write_text("\n".join(lines) + "\n", encoding="utf-8")
        show({f"lgl.{name}": value for name, value in score.places(gold, found).items()})
    show({"lgl.tokens_per_second": sum(len(reading.parse.tokens) for reading in readings) / seconds})


def parsed(accounts: Iterable[Account]) -> Iterable[Reading]:
    return Language().parse(map(clean, accounts))


def row(reading: Reading, places: Iterable[Any]) -> dict[str, Any]:
    return {"id": reading.account.id, "places": [{"span": p.span, "lat": p.lat, "lon": p.lon} for p in places]}


def five(score: Any, gazetteer: Gazetteer) -> None:
    texts = sorted((KARABAKH / "texts").glob("*.txt"))
    accounts = (Account(id=path.name, text=path.read_text(encoding="utf-8")) for path in texts)
    merged = merge_places([replace(r, places=find_places(r, gazetteer)) for r in parsed(accounts)])
    gold = json.loads((KARABAKH / "gold" / "places.json").read_text(encoding="utf-8"))
    named = [{score.norm(name) for name in (place.name, *place.also)} for place in merged]
    wanted = [{score.norm(name) for name in (place["name"], *place["also"])} for place in gold]
    several = [names for names in wanted if len(names) > 1]
    show(
        {
            "karabakh.places.recall": sum(any(names & found for found in named) for names in wanted) / len(wanted),
            "karabakh.places.one_place": sum(any(n <= found for found in named) for n in several) / len(several),
        }
    )


if __name__ == "__main__":
    main()
