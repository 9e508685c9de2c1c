"""make soak: 10,000 calls of a client in 4 children in addition to those of the parent, for each
language and each way to speak HTTP. Not a part of `make test`. Prints a line for each variant, and
ends with 1 when anything was wrong.

Usage: soak.py [CALLS]
"""

from __future__ import annotations

import sys

import rig

LANGUAGES = {
    "Python": [sys.executable, str(rig.HERE / "client.py")],
    "Ruby": ["ruby", "-w", str(rig.HERE / "client.rb")],
}
ENDING = 50  # a process is started for each two calls


def main(calls: int) -> int:
    faults = 0
    with rig.server() as place:
        for language, command in LANGUAGES.items():
            for wire in rig.WIRES:
                for mode in rig.MODES:
                    verdict = rig.run(
                        command, place, mode, wire, calls // ENDING if mode == "ending" else calls
                    )
                    if verdict.versions != [rig.WIRES[wire][2]]:
                        verdict.wrong[f"HTTP versions: {verdict.versions}"] = 1
                    wrong = sum(verdict.wrong.values())
                    faults += wrong
                    print(
                        f"{language:6} {wire:17} {mode:6}: {verdict.right} right, {wrong} wrong",
                        *verdict.wrong,
                        flush=True,
                    )
    print(
        f"libperk: the soak found {faults} faults" if faults else "libperk: the soak found no fault"
    )
    return 1 if faults else 0


sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
