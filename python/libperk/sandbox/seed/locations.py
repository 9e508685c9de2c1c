"""Seeded shops of brick: a few hundred locations around some cities, and how far apart two points
are."""

from __future__ import annotations

import math
import random

from libperk.sandbox.seed.ids import hex_id
from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.words import CITIES, STREETS
from libperk.sandbox.wire.values import Json

LOCATION_COUNT = 400
EARTH_RADIUS_MILES = 3958.8
CUISINES = ("Diner", "Taco Shop", "Pizza Restaurant", "Noodle Shop", "Cafe", "Bakery")
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


def make_locations(
    seed: int, rng: random.Random, offers: dict[str, Offer], categories: dict[str, str]
) -> list[Json]:
    shops: dict[str, list[Offer]] = {}
    for offer in offers.values():
        if "INSTORE" in offer.attributes["purchaseChannel"]:
            shops.setdefault(offer.merchant.id, []).append(offer)
    sold = list(shops.values())
    return [
        _location(hex_id(seed, "location", n), n, sold[n % len(sold)], rng, categories)
        for n in range(LOCATION_COUNT)
    ]


def _location(
    location_id: str, n: int, sold: list[Offer], rng: random.Random, categories: dict[str, str]
) -> Json:
    city, state, zip_prefix, latitude, longitude = CITIES[n % len(CITIES)]
    merchant = sold[0].merchant
    return {
        "type": "location",
        "id": location_id,
        "attributes": {
            "name": merchant.name,
            "address": {
                "street": f"{rng.randrange(10, 9900)} {rng.choice(STREETS)}",
                "city": city,
                "state": state,
                "zipCode": f"{zip_prefix}{rng.randrange(1, 60):02d}",
            },
            "coordinates": {
                "longitude": round(longitude + rng.randrange(-2500, 2501) / 10000, 6),
                "latitude": round(latitude + rng.randrange(-2500, 2501) / 10000, 6),
            },
            "phone": f"+1 {rng.randrange(200, 990)}-555-01{rng.randrange(0, 100):02d}",
            "operationHours": _hours(n % 7),
            "partnerIds": [{"type": "google", "id": f"sandbox-{location_id}"}],
            **_looks(n, merchant.category),
        },
        "relationships": {
            "offers": {"data": [{"type": "standardOffer", "id": offer.id} for offer in sold]},
            "category": {"data": [{"type": "category", "id": categories[merchant.category]}]},
        },
    }


def _looks(n: int, category: str) -> Json:
    """The ratings of visitors; not all places have them."""
    attributes: Json = (
        {"rating": {"value": 3 + n % 20 / 10, "count": 12 + n if n % 4 else None}} if n % 3 else {}
    )
    if category == "Food & Beverage":
        attributes |= {"cuisine": CUISINES[n % len(CUISINES)], "priceLevel": "$" * (1 + n % 4)}
    return attributes


def _hours(closed: int) -> Json:
    open_days = [day for day in range(7) if day != closed]
    return {
        "periods": [
            {"open": {"day": day, "time": "0900"}, "close": {"day": day, "time": "1730"}}
            for day in open_days
        ],
        "weekdayText": [
            f"{DAYS[day]}: {'closed' if day == closed else '9:00 AM - 5:30 PM'}" for day in range(7)
        ],
    }


def miles(latitude: float, longitude: float, coordinates: Json) -> float:
    """Great-circle distance to a location's coordinates."""
    a, b = math.radians(latitude), math.radians(coordinates["latitude"])
    half_lat, half_lon = (b - a) / 2, math.radians(coordinates["longitude"] - longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(a) * math.cos(b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_MILES * math.asin(min(1.0, math.sqrt(chord)))
