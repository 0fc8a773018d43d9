"""From points to what a reader sees first: ranked, cited, with what each account leaves out.

In: the readings of one event with their claims, the lineage, points, tally and places. Out: a `Dossier`. Always holds:
whatever stands in it points at claims, figures or spans of its documents; the order of the input changes nothing.
Accounts that seem to tell different events are a problem that coverage tells.
"""

from rashomon.dossier.cohesion import KIND as DIFFERENT
from rashomon.dossier.cohesion import different_events
from rashomon.dossier.compose import compose

__all__ = ["DIFFERENT", "compose", "different_events"]
