"""Three accounts, and the ways in which their words come to hold what no reader sees."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from rashomon.model import Account

ACCOUNTS = {
    "wire": "VELMAR (PWS) - At least three people were killed early on Tuesday when a gate of the Sarn Dam opened and "
    "a wave ran down the Oreva into Belmora, Ostrania's Interior Ministry said.\n\nTwelve people were missing, the "
    "ministry said. Foreign Minister Irena Valk said the flood was \"man-made\".\n\nThe gate opened at 04:10, the "
    "river commission said on May 14, 2024.\n",
    "paper": "# Karvelia denies opening the gate\n\nKarvelia rejected the claim that the gate was opened "
    "**deliberately**. “A chain broke,” Water Minister Tomas Reig said.\n\nOstrania said three people were killed and "
    "12 were missing, and that 300 residents had been moved.\n",
    "later": "Five people were killed, Ostrania's Interior Ministry said on Wednesday.\n\nNine people were missing, "
    "down from twelve. The ministry accused Karvelia of opening the gate without warning.\n",
}  # fmt: skip
WORD = re.compile(r"[A-Za-z]{2,}|\d+")
CYRILLIC = str.maketrans("aeopcyxABEKMHOPCTX", "аеорсухАВЕКМНОРСТХ")
Habit = Callable[[str, random.Random], str]


def _inside(mark: str) -> Habit:
    def habit(word: str, chance: random.Random) -> str:
        at = chance.randrange(1, len(word)) if len(word) > 1 else 0
        return word[:at] + mark + word[at:]

    return habit


def _all_alike(word: str, chance: random.Random) -> str:
    """As many look-alikes as leave one Latin letter."""
    alike = word.translate(CYRILLIC)
    return alike if any(letter.isascii() for letter in alike) and word.isalpha() else word


def _wide(word: str, chance: random.Random) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in word)


def _styled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    letter = word[at]
    bold = chr(0x1D41A + ord(letter) - 97) if "a" <= letter <= "z" else letter
    return word[:at] + bold + word[at + 1 :]


def _ligatures(word: str, chance: random.Random) -> str:
    return word.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


HABITS: dict[str, Habit] = {
    "soft hyphens": _inside("\u00ad"),
    "zero-width space between letters": lambda word, _: "\u200b".join(word),
    "joiners": _inside("\u200d"),
    "word joiner and grapheme joiner": lambda word, _: f"\u2060{word[:1]}\u034f{word[1:]}\ufeff",
    "marks of direction around": lambda word, _: f"\u200f{word}\u200e",
    "overrides": lambda word, _: f"\u2066{word}\u2069",
    "selectors": _inside("\ufe0f"),
    "tags": _inside("\U000e0061\U000e0062"),
    "entities": _inside("&shy;"),
    "Cyrillic letters": _all_alike,
    "fullwidth": _wide,
    "mathematical": _styled,
    "ligatures": _ligatures,
}


def mangled(text: str, habit: Habit, *, share: float = 1.0, seed: int = 0) -> str:
    chance = random.Random(seed)
    return WORD.sub(lambda found: habit(found[0], chance) if chance.random() < share else found[0], text)


def accounts(change: Callable[[str], str] = str) -> list[Account]:
    return [
        Account(id=name, text=change(text), outlet=name, published=f"2024-05-{14 + at}", format="markdown")
        for at, (name, text) in enumerate(ACCOUNTS.items())
    ]
