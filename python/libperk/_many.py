"""The methods of operations that list, for many ids: `table` and `for_users` (or `for_each`)."""

from __future__ import annotations

from libperk._calls import split_options
from libperk._check import missing
from libperk._ids import Taken
from libperk._pull import Pull, Running, Wanted, got_class
from libperk._tables import OPTIONS as TABLE_OPTIONS
from libperk._tables import Plan, Store, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._calls import Caller, Operation
    from libperk._pull import Got

_classes: dict[tuple[str, str], type[Got[Any]]] = {}


def perform_table(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Table:
    operation.named(args, named, ["ids"])
    ids, key = named.pop("ids", None), named.pop("key", None)
    options = {name: named.pop(name) for name in TABLE_OPTIONS if name in named}
    key = key or operation.row["lists"]["key"]
    if ids is not None and key is None:
        raise missing("key", "the name of the parameter that the ids are for")
    wanted = Wanted(client, operation, key, named, split_options(client, named))
    return Table(Store(Plan(wanted, ids, options)))


def perform_each(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Pull[Any]:
    wanted, ids, checkpoint, kind = each_of(client, operation, args, named)
    return Pull(Running(wanted, Taken(ids), checkpoint=checkpoint), kind)


def each_of(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> tuple[Wanted, Any, Any, type[Any]]:
    """What is wanted, the ids, the checkpoint, and the class of the results."""
    lists = operation.row["lists"]
    takes = ["ids"] if lists["users"] else ["key", "ids"]
    operation.named(args, named, takes)
    for name in takes:
        if name not in named:
            raise missing(name, "what to fetch")
    key = lists["key"] if lists["users"] else named.pop("key")
    ids, checkpoint = named.pop("ids"), named.pop("checkpoint", None)
    wanted = Wanted(client, operation, key, named, split_options(client, named))
    return wanted, ids, checkpoint, _class_of(client, operation, key)


def each_title(row: dict[str, Any]) -> str:
    """The name of the class of an operation's results, behind that of its namespace."""
    return "".join(part.title() for part in f"{row['namespace']}_{row['lists']['each']}".split("_"))


def _class_of(client: Caller, operation: Operation, key: str) -> type[Got[Any]]:
    found = _classes.get((operation.name, key))
    if found is None:
        row = operation.row
        names = [key, "user_id"] if row["lists"]["users"] else [key]
        title = client._provider["class"] + each_title(row)
        found = got_class(title, row["namespace"], names)
        _classes[operation.name, key] = found
    return found
