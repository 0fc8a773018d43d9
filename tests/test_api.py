"""The names that a Python user needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
from rashomon import pipeline


def test_every_public_name_is_there() -> None:
    assert all(getattr(rashomon, name) is not None for name in rashomon.__all__)


def test_annotate_stays_the_function_whatever_is_imported() -> None:
    code = (
        "import rashomon, rashomon.annotate.language; from rashomon import pipeline;"
        "from rashomon.annotate import Language; assert callable(rashomon.annotate), rashomon.annotate"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_read_save_and_the_very_words(example: Path, toolbox: pipeline.Toolbox, tmp_path: Path) -> None:
    dossier = rashomon.read(example, tools=toolbox)
    claim = dossier.points[0].supports[0]
    text = next(d.account.text for d in dossier.documents if d.id == claim.document)
    assert claim.content[0].of(text) in claim.text
    saved = dossier.save(tmp_path / "dossier.html")
    assert saved.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    with pytest.raises(rashomon.UsageError, match="docx"):
        dossier.save(tmp_path / "dossier.docx")


def test_annotate_is_an_iterator(example: Path, toolbox: pipeline.Toolbox) -> None:
    first = next(rashomon.annotate(example, tools=toolbox))
    assert first.claims and first.account.text


def test_nothing_to_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(rashomon.InputError, match=r"empty\.txt"):
        rashomon.read(tmp_path)


TEXTS = [
    {"text": "Three people were killed in Norvell on Monday, the police said.", "outlet": "Norvell Herald"},
    {"text": "The police said that three people had died in Norvell.", "id": "second", "published": "2024-05-14"},
    "Nobody was hurt, a spokeswoman for the hospital told reporters.",
]


def test_texts_in_memory_are_read_as_lines_are(toolbox: pipeline.Toolbox) -> None:
    dossier = rashomon.read_texts(TEXTS, tools=toolbox)
    assert sorted(d.account.text for d in dossier.documents) == sorted(
        each if isinstance(each, str) else each["text"] for each in TEXTS
    )
    assert {d.account.outlet for d in dossier.documents} >= {"Norvell Herald"}
    assert {d.account.published for d in dossier.documents if d.id == "second"} == {"2024-05-14"}


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([], "No account could be read"),
        ([{"title": "no text"}], "the texts given:1: .*it has no `text`"),
        ([{"text": 5}, {"text": ""}], "its `text` is a number"),
    ],
)
def test_texts_that_are_none_say_so(texts: list[object], told: str, toolbox: pipeline.Toolbox) -> None:
    with pytest.raises(rashomon.InputError, match=told):
        rashomon.read_texts(texts, tools=toolbox)  # type: ignore[arg-type]


def test_one_text_is_not_taken_for_many(toolbox: pipeline.Toolbox) -> None:
    with pytest.raises(TypeError, match=r"read_texts\(\[text"):
        rashomon.read_texts("One text.", tools=toolbox)


def test_models_are_kept_for_the_process() -> None:
    from rashomon.api import _toolbox

    assert _toolbox(rashomon.Settings()) is _toolbox(rashomon.Settings())
    assert _toolbox(rashomon.Settings(batch=4)) is not _toolbox(rashomon.Settings(batch=5))


def test_annotate_says_what_it_could_not_read(tmp_path: Path, toolbox: pipeline.Toolbox) -> None:
    with pytest.raises(rashomon.InputError, match="nope: No such file"):
        list(rashomon.annotate("nope", tools=toolbox))
    (tmp_path / "a.txt").write_text(str(TEXTS[2]))
    (tmp_path / "b.txt").write_text("")
    problems: list[rashomon.Problem] = []
    assert len(list(rashomon.annotate(tmp_path, tools=toolbox, problems=problems))) == 1
    assert [problem.kind for problem in problems] == ["empty"]
    with pytest.warns(RuntimeWarning, match=r"b\.txt: There is no text"):
        assert len(list(rashomon.annotate(tmp_path, tools=toolbox))) == 1
