"""libperk: clients for card-linked-offer and rewards APIs. An unofficial client; one small C core
with a thin Python face.

    import libperk

    kard = libperk.Kard(client_id="…", client_secret="…", organization_id="…",
                        environment="sandbox")
    for offer in kard.offers.list("user-1", supported_components="all", include="categories"):
        print(offer.name, offer.user_reward.value)

Importing this package loads nothing else: names are fetched from their modules when they are first
used.
"""

import sys

_HOMES = {
    "clients": "AsyncCapillary AsyncKard AsyncKardLegacy Capillary Kard KardLegacy",
    "_async": "AsyncOutcomes AsyncPages",
    "_async_many": "AsyncPull",
    "_documents": "Document Page Resource",
    "_observe": "Exchange",
    "_values": "Struct",
    "bulk": "Outcomes",
    "_calls": "Pages",
    "errors": "PerkError",
    "_tokens": "Quota",
    "_recipe": "Recipe",
    "_pull": "Got Pull Report",
    "_columns": "Batch",
    "_explore": "explore",
    "_tables": "Table",
    "_core": "dump parse",
}
_NAMES = {name: home for home, names in _HOMES.items() for name in names.split()}
_MODULES = (
    *("bulk", "clients", "enums", "errors", "files", "hem"),
    *("history", "inputs", "notebook", "otel", "resources", "sandbox", "table"),
    *("testing", "webhooks"),
)

__all__ = sorted(["__version__", *_NAMES, *_MODULES])


def _frozen():
    """Never called: what freezes a program (PyInstaller and the like) finds modules by the imports
    that it reads."""
    from libperk import (  # noqa: F401
        _async,
        _async_many,
        _calls,
        _core,
        _documents,
        _driver,
        _explore,
        _many,
        _parts,
        _recipe,
        _tokens,
        _values,
        bulk,
        clients,
        enums,
        errors,
        files,
        hem,
        history,
        inputs,
        notebook,
        resources,
        table,
        testing,
        webhooks,
    )


def _module(name):
    __import__(f"libperk.{name}")  # importlib is slow to load
    return sys.modules[f"libperk.{name}"]


def __getattr__(name):
    if name in _MODULES:
        return _module(name)
    if name == "__version__":
        value = _module("_core").perk_version()
    elif name in _NAMES:
        value = getattr(_module(_NAMES[name]), name)
    else:
        raise AttributeError(f"module 'libperk' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__():
    return __all__
