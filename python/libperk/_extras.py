"""Libraries that extras of this package install."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def needed(name: str, extra: str) -> Any:
    """A module of another library, or an error that names the extra."""
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise ModuleNotFoundError(
            f"{name} is needed for this: pip install 'libperk[{extra}]'", name=name
        ) from None
