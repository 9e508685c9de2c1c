"""Bulk writes: any number of items, sent in requests of the size that the API takes, and what
became of each of them.

outcomes = kard.users.create_many(users)
for outcome in outcomes.rejected:
    print(outcome.index, outcome.error)
outcomes.raise_for_errors()
"""

from __future__ import annotations

from libperk import _core
from libperk._calls import lost, new_call, run, split_options
from libperk._failure import PerkError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from libperk._calls import Operation
    from libperk._client import Client

    Sent = bytes | tuple[Any]  # the JSON of an item; or, when it has none, the item

__all__ = ["BulkError", "Outcome", "Outcomes"]


class Outcome:
    """What became of one item: `accepted`, or `rejected` (the server did not act on it, or it was
    never sent), or `unknown` (it may or may not have been acted on). `error` says why, and is None
    for accepted ones; `index` counts from 0 in input order. `reason` is what `reconcile` has found,
    in one line; None before."""

    __slots__ = ("_sent", "_status", "error", "index", "reason")

    def __init__(
        self, index: int, sent: Sent, fate: int, error: PerkError | None, reason: str | None = None
    ) -> None:
        self.index = index
        self._sent = sent
        self._status = fate
        self.error = error
        self.reason = reason

    @property
    def item(self) -> Any:
        """The item as it was sent: plain values made anew from the JSON each time (a time is a str,
        a dataclass a dict), whatever the caller's object is now. An item without a JSON form was
        never sent: it is the caller's own, or a copy of a dict."""
        return _core.parse(self._sent) if isinstance(self._sent, bytes) else self._sent[0]

    @property
    def accepted(self) -> bool:
        return self._status == _core.PERK_ACCEPTED

    @property
    def rejected(self) -> bool:
        return self._status == _core.PERK_REJECTED

    @property
    def unknown(self) -> bool:
        return self._status == _core.PERK_UNKNOWN

    def __repr__(self) -> str:
        fate = "accepted" if self.accepted else "rejected" if self.rejected else "unknown"
        return f"<Outcome {self.index}: {fate}>"


class Outcomes(list[Outcome]):
    """One Outcome for each item, in input order."""

    _origin: tuple[Client, Any] | None = None  # the client and the write; not pickled

    @property
    def accepted(self) -> list[Outcome]:
        return [outcome for outcome in self if outcome.accepted]

    @property
    def rejected(self) -> list[Outcome]:
        return [outcome for outcome in self if outcome.rejected]

    @property
    def unknown(self) -> list[Outcome]:
        return [outcome for outcome in self if outcome.unknown]

    def raise_for_errors(self) -> None:
        """Raises BulkError unless every item was accepted."""
        if not all(outcome.accepted for outcome in self):
            raise BulkError(self)

    def reconcile(self) -> Outcomes:
        """Reads whether the unknown ones were done, as far as the API shows it: new outcomes, in
        which some of them are accepted or rejected (not done, can be sent again: the error is a
        NotDoneError) and the others still unknown, each with a `reason`. Without unknown ones
        nothing is read. A write that is still under way counts as not done.

        Raises: StateError for outcomes that were pickled; libperk.Client.reconcile takes the items
        again"""
        if not self.unknown:
            return self
        if self._origin is None:
            from libperk.errors import StateError

            raise StateError(
                "these outcomes have no client any more; client.reconcile takes the operation and "
                "its items"
            )
        from libperk._writes import reconciled

        return reconciled(self)

    def __reduce__(self) -> Any:
        return type(self), ([*self],)

    def __repr__(self) -> str:
        return (
            f"<Outcomes: {len(self.accepted)} accepted, {len(self.rejected)} rejected, "
            f"{len(self.unknown)} unknown>"
        )


class BulkError(PerkError):
    """Some items of a bulk write were not accepted; `outcomes` has them all, the first error is the
    `__cause__`."""

    def __init__(self, outcomes: Outcomes) -> None:
        first = next(outcome for outcome in outcomes if not outcome.accepted)
        counts = f"{len(outcomes.rejected)} rejected, {len(outcomes.unknown)} unknown"
        super().__init__(
            f"{counts} of {len(outcomes)} items; the first is item {first.index}: {first.error}"
        )
        self.outcomes = outcomes
        self.advice = first.error.advice if first.error else self.advice
        self.__cause__ = first.error

    def __reduce__(self) -> Any:
        return type(self), (self.outcomes,)


class _Request:
    """One request being filled with items. `given` is the JSON of the other arguments, made
    once."""

    def __init__(self, operation: Operation, given: bytes, strict: bool) -> None:
        self.items: list[tuple[int, bytes]] = []
        self.args: Any = _core.perk_args_new(operation.native)
        self._name = operation.positional[-1]
        _core.perk_args_set_strict(self.args, strict)
        _core.perk_args_set_all(self.args, given)

    def add(self, index: int, sent: bytes) -> None:
        _core.perk_args_add_json(self.args, self._name, sent)
        self.items.append((index, sent))

    def send(self, client: Client, options: dict[str, Any], settled: list[Outcome]) -> None:
        call = new_call(client, self.args, options)
        # Made before anything is sent: afterwards there may be no memory for them.
        outcomes = [Outcome(index, sent, _core.PERK_UNKNOWN, None) for index, sent in self.items]
        settled.extend(outcomes)
        page = None
        try:
            page = run(client, call)
        except PerkError:
            pass  # judge reports it for each item
        # whatever stops the walk, the outcome of these items is known or known to be unknown
        finally:
            judge(call, page, outcomes)


def judge(call: Any, page: Any, outcomes: list[Outcome]) -> None:
    """Settles the items of a call; those for which there is no memory stay unknown."""
    try:
        fates = _core.perk_call_outcomes(call, page)
        for n, outcome in enumerate(outcomes):
            outcome.error = _core.perk_outcomes_error(fates, n)
            outcome._status = _core.perk_outcomes_at(fates, n)
    except MemoryError as error:
        why = lost(call, error)
        for outcome in outcomes:
            if outcome.unknown and isinstance(why, PerkError):
                outcome.error = outcome.error or why


class _Walk:
    """What `reconcile` needs of a walk: the items that are unknown, each in a request of its
    own."""

    def __init__(self, operation: Operation, given: bytes, strict: bool) -> None:
        self._of = operation, given, strict

    def ask(self, asked: Any, outcomes: Outcomes) -> list[Outcome]:
        for outcome in outcomes.unknown:
            request = _Request(*self._of)
            assert isinstance(outcome._sent, bytes)
            request.add(outcome.index, outcome._sent)
            _core.perk_reconcile_add(asked, request.args)
        return outcomes.unknown

    def __repr__(self) -> str:
        return "<a write>"


def perform_many(
    client: Client,
    operation: Operation,
    args: tuple[Any, ...],
    named: dict[str, Any],
    progress: Callable[[int, int], None] | None,
) -> Outcomes:
    """Sends the items of any iterable. An item that is not acceptable is rejected without holding
    up the others. `progress` is told, after each request, how many items are settled and how many
    of them were accepted. When something stops the walk (Ctrl-C, an iterable that raises), the
    exception carries what is settled so far as `outcomes`."""
    options, strict = split_options(client, named)
    named = operation.named(args, named)
    items: Iterable[Any] = named.pop(operation.positional[-1])
    most = operation.row["body"]["max_items"]
    given = _core.dump_args(named)
    settled = Outcomes()
    settled._origin = client, _Walk(operation, given, strict)
    accepted = 0

    def flush(request: _Request) -> None:
        nonlocal accepted
        before = len(settled)
        if request.items:
            request.send(client, options, settled)
        accepted += sum(outcome.accepted for outcome in settled[before:])
        if progress is not None:
            progress(len(settled), accepted)

    def in_order() -> Outcomes:
        try:
            settled.sort(key=lambda outcome: outcome.index)
        except MemoryError:
            return settled  # they are all there, in the order in which they were settled
        return settled

    try:
        request = _Request(operation, given, strict)
        for index, item in enumerate(items):
            if most and len(request.items) == most:
                flush(request)
                request = _Request(operation, given, strict)
            sent: Sent = ({**item} if type(item) is dict else item,)
            try:
                sent = _core.dump_args(item)
                request.add(index, sent)
            except (PerkError, TypeError, ValueError) as error:
                settled.append(Outcome(index, sent, _core.PERK_REJECTED, _as_perk_error(error)))
        flush(request)
    except BaseException as stop:
        stop.outcomes = in_order()  # type: ignore[attr-defined]
        raise
    return in_order()


def _as_perk_error(error: Exception) -> PerkError:
    if isinstance(error, PerkError):
        return error
    from libperk.errors import InputError

    return InputError(str(error))
