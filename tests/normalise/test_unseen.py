"""What no reader sees is read through; what writing needs of it stays."""

from __future__ import annotations

import pytest

from rashomon.normalise import normalised, plain

HIDDEN = [
    ("peo\u00adple were kil\u00adled", "soft hyphen"),
    ("\u200bpeople\u200b were k\u200bi\u200bl\u200bl\u200be\u200bd", "zero-width character"),
    ("peo\u2060ple were\ufeff kil\u034fled", "zero-width character"),
    ("peo\u200cple were kil\u200dled", "zero-width character"),
    ("peo\u180eple were killed", "zero-width character"),
    ("\u200epeople\u200f were killed", "direction mark"),
    ("\u202bpeople\u202c were \u2066killed\u2069", "direction mark"),
    ("people\ufe0f were kill\U000e0101ed", "variation selector"),
    ("people\U000e0061\U000e007f were killed", "tag character"),
    ("peo\x00ple were kil\x08\x7fled", "control character"),
    ("peo&shy;ple were&ZeroWidthSpace; kil&#173;led", "soft hyphen"),
    ("peo&#8203;ple&rlm; were kil&#x200B;led", "zero-width character"),
]


@pytest.mark.parametrize(("text", "kind"), HIDDEN)
def test_words_are_whole_again(text: str, kind: str) -> None:
    found = normalised(text)
    assert found.read == "people were killed"
    assert kind in {each.kind for each in found.found}


@pytest.mark.parametrize(
    "text",
    [
        "A fire crew 👩\u200d🚒 and a family 👨\u200d👩\u200d👧\u200d👦 came.",
        "Hearts ❤\ufe0f and ❤\ufe0f\u200d🔥, thumbs 👍🏽, key 1\ufe0f\u20e3, rainbow 🏳\ufe0f\u200d🌈.",
        "The flag of England 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flew.",
        "He said می\u200cخواهم and क्\u200dष to the crowd.",
        "The character 葛\U000e0100 stands in the name.",
        "“Nine” people – naïve ones – paid €5 at the café… ½ of ²³⁵U in 3 km².",
        "Broken\x1b[31m colour and tab\there",
        "AT&T and Smith &amp; Sons &nbsp; &copy;",
    ],
)
def test_what_writing_needs_stays(text: str) -> None:
    found = normalised(text)
    assert found.read is text
    assert found.begins is None and found.found == ()


def test_selectors_in_a_row_after_an_emoji_hide_something() -> None:
    assert plain("fine ❤\ufe0f\ufe01\ufe02\U000e0120 day") == "fine ❤\ufe0f day"


def test_each_kind_is_counted_with_its_first_place() -> None:
    found = normalised("A peo\u00adple\u200b kil\u00adled").found
    assert [(each.kind, each.count, each.first) for each in found] == [
        ("soft hyphen", 2, 5),
        ("zero-width character", 1, 9),
    ]


def test_the_mark_of_a_files_encoding_is_no_find() -> None:
    found = normalised("\ufeffNine people")
    assert found.read == "Nine people" and found.found == ()
    assert normalised("Nine\ufeff people").found
