"""The order of a timeline: by the day and hour that a value begins with, not by its letters."""

from __future__ import annotations

from rashomon.dossier.timeline import _order


def test_parts_of_a_day_and_hours_stand_in_their_order() -> None:
    day = "2024-05-14"
    values = [day, f"{day}T04:10", f"{day}TMO", f"{day}TAF", f"{day}TEV", f"{day}TNI", "2024-05-15"]
    assert [_order(value) for value in values] == sorted(_order(value) for value in values)
    assert len({_order(value) for value in values}) == len(values)


def test_times_with_zones_are_compared_as_instants() -> None:
    assert _order("2024-05-14T05:10+03:00") == _order("2024-05-14T02:10Z")
    assert _order("2024-05-14T01:00+03:00") < _order("2024-05-13T23:30Z")


def test_a_day_that_no_calendar_has_keeps_its_place() -> None:
    assert _order("2024-02-31T01:00+03:00") == ("2024-02-31", 1.0)
