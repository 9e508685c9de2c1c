"""The page docs/reference/vendor_sdk.md: each method of the provider's own Python package, and the
one of libperk that sends the same request. The methods come from vendor_methods.json, which
tests/vendor/list_methods.py writes from the installed package; the rest from the core's table."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from libperk.table import load as table

Row = dict[str, Any]

FILE = Path(__file__).with_name("vendor_methods.json")

HEAD = """# From the provider's Python package: method by method

Each method of `{package}` {version}, and the method of libperk that sends the same request. How
the two differ, with programs side by side: [Migrating](../migrating.md).

- `organization_id` is a setting of the client. Each method takes it by keyword as well.
- `request_options` is not listed: `timeout_in_seconds` is `timeout_ms`, `max_retries` is
  `max_attempts` (which counts the first request, too), `additional_headers` is `headers`.
- Methods ⁺ also have `…_many`, which takes any number of items. Methods ᵐ also have `modify`, which
  changes a part of what the API replaces.

| {package} | libperk | arguments with another name |
|---|---|---|
"""


def page() -> list[str]:
    found = json.loads(FILE.read_text(encoding="utf-8"))
    lines = [method_row(method) for method in found["methods"]]
    known = {sent_by(row) for row in table()["operations"] if row["provider"] == "kard"}
    shown = {shape(method["request"]) for method in found["methods"]}
    others = sorted(
        f"`{row['name']}`"
        for row in table()["operations"]
        if row["provider"] == "kard" and sent_by(row) in known - shown
    )
    return [
        HEAD.format(**found).rstrip("\n"),
        *lines,
        "",
        f"Operations of Kard v2 that the package does not have: {', '.join(others)}.",
        "",
    ]


def method_row(method: Row) -> str:
    """Raises StopIteration for a request that the table does not have."""
    row = next(
        row
        for row in table()["operations"]
        if row["provider"] == "kard" and sent_by(row) == shape(method["request"])
    )
    ours = "sent by the client when it needs a token" if row["host"] == "token" else called(row)
    return f"| `{method['method']}` | {ours} | {', '.join(renamed(method, row))} |"


def called(row: Row) -> str:
    name = row["name"]
    marks = ("⁺" if row["many"] else "") + ("ᵐ" if row["modify"] else "")
    link = f"kard/{row['namespace']}.md#{re.sub(r'[^a-z0-9_-]', '', name)}"
    given = (
        ", ".join([*row["positional"], "…"]) if row["keywords"] else ", ".join(row["positional"])
    )
    return f"[`kard.{name}({given})`]({link})" + (f" {marks}" if marks else "")


def renamed(method: Row, row: Row) -> list[str]:
    """The arguments that have another name here, as `theirs` → `ours`."""
    if row["host"] == "token":
        return ["`x_kard_target_issuer` → the setting `target_issuer`"]
    ours = {field["wire"]: field["name"] for field in row["params"]}
    items = [field["name"] for field in row["params"] if field["type"] == "item"]
    pairs = []
    for name, wire in method["arguments"].items():
        mine = items[0] if name == "data" and items else ours.get(wire) if wire else name
        assert mine in ours.values(), (method["method"], name)
        if mine != name:
            pairs.append(f"`{name}` → `{mine}`")
    return pairs


def sent_by(row: Row) -> str:
    return shape(f"{row['http_method']} {row['path']}")


def shape(request: str) -> str:
    """A request without the names of its placeholders."""
    return re.sub(r"\{\w+\}", "{}", request)
