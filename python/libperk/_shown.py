"""Texts of others, as people may see them."""

from __future__ import annotations

from . import _core


def shown(text: str, most: int = 80) -> str:
    """A text of a reply for a terminal, a log or a page: one line, without control characters, and
    cut to `most` characters (0: all of it). Markup is left as it is."""
    return _core.perk_text_shown(text.encode("utf-8", "replace"), most)
