"""Who said what after whom, as W3C PROV (PROV-JSON).

Accounts, claims, points and shared texts are entities; outlets, speakers and parties are agents. A claim is quoted from
its account and attributed to its speaker, who acts on behalf of a party; a point is derived from the claims that say
it. What nothing shows is left out: no time of a run, no direction between two accounts where none is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from rashomon.exports.text import json_text, known, place_in
from rashomon.model import Claim, Document, Dossier, Point, Reuse, content_id
from rashomon.views.outline import Outline
from rashomon.views.shown import web_address

Json = dict[str, object]
PREFIXES = ("account", "claim", "point", "shared", "agent", "dossier")
WORDS = "urn:rashomon:words:"
COPIED = {"copy": "prov:Quotation", "agency": "prov:Quotation", "edit": "prov:Revision"}


class Records:
    """The records of a document by their kind; relations get running names, so the same dossier gives the same."""

    def __init__(self) -> None:
        self.by_kind: dict[str, dict[str, Json]] = {}
        self.speaking_for: set[tuple[str, str]] = set()

    def thing(self, kind: str, name: str, values: dict[str, object]) -> str:
        self.by_kind.setdefault(kind, {})[name] = known(values)
        return name

    def relation(self, kind: str, **ends: object) -> None:
        found = self.by_kind.setdefault(kind, {})
        found[f"_:{kind}{len(found) + 1}"] = {f"prov:{name}": value for name, value in ends.items()}

    def behalf(self, agent: str, party: str) -> None:
        """An agent acts for a party: said once, however many claims show it."""
        if (agent, party) not in self.speaking_for:
            self.speaking_for.add((agent, party))
            self.relation("actedOnBehalfOf", delegate=agent, responsible=party)

    def agent(self, name: str, kind: str | None = None) -> str:
        """The agent of a name; the first mention says what it is."""
        identity = f"agent:{content_id('', name)}"
        known_kind = [_qualified(kind)] if kind else []
        self.by_kind.setdefault("agent", {}).setdefault(identity, known({"prov:label": name, "prov:type": known_kind}))
        return identity


def render(dossier: Dossier) -> str:
    """A PROV-JSON document."""
    records = Records()
    outline = Outline(dossier)
    for document in dossier.documents:
        _account(document, outline, records)
    for claim in dossier.claims:
        _claim(claim, outline, records)
    for point in dossier.points:
        _point(point, records)
    for number, reuse in enumerate(dossier.lineage, 1):
        _reuse(reuse, number, records)
    _made(dossier, records)
    prefix = {name: f"urn:rashomon:{name}:" for name in PREFIXES} | {"words": WORDS}
    return json_text({"prefix": prefix, **records.by_kind}, indent=1) + "\n"


def _name(kind: str, identity: str) -> str:
    return f"{kind}:{quote(identity.encode('utf-8', 'surrogatepass'), safe='')}"


def _qualified(name: str) -> Json:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _account(document: Document, outline: Outline, records: Records) -> None:
    account = document.account
    name = records.thing(
        "entity",
        _name("account", account.id),
        {
            "prov:type": [_qualified("words:Account")],
            "prov:label": account.title or outline.label(account.id).name,
            "words:published": account.published,
            "words:url": web_address(account.url),
        },
    )
    if account.outlet:
        agent = records.agent(account.outlet, "prov:Organization")
        records.relation("wasAttributedTo", entity=name, agent=agent)


def _claim(claim: Claim, outline: Outline, records: Records) -> None:
    name = records.thing(
        "entity",
        _name("claim", claim.id),
        {
            "prov:type": [_qualified("words:Claim")],
            "prov:value": claim.text,
            "words:stance": claim.stance,
            "words:mode": claim.mode,
            "prov:location": [
                {"$": place_in(claim.document, span), "type": "xsd:anyURI"} for span in claim.content
            ],
        },
    )  # fmt: skip
    _derived(name, _name("account", claim.document), "prov:Quotation", records)
    speaker = outline.documents[claim.document].account.outlet if claim.own_voice else claim.speaker
    if not speaker:
        return
    agent = records.agent(speaker)
    records.relation("wasAttributedTo", entity=name, agent=agent)
    if claim.party and claim.party != speaker:
        records.behalf(agent, records.agent(claim.party))


def _derived(name: str, source: str, kind: str, records: Records) -> None:
    records.relation("wasDerivedFrom", generatedEntity=name, usedEntity=source, type=[_qualified(kind)])


def _point(point: Point, records: Records) -> None:
    name = records.thing(
        "entity",
        _name("point", point.id),
        {
            "prov:type": [_qualified("words:Point")],
            "prov:value": point.statement,
            "words:status": point.status,
            "words:origins": len(point.origins),
        },
    )
    for kind, claims in (("words:says", point.supports), ("words:denies", point.denies)):
        for claim in claims:
            _derived(name, _name("claim", claim.id), kind, records)


def _reuse(reuse: Reuse, number: int, records: Records) -> None:
    """A copy whose direction is known is derived from its origin; any other shared text is an entity of its own, from
    which both accounts quote."""
    origin, to = _name("account", reuse.origin), _name("account", reuse.to)
    if reuse.directed and reuse.kind in COPIED:
        _derived(to, origin, COPIED[reuse.kind], records)
        return
    shared = records.thing(
        "entity",
        f"shared:{number}",
        {
            "prov:type": [_qualified("words:SharedText")],
            "prov:label": reuse.kind,
            "prov:location": [*_places(reuse)],
        },
    )
    for account in (origin, to):
        _derived(account, shared, "prov:Quotation", records)


def _places(reuse: Reuse) -> Iterator[Json]:
    for left, right in reuse.spans:
        yield {"$": place_in(reuse.origin, left), "type": "xsd:anyURI"}
        yield {"$": place_in(reuse.to, right), "type": "xsd:anyURI"}


def _made(dossier: Dossier, records: Records) -> None:
    """The dossier as a collection of its points, made by this program from the accounts."""
    identity = content_id("d", [document.id for document in dossier.documents])
    name = records.thing(
        "entity",
        _name("dossier", identity),
        {"prov:type": [_qualified("prov:Collection")], "prov:label": dossier.story or "dossier"},
    )
    for point in dossier.points:
        records.relation("hadMember", collection=name, entity=_name("point", point.id))
    program = records.agent(dossier.generator or "rashomon", "prov:SoftwareAgent")
    records.relation("wasAttributedTo", entity=name, agent=program)
