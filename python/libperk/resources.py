"""One class for each type of resource and nested object that the table knows
(`libperk.resources.Offer`), made when first used.

Types that the table does not know are plain `libperk.Resource`s. Offers and their events have
their own methods, from libperk._documents.
"""

import libperk._documents  # noqa: F401 - registers the bases
from libperk._classes import named, types_of_classes
from libperk._classes import resource_class as class_for  # noqa: F401
from libperk.table import names


def __getattr__(name):
    if name == "__all__":
        return __dir__()
    made = None if name.startswith("_") else named(name)
    if made is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, made)


def __dir__():
    return sorted({*types_of_classes(), *names("objects")})
