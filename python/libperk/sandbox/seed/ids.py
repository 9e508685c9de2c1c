"""Ids that depend on the seed and on nothing else."""

from __future__ import annotations

import hashlib


def hex_id(seed: int, *parts: object) -> str:
    """A 24-digit id that depends on nothing but its arguments."""
    return hashlib.sha256(repr((seed, *parts)).encode()).hexdigest()[:24]


def uuid_text(seed: int, *parts: object) -> str:
    text = hashlib.sha256(repr((seed, *parts)).encode()).hexdigest()
    return f"{text[:8]}-{text[8:12]}-7{text[13:16]}-8{text[17:20]}-{text[20:32]}"
