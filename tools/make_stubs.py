"""Writes the type stubs of the parts of perk that are made from the core's table: errors, resources, clients.

Usage: python tools/make_stubs.py [FOLDER]     (default: python/perk). A test compares what this makes with what is committed.
"""

import re
import sys
from pathlib import Path

from perk._failure import _ALSO
from perk._signatures import parameters
from perk._table import table

HEAD = "# Made by tools/make_stubs.py from the core's table: change the table, not this file.\n"
WORDS = {"string": "str", "int": "int", "num": "float", "bool": "bool", "time": "datetime", "object": "Struct", "json": "Any"}


def attribute_type(field):
    word = field.get("object") or WORDS[field["type"]]
    return f"list[{word}]" if field["arity"] != "one" else word


def attribute(field):
    word = attribute_type(field)
    if not field["required"]:
        word += " | None"
    return [f"    @property\n    def {field['name']}(self) -> {word}: ...", f'    """{field["doc"]}"""'] if False else [
        f"    {field['name']}: {word}"
    ]


def errors():
    lines = [HEAD, "from perk._failure import PerkError as PerkError", ""]
    for row in table()["errors"]:
        also = _ALSO.get(row["class"])
        bases = row["parent"] + (f", {also.__name__}" if also else "")
        lines.append(f"class {row['class']}({bases}): ...")
    return lines


def class_lines(name, base, rows):
    fields = [f"    {row['name']}: {attribute_type(row)}{'' if row['required'] else ' | None'}" for row in rows]
    return [f"class {name}({base}):", *(fields or ["    ..."]), ""]


def resources():
    from perk._actions import base_of

    objects = {row["name"]: row["fields"] for row in table()["objects"]}
    lines = [
        HEAD,
        "from datetime import datetime",
        "from typing import Any",
        "",
        "from perk._actions import EventActions, OfferActions",
        "from perk._documents import Resource",
        "from perk._values import Struct",
        "",
    ]
    for name, fields in objects.items():
        lines += class_lines(name, "Struct", fields)
    for row in table()["resources"]:
        lines += class_lines(row["class"], base_of(row["type"]).__name__, objects[row["attributes"]])
    return [*lines, "def class_for(type: str) -> type[Resource]: ..."]


def parameter_type(field):
    word = "Mapping[str, Any] | Resource" if field["type"] == "item" else WORDS[field["type"]]
    word = field.get("values") or word
    if field["type"] == "num":
        word = "float | Decimal"
    if field["type"] == "time":
        word = "datetime | str"
    if field["arity"] == "one":
        return word
    several = f"Sequence[{word}]"
    return f'{several} | Literal["{field["all_word"]}"]' if field.get("all_word") else several


def parameter(field):
    needed = field["required"] and "setting" not in field
    return f"{field['name']}: {parameter_type(field)}" + ("" if needed else " | None = None")


def reply_type(row, kinds):
    what = " | ".join(dict.fromkeys(kinds.get(name, "Resource") for name in row["reply_types"]))
    if row["paging"] != "none":
        return f"Pages[{what or 'Resource'}]"
    if row["multi_status"] or row["reply_shape"] == "list":
        return f"Document[{what or 'Resource'}]"
    return what or "Any"
