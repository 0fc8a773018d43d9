"""The page: whole, self-contained, inert."""

from __future__ import annotations

import base64
import hashlib
import re
from copy import deepcopy
from dataclasses import replace

import pytest
from lxml import html
from tests import factories as make
from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.model import Block, Dossier, Gap, NamedPlace, Span
from rashomon.views.html import render
from rashomon.views.outline import Outline

SAFE = {"http", "https"}


@pytest.fixture(scope="module")
def page() -> str:
    return render(the_dam())


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def test_the_same_dossier_gives_the_same_bytes(page: str) -> None:
    assert render(the_dam()) == page


def test_small_enough_to_mail(page: str) -> None:
    assert len(page.encode()) < 1_500_000


def test_policy_names_the_style_and_the_script_that_stand_in_the_page(page: str, tree: html.HtmlElement) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    for name in ("style", "script"):
        (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_nothing_is_fetched_and_no_style_or_handler_stands_in_an_element(tree: html.HtmlElement) -> None:
    assert not tree.xpath("//*[@src] | //link | //iframe | //object | //form[@action] | //*[@srcset]")
    assert not tree.xpath("//*[@style] | //@*[starts-with(name(), 'on')]")
    assert "url(" not in "".join(tree.xpath("//style/text()")) and "@import" not in "".join(
        tree.xpath("//style/text()")
    )


@pytest.mark.parametrize("dossier", [the_dam(), hostile.dossier(), Dossier()], ids=["dam", "hostile", "empty"])
def test_every_link_leads_somewhere_and_ids_are_unique(dossier: Dossier) -> None:
    tree = html.document_fromstring(render(dossier))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//@href"):
        assert target[1:] in set(ids) if target.startswith("#") else target.partition(":")[0] in SAFE, target


def test_every_point_claim_and_account_has_an_anchor(tree: html.HtmlElement) -> None:
    ids = set(tree.xpath("//@id"))
    dossier = the_dam()
    assert {f"point-{point.id}" for point in dossier.points} <= ids
    assert {f"claim-{claim.id}" for claim in dossier.claims} <= ids
    assert {f"account-{document.id}" for document in dossier.documents} <= ids


def test_marked_words_are_the_words_of_the_claim(tree: html.HtmlElement) -> None:
    words: dict[str, str] = {}
    for piece in tree.xpath("//*[@data-m]"):
        for number in piece.get("data-m").split():
            words[number] = words.get(number, "") + piece.text_content()
    for number, claim in enumerate(the_dam().claims):
        assert words[str(number)] == claim.text


def test_an_account_is_shown_whole(tree: html.HtmlElement) -> None:
    for document in the_dam().documents:
        (found,) = tree.xpath(f"//*[@id='account-{document.id}']//*[contains(@class, 'text')]")
        found = deepcopy(found)
        for reason in found.xpath(".//*[@class='reason']"):
            reason.getparent().remove(reason)
        assert "".join(found.text_content().split()) == "".join(document.account.text.split())


def test_leftovers_stand_with_their_reasons(tree: html.HtmlElement) -> None:
    reasons = tree.xpath("//*[@class='leftover']/*[@class='reason']/text()")
    assert len(reasons) == sum(len(document.leftovers) for document in the_dam().documents)
    assert "cut: tags, a comment form and headlines of another year" in reasons


def test_a_point_that_rests_on_a_part_of_a_claim_lights_the_part() -> None:
    account = make.account("She said five died and the bridge fell.")
    claim = make.claim(account, "five died and the bridge fell", source="She", cue="said", speaker="She")
    part = make.span(account.text, "the bridge fell")
    point = make.point(claim, parts=((claim.id, (part,)),))
    tree = html.document_fromstring(render(make.dossier(make.document(account), claims=(claim,), points=(point,))))
    (number,) = tree.xpath("//li[@class='point']/@data-marks")[0].split()
    lit = [piece for piece in tree.xpath("//*[@data-m]") if number in piece.get("data-m").split()]
    assert "".join(piece.text_content() for piece in lit) == "the bridge fell"


def test_marks_of_the_format_are_not_shown_in_a_paragraph() -> None:
    account = make.account("A **bold** word")
    block = Block(Span(0, 15), "paragraph", "A   bold   word")
    tree = html.document_fromstring(render(make.dossier(make.document(account, blocks=(block,)))))
    assert "".join(tree.xpath("//p[@class='paragraph']")[0].text_content().split()) == "Aboldword"


def test_what_no_stage_spoke_of_is_still_shown() -> None:
    account = make.account("---\ndate: 2024\n---\nWords.")
    (block,) = (each for each in make.paragraphs(account.text) if each.text == "Words.")
    page = render(make.dossier(make.document(account, blocks=(block,))))
    assert "date: 2024" in html.document_fromstring(page).xpath("//p[@class='between']")[0].text_content()


def test_hostile_words_are_only_words() -> None:
    tree = html.document_fromstring(render(hostile.dossier()))
    assert len(tree.xpath("//script")) == 1 and not tree.xpath("//img | //*[@onerror] | //*[@onload] | //*[@onclick]")
    assert not [target for target in tree.xpath("//@href") if "javascript" in target.lower().partition("#")[0]]
    assert "7*7" in tree.text_content() and "49" not in tree.text_content().replace("2049", "")
    assert not set(tree.text_content()) & set("\u202e\u2066\x00\x1b\ud800")


def test_no_verb_of_ours_for_anyone_who_says_it() -> None:
    account = make.account("A admits that x is so. B claims that y is so. C insists that z is so.")
    claims = tuple(
        make.claim(account, f"that {what} is so", source=source, cue=cue, speaker=source, judgement=cue)
        for source, cue, what in (("A", "admits", "x"), ("B", "claims", "y"), ("C", "insists", "z"))
    )
    points = tuple(make.point(claim) for claim in claims)
    dossier = make.dossier(make.document(account), claims=claims, points=points)
    tree = html.document_fromstring(render(dossier))
    assert {"".join(each.itertext()) for each in tree.xpath("//*[@class='who']")} == {"A:", "B:", "C:"}


def test_two_accounts_of_one_outlet_are_told_apart() -> None:
    one = make.account("One.", outlet="The Wire", published="2024-05-14T08:20Z")
    two = make.account("Two.", outlet="The Wire", published="2024-05-14T13:05Z")
    page = render(make.dossier(make.document(one), make.document(two)))
    assert "The Wire (1)" in page and "The Wire (2)" in page


def test_many_accounts_stay_mailable_and_quick() -> None:
    dam = the_dam()
    document = dam.documents[0]
    many = tuple(replace(document, account=replace(document.account, id=f"d{n}")) for n in range(200))
    assert len(render(replace(dam, documents=dam.documents + many, points=(), lineage=())).encode()) < 3_000_000


def test_a_denial_whose_words_hold_the_negation_is_not_turned_about() -> None:
    account = make.account("Kost said nobody had called. Dorun denied the gate was opened.")
    said = make.claim(account, "nobody had called", source="Kost", cue="said", speaker="Kost", stance="deny")
    denied = make.claim(account, "the gate was opened", source="Dorun", cue="denied", speaker="Dorun", stance="deny")
    points = (make.point(said), make.point(denied))
    page = render(make.dossier(make.document(account), claims=(said, denied), points=points))
    words = html.document_fromstring(page).text_content()
    assert "Kost, in a denial (“said”):" in words and "Dorun, in a denial (“denied”):" in words
    assert "denies nobody" not in words


def test_a_page_does_not_tell_where_its_writer_keeps_files() -> None:
    account = make.account("Words.", path="/home/someone/secret/a.txt")
    page = render(make.dossier(make.document(account)))
    assert "a.txt" in page and "secret" not in page


def test_the_first_screen_says_in_what_a_point_is_disputed(tree: html.HtmlElement) -> None:
    (first, *_) = tree.xpath("//article[@class='dispute']")
    assert first.xpath("h3/*[@class='kind']/text()") == ["denied"]
    ends = [side.xpath("string(p[@class='end'])") for side in first.xpath(".//div[starts-with(@class, 'side ')]")]
    assert ends == ["Says so", "Denies it or says otherwise"]


def test_the_very_same_words_stand_once_in_a_point(tree: html.HtmlElement) -> None:
    said = tree.xpath("//li[@id='point-p-bridge']//ul[@class='said']/li/a")
    assert [each.text_content() for each in said] == ["The road bridge at Lisny Ford was swept away"]
    assert len(said[0].get("data-marks").split()) == 3


def test_coverage_counts_what_each_account_tells_and_leaves_out(tree: html.HtmlElement) -> None:
    dam = the_dam()
    several = sum(len(point.documents) > 1 for point in dam.points)
    rows = tree.xpath("//table[@class='shares']/tbody/tr")
    assert len(rows) == len(dam.documents)
    for row in rows:
        tells, alone, leaves_out, unknown = (int(cell.text_content()) for cell in row.xpath("td"))
        assert tells - alone + leaves_out + unknown == several


def test_the_matrix_tells_what_an_account_could_not_have_known() -> None:
    dam = the_dam()
    point = next(each for each in dam.points if each.unsaid and len(each.documents) > 1)
    coverage = replace(dam.coverage, gaps=(Gap(point.unsaid[0], point.id, False),))
    tree = html.document_fromstring(render(replace(dam, coverage=coverage)))
    (cell,) = tree.xpath("//td[contains(@class, 'could-not-have-known')]")
    assert cell.text_content() == "○could not have known"
    assert cell.getparent().xpath("th/a/@href") == [f"#point-{point.id}"]
    (share,) = (row for row in tree.xpath("//table[@class='shares']/tbody/tr") if row.xpath("td[4]/text()") == ["1"])
    assert (
        dam.documents[[each.id for each in dam.documents].index(point.unsaid[0])].account.outlet in share.text_content()
    )


def test_an_account_without_a_name_is_called_by_its_title() -> None:
    account = make.account("Words.", path="/x/0041_9ab3ff.txt", title="Dam gate opens on the border river at night")
    assert Outline(make.dossier(make.document(account))).label(account.id).name == "Dam gate opens on the borde…"
    named = make.account("Words.", path="/x/halden-agency.txt", title="Dam gate opens")
    assert Outline(make.dossier(make.document(named))).label(named.id).name == "halden-agency"


def test_the_event_is_called_by_its_story_or_by_its_places() -> None:
    def called(story: str | None) -> str:
        place = NamedPlace(name="Conn.", also=("Connecticut", "Nutmeg"), used_by=(), documents=("d",))
        return Outline(make.dossier(places=(place,), story=story)).heading

    assert called("Flood on the Oreva") == "Flood on the Oreva"
    assert called(None) == called("526cabb7-02a3-4adb-8e90-ec781c40c498") == called("17") == "Connecticut/Nutmeg"
