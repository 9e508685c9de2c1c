"""What the table marks as personal: reprs, cards and logs show it as ***."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from libperk.table import load as table

#: Every kind and field that is marked, one a line.
LIST = Path(__file__).with_name("personal.txt")

NAMES = re.compile(
    "user|customer|person|email|hem$|first_name|last_name|birth|phone|zip|postal|card|bin|"
    "last_?(four|4)|transaction_|account|contact|submitter|latitude|longitude|earn_id|"
    "earned_promotion_id|redemption_date|commission_earned|authorization_code|_url$|^url$"
)

#: Fields with such a name that are about no person.
OTHERS = {
    # of an offer, which is the same for all who get it
    "OfferAttributes.user_reward": "what anybody earns",
    "OfferAttributes.website_url": "the merchant's",
    "*.users_commission": "what anybody earns",
    "*.min_transaction_amount": "a condition",
    "*.max_transaction_amount": "a condition",
    "*.merchant_location_ids": "places",
    # of merchants and their places
    "LocationAttributes.phone": "of a place",
    "Address.zip_code": "of a place",
    "Coordinates.latitude": "of a place",
    "Coordinates.longitude": "of a place",
    "LegacyAddress.zip_code": "of a place",
    "LegacyLocationAttributes.phone": "of a place",
    "*.accepted_cards": "card networks",
    "*.website_url": "the merchant's",
    "*.img_url": "the merchant's",
    "*.banner_img_url": "the merchant's",
    "Asset.url": "the offer's picture",
    "MerchantAsset.url": "the merchant's picture",
    "CtaAction.url": "where a button leads, without its host",
    "SubscriptionAttributes.webhook_url": "the issuer's",
    "SubscriptionChanges.webhook_url": "the issuer's",
    # of issuers
    "*.bins": "of an issuer's cards",
    "*.card_networks": "networks",
    "*.cardlinked_commission_split": "a contract",
    "*.cardlinked_user_commission_split": "a contract",
    # kinds of things, which many people share
    "*.enrolled_rewards": "programmes",
    "UserAttributes.historical_transactions_sent": "what was sent",
    "PhoneNumber.type": "a kind",
    "TransactionAttributes.card_presence": "a kind",
    "TransactionAttributes.card_network": "a kind",
    "LegacyTransaction.card_presence": "a kind",
    "RewardedTransactionAttributes.paid_to_issuer": "a state",
    "ApprovedTransactionAttributes.status": "a state",
    "*.customer_activation_required": "a rule of a promotion",
    "*.max_earning_per_customer": "a rule of a promotion",
    "*.max_issuance_per_customer": "a rule of a promotion",
    "capillary.redemptions.create(customer_identifier_type)": "a kind",
    "*.redemption_date_time": "of an event, whose customer and sale are marked",
    "*.redemption_date_time_in_millis": "of an event, whose customer and sale are marked",
}


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    for row in table()["objects"]:
        for field in row["fields"]:
            yield f"{row['name']}.{field['name']}", field
    for row in table()["operations"]:
        for field in row["params"]:
            yield f"{row['name']}({field['name']})", field


def is_other(place: str) -> bool:
    return place in OTHERS or "*." + place.rpartition(".")[2] in OTHERS


def test_the_marked_fields_and_kinds_are_those_of_the_list() -> None:
    marked = [place for place, field in fields() if field.get("personal")]
    kinds = [row["type"] for row in table()["resources"] if row["personal"]]
    assert [*kinds, *marked] == LIST.read_text().split()


def test_a_field_whose_name_says_person_is_marked_or_has_a_reason() -> None:
    found = [
        place
        for place, field in fields()
        if NAMES.search(field["name"]) and not field.get("personal") and not is_other(place)
    ]
    assert found == []


def test_every_reason_is_needed() -> None:
    open_fields = [place for place, field in fields() if not field.get("personal")]
    for place in OTHERS:
        name = place.removeprefix("*")
        assert any(found.endswith(name) for found in open_fields), place


def test_a_kind_that_holds_an_id_of_a_person_is_marked() -> None:
    objects = {row["name"]: row["fields"] for row in table()["objects"]}
    for row in table()["resources"]:
        names = {field["name"] for field in objects.get(row["attributes"], ())}
        if names & {"customer_id", "customer_identifiers", "referring_partner_user_id", "user"}:
            assert row["personal"], row["type"]


def test_a_mark_is_on_an_object_or_on_its_members() -> None:
    """What a person's object holds is masked when somebody takes it out of its resource, too."""
    objects = {row["name"]: row["fields"] for row in table()["objects"]}
    for name in ("LegacyNewCard", "LegacyNoticeUser", "PhoneNumber", "TransactionMerchant"):
        assert any(field.get("personal") for field in objects[name]), name
