"""The `libperk` command. It needs the extra `[cli]`: pip install 'libperk[cli]'."""

from __future__ import annotations

import sys

MISSING = "libperk: the command needs its extra: pip install 'libperk[cli]'"


def main() -> int:
    """What the script `libperk` runs; its exit status."""
    try:
        import signal
        from importlib.util import find_spec

        if any(find_spec(name) is None for name in ("click", "rich")):
            print(MISSING, file=sys.stderr)
            return 1
        from libperk.cli.app import libperk

        status = libperk.run(sys.argv[1:])
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending
        return status
    except KeyboardInterrupt:  # while modules are loaded
        print("libperk: interrupted", file=sys.stderr)
        return 130
