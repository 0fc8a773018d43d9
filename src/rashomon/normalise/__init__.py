"""A text as it was given, and the same text as a reader sees it.

Soft hyphens, zero-width characters, marks of direction and the like stand in words without being seen; Cyrillic,
Greek, fullwidth and mathematical letters stand in Latin words and look as if they belonged there. Both come from
typesetting, from PDFs and from those who do not want to be found, and a word that has them is no word to a parser.

In: anything that holds accounts. `as_read` gives it over the *reading text*, which lacks the one and has plain letters
for the other, and all stages work on that; `as_given` gives it back over the text as it was given. What always holds:
`as_given(as_read(x))` has the text and the spans of `x`; a span of words covers their first and last letter as given;
a text in which there is nothing of the kind comes back as the very same object; a word wholly of another script stays.
"""

from __future__ import annotations

from rashomon.normalise.moving import as_given, as_read
from rashomon.normalise.text import Normalised, normalised, plain
from rashomon.normalise.told import problem_of

__all__ = ["Normalised", "as_given", "as_read", "normalised", "plain", "problem_of"]
