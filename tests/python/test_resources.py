"""Documents and resources: how replies read."""

from __future__ import annotations

import json
import pickle
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

import pytest
from replies import offer, page

import libperk
from libperk import resources


@pytest.fixture
def document() -> libperk.Document[Any]:
    return libperk.Document.parse(json.dumps(page(offer(1), offer(2), meta={"totalCount": 2})))


@pytest.fixture
def first(document: libperk.Document[Any]) -> Any:
    return document[0]


def test_a_resource_is_of_the_class_of_its_type(document: libperk.Document[Any]) -> None:
    assert [type(each) for each in document] == [resources.Offer, resources.Offer]
    assert [type(each) for each in document.included] == [resources.Category, resources.Merchant]
    assert (
        type(libperk.Document.parse('{"data": {"type": "brandNew", "id": "1"}}').one)
        is libperk.Resource
    )


def test_attributes_read_in_snake_case(first: Any) -> None:
    assert first.name == "Shop 1"
    assert first.user_reward.value == 5.5
    assert type(first.user_reward) is resources.Reward
    assert first.assets[0].alt == "logo"
    assert first.components.cta.action.method == "POST"
    assert first.min_transaction_amount.value == 1999


def test_unknown_attributes_are_readable_as_sent_and_in_snake_case(first: Any) -> None:
    assert first["anythingNew"].raw == {"innerName": [{"deepName": 1}]}
    assert first.anything_new.inner_name[0].deep_name == 1
    assert first.anythingNew["innerName"]
    assert "anythingNew" in first and "nothingNew" not in first
    assert first.get("nothingNew", 5) == 5


def test_a_known_attribute_that_was_not_sent_is_none(first: Any) -> None:
    assert first.website_url is first["websiteUrl"] is first.get("website_url") is None
    assert "website_url" not in first and "websiteUrl" not in first


def test_a_wrong_name_is_refused_with_the_nearest(first: Any) -> None:
    with pytest.raises(AttributeError, match="did you mean 'user_reward'"):
        first.user_rewrad
    with pytest.raises(AttributeError, match="did you mean 'value'"):
        first.user_reward.valeu
    assert not hasattr(first, "__array__") and not hasattr(first, "_repr_png_")


def test_times_are_aware_and_what_is_no_time_stays_text(first: Any) -> None:
    assert first.expiration_date == datetime(2026, 12, 2, 8, 4, 5, 250000, timezone.utc)
    assert first.expiration_date.utcoffset().total_seconds() == 0
    assert first["expirationDate"] == first.expiration_date
    assert first.attributes["expirationDate"] == "2026-12-02T03:04:05.250-05:00"
    assert first.start_date == "some day"


def test_related_resources(first: Any) -> None:
    assert [each.name for each in first.related("category")] == ["Gas"]
    assert first.related("merchant").name == "Shop"
    assert first.related("merchant") == first.document.find("merchant", "m1")
    assert first.related("nothing") is None and first.related("unheard") is None
    assert first.related("merchant").related("offer") == []


def test_a_cycle_of_relations_is_walked_not_copied() -> None:
    def node(id: str, to: str) -> dict[str, Any]:
        return {
            "type": "node",
            "id": id,
            "relationships": {"to": {"data": {"type": "node", "id": to}}},
        }

    document = libperk.Document.parse(
        json.dumps({"data": node("a", "b"), "included": [node("b", "a")]})
    )
    assert document.one.related("to").related("to").related("to").id == "b"


def test_the_whole_resource_is_there(first: Any) -> None:
    assert (first.type, first.id) == ("standardOffer", "o1")
    assert first.raw == offer(1)
    assert first.attributes == offer(1)["attributes"]
    assert first.relationships == offer(1)["relationships"]


def test_equality_and_hash_follow_type_and_id(document: libperk.Document[Any]) -> None:
    again = libperk.Document.parse(document.json)
    assert document[0] == again[0] and document[0] != again[1] and document[0] != "o1"
    namesake = libperk.Document.parse(
        f'{{"data": {{"type": "brandNew", "id": "{document[0].id}"}}}}'
    ).one
    assert document[0] != namesake
    assert {document[0], again[0], again[1]} == {document[0], document[1]}
    plain = libperk.Document.parse('[{"a": 1}, {"a": 1}, {"a": 2}]')
    assert plain[0] == plain[1] and plain[0] != plain[2]


def test_nothing_of_a_person_is_printed() -> None:
    body = {
        "data": {
            "type": "user",
            "id": "u-7",
            "attributes": {"email": "ann@example.test", "zipCode": "12345"},
        }
    }
    document = libperk.Document.parse(json.dumps(body))
    user = document.one
    shown = f"{document!r} {user!r} {user} {libperk.Struct(user.attributes)!r}"
    assert "ann" not in shown and "12345" not in shown
    assert "u-7" not in shown
    assert repr(user) == "User('***')"


def test_a_document_is_a_list_with_what_came_along(document: libperk.Document[Any]) -> None:
    assert (
        len(document) == 2
        and document[-1].id == "o2"
        and [each.id for each in document[:1]] == ["o1"]
    )
    assert (
        document.meta.total_count == 2
        and document.link("self") == "/v2/x"
        and document.link("next") is None
    )
    assert document.status == 0 and document.errors == [] and document.data[1]["id"] == "o2"
    assert bool(libperk.Document.parse('{"data": []}'))


def test_plain_objects_read_like_resources() -> None:
    legacy = libperk.Document.parse(
        '[{"_id": "l1", "name": "Tea", "someDate": null}]', "legacyOffer"
    ).one
    assert type(legacy) is resources.LegacyOffer
    assert (legacy.id, legacy.type, legacy.name, legacy.some_date) == ("l1", "", "Tea", None)


def test_the_type_of_a_plain_object_is_an_attribute() -> None:
    promotion = libperk.Document.parse(
        b'{"data": [{"id": 7, "type": "POS", "name": "Tea"}]}', "capillaryPromotion"
    )[0]
    merchant = libperk.Document.parse(
        b'[{"_id": "m-1", "type": "AFFILIATE"}]', "legacyAffiliateMerchant"
    )[0]
    assert (type(promotion).__name__, promotion.type) == ("Promotion", "POS")
    assert (type(merchant).__name__, merchant.type) == ("LegacyAffiliateMerchant", "AFFILIATE")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_keep_what_is_read_of_them(document: libperk.Document[Any], protocol: int) -> None:
    def again(value: Any) -> Any:
        return pickle.loads(pickle.dumps(value, protocol))

    assert again(document)[1].raw == document[1].raw
    assert again(document[1]).related("category")[0].name == "Gas"
    assert again(document.included[1]) == document.included[1]
    assert again(document[0].user_reward) == document[0].user_reward
    assert again(document[1]).raw == document[1].raw and again(document[1]).document.one


def test_fields_are_listed_for_completion(first: Any) -> None:
    assert {"user_reward", "related", "raw"} <= set(dir(first))
    assert "what the user earns" in (resources.Offer.__doc__ or "")
    assert "value" in dir(first.user_reward)


def test_every_class_of_the_table_can_be_made() -> None:
    for name in dir(resources):
        assert issubclass(getattr(resources, name), (libperk.Resource, libperk.Struct))
    with pytest.raises(AttributeError):
        resources.NoSuchThing


def test_a_resource_outlives_the_name_of_its_document() -> None:
    kept = libperk.Document.parse(json.dumps(page(offer(1)))).one
    assert kept.user_reward.value == 5.5 and kept.related("merchant").name == "Shop"


@pytest.mark.parametrize("bad", ["", "{", "<html>", b"\xff"])
def test_a_body_that_is_no_json_is_refused(bad: str | bytes) -> None:
    with pytest.raises(libperk.errors.ParseError):
        libperk.Document.parse(bad)


RATES = b"""[{"_id": "1", "offers": [
    {"totalCommission": 5.70, "issuersCommission": 1e2, "usersCommission": 3},
    {"totalCommission": 0.12345678901234567890123, "issuersCommission": null,
     "usersCommission": "5"}]}]"""


def test_rates_are_decimals_of_the_digits_that_were_sent() -> None:
    """Trap 24: 5.7 is 5.7, and not the double next to it."""
    body = (
        b'{"data": [{"type": "standardOffer", "id": "1", "attributes": {"userReward": {"type": '
        b'"PERCENT", "value": 5.70}}}]}'
    )
    rate = libperk.Document.parse(body)[0]
    assert rate.user_reward.value == Decimal("5.7") and str(rate.user_reward.value) == "5.70"
    assert str(rate.user_reward["value"]) == str(rate["userReward"]["value"]) == "5.70"
    assert type(rate.raw["attributes"]["userReward"]["value"]) is float
    first, second = libperk.Document.parse(RATES, "legacyMerchant")[0].offers
    assert [str(first.total_commission), first.issuers_commission, first.users_commission] == [
        "5.70",
        Decimal(100),
        Decimal(3),
    ]
    assert str(second.total_commission) == "0.12345678901234567890123"
    assert (second.issuers_commission, second.users_commission, second.max_reward_amount) == (
        None,
        "5",
        None,
    )


def test_rates_out_of_a_pickle_are_decimals() -> None:
    offers = libperk.Document.parse(RATES, "legacyMerchant")[0].offers
    assert pickle.loads(pickle.dumps(offers[0])).total_commission == Decimal("5.7")
    assert pickle.loads(pickle.dumps(offers)) == offers
