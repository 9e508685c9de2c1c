"""The `libperk` command. It needs the extra `[cli]`: pip install 'libperk[cli]'."""

from __future__ import annotations

import importlib.util
import sys

MISSING = "libperk: the command needs its extra: pip install 'libperk[cli]'"


def main() -> int:
    """What the script `libperk` runs; its exit status."""
    if any(importlib.util.find_spec(name) is None for name in ("click", "rich")):
        print(MISSING, file=sys.stderr)
        return 1
    from libperk.cli.commands import libperk

    libperk(prog_name="libperk")
    return 0
