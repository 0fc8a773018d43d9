"""Which judge of pairs a run has: none, a network in a folder, or a model at an endpoint."""

from __future__ import annotations

import re
from pathlib import Path

from rashomon import cache
from rashomon.errors import UsageError
from rashomon.points.judge import Judge, Nobody
from rashomon.points.network import Network
from rashomon.settings import Settings
from rashomon.unseen import line

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def chosen(settings: Settings) -> Judge | None:
    """The judge that `settings` name, seen to be there; None where none is named: then `align` finds the points.

    Raises:
        UsageError: it cannot be had as it is named, or no server answers there.
        InputError: the folder holds no network.
    """
    where, model = settings.judge, settings.judge_model
    if where is not None and ADDRESS.match(where):
        if model is None:
            raise UsageError(f"--judge {line(where)} is asked for a model: name it with --judge-model NAME.")
        from rashomon.points.endpoint import Endpoint
        from rashomon.points.remote import Chat, Remote

        endpoint = Endpoint.at(
            where, model=model, insecure=settings.judge_insecure, seconds=settings.judge_seconds
        )  # fmt: skip
        endpoint.probe()
        return Remote(Chat(endpoint), Nobody(), model=model, kept=cache.folder() / "judge")
    if model is not None or settings.judge_insecure:
        raise UsageError("--judge-model and --judge-insecure go with --judge URL, the address of an endpoint. Give it.")
    if where is None:
        return None
    if not Path(where).is_dir():
        raise UsageError(
            f"--judge {line(where)}: no such folder. Give a folder with a network, or the address of an endpoint with "
            "its http:// or https://."
        )
    return Network.load(Path(where))
