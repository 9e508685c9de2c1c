"""The pages of the Python API: clients with their methods from the table, the rest by autodoc."""

from __future__ import annotations

import inspect
from typing import Any

import text

import libperk
from libperk.table import load as table
from libperk.table import row as table_row

# Page, its title, and what autodoc shows on it.
SHOWN = {
    "replies": ("Replies", ["Resource", "Struct", "Document", "Page", "Pages", "AsyncPages"]),
    "writes": (
        "Outcomes of writes",
        ["Outcomes", "AsyncOutcomes", "bulk.Outcome", "bulk.BulkError"],
    ),
    "many": ("Pulls and tables", ["Pull", "AsyncPull", "Got", "Report", "Table", "Batch"]),
    "processes": ("Recipes and quotas", ["Recipe", "Quota"]),
}
MODULES = ("webhooks", "files", "hem", "testing", "table", "sandbox")


def title(words: str, line: str = "=") -> list[str]:
    return [words, line * len(words), ""]


def client_page(provider: dict[str, Any], prefix: str) -> str:
    name = prefix + provider["class"]
    kind = getattr(libperk, name)
    lines = [*title(f"libperk.{name}"), f".. py:class:: libperk.{name}(**settings)", ""]
    lines += indented(text.paragraphs(inspect.getdoc(kind) or ""))
    for inherited in (
        "request",
        "explain",
        "drift",
        "recipe",
        "for_issuer",
        "reconcile",
        "upload",
        "download",
    ):
        if hasattr(kind, inherited):
            lines += ["", f"   .. automethod:: libperk.{name}.{inherited}"]
    lines.append("")
    for part, operations in provider["namespaces"].items():
        lines += title(part, "-")
        space = getattr(kind, part, None)
        for method in methods(name, part, operations):
            lines += method
        assert space is not None or operations
    return "\n".join(lines) + "\n"


def methods(client: str, part: str, operations: dict[str, str]) -> list[list[str]]:
    with getattr(libperk, client.removeprefix("Async"))(token="-", **needed(client)) as made:
        namespace = getattr(made, part)
        names = [name for name in dir(type(namespace)) if not name.startswith("_")]
        found = []
        for name in sorted(names, key=lambda each: (order(each, operations), each)):
            method = getattr(namespace, name)
            head = f".. py:method:: libperk.{client}.{part}.{name}{inspect.signature(method)}"
            found.append(
                ["", head, "   :no-index-entry:" if client.startswith("Async") else "", ""]
            )
            found[-1] += indented(text.paragraphs(inspect.getdoc(method) or ""))
    return found


def order(name: str, operations: dict[str, str]) -> int:
    known = list(operations)
    return known.index(name) if name in known else len(known)


def needed(client: str) -> dict[str, str]:
    return {"base_url": "https://api.example.com"} if client.endswith("Capillary") else {}


def indented(lines: list[str]) -> list[str]:
    return [f"   {line}".rstrip() for line in lines]


def errors_page() -> str:
    lines = [*title("libperk.errors"), "A tree of classes, made from the core's table."]
    lines += ["", ".. autoexception:: libperk.PerkError", "   :members:", ""]
    for row in table()["errors"]:
        lines += ["", f".. py:exception:: libperk.errors.{row['class']}", ""]
        lines += indented([f"{row['doc']}. *Next:* {text.escaped(row['advice'])}."])
        lines += ["", f"   A :py:exc:`{row['parent']}`.", ""]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    made = {}
    for name in table_row("providers", "kard") and [row["name"] for row in table()["providers"]]:
        provider = table_row("providers", name)
        made[provider["class"].lower()] = client_page(provider, "")
    for name, (words, classes) in SHOWN.items():
        lines = title(words)
        for each in classes:
            directive = "autoexception" if each.endswith("Error") else "autoclass"
            lines += [
                f".. {directive}:: libperk.{each}",
                "   :members:",
                "   :inherited-members: object, Exception, Sequence, Mapping, list, dict, tuple",
                "",
            ]
        made[name] = "\n".join(lines) + "\n"
    for name in MODULES:
        made[name] = "\n".join(
            [
                *title(f"libperk.{name}"),
                f".. automodule:: libperk.{name}",
                "   :members:",
                "   :imported-members:",
                "",
            ]
        )
    made["errors"] = errors_page()
    return made
