"""From kept blocks to sentences, names, times, places and figures.

In: readings with blocks. Out: the same readings with parse, moments, places and figures, in the order they came. Always
holds: every span lies in a block and slices back to its words; a moment without an anchor has no invented year; a
place that cannot be resolved stays; a figure's digits or number words stand in its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.annotate.figures import find_figures, read_figures
from rashomon.annotate.language import Language
from rashomon.annotate.places import Gazetteer, find_places
from rashomon.annotate.times import anchor_moments, find_moments
from rashomon.model import Reading

__all__ = ["Gazetteer", "Language", "anchor_moments", "annotate", "find_figures", "find_moments", "find_places"]


def annotate(readings: Iterable[Reading], *, language: Language, gazetteer: Gazetteer) -> Iterator[Reading]:
    """The readings with what their sentences hold, one after another: a stream stays a stream."""
    for reading in language.parse(readings):
        reading = replace(reading, moments=find_moments(reading))
        reading = replace(reading, places=find_places(reading, gazetteer))
        figures, titled = read_figures(reading)
        yield replace(reading, figures=figures, titled=titled)
