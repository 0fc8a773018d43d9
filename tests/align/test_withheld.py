"""Acts told without something, against those who tell of that something: several wordings of the kind."""

from __future__ import annotations

import pytest

from rashomon.align import align
from rashomon.annotate.language import Language

from .telling import telling

pytestmark = pytest.mark.slow

CASES = [
    ("Besk opened the sluice of the canal without warning.", "There was a warning before the sluice was opened."),
    ("The plant dismissed forty workers without a word of explanation.", "An explanation was given to all workers."),
    ("The police entered the archive without permission.", "Permission had been granted on Monday."),
]
LOOSE = [
    ("The police entered the archive without permission.", "The officers sought permission for another building."),
    ("The plant dismissed forty workers without a word of explanation.", "Forty families now want an explanation."),
    ("The police entered the archive without permission.", "Grain prices in the capital fell for the third week."),
]


@pytest.mark.parametrize(("without", "given"), CASES)
def test_without_it_and_with_it_stand_against_each_other(without: str, given: str, language: Language) -> None:
    readings = [telling(language, "a", ("Orlania", without)), telling(language, "b", ("Besk", given))]
    points = align(readings, ())
    assert not any(point.status == "agreed" for point in points)
    sides = [({c.text for c in point.supports}, {c.text for c in point.denies}) for point in points]
    assert ({without}, {given}) in sides or ({given}, {without}) in sides, sides


@pytest.mark.parametrize(("without", "other"), LOOSE)
def test_what_tells_of_no_such_thing_denies_nothing(without: str, other: str, language: Language) -> None:
    readings = [telling(language, "a", ("Orlania", without)), telling(language, "b", ("Besk", other))]
    for point in align(readings, ()):
        reasons = {comparison.name for relation in point.relations for comparison in relation.comparisons}
        assert "withheld" not in reasons, point.statement


def test_one_side_alone_is_not_set_against_itself(language: Language) -> None:
    said = [("Besk", CASES[0][0]), ("Besk", CASES[0][1])]
    points = align([telling(language, "a", *said)], ())
    assert all(not (point.supports and point.denies) for point in points)


@pytest.mark.parametrize(
    ("without", "same"),
    [
        ("Besk opened the sluice of the canal without warning.", "No warning was given before the sluice was opened."),
        ("The police entered the archive without permission.", "No permission had been given to enter the archive."),
    ],
)
def test_a_negation_of_what_was_lacking_bears_it_out(without: str, same: str, language: Language) -> None:
    readings = [telling(language, "a", ("Orlania", without)), telling(language, "b", ("the opposition", same))]
    assert not any(point.supports and point.denies for point in align(readings, ()))
