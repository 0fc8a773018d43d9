"""Progress says the stage and how many of how many."""

from __future__ import annotations

import io

import pytest

from rashomon.cli.progress import Meter, meter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_stage_and_of_how_many() -> None:
    shown = Meter(shown=False)
    shown.stage("reading", {"account": 9, "dossier": 1})
    shown("account", 3)
    assert shown.told() == "reading: 3 of 9 accounts, 0 of 1 dossier"
    shown.stage("comparing 9 accounts")
    assert shown.told() == "comparing 9 accounts …"


def test_a_total_that_was_too_small_is_not_said() -> None:
    shown = Meter(shown=False)
    shown.stage("reading", {"account": 2})
    shown("account", 3)
    assert shown.told() == "reading: 3 accounts"


@pytest.mark.parametrize(
    ("terminal", "quiet", "seen"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_it_is_shown_where_a_person_looks(
    terminal: bool, quiet: bool, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    with meter(quiet=quiet) as shown:
        shown.stage("reading", {"account": 2})
        shown("account", 1)
    assert ("reading: 0 of 2 accounts" in stream.getvalue()) == seen
    assert not seen or stream.getvalue().endswith("\r\x1b[K")
