"""An attribution as it was found in the text, before anyone is resolved: source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Span

EDGE = " \t\r\n\"'“”‘’«»„‹›`,.;:!?()[]{}–—-*_#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Spans in the order of the text. `source` and `cue` are empty where the text names none; `score` is the
    tagger's confidence, null from a rule."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    score: float | None = None

    @property
    def begin(self) -> int:
        return min(span.begin for span in self.content + self.cue + self.source)

    @property
    def size(self) -> int:
        """Code points of the content."""
        return sum(end - begin for begin, end in self.content)

    def shares(self, other: Attribution) -> int:
        """Code points of content in common."""
        return sum(a.overlap(b) for a in self.content for b in other.content)
