"""Which attributor a run uses: the tagger that ships, a user's, or the rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon.claims.attribution import Attribution
from rashomon.claims.extract import Attributor, Rules
from rashomon.claims.quotes import Quotation
from rashomon.claims.tagger import Tagger, Tagging
from rashomon.errors import InputError
from rashomon.model import Reading, Span

RULES = "rules"


def load_attributor(claims_model: str | None) -> Attributor:
    """The attributor for `Settings.claims_model`: null is the tagger that ships, `rules` the one without weights.

    Raises:
        InputError: the folder is not there, or holds no tagger.
    """
    if claims_model == RULES:
        return Rules()
    path = Path(claims_model) if claims_model is not None else None
    if path is not None and not path.is_dir():
        raise InputError(f"{path}: no such folder. --claims-model takes a folder with a tagger, or `rules`.")
    return Tagged(Tagger.load(path))


class Tagged:
    """Attributions from the tagger."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def attribute(self, reading: Reading, quotations: Sequence[Quotation]) -> list[Attribution]:
        """All attributions of an account, in the order of the text."""
        (tagging,) = self._tagger.tag([(visible(reading), reading.parse.tokens)])
        return sorted(_attributions(tagging), key=lambda a: (a.begin, a.content))


def visible(reading: Reading) -> str:
    """The account's text with spaces for all that stands in no block: same length, nothing cut to be seen."""
    pieces, position = [], 0
    text = reading.account.text
    for block in reading.blocks:
        pieces.append(_blank(text[position : block.span.begin]))
        pieces.append(block.text)
        position = block.span.end
    pieces.append(_blank(text[position:]))
    return "".join(pieces)


def _blank(text: str) -> str:
    """White space of the same length that keeps the line breaks."""
    return "".join(c if c == "\n" else " " for c in text)


def _attributions(tagging: Tagging) -> list[Attribution]:
    spans = [Span(s.begin, s.end) for s in tagging.spans]
    found = []
    for link in tagging.links:
        if link.content:
            members = (*link.content, *link.cue, *link.source)
            found.append(
                Attribution(
                    content=tuple(spans[i] for i in link.content),
                    cue=tuple(spans[i] for i in link.cue),
                    source=tuple(spans[i] for i in link.source),
                    score=round(min(tagging.spans[i].score for i in members), 4),
                )
            )
    return found
