"""Members of replies as attributes: made in C from the bytes, once, and the same as plain JSON."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import re
import shutil
import subprocess
import sys
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

import pytest

import libperk
from libperk import _core
from libperk.table import names, row


def resource(attributes: str, type: str = "standardOffer") -> Any:
    body = f'{{"data":{{"type":"{type}","id":"o-1","attributes":{attributes}}}}}'
    return libperk.Document.parse(body).one


def test_values_are_those_of_the_reply() -> None:
    offer = resource(
        '{ "name" : "Caf\\u00e9 \\"new\\" \\\\" , "isTargeted":true,"purchaseChannel":["A","B\\n"],'
        '"userReward":{"type":"PERCENT","value":1.5},"startDate":"2026-01-02T03:04:05.678+01:00",'
        '"maxRedemptions":12345678901234567890,"websiteUrl":null,"terms":"","assets":[]}'
    )
    assert offer.name == 'Café "new" \\'
    assert offer.is_targeted is True
    assert offer.purchase_channel == ["A", "B\n"]
    assert (offer.user_reward.type, offer.user_reward.value) == ("PERCENT", 1.5)
    assert offer.start_date == datetime(2026, 1, 2, 2, 4, 5, 678000, timezone.utc)
    assert offer.max_redemptions == 12345678901234567890
    assert offer.website_url is None
    assert offer.terms == ""
    assert offer.assets == []
    assert offer.description is None


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('{"name":"one","name":"two"}', "two"),
        ('{"n\\u0061me":"escaped"}', "escaped"),
        ('{"other":{"name":"no"},"name":"yes","more":["name",{"name":"no"}]}', "yes"),
        ('{"x":"\\\\\\"name\\":","name":"y"}', "y"),
        ('{"x":-1.5e3 ,"y":[[],{}],"name" :\n"z"\t}', "z"),
        ("{}", None),
    ],
)
def test_a_member_is_found_wherever_it_stands(attributes: str, name: str | None) -> None:
    assert resource(attributes).name == name


@pytest.mark.parametrize(
    "text", ["2026-01-02", "yesterday", "9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00Z"]
)
def test_what_is_no_time_with_a_zone_stays_text(text: str) -> None:
    assert resource(json.dumps({"startDate": text})).start_date == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=timezone.utc)),
        ("1969-12-31T23:59:59.999Z", datetime(1969, 12, 31, 23, 59, 59, 999000, timezone.utc)),
        ("2000-02-29T12:00:00Z", datetime(2000, 2, 29, 12, tzinfo=timezone.utc)),
        ("9999-12-31T23:59:59Z", datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone.utc)),
    ],
)
def test_every_day_that_python_has_is_read(text: str, day: datetime) -> None:
    assert resource(json.dumps({"startDate": text})).start_date == day


def test_an_escaped_time_is_a_time() -> None:
    offer = resource('{"startDate":"2026-01-02T03:04:05\\u005a"}')
    assert offer.start_date == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


@pytest.mark.parametrize("value", ['"text"', "1", "true", "[1,2]", "null", "[]"])
def test_another_type_than_the_table_says_is_read_as_it_came(value: str) -> None:
    expected = json.loads(value)
    assert resource(f'{{"userReward":{value}}}').user_reward == expected
    assert resource(f'{{"startDate":{value}}}').start_date == expected


def test_a_second_read_gives_the_same_object_and_lists_are_the_callers_own() -> None:
    offer = resource('{"name":"n","userReward":{"value":1},"purchaseChannel":["A"],"assets":[{}]}')
    assert offer.name is offer.name
    assert offer.user_reward is offer.user_reward
    offer.purchase_channel.append("B")
    assert offer.purchase_channel == ["A"]
    assert offer.assets[0] is offer.assets[0]


def test_members_are_read_only_and_described() -> None:
    offer = resource('{"name":"n"}')
    with pytest.raises(AttributeError, match="name of Offer is read-only"):
        offer.name = "other"
    with pytest.raises(AttributeError, match="read-only"):
        del offer.name
    described: Any = libperk.resources.Offer.__dict__["name"]
    assert described.__name__ == "name"
    assert described.__doc__
    with pytest.raises(TypeError, match="member of replies' objects"):
        described.__get__("no record")


def test_every_member_of_the_table_is_an_attribute() -> None:
    for name in names("objects"):
        made = getattr(libperk.resources, name)
        assert {field["name"] for field in row("objects", name)["fields"]} <= set(dir(made))


def test_unknown_names_are_found_or_named() -> None:
    offer = resource('{"newThing":{"someName":[1]},"userReward":{"newToo":2}}')
    assert offer.new_thing.some_name == [1]
    assert offer.newThing.raw == {"someName": [1]}
    assert offer.user_reward.new_too == 2
    with pytest.raises(AttributeError, match=r"Offer has no member 'nam'; did you mean 'name'\?"):
        offer.nam
    with pytest.raises(AttributeError, match=r"Reward has no member 'valu'; did you mean 'value'"):
        offer.user_reward.valu
    assert not hasattr(offer, "_anything")
    with pytest.raises(AttributeError):
        resource("{}", "unheard-of").name


def test_decimals_have_the_digits_received() -> None:
    kind, field = next(
        (kind, field)
        for kind in (row("resources", name) for name in names("resources"))
        for field in (row("objects", kind["attributes"])["fields"] if kind["attributes"] else [])
        if field.get("exact") and not kind["plain"]
    )
    for digits in ("1.10", "12345678901234567890.123456789", "-0", "1e-7"):
        found = getattr(resource(f'{{"{field["wire"]}":{digits}}}', kind["type"]), field["name"])
        assert isinstance(found, Decimal)
        assert str(found) == str(Decimal(digits))


def test_subclasses_pickles_and_copies_work() -> None:
    offer = resource('{"name":"n","userReward":{"type":"CENTS","value":12}}')
    again = pickle.loads(pickle.dumps(offer))
    assert (again, again.name, again.user_reward.value) == (offer, "n", 12)
    reward = pickle.loads(pickle.dumps(offer.user_reward))
    assert (type(reward), reward, reward.value) == (type(offer.user_reward), offer.user_reward, 12)
    assert copy.copy(offer).name == copy.deepcopy(offer).name == "n"

    class Mine(libperk.resources.Reward):
        extra: int = 3

        @property
        def shown(self) -> str:
            return f"{self.value} {self.type}"

    mine: Any = Mine({"type": "CENTS", "value": 7, "other": 8})
    assert (mine.shown, mine.other, mine.extra) == ("7 CENTS", 8, 3)
    mine.extra = 4
    assert mine.extra == 4


def test_resources_come_out_of_documents_only() -> None:
    with pytest.raises(TypeError, match=r"Document\.parse"):
        libperk.Resource({})
    offer: Any = libperk.resources.Offer
    empty = offer.__new__(offer)
    for read in (
        lambda: empty.id,
        lambda: empty.type,
        lambda: empty.name,
        lambda: empty.raw,
        lambda: empty.related("category"),
    ):
        with pytest.raises(TypeError):
            read()
    with pytest.raises(TypeError, match="a resource of a document"):
        _core.row_resource(3)  # type: ignore[arg-type]


def test_nothing_stays_alive() -> None:
    before = _core.perk_live()
    offer = resource('{"name":"n","userReward":{"value":1},"assets":[{"url":"u"}]}')
    reward, asset = offer.user_reward, offer.assets[0]
    offer.raw["itself"] = offer
    del offer
    assert (reward.value, asset.url) == (1, "u")  # they keep the bytes
    del reward, asset
    gc.collect()
    assert _core.perk_live() == before


COUNTED = """
import json, sys
import libperk
body = json.dumps({"data": [{"type": "standardOffer", "id": str(n), "attributes": {
    "name": "a name", "terms": "t" * 400, "userReward": {"type": "PERCENT", "value": 1.5},
    "startDate": "2026-01-02T03:04:05Z", "expirationDate": "2026-01-02T03:04:05Z",
    "isTargeted": True, "components": {"shortDescription": "s"}}} for n in range(20)]})
def page():
    for o in libperk.Document.parse(body):
        (o.id, o.name, o.user_reward.type, o.user_reward.value, o.start_date, o.expiration_date,
         o.is_targeted, o.components.short_description)
page()
for _ in range(int(sys.argv[1])):
    page()
"""


def instructions(pages: int) -> int:
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(
        [*valgrind, sys.executable, "-c", COUNTED, str(pages)],
        capture_output=True,
        text=True,
        env={"PYTHONHASHSEED": "0"},
        check=True,
    )
    return int(re.findall(r"Collected : (\d+)", done.stderr)[0])


@pytest.mark.skipif(not shutil.which("valgrind"), reason="needs valgrind")
def test_eight_attributes_of_an_offer_take_few_instructions() -> None:
    """Measured: 21,400 an offer of this size, its part of the document included. With attributes
    looked up in Python and a dict for each offer it was ten times as many."""
    count = (instructions(21) - instructions(1)) / (20 * 20)
    assert count < 30_000, count
