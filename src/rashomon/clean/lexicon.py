"""The compiled lexicons of this stage, loaded once, at first use."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

OPENING_WORDS = 30  # a line that opens like a link and runs on for longer is read as an article's line


@dataclass(frozen=True, slots=True)
class LineRule:
    """Why a line is cut, and what such a line looks like: `line` the whole of it, `opening` its first words."""

    reason: str
    line: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    words: int

    def fits(self, text: str) -> bool:
        if self.line is not None and self.line.fullmatch(text):
            return True
        return self.opening is not None and bool(self.opening.match(text)) and text.count(" ") < self.words


def load(name: str) -> Any:
    """The lexicon `name` as `lexicons/compile.py` wrote it."""
    path = files("rashomon") / "data" / "lexicons" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def either(patterns: list[str]) -> re.Pattern[str] | None:
    """One expression that matches where any of `patterns` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def _rules(entries: list[dict[str, Any]]) -> tuple[LineRule, ...]:
    return tuple(
        LineRule(
            reason=entry["reason"],
            line=either(entry.get("line", [])),
            opening=either(entry.get("opening", [])),
            words=entry.get("words", OPENING_WORDS),
        )
        for entry in entries
    )


@cache
def line_rules() -> tuple[LineRule, ...]:
    """What a line that is not the account looks like."""
    return _rules(load("leftovers")["lines"])


@cache
def label_rules() -> tuple[LineRule, ...]:
    """Labels that open a list of links."""
    return _rules(load("leftovers")["labels"])


@cache
def badges() -> frozenset[str]:
    """Words that stand alone on a line of a list of headlines, in lower case."""
    return frozenset(load("leftovers")["badges"])


@cache
def homes() -> frozenset[str]:
    """First segments of a breadcrumb, in lower case."""
    return frozenset(load("leftovers")["homes"])


@cache
def outlet_words() -> frozenset[str]:
    return frozenset(load("outlets")["words"])


@cache
def outlet_labels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("outlets")["labels"])


@cache
def agencies() -> dict[str, str]:
    """Every mark that a news agency signs with, in lower case, to the agency's name."""
    found: dict[str, str] = {}
    for agency in load("agencies")["agencies"]:
        for mark in (agency["name"], *agency["also"]):
            found.setdefault(mark.casefold(), agency["name"])
    return found


@cache
def byline_words() -> tuple[re.Pattern[str], frozenset[str]]:
    """What opens a byline, and the roles that stand after a name in one."""
    words = load("credits")["byline"]
    opening = "|".join(re.escape(word) for word in sorted(words["opening"], key=len, reverse=True))
    return re.compile(rf"(?:{opening})\b(?:\s*:)?\s+", re.IGNORECASE), frozenset(words["roles"])


@cache
def photo_credit() -> re.Pattern[str]:
    """A line that is a picture's credit and nothing else."""
    return re.compile("|".join(f"(?:{one})" for one in load("credits")["photo"]["alone"]), re.IGNORECASE)


@cache
def photo_caption() -> re.Pattern[str]:
    """What stands in the caption of a picture."""
    return re.compile("|".join(f"(?:{one})" for one in load("credits")["photo"]["within"]), re.IGNORECASE)


@cache
def source_lines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("credits")["source"])
