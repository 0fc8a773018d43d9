"""Words by which a sentence shows that it looks ahead or back: verbs of planning and of things done, nouns of what is
planned for a day or has befallen on it."""

from __future__ import annotations

AHEAD_LEMMAS = frozenset(
    [
        "expect",
        "schedule",
        "plan",
        "set",
        "due",
        "intend",
        "hope",
        "slate",
        "aim",
        "vow",
        "pledge",
        "promise",
        "likely",
        "ready",
    ]
)
AHEAD_MODALS = frozenset(["will", "'ll", "’ll", "wo", "shall", "would", "may"])
AHEAD_WORDS = frozenset(["due", "payable", "effective", "by", "upcoming", "through"])
RANKS = frozenset(("first", "last", "latest", "second", "third", "only", "one"))
LIMITS = frozenset(("until", "till"))
SCHEDULED_LEMMAS = frozenset(  # in the plain present with a day beside them they tell what is planned
    [
        "arrive",
        "begin",
        "close",
        "convene",
        "decide",
        "elect",
        "end",
        "expire",
        "face",
        "gather",
        "go",
        "host",
        "leave",
        "meet",
        "open",
        "reconvene",
        "reopen",
        "resume",
        "return",
        "run",
        "start",
        "take",
        "travel",
        "visit",
        "vote",
    ]
)
DONE_LEMMAS = frozenset(
    ("attempt", "begin", "come", "continue", "fail", "force", "manage", "refuse", "start", "try", "use")
)
PAST_WORDS = frozenset(["since", "ended"])
HAPPENED = frozenset(  # nouns of what nobody plans for a day: "the attack on Friday will be investigated"
    [
        "accident",
        "ambush",
        "assassination",
        "attack",
        "blast",
        "bombardment",
        "bombing",
        "clash",
        "collapse",
        "collision",
        "crash",
        "crime",
        "cyclone",
        "death",
        "derailment",
        "disaster",
        "earthquake",
        "eruption",
        "explosion",
        "fire",
        "flood",
        "flooding",
        "hijacking",
        "incident",
        "kidnapping",
        "killing",
        "landslide",
        "massacre",
        "murder",
        "quake",
        "raid",
        "riot",
        "shelling",
        "shooting",
        "sinking",
        "spill",
        "stabbing",
        "storm",
        "strike",
        "tragedy",
        "violence",
    ]
)
PLANNED = frozenset(  # nouns of what is set for a day: "Monday's hearing will be public"
    [
        "ballot",
        "ceremony",
        "conference",
        "deadline",
        "debate",
        "election",
        "final",
        "funeral",
        "game",
        "hearing",
        "match",
        "meeting",
        "poll",
        "rally",
        "referendum",
        "session",
        "summit",
        "talk",
        "trial",
        "visit",
        "vote",
    ]
)
