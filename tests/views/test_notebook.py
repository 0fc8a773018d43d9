"""What a notebook shows of a dossier."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.api import held
from rashomon.model import Dossier
from rashomon.views import notebook


class Seen(HTMLParser):
    """Every tag and attribute of a page, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def seen(of: Dossier) -> Seen:
    found = Seen()
    found.feed(notebook.render(of))
    return found


def test_it_shows_counts_and_disputes() -> None:
    of = the_dam()
    words = " ".join(seen(of).words)
    disputed = [point for point in of.points if point.status == "disputed"]
    assert f"disputed {len(disputed)}" in words and f"accounts {len(of.documents)}" in words
    assert disputed[0].statement[:20] in words


def test_no_word_of_an_account_becomes_a_tag() -> None:
    found = seen(hostile.dossier())
    assert found.tags <= {"div", "strong", "table", "tr", "th", "td", "p", "ul", "li", "small"}
    assert found.attributes <= {"style"}
    assert "<script>" in " ".join(found.words)


def test_a_dossier_with_nothing_in_it_is_shown_too() -> None:
    assert "One event" in " ".join(seen(Dossier()).words)


def test_a_users_dossier_shows_itself() -> None:
    dossier = held(the_dam())
    assert dossier._repr_html_() == notebook.render(the_dam())
    assert repr(dossier).startswith(f"Dossier(documents={len(dossier.documents)}, claims={len(dossier.claims)}, ")
