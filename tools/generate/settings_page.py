"""The page of all settings, docs/reference/settings.md, from the core's table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from libperk._signatures import between
from libperk.cli import words
from libperk.table import load as table

Row = dict[str, Any]

# What the driver uses when an option of a connection is not given (csrc/curl/transport.c).
CONNECTION_DEFAULTS = {
    "ca_file": "[see there](../transport.md#tls-and-proxies)",
    "compress": "`true`",
    "connect_timeout_ms": "`10000`",
    "http2": "`true`",
}
CALL_DEFAULTS = {"max_wait_ms": "`0`"}

HEAD = """# Settings

Every setting of every client, with its type, its default and its environment variable. A setting is
given by keyword when the client is made. One that is not given is read from the environment
variable. `libperk.Kard(timeout_ms=5000)` and `PERK_TIMEOUT_MS=5000` are the same; the keyword wins.
An empty variable counts as not set.

`AsyncKard`, `AsyncKardLegacy` and `AsyncCapillary` have the settings of `Kard`, `KardLegacy` and
`Capillary`. Ruby and Lua have the same names. In C they are the names of `perk_config_set`.

*Secret* values are masked in every message, log and `repr`.
"""

CONNECTION = """## Connections

How the client connects. These have **no environment variable**, and the proxy variables of the
environment (`HTTPS_PROXY` and the like) are not read. They are the same for all clients. They
cannot be given together with a `transport`. In C they are options of the driver: `perk_driver_set`.
"""

OBJECTS = """## Objects of your own

In Python, Ruby and Lua. They have no environment variable.
"""
OBJECT_ROWS = [
    (
        "`token`",
        "a token, or a function that returns one (and its remaining seconds)",
        "[tokens](../tokens.md#how-to-log-in)",
    ),
    (
        "`token_store`",
        "keeps tokens longer than a process: an object with `load` and `save`",
        "[tokens](../tokens.md#where-tokens-are-kept)",
    ),
    (
        "`on_exchange`",
        "a function that is called once for each request",
        "[logging](../logging.md#each-request-on_exchange)",
    ),
    (
        "`transport`",
        "sends the requests in place of libcurl",
        "[testing](../testing.md#a-transport-of-your-own)",
    ),
]

CALLS = """## Calls

Every method takes these by keyword. They override the client's setting of the same name for that
call.
"""


def page() -> list[str]:
    lines = [HEAD]
    for provider in table()["providers"]:
        lines += [f"## {provider['class']}", ""]
        lines += rows(
            ("setting", "type", "default", "variable", "meaning"),
            [setting_row(provider, name) for name in provider["settings"]],
        )
    lines += [CONNECTION]
    lines += rows(
        ("setting", "type", "default", "meaning"),
        [option_row(option, CONNECTION_DEFAULTS) for option in table()["driver_options"]],
    )
    lines += [OBJECTS, *rows(("setting", "meaning", "page"), OBJECT_ROWS), CALLS]
    usual = [option for option in table()["call_options"] if option["methods"]]
    lines += rows(
        ("option", "type", "default", "meaning"),
        [option_row(option, CALL_DEFAULTS, "the client's") for option in usual],
    )
    return lines


def rows(head: tuple[str, ...], found: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return [*lines, *(f"| {' | '.join(cells)} |" for cells in found), ""]


def setting_row(provider: Row, name: str) -> tuple[str, ...]:
    [row] = (
        row
        for row in table()["settings"]
        if row["name"] == name and provider["name"] in row["providers"]
    )
    return (
        f"`{name}`" + (" (required)" if row["required"] else ""),
        kind(row),
        default(provider, row),
        f"`{provider['env']}{name.upper()}`",
        meaning(row) + (" *Secret.*" if row["secret"] else ""),
    )


def default(provider: Row, row: Row) -> str:
    """The default; of an address the one of each environment."""
    if row["default"]:
        return f"`{row['default']}`"
    presets = [preset for preset in provider["presets"] if preset["setting"] == row["name"]]
    return "<br>".join(f"{preset['environment']}: `{preset['value']}`" for preset in presets)


def option_row(option: Row, defaults: dict[str, str], other: str = "") -> tuple[str, ...]:
    shown = defaults.get(option["name"], other)
    return f"`{option['name']}`", kind(option), shown, meaning(option)


def kind(row: Row) -> str:
    return "path" if row.get("file") or row["type"] == "path" else words.TYPES[row["type"]]


def meaning(row: Row) -> str:
    parts = [row["doc"]]
    low, high = row.get("min"), row.get("max")
    if high is not None and high >= 2**62:
        high = None
    if bounds := between(low, high):
        parts.append(bounds)
    if row.get("values"):
        parts.append("one of " + ", ".join(f"`{value}`" for value in words.values(row["values"])))
    return "; ".join(parts).replace("|", "\\|")
