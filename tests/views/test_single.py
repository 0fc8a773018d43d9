from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.errors import UsageError
from rashomon.model import Dossier
from rashomon.views.single import KINDS, Kind, listed, show


def shown(identity: str, dossier: Dossier | None = None, kind: Kind | None = None) -> str:
    out = io.StringIO()
    show(dossier or the_dam(), identity, Console(file=out, width=200), kind=kind)
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
    ("identity", "message", "near"),
    [
        ("p-", "18 things begin with", "p-without-warning"),
        ("q", "No thing has", "p-without-warning"),
        ("99", "No thing has", "p-without-warning"),
        ("p-hoist-fualty", "Near to it: ", "p-hoist-faulty"),
        ("\u202e", "U+202E|u202e", "p-without-warning"),
        ("", "things begin with", "p-without-warning"),
    ],
)
def test_an_id_that_is_not_there_is_refused_with_near_ones(identity: str, message: str, near: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        shown(identity)
    assert near in str(caught.value) and "\u202e" not in str(caught.value)


def test_a_kind_narrows_what_is_looked_for() -> None:
    assert shown("1", kind="account") == shown("1")
    with pytest.raises(UsageError, match="id of no point but of a claim"):
        shown("c-K-06", kind="point")
    with pytest.raises(UsageError, match="No claim has"):
        shown("1", kind="claim")


def test_a_claim_stands_in_its_context() -> None:
    of = the_dam()
    claim = next(claim for claim in of.claims if claim.id == "c-K-06")
    text = next(document.account.text for document in of.documents if document.id == claim.document)
    begin, end = claim.content[0]
    before, after = text[begin - 30 : begin].split()[-1], text[end : end + 30].split()[-1]
    flat = " ".join(shown("c-K-06").split())
    assert before in flat and after in flat and " ".join(claim.text.split()) in flat


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_a_kind_are_listed_a_line_each_with_their_ids(kind: Kind) -> None:
    of = the_dam()
    out = io.StringIO()
    listed(of, kind, Console(file=out, width=60))
    ids = {"point": of.points, "claim": of.claims, "account": of.documents}[kind]
    assert [row.split()[0] for row in out.getvalue().splitlines()] == [each.id for each in ids]


def test_a_list_in_a_terminal_is_a_table() -> None:
    out = io.StringIO()
    listed(the_dam(), "point", Console(file=out, width=100, force_terminal=True, color_system=None))
    assert all(len(row) <= 100 for row in out.getvalue().splitlines()) and "p-hoist-faulty" in out.getvalue()


def test_hostile_words_drive_no_terminal() -> None:
    dossier = hostile.dossier()
    for identity in (dossier.points[0].id, dossier.claims[0].id, "1"):
        assert not set(shown(identity, dossier)) & set("\x1b\x00\u202e\ud800\r")
