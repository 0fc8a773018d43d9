"""Networks and tokenizers: opened, or refused with what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rashomon.errors import InputError, MissingPackageError
from rashomon.networks import open_session, open_tokenizer


def test_a_damaged_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    broken = tmp_path / "model.onnx"
    broken.write_bytes(b"no network")
    with pytest.raises(InputError, match=r"model\.onnx.*Install the package again"):
        open_session(broken, feature="reading")
    with pytest.raises(InputError, match=r"absent\.json"):
        open_tokenizer(tmp_path / "absent.json", feature="reading")


@pytest.mark.parametrize(("package", "open_it"), [("onnxruntime", open_session), ("tokenizers", open_tokenizer)])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str, open_it: object) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackageError, match=package):
        open_it(Path("anything"), feature="reading")  # type: ignore[operator]
