"""The report of 5 and of 200 accounts: how long it takes to write, how large it is, how long Chromium takes to open it.

    bench/report.py [ACCOUNTS ...] [--keep FOLDER]

Accounts are made up here, as in `bench/scale.py`, but as whole texts that go through `rashomon read`: each outlet tells
a sample of a stock of statements in one of several wordings, by named speakers, with figures and hours. Opening is
measured from the start of the navigation to the end of the load event and to the first paint, as the browser itself
counts them; a click on the first point to the frame after its words are lit. Needs `playwright` and a Chromium on the
path (`CHROMIUM` names another); without them only the writing is measured. `--keep` writes the pages to a folder.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import heading
from rashomon import pipeline
from rashomon.model import Account, Dossier
from rashomon.views.html import render

SEED = 20240514
TIMES = 5
SENTENCES = 18  # an account
SPEAKERS = (
    "Interior Minister Jon Adler", "the Rescue Service of Orland", "Mayor Tilda Roos", "the Water Authority",
    "Governor Paul Idris", "the Morvian Foreign Ministry", "hydrologist Sofia Lenk", "the Red Cross in Orland",
    "a resident who gave her name as Ana", "police spokesman Leo Hart", "the Morvian Army", "engineer Max Tolland",
)  # fmt: skip
SAYS = ("{who} said that {what}.", "{what}, {who} said.", "According to {who}, {what}.", "{who} denied that {what}.")
EVENTS = (
    ("the dam above Lower Brenn failed at {hour}:{minute:02}", "the dam gave way at {hour}:{minute:02}"),
    ("{few} people were killed in the valley", "{few} bodies had been found in the valley"),
    ("{many} people were evacuated to schools", "{many} residents had been moved to school buildings"),
    ("{few} people were still missing", "rescuers were looking for {few} missing people"),
    ("the Morvian Army had opened gate number {small}", "gate number {small} was opened by Morvian soldiers"),
    ("nobody had been warned before the wave came", "no warning had been given to the towns"),
    ("the bridge at Ober Strand was swept away", "the bridge at Ober Strand had collapsed"),
    ("{many} households were without electricity", "power was cut to {many} households"),
    ("the road to the northern border was closed", "traffic to the northern border had stopped"),
    ("{few} people were injured, {small} of them badly", "{few} people had been taken to hospital"),
    ("the inspectors had last visited the dam in 20{year}", "the last inspection of the dam was in 20{year}"),
    ("the commission would meet on day {small} of the inquiry", "an inquiry would sit on day {small}"),
)
OWN = (
    "Water stood {small} metres high in the streets of Lower Brenn at {hour}:{minute:02}.",
    "Helicopters flew over the valley until {hour}:{minute:02} in the afternoon.",
    "Families waited outside the gymnasium of Ober Strand for news.",
)


def filled(chance: random.Random, words: str) -> str:
    return words.format(
        hour=chance.choice((3, 4, 5)), minute=chance.choice((0, 10, 25, 40)), small=chance.randint(2, 5),
        few=chance.choice((3, 5, 9, 12, 14)), many=chance.choice((400, 900, 1200, 3400)), year=chance.randint(16, 22),
    )  # fmt: skip


def sentence(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return filled(chance, chance.choice(OWN))
    what = filled(chance, chance.choice(chance.choice(EVENTS)))
    told = chance.choices(SAYS, weights=(5, 4, 3, 1))[0].format(who=chance.choice(SPEAKERS), what=what)
    return told[:1].upper() + told[1:]


def accounts(count: int) -> Iterator[Account]:
    chance = random.Random(SEED)
    told: list[list[str]] = []
    for number in range(count):
        sentences = [sentence(chance) for _ in range(SENTENCES)]
        if told and chance.random() < 0.2:
            sentences[: SENTENCES - 4] = chance.choice(told)[: SENTENCES - 4]
        told.append(sentences)
        paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, SENTENCES, 3)]
        text = "\n\n".join([f"Dam failure above Lower Brenn, report {number + 1}", *paragraphs])
        published = f"2024-05-14T{6 + number % 17:02}:{7 * number % 60:02}Z"
        yield Account(
            id=f"account{number:04}",
            text=text,
            outlet=f"The {number + 1}th Gazette",
            published=published,
            language="en",
        )


def dossier(count: int) -> Dossier:
    return pipeline.dossier(list(pipeline.readings(accounts(count), pipeline.Toolbox())))


def write(told: Dossier, count: int, folder: Path) -> Path:
    """The page in `folder`; prints how long it took to make and how large it is."""
    took, worked, page = [], [], ""
    for _ in range(TIMES):
        began, busy = time.perf_counter(), time.process_time()
        page = render(told)
        took.append(time.perf_counter() - began)
        worked.append(time.process_time() - busy)
    path = folder / f"report-{count}.html"
    path.write_text(page, encoding="utf-8")
    seconds = f"{min(took):.3f} s (processor {min(worked):.3f} s, the first time {worked[0]:.3f} s)"
    print(f"{count:4} accounts, {len(told.points)} points: written in {seconds}, {len(page.encode()) / 1000:.0f} kB")
    return path


OPENED = """() => { const [n] = performance.getEntriesByType('navigation');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return {load: n.loadEventEnd, paint: paint.startTime, nodes: document.querySelectorAll('*').length}; }"""
CLICKED = """() => new Promise((done) => { const began = performance.now();
    document.querySelector('.point summary').click();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began))); })"""


def browse(page_file: Path, browser: Any, count: int) -> None:
    opened, clicked = [], []
    for _ in range(TIMES):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(page_file.as_uri(), timeout=120_000)
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
        opened.append(page.evaluate(OPENED))
        clicked.append(page.evaluate(CLICKED))
        page.close()
    loaded, painted = (least_and_median([each[key] / 1000 for each in opened]) for key in ("load", "paint"))
    nodes = opened[0]["nodes"]
    print(
        f"{count:>4} accounts: loaded in {loaded}, painted in {painted}, {nodes} elements; lit in {min(clicked):.0f} ms"
    )


def least_and_median(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} s (median {statistics.median(seconds):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("accounts", type=int, nargs="*", default=[5, 200])
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    print(heading())
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        pages = {count: write(dossier(count), count, folder) for count in options.accounts}
        in_chromium(pages)


def in_chromium(pages: dict[int, Path]) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if not chromium:
        print("not opened: playwright or Chromium is missing")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for count, path in pages.items():
            browse(path, browser, count)
        browser.close()


if __name__ == "__main__":
    main()
