"""HTML: the page's visible text, with the parts that are not the article marked; metadata from its head.

What the article is, `trafilatura` says; its words are found again in the visible text, so that nothing is lost and
every span can be shown on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.ingest import problems
from rashomon.ingest.decode import Decoded
from rashomon.ingest.source import Source, read_text
from rashomon.ingest.visible import visible
from rashomon.model import Account, Part, Problem, content_id
from rashomon.normalise import plain
from rashomon.offline import no_probing

SHINGLE = 4  # words
SHARE = 0.6  # of a part's shingles must be in the article
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
MOST_ATTRIBUTES = 256  # of one tag; the parser sets each against all before it, and no page has so many
_ATTRIBUTE = r"""[\s/]++(?:[^\s/>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)++"""  # with what malformed tags have in its place
MANY_ATTRIBUTES = re.compile(rf"(<[A-Za-z][^\s<>/]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})++")
FIELDS = ("title", "outlet", "published", "url")
OUTSIDE = "not part of the article"
LARGEST = 3_000_000  # characters: extraction of a larger page takes minutes; it is read by its own marks alone
DEEPEST = 200  # elements in one another: extraction works by recursion
WORD = re.compile(r"\w+")


def read_html(source: Source) -> Iterator[Account | Problem]:
    """One account, or why there is none."""
    decoded = read_text(source, html=True)
    yield decoded if isinstance(decoded, Problem) else _read(source, decoded)


def _read(source: Source, decoded: Decoded) -> Account | Problem:
    from lxml import etree, html  # lxml and trafilatura take a third of a second to load

    markup = MANY_ATTRIBUTES.sub(r"\1", DECLARATION.sub("", decoded.text.replace("\0", "")))
    try:
        root = html.document_fromstring(markup, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return problems.empty(source.name)
    text, parts = visible(root)
    if not text:
        return problems.empty(source.name)
    article, fields, bylines = _extracted(markup, root)
    parts = _with_reasons(text, parts, article) if article else parts
    return Account(
        id=content_id("a", text),
        text=text,
        format="html",
        path=source.stated,
        encoding=decoded.encoding,
        bylines=bylines,
        read_from=tuple((name, where) for name, (_, where) in fields.items()),
        parts=_with_title(text, parts, fields.get("title", (None, ""))[0]),
        **{name: value for name, (value, _) in fields.items() if name != "bylines"},  # type: ignore[arg-type]
    )


def _extracted(markup: str, root: Any) -> tuple[str, dict[str, tuple[str, str]], tuple[str, ...]]:
    """The article's text, the fields of the page's head with where each was read, and the bylines."""
    if len(markup) > LARGEST or _depth(root) > DEEPEST:
        return "", {}, ()
    with no_probing():
        import trafilatura

    found = trafilatura.bare_extraction(markup, favor_precision=True, include_comments=False, with_metadata=True)
    article = (found.text or "") if found is not None else ""
    return article, *_metadata(root, found)


def _metadata(root: Any, found: Any) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    if found is None:
        return {}, ()
    values = {"title": found.title, "outlet": found.sitename, "url": found.url}
    fields = {name: (value, "the page's metadata") for name, value in values.items() if value}
    fields |= _dates(root, found.date)
    names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    if names:
        fields["bylines"] = ("", "the page's metadata")
    return fields, names


TIMES = (
    ("published", "meta article:published_time", "//meta[@property='article:published_time']/@content"),
    ("modified", "meta article:modified_time", "//meta[@property='article:modified_time']/@content"),
    ("published", "meta datePublished", "//meta[@itemprop='datePublished']/@content"),
    ("modified", "meta dateModified", "//meta[@itemprop='dateModified']/@content"),
)
JSON_TIME = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{10,40})"')
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")


def _dates(root: Any, day: str | None) -> dict[str, tuple[str, str]]:
    """Published and modified, with the time of day where the page's head gives one; else the day that was found."""
    found: dict[str, tuple[str, str]] = {}
    for name, where, path in TIMES:
        for value in root.xpath(path):
            _note(found, name, str(value), where)
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        for key, value in JSON_TIME.findall(str(script)[:200_000]):
            _note(found, "published" if key == "datePublished" else "modified", value, f"JSON-LD {key}")
    if day and "published" not in found:
        _note(found, "published", day, "the page's metadata")
    return found


def _note(found: dict[str, tuple[str, str]], name: str, value: str, where: str) -> None:
    moment = INSTANT.match(value.strip())
    if moment and name not in found:
        zone = {"Z": "+00:00", None: ""}.get(moment[3], moment[3])
        found[name] = (moment[1] + (f"T{moment[2]}{zone}" if moment[2] else ""), where)


def _depth(root: Any) -> int:
    """How deep the elements of a page are nested."""
    deepest, level = 0, [root]
    while level and deepest <= DEEPEST:
        level = [child for element in level for child in element]
        deepest += 1
    return deepest


def _with_reasons(text: str, parts: Sequence[Part], article: str) -> tuple[Part, ...]:
    """`parts` with a reason for each that is not in the article."""
    lines = {" ".join(_words(line)) for line in article.splitlines()}
    grams = set(_shingles(_words(article)))
    inside = [_is_inside(_words(part.span.of(text)), lines, grams) for part in parts]
    certain = [i for i, part in enumerate(parts) if inside[i] and len(_words(part.span.of(text))) >= SHINGLE]
    if not certain:
        return tuple(parts)
    first, last = certain[0] - 2, certain[-1]
    return tuple(
        part._replace(reason=None) if inside[i] and first <= i <= last else _outside(part, within=first <= i <= last)
        for i, part in enumerate(parts)
    )


def _outside(part: Part, *, within: bool) -> Part:
    """A part that the extraction left out. It drops the captions of an article's own pictures: they are kept."""
    kept = part.reason is not None or (part.kind == "caption" and within)
    return part if kept else part._replace(reason=OUTSIDE)


def _is_inside(words: list[str], lines: set[str], grams: set[tuple[str, ...]]) -> bool:
    if len(words) < SHINGLE:
        return " ".join(words) in lines
    have = _shingles(words)
    return sum(gram in grams for gram in have) >= SHARE * len(have)


def _words(text: str) -> list[str]:
    return WORD.findall(plain(text).casefold())


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _with_title(text: str, parts: Sequence[Part], title: str | None) -> tuple[Part, ...]:
    """`parts` with the first heading that is the title marked as such."""
    want = _words(title or "")
    for at, part in enumerate(parts):
        if want and part.kind in ("heading", "title") and _words(part.span.of(text)) == want:
            return (*parts[:at], part._replace(kind="title", reason=None), *parts[at + 1 :])
    return tuple(parts)
