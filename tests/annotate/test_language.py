from __future__ import annotations

import pytest

from rashomon.annotate.language import Language
from rashomon.errors import MissingPackageError
from rashomon.model import Account, Block, Reading, Span


def reading(*paragraphs: str) -> Reading:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), "paragraph", paragraph))
        at += len(paragraph) + 2
    return Reading(account=Account(id="a", text=text), blocks=tuple(blocks))


def test_offsets_count_in_the_account(language: Language) -> None:
    one = reading("The dam  broke\nat noon.", "Nobody in Belmora — “so far” — was hurt.")
    (parsed,) = language.parse([one])
    text = parsed.account.text
    assert all(text[t.begin : t.end] == t.text for t in parsed.parse.tokens)
    assert [s.block for s in parsed.parse.sentences] == [0, 1]
    assert not any(t.text.isspace() for t in parsed.parse.tokens)


def test_heads_stay_in_their_sentence(language: Language) -> None:
    (parsed,) = language.parse([reading("  The  gate \n opened.  ", "It closed again.")])
    for sentence in parsed.parse.sentences:
        heads = {parsed.parse.tokens[i].head for i in range(sentence.first, sentence.last)}
        assert heads <= set(range(sentence.first, sentence.last))


def test_a_stream_keeps_order_and_empty_accounts(language: Language) -> None:
    many = [reading(), reading("One fell."), reading(), reading("Two fell.", "Three fell."), reading()]
    counts = [len(r.parse.sentences) for r in language.parse(iter(many))]
    assert counts == [0, 1, 0, 2, 0]


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(MissingPackageError, match=r"python\S* -m spacy download en_nowhere"):
        _ = Language("en_nowhere").pipeline
