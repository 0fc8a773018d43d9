"""Which pairs are put to a person, and in which order."""

from __future__ import annotations

from rashomon.judgements import Judgement, Judgements
from rashomon.model import (
    Account,
    Claim,
    Comparison,
    Difference,
    Document,
    Dossier,
    Figure,
    NameMerge,
    Point,
    Relation,
    Span,
    Tally,
    Words,
)
from rashomon.questions import context, questions

TEXTS = {
    "a": "Olga Brenn said ninety people were aboard. The ferry left at dusk.",
    "b": "Mrs. Brenn said the ferry carried ninety. It left after nightfall.",
}


def words(document: str, phrase: str) -> Words:
    begin = TEXTS[document].index(phrase)
    return Words(document=document, span=Span(begin, begin + len(phrase)), text=phrase)


def claim(document: str, source: str, content: str, speaker: str) -> Claim:
    return Claim(
        id=f"c-{document}-{content[:3]}", document=document, source=(words(document, source).span,), cue=(),
        content=(words(document, content).span,), text=content, source_text=source, speaker=speaker,
    )  # fmt: skip


ONE = claim("a", "Olga Brenn", "ninety people were aboard", "Olga Brenn")
TWO = claim("b", "Mrs. Brenn", "the ferry carried ninety", "Olga Brenn")
THREE = claim("b", "Mrs. Brenn", "left after nightfall", "Olga Brenn")


def figure(document: str, number: int) -> Figure:
    return Figure(
        id=f"f-{document}", document=document, span=words(document, "ninety").span, text="ninety", category="missing",
        min=number, max=number, unit="people",
    )  # fmt: skip


def dossier() -> Dossier:
    left, right = words("a", "ninety people were aboard"), words("b", "carried ninety")
    seen = Comparison(name="meaning", score=0.6, detail="both count who was aboard", left=left, right=right)
    relations = (
        Relation(a=ONE.id, b=TWO.id, kind="same", score=0.55, comparisons=(seen,)),
        Relation(a=ONE.id, b=THREE.id, kind="same", score=0.95, comparisons=()),
    )
    merge = NameMerge(name="Olga Brenn", other="Brenn", score=0.88, reasons=("a surname",), accounts=("b",))
    told = NameMerge(name="Olga", other="O.", score=0.5, reasons=(), accounts=("b",), decided_by="user")
    apart = Difference(documents=("a", "b"), kind="conflict", figures=("f-a", "f-b"), why="both are of Monday")
    return Dossier(
        documents=tuple(Document(account=Account(id=name, text=text)) for name, text in TEXTS.items()),
        claims=(ONE, TWO, THREE),
        points=(Point(id="p", statement="x", status="agreed", supports=(ONE, TWO, THREE), relations=relations),),
        figures=(figure("a", 90), figure("b", 80)),
        tally=(Tally(category="missing", latest=(90, 90), by_document=(), differ=(apart,)),),
        names=(merge, told),
    )


def test_the_least_certain_come_first_with_reasons_and_both_spans() -> None:
    found = questions(dossier(), Judgements())
    assert [(q.kind, q.doubt) for q in found] == [("claim", 0.9), ("figure", 0.5), ("name", 0.24), ("claim", 0.1)]
    assert found[0].reasons == ("same, 0.55", "meaning: both count who was aboard")
    assert found[0].left and context(dossier(), found[0].left)[1] == "ninety people were aboard"
    assert found[3].left and found[3].left.text == "ninety people were aboard"
    assert found[2].right and found[2].right.text == "Mrs. Brenn"


def test_what_was_judged_is_not_asked_again_nor_what_a_user_decided() -> None:
    judged = Judgements.of([
        Judgement(kind="claim", a=TWO.id, b=ONE.id, judgement="unsure"),
        Judgement(kind="name", a="Brenn", b="Olga Brenn", judgement="same"),
    ])  # fmt: skip
    assert [(q.kind, q.doubt) for q in questions(dossier(), judged)] == [("figure", 0.5), ("claim", 0.1)]


def test_only_the_kinds_that_are_wanted_are_asked() -> None:
    assert {q.kind for q in questions(dossier(), Judgements(), kinds=("name",))} == {"name"}
    assert questions(Dossier(), Judgements()) == []
