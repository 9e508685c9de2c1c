"""Error texts are worded once: none of the core's stands in a language package, and no text of a
package stands in another one, too.

A text is a string literal of at least three words and 20 characters. Each part between the
conversions of a format, or between the values that Python and Ruby insert, counts.
perk_usage_error() has the errors that packages find without the core. The recorders for users'
tests are left out: there is none in the core, and they are no part of a client.

Usage: check_rules.py ROOT
"""

from __future__ import annotations

import io
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("python/libperk/**/*.py", "lua/perk/**/*.lua", "ruby/lib/**/*.rb")
LEFT_OUT = (
    "python/libperk/sandbox/",
    "python/libperk/testing.py",
    "lua/perk/types.lua",
    "ruby/lib/libperk/testing/",
)
LEAST = 20  # characters of a text

QUOTED = r'"(?:\\.|[^"\\\n])*"'
JOINED = {
    ".c": re.compile(rf"{QUOTED}(?:\s*{QUOTED})*"),
    ".lua": re.compile(rf"{QUOTED}(?:\s*\.\.\s*{QUOTED})*"),
    ".rb": re.compile(rf"{QUOTED}(?:\s*\\\n\s*{QUOTED})*"),
}
COMMENT = {
    ".c": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".lua": re.compile(r"--[^\n]*"),
    ".rb": re.compile(r"^\s*#[^\n]*", re.MULTILINE),
}


def without_quotes(literals: str) -> str:
    return "".join(part[1:-1] for part in re.findall(QUOTED, literals))


def of_python(text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of each literal that is not a docstring; adjacent ones are one."""
    line, parts, before = 0, [], tokenize.NEWLINE
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.STRING:
            alone = before in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
            if not parts:
                line = token.start[0]
            parts.append("" if alone else re.sub(r"""^\w*["']+|["']+$""", "", token.string))
        elif token.type not in (tokenize.NL, tokenize.COMMENT):
            if parts:
                yield line, "".join(parts)
            parts = []
        if token.type not in (tokenize.NL, tokenize.COMMENT):
            before = token.type


def literals(path: Path) -> Iterator[tuple[int, str]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from of_python(text)
        return
    text = COMMENT[path.suffix].sub(lambda hit: "\n" * hit[0].count("\n"), text)
    for hit in JOINED[path.suffix].finditer(text):
        yield text.count("\n", 0, hit.start()) + 1, without_quotes(hit[0])


def is_text(text: str) -> bool:
    return len(text) >= LEAST and len(text.split()) >= 3


def parts_of(text: str, between: str) -> Iterator[str]:
    yield from (part.strip(" :;,.") for part in re.split(between, text) if is_text(part))


def core_texts(root: Path) -> dict[str, str]:
    """The parts of the core's texts, and where each is."""
    found: dict[str, str] = {}
    for path in sorted(root.glob("csrc/**/*.c")):
        for line, text in literals(path):
            for part in parts_of(text, r"%[-+ #0-9.*]*(?:hh?|ll?|z)?[a-zA-Z]"):
                found.setdefault(part, f"{path.relative_to(root)}:{line}")
    return found


def package_texts(root: Path, pattern: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(root.glob(pattern)):
        name = str(path.relative_to(root))
        if name.startswith(LEFT_OUT):
            continue
        for line, text in literals(path):
            for part in parts_of(text, r"#?\{[^{}]*\}|%[-0-9.]*[a-z]"):
                found.setdefault(part, f"{name}:{line}")
    return found


def faults(root: Path) -> Iterator[str]:
    core = core_texts(root)
    seen: dict[str, str] = {}
    for pattern in PACKAGES:
        texts = package_texts(root, pattern)
        for text, where in texts.items():
            for part, origin in core.items():
                if part in text:
                    yield f"{where}: '{part}' is a text of the core ({origin})"
            if text in seen:
                yield f"{where}: '{text}' is in {seen[text]}, too"
        seen.update(texts)
    if not core or not seen:
        yield "no texts were found"


def main(root: Path) -> int:
    found = list(faults(root))
    print("\n".join(found) or "check_rules: each error text is worded once")
    return bool(found)


sys.exit(main(Path(sys.argv[1])))
