"""Calls: arguments into the core, the core's machine run to its next page, replies out.

What takes requests is written as a flow (libperk._flow): it yields a call (a native object) where
it needs the call's next reply, which is a native document, or None when there are no more. The
clients that block and those of asyncio share the flows, and differ in how they wait."""

from __future__ import annotations

from libperk import _core, errors
from libperk._check import whole
from libperk._clock import now_ms
from libperk._documents import Document, Origin, Page, Resource, single
from libperk._flow import drive
from libperk._tokens import ACTIONS
from libperk.errors import PerkError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Generic, Protocol, TypeVar

    from libperk._connection import Connection
    from libperk._documents import Source
    from libperk._flight import Flight
    from libperk._flow import Flow
    from libperk._observe import Observer
    from libperk._tokens import Tokens
    from libperk.bulk import Outcomes

    R = TypeVar("R", bound=Resource, covariant=True)
    T = TypeVar("T")

    class _Of(Generic[R]): ...

    class Caller(Source, Protocol):
        """What calls need of a client."""

        _observer: Observer
        _outcomes: type[Outcomes]
        _provider: dict[str, Any]
        _strict: bool
        _tokens: Tokens

        def _handle(self) -> Any: ...
        def _open_connection(self) -> Connection: ...
        def _run(self, call: Any) -> Any: ...
        def _perform(self, flow: Flow[Any]) -> Any: ...
        def _fly(self, most: int) -> Flight | None: ...
        def _list(
            self, operation: Operation, origin: Origin, options: dict[str, Any]
        ) -> Listing: ...
else:
    from libperk._documents import R, _Of


class Operation:
    """One row of the table, with what its method needs for each call."""

    __slots__ = ("name", "native", "plain_type", "positional", "returns", "row")

    def __init__(self, row: dict[str, Any]) -> None:
        types: list[str] = row["reply_types"]
        self.row = row
        self.name: str = row["name"]
        self.native = _core.perk_op_find(self.name)
        self.returns: str = row["returns"]
        self.plain_type = types[0] if len(types) == 1 else ""
        self.positional: list[str] = row["positional"]

    def named(
        self, args: tuple[Any, ...], named: dict[str, Any], positional: list[str] | None = None
    ) -> dict[str, Any]:
        """Positional arguments under their names."""
        positional = self.positional if positional is None else positional
        if len(args) > len(positional):
            takes = ", ".join(positional) or "none"
            raise TypeError(
                f"{self.name} takes these arguments by position: {takes}; name the others"
            )
        for name, value in zip(positional, args):
            if name in named:
                raise TypeError(f"{self.name} got {name} twice")
            named[name] = value
        return named

    def reply(self, native: Any, origin: Origin) -> Any:
        """The result of a method that is not paged."""
        if native is None:
            return None
        document: Document[Resource] = Document._of(native, origin, self.plain_type)
        return document if self.returns == "document" else single(document)


def split_options(client: Caller, named: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Takes the options of one call out of its arguments, `strict` apart."""
    options = {name: named.pop(name) for name in client._provider["call_options"] if name in named}
    strict = options.pop("strict", None)
    return options, client._strict if strict is None else bool(strict)


def new_args(operation: Any, given: bytes, strict: bool) -> Any:
    """Native arguments from their JSON."""
    native = _core.perk_args_new(operation)
    _core.perk_args_set_strict(native, strict)
    _core.perk_args_set_all(native, given)
    return native


def arguments(client: Caller, operation: str, given: bytes) -> Any:
    """The same for an operation by the name that its method has ("offers.list")."""
    name = client._provider["prefix"] + operation
    return new_args(_core.perk_op_find(name), given, client._strict)


def new_call(client: Caller, args: Any, options: dict[str, Any]) -> Any:
    return with_options(_core.perk_call_new(client._handle(), args), options)


def with_options(call: Any, options: dict[str, Any]) -> Any:
    for name, value in options.items():
        if value is None:
            continue
        if name == "headers":
            _core.perk_call_set_headers(call, _core.dump(value))
        else:
            _core.perk_call_set(call, name, whole(name, value))
    return call


def prepare(client: Caller, call: Any) -> tuple[Any, Tokens]:
    """What runs the call, and what it may ask for."""
    connection, tokens = client._open_connection(), client._tokens
    if tokens.store is not None:
        _core.perk_call_set(call, "token_store", 1)
    return connection, tokens


def reached(call: Any, action: int) -> Any:
    """The reply that a call has; None when it has ended. Raises what it failed with."""
    if action == _core.PERK_PAGE:
        return _core.perk_call_take_page(call)
    if action == _core.PERK_DONE:
        return None
    raise failure(call)


def run(client: Caller, call: Any) -> Any:
    """The next reply of the call (a native document); None when it has no more."""
    connection, tokens = prepare(client, call)
    observer = client._observer.watch(client._handle())
    try:
        while (action := connection.run(call, observer)) in ACTIONS:
            tokens.serve(client._handle(), call, action)
    finally:
        if observer is not None:
            observer.take(call)
    return reached(call, action)


def perform(client: Caller, flow: Flow[T]) -> T:
    """Runs a flow to its end, waiting for each reply."""
    return drive(flow, lambda call: run(client, call))


def result(call: Any, make: Callable[[Any], T]) -> Flow[T]:
    """The call's reply, converted by `make`. Lack of memory for either is an error of the call."""
    try:
        return make((yield call))
    except MemoryError as error:
        raise lost(call, error) from None


def lost(call: Any, error: MemoryError) -> Exception:
    """The error of a call whose reply there was no memory for: the core knows what that means for a
    write."""
    try:
        _core.perk_call_abort(call, _core.PERK_E_NOMEM, _core.PERK_ABORT_SENT, None)
    except PerkError:  # nothing was sent, or it has failed already
        return error if _core.perk_call_error(call) is None else failure(call)
    _core.perk_call_step(call, now_ms(), 0)
    return failure(call)


def failure(call: Any) -> Exception:
    error = _core.perk_call_error(call)
    if error is None:
        return errors.StateError("the call stopped without a reason")
    assert isinstance(error, PerkError)
    error._body = _core.perk_call_error_body(call)
    error._headers = _core.parse(_core.perk_call_error_headers(call))
    return error


def untabled(
    client: Caller, call: Any, options: dict[str, Any], plain_type: str = ""
) -> Flow[Document[Resource] | None]:
    """The reply to a call that no row of the table describes."""

    def document(reply: Any) -> Document[Resource] | None:
        return None if reply is None else Document._of(reply, Origin(client, None), plain_type)

    return (yield from result(with_options(call, options), document))


class Listing:
    """The pages of a list, to be fetched: what Pages and AsyncPages share."""

    __slots__ = ("_operation", "_options", "_origin", "_ready")

    def __init__(self, operation: Operation, origin: Origin, options: dict[str, Any]) -> None:
        self._operation = operation
        self._options = options
        self._origin = origin
        # Made at once, so that a missing argument is reported where it is missing.
        self._ready: Any = self._call()

    def _call(self) -> Any:
        client: Any = self._origin.client
        return new_call(client, self._origin.args, self._options)

    def _begin(self) -> Any:
        """The call of an iteration, from the first page on."""
        call, self._ready = self._ready, None
        return self._call() if call is None else call

    def _page(self, reply: Any) -> Page[Any]:
        return Page._of(reply, self._origin, self._operation.plain_type)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.name}>"

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.listing(self)


class Pages(Listing, _Of[R]):
    """The resources of a list, over as many pages as there are; each page is fetched when the
    iteration reaches it.

    Iterating starts at the first page every time. `pages()` yields the pages themselves, `first()`
    returns the first resource or None, `list()` all of them. Printing it fetches nothing.
    """

    __slots__ = ()

    def pages(self) -> Iterator[Page[R]]:
        call = self._begin()
        client: Any = self._origin.client
        while (reply := run(client, call)) is not None:
            yield self._page(reply)

    def __iter__(self) -> Iterator[R]:
        for page in self.pages():
            yield from page

    def first(self) -> R | None:
        return next(iter(self), None)

    def list(self) -> list[R]:
        return [*self]
