from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.aliases import aliases
from rashomon.model import Span


def read(text: str) -> list[tuple[str, str, str, str]]:
    found = aliases(text, [Span(0, len(text))])
    return [(alias.name.of(text), alias.other.of(text), alias.who, alias.who_other) for alias in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dorvan, which Kessians call Turvan, lies on the river.", ("Dorvan", "Turvan", "", "Kessians")),
        ("The town that Selts call Harn is known as Arnu in Morra.", ("Harn", "Arnu", "Selts", "Morra")),
        ("It hit the town that we call Harn and they call Arnu.", ("Harn", "Arnu", "we", "they")),
        ("The lake, which the Selts call Harn and the Morrans Arnu, is dry.", ("Harn", "Arnu", "Selts", "Morrans")),
        ("The village is known as Harn to the Selts and Arnu to the Morrans.", ("Harn", "Arnu", "Selts", "Morrans")),
        ("The city, known to Selts as Harn and to Morrans as Arnu, fell.", ("Harn", "Arnu", "Selts", "Morrans")),
        ("Selts call it Harn, Morrans call it Arnu.", ("Harn", "Arnu", "Selts", "Morrans")),
        ("They entered Mirat (Mirash in Velian) at noon.", ("Mirat", "Mirash", "", "Velian")),
        ("They entered Mirat (Velian: Mirash) at noon.", ("Mirat", "Mirash", "", "Velian")),
        ("Mirat, or Mirash in Velian, fell.", ("Mirat", "Mirash", "", "Velian")),
        ("They entered Mirat, formerly Port Anselm, at noon.", ("Mirat", "Port Anselm", "", "")),
        ("They entered Mirat (now Mirash) at noon.", ("Mirat", "Mirash", "", "")),
        ("They entered Mirat, also known as Mirash, at noon.", ("Mirat", "Mirash", "", "")),
        ("Mirat was renamed Mirash in 1974.", ("Mirat", "Mirash", "", "")),
    ],
)
def test_two_names_of_one_thing_and_who_uses_each(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He called Smith a liar.",
        "The minister, Paul Reed, called President Moss weak.",
        "Police called on Mirat to calm down.",
        "She teaches at Orland College in Mirat, a town on the coast.",
        "The plant in Mirat, called Ms. Brewer to a meeting.",
        "John Brown, also of Mirat, spoke in Dorvan.",
    ],
)
def test_what_says_nothing_of_two_names(text: str) -> None:
    assert read(text) == []


@given(
    st.lists(
        st.sampled_from(["Aa", "Bb", "which", "we", "call", "known", "as", "to", "the", ",", "(", ")", ".", "in", "or"])
    )
)
def test_spans_slice_back_to_names(words: list[str]) -> None:
    text = " ".join(words)
    for name, other, _, _ in read(text):
        assert name[0].isupper() and other[0].isupper() and name.lower() != other.lower()


@pytest.mark.parametrize("unit", ["Aa ", "A-", "A'", "which we call Aa ", "Aa, known as Bb ", "some many the local "])
def test_hostile_text_takes_no_longer(unit: str) -> None:
    text = (unit * 20_000)[:40_000] + " called Zz, formerly Yy"
    started = time.perf_counter()
    read(text)
    assert time.perf_counter() - started < 2
