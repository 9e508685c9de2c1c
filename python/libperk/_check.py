"""Arguments that are used before the core sees them: wrong ones are refused here, in the form of
the core's own errors."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._failure import PerkError

MOST = (1 << 63) - 1


def wrong(name: str, text: str) -> PerkError:
    """The error to raise for an argument of the wrong type."""
    from libperk.errors import WrongTypeError

    made = WrongTypeError(f"{name}: {text}")
    made.pointer = name
    return made


def whole(name: str, value: Any, least: int = -MOST) -> int:
    """A whole number that the core can hold."""
    from operator import index

    try:
        number = index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise wrong(name, f"a whole number is needed here, not {type(value).__name__}") from None
    if not least <= number <= MOST:
        from libperk.errors import OutOfRangeError

        made = OutOfRangeError(
            f"{name}: must be at least {least}" if number < least else f"{name}: is too large"
        )
        made.pointer = name
        raise made
    return number
