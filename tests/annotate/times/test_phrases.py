"""What the grammar reads: phrases, each in a few words of made-up news, and what they mean to an account of a date."""

from __future__ import annotations

import pytest

from rashomon.annotate.times.find import candidates
from tests.annotate.times.accounts import told

WEDNESDAY = "2023-09-20"

DATES = [
    ("The gate failed on Tuesday, September 19, 2023.", "Tuesday, September 19, 2023", "DATE", "2023-09-19"),
    ("It opened on 19 September 2023.", "19 September 2023", "DATE", "2023-09-19"),
    ("He signed on the 19th of September, 2021.", "the 19th of September, 2021", "DATE", "2021-09-19"),
    ("Filed Sept. 19, 2020.", "Sept. 19, 2020", "DATE", "2020-09-19"),
    ("19 September, 2023 Tuesday", "19 September, 2023 Tuesday", "DATE", "2023-09-19"),
    ("It broke on Tuesday, Sept. 19.", "Tuesday, Sept. 19", "DATE", "2023-09-19"),
    ("They vote Thursday the 21st of September.", "Thursday the 21st of September", "DATE", "2023-09-21"),
    ("The talks of July 1-7 failed.", "July 1", "DATE", "2023-07-01"),
    ("The talks of July 1-7 failed.", "7", "DATE", "2023-07-07"),
    ("Shut from July 30 to August 2, 2019.", "July 30", "DATE", "2019-07-30"),
    ("Seen on April 24 and 25.", "25", "DATE", "2023-04-25"),
    ("Seen on April 24 and 25, 1999.", "April 24", "DATE", "1999-04-24"),
    ("The talks of 3-5 June failed.", "3", "DATE", "2023-06-03"),
    ("The talks of 3–5 June failed.", "5 June", "DATE", "2023-06-05"),
    ("Shut from 3 to 5 June last year.", "3", "DATE", "2022-06-03"),
    ("Shut from 3 to 5 June last year.", "5 June last year", "DATE", "2022-06-05"),
    ("Seen between 3 and 5 June 2019.", "3", "DATE", "2019-06-03"),
    ("In the week of June 5 it sank.", "the week of June 5", "DATE", "2023-W23"),
    ("Due in the first week of July.", "the first week of July", "DATE", "2023-07"),
    ("As of 10/06/2023.", "10/06/2023", "DATE", "2023-06-10"),  # 6 October is yet to come
    ("As of 05/06/2023.", "05/06/2023", "DATE", "2023-05-06"),
    ("In the winter of nineteen ninety-four.", "the winter of nineteen ninety-four", "DATE", "1994-WI"),
    ("The first two quarters of 1990.", "The first two quarters of 1990", "DATE", "1990-H1"),
    ("In the quarter ended June 30, it lost.", "the quarter", "DATE", "2023-Q2"),
    ("Signed in November 2020.", "November 2020", "DATE", "2020-11"),
    ("Signed in November, 2020.", "November, 2020", "DATE", "2020-11"),
    ("Due in late May 2025.", "late May 2025", "DATE", "2025-05"),
    ("By the end of May 2025.", "the end of May 2025", "DATE", "2025-05"),
    ("It was early August.", "early August", "DATE", "2023-08"),
    ("Published 2023-09-19.", "2023-09-19", "DATE", "2023-09-19"),
    ("Updated 2023-09-19 15:19:33.", "2023-09-19 15:19:33", "TIME", "2023-09-19T15:19:33"),
    ("Updated 2023-09-19T13:00Z.", "2023-09-19T13:00Z", "TIME", "2023-09-19T13:00Z"),
    ("Stand 19.09.2023.", "19.09.2023", "DATE", "2023-09-19"),
    ("As of 9/19/2023.", "9/19/2023", "DATE", "2023-09-19"),
    ("As of 19/9/2023.", "19/9/2023", "DATE", "2023-09-19"),
    ("As of 2023/09/19.", "2023/09/19", "DATE", "2023-09-19"),
    ("Built in 1998.", "1998", "DATE", "1998"),
    ("In nineteen ninety-eight they left.", "nineteen ninety-eight", "DATE", "1998"),
    ("In two thousand and three they left.", "two thousand and three", "DATE", "2003"),
    ("In January nineteen ninety-seven they left.", "January nineteen ninety-seven", "DATE", "1997-01"),
    ("The 1992-1993 siege.", "1992-1993", "DURATION", "1992/1993"),
    ("A fort of the 1800s.", "the 1800s", "DATE", "18"),
    ("In September 2015 one year of it was over.", "September 2015", "DATE", "2015-09"),
    ("The war of 1998-99.", "1998-99", "DURATION", "1998/1999"),
    ("War from 1988 to 1994.", "from 1988 to 1994", "DURATION", "1988/1994"),
    ("War from 1988 to 1994.", "1994", "DATE", "1994"),
    ("Built in the 1990s.", "the 1990s", "DATE", "199"),
    ("Built in the mid-1990s.", "the mid-1990s", "DATE", "199"),
    ("Built in the nineties.", "the nineties", "DATE", "199"),
    ("A dam of the 19th century.", "the 19th century", "DATE", "18"),
    ("A twentieth-century dam.", "twentieth-century", "DATE", "19"),
    ("In the summer of 2019.", "the summer of 2019", "DATE", "2019-SU"),
    ("In the third quarter of 2022.", "the third quarter of 2022", "DATE", "2022-Q3"),
    ("Its third-quarter loss.", "third-quarter", "DATE", "2023-Q3"),
    ("In the first half of 2021.", "the first half of 2021", "DATE", "2021-H1"),
    ("In the second half of this year.", "the second half of this year", "DATE", "2023-H2"),
    ("This year's first quarter was better.", "This year's first quarter", "DATE", "2023-Q1"),
    ("In fiscal 2019.", "fiscal 2019", "DATE", "2019"),
    ("On Christmas Eve 2019.", "Christmas Eve 2019", "DATE", "2019-12-24"),
    ("On Easter Monday.", "Easter Monday", "DATE", "2023-04-10"),
    ("Since Labor Day.", "Labor Day", "DATE", "2023-09-04"),
    ("Before Election Day.", "Election Day", "DATE", "2023-11-07"),
    ("On Memorial Day 2022.", "Memorial Day 2022", "DATE", "2022-05-30"),
]  # fmt: skip

NEAR = [
    ("It broke on Tuesday.", "Tuesday", "DATE", "2023-09-19"),
    ("It broke on Wednesday.", "Wednesday", "DATE", "2023-09-20"),
    ("It broke on Thursday.", "Thursday", "DATE", "2023-09-14"),
    ("It broke late Monday.", "late Monday", "DATE", "2023-09-18"),
    ("In the early hours of Monday.", "the early hours of Monday", "DATE", "2023-09-18"),
    ("It broke last Tuesday.", "last Tuesday", "DATE", "2023-09-19"),
    ("They vote next Tuesday.", "next Tuesday", "DATE", "2023-09-26"),
    ("They vote this Friday.", "this Friday", "DATE", "2023-09-22"),
    ("It broke today.", "today", "DATE", "2023-09-20"),
    ("It broke yesterday.", "yesterday", "DATE", "2023-09-19"),
    ("They vote tomorrow.", "tomorrow", "DATE", "2023-09-21"),
    ("It broke the day before yesterday.", "the day before yesterday", "DATE", "2023-09-18"),
    ("They vote the day after tomorrow.", "the day after tomorrow", "DATE", "2023-09-22"),
    ("It broke in May.", "May", "DATE", "2023-05"),
    ("It broke in December.", "December", "DATE", "2023-12"),
    ("It broke on May 22.", "May 22", "DATE", "2023-05-22"),
    ("It broke on December 28.", "December 28", "DATE", "2023-12-28"),
    ("It broke last week.", "last week", "DATE", "2023-W37"),
    ("Earlier this week.", "Earlier this week", "DATE", "2023-W38"),
    ("They vote next week.", "next week", "DATE", "2023-W39"),
    ("Later this month.", "Later this month", "DATE", "2023-09"),
    ("It broke last month.", "last month", "DATE", "2023-08"),
    ("They vote next month.", "next month", "DATE", "2023-10"),
    ("It broke last year.", "last year", "DATE", "2022"),
    ("By the end of the year.", "the end of the year", "DATE", "2023"),
    ("By the end of next year.", "the end of next year", "DATE", "2024"),
    ("By year-end.", "year-end", "DATE", "2023"),
    ("It broke earlier in the day.", "earlier in the day", "DATE", "2023-09-20"),
    ("It broke last March.", "last March", "DATE", "2023-03"),
    ("It broke last November.", "last November", "DATE", "2022-11"),
    ("They vote next June.", "next June", "DATE", "2024-06"),
    ("In March of this year.", "March of this year", "DATE", "2023-03"),
    ("Open since Jan. 1 this year.", "Jan. 1 this year", "DATE", "2023-01-01"),
    ("Mondays raid was the first.", "Mondays", "DATE", "2023-09-18"),
    ("In May last year.", "May last year", "DATE", "2022-05"),
    ("It broke last winter.", "last winter", "DATE", "2022-WI"),
    ("Over the weekend.", "the weekend", "DATE", "2023-W37-WE"),
    ("The past year was dry.", "The past year", "DATE", "2022"),
    ("It broke three weeks ago.", "three weeks ago", "DATE", "2023-08-30"),
    ("It broke 10 days ago.", "10 days ago", "DATE", "2023-09-10"),
    ("It broke five months ago.", "five months ago", "DATE", "2023-04"),
    ("It broke about two years ago.", "about two years ago", "DATE", "2021"),
    ("It broke a decade ago.", "a decade ago", "DATE", "2013"),
    ("It broke several years ago.", "several years ago", "DATE", "PAST_REF"),
    ("It broke years ago.", "years ago", "DATE", "PAST_REF"),
]  # fmt: skip

STORY = [
    ("On May 3 he left; the following day he returned.", "the following day", "DATE", "2023-05-04"),
    ("On May 3 he left; the day before, he had packed.", "the day before", "DATE", "2023-05-02"),
    ("On May 5 he spoke. The day before, on May 4, he was silent.", "The day before, on May 4", "DATE", "2023-05-04"),
    ("On May 3 he left. Three days later he came back.", "Three days later", "DATE", "2023-05-06"),
    ("On May 3 he left. Two weeks earlier he had packed.", "Two weeks earlier", "DATE", "2023-04-19"),
    ("On May 3 he left and came back on the same day.", "the same day", "DATE", "2023-05-03"),
    ("On December 31, 2021, he left; the next day he was back.", "the next day", "DATE", "2022-01-01"),
    ("In 2015 they met; a year earlier they had not.", "a year earlier", "DATE", "2014"),
    ("In April 2019 it rose. The following month it fell.", "The following month", "DATE", "2019-05"),
    ("The third quarter of 2022 was good, up from a year earlier.", "a year earlier", "DATE", "2021-Q3"),
]  # fmt: skip

CLOCKS = [
    ("It broke at 13:00.", "13:00", "TIME", "2023-09-20T13:00"),
    ("It broke at 1 p.m.", "1 p.m.", "TIME", "2023-09-20T13:00"),
    ("It broke at 3.30pm.", "3.30pm", "TIME", "2023-09-20T15:30"),
    ("It broke at 12:15 a.m.", "12:15 a.m.", "TIME", "2023-09-20T00:15"),
    ("It broke at 6 o'clock.", "6 o'clock", "TIME", "2023-09-20T06:00"),
    ("It broke at noon.", "noon", "TIME", "2023-09-20T12:00"),
    ("It broke at noon Thursday.", "noon Thursday", "TIME", "2023-09-14T12:00"),
    ("It broke at 1:30 p.m. on Tuesday.", "1:30 p.m. on Tuesday", "TIME", "2023-09-19T13:30"),
    ("On Tuesday at 13:00 Moscow time.", "Tuesday at 13:00 Moscow time", "TIME", "2023-09-19T13:00+03:00"),
    ("It broke at 1300 GMT.", "1300 GMT", "TIME", "2023-09-20T13:00Z"),
    ("At 9 a.m. Eastern time on July 3.", "9 a.m. Eastern time on July 3", "TIME", "2023-07-03T09:00-04:00"),
    ("At 9 a.m. Eastern time on January 3.", "9 a.m. Eastern time on January 3", "TIME", "2024-01-03T09:00-05:00"),
    ("At 5 p.m. EST, Nov. 6, 1989.", "5 p.m. EST, Nov. 6, 1989", "TIME", "1989-11-06T17:00-05:00"),
    ("At 18:00 Kyiv time.", "18:00 Kyiv time", "TIME", "2023-09-20T18:00+03:00"),
    ("At 14h30 local time.", "14h30 local time", "TIME", "2023-09-20T14:30"),
    ("It broke at 10 o'clock this morning.", "10 o'clock this morning", "TIME", "2023-09-20T10:00"),
    ("It broke at 8 on Monday evening.", "8 on Monday evening", "TIME", "2023-09-18T20:00"),
    ("It broke at 3 in the morning.", "3 in the morning", "TIME", "2023-09-20T03:00"),
    ("It broke on Tuesday morning.", "Tuesday morning", "TIME", "2023-09-19TMO"),
    ("It broke this afternoon.", "this afternoon", "TIME", "2023-09-20TAF"),
    ("It broke last night.", "last night", "TIME", "2023-09-19TNI"),
    ("They vote tonight.", "tonight", "TIME", "2023-09-20TNI"),
    ("They vote tomorrow evening.", "tomorrow evening", "TIME", "2023-09-21TEV"),
    ("In the morning of September 19.", "the morning", "TIME", "2023-09-19TMO"),
    ("In the morning of September 19.", "September 19", "DATE", "2023-09-19"),
    ("On September 18 they came at dawn.", "dawn", "TIME", "2023-09-18"),
    ("Shells fell overnight Monday.", "overnight", "TIME", "2023-09-18TNI"),
    ("At 3 a.m. (0000 GMT) on Monday.", "0000 GMT", "TIME", "2023-09-18T00:00Z"),
    ("At 3 a.m. (0000 GMT) on Monday.", "3 a.m.", "TIME", "2023-09-18T03:00"),
    ("They came at dawn.", "dawn", "TIME", "2023-09-20"),
]  # fmt: skip

LENGTHS = [
    ("It rained for three weeks.", "three weeks", "DURATION", "P3W"),
    ("It stood for nearly forty years.", "nearly forty years", "DURATION", "P40Y"),
    ("A 10-hour shift.", "10-hour", "DURATION", "PT10H"),
    ("A five-year plan.", "five-year", "DURATION", "P5Y"),
    ("Two and a half years of work.", "Two and a half years", "DURATION", "P2Y6M"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("A couple of years of rain.", "A couple of years", "DURATION", "P2Y"),
    ("In the past three months.", "the past three months", "DURATION", "P3M"),
    ("In the last twenty-four hours.", "the last twenty-four hours", "DURATION", "PT24H"),
    ("In the last few weeks.", "the last few weeks", "DURATION", "PXW"),
    ("In recent months.", "recent months", "DURATION", "PXM"),
    ("For decades.", "decades", "DURATION", "PXDE"),
    ("A months-long siege.", "months-long", "DURATION", "PXM"),
    ("In two to three weeks.", "two to three weeks", "DURATION", "P3W"),
    ("Within 48 hours.", "48 hours", "DURATION", "PT48H"),
    ("It took a fortnight.", "a fortnight", "DURATION", "P2W"),
    ("The year ended March 31 was dry.", "The year", "DURATION", "P1Y"),
    ("Over the past decade.", "the past decade", "DURATION", "P10Y"),
]

REPEATED = [
    ("It rains every day.", "every day", "SET", "P1D"),
    ("It rains every two weeks.", "every two weeks", "SET", "P2W"),
    ("It rains every other day.", "every other day", "SET", "P2D"),
    ("It rains each July.", "each July", "SET", "XXXX-07"),
    ("It rains every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("It rains on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
    ("It is checked annually.", "annually", "SET", "P1Y"),
    ("It is checked twice a week.", "a week", "SET", "P1W"),
    ("It costs $5 million a year.", "a year", "SET", "P1Y"),
]

REFERENCES = [
    ("It is now open.", "now", "DATE", "PRESENT_REF"),
    ("It is currently open.", "currently", "DATE", "PRESENT_REF"),
    ("It was open in the past.", "the past", "DATE", "PAST_REF"),
    ("It was recently open.", "recently", "DATE", "PAST_REF"),
    ("It opens in the near future.", "the near future", "DATE", "FUTURE_REF"),
    ("It opens soon.", "soon", "DATE", "FUTURE_REF"),
]

NO_TIMES = [
    "The 50-year-old bridge.", "A 6-year-old boy.", "Three-quarters of it.", "He is in his 50s.", "He may march on.",
    "She sat down in the sun.", "It was the second attempt.", "A Boeing 747.", "It left as soon as it could.",
    "Go 1:0.", "On 31/31/2023.", "At 29:75.", "2023-02-30", "2023-02-03T31:00",
    "It is dark at night.", "Now and then it rains.", "A quarter of a million people.", "The fall of the town.",
    "Nearly 2000 houses.", "Two P-40s.",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It began on 12 Ramadan 1445.",
        "The treaty of 1445 AH.",
        "On 3 Farvardin 1402 it rained.",
        "In Baisakh 15, 2081.",
    ],
)
def test_other_calendars_are_left_alone(text: str) -> None:
    assert not list(candidates(told(text, published=WEDNESDAY)))


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"), DATES + NEAR + STORY + CLOCKS + LENGTHS + REPEATED + REFERENCES
)
def test_a_phrase_has_its_type_and_value(text: str, words: str, kind: str, value: str) -> None:
    found = {m.text: (m.type, m.value) for m in (c.moment for c in candidates(told(text, published=WEDNESDAY)))}
    assert found.get(words) == (kind, value), found


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert [c.moment.text for c in candidates(told(text, published=WEDNESDAY))] == []


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2024-01-03", "It broke in December.", "2023-12"),
        ("2024-01-03", "It broke on December 28.", "2023-12-28"),
        ("2024-01-03", "It broke last month.", "2023-12"),
        ("2024-01-03", "It broke this winter.", "2023-WI"),
        ("2024-01-01", "It broke last week.", "2023-W52"),
        ("2023-12-30", "They vote on January 5.", "2024-01-05"),
        ("2024-03-01", "It broke yesterday.", "2024-02-29"),
        ("2023-02-05", "It broke last week.", "2023-W05"),  # a Sunday
        ("2021-11-02", "The third quarter was bad.", "2021-Q3"),
        ("2021-02-02", "The fourth quarter was bad.", "2020-Q4"),
    ],
)
def test_the_turn_of_the_year(published: str, text: str, value: str) -> None:
    assert [c.moment.value for c in candidates(told(text, published=published))] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It broke on Tuesday.", "XXXX-WXX-2"),
        ("It broke on September 19.", "XXXX-09-19"),
        ("It broke on September 19 at 13:00.", "XXXX-09-19T13:00"),
        ("It broke in May.", "XXXX-05"),
        ("It broke yesterday.", "XXXX-XX-XX"),
        ("It broke last week.", "XXXX-WXX"),
        ("It broke last year.", "XXXX"),
        ("It broke at 13:00.", "XXXX-XX-XXT13:00"),
        ("It broke at 13:00 GMT.", "XXXX-XX-XXT13:00Z"),
        ("It broke this morning.", "XXXX-XX-XXTMO"),
        ("The third quarter was bad.", "XXXX-Q3"),
        ("It broke the following day.", "XXXX-XX-XX"),
        ("At Christmas.", "XXXX-12-25"),
    ],
)
def test_without_a_date_nothing_is_made_up(text: str, value: str) -> None:
    (found,) = candidates(told(text))
    assert (found.moment.value, found.moment.anchor, found.moment.inferred) == (value, "none", False)


def test_a_time_told_whole_needs_no_date() -> None:
    (found,) = candidates(told("It broke on September 19, 2023."))
    assert (found.moment.value, found.moment.anchor) == ("2023-09-19", "text")
