"""Signatures and docstrings of the methods that are made from the table."""

from __future__ import annotations

from perk._calls import positional_fields
from perk.table import load as table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from inspect import Signature
    from typing import Any

_WORDS = {"string": "str", "int": "int", "num": "float", "bool": "bool", "time": "datetime", "object": "dict", "json": "value"}


def parameters(row: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The fields that may be positional, and those by keyword only; the ones the table fills itself are left out."""
    positional = positional_fields(row)
    rest = [field for field in row["params"] if field not in positional and "fixed" not in field]
    return positional, rest


def _values(name: str) -> list[str]:
    return next(row["values"] for row in table()["enums"] if row["name"] == name)


def type_words(field: dict[str, Any]) -> str:
    word = "resource" if field["type"] == "item" else _WORDS[field["type"]]
    if field.get("values"):
        words = _values(field["values"])
        word = " | ".join(words if field["type"] == "int" else map(repr, words))
    return word if field["arity"] == "one" else f"list of {word}"


def _limits(field: dict[str, Any]) -> list[str]:
    named = (("min", "at least {}"), ("max", "at most {}"), ("unit", "in {}"), ("default", "{} when not given"))
    said = [words.format(field[name]) for name, words in named if field.get(name) is not None]
    if field.get("needs"):
        said.append(f"together with {field['needs']}")
    if field.get("setting"):
        said.append("the client's setting when not given")
    return said


def _line(field: dict[str, Any]) -> str:
    need = "required" if field["required"] and "setting" not in field else "optional"
    notes = "; ".join([field["doc"], *_limits(field)])
    return f"    {field['name']} ({type_words(field)}, {need}): {notes}"


def docstring(row: dict[str, Any]) -> str:
    positional, rest = parameters(row)
    lines = [row["doc"] + ".", ""]
    if row["advice"]:
        lines += [row["advice"], ""]
    lines.append(f"{row['method']} {row['path'] or '(the path is not published)'}")
    if row["scope"]:
        lines.append(f"Scope: {row['scope']}")
    if row["status"] != "current":
        lines.append(f"This operation is {row['status']}.")
    lines += ["", "Parameters:", *(_line(field) for field in positional + rest)]
    lines.append(
        "    timeout_ms, max_attempts, max_pages (int): bounds of this call; strict (bool): refuse unknown names and values"
    )
    lines += ["", f"Returns: {_returns(row)}", "", _errors(row)]
    return "\n".join(lines)


def bulk_docstring(row: dict[str, Any], name: str) -> str:
    positional, rest = parameters(row)
    most = row["body"]["max_items"]
    size = f"at most {most} items each" if most else "all items in one"
    lines = [
        f"{row['doc']}, for any number of items: {name} in as many requests as it takes ({size}).",
        "",
        "Parameters:",
        *(_line(field) for field in positional[:-1] + rest),
        f"    {positional[-1]['name']} (iterable of resources, required): read as the requests are filled",
        "    progress (function): called after each request with the number of settled items and of accepted ones",
        "    timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values",
        "",
        "Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown",
        "",
        "Raises: InputError for the other parameters. What befalls items is told by their outcomes.",
    ]
    return "\n".join(lines)


def _returns(row: dict[str, Any]) -> str:
    kinds = {kind["type"]: kind["class"] for kind in table()["resources"]}
    what = " or ".join(kinds.get(name, "Resource") for name in row["reply_types"]) or "what the API answers"
    if row["paging"] != "none":
        return f"Pages of {what}, fetched as needed"
    if row["multi_status"]:
        return f"a Document of {what}; its `errors` tells what was refused"
    return f"a Document of {what}" if row["reply_many"] else what


def _errors(row: dict[str, Any]) -> str:
    again = "It is repeated after a failure when that is safe." if row["replay"] == "safe" else "It is sent once."
    return f"Raises: InputError before anything is sent; other classes of perk.errors afterwards. {again}"


class Shape:
    """Stands behind a method as its `__wrapped__`: inspect finds the signature here, built when asked for."""

    __slots__ = ("_bulk", "_row")

    def __init__(self, row: dict[str, Any], bulk: bool = False) -> None:
        self._row = row
        self._bulk = bulk

    def __call__(self) -> None:
        raise TypeError("call the client's method")

    @property
    def __signature__(self) -> Signature:
        from inspect import Parameter, Signature

        positional, rest = parameters(self._row)
        rest = sorted(rest, key=lambda field: not field["required"] or "setting" in field)
        made = [Parameter("self", Parameter.POSITIONAL_ONLY)]
        made += [Parameter(field["name"], Parameter.POSITIONAL_OR_KEYWORD, annotation=type_words(field)) for field in positional]
        for field in rest:
            default = Parameter.empty if field["required"] and "setting" not in field else None
            made.append(Parameter(field["name"], Parameter.KEYWORD_ONLY, default=default, annotation=type_words(field)))
        for name, word in (("timeout_ms", "int"), ("max_attempts", "int"), ("max_pages", "int"), ("strict", "bool")):
            made.append(Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=word))
        if self._bulk:
            made.append(Parameter("progress", Parameter.KEYWORD_ONLY, default=None, annotation="function"))
        return Signature(made)


# Where tokens are kept when not in memory.
TOKEN_PLACES = (("token_store", "TokenStore"), ("token_file", "str | PathLike[str]"))


def client_signature(settings: list[dict[str, Any]]) -> Signature:
    from inspect import Parameter, Signature

    made = [
        Parameter(row["name"], Parameter.KEYWORD_ONLY, default=None, annotation=type_words({"arity": "one", **row}))
        for row in settings
    ]
    for name, word in (("proxy", "str"), ("ca_file", "str"), ("connect_timeout_ms", "int"), ("http2", "bool"), *TOKEN_PLACES):
        made.append(Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=word))
    return Signature(made)
