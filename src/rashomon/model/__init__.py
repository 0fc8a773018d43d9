"""The types that the stages hand to one another: frozen, typed, with ids that are hashes of content.

Nothing here imports a stage. Every `Span` counts Unicode code points of the account's text as it was given, so
`span.of(account.text)` is always the very words.
"""

from rashomon.model.about import Category, Figure, FigureRole, Moment, MomentRole, MomentType, Place
from rashomon.model.account import Account, Block, BlockKind, Format, Leftover, Part, Problem
from rashomon.model.claim import Claim, Mode, Stance
from rashomon.model.dossier import (
    Copied,
    Coverage,
    Difference,
    Document,
    Dossier,
    Gap,
    Happening,
    NamedPlace,
    NameMerge,
    Sum,
    SummaryLine,
    Tally,
    Term,
    Total,
    Wording,
)  # fmt: skip
from rashomon.model.identity import content_id
from rashomon.model.language import Mention, Parse, Sentence, Token
from rashomon.model.origin import Origin
from rashomon.model.point import Comparison, Point, Relation, RelationKind, Reuse, ReuseKind, Status, Words
from rashomon.model.reading import Reading
from rashomon.model.span import Span, trimmed, words_of

__all__ = [
    "Account", "Block", "BlockKind", "Category", "Claim", "Comparison", "Copied", "Coverage", "Difference",
    "Document", "Dossier", "Figure", "FigureRole", "Format", "Gap", "Happening", "Leftover", "Mention", "Mode",
    "Moment", "MomentRole", "MomentType", "NameMerge", "NamedPlace", "Origin", "Parse", "Part", "Place", "Point",
    "Problem", "Reading", "Relation", "RelationKind", "Reuse", "ReuseKind", "Sentence", "Span", "Stance", "Status",
    "Sum", "SummaryLine", "Tally", "Term", "Token", "Total", "Wording", "Words", "content_id", "trimmed", "words_of",
]  # fmt: skip
