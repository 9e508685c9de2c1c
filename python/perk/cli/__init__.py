"""The `perk` command. It needs the extra `[cli]`: pip install 'libperk[cli]'."""

from __future__ import annotations

import importlib.util
import sys

MISSING = "perk: the command needs its extra: pip install 'libperk[cli]'"


def main() -> int:
    """What the script `perk` runs; its exit status."""
    if any(importlib.util.find_spec(name) is None for name in ("click", "rich")):
        print(MISSING, file=sys.stderr)
        return 1
    from perk.cli.commands import perk

    perk(prog_name="perk")
    return 0
