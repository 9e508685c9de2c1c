"""A checked request, as a handler sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from libperk.sandbox.seed.world import Token, World
from libperk.sandbox.wire.contract import Operation
from libperk.sandbox.wire.values import Problem


def nothing_planned(_: int) -> set[int]:
    return set()


@dataclass(frozen=True)
class Call:
    """One checked request: parameters by their wire names, already of the table's types."""

    op: Operation
    world: World
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    body: Any
    raw_path: str
    raw_query: str
    token: Token | None = None
    rejects: Mapping[int, list[Problem]] = field(default_factory=dict)
    planned: Callable[[int], set[int]] = (
        nothing_planned  # of so many items, those that a fault wants refused
    )

    def includes(self, name: str) -> bool:
        """Whether ``include`` asks for this, however the operation spells lists."""
        asked = self.query.get("include") or []
        return name in ([asked] if isinstance(asked, str) else asked)
