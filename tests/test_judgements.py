from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.judgements import Judgement, Judgements, append
from tests.full_disk import full_after


def test_the_last_word_on_a_pair_counts_whichever_way_round(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(
        '{"kind": "name", "a": "Balmur", "b": "Belmora", "judgement": "unsure"}\n\n'
        '{"kind": "name", "a": "Belmora", "b": "Balmur", "judgement": "same", "by": "desk", "at": "2024-05-15"}\n'
    )
    known = Judgements.load(path)
    assert known.verdict("name", "Balmur", "Belmora") == "same"
    assert known.verdict("claim", "Balmur", "Belmora") is None
    assert [(j.a, j.b, j.by) for j in known.of_kind("name")] == [("Belmora", "Balmur", "desk")]


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"kind": "name"}\nnot json\n[]\n{"kind": "claim", "a": "x", "b": "y", "judgement": "same"}\n')
    with pytest.raises(InputError) as caught:
        Judgements.load(path)
    assert [f":{n}:" in str(caught.value) for n in (1, 2, 3, 4)] == [True, True, True, False]


def test_a_missing_file_is_told() -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        Judgements.load("nowhere.jsonl")


def test_nothing_judged_is_nothing_known() -> None:
    assert Judgements().verdict("claim", "a", "b") is None
    assert Judgements.of([Judgement(kind="claim", a="b", b="a", judgement="same")]).verdict("claim", "a", "b") == "same"


def test_a_decision_is_added_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"kind": "name", "a": "Balmur", "b": "Belmora", "judgement": "unsure"}')
    told = Judgement(kind="name", a="Belmora", b="Balmur", judgement="same", by="désk", at="2024-05-15T09:00:00+00:00")
    append(path, told)
    append(path, Judgement(kind="figure", a="f1", b="f2", judgement="different"))
    known = Judgements.load(path)
    assert known.of_kind("name") == [told]
    assert known.verdict("figure", "f2", "f1") == "different"
    assert path.read_bytes().endswith(b"\n")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        append(tmp_path / "nowhere" / "judged.jsonl", Judgement(kind="claim", a="x", b="y", judgement="same"))


HALVES = [
    '{"kind": "name", "a": "x',
    "{",
    "\0\0\0\0",
    '{"kind": "name", "a": "x", "b": "y", "judgement": "sa',
    "\ud800",
]


@pytest.mark.parametrize("half", HALVES)
def test_the_half_of_a_line_that_a_crash_left_is_passed_over_and_mended(tmp_path: Path, half: str) -> None:
    path = tmp_path / "desk.jsonl"
    first = Judgement(kind="name", a="Kent", b="Kent\u2028\x85", judgement="same")
    append(path, first)
    whole = path.read_bytes()
    path.write_bytes(whole + half.encode("utf-8", "surrogatepass"))
    assert Judgements.load(path).decisions == Judgements.of([first]).decisions
    second = Judgement(kind="claim", a="c1", b="c2", judgement="unsure")
    append(path, second)
    assert path.read_bytes().startswith(whole) and path.read_bytes().count(b"\n") == 2
    assert Judgements.load(path).decisions == Judgements.of([first, second]).decisions


@pytest.mark.parametrize("line", ["[" * 100_000, "no json", '{"kind": "name"}'])
def test_a_wrong_line_in_the_midst_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "desk.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"desk\.jsonl:1: "):
        Judgements.load(path)


def test_a_decision_that_does_not_fit_on_the_disk_leaves_those_before(tmp_path: Path) -> None:
    path = tmp_path / "desk.jsonl"
    append(path, Judgement(kind="name", a="a" * 500, b="b", judgement="same"))
    whole = path.read_bytes()
    with full_after(len(whole) + 20), pytest.raises(InputError, match="cannot be written"):
        append(path, Judgement(kind="name", a="c", b="d", judgement="same"))
    assert path.read_bytes() == whole
