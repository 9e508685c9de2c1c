"""Bodies that the loopback server answers with."""

from __future__ import annotations

from typing import Any


def offer(number: int, cta: bool = True) -> dict[str, Any]:
    action = {
        "url": f"/v2/issuers/org-1/users/u-1/offers/o{number}/activate?from=list",
        "method": "POST",
    }
    components: dict[str, Any] = {"tags": ["New"], "baseReward": "5% back"}
    if cta:
        components["cta"] = {"buttonText": "Activate", "buttonStyle": "PRIMARY", "action": action}
    return {
        "type": "standardOffer",
        "id": f"o{number}",
        "attributes": {
            "name": f"Shop {number}",
            "userReward": {"type": "PERCENT", "value": 5.5},
            "assets": [
                {"type": "IMG_VIEW", "url": "https://pictures.example.test/1", "alt": "logo"}
            ],
            "startDate": "some day",
            "expirationDate": "2026-12-02T03:04:05.250-05:00",
            "minTransactionAmount": {"type": "CENTS", "value": 1999},
            "anythingNew": {"innerName": [{"deepName": 1}]},
            "components": components,
        },
        "relationships": {
            "category": {
                "data": [{"type": "category", "id": "c1"}, {"type": "category", "id": "not-sent"}]
            },
            "merchant": {"data": {"type": "merchant", "id": "m1"}},
            "nothing": {"data": None},
        },
    }


CATEGORY = {"type": "category", "id": "c1", "attributes": {"name": "Gas"}}
MERCHANT = {
    "type": "merchant",
    "id": "m1",
    "attributes": {"name": "Shop"},
    "relationships": {"offer": {"data": []}},
}


def page(*offers: dict[str, Any], after: str | None = None, **more: Any) -> dict[str, Any]:
    link = None if after is None else f"/v2/anywhere?page[after]={after}"
    return {
        "data": list(offers),
        "included": [CATEGORY, MERCHANT],
        "links": {"self": "/v2/x", "next": link},
        **more,
    }
