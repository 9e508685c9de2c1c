"""The blocks of code of docs/reference, as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference"
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> dict[str, list[str]]:
    """Blocks of code by language."""
    found: dict[str, list[str]] = {}
    for language, code in BLOCK.findall(text):
        found.setdefault(language, []).append(code)
    return found


def operations() -> dict[str, dict[str, list[str]]]:
    """The blocks of each operation: those below its heading."""
    found = {}
    for page in sorted(FOLDER.glob("*/*.md")):
        _, *pieces = HEADING.split(page.read_text(encoding="utf-8"))
        found.update({name: blocks(body) for name, body in zip(pieces[::2], pieces[1::2])})
    return found


def setup() -> str:
    """The lines that all blocks of Python come after."""
    [code] = blocks((FOLDER / "README.md").read_text(encoding="utf-8"))["python"]
    return code
