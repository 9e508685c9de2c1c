"""Writes of many items, and writes whose outcome is unknown. Any number of items is sent in
requests of the size that the API takes, with an outcome for each; reads show whether a write of
unknown outcome was done.

outcomes = kard.users.create_many(users)
for outcome in outcomes.rejected:
    print(outcome.index, outcome.error)
outcomes.raise_for_errors()

The core keeps the items and interprets the replies; here the requests are performed.
"""

from __future__ import annotations

from _collections_abc import Sequence  # collections.abc, without the rest of collections
from itertools import islice

from libperk import _core, table
from libperk._calls import (
    Operation,
    arguments,
    lost,
    new_call,
    result,
    split_options,
    with_options,
)
from libperk._check import whole
from libperk._documents import Origin
from libperk.errors import PerkError, StateError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Protocol, overload

    from libperk._calls import Caller
    from libperk._flight import Flight
    from libperk._flow import Flow

    class ArrowRows(Protocol):
        """A table of any library: each row is an item."""

        def __arrow_c_stream__(self) -> Any: ...

    # Adds to a native reconcile the writes that outcomes are about.
    Ask = Callable[[Any, "Outcomes"], object]
    # Called with the number of settled items and of accepted ones.
    Progress = Callable[[int, int], None]

if not TYPE_CHECKING:

    def overload(function):
        return function


__all__ = ["BulkError", "Outcome", "Outcomes"]

MOST_LOOKED_AT = 10_000  # items, for a repr
MOST_REASONS, MOST_REASON = 5, 100  # reasons in a repr, and characters of each
NOT_SENT = 0  # the code of an item that waits
IN_FLIGHT = 2  # requests of one bulk write that are open at once, unless max_in_flight is given


class Outcome:
    """The outcome of one item: `accepted`, or `rejected` (the server did not act on it, or it was
    never sent), or `unknown` (the server may have acted on it). `status` is that word. `error` is
    the reason, None for accepted ones; `index` counts from 0 in input order. `reason` is what
    `reconcile` found, in one line; None before."""

    __slots__ = ("_code", "_item", "error", "index", "reason")

    def __init__(self, index: int, item: Any, code: int, error: PerkError | None = None) -> None:
        self.index = index
        self._item = item  # its JSON, or the native bulk write that has it, or (the caller's,)
        self._code = code
        self.error = error
        self.reason: str | None = None

    @property
    def item(self) -> Any:
        """The item as it was sent: plain values made anew from the JSON each time (a time is a str,
        a dataclass a dict), whatever the caller's object is now. An item without a JSON form was
        never sent: it is the caller's object, or a copy of a dict; None for a row of a table."""
        sent = self._sent()
        return _core.parse(sent) if isinstance(sent, bytes) else sent[0]

    def _sent(self) -> Any:
        if isinstance(self._item, (bytes, tuple)):
            return self._item
        sent = _core.perk_bulk_item(self._item, self.index)
        return (None,) if sent is None else sent

    def __reduce__(self) -> Any:
        kept = (self.index, self._sent(), self._code, self.error)
        return type(self), kept, (None, {"reason": self.reason})

    @property
    def status(self) -> str:
        return _core.perk_outcome_name(self._code)

    @property
    def accepted(self) -> bool:
        return self._code == _core.PERK_ACCEPTED

    @property
    def rejected(self) -> bool:
        return self._code == _core.PERK_REJECTED

    @property
    def unknown(self) -> bool:
        return self._code == _core.PERK_UNKNOWN

    def _why(self, most: int = 0) -> str:
        """Why it was not accepted, in at most so many characters, for people: equal for items with
        equal reasons; empty when that is not known."""
        error = self.error
        why = self.reason or ("" if error is None else str(error))
        pointer = None if error is None else error.pointer
        return _core.perk_reason_shown(why.encode("utf-8", "replace"), pointer, most)

    def __repr__(self) -> str:
        return f"<Outcome {self.index}: {self.status}>"


if TYPE_CHECKING:

    class Failed(Outcome):
        """An outcome that is not accepted, for type checkers: it has its error."""

        error: PerkError


class Outcomes(Sequence[Outcome]):
    """One Outcome for each item, in input order: a sequence that cannot be changed. Each Outcome is
    made when it is first looked at, and kept."""

    _origin: tuple[Caller, Ask] | None = None  # for `reconcile`; not pickled
    _bulk: _Bulk | None = None  # which makes those that are not made yet

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        self._made = dict(enumerate(outcomes))
        self._indexes: Sequence[int] = range(len(self._made))  # of items of the bulk write
        self._codes = bytes(outcome._code for outcome in self._made.values())

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> Outcome: ...
    @overload
    def __getitem__(self, at: slice) -> list[Outcome]: ...
    def __getitem__(self, at: int | slice) -> Outcome | list[Outcome]:
        place = range(len(self._codes))[at]
        return self._at(place) if isinstance(place, int) else [self._at(each) for each in place]

    def __iter__(self) -> Iterator[Outcome]:
        return map(self._at, range(len(self._codes)))

    def __eq__(self, other: object) -> bool:
        return [*self] == [*other] if isinstance(other, (list, Outcomes)) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def _at(self, place: int) -> Outcome:
        made = self._made.get(place)
        if made is None:
            assert self._bulk is not None
            made = self._bulk.outcome(self._indexes[place], self._codes[place])
            self._made[place] = made
        return made

    def _with(self, code: int) -> list[Any]:
        return [self._at(place) for place, own in enumerate(self._codes) if own == code]

    @property
    def accepted(self) -> list[Outcome]:
        return self._with(_core.PERK_ACCEPTED)

    @property
    def rejected(self) -> list[Failed]:
        return self._with(_core.PERK_REJECTED)

    @property
    def unknown(self) -> list[Failed]:
        return self._with(_core.PERK_UNKNOWN)

    def raise_for_errors(self) -> None:
        """Raises BulkError unless every item was accepted."""
        if self._codes.count(_core.PERK_ACCEPTED) != len(self._codes):
            raise BulkError(self)

    def reconcile(self) -> Outcomes:
        """Reads whether the unknown ones were done, as far as the API shows it: new outcomes, in
        which some of them are accepted or rejected (not done, can be sent again: the error is a
        NotDoneError) and the others still unknown, each with a `reason`. Without unknown ones
        nothing is read. A write that is still in progress counts as not done.

        Raises: StateError for outcomes that were pickled; libperk.Client.reconcile takes the items
        again"""
        if not self.unknown:
            return self
        found: Outcomes = self._client()._perform(reconcile_outcomes(self))
        return found

    def _client(self) -> Caller:
        if self._origin is None:
            _core.perk_usage_error(_core.PERK_USAGE_OUTCOMES_WITHOUT_CLIENT)
        return self._origin[0]

    def __reduce__(self) -> Any:
        return type(self), ([*self],)

    def __repr__(self) -> str:
        codes = (_core.PERK_ACCEPTED, _core.PERK_REJECTED, _core.PERK_UNKNOWN)
        accepted, rejected, unknown = map(self._codes.count, codes)
        lines = [f"Outcomes: {accepted} accepted, {rejected} rejected, {unknown} unknown"]
        return f"<{'; '.join([*lines, *self._reasons()])}>"

    def _reasons(self) -> list[str]:
        """Why items were not accepted, the most frequent reason first: "500 x users/…: is
        missing". Of very many items, the first ones are looked at."""
        reasons: dict[str, int] = {}
        failed = (n for n, code in enumerate(self._codes) if code != _core.PERK_ACCEPTED)
        looked_at = [*islice(failed, MOST_LOOKED_AT)]
        for place in looked_at:
            reason = self._at(place)._why(MOST_REASON)
            if reason:
                reasons[reason] = reasons.get(reason, 0) + 1
        often = sorted(reasons.items(), key=lambda pair: -pair[1])
        words = [f"{count} x {reason}" for reason, count in often[:MOST_REASONS]]
        complete = len(often) <= MOST_REASONS and next(failed, None) is None
        return words if complete else [*words, "…"]

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.outcomes(self)


class BulkError(PerkError):
    """Some items of a bulk write were not accepted; `outcomes` has them all, the first error is the
    `__cause__`."""

    def __init__(self, outcomes: Outcomes) -> None:
        first = next(outcome for outcome in outcomes if not outcome.accepted)
        rejected, unknown = len(outcomes.rejected), len(outcomes.unknown)
        summary = _core.perk_bulk_summary(rejected, unknown, len(outcomes), first.index)
        super().__init__(f"{summary}{first.error}")
        self.outcomes = outcomes
        self.advice = first.error.advice if first.error else self.advice
        self.__cause__ = first.error

    def __reduce__(self) -> Any:
        return type(self), (self.outcomes,)


# ---- many items ----


def perform_many(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Flow[Outcomes]:
    """Sends the items of any iterable. An invalid item is rejected and does not block the others.
    When something stops the iteration (Ctrl-C, an iterable that raises), the exception has the
    outcomes so far as `outcomes`."""
    progress: Progress | None = named.pop("progress", None)
    most = named.pop("max_in_flight", None)
    most = IN_FLIGHT if most is None else whole("max_in_flight", most, 1)
    options, strict = split_options(client, named)
    named = operation.named(args, named)
    items: Iterable[Any] | ArrowRows = named.pop(operation.positional[-1])
    native = _core.perk_bulk_new(client._handle(), operation.native, _core.dump_args(named), strict)
    bulk = _Bulk(client, native, options, progress)
    bulk.most = most
    try:
        if hasattr(items, "__arrow_c_stream__"):
            stream = items.__arrow_c_stream__()
            rows = _core.perk_rows_new(operation.native, stream, strict)
            while bulk.add_rows(rows):
                yield from bulk.make_room()
        else:
            for item in items:
                if bulk.add(item):
                    yield from bulk.make_room()
                    bulk.add_late()
        yield from bulk.finish()
        return bulk.outcomes()
    except BaseException as stop:
        try:
            bulk.abandon(stop)
        finally:
            stop.outcomes = bulk.outcomes()  # type: ignore[attr-defined]
        raise


class _Bulk:
    """A bulk write. The core has the outcomes, for which it has made space before their request is
    sent."""

    most = 1  # requests that are open at once

    def __init__(
        self, client: Caller, native: Any, options: dict[str, Any], progress: Progress | None
    ) -> None:
        self._client = client
        self._native = native
        self._options = options
        self._progress = progress
        self._count = 0
        self._waiting = 0  # items of the next request
        self._settled = 0
        self._late = b""
        self._given: dict[int, Any] = {}  # items without a JSON form, by their indexes
        self._lost: PerkError | None = None  # why a reply could not be read
        self._flight: Flight | None = None
        self._open: dict[int, tuple[Any, int]] = {}  # calls that are out, by their ids

    def _ask(self, asked: Any, outcomes: Outcomes) -> None:
        for outcome in outcomes.unknown:
            _core.perk_reconcile_add_item(asked, self._native, outcome.index)

    def add(self, item: Any) -> bool:
        """Whether the request is full: then the item waits for `add_late`."""
        try:
            taken = _core.bulk_add(self._native, item)
        except (TypeError, ValueError) as error:
            self._given[self._count] = ({**item} if type(item) is dict else item,)
            taken = self._reject(error)
        if isinstance(taken, bytes):
            self._late = taken
            return True
        self._record(taken)
        return False

    def add_late(self) -> None:
        self._record(_core.perk_bulk_add(self._native, self._late))

    def _record(self, taken: int) -> None:
        self._count += 1
        if taken == _core.PERK_BULK_TAKEN:
            self._waiting += 1
        else:
            self._settled += 1

    def add_rows(self, rows: Any) -> bool:
        """Adds rows of a table; whether the request is full and rows are left."""
        try:
            full: bool = _core.perk_bulk_add_rows(self._native, rows) == _core.PERK_BULK_FULL
        finally:
            self._note()
        return full

    def _note(self) -> None:
        """Counts the rows that were added."""
        begin, self._count = self._count, _core.perk_bulk_count(self._native)
        waiting = _core.bulk_codes(self._native, begin, self._count).count(NOT_SENT)
        self._waiting += waiting
        self._settled += self._count - begin - waiting

    def _reject(self, error: Exception) -> int:
        """Records an item that has no JSON form."""
        code, pointer = _core.PERK_E_INPUT, None
        if isinstance(error, PerkError):
            code, pointer = error.code, error.pointer
        return _core.perk_bulk_reject(self._native, code, pointer, str(error))

    def make_room(self) -> Flow[None]:
        """The request is full, and there are more items."""
        if self._flight is None and self.most > 1:
            self._flight = self._client._fly(self.most)
        yield from self._send()

    def finish(self) -> Flow[None]:
        yield from self._send()
        while self._open:
            self._land()
            self._report()
        if self._flight is not None:
            self._flight.close()

    def _send(self) -> Flow[None]:
        """Performs the request that is being filled, if it has items, and reports the progress; or
        lets it fly."""
        while self._flight is not None and len(self._flight) >= self._flight.most:
            self._land()
            self._report()
        call = _core.perk_bulk_call(self._native)
        if call is None:
            self._report()
        elif self._flight is None:
            yield from self._perform(call)
            self._report()
        else:
            self._start(self._flight, call)

    def _report(self) -> None:
        if self._progress is not None:
            self._progress(self._settled, _core.perk_bulk_accepted(self._native))

    # Ctrl-C may come wherever a function begins or ends. So calls and their items stay in `_open`
    # until they are settled; `abandon` settles those that are left there.

    def _note_call(self, call: Any) -> int:
        """The items that wait go with this call."""
        tag = id(call)
        self._open[tag] = call, self._waiting
        self._waiting = 0
        return tag

    def _perform(self, call: Any) -> Flow[None]:
        tag, page = self._note_call(call), None
        with_options(call, self._options)
        try:
            page = yield call
        except PerkError as error:
            ended = _core.perk_call_error(call)
            if ended is None or ended.code != error.code:  # raised by the caller's code
                raise
        finally:
            # Whatever stops the iteration: the outcomes of these items are known, or unknown.
            self._settle(tag, page)

    def _start(self, flight: Flight, call: Any) -> None:
        self._note_call(call)
        with_options(call, self._options)
        flight.start(call)

    def _land(self) -> None:
        """Waits for the next of the requests that are out, and settles it."""
        assert self._flight is not None
        self._settle(*self._flight.next())

    def abandon(self, stop: BaseException) -> None:
        """Something stopped the iteration. Requests that are out may end; not so after Ctrl-C: then
        they are cancelled, and settled by what is known of them."""
        flight = self._flight
        if flight is not None:
            try:
                while len(flight) and isinstance(stop, Exception):
                    self._land()
            except Exception:
                pass
            for tag, page in flight.close():
                self._settle_left(tag, page)
        if flight is None or not len(flight):  # a call that was never started, or has ended
            for tag, (call, _) in [*self._open.items()]:
                self._settle_left(tag, _core.perk_call_take_page(call))

    def _settle_left(self, tag: int, page: Any) -> None:
        """The same of a call that may be settled already."""
        try:
            self._settle(tag, page)
        except StateError:
            self._settled += self._open.pop(tag)[1]

    def _settle(self, tag: int, page: Any) -> None:
        call, sent = self._open[tag]
        try:
            _core.perk_bulk_settle(self._native, call, page)
        except MemoryError as error:
            why = lost(call, error)
            self._lost = why if isinstance(why, PerkError) else self._lost
        self._settled += sent
        del self._open[tag]

    def outcome(self, index: int, code: int) -> Outcome:
        error = None
        if code != _core.PERK_ACCEPTED:
            error = _core.perk_bulk_error(self._native, index) or self._lost
        return Outcome(index, self._given.get(index, self._native), code, error)

    def outcomes(self) -> Outcomes:
        """Those of items that were sent or rejected."""
        made, count = self._client._outcomes(), _core.perk_bulk_count(self._native)
        codes = _core.bulk_codes(self._native, 0, count)
        made._origin, made._bulk = (self._client, self._ask), self
        made._codes = codes.replace(bytes([NOT_SENT]), b"")
        made._indexes = range(len(codes))
        if len(made._codes) < len(codes):
            made._indexes = [index for index, code in enumerate(codes) if code != NOT_SENT]
        return made


# ---- whether a write was done ----


class Write:
    """A write of one request whose outcome may be in doubt, as its error keeps it. Printing it does
    not show what it sent."""

    __slots__ = ("_args", "_given", "_row")

    def __init__(self, operation: Operation, args: Any, given: bytes) -> None:
        self._args = args
        self._given = given
        self._row = operation.row

    def outcomes(self, client: Caller, error: PerkError | None) -> Outcomes:
        """Outcomes before anything is read: all are unknown."""
        names = (field["name"] for field in self._row["params"] if field["type"] == "item")
        value = _core.parse(self._given).get(next(names, None))
        sent = value if isinstance(value, list) else [value]
        return client._outcomes(
            Outcome(index, _core.dump(item), _core.PERK_UNKNOWN, error)
            for index, item in enumerate(sent)
        )

    def ask(self, asked: Any, outcomes: Outcomes) -> None:
        _core.perk_reconcile_add(asked, self._args)

    def __repr__(self) -> str:
        return "<a write>"


def reconcile_outcomes(outcomes: Outcomes) -> Flow[Outcomes]:
    assert outcomes._origin is not None
    return _reconciled(outcomes, *outcomes._origin)


def reconcile_error(client: Caller, error: PerkError) -> Flow[Outcomes]:
    if not isinstance(error, PerkError):
        _core.perk_usage_error(_core.PERK_USAGE_NOT_A_WRITE)
    if error._write is None:
        _core.perk_usage_error(_core.PERK_USAGE_NOTHING_IN_DOUBT)
    write: Write = error._write
    return (yield from _reconciled(write.outcomes(client, error), client, write.ask))


def reconcile_operation(client: Caller, name: str, given: dict[str, Any]) -> Flow[Outcomes]:
    sent = _core.dump_args(given)
    args = arguments(client, name, sent)
    write = Write(Operation(table.row("operations", client._provider["prefix"] + name)), args, sent)
    return (yield from _reconciled(write.outcomes(client, None), client, write.ask))


def _reconciled(outcomes: Outcomes, client: Caller, ask: Ask) -> Flow[Outcomes]:
    """The outcomes, after reads of those that were unknown; one read serves many where the API has
    lists."""
    asked = _core.perk_reconcile_new()
    ask(asked, outcomes)
    while (read := _core.perk_reconcile_next(asked)) is not None:
        _core.perk_reconcile_end(asked, (yield from _read(client, asked, read)))
    numbers = range(_core.perk_reconcile_count(asked))
    found = {_core.perk_reconcile_index(asked, number): number for number in numbers}
    made = client._outcomes(
        _resolved(asked, found[outcome.index], outcome) if outcome.unknown else outcome
        for outcome in outcomes
    )
    made._origin = client, ask
    return made


def _read(client: Caller, asked: Any, read: Any) -> Flow[int]:
    """Performs one read and passes its pages on; the code of its failure, or 0."""
    call = new_call(client, read, {})
    try:
        while (page := (yield call)) is not None:
            if _core.perk_reconcile_page(asked, page):
                break
    except PerkError as error:
        return error.code
    return 0


def _resolved(asked: Any, number: int, outcome: Outcome) -> Outcome:
    code, error = _core.perk_reconcile_at(asked, number), outcome.error
    if code == _core.PERK_ACCEPTED:
        error = None
    elif code == _core.PERK_REJECTED:
        error = _core.perk_reconcile_error(asked, number)
        error.__cause__ = outcome.error
    made = Outcome(outcome.index, outcome._item, code, error)
    made.reason = _core.perk_reconcile_reason(asked, number)
    return made


# ---- one write ----


def perform_write(
    client: Caller, operation: Operation, args: Any, sent: bytes, options: Any
) -> Flow[Any]:
    """A call that is not paged. `sent` is the JSON of its arguments, for `reconcile`."""
    call, origin = new_call(client, args, options), Origin(client, args)
    try:
        return (yield from result(call, lambda reply: operation.reply(reply, origin)))
    except PerkError as error:
        if _core.perk_call_can_reconcile(call):
            error._write = Write(operation, args, sent)
        raise


def perform_modify(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Flow[Any]:
    """A full replace that changes what is given and keeps the rest."""
    options, strict = split_options(client, named)
    sent = _core.dump_args(operation.named(args, named, operation.positional[:-1]))
    wanted = _core.perk_modify_new(operation.native, sent, strict)
    current = yield new_call(client, _core.perk_modify_read(wanted), options)
    changed = _core.perk_modify_write(wanted, current)
    return (yield from perform_write(client, operation, changed, sent, options))
