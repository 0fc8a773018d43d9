"""Letters that look like Latin ones are read as such in Latin words, and only there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.normalise import normalised, plain
from rashomon.normalise.lookalikes import LIGATURES, SCRIPTS

SENTENCE = "The cooperative police report says five people were killed and a prison was opened"
TO_CYRILLIC = str.maketrans("aeopcyxijsT", "аеорсухіјѕТ")
TO_GREEK = str.maketrans("aoviuT", "αονιυΤ")


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def _bold(text: str) -> str:
    return "".join(
        chr(0x1D5EE + ord(c) - 97) if "a" <= c <= "z" else chr(0x1D5D4 + ord(c) - 65) if "A" <= c <= "Z" else c
        for c in text
    )


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.translate(TO_CYRILLIC),
        SENTENCE.translate(TO_GREEK),
        SENTENCE.replace("e", "е"),
        _wide(SENTENCE),
        _bold(SENTENCE),
        SENTENCE.replace("police", _bold("police")).replace("five", _wide("five")),
        SENTENCE.replace("five", "ﬁve").replace("police", "𝕡olice"),
        SENTENCE.replace("killed", "kill\u212fd"),
    ],
)
def test_a_latin_sentence_is_read_in_latin_letters(text: str) -> None:
    assert text != SENTENCE
    assert plain(text) == SENTENCE
    assert normalised(text).found


@pytest.mark.parametrize(
    "text",
    [
        "Путин spoke in Москва, and Рада met in Київ",
        "ТАСС and НАТО said that СССР had fallen",
        "The paper Правда and оса and рост stand in a list",
        "Αθήνα and Ελλάδα and the letter α",
        "Genes such as TNFα and IFNγ and PPARα, at 5 μg and 3 µm, 10 Ω",
        "The set ℝ and the ℓ-norm",
        "ԱՄՆ and Երևան, 東京 and ソウル",
        "Zoë, Łódź, Þór, Iğdır, Đà Nẵng, İzmir, ʻOumuamua",
        "анти-American feeling and про-Western parties",
    ],
)
def test_words_of_another_script_stay(text: str) -> None:
    assert normalised(text).read is text


def test_a_word_of_look_alikes_stays_where_the_text_has_words_of_that_script() -> None:
    assert plain("А man of Сhernihiv read оса in Правда") == "А man of Chernihiv read оса in Правда"
    assert plain("а man of Сhernihiv; ТАСС wrote") == "a man of Chernihiv; ТАСС wrote"


def test_wide_marks_between_digits_are_read_as_plain_ones() -> None:
    assert plain("３，０００ at １３：３０ on １４／０５") == "3,000 at 13:30 on 14/05"
    assert plain("he said：“３”，and left") == "he said：“3”，and left"


def test_the_kinds_are_told_apart() -> None:
    kinds = [each.kind for each in normalised("Тhe οffice ﬁles ３ 𝐛oxes").found]
    assert kinds == [
        "Cyrillic letter in a Latin word",
        "Greek letter in a Latin word",
        "ligature",
        "fullwidth character",
        "mathematical letter",
    ]


def test_every_look_alike_stands_for_a_latin_letter() -> None:
    for script, (letters, likes) in SCRIPTS.items():
        assert len(letters) == len(likes) == len(set(letters))
        for letter, like in zip(letters, likes, strict=True):
            assert unicodedata.name(letter).startswith(script.upper())
            assert unicodedata.name(like).startswith("LATIN") and letter.isupper() == like.isupper()
    assert all(unicodedata.normalize("NFKC", a) == b for a, b in LIGATURES.items())


@given(st.text(st.sampled_from("абвгдежзийклмнопрстуфхцчшщыьэюя "), max_size=60))
def test_no_text_wholly_in_cyrillic_is_touched(text: str) -> None:
    assert normalised(text).read is text
