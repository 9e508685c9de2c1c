"""The values that pass between the rooms of the sandbox: a call as a handler sees it, a reply, a
refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from libperk.sandbox.contract import Operation
    from libperk.sandbox.world import Token, World

Json = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a request, before it takes the shape of a provider's error."""

    status: int
    title: str
    detail: str
    pointer: str = ""
    parameter: str = ""
    header: str = ""
    id: str = ""
    code: int = 0  # the provider's own, where it is not the HTTP status


class Refused(Exception):
    """Raised by checks and handlers: the request is answered with these problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(p.title for p in problems))
        self.problems = list(problems)


def not_found(what: str, parameter: str = "") -> Refused:
    return Refused(Problem(404, "Not Found", f"{what} is not known here", parameter=parameter))


@dataclass
class Reply:
    """Status, body (a JSON value, or bytes as they are) and headers."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


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
