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
OPTIONS = (
    "   :members:",
    "   :inherited-members: object, Exception, Sequence, Mapping, list, dict, tuple",
)
# What clients have besides their namespaces.
OF_CLIENTS = (
    *("request", "explain", "drift", "recipe", "for_issuer", "reconcile", "upload", "download"),
    "close",
)
MODULES = ("webhooks", "files", "hem", "testing", "table", "sandbox", "history", "notebook")


def title(words: str, line: str = "=") -> list[str]:
    return [words, line * len(words), ""]


def client_page(provider: dict[str, Any]) -> str:
    name = provider["class"]
    kind = getattr(libperk, name)
    lines = [*title(f"libperk.{name}"), f".. py:class:: libperk.{name}(**settings)", ""]
    lines += indented(text.paragraphs(inspect.getdoc(kind) or ""))
    lines += ["", f"   ``libperk.Async{name}`` has the same methods, to be awaited.", ""]
    for method in OF_CLIENTS:
        if hasattr(kind, method):
            lines += ["", f"   .. automethod:: libperk.{name}.{method}"]
    lines.append("")
    with kind(token="-", base_url="https://api.example.com") as client:
        for part, operations in provider["namespaces"].items():
            lines += title(part, "-")
            lines += methods(getattr(client, part), f"libperk.{name}.{part}", list(operations))
    return "\n".join(lines) + "\n"


def methods(namespace: Any, path: str, operations: list[str]) -> list[str]:
    """Those of the table in its order, then what is made from them."""
    names = [name for name in dir(type(namespace)) if not name.startswith("_")]
    names = operations + sorted(set(names) - set(operations))
    lines: list[str] = []
    for name in names:
        method = getattr(namespace, name)
        lines += ["", f".. py:method:: {path}.{name}{inspect.signature(method)}", ""]
        lines += indented(text.paragraphs(inspect.getdoc(method) or ""))
    return lines


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
    providers = table()["providers"]
    made = {
        row["class"].lower(): client_page(table_row("providers", row["name"])) for row in providers
    }
    for name, (words, classes) in SHOWN.items():
        lines = title(words)
        for each in classes:
            directive = "autoexception" if each.endswith("Error") else "autoclass"
            lines += [f".. {directive}:: libperk.{each}", *OPTIONS, ""]
        made[name] = "\n".join(lines) + "\n"
    for name in MODULES:
        lines = [*title(f"libperk.{name}"), f".. automodule:: libperk.{name}", "   :members:"]
        made[name] = "\n".join([*lines, "   :imported-members:", ""])
    made["errors"] = errors_page()
    return made
