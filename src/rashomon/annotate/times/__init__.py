"""Times."""

from rashomon.annotate.times.find import anchor_moments, find_moments

__all__ = ["anchor_moments", "find_moments"]
