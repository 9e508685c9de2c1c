"""Writes after the fact: whether one was done whose outcome is unknown (reconcile), and full
replaces that lose nothing (modify).

The core says which operation shows a write's outcome and what that proves; here it is fetched.
"""

from __future__ import annotations

from libperk import _core
from libperk._calls import (
    Operation,
    Origin,
    arguments_of,
    give_back,
    keep_write,
    new_call,
    run,
    split_options,
)
from libperk._check import wrong
from libperk._failure import PerkError
from libperk.bulk import Outcome, Outcomes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._client import Client


class Sent:
    """A write of one request. What it sent is in the core's hands and is not printed."""

    __slots__ = ("_items", "_native")

    def __init__(self, operation: Operation, native: Any, given: bytes) -> None:
        self._native = native
        value = _core.parse(given).get(operation.item)
        self._items = value if isinstance(value, list) else [value]

    def ask(self, asked: Any, outcomes: Outcomes) -> list[Outcome]:
        """Adds the questions; gives the outcomes that they are about, in their order."""
        _core.perk_reconcile_add(asked, self._native)
        return outcomes

    def outcomes(self, client: Client, error: PerkError | None) -> Outcomes:
        """What is known before anything was read."""
        made = Outcomes(
            Outcome(index, _core.dump(item), _core.PERK_UNKNOWN, error)
            for index, item in enumerate(self._items)
        )
        made._origin = client, self
        return made

    def __repr__(self) -> str:
        return "<a write>"


def of_error(client: Client, error: PerkError) -> Outcomes:
    if not isinstance(error, PerkError):
        raise wrong("write", "an error of this library, or an operation's name, is needed here")
    if error._write is None:
        from libperk.errors import StateError

        raise StateError(
            "this error carries no write whose outcome is in doubt; name the operation and give "
            "its arguments again"
        )
    return reconciled(error._write.outcomes(client, error))


def of_operation(client: Client, name: str, given: dict[str, Any]) -> Outcomes:
    from libperk.table import load as table

    sent = _core.dump_args(given)
    native = arguments_of(client, name, sent)
    row = next(row for row in table()["operations"] if row["name"] == client._full_name(name))
    return reconciled(Sent(Operation(row), native, sent).outcomes(client, None))


def reconciled(outcomes: Outcomes) -> Outcomes:
    """The outcomes, of which those that were unknown have been read; one read tells of many where
    lists show them."""
    assert outcomes._origin is not None
    client, write = outcomes._origin
    asked = _core.perk_reconcile_new()
    about = write.ask(asked, outcomes)
    while (read := _core.perk_reconcile_next(asked)) is not None:
        _core.perk_reconcile_end(asked, _read(client, asked, read))
    found = {
        outcome.index: _answer(asked, n, outcome)
        for n, outcome in enumerate(about)
        if outcome.unknown
    }
    made = Outcomes(found.get(outcome.index, outcome) for outcome in outcomes)
    made._origin = outcomes._origin
    return made


def _read(client: Client, asked: Any, read: Any) -> int:
    """Makes one read and hands its pages over; the code that it failed with, 0 when it did not."""
    call = new_call(client, read, {})
    try:
        while (page := run(client, call)) is not None:
            if _core.perk_reconcile_page(asked, page):
                break
    except PerkError as error:
        return error.code
    return 0


def _answer(asked: Any, n: int, outcome: Outcome) -> Outcome:
    fate, error = _core.perk_reconcile_at(asked, n), outcome.error
    if fate == _core.PERK_ACCEPTED:
        error = None
    elif fate == _core.PERK_REJECTED:
        error = _core.perk_reconcile_error(asked, n)
        error.__cause__ = outcome.error
    return Outcome(outcome.index, outcome._sent, fate, error, _core.perk_reconcile_reason(asked, n))


def perform_modify(
    client: Client, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Any:
    options, strict = split_options(client, named)
    given = operation.named(args, named, operation.positional[:-1])
    sent = _core.dump_args(given)
    wanted = _core.perk_modify_new(operation.native, sent, strict)
    current = run(client, new_call(client, _core.perk_modify_read(wanted), options))
    native = _core.perk_modify_write(wanted, current)
    try:
        reply = run(client, new_call(client, native, options))
    except PerkError as error:
        keep_write(error, operation, native, sent)
        raise
    return give_back(reply, Origin(client, operation, given))
