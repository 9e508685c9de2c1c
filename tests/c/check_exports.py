"""The shared library exports exactly the functions that the headers declare with PERK_API.

Usage: check_exports.py LIBRARY HEADER...
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def declared(header: Path) -> set[str]:
    text = re.sub(r"/\*.*?\*/", " ", header.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    return set(re.findall(r"\bPERK_API\b[^;(]*?\b(\w+)\s*\(", text))


def exported(library: Path) -> set[str]:
    listing = subprocess.run(
        ["nm", "-D", "--defined-only", "-P", library], check=True, capture_output=True, text=True
    )
    return {line.split()[0] for line in listing.stdout.splitlines()}


def main(library: Path, *headers: Path) -> int:
    names, symbols = set().union(*map(declared, headers)), exported(library)
    for header in headers:
        if not declared(header):
            print(f"{header.name} declares nothing with PERK_API")
    for name in sorted(names - symbols):
        print(f"declared but not exported: {name}")
    for name in sorted(symbols - names):
        print(f"exported but not declared: {name}")
    return names != symbols or not all(map(declared, headers))


sys.exit(main(*map(Path, sys.argv[1:])))
