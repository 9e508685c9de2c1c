"""What all clients share: settings, the token, the connections; and the clients that block. The
classes themselves are made in libperk.clients, those of asyncio from libperk._async."""

from __future__ import annotations

from libperk import _core
from libperk._calls import Pages, arguments, perform, run, untabled
from libperk._check import wrong
from libperk._connection import Curl, Exchange
from libperk._observe import Observer
from libperk._recipe import Ingredients, Recipe
from libperk._settings import as_text, from_environment, share_text
from libperk._tokens import Tokens, check_store, quota_of
from libperk._transfer import contents, transfer
from libperk.bulk import Outcomes, reconcile_error, reconcile_operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction
    from os import PathLike
    from typing import IO, Any, TypedDict, TypeVar

    from typing_extensions import Buffer, Self

    from libperk._calls import Listing, Operation
    from libperk._connection import Connection, Transport
    from libperk._documents import Document, Origin, Resource
    from libperk._flight import Flight
    from libperk._flow import Flow
    from libperk._observe import Hook
    from libperk._tokens import Quota, Token, TokenStore
    from libperk.errors import PerkError
    from libperk.webhooks import Event

    T = TypeVar("T")

    class Finding(TypedDict):
        operation: str
        kind: str
        where: str
        value: str | None
        count: int

    _Dict = dict[str, Any]
    _List = list[Finding]
else:
    _Dict, _List = dict, list


class _Explanation(_Dict):
    """What `explain` returns."""

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.explanation(self)


class _Findings(_List):
    """What `drift` returns."""

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.findings(self)


class Base:
    """What needs no requests."""

    _outcomes: type[Outcomes]
    _kind_of_tokens: type[Tokens] = Tokens
    _provider: dict[str, Any] = {}

    def __init__(
        self,
        *,
        token: str | Callable[..., Token] | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | None = None,
        on_exchange: Hook | None = None,
        **settings: Any,
    ) -> None:
        self._native: Any = None
        self._connection: Connection | None = None
        check_store(token_store, token_file)
        self._observer = Observer(on_exchange)
        source = token if callable(token) else None
        self._tokens = self._kind_of_tokens(source, token_store)
        if source is not None:
            settings["auth"] = "token"
        elif token is not None:
            settings["token"] = token
        kinds = self._provider["driver_options"]
        options = {name: settings.pop(name, None) for name in kinds} | {"token_file": token_file}
        given = {name: value for name, value in options.items() if value is not None}
        texts = self._texts(settings)
        self._native = _core.perk_client_new(self._config(texts))
        self._strict = _core.perk_client_setting(self._native, "strict") != "false"
        self._connection = self._connect(given, transport)
        objects = {
            "token": source,
            "token_store": token_store,
            "transport": transport,
            "on_exchange": on_exchange,
        }
        self._ingredients: Any = Ingredients(texts, given, objects)

    def _texts(self, settings: dict[str, Any]) -> dict[str, str]:
        kinds = self._provider["settings"]
        for name in settings.keys() - kinds.keys():  # the core names the nearest setting
            _core.perk_config_set(_core.perk_config_new(self._provider["name"]), name, "")
        given = {
            name: as_text(name, value, "object" if kinds[name] == "object" else "any")
            for name, value in settings.items()
            if value is not None
        }
        return {**from_environment(kinds, self._provider["env"]), **given}

    def _config(self, texts: dict[str, str]) -> Any:
        config = _core.perk_config_new(self._provider["name"])
        for name, value in texts.items():
            _core.perk_config_set(config, name, value)
        return config

    def _connect(self, options: dict[str, Any], transport: Transport | None) -> Connection:
        if transport is None:
            kinds = self._provider["driver_options"]
            texts = {name: as_text(name, options[name], kinds[name]) for name in options}
            return self._over_curl(Curl(texts))
        if options:
            _core.perk_usage_error(_core.PERK_USAGE_DRIVER_OPTION)
        return self._over(transport)

    def _over_curl(self, curl: Curl) -> Connection:
        return curl

    def _over(self, transport: Transport) -> Connection:
        return Exchange(transport)

    def _handle(self) -> Any:
        if self._native is None:
            _core.perk_usage_error(_core.PERK_USAGE_CLIENT_CLOSED)
        return self._native

    def _open_connection(self) -> Connection:
        self._handle()
        assert self._connection is not None
        return self._connection

    def _shared(self) -> Connection:
        """The connection for one more client."""
        return self._open_connection()

    def _run(self, call: Any) -> Any:
        """The next reply of a call, waited for in this thread."""
        return run(self, call)

    def _perform(self, flow: Flow[Any]) -> Any:
        """The result of a flow, or what gives it when it is awaited."""
        raise NotImplementedError

    def _fly(self, most: int) -> Flight | None:
        """What runs so many requests of a bulk write at once; None: one after the other."""
        return None

    def _list(self, operation: Operation, origin: Origin, options: dict[str, Any]) -> Listing:
        raise NotImplementedError

    def _activate(self, offer: Resource, origin: Origin, options: dict[str, Any]) -> Any:
        return self._perform(activate(self, offer, origin, options))

    def explain(self, operation: str, **args: Any) -> dict[str, Any]:
        """What a call would send and what would be done about failures: method, url, headers, body,
        curl (a shell command), scope, replay, retries, limits. Secrets are masked; nothing is sent.
        `operation` is "offers.list" and the like."""
        given = arguments(self, operation, _core.dump_args(args))
        return _Explanation(_core.parse(_core.perk_args_explain(self._handle(), given)))

    def drift(self, *, reset: bool = False) -> list[Finding]:
        """What successful replies held that this version of libperk does not know, counted. Each
        finding has `operation`, `kind` ("unknown_field", "unknown_type", "unknown_value",
        "other_json_type", "not_a_resource", or "more" for occurrences beyond 256 findings), `where`
        ("standardOffer.components.cta.newThing"), `value` (None unless it looks like a symbol of
        the API) and `count`. Nothing of it makes a call fail. `reset` counts from zero again."""
        if not isinstance(reset, bool):
            raise wrong("reset", "True or False is needed here")
        return _Findings(_core.parse(_core.perk_client_drift(self._handle(), reset)))

    @property
    def quota(self) -> Quota | None:
        """The quota as last reported by the API: capacity, remaining, resets_in and age (seconds).
        None before the first reply, and when replies do not report it."""
        return quota_of(self._handle())

    def __repr__(self) -> str:
        name = type(self).__name__
        if self._native is None:
            return f"<{name}: closed>"
        values = {
            setting: _core.perk_client_setting(self._native, setting)
            for setting in ("base_url", "organization_id")
            if setting in self._provider["settings"]
        }
        values = {"environment": self._environment(values.get("base_url")), **values}
        parts = (f"{setting}={value}" for setting, value in values.items() if value)
        return f"<{name}: {', '.join(parts)}>"

    def _environment(self, url: str | None) -> str | None:
        """That of the URL in use, which need not be that of the settings; None for a server of
        another."""
        found = (row["environment"] for row in self._provider["presets"] if row["value"] == url)
        return next(found, None)

    def recipe(self, *, secrets: bool = False, share: str | Fraction | None = None) -> Recipe[Self]:
        """What another process needs to make this client, as an object that can be pickled:
        `recipe.open()` returns the client there, one for each process. For workers of
        multiprocessing, Spark, Dask and the like.

        It holds the settings, not the secrets: those are read from the environment of the process
        that opens it. `recipe.needs` names the variables, whether this client was given the secrets
        as values or found them in its own environment. `secrets=True` includes them; keep such a
        pickle as you would keep passwords.

        `share` is the part of requests_per_minute and of the API's quota that each client made by
        it may use: "1/8" when eight processes open it.

        Raises InputError when a proxy with a password would have to be left out."""
        if not isinstance(secrets, bool):
            raise wrong("secrets", "True or False is needed here")
        self._handle()
        made = self._ingredients
        if share is not None:
            more = {"share": share_text(share)}
            self._config(more)  # checks it
            made = made.with_settings(more)
        return Recipe(type(self), made, secrets)

    def __reduce__(self) -> Any:
        raise TypeError(
            "a client holds credentials and connections: it cannot be pickled; pickle "
            "client.recipe() and open() it there"
        )


class Issuers(Base):
    """What clients have whose API locks tokens to issuers."""

    def for_issuer(self, issuer: str) -> Self:
        """A client with the same settings for another issuer, which is also its organization_id.

        Its tokens are its own and locked to the issuer; connections, rate limit, quota and token
        store are shared. Asking for an issuer again finds its token, and closing one client closes
        no other. A function given as `token` is called with it. Raises InputError when this client
        was given a token, which serves one issuer only.
        """
        made = type(self).__new__(type(self))
        made._native = _core.perk_client_for_issuer(self._handle(), issuer)
        made._connection = self._shared()
        made._strict = self._strict
        made._tokens = self._tokens.for_issuer(issuer)
        made._observer = self._observer.again()
        made._ingredients = self._ingredients.for_issuer(issuer)
        return made


# ---- what takes requests, as flows (libperk._calls) ----


def raw(
    client: Base, request: tuple[str, str, Any, Any], options: dict[str, Any]
) -> Flow[Document[Resource] | None]:
    """`request` is method, path, params and json."""
    method, path, *values = request
    texts = (None if value is None else _core.dump_args(value) for value in values)
    call = _core.perk_call_raw(client._handle(), method, path, *texts)
    return (yield from untabled(client, call, options))


def reconcile(client: Base, write: PerkError | str, args: dict[str, Any]) -> Flow[Outcomes]:
    if isinstance(write, str):
        return (yield from reconcile_operation(client, write, args))
    return (yield from reconcile_error(client, write))


def activate(
    client: Base, offer: Resource, origin: Origin, options: dict[str, Any]
) -> Flow[Resource | None]:
    """Activates an offer that this client listed."""
    listed = origin.args
    if listed is None:  # by `request`: the link of the offer is enough
        listed = _core.perk_args_new(_core.perk_op_find("offers.list"))
    call = _core.perk_call_activate(client._handle(), offer._native, listed)
    document = yield from untabled(client, call, options)
    return None if document is None else document.one


class Client(Base):
    """The base of the clients that block; see libperk.Kard and its siblings."""

    _outcomes = Outcomes

    def _perform(self, flow: Flow[T]) -> T:
        return perform(self, flow)

    def _fly(self, most: int) -> Flight | None:
        connection = self._open_connection()
        if not isinstance(connection, Curl):
            return None  # the caller's transport performs one request at a time
        from libperk._flight import Flight

        return Flight(self, connection.driver(), most)

    def _list(self, operation: Operation, origin: Origin, options: dict[str, Any]) -> Listing:
        return Pages(operation, origin, options)

    def request(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, Any] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> Document[Resource] | None:
        """A call that this version has no method for. `path` is a path below base_url, or a URL on
        the API's own origin; lists in `params` are repeated. GET, PUT, DELETE and HEAD count as
        repeatable, everything else is sent once."""
        options = {"headers": headers, "timeout_ms": timeout_ms, "max_attempts": max_attempts}
        return self._perform(raw(self, (method, path, params, json), options))

    def upload(
        self,
        target: str | Resource,
        data: Buffer | IO[bytes] | PathLike[str],
        *,
        content_type: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> None:
        """Puts a file to a signed URL, without the token and the headers of this client. `target`
        is what transactions.create_upload_urls gave for the file, or the URL itself. `data` is
        bytes, an open binary file or a path, held in memory as a whole; `timeout_ms` (60000 unless
        set) covers all of it, so give a large file more. ForbiddenError when the URL has expired
        (after 15 minutes), InputError when it is not an https one."""
        options = {"timeout_ms": timeout_ms, "max_attempts": max_attempts}
        self._perform(transfer(self, target, contents(data), content_type, options))

    def download(
        self,
        source: str | Resource | Event,
        *,
        max_body: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> bytes:
        """Downloads a signed URL: the file as it is stored, fetched without the token and the
        headers of this client. `source` is a resource or event that carries the URL (of
        files.list), or the URL itself. LimitError beyond `max_body` bytes (64 MiB unless set);
        ForbiddenError when the URL has expired. libperk.files.rows() reads the rows of the
        result."""
        options = {"timeout_ms": timeout_ms, "max_attempts": max_attempts, "max_body": max_body}
        return self._perform(transfer(self, source, None, None, options))

    def reconcile(self, write: PerkError | str, **args: Any) -> Outcomes:
        """Whether a write was done whose outcome is unknown: reads show it, as far as the API has
        any. `write` is the error that the write raised, or the operation's name ("users.create")
        together with the arguments it had.

        Returns: Outcomes, one for each item (one for a write without items): accepted (things are
        as the write would leave them), rejected (not done; its error is a NotDoneError, and it can
        be sent again) or unknown, each with a reason

        Raises: StateError for an error that leaves no write in doubt, InputError for arguments. A
        read that fails leaves what it is about unknown. A write that is still under way counts as
        not done: let its deadline pass first."""
        return self._perform(reconcile(self, write, args))

    def close(self) -> None:
        """Closes the connections and drops the token. A call that another thread is running is
        completed."""
        self._native = self._connection = self._ingredients = None

    def __enter__(self) -> Self:
        self._handle()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class IssuerClient(Issuers, Client):
    """A client of an API that locks tokens to issuers."""
