"""Signatures and docstrings of the methods that are made from the table."""

from __future__ import annotations

from libperk._calls import positional_fields
from libperk._shapes import item_names
from libperk.table import load as table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from inspect import Signature
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


BOUNDS = ("timeout_ms", "max_attempts", "max_pages")


def parameters(row: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The fields that may be positional, and those by keyword only; the ones the table fills itself
    are left out."""
    positional = positional_fields(row)
    rest = [field for field in row["params"] if field not in positional and "fixed" not in field]
    return positional, rest


def _values(name: str) -> list[str]:
    return next(row["values"] for row in table()["enums"] if row["name"] == name)


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
    """What a value must be like, beside its type and its set of values."""
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
    """What a docstring says of a parameter (of the operation `row`) or of a member of an item."""
    need = "required" if field["required"] and "setting" not in field else "optional"
    notes = "; ".join([field["doc"], *bounds(field)])
    words = type_words(field)
    if row is not None and field["type"] == "item":
        words = words.replace("resource", " or ".join(f"inputs.{name}" for name in item_names(row)))
    return f"    {field['name']} ({words}, {need}): {notes}"


OWN_HEADERS = "    headers (dict of str): request headers of your own, beside those of the client"


def docstring(row: dict[str, Any]) -> str:
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
        "    timeout_ms, max_attempts, max_pages (int): bounds of this call; strict (bool): "
        "refuse unknown names and values"
    )
    lines.append(OWN_HEADERS)
    lines += ["", f"Returns: {_returns(row)}", "", _errors(row)]
    if row["reconcile"]:
        lines += ["", f"When the outcome is unknown: {row['reconcile']['note']}"]
    return "\n".join(lines)


def changeable(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The attributes that `modify` can change: those of all the types that the operation takes."""
    objects = {found["name"]: found["fields"] for found in table()["objects"]}
    kinds = [kind for kind in table()["resources"] if kind["type"] in row["body"]["types"]]
    fields: dict[str, dict[str, Any]] = {}
    for kind in kinds:
        carried = kind["update"] if row["body"]["update"] and kind["update"] else kind["request"]
        for field in objects[carried]:
            fields.setdefault(field["name"], field)
    return list(fields.values())


def modify_docstring(row: dict[str, Any]) -> str:
    positional, rest = parameters(row)
    read, update = row["reconcile"]["read"], row["name"]
    lines = [
        f"Change some attributes and keep the others: {read}, then {update} with all of it.",
        "",
        "None clears an attribute. Attributes that this version does not know are sent back as "
        "they were read; what the read",
        "does not show is not. Nothing keeps others from changing it in between: what they change "
        "then is lost.",
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
    return "\n".join(lines)


def bulk_docstring(row: dict[str, Any], name: str) -> str:
    positional, rest = parameters(row)
    kinds = " or ".join(f"inputs.{kind}" for kind in item_names(row))
    most = row["body"]["max_items"]
    size = f"at most {most} items each" if most else "all items in one"
    lines = [
        f"{row['doc']}, for any number of items: {name} in as many requests as it takes ({size}).",
        "",
        "Parameters:",
        *(field_line(field, row) for field in positional[:-1] + rest),
        f"    {positional[-1]['name']} (iterable of {kinds}, required): read as the requests are "
        f"filled",
        "    progress (function): called after each request with the number of settled items and "
        "of accepted ones",
        "    timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse "
        "unknown names and values",
        OWN_HEADERS,
        "",
        "Returns: Outcomes, one for each item in input order: accepted, rejected with its error, "
        "or unknown",
        "",
        "Raises: InputError for the other parameters. What befalls items is told by their "
        "outcomes.",
    ]
    return "\n".join(lines)


def _returns(row: dict[str, Any]) -> str:
    kinds = {kind["type"]: kind["class"] for kind in table()["resources"]}
    what = (
        " or ".join(kinds.get(name, "Resource") for name in row["reply_types"])
        or "what the API answers"
    )
    if row["paging"] != "none":
        return f"Pages of {what}, fetched as needed"
    if row["multi_status"]:
        return f"a Document of {what}; its `errors` tells what was refused"
    return f"a Document of {what}" if row["reply_many"] else what


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


class Shape:
    """Stands behind a method as its `__wrapped__`: inspect finds the signature here, built when
    asked for."""

    __slots__ = ("_bulk", "_modify", "_row")

    def __init__(self, row: dict[str, Any], bulk: bool = False, modify: bool = False) -> None:
        self._row = row
        self._bulk = bulk
        self._modify = modify

    def __call__(self) -> None:
        raise TypeError("call the client's method")

    @property
    def __signature__(self) -> Signature:
        from inspect import Parameter, Signature

        positional, rest = parameters(self._row)
        if self._modify:
            positional = positional[:-1]
            rest = rest + [{**field, "required": False} for field in changeable(self._row)]
        rest = sorted(rest, key=lambda field: not field["required"] or "setting" in field)
        made = [Parameter("self", Parameter.POSITIONAL_ONLY)]
        made += [
            Parameter(field["name"], Parameter.POSITIONAL_OR_KEYWORD, annotation=type_words(field))
            for field in positional
        ]
        for field in rest:
            default = Parameter.empty if field["required"] and "setting" not in field else None
            made.append(
                Parameter(
                    field["name"],
                    Parameter.KEYWORD_ONLY,
                    default=default,
                    annotation=type_words(field),
                )
            )
        for name, word in (
            *((name, "int") for name in BOUNDS),
            ("headers", "dict of str"),
            ("strict", "bool"),
        ):
            made.append(Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=word))
        if self._bulk:
            made.append(
                Parameter("progress", Parameter.KEYWORD_ONLY, default=None, annotation="function")
            )
        return Signature(made)


# Options of the connection, and where tokens are kept when not in memory.
CONNECTION = (
    ("proxy", "str"),
    ("ca_file", "str | PathLike[str]"),
    ("connect_timeout_ms", "int"),
    ("http2", "bool"),
    ("token_store", "TokenStore"),
    ("token_file", "str | PathLike[str]"),
)


def client_signature(settings: list[dict[str, Any]]) -> Signature:
    from inspect import Parameter, Signature

    made = [
        Parameter(
            row["name"],
            Parameter.KEYWORD_ONLY,
            default=None,
            annotation=type_words({"arity": "one", **row}),
        )
        for row in settings
    ]
    for name, word in CONNECTION:
        made.append(Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=word))
    return Signature(made)
