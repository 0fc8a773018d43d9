"""What ships is what the YAML says: the compiled lexicons are held to their sources."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import yaml

SCRIPT = Path(__file__).parents[2] / "lexicons" / "compile.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_lexicons", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_compiled_lexicon_is_up_to_date(script: ModuleType) -> None:
    assert script.stale() == []


def test_keys_are_sorted_and_lists_keep_their_order(script: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "words.yaml"
    source.write_text("b: [z, a]\na: Xankəndi\n", encoding="utf-8")
    assert script.compiled(source) == '{\n "a": "Xankəndi",\n "b": [\n  "z",\n  "a"\n ]\n}\n'


def test_a_change_a_loss_and_a_stray_file_are_stale(script: ModuleType, tmp_path: Path) -> None:
    sources, target = tmp_path / "in", tmp_path / "out"
    sources.mkdir()
    for name in ("one", "two"):
        (sources / f"{name}.yaml").write_text("a: 1\n", encoding="utf-8")
    script.write(sources=sources, target=target)
    assert script.stale(sources=sources, target=target) == []
    (target / "one.json").write_text("{}", encoding="utf-8")
    (target / "two.json").unlink()
    (target / "three.json").write_text("{}", encoding="utf-8")
    stale = {path.stem for path in script.stale(sources=sources, target=target)}
    assert stale == {"one", "two", "three"}


def test_a_key_given_twice_is_an_error(script: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "words.yaml"
    source.write_text("a: 1\nb: 2\na: 3\n", encoding="utf-8")
    with pytest.raises(yaml.constructor.ConstructorError, match="key given twice: a"):
        script.compiled(source)


@pytest.mark.parametrize("path", sorted(SCRIPT.parent.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_word_of_a_list_is_read_as_a_truth_value(path: Path) -> None:
    """YAML takes a bare `no`, `on` or `false` for one; a word must stand in quotation marks."""

    def listed(value: object) -> list[object]:
        if isinstance(value, dict):
            return [one for inner in value.values() for one in listed(inner) if isinstance(inner, dict | list)]
        return [one for inner in value for one in [inner, *listed(inner)]] if isinstance(value, list) else []

    assert not [one for one in listed(yaml.safe_load(path.read_text(encoding="utf-8"))) if isinstance(one, bool)]
