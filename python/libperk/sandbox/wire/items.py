"""Items of one request that are checked one by one: those that pass take effect, the others are
reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.intake import named
from libperk.sandbox.wire.values import Json, Problem, Refused

Row = TypeVar("Row")


def take(
    call: Call, refusals: Callable[[Json, str], list[Problem]], accept: Callable[[Json], Row]
) -> tuple[list[Row], list[Problem]]:
    """The results of the accepted items, and what is wrong with the others; Refused when nothing
    was accepted."""
    taken: list[Row] = []
    problems: list[Problem] = []
    for n, item in enumerate(call.body):
        found = call.rejects.get(n) or refusals(item, f"/data/{n}")
        if found:
            problems += [named(problem, item) for problem in found]
        else:
            taken.append(accept(item))
    if problems and not taken:
        raise Refused(*problems)
    return taken, problems
