"""Marks that no reader sees become spaces, one for one, so that every offset stays where it was."""

from __future__ import annotations

import re

EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![*\w])")
UNDERSCORES = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])\1(?!\w)")
LINK = re.compile(r"(!?)\[([^\[\]\n]{0,500})\](\((?:[^()\n]|\([^()\n]{0,200}+\)){0,1000}+\)|\[[^\[\]\n]{0,100}\])")
AUTOLINK = re.compile(r"<(?=(?:https?|mailto):[^<>\s]{1,2000}>)|(?<=\S)>(?=\s*$)", re.MULTILINE)
TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strike|strong|"
    r"sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
STARS = re.compile(r"\*{2,}|~~|`{1,3}|(?<=\s)\*+(?=[^\s*])|^[×✕✖](?=\s)", re.MULTILINE)
SPACES = re.compile(r"&nbsp;|&#160;|[\u200b\u200e\u200f\u2060\ufeff\u00ad]")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _inner(found: re.Match[str], *, group: int) -> str:
    """The match with all but one of its groups blanked."""
    begin, end = found.start(group) - found.start(), found.end(group) - found.start()
    return " " * begin + found[group] + " " * (len(found[0]) - end)


def _link(found: re.Match[str]) -> str:
    return _blank(found) if found[1] else _inner(found, group=2)


def masked(text: str) -> str:
    """`text` with inline marks of Markdown and HTML blanked; it has the same length."""
    if not text.isascii() or any(mark in text for mark in "*_[`<~&"):
        text = LINK.sub(_link, text)
        text = TAG.sub(_blank, text)
        text = AUTOLINK.sub(_blank, text)
        text = EMPHASIS.sub(lambda found: _inner(found, group=1), text)
        text = UNDERSCORES.sub(lambda found: _inner(found, group=2), text)
        text = STARS.sub(_blank, text)
        text = SPACES.sub(_blank, text)
    return text
