"""How a claim is told: the same way for every speaker.

The report writes `SPEAKER: “words”` and gives no verb of its own. Where the words are no clause that a speaker could
have uttered as they stand ("accused X of ..."), the account's own cue stands before them, in quotation marks.
"""

from __future__ import annotations

import re

from rashomon.model import Claim
from rashomon.phrase import THAT

# Verbs that hardly take anything but a clause: their content reads as what was said. Others need a "that" before it.
_CLAUSAL = re.compile(
    r"\b(?:according|sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|th(?:ink|inks|ought)|wr(?:ites|ote|itten)|reads|"
    r"(?:add|admitt?|alleg|argu|assert|believ|claim|comment|contend|emphasi[sz]|estimat|explain|insist|maintain|"
    r"not(?=e|i)|recall|remark|repl|report|reveal|stat|stress|suggest|testif|tweet)(?:e|y|s|es|ies|d|ed|ied|ing|ying)?)\b",
    re.IGNORECASE,
)
_GOVERNING = re.compile(r"\b(?:not|never|against|of|for|on|about|as|with)$|\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
# A clause does not begin with these: what follows hangs on the cue.
_HANGING = re.compile(r"(?:to|of|for|against|not to|each other|one another|what|when|why)\b")
_FRAGMENT = re.compile(r"(?:to|of|each other|one another|them|him|us|(?:it|him|her)self|themselves)\b", re.IGNORECASE)
_LED = re.compile(r"^[\s,;:–—-]*(?:(?:and|but|or) )?", re.IGNORECASE)
_OPENING = {'"': '"', "“": "”", "«": "»", "„": "“"}


def how(claim: Claim, words: str) -> str:
    """What stands between a speaker and the words.

    Of a denial it does not say "denies": its words may hold the negation already ("denies “nobody called”").
    """
    cue = " ".join(claim.cue_text.split())
    quoted = f" (“{cue}”)" if cue else ""
    if claim.own_voice:
        return ", in its own voice:"
    if claim.stance == "deny":
        return f", in a denial{quoted}:"
    if claim.stance == "urge":
        return ", urging:"
    if claim.stance == "ask":
        return ", asking:"
    return ":" if clausal(claim, words) else f"{quoted}:"


def clausal(claim: Claim, words: str) -> bool:
    """Whether the words read as what the speaker said, as far as the cue and the first words show."""
    cue = claim.cue_text
    if _GOVERNING.search(cue) or _HANGING.match(words):
        return False
    return not cue or claim.mode == "direct" or bool(THAT.match(words)) or bool(_CLAUSAL.search(cue))


def bare(words: str) -> str:
    """Words without the conjunction by which their cue governed them ("that"), and without a pair of quotation marks
    around all of them: the report puts its own."""
    without = THAT.sub("", words)
    words = without if without.count(" ") > 1 else words
    closing = _OPENING.get(words[:1])
    inside = words[1:-1]
    if closing and words.endswith(closing) and inside.strip() and not set(inside) & {words[0], closing}:
        return inside
    return words


def headline(words: str) -> str:
    """A statement as a line of its own: its first letter large, without a comma or a conjunction that led to it.

    Words that hang on a cue that is not there ("to take steps") get an ellipsis in its place.
    """
    words = _LED.sub("", words, count=1) or words
    if _FRAGMENT.match(words):
        return f"… {words[:1].lower()}{words[1:]}"
    return words[:1].upper() + words[1:]
