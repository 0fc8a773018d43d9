"""What a person could decide best: the pairs of claims, names and figures of a dossier that are least certain.

In: a dossier and what was decided already. Out: `Question`s, the least certain first, each with both spans and what
the program made of them. Nothing is asked twice: a pair that was judged, as "unsure" too, is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.judgements import Judgements, Kind
from rashomon.model import Claim, Dossier, Figure, NameMerge, Relation, Words
from rashomon.normalise import plain

CONTEXT = 160  # code points shown on either side of a span
FIGURES_DOUBT = 0.5  # a difference of totals has no score of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A pair to decide on: `a` and `b` as a judgement names them, `doubt` 0 to 1, and why the program thinks what it
    does; `left` and `right` are the words of either in an account, where there are some."""

    kind: Kind
    a: str
    b: str
    asked: str
    doubt: float
    reasons: tuple[str, ...]
    left: Words | None
    right: Words | None


def questions(dossier: Dossier, judgements: Judgements, *, kinds: Sequence[Kind] = ()) -> list[Question]:
    """The open questions of a dossier, those of most doubt first; of equals in the order of their ids."""
    asked: dict[tuple[Kind, str, str], Question] = {}
    for question in (*_claims(dossier), *_names(dossier), *_figures(dossier)):
        first, last = sorted((question.a, question.b))
        wanted = not kinds or question.kind in kinds
        if wanted and question.a != question.b and judgements.verdict(question.kind, question.a, question.b) is None:
            asked.setdefault((question.kind, first, last), question)
    return sorted(asked.values(), key=lambda question: (-question.doubt, question.kind, question.a, question.b))


def context(dossier: Dossier, words: Words) -> tuple[str, str, str]:
    """What stands before a span, the span, and what stands after it, in the account's own text as it is read."""
    text = next(document.account.text for document in dossier.documents if document.id == words.document)
    begin, end = words.span
    return plain(text[max(0, begin - CONTEXT) : begin]), plain(text[begin:end]), plain(text[end : end + CONTEXT])


def _doubt(score: float) -> float:
    """1 where a score says nothing, 0 where it is sure either way."""
    return round(1 - abs(2 * min(1.0, max(0.0, score)) - 1), 4)


def _claims(dossier: Dossier) -> Iterator[Question]:
    known = {claim.id: claim for claim in dossier.claims}
    for point in dossier.points:
        for relation in point.relations:
            if relation.a in known and relation.b in known:
                yield _of_claims(known[relation.a], known[relation.b], relation)


def _of_claims(left: Claim, right: Claim, relation: Relation) -> Question:
    compared = next(iter(relation.comparisons), None)
    return Question(
        kind="claim", a=left.id, b=right.id, asked="Do both speak of the same thing, to say it or to deny it?",
        doubt=_doubt(relation.score),
        reasons=(f"{relation.kind}, {relation.score:.2f}", *(f"{c.name}: {c.detail}" for c in relation.comparisons)),
        left=compared.left if compared else _words(left), right=compared.right if compared else _words(right),
    )  # fmt: skip


def _words(claim: Claim) -> Words | None:
    if not claim.content:
        return None
    return Words(document=claim.document, span=claim.content[0], text=claim.text)


def _names(dossier: Dossier) -> Iterator[Question]:
    for merge in dossier.names:
        if merge.decided_by == "rule":
            verdict = "taken for one" if merge.merged else "kept apart"
            yield Question(
                kind="name", a=merge.name, b=merge.other, asked=f"Is “{merge.other}” the same as “{merge.name}”?",
                doubt=_doubt(merge.score), reasons=(f"{verdict}, {merge.score:.2f}", *merge.reasons),
                left=_source(dossier, merge, merge.name), right=_source(dossier, merge, merge.other),
            )  # fmt: skip


def _source(dossier: Dossier, merge: NameMerge, name: str) -> Words | None:
    """Where a name stands as a source: of the name that became another, in an account that has it."""
    last = name.split()[-1].casefold()
    for claim in dossier.claims:
        here = (claim.document in merge.accounts) == (name == merge.other)
        borne = claim.speaker in (merge.name, merge.other) and last in plain(claim.source_text).casefold()
        if here and borne and claim.source:
            return Words(document=claim.document, span=claim.source[0], text=claim.source_text)
    return None


def _figures(dossier: Dossier) -> Iterator[Question]:
    known = {figure.id: figure for figure in dossier.figures}
    for tally in dossier.tally:
        for difference in tally.differ:
            a, b = (known.get(figure) for figure in difference.figures)
            if a is not None and b is not None:
                yield Question(
                    kind="figure", a=a.id, b=b.id, asked=f"Do both count the same people ({tally.category})?",
                    doubt=FIGURES_DOUBT, reasons=(f"{difference.kind}: {difference.why}",),
                    left=_number(a), right=_number(b),
                )  # fmt: skip


def _number(figure: Figure) -> Words:
    return Words(document=figure.document, span=figure.span, text=figure.text)
