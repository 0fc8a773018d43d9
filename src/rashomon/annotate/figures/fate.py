"""A state that befell those who are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["killed", "injured", "shot", "victim", "missing", "detained", "displaced"]


@dataclass(frozen=True, slots=True)
class Fate:
    """A state with the token that says it and how it is said (`verb`, `state`, `noun`, `toll`, `near`)."""

    state: State
    trigger: int
    how: str
    real: bool = True
