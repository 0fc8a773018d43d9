"""The timeline as iCalendar, read by icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from rashomon.exports import ics
from rashomon.model import Dossier, Happening
from tests import factories as make
from tests.exports.generated import any_dossier, given_dossiers
from tests.views.dam import dossier as the_dam

ACCOUNT = make.account("Flood. It rained, the mayor said.", id="a", outlet="Courier", published="2024-05-15T06:00Z")
CLAIM = make.claim(ACCOUNT, "It rained", source="the mayor", cue="said", speaker="Mayor")


def a_dossier(*values: str, statement: str = "It rained") -> Dossier:
    timeline = tuple(
        Happening(value=value, statement=statement, claims=(CLAIM.id,), documents=("a",)) for value in values
    )
    return make.dossier(make.document(ACCOUNT), claims=(CLAIM,), timeline=timeline)


def entries(of: Dossier) -> list[Any]:
    calendar = Calendar.from_ical(ics.render(of).encode("utf-8"))
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    return [*calendar.subcomponents]


def check(of: Dossier) -> None:
    text = ics.render(of)
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    assert all(len(row.encode("utf-8")) <= 75 for row in text.split("\r\n"))
    found = entries(of)
    assert len(found) == len(of.timeline)
    assert len({entry["UID"] for entry in found}) == len(found)
    assert {entry.name for entry in found} <= {"VEVENT", "VJOURNAL"}
    assert not any(entry.errors or entry.subcomponents for entry in found)


@given_dossiers
def test_icalendar_reads_it(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2024-05-14", date(2024, 5, 14), date(2024, 5, 15)),
        ("2024-05-14TMO", date(2024, 5, 14), date(2024, 5, 15)),
        ("2024-03", date(2024, 3, 1), date(2024, 4, 1)),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1)),
        ("2024-W20", date(2024, 5, 13), date(2024, 5, 20)),
        ("2024-05-14T02:10Z", datetime(2024, 5, 14, 2, 10, tzinfo=UTC), None),
        ("2024-05-14T04:10+02:00", datetime(2024, 5, 14, 2, 10, tzinfo=UTC), None),
        ("2024-05-14T04:10", datetime(2024, 5, 14, 4, 10), None),
        ("2024-05-14T24:00", datetime(2024, 5, 15), None),
    ],
)
def test_an_entry_is_as_long_as_what_is_known(value: str, begin: date, end: date | None) -> None:
    (entry,) = entries(a_dossier(value))
    assert entry.name == "VEVENT"
    assert entry.decoded("DTSTART") == begin
    assert (entry.decoded("DTEND") if end else entry.get("DTEND")) == end


@pytest.mark.parametrize("value", ["2024-02-30", "P6W", "XXXX-05", "", "2024", "2024-W60", "2024-05-14T99:00"])
def test_nothing_is_invented_for_what_is_no_date(value: str) -> None:
    (entry,) = entries(a_dossier(value))
    assert entry.name == "VJOURNAL" and "DTSTART" not in entry


def test_an_entry_keeps_its_name_whatever_else_there_is() -> None:
    alone, among = a_dossier("2024-05-14"), a_dossier("2024-05-13", "2024-05-14")
    assert entries(alone)[0]["UID"] == entries(among)[1]["UID"]
    assert ics.render(alone) == ics.render(a_dossier("2024-05-14"))


def test_it_says_who_says_so_and_when_it_was_written() -> None:
    (entry,) = entries(a_dossier("2024-05-14"))
    assert "Mayor" in entry["DESCRIPTION"] and "Courier" in entry["DESCRIPTION"]
    assert entry.decoded("DTSTAMP") == datetime(2024, 5, 15, 6, 0, tzinfo=UTC)


def test_words_cannot_end_an_entry_or_begin_another() -> None:
    attack = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO;a,b\\n"
    (entry,) = entries(a_dossier("2024-05-14", statement=attack))
    assert entry["SUMMARY"].startswith("x END:VEVENT BEGIN:VALARM ACTION:AUDIO;a,b\\n")


def test_the_example_has_its_night() -> None:
    night = [e for e in entries(the_dam()) if "gate rose" in e["SUMMARY"]]
    assert night[0].decoded("DTSTART") == datetime(2024, 5, 14, 2, 10, tzinfo=UTC)
