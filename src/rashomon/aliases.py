"""Statements that two names are of one thing: "X, which they call Z", "known as X to ...", "X (Z in Kurdish)".

Read from the words alone, so that both the search for places in an account and the joining of places over accounts can
ask. Whether the two names are places, and of one place, is for them to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model import Span

_WORD = r"[A-Z][\w'’-]{0,40}\w"  # bounded: a line of letters without end would be read anew from each of them
_NAME = rf"(?-i:(?!(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov)\b){_WORD}(?:[ -](?:(?:al|el|de|la|of|the|on)[ -])?{_WORD}){{0,3}})"
_A, _B = (rf"[\"“‘']?(?:the )?(?P<{group}>{_NAME})[\"”’']?" for group in ("a", "b"))
_WHOM = (
    r"we|they|(?:the |some |many |most |its |local |ethnic )*(?-i:[A-Z])?[\w-]{1,40}(?: (?-i:[A-Z])[\w-]{1,40}){0,2}"
)
_WHO1, _WHO2 = (rf"(?P<{group}>{_WHOM})" for group in ("who", "who2"))
_CALL = r"(?:calls?|called|knows? as|knew as|refers? to as|names?|dubs?|dubbed|terms?)"
_KNOWN = r"(?:known|called|named|referred to|spelled|spelt|rendered|written)"
_WHEN = r"(?:(?:also|now|today|formerly|previously|once|then|locally|officially|historically|still|better|sometimes) )"
_LINK = r"(?:,? (?:and|but|while|whereas)|[,;])"
_LANGUAGE = r"(?-i:[A-Z])[a-z]{1,40}"
_CHANGED = r"(?:(?:now|today|formerly|previously|once|then|locally|officially|historically|a\.?k\.?a\.?) )"
_BEING = r"(?:,? \(|, |,? (?=is |was |are |which |that ))(?:which |that )?(?:is |was |are )?"
_BY = rf"(?: (?:to|by|in|among) {_WHO2})?"
_END = r"(?=[,.;)]| (?:to|by|in|among|since|after|until|before|and)\b)"

_CALLING = (  # "which Y calls Z", "what we call X and they call Z", "known as X to some and as Z to others"
    rf"{_A},? (?:which|that|what|a \w+ (?:which|that)) {_WHO2} {_CALL} {_B}",
    rf"(?:that|which|what) {_WHO1} {_CALL} {_A}{_LINK}? (?:(?:that|which) )?{_WHO2} {_CALL} {_B}",
    rf"(?:that|which|what) {_WHO1} {_CALL} {_A}{_LINK}? {_WHO2} {_B}(?=[,.;)])",
    rf"{_WHO1} {_CALL} (?:it|the \w+) {_A}{_LINK} {_WHO2} (?:{_CALL} (?:it )?)?{_B}",
    rf"(?:that|which|what) {_WHO1} {_CALL} {_A},? is {_WHEN}*{_KNOWN} (?:as )?{_B}{_BY}",
    rf"{_KNOWN} (?:as )?{_A} (?:to|by|in|among) {_WHO1},? (?:and|but|or) (?:as )?{_B} (?:to|by|in|among) {_WHO2}",
    rf"{_KNOWN} to {_WHO1} as {_A},? (?:and|but) to {_WHO2} as {_B}",
    rf"{_A}{_BEING}{_WHEN}*{_KNOWN} (?:as )?{_WHEN}*{_B}{_END}{_BY}",
    rf"{_A},? \(?(?:was |were |is |has been |had been )?renamed (?:as )?{_B}",
    rf"renamed (?:the \w+ )?(?:from )?{_A} (?:to|as) {_B}",
)
_CHANGING = (rf"{_A}(?:,| \(|, or) ?{_CHANGED}{_B}(?=[,.;)])",)  # "X, formerly Z", "X (now Z)"
_SPEAKING = (  # "X (Z in Kurdish)", "X, Z in Kurdish", "X (Kurdish: Z)", "X, or Z to the Kurds"
    rf"{_A}(?:,| \(|,? or) ?(?:or )?{_B} in (?P<who2>{_LANGUAGE})(?=[,.;)])",
    rf"{_A} \(?(?:in )?(?P<who2>{_LANGUAGE}): {_B}\)",
    rf"{_A}(?:,| \(|,? or) ?(?:or )?{_B} to (?P<who2>(?:the )?{_LANGUAGE}s)(?=[,.;)])",
)
_MARK = r"(?:,| \(|, or| or) ?"
PATTERNS = tuple(  # what a sentence must have for the patterns after it, which cost more
    (re.compile(hint), tuple(re.compile(pattern, re.I) for pattern in patterns))
    for hint, patterns in (
        (rf"\b{_CALL} |\b(?:{_KNOWN}|renamed) ", _CALLING),
        (rf"{_MARK}{_CHANGED}[\"“‘']?(?:the )?[A-Z]", _CHANGING),
        (
            rf"{_MARK}(?:or )?[\"“‘']?[A-Z][^,.;()]{{1,60}} (?:in|to|to the) [A-Z][a-z]+[,.;)]|\((?:in )?[A-Z][a-z]+: ",
            _SPEAKING,
        ),
    )
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*")
LONGEST = 600  # characters of a sentence that is read
_NOBODY = frozenset((
    "it", "which", "that", "what", "is", "was", "who", "he", "she", "been", "being", "not", "be", "are", "were", "has",
    "have",
))  # fmt: skip
_PEOPLE = frozenset(("we", "they", "locals", "residents", "inhabitants", "villagers", "settlers", "some", "many"))


class Alias(NamedTuple):
    """Two names of one thing, where they stand; `who` calls it `name` and `who_other` calls it `other`, in the
    account's words (`we`, `Ostranians`, `in Kurdish`), each empty where it does not say."""

    name: Span
    other: Span
    who: str
    who_other: str


def aliases(text: str, spans: Sequence[Span]) -> tuple[Alias, ...]:
    """The statements in the parts `spans` of `text`, in their order, each pair of places once."""
    found: dict[tuple[Span, Span], Alias] = {}
    for span in spans:
        for hint, patterns in PATTERNS:
            for begin, end in _sentences(text, span, hint):
                for match in (match for pattern in patterns for match in pattern.finditer(text, begin, end)):
                    alias = _alias(match)
                    if alias is not None:
                        found.setdefault((alias.name, alias.other), alias)
    return tuple(sorted(found.values()))


def _sentences(text: str, span: Span, hint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of the sentences of a block that `hint` stands in."""
    found = hint.search(text, span.begin, span.end)
    for match in _SENTENCE.finditer(text, span.begin, span.end) if found else ():
        end = min(match.end(), match.start() + LONGEST)
        if hint.search(text, match.start(), end):
            yield match.start(), end


def _alias(match: re.Match[str]) -> Alias | None:
    groups = match.groupdict()
    who, other = groups.get("who") or "", groups.get("who2") or ""
    if match["a"].lower() == match["b"].lower() or {who.lower(), other.lower()} & _NOBODY:
        return None
    return Alias(Span(*match.span("a")), Span(*match.span("b")), _voice(who), _voice(other))


def _voice(who: str) -> str:
    """Who is said to use a name: a people, a country, "we", "locals"; "" for words that name nobody."""
    named = any(character.isupper() for character in who) or who.lower() in _PEOPLE
    return who.removeprefix("the ") if named else ""
