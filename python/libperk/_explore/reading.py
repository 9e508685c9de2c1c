"""The requests of the widget, all by the kernel: offers when it is made, the locations when
somebody clicks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from libperk._check import wrong
from libperk.clients import Kard

MOST_USERS = 2
ASKED = {"supported_components": "all", "include": "categories"}
LOCATIONS = {"include": "offers", "page_size": 200}


@dataclass(frozen=True)
class Lists:
    """The offers of one user, or of two."""

    kard: Kard | None
    users: tuple[str, ...]
    offers: tuple[Sequence[Any], ...]

    def locations(self) -> list[Any]:
        """The places where offers of these users are valid, each one once."""
        assert self.kard is not None
        found: dict[str, Any] = {}
        for user in self.users:
            for place in self.kard.locations.list(user, **LOCATIONS):  # type: ignore[arg-type]
                found.setdefault(place.id, place)
        return list(found.values())


def read(kard: Any, user_id: Any, options: dict[str, Any]) -> Lists:
    if not isinstance(kard, Kard):
        raise wrong("kard", f"a libperk.Kard is needed here, not {type(kard).__name__}")
    users = _users(user_id)
    asked = ASKED | options
    return Lists(kard, users, tuple(kard.offers.list(user, **asked).list() for user in users))


def _users(user_id: Any) -> tuple[str, ...]:
    if isinstance(user_id, str):
        return (user_id,)
    users = tuple(user_id) if isinstance(user_id, Iterable) else ()
    if not 1 <= len(users) <= MOST_USERS or not all(isinstance(user, str) for user in users):
        raise wrong("user_id", "one user id or a list of two is needed here")
    if len(set(users)) < len(users):
        raise wrong("user_id", "two different users are needed for a comparison")
    return users
