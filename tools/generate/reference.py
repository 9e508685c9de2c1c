"""Writes the reference pages, docs/reference/: a page for each part of each API, and those of
resources, value sets, errors, settings, and of the provider's own Python package.

All of it comes from the core's table and from docs/reference/examples.json, whose format
tools/generate/examples.py describes.

Usage: python tools/generate/reference.py [FOLDER]     (default: docs/reference). Tests compare what
this makes with what is committed, and run every block of code against the sandbox.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import settings_page
import vendor_page

import examples
from libperk.cli import words
from libperk.table import load as table

Row = dict[str, Any]

MARK = (
    "<!-- made by tools/generate/reference.py: change the core's table or examples.json, not this "
    "page -->\n"
)
FIELDS = ("name", "type", "needed", "meaning")
MANY_VALUES = 8

SETUP = {
    "python": """import libperk

kard = libperk.Kard()
legacy = libperk.KardLegacy()
capillary = libperk.Capillary()
""",
    "lua": """local perk = require "perk"

local kard = assert(perk.kard())
local legacy = assert(perk.kard_legacy())
local capillary = assert(perk.capillary())
""",
    "ruby": """require "libperk"

kard = Perk::Kard.new
legacy = Perk::KardLegacy.new
capillary = Perk::Capillary.new
""",
}

INTRODUCTION = """# Reference

Every operation of the three APIs, with its parameters, its reply and an example in Python, Lua and
Ruby. The examples run after these lines, with settings from the environment (`PERK_CLIENT_ID`,
`PERK_LEGACY_CLIENT_ID`, `PERK_CAPILLARY_KEY` and so on; `help(libperk.Kard)` lists them):

{setup}
Their ids are those of a sandbox that was started with
`python -m libperk.sandbox --now 2026-03-10T12:00:00Z`. Each example is complete: tests run every
one on a fresh sandbox. Every call takes `timeout_ms`, `max_attempts`, `max_pages`, `max_wait_ms`,
`headers` and `strict`.

- **repeat**: *safe* operations are repeated automatically after a failure that may pass; those sent
  *once* are repeated only when the server cannot have acted. Otherwise the error reports that the
  outcome is unknown.
- **limits**: how many items one request takes, and how many resources a page may have. Where
  `create_many` and its siblings are named, they take any number of items and send as many requests
  as needed.
- *unverified* operations are not in the provider's current documents; *deprecated* ones will be
  removed.

[Settings](settings.md) · [resources](resources.md) · [value sets](values.md) ·
[errors](errors.md) · [names in each language](../bindings.md) ·
[the provider's package](vendor_sdk.md)

On the command line, `libperk ops` lists the operations, `libperk ops offers` those with that word
in name or path, and `libperk ops offers.list` shows one in full; all take `--provider kard` and
`--json`. The command needs an extra: `pip install 'libperk[cli]'`.
"""


# ---- pieces ----


def lines_of_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return [
        *lines,
        *(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows),
        "",
    ]


def fence(language: str, code: str) -> str:
    return f"```{language}\n{code}```\n"


def anchor(heading: str) -> str:
    """What the name of a heading becomes in a link."""
    return "".join(
        letter for letter in heading.lower().replace(" ", "-") if letter.isalnum() or letter in "-_"
    )


def field_row(field: Row, root: str) -> tuple[str, str, str, str]:
    return f"`{field['name']}`", words.type_of(field), words.needed(field), meaning(field, root)


def meaning(field: Row, root: str) -> str:
    parts = [field["doc"], *words.bounds(field)]
    if field.get("values"):
        known = words.values(field["values"])
        shown = ", ".join(f"`{value}`" for value in known)
        parts.append(
            f"one of {shown}"
            if len(known) <= MANY_VALUES
            else f"one of {len(known)}: {values_link(field['values'], root)}"
        )
    return "; ".join(parts)


def values_link(name: str, root: str) -> str:
    return f"[{name}]({root}values.md#{anchor(name)})"


def class_link(name: str, root: str) -> str:
    return f"[{name}]({root}resources.md#{anchor(name)})"


# ---- one operation ----


def operation(row: Row, example: Row) -> list[str]:
    lines = [f"## {row['name']}", "", f"{row['doc']}.", ""]
    if row["advice"]:
        lines += [row["advice"], ""]
    lines += [*(f"- {name}: {fact}" for name, fact in facts(row)), ""]
    fields = words.parameters(row)
    if fields:
        lines += lines_of_table(FIELDS, (field_row(field, "../") for field in fields))
    for kind, members in words.bodies(row):
        lines += body(row, kind, members)
    return [
        *lines,
        *(
            fence(language.name, language.block(row["name"], example))
            for language in examples.LANGUAGES
        ),
    ]


def facts(row: Row) -> list[tuple[str, str]]:
    found = [
        ("request", f"`{row['http_method']} {words.path(row)}`"),
        (
            "scope",
            "no token is needed"
            if row["auth"] != "token"
            else f"`{row['scope']}`"
            if row["scope"]
            else "",
        ),
        ("status", "" if row["status"] == "current" else f"**{row['status']}**"),
        ("repeat", words.REPLAY[row["replay"]]),
        ("limits", limits(row)),
        (
            "needs",
            "; ".join(
                "one of " + ", ".join(f"`{name}`" for name in names) for names in row["any_of"]
            ),
        ),
        ("success", success(row)),
        ("reply", reply(row)),
        ("many ids", many_ids(row)),
        ("was it done", row["reconcile"]["note"] if row["reconcile"] else ""),
        (
            "login",
            "sent by the client when it needs a token; it has no method"
            if row["host"] == "token"
            else "",
        ),
    ]
    return [(name, value) for name, value in found if value]


def limits(row: Row) -> str:
    name = row["name"].split(".")[-1]
    return (
        f"{words.items(row)}; `{name}_many` takes any number" if row["many"] else words.limits(row)
    )


def success(row: Row) -> str:
    statuses = " or ".join(map(str, row["success"]))
    if row["multi_status"]:
        return f"{statuses}; after 207 the reply's `errors` lists the rejected items"
    return (
        f"{statuses}, also when some of it failed: read the reply" if row["partial"] else statuses
    )


def many_ids(row: Row) -> str:
    """The methods that take many ids, under their names in Python."""
    lists = row["lists"]
    if not lists:
        return ""
    ids = "ids" if lists["users"] else "name, ids"
    return f"`{lists['each']}({ids})`, `{lists['table']}(ids)`: [many users](../../bulk.md)"


def reply(row: Row) -> str:
    """The reply, and how the other pages are fetched."""
    named = words.classes(row["reply_types"])
    what = " or ".join(class_link(name, "../") for name in named) or "the body of the API's reply"
    if row["paging"] != "none":
        what = f"pages of {what}, fetched as needed {words.PAGING[row['paging']]}"
    elif row["multi_status"] or row["reply_many"]:
        what = f"a document of {what}"
    included = [class_link(name, "../") for name in words.classes(row["included_types"])]
    return what + (f"; may include {' and '.join(included)}" if included else "")


def body(row: Row, kind: Row, members: list[Row]) -> list[str]:
    if not members:
        return []
    what = f"{kind['class']} (`{kind['type']}`)" if len(row["body"]["types"]) > 1 else kind["class"]
    lines = [f"**{what}**: {kind['doc']}", ""]
    lines += lines_of_table(FIELDS, (field_row(field, "../") for field in members))
    return [*lines, *rules(kind["rules"])]


def rules(found: list[Row]) -> list[str]:
    if not found:
        return []
    needs = (f"`{rule['needs']}` when `{rule['when']}` is `{rule['equals']}`" for rule in found)
    return ["Needed as well: " + ", ".join(needs) + ".", ""]


# ---- pages ----


def parts() -> dict[tuple[str, str], list[Row]]:
    """Operations by client and namespace, in the table's order."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in table()["operations"]:
        found.setdefault((words.client(row["provider"]), words.part(row)), []).append(row)
    return found


def part_page(client: str, part: str, rows: list[Row], known: dict[str, Row]) -> list[str]:
    provider = next(row for row in table()["providers"] if words.client(row["name"]) == client)
    lines = [
        MARK,
        f"# {client}.{part}",
        "",
        f"{provider['doc']}. [All operations](../README.md)",
        "",
    ]
    for row in rows:
        lines += operation(row, known[row["name"]])
    return lines


def index() -> list[str]:
    setup = "\n".join(fence(language, code) for language, code in SETUP.items())
    lines = [MARK, INTRODUCTION.format(setup=setup)]
    for provider in table()["providers"]:
        lines += [f"## {provider['doc']}", ""]
        rows = [row for row in table()["operations"] if row["provider"] == provider["name"]]
        lines += lines_of_table(
            ("operation", "", "request", "repeat", "limits"), map(index_row, rows)
        )
    return lines


def index_row(row: Row) -> tuple[str, ...]:
    link = (
        f"[{row['name']}]({words.client(row['provider'])}/"
        f"{words.part(row)}.md#{anchor(row['name'])})"
    )
    doc = row["doc"] if row["status"] == "current" else f"{row['doc']} (*{row['status']}*)"
    return link, doc, f"`{row['http_method']} {words.path(row)}`", row["replay"], words.limits(row)


def resources() -> list[str]:
    lines = [
        MARK,
        "# Resources",
        "",
        "The content of replies. Attributes are read in snake case in every language. Any may be",
        'absent or null unless "always" is marked. Other content of a reply is kept, too.',
        "",
    ]
    for kind in sorted(table()["resources"], key=lambda kind: str(kind["class"])):
        lines += [f"## {kind['class']}", "", f"`{kind['type']}`: {kind['doc']}.", ""]
        fields = list(words.with_members(words.fields_of(kind["attributes"])))
        if fields:
            lines += lines_of_table(
                ("attribute", "type", "always", "meaning"),
                (field_row(field, "") for field in fields),
            )
        lines += [
            f"- related `{relation['name']}`: {related(relation)}" for relation in kind["relations"]
        ]
        lines += [""] if kind["relations"] else []
    return lines


def related(relation: Row) -> str:
    named = (
        " or ".join(class_link(name, "") for name in words.classes(relation["types"]))
        or "resources of any type"
    )
    return f"several of {named}" if relation["many"] else named


def value_sets() -> list[str]:
    lines = [
        MARK,
        "# Value sets",
        "",
        "Values that this version knows. A reply may have others; arguments may with `strict` off.",
        "",
    ]
    for row in sorted(table()["enums"], key=lambda row: str(row["name"])):
        lines += [f"## {row['name']}", "", ", ".join(f"`{value}`" for value in row["values"]), ""]
    return lines


def errors() -> list[str]:
    lines = [MARK, "# Errors", "", ERRORS]
    lines += lines_of_table(
        ("Python and Ruby", "Lua", "is a", "meaning", "next step"),
        map(error_row, table()["errors"]),
    )
    for provider in table()["providers"]:
        codes = [row for row in table()["provider_codes"] if row["provider"] == provider["name"]]
        if codes:
            lines += [f"## {provider['doc']}: its own codes", "", CODES]
            lines += lines_of_table(
                ("code", "name", "error", "again", "meaning", "next step"), map(code_row, codes)
            )
    return lines


ERRORS = """Python raises `libperk.errors.…`, Ruby `Perk::…`; Lua gives `nil` and an error whose
`code` is the name in the second column. All have the same members: `message` (one line, without
secrets and without what you passed in), `code`, `http_status`, `api_code` and `api_name` (the
provider's own), `pointer` (the parameter or the place in the JSON), `request_id`, `attempts`,
`retryable`, `outcome_unknown` (the write may or may not have happened), how long the server asked
to wait, and the reply's body."""


CODES = """They come in the body or as the HTTP status. Sending the same again: *never* helps, may
work *soon* (nothing was done), or is *unsure* (a write may have been done)."""


def code_row(row: Row) -> tuple[str, ...]:
    return (
        str(row["code"]),
        f"`{row['name']}`",
        f"`{row['error']}`",
        row["again"],
        row["doc"],
        row["advice"],
    )


def error_row(row: Row) -> tuple[str, ...]:
    return f"`{row['class']}`", f"`{row['name']}`", f"`{row['parent']}`", row["doc"], row["advice"]


def pages() -> dict[str, str]:
    """Every page by its name in docs/reference."""
    known = examples.load()
    made = {
        f"{client}/{part}.md": part_page(client, part, rows, known)
        for (client, part), rows in parts().items()
    }
    made |= {
        "README.md": index(),
        "resources.md": resources(),
        "values.md": value_sets(),
        "errors.md": errors(),
        "settings.md": [MARK, *settings_page.page()],
        "vendor_sdk.md": [MARK, *vendor_page.page()],
    }
    return {name: "\n".join(lines).rstrip("\n") + "\n" for name, lines in made.items()}


def main(folder: str = "docs/reference") -> None:
    made = {Path(folder, name): text for name, text in pages().items()}
    for path in set(Path(folder).glob("**/*.md")) - set(made):
        path.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
