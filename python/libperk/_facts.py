"""What of a resource people look at first, as the core reads it by the marks of the table."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from libperk._documents import Resource


def facts_of(resource: Resource) -> dict[str, str]:
    """Title, reward, starts, ends, channel, category and merchant, those that there are. Texts are
    safe for people to see, and personal ones are masked."""
    found: dict[str, str] = _core.parse(_core.perk_resource_facts(resource._native))
    return found
