"""`libperk explain`: what a call would send."""

from __future__ import annotations

import json
from typing import Any

import click

from libperk.cli import names, output
from libperk.cli.names import ARGUMENT, OPERATION
from libperk.cli.settings import Given, connection
from libperk.cli.values import arguments


@click.command()
@click.argument("operation", shell_complete=OPERATION)
@click.argument("args", nargs=-1, metavar="[NAME=VALUE]...", shell_complete=ARGUMENT)
@click.option("--input", "file", metavar="FILE", help="Arguments as a JSON object; - reads stdin.")
@click.option("--json", "as_json", is_flag=True, help="The whole explanation, as JSON.")
@connection
def explain(
    operation: str, args: tuple[str, ...], file: str | None, as_json: bool, given: Given
) -> None:
    """Show what a call would send. Nothing is sent, secrets are masked, and credentials may be
    missing.

    \b
    libperk explain offers.list user_id=user-1 page_size=5
    """
    row = names.operation(operation)
    with given.explainer(row["provider"]) as client:
        shown = client.explain(names.short(row), **arguments(row, args, file))
    if as_json:
        output.say(json.dumps(shown, indent=2, ensure_ascii=False))
        return
    for name, value in shown.items():
        for line in _lines(name, value):
            click.echo(line)


def _lines(name: str, value: Any) -> list[str]:
    if isinstance(value, dict) and name == "headers":
        return [name, *(f"  {key}: {text}" for key, text in value.items())]
    if isinstance(value, dict):
        value = ", ".join(f"{key} {number}" for key, number in value.items())
    return [] if value is None else [f"{name:<10}{value}"]
