"""Progress on stderr: a line that is rewritten, only where a person looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

EVERY = 0.2  # seconds between two writings of a stage


class Meter:
    """The stage of a run and how far it is: `reading accounts: 3 of 9 accounts, 1 of 2 dossiers`."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown and sys.stderr.isatty()
        self._stage = ""
        self._totals: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._last = 0.0

    def stage(self, name: str, totals: Mapping[str, int] | None = None) -> None:
        """A new stage begins; `totals` says of how many things it is the stage (`{"account": 9}`)."""
        self._stage, self._totals, self._counts = name, {**(totals or {})}, {}
        self._write()

    def __call__(self, what: str, count: int) -> None:
        self._counts[what] = count
        if time.monotonic() - self._last > EVERY:
            self._write()

    def close(self) -> None:
        if self.shown and self._stage:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _write(self) -> None:
        if self.shown:
            self._last = time.monotonic()
            sys.stderr.write(f"\r\x1b[K{self.told()}")
            sys.stderr.flush()

    def told(self) -> str:
        """The line as it is written."""
        parts = []
        for what in sorted({*self._totals, *self._counts}):
            count, total = self._counts.get(what, 0), self._totals.get(what)
            of = f" of {total}" if total is not None and total >= count else ""
            parts.append(f"{count}{of} {what}{'' if (total or count) == 1 else 's'}")
        return f"{self._stage}: {', '.join(parts)}" if parts else f"{self._stage} …"


@contextmanager
def meter(*, quiet: bool) -> Iterator[Meter]:
    """A meter, whose line is gone at the end."""
    made = Meter(shown=not quiet)
    try:
        yield made
    finally:
        made.close()
