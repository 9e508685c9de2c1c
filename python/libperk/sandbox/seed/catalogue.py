"""What Capillary's side holds at the beginning: promotions by role, one customer's earnings, and
two codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from libperk.sandbox.seed.ids import hex_id
from libperk.sandbox.wire.times import stamp
from libperk.sandbox.wire.values import Json

ORG_ID = 100_001
#: Codes that can be linked or used: the mode and the role of the promotion behind each.
CODES = {"SAVE10": ("DISCOUNT", "open"), "GIFT50": ("PAYMENT_VOUCHER", "voucher")}
#: The refusals; promotions are seeded with those of the first lines, by role.
MESSAGES = {
    404: "promotion not found",
    707: "this type of promotion cannot be switched for one customer",
    731: "the earn id is not one of this customer's",
    736: "the earn id and the mode of the promotion do not match",
    737: "the customer has an open cart; close or cancel it first",
    714: "a fault of the sandbox refuses this",
    729: "the earning has been redeemed",
    730: "earnings of this type of promotion cannot be withdrawn",
    800: "a redemption of this transaction is there already",
    1001: "this code is not known",
    1002: "this code is of another mode",
    1005: "this code is linked to another customer",
    1006: "the number of a customer is not valid",
}
ROLES = ("open", "voucher", "404", "707", "731", "736", "737")
EARNED_AT_FIRST = 12


@dataclass(frozen=True)
class Promotion:
    """One promotion of the organization; its role is how it behaves here."""

    id: str
    role: str
    name: str

    @property
    def mode(self) -> str:
        return "PAYMENT_VOUCHER" if self.role == "voucher" else "DISCOUNT"

    @property
    def type(self) -> str:
        return "POS" if self.role == "707" else "CUSTOMER"


@dataclass
class Wallet:
    """State: switches per customer, earned instances, carts, codes, redemptions, and promotions
    that are off for all."""

    switches: dict[tuple[str, str, str], bool] = field(default_factory=dict)
    earned: dict[str, Json] = field(default_factory=dict)
    carts: dict[str, Json] = field(default_factory=dict)
    codes: dict[str, Json] = field(default_factory=dict)
    redemptions: dict[str, list[Json]] = field(default_factory=dict)
    off: set[str] = field(default_factory=set)


def promotions(seed: int) -> dict[str, Promotion]:
    named = ((role, hex_id(seed, "promotion", role)) for role in ROLES)
    return {key: Promotion(key, role, f"Sandbox promotion: {role}") for role, key in named}


def first_earn_id(seed: int) -> str:
    return hex_id(seed, "earn")


def wallet(seed: int, customer_id: int, now: datetime) -> Wallet:
    made, known = Wallet(), {promotion.role: promotion for promotion in promotions(seed).values()}
    made.off.add(known["404"].id)
    for n in range(EARNED_AT_FIRST):
        earn_id = first_earn_id(seed) if n == 0 else hex_id(seed, "earn", n)
        till = now + timedelta(days=90 - n)
        made.earned[earn_id] = earning(
            earn_id, known["voucher"].id, customer_id, ("REWARD", f"seed-{n}"), (now, till)
        )
    for code, (mode, role) in CODES.items():
        made.codes[code] = _code(seed, code, mode, known[role], now)
    return made


def earning(
    earn_id: str,
    promotion_id: str,
    customer_id: int,
    source: tuple[str, str],
    when: tuple[datetime, datetime],
) -> Json:
    """A record of something earned; `source` is (type, id), `when` is (event, end)."""
    return {
        "id": earn_id,
        "customerId": customer_id,
        "promotionId": promotion_id,
        "earnedFromType": source[0],
        "earnedFromId": source[1],
        **moment("eventTime", when[0]),
        **moment("validTill", when[1]),
    }


def _code(seed: int, code: str, mode: str, promotion: Promotion, now: datetime) -> Json:
    return {
        "id": hex_id(seed, "code", code),
        "orgId": ORG_ID,
        "promotionId": promotion.id,
        "promotionName": promotion.name,
        "code": code,
        "customerId": -1,
        "active": True,
        "mode": mode,
        **moment("createdOn", now),
        **moment("validTill", now + timedelta(days=365)),
        **moment("redeemableFrom", now),
    }


def moment(name: str, when: datetime) -> Json:
    """A time as the API writes it: milliseconds, and the same as text."""
    return {name: int(when.timestamp() * 1000), f"{name}ISO": stamp(when)}


def decimal(value: object) -> str:
    """Money and quantities are text with six places."""
    return f"{value:.6f}"
