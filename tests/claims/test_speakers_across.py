"""One name for each speaker across accounts: what merges, why, and what a user's word does to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from rashomon.annotate.language import Language
from rashomon.claims.speakers import NameJudgement, merge_names, resolve_across, resolve_within
from rashomon.claims.speakers.spelling import alike, gendered_pair
from rashomon.model import Account, Block, Claim, Reading, Span


def account(language: Language, name: str, text: str, *sources: str) -> Reading:
    """An account in which each of `sources` says the rest of its sentence."""
    block = Block(Span(0, len(text)), "paragraph", text)
    reading = next(iter(language.parse([Reading(account=Account(id=name, text=text), blocks=(block,))])))
    claims, at = [], 0
    for number, source in enumerate(sources):
        begin = text.index(source, at)
        at = begin + len(source)
        stop = text.index(".", at)
        claims.append(
            Claim(id=f"{name}{number}", document=name, source=(Span(begin, at),), cue=(), content=(Span(at, stop),),
                  text=text[at:stop], source_text=source)
        )  # fmt: skip
    return replace(reading, claims=resolve_within(reading, claims))


def speakers(readings: Sequence[Reading]) -> list[tuple[str | None, str | None]]:
    return [(claim.speaker, claim.party) for reading in readings for claim in reading.claims]


@pytest.fixture(scope="module")
def three(language: Language) -> list[Reading]:
    return [
        account(language, "a", "Nepali Prime Minister Sunita Gurung said the road was open. Police said it was not.",
                "Nepali Prime Minister Sunita Gurung", "Police"),
        account(language, "b", "Mrs. Gurung said the road was open. The Defence Ministry said so too.", "Mrs. Gurung",
                "The Defence Ministry"),
        account(language, "c", "Nepal's prime minister said a road was open. Nepal's Defense Ministry said nothing.",
                "Nepal's prime minister", "Nepal's Defense Ministry"),
    ]  # fmt: skip


def test_a_surname_an_office_and_a_full_name_are_one_person(three: list[Reading]) -> None:
    resolved = speakers(resolve_across(three))
    assert resolved[0] == resolved[2] == resolved[4] == ("Sunita Gurung", "Nepal")


def test_a_bare_ministry_is_the_only_one_that_is_named_with_its_country(three: list[Reading]) -> None:
    resolved = speakers(resolve_across(three))
    assert resolved[3] == resolved[5] == ("Nepal Ministry of Defence", "Nepal")


def test_every_merge_has_its_reason_and_the_accounts(three: list[Reading]) -> None:
    merges = {merge.other: merge for merge in merge_names(three) if merge.merged}
    assert set(merges) == {"Gurung", "Nepal Prime Minister", "Ministry of Defence"}
    assert merges["Gurung"].reasons[0] == "“Gurung” is the surname of “Sunita Gurung” and of nobody else here"
    assert merges["Gurung"].accounts == ("b",)
    assert all(merge.decided_by == "rule" and 0 < merge.score <= 1 for merge in merges.values())


def test_the_order_of_accounts_makes_no_difference(three: list[Reading]) -> None:
    wanted = {claim.id: (claim.speaker, claim.party) for r in resolve_across(three) for claim in r.claims}
    for order in permutations(three):
        found = resolve_across(order)
        assert [r.account.id for r in found] == [r.account.id for r in order]
        assert {claim.id: (claim.speaker, claim.party) for r in found for claim in r.claims} == wanted


def test_a_user_parts_what_was_merged(three: list[Reading]) -> None:
    for verdict in ("different", "unsure"):
        judged = [NameJudgement("Sunita Gurung", "gurung", verdict)]
        assert speakers(resolve_across(three, judgements=judged))[2][0] == "Gurung"
        parted = next(merge for merge in merge_names(three, judgements=judged) if "Gurung" in (merge.name, merge.other))
        assert (parted.merged, parted.decided_by) == (False, "user")


def test_a_user_joins_what_stayed_apart(language: Language) -> None:
    readings = [
        account(language, "a", "The Harbour Office said ships had left.", "The Harbour Office"),
        account(language, "b", "The Port of Aldmouth said ships had left.", "The Port of Aldmouth"),
    ]
    assert len({name for name, _ in speakers(resolve_across(readings))}) == 2
    judged = [NameJudgement("Harbour Office", "Port of Aldmouth", "same")]
    assert {name for name, _ in speakers(resolve_across(readings, judgements=judged))} == {"Port of Aldmouth"}
    assert merge_names(readings, judgements=judged)[0].decided_by == "user"


def test_two_persons_of_one_surname_keep_a_bare_surname_apart(language: Language) -> None:
    readings = [
        account(language, "a", "Maria Keller said the mill was safe.", "Maria Keller"),
        account(language, "b", "Hans Keller said the mill was old.", "Hans Keller"),
        account(language, "c", "Dr. Keller said the mill would close.", "Dr. Keller"),
    ]
    assert [name for name, _ in speakers(resolve_across(readings))] == ["Maria Keller", "Hans Keller", "Keller"]
    assert {merge.merged for merge in merge_names(readings)} == {False}


def test_transliterations_of_one_name_join(language: Language) -> None:
    readings = [
        account(language, "a", "Lebanese Health Minister Youssef Khoury said beds were free.",
                "Lebanese Health Minister Youssef Khoury"),
        account(language, "b", "Lebanon's health minister, Yusuf Khouri, said beds were free.",
                "Lebanon's health minister, Yusuf Khouri"),
    ]  # fmt: skip
    assert len({name for name, _ in speakers(resolve_across(readings))}) == 1


def test_names_spelled_alike_stay_apart_where_nothing_else_speaks_for_one(language: Language) -> None:
    readings = [
        account(language, "a", "Anna Martin said the mill was safe.", "Anna Martin"),
        account(language, "b", "Anna Marten said the mill was old.", "Anna Marten"),
    ]
    assert len({name for name, _ in speakers(resolve_across(readings))}) == 2
    assert [(merge.merged, merge.score) for merge in merge_names(readings)] == [(False, 0.75)]


def test_a_short_form_that_an_account_explains_joins(language: Language) -> None:
    text = "The Andean Rights Network (ARN) said two inmates had died."
    readings = [
        account(language, "a", text, "The Andean Rights Network"),
        account(language, "b", "ARN said three inmates had died.", "ARN"),
    ]
    assert {name for name, _ in speakers(resolve_across(readings))} == {"Andean Rights Network"}


def test_the_party_of_a_person_comes_from_any_account(language: Language) -> None:
    readings = [
        account(language, "a", "Osman Tahir said the town was calm.", "Osman Tahir"),
        account(language, "b", "Sudanese army spokesman Osman Tahir said he knew nothing.",
                "Sudanese army spokesman Osman Tahir"),
    ]  # fmt: skip
    assert {party for _, party in speakers(resolve_across(readings))} == {"Sudan"}


def test_unnamed_sources_never_merge(language: Language) -> None:
    readings = [account(language, name, "Officials said the dam held.", "Officials") for name in ("a", "b")]
    assert merge_names(readings) == ()


@pytest.mark.parametrize(("left", "right", "same"), [
    ("yanukovych", "yanukovich", True), ("sergei", "sergey", True), ("hussein", "husain", True),
    ("khoury", "khouri", True), ("karimov", "karimova", False), ("kovalsky", "kovalskaya", False),
    ("youssef", "yusuf", True), ("lee", "li", False), ("martin", "marsh", False),
])  # fmt: skip
def test_spellings_of_one_name(left: str, right: str, same: bool) -> None:
    assert bool(alike(left, right)) is same
    assert alike(left, right) == alike(right, left)


def test_a_mans_and_a_womans_form_of_a_surname_are_two() -> None:
    assert gendered_pair("petrov", "petrova") and gendered_pair("sadowski", "sadowska")
    assert not gendered_pair("petrov", "petrov")


def test_names_merge_along_a_chain(language: Language) -> None:
    readings = [
        account(language, "a", "The Andean Rights Network (ARN) said two had died.", "The Andean Rights Network"),
        account(language, "b", "ARN said three had died.", "ARN"),
        account(language, "c", "The Lima Watch said four had died.", "The Lima Watch"),
    ]
    judged = [NameJudgement("ARN", "Lima Watch", "same")]
    assert {name for name, _ in speakers(resolve_across(readings, judgements=judged))} == {"Andean Rights Network"}


def test_two_first_names_of_one_surname_join_where_the_same_words_are_quoted(language: Language) -> None:
    said = "the mill will stand for as long as I am asked to keep it"
    readings = [
        account(language, name, f"{who} told reporters that {said}.", who)
        for name, who in (("a", "Robert Tanner"), ("b", "Bob Tanner"))
    ]
    assert len({name for name, _ in speakers(resolve_across(readings))}) == 2
    quoted = [
        replace(reading, claims=tuple(replace(claim, text=said, mode="direct") for claim in reading.claims))
        for reading in readings
    ]
    assert len({name for name, _ in speakers(resolve_across(quoted))}) == 1
    reasons = merge_names(quoted)[0].reasons
    assert reasons[0].endswith("share a surname")
    assert reasons[-1] == "both are quoted with “as I am asked to keep it”"


def test_a_bare_ministry_is_not_that_of_a_country_its_account_does_not_tell_of(language: Language) -> None:
    readings = [
        account(language, "a", "Nepal's Defense Ministry said nothing.", "Nepal's Defense Ministry"),
        account(language, "b", "In Peru the rain went on. The Defence Ministry said so.", "The Defence Ministry"),
    ]
    assert len({name for name, _ in speakers(resolve_across(readings))}) == 2


@pytest.mark.parametrize(("left", "right"), [
    ("Nepal's Interior Ministry", "Nepal's Ministry of Water Resources"),
    ("Nepal's Defense Ministry", "Peru's Defense Ministry"), ("Nepal's Central Bank", "Peru's Central Bank"),
    ("The Lima Rights Network", "The Cusco Rights Network"),
])  # fmt: skip
def test_bodies_of_two_remits_or_two_countries_never_merge(language: Language, left: str, right: str) -> None:
    readings = [account(language, name, f"{who} said so.", who) for name, who in (("a", left), ("b", right))]
    assert len({name for name, _ in speakers(resolve_across(readings))}) == 2
    assert not [merge for merge in merge_names(readings) if merge.merged]


def test_a_body_less_the_place_in_front_is_the_only_one_that_ends_so(language: Language) -> None:
    readings = [
        account(language, "a", "The Oreva River Commission said so.", "The Oreva River Commission"),
        account(language, "b", "The River Commission said so.", "The River Commission"),
    ]
    assert {name for name, _ in speakers(resolve_across(readings))} == {"Oreva River Commission"}
    third = account(language, "c", "The Tarn River Commission said so.", "The Tarn River Commission")
    assert len({name for name, _ in speakers(resolve_across([*readings, third]))}) == 3


def test_a_party_that_is_a_person_goes_by_the_persons_name(language: Language) -> None:
    readings = [
        account(language, "a", "Maria Keller said the mill was safe.", "Maria Keller"),
        account(language, "b", "Keller's office said the mill was old.", "Keller's office"),
    ]
    assert speakers(resolve_across(readings))[1][1] == "Maria Keller"


def test_a_persons_party_is_what_most_accounts_give(language: Language) -> None:
    text = "Sudanese army spokesman Osman Tahir said he knew nothing."
    readings = [account(language, name, text, "Sudanese army spokesman Osman Tahir") for name in ("a", "b")]
    odd = account(language, "c", "Chadian army spokesman Osman Tahir said so.", "Chadian army spokesman Osman Tahir")
    assert {party for _, party in speakers(resolve_across([*readings, odd]))} == {"Sudan"}
