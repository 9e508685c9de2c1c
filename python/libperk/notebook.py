"""Resources as cards, tables and maps for notebooks: the last line of a cell shows them.

    libperk.notebook.table(kard.offers.list("user-1"))

Single resources, pages and results are shown without this module. Pictures are loaded when their
button is pressed only: loading one may count as an impression.
"""

from __future__ import annotations

from libperk import _html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from libperk._documents import Resource

__all__ = ["Shown", "cards", "map_of", "table"]


class Shown:
    """HTML that notebooks show; `html` is its text, for a file or a page."""

    __slots__ = ("_title", "html")

    def __init__(self, html: str, title: str) -> None:
        self.html = html
        self._title = title

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<{self._title}: shown in notebooks>"


def cards(resources: Iterable[Resource], *, now: datetime | None = None) -> Shown:
    """Resources as cards side by side. `now` is the time that days left are counted from."""
    found = [*resources]
    return Shown(_html.cards(found, now=now), f"{len(found)} cards")


def table(
    resources: Iterable[Resource], *, title: str | None = None, now: datetime | None = None
) -> Shown:
    """Resources as a table that is sorted by its headings: the first 100, and their count."""
    found = [*resources]
    return Shown(_html.table(found, title=title, now=now), f"table of {len(found)} resources")


def map_of(locations: Iterable[Resource], *, title: str = "Locations") -> Shown:
    """Locations on a drawn map."""
    found = [*locations]
    return Shown(_html.map_of(found, title=title), f"map of {len(found)} locations")
