"""A dossier from the file that `rashomon read --json` wrote."""

from __future__ import annotations

import json
from math import isfinite
from pathlib import Path
from typing import NoReturn

from rashomon.errors import InputError
from rashomon.model.dossier import Dossier
from rashomon.model.unwire import from_wire

LONGEST = 19  # digits from which on 64 bits may not hold a whole number
MAKE = "A dossier is written by: rashomon read PATH... --json dossier.json"


def load(path: str | Path) -> Dossier:
    """The dossier in the file `path`.

    Raises:
        InputError: the file is not there, is no JSON, holds several dossiers, or is no whole dossier; the message
            names the file, lists what is wrong and says what to do.
    """
    value = _parsed(_text(Path(path)), path)
    try:
        return from_wire(value)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path} is not there. {MAKE}") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}. {MAKE}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}). {MAKE}") from error


def _parsed(text: str, path: str | Path) -> object:
    if not text.strip():
        raise InputError(f"{path} is empty. {MAKE}")
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite, parse_int=_whole)
    except RecursionError as error:
        raise InputError(f"{path} is no dossier: it is nested too deeply. {MAKE}") from error
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text[: error.pos].count("\n") == 1:
            raise InputError(
                f"{path} holds more than one dossier, one a line. Take one line into a file of its own, such as the "
                f"first: head -n 1 {path} > dossier.json"
            ) from error
        raise InputError(f"{path} is no JSON (line {error.lineno}: {error.msg}). {MAKE}") from error
    except ValueError as error:
        raise InputError(f"{path} is no dossier: {error}. {MAKE}") from error


def _finite(digits: str) -> float:
    return float(digits) if isfinite(float(digits)) else _no_number(digits)


def _whole(digits: str) -> int:
    return int(digits) if len(digits.removeprefix("-")) < LONGEST else _no_number(f"{digits[:LONGEST]}…")


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"it holds {name}, which is no number that a dossier has")
