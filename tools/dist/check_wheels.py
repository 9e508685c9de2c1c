"""Wheels that `make dist` made: small, hardened, with the libraries that they need and no other.

Usage: check_wheels.py WHEEL...
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

MOST_BYTES = 3_000_000
BUNDLED = {"libcrypto"}
OF_THE_SYSTEM = {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "ld-linux-x86-64.so.2"}
LICENSES = {
    "LICENSE",
    *(f"LICENSE.{name}" for name in ["curl", "jansson", "libdeflate", "nghttp2", "openssl"]),
}


def needed(library: Path) -> set[str]:
    shown = subprocess.run(
        ["readelf", "--dynamic", library], check=True, capture_output=True, text=True
    ).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", shown))


def faults(wheel: Path, folder: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(folder)
    libraries = sorted(folder.rglob("*.so*"))
    modules = {
        path.name.partition(".")[0]: path for path in libraries if path.parent.name == "libperk"
    }
    bundled = {path.name for path in libraries} - {path.name for path in modules.values()}
    licenses = {path.name for path in folder.glob("*.dist-info/licenses/**/*") if path.is_file()}
    hardened = subprocess.run(
        [sys.executable, "tools/check_hardening.py", *libraries],
        capture_output=True,
        text=True,
        check=False,
    )
    found = []
    if wheel.stat().st_size > MOST_BYTES:
        found.append(f"{wheel.stat().st_size} bytes, more than {MOST_BYTES}")
    if "manylinux" not in wheel.name:
        found.append("it is for this machine only")
    if set(modules) != {"_core", "_driver"}:
        found.append(f"its modules are {sorted(modules)}")
    if {re.split(r"[-.]", name)[0] for name in bundled} != BUNDLED:
        found.append(f"it brings {sorted(bundled)}")
    if missing := LICENSES - licenses:
        found.append(f"it lacks {sorted(missing)}")
    for path in libraries:
        known = OF_THE_SYSTEM | bundled
        known |= {modules["_core"].name} if path == modules["_driver"] else set()
        if others := needed(path) - known:
            found.append(f"{path.name} needs {sorted(others)}")
    if hardened.returncode:
        found.append(hardened.stdout.strip())
    sizes = ", ".join(f"{path.name} {path.stat().st_size}" for path in libraries)
    print(f"{wheel.name}: {wheel.stat().st_size} bytes ({sizes})")
    return [f"{wheel.name}: {fault}" for fault in found]


def main(wheels: list[str]) -> int:
    found: list[str] = []
    for wheel in wheels:
        with tempfile.TemporaryDirectory() as folder:
            found += faults(Path(wheel), Path(folder))
    print("\n".join(found) or f"{len(wheels)} wheels are as they must be")
    return bool(found) or not wheels


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
