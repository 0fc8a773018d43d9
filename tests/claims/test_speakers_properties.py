"""What holds of speakers for any text and any spans."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.annotate.language import Language
from rashomon.claims.speakers import merge_names, resolve_across, resolve_within
from rashomon.claims.speakers.read import read
from rashomon.claims.speakers.words import split
from rashomon.model import Account, Block, Claim, Reading, Span

TEXT = (
    "Kenyan Health Minister Wanjiru Kamau said the clinic would stay open. “We have beds,” she said, and the statement "
    "of the ministry added that it was noted by Reuters and the U.N. Its spokesman, whose name nobody gave, heard us."
)
WORDS = st.sampled_from(
    ["the", "a", "President", "of", "Peru", "Peru's", "Peruvian", "and", ",", "(", ")", "Jane", "Roe", "ministry", "he",
     "who", "WHO", "statement", "spokesman", "for", "'s", "’s", "-", "Foreign", "said", "officials", "U.S.", "it", "is",
     "“", "former", "in", "reporter", "AFP", "country", "government", "no\u0000w", "İ", "\u202e", "𝒳"]
)  # fmt: skip
PHRASES = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


@settings(deadline=None)
@given(PHRASES)
def test_any_phrase_is_read(phrase: str) -> None:
    source = read(phrase)
    assert source == read(phrase)
    assert source.kind == "none" or source.kind in ("pronoun", "statement", "joint") or source.name.strip()


@settings(deadline=None)
@given(PHRASES)
def test_words_lie_in_the_phrase_in_order(phrase: str) -> None:
    words = split(phrase)
    assert all(phrase[word.begin : word.end] == word.text for word in words)
    assert all(first.end <= second.begin for first, second in pairwise(words))


def parsed(language: Language) -> Reading:
    block = Block(Span(0, len(TEXT)), "paragraph", TEXT)
    return next(iter(language.parse([Reading(account=Account(id="a", text=TEXT), blocks=(block,))])))


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(min(pair), max(pair)))
CLAIMS = st.lists(
    st.tuples(st.lists(SPANS, max_size=2), st.lists(SPANS, max_size=1), st.lists(SPANS, max_size=2)), max_size=6
)


def claims_of(spans: list[tuple[list[Span], list[Span], list[Span]]], document: str) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=f"{document}{number}",
            document=document,
            source=tuple(source),
            cue=tuple(cue),
            content=tuple(content),
            text="",
        )
        for number, (source, cue, content) in enumerate(spans)
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(spans=CLAIMS)
def test_any_spans_are_resolved(language: Language, spans: list[tuple[list[Span], list[Span], list[Span]]]) -> None:
    reading = parsed(language)
    claims = claims_of(spans, "a")
    resolved = resolve_within(reading, claims)
    assert resolved == resolve_within(reading, claims)
    assert [replace(c, speaker=None, party=None) for c in resolved] == list(claims)
    assert all(c.speaker != "" and c.party != "" for c in resolved)
    bare = resolve_within(replace(reading, parse=type(reading.parse)(), blocks=()), claims)
    assert len(bare) == len(claims)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(one=CLAIMS, other=CLAIMS)
def test_the_order_of_accounts_makes_no_difference(
    language: Language,
    one: list[tuple[list[Span], list[Span], list[Span]]],
    other: list[tuple[list[Span], list[Span], list[Span]]],
) -> None:
    first = parsed(language)
    second = replace(first, account=replace(first.account, id="b"))
    pair = [
        replace(r, claims=resolve_within(r, claims_of(s, r.account.id))) for r, s in ((first, one), (second, other))
    ]
    assert resolve_across(pair) == resolve_across(pair[::-1])[::-1]
    assert merge_names(pair) == merge_names(pair[::-1])
