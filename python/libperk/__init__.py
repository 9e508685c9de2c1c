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

__all__ = [
    "Capillary",
    "Document",
    "Kard",
    "KardLegacy",
    "Outcomes",
    "Page",
    "Pages",
    "PerkError",
    "Quota",
    "Recipe",
    "Resource",
    "Struct",
    "__version__",
    "bulk",
    "clients",
    "dump",
    "enums",
    "errors",
    "files",
    "hem",
    "inputs",
    "parse",
    "resources",
    "table",
    "testing",
    "webhooks",
]

_HOMES = {
    "Capillary": "libperk.clients",
    "Kard": "libperk.clients",
    "KardLegacy": "libperk.clients",
    "Document": "libperk._documents",
    "Page": "libperk._documents",
    "Resource": "libperk._documents",
    "Struct": "libperk._values",
    "Outcomes": "libperk.bulk",
    "Pages": "libperk._calls",
    "PerkError": "libperk.errors",
    "Quota": "libperk._tokens",
    "Recipe": "libperk._recipe",
    "parse": "libperk._core",
    "dump": "libperk._core",
}
_MODULES = frozenset(
    (
        "bulk",
        "clients",
        "enums",
        "errors",
        "files",
        "hem",
        "inputs",
        "resources",
        "table",
        "testing",
        "webhooks",
    )
)


def _frozen():
    """Never called: what freezes a program (PyInstaller and the like) finds modules by the imports
    that it reads."""
    from libperk import (  # noqa: F401
        _calls,
        _core,
        _documents,
        _recipe,
        _tokens,
        _values,
        bulk,
        clients,
        enums,
        errors,
        files,
        hem,
        inputs,
        resources,
        table,
        testing,
        webhooks,
    )


def _module(name):
    __import__(name)  # importlib is slow to load
    return sys.modules[name]


def __getattr__(name):
    if name in _MODULES:
        return _module("libperk." + name)
    if name == "__version__":
        value = _module("libperk._core").perk_version()
    elif name in _HOMES:
        value = getattr(_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'libperk' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__():
    return sorted(__all__)
