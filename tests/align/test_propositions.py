"""Long claims cut into propositions, and who does what to whom in each."""

from __future__ import annotations

import pytest

from rashomon.align.board import Board
from rashomon.align.propositions import propositions
from rashomon.align.vectors import vector_of
from rashomon.annotate.language import Language
from rashomon.encoder import meanings
from rashomon.judgements import Judgements

from .telling import telling

pytestmark = pytest.mark.slow


def parts(language: Language, words: str) -> list[str]:
    reading = telling(language, "a", ("Ostrania", words))
    return [" ".join(token.text for token in found.words) for found in propositions(reading)]


def test_clauses_with_their_own_subject_are_propositions(language: Language) -> None:
    found = parts(language, "Two farmers drowned in the valley and four policemen died on the northern road.")
    assert len(found) == 2
    assert "farmers" in found[0]
    assert "policemen" in found[1]


def test_a_clause_that_hangs_on_a_noun_takes_the_noun_along(language: Language) -> None:
    found = parts(language, "A mine laid by a group of armed smugglers destroyed the old bridge over the river.")
    assert any("mine laid by" in part for part in found)
    assert any("destroyed" in part and "bridge" in part for part in found)


def test_a_short_claim_stays_whole(language: Language) -> None:
    assert len(parts(language, "The bridge fell.")) == 1


def test_spans_slice_back_to_the_words_of_the_claim(language: Language) -> None:
    reading = telling(
        language, "a", ("Ostrania", "The dam, which was built in 1961, broke and five people died there.")
    )
    claim = reading.claims[0]
    for found in propositions(reading):
        for span in found.spans:
            assert claim.content[0].covers(span)
            assert span.of(reading.account.text).strip()


@pytest.mark.parametrize(
    ("active", "other"),
    [
        ("Karvelian troops shelled the market.", "The market was shelled by Karvelian troops."),
        ("Karvelian troops shelled the market.", "The shelling of the market by Karvelian troops."),
    ],
)
def test_voice_and_nouns_change_no_roles(language: Language, active: str, other: str) -> None:
    readings = [telling(language, "a", ("x", active)), telling(language, "b", ("x", other))]
    left, right = Board(readings, vectors=vector_of, meanings=meanings, judgements=Judgements()).profiles

    def roles(profile: object) -> tuple[set[str], set[str]]:
        event = next(e for e in profile.events if "fire-weapon" in e.kinds)  # type: ignore[attr-defined]
        terms = profile.terms  # type: ignore[attr-defined]
        return {terms[at].key for at in event.agents}, {terms[at].key for at in event.patients}

    assert roles(left) == roles(right)
