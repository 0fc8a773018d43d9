from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.views.dam import dossier as the_dam

from rashomon.errors import UsageError
from rashomon.model.wire import from_wire
from rashomon.views import save


@pytest.mark.parametrize(("name", "begin"), [("a.html", "<!DOCTYPE html>"), ("a.MD", "# "), ("a.json", "{")])
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, begin: str) -> None:
    assert save(the_dam(), tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(begin)


def test_json_comes_back(tmp_path: Path) -> None:
    assert from_wire(json.loads(save(the_dam(), tmp_path / "a.json").read_text(encoding="utf-8"))) == the_dam()


@pytest.mark.parametrize("name", ["dossier.pdf", "dossier"])
def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html"):
        save(the_dam(), tmp_path / name)
    assert not list(tmp_path.iterdir())
