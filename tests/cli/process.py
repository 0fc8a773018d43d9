"""The program as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

ONE = {"id": "one", "text": "The gate failed at noon, the mayor said. Five people were killed.", "story": "s"}
TWO = {"id": "two", "text": "The ministry denied that the gate had failed.", "story": "s"}
THREE = {"id": "three", "text": "Nobody was hurt in the fire, police said on Monday.", "story": "t"}


def rows(*accounts: dict[str, Any]) -> str:
    return "".join(json.dumps(each) + "\n" for each in accounts)


def run(*arguments: str, stdin: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rashomon", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, check=False, encoding="utf-8", **options
    )
