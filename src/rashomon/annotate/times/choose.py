"""Which of the phrases that the grammar finds are marked as times in news: a logistic regression over small features.

The grammar finds every "now", "current", "daily", "the year" and "months"; people mark some of them. The weights were
learned on TimeBank and AQUAINT (`models/times/train.py`, `models/times/README.md`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from rashomon.annotate.times.join import Read
from rashomon.annotate.times.tense import Sentences
from rashomon.annotate.times.words import Word


def features(read: Read, words: Sequence[Word], *, base: int, sentences: Sentences) -> Iterator[str]:
    """What the choice looks at: the rule, the phrase, its neighbours and what it hangs on."""
    last = words[read.last - 1]
    before = words[read.first - 1].lower if read.first else "^"
    after = words[read.last].lower if read.last < len(words) else "$"
    rule, head = read.rule, last.lower if not last.lower[0].isdigit() else "#"
    yield f"rule={rule}"
    yield f"head={head}"
    yield f"rule={rule} before={before}"
    yield f"rule={rule} after={after}"
    yield f"head={head} before={before}"
    yield f"head={head} after={after}"
    yield f"type={read.sense.type} before={before}"
    index = sentences.at(base + last.begin)
    if index is None:
        return
    token = sentences.tokens[index]
    over = sentences.tokens[token.head]
    following = sentences.tokens[index + 1] if index + 1 < len(sentences.tokens) else token
    yield f"rule={rule} dep={token.dep}"
    yield f"rule={rule} entity={token.entity}"
    yield f"rule={rule} over={over.tag}"
    yield f"head={head} dep={token.dep}"
    yield f"head={head} over={over.lemma.lower()}"
    yield f"rule={rule} following={following.tag}"
    yield f"head={head} following={following.tag}"
    yield f"head={head} capital={last.text[0].isupper()}"
    yield f"type={read.sense.type} entity={token.entity}"


def chance(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a phrase with these features is marked."""
    total = weights[""] + sum(weights.get(feature, 0.0) for feature in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def is_marked(found: Iterable[str]) -> bool:
    """Whether a phrase with these features is marked as a time."""
    model = _model()
    return chance(found, model["weights"]) >= float(model["threshold"])


@cache
def _model() -> dict[str, Any]:
    """`weights` (of "" the constant) and `threshold`, the chance from which a phrase is marked."""
    source = resources.files("rashomon.data") / "times" / "choice.json"
    model: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return model
