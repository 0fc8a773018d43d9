"""Word lists that ship with the package: written as YAML in `lexicons/`, compiled to JSON, read once."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.errors import InputError


@cache
def load(name: str) -> Any:
    """The lexicon `name` as `lexicons/NAME.yaml` has it: mappings and lists of strings.

    Raises:
        InputError: no such lexicon was compiled into the package.
    """
    resource = files("rashomon") / "data" / "lexicons" / f"{name}.json"
    if not resource.is_file():
        raise InputError(f"The lexicon {name!r} is not in the package. Run: python lexicons/compile.py")
    return json.loads(resource.read_text(encoding="utf-8"))
