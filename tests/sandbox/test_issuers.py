"""Two issuers in one sandbox: what one made, the other does not see."""

from __future__ import annotations

from typing import Any

from hooks import Listener, settle_deliveries, subscribe, subscription
from sandbox_api import Answer, Api
from test_item_outcomes import lines, put
from test_transactions import purchase

STRATEGY = {
    "name": "Own",
    "filters": {},
    "categories": [],
    "categoryExclusions": [],
    "merchantExclusions": [],
}


def child(api: Api, method: str, rest: str, body: Any = None) -> Answer:
    return api.kard(method, rest, body, issuer=api.own.child_organization_id)


def enrol(api: Api, call: Any, user_id: str) -> Answer:
    item = {"type": "user", "id": user_id, "attributes": {"enrolledRewards": ["CARDLINKED"]}}
    answer: Answer = call("POST", "/users", {"data": [item]})
    return answer


def test_users_are_those_of_their_issuer(api: Api) -> None:
    assert enrol(api, api.kard, "u-1").status == 201
    assert (api.kard("GET", "/users/u-1").status, child(api, "GET", "/users/u-1").status) == (
        200,
        404,
    )
    assert enrol(api, lambda *given: child(api, *given), "u-1").status == 201
    assert child(api, "DELETE", "/users/u-1").status == 200
    assert (api.kard("GET", "/users/u-1").status, child(api, "GET", "/users/u-1").status) == (
        200,
        404,
    )
    assert [(item["kind"], item["issuer"]) for item in api.control("GET", "ledger")["items"]] == [
        ("user", api.own.organization_id),
        ("user", api.own.child_organization_id),
        ("user_deleted", api.own.child_organization_id),
    ]


def test_resources_are_those_of_their_issuer(api: Api) -> None:
    slots = {"name": "Own", "availableSlots": 2}
    made = {
        "/placements": child(
            api, "POST", "/placements", {"data": {"type": "placement", "attributes": slots}}
        ).json["id"],
        "/contentStrategies": child(
            api,
            "POST",
            "/contentStrategies",
            {"data": {"type": "contentStrategy", "attributes": STRATEGY}},
        ).json["id"],
        "/children": child(
            api,
            "POST",
            "/children",
            {"data": {"type": "organization", "attributes": {"name": "Own"}}},
        ).json["id"],
    }
    for path, own in made.items():
        answer = child(api, "GET", f"{path}/{own}")
        assert (answer.status, api.kard("GET", f"{path}/{own}").status) == (200, 404)
        assert own in {row["id"] for row in child(api, "GET", path).data}
        assert own not in {row["id"] for row in api.kard("GET", path).data}
    placement = child(api, "GET", f"/placements/{made['/placements']}").data
    assert placement["attributes"]["organizationId"] == api.own.child_organization_id


def test_an_offer_is_activated_for_one_issuer(api: Api) -> None:
    offer = api.find_offer("activate").id
    user = f"/users/{api.own.user_id}"
    assert child(api, "POST", f"{user}/offers/{offer}/activate").status == 201
    marks = [api.sandbox.world.kept[issuer].user_offers for issuer in api.own.issuers]
    assert [bool(each) for each in marks] == [False, True]


def test_notifications_go_to_the_subscribers_of_their_issuer(api: Api, listener: Listener) -> None:
    subscribe(api, listener.url + "/own", "auditUpdate")
    body = {"data": [subscription("auditUpdate", listener.url + "/child")]}
    assert child(api, "POST", "/subscriptions", body).status == 201
    attributes = {
        "auditCode": 3006,
        "merchantName": "Wren",
        "auditDescription": "missing",
        "transactionId": "t-1",
    }
    made = child(
        api,
        "POST",
        f"/users/{api.own.user_id}/audits",
        {"data": [{"type": "audit", "attributes": attributes}]},
    )
    move = {"id": made.data[0]["id"], "status": "IN_PROGRESS"}
    assert api.send("POST", "/_sandbox/audits", {}, move).status == 400
    api.control("POST", "audits", {**move, "issuer": api.own.child_organization_id})
    settle_deliveries(api)
    assert {payload["meta"]["issuerId"] for payload in listener.payloads} == {
        api.own.child_organization_id
    }
    deliveries = api.control("GET", "ledger")["deliveries"]
    assert [entry["url"].rsplit("/", 1)[1] for entry in deliveries] == ["child"] * 2
    told = [
        {row["id"] for row in call("GET", "/notifications").data}
        for call in (api.kard, lambda *given: child(api, *given))
    ]
    sent = {entry["eventId"] for entry in deliveries}
    assert (sent & told[0], sent & told[1]) == (set(), sent)


def test_a_file_counts_for_the_issuer_who_asked_for_the_url(api: Api) -> None:
    item = {"type": "incomingTransactionsFile", "attributes": {"filename": "march.jsonl"}}
    [row] = child(api, "POST", "/transactions/uploads", {"data": [item]}).data
    assert put(api, row["attributes"]["url"], lines(purchase(api, "e-1"))).status == 200
    assert [(entry["id"], entry["issuer"]) for entry in api.ledger("transaction")] == [
        ("e-1", api.own.child_organization_id)
    ]
