"""What the judge's training is told of the pairs of an event (`models/points/examples.py`)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from rashomon.points.context import Context, contexts
from rashomon.points.statements import Statement, statements

from .sketch import telling

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "models" / "points"))

import examples  # type: ignore[import-not-found]

OPENED, UNDID, HELD, GRAIN = "Guards opened gates", "Soldiers undid bolts", "Nobody touched gates", "Grain lost value"
SAID = {"a": [OPENED, GRAIN], "b": [UNDID], "c": [HELD]}


def told() -> list[tuple[Statement, Context]]:
    rows = []
    for name, said in SAID.items():
        reading = telling(name, *(("Ostrania", words) for words in said))
        found = statements(reading)
        rows += list(zip(found, contexts(found, reading), strict=True))
    return rows


def member(document: str, words: str) -> dict[str, Any]:
    text = " ".join(f"{said}." for said in SAID[document])
    begin = text.index(words)
    return {"doc": document, "spans": [(begin, begin + len(words))]}


def point(supports: Sequence[Any], denies: Sequence[Any] = (), **fields: Any) -> dict[str, Any]:
    return {"statement": OPENED, "supports": list(supports), "denies": list(denies), "relation": "denial", **fields}


def pairs(*points: dict[str, Any]) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = examples.statement_labels(told(), points).wire()
    return found


def test_those_of_one_side_say_the_same_and_those_of_the_other_are_opposed() -> None:
    found = pairs(point([member("a", OPENED), member("b", UNDID)], [member("c", HELD)]))
    assert found["same"] == [[0, 2]]
    assert found["opposed"] == [[0, 3], [2, 3]]


@pytest.mark.parametrize(
    ("relation", "same", "unknown"), [("denial", [[0, 2]], []), ("negation", [[0, 2]], []), ("numbers", [], [[0, 2]])]
)
def test_two_who_deny_say_the_same_where_they_only_deny(
    relation: str, same: list[list[int]], unknown: list[list[int]]
) -> None:
    found = pairs(point([member("c", HELD)], [member("a", OPENED), member("b", UNDID)], relation=relation))
    assert (found["same"], found["same_unknown"]) == (same, unknown)
    assert found["opposed_unknown"] == [[0, 2]]


def test_every_statement_in_a_members_words_tells_it_as_the_scorer_has_it() -> None:
    whole = member("a", f"{OPENED}. {GRAIN}")
    assert pairs(point([whole, member("b", UNDID)]))["same"] == [[0, 1], [0, 2], [1, 2]]


def test_what_only_takes_it_for_granted_is_not_known() -> None:
    found = pairs(point([member("a", OPENED)], presumes=[member("b", UNDID)]))
    assert found["same"] == []
    assert found["same_unknown"] == [[0, 2]]


def test_what_one_point_knows_another_does_not_undo() -> None:
    """Said on one side here, taken for granted there."""
    first = point([member("a", OPENED), member("b", UNDID)])
    second = point([member("a", OPENED)], presumes=[member("b", UNDID)])
    assert pairs(first, second)["same"] == pairs(second, first)["same"] == [[0, 2]]


def test_half_of_the_shorter_is_a_match() -> None:
    statement = told()[0][0]
    assert examples.tells(statement, "a", [(0, 6)])
    assert not examples.tells(statement, "b", [(0, 6)])
    assert not examples.tells(statement, "a", [(15, 40)])


def test_a_whole_sentence_is_all_statement() -> None:
    assert examples.whole(OPENED).words == OPENED


def test_a_group_has_members_as_they_were_marked_and_statements_that_stand_in_none() -> None:
    readings = [telling(name, *(("Ostrania", words) for words in said)) for name, said in SAID.items()]
    points = [point([member("a", OPENED), member("b", UNDID)], [member("c", HELD)])]
    group = examples.event_group("an event", readings, points)
    words = ["".join(row["sentence"][b:e] for b, e in row["marks"]) for row in group["statements"]]
    assert group["members"] == 3
    assert sorted(words[:3]) == sorted((OPENED, UNDID, HELD))
    assert words[3:] == [GRAIN]
    opposed = {frozenset((words[a], words[b])) for a, b in group["opposed"]}
    assert opposed == {frozenset((OPENED, HELD)), frozenset((UNDID, HELD))}
    assert {frozenset((words[a], words[b])) for a, b in group["same"]} == {frozenset((OPENED, UNDID))}
