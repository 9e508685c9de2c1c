"""The examples of docs/reference/examples.json as code: one call of each operation, in Python, Lua
and Ruby.

The file has an object for each operation of the core's table, by name and in the table's order.
Every example runs alone, on a sandbox of seed 1 whose clock shows 2026-03-10T12:00:00Z, with the
clients `kard`, `legacy` and `capillary`:

    before    calls that come first, in order; each is
              {"as": name of its reply, "call": operation, "args": {...}}
    settings  the block makes its own client, with these settings and the others from the
              environment
    call      the operation whose method is called; left out where it is the example's own
              (requests for tokens have no method: the first call that needs a token sends them)
    args      arguments by the names of the table; times as text; {"$": "created.0.id"} is a value
              out of an earlier reply
    as        what the code calls the reply; `each`, one of several (default: `as` without its s)
    reply     "one" (a resource), "list" (a document of resources), "pages" (the same over pages),
              "value" (a text or true), "object" (a JSON object whose names are data)
    count     how many resources a list has; left out where it does not matter
    expect    values of the reply by path: of the resource, of the first of several, of the object
              by the names it was sent with; "" is a value itself; required for "pages"
    ledger    kinds of what the sandbox notes down, in order, `before` included; left out where
              nothing is written
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from libperk.cli import words
from libperk.table import load as table

Row = dict[str, Any]

FILE = Path(__file__).parents[2] / "docs" / "reference" / "examples.json"
WIDTH = 100


def load() -> dict[str, Row]:
    found: dict[str, Row] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def row_of(operation: str) -> Row:
    found: Row = next(row for row in table()["operations"] if row["name"] == operation)
    return found


# ---- arguments, with what the table knows of their types ----


@dataclass(frozen=True)
class Moment:
    """A time, written as each language writes times."""

    text: str

    def parts(self) -> list[int]:
        return [int(part) for part in re.findall(r"\d+", self.text)]


@dataclass(frozen=True)
class Reference:
    """A value out of an earlier reply."""

    steps: list[str]


def typed(row: Row, args: Row) -> Row:
    """The arguments of an operation with their times and references made out."""
    fields = {field["name"]: field for field in row["params"]}
    return {name: _value(fields[name], value, row["body"]) for name, value in args.items()}


def _value(field: Row, value: Any, body: Row | None) -> Any:
    if isinstance(value, dict) and "$" in value:
        return Reference(value["$"].split("."))
    if isinstance(value, list):
        return [_value(field, item, body) for item in value]
    if field["type"] == "time":
        return Moment(value)
    if field["type"] == "item" and body:
        return _members(_attributes(value, body), value)
    if field["type"] == "object" and field.get("object"):
        return _members(field["object"], value)
    return value


def _attributes(item: Row, body: Row) -> str:
    name = body["types"][0] if len(body["types"]) == 1 else item["type"]
    kind = next(kind for kind in table()["resources"] if kind["type"] == name)
    attributes: str = (kind["update"] if body["update"] else None) or kind["request"]
    return attributes


def _members(name: str, value: Row) -> Row:
    fields = {
        field["name"]: field
        for row in table()["objects"]
        if row["name"] == name
        for field in row["fields"]
    }
    return {
        key: _value(fields[key], member, None) if key in fields else member
        for key, member in value.items()
    }


def split(row: Row, args: Row) -> tuple[list[Any], Row]:
    """What is given by position, and the rest by name."""
    names = row["positional"]
    first = [name for name in names if name in args]
    if first != names[: len(first)]:
        raise ValueError(f"{row['name']}: {first} leave a gap among {names}")
    return [args[name] for name in first], {
        name: value for name, value in args.items() if name not in first
    }


# ---- layout ----


@dataclass
class Group:
    """Something in brackets: on one line if it fits, else an item a line. `comma`: whether the last
    one takes a comma, too."""

    start: str
    items: list[tuple[str, Any]]
    end: str
    pad: str = ""
    comma: bool = True

    def flat(self) -> str:
        inside = ", ".join(
            before + (value.flat() if isinstance(value, Group) else value)
            for before, value in self.items
        )
        return (
            f"{self.start}{self.pad}{inside}{self.pad}{self.end}"
            if inside
            else self.start + self.end
        )

    def lines(self, before: str, after: str, indent: str, step: str) -> list[str]:
        single = indent + before + self.flat() + after
        if len(single) <= WIDTH:
            return [single]
        hugged = self._hugged(before, after, indent, step)
        if hugged:
            return hugged
        lines = [indent + before + self.start]
        for n, (name, value) in enumerate(self.items):
            comma = "," if self.comma or n + 1 < len(self.items) else ""
            if isinstance(value, Group):
                lines += value.lines(name, comma, indent + step, step)
            else:
                lines.append(f"{indent + step}{name}{value}{comma}")
        return [*lines, indent + self.end + after]

    def _hugged(self, before: str, after: str, indent: str, step: str) -> list[str]:
        """The last item opened on the line of the others, when those are short and none has a
        name."""
        *first, (name, last) = self.items
        if (
            any(label or isinstance(value, Group) for label, value in first)
            or name
            or not isinstance(last, Group)
        ):
            return []
        lines = last.lines(
            before + self.start + "".join(f"{value}, " for _, value in first),
            self.end + after,
            indent,
            step,
        )
        return lines if len(lines[0]) <= WIDTH else []


# ---- languages ----


class Language:
    """An example in one language."""

    name = ""
    step = "    "
    local = ""  # what stands before a name that is new

    def literal(self, value: Any) -> str | Group:
        if isinstance(value, Reference):
            return self.path(value.steps[0], value.steps[1:])
        if isinstance(value, Moment):
            return self.moment(value)
        if isinstance(value, list):
            return self.sequence([self.literal(item) for item in value])
        if isinstance(value, dict):
            return self.mapping([(name, self.literal(member)) for name, member in value.items()])
        return self.scalar(value)

    def call(self, operation: str, args: Row) -> Group:
        """The call of an operation's method."""
        row = row_of(operation)
        first, rest = split(row, typed(row, args))
        *_, part, name = operation.split(".")
        by_position = [("", self.literal(value)) for value in first]
        return self.method(
            words.client(row["provider"]), part, name, by_position + self.named(rest)
        )

    def block(self, operation: str, example: Row) -> str:
        """The whole example."""
        called = example.get("call", operation)
        steps = [*example.get("before", ()), {**example, "call": called}]
        lines = self.imports(
            any(_holds_moment(typed(row_of(step["call"]), step.get("args", {}))) for step in steps)
        )
        if "settings" in example:
            lines += self.client(row_of(called)["provider"], example["settings"]).lines(
                *self.frame(None), "", self.step
            )
        for step in example.get("before", ()):
            lines += self.statement(step["as"], self.call(step["call"], step.get("args", {})))
        paged = example["reply"] == "pages"
        if paged and "expect" not in example:
            raise ValueError(f'{operation}: an example with reply "pages" needs `expect`')
        lines += self.statement(example["as"], self.call(called, example.get("args", {})), paged)
        return "\n".join([*lines, *self.shown(example)]) + "\n"

    def statement(self, name: str, call: Group, paged: bool = False) -> list[str]:
        before, after = self.frame(None if paged else name)
        return call.lines(f"{self.local}{name} = {before}", after, "", self.step)

    def shown(self, example: Row) -> list[str]:
        """The lines that print what is expected."""
        name, each = example["as"], example.get("each", example["as"].removesuffix("s"))
        several = example["reply"] in ("list", "pages")
        values = [
            self.reached(each if several else name, example, path)
            for path in example.get("expect", {})
        ]
        if not values:
            return [self.printed([self.size(name)])]
        return (
            self.loop(name, each, self.printed(values), example["reply"])
            if several
            else [self.printed(values)]
        )

    def reached(self, name: str, example: Row, path: str) -> str:
        """A value of the reply, as it is printed."""
        steps = path.split(".") if path else []
        value = (
            self.members(name, steps) if example["reply"] == "object" else self.path(name, steps)
        )
        return self.joined(value) if isinstance(example["expect"][path], list) else value

    def joined(self, value: str) -> str:
        """A list as it is printed."""
        return value

    def frame(self, name: str | None) -> tuple[str, str]:
        """What stands around a call whose failure is to be raised."""
        return "", ""

    def imports(self, has_times: bool) -> list[str]:
        return []

    def scalar(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def moment(self, when: Moment) -> str:
        raise NotImplementedError

    def sequence(self, items: list[Any]) -> Group:
        return Group("[", [("", item) for item in items], "]")

    def mapping(self, members: list[tuple[str, Any]]) -> Group:
        raise NotImplementedError

    def named(self, rest: Row) -> list[tuple[str, Any]]:
        raise NotImplementedError

    def method(self, client: str, part: str, name: str, given: list[tuple[str, Any]]) -> Group:
        return Group(f"{client}.{part}.{name}(", given, ")")

    def client(self, provider: str, settings: Row) -> Group:
        raise NotImplementedError

    def printed(self, values: list[str]) -> str:
        return f"print({', '.join(values)})"

    def size(self, name: str) -> str:
        raise NotImplementedError

    def loop(self, name: str, each: str, body: str, reply: str) -> list[str]:
        raise NotImplementedError

    def path(self, name: str, steps: list[str]) -> str:
        """A value of a resource."""
        return name + "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in steps)

    def members(self, name: str, steps: list[str]) -> str:
        """A value of plain JSON."""
        return name + "".join(f"[{json.dumps(step)}]" for step in steps)


class Python(Language):
    name = "python"

    def imports(self, has_times: bool) -> list[str]:
        return ["from datetime import datetime, timezone", ""] if has_times else []

    def scalar(self, value: Any) -> str:
        return str(value) if value is None or isinstance(value, bool) else super().scalar(value)

    def moment(self, when: Moment) -> str:
        year, month, day, hour, minute, second = when.parts()
        rest = f", {second}" if second else ""
        return f"datetime({year}, {month}, {day}, {hour}, {minute}{rest}, tzinfo=timezone.utc)"

    def mapping(self, members: list[tuple[str, Any]]) -> Group:
        return Group("{", [(f"{json.dumps(name)}: ", value) for name, value in members], "}")

    def named(self, rest: Row) -> list[tuple[str, Any]]:
        return [(f"{name}=", self.literal(value)) for name, value in rest.items()]

    def client(self, provider: str, settings: Row) -> Group:
        given = [(f"{name}=", self.literal(value)) for name, value in settings.items()]
        kind = next(row["class"] for row in table()["providers"] if row["name"] == provider)
        return Group(f"{words.client(provider)} = libperk.{kind}(", given, ")")

    def size(self, name: str) -> str:
        return f"len({name})"

    def loop(self, name: str, each: str, body: str, reply: str) -> list[str]:
        return [f"for {each} in {name}:", f"    {body}"]


class Lua(Language):
    name = "lua"
    local = "local "

    def frame(self, name: str | None) -> tuple[str, str]:
        return ("assert(", ")") if name else ("", "")

    def scalar(self, value: Any) -> str:
        return "perk.null" if value is None else super().scalar(value)

    def moment(self, when: Moment) -> str:
        return json.dumps(when.text)

    def joined(self, value: str) -> str:
        return f'table.concat({value}, ", ")'

    def sequence(self, items: list[Any]) -> Group:
        if not items:
            return Group("perk.array{", [], "}")
        return Group("{", [("", item) for item in items], "}")

    def mapping(self, members: list[tuple[str, Any]]) -> Group:
        return Group("{", [(self._key(name), value) for name, value in members], "}")

    def _key(self, name: str) -> str:
        return f"{name} = " if name.isidentifier() else f"[{json.dumps(name)}] = "

    def named(self, rest: Row) -> list[tuple[str, Any]]:
        return (
            [("", self.mapping([(name, self.literal(value)) for name, value in rest.items()]))]
            if rest
            else []
        )

    def method(self, client: str, part: str, name: str, given: list[tuple[str, Any]]) -> Group:
        return Group(f"{client}.{part}:{name}(", given, ")", comma=False)

    def client(self, provider: str, settings: Row) -> Group:
        members = [(self._key(name), self.literal(value)) for name, value in settings.items()]
        return Group(f"local {words.client(provider)} = assert(perk.{provider}{{", members, "})")

    def size(self, name: str) -> str:
        return f"#{name}"

    def loop(self, name: str, each: str, body: str, reply: str) -> list[str]:
        head = (
            f"for {each} in {name} do"
            if reply == "pages"
            else f"for _, {each} in ipairs({name}) do"
        )
        return [head, f"    {body}", "end"]

    def path(self, name: str, steps: list[str]) -> str:
        return super().path(
            name, [str(int(step) + 1) if step.isdigit() else step for step in steps]
        )

    def members(self, name: str, steps: list[str]) -> str:
        return name + "".join(
            f".{step}" if step.isidentifier() else f"[{json.dumps(step)}]" for step in steps
        )


class Ruby(Language):
    name = "ruby"
    step = "  "

    def scalar(self, value: Any) -> str:
        if value is None:
            return "nil"
        is_long = isinstance(value, int) and value >= 10_000
        return f"{value:_}" if is_long else super().scalar(value)

    def moment(self, when: Moment) -> str:
        return f"Time.utc({', '.join(map(str, when.parts()[: 5 if when.parts()[5] == 0 else 6]))})"

    def sequence(self, items: list[Any]) -> Group:
        return Group("[", [("", item) for item in items], "]", comma=False)

    def mapping(self, members: list[tuple[str, Any]]) -> Group:
        return Group(
            "{", [(self._key(name), value) for name, value in members], "}", pad=" ", comma=False
        )

    def _key(self, name: str) -> str:
        return f"{name}: " if name.isidentifier() else f"{json.dumps(name)} => "

    def named(self, rest: Row) -> list[tuple[str, Any]]:
        return [(f"{name}: ", self.literal(value)) for name, value in rest.items()]

    def method(self, client: str, part: str, name: str, given: list[tuple[str, Any]]) -> Group:
        return Group(
            f"{client}.{part}.{name}" + ("(" if given else ""),
            given,
            ")" if given else "",
            comma=False,
        )

    def client(self, provider: str, settings: Row) -> Group:
        given = [(f"{name}: ", self.literal(value)) for name, value in settings.items()]
        kind = next(row["class"] for row in table()["providers"] if row["name"] == provider)
        return Group(f"{words.client(provider)} = Perk::{kind}.new(", given, ")", comma=False)

    def printed(self, values: list[str]) -> str:
        return "puts " + (
            values[0]
            if len(values) == 1
            else '"' + " ".join(f"#{{{value}}}" for value in values) + '"'
        )

    def size(self, name: str) -> str:
        return f"{name}.size"

    def loop(self, name: str, each: str, body: str, reply: str) -> list[str]:
        return [f"{name}.each {{ |{each}| {body} }}"]


LANGUAGES: tuple[Language, ...] = (Python(), Lua(), Ruby())


def _holds_moment(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(
            _holds_moment(member)
            for member in (value.values() if isinstance(value, dict) else value)
        )
    return isinstance(value, Moment)
