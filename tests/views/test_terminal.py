from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.model import Dossier
from rashomon.views.terminal import render

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def summary(dossier: Dossier, *, width: int = 100, **options: object) -> str:
    out = io.StringIO()
    render(dossier, Console(file=out, width=width, **options))  # type: ignore[arg-type]
    return out.getvalue()


def test_every_status_and_every_account_is_there() -> None:
    text = summary(the_dam())
    for head in ("In dispute (7)", "Agreed by independent parties (4)", "One origin", "Single source", "Timeline"):
        assert head in text
    assert "[2] The Velmar Courier, 15 May 2024, 06:00" in text
    assert "= The flood killed five people. [1][2][3][4][5]" in text


def test_figures_that_differ_or_add_up() -> None:
    text = summary(the_dam(), width=140)
    assert "conflict: “about 400 residents” [3] and “more than 1,200 residents” [1]" in text
    assert "adds up: “two children” [2] and “three farm workers” [2] make “killing five people” [1]" in text


@pytest.mark.parametrize("width", [32, 60, 100, 240])
@pytest.mark.parametrize("dossier", [the_dam(), hostile.dossier()], ids=["dam", "hostile"])
def test_no_line_is_wider_than_the_terminal(dossier: Dossier, width: int) -> None:
    assert max(cell_len(line.rstrip()) for line in summary(dossier, width=width).splitlines()) <= width


def test_no_colour_where_it_is_piped() -> None:
    assert "\x1b" not in summary(the_dam())


def test_a_hostile_account_drives_no_terminal() -> None:
    text = ESCAPE.sub("", summary(hostile.dossier(), force_terminal=True))
    assert not set(text) & set("\x1b\x00\u202e\ud800\r")
    assert "⟨U+001B⟩[31m" in summary(hostile.dossier(), width=2000), "markup of the console library is inert too"


def test_an_empty_dossier_is_said_to_be_one() -> None:
    assert "0 accounts" in summary(Dossier())
