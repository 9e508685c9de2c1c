"""What of a resource people look at, as the core sums it up."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._documents import Resource

