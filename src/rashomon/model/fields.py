"""Reads the fields of a JSON object, gathering everything that is wrong before it is reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from rashomon.errors import InputError
from rashomon.model.span import Span

T = TypeVar("T")
SHOWN = 20  # complaints in one message; a foreign file has thousands


@dataclass
class Complaints:
    """What is wrong with a JSON value, each with the place: `claims[3].mode: ...`."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, message: str) -> None:
        self.found.append(f"{where}: {message}")

    def report(self, what: str) -> None:
        """Raises `InputError` where something was found."""
        if not self.found:
            return
        more = len(self.found) - SHOWN
        listed = self.found[:SHOWN] + ([f"and {more} more"] if more > 0 else [])
        raise InputError(
            f"This is not {what}: " + "; ".join(listed) + ". Write it anew with: rashomon read PATH... --json FILE"
        )


class Fields:
    """One JSON object. Each method takes the field out under its type, or complains and gives an empty value."""

    def __init__(self, value: object, where: str, complaints: Complaints) -> None:
        self.where = where
        self.complaints = complaints
        self.values: dict[str, Any] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.wrong("", "is not an object")

    def wrong(self, name: str, message: str) -> None:
        self.complaints.add(f"{self.where}.{name}" if name else self.where, message)

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if isinstance(value, str):
            return value
        self.wrong(name, "is missing" if value is None else "is not text")
        return ""

    def optional(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else self.text(name)

    def choice(self, name: str, of: Any, default: str | None = None) -> Any:
        """One of the words of the `Literal` type `of`."""
        value = self.text(name, default)
        if value not in get_args(of) and isinstance(self.values.get(name, default), str):
            self.wrong(name, f"is {value!r} and not one of {', '.join(get_args(of))}")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            self.wrong(name, "is neither true nor false")
        return bool(value)

    def maybe_flag(self, name: str) -> bool | None:
        return None if self.values.get(name) is None else self.flag(name)

    def number(self, name: str) -> float:
        value = self.values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        self.wrong(name, "is not a number")
        return 0

    def maybe_number(self, name: str) -> float | None:
        return None if self.values.get(name) is None else self.number(name)

    def maybe_whole(self, name: str) -> int | None:
        value = self.maybe_number(name)
        if isinstance(value, float):
            self.wrong(name, "is not a whole number")
        return None if value is None else int(value)

    def items(self, name: str) -> list[Any]:
        value = self.values.get(name, [])
        if isinstance(value, list):
            return value
        self.wrong(name, "is not a list")
        return []

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.items(name)
        if any(not isinstance(value, str) for value in values):
            self.wrong(name, "holds something that is not text")
        return tuple(str(value) for value in values)

    def each(self, name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """`read` over the objects of a list."""
        return tuple(
            read(Fields(value, f"{self.where}.{name}[{index}]".lstrip("."), self.complaints))
            for index, value in enumerate(self.items(name))
        )

    def inner(self, name: str) -> Fields:
        return Fields(self.values.get(name, {}), f"{self.where}.{name}".lstrip("."), self.complaints)

    def span(self, name: str, *, within: int | None = None) -> Span:
        return self.as_span(self.values.get(name), name, within=within)

    def spans(self, name: str, *, within: int | None = None) -> tuple[Span, ...]:
        return tuple(self.as_span(value, name, within=within) for value in self.items(name))

    def as_span(self, value: object, name: str, *, within: int | None = None) -> Span:
        """`[begin, end)`, both whole numbers, inside a text of `within` code points."""
        if isinstance(value, list) and [type(each) for each in value] == [int, int]:
            begin, end = value
            if 0 <= begin <= end and (within is None or end <= within):
                return Span(begin, end)
        self.wrong(name, f"{value!r} is not a span of the text")
        return Span(0, 0)
