"""Plain text (comments of headers, docstrings) as reStructuredText."""

from __future__ import annotations

import re
import textwrap

NAMED = re.compile(r"^ +(\w+): (.*)$")
FIELD = re.compile(r"^    (\w[\w, ]*) \((.+?)\): (.*)$")


def escaped(line: str) -> str:
    """A line whose `code` stays code, and in which nothing else is markup."""
    parts = re.split(r"`([^`]+)`", line)
    plain = [re.sub(r"([\\*|`]|_(?=\W|$))", r"\\\1", part) for part in parts[::2]]
    code = [f"``{part.strip()}``" if part.strip() else "" for part in parts[1::2]]
    made = plain[0]
    for word, rest in zip(code, plain[1:]):
        made += word + ("\\ " if rest[:1].isalnum() else "") + rest
    return made


def paragraphs(text: str) -> list[str]:
    """Paragraphs; lines that are indented keep their form."""
    lines: list[str] = []
    if not text.strip():
        return lines
    for block in re.split(r"\n\s*\n", textwrap.dedent(text).strip("\n")):
        rows = block.splitlines()
        head = [row for row in rows if not row.startswith("  ")]
        if not head and all(NAMED.match(row) for row in rows):
            lines += [
                f"* ``{found[1]}``: {escaped(found[2])}"
                for found in map(NAMED.match, rows)
                if found
            ]
            lines.append("")
        elif not head:
            lines += ["::", "", *("    " + row for row in textwrap.dedent(block).splitlines()), ""]
        elif len(head) < len(rows):
            lines += mixed(rows)
        else:
            lines += [*map(escaped, rows), ""]
    return lines


def mixed(rows: list[str]) -> list[str]:
    """Lines of which some are indented: parameters, or a list of names."""
    lines: list[str] = []
    for row in rows:
        field = FIELD.match(row)
        if field:
            words = f"({field[2]}) {field[3]}"
            lines.append(f"* ``{field[1]}`` {escaped(words)}")
        elif row.lstrip().startswith("- "):
            lines += ["", f"* {escaped(row.lstrip()[2:])}"]
        elif row.startswith("  "):
            lines.append(
                ("  " if lines and lines[-1].startswith(("* ", "  ")) else "")
                + escaped(row.strip())
            )
        else:
            lines += ["", escaped(row), ""]
    return [*lines, ""]
