"""The brief in Markdown: the same that `rashomon read -o brief.md` writes."""

from __future__ import annotations

from rashomon.views.markdown import render

__all__ = ["render"]
