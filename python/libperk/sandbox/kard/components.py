"""What the extended API shows of one offer to one user: descriptions, labels, button, progress."""

from __future__ import annotations

from urllib.parse import quote

from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import UserOffer, World
from libperk.sandbox.wire import times
from libperk.sandbox.wire.values import Json

NEW_DAYS = 7
LAST_DAYS = 7


def components(world: World, offer: Offer, owner: tuple[str, str], asked: list[str]) -> Json | None:
    """Only the components asked for; None when the offer has none at all. `owner` is (issuer,
    user)."""
    if offer.kind == "bare" or not asked:
        return None
    done = _is_done(offer, world.user_offer(owner[1], offer.id), "cta" in asked)
    shown = {**_texts(offer, done), **_labels(world, offer, done)}
    if offer.kind in ("activate", "boost") and not done:
        shown["cta"] = _button(offer, owner)
    if offer.kind == "progress":
        shown["progressBar"] = _progress(world, offer, owner[1])
    return {name: shown[name] for name in asked if name in shown}


def _is_done(offer: Offer, marks: UserOffer, with_button: bool) -> bool:
    """A VIEW counts as the activation only where no button was asked for: such a client has no
    other way."""
    acted = marks.boosted if offer.kind == "boost" else marks.activated
    return acted or (marks.viewed and not with_button)


def _texts(offer: Offer, done: bool) -> dict[str, object]:
    reward = reward_text(offer.attributes["userReward"])
    texts: dict[str, object] = {"baseReward": reward}
    if offer.kind == "boost":
        texts["boostedReward"] = reward_text(offer.attributes["userReward"], 2)
    if offer.kind in ("plain", "progress"):
        texts["shortDescription"] = "Ready to use"
        texts["longDescription"] = (
            f"Pay at {offer.merchant.name} with your linked card and get {reward}."
        )
    elif done:
        texts["shortDescription"] = _state_word(offer)
        texts["longDescription"] = (
            f"{_state_word(offer)}: pay at {offer.merchant.name} with your linked card."
        )
    else:
        texts["shortDescription"] = _button_text(offer)
        texts["longDescription"] = (
            f"{_button_text(offer)}, then pay at {offer.merchant.name} with your linked card to "
            f"get {reward}."
        )
    return texts


def _state_word(offer: Offer) -> str:
    return "Boosted" if offer.kind == "boost" else "Activated"


def _button_text(offer: Offer) -> str:
    return "Tap to boost" if offer.kind == "boost" else "Tap to activate"


def _labels(world: World, offer: Offer, done: bool) -> dict[str, object]:
    now = world.clock.now()
    tags = ["New"] if (now - times.parse(offer.attributes["startDate"])).days < NEW_DAYS else []
    left = (times.parse(offer.attributes["expirationDate"]) - now).days
    if left < LAST_DAYS:
        tags.append(f"{left} days left")
    details = [_state_word(offer)] if done else []
    badge = {"icon": "check" if done else "star", "position": "TOP_RIGHT"}
    return {
        "tags": tags,
        "detailTags": details,
        "logoFlare": {"borderColor": "PRIMARY" if done else "SECONDARY", "badge": badge},
    }


def _button(offer: Offer, owner: tuple[str, str]) -> Json:
    issuer, user = (quote(part, safe="") for part in owner)
    verb = "boost" if offer.kind == "boost" else "activate"
    url = f"/v2/issuers/{issuer}/users/{user}/offers/{offer.id}/{verb}"
    return {
        "buttonText": _button_text(offer),
        "buttonStyle": "PRIMARY",
        "action": {"url": url, "method": "POST"},
    }


def _progress(world: World, offer: Offer, user_id: str) -> Json:
    """Purchases at this merchant, out of three."""
    bought = sum(
        1
        for reward in world.state.rewards.values()
        if (reward["userId"], reward["offerId"]) == (user_id, offer.id)
    )
    done = min(3, bought)
    return {
        "total": 3,
        "currentProgress": done,
        "label": f"{done} of 3 purchases",
        "segmented": True,
        "labels": {"default": {"left": "Start", "right": "Finish"}},
        "segments": {
            "default": {"position": "FULL_WIDTH"},
            "progress": [{"completed": int(n < done), "total": 1} for n in range(3)],
        },
    }


def reward_text(reward: Json, times: int = 1) -> str:
    if reward["type"] == "FLAT":
        return f"${reward['value'] * times:.2f} cash back"
    return f"{reward['value'] * times:g}% cash back"
