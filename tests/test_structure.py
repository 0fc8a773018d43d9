"""One-way imports: the stages do not know one another, the model knows none of them, only the pipeline knows all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "rashomon"
STAGES = {"ingest", "clean", "annotate", "claims", "lineage", "align", "points", "dossier", "views", "exports"}
USES = {"exports": {"views"}}  # what a stage may know besides the ground and itself
GROUND = {
    *("model", "errors", "settings", "lexicons", "judgements", "spelling", "aliases", "guard", "networks", "cache"),
    *("encoder", "normalise", "phrase", "offline", "syntax", "unseen", "output", "lines"),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    """Every module of the package that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "rashomon")
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _part(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "rashomon" and len(parts) > 1 else ""


def _home(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_stages_import_only_ground_and_themselves(path: Path) -> None:
    home = _home(path)
    allowed = GROUND if home in GROUND else GROUND | {home} | USES.get(home, set())
    if home in STAGES | GROUND:
        used = {part for part in map(_part, _imports(path)) if part and part not in ("__version__",)}
        assert used <= allowed, f"{path.name} imports {sorted(used - allowed)}"


def test_only_the_pipeline_knows_the_order() -> None:
    knowing = {
        _home(path)
        for path in FILES
        if len(STAGES & {_part(module) for module in _imports(path)} - {_home(path), "views", "exports"}) > 1
    }
    assert knowing <= {"pipeline", "api"}


def test_files_stay_small() -> None:
    long = {str(p.relative_to(PACKAGE)): n for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 350}
    assert not long
