"""Built files have what the compiler and the linker can do against memory errors
(cmake/PerkHardening.cmake).

Usage: check_hardening.py FILE... (shared libraries, modules, executables, static archives)
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

# The note that marks a file as protected is lost where the C library's own start files lack it, so
# the code is asked instead.
ENDBR64 = b"\xf3\x0f\x1e\xfa"
OF_THE_C_LIBRARY = 10


def readelf(*arguments: str) -> str:
    command = ["readelf", "--wide", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def compiled_in(path: str) -> dict[str, bool]:
    """What the compiler put into the code; the same for archives."""
    symbols, header = readelf("--symbols", "--dyn-syms", path), readelf("--file-header", path)
    found = {
        "a stack protector (-fstack-protector-strong)": "__stack_chk_fail" in symbols,
        "checked functions (_FORTIFY_SOURCE)": bool(re.search(r"__(?!stack)\w+_chk\b", symbols)),
    }
    if "X86-64" in header:
        landing_pads = Path(path).read_bytes().count(ENDBR64)
        found["control-flow protection (-fcf-protection)"] = landing_pads > OF_THE_C_LIBRARY
    return found


def linked_in(path: str) -> dict[str, bool]:
    segments, dynamic = readelf("--segments", path), readelf("--dynamic", path)
    stack = re.search(r"GNU_STACK(?:\s+0x\w+){5}\s+(\S+)", segments)
    return {
        "position-independent code (-fPIC, -pie)": "DYN (" in readelf("--file-header", path),
        "read-only relocations (-z relro)": "GNU_RELRO" in segments,
        "binding at start (-z now)": bool(re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic)),
        "a stack that cannot be executed (-z noexecstack)": stack is not None
        and "E" not in stack[1],
    }


def missing(path: str) -> list[str]:
    found = compiled_in(path) | ({} if path.endswith(".a") else linked_in(path))
    return [what for what, there in found.items() if not there]


def main(paths: list[str]) -> int:
    complaints = [f"{path}: without {what}" for path in paths for what in missing(path)]
    print("\n".join(complaints or [f"{len(paths)} files are hardened"]))
    return not paths or bool(complaints)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
