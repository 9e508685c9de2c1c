"""Replies for pages: offers, hostile ones, places and results, the same in every run."""

from __future__ import annotations

import json
import zlib
from datetime import datetime, timezone
from typing import Any

import libperk

NOW = datetime(2026, 11, 27, 12, tzinfo=timezone.utc)
SHOPS = ("Copper Kettle", "amber Lantern", "Birch & Wren", "Zinnia", "Elm Street Books")
CATEGORIES = ("Food & Beverage", "Gas", "Books & Digital Media")
TERMS = "One reward for each purchase. A purchase that is returned takes its reward with it."
# Each text tries to leave the place where it stands, and to run.
HOSTILE = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
    '"\' onmouseover="window.ran = 3" </style></details></td> \x1b[31m \u202eevil &lt;b&gt;'
)


def document(*resources: Any, included: Any = ()) -> libperk.Document[Any]:
    return libperk.Document.parse(json.dumps({"data": list(resources), "included": [*included]}))


def offer(number: int, **attributes: Any) -> dict[str, Any]:
    flat = number % 4 == 3
    shown = {
        "name": SHOPS[number % len(SHOPS)] + ("" if number < len(SHOPS) else f" {number}"),
        "terms": TERMS,
        "description": "A shop that a test made up.",
        "purchaseChannel": [["INSTORE"], ["ONLINE"], ["INSTORE", "ONLINE"]][number % 3],
        "userReward": {"type": "FLAT", "value": 5} if flat else {"type": "PERCENT", "value": 2.5},
        "assets": [],
        "startDate": "2026-11-01T00:00:00Z",
        "expirationDate": f"2026-12-{number % 28 + 1:02}T00:00:00Z",
        "isTargeted": False,
        "maxRewardAmount": {"type": "CENTS", "value": 2500},
        "components": {
            "longDescription": "Pay with your linked card and get cash back.",
            "cta": {"buttonText": "Tap to activate", "buttonStyle": "PRIMARY"},
            "tags": ["New", "Nearby"],
            "progressBar": {"total": 3, "currentProgress": 1, "label": "1 of 3 purchases"},
        },
        **attributes,
    }
    category = {"type": "category", "id": f"c{number % 3}"}
    return {
        "type": "standardOffer",
        "id": f"offer-{number}",
        "attributes": {name: value for name, value in shown.items() if value is not None},
        "relationships": {"category": {"data": [category]}},
    }


def offers(count: int) -> libperk.Document[Any]:
    included = [
        {"type": "category", "id": f"c{number}", "attributes": {"name": name}}
        for number, name in enumerate(CATEGORIES)
    ]
    return document(*map(offer, range(count)), included=included)


def hostile(value: Any = None) -> Any:
    """An offer whose every text is hostile."""
    if value is None:
        made = offer(0, assets=[{"type": "IMG_VIEW", "url": "https://x.example/", "alt": ""}])
        made["attributes"] = hostile(made["attributes"])
        made["attributes"]["userReward"] = {"type": "PERCENT", "value": 2.5}
        made["attributes"]["assets"][0]["url"] = "https://x.example/'\"><script>window.ran=4"
        made["attributes"]["websiteUrl"] = "javascript:window.ran=5"
        return made
    if isinstance(value, dict):
        return {name: hostile(item) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


def places(count: int) -> libperk.Document[Any]:
    """In three cities, most of them close together."""
    cities = (
        ("Denver", "CO", 39.74, -104.99),
        ("Austin", "TX", 30.27, -97.74),
        ("Boise", "ID", 43.62, -116.2),
    )
    made = []
    for number in range(count):
        city, state, lat, lon = cities[number % 3]
        step = number // 3
        at = {"latitude": lat + step % 7 / 40, "longitude": lon + step % 11 / 40}
        address = {"street": "1 Way", "city": city, "state": state, "zipCode": "80201"}
        attributes = {"name": SHOPS[number % 5], "address": address, "coordinates": at}
        made.append({"type": "location", "id": f"l{number}", "attributes": attributes})
    return document(*made)


def png(width: int = 48, height: int = 48) -> bytes:
    """A green picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return len(data).to_bytes(4, "big") + kind + data + check.to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    rows = (b"\0" + bytes((20, 140, 90)) * width) * height
    packed = zlib.compress(rows)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
