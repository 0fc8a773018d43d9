from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from rashomon.model import Figure, Tally, Total
from rashomon.views.html.ledger import WIDTH, Axis, Ledger, ledgers
from rashomon.views.outline import MANY, Outline


def of(*values: tuple[float, float | None], accounts: int = 1) -> Ledger:
    told = [make.account("Five died.", id=f"d{n}") for n in range(accounts)]
    figures = tuple(
        make.figure(each, "Five", low, high, id=f"f{each.id}-{at}")
        for each in told
        for at, (low, high) in enumerate(values)
    )
    totals = tuple(Total(each.document, each.min, each.max, each.id) for each in figures)
    tally = Tally(category="killed", latest=values[0], by_document=totals)
    (found,) = ledgers(Outline(make.dossier(*map(make.document, told), figures=figures, tally=(tally,))))
    return found


def test_larger_lies_further_right_on_an_axis_that_all_share() -> None:
    three, five, between = (entry.bar for entry in of((3, 3), (5, 5), (3, 5)).totals)
    assert three.begin == three.end < five.begin and (between.begin, between.end) == (three.begin, five.end)


def test_an_open_end_has_room_for_its_arrow() -> None:
    ledger = of((6, None), (2, 2))
    (most, _) = ledger.totals
    assert most.bar.open and most.bar.end - most.bar.begin > 20


def test_figures_far_apart_stand_on_a_logarithmic_axis() -> None:
    assert of((3, 3), (40000, 40000)).axis.logarithmic and not of((3, 3), (40, 40)).axis.logarithmic


def test_labels_are_short() -> None:
    assert [tick.label for tick in Axis(200000).ticks] == ["0", "50k", "100k", "150k", "200k"]
    assert [tick.label for tick in Axis(6).ticks] == ["0", "2", "4", "6"]
    assert [tick.label for tick in Axis(40000, logarithmic=True).ticks][:2] == ["1", "10"]


@given(st.lists(st.floats(0, 1e12, allow_nan=False), min_size=1, max_size=6))
def test_any_figures_lie_on_their_axis(values: list[float]) -> None:
    ledger = of(*((value, value) for value in values))
    assert all(0 <= end <= WIDTH for entry in ledger.totals for end in (entry.bar.begin, entry.bar.end))
    assert all(0 <= tick.at <= WIDTH for tick in ledger.axis.ticks) and len(ledger.axis.ticks) < 14


def test_of_many_accounts_one_entry_a_value() -> None:
    assert len(of((3, 3), (5, None), accounts=2).totals) == 4
    (three, five) = of((3, 3), (5, None), accounts=MANY + 1).totals
    assert len(three.figures) == len(five.figures) == MANY + 1


def test_the_latest_total_is_in_an_accounts_words() -> None:
    assert of((5, 5), (3, 3)).latest == "Five"


def test_a_figure_is_a_figure() -> None:
    assert isinstance(of((1, 1)).totals[0].figure, Figure)
