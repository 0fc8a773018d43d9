"""Speakers of one account: pronouns, offices, short forms, statements, told in made-up texts of several continents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.annotate.language import Language
from rashomon.claims.speakers import resolve_within
from rashomon.model import Account, Block, Claim, Reading, Span, content_id

Teller = Callable[[str], list[tuple[str | None, str | None]]]


def braces(text: str) -> tuple[str, list[Span]]:
    """`text` without its braces, and the spans that stood in them."""
    plain: list[str] = []
    spans: list[Span] = []
    at = 0
    for place, part in enumerate(text.replace("}", "{").split("{")):
        if place % 2:
            spans.append(Span(at, at + len(part)))
        plain.append(part)
        at += len(part)
    return "".join(plain), spans


def told(language: Language, text: str, **account: str) -> Reading:
    """The reading of `text`, in which braces mark the source of each claim; a sentence is the claim's content."""
    plain, sources = braces(text)
    blocks, at = [], 0
    for line in plain.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), "paragraph", line))
        at += len(line) + 1
    reading = Reading(account=Account(id=content_id("a", plain), text=plain, **account), blocks=tuple(blocks))
    return replace(next(iter(language.parse([reading]))), claims=tuple(claim(plain, source) for source in sources))


def claim(text: str, source: Span) -> Claim:
    end = text.find(".", source.end)
    content = Span(source.end, len(text) if end < 0 else end)
    cue = Span(source.end, source.end)
    return Claim(
        id=content_id("c", *source), document="d", source=(source,), cue=(cue,), content=(content,),
        text=content.of(text), source_text=source.of(text),
    )  # fmt: skip


@pytest.fixture
def speakers(language: Language) -> Teller:
    def resolve(text: str) -> list[tuple[str | None, str | None]]:
        reading = told(language, text)
        return [(c.speaker, c.party) for c in resolve_within(reading, reading.claims)]

    return resolve


CASES = {
    "a surname and a pronoun": (
        ("{Kenyan Health Minister Wanjiru Kamau} said the clinic would stay open. {Kamau} said doctors had arrived. "
         "{She} added that beds were free."),
        ["Wanjiru Kamau"] * 3, "Kenya",
    ),
    "an office for its holder": (
        "Prime Minister Anders Holm of Norway visited the harbour. {The prime minister} said repairs had begun.",
        ["Anders Holm"], "Norway",
    ),
    "an office before its holder is named": (
        "{The mayor} said the bridge was shut. Lucía Torres, the mayor of Arequipa, asked drivers to wait.",
        ["Lucía Torres"], "Arequipa",
    ),
    "a ministry and its short form": (
        ("{Peru's Defense Ministry} said a patrol had come under fire. {The ministry} said nobody was hurt. "
         "{It} said the search went on."),
        ["Peru Ministry of Defence"] * 3, "Peru",
    ),
    "the country's ministry": (
        "Thailand has closed two border crossings. {The country's Foreign Ministry} said the measure was temporary.",
        ["Thailand Ministry of Foreign Affairs"], "Thailand",
    ),
    "a bare ministry after one with its country": (
        ("{The Ghanaian Interior Ministry} said three men were held. Traders reopened their shops. "
         "{The Interior Ministry} said they would stand trial."),
        ["Ghana Ministry of Internal Affairs"] * 2, "Ghana",
    ),
    "the statement of the last speaker": (
        "{Indonesia's disaster agency} said the river had burst its banks. {The statement} said 40 houses were lost.",
        ["Indonesia Disaster Management Agency"] * 2, "Indonesia",
    ),
    "a capital for its government": (
        "{Ottawa} said the talks had failed. {Canada} said it would try again.", ["Canada"] * 2, "Canada",
    ),
    "an organisation and its head word": (
        ("The Andean Rights Network watches prisons. {The Andean Rights Network} said two inmates had died. "
         "{The network} said it had asked for an inquiry."),
        ["Andean Rights Network"] * 2, "Andean Rights Network",
    ),
    "a country that no lexicon has": (
        "Ruritania's Foreign Ministry called in the envoy. {The Ruritanian Foreign Ministry} said no more.",
        ["Ruritania Ministry of Foreign Affairs"], "Ruritania",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_speakers_of_an_account(speakers: Teller, case: str) -> None:
    text, names, party = CASES[case]
    assert speakers(text) == [(name, party) for name in names]


def test_he_and_she_part_two_persons(speakers: Teller) -> None:
    text = (
        "{Mr. Okafor} said the pump had failed. {Mrs. Lindqvist} said it had been mended. {He} said he doubted it. "
        "{She} said he was wrong."
    )
    assert [name for name, _ in speakers(text)] == ["Okafor", "Lindqvist", "Okafor", "Lindqvist"]


def test_titles_part_two_persons_of_one_surname(speakers: Teller) -> None:
    text = "Maria Keller and Hans Keller run the mill. {Mrs. Keller} said it was safe. {Mr. Keller} said it was old."
    assert speakers("Ms. Maria Keller met Mr. Hans Keller. " + text)[0][0] == "Maria Keller"
    assert speakers("Ms. Maria Keller met Mr. Hans Keller. " + text)[1][0] == "Hans Keller"


def test_joined_sources_keep_both_names(speakers: Teller) -> None:
    assert speakers("{Chad and Niger} said the wells were shared.") == [("Chad and Niger", "Chad and Niger")]


def test_unnamed_sources_stay_in_their_words(speakers: Teller) -> None:
    text = "{Several witnesses} said a shot was fired. {Local media sources} said the road was closed."
    assert speakers(text) == [("Witnesses", None), ("Local media", None)]


def test_belongings_are_named_after_their_owner(speakers: Teller) -> None:
    text = "{Senator Helen Marsh} said she would run. {Her campaign} said money had come in."
    assert speakers(text)[1] == ("Helen Marsh campaign", "Helen Marsh campaign")


def test_a_former_office_speaks_for_nobody(speakers: Teller) -> None:
    assert speakers("{Diego Fuentes, a former president of Chile,} said the law was bad.") == [("Diego Fuentes", None)]


def test_party_comes_from_anywhere_in_the_account(speakers: Teller) -> None:
    text = "{Osman Tahir} said the town was calm. Sudanese army spokesman Osman Tahir spoke by telephone."
    assert speakers(text) == [("Osman Tahir", "Sudan")]


def test_an_agentless_cue_goes_on_with_a_statement_or_has_nobody(language: Language) -> None:
    text = (
        "{Brazil's Health Ministry} said vaccines had come. It is noted that trucks were on the road. "
        "It was reported that a bus burned."
    )
    reading = told(language, text)
    body = reading.account.text
    agentless = [
        Claim(id=word, document="d", source=(), cue=(Span(body.index(word), body.index(word) + len(word)),),
              content=(Span(body.index(word) + len(word), body.index(word) + len(word) + 9),), text="", cue_text=word)
        for word in ("noted", "reported")
    ]  # fmt: skip
    resolved = resolve_within(reading, [*reading.claims, *agentless])
    assert [c.speaker for c in resolved] == ["Brazil Ministry of Health", "Brazil Ministry of Health", None]


def test_we_in_a_quotation_is_its_speaker_and_outside_the_outlet(language: Language) -> None:
    text = (
        "“The dam holds. {We} said so in May,” {engineer Ines Prado} told reporters.\n"
        "{We} said in March that it would not."
    )
    reading = told(language, text, outlet="The Valley Post")
    claims = list(reading.claims)
    claims[1] = replace(claims[1], content=(Span(1, reading.account.text.index(",”")),))
    resolved = resolve_within(reading, claims)
    assert [c.speaker for c in resolved] == ["Ines Prado", "Ines Prado", "The Valley Post"]


def test_the_outlets_own_claims_stay_as_they_are(language: Language) -> None:
    reading = told(language, "{Ottawa} said the talks had failed.")
    own = replace(reading.claims[0], own_voice=True, source=(), speaker="The Valley Post", party="The Valley Post")
    assert resolve_within(reading, [own]) == (own,)


def test_new_jersey_is_not_jersey(speakers: Teller) -> None:
    assert speakers("{New Jersey Gov. Paul Dunne} said the tunnel was shut.") == [("Paul Dunne", "New Jersey")]


def test_a_nominee_is_the_one_of_that_party(speakers: Teller) -> None:
    text = (
        "Labour candidate Ann Hart met Liberal candidate Joe Marsh . {The Labour candidate} said she was glad. "
        "{The Liberal candidate} said so too."
    )
    assert [name for name, _ in speakers(text)] == ["Ann Hart", "Joe Marsh"]


def test_the_gender_of_a_pronoun_comes_from_the_text_before_the_name_list(speakers: Teller) -> None:
    text = (
        "Mrs. Jordan Achebe spoke after Mr. Robin Castellanos. {Castellanos} said the wells were dry. "
        "{Achebe} said they were full. {He} said he had seen them."
    )
    assert speakers(text)[2][0] == "Robin Castellanos"


def test_a_ministry_has_no_ministry_of_its_own(speakers: Teller) -> None:
    text = (
        "In Nepal the rain went on. {Nepal's Interior Ministry} said a bridge was lost. "
        "{Its water ministry} said the river was falling."
    )
    assert speakers(text)[1] == ("Nepal Ministry of Water Resources", "Nepal")


def test_who_stands_beside_a_king_is_not_the_king(speakers: Teller) -> None:
    text = "{Ruth Mbeki, speaking alongside Jordan's King Abdullah,} said the talks would go on."
    assert speakers(text) == [("Ruth Mbeki", None)]


def test_a_weekday_is_nobodys_party(speakers: Teller) -> None:
    assert speakers("On {Tuesday President Ruth Mbeki} said the talks would go on.") == [("Ruth Mbeki", None)]


def test_a_name_after_its_description_is_the_speaker(speakers: Teller) -> None:
    assert speakers("{A hydrologist at the Oreva River Commission, Lars Odegaard,} said so.")[0][0] == "Lars Odegaard"


def test_a_headlines_verb_is_no_part_of_a_name(language: Language) -> None:
    plain, sources = braces("Lena Brandt Resigns After Grain Scandal\nMinister Lena Brandt left. {Brandt} said so.")
    reading = told(language, plain)
    first, second = reading.blocks
    reading = replace(reading, blocks=(replace(first, kind="title"), second), claims=(claim(plain, sources[0]),))
    assert resolve_within(reading, reading.claims)[0].speaker == "Lena Brandt"
