"""What a Python user holds: `read`, `annotate` and the dossier that they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from rashomon import exports, model, pipeline, views
from rashomon.errors import InputError
from rashomon.judgements import Judgements
from rashomon.model import Reading, stored
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


def read(
    paths: Paths,
    *,
    settings: Settings | None = None,
    judgements: str | Path | None = None,
    tools: pipeline.Toolbox | None = None,
) -> Dossier:
    """Reads accounts of one event into a dossier.

    Args:
        paths: a file, a folder, or several: `.txt`, `.md`, `.html`, `.jsonl`.
        settings: limits and models.
        judgements: a file of people's decisions, which win over scores.
        tools: a toolbox whose models are loaded already; saves seconds from the second call on.

    Raises:
        InputError: nothing could be read; what was wrong with each file stands in the message. Where some accounts
            could be read, the rest is listed in `dossier.coverage.problems`.
    """
    tools = tools or pipeline.Toolbox(settings)
    run = pipeline.Run()
    told = list(pipeline.readings(pipeline.accounts(_paths(paths), run, settings=tools.settings), tools))
    if not told:
        raise InputError("\n".join(["No account could be read.", *map(str, run.problems)]))
    known = Judgements.load(judgements) if judgements is not None else None
    return held(pipeline.dossier(told, problems=run.problems, judgements=known))


def annotate(
    paths: Paths, *, settings: Settings | None = None, tools: pipeline.Toolbox | None = None
) -> Iterator[Reading]:
    """Reads accounts one by one: an iterator of readings with leftovers, claims, times, places and figures.

    Speakers are resolved within each account. What cannot be read is left out; `rashomon.pipeline` tells it.
    """
    tools = tools or pipeline.Toolbox(settings)
    run = pipeline.Run()
    yield from pipeline.readings(pipeline.accounts(_paths(paths), run, settings=tools.settings), tools)
