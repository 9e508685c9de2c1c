"""libperk: clients for card-linked-offer and rewards APIs. An unofficial client; one small C core with a thin Python face.

    import perk

    kard = perk.Kard(client_id="…", client_secret="…", organization_id="…", environment="sandbox")
    for offer in kard.offers.list("user-1", supported_components="all", include="categories"):
        print(offer.name, offer.user_reward.value)

Importing this package loads nothing else: names are fetched from their modules when they are first used.
"""

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
    "webhooks",
]

_HOMES = {
    "Capillary": "perk.clients",
    "Kard": "perk.clients",
    "KardLegacy": "perk.clients",
    "Document": "perk._documents",
    "Page": "perk._documents",
    "Resource": "perk._documents",
    "Struct": "perk._values",
    "Outcomes": "perk.bulk",
    "Pages": "perk._calls",
    "PerkError": "perk.errors",
    "Quota": "perk._tokens",
    "Recipe": "perk._recipe",
    "parse": "perk._core",
    "dump": "perk._core",
}
_MODULES = frozenset(("bulk", "clients", "enums", "errors", "files", "hem", "inputs", "resources", "table", "webhooks"))


def _frozen():
    """Never called: what freezes a program (PyInstaller and the like) finds modules by the imports that it reads."""
    from perk import (  # noqa: F401
        _calls,
        _core,
        _documents,
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
        webhooks,
    )


def __getattr__(name):
    from importlib import import_module

    if name in _MODULES:
        return import_module("perk." + name)
    if name == "__version__":
        value = import_module("perk._core").perk_version()
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'perk' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__():
    return sorted(__all__)
