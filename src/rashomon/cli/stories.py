"""`rashomon read --by FIELD`: many events, a dossier each, as JSON Lines or as reports with an index."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon import lines, output, pipeline, views
from rashomon.cli.common import say, say_written
from rashomon.model import Account, Dossier, content_id
from rashomon.model.wire import dumps, from_wire, to_wire
from rashomon.views import stories

if TYPE_CHECKING:
    from rashomon.cli.progress import Meter
    from rashomon.cli.read import Wanted
    from rashomon.judgements import Judgements


def read_stories(
    wanted: Wanted, known: Judgements | None, tools: pipeline.Toolbox, run: pipeline.Run, progress: Meter
) -> None:
    """A dossier for each value of the field, written as soon as it is made; what is whole already is not made again."""
    with ExitStack() as held:
        out = _lines(wanted, held)
        reports = _Reports(held.enter_context(output.claimed_folder(wanted.targets[0]))) if wanted.targets else None
        source = pipeline.accounts(wanted.paths, run, settings=tools.settings, stdin=sys.stdin.buffer)
        counts = {"account": 0, "dossier": 0}

        def skip(value: str, members: Sequence[Account]) -> bool:
            if out is not None and out.has(_key(value, [(each.id, each.text) for each in members])):
                if reports is not None:
                    reports.add(value, from_wire(out.value(value)))
                return True
            counts["account"] += len(members)
            counts["dossier"] += 1
            progress.stage("reading", counts)
            return False

        made = pipeline.stories(source, tools, run, by=str(wanted.by), progress=progress, judgements=known, skip=skip)
        for dossier in made:
            if reports is not None:
                reports.add(dossier.story or "", dossier)
            if out is not None:
                out.write(_key_of_row(wire := to_wire(dossier)), dumps(wire))
        if reports is not None:
            reports.finish(wanted.title)
    progress.close()
    say_written([*([wanted.jsonl_target] if wanted.jsonl_target else []), *(reports.named if reports else [])])


def _lines(wanted: Wanted, held: ExitStack) -> lines.Lines | None:
    if wanted.jsonl_target is None:
        return None
    return held.enter_context(lines.written(wanted.jsonl_target, resume=wanted.resume, key=_key_of_row, broken_off=say))


def _key(value: str, accounts: Sequence[tuple[str, str]]) -> lines.Key:
    return value, content_id("", *sorted((identity, content_id("", text)) for identity, text in accounts))


def _key_of_row(row: Any) -> lines.Key:
    return _key(row["story"], [(each["id"], each["text"]) for each in row["documents"]])


class _Reports:
    """A folder of reports and their index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: list[stories.Entry] = []

    @property
    def named(self) -> list[str]:
        return [str(self._folder / stories.INDEX)] if self._entries else []

    def add(self, story: str, dossier: Dossier) -> None:
        name = stories.file_name(story)
        output.write_files(self._folder, {name: views.written(dossier, ".html").encode("utf-8")})
        self._entries.append(stories.entry(dossier, name))

    def finish(self, title: str | None) -> None:
        """Writes the index, where there is a report."""
        if self._entries:
            output.write_files(self._folder, {stories.INDEX: stories.index(self._entries, title=title).encode("utf-8")})
