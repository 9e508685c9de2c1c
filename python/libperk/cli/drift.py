"""`libperk drift`: what replies hold that the operation table does not know."""

from __future__ import annotations

import json
from typing import Any

import click

import libperk
from libperk.cli import ends, names, output
from libperk.cli.names import OPERATION, PROVIDER
from libperk.cli.reads import made_up, open_fields, reads_of
from libperk.cli.settings import Given, connection
from libperk.cli.values import bytes_of
from libperk.errors import PerkError

Row = dict[str, Any]

HEAD = ("KIND", "OPERATION", "WHERE", "VALUE", "COUNT")


class Saved:
    """A transport that replies with a saved body, whatever is asked."""

    def __init__(self, status: int, body: bytes) -> None:
        self._reply = status, {"content-type": "application/json"}, body

    def send(self, _: Any) -> Any:
        return self._reply


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--operation", shell_complete=OPERATION, help="The operation that FILE replied to.")
@click.option("--provider", type=PROVIDER, default="kard", show_default=True, help="Whose reads.")
@click.option("--user", help="A user of yours, for the reads that need one.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@connection
def drift(
    files: tuple[str, ...],
    operation: str | None,
    provider: str,
    user: str | None,
    as_json: bool,
    given: Given,
) -> int:
    """Show what replies hold that this version does not know. Runs reads, or looks at bodies that
    were saved, for unknown fields, types and values. The exit status is 1 when there are some.

    \b
    libperk drift --user user-1
    libperk drift reply.json --operation offers.list
    """
    if bool(files) != bool(operation):
        raise click.UsageError("a saved body needs both: FILE and --operation")
    found = _of_files(files, operation) if operation else _of_reads(provider, user, given)
    if as_json:
        output.say(json.dumps(found, indent=2, ensure_ascii=False))
    elif found:
        output.table(HEAD, [_cells(row) for row in found])
    else:
        output.note("libperk: nothing that this version does not know")
    return ends.FAILED if found else ends.DONE


def _cells(row: Row) -> list[str]:
    texts = (row["kind"], row["operation"], row["where"], row["value"], row["count"])
    return ["" if text is None else output.safe(str(text)) for text in texts]


def _of_files(files: tuple[str, ...], operation: str) -> list[Row]:
    found: list[Row] = []
    row = names.operation(operation)
    if row["http_method"] != "GET":
        raise click.UsageError("--operation: a read is needed")
    for file in files:
        kind = getattr(libperk, names.provider(row)["class"])
        given = {"base_url": "https://saved.invalid", "token": "none"}
        if "organization_id" in names.provider(row)["settings"]:
            given["organization_id"] = "none"
        with kind(**given, transport=Saved(row["success"][0], bytes_of(file))) as client:
            _read(client, row, {field["name"]: made_up(field) for field in open_fields(row)})
            found += client.drift()
    return found


def _of_reads(provider: str, user: str | None, given: Given) -> list[Row]:
    with given.client(provider) as client:
        for row, args in reads_of(provider, user):
            try:
                _read(client, row, args)
            except PerkError as error:
                output.note(f"libperk: {names.short(row)}: {output.safe(str(error), 200)}")
        found: list[Row] = client.drift()
    return found


def _read(client: Any, row: Row, args: dict[str, Any]) -> None:
    call = getattr(getattr(client, row["namespace"]), row["method"])
    made = call(**args, strict=False, max_pages=1)
    if row["returns"] == "pages":
        for _ in made.pages():
            pass
