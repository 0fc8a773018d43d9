"""From kept blocks to sentences, names, times, places and figures.

In: readings with blocks. Out: the same readings with parse, moments, places and figures, in the order they came. Always
holds: every span lies in a block and slices back to its words; a moment without an anchor has no invented year; a
place that cannot be resolved stays; a figure's digits or number words stand in its span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from rashomon.annotate.figures import find_figures, read_figures
from rashomon.annotate.language import Language
from rashomon.annotate.places import Gazetteer, find_places
from rashomon.annotate.times import anchor_moments, find_moments
from rashomon.guard import Guard
from rashomon.model import Reading

__all__ = ["Gazetteer", "Language", "anchor_moments", "annotate", "find_figures", "find_moments", "find_places"]


def annotate(
    readings: Iterable[Reading], *, language: Language, gazetteer: Gazetteer, guard: Guard | None = None
) -> Iterator[Reading]:
    """The readings with what their sentences hold, one after another: a stream stays a stream.

    `guard`: what keeps a failure to its account; without one the first failure is raised.
    """
    guard = guard or Guard()
    for reading in language.parse(readings, guard=guard):
        done = reading
        for stage, work in _steps(gazetteer):
            made = guard.run(stage, partial(work, done), reading.account)
            if made is None:
                break
            done = made
        else:
            yield done


def _steps(gazetteer: Gazetteer) -> tuple[tuple[str, Callable[[Reading], Reading]], ...]:
    """What is read in an account's sentences, in order, each under the name that a message gives it."""
    return (
        ("reading times", lambda reading: replace(reading, moments=find_moments(reading))),
        ("reading places", lambda reading: replace(reading, places=find_places(reading, gazetteer))),
        ("reading figures", _with_figures),
    )


def _with_figures(reading: Reading) -> Reading:
    figures, titled = read_figures(reading)
    return replace(reading, figures=figures, titled=titled)
