"""Any resource as a card, resources as a table, objects in them, and places on a map."""

from __future__ import annotations

from libperk._facts import facts_of
from libperk._html import offers
from libperk._html.lists import ROWS, Cell, Column, counted, grid, listing, more
from libperk._html.maps import drawing, place_at
from libperk._html.page import box, fragment
from libperk._html.tags import Child, Markup, join, tag, text
from libperk._html.values import BRIEF, MASK, brief, id_of, kind_of, members, name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from libperk._documents import Resource
    from libperk._values import Struct

MEMBERS = 40  # of a card
COLUMNS = 8  # of a table
WIDE = 32  # characters of a cell that make its column wide
LOOKED_AT = 50_000  # places


def card(resource: Resource, now: datetime | None) -> Markup:
    facts = facts_of(resource)
    if offers.is_offer(facts):
        return offers.offer_card(resource, facts, offers.now_or(now))
    kind, id = name_of(resource), id_of(resource)
    title = _title(facts) or kind
    under = [kind] if title != kind else []
    return box(
        tag(
            "div",
            tag("div", tag("bdi", text(title, offers.TITLE)), class_="perk-title"),
            tag(
                "div",
                join(*(text(f"{word} · ") for word in under)),
                tag("code", text(id, 80)) if id else None,
                class_="perk-muted perk-small",
            ),
            tag("div", _facts(resource), class_="perk-text"),
            class_="perk-pad",
        ),
        kind="card",
    )


def _title(facts: dict[str, str]) -> str:
    """Empty when it is masked."""
    title = facts.get("merchant") or facts.get("title") or ""
    return "" if title == MASK else title


def object_card(value: Struct) -> Markup:
    title = type(value).__name__
    return box(
        tag(
            "div",
            tag("div", text(title, 80), class_="perk-title"),
            tag("div", _facts(value), class_="perk-text"),
            class_="perk-pad",
        ),
        kind="card",
    )


def _facts(owner: Resource | Struct) -> Markup:
    pairs: list[tuple[str, Child]] = []
    for name, value in members(owner):
        if len(pairs) >= MEMBERS:
            pairs.append(("…", "more members are not shown"))
            break
        pairs.append((name, text(brief(value), BRIEF)))
    return offers.pairs_list(pairs)


# ---- lists ----


def table(resources: Sequence[Resource], count: int, title: str, now: datetime | None) -> Markup:
    """A table of resources of one type or several; `count` is how many there are in all."""
    if not resources:
        return fragment(box(tag("div", tag("b", title), class_="perk-bar-head")))
    if offers.is_offer(facts_of(resources[0])):
        return offers.offer_table(resources, count, title, now)
    rows = [_row(resource) for resource in resources[:ROWS]]
    names: dict[str, bool] = {}
    for row in rows:
        for name, value in row.items():
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            names[name] = names.get(name, True) and number
    columns = [Column(name, "number" if names[name] else "") for name in [*names][:COLUMNS]]
    cells = [[_cell(row.get(column.name)) for column in columns] for row in rows]
    for at, column in enumerate(columns):
        if any(len(str(row[at].shown)) > WIDE for row in cells):
            column.kind = "wide"
    hidden = len(names) - len(columns)
    words = [f"{counted(hidden, 'column')} not shown"] if hidden > 0 else []
    return listing(title, words, grid(columns, cells, title), more(count, len(rows)))


def _row(resource: Resource) -> dict[str, Any]:
    """What is in a row: the facts, the id, then short members."""
    row: dict[str, Any] = {}
    title = _title(facts_of(resource))
    if title and title != resource.id:
        row["title"] = title
    row["id"] = id_of(resource)
    if not kind_of(resource):
        row["type"] = name_of(resource)
    row.update((name, value) for name, value in members(resource) if value != title)
    return row


def _cell(value: Any) -> Cell:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Cell(f"{value:,}", value)
    return Cell(brief(value))


# ---- maps ----


def map_of(locations: Sequence[Resource], title: str) -> Markup:
    found = [_place(location) for location in locations[:LOOKED_AT]]
    places = [place for place in found if place is not None]
    missing = len(found) - len(places)
    remarks = [counted(len(places), "place")]
    remarks += [f"{counted(missing, 'other')} without coordinates"] if missing else []
    if not places:
        return fragment(box(tag("div", tag("b", title), class_="perk-bar-head")))
    cities: dict[str, int] = {}
    for place in places:
        if place.around:
            cities[place.around] = cities.get(place.around, 0) + 1
    largest = sorted(cities.items(), key=lambda city: (-city[1], city[0]))[:ROWS]
    rows = [[Cell(name), Cell(f"{count:,}", count)] for name, count in largest]
    fold = tag(
        "details",
        tag("summary", counted(len(cities), "city", "cities")),
        grid((Column("City"), Column("Places", "number")), rows, "Places by city"),
    )
    return listing(
        title,
        remarks,
        join(drawing(places, title), fold if rows else None),
        more(len(locations), len(found)),
        "drawn",
    )


def _place(location: Resource) -> Any:
    sent = location.attributes
    at, address = sent.get("coordinates"), sent.get("address")
    at = at if isinstance(at, dict) else sent
    address = address if isinstance(address, dict) else {}
    around = ", ".join(
        part for part in (address.get("city"), address.get("state")) if isinstance(part, str)
    )
    name = sent.get("name")
    return place_at(
        at.get("latitude"), at.get("longitude"), name if isinstance(name, str) else "", around
    )
