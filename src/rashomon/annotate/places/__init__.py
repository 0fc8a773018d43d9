"""Places: names of places in an account, resolved to the gazetteer without a server.

In: a `Reading` with its parse, and a `Gazetteer`. Out: `Place`s in the order of the text. A name that is not in the
gazetteer, or that nothing decides, stays, without coordinates; no name is left out because another was resolved.
"""

from rashomon.annotate.places.find import find_places
from rashomon.annotate.places.gazetteer import Entry, Gazetteer, distance
from rashomon.annotate.places.tables import build

__all__ = ["Entry", "Gazetteer", "build", "distance", "find_places"]
