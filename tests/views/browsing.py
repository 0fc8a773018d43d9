"""A reader at a page in a real, headless Chromium."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Dossier
from rashomon.views.html import render

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NODE_MODULES = Path(__file__).parent / "node_modules"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SLOWEST = 60_000  # milliseconds; a machine that does much else is no failure


def _axe() -> Path | None:
    """axe-core: what `AXE` names, the pinned npm package, or what the Python package of the development extra holds."""
    named = [Path(os.environ["AXE"])] if "AXE" in os.environ else []
    package = importlib.util.find_spec("axe_playwright_python")
    held = [Path(place) / "axe.min.js" for place in package.submodule_search_locations or ()] if package else []
    found = (path for path in (*named, NODE_MODULES / "axe-core" / "axe.min.js", *held) if path.is_file())
    return next(found, None)


AXE = _axe()
needs_axe = pytest.mark.skipif(AXE is None, reason="axe-core is not there: it is in the development extra")


class Reader:
    """A page that is open, with everything that it asked for and complained of."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.page = browser.new_page(
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        )
        self.page.set_default_timeout(SLOWEST)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.goto(file.as_uri())

    def lit(self) -> dict[str, str]:
        """The lit words of each account that has some."""
        found: dict[str, str] = self.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll('.account')]
            .map((a) => [a.dataset.account, [...a.querySelectorAll('.lit')].map((p) => p.textContent).join('|')])
            .filter(([, words]) => words))"""
        )
        return found

    def visible_points(self) -> list[str]:
        found: list[str] = self.page.evaluate(
            "() => [...document.querySelectorAll('.point')].filter((p) => !p.hidden).map((p) => p.id)"
        )
        return found

    def in_view(self, selector: str) -> bool:
        return bool(
            self.page.eval_on_selector(
                selector, "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
            )
        )

    def violations(self) -> list[tuple[str, list[str]]]:
        """What axe-core finds: the rule and some of the elements. The page is open with `bypass_csp`."""
        assert AXE is not None
        self.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
        return [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found["violations"]]


@contextmanager
def reading(browser: Any, file: Path, **options: Any) -> Iterator[Reader]:
    """A reader who leaves; nothing was asked of the network and nothing went wrong."""
    reader = Reader(browser, file, **options)
    yield reader
    assert reader.requests[1:] == [], "no request leaves the page"
    assert reader.errors == []
    reader.page.close()


def page_of(dossier: Dossier, path: Path) -> Path:
    path.write_text(render(dossier), encoding="utf-8")
    return path
