"""Words of an account as a line of their own: what stands in a statement, a headline, a list."""

from __future__ import annotations

import re

LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")
THAT = re.compile(r"^(?:it … )?(?:(?:and|but) )?that (?!(?:is|was|has|had|would|will|could|can|may)\b)", re.IGNORECASE)
"""The conjunction by which a cue governs what is said, not the pronoun."""
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


def unlinked(words: str) -> str:
    """Words with Markdown's links as the words they hang on."""
    return LINK.sub(r"\1", words)


def as_line(words: str) -> str:
    """The words as a line of their own: without Markdown's marks, white space folded, and without the conjunction by
    which their cue governed them ("that", "and that", "it … that")."""
    shown = " ".join(_MARKS.sub("", unlinked(words)).split())
    shown = THAT.sub("", shown) or shown
    return _closed(shown[:1].upper() + shown[1:])


def _closed(shown: str) -> str:
    """The line with both marks of a quotation that the words begin or end within."""
    if shown.count("“") != shown.count("”"):
        return f"{shown}”" if shown.count("“") > shown.count("”") else f"“{shown}"
    return f'{shown}"' if shown.count('"') % 2 else shown
