"""A judge from outside: what it names counts, all else is refused and counted, and no word of it goes further."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import pipeline
from rashomon.model import Dossier, Reading
from rashomon.model.wire import dumps, to_wire
from rashomon.points import endpoint, prompt
from rashomon.points.context import Context
from rashomon.points.endpoint import Endpoint, NoAnswerError
from rashomon.points.judge import UNJUDGED, Fitted, Reporting, Verdicts
from rashomon.points.prompt import Prompt
from rashomon.points.remote import CHANCES, NEITHER, Asker, Chat, Remote
from rashomon.points.windows import windows
from tests.points.answering import Asked, Blank, Reply, answering, context, raw, says, status, thoughtful

GOOD = {"same": [[1, 2, 3]], "opposed": [[[1, 2, 3], [4]]], "narrower": [[5, 6]]}
EVIL = "EVILWORDS"
NAME = f"m (prompt {prompt.VERSION})"
NETWORK = pytest.approx((0.25, 0.25))


class Said:
    """Answers one after another, the last for ever; None stands for no answer."""

    def __init__(self, *answers: object) -> None:
        self.answers, self.asked = list(answers), 0

    def ask(self, asked: Prompt) -> str:
        self.asked += 1
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(found, Exception):
            raise found
        return found if isinstance(found, str) else json.dumps(found)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "WAIT", 0.0)


def contexts(count: int = 6) -> list[Context]:
    return [context(f"statement of number {at}", f"Speaker {at} said") for at in range(count)]


def report(
    asker: Asker, *, count: int = 6, pairs: Sequence[tuple[int, int]] | None = None, kept: Path | None = None
) -> Verdicts:
    """Of all pairs unless told otherwise."""
    judge = Remote(asker, Blank(), model="m", kept=kept)
    chosen = pairs if pairs is not None else list(combinations(range(count), 2))
    return judge.report(judge.read(contexts(count)), np.array(chosen, dtype=np.int64).reshape(-1, 2))


def table(found: Verdicts) -> dict[tuple[int, int], tuple[tuple[float, float], str]]:
    chances = [(pytest.approx(float(same)), pytest.approx(float(opposed))) for same, opposed in found.chances]
    return {(a, b): (c, by) for (a, b), c, by in zip(found.pairs.tolist(), chances, found.by, strict=True)}  # type: ignore[misc]


def test_it_is_a_judge_that_reports_and_has_thresholds() -> None:
    judge = Remote(Said(GOOD), Blank(), model="m", kept=None)
    assert isinstance(judge, Reporting) and isinstance(judge, Fitted) and judge.name == NAME


def test_what_a_model_names_has_its_chances_and_its_name() -> None:
    found = table(report(Said(GOOD)))
    assert len(found) == 15 and {by for _, by in found.values()} == {NAME}
    assert [found[pair][0] for pair in ((0, 1), (0, 2), (1, 2))] == [CHANCES["same"]] * 3
    assert [found[pair][0] for pair in ((0, 3), (1, 3), (2, 3))] == [CHANCES["opposed"]] * 3
    assert found[4, 5][0] == CHANCES["narrower"] and found[3, 4][0] == NEITHER


def test_pairs_that_retrieval_missed_come_after_those_asked_for() -> None:
    found = report(Said(GOOD), pairs=[(3, 4), (0, 1)])
    assert found.pairs.tolist()[:2] == [[3, 4], [0, 1]]
    assert sorted(map(tuple, found.pairs.tolist()[2:])) == [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (4, 5)]
    assert len(found.chances) == len(found.by) == 8 and not found.problems


def test_compare_gives_just_the_pairs_that_were_asked_for() -> None:
    judge = Remote(Said(GOOD), Blank(), model="m", kept=None)
    chances = judge.compare(judge.read(contexts()), np.array([[3, 4], [0, 1]]))
    assert [tuple(row) for row in chances.tolist()] == [pytest.approx(NEITHER), pytest.approx(CHANCES["same"])]


CONTRADICTIONS = {
    "same and opposed": ({"same": [[1, 2]], "opposed": [[[1], [2]]]}, 1),
    "opposed within a group": ({"same": [[1, 2, 3]], "opposed": [[[1], [2, 3]]]}, 2),
    "opposed and narrower": ({"same": [], "opposed": [[[1], [2]]], "narrower": [[2, 1]]}, 1),
    "narrower than each other": ({"same": [], "opposed": [], "narrower": [[1, 2], [2, 1]]}, 1),
}


@pytest.mark.parametrize(("answer", "count"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_contradicts_itself_is_left_to_the_network_and_counted(answer: object, count: int) -> None:
    found = report(Said(answer))
    left = [pair for pair, (chances, by) in table(found).items() if by == "blank" and chances == NETWORK]
    assert len(left) == count
    assert f"{count} pair{'s' if count > 1 else ''} called two things" in found.problems[0].message


def test_what_contradicts_itself_of_pairs_not_asked_for_is_nothing() -> None:
    found = report(Said({"same": [[1, 2]], "opposed": [[[1], [2]]]}), pairs=[(3, 4)])
    assert found.pairs.tolist() == [[3, 4]]


def test_same_stands_beside_narrower_and_nothing_is_opposed_to_itself() -> None:
    found = report(Said({"same": [[1, 2]], "opposed": [[[3], [3]]], "narrower": [[1, 2], [4, 4]]}))
    assert table(found)[0, 1][0] == CHANCES["same"] and not found.problems


REFUSED = {
    "words": "I think that 1 and 2 agree.",
    "words inside": {"same": [[1, EVIL]], "opposed": []},
    "foreign numbers": {"same": [[1, 7]], "opposed": []},
    "another form": {"same": 1, "opposed": []},
    "half": json.dumps(GOOD)[:25],
}


@pytest.mark.parametrize("answer", REFUSED.values(), ids=REFUSED)
def test_a_refused_answer_leaves_all_to_the_network_and_is_counted(answer: object, tmp_path: Path) -> None:
    said = Said(answer)
    found = report(said, kept=tmp_path)
    assert set(found.by) == {"blank"} and all(tuple(row) == NETWORK for row in found.chances.tolist())
    assert said.asked == 2, "asked once more"
    [problem] = found.problems
    assert problem.kind == UNJUDGED and not problem.fatal and "1 answer refused" in problem.message
    assert NAME in problem.message and EVIL not in str(problem) and not list(tmp_path.iterdir())


@pytest.mark.parametrize("first", ["words", NoAnswerError("no answer in time"), NoAnswerError("busy", status=503)])
def test_a_second_try_that_is_good_is_all_that_counts(first: object) -> None:
    found = report(Said(first, GOOD))
    assert set(found.by) == {NAME} and not found.problems


def test_what_would_fail_again_is_not_asked_again() -> None:
    said = Said(NoAnswerError("HTTP status 401", lasting=True, status=401))
    found = report(said, count=300)
    assert said.asked == 1 and "HTTP status 401: 1" in found.problems[0].message
    assert set(found.by) == {"blank"}


def test_a_server_that_falls_silent_is_asked_no_further() -> None:
    said = Said(NoAnswerError("no answer in time"))
    found = report(said, count=600)
    assert said.asked == 4 and "no answer in time: 2" in found.problems[0].message
    assert "not asked" in found.problems[0].message


def test_pairs_in_no_window_are_judged_by_the_network() -> None:
    draw = np.random.default_rng(1)
    pairs = sorted({(int(min(p)), int(max(p))) for p in draw.integers(0, 400, (9000, 2)) if p[0] != p[1]})
    judge = Remote(Said({"same": [], "opposed": []}), Blank(), model="m", kept=None)
    told = judge.read(contexts(400))
    found = judge.report(told, np.array(pairs))
    parts = [set(window) for window in windows(told.vectors, np.array(pairs))]
    for (a, b), (chances, by) in table(found).items():
        held = any(a in part and b in part for part in parts)
        assert (chances, by) == ((NEITHER, NAME) if held else (NETWORK, "blank"))
    assert set(found.by) == {NAME, "blank"}


def test_numbers_of_a_window_are_those_of_its_own_statements() -> None:
    def think(lines: list[str]) -> object:
        wanted = [at for at, line in enumerate(lines, start=1) if line.endswith(("number 150", "number 151"))]
        return {"same": [wanted], "opposed": []}

    class Thinking:
        def ask(self, asked: Prompt) -> str:
            return json.dumps(think(list(asked.lines)))

    found = table(report(Thinking(), count=300, pairs=[(at, at + 1) for at in range(299)]))
    assert [pair for pair, (chances, _) in found.items() if chances == CHANCES["same"]] == [(150, 151)]


def test_a_kept_answer_is_not_asked_for_again(tmp_path: Path) -> None:
    once = Said(GOOD)
    first = report(once, kept=tmp_path)
    never = Said(NoAnswerError("must not be asked"))
    again = report(never, kept=tmp_path)
    assert (once.asked, never.asked) == (1, 0) and not again.problems
    assert first.pairs.tolist() == again.pairs.tolist() and first.chances.tolist() == again.chances.tolist()


def test_another_model_or_another_statement_is_asked_for(tmp_path: Path) -> None:
    report(Said(GOOD), kept=tmp_path)
    other = Said(GOOD)
    judge = Remote(other, Blank(), model="other", kept=tmp_path)
    judge.report(judge.read(contexts()), np.array([[0, 1]]))
    more = Said(GOOD)
    report(more, count=7, kept=tmp_path)
    assert other.asked == more.asked == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", json.dumps({"same": [[1, 99]], "opposed": []}).encode()])
def test_a_damaged_kept_answer_is_as_none(damage: bytes, tmp_path: Path) -> None:
    report(Said(GOOD), kept=tmp_path)
    [place] = tmp_path.iterdir()
    place.write_bytes(damage)
    said = Said(GOOD)
    assert not report(said, kept=tmp_path).problems and said.asked == 1
    assert json.loads(place.read_text()) == GOOD


def test_a_cache_that_cannot_be_written_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = report(Said(GOOD), kept=tmp_path / "file" / "judge")
    assert set(found.by) == {NAME} and "could not be kept" in found.problems[0].message


def test_nothing_to_compare_asks_nothing() -> None:
    said = Said(GOOD)
    assert report(said, count=1, pairs=[]).pairs.shape == report(said, count=0, pairs=[]).pairs.shape == (0, 2)
    assert not said.asked


NUMBERS = st.lists(st.integers(1, 6), max_size=4)


@given(
    st.lists(NUMBERS, max_size=5), st.lists(st.tuples(NUMBERS, NUMBERS), max_size=5),
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=5),
)  # fmt: skip
def test_whatever_is_answered_each_pair_is_judged_once(same: object, opposed: object, narrower: object) -> None:
    found = report(Said({"same": same, "opposed": opposed, "narrower": narrower}), pairs=[(0, 1), (2, 3)])
    pairs = [tuple(pair) for pair in found.pairs.tolist()]
    assert pairs[:2] == [(0, 1), (2, 3)] and len(set(pairs)) == len(pairs) and all(a < b for a, b in pairs)
    assert found.chances.shape == (len(pairs), 2) and len(found.by) == len(pairs)


# The whole way: a server on this machine, the shipped event, a dossier.

Making = Callable[..., tuple[Dossier, Asked, pipeline.Run]]


@pytest.fixture
def making(dam_readings: list[Reading], tmp_path: Path) -> Making:
    def make(*replies: Reply, seconds: float = 20.0) -> tuple[Dossier, Asked, pipeline.Run]:
        run = pipeline.Run()
        with answering(*replies) as server:
            asked = Chat(Endpoint.at(server.url, model="m", seconds=seconds))
            judge = Remote(asked, Blank(), model="m", kept=tmp_path / "judge")
            return pipeline.dossier(dam_readings, run=run, judge=judge), server, run

    return make


def by_speaker(lines: list[str]) -> object:
    """A judge of no sense: what one speaker says is all the same."""
    of: dict[str, list[int]] = {}
    for line in lines:
        number, _, said, *_ = line.split(" | ")
        if said != prompt.OWN_VOICE:
            of.setdefault(said, []).append(int(number))
    groups = [group[:12] for group in of.values() if len(group) > 1]
    return {"same": groups, "opposed": [], "narrower": []}


def details(dossier: Dossier) -> list[str]:
    return [c.detail for p in dossier.points for r in p.relations for c in r.comparisons if c.name == "judge"]


@pytest.mark.slow
def test_a_dossier_names_the_model_and_the_prompt(making: Making) -> None:
    dossier, server, run = making(thoughtful(by_speaker))
    assert dossier.judge == to_wire(dossier)["judge"] == NAME and server.posted
    assert any(detail == f"same 0.97, opposed 0.02, by {NAME}" for detail in details(dossier))
    assert not [p for p in (*run.problems, *dossier.coverage.problems) if p.kind == UNJUDGED]
    again, silent, _ = making(status(500))
    assert not silent.posted and dumps(to_wire(again)) == dumps(to_wire(dossier))


HOSTILE: dict[str, Reply] = {
    "its own words": says(f"{EVIL}: the dam was blown up by {EVIL}."),
    "words for numbers": says({"same": [[EVIL, 2]], "opposed": [], "narrower": []}),
    "a key of its own": says({"same": [], "opposed": [], EVIL: [EVIL]}),
    "words after": says(f'{{"same": [], "opposed": []}} {EVIL}'),
    "an error page": status(500, f"<script>{EVIL}</script>".encode(), Server=EVIL),
    "a redirect": status(302, EVIL.encode(), Location=f"http://{EVIL}.invalid/"),
    "no completion": raw(json.dumps({"error": {"message": EVIL}}).encode()),
    "half an answer": says(f'{{"same": [[1, 2], [3, "{EVIL}'),
    "what it was told to echo": lambda handler, body: says(body["messages"][-1]["content"] + EVIL)(handler, body),
}


@pytest.mark.slow
@pytest.mark.parametrize("reply", HOSTILE.values(), ids=HOSTILE)
def test_no_word_of_a_model_stands_in_a_dossier(reply: Reply, making: Making, dam_dossier: Dossier) -> None:
    dossier, _, run = making(reply)
    assert EVIL.lower() not in (dumps(to_wire(dossier)) + "".join(map(str, run.problems))).lower()
    [problem] = [p for p in dossier.coverage.problems if p.kind == UNJUDGED]
    assert problem in run.problems and not run.failed
    assert {p.id for p in dossier.points} and {c.id for c in dossier.claims} == {c.id for c in dam_dossier.claims}
