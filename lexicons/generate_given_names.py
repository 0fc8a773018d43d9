"""Writes `lexicons/given_names.yaml`: given names borne by men alone or by women alone, from package data.

Names of 60 languages come from Faker (MIT), those of the United States from names (MIT; census figures, public
domain). A name that any source gives to both is left out: it tells nothing.

    pip install Faker==40.54.0 names==0.3.0 anyascii==0.3.3 pyyaml
    python lexicons/generate_given_names.py
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import anyascii
import faker.providers.person
import names
import yaml

HERE = Path(__file__).parent
SHORTEST = 3
US_COMMON = 1_200  # the census lists thousands; rarer ones are often surnames
LOPSIDED = 6  # a name is kept for a gender where it has so many times the languages of the other
HEADER = (
    "# Given names of men alone (m) and of women alone (f), folded to ASCII. Written by generate_given_names.py from\n"
    "# Faker (MIT) and names (MIT; US census). Do not edit: run it again.\n"
)


def folded(name: str) -> str:
    return str(anyascii.anyascii(name)).lower().replace("'", "").replace("`", "").strip()


def of_locale(provider: type, field: str) -> set[str]:
    """The single-word names of a Faker provider's field, empty where its language has none of its own."""
    listed = vars(provider).get(field, ())
    return {name for name in map(folded, listed) if len(name) >= SHORTEST and name.isalpha()}


def census(gender: str) -> set[str]:
    lines = Path(names.__file__).with_name(f"dist.{gender}.first").read_text(encoding="ascii").splitlines()
    found = {folded(line.split()[0]) for line in lines[:US_COMMON]}
    return {name for name in found if len(name) >= SHORTEST}


def main() -> None:
    counts = {"m": Counter(census("male")), "f": Counter(census("female"))}
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        counts["m"].update(of_locale(provider, "first_names_male"))
        counts["f"].update(of_locale(provider, "first_names_female"))
    kept = {
        gender: sorted(name for name, times in counts[gender].items() if times >= LOPSIDED * counts[other][name])
        for gender, other in (("m", "f"), ("f", "m"))
    }
    body = yaml.safe_dump({g: " ".join(kept[g]) for g in kept}, allow_unicode=True, sort_keys=True, width=120)
    (HERE / "given_names.yaml").write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    main()
