"""Leftovers and metadata of made-up extracts, and what holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.model import Account, Reading

BODY = (
    "A gate of the Orvel dam gave way early on Sunday, the water ministry of Tavria said in a short statement.",
    "“We heard it go,” said Marek Dolin, a farmer in Lower Sarn whose fields lay under a metre of brown water.",
    "The government of neighbouring Velia denied that its engineers had touched the gate at any time.",
)


def read(*lines: str, blank: bool = True, **fields: str) -> Reading:
    return clean(Account(id="a", text=("\n\n" if blank else "\n").join(lines), **fields))


def cut(reading: Reading) -> list[tuple[str, str]]:
    return [(leftover.reason, leftover.span.of(reading.account.text)) for leftover in reading.leftovers]


def kept(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in reading.blocks]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Home / News / World / Gate of the Orvel dam fails", "breadcrumb"),
        ("Home » today » Gate of the Orvel dam fails", "breadcrumb"),
        ("Front page > Rivers > Sarn", "breadcrumb"),
        ("#Orvel #dam #Tavria", "hashtags"),
        ("article/body.share_label", "template key"),
        ("{{ story.kicker }}", "template key"),
        ("%s", "template key"),
        ("### **Embed:**", "embed mark"),
        ("[embed]", "embed mark"),
        ("View this post on Photogram", "embed mark"),
        ("Leave a Comment", "comment form"),
        ("This site uses Akismet to reduce spam.", "comment form"),
        ("Your email address will not be published.", "comment form"),
        ("3 Comments", "comment form"),
        ("Share this article", "share bar"),
        ("Facebook | Twitter | WhatsApp", "share bar"),
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Sign up for our newsletter and get the news first", "sign-up form"),
        ("Click here to read the ministry's letter", "sign-up form"),
        ("We use cookies to make this site better.", "privacy notice"),
        ("© 2031 Delta Courier. All rights reserved.", "copyright notice"),
        ("Read also: Velia closes the upper lock", "link to another story"),
        ("Related: Ten years of rust at Orvel", "link to another story"),
        ("Original url:", "source link"),
        ("newsroom@deltacourier.example", "contact line"),
    ],
)
def test_a_leftover_is_cut_whole_and_nothing_else(line: str, reason: str) -> None:
    reading = read("Gate of the Orvel dam fails", BODY[0], line, BODY[1])
    assert cut(reading) == [(reason, line)]
    assert [text for kind, text in kept(reading) if kind == "paragraph"] == [BODY[0], BODY[1]]


@pytest.mark.parametrize(
    "line",
    [
        "Contact was lost at 5 p.m. on Sunday with the crew of the upper lock.",
        "Copyright law does not bear on the letters, the ministry said.",
        "The village can be reached by boat only.",
        "Register for help at the town hall, the mayor told the people of Lower Sarn.",
        "By using force the ministry had chosen to accept the terms, Velia said.",
        "“Share this with your neighbours,” the mayor said.",
        "“Subscribe,” he said.",
        "More than 200 homes were under water.",
        "Category 4 winds hit the coast on Monday",
        "By noon the water had reached the school.",
        "He paid 3/4 of the price and/or none of it.",
        "Tags were put on the bodies of the drowned cattle.",
    ],
)
def test_a_line_of_an_article_is_never_cut(line: str) -> None:
    reading = read("Gate of the Orvel dam fails", *BODY, line, BODY[0])
    assert reading.leftovers == ()
    assert any(line in text for _, text in kept(reading))


TAIL_TEXT = (
    "2033, Friday|12 March|18:40|Exclusive|Harbour strike enters its third week in Port Hale|18:05|Updated|"
    "Velia court frees two bridge engineers after appeal|17:30|Opinion|What the wheat deal leaves out|16:55|"
    "Five killed in Marn pass avalanche|More articles"
)
TAIL = tuple(TAIL_TEXT.split("|"))


@pytest.mark.parametrize("opening", [("Tags:", "Read also:"), ("Latest news",), ()])
def test_a_tail_of_other_stories_is_cut_to_the_end(opening: tuple[str, ...]) -> None:
    head = "\n\n".join(("Gate of the Orvel dam fails", "4 May 2031", *BODY))
    tail = "\n".join((*opening, *TAIL))
    reading = clean(Account(id="a", text=f"{head}\n\n\n{tail}"))
    begin = len(head) + 3
    assert reading.account.published == "2031-05-04"
    assert [text for kind, text in kept(reading) if kind == "paragraph"] == list(BODY)
    covered = sum(leftover.span.end - leftover.span.begin for leftover in reading.leftovers)
    assert all(leftover.span.begin >= begin for leftover in reading.leftovers)
    assert covered >= 0.95 * len(tail)


def test_a_running_report_keeps_its_times() -> None:
    entries = ("17:05", BODY[0], "17:40", BODY[1], "18:20", BODY[2], "19:00", BODY[0] + " Again.")
    reading = read("Orvel dam: the day as it went", *entries)
    assert reading.leftovers == ()
    assert [text for kind, text in kept(reading) if kind == "paragraph"] == [*BODY, BODY[0] + " Again."]


def test_a_list_inside_the_article_stays() -> None:
    names = ("Ana Perk, 41, of Orvel", "Jon Perk, 12, of Orvel", "Ilse Marr, 80, of Lower Sarn", "Tomas Wye, 33")
    reading = read("Gate of the Orvel dam fails", BODY[0], "The dead are:", *names, BODY[1])
    assert reading.leftovers == ()
    assert {text for _, text in kept(reading)} >= set(names)


def test_related_links_inside_the_article_end_where_it_goes_on() -> None:
    reading = read(BODY[0], "Related stories", "Ten years of rust at Orvel", BODY[1])
    assert cut(reading) == [("other stories", "Related stories\n\nTen years of rust at Orvel")]
    assert [text for _, text in kept(reading)] == [BODY[0], BODY[1]]


def test_metadata_lines_are_read_and_stand_in_no_block() -> None:
    reading = read(
        "Delta Courier",
        "Gate fails at the Orvel dam",
        "By Ann Lee and Reuters",
        "May 4, 2031",
        "(Reuters)",
        *BODY,
        "Original url:",
        "<https://www.deltacourier.example/2031/orvel>",
    )
    account = reading.account
    assert (account.outlet, account.title) == ("Delta Courier", "Gate fails at the Orvel dam")
    assert (account.bylines, account.agencies) == (("Ann Lee",), ("Reuters",))
    assert (account.published, account.url) == ("2031-05-04", "https://www.deltacourier.example/2031/orvel")
    assert dict(account.read_from)["published"] == "line 7 of the text"
    assert [text for _, text in kept(reading)] == ["Gate fails at the Orvel dam", *BODY]
    assert cut(reading) == [("source link", "Original url:")]


def test_what_was_given_is_never_replaced_by_what_is_found() -> None:
    reading = read("Gate fails at the Orvel dam", "May 4, 2031", *BODY, published="2031-05-06", outlet="Given")
    assert (reading.account.published, reading.account.outlet) == ("2031-05-06", "Given")


def test_nothing_is_invented() -> None:
    account = read(*BODY).account
    assert (account.title, account.outlet, account.published, account.bylines) == (None, None, None, ())


def test_a_dateline_is_a_block_of_its_own() -> None:
    reading = read("ORVEL, Tavria, May 4 (AP) — " + BODY[0], BODY[1])
    assert kept(reading)[:2] == [("dateline", "ORVEL, Tavria, May 4 (AP) —"), ("paragraph", BODY[0])]
    assert (reading.account.dateline, reading.account.agencies) == ("ORVEL, Tavria, May 4 (AP)", ("AP",))


@pytest.mark.parametrize("text", ["AFL-CIO members struck on Monday.", "NATO - the alliance - said it had no part."])
def test_a_hyphen_makes_no_dateline(text: str) -> None:
    assert kept(read(text))[0] == ("paragraph", text)


def test_hard_wrapped_lines_are_one_block_a_paragraph() -> None:
    paragraph = (
        "A gate of the Orvel dam on the Sarn river gave way early on Sunday,\n"
        "the water ministry of Tavria said, and three villages that lie below\n"
        "it were cleared of their people before noon, some of them by boat and\n"
        "some on foot."
    )
    reading = read(paragraph, paragraph.replace("Sunday", "Monday"))
    assert [text for _, text in kept(reading)] == [
        paragraph.replace("\n", " "),
        paragraph.replace("\n", " ").replace("Sunday", "Monday"),
    ]


def test_one_paragraph_a_line_is_one_block_a_line() -> None:
    assert [text for _, text in kept(read(*BODY, blank=False))] == list(BODY)


def test_a_sentence_that_runs_over_a_break_is_one_block() -> None:
    text = '"The road along the upper lock was cleared of mud by the evening," Tavria\n\nsaid.'
    assert kept(clean(Account(id="a", text=text))) == [("paragraph", text.replace("\n", " "))]


def test_marks_become_spaces_of_the_same_length() -> None:
    text = (
        "The **water** ministry said [in a letter](https://tavria.example/a_(b)) that the gate had *failed* by itself."
    )
    (block,) = clean(Account(id="a", text=text, format="markdown")).blocks
    assert len(block.text) == len(text)
    words = " ".join(block.text.split())
    assert words == "The water ministry said in a letter that the gate had failed by itself."


def test_kinds_of_markdown() -> None:
    reading = read("# Gate fails at Orvel", BODY[0], "## Blame", "> " + BODY[1], "- " + BODY[2], BODY[0])
    assert [kind for kind, _ in kept(reading)] == ["title", "paragraph", "heading", "quote", "item", "paragraph"]


def test_a_very_long_line_is_parted_at_the_ends_of_sentences() -> None:
    reading = read(" ".join(BODY * 60))
    assert len(reading.blocks) > 1
    assert all(len(block.text) <= 5_000 and block.text.endswith((".", "”")) for block in reading.blocks)


@pytest.mark.parametrize("unit", ["five people killed, ", "and then ", "x", "(a; b) ", "“no” "])
def test_a_sentence_without_end_is_parted_and_loses_nothing(unit: str) -> None:
    reading = read(BODY[0] + " " + unit * (4_000 // len(unit)) + "said so. " + BODY[1])
    assert all(len(block.text) <= 1_500 for block in reading.blocks)
    assert "".join("".join(block.text for block in reading.blocks).split()) == "".join(reading.account.text.split())
    assert reading.blocks[0].text == BODY[0]
    assert all(block.span.of(reading.account.text) == block.text for block in reading.blocks)


@pytest.mark.parametrize(
    "text", [" ".join(BODY), BODY[0][:-1] + ", " + "and so it went on for a while, " * 30 + "all day."]
)
def test_sentences_of_news_stay_in_their_paragraph(text: str) -> None:
    assert [block.text for block in read(text).blocks] == [text]


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "**",
        "[",
        "](",
        ")",
        "# ",
        "> ",
        "- ",
        "Read also:",
        "Tags:",
        "17:05",
        "4 May 2031",
        "Home / ",
        "×",
        "By Ann Lee",
        "(AP) — ",
        "ORVEL — ",
        "{{",
        "}}",
        "\u2028",
        "\r\n",
        "\x00",
        "&nbsp;",
        "www.",
        "Share",
        *BODY,
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_parted_without_overlap(text: str) -> None:
    reading = clean(Account(id="a", text=text))
    for block in reading.blocks:
        assert len(block.text) == block.span.end - block.span.begin > 0
        assert all(a == b or a == " " for a, b in zip(block.text, block.span.of(text), strict=True))
    spans = sorted([block.span for block in reading.blocks] + [leftover.span for leftover in reading.leftovers])
    assert [block.span for block in reading.blocks] == sorted(block.span for block in reading.blocks)
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
    assert all(before.end <= after.begin for before, after in pairwise(spans))
    assert reading == clean(Account(id="a", text=text))


@pytest.mark.parametrize(
    "unit",
    ["a\n", "[a](", "<a ", "*a ", "Home > ", "Tags:\nFoo bar baz\n", "17:05\n", "By A, B and C\n", "1", "{{", "Xy z\n"],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        account = Account(id="a", text=unit * (size // len(unit)))
        begin = time.process_time()
        clean(account)
        return time.process_time() - begin

    small = max(seconds(20_000), 0.02)
    assert seconds(160_000) < 8 * small * 3
