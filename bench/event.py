"""`rashomon read` on one event with gold, scored: `../shared/karabakh`, and the shipped example.

bench/event.py [karabakh|example]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from common import EXAMPLE, KARABAKH, heading, scorer, show
from rashomon import pipeline
from rashomon.model.wire import dumps, to_wire


def score_event(folder: Path, tools: pipeline.Toolbox) -> dict[str, float]:
    """The scorer's figures for a folder with `texts/*.txt` and `gold/*.json`."""
    run = pipeline.Run()
    texts = sorted((folder / "texts").glob("*.txt"))
    told = list(pipeline.readings(pipeline.accounts(texts, run, settings=tools.settings), tools))
    dossier = pipeline.dossier(told, problems=run.problems)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "dossier.json"
        path.write_text(dumps(to_wire(dossier)), encoding="utf-8")
        scores: dict[str, float] = scorer().karabakh(folder / "gold", path)
    return scores | {"points": len(dossier.points), "disputed": sum(p.status == "disputed" for p in dossier.points)}


def main() -> None:
    scorer()
    tools = pipeline.Toolbox()
    names = sys.argv[1:] or ["karabakh", "example"]
    print(heading())
    for name in names:
        print(f"\n{name}")
        show(score_event(KARABAKH if name == "karabakh" else EXAMPLE, tools))


if __name__ == "__main__":
    main()
