"""`libperk.explore`: the offers of one user, or of two side by side, as a widget of a notebook. It
needs the extra `[notebook]`, which is loaded when a widget is made."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from libperk._explore.widget import Explorer
    from libperk.clients import Kard


def explore(
    kard: Kard,
    user_id: str | Iterable[str],
    *,
    read_only: bool = False,
    locations: Iterable[Any] | None = None,
    **options: Any,
) -> Explorer:
    """A widget that shows the offers of a user: a list, cards and a map, with filters. With two
    user ids it compares their offers.

    The offers are read now, and nothing else is requested until somebody clicks: the widget asks
    before it activates an offer, and reads the locations for the map on request. It loads no
    picture. `widget.selection` and `widget.filtered` are lists of offers, `widget.frame()` is a
    DataFrame.

    Parameters:
        kard: an open client of Kard v2
        user_id: your id of the user, or two ids
        read_only: True: offers cannot be activated here
        locations: places for the map that you have already read, with include="offers"
        options: more parameters of kard.offers.list, such as search or category

    Returns: Explorer, a widget of anywidget

    Raises: InputError for arguments; other classes of libperk.errors when the offers cannot be
        read."""
    from libperk._explore.reading import read
    from libperk._extras import needed

    needed("anywidget", "notebook")
    from libperk._explore.widget import Explorer

    return Explorer(read(kard, user_id, options), read_only=read_only, locations=locations)
