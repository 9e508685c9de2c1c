"""What `import libperk` adds to starting Python: new processes in turns, the CPU time of each.

Usage: bench_import.py. Prints the lines described in race.h, in milliseconds.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from statistics import median

ROUNDS = 60
PROGRAMS = {
    "bare": "pass",
    "import": "import libperk",
    "import_client": "import libperk; libperk.Kard; libperk.PerkError; libperk.webhooks",
}


def run(program: str) -> float:
    """User and system milliseconds of one process."""
    process = subprocess.Popen([sys.executable, "-c", program], close_fds=False)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench_import: {program!r} failed")
    return (usage.ru_utime + usage.ru_stime) * 1000


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for program in PROGRAMS.values():
        run(program)  # so that every .pyc is there
    for number in range(ROUNDS):
        names = list(PROGRAMS)
        for name in names[number % 3 :] + names[: number % 3]:
            times[name].append(run(PROGRAMS[name]))
    bare = times.pop("bare")
    for what, ours in times.items():
        found = {
            "what": what,
            "unit": "ms",
            "rounds": ROUNDS,
            "ours": median(ours),
            "peer": median(bare),
        }
        pairs = list(zip(ours, bare, strict=True))
        found |= {
            "ratio": median(b / a for a, b in pairs),
            "extra": median(a - b for a, b in pairs),
        }
        print(json.dumps(found | {"peer_name": f"Python {platform.python_version()} alone"}))


main()
