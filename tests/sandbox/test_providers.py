"""The legacy API's and Capillary's own shapes; the table and the handlers; headers that every reply
carries."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from sandbox_api import NOW, Api

import libperk.sandbox
from libperk.sandbox.app import BODY_MAX
from libperk.sandbox.seed.world import make_seed
from libperk.sandbox.wire import registry
from libperk.sandbox.wire.contract import Contract
from libperk.sandbox.wire.times import parse

FORM = {"content-type": "application/x-www-form-urlencoded"}


def legacy(api: Api, query: str = "", user: str = "") -> Any:
    headers = {**FORM, **api.basic(api.own.legacy_client_id, api.own.legacy_client_secret)}
    token = api.send("POST", "/oauth2/token?grant_type=client_credentials", headers).json[
        "access_token"
    ]
    return api.send(
        "GET",
        f"/rewards/merchant/offers/user/{user or api.own.user_id}?{query}",
        {"authorization": token},
    )


def test_legacy_pages_count_from_zero_and_end_short(api: Api) -> None:
    whole = legacy(api).json
    pages = [legacy(api, f"page={n}&limit=100").json for n in range(4)]
    assert isinstance(whole, list) and len(whole) == 200
    assert [len(page) for page in pages] == [100, 100, 60, 0]
    assert len({offer["_id"] for page in pages for offer in page}) == 260


def test_legacy_filters_and_order(api: Api) -> None:
    offers = legacy(api, "offerType=ONLINE&isTargeted=true&merchantNameSort=-1").json
    names = [offer["name"] for offer in offers]
    assert (
        offers
        and all(offer["isTargeted"] for offer in offers)
        and names == sorted(names, reverse=True)
    )
    assert {
        o["merchant"]["_id"] for o in legacy(api, f"merchantId={offers[0]['merchant']['_id']}").json
    } == {offers[0]["merchant"]["_id"]}


def test_legacy_errors_have_three_shapes(api: Api) -> None:
    assert list(legacy(api, "limit=201").json) == ["errors"]
    assert legacy(api, "page=-1").status == 400
    assert legacy(api, user="nobody").json == "that user is not known here"
    assert list(api.send("GET", "/rewards/merchant/offers/user/x").json) == ["message"]


def promote(
    api: Api, role: str, query: str = "customerId=9007199254740995", body: Any = None
) -> Any:
    key = {"key": api.own.key, "secret": api.own.secret}
    token = api.send("POST", "/v3/oauth/token/generate", {}, key).json["data"]["accessToken"]
    promotion = api.control("GET", "credentials")["capillary"]["promotions"].get(role, role)
    body = {"customerId": "9007199254740995"} if body is None else body
    return api.send(
        "POST",
        f"/api_gateway/v1/promotions/{promotion}/activate?{query}",
        {"x-cap-api-oauth-token": token},
        body,
    )


def test_promotion_is_switched_on(api: Api) -> None:
    answer = promote(api, "open")
    assert (answer.status, answer.json) == (200, {"data": True, "errors": []})
    assert api.ledger("promotion")[0]["customerId"] == "9007199254740995"


@pytest.mark.parametrize("code", [707, 731, 736, 737, 404])
def test_seeded_refusals(api: Api, code: int) -> None:
    answer = promote(api, str(code))
    assert (answer.status, answer.error["code"]) == (404 if code == 404 else 400, code)
    assert api.ledger("promotion") == []


def test_earn_id_is_wanted_by_vouchers_and_refused_by_discounts(api: Api) -> None:
    earn = api.control("GET", "credentials")["capillary"]["earn_id"]
    assert promote(api, "voucher").error["code"] == 731
    assert promote(api, "voucher", f"customerId=9007199254740995&earnId={earn}").status == 200
    assert promote(api, "open", f"customerId=9007199254740995&earnId={earn}").error["code"] == 736


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("", {}),
        ("customerId=5", {"customerId": "6"}),
        ("customerId=many", {}),
        ("customerId=5", []),
        ("customerId=5", {"customerId": 5.5}),
        ("customerId=5&earnId=", {}),
    ],
)
def test_bad_promotion_input(api: Api, query: str, body: Any) -> None:
    answer = promote(api, "open", query, body)
    assert (answer.status, answer.error["code"]) == (400, 400)


def test_customer_in_either_place_is_enough(api: Api) -> None:
    assert promote(api, "open", "customerId=5", {}).status == 200
    assert promote(api, "open", "", {"customerId": "5"}).status == 200


@pytest.mark.parametrize("status", [200, 400, 409])
@pytest.mark.parametrize("envelope", ["A", "B"])
def test_envelope_and_status_are_a_tests_choice(api: Api, envelope: str, status: int) -> None:
    api.control("POST", "settings", {"capillary": {"envelope": envelope, "status": status}})
    answer = promote(api, "736")
    code = answer.error["code"] if envelope == "A" else answer.json["errorCode"]
    assert (answer.status, code) == (status, 736)


def test_every_operation_of_the_table_has_a_handler(contract: Contract) -> None:
    without = sorted(set(contract.operations) - set(registry.HANDLERS))
    assert without == [], "add a handler in the provider's folder of python/libperk/sandbox/"
    assert sorted(set(registry.HANDLERS) - set(contract.operations)) == []


def test_operation_without_a_handler_answers_501(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(registry.HANDLERS, "ping.get")
    assert api.send("GET", "/v2/ping").status == 501


def test_mistake_of_the_sandbox_is_a_500_and_printed(
    api: Api, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> Any:
        raise LookupError("on purpose")

    monkeypatch.setitem(registry.HANDLERS, "ping.get", broken)
    assert api.send("GET", "/v2/ping").status == 500
    assert "on purpose" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/v2/nowhere", 404),
        ("PUT", "/v2/ping", 405),
        ("PATCH", "/api_gateway/v1/promotions/x/activate", 405),
        ("PUT", "/api_gateway/v1/promotions/x/earn", 405),
        ("POST", "/api_gateway/v1/promotions//activate", 404),
        ("GET", "/", 404),
    ],
)
def test_routes_that_are_not(api: Api, method: str, target: str, status: int) -> None:
    answer = api.send(method, target)
    assert answer.status == status
    assert ("allow" in answer.headers) == (status == 405)


def test_headers_of_every_reply(api: Api) -> None:
    kard, capillary = api.send("GET", "/v2/nowhere"), promote(api, "open")
    assert {
        "x-request-id",
        "kard-api-usage-quota-capacity",
        "kard-api-usage-quota-remaining",
    } <= set(kard.headers)
    assert kard.headers["kard-api-usage-quota-reset"] == "0"
    assert "x-cap-requestid" in capillary.headers and "x-request-id" not in capillary.headers
    assert parsedate_to_datetime(kard.headers["date"]) == parse(NOW)


def test_quota_counts_down_and_fills_up_with_the_minute(api: Api) -> None:
    left = [
        int(api.send("GET", "/v2/ping").headers["kard-api-usage-quota-remaining"]) for _ in range(3)
    ]
    api.control("POST", "settings", {"advance_s": 60})
    left.append(int(api.send("GET", "/v2/ping").headers["kard-api-usage-quota-remaining"]))
    assert left == [5999, 5998, 5997, 5999]


def test_a_body_too_large_is_not_read_to_its_end(api: Api) -> None:
    assert api.user("POST", "/attributions", b" " * (BODY_MAX + 1)).status == 413


def test_same_seed_same_bytes_other_seed_other_bytes(contract: Contract) -> None:
    def world(number: int) -> bytes:
        made = make_seed(number, parse(NOW))
        return json.dumps(
            [
                made.locations,
                [vars(o) | {"merchant": vars(o.merchant)} for o in made.offers.values()],
            ]
        ).encode()

    assert world(1) == world(1) != world(2)


def test_size_of_the_world() -> None:
    made = make_seed(1, parse(NOW))
    sizes = [len(json.dumps(offer.attributes)) for offer in made.offers.values()]
    assert (len(made.offers), len(made.locations), len(made.categories), len(made.placements)) == (
        300,
        400,
        17,
        2,
    )
    assert 1500 < sum(sizes) / len(sizes) < 2500


def test_seeded_resources_are_what_the_table_promises(api: Api) -> None:
    """Every offer and location, checked with the table's own attribute lists."""
    from libperk.sandbox.wire.checks import Checker

    checker = Checker(api.sandbox.world.contract)
    found = api.offers(
        "page[size]=300&supportedComponents=cta&supportedComponents=logoFlare&supportedComponents=progressBar"
    ).data
    found += api.user("GET", "/locations?page[size]=400").data
    for resource in found:
        kind = checker.contract.resource(resource["type"])
        problems = checker.members(
            checker.contract.members(kind["attributes"]), resource["attributes"], resource["id"]
        )
        assert [p.pointer + ": " + p.detail for p in problems] == []


def test_files_stay_small() -> None:
    files = sorted(Path(libperk.sandbox.__file__).parent.rglob("*.py"))
    assert [f.name for f in files if len(f.read_text().splitlines()) > 300] == []
