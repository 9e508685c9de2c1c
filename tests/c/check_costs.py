"""No reader's cost grows with the square of its input: 16 times the input takes less than 40 times
the instructions.

Instructions hardly differ from run to run, on a busy machine too. A square would take 256 times as
many; sorting takes 16 times log(2048)/log(128) = 25, and more where the small input is very small.
What is done for every item of a large write has a separate bound, too.

Usage: check_costs.py VALGRIND COST
"""

from __future__ import annotations

import sys

from callgrind import instructions

MOST = 40
LARGE = 2048  # elements of a large input
EACH = {"events of a bulk write": 25_000}  # instructions an element


def main(valgrind: str, program: str) -> int:
    names, costs = instructions(valgrind, program)
    if len(costs) != 2 * len(names):
        sys.exit(f"{len(names)} readers, and {len(costs)} costs")
    failed = 0
    for name, few, many in zip(names, costs[::2], costs[1::2]):
        each = many // LARGE
        wrong = many > MOST * few or each > EACH.get(name, each)
        failed += wrong
        verdict = "TOO MUCH" if wrong else "fine"
        print(f"{verdict:8}  {many / few:6.1f} times {few:9} ({each:6} each)  {name}")
    return failed > 0


sys.exit(main(*sys.argv[1:]))
