"""Dossiers that nobody would write: any text, any ids, overlapping spans, dates that are none. And the given ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import (
    Account,
    Copied,
    Dossier,
    Happening,
    Leftover,
    Moment,
    NamedPlace,
    Place,
    Reuse,
    Span,
    SummaryLine,
)
from tests import factories as make
from tests.views import dam, hostile

ODD = "\n\r\t\x00\x07\x1b\x85\xa0\u00ad\u200b\u202e\u2066\u2028\ufeff\ufffe\ud800\udc00\U0001f600\U000e0041é中ש"
WORDS = st.text(st.sampled_from("abc ABC 019 =+-@;,:\\\"'<>&%#|*_[](){}." + ODD), min_size=1, max_size=40)
DATES = st.sampled_from(
    [
        "2024-05-14", "2024-05-14T04:55", "2024-05-14T02:10Z", "2024-05-14T04:10+02:00", "2024-05-14TMO", "2024-03",
        "2024-12", "2024-W20", "2024-W54", "2024-02-30", "2024-05-14T24:00", "0000-00", "9999-12", "9999-12-31",
        "P6W", "PRESENT_REF", "XXXX-WXX-2", "", "\r\nBEGIN:VEVENT", "0001-01-01T00:00+14:00",
    ]
)  # fmt: skip
MAYBE = st.none() | WORDS


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of `text` with something in it."""
    begin = draw(st.integers(0, len(text) - 1))
    return Span(begin, draw(st.integers(begin + 1, len(text))))


@st.composite
def accounts(draw: st.DrawFn, identity: str) -> Account:
    optional = {name: draw(MAYBE) for name in ("title", "outlet", "path", "url", "language")}
    published = draw(st.none() | DATES)
    return Account(id=identity, text=draw(WORDS), published=published, bylines=(draw(WORDS),), **optional)


@st.composite
def documents(draw: st.DrawFn, of: Account) -> Any:
    moments = draw(st.lists(spans(of.text), max_size=3))
    places = draw(st.lists(spans(of.text), max_size=2))
    return make.Document(
        account=of,
        leftovers=tuple(Leftover(span, draw(WORDS)) for span in draw(st.lists(spans(of.text), max_size=1))),
        moments=tuple(
            Moment(
                span=span, text=span.of(of.text), type=draw(st.sampled_from(["DATE", "TIME"])), value=draw(DATES),
                anchor=draw(st.sampled_from(["text", "published", "previous"])),
            )
            for span in moments
        ),
        places=tuple(
            Place(span=span, text=span.of(of.text), name=draw(WORDS), geonameid=draw(st.none() | st.just(7)))
            for span in places
        ),
    )  # fmt: skip


@st.composite
def claims(draw: st.DrawFn, of: Account, identity: str) -> Any:
    content = tuple(draw(st.lists(spans(of.text), min_size=1, max_size=2)))
    source = tuple(draw(st.lists(spans(of.text), max_size=1)))
    return make.Claim(
        id=identity,
        document=of.id,
        source=source,
        cue=tuple(draw(st.lists(spans(of.text), max_size=1))),
        content=content,
        text=" … ".join(span.of(of.text) for span in content),
        source_text="".join(span.of(of.text) for span in source),
        speaker=draw(MAYBE),
        party=draw(MAYBE),
        mode=draw(st.sampled_from(["direct", "indirect", "mixed"])),
        stance=draw(st.sampled_from(["assert", "deny", "urge", "ask"])),
        own_voice=draw(st.booleans()),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    ids = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    told = [draw(documents(draw(accounts(identity)))) for identity in ids]
    found = [draw(claims(document.account, f"c{n}{draw(WORDS)}")) for n, document in enumerate(told)]
    first, last = told[0].account, told[-1].account
    place = draw(spans(first.text))
    coordinate = st.none() | st.floats(-200, 200)
    number = st.integers(0, 10**6).map(float)
    return make.dossier(
        *(make.Document(account=d.account, leftovers=d.leftovers, moments=d.moments, places=d.places,
                        origin=draw(st.none() | st.just(Copied(document=first.id, share=0.5)))) for d in told),
        claims=tuple(found),
        points=(
            make.point(*found[:1], denies=tuple(found[1:]), status="disputed", statement=draw(WORDS), origins=("x",)),
        ),
        figures=(
            make.Figure(id=draw(WORDS), document=first.id, span=place, text=place.of(first.text), category="killed",
                        min=draw(number), max=draw(st.none() | number), unit=draw(MAYBE)),
        ),
        timeline=tuple(
            Happening(value=value, statement=draw(WORDS), claims=(found[0].id,), documents=(first.id,))
            for value in draw(st.lists(DATES, max_size=4))
        ),
        places=(
            NamedPlace(name=draw(WORDS), also=(draw(WORDS),), used_by=((draw(WORDS), (draw(WORDS),)),),
                       documents=(first.id,), lat=draw(coordinate), lon=draw(coordinate),
                       geonameid=draw(st.none() | st.just(7))),
        ),
        lineage=(
            Reuse(origin=first.id, to=last.id, kind=draw(st.sampled_from(["copy", "shared statement", "edit"])),
                  share=0.5, spans=((draw(spans(first.text)), draw(spans(last.text))),), directed=draw(st.booleans())),
        ),
        summary=(SummaryLine(draw(WORDS), (found[0].id,), (first.id,)),),
        story=draw(MAYBE),
        generator=draw(WORDS),
    )  # fmt: skip


def any_dossier(test: Callable[..., None]) -> Callable[..., None]:
    """Runs a test on generated dossiers; few of them, since each holds many odd things at once."""
    return settings(max_examples=25)(given(dossiers())(test))


GIVEN: dict[str, Callable[[], Dossier]] = {
    "example": dam.dossier,
    "hostile": hostile.dossier,
    "empty": lambda: Dossier(),
}
given_dossiers = pytest.mark.parametrize("of", [make() for make in GIVEN.values()], ids=[*GIVEN])

_CHAR = re.compile(r"urn:rashomon:[a-z]+:(.*)#char=(\d+),(\d+)")


def words_at(dossier: Dossier, address: str) -> str:
    """The words at an RFC 5147 address, found as a stranger would: by the account's id and two numbers."""
    match = _CHAR.fullmatch(address)
    assert match, address
    identity = unquote_to_bytes(match[1]).decode("utf-8", "surrogatepass")
    text = next(d.account.text for d in dossier.documents if d.id == identity)
    assert 0 <= int(match[2]) <= int(match[3]) <= len(text)
    return text[int(match[2]) : int(match[3])]


@cache
def replaced(text: str) -> str:
    """`text` with U+FFFD for what UTF-8 cannot hold."""
    return "".join("\ufffd" if "\ud800" <= mark <= "\udfff" else mark for mark in text)
