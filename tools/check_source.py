"""The invariants that reading the sources can check; prints each breach and fails when there is
one.

Usage: check_source.py ROOT
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import check_c
import check_imports

# The bracketed letters keep these lines from matching themselves.
HOSTS = re.compile(
    r"python[h]osted|pypi[.]org|registry[.]npm|deb[.]debian|proxy[.]golang|crates[.]io|rubygems[.]org|luarocks[.]org"
)
MACHINE = re.compile(r"(?<![\w.])/(work|root|farm|home/\w+|tmp/wt)/")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")


def tracked(root: Path) -> list[str]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listing.stdout.split("\0") if name and (root / name).is_file()]


def check_text(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in (
            (HOSTS, "names a registry's host"),
            (MACHINE, "a path of one machine"),
            (UNFINISHED, "unfinished"),
        ):
            hit = pattern.search(line)
            if hit:
                yield f"{name}:{number}: {what}: {hit[0]}"


def main(root: Path) -> int:
    faults: list[str] = []
    names = tracked(root)
    for name in names:
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # fuzz corpora and other binary files
        faults += check_text(name, text)
    faults += check_c.breaches(root, names)
    faults += check_imports.breaches(root, names)
    print("\n".join(faults) or f"check_source: {len(names)} files, no breach")
    return bool(faults) or not names


sys.exit(main(Path(sys.argv[1])))
