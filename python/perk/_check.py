"""Arguments that are used before the core sees them: wrong ones are refused here, in the form of the core's own errors."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from perk._failure import PerkError

MOST = (1 << 63) - 1


def wrong(name: str, text: str) -> PerkError:
    """The error to raise for an argument of the wrong type."""
    from perk.errors import WrongTypeError

    made = WrongTypeError(f"{name}: {text}")
    made.pointer = name
    return made


def whole(name: str, value: Any, least: int = -MOST) -> int:
    """A whole number that the core can hold."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong(name, "a whole number is needed here")
    if not least <= value <= MOST:
        from perk.errors import OutOfRangeError

        made = OutOfRangeError(f"{name}: must be at least {least}" if value < least else f"{name}: is too large")
        made.pointer = name
        raise made
    return value
