"""Mode, stance, hedges and judging verbs of an attribution: how it is said, in its own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

from rashomon import lexicons
from rashomon.claims.attribution import EDGE, Attribution
from rashomon.claims.intervals import Intervals
from rashomon.claims.quotes import Quotation
from rashomon.model import Mode, Parse, Span, Stance, Token, trimmed

DIRECT_SHARE = 0.9  # of the content's letters in quotation marks; the rest are slips of a span's edge
NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "none", "neither", "nor", "nobody", "nothing", "without"})
NOTHING = frozenset({"no", "none", "nobody", "nothing", "neither"})
CLAUSES = frozenset({"ROOT", "ccomp", "parataxis", "conj", "advcl", "relcl", "acl"})  # heads that state something
OBLIGATION = frozenset({"should", "must", "shall"})
NECESSITY = re.compile(
    r"\b(?:is|are|was|were)\s+(?:very\s+|absolutely\s+|vitally\s+)?"
    r"(?:important|essential|vital|crucial|imperative|necessary|time)\s+(?:that|to|for)\b|"
    r"\b(?:need|needs|ought|has|have|had)\s+to\b",
    re.IGNORECASE,
)


@cache
def _words(*path: str) -> frozenset[str]:
    data: Any = lexicons.load("cues")
    for key in path:
        data = data[key]
    return frozenset(data)


def mode_of(text: str, attribution: Attribution, marks: Intervals[Quotation]) -> Mode:
    """`direct` where all of the content stands in quotation marks, `indirect` where none of it does."""
    letters = inside = 0
    for span in attribution.content:
        letters += sum(1 for c in trimmed(text, span, EDGE).of(text) if c.isalnum())
        for quotation in marks.overlapping(span):
            begin, end = max(span.begin, quotation.span.begin), min(span.end, quotation.span.end)
            inside += sum(1 for c in text[begin:end] if c.isalnum())
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * letters else "mixed"


def stance_of(parse: Parse, attribution: Attribution, text: str) -> Stance:
    """Whether the source asserts, denies, urges or asks; from the cue first, then from the content's main verb."""
    cue = tokens_in(parse, attribution.cue)
    content = tokens_in(parse, attribution.content)
    lemmas = {token.lemma.lower() for token in cue}
    if lemmas & _words("deny") and not _negated(parse, cue):
        return "deny"
    if _asks(lemmas, content, text, attribution):
        return "ask"
    if _urges(parse, lemmas, cue, content, text, attribution):
        return "urge"
    return "deny" if _denies(parse, content) else "assert"


def _negated(parse: Parse, cue: Sequence[Token]) -> bool:
    """Whether a cue is negated, inside its span or by a particle just before it: "did not deny"."""
    if any(token.text.lower() in NEGATIONS for token in cue):
        return True
    before = bisect_left(parse.tokens, cue[0].begin, key=lambda token: token.begin)
    return any(token.dep == "neg" for token in parse.tokens[max(0, before - 2) : before])


def tokens_in(parse: Parse, spans: Sequence[Span]) -> list[Token]:
    """The tokens that begin in one of the spans, in the order of the text."""
    found: list[Token] = []
    for span in spans:
        low = bisect_left(parse.tokens, span.begin, key=lambda token: token.begin)
        high = bisect_left(parse.tokens, span.end, key=lambda token: token.begin)
        found.extend(parse.tokens[low:high])
    return found


def _asks(lemmas: set[str], content: Sequence[Token], text: str, attribution: Attribution) -> bool:
    after = text[attribution.content[-1].end : attribution.content[-1].end + 2]
    question = after.startswith("?") or attribution.content[-1].of(text).rstrip("\"'”’ ").endswith("?")
    whether = bool(content) and content[0].lemma.lower() in ("whether", "if", "why", "how", "what", "when", "who")
    return question or (bool(lemmas & _words("ask")) and whether)


def _urges(
    parse: Parse, lemmas: set[str], cue: Sequence[Token], content: Sequence[Token], text: str, attribution: Attribution
) -> bool:
    """A verb of demand that governs a demand, or a content that says what should be done."""
    particles = {token.text.lower() for token in cue}
    demands = {"urge", "demand", "order", "implore", "exhort", "beseech", "appeal", "plead", "beg", "request"}
    if lemmas & demands or (lemmas & {"call"} and particles & {"for", "on", "upon"}):
        return True
    if lemmas & _words("urge") and any(token.text.lower() == "to" and token.pos == "PART" for token in content[:12]):
        return True
    return _obliges(parse, content) or bool(NECESSITY.match(_after_pronoun(attribution.content[0].of(text))))


def _after_pronoun(words: str) -> str:
    """`words` less a leading subject pronoun: "It is important that" is an impersonal demand."""
    return re.sub(r"^(?:that\s+)?(?:it|there|we|they|all)\s+", "", words, flags=re.IGNORECASE)


def _obliges(parse: Parse, content: Sequence[Token]) -> bool:
    """ "should" or "must" on the main verb, or a main verb that is an imperative."""
    main = _main_verb(content)
    if main is None:
        return False
    if any(
        token.text.lower() in OBLIGATION and token.dep == "aux" and _heads(content, token, main) for token in content
    ):
        return True
    below = {token.dep for token in content if parse.tokens[token.head] == main}
    return main.tag == "VB" and main.dep in ("ROOT", "ccomp") and not below & {"nsubj", "nsubjpass", "aux", "expl"}


def _heads(content: Sequence[Token], token: Token, main: Token) -> bool:
    """Whether `token` hangs on `main`; heads are known by their offsets' order within the content."""
    return token.begin < main.begin and all(
        between.pos not in ("VERB",) for between in content if token.begin < between.begin < main.begin
    )


def _main_verb(content: Sequence[Token]) -> Token | None:
    """The content's head: the first verb whose label is that of a clause's root."""
    verbs = [token for token in content if token.pos in ("VERB", "AUX")]
    return next((token for token in verbs if token.dep in ("ROOT", "ccomp", "parataxis")), verbs[0] if verbs else None)


def _denies(parse: Parse, content: Sequence[Token]) -> bool:
    """A content that says that something is not so: its main verb negated, its subject none, or "no" on what is."""
    main = _main_verb(content)
    if main is None or main.dep not in CLAUSES:
        return False
    position = content.index(main)
    for token in content[max(0, position - 12) : position + 4]:
        word = token.text.lower()
        if token.dep == "neg" and _negates(content, token, main):
            return not _is_wish(content)
        if word in NOTHING and _exists(main) and (token.begin > main.begin or _in_subject(parse, token, main)):
            return True
    return False


def _in_subject(parse: Parse, token: Token, main: Token) -> bool:
    """Whether "no" or "nobody" is the main verb's subject or stands right before it."""
    here = token if token.dep in ("nsubj", "nsubjpass") else parse.tokens[token.head]
    return here.dep in ("nsubj", "nsubjpass") and parse.tokens[here.head] == main


def _negates(content: Sequence[Token], token: Token, main: Token) -> bool:
    low, high = sorted((token.begin, main.begin))
    return all(between.pos != "VERB" for between in content if low < between.begin < high)


def _exists(main: Token) -> bool:
    return main.lemma.lower() in ("be", "have", "exist", "remain", "possess", "hold", "know", "see", "receive")


def _is_wish(content: Sequence[Token]) -> bool:
    return any(token.text.lower() in OBLIGATION for token in content)


def hedges_of(parse: Parse, attribution: Attribution) -> tuple[str, ...]:
    """The words of the content that weaken it, each once, in the order of the text."""
    words = (token.text.lower() for token in tokens_in(parse, attribution.content))
    return tuple(dict.fromkeys(word for word in words if word in _words("hedge")))


def judgement_of(parse: Parse, attribution: Attribution) -> str | None:
    """The cue's lemma where the verb judges the one who speaks ("claims", "admits")."""
    lemmas = [token.lemma.lower() for token in tokens_in(parse, attribution.cue)]
    judging = _words("judgement", "doubt") | _words("judgement", "truth") | _words("judgement", "hostility")
    return next((lemma for lemma in lemmas if lemma in judging), None)
