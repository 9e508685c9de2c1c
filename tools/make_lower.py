"""Makes csrc/hem/lower_table.h: Unicode's simple lower-case mappings as runs, for hashed e-mail
addresses.

Run it with `--check` to compare the committed file with this Python's Unicode. A newer Unicode may
know more letters; those that the file covers never change.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parent.parent / "csrc/hem/lower_table.h"
UNICODE = "14.0.0"  # letters assigned later are left as they are
HEAD = f"""/* lower_table.h - made by tools/make_lower.py from Unicode {UNICODE}:
 * runs of code points as far from their lower case. */
#ifndef PERK_HEM_LOWER_TABLE_H
#define PERK_HEM_LOWER_TABLE_H

#include <stdint.h>

typedef struct lower_run {{
    uint32_t first, last; /* every `step`-th of these */
    uint32_t step;
    int32_t distance;
}} lower_run;

/* One row a line, as the tool writes them. */
/* clang-format off */
static const lower_run LOWER_RUNS[] = {{
"""
TAIL = """};
/* clang-format on */

#endif
"""


def mappings() -> list[tuple[int, int]]:
    """(code point, distance) of everything with a simple lower case other than itself. U+0130,
    which becomes two, has none."""
    found = []
    for point in range(0x80, 0x110000):
        lower = chr(point).lower()
        if len(lower) == 1 and ord(lower) != point:
            found.append((point, ord(lower) - point))
    return found


def runs(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """[first, last, step, distance], greedily."""
    made: list[list[int]] = []
    for point, distance in pairs:
        last = made[-1] if made else None
        if last and last[3] == distance:
            step = point - last[1]
            if (last[0] == last[1] and step in (1, 2)) or step == last[2]:
                last[1], last[2] = point, step
                continue
        made.append([point, point, 1, distance])
    return made


def text() -> str:
    rows = (
        f"    {{0x{first:04X}, 0x{last:04X}, {step}, {distance}}},"
        for first, last, step, distance in runs(mappings())
    )
    return HEAD + "\n".join(rows) + "\n" + TAIL


def committed() -> dict[int, int]:
    rows = re.findall(r"\{0x(\w+), 0x(\w+), (\d), (-?\d+)\}", TARGET.read_text())
    return {
        point: int(distance)
        for first, last, step, distance in rows
        for point in range(int(first, 16), int(last, 16) + 1, int(step))
    }


def main(argv: list[str]) -> int:
    if "--check" not in argv:
        TARGET.write_text(text())
        return 0
    ours, here = committed(), dict(mappings())
    same = (
        ours == here
        if unicodedata.unidata_version == UNICODE
        else all(here.get(point) == ours[point] for point in ours)
    )
    if not same or not ours:
        print(f"{TARGET.name} differs from what this Python's Unicode gives", file=sys.stderr)
    return 0 if same and ours else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
