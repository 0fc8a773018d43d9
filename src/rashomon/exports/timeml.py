"""Each account as TimeML with its time expressions inline (TIMEX3).

`TEXT` holds the account's text character for character: what XML cannot hold (control characters, lone surrogates)
stands as U+FFFD, one for one, and carriage returns as references, so that an offset in `TEXT` is an offset in
the account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from xml.sax.saxutils import escape, quoteattr

from rashomon.model import Document, Dossier, Moment, content_id

INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,80}")
# XML reads a carriage return, and in some readers U+0085 and U+2028, as a line feed unless it is a reference.
_AS_REFERENCE = {"\r": "&#13;", "\x85": "&#133;", "\u2028": "&#8232;"}


def files(dossier: Dossier) -> dict[str, bytes]:
    """One `.tml` an account, named by its file or its id."""
    named: dict[str, bytes] = {}
    for document in dossier.documents:
        named[_file(document, named)] = text(document).encode("utf-8")
    return named


def _file(document: Document, taken: dict[str, bytes]) -> str:
    stem = PurePath(document.account.path or "").stem
    candidates = (f"{stem}.tml", f"{document.id}.tml")
    for candidate in candidates:
        if _PLAIN_NAME.fullmatch(candidate.removesuffix(".tml")) and candidate not in taken:
            return candidate
    return f"{content_id('a', document.id)}.tml"


def text(document: Document) -> str:
    """One account as a TimeML document."""
    account = document.account
    inline, apart = _sorted(document.moments)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TimeML xmlns:xsi="{INSTANCE}" xsi:noNamespaceSchemaLocation="{SCHEMA}">',
        f"<DOCID>{_words(account.id)}</DOCID>",
        *_created(account.published),
        *([f"<TITLE>{_words(account.title)}</TITLE>"] if account.title else []),
        f"<TEXT>{_marked(account.text, inline)}</TEXT>",
        *(_timex(moment, number, "") for number, moment in enumerate(apart, len(inline) + 1)),
        "</TimeML>",
    ]
    return "\n".join(parts) + "\n"


def _words(words: str) -> str:
    return escape(_NO_XML.sub("\ufffd", words), _AS_REFERENCE)


def _sorted(moments: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
    """Those that stand one after another, and those that overlap one of them: TIMEX3 does not nest, so the latter
    follow the text as empty elements."""
    inline: list[Moment] = []
    apart: list[Moment] = []
    at = 0
    for moment in sorted(moments, key=lambda each: (each.span.begin, -each.span.end)):
        (inline if moment.span.begin >= at else apart).append(moment)
        at = max(at, moment.span.end)
    return inline, apart


def _created(published: str | None) -> Iterator[str]:
    if published:
        kind = "TIME" if "T" in published else "DATE"
        attributes = f'tid="t0" type="{kind}" value={_attribute(published)} temporalFunction="false"'
        yield f'<DCT><TIMEX3 {attributes} functionInDocument="CREATION_TIME">{_words(published)}</TIMEX3></DCT>'


def _marked(words: str, moments: Sequence[Moment]) -> str:
    parts, at = [], 0
    for number, moment in enumerate(moments, 1):
        parts.append(_words(words[at : moment.span.begin]))
        parts.append(_timex(moment, number, moment.span.of(words)))
        at = moment.span.end
    return "".join([*parts, _words(words[at:])])


def _timex(moment: Moment, number: int, words: str) -> str:
    counted = moment.anchor in ("published", "previous")
    attributes = f'tid="t{number}" type="{moment.type}" value={_attribute(moment.value)}'
    attributes += f' temporalFunction="{"true" if counted else "false"}"'
    attributes += ' functionInDocument="PUBLICATION_TIME"' if moment.role == "publication" else ""
    attributes += ' anchorTimeID="t0"' if moment.anchor == "published" and not moment.inferred else ""
    return f"<TIMEX3 {attributes}>{_words(words)}</TIMEX3>"


def _attribute(value: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", value))
