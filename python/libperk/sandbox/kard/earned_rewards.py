"""Whether a purchase earns, how much, and the list of what was earned."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from libperk.sandbox.kard import users
from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import pages, times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply
from libperk.sandbox.wire.webhooks import notify

RANGE_DAYS = {"12M": 365, "6M": 182, "3M": 91}


def cents(offer: Offer, amount: int) -> int:
    """The reward for a purchase of this many cents; 0 when it is too small to earn. FLAT values are
    dollars."""
    least = offer.attributes["minTransactionAmount"]["value"]
    if amount < max(1, least):
        return 0
    reward = offer.attributes["userReward"]
    value = Decimal(str(reward["value"]))
    exact = value * 100 if reward["type"] == "FLAT" else value * amount / 100
    earned = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return min(earned, int(offer.attributes["maxRewardAmount"]["value"]))


def find_offer(world: World, attributes: Json) -> Offer | None:
    """The offer of the merchant that a transaction names: by id, by name, or within the
    description."""
    given = attributes.get("merchant")
    merchant = given if isinstance(given, dict) else {}
    name, text = (
        str(merchant.get("name") or "").lower(),
        str(attributes.get("description") or "").lower(),
    )
    for offer in world.seed.offers.values():
        known = offer.merchant.name.lower()
        if merchant.get("id") == offer.merchant.id or name == known or known in text:
            return offer
    return None


def settle(world: World, attributes: Json) -> tuple[Json, Offer] | None:
    """Applies one accepted transaction event to the rewards, and notifies subscribers. The reward
    and its offer, if any."""
    key = attributes["userId"], attributes["transactionId"]
    held = world.state.rewards.get(key)
    if attributes["status"] in ("REVERSED", "RETURNED", "DECLINED"):
        take_back(world, key)
        return None
    offer = find_offer(world, attributes)
    earned = cents(offer, attributes["amount"]) if offer is not None else 0
    if (
        offer is None
        or not earned
        or attributes["direction"] != "DEBIT"
        or (held and held["status"] == "SETTLED")
    ):
        return None
    at = attributes.get("settledDate") or attributes.get("authorizationDate")
    reward: Json = {
        "id": held["id"] if held else world.new_id("reward"),
        "status": attributes["status"],
        "userId": attributes["userId"],
        "transactionId": attributes["transactionId"],
        "offerId": offer.id,
        "amount": attributes["amount"],
        "timestamp": at,
        "cents": earned,
        "cardProductId": attributes.get("cardProductId"),
    }
    world.state.rewards[key] = reward
    world.record("reward", reward)
    _announce(world, reward, offer)
    return reward, offer


def take_back(world: World, key: tuple[str, str]) -> None:
    """Withdraws the reward of a user's purchase, if there is one."""
    held = world.state.rewards.pop(key, None)
    if held is not None:
        _reject(world, held)


def _announce(world: World, reward: Json, offer: Offer) -> None:
    attributes: Json = {
        "message": f"You earned {reward['cents']} cents at {offer.merchant.name}",
        "name": offer.merchant.name,
        "attributionUrl": f"https://pictures.invalid/{reward['id']}/pixel.png",
        "transactionId": reward["transactionId"],
        "transactionAmountInCents": reward["amount"],
        "transactionTimestamp": reward["timestamp"],
        "categoryName": offer.merchant.category,
        "userReward": offer.attributes["userReward"],
        "assets": offer.attributes["assets"],
        "purchaseChannel": offer.attributes["purchaseChannel"],
    }
    if reward["cardProductId"]:
        attributes["cardProductId"] = reward["cardProductId"]
    if reward["status"] == "SETTLED":
        attributes["commissionEarned"] = {"type": "cents", "value": reward["cents"]}
    event = "earnedRewardSettled" if reward["status"] == "SETTLED" else "earnedRewardApproved"
    notify(world, event, attributes, _links(reward, "user", "offer", "transaction"))


def _reject(world: World, reward: Json) -> None:
    attributes = {
        "reason": "SETTLEMENT_REJECTED",
        "message": "The purchase did not stand",
        "transactionId": reward["transactionId"],
        "transactionAmountInCents": reward["amount"],
        "transactionTimestamp": reward["timestamp"],
    }
    world.record("reward_rejected", {"id": reward["id"], "userId": reward["userId"]})
    notify(world, "earnedRewardRejected", attributes, _links(reward, "user", "transaction"))


def _links(reward: Json, *names: str) -> Json:
    ids = {"user": reward["userId"], "offer": reward["offerId"], "transaction": reward["id"]}
    return {name: {"data": {"type": name, "id": ids[name]}} for name in names}


@handles("earned_rewards.list")
def list_rewards(call: Call) -> Reply:
    user_id, world = users.require(call), call.world
    own = [
        r
        for r in world.state.rewards.values()
        if r["userId"] == user_id and _in_range(call, r["timestamp"])
    ]
    wanted = call.query.get("filter[status]") or "SETTLED"
    # Nothing settled here has been paid out yet, so "paid in full only" leaves none.
    unpaid_only = bool(call.query.get("filter[paidInFullOnly]")) and wanted == "SETTLED"
    found = (
        []
        if unpaid_only
        else sorted(
            (r for r in own if r["status"] == wanted),
            key=lambda r: str(r["timestamp"]),
            reverse=True,
        )
    )
    page, links = pages.cut(call, found, lambda r: str(r["id"]))
    lifetime = (
        0
        if call.query.get("filter[paidInFullOnly]")
        else sum(r["cents"] for r in own if r["status"] == "SETTLED")
    )
    document: Json = {
        "data": [_row(world, r) for r in page],
        "links": links,
        "meta": {"lifetimeRewardsInCents": lifetime},
    }
    included = _included(call, page)
    if included is not None:
        document["included"] = included
    return Reply(200, document)


def _in_range(call: Call, at: str) -> bool:
    now, asked = call.world.clock.now(), call.query.get("filter[range]") or "12M"
    start = (
        now.replace(month=1, day=1, hour=0, minute=0)
        if asked == "YTD"
        else now - timedelta(days=RANGE_DAYS[asked])
    )
    return times.parse(at) >= start


def _row(world: World, reward: Json) -> Json:
    settled = reward["status"] == "SETTLED"
    attributes: Json = {
        "status": reward["status"],
        "transactionId": reward["transactionId"],
        "transactionAmountInCents": reward["amount"],
        "transactionTimestamp": reward["timestamp"],
    }
    if settled:
        attributes |= {
            "paidToIssuer": "UNPAID",
            "commissionEarned": {"user": {"type": "cents", "value": reward["cents"]}},
        }
    links = _links(reward, "user", "offer")
    links["merchant"] = {
        "data": {"type": "merchant", "id": world.seed.offers[reward["offerId"]].merchant.id}
    }
    kind = "rewardedTransaction" if settled else "approvedTransaction"
    return {"type": kind, "id": reward["id"], "attributes": attributes, "relationships": links}


def _included(call: Call, page: list[Json]) -> list[Json] | None:
    if not (call.includes("merchant") or call.includes("offer")):
        return None
    sold = {reward["offerId"]: call.world.seed.offers[reward["offerId"]] for reward in page}
    found: dict[tuple[str, str], Json] = {}
    for offer in sold.values():
        if call.includes("merchant"):
            shown = {"name": offer.merchant.name, "assets": offer.attributes["assets"]}
            found["merchant", offer.merchant.id] = {
                "type": "merchant",
                "id": offer.merchant.id,
                "attributes": shown,
            }
        if call.includes("offer"):
            channels = {"purchaseChannel": offer.attributes["purchaseChannel"]}
            found["offer", offer.id] = {"type": "offer", "id": offer.id, "attributes": channels}
    return list(found.values())
