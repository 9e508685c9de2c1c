"""The invariants that reading the sources can check; prints each breach and fails when there is
one.

Usage: check_source.py ROOT
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import check_imports

MAX_FILE, MAX_FUNCTION = 500, 70

# A module may include the modules of lower layers, and itself.
LAYER = {
    "base": 0,
    "json": 1,
    "auth": 1,
    "hem": 2,
    "api": 2,
    "args": 3,
    "client": 3,
    "request": 4,
    "jsonapi": 4,
    "webhook": 5,
    "call": 5,
    "writes": 6,
    "curl": 7,
}

# Which files may include the header of somebody else's library.
LIBRARIES = {
    "jansson.h": (
        "csrc/json/",
        "csrc/args/",
        "csrc/client/",
        "csrc/request/",
        "csrc/call/",
        "csrc/writes/",
        "bindings/",
    ),
    "openssl/": ("csrc/auth/crypto.c",),
    "curl/": ("csrc/curl/",),
}

BANNED = {
    r"strn?cpy|strn?cat|stpn?cpy|v?sprintf|gets|sscanf|strtok(_r)?|ato[fil]|atoll|alloca": "unsafe",
    r"strerror|setlocale": "process-wide state",
    r"json_set_alloc_funcs2?|json_object_seed": "a process-wide setter of jansson's",
}
BANNED_IN_LIBRARY = {
    r"malloc|calloc|realloc|free|strn?dup|asprintf": "memory comes from base/mem.h",
    r"printf|fprintf|puts|fputs|perror|syslog|abort|exit": "a library neither prints nor exits",
    r"getenv|secure_getenv|rand|random|system|popen": "the world is the caller's",
}
BANNED_IN_CORE = {
    r"time|clock|clock_gettime|gettimeofday|timespec_get": "now_ms is an argument",
    r"localtime(_r)?|gmtime(_r)?|mktime": "now_ms is an argument",
    r"fopen|open|socket|connect|getrandom|RAND_bytes": "the core does no I/O",
    r"sleep|usleep|nanosleep": "the core does not wait",
}

# The bracketed letters keep these lines from matching themselves.
HOSTS = re.compile(
    r"python[h]osted|pypi[.]org|registry[.]npm|deb[.]debian|proxy[.]golang|crates[.]io|rubygems[.]org|luarocks[.]org"
)
MACHINE = re.compile(r"(?<![\w.])/(work|root|farm|home/\w+|tmp/wt)/")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")


def tracked(root: Path) -> list[str]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listing.stdout.split("\0") if name and (root / name).is_file()]


def without_comments(text: str) -> str:
    """Comments and string literals blanked out, line numbers kept."""
    blank = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.DOTALL)
    return blank.sub(lambda hit: re.sub(r"[^\n]", " ", hit[0]), text)


def functions(lines: list[str]) -> Iterator[tuple[int, int]]:
    """(first line, length) of each function: in the project's format a body opens and closes with a
    brace in column 0."""
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
            while (
                start > 0
                and lines[start - 1].strip()
                and not re.match(r"[}#]|.*;\s*$", lines[start - 1])
            ):
                start -= 1
        elif line == "}" and start is not None:
            yield start + 1, number - start + 1
            start = None


def banned_calls(name: str, code: str) -> Iterator[str]:
    rules = dict(BANNED)
    if name.startswith("csrc/"):
        if name != "csrc/base/mem.c":
            rules |= BANNED_IN_LIBRARY
        if not name.startswith("csrc/curl/"):
            rules |= BANNED_IN_CORE
    for pattern, reason in rules.items():
        for hit in re.finditer(rf"(?<![\w.>])({pattern})\s*\(", code):
            yield f"{name}:{code.count(chr(10), 0, hit.start()) + 1}: {hit[1]}(): {reason}"


def includes(name: str, text: str) -> Iterator[str]:
    module = name.split("/")[1]
    for hit in re.finditer(r'^#include\s+(?:"(\w+)/[^"]+"|<([^>]+)>)', text, flags=re.MULTILINE):
        where = f"{name}:{text.count(chr(10), 0, hit.start()) + 1}"
        other, header = hit[1], hit[2]
        if other in LAYER and module in LAYER and other != module and LAYER[other] >= LAYER[module]:
            yield f"{where}: module {module}/ reaches up or sideways to {other}/"
        for library, users in LIBRARIES.items():
            if header and header.startswith(library) and not name.startswith(users):
                yield f"{where}: <{header}> is for {', '.join(users)} only"


def check_c(name: str, text: str) -> Iterator[str]:
    lines = text.splitlines()
    if len(lines) > MAX_FILE and not name.startswith("csrc/api/"):
        yield f"{name}: {len(lines)} lines, at most {MAX_FILE} (tables aside)"
    code = without_comments(text)
    for start, length in functions(code.splitlines()):
        if length > MAX_FUNCTION:
            yield f"{name}:{start}: a function of {length} lines, at most {MAX_FUNCTION}"
    yield from banned_calls(name, code)
    if name.startswith("csrc/"):
        yield from includes(name, text)


def check_text(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in (
            (HOSTS, "names a registry's host"),
            (MACHINE, "a path of one machine"),
            (UNFINISHED, "unfinished"),
        ):
            hit = pattern.search(line)
            if hit:
                yield f"{name}:{number}: {what}: {hit[0]}"


def main(root: Path) -> int:
    faults: list[str] = []
    names = tracked(root)
    for name in names:
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # fuzz corpora and other binary files
        faults += check_text(name, text)
        if name.endswith((".c", ".h")) and name.startswith(("csrc/", "bindings/", "tests/")):
            faults += check_c(name, text)
    faults += check_imports.breaches(root, names)
    print("\n".join(faults) or f"check_source: {len(names)} files, no breach")
    return bool(faults) or not names


sys.exit(main(Path(sys.argv[1])))
