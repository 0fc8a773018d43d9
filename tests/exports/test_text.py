"""Addresses and JSON that lose nothing and hide nothing."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from rashomon.exports.text import address, json_text
from tests.exports.generated import ODD, replaced

TEXTS = st.text(st.characters() | st.sampled_from(ODD), max_size=20)


@given(TEXTS)
def test_json_says_the_same_and_shows_every_mark(text: str) -> None:
    written = json_text([text])
    assert json.loads(written) == [replaced(text)]
    assert not set(written) & set("\u202e\u2066\u2028\ufeff\x85\x1b\x00\U000e0041\ud800")


@given(TEXTS, TEXTS)
def test_two_ids_never_share_an_address(left: str, right: str) -> None:
    assert (address("claim", left) == address("claim", right)) == (left == right)
    assert address("claim", left).isascii() and not set(address("claim", left)) & set(' <>"{}|\\^`#')
