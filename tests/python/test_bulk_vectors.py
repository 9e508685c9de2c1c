"""The vectors of bulk writes: played by `create_many` over a transport. Several requests at once,
which it does not have, are played with the core's functions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_vectors import cases, check_error, client_of, read_case

import libperk
from libperk import _core, table
from libperk.bulk import BulkError

FAILURES = {"transport": ConnectionResetError, "connect": ConnectionRefusedError}


class Stopped(BaseException):
    """What stops the caller."""


def check_items(case: dict[str, Any], request: dict[str, Any], body: Any) -> None:
    data = json.loads(body)["data"]
    items = [case["items"][index] for index in request["items"]]
    assert len(data) == len(items)
    for sent, item in zip(data, items):
        assert sent.get("id") == item.get("id")
        if "filename" in item:
            assert sent["attributes"]["filename"] == item["filename"]


class Script:
    """A transport that expects the requests of a case, and answers them as it does."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.made = 0

    def send(self, request: Any) -> tuple[int, dict[str, str], bytes]:
        step = self.case["requests"][self.made]
        self.made += 1
        check_items(self.case, step, request.body)
        if step.get("stopped"):
            raise Stopped
        if "abort" in step:
            raise FAILURES[step["abort"]["code"]]
        return step["reply"]["status"], {}, json.dumps(step["reply"]["body"]).encode()


def items_of(case: dict[str, Any]) -> Iterator[Any]:
    """The items, up to where the caller stops."""
    for index, item in enumerate(case["items"]):
        if index == case.get("stop_before"):
            raise Stopped
        yield item


def check_outcomes(case: dict[str, Any], outcomes: Any) -> None:
    letters = ["-"] * len(case["outcomes"])
    for outcome in outcomes:
        letters[outcome.index] = outcome.status[0]
        assert outcome.item == case["items"][outcome.index]
        assert (outcome.error is None) == outcome.accepted
    assert "".join(letters) == case["outcomes"]
    errors = {str(outcome.index): outcome.error for outcome in outcomes}
    for index, expected in case.get("errors", {}).items():
        check_error(errors[index], expected)
    if "summary" in case:
        with pytest.raises(BulkError) as caught:
            outcomes.raise_for_errors()
        assert str(caught.value).startswith(case["summary"])


def create_many(case: dict[str, Any], script: Script, seen: list[list[int]]) -> Any:
    """The outcomes, also of a write that was stopped; `seen` gets the progress."""
    row = table.row("operations", case["operation"])
    client_class = getattr(libperk, table.row("providers", case["provider"])["class"])
    given = {**case.get("args", {}), **case.get("options", {})}
    if "strict" in case:
        given["strict"] = case["strict"]
    with client_class(**case["settings"], transport=script) as client:
        many = getattr(getattr(client, row["namespace"]), row["method"] + "_many")
        given[row["positional"][-1]] = items_of(case)
        try:
            return many(progress=lambda *numbers: seen.append([*numbers]), **given)
        except Stopped as stop:
            return stop.outcomes  # type: ignore[attr-defined]


def settle(bulk: Any, call: Any, step: dict[str, Any]) -> None:
    if "abort" in step:
        how = step["abort"]
        code = table.row("errors", how["code"])["code"]
        flags = _core.PERK_ABORT_SENT if how["sent"] else 0
        _core.perk_call_abort(call, code, flags, how["why"])
    else:
        body = _core.dump(step["reply"]["body"])
        _core.perk_call_feed(call, step["reply"]["status"], body, 1001)
    paged = _core.perk_call_step(call, 1002, 0) == _core.PERK_PAGE
    _core.perk_bulk_settle(bulk, call, _core.perk_call_take_page(call) if paged else None)


def open_at_once(case: dict[str, Any]) -> None:
    """Opens every request before the first one is settled."""
    shared = _core.dump(case.get("args", {}))
    op = _core.perk_op_find(case["operation"])
    bulk = _core.perk_bulk_new(client_of(case), op, shared, True)
    calls: list[Any] = []

    def open_next() -> None:
        call = _core.perk_bulk_call(bulk)
        assert _core.perk_call_step(call, 1000, 0) == _core.PERK_SEND
        body = _core.perk_request_body(_core.perk_call_request(call))
        check_items(case, case["requests"][len(calls)], body)
        calls.append(call)

    for item in case["items"]:
        if _core.perk_bulk_add(bulk, _core.dump(item)) == _core.PERK_BULK_FULL:
            open_next()
            assert _core.perk_bulk_add(bulk, _core.dump(item)) == _core.PERK_BULK_TAKEN
    open_next()
    for number in case["order"]:
        settle(bulk, calls[number], case["requests"][number])
    codes = [_core.perk_bulk_at(bulk, index) for index in range(_core.perk_bulk_count(bulk))]
    assert "".join(_core.perk_outcome_name(code)[0] for code in codes) == case["outcomes"]
    assert len(calls) == len(case["requests"])


@cases("bulk")
def test_bulk(case: Path) -> None:
    given = read_case(case)
    if "order" in given:
        return open_at_once(given)
    script, seen = Script(given), []
    if "error" in given:
        with pytest.raises(libperk.PerkError) as caught:
            create_many(given, script, seen)
        check_error(caught.value, given["error"])
    else:
        check_outcomes(given, create_many(given, script, seen))
    assert script.made == len(given["requests"])
    assert seen == given.get("progress", seen)
    return None
