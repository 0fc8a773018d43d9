from __future__ import annotations

import json
import re
import shutil
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claims.tagger import Tagger, Tagging
from rashomon.claims.tagging.batch import read_window
from rashomon.claims.tagging.decode import best_tags, spans_of
from rashomon.claims.tagging.features import read_words
from rashomon.claims.tagging.inventories import COLUMNS, DEP, POS
from rashomon.claims.tagging.linking import link_spans
from rashomon.claims.tagging.marginals import NEGLIGIBLE, candidates, run_chain
from rashomon.claims.tagging.pieces import cut_pieces, windows
from rashomon.claims.tagging.relations import RELATIONS, relate
from rashomon.claims.tagging.tags import LEGAL, TAGS, WordSpan
from rashomon.claims.tagging.weights import SHIPPED
from rashomon.errors import InputError

MARKS = "\"“”‘’«»„'`.,;:!?()[]–—- \n\t"
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("abcXYZ 19 éß中" + MARKS), st.characters(codec="utf-8")), max_size=300
)


class FakeToken(NamedTuple):
    begin: int
    end: int
    pos: str
    dep: str
    head: int
    entity: str


def tokens_of(text: str, chance: np.random.Generator | None = None) -> list[FakeToken]:
    """Words and marks with a parse that is drawn by lot, or flat: the tagger must bear any."""
    found = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    return [
        FakeToken(
            begin,
            end,
            "NOUN" if chance is None else str(chance.choice([*POS, "SPACE", ""])),
            "ROOT" if chance is None else str(chance.choice([*DEP, "unknown"])),
            i if chance is None else int(chance.integers(0, len(found))),
            "" if chance is None else str(chance.choice(["", "PERSON", "unheard-of"])),
        )
        for i, (begin, end) in enumerate(found)
    ]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load(threads=1)


def check(text: str, tagging: Tagging) -> None:
    """What always holds of a tagging."""
    last = 0
    for span in tagging.spans:
        assert last <= span.begin < span.end <= len(text)
        assert "\n" not in text[span.begin : span.end]
        assert text[span.begin].strip() and text[span.end - 1].strip()
        assert 0 <= span.score <= 1
        last = span.end
    roles = {role: [i for i, s in enumerate(tagging.spans) if s.role == role] for role in ("source", "cue", "content")}
    for role, numbers in roles.items():
        linked = Counter(i for link in tagging.links for i in getattr(link, role))
        assert set(linked) == set(numbers)
        if role != "source":
            assert all(count == 1 for count in linked.values())


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, seed=st.integers(0, 1000))
def test_any_text_with_any_parse(tagger: Tagger, text: str, seed: int) -> None:
    (tagging,) = tagger.tag([(text, tokens_of(text, np.random.default_rng(seed)))])
    check(text, tagging)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "   \n  ", "“", "\u200b", "\x00"])
def test_no_words_no_spans(tagger: Tagger, text: str) -> None:
    (tagging,) = tagger.tag([(text, [])])
    assert tagging == Tagging()


def test_tokens_outside_the_text_are_left_out(tagger: Tagger) -> None:
    (tagging,) = tagger.tag(
        [("He spoke.", [FakeToken(0, 2, "PRON", "nsubj", 7, ""), FakeToken(40, 50, "VERB", "ROOT", 1, "")])]
    )
    check("He spoke.", tagging)


@pytest.mark.slow
def test_a_plain_claim(tagger: Tagger, language: object) -> None:
    text = "The mayor said on Monday that the old bridge would be closed for repairs until the spring."
    (tagging,) = tagger.tag([(text, parsed(language, text))])
    words = {span.role: text[span.begin : span.end] for span in tagging.spans}
    assert words["source"] == "The mayor"
    assert words["cue"].startswith("said")
    assert "the old bridge would be closed for repairs" in words["content"]
    assert any(link.source and link.cue and link.content for link in tagging.links)


@pytest.mark.slow
def test_an_odd_quotation_mark_spoils_its_own_line_only(tagger: Tagger, language: object) -> None:
    fine = "The minister said that the harbour would open again in May.\nThe union denied that a strike was planned.\n"
    odd = "The clerk wrote “the door was left open and walked away.\n"
    (alone,) = tagger.tag([(fine, parsed(language, fine))])
    (after,) = tagger.tag([(odd + fine, parsed(language, odd + fine))])
    later = {(s.role, s.begin - len(odd), s.end - len(odd)) for s in after.spans if s.begin >= len(odd)}
    assert {(s.role, s.begin, s.end) for s in alone.spans} <= later


@pytest.mark.slow
def test_masked_spaces_and_capitals_do_not_break_it(tagger: Tagger, language: object) -> None:
    text = "THE GOVERNOR SAID THE DAM WAS SAFE." + " " * 500 + "\n" + " " * 200 + "“It holds,” she added."
    (tagging,) = tagger.tag([(text, parsed(language, text))])
    check(text, tagging)
    assert any(span.role == "content" for span in tagging.spans)


def parsed(language: object, text: str) -> list[FakeToken]:
    pipeline = language.pipeline  # type: ignore[attr-defined]
    found: list[FakeToken] = []
    for line in re.finditer(r"[^\n]+", text):
        base = len(found)
        found += [
            FakeToken(line.start() + t.idx, line.start() + t.idx + len(t), t.pos_, t.dep_, base + t.head.i, t.ent_type_)
            for t in pipeline(line.group())
        ]
    return found


def test_order_and_neighbours_do_not_matter(tagger: Tagger) -> None:
    texts = ["He said no.", "", "“Yes,” she added, and left.\nThen it rained for three days."]
    together = list(tagger.tag([(t, tokens_of(t)) for t in texts]))
    assert together == [next(tagger.tag([(t, tokens_of(t))])) for t in texts]


@pytest.mark.slow
@pytest.mark.parametrize("separator", ["\n", " "], ids=["lines", "one endless line"])
def test_time_grows_in_line_with_the_text(tagger: Tagger, separator: str) -> None:
    sentence = "The engineer said that the valve had failed and that nobody was hurt."

    def seconds(count: int) -> float:
        text = separator.join([sentence] * count)
        tokens = tokens_of(text)
        began = time.process_time()
        (tagging,) = tagger.tag([(text, tokens)])
        spent = time.process_time() - began
        check(text, tagging)
        return spent

    seconds(20)
    short, long = seconds(600), seconds(3600)  # the longer one has 50,000 tokens
    assert long < 6 * 2.5 * short


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*config.json, model.onnx.*missing"):
        Tagger.load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["config.json", "model.onnx", "tables.json", "tokenizer.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(InputError, match=name):
        Tagger.load(copy)


@pytest.mark.parametrize("name", ["model.onnx", "tables.json", "tokenizer.json"])
def test_a_damaged_file_is_named(copy: Path, name: str) -> None:
    with (copy / name).open("ab") as handle:
        handle.write(b"x")
    with pytest.raises(InputError, match=rf"{name} is not the file"):
        Tagger.load(copy)


def test_all_that_is_wrong_is_said_at_once(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    config |= {"format": 99, "tags": ["O"]}
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(InputError, match=r"format 99.*'tags' differs"):
        Tagger.load(copy)


def test_a_configuration_that_is_not_json(copy: Path) -> None:
    (copy / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="not JSON"):
        Tagger.load(copy)


def test_the_shipped_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 30_000_000


def drawn(seed: int, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores of `length` words and of transitions, by lot."""
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(length, len(TAGS))).astype(np.float32) * 2
    return scores, chance.normal(size=(len(TAGS), len(TAGS))).astype(np.float32)


def legal_paths(scores: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, ...], float]:
    """Every legal sequence of tags with its score."""
    paths: dict[tuple[int, ...], float] = {(): 0.0}
    for row in scores:
        paths = {
            (*path, tag): total + row[tag] + (transitions[path[-1], tag] if path else 0.0)
            for path, total in paths.items()
            for tag in range(len(TAGS))
            if (LEGAL[path[-1], tag] if path else TAGS[tag][0] in "OBS")
        }
    return {path: total for path, total in paths.items() if TAGS[path[-1]][0] in "OES"}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 4))
def test_decoding_finds_the_best_legal_sequence(seed: int, length: int) -> None:
    scores, transitions = drawn(seed, length)
    tags = best_tags(scores, transitions, np.zeros(length, dtype=np.int64))
    assert all(LEGAL[a, b] for a, b in pairwise(tags))
    total = scores[np.arange(length), tags].sum() + sum(transitions[a, b] for a, b in pairwise(tags))
    assert total == pytest.approx(max(legal_paths(scores, transitions).values()), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), lengths=st.lists(st.integers(1, 12), min_size=1, max_size=80))
def test_lines_are_decoded_as_if_alone(seed: int, lengths: list[int]) -> None:
    scores, transitions = drawn(seed, sum(lengths))
    line = np.repeat(np.arange(len(lengths)), lengths)
    together = best_tags(scores, transitions, line)
    for number in range(len(lengths)):
        own = line == number
        assert np.array_equal(together[own], best_tags(scores[own], transitions, line[own]))


def test_tags_spell_spans() -> None:
    code = {name: i for i, name in enumerate(TAGS)}
    tags = [code[t] for t in ("S-source", "B-cue", "E-cue", "B-content", "I-content", "I-content", "E-content", "O")]
    assert list(spans_of(np.array(tags))) == [("source", 0, 1), ("cue", 1, 3), ("content", 3, 7)]


def slow_chances(scores: np.ndarray, transitions: np.ndarray) -> dict[tuple[str, int, int], float]:
    """The chance of every span, by writing out all legal sequences of tags."""
    weights = {path: float(np.exp(total)) for path, total in legal_paths(scores, transitions).items()}
    found: Counter[tuple[str, int, int]] = Counter()
    for path, weight in weights.items():
        for span in spans_of(np.array(path)):
            found[span] += weight / sum(weights.values())
    return dict(found)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 4))
def test_chances_are_those_of_all_legal_sequences(seed: int, length: int) -> None:
    scores, transitions = drawn(seed, length)
    found = candidates(run_chain(scores, transitions, np.zeros(length, dtype=np.int64)))
    wanted = {span: chance for span, chance in slow_chances(scores, transitions).items() if chance > NEGLIGIBLE}
    assert {(c.role, c.first, c.last): c.chance for c in found} == pytest.approx(wanted, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, seed=st.integers(0, 1000))
def test_codes_stay_in_their_inventories(text: str, seed: int) -> None:
    words = read_words(text, tokens_of(text, np.random.default_rng(seed)))
    assert (words.codes >= 0).all() and (words.codes < np.array(list(COLUMNS.values()))).all()
    assert (words.tree >= 0).all() and (words.tree < max(1, len(words))).all()


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, length=st.integers(8, 40))
def test_windows_decide_every_word_once(tagger: Tagger, text: str, length: int) -> None:
    words = read_words(text, tokens_of(text))
    pieces = cut_pieces(text, words, tagger._weights.tokenizer, tagger._weights.closing)
    decided = [i for w in windows(pieces, length=length, context=length // 4) for i in range(w.first, w.last)]
    assert decided == list(range(len(words)))
    for window in windows(pieces, length=length, context=length // 4):
        assert window.end - window.begin <= length
        assert (pieces.first[window.first : window.last] >= window.begin).all()
        assert (pieces.first[window.first : window.last] < window.end).all()


def test_relations_of_spans() -> None:
    line = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    codes = relate(np.array([[3, 4]]), np.array([[0, 1], [2, 3], [5, 6], [8, 9]]), line)
    assert codes.shape == (1, 4, len(RELATIONS))
    assert codes[0, :, 1].tolist() == [5, 4, 0, 1]
    assert codes[0, :, 2].tolist() == [2, 2, 3, 3]
    assert (codes < np.array(list(RELATIONS.values()))).all()


def test_a_span_without_candidates_still_stands_in_a_link() -> None:
    sizes = {**RELATIONS, "none": 1}
    tables = {f"{kind}_{name}": np.zeros((n, 2), np.float32) for kind in ("source", "cue") for name, n in sizes.items()}
    spans = [WordSpan("content", 0, 2, 1.0), WordSpan("content", 3, 4, 1.0)]
    links = link_spans(spans, np.ones((4, 8), np.float32), tables, np.zeros(4, dtype=np.int64))
    assert [link.content for link in links] == [(0,), (1,)]


@pytest.mark.parametrize("word", ["😀", "❋", "♪", "⟁"])
def test_words_that_are_one_piece_together_are_read_in_parts(tagger: Tagger, word: str) -> None:
    text = "He said that " + word * 3_000 + " it held."
    words = read_words(text, tokens_of(text))
    weights = tagger._weights
    pieces = cut_pieces(text, words, weights.tokenizer, weights.closing)
    found = list(windows(pieces, length=64, context=16))
    assert [at for w in found for at in range(w.first, w.last)] == list(range(len(words)))
    for w in found:
        row = read_window(words, pieces, w.begin, w.end, opening=0, closing=0, core=(w.first, w.last))
        assert row.start <= w.first and w.last <= row.start + len(row) and len(row) <= 3 * 64
