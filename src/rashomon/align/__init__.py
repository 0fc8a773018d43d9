"""Claims to points: the same proposition across accounts and within one.

In: readings with parses and claims, and their lineage. Out: `Point`s, each with the claims for and against it, its
status, and relations that each carry the comparisons that decided. Every claim stands in at least one point.
"""

from rashomon.align.points import align
from rashomon.align.tally import tally
from rashomon.judgements import Judgements

__all__ = ["Judgements", "align", "tally"]
