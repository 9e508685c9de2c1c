"""Everything that the sandbox remembers, and its clock. One event loop owns it, so nothing here
locks."""

from __future__ import annotations

import hashlib
import random
from collections import deque
from copy import deepcopy
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache

from libperk.sandbox.seed import catalogue
from libperk.sandbox.seed.clock import Clock, Quota
from libperk.sandbox.seed.ids import uuid_text
from libperk.sandbox.seed.locations import make_locations
from libperk.sandbox.seed.offers import (
    Offer,
    Placement,
    make_categories,
    make_offers,
    make_placements,
    past_notification,
)
from libperk.sandbox.wire.contract import Contract
from libperk.sandbox.wire.values import Json

LOG_MAX = 20_000
LOGGED_BYTES_MAX = 64 * 1024 * 1024
LEDGER_MAX = 200_000
DELIVERY_MAX = 50_000


@dataclass(frozen=True)
class Seed:
    categories: dict[str, str]
    offers: dict[str, Offer]
    locations: list[Json]
    placements: dict[str, Placement]

    def category(self, name: str) -> Json:
        return {"type": "category", "id": self.categories[name], "attributes": {"name": name}}


def make_seed(seed: int, now: datetime) -> Seed:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    categories, offers, locations = _lists(seed, today)
    return Seed(categories, offers, locations, make_placements(seed, list(offers.values())))


@lru_cache(maxsize=2)
def _lists(seed: int, today: datetime) -> tuple[dict[str, str], dict[str, Offer], list[Json]]:
    """What no request changes: made once a day, so that a reset is quick."""
    rng, categories = random.Random(seed), make_categories(seed)
    offers = make_offers(seed, today, rng)
    return categories, offers, make_locations(seed, rng, offers, categories)


@dataclass(frozen=True)
class Settings:
    """How the server was started."""

    seed: int = 1
    token_life_s: int = 3600
    now: datetime | None = None


@dataclass(frozen=True)
class Credentials:
    """Names and secrets of this sandbox: made from the seed, worth nothing elsewhere."""

    organization_id: str
    child_organization_id: str
    client_id: str
    client_secret: str
    legacy_client_id: str
    legacy_client_secret: str
    webhook_key: str
    key: str
    secret: str
    username: str
    password: str
    user_id: str
    customer_id: int

    @property
    def issuers(self) -> tuple[str, str]:
        return self.organization_id, self.child_organization_id

    @classmethod
    def of(cls, seed: int) -> Credentials:
        def word(what: str) -> str:
            return f"sandbox-{what}-" + hashlib.sha256(f"{seed}/{what}".encode()).hexdigest()[:24]

        return cls(
            organization_id=f"organization-{seed}",
            child_organization_id=f"organization-{seed}-child",
            client_id=f"client-{seed}",
            client_secret=word("client-secret"),
            legacy_client_id=f"legacy-client-{seed}",
            legacy_client_secret=word("legacy-secret"),
            webhook_key=word("webhook-key"),
            key=f"capillary-key-{seed}",
            secret=word("capillary-secret"),
            username=f"till-{seed}",
            password=word("till-password"),
            user_id=f"sandbox-user-{seed}",
            customer_id=9007199254740993 + seed,
        )


@dataclass
class Token:
    text: str
    number: int
    provider: str
    scopes: frozenset[str]
    expires: datetime
    issuer: str | None = None


@dataclass
class UserOffer:
    """What one user did with one offer."""

    activated: bool = False
    boosted: bool = False
    viewed: bool = False
    impressions: int = 0


@dataclass(frozen=True)
class Document:
    """A file that can be fetched by a signed URL."""

    name: str
    sent_at: datetime
    content: bytes
    kind: str = ""
    period: tuple[datetime, datetime] | None = None  # what it covers, both ends included


@dataclass
class Drop:
    """Where a file may be put by a signed URL."""

    kind: str
    name: str
    issuer: str
    puts: int = 0


@dataclass
class Kept:
    """What belongs to one issuer, and no other sees. These are changed, never put in the place of
    one another: see `enter`."""

    users: dict[str, Json] = field(default_factory=dict)
    user_offers: dict[tuple[str, str], UserOffer] = field(default_factory=dict)
    transactions: dict[str, Json] = field(default_factory=dict)
    rewards: dict[tuple[str, str], Json] = field(default_factory=dict)
    subscriptions: list[Json] = field(default_factory=list)
    audits: dict[str, Json] = field(default_factory=dict)
    open_audits: set[tuple[str | None, str, int]] = field(default_factory=set)
    uploads: dict[str, Json] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    slot_activations: dict[tuple[str, str], datetime] = field(default_factory=dict)
    strategies: dict[str, Json] = field(default_factory=dict)
    children: dict[str, Json] = field(default_factory=dict)
    legacy_users: dict[str, Json] = field(default_factory=dict)
    legacy_audits: dict[str, Json] = field(default_factory=dict)
    deliveries: deque[Json] = field(default_factory=lambda: deque(maxlen=DELIVERY_MAX))


KEPT = tuple(member.name for member in fields(Kept))


@dataclass
class State(Kept):
    """The part of the world that a reset empties. Its members of `Kept` are those of the issuer
    that is being served."""

    tokens: dict[str, Token] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    drops: dict[str, Drop] = field(default_factory=dict)
    wallet: catalogue.Wallet = field(default_factory=catalogue.Wallet)
    ledger: deque[Json] = field(default_factory=lambda: deque(maxlen=LEDGER_MAX))
    log: deque[Json] = field(default_factory=lambda: deque(maxlen=LOG_MAX))
    recorded: int = 0
    logged_bytes: int = 0
    past: list[Json] = field(default_factory=list)
    outbox: list[Json] = field(default_factory=list)
    logins: int = 0
    requests: int = 0
    counter: int = 0


@dataclass
class CapillaryStyle:
    """Which envelope and HTTP status carry Capillary's application errors: not documented, so a
    test chooses."""

    envelope: str = "A"
    status: int = 400


class World:
    def __init__(self, contract: Contract, settings: Settings) -> None:
        self.contract = contract
        self.settings = settings
        self.credentials = Credentials.of(settings.seed)
        self.url = "http://127.0.0.1"
        self.reset()

    def reset(self) -> None:
        """Back to the seeded beginning: tokens, users, faults of the clock and all settings."""
        self.clock = Clock(self.settings.now)
        self.token_life_s = self.settings.token_life_s
        self.scopes = self.contract.scopes
        self.quota = Quota()
        self.capillary = CapillaryStyle()
        self.legacy_webhook_url: str | None = None
        self.seed = make_seed(self.settings.seed, self.clock.now())
        own, seed = self.credentials, self.settings.seed
        wallet = catalogue.wallet(seed, own.customer_id, self.clock.now())
        past = [past_notification(seed, self.clock.now())]
        self.state = State(wallet=wallet, past=past)
        self.kept = {
            issuer: Kept(placements=deepcopy(self.seed.placements)) for issuer in own.issuers
        }
        for kept in self.kept.values():
            kept.users[own.user_id] = {"enrolledRewards": ["CARDLINKED"]}
        self.kept[own.organization_id].children[own.child_organization_id] = {
            "name": "Sandbox Child",
            "bins": [],
        }
        self.enter()

    def enter(self, issuer: str = "") -> None:
        """Serves that issuer from now on, or the own one: `state` shows what is kept of it.
        Requests enter before they act."""
        self.issuer = issuer if issuer in self.kept else self.credentials.organization_id
        for name in KEPT:
            setattr(self.state, name, getattr(self.kept[self.issuer], name))

    def new_id(self, kind: str) -> str:
        self.state.counter += 1
        return uuid_text(self.settings.seed, kind, self.state.counter)

    def record(self, kind: str, facts: Json) -> None:
        """Writes one accepted item into the ledger."""
        self.state.recorded += 1
        self.state.ledger.append(
            {**facts, "kind": kind, "issuer": self.issuer, "at": self.clock.stamp()}
        )

    def log(self, entry: Json) -> None:
        """Logs one request; the oldest bodies are dropped when there are too many."""
        state = self.state
        if len(state.log) == LOG_MAX:
            state.logged_bytes -= len(state.log.popleft()["body"])
        state.log.append(entry)
        state.logged_bytes += len(entry["body"])
        while state.logged_bytes > LOGGED_BYTES_MAX:
            state.logged_bytes -= len(state.log.popleft()["body"])

    def user_offer(self, user_id: str, offer_id: str) -> UserOffer:
        """Reading makes nothing: only marks of real events are kept."""
        return self.state.user_offers.get((user_id, offer_id)) or UserOffer()

    def mark_offer(self, user_id: str, offer_id: str) -> UserOffer:
        return self.state.user_offers.setdefault((user_id, offer_id), UserOffer())
