"""What only a parse shows: which way a sentence looks, and whose time a time is."""

from __future__ import annotations

import pytest

from rashomon.annotate.language import Language
from rashomon.annotate.times import find_moments
from tests.annotate.times.accounts import told

WEDNESDAY = "2023-09-20"
pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Friday.", "2023-09-15"),
        ("The council will meet on Friday.", "2023-09-22"),
        ("The council is expected to vote on Friday.", "2023-09-22"),
        ("The council has until Friday to answer.", "2023-09-22"),
        ("The dam could reopen as early as Friday.", "2023-09-22"),
        ("The council discussed Friday's vote.", "2023-09-15"),
        ("The gate failed in November.", "2022-11"),
        ("The gate will be mended in March.", "2024-03"),
        ("The gate has been shut since June.", "2023-06"),
        ("The talks begin on Friday in Belmora.", "2023-09-22"),
        ("Parliament meets Friday on the treaty.", "2023-09-22"),
        ("The funeral is on Saturday, the family said.", "2023-09-23"),
        ("The deadline had been due to expire on Friday, officials said.", "2023-09-15"),
        ("She accused them of trying to disrupt the vote on Friday.", "2023-09-22"),
        ("The raid on Friday will be looked into by a commission.", "2023-09-15"),
        ("He said the raid on Friday would be looked into.", "2023-09-15"),
        ("Friday's raid will be discussed in parliament.", "2023-09-15"),
        ("Friday's hearing will be public.", "2023-09-22"),
        ("The mayor had to apologize on Friday for the delay.", "2023-09-15"),
        ("She was the first to report the leak on Friday.", "2023-09-15"),
        ("The rebels tried to reach the bridge on Friday.", "2023-09-15"),
        ("The gate was to be overhauled in August and was not.", "2023-08"),
        ("The line will be open through January.", "2024-01"),
        ("He was arrested in December.", "2022-12"),
        ("Shots were heard at the port, and the port was closed, this past Friday.", "2023-09-15"),
        ("A vote is planned for this coming Friday.", "2023-09-22"),
    ],
)
def test_the_verb_says_which_way(language: Language, text: str, value: str) -> None:
    (reading,) = language.parse([told(text, published=WEDNESDAY)])
    assert [moment.value for moment in find_moments(reading)] == [value]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The mayor said on Tuesday that the gate had failed on Monday.", {"Tuesday": "speaking", "Monday": "event"}),
        ("“The gate is shut,” the mayor said Tuesday.", {"Tuesday": "speaking"}),
        ("The gate failed on Monday, the mayor said.", {"Monday": "event"}),
        ("Published on 19 September 2023", {"19 September 2023": "publication"}),
        ("The report was published on Monday.", {"Monday": "event"}),
        ("19 September 2023, 17:03", {"19 September 2023, 17:03": "publication"}),
        ("BELMORA, August 8 (Courier) -- The gate failed Friday.", {"August 8": "publication", "Friday": "event"}),
    ],
)
def test_event_speaking_and_publication_stay_apart(language: Language, text: str, roles: dict[str, str]) -> None:
    (reading,) = language.parse([told(text, published=WEDNESDAY)])
    assert {moment.text: moment.role for moment in find_moments(reading)} == roles


@pytest.mark.parametrize(
    "text",
    [
        "The gate failed on 19 September 2023.",
        "On September 19 the gate failed.",
        "The gate failed at 13:00 Moscow time.",
        "The gate failed on Tuesday.",
        "It was built in 1998.",
        "The gate failed three weeks ago.",
        "The gate was mended last month.",
    ],
)
def test_what_is_plainly_a_time_is_marked(language: Language, text: str) -> None:
    (reading,) = language.parse([told(text, published=WEDNESDAY)])
    assert len(find_moments(reading)) == 1


def test_what_news_does_not_mark_is_left(language: Language) -> None:
    (reading,) = language.parse([told("The mill raised its quarterly dividend.", published=WEDNESDAY)])
    assert find_moments(reading) == ()


STORY = [
    ("The river rose on September 10. Two days later the dam broke.", "Two days later", "2023-09-12"),
    ("The river rose on September 10. The next morning the army came.", "The next morning", "2023-09-11TMO"),
    ("The river rose on September 10. That night the army came.", "That night", "2023-09-10TNI"),
    ("The river rose on September 10. The following Friday the dam broke.", "The following Friday", "2023-09-15"),
    ("He fled in the summer of 2019 and came back a year later.", "a year later", "2020"),
    ("The bridge was hit in the night of 14 to 15 September.", "the night", "2023-09-14TNI"),
    ("The shelling went on between 2 and 4 a.m. Moscow time.", "2", "2023-09-20T02:00+03:00"),
    ("The shelling went on between 2 and 4 a.m. Moscow time.", "4 a.m. Moscow time", "2023-09-20T04:00+03:00"),
    ("The line was cut from 10 p.m. to 2 a.m. on Friday night.", "2 a.m.", "2023-09-16T02:00"),
    ("The gate closed at 1 p.m. local time (0900 GMT).", "0900 GMT", "2023-09-20T09:00Z"),
    ("Police found the wreck at about half past four.", "half past four", "2023-09-20T04:30"),
]


@pytest.mark.parametrize(("text", "words", "value"), STORY)
def test_what_is_told_from_another_time(language: Language, text: str, words: str, value: str) -> None:
    (reading,) = language.parse([told(text, published=WEDNESDAY)])
    assert {moment.text: moment.value for moment in find_moments(reading)}[words] == value


@pytest.mark.parametrize("text", [text for text, _, _ in STORY])
def test_without_a_date_the_story_brings_no_year_of_its_own(language: Language, text: str) -> None:
    (reading,) = language.parse([told(text)])
    for moment in find_moments(reading):
        assert moment.value[:4] in ("XXXX", "2019", "2020") and not moment.inferred


def test_a_clock_told_the_day_after_is_of_the_day_that_the_account_is_about(language: Language) -> None:
    paragraphs = ("The gate failed on Tuesday, the mayor said.", "He said the chain had broken at 05:10.")
    (reading,) = language.parse([told(*paragraphs, published=WEDNESDAY)])
    (clock,) = (moment for moment in find_moments(reading) if moment.text == "05:10")
    assert (clock.value, clock.anchor) == ("2023-09-19T05:10", "previous")
    (reading,) = language.parse([told("The dam was built in May.", paragraphs[1], published=WEDNESDAY)])
    assert "2023-09-20T05:10" in {moment.value for moment in find_moments(reading)}
