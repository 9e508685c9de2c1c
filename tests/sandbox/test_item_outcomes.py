"""Requests whose items have separate outcomes: audits, histories, fraud markers; and the ledger of
what was accepted."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hooks import Listener, settle_deliveries, subscribe
from sandbox_api import Answer, Api
from test_transactions import purchase, rewards, send


def audit(transaction: str, code: int = 3006) -> dict[str, Any]:
    attributes = {
        "auditCode": code,
        "merchantName": "Wren",
        "auditDescription": "missing",
        "transactionId": transaction,
    }
    return {"type": "audit", "attributes": attributes}


def history(api: Api, event_id: str, **changes: Any) -> dict[str, Any]:
    return {**purchase(api, event_id, "SETTLED", **changes), "type": "historicalTransaction"}


def fraud(transaction: str, user: str) -> dict[str, Any]:
    return {"type": "fraudulentTransaction", "id": transaction, "attributes": {"userId": user}}


def user(user_id: str) -> dict[str, Any]:
    return {"type": "user", "id": user_id, "attributes": {"enrolledRewards": ["CARDLINKED"]}}


def start(api: Api) -> str:
    body = {"data": {"type": "historicalTransactionStart", "attributes": {}}}
    answer = api.promised("historical_uploads.create", api.user("POST", "/uploads", body))
    return str(answer.data["id"])


def finish(api: Api, upload: str, body_id: str = "") -> Answer:
    body = {
        "data": {"type": "historicalTransactionComplete", "id": body_id or upload, "attributes": {}}
    }
    return api.user("PUT", f"/uploads/{upload}", body)


def test_users_are_replaced_whole(api: Api) -> None:
    attributes = {
        "enrolledRewards": ["CARDLINKED"],
        "email": "a@b.example",
        "historicalTransactionsSent": True,
    }
    body = {"data": {"type": "user", "id": api.own.user_id, "attributes": attributes}}
    assert api.promised("users.update", api.user("PUT", "", body)).data["attributes"] == attributes
    less = {"data": {"type": "user", "id": api.own.user_id, "attributes": {"enrolledRewards": []}}}
    kept = {"enrolledRewards": [], "historicalTransactionsSent": True}
    assert (
        api.user("PUT", "", less).data["attributes"]
        == kept
        == api.user("GET", "").data["attributes"]
    )
    back = {
        "data": {
            **body["data"],
            "attributes": {"enrolledRewards": [], "historicalTransactionsSent": False},
        }
    }
    assert api.user("PUT", "", back).status == 400
    assert api.user("PUT", "", {"data": {**body["data"], "id": "another"}}).error["source"] == {
        "pointer": "/data/id"
    }
    assert (
        api.kard("PUT", "/users/nobody", {"data": {**body["data"], "id": "nobody"}}).status == 404
    )


def test_audits_are_open_once_and_reported(api: Api, listener: Listener) -> None:
    subscribe(api, listener.url, "auditUpdate")
    made = api.promised(
        "audits.create", api.user("POST", "/audits", {"data": [audit("t-1"), audit("t-1", 8001)]})
    )
    assert [row["attributes"] for row in made.data] == [{"transactionId": "t-1"}] * 2
    again = api.user("POST", "/audits", {"data": [audit("t-1"), audit("t-2")]})
    assert (again.status, len(again.data), again.error["status"], again.error["id"]) == (
        207,
        1,
        "409",
        "t-1",
    )
    assert api.user("POST", "/audits", {"data": [audit("t-1")]}).status == 409
    moved = api.control(
        "POST", "audits", {"id": made.data[0]["id"], "status": "CLOSED", "resolutionCode": 5007}
    )
    assert (moved["status"], moved["resolutionCode"]) == ("CLOSED", 5007)
    settle_deliveries(api)
    states = [p["data"]["attributes"]["status"] for p in listener.payloads]
    closed = next(
        p["data"] for p in listener.payloads if p["data"]["attributes"]["status"] == "CLOSED"
    )
    assert sorted(states) == ["CLOSED", "NEW", "NEW", "NEW"]
    assert closed["attributes"]["resolutionCode"] == 5007 and set(closed["relationships"]) == {
        "user",
        "audit",
    }
    assert api.user("POST", "/audits", {"data": [audit("t-1")]}).status == 201
    settle_deliveries(api)


@pytest.mark.parametrize("code", [3007, "3006", 3006.5, True])
def test_audit_codes_are_three_numbers(api: Api, code: Any) -> None:
    answer = api.user("POST", "/audits", {"data": [audit("t-1", code)]})
    assert (answer.status, answer.error["source"]["pointer"]) == (
        400,
        "/data/0/attributes/auditCode",
    )


def test_audits_that_cannot_be_moved(api: Api) -> None:
    for body in ({"id": "nowhere", "status": "CLOSED"}, {"id": "nowhere"}, {}):
        assert api.send("POST", "/_sandbox/audits", {}, body).status == 400


def test_history_in_parts(api: Api) -> None:
    upload = start(api)
    part = {"data": [history(api, "h-1"), history(api, "h-2", userId="nobody")]}
    mixed = api.promised(
        "historical_uploads.add_part", api.user("PUT", f"/uploads/{upload}/parts", part)
    )
    assert (mixed.status, [row["id"] for row in mixed.data], mixed.error["id"]) == (
        207,
        ["h-1"],
        "h-2",
    )
    assert (
        api.user("PUT", f"/uploads/{upload}/parts", {"data": [history(api, "h-1")]}).status == 200
    )
    assert [item["id"] for item in api.ledger("historical")] == ["h-1", "h-1"]
    assert finish(api, upload, "another").status == 400
    assert api.promised("historical_uploads.complete", finish(api, upload)).data["id"] == upload
    assert api.user("GET", "").data["attributes"]["historicalTransactionsSent"] is True
    assert finish(api, upload).status == 409
    assert api.user("PUT", f"/uploads/{upload}/parts", part).status == 400
    assert finish(api, "nowhere").status == 404


def test_a_mark_of_fraud_takes_the_reward_back(api: Api, listener: Listener) -> None:
    subscribe(api, listener.url, "earnedRewardRejected")
    send(api, purchase(api, "e-1", "SETTLED"))
    assert len(rewards(api).data) == 1
    marks = {"data": [fraud("t-1", api.own.user_id), fraud("t-2", "nobody")]}
    mixed = api.promised("fraud_markers.create", api.kard("POST", "/fraud", marks))
    assert (mixed.status, [row["id"] for row in mixed.data], mixed.error["id"]) == (
        207,
        ["t-1"],
        "t-2",
    )
    assert rewards(api).data == []
    settle_deliveries(api)
    assert [p["data"]["attributes"]["transactionId"] for p in listener.payloads] == ["t-1"]
    whole = api.kard("POST", "/fraud", {"data": [fraud("t-9", api.own.user_id)]})
    assert (whole.status, len(whole.data)) == (200, 1)


def bulk(api: Api) -> dict[str, tuple[str, list[dict[str, Any]], Any]]:
    """Every operation that answers 207: its ledger, four good items, and how to send some."""
    upload = start(api)
    own = api.own.user_id
    return {
        "users.create": (
            "user",
            [user(f"u-{n}") for n in range(4)],
            lambda b: api.kard("POST", "/users", b),
        ),
        "transactions.create": (
            "transaction",
            [purchase(api, f"e-{n}") for n in range(4)],
            lambda b: api.kard("POST", "/transactions", b),
        ),
        "audits.create": (
            "audit",
            [audit(f"t-{n}") for n in range(4)],
            lambda b: api.user("POST", "/audits", b),
        ),
        "fraud_markers.create": (
            "fraud_marker",
            [fraud(f"t-{n}", own) for n in range(4)],
            lambda b: api.kard("POST", "/fraud", b),
        ),
        "historical_uploads.add_part": (
            "historical",
            [history(api, f"h-{n}") for n in range(4)],
            lambda b: api.user("PUT", f"/uploads/{upload}/parts", b),
        ),
    }


MIXED = [
    "users.create",
    "transactions.create",
    "audits.create",
    "fraud_markers.create",
    "historical_uploads.add_part",
]


def test_the_table_has_no_other_operation_with_207(api: Api) -> None:
    operations = api.sandbox.world.contract.operations.values()
    mixed = sorted(op.name for op in operations if op.multi_status)
    assert mixed == sorted(MIXED), "add the operation to MIXED and to bulk() in this file"


@pytest.mark.parametrize("operation", MIXED)
def test_planned_refusals_of_items(api: Api, operation: str) -> None:
    kind, items, call = bulk(api)[operation]
    api.control("POST", "faults", {"match": {"operation": operation}, "items_207": [1, 3]})
    answer = call({"data": items})
    assert answer.status == 207
    assert [error["source"]["pointer"] for error in answer.json["errors"]] == ["/data/1", "/data/3"]
    named = [item.get("id") or item["attributes"]["transactionId"] for item in items]
    assert [error["id"] for error in answer.json["errors"]] == [named[1], named[3]]
    accepted = [
        item.get("transactionId") if kind == "audit" else item["id"] for item in api.ledger(kind)
    ]
    assert accepted == [named[0], named[2]]


@pytest.mark.parametrize("operation", MIXED)
def test_all_items_refused_is_an_error_and_nothing_happens(api: Api, operation: str) -> None:
    kind, items, call = bulk(api)[operation]
    api.control("POST", "faults", {"match": {"operation": operation}, "items_207": 1.0})
    answer = call({"data": items})
    assert (answer.status, len(answer.json["errors"]), api.ledger(kind)) == (400, 4, [])


@pytest.mark.parametrize("operation", MIXED)
def test_reply_lost_after_acting_leaves_its_items_in_the_ledger(api: Api, operation: str) -> None:
    kind, items, call = bulk(api)[operation]
    api.control("POST", "faults", {"match": {"operation": operation}, "status": 500, "act": True})
    assert call({"data": items}).status == 500
    assert len(api.ledger(kind)) == 4


def test_every_third_request_meets_the_fault(api: Api) -> None:
    api.control(
        "POST",
        "faults",
        {"match": {"operation": "ping.get"}, "status": 503, "every": 3, "times": 2},
    )
    assert [api.send("GET", "/v2/ping").status for _ in range(8)] == [
        200,
        200,
        503,
        200,
        200,
        503,
        200,
        200,
    ]
    for wrong in (0, -1):
        assert api.send("POST", "/_sandbox/faults", {}, {"every": wrong}).status == 400


def urls(api: Api, *names: str, kind: str = "incomingTransactionsFile") -> list[dict[str, Any]]:
    items = [{"type": kind, "attributes": {"filename": name}} for name in names]
    return list(
        api.promised(
            "transactions.create_upload_urls",
            api.kard("POST", "/transactions/uploads", {"data": items}),
        ).data
    )


def put(api: Api, url: str, body: bytes, **headers: str) -> Answer:
    return api.send("PUT", "/" + url.split("/", 3)[3], headers, body)


def lines(*items: Any) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_put_is_taken_line_by_line(api: Api, listener: Listener, pack: Any) -> None:
    subscribe(api, listener.url, "fileProcessingResult")
    [row] = urls(api, "march.jsonl")
    assert row["attributes"]["expiresIn"] == 900
    body = (
        lines(purchase(api, "e-1"), purchase(api, "e-2", userId="nobody"), {"type": "user"})
        + b"not JSON\n\n"
    )
    assert put(api, row["attributes"]["url"], pack(body)).status == 200
    assert [item["id"] for item in api.ledger("transaction")] == ["e-1"]
    assert [(item["fileName"], item["refused"]) for item in api.ledger("file")] == [
        ("march.jsonl", 3)
    ]
    settle_deliveries(api)
    [payload] = listener.payloads
    assert "relationships" not in payload["data"]
    result = api.send("GET", "/" + payload["data"]["attributes"]["downloadUrl"].split("/", 3)[3])
    told = [json.loads(line) for line in result.body.splitlines()]
    assert [error["source"]["pointer"] for error in told] == [
        "/1/attributes/userId",
        "/2/type",
        "/3",
    ]
    assert told[0]["status"] == "404"


def test_a_file_of_history_earns_nothing(api: Api) -> None:
    [row] = urls(api, "old.jsonl", kind="historicalTransactionsFile")
    put(api, row["attributes"]["url"], lines(history(api, "h-1"), purchase(api, "e-1")))
    assert [item["id"] for item in api.ledger("historical")] == ["h-1"]
    assert api.ledger("transaction") == api.ledger("reward") == []


def test_signed_urls_bring_no_token_and_run_out(api: Api) -> None:
    [row, other] = urls(api, "a", "b")
    url = row["attributes"]["url"]
    token = {"authorization": f"Bearer {api.tokens['kard']}"}
    assert put(api, url, b"", **token).status == 400
    assert put(api, url.replace(row["id"], other["id"]), b"").status == 403
    assert api.send("GET", "/" + url.split("/", 3)[3]).status == 403
    assert put(api, url.partition("?")[0], b"").status == 403
    entry = api.control("GET", "log")["requests"][-1]
    assert (entry["query"], entry["authorized"]) == ("", False) or entry["query"] == "[redacted]"
    api.control("POST", "settings", {"advance_s": 901})
    assert put(api, url, b"").status == 403
    assert api.ledger("file") == []


@pytest.mark.parametrize(
    "name", ["authorization", "cookie", "x-kard-target-issuer", "x-cap-api-oauth-token"]
)
def test_the_store_refuses_what_is_the_api_s(api: Api, name: str) -> None:
    [row] = urls(api, "a")
    told = put(api, row["attributes"]["url"], b"", **{name: "anything"})
    assert (told.status, told.headers["content-type"]) == (400, "application/xml")
    assert api.ledger("file") == []


def test_the_store_reports_errors_in_xml_with_its_own_id(api: Api) -> None:
    [row] = urls(api, "a")
    told = put(api, row["attributes"]["url"].replace("X-Expires=", "X-Expires=1"), b"")
    assert told.status == 403
    assert b"<Code>AccessDenied</Code>" in told.body
    assert "x-amz-request-id" in told.headers and "x-request-id" not in told.headers


def test_a_broken_gzip_is_refused(api: Api) -> None:
    [row] = urls(api, "a.gz")
    assert put(api, row["attributes"]["url"], b"\x1f\x8bnothing").status == 400
    assert api.ledger("file") == []


def test_upload_urls_are_one_to_ten(api: Api) -> None:
    item = {"type": "incomingTransactionsFile", "attributes": {"filename": "a"}}
    for count in (0, 11):
        assert api.kard("POST", "/transactions/uploads", {"data": [item] * count}).status == 400
