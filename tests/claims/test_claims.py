"""The stage as the pipeline calls it."""

from __future__ import annotations

from tests import factories

from rashomon.annotate.language import Language
from rashomon.claims import extract
from rashomon.claims.attribution import Attribution
from rashomon.model import Account, Block, Reading, Span

TEXT = "Residents met the engineer Mara Lind, who said the wall had been weak for years."


class Marked:
    """An attributor that marks the relative pronoun as the source, as annotators of news do."""

    def attribute(self, reading: Reading, quotations: object) -> list[Attribution]:
        content = factories.span(TEXT, "the wall had been weak for years")
        return [
            Attribution(content=(content,), cue=(factories.span(TEXT, "said"),), source=(factories.span(TEXT, "who"),))
        ]


def test_who_is_the_noun_it_stands_for_and_the_source_stays(language: Language) -> None:
    block = Block(Span(0, len(TEXT)), "paragraph", TEXT)
    (parsed,) = language.parse([Reading(account=Account(id="a", text=TEXT), blocks=(block,))])
    claim = next(c for c in extract(parsed, attributor=Marked()).claims if not c.own_voice)
    assert (claim.source_text, claim.speaker) == ("who", "Mara Lind")
