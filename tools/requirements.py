"""Prints the requirements that pyproject.toml names: to build, to run, and for the extras given as
arguments; after --only those of the extras alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    from pip._vendor import tomli as tomllib


def extra_requirements(project: dict[str, Any], extra: str) -> list[str]:
    """The requirements of one extra; an extra may name others of the same project
    ("libperk[sandbox]")."""
    found: list[str] = []
    for line in project["optional-dependencies"][extra]:
        own = re.fullmatch(re.escape(project["name"]) + r"\[([\w, -]+)\]", line)
        if own:
            for other in own[1].split(","):
                found += extra_requirements(project, other.strip())
        else:
            found.append(line)
    return found


def main(extras: list[str]) -> None:
    data = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    lines: list[str] = []
    if extras[:1] == ["--only"]:
        extras = extras[1:]
    else:
        lines += data["build-system"]["requires"] + data["project"].get("dependencies", [])
    for extra in extras:
        lines += extra_requirements(data["project"], extra)
    print("\n".join(sorted(set(lines))))


main(sys.argv[1:])
