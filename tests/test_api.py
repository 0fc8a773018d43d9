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
