"""What the kernel sends to the views: facts as text, cards and the map as HTML that is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from libperk import _html
from libperk._explore.entries import DIFFERENT, LETTERS, Entry, attribute, facts_of, texts
from libperk._shown import shown
from libperk.errors import PerkError

MOST_PLACES = 100


def look() -> str:
    """Style and script of what cards and the map are made of; a view has them once."""
    return _html.style() + _html.script()


def plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def choices(found: dict[str, list[tuple[str, int]]]) -> dict[str, list[dict[str, Any]]]:
    """The values of each filter: the value itself, and as text for people."""
    return {
        name: [{"value": value, "label": shown(value), "count": count} for value, count in pairs]
        for name, pairs in found.items()
    }


def row(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "title": entry.title,
        "rewards": rewards(entry),
        "category": entry.category,
        "channels": [shown(channel) for channel in entry.channels],
        "ends": entry.facts.get("ends"),
        "left": entry.days_left(),
        "where": entry.where,
    }


def rewards(entry: Entry) -> list[str]:
    """One, or that of each user when they differ."""
    if entry.where != DIFFERENT:
        return [entry.facts.get("reward", "")]
    both = zip(LETTERS, entry.offers)
    return [f"{letter}: {facts_of(offer).get('reward', '')}" for letter, offer in both]


def card(entry: Entry) -> dict[str, Any]:
    offers = [entry.offer] if entry.where != DIFFERENT else entry.offers
    return {
        "number": entry.number,
        "title": entry.title,
        "cards": [_html.card(offer, bare=True) for offer in offers],
        "where": entry.where,
    }


def places(found: Sequence[Any], entries: Sequence[Entry]) -> list[tuple[Any, list[str]]]:
    """The places where one of these offers is valid, with the rewards of those offers."""
    known = {
        offer.id: " · ".join(rewards(entry)) for entry in entries for offer in entry.offers if offer
    }
    pairs = ((place, [known[id] for id in offer_ids(place) if id in known]) for place in found)
    return [(place, valid) for place, valid in pairs if valid]


def offer_ids(place: Any) -> list[str]:
    named = place.relationships.get("offers")
    listed = named.get("data") if isinstance(named, dict) else None
    pairs = listed if isinstance(listed, list) else []
    return texts([pair.get("id") for pair in pairs if isinstance(pair, dict)])


def drawn(pairs: Sequence[tuple[Any, list[str]]]) -> dict[str, Any]:
    return {
        "count": len(pairs),
        "html": _html.map_of([place for place, _ in pairs]) if pairs else "",
        "places": [
            {
                "title": facts_of(place).get("title", ""),
                "where": town(place),
                "rewards": valid[:3],
                "more": len(valid[3:]),
            }
            for place, valid in pairs[:MOST_PLACES]
        ],
    }


def town(place: Any) -> str:
    address = attribute(place, "address")
    parts = [address.get(name) for name in ("city", "state")] if isinstance(address, dict) else []
    return shown(", ".join(part for part in parts if isinstance(part, str)))


def question(entry: Entry, user: int, users: Sequence[str]) -> dict[str, Any]:
    facts = facts_of(entry.offers[user])
    return {
        "number": entry.number,
        "title": facts.get("title", ""),
        "reward": facts.get("reward", ""),
        "user": LETTERS[user] if len(users) > 1 else None,
    }


def problem(error: PerkError) -> dict[str, Any]:
    return {"text": str(error), "advice": error.advice}


def failure(error: PerkError) -> dict[str, Any]:
    """How an activation ended that raised."""
    return {"state": "unknown" if error.outcome_unknown else "failed", **problem(error)}
