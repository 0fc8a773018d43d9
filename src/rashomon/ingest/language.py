"""Whether a text is English, told by its commonest words and its script.

Nothing is downloaded and nothing large is loaded: the function words of a language make up a third of any running
text in it, so a count over a sample decides. A text too short to tell counts as English.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

SAMPLE = 20_000  # code points
FEWEST_WORDS = 12
ENGLISH_SHARE = 0.12  # of the words; running English has about .35, lists of names about .15, other languages under .08
LEAD = 1.5  # how many times English's share another language must reach
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LETTERS = 40  # a script is told from so many letters


def foreign_language(text: str) -> tuple[bool, str | None]:
    """Whether `text` is surely not English, and the name of its language where it is known."""
    sample = text[:SAMPLE]
    script = _script(sample)
    if script is not None:
        return True, script
    words = [word.casefold().replace("’", "'") for word in WORD.findall(sample)]
    if len(words) < FEWEST_WORDS:
        return False, None
    shares = {name: sum(map(common.__contains__, words)) / len(words) for name, common in _profiles().items()}
    english = shares.pop("English")
    best = max(sorted(shares), key=shares.__getitem__)
    foreign = english < ENGLISH_SHARE and shares[best] >= max(english * LEAD, ENGLISH_SHARE)
    return foreign, best if foreign else None


@cache
def _profiles() -> dict[str, frozenset[str]]:
    path = files("rashomon") / "data" / "lexicons" / "languages.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data["function_words"].items()}


def _script(sample: str) -> str | None:
    """The script of a text where it is not Latin: its name stands for the language."""
    letters = [char for char in sample[: SAMPLE // 4] if char.isalpha()]
    if len(letters) < LETTERS:
        return None
    scripts = Counter(unicodedata.name(char, "LATIN").split(" ")[0] for char in letters)
    name, count = scripts.most_common(1)[0]
    if name in ("LATIN", "FULLWIDTH", "MATHEMATICAL", "MODIFIER") or count < len(letters) / 2:
        return None
    return f"{SCRIPTS.get(name, name.title())} script"


SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
