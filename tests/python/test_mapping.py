"""Resources and nested objects as mappings, dicts, JSON and rows."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

import pandas
import polars
import pytest

import libperk
from libperk import resources

START = datetime(2026, 6, 1, tzinfo=timezone.utc)


def an_offer(number: int = 1, **attributes: Any) -> dict[str, Any]:
    known = {
        "name": f"Shop {number}",
        "terms": "t",
        "userReward": {"type": "PERCENT", "value": 1.3},
        "startDate": "2026-06-01T00:00:00.000Z",
        "assets": [{"type": "IMG_VIEW", "url": "https://pictures.test/1", "alt": "logo"}],
        "purchaseChannel": ["ONLINE"],
    }
    return {
        "type": "standardOffer",
        "id": f"o-{number}",
        "attributes": {**known, **attributes},
        "relationships": {"category": {"data": [{"type": "category", "id": "c-1"}]}},
    }


def parsed(*data: Any, included: Any = ()) -> libperk.Document[Any]:
    return libperk.Document.parse(json.dumps({"data": [*data], "included": [*included]}))


CATEGORY = {"type": "category", "id": "c-1", "attributes": {"name": "Gas"}}


@pytest.fixture
def offer() -> Any:
    return parsed(an_offer(brandNew={"innerName": 1}), included=[CATEGORY])[0]


@pytest.mark.parametrize("name", ["user_reward", "userReward"])
def test_each_name_and_way_gives_the_same_typed_value(offer: Any, name: str) -> None:
    found = [offer[name], offer.get(name), getattr(offer, name), offer.get(name, 5)]
    assert all(type(each) is resources.Reward for each in found)
    assert all(each.value == each["value"] == each.get("value") == Decimal("1.3") for each in found)
    assert name in offer


def test_what_the_table_does_not_know_is_read_by_both_spellings(offer: Any) -> None:
    assert offer["brandNew"].raw == offer["brand_new"].raw == offer.brand_new.raw
    assert offer["brandNew"]["inner_name"] == offer.brandNew["innerName"] == 1
    assert "brand_new" in offer and "brandNew" in offer


def test_a_member_that_the_reply_lacks_is_none_and_a_wrong_name_an_error(offer: Any) -> None:
    assert offer["max_redemptions"] is offer.get("maxRedemptions") is offer.max_redemptions is None
    assert offer.get("max_redemptions", 7) == offer.get("user_rewrd", 7) == 7
    assert "max_redemptions" not in offer and 7 not in offer
    for read in (offer.__getitem__, offer.get):
        with pytest.raises(KeyError, match="no member 'user_rewrd'; did you mean 'user_reward'"):
            read("user_rewrd")
    with pytest.raises(KeyError, match="Reward has no member 'valeu'; did you mean 'value'"):
        offer.user_reward["valeu"]


def test_resources_and_nested_objects_are_mappings(offer: Any) -> None:
    assert isinstance(offer, Mapping) and isinstance(offer.user_reward, Mapping)
    names = ["type", "id", "name", "terms", "user_reward", "start_date", "assets"]
    assert [*offer] == [*offer.keys()] == [*names, "purchase_channel", "brandNew"]
    assert len(offer) == 9 and dict(offer)["start_date"] == START
    assert dict(offer.user_reward.items()) == {"type": "PERCENT", "value": Decimal("1.3")}
    assert [*offer.user_reward.values()] == ["PERCENT", Decimal("1.3")]
    assert {**offer}["id"] == "o-1"


def test_they_match_patterns(offer: Any) -> None:
    scene: dict[str, Any] = {"offer": offer, "found": None}
    exec(
        "match offer:\n"
        "    case {'nothing_such': _}: found = 'wrong'\n"
        "    case {'max_redemptions': _}: found = 'wrong'\n"
        "    case {'name': name, 'user_reward': {'type': 'PERCENT', 'value': value}}:\n"
        "        found = (name, value)\n",
        scene,
    )
    assert scene["found"] == ("Shop 1", Decimal("1.3"))


def test_to_dict_is_typed_and_the_callers_own(offer: Any) -> None:
    made = offer.to_dict()
    assert made["start_date"] == START and made["user_reward"]["value"] == Decimal("1.3")
    assert type(made["user_reward"]) is type(made["assets"][0]) is type(made["brandNew"]) is dict
    made["purchase_channel"].append("x")
    assert offer.to_dict()["purchase_channel"] == ["ONLINE"]
    sent = offer.to_dict(wire=True)
    assert sent == {**an_offer(brandNew={"innerName": 1})}
    sent["attributes"].clear()
    assert offer.to_dict(wire=True)["attributes"]


def test_to_dict_has_a_form_for_json() -> None:
    """Decimals are numbers where a float has the same digits, else text; times have their zone."""
    body = json.dumps({"data": an_offer()}).replace("1.3", "0.12345678901234567890123")
    offer: Any = libperk.Document.parse(body).one
    made = json.loads(json.dumps(offer.to_dict(json=True)))
    assert made["user_reward"]["value"] == "0.12345678901234567890123"
    assert made["start_date"] == "2026-06-01T00:00:00.000Z"
    plain = parsed(an_offer())[0].to_dict(json=True)
    assert plain["user_reward"] == {"type": "PERCENT", "value": 1.3}
    with pytest.raises(TypeError):
        json.dumps(offer.to_dict())  # typed values are for Python


def test_web_frameworks_can_answer_with_an_offer(offer: Any) -> None:
    """FastAPI's jsonable_encoder makes a dict of what it does not know, Django's JsonResponse takes
    a dict and writes times and decimals."""

    def encoded(value: Any) -> Any:
        if isinstance(value, (str, int, float, type(None))):
            return value
        if isinstance(value, list):
            return [encoded(each) for each in value]
        if isinstance(value, (datetime, Decimal)):
            return str(value)
        return {str(name): encoded(each) for name, each in dict(value).items()}

    assert encoded(offer)["user_reward"] == {"type": "PERCENT", "value": "1.3"}
    assert json.loads(json.dumps(offer.to_dict(), default=str))["start_date"].startswith("2026-06")


@pytest.mark.parametrize("of", [list, lambda document: document, iter])
def test_frames_have_columns(of: Any) -> None:
    document = parsed(an_offer(1), an_offer(2))
    frame = pandas.DataFrame(of(document))
    assert [*frame["id"]] == ["o-1", "o-2"] and str(frame["start_date"].dtype).endswith("UTC]")
    table = polars.DataFrame(of(document))
    assert table["name"].to_list() == ["Shop 1", "Shop 2"]
    assert table["start_date"].dtype == polars.Datetime("us", "UTC")


def test_a_document_is_a_sequence() -> None:
    document = parsed(an_offer(1), an_offer(2))
    assert document.index(document[1]) == document.count(document[0]) == 1
    assert isinstance(document, Sequence) and next(reversed(document)) == document[1]


def test_a_category_is_an_attribute(offer: Any) -> None:
    assert (
        [each.name for each in offer.category]
        == ["Gas"]
        == [each.name for each in offer.related("category")]
        == [each.name for each in offer["category"]]
        == [each.name for each in offer.get("category", [])]
    )
    assert "category" not in offer and "category" not in dict(offer), "it is no member"
    none = an_offer(2)
    del none["relationships"]
    assert parsed(none, included=[CATEGORY])[0].category == []  # asked for, and it has none
    none["relationships"] = {"category": {"data": []}}
    assert parsed(none)[0].category == []


@pytest.mark.parametrize("relationships", [{}, an_offer()["relationships"]])
def test_a_category_that_was_not_included_names_what_to_ask_for(relationships: Any) -> None:
    offer: Any = parsed({**an_offer(), "relationships": relationships})[0]
    with pytest.raises(AttributeError, match=r'with include="categories"$'):
        offer.category
    for read in (lambda: offer["category"], lambda: offer.get("category")):
        with pytest.raises(KeyError, match=r'with include="categories"$'):
            read()
    assert not hasattr(offer, "category") and offer.related("category") in ([], None)
    assert offer.get("category", "none") == "none"


def test_other_relationships_name_theirs() -> None:
    reward: Any = parsed({"type": "rewardedTransaction", "id": "t", "attributes": {}})[0]
    with pytest.raises(AttributeError, match='include="merchant"'):
        reward.merchant
    with pytest.raises(AttributeError, match=r"does not include 'user'$"):
        reward.user


def test_a_legacy_category_is_its_own_member() -> None:
    offer: Any = libperk.Document.parse('[{"_id": "1", "category": "Gas"}]', "legacyOffer")[0]
    assert offer.category == offer["category"] == "Gas" and [*offer] == ["id", "category"]


def test_a_pickled_offer_leaves_its_page_behind() -> None:
    page = parsed(*(an_offer(n, terms="x" * 500) for n in range(500)), included=[CATEGORY])
    kept = pickle.dumps(page[7])
    assert len(kept) < 2500 and len(pickle.dumps(page)) > 300_000
    again = pickle.loads(kept)
    assert again.raw == page[7].raw and again.category[0].name == "Gas"
    assert again.document.included == page.included and len(again.document) == 1
    assert copy.copy(page[7]).document is not None and copy.deepcopy(page[7]) == page[7]


def test_a_pickled_event_keeps_its_offer_and_the_category_of_that() -> None:
    event = {"type": "offerAttribution", "id": "e", "attributes": {"entityId": "o-1"}}
    document = parsed(event, included=[an_offer(), an_offer(2), CATEGORY])
    again = pickle.loads(pickle.dumps(document[0]))
    assert again.offer.category[0].name == "Gas" and len(again.document.included) == 2


def test_a_plain_object_keeps_its_kind_in_a_pickle() -> None:
    offers = libperk.Document.parse('[{"_id": "1", "name": "A"}, {"_id": "2"}]', "legacyOffer")
    again = pickle.loads(pickle.dumps(offers[0]))
    assert type(again) is resources.LegacyOffer and repr(again) == "LegacyOffer('A')"  # type: ignore[attr-defined]
