"""A shared library links these libraries and no other.

Usage: check_needed.py LIBRARY.so NAME...
"""

from __future__ import annotations

import re
import subprocess
import sys


def main(library: str, allowed: list[str]) -> int:
    listing = subprocess.run(
        ["readelf", "-d", library], check=True, capture_output=True, text=True
    ).stdout
    needed = set(re.findall(r"\(NEEDED\).*\[lib([\w+-]+)\.so", listing))
    for name in sorted(needed - set(allowed)):
        print(f"links lib{name}, which it has no business with")
    return not needed or not needed <= set(allowed)


sys.exit(main(sys.argv[1], sys.argv[2:]))
