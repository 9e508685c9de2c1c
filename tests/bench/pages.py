"""The documents that are measured: pages of made-up offers, always the same bytes for the same
size.

An offer has 43 keys and 50 values (elements of lists counted) and is about 2.15 KB of compact
UTF-8; about 4 % of the strings hold escapes or characters beyond ASCII.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

Json = Any

WORDS = re.findall(
    r"\w+",
    """shop save brew bright corner morning river garden market oak lane table simple fresh
    daily local roast kitchen studio window harbour maple valid purchase reward card linked
    once per period online store gift excluded refund returns order total before tax
    shipping credited within thirty days after transaction settles limit customer
    participating location subject""",
)
SPICES = ('"new"', "café", "line\nbreak", "20 €", "a\\b", "naïve", "Zürich", "tab\there")


def text(rng: random.Random, size: int) -> str:
    """Words to about this many characters; now and then with something that needs care."""
    words: list[str] = []
    length = 0
    while length < size:
        words.append(rng.choice(WORDS))
        length += len(words[-1]) + 1
    if rng.random() < 0.115:
        words.insert(rng.randrange(len(words)), rng.choice(SPICES))
    return " ".join(words).capitalize()


def components(rng: random.Random, number: int) -> Json:
    return {
        "shortDescription": text(rng, 60),
        "longDescription": text(rng, 200),
        "baseReward": f"{rng.randrange(1, 15)}% cash back",
        "boostedReward": f"{rng.randrange(15, 30)}% cash back",
        "cta": {
            "buttonText": text(rng, 12),
            "buttonStyle": "primary",
            "action": {
                "url": f"/v2/issuers/bench/users/user-0001/offers/offer-{number:06}/activate",
                "method": "POST",
            },
        },
        "tags": [text(rng, 8)],
        "detailTags": [text(rng, 16)],
    }


def offer(rng: random.Random, number: int) -> Json:
    day = rng.randrange(1, 28)
    return {
        "type": "standardOffer",
        "id": f"offer-{number:06}",
        "attributes": {
            "name": text(rng, 16),
            "terms": text(rng, 500),
            "purchaseChannel": ["INSTORE", "ONLINE"],
            "userReward": {"type": "PERCENT", "value": rng.randrange(100, 3000) / 100},
            "assets": [asset(rng, number, kind) for kind in ("LOGO_IMG", "BANNER_IMG")],
            "startDate": f"2026-01-{day:02}T00:00:00.000Z",
            "expirationDate": f"2026-12-{day:02}T23:59:59.000Z",
            "isTargeted": rng.random() < 0.5,
            "maxRedemptions": rng.randrange(1, 10),
            "minTransactionAmount": {"type": "CENTS", "value": rng.randrange(100, 10000)},
            "websiteUrl": f"https://merchant-{number:06}.example/shop",
            "description": text(rng, 270),
            "components": components(rng, number),
        },
        "relationships": {
            "category": {"data": [{"type": "category", "id": f"category-{rng.randrange(12):06}"}]}
        },
    }


def asset(rng: random.Random, number: int, kind: str) -> Json:
    return {
        "type": kind,
        "url": f"https://assets.example/{number:06}/{kind.lower()}.png",
        "alt": text(rng, 20),
    }


def category(rng: random.Random, number: int) -> Json:
    return {
        "type": "category",
        "id": f"category-{number:06}",
        "attributes": {"name": text(rng, 12)},
    }


def write(path: Path, document: Json) -> Path:
    path.write_text(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    return path


def offers_page(folder: Path, offers: int) -> Path:
    rng = random.Random(offers)
    document = {
        "data": [offer(rng, number) for number in range(offers)],
        "included": [category(rng, number) for number in range(12)],
        "links": {"next": None},
    }
    return write(folder / f"offers_{offers}.json", document)


def included_page(folder: Path, resources: int) -> Path:
    rng = random.Random(resources)
    return write(
        folder / f"included_{resources}.json",
        {"data": [], "included": [category(rng, n) for n in range(resources)]},
    )


def count(value: Json) -> tuple[int, int, list[str]]:
    """Keys, values and strings below a value."""
    inner = (
        list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else []
    )
    keys, values, strings = (
        (len(inner) if isinstance(value, dict) else 0),
        len(inner),
        [s for s in inner if isinstance(s, str)],
    )
    for more in map(count, inner):
        keys, values, strings = keys + more[0], values + more[1], strings + more[2]
    return keys, values, strings


def facts(page: Path) -> dict[str, float]:
    """What an offer of the page is made of, on average."""
    offers = json.loads(page.read_bytes())["data"]
    keys, values, strings = count(offers)
    special = sum(1 for s in strings if re.search(r'[^\x20-\x7e]|["\\]', s))
    return {
        "offers": len(offers),
        "bytes": round(page.stat().st_size / len(offers)),
        "keys": keys / len(offers),
        "values": (values - len(offers)) / len(offers),
        "special_strings_percent": round(100 * special / len(strings), 1),
    }
