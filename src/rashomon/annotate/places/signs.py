"""Small words beside a name by which `context` tells whether it is a place's."""

from __future__ import annotations

INSIDE = frozenset(("in", "near", "outside", "around", "across", "inside", "into", "throughout", "toward", "towards"))
AT = frozenset(("at", "near", "over", "across", "in"))
TAKEN = frozenset((
    "took", "taken", "captured", "seized", "recaptured", "retook", "retaken", "stormed", "shelled", "bombed",
    "besieged", "liberated", "occupied", "bombarded", "reached", "entered", "evacuated", "razed", "overran",
))  # fmt: skip
TO_OR_FROM = frozenset(("from", "to", "at", "between", "through", "over"))
TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "sen", "rep", "gov", "gen", "col", "capt", "lt", "sgt", "prof",
    "rev", "representative", "senator", "president", "minister", "king", "queen", "prince", "princess", "pope",
    "general", "colonel", "captain", "governor", "judge", "justice", "ambassador",
))  # fmt: skip
OF_TOWNS = frozenset(
    ("hall", "halls", "attorney", "attorneys", "court", "council", "meeting", "judge", "manager", "clerk")
)
HEADINGS = frozenset(
    ("UPDATE", "BREAKING", "WATCH", "CORRECTION", "EXCLUSIVE", "ANALYSIS", "OPINION", "VIDEO", "NOTE", "LIVE")
)
ARTICLES = frozenset(("al", "el", "ash", "as", "az", "an", "ar", "at", "ad", "ul", "ez", "es", "ed", "er"))
