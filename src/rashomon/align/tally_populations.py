"""Whether two figures can count the same people."""

from __future__ import annotations

_ARMED = "armed"
_CIVIL = "civil"
_POLICE = "police"
_GROUPS = {
    _ARMED: "soldier troop troops serviceman fighter militant rebel insurgent terrorist jihadist combatant guerrilla"
    " militiaman marine conscript paratrooper trooper gunman extremist commander",
    _CIVIL: "civilian resident villager inhabitant noncombatant",
    _POLICE: "police policeman policewoman officer gendarme deputy",
}
_NARROW = frozenset(
    word for one, many in (
        ("child", "children"), ("woman", "women"), ("girl", "girls"), ("boy", "boys"), ("baby", "babies"),
        ("infant", "infants"), ("toddler", "toddlers"), ("schoolchild", "schoolchildren"),
    ) for word in (one, many)
)  # fmt: skip
_GROUP_OF = {word: group for group, words in _GROUPS.items() for word in words.split()}


def population(counted: str | None) -> str | None:
    """`armed`, `civil` or `police` by the last word that tells; null for people in general."""
    for word in reversed((counted or "").lower().split()):
        group = (
            _GROUP_OF.get(word) or _GROUP_OF.get(word.removesuffix("s")) or _GROUP_OF.get(word.replace("men", "man"))
        )
        if group is not None:
            return group
    return None


def within(part: str | None, whole: str | None) -> bool:
    """Whether the first names children or women and the second does not: a part of whom the second counts."""
    return _narrow(part) is not None and _narrow(whole) is None


def _narrow(counted: str | None) -> str | None:
    return next((word for word in (counted or "").lower().split() if word in _NARROW), None)


def disjoint(a: str | None, b: str | None) -> bool:
    """Whether both name a population and not the same."""
    first, second = population(a), population(b)
    return first is not None and second is not None and first != second
