"""The text of a page as a reader sees it, part by part: menus, forms and related links are in it, each with why it is
not the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rashomon.model import BlockKind, Part, Span

# fmt: off
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math", "canvas",
    "object",
    "embed", "iframe", "audio",
    "video", "source", "track", "map", "area", "select", "option", "datalist", "textarea", "input",
    "progress", "meter", "param", "base", "dialog",
))
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr",
    "html", "label", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
KINDS: dict[str, BlockKind] = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "dd": "item",
    "dt": "item",
    "figcaption": "caption",
    "caption": "caption",
    "blockquote": "quote",
}  # fmt: skip
REASONS = {
    "nav": "navigation", "menu": "navigation", "footer": "page footer", "form": "form", "button": "form",
    "label": "form", "aside": "aside",
}  # fmt: skip
NAMED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE), reason)
    for words, reason in (
        (r"cookies?|consent|gdpr", "privacy notice"),
        (r"breadcrumbs?", "breadcrumb"),
        (r"share|sharing|social|sharebar|addthis|sharedaddy", "share bar"),
        (r"comments?|disqus|respond|commentlist", "comments"),
        (r"related|recommended|recommendations?|read-?more|more-?stories|most-?read|trending|popular|outbrain|taboola",
         "other stories"),
        (r"newsletter|subscribe|subscription|signup|paywall", "sign-up form"),
        (r"advert|advertisement|ads?|adslot|banner-ad|sponsored|promo", "advertisement"),
        (r"navbar|navigation|menu|sidebar|skip-link", "navigation"),
    )
)  # fmt: skip
ROLES = {"navigation": "navigation", "search": "form", "complementary": "aside", "contentinfo": "page footer",
         "banner": "page header"}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WHITE = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a\u202f\u205f\u3000]+")


@dataclass(slots=True)
class _Frame:
    """An open element: what its text is, and why it is not the article."""

    kind: BlockKind
    reason: str | None
    block: bool


@dataclass(slots=True)
class _Page:
    """The text so far, and the parts found in it."""

    pieces: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    length: int = 0
    frame: _Frame = field(default_factory=lambda: _Frame("paragraph", None, True))

    def add(self, text: str | None) -> None:
        if text:
            self.words.append(text)

    def close(self) -> None:
        """End the block that is open; white space in it is one space, as a browser draws it."""
        text = WHITE.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        if text:
            self.parts.append(Part(Span(self.length, self.length + len(text)), self.frame.kind, self.frame.reason))
            self.pieces.append(text)
            self.length += len(text) + 1


def visible(root: Any) -> tuple[str, tuple[Part, ...]]:
    """The text of an lxml tree, one line a block, and its parts. Deep trees do not exhaust the stack."""
    page = _Page()
    waiting: list[tuple[Any, bool]] = [(root, True)]
    frames: list[_Frame] = [page.frame]
    while waiting:
        element, opening = waiting.pop()
        if opening:
            _open(element, page, frames, waiting)
        else:
            frame = frames.pop()
            if frame.block:
                page.close()
                page.frame = frames[-1]
            page.add(element.tail)
    page.close()
    return "\n".join(page.pieces), tuple(page.parts)


def _open(element: Any, page: _Page, frames: list[_Frame], waiting: list[tuple[Any, bool]]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or is_unseen(element):
        page.add(element.tail)
        return
    if tag == "br":
        page.close()
        page.add(element.tail)
        return
    inner = _frame(element, frames[-1])
    if inner.block:
        page.close()
        page.frame = inner
    frames.append(inner)
    page.add(element.text)
    waiting.append((element, False))
    waiting.extend((child, True) for child in reversed(element))


def _frame(element: Any, outer: _Frame) -> _Frame:
    tag = element.tag
    if tag not in BLOCKS:
        return _Frame(outer.kind, outer.reason, False)
    kind = KINDS.get(tag) or ("paragraph" if outer.kind == "heading" else outer.kind)
    return _Frame(kind, outer.reason or reason_of(element), True)


def is_unseen(element: Any) -> bool:
    """Whether a browser draws nothing of an element."""
    if element.tag in UNSEEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and HIDDEN.search(style))


def reason_of(element: Any) -> str | None:
    """Why an element is not the article, by its tag, its role or its author's name for it; null where it may be."""
    if element.tag in REASONS:
        return REASONS[element.tag]
    if element.get("role") in ROLES:
        return ROLES[element.get("role")]
    if element.tag in ("html", "body", "main", "article"):
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return next((reason for pattern, reason in NAMED if names.strip() and pattern.search(names)), None)
