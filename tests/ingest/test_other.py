"""Fields of a JSON line that an account has no place for are kept, and nothing in them can do harm."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.ingest.other import DEEPEST, MOST, other_fields
from rashomon.model.stored import _parsed
from rashomon.model.wire import dumps

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=5))
@example({"n": -(10**17)})
@example({"n": 10**18 - 1, "m": -(10**18) + 1})
@example({"n": 10**18, "m": -(10**18)})
def test_what_is_kept_can_be_written_and_loaded(record: dict[str, Any]) -> None:
    kept, left = other_fields(record, taken=())
    assert len(kept) + len(left) <= len(record)
    assert _parsed(dumps(kept), "x") == kept


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (nested(DEEPEST + 1), "nested"),
        (json.loads("[" * 900 + "]" * 900), "nested"),
        ({"a": {"b": nested(500)}}, "nested"),
        ("x" * MOST, "too long"),
        (["x"] * MOST, "too long"),
    ],
)
def test_what_is_too_deep_or_too_long_is_left_out_and_named(value: Any, why: str) -> None:
    kept, left = other_fields({"small": 1, "big": value, "last": 2}, taken=())
    assert kept == {"small": 1, "last": 2}
    assert [name for name, _ in left] == ["big"] and why in left[0][1]


def test_many_fields_are_bounded_together() -> None:
    kept, left = other_fields({f"f{number}": "x" * 1000 for number in range(200)}, taken=())
    assert 50 < len(kept) < 66 and len(kept) + len(left) == 200
