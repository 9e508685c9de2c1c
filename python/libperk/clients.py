"""One client class a provider (Kard, KardLegacy, Capillary), with a method for each operation of
the core's table.

`kard.offers.list` and its siblings are made here when first used; their signatures and docstrings
come from the same rows as the stubs in clients.pyi.
"""

from libperk._calls import Operation, perform, takes_many
from libperk._client import Client, IssuerClient
from libperk._signatures import Shape, bulk_docstring, client_signature, docstring, modify_docstring
from libperk.table import load as table


class Namespace:
    """The operations of one part of an API."""

    __slots__ = ("_client",)

    def __init__(self, client):
        self._client = client

    def __repr__(self):
        return f"<{type(self).__name__}>"


def _method(row, name):
    operation = Operation(row)

    def method(self, *args, **named):
        return perform(self._client, operation, args, named)

    method.__name__ = name
    method.__doc__ = docstring(row)
    method.__wrapped__ = Shape(row)
    return method


def _many(row, name):
    operation = Operation(row)

    def method(self, *args, progress=None, **named):
        from libperk.bulk import perform_many

        return perform_many(self._client, operation, args, named, progress)

    method.__name__ = f"{name}_many"
    method.__doc__ = bulk_docstring(row, name)
    method.__wrapped__ = Shape(row, bulk=True)
    return method


def _modify(row):
    operation = Operation(row)

    def method(self, *args, **named):
        from libperk._writes import perform_modify

        return perform_modify(self._client, operation, args, named)

    method.__name__ = "modify"
    method.__doc__ = modify_docstring(row)
    method.__wrapped__ = Shape(row, modify=True)
    return method


def _methods(rows):
    for name, row in rows.items():
        yield name, _method(row, name)
        if row["modify"]:
            yield "modify", _modify(row)
        if takes_many(row):
            yield f"{name}_many", _many(row, name)


class _Part:
    """Makes a namespace of a client when it is first asked for; afterwards the client holds it
    itself."""

    def __init__(self, owner, name, rows):
        self.__doc__ = f"Operations: {', '.join(rows)}"
        self._owner, self._name, self._rows, self._class = owner, name, rows, None

    def _namespace(self):
        if self._class is None:
            title = self._owner + "".join(part.title() for part in self._name.split("_"))
            members = dict(_methods(self._rows))
            for name, member in members.items():
                member.__qualname__ = f"{title}.{name}"
                member.__module__ = __name__
            self._class = type(
                title,
                (Namespace,),
                {"__slots__": (), "__module__": __name__, "__doc__": self.__doc__, **members},
            )
        return self._class

    def __get__(self, client, owner=None):
        if client is None:
            return self._namespace()
        made = client.__dict__[self._name] = self._namespace()(client)
        return made


class _ClientType(type):
    @property
    def __signature__(cls):
        return client_signature(cls._settings)


def _parts(provider):
    """Operations of a provider by namespace and name: "legacy.offers.list_by_user" is {"offers":
    {"list_by_user": row}}."""
    parts = {}
    for row in table()["operations"]:
        if (
            row["provider"] == provider and row["host"] != "token"
        ):  # tokens are the call machine's business
            *_, part, name = row["name"].split(".")
            parts.setdefault(part, {})[name] = row
    return parts


def base_of(settings):
    """What a client is beside its operations."""
    return IssuerClient if any(row["name"] == "target_issuer" for row in settings) else Client


def _make(provider):
    settings = [row for row in table()["settings"] if provider["name"] in row["providers"]]
    members = {"__module__": __name__, "_provider": provider, "_settings": settings}
    lines = [f"    {row['name']}: {row['doc']}" for row in settings]
    prefix = provider["env"]
    members["__doc__"] = "\n".join(
        [
            provider["doc"] + ".",
            "",
            "Settings are given by keyword, else taken from environment variables when the client "
            "is made:",
            f"{prefix} and the setting's name in capitals. `token` may also be a function that "
            f"returns a token,",
            "or a token and its life in seconds. `token_file` names a file, `token_store` an "
            "object with load and save, in which",
            "tokens outlive the client. Threads may share a client.",
            "",
            *lines,
        ]
    )
    for part, rows in _parts(provider["name"]).items():
        members[part] = _Part(provider["class"], part, rows)
    return _ClientType(provider["class"], (base_of(settings),), members)


_PROVIDERS = {provider["class"]: provider for provider in table()["providers"]}

__all__ = sorted(_PROVIDERS)


def __getattr__(name):
    if name not in _PROVIDERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = globals()[name] = _make(_PROVIDERS[name])
    return made


def __dir__():
    return __all__
