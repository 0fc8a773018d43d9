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
