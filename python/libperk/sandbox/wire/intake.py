"""From bytes to a checked call: the query, the body, and per-item verdicts where the operation
answers 207."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, unquote

from libperk.sandbox.wire.checks import Checker
from libperk.sandbox.wire.contract import Contract, Field, Operation
from libperk.sandbox.wire.values import Json, Problem, Refused

Rejects = dict[int, list[Problem]]


def read_query(contract: Contract, op: Operation, raw_query: str) -> Json:
    """Typed values by wire name. Names that the table does not know are left alone, as servers
    do."""
    given: dict[str, list[str]] = {}
    for name, text in parse_qsl(raw_query, keep_blank_values=True):
        given.setdefault(name, []).append(text)
    checker, query, problems = Checker(contract), {}, []
    for field in op.placed("query"):
        texts = given.get(field.wire)
        if texts is None:
            if field.get("required") and "body" not in field.places:
                problems.append(
                    Problem(400, "Missing value", f"{field.wire} is required", parameter=field.wire)
                )
            continue
        value = _typed(field, texts)
        problems += [
            replace(p, pointer="", parameter=field.wire) for p in checker.value(field, value, "")
        ]
        query[field.wire] = value
    if problems:
        raise Refused(*problems)
    return query


def check_path(contract: Contract, op: Operation, path: Mapping[str, str]) -> None:
    """Refuses values of the path that are not what the table requires."""
    checker = Checker(contract)
    _raise(
        [
            replace(problem, pointer="", parameter=field.wire)
            for field in op.placed("path")
            for problem in checker.value(field, _scalar(field, path[field.wire]), "")
        ]
    )


def _typed(field: Field, texts: list[str]) -> Any:
    if field.arity == "repeat":
        return [_scalar(field, text) for text in texts]
    if field.arity == "csv":
        return [_scalar(field, part) for text in texts for part in text.split(",")]
    return _scalar(field, texts[-1])


def _scalar(field: Field, text: str) -> Any:
    """The text as the field's type; text that does not fit stays text, which the check refuses."""
    try:
        if field.type == "int":
            return int(text)
        if field.type == "num":
            return float(text)
    except ValueError:
        return text
    if field.type == "bool":
        return {"true": True, "false": False}.get(text, text)
    return text


def read_body(
    contract: Contract, op: Operation, body: bytes, content_type: str
) -> tuple[Any, Rejects]:
    """The parsed body, and which items of it are refused on their own."""
    if op.shape == "none":
        return None, {}
    if op.shape == "form":
        return _form(body), {}
    document = _json(body, content_type)
    if op.shape in ("list", "one"):
        return _resources(contract, op, document)
    if op.shape == "array":
        return _array(contract, op, document), {}
    if op.shape == "object":
        _raise(
            list(
                Checker(contract).members(
                    [f for f in op.placed("body") if "query" not in f.places], document, ""
                )
            )
        )
        _raise(list(_missing_choices(op, document)))
    return document, {}


def _form(body: bytes) -> Json:
    return {
        unquote(name): text
        for name, text in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    }


def _json(body: bytes, content_type: str) -> Any:
    if content_type.partition(";")[0].strip().lower() not in (
        "application/json",
        "application/vnd.api+json",
    ):
        raise Refused(
            Problem(
                400, "Wrong content type", "application/json was expected", header="Content-Type"
            )
        )
    try:
        return storable(body)
    except ValueError as problem:
        raise Refused(Problem(400, "Invalid JSON", str(problem), pointer="")) from None


def storable(body: bytes) -> Any:
    """The JSON document; ValueError when there is none, or one that could not be given out again as
    it came."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("the body is not a JSON document") from None
    try:
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        raise ValueError("the body holds half of a surrogate pair") from None
    except (ValueError, RecursionError):
        raise ValueError(
            "the body holds a number that JSON has no form for, or is nested too deep"
        ) from None
    return document


def _resources(contract: Contract, op: Operation, document: Any) -> tuple[Any, Rejects]:
    data = document.get("data") if isinstance(document, dict) else None
    checker, types = Checker(contract, bool(op.body.get("update"))), list(op.body["types"])
    if op.shape == "one":
        _raise(list(checker.item(types, data, "/data")))
        return data, {}
    if not isinstance(data, list):
        raise Refused(Problem(400, "Wrong type", "data must be a list", pointer="/data"))
    _check_count(op, len(data))
    rejects = {
        n: found
        for n, item in enumerate(data)
        if (found := list(checker.item(types, item, f"/data/{n}")))
    }
    if rejects and (not op.multi_status or len(rejects) == len(data)):
        raise Refused(
            *(
                named(p, data[n]) if op.multi_status else p
                for n, found in rejects.items()
                for p in found
            )
        )
    return data, rejects


def _missing_choices(op: Operation, document: Json) -> Iterator[Problem]:
    """Of some lists of members at least one has to be there."""
    wires = {str(field.get("name")): field.wire for field in op.fields}
    for names in op.spec.get("any_of") or ():
        choice = [wires[name] for name in names]
        if all(document.get(wire) is None for wire in choice):
            yield Problem(
                400,
                "Missing value",
                "one of these is required: " + ", ".join(choice),
                pointer=f"/{choice[0]}",
            )


def _array(contract: Contract, op: Operation, document: Any) -> Any:
    """A bare array: the value of the one parameter that goes into the body."""
    [field] = op.placed("body")
    _raise(list(Checker(contract).value(field, document, "")))
    return document


def _check_count(op: Operation, count: int) -> None:
    low, high = op.body.get("min_items") or 0, op.body.get("max_items") or 0
    if count < low or (high and count > high):
        raise Refused(
            Problem(
                400,
                "Out of range",
                f"data holds {count} items; {low} to {high} are accepted",
                pointer="/data",
            )
        )


def named(problem: Problem, item: Any) -> Problem:
    """The problem with the id of the item that it is about; an audit has none, so that
    of its transaction is used."""
    if not isinstance(item, dict):
        return problem
    attributes = item.get("attributes")
    item_id = item.get("id") or (
        attributes.get("transactionId") if isinstance(attributes, dict) else None
    )
    return replace(problem, id=item_id) if isinstance(item_id, str) else problem


def _raise(problems: list[Problem]) -> None:
    if problems:
        raise Refused(*problems)
