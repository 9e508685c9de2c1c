"""Faults on demand: which request meets one, and what it does to the reply."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from fnmatch import fnmatchcase
from typing import Any

from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.values import Problem, Reply

HTML = "<!doctype html><title>Sandbox</title><p>This page stands where JSON was expected."
ALWAYS = -1


@dataclass
class Fault:
    """One planned fault; the members are the JSON of the control endpoint."""

    name: str = "fault"  # what the log calls it
    match: dict[str, str] = field(
        default_factory=dict
    )  # operation, method, path (with * wildcards); empty: every request
    times: int = 1  # how many requests meet it; -1: all until cleared
    every: int = 1  # of the requests that match, only each so many-th meets it
    seen: int = 0  # how many have matched so far
    status: int | None = None  # answer this instead of acting
    provider_code: int | None = (
        None  # Capillary's own code in its error envelope; status 400 unless another is given
    )
    headers: dict[str, Any] = field(
        default_factory=dict
    )  # added; null removes one; {"date_in_s": n} is an HTTP date
    body: Any = None  # text goes out as it is, anything else as JSON
    html: bool = False  # a page where JSON was expected
    act: bool | None = (
        None  # whether the request still takes effect; default: only when the reply is its own
    )
    delay_ms: int = 0
    torn: int | None = None  # this many bytes of the body, then the connection closes
    close_mid_body: bool = False  # chunked, without an end
    wrong_length: int = 0  # added to the Content-Length
    reset: bool = False  # no reply: the connection is reset
    items_207: list[int] | float | None = (
        None  # items to refuse: indexes, or a share from the front
    )
    revoke_tokens: bool = False  # before the request is looked at
    clock_skew_s: float | None = None  # the server's clock, from now on

    @property
    def replaces(self) -> bool:
        return (
            self.status is not None
            or self.provider_code is not None
            or self.html
            or self.body is not None
        )

    @property
    def acts(self) -> bool:
        return not self.replaces if self.act is None else self.act

    @property
    def is_raw(self) -> bool:
        """Whether the bytes on the wire must break HTTP, which needs the transport itself."""
        return self.reset or self.close_mid_body or bool(self.wrong_length) or self.torn is not None

    def rejected(self, count: int) -> set[int]:
        chosen = self.items_207
        if chosen is None:
            return set()
        return (
            {n for n in chosen if n < count}
            if isinstance(chosen, list)
            else set(range(round(chosen * count)))
        )


class Plan:
    """The faults in force; the first that matches a request takes it."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def take(self, operation: str, method: str, raw_path: str) -> Fault | None:
        given = {"operation": operation, "method": method, "path": raw_path}
        for fault in self.faults:
            if fault.times and all(
                fnmatchcase(given[key], pattern) for key, pattern in fault.match.items()
            ):
                fault.seen += 1
                if fault.seen % fault.every:
                    continue
                fault.times -= fault.times > 0
                return fault
        return None


def before(fault: Fault, world: World) -> None:
    """Effects on the world that the request itself already feels."""
    if fault.revoke_tokens:
        world.state.tokens.clear()
    if fault.clock_skew_s is not None:
        world.clock.skew_s = fault.clock_skew_s


def replaced(fault: Fault, default: Reply) -> Reply:
    """The reply that the fault puts in place of `default`, a provider-shaped error of the same
    status."""
    if fault.html:
        return Reply(
            fault.status or 200, HTML.encode(), {"Content-Type": "text/html; charset=utf-8"}
        )
    if fault.body is None:
        return default
    body = (
        fault.body.encode()
        if isinstance(fault.body, str)
        else json.dumps(fault.body, separators=(",", ":")).encode()
    )
    return Reply(fault.status or 200, body)


def problem(fault: Fault) -> Problem:
    status = fault.status or (400 if fault.provider_code else 500)
    return Problem(status, "Planned fault", "a fault of the sandbox", code=fault.provider_code or 0)


def dressed(fault: Fault, headers: dict[str, str], world: World) -> dict[str, str]:
    """The reply's headers with the fault's own put over them."""
    own = {name.lower() for name in fault.headers}
    kept = {name: value for name, value in headers.items() if name.lower() not in own}
    return kept | {
        name: _header(value, world) for name, value in fault.headers.items() if value is not None
    }


def _header(value: Any, world: World) -> str:
    if isinstance(value, dict):
        return format_datetime(
            world.clock.now() + timedelta(seconds=float(value["date_in_s"])), usegmt=True
        )
    return str(value)
