"""Claims: someone says something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["assert", "deny", "urge", "ask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Source + cue + content, each a tuple of spans of its account, and what was resolved from them.

    `text`, `source_text` and `cue_text` are the words of the spans. `speaker` is the source resolved to its longest
    name, `party` whom the speaker speaks for; null where unknown. `hedges` are words that weaken the claim,
    `judgement` the attribution verb that carries one ("claims", "admits"). `within` is the id of the claim that this
    one is nested in. `own_voice`: the outlet says it without attributing; source and cue are empty.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    text: str
    source_text: str = ""
    cue_text: str = ""
    speaker: str | None = None
    party: str | None = None
    mode: Mode = "indirect"
    stance: Stance = "assert"
    own_voice: bool = False
    hedges: tuple[str, ...] = ()
    judgement: str | None = None
    within: str | None = None
    score: float | None = None
