"""The words that make a number a figure, from `lexicons/figures.yaml`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The compiled lexicon in the shapes that look-ups want: sets of lemmas, and `lemma -> state` maps."""

    numbers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    groups: dict[str, int]
    multiples: frozenset[str]
    ordinals: dict[str, int]
    attacks: frozenset[str]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]
    people: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    perpetrators: frozenset[str]
    object: dict[str, str]
    subject: dict[str, str]
    state: dict[str, str]
    nouns: dict[str, str]
    harms: frozenset[str]
    hospital: frozenset[str]
    carry: frozenset[str]
    unreal: frozenset[str]
    units: dict[str, frozenset[str]]
    active: dict[str, str]
    passive: dict[str, str]
    telltale: tuple[str, ...]
    currencies: dict[str, str]
    frames: dict[str, frozenset[str]]
    lists: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships, read once."""
    raw: dict[str, Any] = json.loads(
        files("rashomon.data.lexicons").joinpath("figures.json").read_text(encoding="utf-8")
    )
    shaped: dict[str, Any] = {
        "before": _phrases(raw.pop("bounds")),
        "after": _phrases(raw.pop("after")),
        "telltale": tuple(raw.pop("telltale")),
    }
    for name in ("units", "frames", "lists"):
        shaped[name] = {key: frozenset(entries) for key, entries in raw.pop(name).items()}
    for name in ("object", "subject", "state", "nouns", "active", "passive"):
        shaped[name] = _inverted(raw.pop(name))
    for name, entries in raw.items():
        shaped[name] = frozenset(entries) if isinstance(entries, list) else entries
    return Lexicon(**shaped)


def _phrases(bounds: dict[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Phrases as tuples of words with what they do to a number, the longest first."""
    pairs = [(tuple(phrase.split()), effect) for effect, phrases in bounds.items() for phrase in phrases]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _inverted(states: dict[str, list[str]]) -> dict[str, str]:
    return {word: state for state, words in states.items() for word in words}
