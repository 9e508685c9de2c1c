"""The language-neutral vectors, through the Python binding. See tests/vectors/README.md for what
the files mean."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libperk
from libperk import _core
from libperk._shown import shown
from libperk.table import load as table

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
DEFAULTS = json.loads((VECTORS / "defaults.json").read_bytes())


def cases(kind: str) -> Any:
    """One test per case: its folder, or the file that it is."""
    paths = sorted((VECTORS / kind).iterdir())
    return pytest.mark.parametrize("case", paths, ids=lambda path: path.stem)


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def read_case(path: Path) -> dict[str, Any]:
    """A case that is one file, with the defaults of its kind filled in."""
    case, defaults = read(path), DEFAULTS.get(path.parent.name, DEFAULTS["others"])
    settings = defaults["settings"][case["provider"]] | case.get("settings", {})
    case["settings"] = {name: value for name, value in settings.items() if value is not None}
    if "headers" in defaults and "request" in case:
        case["request"]["headers"] = defaults["headers"] + case["request"].get("headers", [])
    return case


def refusal(folder: Path) -> Any:
    """The error of a case that is a folder, if it has one."""
    file = folder / "error.json"
    return read(file) if file.exists() else None


def error_members(error: libperk.PerkError) -> dict[str, Any]:
    names = {row["class"]: row["name"] for row in table()["errors"]}
    after = error.retry_after
    return {
        "name": names[type(error).__name__],
        "message": str(error),
        "advice": error.advice,
        "pointer": error.pointer or "",
        "http_status": error.http_status or 0,
        "api_code": error.api_code or 0,
        "api_name": error.api_name or "",
        "request_id": error.request_id or "",
        "attempts": error.attempts,
        "retry_after_ms": -1 if after is None else round(after * 1000),
        "offset": -1 if error.offset is None else error.offset,
        "retryable": error.retryable,
        "outcome_unknown": error.outcome_unknown,
    }


def check_error(error: Any, expected: dict[str, Any]) -> None:
    members = error_members(error)
    assert {name: members[name] for name in expected} == expected


def good_or_refused(error: dict[str, Any] | None, act: Callable[[], None]) -> None:
    """Runs `act`, which must fail with `error`, if there is one."""
    if error is None:
        return act()
    with pytest.raises(libperk.PerkError) as caught:
        act()
    return check_error(caught.value, error)


def client_of(case: dict[str, Any]) -> Any:
    config = _core.perk_config_new(case["provider"])
    for name, value in case["settings"].items():
        _core.perk_config_set(config, name, value)
    return _core.perk_client_new(config)


def args_of(case: dict[str, Any]) -> Any:
    args = _core.perk_args_new(_core.perk_op_find(case["operation"]))
    if "strict" in case:
        _core.perk_args_set_strict(args, case["strict"])
    _core.perk_args_set_all(args, _core.dump(case.get("args", {})))
    return args


def headers_of(request: Any) -> list[list[str]]:
    count = _core.perk_request_header_count(request)
    return [
        [_core.perk_request_header_name(request, i), _core.perk_request_header_value(request, i)]
        for i in range(count)
    ]


def body_of(request: Any) -> str | None:
    body = _core.perk_request_body(request)
    return None if body is None else body.decode()


@cases("build")
def test_build(case: Path) -> None:
    given = read_case(case)

    def act() -> None:
        request = _core.perk_request_build(client_of(given), args_of(given))
        made = {
            "method": _core.perk_request_method(request),
            "url": _core.perk_request_url(request),
            "headers": headers_of(request),
            "body": body_of(request),
        }
        assert made == {"body": None} | given["request"]

    good_or_refused(given.get("error"), act)


@cases("sign")
def test_sign(case: Path) -> None:
    key, body = (case / "key").read_bytes(), (case / "body").read_bytes()
    assert libperk.webhooks.sign(key, body) == (case / "signature").read_text()


@cases("webhook")
@pytest.mark.parametrize("chunked", [False, True], ids=["whole", "chunks"])
def test_webhook(case: Path, chunked: bool) -> None:
    def act() -> None:
        given, body = read(case / "case.json"), (case / "body").read_bytes()
        verifier = libperk.webhooks.Verifier(given["keys"])
        if not chunked:
            return verifier.verify(body, given["signature"])
        check, at = verifier.begin(), 0
        for size in [*given["chunks"], len(body)]:
            check.update(body[at : at + size])
            at += size
        return check.final(given["signature"])

    good_or_refused(refusal(case), act)


@cases("value")
def test_value(case: Path) -> None:
    def act() -> None:
        assert (
            libperk.dump(libperk.parse((case / "text").read_bytes()))
            == (case / "dump").read_bytes()
        )

    good_or_refused(refusal(case), act)


def attribute(resource: libperk.Resource, path: str) -> Any:
    text = _core.perk_resource_attr(resource._native, path)
    return None if text is None else libperk.parse(text)


def resource_members(resource: libperk.Resource, expected: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": resource.type, "id": resource.id}
    made["attributes"] = {
        path: attribute(resource, path) for path in expected.get("attributes", {})
    }
    made["related"] = {name: related(resource, name) for name in expected.get("related", {})}
    return {name: made[name] for name in expected}


def related(resource: libperk.Resource, name: str) -> list[Any]:
    natives = [
        _core.perk_resource_related_at(resource._native, name, index)
        for index in range(_core.perk_resource_related_count(resource._native, name))
    ]
    return [
        None
        if native is None
        else {"type": _core.perk_resource_type(native), "id": _core.perk_resource_id(native)}
        for native in natives
    ]


def document_members(document: libperk.Page[Any], expected: dict[str, Any]) -> dict[str, Any]:
    meta = document.meta
    made: dict[str, Any] = {
        "kind": _core.perk_data_kind_name(_core.perk_doc_kind(document._home.native)),
        "count": len(document),
        "data": document.data,
        "meta": None if meta is None else meta.raw,
        "errors": document.errors or None,
        "cursor": document.cursor,
        "links": {name: document.link(name) for name in expected.get("links", {})},
    }
    for name, resources in (("resources", list(document)), ("included", document.included)):
        wanted = expected.get(name, [])
        assert not wanted or len(resources) == len(wanted)
        made[name] = [
            resource_members(resource, members) for resource, members in zip(resources, wanted)
        ]
    return {name: made[name] for name in expected}


@cases("parse")
def test_parse(case: Path) -> None:
    def act() -> None:
        document: libperk.Page[Any] = libperk.Page.parse((case / "body").read_bytes())
        expected = read(case / "expected.json")
        assert document_members(document, expected) == expected

    good_or_refused(refusal(case), act)


class Player:
    """Plays a script: the call is stepped by hand, so no network is needed."""

    def __init__(self, script: dict[str, Any]) -> None:
        self.now = 0
        self.script = script
        self.client = client_of(script)
        self.calls: dict[int, Any] = {}
        self.call: Any = None

    def _call(self, script: dict[str, Any], number: int) -> Any:
        if number in script.get("logins", ()):
            return _core.perk_call_login(self.client)
        raw, transfer = script.get("raw"), script.get("transfer")
        if transfer:
            return _core.perk_call_transfer(
                self.client, *(transfer.get(name) for name in ("url", "body", "content_type"))
            )
        if not raw:
            return _core.perk_call_new(self.client, args_of(script))
        query, body = (_core.dump(raw[name]) if name in raw else None for name in ("query", "body"))
        return _core.perk_call_raw(self.client, raw["method"], raw["url"], query, body)

    def _make(self, options: dict[str, int], number: int = 1) -> Any:
        call = self._call(self.script, number)
        for name, value in options.items():
            _core.perk_call_set(call, name, value)
        if "headers" in self.script:
            _core.perk_call_set_headers(call, _core.dump(self.script["headers"]))
        return call

    def _choose(self, number: int) -> None:
        """The call that a step is about, made when it is first named."""
        if number not in self.calls:
            self.calls[number] = self._make(self.script.get("options", {}), number)
        self.call = self.calls[number]

    def play(self, step: dict[str, Any]) -> None:
        self.now = step.get("at", self.now)
        if "refused" in step:
            with pytest.raises(libperk.PerkError) as caught:
                self._make(step.get("options", self.script.get("options", {})))
            return check_error(caught.value, step["refused"])
        if "drop_token" in step:
            _core.perk_client_drop_token(self.client, step["drop_token"])
            return None
        self._choose(step.get("call", 1))
        if "drift" in step:
            assert _core.parse(_core.perk_client_drift(self.client, True)) == step["drift"]
        elif "expect" in step:
            self.expect(step)
        elif "reply" in step:
            given = step["reply"]
            for name, value in given.get("headers", {}).items():
                _core.perk_call_header(self.call, name, value)
            _core.perk_call_feed(self.call, given["status"], given.get("body", ""), self.now)
        elif "abort" in step:
            given = step["abort"]
            code = next(row["code"] for row in table()["errors"] if row["name"] == given["code"])
            _core.perk_call_abort(self.call, code, given["sent"], given["why"])
        else:
            _core.perk_client_set_token(
                self.client, step["set_token"], self.now, step["life_ms"] / 1000
            )
        return None

    def expect(self, step: dict[str, Any]) -> None:
        number = _core.perk_call_step(self.call, self.now, step.get("entropy", 0))
        action = _core.perk_action_name(number)
        assert action == step["expect"], _core.perk_call_error(self.call)
        check = getattr(self, "check_" + action, None)
        if check:
            check(step)

    def check_send(self, step: dict[str, Any]) -> None:
        request, expected = _core.perk_call_request(self.call), step.get("request", {})
        headers = {name.lower(): value for name, value in headers_of(request)}
        made = {
            "method": _core.perk_request_method(request),
            "url": _core.perk_request_url(request),
            "body": body_of(request),
            "headers": {name: headers.get(name.lower()) for name in expected.get("headers", {})},
        }
        assert {name: made[name] for name in expected} == expected

    def check_wait(self, step: dict[str, Any]) -> None:
        wait = _core.perk_call_wait_ms(self.call)
        low, high = step["ms"] if isinstance(step.get("ms"), list) else (step.get("ms", wait),) * 2
        assert low <= wait <= high

    def check_page(self, step: dict[str, Any]) -> None:
        native = _core.perk_call_take_page(self.call)
        page: libperk.Page[Any] = libperk.Page._of(native)
        made = {
            "count": len(page),
            "cursor": page.cursor,
            "status": page.status,
            "bytes": page.json.decode(),
        }
        expected = {name: value for name, value in step.items() if name in made}
        assert {name: made[name] for name in expected} == expected
        self.check_outcomes(step, native)
        if "item_errors" in step:
            problems = page.item_errors
            assert len(problems) == len(step["item_errors"])
            for problem, wanted in zip(problems, step["item_errors"]):
                check_error(problem, wanted)

    def check_save_token(self, step: dict[str, Any]) -> None:
        assert _core.perk_client_token(self.client, self.now) == step["token"]
        assert _core.perk_client_token_seconds(self.client, self.now) == step["life_ms"] / 1000

    def check_failed(self, step: dict[str, Any]) -> None:
        check_error(_core.perk_call_error(self.call), step["error"])
        if "error_body" in step:
            body = _core.perk_call_error_body(self.call)
            assert (None if body is None else body.decode()) == step["error_body"]
        if "error_headers" in step:
            assert _core.parse(_core.perk_call_error_headers(self.call)) == step["error_headers"]
        self.check_outcomes(step, None)

    def check_outcomes(self, step: dict[str, Any], page: Any) -> None:
        """One letter per item: accepted, rejected, unknown."""
        if "outcomes" in step:
            outcomes = _core.perk_call_outcomes(self.call, page)
            letters = {_core.PERK_ACCEPTED: "a", _core.PERK_REJECTED: "r", _core.PERK_UNKNOWN: "u"}
            assert (
                "".join(
                    letters[_core.perk_outcomes_at(outcomes, n)]
                    for n in range(len(step["outcomes"]))
                )
                == step["outcomes"]
            )


def play(case: Path) -> None:
    script = read_case(case)
    player = Player(script)
    for step in script["steps"]:
        player.play(step)


@cases("reason")
def test_reason(case: Path) -> None:
    given = read(case / "case.json")
    message, pointer = given["message"], given.get("pointer")
    assert _core.perk_reason_shown(message, pointer, given.get("max", 0)) == given["reason"]


@cases("shown")
def test_shown(case: Path) -> None:
    given = case / "case.json"
    most = read(given)["max"] if given.exists() else 0
    text, expected = (case / "text").read_bytes(), (case / "shown").read_text()
    assert _core.perk_text_shown(text, most) == expected
    if "utf8" not in case.name:
        assert shown(text.decode(), most) == expected


@cases("facts")
def test_facts(case: Path) -> None:
    given = case / "case.json"
    document = libperk.Document.parse(
        (case / "body").read_bytes(), read(given)["type"] if given.exists() else ""
    )
    found = [
        {
            "summary": repr(resource),
            "facts": json.loads(_core.perk_resource_facts(resource._native)),
        }
        for resource in [*document, *document.included]
    ]
    assert found == read(case / "expected.json")


@cases("token")
def test_token(case: Path) -> None:
    play(case)


@cases("page")
def test_page(case: Path) -> None:
    play(case)


@cases("error")
def test_error(case: Path) -> None:
    play(case)


@cases("drift")
def test_drift(case: Path) -> None:
    play(case)


def test_there_are_enough_of_them_each_named_and_stored_like_the_others() -> None:
    kinds = [kind for kind in VECTORS.iterdir() if kind.is_dir()]
    assert sum(len(list(kind.iterdir())) for kind in kinds) >= 1000
    for kind in kinds:
        assert len({path.suffix for path in kind.iterdir()}) == 1, kind.name
        assert all(re.fullmatch("[a-z0-9_]+", path.stem) for path in kind.iterdir()), kind.name
