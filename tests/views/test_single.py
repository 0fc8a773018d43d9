from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.errors import UsageError
from rashomon.model import Dossier
from rashomon.views.single import show


def shown(identity: str, dossier: Dossier | None = None) -> str:
    out = io.StringIO()
    show(dossier or the_dam(), identity, Console(file=out, width=200))
    return out.getvalue()


def test_a_point_with_both_sides() -> None:
    text = shown("p-hoist-faulty")
    assert "Gavril Dorun, in a denial (“said”): “he knew of no such report” [2] The Velmar Courier, c-C-18" in text
    assert "Left out by [3] KTR World" in text


def test_a_claim_by_the_beginning_of_its_id() -> None:
    text = shown("c-K-06")
    assert "He" in text and "points: p-closed" in text and "source: He" in text


def test_an_account_by_its_number_shows_all_of_it() -> None:
    text = shown("5")
    assert text.startswith("[5] WorldBrief24") and "cut, tags, a comment form" in text
    assert "Karvelia, in a denial (“says”): “no one opened anything”" in text


@pytest.mark.parametrize(
    ("identity", "message"), [("p-", "18 things begin with"), ("q", "Nothing has"), ("99", "Nothing")]
)
def test_an_id_that_is_not_there_is_refused_with_some_that_are(identity: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        shown(identity)
    assert "p-without-warning" in str(caught.value)


def test_hostile_words_drive_no_terminal() -> None:
    dossier = hostile.dossier()
    for identity in (dossier.points[0].id, dossier.claims[0].id, "1"):
        assert not set(shown(identity, dossier)) & set("\x1b\x00\u202e\ud800\r")
