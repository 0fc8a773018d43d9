"""Whose text stands where: copies, agency copy, edits, and one statement told in several accounts.

In: readings with blocks and claims. Out: `Reuse`s, each between two accounts, with aligned spans that slice back to
the words. The order of the readings changes nothing; where no direction can be known, none is given.
"""

from rashomon.lineage.origins import origins
from rashomon.lineage.trace import trace

__all__ = ["origins", "trace"]
