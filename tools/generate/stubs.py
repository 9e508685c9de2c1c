"""Writes the type stubs of the parts of libperk that are made from the core's table: errors, enums,
inputs, resources, clients.

Usage: python tools/generate/stubs.py [FOLDER]     (default: python/libperk). `make generate` runs
it. A test compares what this makes with what is committed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from libperk._classes import base_of
from libperk._many import each_title
from libperk._shapes import item_names, shapes
from libperk._signatures import (
    BOUNDS,
    CONNECTION,
    changeable,
    client_docstring,
    docstring,
    field_line,
    options_of,
    parameters,
    settings_of,
    shared,
)
from libperk.clients import ASYNC
from libperk.clients import base_of as client_base_of
from libperk.errors import _ALSO
from libperk.table import load as table
from libperk.table import row as table_row

Row = dict[str, Any]

HEAD = "# Made by tools/generate/stubs.py from the core's table: change the table, not this file.\n"
READ = {
    "string": "str",
    "int": "int",
    "num": "float",
    "bool": "bool",
    "time": "datetime",
    "object": "Struct",
    "json": "Any",
}
WRITE = {**READ, "num": "float | Decimal", "time": "datetime | str", "object": "Mapping[str, Any]"}


# ---- errors ----


def errors() -> list[str]:
    lines = [HEAD, "from libperk._failure import PerkError as PerkError", ""]
    for row in table()["errors"]:
        also = _ALSO.get(row["class"])
        bases = row["parent"] + (f", {also.__name__}" if also else "")
        lines += [f"class {row['class']}({bases}):", *documented(row["doc"] + "."), ""]
    return lines


def documented(text: str, indent: str = "    ") -> list[str]:
    """A docstring, as lines of a stub. Editors show it."""
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    first, *rest = escaped.split("\n")
    lines = [f'{indent}"""{first}', *(f"{indent}{line}".rstrip() for line in rest)]
    return [*lines[:-1], lines[-1] + '"""'] if rest else [lines[0] + '"""']


# ---- enums ----


def enums() -> list[str]:
    lines = [HEAD, "from typing import Literal", ""]
    for row in table()["enums"]:
        values = row["values"] if row["numbers"] else map(quoted, row["values"])
        lines.append(f"{row['name']} = Literal[{', '.join(values)}]")
    return lines


def quoted(word: str) -> str:
    return '"' + word + '"'


# ---- inputs ----


def written(field: Row, home: str = "inputs.") -> str:
    """The type of a value in a request."""
    if "fixed" in field:
        return f"Literal[{quoted(field['fixed'])}]"
    if field.get("object"):
        return home + str(field["object"])
    if field.get("format") == "decimal":
        return "str | float | Decimal"
    return f"enums.{field['values']}" if field.get("values") else WRITE[field["type"]]


def member(field: Row) -> str:
    word = written(field, "")
    word = word if field["arity"] == "one" else f"Sequence[{word}]"
    note = f"  # {field['unit']}" if field.get("unit") else ""
    return (
        f"    {field['name']}: {word if field['required'] else f'NotRequired[{word} | None]'}{note}"
    )


def inputs() -> list[str]:
    body = []
    for name, fields in shapes().items():
        text = "\n".join(["Members:", *map(field_line, fields)])
        body += [f"class {name}(TypedDict):", *documented(text)]
        for field in fields:
            body += [member(field), *documented(field["doc"])]
        body.append("")
    lines = [
        HEAD,
        "from collections.abc import Sequence",
        "from datetime import datetime",
        "from decimal import Decimal",
    ]
    lines += [
        "from typing import Any, Literal",
        "",
        "from typing_extensions import NotRequired, TypedDict",
        "",
    ]
    return [*lines, "from libperk import enums", "", *body]


# ---- resources ----


def attribute(field: Row) -> str:
    word = field.get("object") or ("Decimal" if field.get("exact") else READ[field["type"]])
    if field.get("values"):
        word = f"enums.{field['values']} | {word}"
    word = word if field["arity"] == "one" else f"list[{word}]"
    return f"    {field['name']}: {word}{'' if field['required'] else ' | None'}"


def class_lines(name: str, base: str, fields: list[Row], doc: str = "") -> list[str]:
    own = [field for field in fields if not (base != "Struct" and field["name"] in ("type", "id"))]
    members = [f"    {field['name']}: {field['doc']}" for field in fields]
    text = "\n".join([doc, "", *members]).strip()
    body = [*(documented(text) if text else ())]
    for field in own:
        body += [attribute(field), *documented(field["doc"])]
    return [f"class {name}({base}):", *(body or ["    ..."]), ""]


def relations(row: Row, known: set[str]) -> list[str]:
    """Relationships as attributes, and `related` by their names."""
    lines: list[str] = []
    overloads: list[str] = []
    for relation in row["relations"]:
        word = related(relation)
        if not {relation["name"], relation["wire"]} & known:
            what = "resources" if relation["many"] else "resource"
            text = f"The related {what} ({relation['wire']}), which the reply has to include."
            lines += ["    @property", f"    def {relation['name']}(self) -> {word}:"]
            lines += documented(text, " " * 8)
        overloads += [
            "    @overload",
            f'    def related(self, name: Literal["{relation["wire"]}"]) -> {word}: ...',
        ]
    if overloads:
        overloads += ["    @overload", "    def related(self, name: str) -> Any: ..."]
    return [*lines, *overloads]


def related(relation: Row) -> str:
    classes = {kind["type"]: kind["class"] for kind in table()["resources"]}
    names = dict.fromkeys(classes.get(name, "Resource") for name in relation["types"])
    word = " | ".join(names) or "Resource"
    return f"list[{word}]" if relation["many"] else f"{word} | None"


def resources() -> list[str]:
    objects = {row["name"]: row["fields"] for row in table()["objects"]}
    lines = [
        HEAD,
        "from datetime import datetime",
        "from decimal import Decimal",
        "from typing import Literal, overload",
        "",
        "from libperk import enums",
    ]
    lines += [
        "from libperk._documents import EventActions, OfferActions, Resource",
    ]
    lines += ["from libperk._values import Struct", ""]
    for name, fields in objects.items():
        lines += class_lines(name, "Struct", fields)
    for row in table()["resources"]:
        fields = objects[row["attributes"]]
        *made, end = class_lines(row["class"], base_of(row["type"]).__name__, fields, row["doc"])
        more = relations(row, {name for field in fields for name in (field["name"], field["wire"])})
        lines += [line for line in made if line != "    ..." or not more]
        lines += [*more, end]
    if any(": Any" in line for line in lines):
        lines.insert(2, "from typing import Any")
    return [*lines, "def class_for(type: str | None, expected: str = ...) -> type[Resource]: ..."]


# ---- clients ----


def parameter(field: Row, row: Row) -> str:
    word = (
        " | ".join(f"inputs.{name}" for name in item_names(row))
        if field["type"] == "item"
        else written(field)
    )
    if field["arity"] != "one":
        one = "" if field["type"] == "item" else f"{word} | "
        word = f"{one}Sequence[{word}]"
    if field.get("all_word"):
        word += f' | Literal["{field["all_word"]}"]'
    needed = field["required"] and "setting" not in field
    return f"{field['name']}: {word}" + ("" if needed else " | None = None")


def reply(row: Row) -> str:
    classes = {kind["type"]: kind["class"] for kind in table()["resources"]}
    what = " | ".join(dict.fromkeys(classes[name] for name in row["reply_types"]))
    if row["paging"] != "none":
        return f"Pages[{what or 'Resource'}]"
    if row["multi_status"] or row["reply_many"]:
        return f"Document[{what or 'Resource'}]"
    return what or "Any"


def method(name: str, row: Row) -> list[str]:
    positional, rest = parameters(row)
    lines = [
        f"    def {name}(",
        "        self,",
        *(f"        {parameter(field, row)}," for field in positional),
        "        *,",
    ]
    lines += [f"        {parameter(field, row)}," for field in rest]
    lines += [f"        {option}: int | None = None," for option in BOUNDS]
    lines.append("        headers: Mapping[str, str] | None = None,")
    lines += ["        strict: bool | None = None,", f"    ) -> {reply(row)}:"]
    return [*lines, *documented(docstring(row, "one"), " " * 8)]


def many(name: str, row: Row) -> list[str]:
    """Two overloads: for items, and for the rows of a table. A union of both would hide the items'
    types from pyright where they come from a generator expression."""
    items = parameter(parameters(row)[0][-1], row)
    head, *lines = method(f"{name}_many", row)
    lines = lines[: next(n for n, line in enumerate(lines) if line.startswith("    ) ->"))]
    made: list[str] = []
    for given in (items.replace("Sequence[", "Iterable["), items.partition(":")[0] + ": ArrowRows"):
        made += [
            "    @overload",
            head,
            *(line.replace(items, given) for line in lines),
            "        progress: Callable[[int, int], None] | None = None,",
            "        max_in_flight: int | None = None,",
            "    ) -> Outcomes:",
            *documented(docstring(row, "many"), " " * 8),
        ]
    return made


def modify(row: Row) -> list[str]:
    """What is omitted stays unchanged, so there is no value for "not given"; None clears what is
    optional."""
    positional, rest = parameters(row)
    lines = [
        "    def modify(",
        "        self,",
        *(f"        {parameter(field, row)}," for field in positional[:-1]),
        "        *,",
    ]
    lines += [f"        {parameter(field, row)}," for field in rest]
    for field in changeable(row):
        head, needed, word = parameter({**field, "required": True}, row).partition(": ")
        lines.append(f"        {head}{needed}{word}{'' if field['required'] else ' | None'} = ...,")
    lines += [f"        {option}: int | None = None," for option in BOUNDS]
    lines.append("        headers: Mapping[str, str] | None = None,")
    lines += ["        strict: bool | None = None,", f"    ) -> {reply(row)}:"]
    return [*lines, *documented(docstring(row, "modify"), " " * 8)]


def table_method(row: Row) -> list[str]:
    return [
        f"    def {row['lists']['table']}(",
        "        self,",
        "        ids: Iterable[Any] | None = None,",
        "        *,",
        *(f"        {parameter(field, row)}," for field in shared(row, "table")),
        "        key: str | None = None,",
        *ending(row, "table", "Table"),
    ]


def each(title: str, row: Row) -> list[str]:
    lines = [f"    def {row['lists']['each']}(", "        self,"]
    lines += [] if row["lists"]["users"] else ["        key: str,"]
    lines += ["        ids: Iterable[Any],", "        *,"]
    lines += [f"        {parameter(field, row)}," for field in shared(row, "each")]
    return [*lines, *ending(row, "each", f"Pull[{title}]")]


def ending(row: Row, shape: str, returned: str) -> list[str]:
    return [
        *(f"        {name}: {word} | None = None," for name, _, word, _ in options_of(shape)),
        *(f"        {option}: int | None = None," for option in BOUNDS),
        "        headers: Mapping[str, str] | None = None,",
        "        strict: bool | None = None,",
        f"    ) -> {returned}:",
        *documented(docstring(row, shape), " " * 8),
    ]


def got(title: str, row: Row) -> list[str]:
    """The class of what comes of each id."""
    kinds = reply({**row, "paging": "none"})[len("Document[") : -1]
    lists = row["lists"]
    names = dict.fromkeys([lists["key"], "user_id"] if lists["users"] else [lists["key"]])
    return [
        f"class {title}(Got[{kinds}]):",
        "    @property",
        f"    def {row['namespace']}(self) -> list[{kinds}]: ...",
        *(f"    @property\n    def {name}(self) -> str: ..." for name in names if name),
        "",
    ]


def client(provider: Row, prefix: str = "") -> list[str]:
    provider = table_row("providers", provider["name"])
    lines, parts = [], []
    for part, operations in provider["namespaces"].items():
        title = prefix + provider["class"] + "".join(word.title() for word in part.split("_"))
        parts.append(f"    {part}: {title}")
        listing = [
            row
            for row in (table_row("operations", name) for name in operations.values())
            if row["lists"]
        ]
        for row in listing:
            lines += [] if prefix else got(provider["class"] + each_title(row), row)
        lines += [
            f"class {title}({prefix}Namespace):",
            *documented(f"Operations: {', '.join(operations)}"),
        ]
        for name, operation in operations.items():
            row = table_row("operations", operation)
            lines += method(name, row)
            if row["modify"]:
                lines += modify(row)
            if row["many"]:
                lines += many(name, row)
            if row["lists"]:
                lines += table_method(row)
                lines += each(provider["class"] + each_title(row), row)
        lines.append("")
    return [
        *lines,
        f"class {prefix}{provider['class']}({prefix}{client_base_of(provider).__name__}):",
        *documented(client_docstring(provider, awaited=prefix != "")),
        *parts,
        *constructor(provider),
        "",
    ]


def constructor(provider: Row) -> list[str]:
    settings = [row for row in settings_of(provider) if row["name"] != "token"]
    lines = [
        "    def __init__(",
        "        self,",
        "        *,",
        "        token: str | Callable[..., str | tuple[str, float]] | None = None,",
    ]
    lines += [f"        {row['name']}: {written(row)} | None = None," for row in settings]
    lines += [f"        {name}: {word} | None = None," for name, word in CONNECTION]
    return [*lines, "    ) -> None: ...", "    def __enter__(self) -> Self: ..."]


def awaited(lines: list[str]) -> list[str]:
    """The methods of a client for asyncio: each is a coroutine, but for those of lists."""
    made: list[str] = []
    start = 0
    for line in lines:
        if line.startswith("    def "):
            start = len(made)
        if line.startswith("    ) -> ") and not re.search(r"(Pages|Pull)\[|None: ", line):
            made[start] = made[start].replace("def ", "async def ", 1)
        made.append(ASYNC_LINES.get(line.strip()) or re.sub(ASYNC_WORDS, r"\1Async\2", line))
    return made


ASYNC_WORDS = r"^(    \) -> |        Returns: )((?:Pages|Outcomes|Pull)\b)"
ASYNC_LINES = {
    "token: str | Callable[..., str | tuple[str, float]] | None = None,": "        token: str | "
    "Callable[..., Token | Awaitable[Token]] | None = None,",
    "token_store: TokenStore | None = None,": "        token_store: TokenStore | AsyncTokenStore "
    "| None = None,",
    "ids: Iterable[Any],": "        ids: Iterable[Any] | AsyncIterable[Any],",
    "ids: Iterable[Any] | None = None,": "        ids: Iterable[Any] | AsyncIterable[Any] "
    "| None = None,",
    "def __enter__(self) -> Self: ...": "    async def __aenter__(self) -> Self: ...",
    "transport: Transport | None = None,": "        transport: Transport | AsyncTransport "
    "| None = None,",
}


def clients() -> list[str]:
    body: list[str] = []
    for provider in table()["providers"]:
        body += client(provider)
        body += awaited(client(provider, ASYNC))
    text = "\n".join(body)
    kinds = sorted(
        {
            kind["class"]
            for kind in table()["resources"]
            if any(mark in text for mark in marks(kind["class"]))
        }
    )
    lines = [
        HEAD,
        "from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping",
        "from collections.abc import Sequence",
    ]
    lines += [
        f"from {home} import {name}"
        for home, name in (("datetime", "datetime"), ("decimal", "Decimal"))
        if name in text
    ]
    lines += [
        "from os import PathLike",
        "from typing import Any, Literal, overload",
        "",
        "from typing_extensions import Self",
        "",
    ]
    lines += [
        "from libperk import enums, inputs",
        "from libperk._async import AsyncClient, AsyncIssuerClient, AsyncOutcomes, AsyncPages",
        "from libperk._async import AsyncTokenStore, AsyncTransport",
        "from libperk._async_many import AsyncPull",
        "from libperk._calls import Pages",
    ]
    lines += [
        "from libperk._client import Client, IssuerClient",
        "from libperk._documents import Document",
    ]
    lines += [
        "from libperk._connection import Transport",
        "from libperk._observe import Hook",
        "from libperk._progress import Progress",
        "from libperk._pull import Got, Pull",
        "from libperk._tables import Table",
        "from libperk._tokens import Token, TokenStore",
    ]
    lines += ["from libperk.bulk import ArrowRows, Outcomes"] if "Outcomes" in text else []
    lines += [f"from libperk.resources import {', '.join(kinds)}", ""]
    return [
        *lines,
        "",
        "class Namespace:",
        "    def __init__(self, client: Client) -> None: ...",
        "",
        "class AsyncNamespace:",
        "    def __init__(self, client: AsyncClient) -> None: ...",
        "",
        *body,
    ]


def marks(name: str) -> tuple[str, ...]:
    return tuple(
        before + name + after for before in ("-> ", "[", " | ") for after in (":", "]", " |")
    )


def main(folder: str = "python/libperk") -> None:
    for name, make in (
        ("errors", errors),
        ("enums", enums),
        ("inputs", inputs),
        ("resources", resources),
        ("clients", clients),
    ):
        lines = make()
        Path(folder, name + ".pyi").write_text(
            "\n".join(lines).rstrip("\n") + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
