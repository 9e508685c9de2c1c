"""Programs for type checkers, made from the table: one that uses every operation with every
argument, one that does all of it wrong, and the examples of the documentation. `python
tests/python/typing_programs.py FOLDER` writes them for reading."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from libperk._shapes import item_names, shapes
from libperk._signatures import parameters
from libperk.table import load as table

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools/generate"))
import examples

Row = dict[str, Any]

SHAPES = shapes()

HEAD = '''"""Made by tests/python/typing_programs.py."""

from datetime import datetime, timezone
from decimal import Decimal

import libperk
from libperk import inputs

NOW = datetime.now(timezone.utc)
'''
PLAIN = {
    "string": '"text"',
    "int": "1",
    "num": 'Decimal("5.7")',
    "bool": "True",
    "time": "NOW",
    "json": '{"any": [1, None]}',
}


# ---- right ----


def literal(field: Row) -> str:
    """Source of a value that the field takes."""
    if "fixed" in field:
        return repr(field["fixed"])
    if field.get("object"):
        return members(SHAPES[field["object"]])
    if field.get("values"):
        row = next(row for row in table()["enums"] if row["name"] == field["values"])
        return str(row["values"][0]) if row["numbers"] else repr(row["values"][0])
    return PLAIN[field["type"]]


def value(field: Row) -> str:
    return literal(field) if field["arity"] == "one" else f"[{literal(field)}]"


def members(fields: list[Row]) -> str:
    return "{" + ", ".join(f'"{field["name"]}": {value(field)}' for field in fields) + "}"


def argument(field: Row, row: Row) -> str:
    if field["type"] != "item":
        return value(field)
    items = ", ".join(members(SHAPES[name]) for name in item_names(row))
    return f"[{items}]" if field["arity"] != "one" else members(SHAPES[item_names(row)[0]])


def right_call(path: str, row: Row) -> list[str]:
    positional, rest = parameters(row)
    lines = [f"    {argument(field, row)}," for field in positional]
    return [
        f"{path}(",
        *lines,
        *(f"    {field['name']}={argument(field, row)}," for field in rest),
        ")",
    ]


def right_many(path: str, row: Row) -> list[str]:
    """`path` may begin with "await"."""
    *before, _ = parameters(row)[0]
    known = "".join(f"{value(field)}, " for field in before)
    lines = []
    for name in item_names(row):
        lines.append(f"items_{name}: list[inputs.{name}] = [{members(SHAPES[name])}]")
        lines.append(f"({path}_many({known}iter(items_{name}), progress=print)).raise_for_errors()")
    return lines


def all_given(row: Row, without: str | None = None) -> str:
    """All arguments by name."""
    fields = [field for part in parameters(row) for field in part if field["name"] != without]
    return "".join(f", {field['name']}={argument(field, row)}" for field in fields)


def lists_of(path: str, row: Row) -> tuple[str, str]:
    """Calls of `table` and of `for_users` or `for_each`, without the closing parenthesis."""
    lists, namespace = row["lists"], path.rpartition(".")[0]
    each = f'(["u"]{all_given(row, lists["key"])}' if lists["users"] else '("any_id", ["u"]'
    if not lists["users"]:
        each += all_given(row)
    return (
        f'{namespace}.{lists["table"]}(["u"]{all_given(row)}',
        f"{namespace}.{lists['each']}{each}",
    )


def right_lists(path: str, row: Row) -> list[str]:
    table, each = lists_of(path, row)
    return [
        f'print({table}, columns=["id"], rest=True, chunk_rows=1, max_wait_s=1).shape)',
        f"print([(one.id, one.index, one.error, one.{row['namespace']}, one.items, one.pages)",
        f'    for one in {each}, max_in_flight=2, ordered=True, checkpoint="state")])',
    ]


# ---- wrong ----


def wrong_lists(path: str, row: Row) -> list[str]:
    table, each = lists_of(path, row)
    return [
        f'{table}, chunk_rows="1")  # type: ignore[arg-type]',
        f"{table}, no_such_name=1)  # type: ignore[call-arg]",
        f"{table}).none  # type: ignore[attr-defined]",
        f'{each}, max_in_flight="2")  # type: ignore[arg-type]',
        f"{each}, columns=[])  # type: ignore[call-arg]",
        f"next({each})).none  # type: ignore[attr-defined]",
    ]


def wrong_call(path: str, row: Row) -> list[str]:
    """Every argument of a wrong type, then one of no such name."""
    positional, rest = parameters(row)
    lines = ["    object(),  # type: ignore[arg-type]" for field in positional]
    lines += [
        f"    {field['name']}=object(),  # type: ignore[arg-type]"
        for field in rest
        if field["type"] != "json"
    ]
    given = ", ".join(
        [
            *(argument(field, row) for field in positional),
            *(f"{f['name']}={argument(f, row)}" for f in rest),
        ]
    )
    named = f"{path}({given}{', ' if given else ''}no_such_name=1)  # type: ignore[call-arg]"
    return [f"{path}(", *lines, '    timeout_ms="1",  # type: ignore[arg-type]', ")", named]


def wrong_items(path: str, row: Row) -> list[str]:
    """An item with a member of no such name; an item without what it needs."""
    *before, field = parameters(row)[0]
    names = item_names(row)
    lines = []
    for name in names:
        extra = members(SHAPES[name])[:-1] + ', "no_such_name": 1}'
        known = "".join(f"{value(each)}, " for each in before)
        code = (
            "typeddict-unknown-key"
            if len(names) == 1
            else "arg-type"
            if field["arity"] == "one"
            else "list-item"
        )
        item = extra if field["arity"] == "one" else f"[{extra}]"
        lines.append(f"{path}({known}{item})  # type: ignore[{code}]")
    return lines


def wrong_shape(name: str, fields: list[Row]) -> list[str]:
    """Every member of a wrong type, then the members that are needed left out."""
    lines = [f"wrong_{name}: inputs.{name} = {{"]
    lines += [
        f'    "{field["name"]}": object(),  # type: ignore[typeddict-item]'
        for field in fields
        if field["type"] != "json"
    ]
    lines += [f'    "{field["name"]}": None,' for field in fields if field["type"] == "json"]
    lines.append("}")
    if any(field["required"] for field in fields):
        lines.append(f"empty_{name}: inputs.{name} = {{}}  # type: ignore[typeddict-item]")
    return lines


# ---- the documentation's examples ----


class Shown(examples.Python):  # type: ignore[misc]
    """The examples as they are printed, but that what comes out of an earlier reply may be missing
    there."""

    def literal(self, value: Any) -> Any:
        found = super().literal(value)
        return f"given({found})" if isinstance(value, examples.Reference) else found


def shown() -> list[str]:
    """The example of each operation in a separate function. That a reply may lack what is printed
    is no mistake."""
    lines = [
        '# mypy: disable-error-code="union-attr, index"',
        "from typing import Any",
        "",
        "def given(value: Any) -> Any:",
    ]
    lines += ["    return value"]
    for name, example in examples.load().items():
        clients = "kard: libperk.Kard, legacy: libperk.KardLegacy, capillary: libperk.Capillary"
        lines += [f"def {name.replace('.', '_')}({clients}) -> None:"]
        lines += [f"    {line}" for line in Shown().block(name, example).splitlines()]
    return lines


# ---- programs ----


def operations(prefix: str = "") -> list[tuple[str, Row]]:
    """Every operation that has a method, with the source of the method. `prefix` is "Async" for
    those of the clients for asyncio."""
    classes = {provider["name"]: prefix + provider["class"] for provider in table()["providers"]}
    rows = [row for row in table()["operations"] if row["host"] != "token"]
    return [
        (f"libperk.{classes[row['provider']]}().{row['namespace']}.{row['method']}", row)
        for row in rows
    ]


def awaited() -> tuple[list[str], list[str]]:
    """The same calls of the clients for asyncio, right and wrong."""
    right, wrong = (["async def main() -> None:"] for _ in range(2))
    for path, row in operations("Async"):
        waits = path if row["returns"] == "pages" else f"await {path}"
        calls, mistakes = right_call(waits, row), wrong_call(waits, row)
        if row["returns"] == "pages":
            calls = ["print([one.id async for one in (", *calls, ")])"]
        else:
            mistakes.append(f"{path}.none  # type: ignore[attr-defined]")
        if row["many"]:
            calls += right_many(f"await {path}", row)
        right += [f"    {line}" for line in calls]
        wrong += [f"    {line}" for line in mistakes]
    return right, wrong


def programs() -> dict[str, str]:
    right, wrong = [HEAD], [HEAD]
    for path, row in operations():
        right += right_call(path, row)
        wrong += wrong_call(path, row)
        if row["many"]:
            right += right_many(path, row)
        if row["lists"]:
            right += right_lists(path, row)
            wrong += wrong_lists(path, row)
        if any(field["type"] == "item" for field in row["params"]):
            wrong += wrong_items(path, row)
    for name, fields in SHAPES.items():
        wrong += wrong_shape(name, fields)
    found = {"right.py": right, "wrong.py": wrong, "shown.py": [HEAD, *shown()]}
    for name, lines in zip(("async_right.py", "async_wrong.py"), awaited(), strict=True):
        found[name] = [HEAD, *lines]
    return {name: "\n".join(lines) + "\n" for name, lines in found.items()}


if __name__ == "__main__":
    for name, text in programs().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8")
