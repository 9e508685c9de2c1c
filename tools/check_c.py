"""The invariants of the C sources: sizes, layers, file circles, headers, banned calls.
`check_source.py` runs this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

MAX_FILE, MAX_FUNCTION, MAX_PARAMETERS = 500, 70, 4

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
    "shape": 5,
    "webhook": 5,
    "call": 5,
    "writes": 6,
    "table": 6,
    "curl": 7,
}

# Who may use somebody else's library: its header, and what its names look like.
LIBRARIES = {
    "jansson.h": (
        r"\bjson_(?:t\b|\w+\()",  # trees: what callers give, and what is sent
        (
            "csrc/json/",
            "csrc/args/",
            "csrc/client/",
            "csrc/request/",
            "csrc/call/",
            "csrc/writes/",
            "bindings/",
        ),
    ),
    "openssl/": (r"\b(?:EVP|CRYPTO|HMAC|BIO|PEM)_\w+\(", ("csrc/auth/crypto.c",)),
    "curl/": (r"\bcurl_\w+\(", ("csrc/curl/",)),
    "libdeflate": (r"\blibdeflate_\w+\(", ("csrc/curl/inflate.c",)),
}

# More than four parameters and the error: their signature is not ours alone to choose.
LONG = {
    "perk_call_raw": "public",
    "once_only": "a callback of libcurl",
    "trace": "a callback of libcurl",
}

BANNED = {
    r"strn?cpy|strn?cat|stpn?cpy|v?sprintf|gets|sscanf|strtok(_r)?|ato[fil]|atoll|alloca": "unsafe",
    r"strerror|setlocale": "process-wide state",
    r"json_set_alloc_funcs2?|json_object_seed": "a process-wide setter of jansson's",
}
BANNED_IN_LIBRARY = {
    r"malloc|calloc|realloc|free|strn?dup|asprintf": "memory comes from base/mem.h",
    r"printf|fprintf|puts|fputs|perror|syslog|abort|exit": "a library neither prints nor exits",
    r"getenv|secure_getenv": "settings are the caller's",
    r"rand|random|system|popen": "the world is the caller's",
}
READS_ENVIRONMENT = "csrc/curl/authorities.c"  # SSL_CERT_FILE, which TLS libraries read everywhere
BANNED_IN_CORE = {
    r"time|clock|clock_gettime|gettimeofday|timespec_get": "now_ms is an argument",
    r"localtime(_r)?|gmtime(_r)?|mktime": "now_ms is an argument",
    r"fopen|open|socket|connect|getrandom|RAND_bytes": "the core does no I/O",
    r"sleep|usleep|nanosleep": "the core does not wait",
}


class Function(NamedTuple):
    line: int
    length: int
    name: str
    local: bool
    parameters: list[str]


def without_comments(text: str) -> str:
    """Comments and string literals blanked out, line numbers kept."""
    blank = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.DOTALL)
    return blank.sub(lambda hit: re.sub(r"[^\n]", " ", hit[0]), text)


def parameters(text: str) -> list[str]:
    """The parameters between the parentheses, without the error and `...`."""
    flat = re.sub(r"\([^()]*\)", "", text)  # those of function pointers
    names = (part.strip() for part in flat.split(","))
    return [name for name in names if name not in ("", "void", "...", "perk_error *err")]


def functions(code: str) -> Iterator[Function]:
    """In the project's format a body opens and closes with a brace in column 0."""
    lines = code.splitlines()
    start = head = 0
    for number, line in enumerate(lines):
        if line == "{":
            start = head = number
            while (
                head > 0
                and lines[head - 1].strip()
                and not re.match(r"[}#]|.*;\s*$", lines[head - 1])
            ):
                head -= 1
        elif line == "}" and start:
            signature = " ".join(lines[head:start])
            found = re.match(r"(.*?)(\w+)\s*\((.*)\)\s*$", signature)
            if found:
                local = re.search(r"\bstatic\b|_INLINE\b", found[1]) is not None
                size = number - head + 1
                yield Function(head + 1, size, found[2], local, parameters(found[3]))
            start = 0


def banned_calls(name: str, code: str) -> Iterator[str]:
    rules = dict(BANNED)
    if name.startswith("csrc/"):
        if name != "csrc/base/mem.c":
            rules |= BANNED_IN_LIBRARY
        if not name.startswith("csrc/curl/"):
            rules |= BANNED_IN_CORE
    for pattern, reason in rules.items():
        if name == READS_ENVIRONMENT and "getenv" in pattern:
            continue
        for hit in re.finditer(rf"(?<![\w.>])({pattern})\s*\(", code):
            yield f"{name}:{line_of(code, hit)}: {hit[1]}(): {reason}"


def line_of(text: str, hit: re.Match[str]) -> int:
    return text.count("\n", 0, hit.start()) + 1


def layers(name: str, text: str) -> Iterator[str]:
    module = name.split("/")[1]
    for hit in re.finditer(r'^#include\s+"(\w+)/[^"]+"', text, flags=re.MULTILINE):
        other = hit[1]
        if other in LAYER and module in LAYER and other != module and LAYER[other] >= LAYER[module]:
            where = f"{name}:{line_of(text, hit)}"
            yield f"{where}: module {module}/ reaches up or sideways to {other}/"


def libraries(name: str, text: str, code: str) -> Iterator[str]:
    for header, (names, users) in LIBRARIES.items():
        if name.startswith(users):
            continue
        for hit in re.finditer(rf"^#include <{header}", text, flags=re.MULTILINE):
            yield f"{name}:{line_of(text, hit)}: <{header}> is for {', '.join(users)} only"
        for hit in re.finditer(names, code):
            yield f"{name}:{line_of(code, hit)}: {hit[0]} is for {', '.join(users)} only"


def providers(name: str, text: str) -> Iterator[str]:
    """What differs between providers is in their rows; no code compares their names."""
    if name.endswith("/provider.c"):
        return
    for hit in re.finditer(r'/\*.*?\*/|"(kard|kard_legacy|capillary)"', text, flags=re.DOTALL):
        if hit[1]:
            yield f"{name}:{line_of(text, hit)}: {hit[0]}: a provider is a row, not a name"


def sizes(name: str, text: str, code: str) -> Iterator[str]:
    lines = len(text.splitlines())
    if lines > MAX_FILE and not name.startswith("csrc/api/"):
        yield f"{name}: {lines} lines, at most {MAX_FILE} (tables aside)"
    for function in functions(code):
        where = f"{name}:{function.line}: {function.name}()"
        if function.length > MAX_FUNCTION:
            yield f"{where} has {function.length} lines, at most {MAX_FUNCTION}"
        count = len(function.parameters)
        if name.startswith("csrc/") and count > MAX_PARAMETERS and function.name not in LONG:
            yield f"{where} has {count} parameters, at most {MAX_PARAMETERS} and the error"


def headers(codes: Mapping[str, str]) -> Iterator[str]:
    """A function is static, or declared in the header of its file; public ones in include/perk."""
    public = "".join(code for name, code in codes.items() if name.startswith("csrc/include/"))
    for name, code in codes.items():
        if not name.endswith(".c"):
            continue
        header = name[:-1] + "h"
        declared = codes.get(header, "") + public
        for function in functions(code):
            if not function.local and not re.search(rf"\b{function.name}\(", declared):
                yield f"{name}:{function.line}: {function.name}() is not declared in {header}"


def circles(texts: Mapping[str, str]) -> Iterator[str]:
    """Files that include each other, x.c and x.h as one."""
    graph: dict[str, set[str]] = {}
    for name, text in texts.items():
        found = re.findall(r'^#include "([^"]+)\.h"', text, flags=re.MULTILINE)
        file = name[len("csrc/") : -2]
        graph.setdefault(file, set()).update(other for other in found if other != file)
    while True:  # what includes nothing that is left is in no circle
        leaves = [file for file, others in graph.items() if not others & graph.keys()]
        if not leaves:
            break
        for file in leaves:
            del graph[file]
    tops = graph.keys() - set().union(*graph.values())
    while tops:  # nor is what nothing includes that is left
        graph = {file: others for file, others in graph.items() if file not in tops}
        tops = graph.keys() - set().union(*graph.values())
    if graph:
        yield f"csrc/: files include each other in a circle: {', '.join(sorted(graph))}"


def check(texts: Mapping[str, str]) -> Iterator[str]:
    codes = {name: without_comments(text) for name, text in texts.items()}
    library = {name: text for name, text in texts.items() if name.startswith("csrc/")}
    for name, text in texts.items():
        yield from sizes(name, text, codes[name])
        yield from banned_calls(name, codes[name])
    for name, text in library.items():
        if not name.startswith("csrc/include/"):
            yield from layers(name, text)
            yield from libraries(name, text, codes[name])
    yield from headers({name: codes[name] for name in library})
    yield from circles(library)


def breaches(root: Path, names: list[str]) -> Iterator[str]:
    yield from check(
        {
            name: (root / name).read_text(encoding="utf-8")
            for name in names
            if name.endswith((".c", ".h")) and name.startswith(("csrc/", "bindings/", "tests/"))
        }
    )
