from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.views import shown


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_unseen_character_is_left(text: str) -> None:
    left = {unicodedata.category(mark) for mark in shown.shown(text)} - {"Cn", "Co"}
    assert not left & {"Cc", "Cs", "Zl", "Zp"} or set(shown.shown(text)) & {"\n", "\t"}
    assert not any(unicodedata.bidirectional(mark) in BIDI for mark in shown.shown(text))
    assert "\n" not in shown.line(text) and "\x1b" not in shown.line(text)


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_an_unseen_character_is_named() -> None:
    assert shown.shown("a\u202eb\x00c\x1b[31m") == "a⟨U+202E⟩b⟨U+0000⟩c⟨U+001B⟩[31m"


def test_joiners_that_scripts_need_stay() -> None:
    assert shown.shown("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://x/%0aalert(1)",
        "data:text/html,x",
        "//host/path",
        "http:",
        "https://a b",
        "http://a\u202eb",
        "http://[",
        "https://bank.example@evil.example/",
        "https://bank.example:443@evil.example/",
        "https://user:word@evil.example",
        "https://bank.example%40evil.example/",
        "https://evil.example\\@bank.example/",
        "https://evil.example\\.bank.example/",
        "https://bank.example:80a/",
        "https://℀.example/",
        "https://a.example/<b>",
        "https://a.example/`b",
        "https://a.example/\x85",
        "ftp://a.example/",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert shown.web_address(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/a?b=c#d",
        "http://paper.example:8080",
        "https://paper.example/@desk/1",
        "https://münchen.example/ä",
        "http://[2001:db8::1]/a",
    ],
)
def test_a_web_address_is_one(url: str) -> None:
    assert shown.web_address(url) == url


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-05-14", "14 May 2024"),
        ("2024-05-14T02:10Z", "14 May 2024, 02:10 UTC"),
        ("2024-05-14T13:20:00+03:00", "14 May 2024, 13:20 (UTC+3)"),
        ("2024-05-14T13:20-03:30", "14 May 2024, 13:20 (UTC−3:30)"),
        ("2024-05-14T16:30", "14 May 2024, 16:30"),
        ("2024-05-14TEV", "14 May 2024, evening"),
        ("2024-03", "March 2024"),
        ("1951", "1951"),
        ("2024-13", "2024-13"),
        ("2024-02-31", "2024-02-31"),
        ("P6W", "P6W"),
        ("\x1b2024", "⟨U+001B⟩2024"),
    ],
)
def test_a_time_is_shown_with_what_is_known_of_it(value: str, words: str) -> None:
    assert shown.when(value) == words


def test_day_and_clock_are_the_halves_of_when() -> None:
    assert (shown.day_of("2024-05-14T02:10Z"), shown.clock_of("2024-05-14T02:10Z")) == ("14 May 2024", "02:10 UTC")
    assert (shown.day_of("2024-03"), shown.clock_of("2024-03")) == ("March 2024", "")


def test_numbers_and_shares() -> None:
    assert (shown.number(1200.0), shown.number(2.5), shown.percent(0.345)) == ("1,200", "2.5", "34 %")


def test_stamps_in_a_sentence_are_written_as_a_reader_writes_them() -> None:
    given = "the larger is of 2024-05-15T09:45:00+01:00, the smaller of 2024-05-14"
    assert shown.dated(given) == "the larger is of 15 May 2024, 09:45 (UTC+1), the smaller of 14 May 2024"
    assert shown.dated("no stamp, 12-34") == "no stamp, 12-34"
