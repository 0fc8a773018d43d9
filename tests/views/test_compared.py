from __future__ import annotations

from tests import factories as make

from rashomon.model import Difference, Figure, Sum, Tally
from rashomon.views.compared import differences, sums

ONE, TWO = (make.account("three dead, two missing, five in all", id=name) for name in ("one", "two"))


def figure(identity: str, of: str, value: float, as_of: str | None = None) -> Figure:
    account = ONE if of == "one" else TWO
    return make.figure(account, "three", value, value, id=identity, as_of=as_of)


def tally(differ: tuple[Difference, ...] = (), added: tuple[Sum, ...] = ()) -> Tally:
    return Tally(category="killed", latest=(5, 5), by_document=(), differ=differ, sums=added)


def known(*figures: Figure) -> dict[str, Figure]:
    return {each.id: each for each in figures}


def test_an_update_goes_from_the_earlier_to_the_later_a_conflict_from_the_smaller() -> None:
    figures = known(figure("a", "one", 9, "2024-05-14T12:00Z"), figure("b", "two", 3, "2024-05-14T18:00Z"))
    for kind, first in (("update", "a"), ("conflict", "b")):
        given = Difference(documents=("two", "one"), kind=kind, figures=("b", "a"))  # type: ignore[arg-type]
        (found,) = differences(tally((given,)), figures)
        assert found.left[0].id == first


def test_the_same_two_values_stand_there_once_with_a_reason_only_where_all_give_it() -> None:
    figures = known(figure("a", "one", 3), figure("b", "two", 5), figure("c", "one", 3))
    pairs = tuple(
        Difference(documents=("one", "two"), kind="conflict", figures=(each, "b"), why=why)
        for each, why in (("a", "one reason"), ("c", "another"))
    )
    (found,) = differences(tally(pairs), figures)
    assert found.why == "" and len(found.left) == 1
    (found,) = differences(tally(pairs[:1]), figures)
    assert found.why == "one reason"


def test_parts_of_the_same_values_in_the_same_accounts_add_up_once() -> None:
    figures = known(
        figure("a", "one", 3), figure("b", "one", 2), figure("a2", "one", 3), figure("b2", "one", 2),
        figure("t", "two", 5), figure("u", "one", 5),
    )  # fmt: skip
    (found,) = sums(tally(added=(Sum("t", ("a", "b")), Sum("u", ("b2", "a2")))), figures)
    assert [each.id for each in found.parts] == ["a", "b"] and [each.id for each in found.totals] == ["t", "u"]


def test_a_figure_that_is_not_there_is_passed_over() -> None:
    given = Difference(documents=("one", "two"), kind="conflict", figures=("a", "gone"))
    figures = known(figure("a", "one", 3))
    assert differences(tally((given,)), figures) == [] and sums(tally(added=(Sum("gone", ("a",)),)), figures) == []
