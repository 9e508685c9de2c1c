"""Capillary: one customer's promotions, carts, earnings, codes and redemptions; and the switches
for a whole organization."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from sandbox_api import Answer, Api

OTHER = 9007199254741999
EVENT = {
    "eventTimeISO": "2026-03-10T11:00:00+01:00",
    "eventDetails": {"id": "e-1", "type": "TransactionAdd"},
}
BULK_EVENT = {**EVENT, "eventDetails": {"id": "e-1", "type": "REWARD"}}
SALE = {
    "transactionIdentifier": "s-1",
    "transactionNumber": "b-1",
    "transactionDate": 1773144000000,
    "amount": 100.0,
}


def promotion(api: Api, role: str) -> str:
    return str(api.control("GET", "credentials")["capillary"]["promotions"][role])


def customer(api: Api) -> int:
    return int(api.own.customer_id)


def listed(api: Api, query: str = "") -> list[Any]:
    path = f"/customer/{customer(api)}?{query}"
    return list(api.promised("capillary.promotions.list", api.capillary("GET", path)).data)


def earn(api: Api, role: str = "open", **changes: Any) -> Answer:
    body = {
        "customerId": customer(api),
        "earnedFromType": "ACTIVITY",
        "earnedFromId": "r-1",
        **EVENT,
        **changes,
    }
    return api.capillary("POST", f"/{promotion(api, role)}/earn", body)


def evaluate(api: Api, **changes: Any) -> Answer:
    items = [{"sku": sku, "amount": "50", "qty": "1", "referenceId": sku} for sku in ("a", "b")]
    body = {"amount": "100.00", "customerId": customer(api), "cartItems": items, **changes}
    return api.promised("capillary.carts.evaluate", api.capillary("POST", "/evaluate", body))


def switch(api: Api, verb: str, role: str = "open", query: str = "") -> Answer:
    return api.capillary(
        "POST", f"/{promotion(api, role)}/{verb}?customerId={customer(api)}{query}", {}
    )


def test_list_is_cut_at_its_limit_without_a_word(api: Api) -> None:
    rows, whole = listed(api), listed(api, "limit=100")
    assert (len(rows), len(whole)) == (10, 12) and rows == whole[:10]
    ends = [row["validTill"] for row in whole]
    assert ends == sorted(ends, reverse=True) and whole[0]["customerId"] == customer(api) > 2**53
    assert (
        listed(api, "mode=DISCOUNT") == [] and len(listed(api, "mode=PAYMENT_VOUCHER&limit=1")) == 1
    )
    assert api.capillary("GET", f"/customer/{OTHER}").data == []
    assert api.capillary("GET", "/customer/somebody").status == 400
    api.control("POST", "settings", {"advance_s": 80 * 86400})
    api.tokens.clear()
    assert (
        0 < len(listed(api, "limit=100")) < 12 == len(listed(api, "limit=100&includeExpired=true"))
    )


def test_an_earning_can_be_suspended_and_resumed(api: Api) -> None:
    earning = listed(api)[0]["earnedPromotionId"]
    assert switch(api, "deactivate", "voucher", f"&earnId={earning}").json == {
        "data": True,
        "errors": [],
    }
    assert [row["promotionStatus"] for row in listed(api, "limit=2")] == ["INACTIVE", "ACTIVE"]
    assert len(listed(api, "limit=100&isIncludeActivePromotionsOnly=true")) == 11
    switch(api, "activate", "voucher", f"&earnId={earning}")
    assert listed(api, "limit=1")[0]["promotionStatus"] == "ACTIVE"
    assert switch(api, "deactivate", "voucher", "&earnId=other").error["code"] == 731
    assert (
        switch(api, "deactivate", "voucher", f"&earnId={earn(api).data['id']}").error["code"] == 731
    )
    assert switch(api, "deactivate", "707").error["code"] == 707


def test_a_promotion_is_issued_to_many(api: Api) -> None:
    api.control(
        "POST", "faults", {"match": {"operation": "capillary.promotions.issue"}, "items_207": [1]}
    )
    path = f"/{promotion(api, 'open')}/issueBulk?contextId=tag-1"
    answer = api.capillary("POST", path, [11, 12, 13])
    assert (answer.status, sorted(answer.data)) == (200, ["11", "13"])
    assert (
        answer.data["11"]["earnedFromId"],
        answer.error["code"],
        answer.error["customerId"],
    ) == ("tag-1", 714, 12)
    assert [item["customerId"] for item in api.ledger("earning")] == [11, 13]
    assert "errors" not in api.capillary("POST", path, [14]).json
    assert api.capillary("POST", path, [0, 14]).error["code"] == 1006
    assert (
        api.capillary("POST", f"/{promotion(api, '707')}/issueBulk?contextId=x", [11]).error["code"]
        == 707
    )
    for wrong in ([], {}, ["x"], [1.5]):
        assert api.capillary("POST", path, wrong).status == 400
    assert api.capillary("POST", path.partition("?")[0], [11]).status == 400


def test_earning_once(api: Api) -> None:
    record = api.promised("capillary.promotions.earn", earn(api)).data
    assert (record["eventTimeISO"], record["earnedFromId"]) == ("2026-03-10T10:00:00Z", "r-1")
    assert len(listed(api, "mode=DISCOUNT")) == 1
    assert earn(api, "404").error["code"] == 404
    assert earn(api, eventTimeISO=None, eventTime=1773144000000).data["eventTime"] == 1773144000000
    assert earn(api, eventTimeISO=None).status == 400
    assert earn(api, earnedFromType="LUCK").status == 400


def test_earning_in_bulk_fails_row_by_row(api: Api) -> None:
    api.control(
        "POST",
        "faults",
        {"match": {"operation": "capillary.promotions.earn_bulk"}, "items_207": [1]},
    )
    rows = [
        {"promotionId": promotion(api, role), "earnCount": count, "earnedFromId": f"r-{count}"}
        for role, count in (("open", 2), ("open", 3), ("404", 4), ("voucher", 1))
    ]
    body = {"customerId": OTHER, "earnedFromType": "REWARD", **BULK_EVENT, "earnedPromotions": rows}
    answer = api.promised(
        "capillary.promotions.earn_bulk", api.capillary("POST", "/earn/bulk", body)
    )
    told = {
        r["earnedFromId"]: (r["successfulEarnCount"], r["failedEarnCount"]) for r in answer.data
    }
    assert told == {"r-2": (2, 0), "r-3": (0, 3), "r-4": (0, 4), "r-1": (1, 0)}
    codes = {
        r["earnedFromId"]: r["errorDetails"]["errorCode"]
        for r in answer.data
        if "errorDetails" in r
    }
    assert codes == {"r-3": 714, "r-4": 404} and answer.data[0]["earnedFromId"] == "r-1"
    assert len(api.ledger("earning")) == 3
    assert api.capillary("POST", "/earn/bulk", {**body, "earnedPromotions": []}).status == 400


def revoke(api: Api, *rows: tuple[str, list[str]]) -> Answer:
    details = [{"promotionId": promotion_id, "earnIds": ids} for promotion_id, ids in rows]
    body = {"customerId": customer(api), "earnRevokeDetails": details}
    return api.capillary("POST", "/revokeEarn", body)


def test_what_cannot_be_withdrawn_is_listed_with_what_was(api: Api) -> None:
    voucher, first, second = (
        promotion(api, "voucher"),
        *(row["earnedPromotionId"] for row in listed(api, "limit=2")),
    )
    line = {
        "promotionId": voucher,
        "earnedPromotionId": second,
        "redemptionCount": 1,
        "discount": 5,
    }
    line |= {"discountAppliedOnQuantity": 1, "promotionAppliedOnQuantity": 1}
    api.capillary(
        "POST", "/redemptions", {**SALE, "customerId": customer(api), "lineItems": [line]}
    )
    answer = revoke(
        api,
        (voucher, [first, second, "unknown"]),
        (promotion(api, "707"), ["x"]),
        ("nowhere", ["y"]),
    )
    api.promised("capillary.promotions.revoke_earn", answer)
    assert answer.data["revokedDetails"] == [
        {"promotionId": voucher, "revokedEarnIds": [first], "status": "SUCCESS"}
    ]
    assert [(e["code"], e["earnIds"]) for e in answer.json["errors"]] == [
        (729, [second]),
        (731, ["unknown"]),
        (730, ["x"]),
        (404, ["y"]),
    ]
    assert first not in [row["earnedPromotionId"] for row in listed(api, "limit=100")]
    assert revoke(api, (voucher, [first])).error["code"] == 731
    assert "errors" not in revoke(api, (voucher, [listed(api)[-1]["earnedPromotionId"]])).json
    assert revoke(api, (voucher, ["x"] * 600), (voucher, ["y"] * 401)).status == 400


def test_a_switched_on_promotion_takes_a_tenth_and_locks_the_cart(api: Api) -> None:
    assert evaluate(api).data["appliedPromotions"] == []
    switch(api, "activate")
    data = evaluate(api).data
    [applied] = data["appliedPromotions"]
    assert (applied["discount"], data["amount"], applied["promotionId"]) == (
        "10.000000",
        "100.000000",
        promotion(api, "open"),
    )
    assert base64.b64decode(applied["identifier"], validate=True)
    assert [item["referenceId"] for item in data["cartItems"]] == ["b", "a"]
    assert switch(api, "deactivate").error["code"] == 737
    pending = api.promised(
        "capillary.carts.list_pending",
        api.capillary("GET", f"/customer/{customer(api)}/evaluations/pending_carts"),
    )
    [cart] = pending.data["tempRedemptionDetails"]
    assert (cart["cartEvaluationId"], cart["validTillTime"] - cart["startTime"]) == (
        data["evaluationId"],
        300_000,
    )
    path = f"/customer/{customer(api)}/evaluations/{data['evaluationId']}/cancel"
    assert api.capillary("PUT", path.replace(str(customer(api)), str(OTHER))).status == 404
    released = api.promised("capillary.carts.cancel", api.capillary("PUT", path))
    assert (released.data["status"], released.data["code"]) == (True, 201)
    again = api.capillary("PUT", path)
    assert (again.status, list(again.json)) == (404, ["errors"])
    assert switch(api, "deactivate").status == 200


def test_a_cart_is_released_by_time(api: Api) -> None:
    switch(api, "activate")
    assert evaluate(api).status == 200 and switch(api, "activate").error["code"] == 737
    api.control("POST", "settings", {"advance_s": 301})
    assert switch(api, "activate").status == 200


def test_codes_and_vouchers_in_a_cart(api: Api) -> None:
    codes = api.control("GET", "credentials")["capillary"]["codes"]
    save, gift = codes["DISCOUNT"], codes["PAYMENT_VOUCHER"]
    data = evaluate(
        api, customerId=None, promoCodes=[save, "NOPE", gift], paymentVouchers=[gift]
    ).data
    assert (data["customerId"], data["appliedPromotions"][0]["promoCode"]) == (-1, save)
    assert [(log["promoCode"], log["errorCode"]) for log in data["promoCodeEvaluationLogs"]] == [
        ("NOPE", 1001),
        (gift, 1002),
    ]
    assert data["appliedPaymentVouchers"][0]["discount"] == "5.000000"
    api.capillary("POST", "/code/link", {"customerId": OTHER, "code": save, "mode": "DISCOUNT"})
    assert evaluate(api, promoCodes=[save]).data["promoCodeEvaluationLogs"][0]["errorCode"] == 1005


@pytest.mark.parametrize(
    "changes", [{"amount": "a lot"}, {"amount": 100}, {"cartItems": []}, {"cartItems": [{}]}]
)
def test_carts_that_cannot_be_priced(api: Api, changes: dict[str, Any]) -> None:
    body = {"amount": "1", "cartItems": [{"sku": "a", "amount": "1", "qty": "1"}], **changes}
    assert api.capillary("POST", "/evaluate", body).status == 400


def test_a_code_belongs_to_one_customer_for_good(api: Api) -> None:
    def link(who: int, code: str = "SAVE10", mode: str = "DISCOUNT") -> Answer:
        return api.capillary("POST", "/code/link", {"customerId": who, "code": code, "mode": mode})

    record = api.promised("capillary.codes.link", link(OTHER)).data
    assert (record["code"], record["customerId"], record["active"]) == ("SAVE10", OTHER, True)
    assert link(OTHER).data == record
    assert [a.error["code"] for a in (link(1), link(1, "NOPE"), link(1, "GIFT50"))] == [
        1005,
        1001,
        1002,
    ]
    found = api.promised(
        "capillary.codes.list", api.capillary("GET", "/code?codes=SAVE10&codes=NOPE&mode=DISCOUNT")
    )
    assert found.data == [record]
    assert api.capillary("GET", "/code?codes=NOPE&mode=DISCOUNT").error["code"] == 1001
    assert api.capillary("GET", "/code?mode=DISCOUNT").status == 400


def test_redemptions_are_reported_once_and_read_by_code(api: Api) -> None:
    used = {"promotionId": promotion(api, "open"), "redemptionCount": 1, "discount": 10}
    used |= {"discountAppliedOnQuantity": 2, "promotionAppliedOnQuantity": 2}
    body = {**SALE, "customerId": OTHER, "redemptions": [used], "lineItems": [{**used, "sku": "a"}]}
    report = api.promised(
        "capillary.redemptions.create", api.capillary("POST", "/redemptions", body)
    ).data
    assert (report["transactionDateISO"], report["redemptions"][0]["discount"]) == (
        "2026-03-10T12:00:00Z",
        "10.000000",
    )
    assert api.capillary("POST", "/redemptions", body).error["code"] == 800
    rows = api.promised(
        "capillary.redemptions.list",
        api.capillary("GET", "/redemptions?codes=SAVE10&mode=DISCOUNT"),
    ).data
    assert [(row["redemptionType"], row["promoCode"]) for row in rows] == [
        ("CART", "SAVE10"),
        ("LINEITEM", "SAVE10"),
    ]
    fresh = {**body, "transactionIdentifier": "s-2"}
    assert (
        api.capillary(
            "POST", "/redemptions", {**fresh, "redemptions": [{**used, "promotionId": "x"}]}
        ).status
        == 404
    )
    assert (
        api.capillary(
            "POST", "/redemptions", {n: v for n, v in fresh.items() if n != "customerId"}
        ).status
        == 400
    )
    by_phone = {
        **fresh,
        "customerId": None,
        "customerIdentifierType": "mobile",
        "customerIdentifierValue": "1",
    }
    assert api.capillary("POST", "/redemptions", by_phone).status == 200
    bare = {n: v for n, v in fresh.items() if n not in ("redemptions", "lineItems")}
    assert api.capillary("POST", "/redemptions", bare).status == 400


def test_the_organization_reads_its_promotions(api: Api) -> None:
    own, off = promotion(api, "open"), promotion(api, "404")
    everything = api.promised(
        "capillary.organization.list_promotions", api.capillary("GET", "")
    ).data
    assert len(everything) == 7 and {p["id"]: p["active"] for p in everything}[off] is False
    two = api.capillary("GET", f"?promotionIds={own},{off}").data
    assert [p["id"] for p in two] == [own, off]
    configs = api.promised(
        "capillary.organization.list_configurations",
        api.capillary("GET", f"/config?promotionIds={own},{off}"),
    )
    assert [c["promotionId"] for c in configs.data] == [own]
    assert (
        len(api.capillary("GET", f"/config?promotionIds={own},{off}&includeInactive=true").data)
        == 2
    )
    assert api.capillary("GET", "/config?promotionIds=nowhere").error["code"] == 404
    assert api.capillary("GET", "/config").status == 400
    assert (
        len(
            api.promised(
                "capillary.organization.list_till_promotions", api.capillary("GET", "/till/7")
            ).data
        )
        == 7
    )
    assert api.capillary("GET", "/till/seven").status == 400


def test_put_switches_for_all_and_post_for_one(api: Api) -> None:
    own = promotion(api, "open")
    assert api.capillary("PUT", f"/{own}/deactivate").json == {"data": True, "errors": []}
    assert switch(api, "activate").error["code"] == 404
    assert api.ledger("promotion") == []
    assert api.capillary("PUT", f"/{own}/activate").data is True
    assert switch(api, "activate").status == 200
    assert [item["active"] for item in api.ledger("organization_promotion")] == [False, True]
    assert api.capillary("PUT", "/nowhere/activate").error["code"] == 404
