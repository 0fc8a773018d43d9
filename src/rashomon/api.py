"""What a Python user holds: `read`, `read_texts`, `annotate` and the dossier that they give."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from rashomon import exports, model, pipeline, views
from rashomon.errors import InputError
from rashomon.judgements import Judgements
from rashomon.model import Problem, Reading, stored
from rashomon.settings import Settings

Paths = str | Path | Iterable[str | Path]


class Dossier(model.Dossier):
    """A `rashomon.model.Dossier` that can be loaded, written, exported, put into a frame and shown in a notebook."""

    @classmethod
    def load(cls, path: str | Path) -> Dossier:
        """The dossier in a file that `save` or `rashomon read --json` wrote.

        Raises:
            rashomon.errors.InputError: the file is no whole dossier; the message says what is wrong and where.
        """
        return held(stored.load(path))

    def save(self, path: str | Path) -> Path:
        """Writes the dossier in the format that the ending of `path` names: `.html`, `.json` or `.md`.

        Raises:
            rashomon.errors.UsageError: the ending is none of these.
        """
        return views.save(self, path)

    def export(self, path: str | Path, *, to: str) -> Path:
        """Writes the dossier in another system's format: `csv`, `parquet`, `markdown`, `geojson`, `webannotation`,
        `prov`, `ftm`, `schemaorg`, `timeml` or `ics`. The first two and `timeml` make `path` a folder of files.

        Raises:
            rashomon.errors.UsageError: there is no such format, or the place cannot be written.
            rashomon.errors.MissingPackageError: `parquet` without pyarrow.
        """
        return exports.save(self, to, path)

    def to_pandas(self, table: str = "claims") -> Any:
        """A `pandas.DataFrame` of `accounts`, `claims`, `points`, `figures`, `differences`, `places` or `timeline`.

        Raises:
            rashomon.errors.UsageError: there is no such table.
            rashomon.errors.MissingPackageError: pandas is not installed.
        """
        from rashomon.exports import frames

        return frames.to_pandas(self, table)

    def to_polars(self, table: str = "claims") -> Any:
        """The same as a `polars.DataFrame`; lists and spans are list columns.

        Raises:
            rashomon.errors.UsageError: there is no such table.
            rashomon.errors.MissingPackageError: polars is not installed.
        """
        from rashomon.exports import frames

        return frames.to_polars(self, table)

    def _repr_html_(self) -> str:
        """What a notebook shows: counts and disputed points, escaped."""
        from rashomon.views import notebook

        return notebook.render(self)

    def __repr__(self) -> str:
        """Counts; all of a dossier would be its accounts' texts."""
        parts = {"documents": self.documents, "claims": self.claims, "points": self.points, "figures": self.figures}
        return f"Dossier({', '.join(f'{name}={len(each)}' for name, each in parts.items())})"


def _paths(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def held(dossier: model.Dossier) -> Dossier:
    """The same dossier, with the methods of a user's."""
    return Dossier(**{item.name: getattr(dossier, item.name) for item in fields(dossier)})


@lru_cache(maxsize=1)
def _toolbox(settings: Settings) -> pipeline.Toolbox:
    """The models of these settings, kept for the process: they take longer to load than five accounts to read."""
    return pipeline.Toolbox(settings)


def read(
    paths: Paths,
    *,
    settings: Settings | None = None,
    judgements: str | Path | None = None,
    tools: pipeline.Toolbox | None = None,
) -> Dossier:
    """Reads accounts of one event into a dossier. Models are loaded at the first call and kept for the process.

    Args:
        paths: a file, a folder, or several: `.txt`, `.md`, `.html`, `.jsonl`.
        settings: limits and models.
        judgements: a file of people's decisions, which win over scores.
        tools: a toolbox of your own; without one, that of the last call with the same settings.

    Raises:
        InputError: nothing could be read; what was wrong with each file stands in the message. Where some accounts
            could be read, the rest is listed in `dossier.coverage.problems`.
    """
    tools = tools or _toolbox(settings or Settings())
    run = pipeline.Run()
    return _event(pipeline.accounts(_paths(paths), run, settings=tools.settings), run, tools, judgements)


def read_texts(
    texts: Iterable[str | Mapping[str, Any]],
    *,
    settings: Settings | None = None,
    judgements: str | Path | None = None,
    tools: pipeline.Toolbox | None = None,
) -> Dossier:
    """Reads accounts of one event that are in memory into a dossier; the rest as `read`.

    Args:
        texts: each a text, or a mapping with `text` and, where known, `id`, `title`, `outlet`, `published` (ISO
            8601), `url`. Spans count in the text as it is given here.

    Raises:
        InputError: none could be read. Messages count the texts from 1.
        TypeError: `texts` is one string.
    """
    if isinstance(texts, str | Mapping):
        raise TypeError("read_texts takes several texts: give a list, read_texts([text, ...]).")
    tools = tools or _toolbox(settings or Settings())
    run = pipeline.Run()
    rows = ({"text": each} if isinstance(each, str) else each for each in texts)
    return _event(pipeline.records(rows, run, settings=tools.settings), run, tools, judgements)


def _event(
    source: Iterable[model.Account], run: pipeline.Run, tools: pipeline.Toolbox, judgements: str | Path | None
) -> Dossier:
    known = Judgements.load(judgements) if judgements is not None else None
    judge = tools.judge
    told = list(pipeline.readings(source, tools, run=run))
    dossier = pipeline.dossier(told, run=run, problems=tuple(run.problems), judgements=known, judge=judge)
    if not dossier.documents:
        raise InputError(_nothing(run))
    return held(dossier)


def _nothing(run: pipeline.Run) -> str:
    return "\n".join(["No account could be read.", *map(str, run.problems)])


def annotate(
    paths: Paths,
    *,
    settings: Settings | None = None,
    tools: pipeline.Toolbox | None = None,
    problems: list[Problem] | None = None,
) -> Iterator[Reading]:
    """Reads accounts one by one: an iterator of readings with leftovers, claims, times, places and figures.

    Speakers are resolved within each account.

    Args:
        paths, settings, tools: as `read` has them.
        problems: takes what could not be read as it comes. Without it each such problem is a `RuntimeWarning`.

    Raises:
        InputError: at the end, where not one account could be read.
    """
    tools = tools or _toolbox(settings or Settings())
    run = pipeline.Run(problems=problems if problems is not None else [])
    known = len(run.problems)
    yield from pipeline.readings(pipeline.accounts(_paths(paths), run, settings=tools.settings), tools, run=run)
    if problems is None and run.whole:
        for problem in run.problems[known:]:
            warnings.warn(str(problem), RuntimeWarning, stacklevel=2)
    if not run.whole:
        raise InputError(_nothing(run))
