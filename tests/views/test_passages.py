from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from rashomon.model import Block, Span
from rashomon.views.html import render
from rashomon.views.outline import Outline
from rashomon.views.passages import Passages

TEXT = "The **gate** of the [old dam](https://x.example) fell."
SEEN = "The   gate   of the  old dam                     fell."


def passages(text: str = TEXT, seen: str = SEEN) -> Passages:
    account = make.account(text, id="d")
    return Passages([make.document(account, blocks=(Block(Span(0, len(text)), "paragraph", seen),))])


def test_marks_of_the_format_are_left_out_and_nothing_else() -> None:
    assert len(TEXT) == len(SEEN)
    assert passages().at("d", [Span(0, len(TEXT))]) == "The gate of the old dam fell."
    assert passages().at("d", [Span(4, 12), Span(20, 28)]) == "gate … old dam"


def test_nothing_where_nothing_is() -> None:
    assert passages().at("d", []) == "" and passages().at("another", [Span(0, 4)]) == ""


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_text_without_marks_is_itself(text: str, begin: int, end: int) -> None:
    span = Span(min(begin, end), max(begin, end))
    assert passages(text, text).seen("d", span) == span.of(text)


def test_a_claim_is_shown_without_marks_and_keeps_its_place() -> None:
    account = make.account("Kost said that the **gate** fell.")
    claim = make.claim(account, "that the **gate** fell", source="Kost", cue="said", speaker="Kost")
    block = Block(Span(0, len(account.text)), "paragraph", account.text.replace("**", "  "))
    dossier = make.dossier(
        make.document(account, blocks=(block,)), claims=(claim,), points=(make.point(claim, statement="the gate fell"),)
    )
    outline = Outline(dossier)
    assert outline.words(claim) == "the gate fell" and claim.text == "that the **gate** fell"
    page = render(dossier)
    assert "**" not in page[page.index("<body>") : page.index("<script>")] and "<q>the gate fell</q>" in page
