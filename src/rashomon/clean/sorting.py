"""Which lines are the account, which are leftovers, which say something about the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rashomon.clean.credits import agencies_of_notice, is_photo_credit, read_agencies, read_byline, read_signature
from rashomon.clean.dates import read_stamp
from rashomon.clean.facts import Facts
from rashomon.clean.leftovers import LINK, is_link, is_rule, opens_list, reason_of
from rashomon.clean.lines import SENTENCE_END, Line, key
from rashomon.clean.masthead import find_outlet, find_title, labelled_outlet, outlet_suffix
from rashomon.clean.tail import list_end, tail_start

HEAD_PROSE = 2  # a byline or date may stand after the first lines of running text (a standfirst)
TAIL_REASON = "other stories"


@dataclass(slots=True)
class Sorted:
    """The lines of a text; for each a reason why it is cut, or null. `metadata` are indexes of lines that say
    something about the document; `title` is the index of its title; `head` is the index up to which a byline or a
    date of the head may stand, `foot` the index after the last line of running text."""

    lines: Sequence[Line]
    reasons: list[str | None]
    metadata: set[int] = field(default_factory=set)
    title: int | None = None
    head: int = 0
    foot: int = 0

    def free(self, index: int) -> bool:
        """Whether a line is neither cut nor taken as metadata."""
        return self.reasons[index] is None and index not in self.metadata and index != self.title

    def before_prose(self) -> frozenset[int]:
        """The indexes of lines after which, past what is cut, running text comes next."""
        found, prose = [], False
        for line in reversed(self.lines):
            if self.free(line.index):
                found.extend([line.index] if prose else [])
                prose = line.prose
        return frozenset(found)


def sort_lines(lines: Sequence[Line], facts: Facts) -> Sorted:
    """Decide on every line, and note in `facts` what the lines say about the document."""
    outlet = None if facts.account.parts is not None else find_outlet(lines)
    title = find_title(lines, facts.account.title, start=1 if outlet else 0)
    words = facts.account.title or (title.text if title else None)
    done = Sorted(lines, [reason_of(line, title=words) for line in lines], title=title.index if title else None)
    _cut_repeats(done, words)
    _cut_lists(done)
    _cut_tail(done)
    if outlet:
        _take_outlet(done, outlet, facts)
    if title:
        done.reasons[title.index] = None
        facts.note("title", title.text, title)
        facts.note("outlet", outlet_suffix(title.text), title)
    _take_metadata(done, facts)
    return done


def _cut_repeats(done: Sorted, title: str | None) -> None:
    """The title again, as the end of a breadcrumb or as the words of a link."""
    want = key(title or "")
    for line in done.lines:
        if want and line.index != done.title and done.reasons[line.index] is None and line.key == want:
            if done.title is None:
                done.title = line.index
            else:
                done.reasons[line.index] = "title repeated"


def _cut_lists(done: Sorted) -> None:
    """Labels such as "Read also:" with the headlines behind them."""
    index = 0
    while index < len(done.lines):
        line = done.lines[index]
        label = opens_list(line) if done.free(index) else None
        if label is None:
            index += 1
            continue
        end = list_end(done.lines, index, single=":" in line.text.rstrip(": "))
        if index == 0:
            end = 1
        for at in range(index, end):
            if at != done.title:
                done.reasons[at] = done.reasons[at] or label
        index = end


def _cut_tail(done: Sorted) -> None:
    start = tail_start(done.lines, [None if r in ("tags", TAIL_REASON) else r for r in done.reasons])
    if start is not None:
        for index in range(start, len(done.lines)):
            done.reasons[index] = done.reasons[index] or TAIL_REASON


def _take_outlet(done: Sorted, line: Line, facts: Facts) -> None:
    done.reasons[line.index] = None
    done.metadata.add(line.index)
    facts.note("outlet", line.text, line)


def _take_metadata(done: Sorted, facts: Facts) -> None:
    prose = [line.index for line in done.lines if line.prose and done.free(line.index)]
    done.head = prose[HEAD_PROSE - 1] if len(prose) >= HEAD_PROSE else len(done.lines)
    done.foot = prose[-1] + 1 if prose else 0
    for line in done.lines:
        if done.reasons[line.index] == "source link":
            _take_source(done, line, facts)
        elif done.reasons[line.index] == "copyright notice":
            facts.note_credit(agencies_of_notice(line.text), line)
        elif done.free(line.index) and _says(done, line, facts):
            done.metadata.add(line.index)


def _says(done: Sorted, line: Line, facts: Facts) -> bool:
    """Whether a line says something about the document rather than about the event; what it says is noted."""
    if is_rule(line) or is_link(line) or is_photo_credit(line.text):
        return True
    at_edge = line.index < done.head or line.index >= done.foot
    return _take_credit(done, line, facts, at_edge=at_edge) or (at_edge and _take_stamp(done, line, facts))


def _take_credit(done: Sorted, line: Line, facts: Facts, *, at_edge: bool) -> bool:
    credit = read_agencies(line.text)
    if credit is None and at_edge:
        after_quote = line.index > 0 and done.lines[line.index - 1].text[:1] in "\"“'‘"
        credit = read_byline(line.text) or (None if after_quote else read_signature(line.text))
    if credit is None:
        name = labelled_outlet(line.text) if at_edge else None
        facts.note("outlet", name, line)
        return name is not None
    facts.note_credit(credit, line)
    return True


def _take_stamp(done: Sorted, line: Line, facts: Facts) -> bool:
    stamp = read_stamp(line.text)
    if stamp is None:
        return False
    if stamp.clock:
        before = line.index - 1
        dated = before in done.metadata and read_stamp(done.lines[before].text)
        if dated:
            facts.note_clock(stamp.clock, line)
        return bool(dated) or line.index < done.head
    if not _among_headlines(done, line):
        facts.note_stamp(stamp, line)
    return True


def _among_headlines(done: Sorted, line: Line) -> bool:
    """Whether a date at the foot stands next to a line like a headline, which it may belong to."""
    if line.index < done.foot:
        return False
    near = [at for at in (line.index - 1, line.index + 1) if 0 <= at < len(done.lines)]
    beside = [done.lines[at] for at in near if done.free(at)]
    return any(other.words > 4 and other.headline for other in beside)


def _take_source(done: Sorted, line: Line, facts: Facts) -> None:
    """The address behind "Original url:", on the same line or on the next; the label is cut, the address is not."""
    for near in done.lines[line.index : line.index + 2]:
        found = LINK.search(near.text) if near is line or is_link(near) else None
        if found:
            facts.note("url", found[0].strip("<>"), near)
            facts.note("outlet", _host(found[0].strip("<>")), near)


def _host(address: str | None) -> str | None:
    """The name of the site an address leads to."""
    if not address or not SENTENCE_END.sub("", address):
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
