"""The values that pass between the modules of the sandbox: problems, refusals and replies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

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
