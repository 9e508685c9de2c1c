"""Offers as entries of the widget's lists: what is shown of them, and what filters look at. An
offer that both users have is one entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

from libperk import _core

ONLY_A, ONLY_B, BOTH, DIFFERENT = "only_a", "only_b", "both", "different"
LETTERS = "AB"


class Entry:
    """One offer. `offers` has it for each user, None for a user who does not have it."""

    __slots__ = (
        "category",
        "channels",
        "components",
        "facts",
        "number",
        "offers",
        "reward",
        "tags",
        "text",
    )

    def __init__(self, number: int, offers: Sequence[Any]) -> None:
        self.number = number
        self.offers = list(offers)
        self.read()

    def read(self) -> None:
        """What there is to see, of the offers as they are now."""
        offer = self.offer
        self.facts: dict[str, str] = facts_of(offer)
        self.reward = reward_of(offer)
        self.category = self.facts.get("category", "")
        self.channels = texts(attribute(offer, "purchaseChannel"))
        parts = attribute(offer, "components")
        parts = parts if isinstance(parts, dict) else {}
        self.components = sorted(name for name, part in parts.items() if part not in (None, [], {}))
        self.tags = [*texts(parts.get("tags")), *texts(parts.get("detailTags"))]
        named = [self.facts.get(name, "") for name in ("title", "merchant", "category")]
        words = [*named, *self.tags, *texts([attribute(offer, "description")])]
        self.text = "\n".join(words).casefold()

    def change(self, user: int, offer: Any) -> None:
        """The offer of a user after an activation, whose reply may lack the category."""
        before = self.category
        self.offers[user] = offer
        self.read()
        self.category = self.category or before
        if before:
            self.facts.setdefault("category", before)

    @property
    def offer(self) -> Any:
        """That of the first user who has it."""
        return next(offer for offer in self.offers if offer is not None)

    @property
    def where(self) -> str:
        """Which of the users have it."""
        if len(self.offers) == 1 or self.offers[1] is None:
            return ONLY_A
        if self.offers[0] is None:
            return ONLY_B
        return BOTH if reward_of(self.offers[0]) == reward_of(self.offers[1]) else DIFFERENT

    @property
    def title(self) -> str:
        return self.facts.get("title", "")

    @property
    def starts(self) -> datetime | None:
        return _moment(self.offer, "start_date")

    @property
    def ends(self) -> datetime | None:
        return _moment(self.offer, "expiration_date")

    def days_left(self, now: datetime | None = None) -> int | None:
        """Whole days until it ends; negative afterwards."""
        ends = self.ends
        return None if ends is None else (ends - (now or datetime.now(timezone.utc))).days

    def can_activate(self, user: int) -> bool:
        """Whether there is something to activate for that user: a button, or no components at all,
        when the offer does not show what can be done with it."""
        if self.offers[user] is None:
            return False
        parts = attribute(self.offers[user], "components")
        return not isinstance(parts, dict) or isinstance(parts.get("cta"), dict)


def entries_of(lists: Sequence[Iterable[Any]]) -> list[Entry]:
    """The first user's offers in their order, then those that only the second one has."""
    merged: dict[Any, list[Any]] = {}
    for user, offers in enumerate(lists):
        for place, offer in enumerate(offers):
            key = offer.id or (user, place)  # a resource without an id is equal to none
            merged.setdefault(key, [None] * len(lists))[user] = offer
    return [Entry(number, offers) for number, offers in enumerate(merged.values())]


def _moment(offer: Any, name: str) -> datetime | None:
    found = getattr(offer, name, None)
    return found if isinstance(found, datetime) and found.tzinfo else None


def attribute(offer: Any, name: str) -> Any:
    """As it was sent: a reply may have anything anywhere."""
    return offer.attributes.get(name)


def texts(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def reward_of(offer: Any) -> tuple[str, Decimal] | None:
    """Kind and value."""
    sent = attribute(offer, "userReward")
    if not isinstance(sent, dict) or not isinstance(sent.get("type"), str):
        return None
    value = getattr(offer.user_reward, "value", None)
    return (sent["type"], value) if isinstance(value, Decimal) else None


def facts_of(offer: Any) -> dict[str, str]:
    """What a person looks at first, as safe text."""
    facts: dict[str, str] = _core.parse(_core.perk_resource_facts(offer._native))
    return facts
