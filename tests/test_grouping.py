"""`--by` takes any field of the rows, a dotted path into one included."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon import grouping, ingest
from rashomon.errors import UsageError
from rashomon.grouping import NoValue
from rashomon.model import Account
from rashomon.settings import Settings

TEXT = "The gate failed at noon, the mayor said."


def read(tmp_path: Path, **fields: Any) -> Account:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, **fields}), encoding="utf-8")
    (account,) = [each for each in ingest.accounts([path], settings=Settings()) if isinstance(each, Account)]
    return account


@pytest.mark.parametrize(
    ("fields", "by", "value"),
    [
        ({"cluster": "flood"}, "cluster", "flood"),
        ({"event": {"id": "e-7"}}, "event.id", "e-7"),
        ({"meta": {"event": {"id": 7}}}, "meta.event.id", "7"),
        ({"meta.event": "dotted name"}, "meta.event", "dotted name"),
        ({"meta": {"a.b": {"c": "x"}}}, "meta.a.b.c", "x"),
        ({"tags": ["flood", "dam"]}, "tags.1", "dam"),
        ({"events": [{"id": 5}]}, "events.0.id", "5"),
        ({"cluster": 12}, "cluster", "12"),
        ({"cluster": 1.5}, "cluster", "1.5"),
        ({"verified": True}, "verified", "true"),
        ({"story": 4217}, "story", "4217"),
        ({"story": 0}, "story", "0"),
        ({"story": {"id": 9, "name": "Dam"}}, "story.name", "Dam"),
        ({"path": "theirs"}, "path", "theirs"),
        ({"outlet": "Courier"}, "outlet", "Courier"),
        ({"fermé à": "é"}, "fermé à", "é"),
        ({}, "id", None),
    ],
)
def test_the_value_of_a_field(tmp_path: Path, fields: dict[str, Any], by: str, value: str | None) -> None:
    account = read(tmp_path, **fields)
    assert grouping.value(account, by) == (value if value is not None else account.id)


@pytest.mark.parametrize(
    ("fields", "by", "why"),
    [
        ({}, "cluster", "missing"),
        ({"cluster": None}, "cluster", "missing"),
        ({"cluster": " "}, "cluster", "empty"),
        ({"cluster": [1]}, "cluster", "list"),
        ({"cluster": {"id": 1}}, "cluster", "object"),
        ({"cluster": {"id": 1}}, "cluster.name", "missing"),
        ({"cluster": "x"}, "cluster.", "missing"),
        ({"cluster": "x"}, "cluster.id", "missing"),
        ({"tags": ["x"]}, "tags.7", "missing"),
        ({}, "text", "missing"),
        ({}, "__class__", "missing"),
    ],
)
def test_an_account_without_the_field_says_why(tmp_path: Path, fields: dict[str, Any], by: str, why: str) -> None:
    found = grouping.value(read(tmp_path, **fields), by)
    assert isinstance(found, NoValue) and why in found.why


def test_a_field_that_no_account_has_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--by stroy: no account .*cluster.*story"):
        grouping.refuse([read(tmp_path, cluster="x", story="s")], "stroy")
