"""What all clients share: settings, the token, the connections. The classes themselves are made in
libperk.clients."""

from __future__ import annotations

from libperk import _core
from libperk._calls import arguments, raw
from libperk._check import wrong
from libperk._connection import Curl
from libperk._recipe import Ingredients
from libperk._tokens import Tokens, check_store, quota_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from os import PathLike
    from typing import IO, Any, TypedDict

    from typing_extensions import Buffer, Self

    from libperk._documents import Document, Resource
    from libperk._failure import PerkError
    from libperk._recipe import Recipe
    from libperk._tokens import Quota, Token, TokenStore
    from libperk.bulk import Outcomes
    from libperk.webhooks import Event

    class Finding(TypedDict):
        operation: str
        kind: str
        where: str
        value: str | None
        count: int


# Options of the connection, and what each takes; they have no environment variables.
DRIVER_OPTIONS = {
    "proxy": "str",
    "ca_file": "path",
    "connect_timeout_ms": "int",
    "http2": "bool",
    "token_file": "path",
}

_NEEDED = {
    "str": "a str",
    "path": "a str or a path",
    "int": "a whole number",
    "bool": "True or False",
    "object": "a dict",
    "any": "a str, int or bool",
}


def as_text(name: str, value: Any, kind: str = "any") -> str:
    """A setting as the text that the core reads. `kind` is a key of _NEEDED."""
    if kind == "path" and hasattr(value, "__fspath__"):
        from os import fsdecode

        return fsdecode(value)
    plain = _core.parse(_core.dump({name: value})).get(
        name
    )  # numpy's numbers and the like become Python's
    if isinstance(plain, str):
        return plain
    if isinstance(plain, bool) and kind in ("bool", "any"):
        return "true" if plain else "false"
    if isinstance(plain, int) and not isinstance(plain, bool) and kind in ("int", "bool", "any"):
        return str(plain)
    if isinstance(plain, dict) and kind == "object":
        return _core.dump(plain).decode()
    raise wrong(name, f"{_NEEDED[kind]} is needed here, not {type(value).__name__}")


def from_environment(rows: Iterable[dict[str, Any]], prefix: str) -> dict[str, str]:
    import os

    found = ((row["name"], os.environ.get(prefix + row["name"].upper())) for row in rows)
    return {name: value for name, value in found if value}


def driver_texts(options: dict[str, Any]) -> dict[str, str]:
    """Options of the connection as the driver reads them."""
    flags = {"true": "1", "false": "0"}
    texts = {name: as_text(name, value, DRIVER_OPTIONS[name]) for name, value in options.items()}
    return {
        name: flags.get(text, text) if DRIVER_OPTIONS[name] == "bool" else text
        for name, text in texts.items()
    }


class Client:
    """The base of the clients; see libperk.Kard and its siblings."""

    _provider: dict[str, Any] = {}
    _settings: list[dict[str, Any]] = []

    def __init__(
        self,
        *,
        token: str | Callable[..., Token] | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        **settings: Any,
    ) -> None:
        self._native: Any = None
        self._connection: Any = None
        check_store(token_store, token_file)
        self._tokens = Tokens(token if callable(token) else None, token_store)
        if callable(token):
            settings["auth"] = "token"
        elif token is not None:
            settings["token"] = token
        texts = self._texts(settings)
        self._native = _core.perk_client_new(self._config(texts))
        self._strict = _core.perk_client_setting(self._native, "strict") != "false"
        given = zip(DRIVER_OPTIONS, (proxy, ca_file, connect_timeout_ms, http2, token_file))
        connection = {name: value for name, value in given if value is not None}
        self._connection = Curl(driver_texts(connection))
        self._ingredients: Any = Ingredients(
            texts, connection, token if callable(token) else None, token_store
        )

    def _texts(self, settings: dict[str, Any]) -> dict[str, str]:
        kinds = {
            row["name"]: "object" if row["type"] == "object" else "any" for row in self._settings
        }
        for name in (
            settings.keys() - kinds.keys()
        ):  # there is no such setting: the core says so, and which is like it
            _core.perk_config_set(_core.perk_config_new(self._provider["name"]), name, "")
        given = {
            name: as_text(name, value, kinds[name])
            for name, value in settings.items()
            if value is not None
        }
        return {**from_environment(self._settings, self._provider["env"]), **given}

    def _config(self, texts: dict[str, str]) -> Any:
        config = _core.perk_config_new(self._provider["name"])
        for name, value in texts.items():
            _core.perk_config_set(config, name, value)
        return config

    def _handle(self) -> Any:
        if self._native is None:
            _core.perk_usage_error(_core.PERK_USAGE_CLIENT_CLOSED)
        return self._native

    def _open_connection(self) -> Any:
        self._handle()
        return self._connection

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
        return raw(self, method, path, params, json, options)

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
        from libperk.files import contents, transfer

        transfer(
            self,
            target,
            contents(data),
            content_type,
            {"timeout_ms": timeout_ms, "max_attempts": max_attempts},
        )

    def download(
        self,
        source: str | Resource | Event,
        *,
        max_body: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> bytes:
        """What lies behind a signed URL, as it is stored, fetched without the token and the headers
        of this client. `source` is a resource or event that carries the URL (of files.list, say),
        or the URL itself. LimitError beyond `max_body` bytes (64 MiB unless set); ForbiddenError
        when the URL has expired. libperk.files.rows() reads the rows of the result."""
        from libperk.files import transfer

        return transfer(
            self,
            source,
            None,
            None,
            {"timeout_ms": timeout_ms, "max_attempts": max_attempts, "max_body": max_body},
        )

    def explain(self, operation: str, **args: Any) -> dict[str, Any]:
        """What a call would send and what would be done about failures: method, url, headers, body,
        curl (a shell command), scope, replay, retries, limits. Secrets are masked; nothing is sent.
        `operation` is "offers.list" and the like."""
        shown: dict[str, Any] = _core.parse(
            _core.perk_args_explain(self._handle(), arguments(self, operation, args))
        )
        return shown

    def reconcile(self, write: PerkError | str, **args: Any) -> Outcomes:
        """Whether a write was done whose outcome is unknown: reads tell, as far as the API has any.
        `write` is the error that the write raised, or the operation's name ("users.create")
        together with the arguments it had.

        Returns: Outcomes, one for each item (one for a write without items): accepted (things are
        as the write would leave them), rejected (not done; its error is a NotDoneError, and it can
        be sent again) or unknown, each with a reason

        Raises: StateError for an error that leaves no write in doubt, InputError for arguments. A
        read that fails leaves what it is about unknown. A write that is still under way counts as
        not done: let its deadline pass first."""
        from libperk._writes import of_error, of_operation

        return of_operation(self, write, args) if isinstance(write, str) else of_error(self, write)

    def _full_name(self, operation: str) -> str:
        """The table's name of what is called `operation` here."""
        return {"kard": "", "kard_legacy": "legacy.", "capillary": "capillary."}[
            self._provider["name"]
        ] + operation

    def drift(self, *, reset: bool = False) -> list[Finding]:
        """What successful replies held that this version of libperk does not know, counted. Each
        finding has `operation`, `kind` ("unknown_field", "unknown_type", "unknown_value",
        "other_json_type", "not_a_resource", or "more" for what found no room), `where`
        ("standardOffer.components.cta.newThing"), `value` (None unless it looks like a symbol of
        the API) and `count`. Nothing of it makes a call fail. `reset` counts from zero again."""
        if not isinstance(reset, bool):
            raise wrong("reset", "True or False is needed here")
        found: list[Finding] = _core.parse(_core.perk_client_drift(self._handle(), reset))
        return found

    @property
    def quota(self) -> Quota | None:
        """What the API last said of its quota: capacity, remaining, resets_in and age (seconds).
        None before the first reply, and when replies say nothing of it."""
        return quota_of(self._handle())

    def close(self) -> None:
        """Lets go of token and connections. A call that another thread is running ends in its own
        time."""
        self._native = self._connection = self._ingredients = None

    def __enter__(self) -> Client:
        self._handle()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        name = type(self).__name__
        if self._native is None:
            return f"<{name}: closed>"
        shown = ("environment", "base_url", "organization_id")
        values = (
            (setting, _core.perk_client_setting(self._native, setting))
            for setting in shown
            if self._has(setting)
        )
        return f"<{name}: {', '.join(f'{setting}={value}' for setting, value in values if value)}>"

    def _has(self, setting: str) -> bool:
        return any(row["name"] == setting for row in self._settings)

    def recipe(self, *, secrets: bool = False) -> Recipe[Self]:
        """What another process needs to make this client, as an object that can be pickled:
        `recipe.open()` returns the client there, one for each process. For workers of
        multiprocessing, Spark, Dask and the like.

        It holds the settings, not the secrets: those are read from the environment of the process
        that opens it. `recipe.needs` names the variables, whether this client was given the secrets
        as values or found them in its own environment. `secrets=True` includes them; keep such a
        pickle as you would keep passwords.

        Raises InputError when a proxy with a password would have to be left out."""
        if not isinstance(secrets, bool):
            raise wrong("secrets", "True or False is needed here")
        from libperk._recipe import Recipe

        self._handle()
        return Recipe(type(self), self._ingredients, secrets)

    def __reduce__(self) -> Any:
        raise TypeError(
            "a client holds credentials and connections: it cannot be pickled; pickle "
            "client.recipe() and open() it there"
        )


class IssuerClient(Client):
    """A client of an API that locks tokens to issuers."""

    def for_issuer(self, issuer: str) -> Self:
        """A client with the same settings for another issuer, which is also its organization_id.

        Its tokens are its own and locked to the issuer; connections, rate limit, quota and token
        store are shared. Asking for an issuer again finds its token, and closing one client closes
        no other. A function given as `token` is called with it. Raises InputError when this client
        was given a token, which serves one issuer only.
        """
        made = type(self).__new__(type(self))
        made._native = _core.perk_client_for_issuer(self._handle(), issuer)
        made._connection = self._connection
        made._strict = self._strict
        made._tokens = self._tokens.for_issuer(issuer)
        made._ingredients = self._ingredients.for_issuer(issuer)
        return made
