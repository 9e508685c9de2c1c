"""The legacy API: users with cards, purchases, audits, merchants, offers, places, attribution; one
state with the current API."""

from __future__ import annotations

from typing import Any

import pytest
from hooks import Listener, settle_deliveries
from sandbox_api import NOW, Answer, Api

from libperk.sandbox.wire.webhooks import sign

CARD = {"last4": "0042", "bin": "411111", "issuer": "Sandbox", "network": "VISA"}


def enrol(api: Api, user_id: str = "old-1", **changes: Any) -> Answer:
    body = {"referringPartnerUserId": user_id, "userName": user_id, "cards": [CARD], **changes}
    return api.legacy("POST", "/users/users", body)


def test_users_of_old_are_users_of_both(api: Api) -> None:
    made = enrol(api, email="a@b.example")
    assert (made.status, type(made.json)) == (201, str)
    assert api.kard("GET", "/users/old-1").data["attributes"]["email"] == "a@b.example"
    again = enrol(api)
    assert (again.status, type(again.json)) == (409, str)
    nameless = api.legacy("POST", "/users/users", {"referringPartnerUserId": "old-2"})
    assert (nameless.status, list(nameless.json)) == (400, ["errors"])
    body = {"referringPartnerUserId": "old-1", "enrolledRewards": []}
    changed = api.promised(
        "legacy.users.update", api.legacy("PUT", "/users/users/old-1", body)
    ).json
    assert (changed["enrolledRewards"], changed["cards"][0]["last4"]) == ([], "0042")
    assert api.kard("GET", "/users/old-1").data["attributes"]["enrolledRewards"] == []
    gone = api.legacy("DELETE", "/users/users/old-1")
    assert (gone.status, type(gone.json)) == (200, str)
    assert (
        api.kard("GET", "/users/old-1").status
        == api.legacy("DELETE", "/users/users/old-1").status
        == 404
    )


def test_cards_are_added_once(api: Api) -> None:
    enrol(api)
    other = {"referringPartnerUserId": "old-1", "cardInfo": {**CARD, "last4": "0043"}}
    document = api.promised(
        "legacy.cards.create", api.legacy("POST", "/users/users/old-1/cards", other)
    ).json
    assert [(card["last4"], card["status"]) for card in document["cards"]] == [
        ("0042", "ENABLED"),
        ("0043", "ENABLED"),
    ]
    assert len({card["_id"] for card in document["cards"]}) == 2
    assert api.legacy("POST", "/users/users/old-1/cards", other).status == 409
    assert (
        api.legacy("POST", "/users/users/old-1/cards", {"referringPartnerUserId": "old-1"}).status
        == 400
    )
    assert (
        api.legacy(
            "POST", "/users/users/old-1/cards", {**other, "referringPartnerUserId": "old-2"}
        ).status
        == 400
    )
    assert (
        api.legacy(
            "POST", "/users/users/nobody/cards", {**other, "referringPartnerUserId": "nobody"}
        ).status
        == 404
    )
    wrong = {"referringPartnerUserId": "old-1", "cards": [{**CARD, "last4": "42"}]}
    assert api.legacy("POST", "/users/users/old-1/cards", wrong).status == 400


def test_a_user_of_the_current_api_can_be_given_a_card(api: Api) -> None:
    user = api.own.user_id
    body = {"referringPartnerUserId": user, "cards": [CARD]}
    assert len(api.legacy("POST", f"/users/users/{user}/cards", body).json["cards"]) == 1


def purchase(api: Api, status: str = "APPROVED", **changes: Any) -> dict[str, Any]:
    date = "settledDate" if status == "SETTLED" else "authorizationDate"
    base = {
        "transactionId": "t-1",
        "referringPartnerUserId": api.own.user_id,
        "amount": 10_000,
        "status": status,
    }
    name = api.find_offer("plain").merchant.name
    return {
        **base,
        "currency": "USD",
        "description": "card purchase",
        "merchantName": name,
        date: NOW,
        **changes,
    }


def test_purchases_of_old_earn_and_are_taken_twice_when_sent_twice(api: Api) -> None:
    answer = api.legacy("POST", "/transactions/incoming", [purchase(api, "SETTLED")])
    assert (answer.status, type(answer.json)) == (201, str)
    assert len(api.user("GET", "/earned-rewards").data) == 1
    api.legacy("POST", "/transactions/incoming", [purchase(api, "SETTLED")])
    assert len(api.ledger("legacy_transaction")) == 2
    assert len(api.user("GET", "/earned-rewards").data) == 1


@pytest.mark.parametrize(
    "changes", [{"referringPartnerUserId": "nobody"}, {"amount": "1"}, {"authorizationDate": None}]
)
def test_one_bad_purchase_refuses_all(api: Api, changes: dict[str, Any]) -> None:
    answer = api.legacy("POST", "/transactions/incoming", [purchase(api), purchase(api, **changes)])
    assert (answer.status, list(answer.json)) == (400, ["errors"])
    assert api.ledger("legacy_transaction") == []


@pytest.mark.parametrize("body", [{}, [], {"data": []}, "text"])
def test_purchases_are_a_bare_array(api: Api, body: Any) -> None:
    assert api.legacy("POST", "/transactions/incoming", body).status == 400


AUDIT = {
    "transactionId": "t-1",
    "auditCode": 3005,
    "merchantName": "Wren",
    "auditDescription": "too little",
    "preferredContactEmail": "help@issuer.example",
    "issuer": "Sandbox",
}


def test_audits_of_old_can_be_read(api: Api) -> None:
    made = api.promised(
        "legacy.audits.create", api.legacy("POST", "/transactions/audit", AUDIT)
    ).json
    assert (made["status"], made["auditCode"]) == ("NEW", 3005)
    again = api.legacy("POST", "/transactions/audit", AUDIT)
    assert (again.status, type(again.json)) == (409, str)
    api.control("POST", "audits", {"id": made["_id"], "status": "CLOSED", "resolutionCode": 5002})
    closed = api.promised(
        "legacy.audits.get", api.legacy("GET", f"/transactions/audit/{made['_id']}")
    ).json
    assert (closed["status"], closed["resolutionCode"]) == ("CLOSED", 5002)
    assert api.legacy("POST", "/transactions/audit", AUDIT).status == 201
    missing = api.legacy("GET", "/transactions/audit/nowhere")
    assert (missing.status, type(missing.json)) == (404, str)


def get(api: Api, operation: str, path: str) -> Any:
    return api.promised(operation, api.legacy("GET", path)).json


def test_merchants_and_their_offers(api: Api) -> None:
    user = api.own.user_id
    merchants = get(api, "legacy.merchants.list", "/rewards/merchant")
    assert (
        len(merchants)
        == 150
        == len(get(api, "legacy.merchants.list_by_user", f"/rewards/merchant/user/{user}"))
    )
    one = get(api, "legacy.merchants.get", f"/rewards/merchant/{merchants[3]['_id']}")
    assert one == merchants[3] and {offer["merchantId"] for offer in one["offers"]} == {one["_id"]}
    local = get(api, "legacy.merchants.list", "/rewards/merchant?source=LOCAL")
    assert all(offer["source"] == "LOCAL" for shop in local for offer in shop["offers"])
    assert len(get(api, "legacy.merchants.list", "/rewards/merchant?limit=100&page=1")) == 50
    assert api.legacy("GET", "/rewards/merchant/user/nobody").status == 404
    assert api.legacy("GET", "/rewards/merchant/nowhere").json == "that merchant is not known here"


def test_all_offers_of_old(api: Api) -> None:
    offers = get(api, "legacy.offers.list", "/rewards/merchant/offers?startDateSort=1")
    starts = [offer["startDate"] for offer in offers]
    assert len(offers) == 200 and starts == sorted(starts)
    local = get(api, "legacy.offers.list", "/rewards/merchant/offers?source=LOCAL")
    assert local and {offer["source"] for offer in local} == {"LOCAL"}
    named = get(
        api,
        "legacy.offers.list",
        "/rewards/merchant/offers?name=" + offers[0]["name"].replace(" ", "%20"),
    )
    assert {offer["name"] for offer in named} == {offers[0]["name"]}
    late = get(
        api, "legacy.offers.list", "/rewards/merchant/offers?startDateStart=2026-03-01T00:00:00Z"
    )
    assert late and min(offer["startDate"] for offer in late) >= "2026-03-01T00:00:00Z"
    ends = (
        "/rewards/merchant/offers?expirationDateStart=2026-04-01T00:00:00Z"
        "&expirationDateEnd=2026-04-30T00:00:00Z"
    )
    assert {offer["expirationDate"][:7] for offer in get(api, "legacy.offers.list", ends)} == {
        "2026-04"
    }


def test_places_of_old(api: Api) -> None:
    user = api.own.user_id
    places = get(api, "legacy.locations.list", "/rewards/merchant/locations")
    assert len(places) == 200 and "terms" not in places[0]["offers"][0]
    one = get(api, "legacy.locations.get", f"/rewards/merchant/location/{places[0]['_id']}")
    assert one.items() <= places[0].items() and set(one["operationHours"]) >= {"SUNDAY", "SATURDAY"}
    shop = get(
        api, "legacy.locations.list_by_merchant", f"/rewards/merchant/locations/{one['merchantId']}"
    )
    assert one in shop and {place["merchantId"] for place in shop} == {one["merchantId"]}
    by_user = f"/rewards/merchant/locations/user/{user}"
    national = get(api, "legacy.locations.list_by_user", f"{by_user}?city=Atlanta&state=GA")
    both = get(
        api,
        "legacy.locations.list_by_user",
        f"{by_user}?city=Atlanta&state=GA&includeLocal=true&citySort=-1",
    )
    assert {place["source"] for place in national} == {"NATIONAL"} and len(both) > len(national)
    assert "terms" in national[0]["offers"][0]
    near = get(
        api,
        "legacy.locations.list",
        "/rewards/merchant/locations?latitude=39.7392&longitude=-104.9903&radius=50",
    )
    assert near and {place["address"]["state"] for place in near} == {"CO"}
    assert api.legacy("GET", "/rewards/merchant/location/nowhere").status == 404


@pytest.mark.parametrize(
    "query",
    ["city=Denver", "latitude=39.7", "zipCode=80201&city=Atlanta&state=GA", "state=Nowhere&city=x"],
)
def test_areas_that_do_not_hold_together(api: Api, query: str) -> None:
    assert api.legacy("GET", f"/rewards/merchant/locations?{query}").status == 400


def test_attribution_of_old_is_of_many_users(api: Api) -> None:
    offer = get(
        api,
        "legacy.offers.list_by_user",
        f"/rewards/merchant/offers/user/{api.own.user_id}?limit=1",
    )[0]["_id"]
    event = {"userId": api.own.user_id, "type": "OFFER", "subtype": "VIEW", "typeId": offer}
    items = [
        {"type": "attribution", "attributes": a} for a in (event, {**event, "userId": "another"})
    ]
    path = f"/issuers/{api.own.organization_id}/attributions"
    assert api.legacy("POST", path, {"data": items}).json == "OK"
    assert [item["userId"] for item in api.ledger("legacy_attribution")] == [
        api.own.user_id,
        "another",
    ]
    assert any(marks.viewed for marks in api.sandbox.world.state.user_offers.values())
    assert api.legacy("POST", path, {"data": []}).status == 400


def test_affiliates_are_at_a_path_that_only_this_sandbox_has(api: Api) -> None:
    shops = get(api, "legacy.affiliate_merchants.list", "/rewards/affiliate")
    assert shops and {shop["type"] for shop in shops} == {"AFFILIATE"}


def told_of_old(api: Api, listener: Listener) -> None:
    assert api.control("POST", "settings", {"legacy_webhook_url": listener.url})


def test_legacy_purchases_are_reported_without_an_id(api: Api, listener: Listener) -> None:
    told_of_old(api, listener)
    for status in ("APPROVED", "SETTLED"):
        api.legacy(
            "POST",
            "/transactions/incoming",
            [purchase(api, status, cardLastFour="0042", cardBIN="411111")],
        )
        settle_deliveries(api)
    first, second = listener.payloads
    assert sorted(first) == ["card", "reward", "transaction", "user"]
    assert first["user"] == {"referringPartnerUserId": api.own.user_id}
    assert first["card"] == {"bin": "411111", "last4": "0042", "network": "VISA"}
    assert [p["transaction"]["status"] for p in (first, second)] == ["APPROVED", "SETTLED"]
    split = first["reward"]["commissionSplit"]
    assert first["reward"]["commissionToIssuer"] == sum(split.values()) > 0
    body, signature = listener.seen[0]
    assert signature == sign(api.own.webhook_key, body)


def test_steps_of_a_legacy_audit_are_reported(api: Api, listener: Listener) -> None:
    told_of_old(api, listener)
    audit = api.legacy("POST", "/transactions/audit", AUDIT).json
    for status in ("IN_PROGRESS", "CLOSED"):
        api.control("POST", "audits", {"id": audit["_id"], "status": status})
        settle_deliveries(api)
    assert [(p["_id"], p["status"]) for p in listener.payloads] == [
        (audit["_id"], "IN_PROGRESS"),
        (audit["_id"], "CLOSED"),
    ]
    assert "resolutionCode" not in listener.payloads[0] and "userId" not in listener.payloads[1]


def test_what_the_old_api_sent_is_not_in_the_log_of_the_current_one(
    api: Api, listener: Listener
) -> None:
    before = len(api.kard("GET", "/notifications").data)
    told_of_old(api, listener)
    api.legacy("POST", "/transactions/incoming", [purchase(api)])
    settle_deliveries(api)
    [sent] = api.control("GET", "ledger")["deliveries"]
    assert (sent["eventName"], sent["status"]) == ("legacyEarnedReward", "delivered")
    assert len(api.kard("GET", "/notifications").data) == before
    assert api.kard("POST", f"/notifications/{sent['eventId']}/replay").status == 404


def test_legacy_notices_go_nowhere_by_default(api: Api, listener: Listener) -> None:
    told_of_old(api, listener)
    assert (
        api.send(
            "POST", "/_sandbox/settings", {}, {"legacy_webhook_url": "http://example.test/"}
        ).status
        == 400
    )
    api.control("POST", "settings", {"legacy_webhook_url": None})
    api.legacy("POST", "/transactions/incoming", [purchase(api)])
    settle_deliveries(api)
    assert listener.seen == []
