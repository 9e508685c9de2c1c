"""`libperk errors`: the kinds of errors, and the providers' own codes."""

from __future__ import annotations

import json
from typing import Any

import click

from libperk.cli import output
from libperk.cli.ends import Failure
from libperk.cli.names import completing
from libperk.cli.output import near
from libperk.table import load as table

Row = dict[str, Any]

HEAD = ("NAME", "CLASS", "MEANING")
CODE_HEAD = ("CODE", "NAME", "ERROR", "MEANING")


def _names() -> list[str]:
    kinds = (row[name] for row in table()["errors"] for name in ("name", "class"))
    return [*kinds, *(row["name"] for row in table()["provider_codes"])]


@click.command()
@click.argument("code", default="", shell_complete=completing(_names))
@click.option("--json", "as_json", is_flag=True, help="The rows of the table, as JSON.")
def errors(code: str, as_json: bool) -> None:
    """Explain an error by its name, class or number. CODE is a name ("rate_limit"), a class
    ("RateLimitError"), libperk's own number (-46) or that of a provider (737). Without CODE all
    are listed.

    \b
    libperk errors RateLimitError
    libperk errors 737
    """
    kinds, codes = (table()[section] for section in ("errors", "provider_codes"))
    if code:
        kinds, codes = _found(kinds, code), _found(codes, code)
        if not kinds and not codes:
            raise Failure(f"there is no such error{near(code, _names())}")
    if as_json:
        click.echo(json.dumps([*kinds, *codes], indent=2, ensure_ascii=False))
    elif code:
        click.echo("\n\n".join([*map(_kind, kinds), *map(_code, codes)]))
    else:
        output.table(HEAD, [(row["name"], row["class"], row["doc"]) for row in kinds])
        click.echo("\nCapillary's own codes")
        rows = [(str(row["code"]), row["name"], row["error"], row["doc"]) for row in codes]
        output.table(CODE_HEAD, rows)


def _found(rows: list[Row], code: str) -> list[Row]:
    wanted = code.lower()
    return [
        row
        for row in rows
        if wanted in (row["name"].lower(), row.get("class", "").lower(), str(row["code"]))
    ]


def _kind(row: Row) -> str:
    said = [
        ("class", f"libperk.errors.{row['class']}, a {row['parent']}"),
        ("name", f"{row['name']} ({row['code']})"),
        ("meaning", row["doc"]),
        ("next", row["advice"]),
    ]
    return _lines(said)


AGAIN = {
    "never": "sending the same again fails again; nothing was done",
    "soon": "nothing was done; it may work in a moment",
    "unsure": "a write may have been done",
    "unstated": "the HTTP status decides",
}


def _code(row: Row) -> str:
    kind = next(each for each in table()["errors"] if each["name"] == row["error"])
    said = [
        ("code", f"{row['code']} of {row['provider']}: {row['name']}"),
        ("class", f"libperk.errors.{kind['class']}"),
        ("meaning", row["doc"]),
        ("again", AGAIN[row["again"]]),
        ("next", row["advice"]),
    ]
    return _lines(said)


def _lines(said: list[tuple[str, str]]) -> str:
    return "\n".join(f"{name:<9}{text}" for name, text in said)
