"""`rashomon read --by FIELD -o FOLDER`: a report a value, and an index."""

from __future__ import annotations

import json
from pathlib import Path

from lxml import html

from rashomon.model.stored import load
from tests.cli.process import ONE, THREE, TWO, rows, run


def test_a_report_a_story_and_an_index_and_the_reports_of_dossiers_that_are_kept(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        rows(*({**each, "event": {"id": each["story"] * 2}} for each in (ONE, TWO, THREE)))
    )
    call = ["read", "in.jsonl", "--by", "event.id", "-o", "reports", "--jsonl", "d.jsonl"]
    done = run(*call, "--title", "The week\u202e", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(each.name for each in (tmp_path / "reports").iterdir()) == ["index.html", "ss.html", "tt.html"]
    index = html.parse(tmp_path / "reports" / "index.html")
    assert index.xpath("//tbody//a/@href") == ["ss.html", "tt.html"]
    assert index.xpath("string(//h1)") == "The week⟨U+202E⟩"
    dossiers = [json.loads(line) for line in (tmp_path / "d.jsonl").read_text().splitlines()]
    assert [dossier["story"] for dossier in dossiers] == ["ss", "tt"]
    assert dossiers[0]["documents"][0]["other"] == {"event": {"id": "ss"}}
    (tmp_path / "one.json").write_text(json.dumps(dossiers[0]))
    assert load(tmp_path / "one.json").documents[0].account.other == {"event": {"id": "ss"}}
    before = {each.name: each.read_bytes() for each in (tmp_path / "reports").iterdir()}
    for each in (tmp_path / "reports").iterdir():
        each.unlink()
    assert run(*call, "--title", "The week\u202e", "--resume", cwd=tmp_path).returncode == 0
    assert {each.name: each.read_bytes() for each in (tmp_path / "reports").iterdir()} == before


def test_an_account_without_the_field_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(rows(ONE, {"text": "Nobody was hurt, police said.", "story": ["x"]}))
    done = run("read", "in.jsonl", "--by", "story", "-o", "reports", "--problems", "p.jsonl", cwd=tmp_path)
    assert done.returncode == 1 and "is a list" in done.stderr
    told = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text().splitlines()]
    assert [each["line"] for each in told] == [2, 2] and (tmp_path / "reports" / "s.html").exists()
