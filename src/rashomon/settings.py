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
        judge: who judges pairs of statements: the address of an OpenAI-style endpoint, or a folder with a trained
            network; None for nobody: then points are found by likeness and rules (`align`).
        judge_model: the model that the endpoint is asked for.
        judge_insecure: whether plain http may be used beyond this machine.
        judge_seconds: an answer of the endpoint is waited for so long; a large model on a small machine takes minutes.
        batch: paragraphs handed to the language pipeline at once; larger batches are slower and hold more memory.
    """

    model: str = "en_core_web_md"
    claims_model: str | None = None
    max_bytes: int = 32 * MEBIBYTE
    max_decoded: int = 5_000_000
    judge: str | None = None
    judge_model: str | None = None
    judge_insecure: bool = False
    judge_seconds: float = 300.0
    batch: int = 16
