"""Pages of every operation that lists, generated from the table: values of all types, missing and
wrong ones, members that nobody knows, in any order. Texts and names in them are our own; the seed
decides all."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from typing import Any

import libperk
from libperk.table import names, row

Field = dict[str, Any]


class Members(list[tuple[str, Any]]):
    """An object whose members have an order, and may come twice."""


class Literal(str):
    """A number, as it is written."""


LISTING = [name for name in names("operations") if row("operations", name)["lists"]]

WORDS = (
    "Corner Bakery",
    "tea & tonic",
    "naïve café",
    "emoji 🎁🚲",
    "日本",
    'quote " slash / back \\',
    "tab\tline\nreturn\r",
    "nul \x00 in it",
    "\x7f\u2028",
    "",
    " ",
    "null",
    "12.50",
)
TIMES = (
    "2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05.678Z",
    "2026-12-31T23:59:59.123456Z",
    "2026-12-31T23:59:59.1234569Z",
    "2026-03-01T10:00:00+01:00",
    "2026-03-01T10:00:00.5-09:30",
    "1969-12-31T23:59:59.999999Z",
    "2400-02-29T00:00:00Z",
)
NO_TIMES = ("2026-01-02T03:04:05", "2026-13-02T03:04:05Z", "soon", "", "2026-02-30T00:00:00Z")
DECIMALS = ("0", "-0.5", "12.5", "0.000000001", "5.70", "99999999999999999999999999999.5", "1.25e3")
NO_DECIMALS = ("0.0000000001", "1.123456789012", "1e30", "123456789012345678901234567890")
INTS = ("0", "-1", "1999", "9007199254740993", "9223372036854775807", "-9223372036854775808")
NO_INTS = ("9223372036854775808", "12345678901234567890123", "0.5")
REALS = ("0", "-1", "0.1", "5.75", "1e-300", "123456.789", "2.5E+2")
UNKNOWN = ("newThing", "x-other", "Ünknown", "data2")


class Generator:
    def __init__(self, operation: str, seed: int) -> None:
        self._random = random.Random(f"{operation} {seed}")
        self._row = row("operations", operation)
        self._number = 0

    # ---- pages ----

    def page(self, size: int, after: int | None = None) -> Any:
        """A page; plain resources of the legacy API are a bare list. `after`: the number of the
        next page."""
        data = [self.resource(self._pick(self._row["reply_types"])) for _ in range(size)]
        if self._row["provider"] == "kard_legacy" and kind_of(self._row)["plain"]:
            return data
        page = Members([("data", data)])
        if self._row["paging"] == "cursor" and after is not None:
            page.append(("links", Members([("next", f"/anywhere?page[after]={after}")])))
        if self._row["included_types"]:
            page.append(("included", self._included()))
        return page

    def _included(self) -> list[Any]:
        """Some come again and again."""
        count = self._random.randrange(4)
        return [
            self.resource(self._pick(self._row["included_types"]), f"shared-{number}")
            for number in range(count)
        ]

    def resource(self, type: str, id: str = "") -> Members:
        kind = row("resources", type)
        fields = row("objects", kind["attributes"])["fields"]
        if kind["plain"]:
            made = self._object(fields, shown=True)
            self._random.shuffle(made)
            return made
        self._number += 1
        made = Members([("id", id or f"r-{self._number}"), ("type", type)])
        if not self._chance(0.05):
            made.append(("attributes", self._object(fields)))
        if kind["relations"] and not self._chance(0.1):
            made.append(("relationships", self._relationships(kind)))
        if self._chance(0.1):
            made.append((self._pick(("links", "meta", "newMember")), self._anything(2)))
        if self._chance(0.5):
            self._random.shuffle(made)
        else:
            made[:2] = made[1::-1]  # type first
        return made

    def _relationships(self, kind: dict[str, Any]) -> Members:
        made = Members()
        for relation in kind["relations"]:
            if self._chance(0.15):
                continue
            types = relation["types"] or ["thing"]
            many = [self._reference(types) for _ in range(self._random.randrange(4))]
            one = None if self._chance(0.2) else self._reference(types)
            made.append((relation["wire"], Members([("data", many if relation["many"] else one)])))
        return made

    def _reference(self, types: list[str]) -> Members:
        made = Members([("type", self._pick(types)), ("id", f"shared-{self._random.randrange(6)}")])
        self._random.shuffle(made)
        return made

    # ---- objects ----

    def _object(self, fields: list[Field], shown: bool = False) -> Members:
        """`shown`: with those that show that it is there."""
        made = Members()
        for number, field in enumerate(fields):
            if not (shown and number < 4) and self._chance(0.12):
                continue
            made.append((field["wire"], self._member(field)))
            if self._chance(0.02):
                made.append((field["wire"], self._member(field)))
        if self._chance(0.15):
            made.append((self._pick(UNKNOWN), self._anything(2)))
        if self._chance(0.3):
            again = {name for name, _ in made}
            if len(again) == len(made):  # which one comes last decides
                self._random.shuffle(made)
        return made

    def _member(self, field: Field) -> Any:
        if self._chance(0.08):
            return None
        if self._chance(0.06):
            return True if "pad" in field else self._anything(1)
        if field["arity"] != "one" and field["type"] != "json":
            count = self._pick((0, 1, 1, 2, 3, 5))
            return [self._value(field, self._chance(0.05)) for _ in range(count)]
        return self._value(field)

    def _value(self, field: Field, bad: bool = False) -> Any:
        if bad:
            return self._pick((None, True, Literal("1"), "text", Members(), []))
        if "pad" in field and self._chance(0.3):
            return Literal(str(self._random.randrange(1, 10 ** field["pad"])))
        return getattr(self, "_of_" + field["type"])(field)

    def _of_string(self, field: Field) -> str:
        if field.get("values") and not self._chance(0.1):
            return str(self._pick(row("enums", field["values"])["values"]))
        if self._chance(0.3):
            return "".join(self._random.choices(string.ascii_letters + " ", k=self._pick((1, 40))))
        return str(self._pick(WORDS))

    def _of_int(self, field: Field) -> Literal:
        return Literal(self._pick(NO_INTS if self._chance(0.1) else INTS))

    def _of_num(self, field: Field) -> Literal:
        if field.get("exact"):
            return Literal(self._pick(NO_DECIMALS if self._chance(0.15) else DECIMALS))
        return Literal(self._pick(REALS))

    def _of_bool(self, field: Field) -> bool:
        return self._chance(0.5)

    def _of_time(self, field: Field) -> str:
        return str(self._pick(NO_TIMES if self._chance(0.15) else TIMES))

    def _of_object(self, field: Field) -> Members:
        return self._object(row("objects", field["object"])["fields"])

    def _of_json(self, field: Field) -> Any:
        return self._anything(2)

    def _anything(self, depth: int) -> Any:
        simple = (None, True, False, Literal("1"), Literal("-2.5e-3"), "text", "☃")
        if not depth or self._chance(0.5):
            return self._pick(simple)
        if self._chance(0.5):
            return [self._anything(depth - 1) for _ in range(self._random.randrange(3))]
        count = self._random.randrange(3)
        return Members((f"k{number}", self._anything(depth - 1)) for number in range(count))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, options: Any) -> Any:
        return options[self._random.randrange(len(options))]

    # ---- text ----

    def text(self, value: Any) -> str:
        """JSON, with blanks and escapes where they may be."""
        if isinstance(value, Members):
            inside = ",".join(
                f"{self._blank()}{self._key(name)}{self._blank()}:{self._blank()}{self.text(member)}"
                for name, member in value
            )
            return "{" + inside + self._blank() + "}"
        if isinstance(value, list):
            return "[" + ",".join(self._blank() + self.text(item) for item in value) + "]"
        if isinstance(value, Literal):
            return str(value)
        if isinstance(value, str):
            return self._key(value) if self._chance(0.1) else json.dumps(value, ensure_ascii=False)
        return json.dumps(value)

    def _blank(self) -> str:
        return self._pick((" ", "\n", "\t", "  ")) if self._chance(0.02) else ""

    def _key(self, name: str) -> str:
        if not name or not self._chance(0.04):
            return json.dumps(name, ensure_ascii=self._chance(0.5))
        at = self._random.randrange(len(name))
        ends = (json.dumps(part, ensure_ascii=False)[1:-1] for part in (name[:at], name[at + 1 :]))
        units = name[at].encode("utf-16-be").hex()
        escaped = "".join("\\u" + units[start : start + 4] for start in range(0, len(units), 4))
        return f'"{escaped.join(ends)}"'


def kind_of(operation: dict[str, Any]) -> dict[str, Any]:
    return row("resources", operation["reply_types"][0])


def pages(operation: str, count: int, seed: int = 1) -> list[str]:
    """The texts of the pages of one list. Some are empty, of those with numbers only the last."""
    made = Generator(operation, seed)
    least = 1 if row("operations", operation)["paging"] == "number" else 0
    sizes = [3, *(max((number * 7) % 13, least) for number in range(1, count))]
    nexts = [*range(1, count), None]
    return [made.text(made.page(size, after)) for size, after in zip(sizes, nexts)]


class Replies:
    """A transport that has these pages; after the last, empty ones."""

    def __init__(self, texts: list[str]) -> None:
        self._left = [*texts]

    def send(self, request: Any) -> Any:
        text = self._left.pop(0) if self._left else "[]"
        return 200, {"content-type": "application/json"}, text.encode()


def table_of(operation: str, texts: list[str], **options: Any) -> libperk.Table:
    """The table of one list with these pages."""
    described = row("operations", operation)
    provider = row("providers", described["provider"])
    made = {"base_url": "https://api.example.test", "token": "t"}
    made |= {"organization_id": "o"} if "organization_id" in provider["settings"] else {}
    paths = {operation: "/nowhere"} if described["path"] is None else {}
    client = getattr(libperk, provider["class"])(transport=Replies(texts), paths=paths, **made)
    method = getattr(getattr(client, described["namespace"]), described["lists"]["table"])
    args = {field["name"]: some(field) for field in needed(described)}
    table: libperk.Table = method(**args, **options)
    return table


def some(field: Field) -> Any:
    """A value of a parameter."""
    if field.get("values"):
        return row("enums", field["values"])["values"][0]
    return 1 if field["type"] == "int" else "1"


def needed(described: dict[str, Any]) -> list[Field]:
    """The parameters that have to be given."""
    one_of = {names[0] for names in described["any_of"]}
    return [
        field
        for field in described["params"]
        if (field["required"] and "setting" not in field and "fixed" not in field)
        or field["name"] in one_of
    ]


def tables_of(
    operation: str, texts: list[str], **options: Any
) -> Iterator[tuple[libperk.Table, list[str]]]:
    """The table of these pages, and the pages; of lists without pages a table for each."""
    if row("operations", operation)["paging"] == "none":
        yield from ((table_of(operation, [text], **options), [text]) for text in texts)
    else:
        yield table_of(operation, texts, **options), texts
