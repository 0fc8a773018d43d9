"""Who wrote, sent or photographed: bylines, agencies, datelines, picture credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.clean.dates import MONTHS, Stamp, read_stamp
from rashomon.clean.lexicon import agencies, badges, byline_words, outlet_words, photo_credit, source_lines

# fmt: off
PARTICLES = frozenset((
    "and", "for", "of", "the", "in", "at", "with", "via", "&", "|", "de", "del", "der", "den", "van", "von", "bin",
    "ibn", "ben", "al", "el", "la", "le", "da", "di", "do", "dos", "das", "du", "zu", "y", "e",
))
# fmt: on
DESKS = (" staff", " news staff", " newsroom", " news desk", " staff report", " correspondent")
LONGEST_BYLINE = 24  # words
LONGEST_CREDIT = 300  # code points
BETWEEN_NAMES = re.compile(r"\s*(?:,|;|\||&|/|\band\b)\s*")
AGENCY_ALONE = re.compile(r"[(\[]?\s*+(?P<names>[^()\[\]]{2,60}?)\s*[)\]]?[.]?")
PARENTHESISED = re.compile(r"\((?P<name>[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,3})\)")
REPORTING = re.compile(r"[(\[](?:additional )?(?:reporting|writing|editing)[^()]{1,300}[)\]]?\.?", re.IGNORECASE)
HOLDER = re.compile(r"(?:©|\(c\)|copyright)[^.]{0,20}?\b\d{4},? (?:by )?(?P<name>[^.,;]{2,40})", re.IGNORECASE)
HELPER = re.compile(r"(?:^|[.;] )(?P<name>[A-Z][^.;]{2,40}?) contributed to this (?:report|story)")
SIGNED = re.compile(r"[—–-]{1,2}\s?(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})")
# A word of a place's name keeps its hyphens ("Oost-Varda") and gives none of them back: if it may be parted at each of
# them, a line of hyphens can be read in as many ways as there are choices of hyphens.
_PLACE = r"[A-Z](?:[^\W_]|[.'’`]|(?=-[^\W_])-)*+"
_DASH = r"(?:\s*(?:[—–_][—–_-]*|--+)|\s+-|-(?=\s))"
LONGEST_PLACE = 5  # words, where no agency stands behind it
_MONTH = "|".join(MONTHS)
DATELINE = re.compile(
    rf"(?P<line>(?P<place>{_PLACE}(?:[ /]{_PLACE}){{0,4}}(?:, ?{_PLACE}(?: {_PLACE}){{0,3}}){{0,2}})?"
    rf"(?:,? (?:(?i:{_MONTH})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?i:{_MONTH})[a-z]*)(?:,? \d{{4}})?\.?)?"
    r"(?:,? ?(?:\((?P<agency>[A-Z][^()\d]{1,40})\)|/(?P<slashed>[A-Z][^/\d]{1,30})/))?)"
    rf"\.?{_DASH}\s*(?=$|[\"“‘'`A-Z0-9])"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line names."""

    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    stamp: Stamp | None = None


def agency_named(text: str) -> str | None:
    """The agency that signs with `text`."""
    mark = re.sub(r"^the |['’]s$| (?:staff|news staff|correspondent|reporter)s?$", "", text.strip(" .,:"), flags=re.I)
    return agencies().get(mark.casefold())


@lru_cache(maxsize=4096)
def read_byline(text: str) -> Credit | None:
    """The names of a line such as "By Ann Lee and Reuters, Staff Writers"; null where it is no byline."""
    opening, roles = byline_words()
    if len(text) > LONGEST_CREDIT:
        return None
    if text.casefold().rstrip(".") in roles or (text.istitle() and text.casefold().endswith(DESKS)):
        return Credit(bylines=(text,))
    found = opening.match(text)
    if not found or len(text.split()) > LONGEST_BYLINE + 1:
        return None
    rest, stamp = _without_stamp(text[found.end() :])
    names = [name.strip(" .,:|") for name in BETWEEN_NAMES.split(rest)]
    names = [name for name in names if name and name.casefold() not in roles]
    if not names or not all(_is_name(name) for name in names):
        return None
    return _credit(names, stamp)


def _without_stamp(text: str) -> tuple[str, Stamp | None]:
    """A byline's names, and the date that stands behind them on its line."""
    for found in re.finditer(r"(?:^|\s)(?=\S)", text):
        stamp = read_stamp(text[found.end() :])
        if stamp is not None:
            return text[: found.start()].rstrip(" ,|-–—•·"), stamp
    return text, None


def _is_name(text: str) -> bool:
    words = text.split()
    proper = [word for word in words if word[0].isupper() or word.startswith("@")]
    return 1 <= len(words) <= 6 and bool(proper) and all(word in proper or word in PARTICLES for word in words)


def _credit(names: list[str], stamp: Stamp | None = None) -> Credit:
    signed = {name: agency_named(name) for name in names}
    return Credit(
        bylines=tuple(name for name, agency in signed.items() if agency is None),
        agencies=tuple(dict.fromkeys(agency for agency in signed.values() if agency is not None)),
        stamp=stamp,
    )


@lru_cache(maxsize=4096)
def read_agencies(text: str) -> Credit | None:
    """The agencies of a line that is nothing but their credit: "(Reuters)", "AP/AFP", "Source: TASS"."""
    if len(text) > LONGEST_CREDIT:
        return None
    found = AGENCY_ALONE.fullmatch(text)
    names = BETWEEN_NAMES.split(found["names"]) if found else []
    if names and all(agency_named(name) for name in names):
        return _credit(names)
    alone = PARENTHESISED.fullmatch(text)
    if alone:
        return Credit(agencies=(agency_named(alone["name"]) or alone["name"],))
    return _labelled_source(text)


def _labelled_source(text: str) -> Credit | None:
    for pattern in source_lines():
        found = pattern.fullmatch(text)
        if found:
            names = [name.strip() for name in BETWEEN_NAMES.split(found["name"]) if name.strip()]
            if all(_is_name(name) for name in names):
                known = [name for name in names if agency_named(name) or outlet_words() & set(name.casefold().split())]
                return Credit(agencies=tuple(dict.fromkeys(agency_named(name) or name for name in known)))
    return None


@lru_cache(maxsize=4096)
def read_signature(text: str) -> Credit | None:
    """Who signs at the foot: "(Reporting by Ann Lee; Editing by Bo Ek)", "— Ann Lee"."""
    signed = SIGNED.fullmatch(text)
    if signed:
        return _credit([signed["name"]])
    if not REPORTING.fullmatch(text):
        return None
    first = re.split(r";|\bediting\b", text.strip("()[]."), maxsplit=1, flags=re.IGNORECASE)[0]
    return read_byline(re.sub(r"\s+in [A-Z].*$", "", first.strip(" ;,"))) or Credit()


def read_dateline(text: str) -> tuple[int, str, str | None] | None:
    """Where the dateline at the head of a paragraph ends, its words, and the known agency in it.

    A place in capitals, a known agency or its initials must stand in it, before a dash.
    """
    found = DATELINE.match(text)
    if not found or not found["line"] or found["line"].casefold().strip(" .") in badges():
        return None
    agency = found["agency"] or found["slashed"]
    known = agency_named(agency) if agency else None
    first = re.split(r"[ ,/]", found["place"] or "", maxsplit=1)[0]
    capitals = len(first) >= 3 and first.isupper() and not first.endswith(".")
    capitals = capitals and found["line"].count(" ") < LONGEST_PLACE
    initials = agency is not None and agency.isupper() and not found["place"]
    if not (capitals or known or initials):
        return None
    return found.end(), found["line"].strip(" ,"), known


def agencies_of_notice(text: str) -> Credit:
    """The agencies that a copyright notice names."""
    names = (found["name"] for pattern in (HOLDER, HELPER) for found in pattern.finditer(text[:600]))
    return Credit(agencies=tuple(dict.fromkeys(filter(None, map(agency_named, names)))))


@lru_cache(maxsize=4096)
def is_photo_credit(text: str) -> bool:
    """Whether a line is a picture's credit and nothing else."""
    return len(text) <= 200 and bool(photo_credit().fullmatch(text))
