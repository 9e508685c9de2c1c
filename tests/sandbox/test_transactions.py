"""Transactions that earn, and those that do not; rewards; subscriptions; webhooks on the
loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hooks import Listener, settle_deliveries, subscription
from sandbox_api import NOW, Api

from libperk.sandbox.kard.earned_rewards import cents
from libperk.sandbox.seed.offers import Merchant, Offer
from libperk.sandbox.wire.webhooks import is_loopback, sign

USER = "sandbox-user-1"
DATES = {"APPROVED": "authorizationDate", "SETTLED": "settledDate"}


def purchase(api: Api, event_id: str, status: str = "APPROVED", **changes: Any) -> dict[str, Any]:
    attributes = {
        "userId": api.own.user_id,
        "amount": 10_000,
        "status": status,
        "currency": "USD",
        "description": "card purchase",
        "cardBIN": "411111",
        "cardLastFour": "0042",
        "direction": "DEBIT",
        "paymentType": "CARD",
        "transactionId": "t-1",
        "merchant": {"name": api.find_offer("plain").merchant.name},
        DATES.get(status, "transactionDate"): NOW,
    }
    return {"type": "transaction", "id": event_id, "attributes": attributes | changes}


def send(api: Api, *events: Any) -> Any:
    return api.kard("POST", "/transactions", {"data": list(events)})


def rewards(api: Api, query: str = "") -> Any:
    return api.user("GET", f"/earned-rewards?{query}")


def test_approved_then_settled_is_one_reward(api: Api) -> None:
    assert send(api, purchase(api, "e-1")).status == 202
    assert rewards(api).data == []
    approved = rewards(api, "filter[status]=APPROVED").data
    assert [(r["type"], r["attributes"]["transactionAmountInCents"]) for r in approved] == [
        ("approvedTransaction", 10_000)
    ]
    assert send(api, purchase(api, "e-2", "SETTLED")).data["type"] == "job"
    settled = rewards(api, "include=merchant,offer")
    earned = settled.data[0]["attributes"]["commissionEarned"]["user"]["value"]
    assert (settled.data[0]["id"], settled.json["meta"]) == (
        approved[0]["id"],
        {"lifetimeRewardsInCents": earned},
    )
    assert earned == cents(api.find_offer("plain"), 10_000) > 0
    assert sorted(r["type"] for r in settled.json["included"]) == ["merchant", "offer"]
    assert rewards(api, "filter[status]=APPROVED").data == []
    assert rewards(api, "filter[paidInFullOnly]=true").json["meta"] == {"lifetimeRewardsInCents": 0}


def test_same_event_twice_changes_nothing_another_with_its_id_is_refused(api: Api) -> None:
    assert [send(api, purchase(api, "e-1")).status for _ in range(2)] == [202, 202]
    assert len(api.ledger("transaction")) == len(api.ledger("reward")) == 1
    assert send(api, purchase(api, "e-1", amount=1)).status == 409


@pytest.mark.parametrize(
    "changes",
    [{"merchant": {"name": "Nobody's Shop"}}, {"direction": "CREDIT"}, {"amount": 1}],
)
def test_purchases_that_earn_nothing(api: Api, changes: Any) -> None:
    assert send(api, purchase(api, "e-1", **changes)).status == 202
    assert rewards(api, "filter[status]=APPROVED").data == []


@pytest.mark.parametrize("status", ["REVERSED", "RETURNED", "DECLINED"])
def test_undoing_takes_the_reward_away(api: Api, status: str) -> None:
    send(api, purchase(api, "e-1"))
    assert send(api, purchase(api, "e-2", status)).status == 202
    assert rewards(api, "filter[status]=APPROVED").data == []
    assert len(api.ledger("reward_rejected")) == 1


def test_core_transaction_earns_by_its_description(api: Api) -> None:
    item = {
        "type": "coreTransaction",
        "id": "c-1",
        "attributes": {
            "userId": api.own.user_id,
            "transactionId": "t-2",
            "amount": 10_000,
            "currency": "USD",
            "description": f"POS {api.find_offer('plain').merchant.name.upper()} 0042",
            "direction": "DEBIT",
            "status": "SETTLED",
            "settledDate": NOW,
            "authorizationDate": NOW,
        },
    }
    assert send(api, item).status == 202
    assert len(rewards(api).data) == 1


def test_207_names_the_refused_events(api: Api) -> None:
    answer = send(
        api,
        purchase(api, "e-1"),
        purchase(api, "e-2", userId="nobody"),
        purchase(api, "e-3", amount="12.50"),
    )
    assert (answer.status, answer.data["type"]) == (207, "job")
    assert [(e["id"], e["source"]["pointer"]) for e in answer.json["errors"]] == [
        ("e-2", "/data/1/attributes/userId"),
        ("e-3", "/data/2/attributes/amount"),
    ]
    assert [i["id"] for i in api.ledger("transaction")] == ["e-1"]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"authorizationDate": None}, "authorizationDate"),
        ({"cardBIN": "41111"}, "cardBIN"),
        ({"cardLastFour": "12ab"}, "cardLastFour"),
        ({"amount": 2**63}, "amount"),
        ({"amount": True}, "amount"),
        ({"merchant": {"id": "m"}}, "merchant/name"),
    ],
)
def test_bad_transactions(api: Api, changes: Any, pointer: str) -> None:
    answer = send(api, purchase(api, "e-1", **changes))
    assert (answer.status, answer.error["source"]) == (
        400,
        {"pointer": f"/data/0/attributes/{pointer}"},
    )


def spoiled(value: Any) -> Iterator[Any]:
    """The value with one part of it replaced by something else, for every part."""
    yield from (None, True, 5, 1.5, "x", [], {}, ["x"], {"x": {}})
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in entries:
        for other in spoiled(part):
            copy = value.copy()
            copy[key] = other
            yield copy


@pytest.mark.parametrize(
    "path", ["/transactions", "/users", "/subscriptions", f"/users/{USER}/attributions"]
)
def test_no_body_of_any_shape_breaks_the_server(api: Api, path: str) -> None:
    items = {
        "/transactions": [
            purchase(api, "e-1"),
            {**purchase(api, "e-2", "SETTLED"), "type": "coreTransaction"},
        ],
        "/users": [
            {
                "type": "user",
                "id": "u",
                "attributes": {"enrolledRewards": ["CARDLINKED"], "birthYear": "1990"},
            }
        ],
        "/subscriptions": [subscription("earnedRewardApproved", "http://127.0.0.1:9/")],
    }
    event = {
        "entityId": "o",
        "eventCode": "VIEW",
        "medium": "CTA",
        "eventDate": NOW,
        "state": {"rank": 1, "filters": [{"name": "a"}]},
    }
    good = {"data": items.get(path) or [{"type": "offerAttribution", "attributes": event}]}
    statuses = {api.kard("POST", path, body).status for body in spoiled(good)}
    assert 400 in statuses and max(statuses) < 500


def offer(kind: str, value: float, least: int = 0, most: int = 100_000) -> Offer:
    attributes = {
        "userReward": {"type": kind, "value": value},
        "minTransactionAmount": {"type": "CENTS", "value": least},
        "maxRewardAmount": {"type": "CENTS", "value": most},
    }
    return Offer("o", Merchant("m", "M", "Gas"), "plain", False, attributes)


@pytest.mark.parametrize(
    ("made", "amount", "earned"),
    [
        (offer("PERCENT", 5.7), 1000, 57),
        (offer("PERCENT", 2.5), 20, 1),
        (offer("PERCENT", 2.5), 19, 0),
        (offer("FLAT", 2.5), 1000, 250),
        (offer("PERCENT", 10, most=300), 10_000, 300),
        (offer("PERCENT", 10, least=500), 499, 0),
        (offer("FLAT", 5), 0, 0),
    ],
)
def test_cents(made: Offer, amount: int, earned: int) -> None:
    assert cents(made, amount) == earned


def test_ranges_and_pages_of_rewards(api: Api) -> None:
    for n, date in enumerate(
        ["2026-03-01", "2026-01-02", "2025-12-30", "2025-07-01", "2024-01-01"]
    ):
        send(
            api,
            purchase(
                api,
                f"e-{n}",
                "SETTLED",
                transactionId=f"t-{n}",
                settledDate=f"{date}T00:00:00+01:00",
            ),
        )
    counts = {r: len(rewards(api, f"filter[range]={r}").data) for r in ("12M", "6M", "3M", "YTD")}
    assert counts == {"12M": 4, "6M": 3, "3M": 3, "YTD": 2}
    first = rewards(api, "page[size]=3")
    assert len(first.data) == 3 and "page[after]=" in first.json["links"]["next"]


def test_subscriptions(api: Api) -> None:
    wanted = subscription("earnedRewardApproved", "http://127.0.0.1:9/hook")
    made = api.kard("POST", "/subscriptions", {"data": [wanted]})
    assert (made.status, made.data[0]["attributes"]) == (201, wanted["attributes"])
    assert api.kard("POST", "/subscriptions", {"data": [wanted]}).status == 409
    other = subscription("auditUpdate", "http://[::1]:9/hook")
    assert api.kard("POST", "/subscriptions", {"data": [other, other]}).status == 409
    assert api.kard("GET", "/subscriptions").data == made.data
    assert api.kard("GET", "/subscriptions?filter[eventName]=auditUpdate").data == []
    assert api.kard("GET", "/subscriptions?filter[eventName]=nothing").status == 400


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/x",
        "http://example.com/",
        "http://10.0.0.1/",
        "http://127.0.0.1:0/",
        "ftp://localhost",
        "http://localhost/a b",
        "",
    ],
)
def test_only_the_loopback_is_notified(api: Api, url: str) -> None:
    assert not is_loopback(url)
    assert (
        api.kard(
            "POST", "/subscriptions", {"data": [subscription("earnedRewardApproved", url)]}
        ).status
        == 400
    )


def deliver(api: Api, url: str, event: str = "earnedRewardApproved") -> Any:
    """Subscribes, earns, and lets the courier finish."""
    api.kard(
        "POST",
        "/subscriptions",
        {"data": [subscription(event, url), subscription("earnedRewardSettled", url, False)]},
    )
    send(api, purchase(api, "e-1"))
    send(api, purchase(api, "e-2", "SETTLED"))
    settle_deliveries(api)
    return api.control("GET", "ledger")["deliveries"]


def test_signed_webhook_comes_once(api: Api, listener: Listener) -> None:
    deliveries = deliver(api, f"http://127.0.0.1:{listener.server_port}/hook?a=1")
    [(body, signature)] = listener.seen
    assert signature == sign(api.own.webhook_key, body) and len(signature) == 44
    payload = json.loads(body)
    assert payload["data"]["type"] == "earnedRewardApproved"
    assert payload["data"]["attributes"]["transactionAmountInCents"] == 10_000
    assert set(payload["data"]["relationships"]) == {"user", "offer", "transaction"}
    assert [(d["status"], d["attempts"], d["statusCode"]) for d in deliveries] == [
        ("delivered", 1, 200)
    ]
    assert deliveries[0]["body"].encode() == body


def test_webhook_is_tried_again_and_the_tries_end(api: Api, listener: Listener) -> None:
    listener.statuses = [500, 503]
    deliveries = deliver(api, f"http://127.0.0.1:{listener.server_port}/")
    assert [(d["status"], d["attempts"]) for d in deliveries] == [("delivered", 3)]
    assert len({body for body, _ in listener.seen}) == 1
    listener.statuses = [500] * 9
    send(api, purchase(api, "e-9", transactionId="t-9"))
    settle_deliveries(api)
    last = api.control("GET", "ledger")["deliveries"][-1]
    assert [last[name] for name in ("status", "attempts", "statusCode", "error")] == [
        "delivery_failed",
        3,
        500,
        None,
    ]


def test_nobody_listens(api: Api, listener: Listener) -> None:
    port = listener.server_port
    listener.server_close()
    [delivery] = deliver(api, f"http://127.0.0.1:{port}/")
    assert (delivery["status"], delivery["attempts"], delivery["error"]) == (
        "delivery_failed",
        3,
        "ConnectionRefusedError",
    )


def test_signature_of_a_known_text() -> None:
    assert (
        sign("test_key", b'{"data":{"type":"earnedRewardApproved","id":"n-1"}}')
        == "vN5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uM="
    )
