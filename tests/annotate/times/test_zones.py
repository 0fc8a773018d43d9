from __future__ import annotations

from datetime import date

import pytest

from rashomon.annotate.language import Language
from rashomon.annotate.times import find_moments
from rashomon.annotate.times.zones import offset_on, place_zone, shared_zone
from tests.annotate.times.accounts import told


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("Europe/Moscow", date(2012, 5, 1), "+04:00"),
        ("Europe/Moscow", date(2023, 5, 1), "+03:00"),
        ("America/New_York", date(2023, 7, 1), "-04:00"),
        ("America/New_York", date(2023, 1, 1), "-05:00"),
        ("Asia/Kathmandu", date(2023, 1, 1), "+05:45"),
        ("-05:00", None, "-05:00"),
        ("Z", None, "Z"),
        ("Europe/Moscow", None, ""),
        ("Nowhere/Town", date(2023, 1, 1), ""),
        ("", date(2023, 1, 1), ""),
    ],
)
def test_offset_of_a_zone_on_a_day(zone: str, day: date | None, offset: str) -> None:
    assert offset_on(zone, day, "13:00") == offset


@pytest.mark.parametrize(
    ("name", "zone"),
    [("Nairobi", "Africa/Nairobi"), ("Kenyan", "Africa/Nairobi"), ("Nepal", "Asia/Kathmandu"), ("Lima", "America/Lima"),
     ("Ukraine", "Europe/Kyiv"), ("Belmora", None), ("Russia", None), ("Australia", None)],
)  # fmt: skip
def test_the_clock_of_a_place(name: str, zone: str | None) -> None:
    assert place_zone(name) == zone


def test_places_with_several_clocks_share_none() -> None:
    assert shared_zone(["Kenya", "the", "Nepal"]) is None
    assert shared_zone(["Kenya", "the", "Nairobi"]) == "Africa/Nairobi"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The gate failed at 13:00 GMT+4.", "2023-09-20T13:00+04:00"),
        ("The gate failed at 13:00 (UTC+3).", "2023-09-20T13:00+03:00"),
        ("The gate failed at 13:00 UTC-03:30.", "2023-09-20T13:00-03:30"),
        ("The gate failed at 13:00 UTC.", "2023-09-20T13:00Z"),
        ("The gate failed at 0430 GMT.", "2023-09-20T04:30Z"),
        ("The gate failed at 0430 local time, Kenyan police said.", "2023-09-20T04:30+03:00"),
        ("The gate failed at 13:00 GMT+40.", "2023-09-20T13:00Z"),
    ],
)
def test_offsets_from_the_zero_meridian(language: Language, text: str, value: str) -> None:
    (reading,) = language.parse([told(text, published="2023-09-20")])
    assert [moment.value for moment in find_moments(reading)] == [value]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "dateline", "value"),
    [
        ("Kenyan police said the gate failed at 2 p.m. local time.", None, "2023-09-20T14:00+03:00"),
        ("The gate failed at 2 p.m. local time, Kenya and Nepal said.", None, "2023-09-20T14:00"),
        ("The gate failed at 2 p.m. local time.", "Lima", "2023-09-20T14:00-05:00"),
        ("The gate failed at 2 p.m. local time.", None, "2023-09-20T14:00"),
        ("The gate failed at 2 p.m. in Lima.", None, "2023-09-20T14:00"),
    ],
)
def test_local_time_is_that_of_the_one_place_named(
    language: Language, text: str, dateline: str | None, value: str
) -> None:
    (reading,) = language.parse([told(text, published="2023-09-20", dateline=dateline)])
    assert [moment.value for moment in find_moments(reading)] == [value]
