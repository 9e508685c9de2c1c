"""The core needs nothing from outside but the functions listed, and no list may let the world in:
no clock, environment, file, socket, randomness, process or process-wide setter of jansson's.

Usage: check_core_symbols.py LIBRARY.a ALLOWED.txt
"""

from __future__ import annotations

import re
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

WORLD = re.compile(
    r"time|times|gettimeofday|clock|clock_.*|timespec_get|(local|gm|mk|asc|c)time(_r)?|strftime|.*sleep"
    r"|.*getenv|.*putenv|setenv|setlocale"
    r"|s?rand|s?rand48|.?rand48|s?random|rand_r|getrandom|getentropy|arc4random.*|RAND_.*"
    r"|f?open(at|64|dir)?|creat|f?read|f?write|p(read|write).*|f?close|f?stat(64|at|x)?|lstat.*|unlink|remove|rename|mmap.*|std(in|out|err)"
    r"|f?puts|f?putc|putchar|(v|f|vf|d|vd)?printf|__(v|f|vf|d|vd)?printf_chk|perror|syslog"
    r"|socket.*|connect|bind|listen|accept.*|send.*|recv.*|p?poll|epoll.*|p?select|getaddrinfo|gethost.*"
    r"|fork|exec.*|system|popen|exit|_exit|signal|sigaction|dlopen|pthread_create|thrd_create"
    r"|curl_.*|json_(load|dump)(f|fd|_file)|json_object_seed|json_set_alloc_funcs2?"
)


def symbols(library: Path) -> tuple[set[str], set[str]]:
    """(needed from outside, defined inside)"""
    listing = subprocess.run(["nm", "-P", library], check=True, capture_output=True, text=True)
    needed, defined = set(), set()
    for line in listing.stdout.splitlines():
        name, kind = [*line.split(), "", ""][:2]
        if kind in ("U", "w", "v"):
            needed.add(name)
        elif len(kind) == 1:
            defined.add(name)
    return needed - defined, defined


def main(library: Path, allowed_file: Path) -> int:
    allowed = re.sub(r"#.*", "", allowed_file.read_text(encoding="utf-8")).split()
    needed, defined = symbols(library)
    faults = [f"{library.name} holds no code"] if "perk_version" not in defined else []
    faults += [
        f"reaches into the world: {name}"
        for name in sorted(needed | set(allowed))
        if WORLD.fullmatch(name)
    ]
    strangers = (
        name
        for name in sorted(needed)
        if not any(fnmatchcase(name, pattern) for pattern in allowed)
    )
    faults += [f"not in {allowed_file.name}: {name}" for name in strangers]
    print("\n".join(faults))
    return bool(faults)


sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
