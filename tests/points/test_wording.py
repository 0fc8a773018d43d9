"""How a point's statement reads: the accounts' own words as a line."""

from __future__ import annotations

from rashomon.model import Reading
from rashomon.points.statements import Statement, statements
from rashomon.points.wording import wording

from .sketch import sketch, telling
from .test_statements import RELATIVE, whole


def members(*told: Reading) -> list[tuple[Statement, Reading]]:
    return [(statement, reading) for reading in told for statement in statements(reading)]


def test_the_words_of_the_one_that_is_most_like_the_others_are_taken() -> None:
    found = members(telling("a", ("Ostrania", "Relt opened it")), telling("b", ("Karvelia", "Relt undid it")))
    assert wording(found, [0.2, 0.9]) == "Relt undid it"
    assert wording(found, [0.9, 0.2]) == "Relt opened it"


def test_a_sentence_is_preferred_to_a_clause_that_hangs_on_another() -> None:
    hanging = sketch("a", "that/PRON:WDT/nsubj/2 opened/VERB:VBD/ROOT/0 the/DET/det/4 gate/NOUN/dobj/2")
    found = members(whole(hanging), telling("b", ("Karvelia", "Guards opened the gate")))
    assert wording(found, [0.5, 0.5]) == "Guards opened the gate"


def test_one_that_names_who_acts_is_preferred_to_a_pronoun() -> None:
    pronoun = sketch("a", "He/PRON:PRP/nsubj/2 opened/VERB:VBD/ROOT/0 the/DET/det/4 gate/NOUN/dobj/2")
    found = members(whole(pronoun), telling("b", ("Karvelia", "Relt opened the gate")))
    assert wording(found, [0.5, 0.5]) == "Relt opened the gate"


def test_parts_that_something_lies_between_are_joined_by_an_ellipsis() -> None:
    found = members(whole(sketch("a", RELATIVE)))
    assert wording(found[1:], [0.0]) == "The mill … employed ninety people"


def test_equal_ones_are_taken_in_the_order_of_documents_and_text() -> None:
    told = [telling("b", ("Ostrania", "Relt opened it")), telling("a", ("Karvelia", "Karn opened it"))]
    found = members(*told)
    assert wording(found, [0.5, 0.5]) == wording(found[::-1], [0.5, 0.5]) == "Karn opened it"
