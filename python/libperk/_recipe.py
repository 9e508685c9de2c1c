"""What makes a client again in another process: settings, and where the credentials come from,
without the credentials."""

from __future__ import annotations

import os
from _thread import allocate_lock

from libperk import errors
from libperk._check import wrong
from libperk._fork import register
from libperk.table import row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic, Protocol, TypeVar

    from libperk._pull import Report
    from libperk._tables import Table
    from libperk._tokens import Token

    class Client(Protocol):
        """What recipes need of a client."""

        _provider: dict[str, Any]
        _native: Any

        def __init__(self, *args: Any, **settings: Any) -> None: ...

    C = TypeVar("C", bound=Client, covariant=True)

    class _Of(Generic[C]): ...
else:
    C = None

    class _Of:
        __slots__ = ()

        def __class_getitem__(cls, _client):
            return cls


MAX_OPEN = 64  # clients that a process keeps for recipes; the one opened longest ago goes first
FILES = ("ca_file", "token_file")


class Ingredients:
    """What a client was made from. Kept by the client; it holds secrets, so it shows nothing and is
    not pickled."""

    __slots__ = ("connection", "id", "objects", "settings")

    def __init__(
        self,
        settings: dict[str, str],
        connection: dict[str, Any],
        objects: dict[str, Any],
    ) -> None:
        self.settings = settings
        self.connection = connection
        self.objects = objects  # options that are the caller's functions and objects, or None
        self.id = os.urandom(16).hex()

    def for_issuer(self, issuer: str) -> Ingredients:
        settings = {**self.settings, "target_issuer": issuer, "organization_id": issuer}
        token = self.objects["token"]
        objects = {**self.objects, "token": None if token is None else TokenOf(token, issuer)}
        return Ingredients(settings, self.connection, objects)

    def with_settings(self, more: dict[str, str]) -> Ingredients:
        settings = {**self.settings, **more}
        made = Ingredients(settings, self.connection, self.objects)
        made.id = "-".join([self.id, *more.values()])
        return made

    def __reduce__(self) -> Any:
        raise TypeError(
            "what a client was made from holds credentials: it cannot be pickled; pickle "
            "client.recipe()"
        )


class TokenOf:
    """A function that fetches tokens for any issuer, for one."""

    __slots__ = ("_fetch", "_issuer")

    def __init__(self, fetch: Callable[..., Token], issuer: str) -> None:
        self._fetch = fetch
        self._issuer = issuer

    def __call__(self, issuer: str | None = None) -> Token:
        return self._fetch(self._issuer if issuer is None else issuer)

    def __reduce__(self) -> Any:
        return TokenOf, (self._fetch, self._issuer)


class Recipe(_Of[C]):
    """Makes a client in another process, such as a worker of multiprocessing, Spark or Dask. Made
    by `client.recipe()`; can be pickled.

    It holds the settings of the client that are no secrets. `needs` names the environment variables
    that must hold the others where it is opened; it is empty when the recipe was made with
    `secrets=True`. A `token_store`, a `transport` and functions given as `token` or `on_exchange`
    are pickled with it, so they must allow that; a `token_file` is opened by its path."""

    __slots__ = (
        "_class",
        "_connection",
        "_id",
        "_objects",
        "_secrets",
        "_settings",
        "needs",
    )

    def __init__(self, kind: type[C], ingredients: Ingredients, secrets: bool) -> None:
        provider = kind._provider
        hidden = {
            name
            for name in provider["settings"]
            if row("settings", f"{provider['name']}.{name}")["secret"]
        }
        given = ingredients.settings
        self._class = kind
        self._id = f"{ingredients.id}-{secrets}"
        self._settings = {name: text for name, text in given.items() if name not in hidden}
        self._secrets = (
            {name: text for name, text in given.items() if name in hidden} if secrets else {}
        )
        self._connection = {**ingredients.connection, **_absolute(ingredients.connection)}
        self._objects = ingredients.objects
        self.needs = (
            ()
            if secrets
            else tuple(provider["env"] + name.upper() for name in given if name in hidden)
        )
        if not secrets:
            _refuse_password(self._connection)

    def open(self) -> C:
        """The client of this recipe, made when this process first asks for it; later calls return
        the same one, in every thread and for every copy of the recipe. When it was closed, a new
        one is made.

        Raises MissingError when a secret is neither in the recipe nor in the environment."""
        return _opened.get(self)

    def table(
        self,
        ids: Any = None,
        *,
        operation: str,
        to: str = "pandas",
        failed: str = "raise",
        **args: Any,
    ) -> Any:
        """The rows of an operation that lists ("offers.list") for some ids, fetched by the client
        of this process: a pandas frame, with to="arrow" a pyarrow.Table, with to="polars" a
        polars.DataFrame. What each partition of Dask or Ray calls:
        `dask.dataframe.from_map(recipe.table, partitions, operation="offers.list")`.

        Takes the arguments of the operation and of its `table`. Frames of all ids have the same
        columns and types: texts of a known set are plain texts unless dictionary=True.

        When an id fails, the others are fetched, and then its error is raised, since nobody sees
        the report of a worker. failed="skip" leaves such ids out."""
        if to not in ("pandas", "arrow", "polars"):
            raise wrong("to", "'pandas', 'arrow' or 'polars' is needed here")
        check_failed(failed)
        table = self._table(operation, ids, args)
        frame = getattr(table, f"to_{to}")()
        heed(table.report, failed)
        return frame

    def _table(self, operation: str, ids: Any, args: dict[str, Any]) -> Table:
        """Not fetched yet."""
        from libperk._calls import Operation
        from libperk._many import perform_table

        client: Any = self.open()
        name = client._provider["prefix"] + operation
        found = Operation(row("operations", name))
        if not found.row["lists"]:
            raise wrong("operation", "an operation that lists is needed here")
        return perform_table(client, found, (ids,), {"dictionary": False, **args})

    def _make(self) -> C:
        missing = [name for name in self.needs if not os.environ.get(name)]
        if missing:
            raise errors.MissingError(
                f"{self._class.__name__}: the recipe holds no secrets, and the environment of "
                f"this process lacks {' and '.join(missing)}; set what is missing, or make the "
                "recipe with recipe(secrets=True)"
            )
        given: dict[str, Any] = {**self._settings, **self._secrets, **self._connection}
        objects = {name: value for name, value in self._objects.items() if value is not None}
        if "token" in objects:
            given.pop("auth", None)
        return self._class(**{**given, **objects})

    def __repr__(self) -> str:
        shown = [
            f"{name}={self._settings[name]}"
            for name in ("environment", "base_url", "organization_id", "share")
            if name in self._settings
        ]
        shown += [f"{name} from the environment" for name in self.needs]
        shown += ["with secrets"] if self._secrets else []
        return f"<Recipe of {self._class.__name__}: {', '.join(shown)}>"

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in Recipe.__slots__}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name in Recipe.__slots__:
            setattr(self, name, state[name])


def check_failed(failed: str) -> None:
    if failed not in ("raise", "skip"):
        raise wrong("failed", "'raise' or 'skip' is needed here")


def heed(report: Report | None, failed: str) -> None:
    """At the end of a pull in a worker."""
    if report is not None and failed == "raise":
        report.raise_for_errors()


class Opened:
    """The clients that recipes have made in this process. A child of fork goes on with those of its
    parent."""

    __slots__ = ("__weakref__", "_clients", "_lock")

    def __init__(self) -> None:
        self._clients: dict[str, Any] = {}
        self._in_child()
        register(self)

    def _in_child(self) -> None:
        self._lock = allocate_lock()

    def get(self, recipe: Recipe[C]) -> C:
        with self._lock:
            client: Any = self._clients.pop(recipe._id, None)
            if client is None or client._native is None:
                client = recipe._make()
            self._clients[recipe._id] = client
            if len(self._clients) > MAX_OPEN:
                del self._clients[next(iter(self._clients))]
            made: C = client
            return made


_opened = Opened()


def _absolute(connection: dict[str, Any]) -> dict[str, str]:
    """Paths of files that mean the same in another folder."""
    return {name: os.path.abspath(connection[name]) for name in FILES if name in connection}


def _refuse_password(connection: dict[str, Any]) -> None:
    if "@" in str(connection.get("proxy", "")):
        raise errors.InputError(
            "proxy: it holds a user name or password, and no environment variable can; use "
            "recipe(secrets=True)"
        )
