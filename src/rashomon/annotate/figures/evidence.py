"""Evidence: each phrase that counts people, what befell them, and how it stands in the account."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from rashomon.annotate.figures.fate import Fate
from rashomon.annotate.figures.fates import fates
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.near import near_state
from rashomon.annotate.figures.view import View

_YEAR = re.compile(r"(?:19|20)\d\d")
_RUNNING = re.compile(r"\d{1,2}:\d\d")
_LONG_AGO = (
    ("last", "year"),
    ("this", "year"),
    ("last", "month"),
    ("last", "week"),
    ("years", "ago"),
    ("so", "far"),
    ("since", "the"),
    ("months", "ago"),
    ("in", "recent"),
    ("each", "year"),
    ("every", "year"),
    ("per", "year"),
    ("a", "year"),
    ("same", "time"),
    ("weeks", "ago"),
    ("the", "past"),
)
_ELSEWHERE = frozenset(["separate", "unrelated", "separately", "statistics", "nationwide", "annually"])
_AMONG = frozenset({("among", "them"), ("among", "whom")})
_INCLUDING = frozenset({"including", "among", "include", "included", "includes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One mention with one state. `past` where its sentence speaks of another time, `part` where it is said to be a
    part of a larger number, `near` where only the words around it say what befell."""

    mention: Mention
    state: str
    fate: Fate | None
    sentence: int
    past: bool
    part: bool
    near: bool


def told_of(view: View, mentions: list[Mention]) -> list[tuple[Mention, list[Fate]]]:
    """Each mention with the states that the parse gives it."""
    return [(mention, fates(view, mention)) for mention in mentions]


def find_evidence(view: View, told: list[tuple[Mention, list[Fate]]], aside: list[bool]) -> list[Evidence]:
    """What the account says of numbers of people, in the order of the text; what is not told as real is left out.

    `aside` says of each sentence whether it speaks of another time or event (see `asides`).
    """
    found: list[Evidence] = []
    for mention, states in told:
        if mention.number is None and mention.kind != "article":
            continue
        sentence = view.sentence_of[mention.head]
        part = _is_part(view, mention)
        pairs: list[tuple[str, Fate | None]] = [(fate.state, fate) for fate in states if fate.real]
        if not states and mention.number is not None and mention.people and (state := _near(view, mention)):
            pairs.append((state, None))
        found.extend(
            Evidence(
                mention=mention,
                state=state,
                fate=fate,
                sentence=sentence,
                past=aside[sentence],
                part=part,
                near=fate is None,
            )
            for state, fate in pairs
        )
    return found


def asides(view: View, published: str | None) -> list[bool]:
    """For each sentence whether it speaks of another time or another event."""
    return [_is_past(view, number, published) for number in range(len(view.sentences))]


def _near(view: View, mention: Mention) -> str | None:
    assert mention.number is not None
    low, high = view.bounds(mention.head)
    number = mention.number
    words = view.words[low:high]
    return near_state(words, replace(number, first=number.first - low, core=number.core - low, last=number.last - low))


def _is_part(view: View, mention: Mention) -> bool:
    """ "three, including a child", "one of them", "among the dead were two children"."""
    if mention.partitive:
        return True
    node = mention.head
    for _ in range(4):
        head = view.head(node)
        if view.words[head] in _INCLUDING and view.words[head] != "among":
            return True
        if head == node or view.dep(node) not in ("pobj", "conj", "dobj", "appos", "prep", "nummod"):
            break
        node = head
    before = view.words[max(0, mention.first - 2) : mention.first]
    if (
        "including" in before
        or before[-1:] == ["with"]
        or (before[:1] == ["among"] and before[1:] in (["them"], ["whom"]))
    ):
        return True
    verb = view.head(mention.head)
    return view.dep(mention.head) in ("attr", "nsubj") and any(
        view.words[k] == "among" for k in view.kids(verb, "prep")
    )


def _is_past(view: View, number: int, published: str | None) -> bool:
    sentence = view.sentences[number]
    words = view.words[sentence.first : sentence.last]
    year = published[:4] if published else None
    if year and any(_YEAR.fullmatch(word) and word != year for word in words):
        return True
    if _ELSEWHERE & set(words) or _is_clip(words):
        return True
    pairs = set(itertools.pairwise(words))
    return any(pair in pairs for pair in _LONG_AGO)


def _is_clip(words: list[str]) -> bool:
    """ "2:07 Mother of toddler speaks": a line that opens with a running time names a film of another story."""
    return bool(words and _RUNNING.fullmatch(words[0])) and words[1:2] not in (["a.m."], ["p.m."], ["am"], ["pm"])
