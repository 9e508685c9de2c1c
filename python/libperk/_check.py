"""Arguments that are used before the core sees them: wrong ones are refused here, in the form of
the core's own errors."""

from __future__ import annotations

from _operator import index

from libperk import errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk.errors import PerkError

MOST = (1 << 63) - 1


def wrong(name: str, text: str) -> PerkError:
    """The error to raise for an argument of the wrong type."""
    made = errors.WrongTypeError(f"{name}: {text}")
    made.pointer = name
    return made


def missing(name: str, text: str) -> PerkError:
    """The error to raise for an argument that is not there."""
    made = errors.MissingError(f"{name}: {text}")
    made.pointer = name
    return made


def whole(name: str, value: Any, least: int = -MOST) -> int:
    """A whole number that the core can hold."""
    try:
        number = index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise wrong(name, f"a whole number is needed here, not {type(value).__name__}") from None
    if not least <= number <= MOST:
        bound = f"must be at least {least}" if number < least else "is too large"
        made = errors.OutOfRangeError(f"{name}: {bound}")
        made.pointer = name
        raise made
    return number
