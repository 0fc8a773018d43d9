"""The corpus is whole: every quotation stands once, statuses fit, and the parts are those that names give."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
EVENTS = sorted((CORPUS / "events").glob("*.json"))


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, CORPUS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


SPLIT, CHECK = _module("split"), _module("check")


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_an_event_is_annotated_by_the_guide(path: Path) -> None:
    _, wrong = CHECK.load(path)
    assert wrong == []


def test_the_parts_follow_from_the_names() -> None:
    parts = json.loads((CORPUS / "splits.json").read_text(encoding="utf-8"))
    assert {name: SPLIT.part_of(name) for part in parts.values() for name in part} == {
        name: part for part, names in parts.items() for name in names
    }
    assert sorted(name for names in parts.values() for name in names) == [path.stem for path in EVENTS]


def test_families_are_of_train_and_their_statements_stand_in_their_sentences() -> None:
    assert list(CHECK.families()) == []


def test_two_annotations_of_one_event_agree_with_themselves() -> None:
    event, _ = CHECK.load(EVENTS[0])
    same, denied = CHECK.pairs(event)
    assert CHECK.agreement(same, same) == CHECK.agreement(denied, denied) == 1.0
    assert CHECK.agreement(same, set()) == 0.0
