"""Texts that are dear to read: each a shape of a given length, told by what it repeats."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from itertools import count

HEAD = "The mayor of Leeds said on Tuesday that five people had died in the fire at the mill.\n\n"
TAIL = "\n\nThe police said on Wednesday that 12 people were injured and that no one was missing.\n"
Shape = Callable[[int], str]
"""Given a length in characters, a text of about that length."""


def run(unit: str) -> Shape:
    """The same characters again and again, in one paragraph with a sentence before and one behind."""
    return lambda size: HEAD.rstrip() + " " + (unit * (size // len(unit) + 1))[:size] + " " + TAIL.lstrip()


def bare(unit: str) -> Shape:
    """The same, with nothing around it."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def counted(pattern: str) -> Shape:
    """A pattern with a running number in it, so that no piece is like another."""

    def shape(size: int) -> str:
        pieces, length = [], 0
        for number in count(1):
            if length >= size:
                break
            pieces.append(pattern.format(n=number, name=name(number)))
            length += len(pieces[-1])
        return HEAD.rstrip() + " " + "".join(pieces) + TAIL

    return shape


def name(number: int) -> str:
    """A made-up name, another for each number."""
    chance = random.Random(number)
    return "".join(chance.choices("bcdfghklmnprstvz", k=1) + chance.choices("aeiou", k=1)).capitalize() + "".join(
        chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(2)
    )


def soup(alphabet: str) -> Shape:
    """Characters of an alphabet by chance, the same each time."""
    return lambda size: HEAD.rstrip() + " " + "".join(random.Random(size).choices(alphabet, k=size)) + TAIL


def attributes(size: int) -> str:
    """One tag with many attributes."""
    pieces, length = [], 0
    for number in count():
        if length >= size:
            break
        pieces.append(f" a{number}=x")
        length += len(pieces[-1])
    return f"<html><body><div{''.join(pieces)}><p>{HEAD}</p></div></body></html>"


def loose_attributes(size: int) -> str:
    """The same, with marks where none belong."""
    return attributes(size).replace("=x", '=x"').replace("a1", "a<1")


def page(unit: str) -> Shape:
    """A page whose body repeats a piece of markup."""
    return lambda size: f"<html><body><p>{HEAD}</p>{unit * (size // len(unit) + 1)}<p>{TAIL}</p></body></html>"


SENTENCES = (
    "The ministry said {n} people were killed in {name}. ",
    "Mr {name} told reporters that {n} houses had burned. ",
)

SHAPES: dict[str, Shape] = {
    "spaces": run(" "),
    "spaces in a line": run("word" + " " * 500),
    "tabs and spaces": run(" \t"),
    "line breaks": run("\n"),
    "no-break spaces": run("\u00a0"),
    "capitals": run("Of The A "),
    "capitals, one run": bare("A"),
    "one letter": run("a"),
    "one letter words": run("a "),
    "digits": run("7"),
    "digits, comma": run("1,"),
    "numbers": run("12 "),
    "quotation marks": run('"'),
    "curly quotation marks": run("“a” "),
    "opening quotation marks": run("“a "),
    "apostrophes": run("'s "),
    "ampersands": run("&"),
    "stars": run("*a"),
    "underscores": run("_a"),
    "back ticks": run("`"),
    "hash tags": run("#a "),
    "hyphens": run("-"),
    "hyphened words": run("a-"),
    "dotted words": run("a."),
    "dashes": run("— "),
    "full stops": run("."),
    "commas": run(", "),
    "colons": run("a:"),
    "slashes": run("a/"),
    "guillemets": run("» a "),
    "opening brackets": run("("),
    "square brackets": run("["),
    "link openings": run("[a]("),
    "link openings, images": run("![a](("),
    "less-than signs": run("<a "),
    "braces": run("{{a "),
    "at signs": run("a@"),
    "combining marks": run("e" + "\u0301" * 200),
    "soft hyphens": run("\u00ad"),
    "emoji": run("😀"),
    "one-character lines": run("a\n"),
    "two-word lines": counted("{name} {n}\n"),
    "lines of a word, empty lines": run("a\n\n"),
    "list items": run("- a\n"),
    "numbered lines": counted("{n}. {name} said\n"),
    "time lines": run("10:30\n"),
    "date lines": run("May 3, 2021\n"),
    "labels": run("Read also:\n"),
    "repeated counts": run("5 people killed, "),
    "other counts": counted("{n} people killed, "),
    "counts and their sums": counted("{n} killed and {n} injured. "),
    "said": run("said "),
    "he said": run("he said "),
    "he said she said": run("he said she said that "),
    "said that": run('"No," said Mr Smith. '),
    "quotations": counted('"No {n}," said Mr {name}. '),
    "sentences": counted("".join(SENTENCES)),
    "names": counted("{name} "),
    "names and": counted("{name} and "),
    "names, comma": counted("{name}, "),
    "town of": counted("the town of {name}, "),
    "towns": run("London, Paris, "),
    "acronyms": counted("The {name} Relief Society (RS) said. "),
    "also known as": counted("{name}, which they call {name}, "),
    "dates": run("May 3, 2021, "),
    "date by date": counted("on May 3, {n}, "),
    "years": run("2021 "),
    "clocks": run("10:30 am "),
    "last": run("last last "),
    "number words": run("one hundred and "),
    "URLs": counted("https://example.com/{n} "),
    "one URL": run("https://a.b/"),
    "one word soup": soup(string.ascii_letters),
    "words soup": soup(string.ascii_letters + "     "),
    "symbols soup": soup(string.punctuation + " "),
    "all soup": soup(string.printable),
    "denials": counted("{name} denied that {name} had killed {n}. "),
}

PAGES: dict[str, Shape] = {
    "attributes of one tag": attributes,
    "attributes of one tag, malformed": loose_attributes,
    "nested tags": lambda size: "<div>" * (size // 5) + HEAD,
    "nested tags, inline": lambda size: "<html><body>" + "<b>" * (size // 3) + HEAD,
    "tags": page("<p>a</p>"),
    "paragraphs": lambda size: page("<p>The mayor said that five people had died.</p>")(size),
    "line breaks of HTML": page("<br>"),
    "unclosed tags": page("<p><a href=x><i>a"),
    "table cells": page("<tr><td>a</td></tr>"),
    "comments": page("<!-- -->"),
    "comment openings": page("<!--"),
    "entities": page("&amp;"),
    "class names": lambda size: f"<html><body><div class='{'ad ' * (size // 3)}'><p>{HEAD}</p></div></body></html>",
    "script of dates": lambda size: (
        f"<html><head><script type='application/ld+json'>{chr(34) + 'datePublished' + chr(34) + ':' + ' ' * size}"
        f"</script></head><body><p>{HEAD}</p></body></html>"
    ),
    "white space of HTML": page(" \n"),
    "links": page("<a href='https://example.com/a'>a b</a> "),
}
