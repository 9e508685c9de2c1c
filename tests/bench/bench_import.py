"""What the package adds to starting Python: `import libperk`, and the first client with errors and
webhooks. New processes in turns, the CPU time of each.

Usage: bench_import.py [FOLDER...]   (folders with other versions, as `pip install --target` makes
them; they take turns with the installed one). Prints the lines described in race.h, in
milliseconds.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROUNDS = 60
IMPORT = "import {name}"
CLIENT = """
import {name} as package
package.Kard(client_id="i", client_secret="s", organization_id="o")
package.errors.NotFoundError, package.webhooks.Verifier
"""


def run(program: str, folder: str = "") -> float:
    """User and system milliseconds of one process."""
    environment = {**os.environ, "PYTHONPATH": folder}
    command = [sys.executable, "-c", program]
    process = subprocess.Popen(command, close_fds=False, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench_import: {program!r} failed")
    return (usage.ru_utime + usage.ru_stime) * 1000


def programs(folders: list[str]) -> Iterator[tuple[str, str, str]]:
    """(what, folder, program)"""
    yield "bare", "", "pass"
    yield "import", "", IMPORT.format(name="libperk")
    for folder in ["", *folders]:
        old = folder and not Path(folder, "libperk").exists()
        yield "import_client", folder, CLIENT.format(name="perk" if old else "libperk")


def line(what: str, folder: str, ours: list[float], bare: list[float]) -> str:
    pairs = list(zip(ours, bare, strict=True))
    found = {
        "what": what,
        "unit": "ms",
        "rounds": ROUNDS,
        "ours": median(ours),
        "peer": median(bare),
        "ratio": median(b / a for a, b in pairs),
        "extra": median(a - b for a, b in pairs),
        "peer_name": f"Python {platform.python_version()} alone",
    }
    return json.dumps(found | ({"root": folder} if folder else {}))


def main(*folders: str) -> None:
    races = list(programs(list(folders)))
    times: list[list[float]] = [[] for _ in races]
    for _, folder, program in races:
        run(program, folder)  # so that every .pyc is there
    for number in range(ROUNDS):
        first = number % len(races)
        for at in [*range(first, len(races)), *range(first)]:
            _, folder, program = races[at]
            times[at].append(run(program, folder))
    for (what, folder, _), ours in list(zip(races, times, strict=True))[1:]:
        print(line(what, folder, ours, times[0]))


main(*sys.argv[1:])
