"""What a forked child makes anew of this package's own state. csrc/base/process.h and
csrc/curl/fork.h describe the core's and the driver's state.

A lock may be held by a thread that the child does not have, and a list of what is under way is
about the parent. Objects with such state have a method `_in_child`, and register themselves when
they are made.
"""

from __future__ import annotations

import os
from _weakref import ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Forked(Protocol):
        def _in_child(self) -> None: ...


_known: set[ref[Any]] = set()


def register(thing: Forked) -> None:
    """From now on, children call the object's `_in_child` before anything else of theirs runs."""
    _known.add(ref(thing, _known.discard))


def _renew_all() -> None:
    for known in [*_known]:
        thing = known()
        if thing is not None:
            thing._in_child()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_all)
