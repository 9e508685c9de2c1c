"""What notebooks show: HTML of resources, lists and results, without a dependency.

Each function returns a complete fragment, with its style for light and dark themes and its script.
Whatever a reply holds is text in it, never markup or a script. Pictures are loaded when their
button is pressed only, since loading one may count as an impression. Values of people are masked.
Nothing is fetched.

Imported when a notebook asks for it.
"""

from __future__ import annotations

from libperk._html import changes as _changes
from libperk._html import columns as _columns
from libperk._html import resources as _resources
from libperk._html import results as _results
from libperk._html.lists import counted
from libperk._html.page import fragment, script, style
from libperk._html.tags import tag
from libperk._html.values import spaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from libperk._calls import Listing
    from libperk._columns import Kept
    from libperk._documents import Document, Resource
    from libperk._pull import Report
    from libperk._tokens import Quota
    from libperk._values import Struct
    from libperk.bulk import Outcomes
    from libperk.history import Diff

__all__ = [
    "card",
    "cards",
    "columns",
    "diff",
    "document",
    "explanation",
    "findings",
    "listing",
    "map_of",
    "outcomes",
    "quota",
    "report",
    "script",
    "struct",
    "style",
    "table",
]


def card(resource: Resource, *, now: datetime | None = None, bare: bool = False) -> str:
    """A resource as a card: an offer with what matters of it, others as names and values. `now` is
    the time that days left are counted from. `bare` leaves out style and script, for a page that
    has `style()` and `script()` once."""
    made = _resources.card(resource, now)
    return tag("div", made, class_="perk") if bare else fragment(made)


def cards(resources: Iterable[Resource], *, now: datetime | None = None) -> str:
    """Resources as cards side by side."""
    made = [_resources.card(resource, now) for resource in resources]
    return fragment(tag("div", *made, class_="perk-cards"))


def table(
    resources: Sequence[Resource], *, title: str | None = None, now: datetime | None = None
) -> str:
    """Resources as a table of at most 100 rows, with their count."""
    count = len(resources)
    return _resources.table(resources, count, title or _title(resources), now)


def _title(resources: Sequence[Resource]) -> str:
    if not resources:
        return "0 resources"
    names = {type(resource).__name__ for resource in resources}
    name = spaced(names.pop() if len(names) == 1 else "Resource")
    return counted(len(resources), name, f"{name[:-1]}ies" if name.endswith("y") else "")


def map_of(locations: Sequence[Resource], *, title: str = "Locations") -> str:
    """Locations on a drawn map."""
    return _resources.map_of(locations, title)


def struct(value: Struct) -> str:
    return fragment(_resources.object_card(value))


def document(found: Document[Any]) -> str:
    """A reply: its only resource as a card, several as a table, places with their map."""
    every = found._all()
    if len(every) == 1:
        return card(every[0])
    if every and all(resource.type == "location" for resource in every):
        return map_of(every)
    return table(every)


def columns(kept: Kept, name: str) -> str:
    """The first rows of a table; `name` is that of its class."""
    return _columns.columns_table(kept, name)


def outcomes(found: Outcomes) -> str:
    return _results.outcomes_panel(found)


def quota(found: Quota) -> str:
    return _results.quota_panel(found)


def findings(found: Sequence[Mapping[str, Any]]) -> str:
    return _results.findings_table(found)


def explanation(found: dict[str, Any]) -> str:
    return _results.explanation_panel(found)


def diff(found: Diff) -> str:
    """What changed between two snapshots of `libperk.history`."""
    return _changes.diff_panel(found)


def listing(pages: Listing) -> str:
    return _results.listing_panel(pages)


def report(found: Report) -> str:
    return _results.report_panel(found)
