"""Limits and choices of a run, in one place, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told. The defaults suit a laptop.

    Attributes:
        model: the name of the spaCy pipeline, or a path to one.
        claims_model: a folder with a claims tagger; null for the one that ships.
        max_bytes: a larger file is refused before it is read (bytes).
        max_decoded: a longer text is refused after decoding or decompression (code points).
        batch: paragraphs handed to the language pipeline at once; larger batches are slower and hold more memory.
    """

    model: str = "en_core_web_md"
    claims_model: str | None = None
    max_bytes: int = 32 * MEBIBYTE
    max_decoded: int = 5_000_000
    batch: int = 16
