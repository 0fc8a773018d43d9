from __future__ import annotations

import pytest
from tests import factories as make

from rashomon.model import Claim
from rashomon.views import told


def claim(words: str, cue: str = "said", **fields: object) -> Claim:
    account = make.account(f"Anna Kost {cue} {words}.")
    return make.claim(account, words, source="Anna Kost", cue=cue, speaker="Anna Kost", **fields)


@pytest.mark.parametrize("cue", ["said", "told reporters", "claims", "has repeatedly stated", "according to"])
def test_who_says_a_clause_gets_a_colon_and_no_verb(cue: str) -> None:
    words = "the bridge fell at noon"
    assert told.how(claim(words, cue), words) == ":"


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("accused", "Orland of opening the gate"),
        ("refused", "to let the inspectors in"),
        ("did not say", "when"),
        ("warned against", "early conclusions"),
        ("said", "to have seen nothing"),
        ("announced", "the closure of the road"),
    ],
)
def test_words_that_hang_on_their_cue_get_it_in_quotation_marks(cue: str, words: str) -> None:
    assert told.how(claim(words, cue), words) == f" (“{cue}”):"


def test_a_that_after_any_cue_makes_a_clause() -> None:
    words = "that the road would be closed"
    assert told.how(claim(words, "announced"), words) == ":"


def test_stances_and_own_voice() -> None:
    assert told.how(claim("it was so", "denied", stance="deny"), "it was so") == ", in a denial (“denied”):"
    assert told.how(claim("pay", "demanded", stance="urge"), "pay") == ", urging:"
    assert told.how(claim("why", "asked", stance="ask"), "why") == ", asking:"
    own = make.claim(make.account("It rained."), "It rained")
    assert told.how(own, "It rained") == ", in its own voice:"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that the gate was shut", "the gate was shut"),
        ("and that nobody was hurt", "nobody was hurt"),
        ("that version", "that version"),
        ("that was the end of it", "that was the end of it"),
        ("“The gate was shut”", "The gate was shut"),
        ('"One" and "two"', '"One" and "two"'),
        ("“", "“"),
        ("", ""),
    ],
)
def test_a_conjunction_and_marks_around_all_of_it_are_left_out(words: str, shown: str) -> None:
    assert told.bare(words) == shown


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("five people died", "Five people died"),
        (", and the road was closed", "The road was closed"),
        ("But nobody was hurt", "Nobody was hurt"),
        ("to take steps", "… to take steps"),
        ("Each other of shelling", "… each other of shelling"),
        ("Total losses", "Total losses"),
        ("", ""),
        ("and", "And"),
    ],
)
def test_a_statement_as_a_headline(words: str, headline: str) -> None:
    assert told.headline(words) == headline
