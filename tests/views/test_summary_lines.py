"""The summary's sentences as the views show them: each with the account that writes it or the source in its words."""

from __future__ import annotations

import io

from rich.console import Console
from tests import factories as make

from rashomon.model import Dossier, SummaryLine
from rashomon.views import html, markdown, terminal

OWN, SAID = "The gate of the dam rose at night.", "The mayor said that the gate had failed."
ACCOUNT = make.account(f"Flood\n{OWN} {SAID}", id="a", outlet="Courier <1>")


def a_dossier() -> Dossier:
    claims = (
        make.claim(ACCOUNT, OWN[:-1]),
        make.claim(ACCOUNT, "the gate had failed", source="The mayor", cue="said"),
    )
    summary = tuple(
        SummaryLine(text, (claim.id,), ("a",), (make.words(ACCOUNT, text),))
        for text, claim in zip((OWN, SAID), claims, strict=True)
    )
    return make.dossier(make.document(ACCOUNT), claims=claims, summary=summary)


def test_what_names_no_source_is_said_to_be_the_accounts() -> None:
    out = io.StringIO()
    terminal.render(a_dossier(), Console(file=out, width=200))
    for shown, name in (
        (out.getvalue(), "Courier <1>"),
        (markdown.render(a_dossier()), r"Courier \<1\>"),
        (html.render(a_dossier()), "Courier &lt;1&gt;"),
    ):
        assert f"{name}: {OWN}" in shown
        assert SAID in shown and f": {SAID}" not in shown
