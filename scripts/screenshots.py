"""Pictures of the report in headless Chromium.

    python scripts/screenshots.py                           docs/images/*.png, of the shipped example
    python scripts/screenshots.py --check                   whether those are still what the program gives
    python scripts/screenshots.py REPORT.html               the same pictures, of another report
    python scripts/screenshots.py REPORT.html FOLDER [--width 390 768 1440 2560] [--full]

Needs `pip install playwright` and a Chromium; `CHROMIUM` names another binary than the one on the path.
"""

from __future__ import annotations

import argparse
import base64
import os
import shutil
import sys
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
IMAGES = ROOT / "docs" / "images"
SECTIONS = ("matrix", "figures", "timeline", "lineage")
ROOM = 900  # of a section, from its top: more is seen in the report itself
EXAMPLE = Path("examples/dam/texts")
ALIKE = 0.01  # of the pixels; the same report drawn twice differs in none, a changed line moves more
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


def of_documentation(browser: Browser, report: Path, images: Path = IMAGES) -> None:
    """The first screen with a disputed point lit up, on a desk and on a telephone, and the sections that are drawn."""
    images.mkdir(parents=True, exist_ok=True)
    for name, width, scheme in (
        ("report", 1440, "light"),
        ("report-dark", 1440, "dark"),
        ("report-phone", 390, "light"),
    ):
        page = opened(browser, report, width=width, scheme=scheme)
        if width > 1000:
            page.locator(".dispute h3 a").first.click()
        page.mouse.move(0, 0)
        page.screenshot(path=images / f"{name}.png")
        page.close()
    page = opened(browser, report, width=1440, scheme="light")
    for name in SECTIONS:
        page.locator(f".mast a[href='#{name}']").click()
        box = page.locator(f"#{name}").bounding_box()
        if box:
            page.screenshot(path=images / f"{name}.png", clip={**box, "height": min(box["height"], ROOM)})
    page.close()


COMPARED = """async ([one, other]) => {
  const read = async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0);
    return brush.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await read(one), await read(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 4)
    if ([0, 1, 2].some((c) => Math.abs(a.data[at + c] - b.data[at + c]) > 48)) differing += 1;
  return differing / (a.width * a.height);
}"""


def differing(browser: Browser, scratch: Path) -> dict[str, float]:
    """The pictures of the documentation of which more than `ALIKE` of the pixels are not what the program gives now."""
    of_documentation(browser, of_example(scratch), scratch)
    page = browser.new_page()
    found = {}
    for path in sorted(scratch.glob("*.png")):
        kept = IMAGES / path.name
        pair = [base64.b64encode(each.read_bytes()).decode() for each in (path, kept) if each.exists()]
        share = float(page.evaluate(COMPARED, pair)) if len(pair) == 2 else 1.0
        if share > ALIKE:
            found[path.name] = share
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, nargs="?")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--width", type=int, nargs="+", default=sorted(HEIGHT))
    parser.add_argument("--full", action="store_true", help="the whole length of the page")
    parser.add_argument(
        "--check", action="store_true", help="compare with the pictures that are kept; 1 where they differ"
    )
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        if options.check:
            wrong = differing(browser, Path(scratch))
            for name, share in wrong.items():
                sys.stderr.write(
                    f"docs/images/{name}: {share:.1%} of it is not what the program gives: ./dev pictures\n"
                )
            sys.exit(bool(wrong))
        if options.folder:
            pictures(browser, options.report, options.folder, options.width, full=options.full)
        else:
            of_documentation(browser, options.report or of_example(Path(scratch)))
        browser.close()


if __name__ == "__main__":
    main()
