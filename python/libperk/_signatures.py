"""Signatures and docstrings of the methods that are made from the table."""

from __future__ import annotations

import re
from inspect import Parameter, Signature

from libperk._classes import fields_of
from libperk._shapes import item_names
from libperk.table import row as table_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WORDS = {
    "string": "str",
    "int": "int",
    "num": "float",
    "bool": "bool",
    "time": "datetime",
    "object": "dict",
    "json": "value",
}


BOUNDS = ("timeout_ms", "max_attempts", "max_pages", "max_wait_ms")


def parameters(row: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The fields that may be positional, and those by keyword only; the ones the table fills itself
    are left out."""
    fields = {field["name"]: field for field in row["params"]}
    return [fields[name] for name in row["positional"]], [fields[name] for name in row["keywords"]]


def _values(name: str) -> list[str]:
    values: list[str] = table_row("enums", name)["values"]
    return values


def type_words(field: dict[str, Any]) -> str:
    word = (
        "resource"
        if field["type"] == "item"
        else f"inputs.{field['object']}"
        if field.get("object")
        else _WORDS[field["type"]]
    )
    if field.get("exact"):
        word = "Decimal or float"
    if field.get("format") == "decimal":
        word = "str, Decimal or float"
    if field.get("values"):
        words = _values(field["values"])
        word = " | ".join(words if field["type"] == "int" else map(repr, words))
    return word if field["arity"] == "one" else f"list of {word}"


def between(low: int | None, high: int | None) -> str:
    """Bounds in words; "" when there are none."""
    if low and high:
        return str(low) if low == high else f"{low} to {high}"
    if high is not None:
        return f"at most {high}"
    return f"at least {low}" if low is not None else ""


def counted(words: str, what: str) -> str:
    return f"{words} {what}" if words == "1" or words.endswith(" 1") else f"{words} {what}s"


def bounds(field: dict[str, Any]) -> list[str]:
    """What a value must be like, in addition to its type and its set of values."""
    said = [_extent(field), _count(field)]
    said += [
        words.format(field[name]) for name, words in _NAMED.items() if field.get(name) is not None
    ]
    if field.get("excludes"):
        said.append(f"not with {', '.join(field['excludes'])}")
    if field.get("only_when"):
        said.append("only when {name} is {is}".format(**field["only_when"]))
    return list(filter(None, said))


_NAMED = {
    "looks": "{}",
    "unit": "in {}",
    "default": "{} when not given",
    "needs": "together with {}",
    "setting": "the client's setting {} when not given",
    "fixed": "always {}",
}


def _extent(field: dict[str, Any]) -> str:
    """Bounds of a number, or of the length of a text."""
    words = between(field.get("min"), field.get("max"))
    if field["type"] != "string":
        return words
    if words:
        return counted(words, "digit" if field.get("digits") else "character")
    return "not empty" if field.get("nonempty") else ""


def _count(field: dict[str, Any]) -> str:
    words = between(field.get("min_items"), field.get("max_items"))
    return counted(words, "item") if words else ""


def field_line(field: dict[str, Any], row: dict[str, Any] | None = None) -> str:
    """The line of a docstring for a parameter (of the operation `row`) or a member of an item."""
    need = "required" if _is_needed(field) else "optional"
    notes = "; ".join([field["doc"], *bounds(field)])
    words = type_words(field)
    if row is not None and field["type"] == "item":
        words = words.replace("resource", " or ".join(f"inputs.{name}" for name in item_names(row)))
    return f"    {field['name']} ({words}, {need}): {notes}"


OWN_HEADERS = "    headers (dict of str): request headers in addition to those of the client"


def docstring(row: dict[str, Any], shape: str, awaited: bool = False) -> str:
    """Of a method by its shape: "one" call, "many" items, "modify", "table", or "each" id."""
    text = "\n".join(_LINES[shape](row))
    return re.sub(r"\nReturns: (Pages|Pull)\b", r"\nReturns: Async\1", text) if awaited else text


def _one(row: dict[str, Any]) -> list[str]:
    positional, rest = parameters(row)
    lines = [row["doc"] + ".", ""]
    if row["advice"]:
        lines += [row["advice"], ""]
    lines.append(f"{row['http_method']} {row['path'] or '(the path is not published)'}")
    if row["scope"]:
        lines.append(f"Scope: {row['scope']}")
    if row["status"] != "current":
        lines.append(f"This operation is {row['status']}.")
    lines += ["", "Parameters:", *(field_line(field, row) for field in positional + rest)]
    lines += [
        f"    {' or '.join(names)}: at least one of them is required" for names in row["any_of"]
    ]
    lines.append(
        "    timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict "
        "(bool): refuse unknown names and values"
    )
    lines.append(OWN_HEADERS)
    lines += ["", f"Returns: {_returns(row)}", "", _errors(row)]
    if row["reconcile"]:
        lines += ["", f"When the outcome is unknown: {row['reconcile']['note']}"]
    return lines


def changeable(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The attributes that `modify` can change: those of all the types that the operation takes."""
    fields: dict[str, dict[str, Any]] = {}
    for kind in (table_row("resources", type) for type in row["body"]["types"]):
        carried = kind["update"] if row["body"]["update"] and kind["update"] else kind["request"]
        for field in fields_of(carried):
            fields.setdefault(field["name"], field)
    return list(fields.values())


def _modify(row: dict[str, Any]) -> list[str]:
    positional, rest = parameters(row)
    read, update = row["reconcile"]["read"], row["name"]
    return [
        f"Change some attributes and keep the others: {read}, then {update} with all of it.",
        "",
        "None clears an attribute. Attributes that this version does not know are sent back as "
        "they were read; what the read",
        "does not show is lost. Others can change the resource in between; their changes are then "
        "lost.",
        "",
        "Parameters:",
        *(field_line(field) for field in positional[:-1] + rest),
        *(field_line({**field, "required": False}) for field in changeable(row)),
        "    timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse "
        "unknown names and values",
        OWN_HEADERS,
        "",
        f"Returns: {_returns(row)}",
        "",
        "Raises: InputError before anything is sent; NotFoundError; other classes of "
        "libperk.errors afterwards.",
    ]


def _many(row: dict[str, Any]) -> list[str]:
    positional, rest = parameters(row)
    kinds = " or ".join(f"inputs.{kind}" for kind in item_names(row))
    most = row["body"]["max_items"]
    size = f"at most {most} items each" if most else "all items in one"
    return [
        f"{row['doc']}, for any number of items: {row['method']} in as many requests as it takes "
        f"({size}).",
        "",
        "Parameters:",
        *(field_line(field, row) for field in positional[:-1] + rest),
        f"    {positional[-1]['name']} (iterable of {kinds}, or a table, required): read as the "
        f"requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item",
        "    progress (function): called after each request with the number of settled items and "
        "of accepted ones",
        "    max_in_flight (int): requests open at once, 2 by default; 1 sends them in order",
        "    timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse "
        "unknown names and values",
        OWN_HEADERS,
        "",
        "Returns: Outcomes, one for each item in input order: accepted, rejected with its error, "
        "or unknown",
        "",
        "Raises: InputError for the other parameters. Failures of items are in their outcomes.",
    ]


# Options of `table` and of what walks many ids: name, type in words, type in stubs, meaning.
PULL_OPTIONS = (
    ("max_in_flight", "int", "int", "ids that are fetched at once; 16"),
    ("ordered", "bool", "bool", "in the order of the ids"),
    (
        "max_wait_s",
        "int",
        "int",
        "seconds that each page may wait for the rate limit, the quota or a login, before "
        "timeout_ms begins; 3600",
    ),
    (
        "progress",
        "bool or function",
        "bool | Callable[[Progress], object]",
        "shows how far it is, or calls this function with a Progress",
    ),
)
TABLE_OPTIONS = (
    (
        "columns",
        "list of str",
        "str | Iterable[str]",
        "only these columns, in this order",
    ),
    ("rest", "bool", "bool", "a last column with all that has no column, as JSON"),
    ("dictionary", "bool", "bool", "False: text of known sets as plain text, for Spark"),
    ("chunk_rows", "int", "int", "rows of a chunk at most; 4096"),
    ("chunk_bytes", "int", "int", "bytes of text that end a chunk; 768 KiB"),
)
CHECKPOINT = (
    "checkpoint",
    "path",
    "str | PathLike[str]",
    "a file that remembers which ids are done; the same call after an interrupt skips them",
)


def options_of(shape: str) -> tuple[tuple[str, str, str, str], ...]:
    """The options of `table` or `each`, in addition to those of every call."""
    return TABLE_OPTIONS + PULL_OPTIONS if shape == "table" else (*PULL_OPTIONS, CHECKPOINT)


def shared(row: dict[str, Any], shape: str) -> list[dict[str, Any]]:
    """The parameters that all ids share: those that must be given first. The one that the ids are
    for is left out, or may be given in their place."""
    positional, rest = parameters(row)
    key = row["lists"]["key"]
    fields = [
        {**field, "required": field["required"] and field["name"] != key}
        for field in positional + rest
        if shape == "table" or field["name"] != key or not row["lists"]["users"]
    ]
    return sorted(fields, key=lambda field: not _is_needed(field))


def _option_lines(shape: str) -> list[str]:
    return [
        f"    {name} ({words}, optional): {meaning}"
        for name, words, _, meaning in options_of(shape)
    ]


def _ids_line(row: dict[str, Any], needed: str) -> str:
    key = row["lists"]["key"]
    what = f"values of {key}" if key else "values of the parameter `key`"
    return (
        f"    ids (iterable of str, {needed}): {what}, taken as they are needed: a list, a "
        "generator, a column of a frame"
    )


def _key_line(row: dict[str, Any], needed: str) -> str:
    default = row["lists"]["key"]
    note = f"; {default} when not given" if default and needed == "optional" else ""
    return f"    key (str, {needed}): the parameter that the ids are for{note}"


def _bounds_lines() -> list[str]:
    return [
        "    timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): "
        "refuse unknown names and values",
        OWN_HEADERS,
    ]


def _table(row: dict[str, Any]) -> list[str]:
    fields = [field_line(field, row) for field in shared(row, "table")]
    return [
        f"{row['doc']}: as a table, with the rows of any number of ids, or of the one list.",
        "",
        "It is fetched when it is first read. An id that fails leaves no rows and stops no other:",
        "see `report`.",
        "",
        "Parameters:",
        _ids_line(row, "optional"),
        _key_line(row, "optional"),
        *fields,
        *_option_lines("table"),
        *_bounds_lines(),
        "",
        f"Returns: Table of {_kinds(row)}, which duckdb, polars, pandas and pyarrow read",
        "",
        "Raises: InputError for arguments; other classes of libperk.errors when the one list is "
        "read.",
    ]


def _each(row: dict[str, Any]) -> list[str]:
    users, noun = row["lists"]["users"], row["namespace"]
    return [
        f"{row['doc']}: for any number of ids, several at once.",
        "",
        "Parameters:",
        *([] if users else [_key_line(row, "required")]),
        _ids_line(row, "required"),
        *(field_line(field, row) for field in shared(row, "each")),
        *_option_lines("each"),
        *_bounds_lines(),
        "",
        f"Returns: Pull, which gives for each id its {noun} (`got.{noun}`, of {_kinds(row)}) or "
        "its error (`got.error`)",
        "",
        "Raises: InputError for the other parameters. What an id fails with is in its result.",
    ]


def _kinds(row: dict[str, Any]) -> str:
    return " or ".join(table_row("resources", type)["class"] for type in row["reply_types"])


_LINES = {"one": _one, "many": _many, "modify": _modify, "table": _table, "each": _each}


def _returns(row: dict[str, Any]) -> str:
    kinds = (table_row("resources", type)["class"] for type in row["reply_types"])
    what = " or ".join(kinds) or "the reply"
    if row["returns"] == "pages":
        return f"Pages of {what}, fetched as needed"
    if row["multi_status"]:
        return f"a Document of {what}; its `errors` are those of rejected items"
    return f"a Document of {what}" if row["returns"] == "document" else what


def _errors(row: dict[str, Any]) -> str:
    again = (
        "It is repeated after a failure when that is safe."
        if row["replay"] == "safe"
        else "It is sent once."
    )
    return (
        f"Raises: InputError before anything is sent; other classes of libperk.errors afterwards. "
        f"{again}"
    )


def signature(row: dict[str, Any], shape: str) -> Signature:
    return _of_ids(row, shape) if shape in ("table", "each") else _of_call(row, shape)


def _of_ids(row: dict[str, Any], shape: str) -> Signature:
    made = [Parameter("self", Parameter.POSITIONAL_ONLY)]
    if shape == "table":
        made.append(_given("ids", "iterable of str", None))
    else:
        made += [] if row["lists"]["users"] else [_given("key", "str")]
        made.append(_given("ids", "iterable of str"))
    for field in shared(row, shape):
        default = Parameter.empty if _is_needed(field) else None
        made.append(_keyword(field["name"], type_words(field), default))
    made += [_keyword("key", "str")] if shape == "table" else []
    made += [_keyword(name, words) for name, words, *_ in options_of(shape)]
    return Signature([*made, *_options()])


def _options() -> list[Parameter]:
    """Those of every call."""
    made = [_keyword(name, "int") for name in BOUNDS]
    return [*made, _keyword("headers", "dict of str"), _keyword("strict", "bool")]


def _given(name: str, words: str, default: Any = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=words)


def _of_call(row: dict[str, Any], shape: str) -> Signature:
    positional, rest = parameters(row)
    if shape == "modify":
        positional = positional[:-1]
        rest = rest + [{**field, "required": False} for field in changeable(row)]
    rest = sorted(rest, key=lambda field: not _is_needed(field))
    made = [Parameter("self", Parameter.POSITIONAL_ONLY)]
    made += [
        Parameter(field["name"], Parameter.POSITIONAL_OR_KEYWORD, annotation=type_words(field))
        for field in positional
    ]
    for field in rest:
        default = Parameter.empty if _is_needed(field) else None
        made.append(_keyword(field["name"], type_words(field), default))
    made += _options()
    if shape == "many":
        made += [_keyword("progress", "function"), _keyword("max_in_flight", "int")]
    return Signature(made)


def _is_needed(field: dict[str, Any]) -> bool:
    return field["required"] and "setting" not in field


def _keyword(name: str, words: str, default: Any = None) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=words)


# Options of the connection, and where tokens are kept when not in memory.
CONNECTION = (
    ("proxy", "str"),
    ("ca_file", "str | PathLike[str]"),
    ("connect_timeout_ms", "int"),
    ("http2", "bool"),
    ("compress", "bool"),
    ("token_store", "TokenStore"),
    ("token_file", "str | PathLike[str]"),
    ("transport", "Transport"),
    ("on_exchange", "Hook"),
)


def settings_of(provider: dict[str, Any]) -> list[dict[str, Any]]:
    return [table_row("settings", f"{provider['name']}.{name}") for name in provider["settings"]]


def client_signature(provider: dict[str, Any]) -> Signature:
    made = [
        _keyword(row["name"], type_words({"arity": "one", **row})) for row in settings_of(provider)
    ]
    return Signature([*made, *(_keyword(name, words) for name, words in CONNECTION)])


def client_docstring(provider: dict[str, Any], awaited: bool = False) -> str:
    end = ["Threads may", "share a client."]
    if awaited:
        end = ["Their", "functions may be coroutines. `async with` or aclose() closes the client."]
    return "\n".join(
        [
            provider["doc"] + (", for asyncio." if awaited else "."),
            "",
            "Settings are given by keyword, else taken from environment variables when the client "
            "is made:",
            f"{provider['env']} and the setting's name in capitals. `token` may also be a function "
            "that returns a token,",
            "or a token and its seconds. `token_file` names a file, `token_store` an object with "
            "load and save, in which",
            "tokens outlive the client. `transport` is an object that sends the requests instead "
            "of libcurl.",
            "`on_exchange` is called with an Exchange for each request. " + end[0],
            end[1],
            "",
            *(f"    {row['name']}: {row['doc']}" for row in settings_of(provider)),
        ]
    )
