"""The seeded world: categories, merchants, offers and placements. The same seed and day give the
same bytes."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from libperk.sandbox.seed.ids import hex_id, uuid_text
from libperk.sandbox.seed.words import BLURBS, NAMES, TERMS, TRADES
from libperk.sandbox.wire.times import stamp
from libperk.sandbox.wire.values import Json

MERCHANT_COUNT = 150
OFFER_COUNT = 300
#: How an offer behaves in the extended API, by turns: see components.py.
KINDS = ("activate", "plain", "activate", "boost", "progress", "bare")


@dataclass(frozen=True)
class Merchant:
    id: str
    name: str
    category: str


@dataclass(frozen=True)
class Offer:
    """An offer as it is stored; what a user sees of it is made in offers.py."""

    id: str
    merchant: Merchant
    kind: str
    local: bool
    attributes: Json


@dataclass
class Slot:
    """One place in a batch or group; without its own offers it shows those of the placement that
    it links to."""

    id: str
    placement_id: str
    alias: str
    short_description: str | None = None
    offers: list[str] | None = None


@dataclass
class Placement:
    """A placement as it is stored: the attributes that were sent, and its slots by id."""

    id: str
    type: str
    attributes: Json
    slots: dict[str, Slot] = field(default_factory=dict)
    created_at: str = ""

    @property
    def name(self) -> str:
        return str(self.attributes["name"])

    @property
    def is_active(self) -> bool:
        return self.attributes.get("status") != "INACTIVE"


def make_categories(seed: int) -> dict[str, str]:
    """Their ids by name."""
    return {name: hex_id(seed, "category", name) for name in TRADES}


def make_offers(seed: int, today: datetime, rng: random.Random) -> dict[str, Offer]:
    merchants = [_merchant(seed, n) for n in range(MERCHANT_COUNT)]
    made = (_offer(seed, n, merchants[n % MERCHANT_COUNT], today, rng) for n in range(OFFER_COUNT))
    return {offer.id: offer for offer in made}


def _merchant(seed: int, n: int) -> Merchant:
    category = list(TRADES)[n % len(TRADES)]
    trade = TRADES[category][n // len(TRADES) % len(TRADES[category])]
    return Merchant(hex_id(seed, "merchant", n), f"{NAMES[n % len(NAMES)]} {trade}", category)


def _offer(seed: int, n: int, merchant: Merchant, today: datetime, rng: random.Random) -> Offer:
    offer_id = hex_id(seed, "offer", n)
    flat = n % 4 == 3
    channel = (["INSTORE"], ["ONLINE"], ["INSTORE", "ONLINE"])[n % 3]
    attributes: Json = {
        "name": merchant.name,
        "terms": " ".join(rng.sample(TERMS, k=12)),
        "description": f"{merchant.name}: {rng.choice(BLURBS)}",
        "purchaseChannel": channel,
        "userReward": _reward(flat, rng),
        "assets": _assets(merchant, offer_id),
        "startDate": stamp(today - timedelta(days=rng.randrange(1, 60))),
        "expirationDate": stamp(today + timedelta(days=rng.randrange(3, 120))),
        "isTargeted": n % 5 == 0,
        "minTransactionAmount": {"type": "CENTS", "value": rng.randrange(0, 4) * 500},
        "maxRewardAmount": {"type": "CENTS", "value": rng.randrange(10, 60) * 100},
        "websiteUrl": f"https://{merchant.id}.merchant.invalid/",
    }
    if n % 7 == 0:
        attributes["maxRedemptions"] = rng.randrange(1, 6)
    return Offer(
        offer_id, merchant, KINDS[n % len(KINDS)], "INSTORE" in channel and n % 5 == 4, attributes
    )


def _reward(flat: bool, rng: random.Random) -> Json:
    if flat:
        return {"type": "FLAT", "value": rng.choice((2, 2.5, 5, 10))}
    return {"type": "PERCENT", "value": rng.randrange(10, 125) / 10}


def _assets(merchant: Merchant, offer_id: str) -> list[Json]:
    """Pictures that lead nowhere: the host cannot exist, and the long token is like that of a
    signed one."""
    token = hashlib.sha512(offer_id.encode()).hexdigest()
    return [
        {
            "type": kind,
            "url": f"https://pictures.invalid/{merchant.id}/{kind.lower()}.png?token={token}",
            "alt": f"{merchant.name} {what}",
        }
        for kind, what in (("IMG_VIEW", "logo"), ("BANNER_VIEW", "banner"))
    ]


def make_placements(seed: int, offers: list[Offer]) -> dict[str, Placement]:
    batch = [o.id for o in offers if o.kind == "activate" and not o.local]
    home = Placement(
        uuid_text(seed, "placement", 0), "placement", {"name": "Home page", "availableSlots": 3}
    )
    ids = [uuid_text(seed, "slot", n) for n in range(2)]
    slots = {
        i: Slot(i, home.id, f"pick-{n + 1}", offers=batch[n * 3 : n * 3 + 3])
        for n, i in enumerate(ids)
    }
    weekly = {"name": "Weekly picks", "refreshInterval": "P7D"}
    picks = Placement(uuid_text(seed, "placement", 1), "placementBatchActivation", weekly, slots)
    return {placement.id: placement for placement in (home, picks)}


def past_notification(seed: int, now: datetime) -> Json:
    """A notification of three weeks ago, so that the log of a fresh sandbox has one to show and to
    send again."""
    at = stamp(now - timedelta(days=21))
    attributes = {"fileName": "purchases.jsonl.result.jsonl", "sentAt": at, "lastModified": at}
    event_id = uuid_text(seed, "notification", 0)
    data: Json = {"type": "fileProcessingResult", "id": event_id, "attributes": attributes}
    return {
        "eventId": event_id,
        "eventName": "fileProcessingResult",
        "timestamp": at,
        "lastAttemptAt": at,
        "url": "http://127.0.0.1:9/",
        "body": json.dumps({"data": data}, separators=(",", ":")),
        "attempts": 1,
        "status": "delivered",
        "statusCode": 200,
        "error": None,
    }
