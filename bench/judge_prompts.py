"""A large language model as judge, by recordings: the program's own prompts as files, and the answers scored.

    python bench/judge_prompts.py write PART FOLDER [EVENT...]  one file a window: FOLDER/EVENT/N.txt
    python bench/judge_prompts.py keep FOLDER MODEL             FOLDER/EVENT/N.answer.json to bench/gold/judge_answers
    python bench/judge_prompts.py score PART                    recorded answers, scored

A model is given a prompt and nothing else, and its answer is written as it came beside it. A recording holds for the
statements that it was made on: where these have changed since, the window counts as refused, and is told.
Answers go through the same checks as those of an endpoint.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from common import heading
from point_events import Event, Read, made, read, real, wire
from point_events import score as score_rows
from rashomon import pipeline
from rashomon.points import Found, find_points
from rashomon.points.judge import Judge, Nobody
from rashomon.points.prompt import SYSTEM, VERSION, Prompt
from rashomon.points.remote import Remote

ANSWERS = Path(__file__).resolve().parent / "gold" / "judge_answers"
ANY_MODEL = ""  # a prompt is the same whoever answers it


def key(asked: Prompt) -> str:
    return asked.key(ANY_MODEL)


class Collecting:
    """Asks nobody, and remembers what would have been asked."""

    def __init__(self) -> None:
        self.prompts: list[Prompt] = []

    def ask(self, asked: Prompt) -> str:
        self.prompts.append(asked)
        return '{"same": [], "opposed": []}'


class Recorded:
    """Answers what was recorded, and nothing where these statements were not; `stale` counts such windows."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.stale: set[str] = set()

    def ask(self, asked: Prompt) -> str:
        own = key(asked)
        if own not in self._answers:
            self.stale.add(own)
        return self._answers.get(own, "")


def events(part: str) -> Iterator[Event]:
    yield from made(part)
    yield from real(part)


def points(stages: Read, judge: Judge) -> Found:
    return find_points(stages.readings, stages.lineage, origins=stages.origins, judge=judge)


def write(part: str, folder: Path, *names: str) -> None:
    tools = pipeline.Toolbox()
    for event in events(part):
        if names and event.name not in names:
            continue
        collecting = Collecting()
        points(read(event, tools), Remote(collecting, Nobody(), model=ANY_MODEL, kept=None))
        place = folder / event.name
        place.mkdir(parents=True, exist_ok=True)
        for number, asked in enumerate(collecting.prompts, start=1):
            whole = f"{SYSTEM}\n\n{asked.user(fence=key(asked)[:24])}\n"
            (place / f"{number}.txt").write_text(whole, encoding="utf-8")
            print(event.kind, event.name, number, f"{len(asked.lines)} statements, {len(whole)} characters")
        keys = {str(number): key(asked) for number, asked in enumerate(collecting.prompts, start=1)}
        (place / "windows.json").write_text(json.dumps({"prompt": VERSION, "keys": keys}), encoding="utf-8")


def keep(folder: Path, model: str) -> None:
    ANSWERS.mkdir(parents=True, exist_ok=True)
    for place in sorted(folder.glob("*/windows.json")):
        told = json.loads(place.read_text(encoding="utf-8"))
        answers = {
            own: answer.read_text(encoding="utf-8")
            for number, own in told["keys"].items()
            if (answer := place.with_name(f"{number}.answer.json")).is_file()
        }
        if answers:
            event = place.parent.name
            row = {"event": event, "model": model, "prompt": told["prompt"], "answers": answers}
            (ANSWERS / f"{event}.json").write_text(json.dumps(row, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(place.parent.name, f"{len(answers)} of {len(told['keys'])} windows answered")


def score(part: str) -> None:
    tools = pipeline.Toolbox()
    rows: dict[tuple[str, str], list[tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for event in events(part):
        recording = ANSWERS / f"{event.name}.json"
        if not recording.is_file():
            continue
        told = json.loads(recording.read_text(encoding="utf-8"))
        stages = read(event, tools)
        answers = Recorded(told["answers"])
        found = points(stages, Remote(answers, Nobody(), model=told["model"], kept=None))
        rows[event.kind, told["model"]].append((event.gold, wire(event.name, stages.readings, found.points)))
        print(event.name, told["model"], *found.problems)
        if answers.stale:
            print(event.name, f"{len(answers.stale)} windows without a recording of their statements: write them anew")
    if not rows:
        print(f"skipped: no recordings of {part} in {ANSWERS.relative_to(ANSWERS.parents[2])}")
        return
    print(heading())
    for (kind, name), told_of in sorted(rows.items()):
        figures = " ".join(f"{key} {value:.3f}" for key, value in score_rows(told_of).items())
        print(f"{kind}, {len(told_of)} events, judge {name}: {figures}")


def main() -> None:
    match sys.argv[1:]:
        case ["write", part, folder, *names]:
            write(part, Path(folder), *names)
        case ["keep", folder, model]:
            keep(Path(folder), model)
        case ["score", part]:
            score(part)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
