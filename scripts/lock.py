"""Writes the lock files: every package that `pyproject.toml` asks for and what these need, pinned, with hashes of all
their files. No index is named in them: pip asks the one that the user has set up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.lock": [], "requirements-dev.lock": ["--extra", "dev"]}
TOOL = "pip-tools>=7.4,<8"


def main() -> None:
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", TOOL], check=True)
    for name, extras in LOCKS.items():
        command = [
            sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras",
            "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-annotate", "--no-header",
            "--allow-unsafe", *extras, "--output-file", name, "pyproject.toml",
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
