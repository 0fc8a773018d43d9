"""Files of every format, and every way in which a file can be wrong."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from rashomon.ingest import accounts
from rashomon.ingest.decode import decode
from rashomon.model import Account, Problem, content_id
from rashomon.settings import Settings

TEXT = "A gate of the Orvel dam gave way early on Sunday, and the water ministry said that nobody was hurt.\n"


def read(*paths: Path | str, stdin: bytes | None = None, **limits: int) -> tuple[list[Account], list[Problem]]:
    stream = None if stdin is None else io.BytesIO(stdin)
    found = list(accounts(paths, settings=Settings(**limits), stdin=stream))
    return [a for a in found if isinstance(a, Account)], [p for p in found if isinstance(p, Problem)]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_is_the_decoded_file_and_its_id_a_hash_of_it(tmp_path: Path) -> None:
    (account,), problems = read(write(tmp_path, "a.txt", TEXT))
    (moved,), _ = read(write(tmp_path, "b/c.TXT", TEXT))
    assert problems == []
    assert (account.text, account.format, account.encoding, account.language) == (TEXT, "text", "utf-8", "en")
    assert account.id == moved.id == content_id("a", TEXT)


def test_line_ends_are_kept_as_they_are(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n") * 2
    (account,), _ = read(write(tmp_path, "a.txt", text))
    assert account.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "koi8-r", "cp1251"])
def test_the_stated_encoding_gives_the_very_text(encoding: str) -> None:
    letters = (
        "Вода ушла, сказал мэр города. " * 20 if encoding in ("koi8-r", "cp1251") else "“Café” at Orvel – gone. " * 9
    )
    data = letters.encode(encoding)
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text.removeprefix("\ufeff") == letters
    assert data.decode(decoded.encoding) == decoded.text


def test_a_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>Caf\xe9 \x93gone\x94. {TEXT}</p></body></html>'
    (account,), _ = read(write(tmp_path, "a.html", page.encode("latin-1")))
    assert account.encoding == "cp1252"
    assert account.text.startswith("Café “gone”.")


@effort(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_as_stated_or_not_at_all(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or data.decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"some\0bytes", "binary"),
        ("a.txt", b"%PDF-1.7 and so on", "binary"),
        ("a.html", b"\x1f\x8b\x08\x00", "binary"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.docx", b"anything", "unsupported format"),
        ("a.txt", b"\xff\xfe\x00", "undecodable"),
        (
            "a.txt",
            ("Le barrage est rompu et les habitants de la vallée ont été mis à l'abri. " * 4).encode(),
            "language",
        ),
        ("a.txt", ("Плотина прорвана, жители долины ушли ночью в горы. " * 4).encode(), "language"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "z.txt", TEXT)
    found, (problem,) = read(bad, good)
    assert [account.text for account in found] == [TEXT]
    assert (problem.kind, problem.path, problem.fatal) == (kind, str(bad), True)
    assert problem.message and problem.remedy


def test_limits_hold_before_and_after_decoding(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    for limits in ({"max_bytes": 50}, {"max_decoded": 50}):
        found, (problem,) = read(path, **limits)
        assert (found, problem.kind) == ([], "too large")


def test_missing_special_and_looping_paths(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    found, problems = read(tmp_path / "no.txt", tmp_path / "in")
    assert len(found) == 1
    assert [(p.kind, p.fatal) for p in problems] == [("missing", True), ("unreadable", False), ("unreadable", True)]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/10.md", "c.txt", ".hidden.txt", "b/notes.xyz"):
        write(tmp_path, name, f"{name} {TEXT}")
    found, (problem,) = read(tmp_path)
    names = [Path(account.path or "").relative_to(tmp_path).as_posix() for account in found]
    assert names == ["a.txt", "b/10.md", "b/2.txt", "c.txt"]
    assert (problem.kind, problem.fatal) == ("unsupported format", False)


def test_the_same_file_twice_is_said(tmp_path: Path) -> None:
    first, again = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", TEXT)
    (account,), (problem,) = read(first, again)
    assert (problem.kind, problem.path, problem.document) == ("duplicate", str(again), account.id)
    assert str(first) in problem.message


def lines(*records: object) -> bytes:
    return b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in records)


def test_json_lines_with_all_fields(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "text": TEXT,
        "title": "Gate",
        "outlet": "Courier",
        "published": "2031-05-04 08:15+0200",
        "story": "s",
    }
    (account,), problems = read(write(tmp_path, "a.jsonl", lines(record)))
    assert problems == []
    assert (account.id, account.line, account.title, account.story) == ("7", 1, "Gate", "s")
    assert account.published == "2031-05-04T08:15+02:00"
    assert ("published", "JSON field `published`") in account.read_from


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[1]", "a list"),
        (b'{"title": "x"}', "no `text`"),
        (b'{"text": 5}', "a number"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"9" * 10_000, "too long"),
    ],
)
def test_a_malformed_line_is_named_by_its_number(tmp_path: Path, line: bytes, why: str) -> None:
    (account,), (problem,) = read(write(tmp_path, "a.jsonl", lines({"text": TEXT}, line)))
    assert account.text == TEXT
    assert (problem.kind, problem.line) == ("malformed line", 2)
    assert why in problem.message


@pytest.mark.parametrize("published", ["yesterday", "4 May 2031", "2031-13-01", 5, ["2031-05-04"]])
def test_a_date_that_is_none_is_left_out_and_said(tmp_path: Path, published: object) -> None:
    (account,), (problem,) = read(write(tmp_path, "a.jsonl", lines({"text": TEXT, "published": published})))
    assert account.published is None
    assert (problem.kind, problem.fatal) == ("malformed line", False)


def test_one_id_for_two_texts_keeps_both(tmp_path: Path) -> None:
    records = ({"id": "x", "text": TEXT}, {"id": "x", "text": TEXT + "More."})
    (first, second), (problem,) = read(write(tmp_path, "a.jsonl", lines(*records)))
    assert first.id == "x" != second.id
    assert (problem.kind, problem.fatal, problem.document) == ("duplicate", False, second.id)


def test_one_text_by_two_outlets_is_two_accounts(tmp_path: Path) -> None:
    records = ({"text": TEXT, "outlet": "Courier"}, {"text": TEXT, "outlet": "Herald"})
    (first, second), problems = read(write(tmp_path, "a.jsonl", lines(*records)))
    assert problems == []
    assert first.id != second.id


def test_half_characters_and_giant_lines(tmp_path: Path) -> None:
    data = lines({"text": TEXT + "x" * 3000}, b'{"text": "Half \\ud800 of it."}', {"text": TEXT})
    found, problems = read(write(tmp_path, "a.jsonl", data), max_bytes=1000)
    assert [account.text for account in found] == ["Half \ufffd of it.", TEXT]
    assert [(p.kind, p.line) for p in problems] == [("too large", 1), ("undecodable", 2)]


@pytest.mark.parametrize(
    ("data", "format_"),
    [(TEXT.encode(), "text"), (lines({"text": TEXT}), "jsonl"), (f"<!DOCTYPE html><p>{TEXT}</p>".encode(), "html")],
)
def test_standard_input_is_told_by_its_first_bytes(data: bytes, format_: str) -> None:
    (account,), problems = read("-", stdin=data)
    assert problems == []
    assert (account.format, account.path, account.text.strip()) == (format_, None, TEXT.strip())


ENGLISH = "The water ministry said on Sunday that a gate of the dam gave way and that nobody in the town was hurt. " * 3


@pytest.mark.parametrize(
    "text",
    [
        "\u200b".join(ENGLISH),
        ENGLISH.translate(str.maketrans("aeocxp", "аеосхр")),
        "\u00ad".join(ENGLISH),
        ENGLISH.replace("a", "\U0001d41a"),
        "".join(f"\u202a{letter}\u202c" for letter in ENGLISH),
    ],
)
def test_english_stays_english_whatever_stands_unseen_in_it(text: str, tmp_path: Path) -> None:
    (account,), (problem,) = read(write(tmp_path, "a.txt", text))
    assert (account.text, account.language) == (text, "en")
    assert (problem.kind, problem.document, problem.fatal) == ("unseen characters", account.id, False)


def test_a_foreign_text_is_foreign_with_unseen_characters_too(tmp_path: Path) -> None:
    text = "Das Wasser\u00administerium sagte, daß nie\u00admand in der Stadt ver\u00adletzt wurde. " * 3
    found, problems = read(write(tmp_path, "a.txt", text))
    assert found == [] and [problem.kind for problem in problems] == ["language"]


@pytest.mark.parametrize(
    "address",
    ["https://paper.example/a", "http://paper.example", "HTTPS://paper.example/a.html", "ftp://paper.example/a.txt"],
)
def test_an_address_is_told_that_nothing_is_fetched(address: str) -> None:
    found, (problem,) = read(address)
    assert not found and problem.fatal and problem.path == address
    assert "nothing is fetched" in problem.message and "Save the page" in problem.remedy


@pytest.mark.parametrize("files", [(), (".hidden.txt",), ("a.pdf", "b.doc"), ("sub/c.pdf",)])
def test_a_folder_without_a_readable_file_says_so(tmp_path: Path, files: tuple[str, ...]) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found, problems = read(tmp_path)
    assert not found
    (said,) = [problem for problem in problems if problem.kind == "empty"]
    assert said.fatal and said.path == str(tmp_path) and ".txt" in said.remedy


def test_a_limit_is_named_by_the_option_that_raises_it(tmp_path: Path) -> None:
    from rashomon.cli.read import command

    options = {name for each in command.params for name in each.opts}
    for limits in ({"max_bytes": 50}, {"max_decoded": 50}):
        _, (problem,) = read(write(tmp_path, "a.txt", (TEXT * 9).encode()), **limits)
        named = [word for word in problem.remedy.split() if word.startswith("--")]
        assert named and set(named) <= options
