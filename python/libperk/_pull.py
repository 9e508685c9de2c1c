"""One operation for many ids: the core keeps requests in flight, fetches the pages of each id,
waits for quotas and notes what is done; here the ids go in and the results come out."""

from __future__ import annotations

import atexit
from _thread import RLock, get_ident
from _weakref import ref
from itertools import repeat
from os import fspath

from libperk import _core, errors
from libperk._calls import new_args
from libperk._check import whole
from libperk._documents import Origin, Page, Resource
from libperk._fork import register
from libperk._progress import checked_progress, meter_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Generic, TypeVar

    from typing_extensions import Self

    from libperk._calls import Caller, Operation
    from libperk._ids import Taken
    from libperk._progress import Meter
    from libperk.errors import PerkError

    R = TypeVar("R", bound=Resource, covariant=True)
    G = TypeVar("G", covariant=True)

    class _Of(Generic[R]): ...

    class _OfGot(Generic[G]): ...
else:
    from libperk._documents import R, _Of

    G = None
    _OfGot = _Of

TICK_MS = 100  # between two looks for signals
JOIN_MS = 1000  # that the end of a pull, or of the program, waits for the engine's thread
IN_FLIGHT = 16

# What a pull takes in addition to the operation's own arguments and the options of its calls.
OPTIONS = ("max_in_flight", "ordered", "max_wait_s", "progress")


class Wanted:
    """What a pull is about: operation, arguments, and where each id goes."""

    __slots__ = (
        "call_options",
        "client",
        "key",
        "operation",
        "progress",
        "pull",
        "shared",
        "strict",
    )

    def __init__(
        self,
        client: Caller,
        operation: Operation,
        key: str | None,
        args: dict[str, Any],
        options: tuple[dict[str, Any], bool],
    ) -> None:
        given = {name: args.pop(name) for name in OPTIONS if name in args}
        self.client = client
        self.operation = operation
        self.key = key
        self.progress = checked_progress(given.pop("progress", None))
        self.call_options, self.strict = options
        self.shared = _core.dump_args(args)
        given.setdefault("max_in_flight", IN_FLIGHT)
        self.pull = given

    def options(self, checkpoint: Any) -> bytes:
        """The options of a native pull."""
        made = {**self.pull, **self.call_options, "key": self.key}
        if checkpoint is not None:
            made["checkpoint"] = fspath(checkpoint)
        if self.client._tokens.store is not None:
            made["token_store"] = True
        return _core.dump({name: value for name, value in made.items() if value is not None})

    def args(self, **more: str) -> Any:
        """Native arguments: those that all ids share, and more."""
        given = _core.dump_args({**_core.parse(self.shared), **more}) if more else self.shared
        return new_args(self.operation.native, given, self.strict)


class Running:
    """A native pull, with an own engine. One thread at a time asks for what comes: it has `_turn`,
    also while code of the caller's runs, and `_lock` only for the native pull, so that others can
    close it. A thread that has them may take them again: the caller's code may ask for a report."""

    __slots__ = (
        "__weakref__",
        "_added",
        "_adding",
        "_driver",
        "_ended",
        "_engine",
        "_held",
        "_last",
        "_lock",
        "_meter",
        "_native",
        "_observer",
        "_pages",
        "_taken",
        "_thread",
        "_turn",
        "_wanted",
        "passed",
    )

    def __init__(
        self, wanted: Wanted, ids: Taken, table: Any = None, checkpoint: Any = None
    ) -> None:
        self._native = self._engine = None
        self._meter: Meter | None = None  # made when something is fetched
        from libperk import _driver

        self._driver: Any = _driver
        self._in_child()
        self._wanted = wanted
        self._taken = ids
        self._added, self._adding = 0, False  # ids that the pull has; whether it may have more
        self._held: list[tuple[Any, ...]] = []
        self._pages: list[Any] = []
        self._thread = get_ident()
        self.passed = True  # the caller has what is held
        self._last: dict[str, Any] = {}
        self._ended = False
        client = wanted.client
        self._observer = client._observer.watch(client._handle())
        in_flight = whole("max_in_flight", wanted.pull["max_in_flight"], 1)
        self._engine = _driver.perk_engine_new(
            client._open_connection().driver(), _core.dump({"max_in_flight": in_flight})
        )
        self._native = _driver.perk_pull_new(
            self._engine, client._handle(), wanted.args(), wanted.options(checkpoint)
        )
        if table is not None:
            _driver.perk_pull_into(self._native, table)
        register(self)
        _open.add(ref(self, _open.discard))

    def _in_child(self) -> None:
        self._lock, self._turn = RLock(), RLock()

    # Ctrl-C may come wherever a call ends: what it returned is lost then. So what the native pull
    # reports only once is put into lists within the same call, and stays there until the caller has
    # it.

    def event(self) -> tuple[Any, ...] | None:
        """The next item, as (index, id, pages, error), or () when chunks are full; None at the
        end. Again and again, in one thread, until `passed` is set."""
        self._begin()
        with self._turn:
            while self._is_open():
                event = self._next(TICK_MS)
                self._tell()
                found = self._heed(event)
                self.passed = not found
                if found is not None:
                    return found
        return None

    def _begin(self) -> None:
        if self._meter is None and self._is_open():
            self._meter = meter_of(
                self._wanted.progress, self._wanted.operation.name, self._taken.total
            )

    def _is_open(self) -> bool:
        return self._native is not None and not self._ended

    def _next(self, timeout_ms: int) -> tuple[Any, ...]:
        """The next event of the core; the pages of an item are in `_pages` then."""
        driver, thread = self._driver, get_ident()
        with self._lock:
            if self._native is None:  # closed meanwhile
                return (driver.PERK_PULL_TIMEOUT, 0, "", 0, None, None, 0, 0)
            if self.passed or self._thread != thread:
                self._held, self._pages, self._thread, self.passed = [], [], thread, False
            native, engine = self._native, self._engine  # a signal's handler may close them
            try:
                if not self._held:
                    self._held.extend(map(driver.perk_pull_next, (native,), (timeout_ms,)))
                event = self._held[0]
                rest = range(len(self._pages), event[3])
                self._pages.extend(map(driver.perk_pull_page, repeat(native), rest))
            finally:  # the traceback of an interrupt would keep the pull for longer than its engine
                del native
                del engine
        return event

    def _tell(self) -> None:
        """Passes on what the calls have done."""
        engine = self._engine
        if self._observer is not None and engine is not None:
            self._observer.heed_all(self._driver.perk_engine_take_events(engine))

    def _heed(self, event: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """An item, or () when chunks are full; of any other event, what it asks for is done."""
        driver = self._driver
        kind, index, id, _, error, call, action, resumes_in_ms = event
        if kind == driver.PERK_PULL_ITEM:
            self._look(0.0)
            return index, id, self._pages, error
        if kind == driver.PERK_PULL_WANTS_IDS:
            self._feed()
        elif kind == driver.PERK_PULL_HOST:
            self.passed = True  # what is not served asks again
            self._serve(call, action)
        elif kind == driver.PERK_PULL_ENDED:
            self._end()
        else:
            self._look(resumes_in_ms / 1000 if kind == driver.PERK_PULL_PAUSED else 0.0)
        return () if kind == driver.PERK_PULL_CHUNK else None

    def step(self) -> bool:
        found = self.event()
        self.passed = True
        return found is not None

    def _serve(self, call: Any, action: int) -> None:
        native, engine = self._native, self._engine  # the call is theirs, whoever closes them
        try:
            if native is not None:
                client = self._wanted.client
                client._tokens.serve(client._handle(), call, action)
        finally:
            del native  # a pull goes before its engine
            del engine

    def _feed(self) -> None:
        taken = self._taken
        if self._adding:  # there was an interrupt
            added = self._report()["ids"]
            taken.found, self._added = taken.found[added - self._added :], added
        taken.take(self._wants())
        self._add()

    def _wants(self) -> int:
        with self._lock:
            return 0 if self._native is None else self._driver.perk_pull_wants(self._native)

    def _add(self) -> None:
        """Gives the core what was taken."""
        taken = self._taken
        with self._lock:
            if self._native is None:
                return
            if taken.found:
                ids, added = taken.as_json(), self._added + len(taken.found)
                self._adding = True
                self._driver.perk_pull_add(self._native, ids)
                taken.found, self._added, self._adding = [], added, False
            if taken.ended:
                self._driver.perk_pull_end_ids(self._native)

    def _look(self, paused: float) -> None:
        if self._meter is not None and (paused or self._meter.due()):
            self._meter.look(self._report(), self._remaining(), paused)

    def _remaining(self) -> int | None:
        client: Any = self._wanted.client
        quota = client.quota
        return None if quota is None else quota.remaining

    def _report(self) -> dict[str, Any]:
        with self._lock:
            if self._native is not None:
                self._last = _core.parse(self._driver.perk_pull_report(self._native))
            return self._last

    def _end(self) -> None:
        self._ended = True
        meter, self._meter = self._meter, None
        if meter is not None:
            meter.end(self._report(), self._remaining())

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    def saved(self, note: str | None) -> None:
        """What was taken so far is stored."""
        with self._lock:
            if self._native is not None:
                self._driver.perk_pull_saved(self._native, note)

    def report(self) -> Report:
        return Report(self._report())

    def raise_failure(self) -> None:
        """Raises what the caller's ids raised, once."""
        self._taken.raise_failure()

    def close(self) -> None:
        """Cancels what is in flight."""
        with self._lock:
            if self._native is not None:
                self._report()
                self._driver.perk_pull_cancel(self._native)
            self._let_go()

    def _let_go(self) -> None:
        """A pull goes before its engine."""
        meter, self._meter = self._meter, None
        if meter is not None:
            meter.stop()
        self._native = None
        engine, self._engine = self._engine, None
        if engine is not None:
            self._driver.perk_engine_close(engine, JOIN_MS)

    def __del__(self) -> None:
        self._let_go()


_open: set[ref[Running]] = set()


def _close_all() -> None:
    for known in [*_open]:
        running = known()
        if running is not None:
            running.close()  # another thread may use it


atexit.register(_close_all)


class Failure:
    """An id that failed, and why. `index` counts the ids from 0."""

    __slots__ = ("error", "id", "index")

    def __init__(self, row: dict[str, Any]) -> None:
        self.id: str = row["id"]
        self.index: int = row["index"]
        self.error: PerkError = errors._class_of(row["code"])(row["message"])  # type: ignore[attr-defined]
        self.error.http_status = row["http_status"] or None

    def __repr__(self) -> str:
        return f"<Failure of id {self.index}: {type(self.error).__name__}>"


class Report:
    """How a pull is going, or went. `ids` were taken: `done`, `failed`, `skipped` since the
    checkpoint has them, the others on their way; `failures` has the first 1000 that failed.
    `pages`, `requests`, `retries` and `paused_s` (seconds) are what it took."""

    __slots__ = (
        "done",
        "failed",
        "failures",
        "ids",
        "pages",
        "paused_s",
        "requests",
        "retries",
        "saved",
        "skipped",
    )

    def __init__(self, row: dict[str, Any]) -> None:
        self.ids: int = row["ids"]
        self.done: int = row["done"]
        self.failed: int = row["failed"]
        self.skipped: int = row["skipped"]
        self.pages: int = row["pages"]
        self.requests: int = row["requests"]
        self.retries: int = row["retries"]
        self.paused_s: float = row["paused_s"]
        self.saved: list[str] = row["saved"]
        self.failures = [Failure(failure) for failure in row["failures"]]

    def raise_for_errors(self) -> None:
        """Raises the error of the first id that failed, if one did."""
        if self.failures:
            raise self.failures[0].error

    def __repr__(self) -> str:
        return (
            f"<Report: {self.ids} ids, {self.done} done, {self.failed} failed, "
            f"{self.skipped} skipped, {self.requests} requests>"
        )

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.report(self)


class _Listed(Origin):
    """Where the pages of one id come from. Its arguments are made when they are needed."""

    __slots__ = ("_id", "_wanted")

    def __init__(self, wanted: Wanted, id: str) -> None:
        self.client: Any = wanted.client
        self._wanted = wanted
        self._id = id

    @property
    def args(self) -> Any:
        assert self._wanted.key is not None
        return self._wanted.args(**{self._wanted.key: self._id})


class Got(_Of[R]):
    """What came of one id: its `pages` and their resources (`items`, and under the name of the
    noun: `got.offers`), or its `error`; then there are none. `id` is the id, also under its own
    name (`got.user_id`), `index` its number from 0."""

    __slots__ = ("_items", "error", "id", "index", "pages")

    def __init__(self, id: str, index: int, pages: list[Page[R]], error: PerkError | None) -> None:
        self.id = id
        self.index = index
        self.pages = pages
        self.error = error
        self._items: list[R] | None = None

    @property
    def items(self) -> list[R]:
        """The resources of all pages."""
        if self._items is None:
            self._items = [item for page in self.pages for item in page]
        return self._items

    def __repr__(self) -> str:
        state = f"{len(self.pages)} pages" if self.error is None else type(self.error).__name__
        return f"<{type(self).__name__} {self.index}: {state}>"


def got_class(title: str, noun: str, names: list[str]) -> type[Got[Any]]:
    """The class of an operation's results: `names` are those of the id."""
    members: dict[str, Any] = {"__slots__": (), "__module__": "libperk.clients"}
    members[noun] = Got.items
    for name in names:
        members[name] = property(lambda got: got.id)
    return type(title, (Got,), members)


class Results(_OfGot[G]):
    """What Pull and AsyncPull share."""

    __slots__ = ("_class", "_running")

    def __init__(self, running: Any, kind: type[Any]) -> None:
        self._running = running
        self._class = kind

    def _got(self, event: tuple[Any, ...]) -> G:
        index, id, natives, error = event
        wanted: Wanted = self._running.wanted
        origin, plain_type = _Listed(wanted, id), wanted.operation.plain_type
        pages: list[Page[Any]] = [Page._of(native, origin, plain_type) for native in natives]
        got: G = self._class(id, index, pages, error)
        return got

    @property
    def report(self) -> Report:
        found: Report = self._running.report()
        return found

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._running.wanted.operation.name}>"


class Pull(Results[G]):
    """What came of each id, as it comes (with `ordered`, in the order of the ids). An id that
    fails has its `error`, and never stops the others.

    Closing it, or leaving `with`, cancels what is in flight. `report` has the state of it."""

    __slots__ = ()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> G:
        running = self._running
        event = running.event()
        if event is None:
            running.close()
            running.raise_failure()
            raise StopIteration
        got = self._got(event)
        running.passed = True
        return got

    def close(self) -> None:
        self._running.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
