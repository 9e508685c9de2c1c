"""Notifications that were sent, subscriptions that change, and files to fetch."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hooks import Listener, settle_deliveries, subscribe
from sandbox_api import Answer, Api
from test_transactions import purchase, send

NOW = "2026-03-10T12:00:00Z"


def notifications(api: Api, query: str = "") -> Answer:
    """Those of this test: a fresh sandbox has one in its log, of three weeks ago."""
    if "filter[after]" not in query:
        query += "&filter[after]=2026-03-10T00:00:00Z"
    return api.promised("notifications.list", api.kard("GET", f"/notifications?{query}"))


def earn(api: Api, listener: Listener, count: int) -> None:
    subscribe(api, listener.url, "earnedRewardApproved", "earnedRewardSettled")
    for n in range(count):
        send(api, purchase(api, f"e-{n}", transactionId=f"t-{n}"))
        settle_deliveries(api)


def test_what_was_sent_is_listed_newest_first(api: Api, listener: Listener) -> None:
    listener.statuses = [500, 500, 500]
    earn(api, listener, 3)
    send(api, purchase(api, "e-s", "SETTLED"))
    settle_deliveries(api)
    rows = notifications(api).data
    told = [
        (r["attributes"]["eventName"], r["attributes"]["status"], r["attributes"]["attempts"])
        for r in rows
    ]
    assert told == [
        ("earnedRewardSettled", "delivered", 1),
        ("earnedRewardApproved", "delivered", 1),
        ("earnedRewardApproved", "delivered", 1),
        ("earnedRewardApproved", "delivery_failed", 3),
    ]
    assert (
        rows[-1]["attributes"]["statusCode"] == 500
        and rows[0]["id"] == rows[0]["attributes"]["eventId"]
    )
    assert [r["id"] for r in notifications(api, "filter[status]=delivery_failed").data] == [
        rows[-1]["id"]
    ]
    assert [r["id"] for r in notifications(api, "filter[eventName]=earnedRewardSettled").data] == [
        rows[0]["id"]
    ]
    assert (
        notifications(api, f"filter[after]={NOW}").data
        == []
        == notifications(api, f"filter[before]={NOW}").data
    )
    assert len(notifications(api, "filter[after]=2026-03-10T11:59:59Z").data) == 4
    first = notifications(api, "page[size]=3")
    assert first.json["meta"] == {"pageSize": 3, "hasNextPage": True}
    after = first.json["links"]["next"].partition("page[after]=")[2]
    assert [r["id"] for r in notifications(api, f"page[size]=3&page[after]={after}").data] == [
        rows[3]["id"]
    ]


def test_a_fresh_sandbox_has_one_to_show_and_to_send_again(api: Api) -> None:
    [row] = notifications(api, "filter[after]=2026-01-01T00:00:00Z").data
    assert (row["attributes"]["status"], row["attributes"]["timestamp"]) == (
        "delivered",
        "2026-02-17T12:00:00Z",
    )
    assert api.control("GET", "ledger")["deliveries"] == []
    assert api.kard("POST", f"/notifications/{row['id']}/replay").status == 202
    assert [item["eventId"] for item in api.ledger("replay")] == [row["id"]]


def test_replay_sends_the_same_bytes_again(api: Api, listener: Listener) -> None:
    earn(api, listener, 1)
    [event] = [row["id"] for row in notifications(api).data]
    answer = api.kard("POST", f"/notifications/{event}/replay")
    assert (answer.status, answer.json) == (202, {"data": {"eventId": event}})
    assert api.kard("POST", f"/notifications/{event}/replay").status == 409
    settle_deliveries(api)
    assert len(listener.seen) == 2 and listener.seen[0] == listener.seen[1]
    [row] = notifications(api).data
    assert (row["attributes"]["attempts"], row["attributes"]["status"]) == (2, "delivered")
    assert api.kard("POST", "/notifications/nowhere/replay").status == 404


def test_subscriptions_change_in_part(api: Api, listener: Listener) -> None:
    [first, second] = subscribe(api, listener.url, "earnedRewardApproved", "auditUpdate")
    path = f"/subscriptions/{first['id']}"

    def change(**attributes: Any) -> Answer:
        return api.kard("PATCH", path, {"data": {"type": "subscription", "attributes": attributes}})

    off = api.promised("subscriptions.update", change(enabled=False))
    assert off.data["attributes"] == {**first["attributes"], "enabled": False}
    send(api, purchase(api, "e-1"))
    settle_deliveries(api)
    assert listener.seen == []
    change(enabled=True, webhookUrl=f"{listener.url}/other")
    send(api, purchase(api, "e-2", transactionId="t-2"))
    settle_deliveries(api)
    assert len(listener.seen) == 1
    assert change(webhookUrl="https://example.com/").status == 400
    assert (
        change(eventName="auditUpdate", webhookUrl=second["attributes"]["webhookUrl"]).status == 409
    )
    assert (
        api.kard(
            "PATCH", "/subscriptions/nowhere", {"data": {"type": "subscription", "attributes": {}}}
        ).status
        == 404
    )


def files(api: Api, query: str = "") -> Answer:
    return api.promised("files.list", api.kard("GET", f"/files/metadata?{query}"))


def fetch(api: Api, url: str, **headers: str) -> Answer:
    return api.send("GET", "/" + url.split("/", 3)[3], headers)


def test_files_are_listed_filtered_and_paged(api: Api) -> None:
    first = files(api)
    sent = [row["attributes"]["sentAt"] for row in first.data]
    assert (
        len(first.data) == 10
        and sent == sorted(sent, reverse=True)
        and first.json["meta"]["hasNextPage"]
    )
    monthly = files(api, "filter[fileType]=monthlyReconciliationFile").data
    period = monthly[0]["attributes"]["periodStart"], monthly[0]["attributes"]["periodEnd"]
    assert period == ("2026-02-01T00:00:00Z", "2026-02-28T23:59:59Z")
    assert [row["attributes"]["sentAt"] for row in monthly] == ["2026-03-01T00:00:00Z"]
    window = files(
        api,
        "filter[dateFrom]=2026-03-01T00:00:00Z&filter[dateTo]=2026-03-02T00:00:00Z&sort=sentDate&page[size]=100",
    )
    assert (
        len(window.data) == 5 and window.data[0]["attributes"]["sentAt"] == "2026-03-01T00:00:00Z"
    )
    assert files(api, "page[size]=100").json["meta"]["hasNextPage"] is False
    assert api.kard("GET", "/files/metadata?page[size]=101").status == 400
    gone = "validatedTransactionDailyReconciliationFile"
    assert api.kard("GET", f"/files/metadata?filter[fileType]={gone}").status == 400


def test_a_file_is_fetched_without_a_token_for_half_an_hour(api: Api) -> None:
    send(api, purchase(api, "e-1", "SETTLED", settledDate="2026-03-09T10:00:00Z"))
    row = next(r for r in files(api).data if r["attributes"]["sentAt"].startswith("2026-03-09"))
    url = row["attributes"]["downloadUrl"]
    got = fetch(api, url)
    told = [json.loads(line) for line in got.body.splitlines()]
    assert (got.status, told[0]["file"], len(told)) == (200, row["type"], 2)
    assert row["attributes"]["fileName"] in got.headers["content-disposition"]
    assert fetch(api, url, authorization=f"Bearer {api.tokens['kard']}").status == 400
    api.control("POST", "settings", {"advance_s": 1801})
    assert fetch(api, url).status == 403


def test_legacy_files_have_their_own_envelope(api: Api) -> None:
    path = f"/issuers/{api.own.organization_id}/files"
    assert list(api.legacy("GET", path).json) == ["errors"]
    first = api.promised(
        "legacy.files.list", api.legacy("GET", f"{path}?fileType=dailyReconciliationFile")
    )
    assert (len(first.data), first.json["meta"]) == (10, {"pageSize": 10})
    assert set(first.json["links"]) == {"self", "next", "first"}
    url = first.data[0]["attributes"]["downloadUrl"]
    api.control("POST", "settings", {"advance_s": 3599})
    assert fetch(api, url).status == 200
    api.control("POST", "settings", {"advance_s": 2})
    assert fetch(api, url).status == 403


def test_a_payout_file_is_announced_and_can_be_fetched(api: Api, listener: Listener) -> None:
    subscribe(api, listener.url, "payoutReconciliationFile")
    sent = api.control("POST", "payout_files", {})["sent"]
    settle_deliveries(api)
    [data] = [payload["data"] for payload in listener.payloads]
    attributes = data["attributes"]
    assert set(attributes) == {"fileName", "periodStart", "periodEnd", "downloadUrl", "expiresIn"}
    assert [data["relationships"]["file"]["data"]["id"]] == sent
    assert fetch(api, attributes["downloadUrl"]).status == 200
    assert (
        next(row["attributes"]["eventName"] for row in notifications(api).data)
        == "payoutReconciliationFile"
    )


@pytest.mark.parametrize("kind", ["placementEmail", "placementPushNotification"])
def test_files_of_placements_repeat_the_id_of_the_placement(
    api: Api, listener: Listener, kind: str
) -> None:
    subscribe(api, listener.url, "emailNotificationPlacementFile", "pushNotificationPlacementFile")
    attributes = {"name": "Daily", "cadence": {"frequency": "DAILY", "timeOfDay": "07:00"}}
    attributes |= {"availableSlots": 2} if kind == "placementEmail" else {}
    placement = api.kard(
        "POST", "/placements", {"data": {"type": kind, "attributes": attributes}}
    ).json["id"]
    for _ in range(2):
        assert api.control("POST", "placement_files", {}) == {"sent": [placement]}
        settle_deliveries(api)
    first, second = (payload["data"] for payload in listener.payloads)
    assert first["id"] == second["id"] == placement
    assert first["attributes"]["downloadUrl"] != second["attributes"]["downloadUrl"]
    assert ("placementName" in first["attributes"]) == (kind == "placementPushNotification")
    rows = gzip.decompress(fetch(api, first["attributes"]["downloadUrl"]).body).splitlines()
    assert [json.loads(row)["userId"] for row in rows] == [api.own.user_id]
    assert len({row["id"] for row in notifications(api).data}) == 2
    assert api.control("POST", "placement_files", {"placementId": "nowhere"}) == {"sent": []}
