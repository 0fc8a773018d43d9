"""What befell those who are counted, read off the words around a number where no parse says it: headlines, scraps."""

from __future__ import annotations

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.numbers import Number

WINDOW = 6  # words between a number and the word that says what befell
TOLL_WINDOW = 9  # words from "toll" to its number
_LINKS = lexicon().lists["near_links"]
_STOPS = lexicon().lists["near_stops"]
_COUNTS = lexicon().lists["near_counts"]
_ENDS = frozenset({".", ";", ":"})
_ACTIVE = lexicon().active
_PASSIVE = lexicon().passive


def near_state(words: list[str], number: Number) -> str | None:
    """The state that the words after the number (passive) or before it (active) give; null where none does."""
    return _after(words, number.last) or _before(words, number.first) or _of_toll(words, number.first)


def _after(words: list[str], index: int) -> str | None:
    lex = lexicon()
    for step in range(index, min(index + WINDOW, len(words))):
        word = words[step]
        state = _PASSIVE.get(word)
        if state is not None:
            following = words[step + 1] if step + 1 < len(words) else ""
            if word in _ACTIVE and (
                following.isdigit() or following in lex.numbers or following in ("a", "an", "the", "at", "his", "her")
            ):
                return None
            if (
                state == "shot"
                and following in ("dead", "to")
                and (words[step + 1 : step + 3] == ["to", "death"] or following == "dead")
            ):
                return "killed"
            return state
        if word in _STOPS or word.isdigit() or word in lex.numbers:
            return None
    return None


def _of_toll(words: list[str], index: int) -> str | None:
    """ "death toll from the blast at least 112", "the number of missing stood at 34": some words may stand between."""
    before = words[max(0, index - TOLL_WINDOW) : index]
    for at in range(len(before) - 1, -1, -1):
        if before[at][:1].isdigit() or before[at] in _ENDS:
            return None
        if before[at] == "toll":
            return "killed"
        if before[at] in _COUNTS and before[at + 1 : at + 2] == ["of"]:
            return next((state for word in before[at + 2 : at + 6] if (state := _PASSIVE.get(word))), None)
    return None


def _before(words: list[str], index: int) -> str | None:
    lex = lexicon()
    for step in range(index - 1, max(index - 4, -1), -1):
        word = words[step]
        state = _ACTIVE.get(word)
        if state is not None:
            passive = step > 0 and words[step - 1] in ("was", "were", "been", "be", "are", "is", "being", "people")
            return None if passive else state
        if word in ("toll", "deaths"):
            return "killed"
        if word in _STOPS or word.isdigit() or word in lex.numbers or word not in _LINKS | lex.people:
            return None
    return None
