"""An account, a speaker and a place that try everything."""

from __future__ import annotations

from tests import factories as make

from rashomon.model import (
    Coverage,
    Dossier,
    Happening,
    NamedPlace,
    Problem,
    Reuse,
    Span,
    SummaryLine,
    Tally,
    Term,
    Total,
    Wording,
)

ATTACK = (
    '<script>window.ran=1</script><img src=x onerror="window.ran=1"> \'"><svg onload=window.ran=1> '
    '</style></title></textarea><a href="javascript:window.ran=1">x</a> [x](javascript:window.ran=1) '
    "![i](http://evil.example/i.png) {{ 7*7 }} {% raw %} `code` | cell | <!-- \u202e\u2066bidi \x00 \x1b[31mred "
    "http://evil.example/a www.evil.example =1+1 \ud800"
)
TEXT = f"{ATTACK}\n\n# 1. {ATTACK} said five died.\n"


ID = 'd"><script>window.ran=1</script>'


def dossier() -> Dossier:
    account = make.account(
        TEXT, id=ID, title=ATTACK, outlet=ATTACK, url="javascript:window.ran=1", bylines=(ATTACK,), agencies=(ATTACK,),
        path=ATTACK, published=ATTACK, language=ID,
    )  # fmt: skip
    other = make.account("She denied it. Five died.", id="d2", url="https://paper.example/a")
    claim = make.claim(account, ATTACK, source="five", cue="said", speaker=ATTACK, party=ATTACK, hedges=(ATTACK,))
    denial = make.claim(other, "it", source="She", cue="denied", speaker="She", stance="deny", id="c' onclick=x")
    figure = make.figure(account, "five", 5, 5, speaker=ATTACK, as_of=ATTACK, claim=claim.id)
    return make.dossier(
        make.document(account, leftovers={f"# 1. {ATTACK}": ATTACK}),
        make.document(other),
        claims=(claim, denial),
        points=(make.point(claim, denies=(denial,), status="disputed", origins=(ATTACK,), statement=ATTACK),),
        figures=(figure,),
        tally=(Tally(category="killed", latest=(5, 5), by_document=(Total(account.id, 5, 5, figure.id),)),),
        timeline=(Happening(value=ATTACK, statement=ATTACK, claims=(claim.id,), documents=(account.id,)),),
        places=(
            NamedPlace(
                name=ATTACK, also=(ATTACK,), used_by=((ATTACK, (ATTACK,)),), documents=(account.id,), kind=ATTACK
            ),
        ),
        wording=(Wording(ATTACK, (Term(ATTACK, (claim.id,)),)),),
        lineage=(
            Reuse(origin=account.id, to="d2", kind="copy", share=0.5, spans=((Span(0, 50), Span(0, 9)),), why=ATTACK),
        ),
        summary=(SummaryLine(ATTACK, (claim.id,), (account.id,)),),
        coverage=Coverage(problems=(Problem(kind="x", message=ATTACK, remedy=ATTACK, path=ATTACK),)),
        story=ATTACK,
        generator=ATTACK,
    )  # fmt: skip
