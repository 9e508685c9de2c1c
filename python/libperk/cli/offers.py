"""`libperk offers`: the offers of a user, for people."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import click

from libperk import _core
from libperk.cli import output
from libperk.cli.names import completing
from libperk.cli.settings import Given, connection
from libperk.cli.words import values

HEAD = ("OFFER", "REWARD", "ENDS", "CHANNEL", "CATEGORY", "ID")
FACTS = ("title", "reward", "ends", "channel", "category")


@click.command()
@click.argument("user")
@click.option("--search", metavar="TEXT", help="Only offers whose name or category has TEXT.")
@click.option(
    "--category",
    shell_complete=completing(lambda: values("CategoryName")),
    help="Only this category.",
)
@click.option("--sort", shell_complete=completing(lambda: values("OfferSort")), help="The order.")
@click.option("--json", "as_json", is_flag=True, help="The facts of each offer as a line of JSON.")
@connection
def offers(
    user: str,
    search: str | None,
    category: str | None,
    sort: str | None,
    as_json: bool,
    given: Given,
) -> None:
    """Show the offers of USER. All pages are listed, with what a person looks at; `libperk call
    offers.list` has every value.

    \b
    libperk offers user-1 --category "Food & Beverage"
    """
    with given.client("kard") as kard:
        pages = kard.offers.list(
            user,
            search=search,
            category=category,
            sort=sort,
            include="categories",
            supported_components="all",
        )
        found = [(offer.id, facts_of(offer)) for offer in pages]
    if as_json:
        for id, facts in found:
            output.say(json.dumps({"id": id, **facts}, ensure_ascii=False))
        return
    now = datetime.now(timezone.utc)
    rows = [
        [*(_cell(name, facts.get(name), now) for name in FACTS), output.safe(id)]
        for id, facts in found
    ]
    if rows:
        output.table(HEAD, rows)
    output.note(f"libperk: {len(rows)} offers")


def facts_of(offer: Any) -> dict[str, Any]:
    found: dict[str, Any] = _core.parse(_core.perk_resource_facts(offer._native))
    return found


def _cell(name: str, value: Any, now: datetime) -> str:
    """A fact; an end also in days from now."""
    if value is None:
        return ""
    if name != "ends":
        return output.safe(str(value))
    end = datetime.fromisoformat(value.replace("Z", "+00:00"))
    days = (end - now).days
    return f"{value[:10]} ({days} days)" if days >= 0 else f"{value[:10]} (over)"
