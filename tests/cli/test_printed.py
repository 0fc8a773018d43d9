"""Nothing that comes from outside drives a terminal: file names, arguments, messages, JSON, what a dossier holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rashomon.cli.export import command as export
from rashomon.cli.judge import command as judge
from rashomon.cli.show import command as show
from rashomon.errors import InputError
from rashomon.model.wire import dumps, from_wire, to_wire
from rashomon.normalise import plain
from tests.cli.process import ONE, rows, run
from tests.conftest import SHARED
from tests.test_unseen import DRIVING
from tests.views.dam import dossier as the_dam

BAD = DRIVING - {"\n"}
EVIL = "\x1b]52;c;cm0=\x07\x9b31m\u202e\u2066\u2028rashomon: all was read\r"


def clean(text: str) -> bool:
    return not set(text) & BAD


def test_names_of_files(tmp_path: Path) -> None:
    for name in (f"a{EVIL}.txt", f"b{EVIL}.pdf", "c\nrashomon: all was read.txt"):
        (tmp_path / name.replace("/", "")).write_text("")
    done = run("read", str(tmp_path), f"nope{EVIL}.txt")
    assert done.returncode == 3 and clean(done.stderr)
    assert all(each.startswith("rashomon: ") for each in done.stderr.splitlines())
    assert not any(each == "rashomon: all was read.txt" for each in done.stderr.splitlines())


@pytest.mark.parametrize(
    "call",
    [
        ["read", f"--{EVIL}"],
        [f"verb{EVIL}"],
        ["read", "x.txt", "--max-mb", f"1{EVIL}"],
        ["read", "x.txt", "-o", f"x{EVIL}"],
        ["read", "x.txt", "-o", f"none{EVIL}/x.html"],
        ["read", "x.txt", "--judgements", f"none{EVIL}"],
        ["read", "x.txt", "--claims-model", f"none{EVIL}"],
        ["show", f"none{EVIL}.json"],
        ["judge", f"none{EVIL}.json"],
        ["export", "x.json", "--to", f"x{EVIL}"],
    ],
    ids=lambda call: call[0] if call[0].isalpha() else "verb",
)
def test_arguments(call: list[str]) -> None:
    done = run(*call)
    assert done.returncode in (2, 3) and done.stderr and clean(done.stderr) and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["c1-control.txt", "bidi.txt"])
def test_json_on_a_terminal_and_in_a_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    given = (SHARED / "hostile" / name).read_text() if (SHARED / "hostile").is_dir() else f"He said{EVIL} no."
    path.write_text(rows({**ONE, "text": given, "title": EVIL}))
    for call in (["annotate", str(path)], ["read", str(path), "--json", "-"]):
        done = run(*call)
        (row,) = json.loads(done.stdout).get("documents") or [json.loads(done.stdout)]
        assert clean(done.stdout) and row["text"] == given and row["title"] == plain(EVIL).strip()


def spoilt(wire: Any) -> Any:
    """A dossier of which every text that may be anything ends in what drives a terminal."""
    if isinstance(wire, dict):
        return {name: value if name in FIXED else spoilt(value) for name, value in wire.items()}
    if isinstance(wire, list):
        return [spoilt(each) for each in wire]
    return wire + EVIL if isinstance(wire, str) else wire


# Words of a list, ids that must be found again, and texts that spans count in.
FIXED = {
    "id", "document", "documents", "claim", "claims", "supports", "denies", "a", "b", "figure", "figures", "point",
    "from", "to", "left", "right", "unsaid", "format", "kind", "mode", "stance", "status", "type", "anchor", "role",
    "how", "category", "decided_by", "used_by", "text", "total", "parts", "within",
}  # fmt: skip


def test_whatever_a_dossier_holds(tmp_path: Path) -> None:
    wire = spoilt(to_wire(the_dam()))
    for document in wire["documents"]:
        document["url"] = f"https://bank.example@evil.example/{EVIL}"
    from_wire(wire)
    path = tmp_path / "d.json"
    path.write_text(dumps(wire), encoding="utf-8")
    runner = CliRunner()
    ids = [wire["points"][0]["id"], wire["claims"][0]["id"], "1"]
    for call in ([], ["point"], ["claim"], ["account"], *([each] for each in ids), ["no-such"]):
        done = runner.invoke(show, [str(path), *call])
        assert clean(done.output), call
    assert clean(runner.invoke(judge, [str(path), "-j", str(tmp_path / "j")], input="k\n" * 99).output)
    for ending in (".html", ".md", ".json"):
        target = tmp_path / f"out{ending}"
        assert runner.invoke(show, [str(path), "-o", str(target)]).exit_code == 0
        assert clean(target.read_text(encoding="utf-8")), ending
    for name in ("markdown", "geojson", "webannotation", "prov", "ftm", "schemaorg"):
        assert clean(runner.invoke(export, [str(path), "--to", name]).output), name


@pytest.mark.parametrize("name", ["dossier-names-escapes.json", "judge-bigint.json", "judge-deep.json"])
def test_the_hostile_dossiers(name: str, tmp_path: Path, shared: Path) -> None:
    path = str(shared / "hostile" / name)
    for command, call in ((judge, [path, "-j", str(tmp_path / "j")]), (show, [path]), (show, [path, "claim"])):
        done = CliRunner().invoke(command, call, input="k\n" * 99)
        assert done.exit_code in (0, 3) and clean(done.output)
        assert not done.exception or isinstance(done.exception, SystemExit | InputError)
