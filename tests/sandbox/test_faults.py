"""Faults: of content in process, of the wire against a real server."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import select
import time
from collections.abc import Callable
from dataclasses import fields
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from sandbox_api import NOW, Api

from libperk.sandbox.testing import Handle
from libperk.sandbox.wire.fault_plans import CHECKS
from libperk.sandbox.wire.faults import Fault
from libperk.sandbox.wire.times import parse

PING = {"operation": "ping.get"}


def plan(api: Api, **fault: Any) -> None:
    api.control("POST", "faults", fault)


def ping(api: Api) -> Any:
    return api.send("GET", "/v2/ping")


def test_times_run_out(api: Api) -> None:
    plan(api, match=PING, times=2, status=503)
    assert [ping(api).status for _ in range(3)] == [503, 503, 200]
    assert api.control("GET", "faults") == {"faults": []}


def test_until_cleared(api: Api) -> None:
    plan(api, match=PING, times=-1, status=500)
    assert [ping(api).status for _ in range(4)] == [500] * 4
    assert api.control("DELETE", "faults") == {"faults": []}
    assert ping(api).status == 200


def test_the_first_that_matches_is_taken(api: Api) -> None:
    api.control(
        "POST",
        "faults",
        [
            {"match": {"method": "DELETE"}, "status": 500},
            {"match": {"path": "/v2/p*"}, "status": 502},
            {"status": 503},
        ],
    )
    assert [ping(api).status for _ in range(3)] == [502, 503, 200]


@pytest.mark.parametrize(
    "headers", [{"Retry-After": "0"}, {"Retry-After": "7"}, {"retry-after-ms": "250"}, {}]
)
def test_headers_are_added(api: Api, headers: dict[str, str]) -> None:
    plan(api, match=PING, status=429, headers=headers)
    answer = ping(api)
    assert answer.status == 429 and answer.error["status"] == "429"
    assert {n: answer.headers.get(n.lower()) for n in headers} == headers
    assert ("retry-after" in answer.headers) == ("Retry-After" in headers)


def test_date_header_and_removed_header(api: Api) -> None:
    plan(
        api,
        match=PING,
        status=503,
        headers={"Retry-After": {"date_in_s": 30}, "x-request-id": None},
    )
    answer = ping(api)
    assert (parsedate_to_datetime(answer.headers["retry-after"]) - parse(NOW)).total_seconds() == 30
    assert "x-request-id" not in answer.headers


def test_own_body_and_html(api: Api) -> None:
    plan(api, match=PING, body='{"torn":')
    plan(api, match=PING, status=400, body={"message": "blocked"})
    plan(api, match=PING, html=True)
    answers = [ping(api) for _ in range(3)]
    assert answers[0].body == b'{"torn":'
    assert (answers[1].status, answers[1].json) == (400, {"message": "blocked"})
    assert (answers[2].status, answers[2].headers["content-type"], answers[2].body[:9]) == (
        200,
        "text/html; charset=utf-8",
        b"<!doctype",
    )


@pytest.mark.parametrize("act", [False, True])
def test_a_failing_write_takes_effect_only_when_planned(api: Api, act: bool) -> None:
    offer = api.find_offer("activate")
    plan(api, match={"operation": "offers.activate"}, status=500, act=act)
    assert api.user("POST", f"/offers/{offer.id}/activate").status == 500
    assert len(api.ledger("attribution")) == int(act)


def test_revoked_in_mid_walk(api: Api) -> None:
    assert api.offers().status == 200
    plan(api, match={"operation": "offers.list"}, revoke_tokens=True)
    assert api.offers().status == 401
    api.tokens.clear()
    assert api.offers().status == 200
    assert api.control("GET", "log")["logins"] == 2


def test_clock_skew_shows_in_dates_and_ages_tokens(api: Api) -> None:
    assert api.offers().status == 200
    plan(api, match=PING, clock_skew_s=7200)
    assert (parsedate_to_datetime(ping(api).headers["date"]) - parse(NOW)).total_seconds() == 7200
    assert api.offers().status == 401


@pytest.mark.parametrize(
    ("chosen", "refused"), [([0, 2], ["u0", "u2"]), (0.5, ["u0", "u1"]), ([9], [])]
)
def test_items_refused_on_demand(api: Api, chosen: Any, refused: list[str]) -> None:
    plan(api, match={"operation": "users.create"}, items_207=chosen)
    items = [
        {"type": "user", "id": f"u{n}", "attributes": {"enrolledRewards": []}} for n in range(4)
    ]
    answer = api.kard("POST", "/users", {"data": items})
    assert [e["id"] for e in answer.json.get("errors", [])] == refused
    assert (answer.status, len(answer.data)) == (207 if refused else 201, 4 - len(refused))


def events(*names: str) -> dict[str, Any]:
    common = {"eventCode": "VIEW", "medium": "BROWSE", "eventDate": NOW}
    return {
        "data": [
            {"type": "offerAttribution", "attributes": {"entityId": name, **common}}
            for name in names
        ]
    }


def test_events_are_refused_by_pointer_alone(api: Api) -> None:
    plan(api, match={"operation": "attributions.create"}, items_207=[1])
    answer = api.user("POST", "/attributions", events("a", "b", "c"))
    assert (answer.status, answer.data["type"]) == (207, "job")
    assert [(error["source"]["pointer"], "id" in error) for error in answer.json["errors"]] == [
        ("/data/1", False)
    ]
    assert [item["entityId"] for item in api.ledger("attribution")] == ["a", "c"]


def test_the_log_shows_which_fault_a_request_met_and_how_much_it_did(api: Api) -> None:
    match = {"operation": "attributions.create"}
    plan(api, match=match, name="lost", status=500, act=True)
    plan(api, match=match, status=500)
    for _ in range(3):
        api.user("POST", "/attributions", events("a", "b"))
    entries = [
        entry
        for entry in api.control("GET", "log")["requests"]
        if entry["operation"] == "attributions.create"
    ]
    seen = [(entry["fault"], entry["status"], entry["recorded"]) for entry in entries]
    assert seen == [("lost", 500, 2), ("fault", 500, 0), (None, 202, 2)]


def test_how_often_each_item_took_effect(api: Api) -> None:
    api.user("POST", "/attributions", events("a", "b", "a"))
    api.kard(
        "POST",
        "/users",
        {"data": [{"type": "user", "id": "u-1", "attributes": {"enrolledRewards": []}}]},
    )
    user = api.own.user_id
    applied = api.control("GET", "applied")
    assert applied == {
        "times": {"attribution": {f"{user}/a": 2, f"{user}/b": 1}, "user": {"u-1": 1}},
        "forgotten": 0,
    }
    state = api.sandbox.world.state
    state.ledger = type(state.ledger)(state.ledger, maxlen=2)
    assert api.control("GET", "applied") == {
        "times": {"attribution": {f"{user}/a": 1}, "user": {"u-1": 1}},
        "forgotten": 2,
    }


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"stauts": 500}, "a fault has no member 'stauts'; did you mean 'status'?"),
        (
            {"match": {"verb": "GET"}},
            "match has no member 'verb'; there are operation, method, path",
        ),
        (
            {"match": {"operation": "ofers.list"}},
            "match.operation: no operation is 'ofers.list'; did you mean 'offers.list'?",
        ),
        ({"match": {"operation": "offer.*"}}, "match.operation: no operation is 'offer.*'"),
        ({"match": {"method": "GTE"}}, "match.method: no method is 'GTE'; did you mean 'GET'?"),
        ({"match": {"method": "get"}}, "match.method: no method is 'get'; there are GET"),
        ({"match": {"path": "v2/ping"}}, "match.path must begin with '/' or a wildcard"),
        ({"match": {"operation": 5}}, "match.operation must be text"),
        ({"match": "ping.get"}, "match must be an object"),
        ([5], "a fault must be an object"),
        ({"status": "503"}, "status must be a whole number from 200 to 999"),
        ({"status": 99}, "status must be a whole number from 200 to 999"),
        ({"status": True}, "status must be a whole number from 200 to 999"),
        ({"delay_ms": "5"}, "delay_ms must be a whole number of milliseconds, up to a day"),
        ({"delay_ms": -1}, "delay_ms must be a whole number of milliseconds, up to a day"),
        ({"delay_ms": None}, "delay_ms must be a whole number of milliseconds, up to a day"),
        ({"times": 0}, "times must be a whole number from 1 on, or -1"),
        ({"times": 1.0}, "times must be a whole number from 1 on, or -1"),
        ({"every": 0}, "every must be a whole number: at least 1"),
        ({"name": 5}, "name must be text"),
        ({"headers": {"Retry-After": [1]}}, "headers must be an object of names and texts"),
        ({"headers": {"Retry After": "1"}}, "headers must be an object of names and texts"),
        ({"headers": {"X": "a\r\nY: b"}}, "headers must be an object of names and texts"),
        ({"headers": {"X": "\u20ac"}}, "headers must be an object of names and texts"),
        (
            {"headers": {"Date": {"date_in_s": "soon"}}},
            "headers must be an object of names and texts",
        ),
        ({"items_207": 2}, "items_207 must be a list of places from 0 on, or a share from 0 to 1"),
        (
            {"items_207": [-1]},
            "items_207 must be a list of places from 0 on, or a share from 0 to 1",
        ),
        ({"reset": "yes"}, "reset must be true or false"),
        ({"torn": -1}, "torn must be a whole number of bytes"),
        ({"wrong_length": 0.5}, "wrong_length must be a whole number"),
        ({"clock_skew_s": "1"}, "clock_skew_s must be a number of seconds"),
    ],
)
def test_plans_that_could_never_act_are_refused_by_name(api: Api, spec: Any, message: str) -> None:
    answer = api.send("POST", "/_sandbox/faults", {}, spec)
    assert answer.status == 400 and answer.json["error"].startswith(message)
    assert api.control("GET", "faults") == {"faults": []}


def test_every_member_of_a_fault_is_checked() -> None:
    assert set(CHECKS) == {member.name for member in fields(Fault)} - {"seen"}


def test_one_wrong_plan_of_several_leaves_none(api: Api) -> None:
    assert api.send("POST", "/_sandbox/faults", {}, [{"status": 500}, {"status": 5}]).status == 400
    assert api.control("GET", "faults") == {"faults": []} and ping(api).status == 200


UNSTORABLE = [
    b'"\\ud800"',
    b'"a\\udc00b"',
    b"NaN",
    b"-Infinity",
    b"1e999",
    b'{"\\ud83c": 1}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("value", UNSTORABLE, ids=lambda value: value[:12].decode())
def test_what_cannot_be_stored_is_refused_and_nothing_is_kept(api: Api, value: bytes) -> None:
    good = b'{"type": "user", "id": "u-9", "attributes": {"enrolledRewards": []}}'
    own = (
        b'{"type": "user", "id": "u-8", "attributes": {"enrolledRewards": [], "extra": %s}}' % value
    )
    answer = api.kard("POST", "/users", b'{"data": [%s, %s]}' % (good, own))
    assert answer.status == 400 and answer.error["title"] == "Invalid JSON"
    assert api.control("GET", "ledger")["items"] == []
    for name in ("faults", "settings"):
        assert api.send("POST", f"/_sandbox/{name}", {}, b'{"name": %s}' % value).status == 400
    assert api.control("GET", "faults") == {"faults": []}


@pytest.mark.parametrize("body", [b"[]", b"5", b'"text"', b"{", b'{"id": "a"}'])
def test_control_reports_what_is_wrong_with_a_body(api: Api, body: bytes) -> None:
    answer = api.send("POST", "/_sandbox/audits", {}, body)
    assert answer.status == 400 and answer.json["error"]


def test_messages_say_what_was_expected(api: Api) -> None:
    answer = api.kard(
        "POST",
        "/children",
        {"data": {"type": "organization", "attributes": {"name": "!", "bins": []}}},
    )
    texts = [error["detail"] for error in answer.json["errors"]]
    assert answer.status == 400 and any(
        text.startswith("letters, digits and spaces") for text in texts
    )


def test_control_is_for_this_machine_only(api: Api) -> None:
    assert api.send("GET", "/_sandbox/log", peer="10.1.2.3").status == 403


def test_log_holds_no_secret(api: Api) -> None:
    api.offers()
    api.send(
        "POST",
        "/v2/auth/token",
        {},
        {"client_id": api.own.client_id, "client_secret": api.own.client_secret},
    )
    text = api.send("GET", "/_sandbox/log").body.decode()
    assert api.tokens["kard"] not in text and api.own.client_secret not in text
    seen = api.control("GET", "log")["requests"]
    assert [(r["operation"], r["authorized"], r["token"], r["status"]) for r in seen] == [
        ("auth.token_basic_form", True, None, 200),
        ("offers.list", True, 1, 200),
        ("auth.token_json", False, None, 200),
    ]
    assert seen[1]["headers"]["authorization"] == "Bearer [redacted]"


def test_reset_forgets_everything(api: Api) -> None:
    api.user("POST", f"/offers/{api.find_offer('activate').id}/activate")
    plan(api, match=PING, times=-1, status=500)
    api.control("POST", "settings", {"token_life_s": 5, "scopes": []})
    api.control("POST", "reset")
    assert ping(api).status == 200
    assert api.login().json["expires_in"] == 3600
    assert api.ledger("attribution") == []
    assert api.user("GET", "").status == 401


# ---- faults of the wire: a real server, a real socket ----


def connect(live: Handle) -> http.client.HTTPConnection:
    parts = urlsplit(live.url)
    return http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)


def get(live: Handle, path: str = "/v2/ping") -> tuple[http.client.HTTPResponse, bytes]:
    connection = connect(live)
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        return reply, reply.read()
    finally:
        connection.close()


def test_torn_body(live: Handle) -> None:
    live.faults({"match": PING, "torn": 10})
    with pytest.raises(http.client.IncompleteRead) as caught:
        get(live)
    assert len(caught.value.partial) == 10 and (caught.value.expected or 0) > 10


def test_closed_in_mid_body(live: Handle) -> None:
    live.faults({"match": PING, "close_mid_body": True})
    with pytest.raises(http.client.IncompleteRead):
        get(live)


@pytest.mark.parametrize(("delta", "check"), [(5, "short"), (-5, "cut")])
def test_wrong_length(live: Handle, delta: int, check: str) -> None:
    whole = get(live)[1]
    live.faults({"match": PING, "wrong_length": delta})
    if check == "short":
        with pytest.raises(http.client.IncompleteRead):
            get(live)
    else:
        assert len(get(live)[1]) == len(whole) - 5


def test_reset_connection(live: Handle) -> None:
    live.faults({"match": PING, "reset": True})
    with pytest.raises(ConnectionResetError):
        get(live)


@pytest.mark.parametrize(
    "fault", [{"torn": 0}, {"reset": True}, {"close_mid_body": True}, {"wrong_length": 9}]
)
def test_server_goes_on_after_a_broken_reply(live: Handle, fault: dict[str, Any]) -> None:
    live.faults({"match": PING, **fault})
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        get(live)
    assert get(live)[0].status == 200


def test_a_delayed_reply_holds_up_no_other(live: Handle) -> None:
    live.faults({"match": PING, "delay_ms": 600_000})
    delayed = connect(live)
    delayed.request("GET", "/v2/ping")
    wait_for(lambda: len(live.log()) == 1)
    assert get(live)[0].status == 200
    assert delayed.sock is not None and not select.select([delayed.sock], [], [], 0)[0]
    delayed.close()


def test_a_delayed_reply_comes(live: Handle) -> None:
    live.faults({"match": PING, "delay_ms": 20})
    assert get(live)[0].status == 200


def test_a_write_lost_on_its_way_has_no_effect(live: Handle) -> None:
    live.faults({"match": {"operation": "capillary.auth.token"}, "reset": True, "act": False})
    own = live.credentials["capillary"]
    connection = connect(live)
    with pytest.raises(ConnectionError):
        connection.request(
            "POST",
            "/v3/oauth/token/generate",
            json.dumps({"key": own["key"], "secret": own["secret"]}),
            {"Content-Type": "application/json"},
        )
        connection.getresponse()
    connection.close()
    assert live.logins() == 0


def test_a_status_that_http_does_not_know(live: Handle) -> None:
    live.faults(
        {
            "match": PING,
            "status": 707,
            "body": {"data": None, "errors": [{"code": 707, "message": "own"}]},
        }
    )
    reply, body = get(live)
    assert (reply.status, b"707" in body) == (707, True)


def test_promotion_refused_under_the_status_707(live: Handle) -> None:
    own = live.credentials["capillary"]
    live.settings(capillary={"envelope": "B", "status": 707})
    till = f"{own['username']}:{hashlib.md5(own['password'].encode()).hexdigest()}"
    headers = {
        "Content-Type": "application/json",
        "Authorization": "Basic " + base64.b64encode(till.encode()).decode(),
    }
    connection = connect(live)
    connection.request(
        "POST",
        f"/api_gateway/v1/promotions/{own['promotions']['737']}/activate?customerId=5",
        "{}",
        headers,
    )
    reply = connection.getresponse()
    assert (reply.status, json.loads(reply.read())["errorCode"]) == (707, 737)
    connection.close()


def test_connection_is_kept(live: Handle) -> None:
    connection = connect(live)
    connection.request("GET", "/v2/ping")
    connection.getresponse().read()
    port = local_port(connection)
    connection.request("GET", "/v2/nowhere")
    assert connection.getresponse().read()
    assert local_port(connection) == port
    connection.close()


def local_port(connection: http.client.HTTPConnection) -> int:
    assert connection.sock is not None
    return int(connection.sock.getsockname()[1])


def test_path_reaches_the_sandbox_as_it_was_sent(live: Handle) -> None:
    get(live, "/v2/issuers/o/users/bob%2F..%2F..%2Fx%3Fy%23z")
    seen = live.log()[-1]
    assert (seen["path"], seen["operation"]) == (
        "/v2/issuers/o/users/bob%2F..%2F..%2Fx%3Fy%23z",
        "users.get",
    )


def wait_for(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_lost_reply_of_a_write_still_counts(live: Handle) -> None:
    own = live.credentials["capillary"]
    live.faults({"match": {"operation": "capillary.auth.token"}, "torn": 3})
    connection = connect(live)
    body = json.dumps({"key": own["key"], "secret": own["secret"]})
    connection.request(
        "POST", "/v3/oauth/token/generate", body, {"Content-Type": "application/json"}
    )
    with pytest.raises(http.client.IncompleteRead):
        connection.getresponse().read()
    connection.close()
    wait_for(lambda: live.logins() == 1)
