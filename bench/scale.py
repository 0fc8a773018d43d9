"""Lineage and points on 5 accounts and on 200: time grows no faster than n log n in accounts.

    bench/scale.py [ACCOUNTS ...]

Accounts are made up here: each tells a sample of a fixed stock of sentences in one of two wordings, by one of several
parties, one in five copied from an earlier account. The language model's parse is not timed.
"""

from __future__ import annotations

import random
import sys
import time
from math import log

from common import heading
from rashomon.align import align
from rashomon.annotate.language import Language
from rashomon.lineage import origins, trace
from rashomon.model import Account, Block, Claim, Reading, Span, content_id

SEED = 20240514
SENTENCES = 14  # an account
ACTORS = ("The ministry", "The mayor", "A hydrologist", "The relief society", "The police", "The river commission")
EVENTS = (
    ("opened the {} gate of the dam before dawn", "had the {} gate of the dam opened before sunrise"),
    ("counted {} flooded houses in the lower town", "said the flood had reached {} homes in the lower town"),
    ("moved {} residents to schools in the hills", "evacuated {} people to school buildings in the hills"),
    ("found {} people dead in the valley", "recovered the bodies of {} people in the valley"),
    ("blamed company number {} for the broken chain", "accused company {} of neglecting the chain"),
    ("closed road {} to the northern border", "blocked the border road {} in the north"),
)


def sentence(chance: random.Random) -> str:
    wordings = chance.choice(EVENTS)
    return f"{chance.choice(ACTORS)} {chance.choice(wordings).format(chance.randint(2, 60))}."


def texts(count: int) -> list[list[str]]:
    chance = random.Random(SEED)
    told: list[list[str]] = []
    for _ in range(count):
        if told and chance.random() < 0.2:
            told.append([*chance.choice(told)[: SENTENCES - 2], sentence(chance), sentence(chance)])
        else:
            told.append([sentence(chance) for _ in range(SENTENCES)])
    return told


def reading(number: int, sentences: list[str]) -> Reading:
    identity, text, claims, blocks = f"account{number:04}", "", [], []
    for words in sentences:
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(span, "paragraph", words))
        party = words.split(" ", 2)[1]
        claims.append(
            Claim(
                id=content_id("c", identity, span),
                document=identity,
                source=(),
                cue=(),
                content=(span,),
                text=words,
                speaker=party,
                party=party,
            )
        )
        text += words + "\n"
    return Reading(account=Account(id=identity, text=text), blocks=tuple(blocks), claims=tuple(claims))


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or [5, 25, 100, 200]
    language = Language()
    print(heading())
    readings = list(language.parse(reading(number, told) for number, told in enumerate(texts(max(counts)))))
    align(readings[:2], ())  # loads what is loaded once
    for count in counts:
        began = time.process_time()
        lineage = trace(readings[:count])
        traced = time.process_time()
        points = align(readings[:count], lineage, origins=origins(readings[:count], lineage))
        ended = time.process_time()
        per = (ended - began) / (count * log(count + 1)) * 1000
        print(
            f"{count:4} accounts: lineage {traced - began:.2f} s, points {ended - traced:.2f} s, {len(points)} points, "
            f"{per:.1f} ms for each n log n"
        )


if __name__ == "__main__":
    main()
