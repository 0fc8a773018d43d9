"""An account goes by a name that a reader knows, never by a hash."""

from __future__ import annotations

import pytest
from tests import factories as make

from rashomon.model import content_id
from rashomon.views.outline import Outline

HASH = content_id("a", "text")


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"outlet": "Courier", "path": "a.txt"}, "Courier"),
        ({"path": "in/courier-monday.txt"}, "courier-monday"),
        ({"path": "in/7.txt"}, "7"),
        ({"path": "in/7.txt", "title": "Gate opens"}, "Gate opens"),
        ({"path": "in/articles.jsonl", "line": 12}, "articles:12"),
        ({"path": "in/articles.jsonl", "line": 12, "id": "pws-0514"}, "pws-0514"),
        ({"line": 12}, "line 12"),
        ({"line": 12, "id": "pws-0514"}, "pws-0514"),
        ({}, "standard input"),
    ],
)
def test_the_name_of_an_account(known: dict[str, object], name: str) -> None:
    account = make.account("Five died.", **{"id": HASH, **known})
    assert Outline(make.dossier(make.document(account))).label(account.id).name == name
