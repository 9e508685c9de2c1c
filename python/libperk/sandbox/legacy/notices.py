"""What the legacy API sends by webhook: earned rewards and the steps of audits, as plain objects.

No operation of the API sets the URL, so the control endpoint takes it."""

from __future__ import annotations

from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.values import Json
from libperk.sandbox.wire.webhooks import is_loopback, post

EARNED, AUDIT = "legacyEarnedReward", "legacyAudit"
HIDDEN = ("userId", "issuer")


def use(world: World, url: str | None) -> None:
    """Where notices go from now on; None for nowhere."""
    if url is not None and not is_loopback(url):
        raise ValueError("legacy_webhook_url must be an http URL of this machine")
    world.legacy_webhook_url = url


def send_reward(world: World, purchase: Json, reward: Json, offer: Offer) -> None:
    """The commission to the issuer is the total, and the user's part is half of it."""
    cents = reward["cents"]
    payload: Json = {
        "user": {"referringPartnerUserId": reward["userId"]},
        "card": _card(world, purchase),
        "reward": {
            "merchantId": offer.merchant.id,
            "name": offer.merchant.name,
            "type": "CARDLINKED",
            "status": "APPROVED",
            "commissionToIssuer": cents * 2,
            "commissionSplit": {"issuersCommissionInCents": cents, "usersCommissionInCents": cents},
        },
        "transaction": {
            "issuerTransactionId": reward["transactionId"],
            "status": reward["status"],
            "transactionAmountInCents": reward["amount"],
            "transactionTimeStamp": reward["timestamp"],
        },
    }
    if offer.local:
        payload["postDineInLinkURL"] = f"https://surveys.invalid/{reward['id']}"
    _send(world, EARNED, payload)


def _card(world: World, purchase: Json) -> Json:
    """The card that the purchase names, else the user's first, else one that nobody has."""
    cards = world.state.legacy_users.get(purchase["referringPartnerUserId"], {}).get("cards") or [
        {}
    ]
    known = next(
        (card for card in cards if card.get("last4") == purchase.get("cardLastFour")), cards[0]
    )
    return {
        "bin": purchase.get("cardBIN") or known.get("bin") or "400000",
        "last4": purchase.get("cardLastFour") or known.get("last4") or "0000",
        "network": known.get("network") or "VISA",
    }


def audit_document(audit_id: str, audit: Json) -> Json:
    return {"_id": audit_id, **{name: value for name, value in audit.items() if name not in HIDDEN}}


def send_audit(world: World, audit_id: str, audit: Json) -> None:
    _send(world, AUDIT, audit_document(audit_id, audit))


def _send(world: World, event: str, payload: Json) -> None:
    if world.legacy_webhook_url is not None:
        post(world, event, world.legacy_webhook_url, payload, world.new_id("notification"))
