"""Figures and places across accounts: totals set against each other, and one place under all its names.

In: readings with claims, figures and places. Out: a `Tally` for each category, and the `NamedPlace`s of the event. What
always holds: every figure and place keeps the account and the span that it was read from, and nothing is averaged.
"""

from rashomon.align.places import merge_places
from rashomon.align.tally import tally

__all__ = ["merge_places", "tally"]
