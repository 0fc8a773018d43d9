from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.claims.quotes import find_quotations
from rashomon.model import Block, Span


def blocks_of(text: str) -> tuple[Block, ...]:
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(Span(position, position + len(line)), "paragraph", line))
        position += len(line) + 1
    return tuple(found)


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(blocks_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we are safe” twice.", ["we are safe"]),
        ('The mayor said "the gate held" and left.', ["the gate held"]),
        ("Er sagte „alles gut“ dazu.", ["alles gut"]),
        ("Elle parle de « la digue » ici.", [" la digue "]),
        ("They called it a ‘miracle’ there.", ["miracle"]),
        ("It wasn't the farmers' fault, she said.", []),
        ("A 6' wall and a 12\" pipe broke.", []),
        ("Back in the ’90s it held.", []),
        ("``The wall broke,'' he said.", ["The wall broke,"]),
    ],
)
def test_marks_of_all_families(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_that_opens_each_paragraph_goes_on() -> None:
    text = "“The gate opened at noon.\n“Nobody warned us,” the mayor said."
    first, second = find_quotations(blocks_of(text))
    assert first.run == second.run
    assert not first.closed and second.closed
    assert second.span.of(text) == "Nobody warned us,"


def test_one_mark_over_many_paragraphs_is_one_run() -> None:
    text = "“The gate opened.\nThe town was told.\nNobody was hurt,” the ministry said.\nA quiet day followed."
    found = find_quotations(blocks_of(text))
    assert [q.block for q in found] == [0, 1, 2]
    assert len({q.run for q in found}) == 1


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    text = "He said: “We will rebuild.\nThe river fell by evening."
    assert quoted(text) == ["We will rebuild."]


@given(st.text(alphabet="“”\"'‘’«» abc.\n", max_size=200))
def test_any_marks_give_quotations_in_order_inside_their_blocks(text: str) -> None:
    blocks = blocks_of(text)
    for quotation in find_quotations(blocks):
        assert blocks[quotation.block].span.covers(quotation.span)
        assert quotation.span.begin < quotation.span.end
