"""One client class per provider (Kard, KardLegacy, Capillary), with a method for each operation of
the core's table; and one for asyncio (AsyncKard and so on), with the same methods to await.

`libperk.Kard` is made when first used, and so is the namespace `kard.offers`. Signatures and
docstrings of methods are made when help() or inspect asks for them. They come from the same rows as
the stubs in clients.pyi.
"""

from libperk import _core
from libperk._calls import Operation, new_args, split_options
from libperk._client import Client, IssuerClient
from libperk._documents import Origin
from libperk.bulk import perform_many, perform_modify, perform_write
from libperk.errors import PerkError
from libperk.table import names, row

ASYNC = "Async"  # what the names of classes for asyncio begin with


class Namespace:
    """The operations of one part of an API."""

    __slots__ = ("_client",)

    def __init__(self, client):
        self._client = client

    def __repr__(self):
        return f"<{type(self).__name__}>"


_BoundMethod = type(Namespace(None).__repr__)


class Method:
    """An operation as a method of its namespace, in one of the shapes of _PERFORM."""

    def __init__(self, title, name, operation, shape):
        self.__name__ = name
        self.__qualname__ = f"{title}.{name}"
        self._awaited = title.startswith(ASYNC)
        self._operation = operation
        self._shape = shape
        self._perform = (_AWAITED if self._awaited else _PERFORM)[shape]

    def __get__(self, namespace, owner=None):
        return self if namespace is None else _BoundMethod(self, namespace)

    def __call__(self, namespace, /, *args, **named):
        return self._perform(namespace._client, self._operation, args, named)

    @property
    def __doc__(self):
        from libperk._signatures import docstring

        return docstring(self._operation.row, self._shape, self._awaited)

    @property
    def __signature__(self):
        from libperk._signatures import signature

        return signature(self._operation.row, self._shape)


def _ready(client, operation, args, named):
    options, strict = split_options(client, named)
    sent = _core.dump_args(operation.named(args, named))
    return new_args(operation.native, sent, strict), sent, options


def _one(client, operation, args, named):
    return (yield from perform_write(client, operation, *_ready(client, operation, args, named)))


def _perform_one(client, operation, args, named):
    if operation.returns == "pages":
        native, _, options = _ready(client, operation, args, named)
        return client._list(operation, Origin(client, native), options)
    return client._perform(_one(client, operation, args, named))


def _performing(flow):
    def perform(client, operation, args, named):
        return client._perform(flow(client, operation, args, named))

    return perform


def _perform_table(client, operation, args, named):
    from libperk._many import perform_table

    return perform_table(client, operation, args, named)


def _perform_each(client, operation, args, named):
    from libperk._many import perform_each

    return perform_each(client, operation, args, named)


def _perform_table_awaited(client, operation, args, named):
    from libperk._async_many import perform_table

    return perform_table(client, operation, args, named)


def _perform_each_awaited(client, operation, args, named):
    from libperk._async_many import perform_each

    return perform_each(client, operation, args, named)


_PERFORM = {
    "one": _perform_one,
    "many": _performing(perform_many),
    "modify": _performing(perform_modify),
    "table": _perform_table,
    "each": _perform_each,
}
_AWAITED = _PERFORM | {"table": _perform_table_awaited, "each": _perform_each_awaited}


class _Part:
    """Makes a namespace of a client when it is first used; afterwards the client itself holds
    it."""

    def __init__(self, owner, name, operations):
        self.__doc__ = f"Operations: {', '.join(operations)}"
        self._name = name
        self._title = owner + "".join(part.title() for part in name.split("_"))
        self._operations = operations
        self._class = None

    def _methods(self):
        for name, full in self._operations.items():
            operation = Operation(row("operations", full))
            yield Method(self._title, name, operation, "one")
            if operation.row["modify"]:
                yield Method(self._title, "modify", operation, "modify")
            if operation.row["many"]:
                yield Method(self._title, f"{name}_many", operation, "many")
            if lists := operation.row["lists"]:
                yield Method(self._title, lists["table"], operation, "table")
                yield Method(self._title, lists["each"], operation, "each")

    def _namespace(self):
        if self._class is None:
            members = {"__slots__": (), "__module__": __name__, "__doc__": self.__doc__}
            members |= {method.__name__: method for method in self._methods()}
            self._class = type(self._title, (Namespace,), members)
        return self._class

    def __get__(self, client, owner=None):
        if client is None:
            return self._namespace()
        made = client.__dict__[self._name] = self._namespace()(client)
        return made


class _ClientDocstring:
    def __get__(self, client, owner):
        from libperk._signatures import client_docstring

        return client_docstring(owner._provider, owner.__name__.startswith(ASYNC))


class _ClientType(type):
    @property
    def __signature__(cls):
        from libperk._signatures import client_signature

        return client_signature(cls._provider)


def base_of(provider, prefix=""):
    """The client without its operations."""
    bases = Client, IssuerClient
    if prefix == ASYNC:
        from libperk._async import AsyncClient, AsyncIssuerClient

        bases = AsyncClient, AsyncIssuerClient
    return bases["target_issuer" in provider["settings"]]


def _make(provider, prefix):
    title = prefix + provider["class"]
    members = {"__module__": __name__, "__doc__": _ClientDocstring(), "_provider": provider}
    for name, operations in provider["namespaces"].items():
        members[name] = _Part(title, name, operations)
    return _ClientType(title, (base_of(provider, prefix),), members)


def __getattr__(name):
    if name == "__all__":
        return __dir__()
    if not name.startswith("_"):
        prefix = ASYNC if name.startswith(ASYNC) else ""
        try:
            provider = row("providers", name[len(prefix) :])
        except PerkError:
            provider = {}
        if prefix + provider.get("class", "") == name:
            return globals().setdefault(name, _make(provider, prefix))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    made = [row("providers", name)["class"] for name in names("providers")]
    return sorted([*made, *(ASYNC + name for name in made)])
