"""Pictures of the report in headless Chromium.

    python scripts/screenshots.py                           docs/images/report.png, of the shipped example
    python scripts/screenshots.py REPORT.html               the same picture, of another report
    python scripts/screenshots.py REPORT.html FOLDER [--width 390 768 1440 2560] [--full]

Needs `pip install playwright` and a Chromium; `CHROMIUM` names another binary than the one on the path.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

import rashomon

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "docs" / "images" / "report.png"
EXAMPLE = Path("examples/dam/texts")
HEIGHT = {390: 844, 768: 1024, 1440: 1000, 2560: 1300}


def opened(browser: Browser, report: Path, *, width: int, scheme: str) -> Page:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT.get(width, 1000)}, color_scheme=scheme)
    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
    page.goto(report.resolve().as_uri())
    return page


def pictures(browser: Browser, report: Path, folder: Path, widths: list[int], *, full: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for width in widths:
        for scheme in ("light", "dark"):
            page = opened(browser, report, width=width, scheme=scheme)
            page.screenshot(path=folder / f"{width}-{scheme}.png", full_page=full)
            page.close()


def of_example(folder: Path) -> Path:
    """The report of the shipped example, made anew."""
    report = folder / "report.html"
    os.chdir(ROOT)
    rashomon.read([EXAMPLE]).save(report)
    return report


def readme(browser: Browser, report: Path) -> None:
    README.parent.mkdir(parents=True, exist_ok=True)
    page = opened(browser, report, width=1440, scheme="light")
    page.locator(".dispute h3 a").first.click()
    page.mouse.move(0, 0)
    page.screenshot(path=README)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, nargs="?")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--width", type=int, nargs="+", default=sorted(HEIGHT))
    parser.add_argument("--full", action="store_true", help="the whole length of the page")
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        if options.folder:
            pictures(browser, options.report, options.folder, options.width, full=options.full)
        else:
            readme(browser, options.report or of_example(Path(scratch)))
        browser.close()


if __name__ == "__main__":
    main()
