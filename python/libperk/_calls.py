"""Calls: arguments into the core, the core's machine run to its next page, replies out."""

from __future__ import annotations

from libperk import _core
from libperk._check import whole
from libperk._clock import now_ms
from libperk._documents import Document, Page, Resource, native_reply
from libperk._failure import PerkError
from libperk._tokens import ACTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Generic, TypeVar

    from libperk._client import Client

    R = TypeVar("R", bound=Resource, covariant=True)
    T = TypeVar("T")

    class _Of(Generic[R]): ...
else:
    from libperk._documents import R, _Of

# Options of one call, as the core names them; every method takes them beside its own parameters.
OPTIONS = ("timeout_ms", "max_attempts", "max_pages", "headers")


class Origin:
    """Where a document comes from: enough to go on from it (offer.activate)."""

    __slots__ = ("args", "client", "operation")

    def __init__(self, client: Client, operation: Operation | None, args: dict[str, Any]) -> None:
        self.client = client
        self.operation = operation
        self.args = args


class Operation:
    """One row of the table, with what its method needs at each call worked out once."""

    __slots__ = ("item", "listed", "name", "native", "paged", "plain_type", "positional", "row")

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.name: str = row["name"]
        self.native = _core.perk_op_find(self.name)
        self.paged = row["paging"] != "none"
        self.listed = row["multi_status"] or row["reply_many"]
        self.plain_type: str = row["reply_types"][0] if len(row["reply_types"]) == 1 else ""
        self.positional = [field["name"] for field in positional_fields(row)]
        self.item = next(
            (field["name"] for field in row["params"] if field["type"] == "item"), None
        )

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


def positional_fields(row: dict[str, Any]) -> list[dict[str, Any]]:
    """What may be given without its name: what stands in the path and has no setting, then the
    body's items."""
    path = [field for field in row["params"] if "path" in field["in"] and "setting" not in field]
    return path + [field for field in row["params"] if field["type"] == "item"]


def takes_many(row: dict[str, Any]) -> bool:
    """Whether the operation writes a list of items, of which any number may be sent in several
    requests."""
    return row["body"] is not None and row["body"]["shape"] == "list" and row["replay"] == "once"


def split_options(client: Client, named: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Takes the options of one call out of its arguments."""
    options = {name: value for name in OPTIONS if (value := named.pop(name, None)) is not None}
    strict = named.pop("strict", None)
    return options, client._strict if strict is None else bool(strict)


def perform(
    client: Client, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Any:
    options, strict = split_options(client, named)
    given = operation.named(args, named)
    native = _core.perk_args_new(operation.native)
    _core.perk_args_set_strict(native, strict)
    sent = _core.dump_args(given)
    _core.perk_args_set_all(native, sent)
    origin = Origin(client, operation, given)
    if operation.paged:
        return Pages(origin, native, options)
    try:
        return result(
            client, new_call(client, native, options), lambda reply: give_back(reply, origin)
        )
    except PerkError as error:
        keep_write(error, operation, native, sent)
        raise


def give_back(reply: Any, origin: Origin) -> Any:
    """What a method that pages nothing gives for a native reply."""
    operation = origin.operation
    if reply is None or operation is None:
        return None
    document: Document[Resource] = Document._of(reply, origin, operation.plain_type)
    return document if operation.listed else native_reply(document)


def keep_write(error: PerkError, operation: Operation, native: Any, sent: bytes) -> None:
    """For `reconcile`: an error that leaves a write in doubt knows which one it was. `sent` is the
    JSON of its arguments."""
    if operation.row["reconcile"] and (error.outcome_unknown or error.retryable):
        from libperk._writes import Sent

        error._write = Sent(operation, native, sent)


def arguments(client: Client, operation: str, given: dict[str, Any]) -> Any:
    """Native arguments of an operation by the name that its method has, for uses other than calling
    it."""
    return arguments_of(client, operation, _core.dump_args(given))


def arguments_of(client: Client, operation: str, given: bytes) -> Any:
    """The same out of their JSON."""
    native = _core.perk_args_new(_core.perk_op_find(client._full_name(operation)))
    _core.perk_args_set_strict(native, client._strict)
    _core.perk_args_set_all(native, given)
    return native


def new_call(client: Client, args: Any, options: dict[str, Any]) -> Any:
    return with_options(_core.perk_call_new(client._handle(), args), options)


def with_options(call: Any, options: dict[str, Any]) -> Any:
    for name, value in options.items():
        if name == "headers":
            _core.perk_call_set_headers(call, _core.dump(value))
        else:
            _core.perk_call_set(call, name, whole(name, value))
    return call


def run(client: Client, call: Any) -> Any:
    """The next reply of the call (a native document); None when it has no more."""
    connection, tokens = client._open_connection(), client._tokens
    if tokens.store is not None:
        _core.perk_call_set(call, "token_store", 1)
    while True:
        action = connection.run(call)
        if action == _core.PERK_PAGE:
            return _core.perk_call_take_page(call)
        if action == _core.PERK_DONE:
            return None
        if action not in ACTIONS:
            raise failure(call)
        tokens.serve(client._handle(), call, action)


def result(client: Client, call: Any, make: Callable[[Any], T]) -> T:
    """What `make` makes of the call's reply. Lack of memory for either is an error of the
    call's."""
    try:
        return make(run(client, call))
    except MemoryError as error:
        raise lost(call, error) from None


def lost(call: Any, error: MemoryError) -> Exception:
    """The error of a call whose reply there was no memory for: the core knows what that means for a
    write."""
    try:
        _core.perk_call_abort(call, _core.PERK_E_NOMEM, _core.PERK_ABORT_SENT, "out of memory")
    except PerkError:  # nothing was sent, or it has failed already
        return error if _core.perk_call_error(call) is None else failure(call)
    _core.perk_call_step(call, now_ms(), 0)
    return failure(call)


def failure(call: Any) -> Exception:
    error = _core.perk_call_error(call)
    if error is None:
        from libperk.errors import StateError

        return StateError("the call stopped without saying why")
    assert isinstance(error, PerkError)
    error._body = _core.perk_call_error_body(call)
    error._headers = _core.parse(_core.perk_call_error_headers(call))
    return error


def raw(
    client: Client,
    method: str,
    url: str,
    query: dict[str, Any] | None,
    json: Any,
    options: dict[str, Any],
    plain_type: str = "",
) -> Document[Resource] | None:
    """A call that no row describes."""
    texts = (None if value is None else _core.dump_args(value) for value in (query, json))
    call = _core.perk_call_raw(client._handle(), method, url, *texts)
    return _outside_the_table(client, call, options, plain_type)


def follow(
    client: Client,
    action: dict[str, Any],
    operation: str,
    query: dict[str, Any],
    options: dict[str, Any],
) -> Resource | None:
    """A link out of a reply, followed exactly as it was given, with query parameters of an
    operation."""
    args = _core.perk_args_new(_core.perk_op_find(operation))
    _core.perk_args_set_strict(args, 0)  # the listing has checked them
    _core.perk_args_set_all(args, _core.dump_args(query))
    call = _core.perk_call_follow(
        client._handle(), str(action.get("method", "")), str(action.get("url", "")), args
    )
    document = _outside_the_table(client, call, options)
    return None if document is None else document.one


def _outside_the_table(
    client: Client, call: Any, options: dict[str, Any], plain_type: str = ""
) -> Document[Resource] | None:
    def document(reply: Any) -> Document[Resource] | None:
        return None if reply is None else Document._of(reply, Origin(client, None, {}), plain_type)

    return result(
        client,
        with_options(call, {name: value for name, value in options.items() if value is not None}),
        document,
    )


class Pages(_Of[R]):
    """The resources of a list, over as many pages as there are; each page is fetched when the walk
    gets there.

    Iterating starts at the first page every time. `pages()` gives the pages themselves, `first()`
    the first resource or None, `list()` all of them. Printing it fetches nothing.
    """

    __slots__ = ("_args", "_options", "_origin", "_ready")

    def __init__(self, origin: Origin, args: Any, options: dict[str, Any]) -> None:
        self._origin = origin
        self._args = args
        self._options = options
        # Made at once, so that a missing argument shows where it is missing.
        self._ready: Any = new_call(origin.client, args, options)

    def pages(self) -> Iterator[Page[R]]:
        call, self._ready = self._ready, None
        if call is None:
            call = new_call(self._origin.client, self._args, self._options)
        operation = self._origin.operation
        plain_type = operation.plain_type if operation else ""
        while (reply := run(self._origin.client, call)) is not None:
            yield Page._of(reply, self._origin, plain_type)

    def __iter__(self) -> Iterator[R]:
        for page in self.pages():
            yield from page

    def first(self) -> R | None:
        return next(iter(self), None)

    def list(self) -> list[R]:
        return [*self]

    def __repr__(self) -> str:
        operation = self._origin.operation
        return f"<Pages of {operation.name if operation else 'a request'}>"
