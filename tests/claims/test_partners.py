"""A source without a verb finds the words that stand beside it; one without words is dropped."""

from __future__ import annotations

import pytest
from tests.factories import span

from rashomon.claims.attribution import Attribution
from rashomon.claims.partners import paired, quoted_by_another


def content(text: str, words: str) -> Attribution:
    return Attribution(content=(span(text, words),))


def source(text: str, words: str) -> Attribution:
    return Attribution(content=(), source=(span(text, words),))


def told(text: str, *links: Attribution) -> dict[str, str]:
    return {a.content[0].of(text): " ".join(s.of(text) for s in a.source) for a in paired(text, links)}


@pytest.mark.parametrize(
    "text",
    [
        "Dora Vance: The gate held",
        "Dora Vance: “The gate held”",
        "“The gate held” – Dora Vance",
        "“The gate held.”\nDora Vance",
        "“The gate held.”\n— Dora Vance",
        "Dora Vance\n“The gate held.”",
    ],
)
def test_a_source_takes_the_words_beside_it(text: str) -> None:
    assert told(text, content(text, "The gate held"), source(text, "Dora Vance")) == {"The gate held": "Dora Vance"}


@pytest.mark.parametrize(
    "text",
    [
        "Dora Vance came. The gate held.",
        "The gate held, and Dora Vance left.",
        "The letter to Dora Vance\nThe gate held.",
        "Dora Vance, mayor: nothing was said in the hall for hours. The gate held",
    ],
)
def test_words_apart_stay_apart(text: str) -> None:
    assert told(text, source(text, "Dora Vance"), content(text, "The gate held")) == {"The gate held": ""}


def test_speakers_under_their_quotations_do_not_take_the_next_one() -> None:
    text = "“The gate held.”\nDora Vance\n“It broke.”\nLeo Marsh"
    found = told(
        text,
        content(text, "The gate held"),
        source(text, "Dora Vance"),
        content(text, "It broke"),
        source(text, "Leo Marsh"),
    )
    assert found == {"The gate held": "Dora Vance", "It broke": "Leo Marsh"}


def test_a_source_without_words_is_no_attribution() -> None:
    text = "Dora Vance told nobody."
    assert paired(text, [Attribution(content=(), source=(span(text, "Dora Vance"),), cue=(span(text, "told"),))]) == []


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("ONA quoted engineer Ida Moro as saying that the gate held.", "engineer Ida Moro", "the gate held"),
        ("ONA quoted engineer Ida Moro, as saying: “The gate held”.", "engineer Ida Moro", "The gate held"),
        ("ONA quoted a guard as telling two reporters that the gate held.", "a guard", "the gate held"),
    ],
)
def test_he_who_is_quoted_by_another_is_the_source(text: str, who: str, said: str) -> None:
    words = text.split(" ", 2)[2].rstrip(".”")
    outer = Attribution(content=(span(text, words),), cue=(span(text, "quoted"),), source=(span(text, "ONA"),))
    inner = quoted_by_another(text, outer)
    assert [s.of(text) for s in inner.source] == [who]
    assert [s.of(text) for s in inner.content] == [said]
    assert inner.cue[0].of(text) == "quoted"


@pytest.mark.parametrize("words", ["the minister as a liar", "as saying", "the gate. She came as saying it held"])
def test_words_in_which_nobody_is_quoted_stay_as_they_are(words: str) -> None:
    text = f"ONA quoted {words}"
    outer = Attribution(content=(span(text, words),), cue=(span(text, "quoted"),), source=(span(text, "ONA"),))
    assert quoted_by_another(text, outer) == outer
