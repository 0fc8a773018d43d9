"""Times: TIMEX3 for news English, by a grammar over word classes.

In: readings with blocks and a parse. Out: moments in the order of the text, each with type, TIMEX3 value, what it was
counted from (`anchor`), whether that is the account's own date (`inferred`) and whose time it is (`role`). Always
holds: a moment lies in one block and slices back to its words; a time without an anchor has no invented year; moments
do not overlap, but for an interval and its two ends; the work grows with the length of the text and not faster.

The way of a block: `words` (words and their classes) → `grammar` (patterns over them) → `matching` (which of the
matches stand) → `rules` (what a phrase means in a `setting`) → `join` (clock readings with days and zones) → `choose`
(which of the phrases news marks).
"""

from rashomon.annotate.times.find import anchor_moments, find_moments

__all__ = ["anchor_moments", "find_moments"]
