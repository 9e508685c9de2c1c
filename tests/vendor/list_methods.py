"""Writes the methods of the provider's own Python package, `kard-financial-sdk`, with their
requests and the names of their arguments: what the page for those who move from it is made of.

Usage: python tests/vendor/list_methods.py FILE     (where the package is installed; `make
vendor-sdk` does it). Then `make generate`.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kard import KardApi
from read_sandbox import PACKAGE, methods_of

REQUEST = re.compile(r'request\(\s*f?"([^"]*)",.*?method="(\w+)"', re.DOTALL)
PLACE = re.compile(r"\{\w+\((\w+)\)\}")
QUERY = re.compile(r'^\s*"([^"]+)": .*?\b(\w+)\b[,)]', re.MULTILINE)


def described(client: Any, name: str) -> dict[str, Any]:
    """The request of a method, and its arguments in order with their names in the request."""
    *path, last = name.split(".")
    part = client
    for step in path:
        part = getattr(part, step)
    code = inspect.getsource(getattr(type(part.with_raw_response), last))
    sent = REQUEST.search(code)
    assert sent is not None, name
    named = {}
    for block in re.findall(
        r"(?:params|json)=\{(.*?)^            \},", code, re.DOTALL | re.MULTILINE
    ):
        named |= {argument: wire for wire, argument in QUERY.findall(block)}
    arguments = list(inspect.signature(getattr(part, last)).parameters)
    return {
        "method": name,
        "request": f"{sent[2]} /" + PLACE.sub(r"{\1}", sent[1]),
        "arguments": {
            argument: named.get(argument, "")
            for argument in arguments
            if argument != "request_options"
        },
    }


def main(file: str) -> None:
    client = KardApi(client_id="-", client_secret="-")
    found = {
        "package": PACKAGE,
        "version": version(PACKAGE),
        "methods": [described(client, name) for name in sorted(methods_of(client))],
    }
    Path(file).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


main(*sys.argv[1:])
