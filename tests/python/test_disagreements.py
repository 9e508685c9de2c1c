"""Where descriptions of the API disagree, libperk holds with one of them. Each row of the list has
the tests or vectors that show which; those that had none have theirs here (test_row_NN_…)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from leaks import refused
from server import Server, reply

import libperk
from libperk import errors

HERE = Path(__file__).parent
VECTORS = HERE.parent / "vectors"

# Row: what holds, and what shows it: vectors ("kind/case"), tests of other files ("file::test"),
# "here".
ROWS: dict[int, tuple[str, list[str]]] = {
    1: (
        "Basic and form by default, JSON and form on demand",
        ["token/basic_form", "token/json_style", "token/form_style"],
    ),
    2: (
        "the target issuer goes with the token request only",
        ["token/target_issuer_on_login_only"],
    ),
    3: (
        "the legacy API gets a bearer token, a bare one on demand",
        ["token/legacy_login", "token/legacy_bare_token"],
    ),
    4: ("the legacy login is Basic", ["token/legacy_login"]),
    5: (
        "signatures are base64, compared exactly",
        ["webhook/hex_signature", "webhook/case_changed", "webhook/unpadded_signature"],
    ),
    6: ("the raw bytes are signed", ["webhook/reserialised_body", "webhook/accepted"]),
    7: ("a view is an attribution; offers.view is there and marked", ["here"]),
    8: ("nine components, and more to come", ["here"]),
    9: ("components are repeated", ["here", "build/offers_list_wire_names"]),
    10: ("purchase channels are repeated", ["here"]),
    11: ("three styles of buttons, and more to come", ["here"]),
    12: ("a button may have no action", ["here"]),
    13: (
        "labels are no state",
        ["test_traps.py::test_trap_14_neither_a_missing_button_nor_is_active_is_taken_for_a_state"],
    ),
    14: ("three kinds of attributions", ["build/attributions_create_three_kinds"]),
    15: ("notifications are seen by push or e-mail", ["here"]),
    16: ("contents of placements come from /content", ["here", "build/op_placement_content_get"]),
    17: ("marks of fraud are there", ["build/op_fraud_markers_create"]),
    18: (
        "notifications can be listed and replayed",
        ["build/op_notifications_list", "build/op_notifications_replay"],
    ),
    19: ("types that were removed are not offered, and can be read", ["here"]),
    20: ("earned rewards have a range, and a total", ["here"]),
    21: ("rewarded transactions may have components", ["here"]),
    22: (
        "an organization spells AMERICAN_EXPRESS",
        ["test_traps.py::test_trap_23_american_express_is_spelt_as_each_surface_spells_it"],
    ),
    23: ("a reason of rejection may be any", ["here"]),
    24: ("a city narrows an area down", ["here"]),
    25: ("bulk files need files:write, and are of two kinds", ["here"]),
    26: ("no scope is sent; both spellings are documented", ["here"]),
    27: (
        "429, Retry-After and the quota's reset are followed",
        ["error/quota_reset_header", "error/write_repeated_after_429"],
    ),
    28: ("legacy transactions are a list", ["here"]),
    29: ("legacy transactions need six fields, and the date of their status", ["here"]),
    30: (
        "a legacy user needs an address or a name, and has cards",
        ["here", "build/refuse_legacy_user_without_name"],
    ),
    31: (
        "numbers are read as texts, texts are sent",
        ["test_traps.py::test_trap_21_what_should_be_text_may_come_as_a_number"],
    ),
    32: ("legacy audits are read in both spellings", ["here"]),
    33: ("accepted cards are read in both spellings", ["here"]),
    34: ("offers of a place may be one or several", ["here"]),
    35: ("is_targeted=false is passed on", ["here"]),
    36: ("coordinates have fractions", ["here"]),
    37: ("a merchant may be a text, a place may come alone", ["here"]),
    38: ("the error of a legacy webhook may be any JSON", ["here"]),
    39: (
        "affiliates are listed at the caller's path",
        ["build/refuse_affiliates_without_path", "build/op_legacy_affiliate_merchants_list"],
    ),
    40: ("a child's change holds what the caller gives", ["here"]),
    41: ("the id in a part's reply is not relied on", ["here"]),
    42: ("sorting is by one key", ["here"]),
    43: ("a cursor comes from `next` alone", ["here"]),
}

DAY = "2026-07-01T10:00:00Z"
OLD_PURCHASE = {
    "transaction_id": "t-1",
    "referring_partner_user_id": "u-1",
    "amount": 1250,
    "status": "APPROVED",
    "currency": "USD",
    "description": "A SHOP",
}


@pytest.fixture
def legacy(server: Server) -> Iterator[libperk.KardLegacy]:
    with libperk.KardLegacy(
        base_url=server.url, token="tok-en-1", organization_id="org-1"
    ) as client:
        yield client


@pytest.fixture
def empty(server: Server) -> Server:
    server.script = [reply({"data": []})]
    return server


def resource(type: str, id: str, /, **attributes: Any) -> dict[str, Any]:
    return {"type": type, "id": id, "attributes": attributes}


def body_of(server: Server) -> Any:
    return json.loads(server.requests[-1].body)


def pairs(server: Server) -> list[str]:
    return server.requests[-1].query.split("&")


def operation(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        row for row in libperk.table.load()["operations"] if row["name"] == name
    )
    return found


def test_every_row_is_shown_by_something_that_exists() -> None:
    assert set(ROWS) == set(range(1, 44))
    own = {int(match[1]) for name in globals() if (match := re.match(r"test_row_(\d\d)_", name))}
    assert own == {row for row, (_, shown) in ROWS.items() if "here" in shown}
    for _, shown in ROWS.values():
        for where in shown:
            file, mark, test = where.partition("::")
            if mark:
                assert f"def {test}(" in (HERE / file).read_text(encoding="utf-8"), where
            elif where != "here":
                assert (VECTORS / where).is_dir() or (VECTORS / f"{where}.json").is_file(), where


def test_row_07_a_view_is_an_attribution(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": resource("job", "j")}, 202)]
    event = {
        "type": "offerAttribution",
        "entity_id": "o",
        "event_code": "VIEW",
        "medium": "BROWSE",
        "event_date": DAY,
    }
    kard.attributions.create("u", [event])
    assert body_of(server)["data"][0]["attributes"]["eventCode"] == "VIEW"
    assert operation("offers.view")["status"] == "unverified"


def test_row_08_and_09_components(kard: libperk.Kard, empty: Server) -> None:
    kard.offers.list("u", supported_components="all").list()
    assert len(pairs(empty)) == 9 and all(
        pair.startswith("supportedComponents=") for pair in pairs(empty)
    )


def test_row_09_components_are_repeated(kard: libperk.Kard, empty: Server) -> None:
    kard.offers.list("u", supported_components=["cta", "tags"]).list()
    assert pairs(empty) == ["supportedComponents=cta", "supportedComponents=tags"]
    kard.offers.list("u", supported_components=["aNewOne"], strict=False).list()
    assert pairs(empty) == ["supportedComponents=aNewOne"]


def test_row_10_purchase_channels_are_repeated(kard: libperk.Kard, empty: Server) -> None:
    kard.offers.list("u", purchase_channel=["INSTORE", "ONLINE"]).list()
    assert pairs(empty) == [
        "filter%5BpurchaseChannel%5D=INSTORE",
        "filter%5BpurchaseChannel%5D=ONLINE",
    ]


@pytest.mark.parametrize("style", ["PRIMARY", "SECONDARY", "DISABLED", "GLITTER"])
def test_row_11_styles_of_buttons(kard: libperk.Kard, server: Server, style: str) -> None:
    server.script = [
        reply(
            {
                "data": [
                    resource(
                        "standardOffer",
                        "o",
                        components={"cta": {"buttonText": "Go", "buttonStyle": style}},
                    )
                ]
            }
        )
    ]
    found = kard.offers.list("u").first()
    assert found is not None and found.components.cta.button_style == style


def test_row_12_a_button_may_have_no_action(kard: libperk.Kard, server: Server) -> None:
    offer = resource(
        "standardOffer", "o", components={"cta": {"buttonText": "Go", "buttonStyle": "PRIMARY"}}
    )
    server.script = [
        reply({"data": [offer]}),
        reply({"data": resource("offerAttribution", "e")}, 201),
    ]
    found = kard.offers.list("u").first()
    assert found is not None
    assert found.components.cta.action is None and found.components.cta.start_icon is None
    found.activate()
    assert server.requests[1].path.endswith("/users/u/offers/o/activate")


def test_row_15_media_of_notifications(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": resource("job", "j")}, 202)]
    event = {
        "type": "notificationAttribution",
        "entity_id": "n",
        "event_code": "VIEW",
        "event_date": DAY,
    }
    for medium in ("PUSH", "EMAIL"):
        kard.attributions.create("u", [{**event, "medium": medium}])
        assert body_of(server)["data"][0]["attributes"]["medium"] == medium
    with refused(errors.PerkError):
        kard.attributions.create("u", [{**event, "medium": "CTA"}])


def test_row_16_contents_of_placements(kard: libperk.Kard, empty: Server) -> None:
    kard.placement_content.get("u", "p")
    assert empty.requests[0].path == "/v2/issuers/org-1/users/u/placements/p/content"


@pytest.mark.parametrize(
    "kind", ["matchedTransaction", "validTransaction", "failedTransaction", "clawback"]
)
def test_row_19_types_that_were_removed(kard: libperk.Kard, server: Server, kind: str) -> None:
    with refused(errors.PerkError):
        kard.transactions.create([{"type": kind, "id": "e-1"}])
    assert server.requests == []
    read: Any = libperk.Document.parse(json.dumps({"data": resource(kind, "n-1", message="late")}))
    assert (read.one.type, read.one.message) == (kind, "late")


def test_row_20_earned_rewards(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": [], "meta": {"lifetimeRewardsInCents": 1250}})]
    for word in ("12M", "6M", "3M", "YTD"):
        [page] = kard.earned_rewards.list("u", range=word).pages()
        assert pairs(server) == [f"filter%5Brange%5D={word}"]
    assert page.meta is not None and page.meta.lifetime_rewards_in_cents == 1250


def test_row_21_components_of_rewarded_transactions(kard: libperk.Kard, server: Server) -> None:
    told = [
        resource("rewardedTransaction", "1"),
        resource("rewardedTransaction", "2", components={"shortDescription": "Yes"}),
    ]
    server.script = [reply({"data": told})]
    without, having = kard.earned_rewards.list("u").list()
    assert without.components is None and having.components.short_description == "Yes"


def test_row_23_reasons_of_rejection() -> None:
    for reason in ("USER_NOT_ENROLLED", "FULL_MOON"):
        read: Any = libperk.Document.parse(
            json.dumps({"data": resource("earnedRewardRejected", "n-1", reason=reason)})
        )
        assert read.one.reason == reason


def test_row_24_a_city_narrows_an_area_down(kard: libperk.Kard, empty: Server) -> None:
    kard.locations.list(
        "u", longitude=-73.9, latitude=40.7, radius=5, city="New York", state="NY", zip_code="10001"
    ).list()
    sent = {pair.partition("=")[0] for pair in pairs(empty)}
    assert {
        f"filter%5B{name}%5D"
        for name in ("longitude", "latitude", "radius", "city", "state", "zipCode")
    } == sent
    with refused(errors.PerkError):
        kard.locations.list("u", longitude=-73.9)


def test_row_25_bulk_files(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": []}, 201)]
    for kind in ("incomingTransactionsFile", "historicalTransactionsFile"):
        kard.transactions.create_upload_urls([{"type": kind, "filename": "a"}])
        assert body_of(server)["data"][0]["type"] == kind
    assert operation("transactions.create_upload_urls")["scope"] == "files:write"


def test_row_26_no_scope_is_sent(server: Server) -> None:
    server.script = [reply({"access_token": "t", "expires_in": 3600}), reply({"data": []})]
    with libperk.Kard(
        base_url=server.url, client_id="c", client_secret="s", organization_id="o"
    ) as kard:
        kard.files.list().list()
    login = server.requests[0]
    assert b"scope" not in login.body and "scope" not in login.query
    assert operation("files.list")["scope"] == "files.read"


def test_row_28_legacy_transactions_are_a_list(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [reply('"OK"', 201)]
    legacy.transactions.create(transactions=[{**OLD_PURCHASE, "authorization_date": DAY}])
    assert isinstance(body_of(server), list)


def test_row_29_what_legacy_transactions_need(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [reply('"OK"', 201)]
    legacy.transactions.create(transactions=[{**OLD_PURCHASE, "authorization_date": DAY}])
    [sent] = body_of(server)
    assert len(sent) == 7
    for missing in (*OLD_PURCHASE, "authorization_date"):
        given = {
            name: value
            for name, value in {**OLD_PURCHASE, "authorization_date": DAY}.items()
            if name != missing
        }
        with refused(errors.InputError):
            legacy.transactions.create(transactions=[given])
    assert len(server.requests) == 1


def test_row_30_what_a_legacy_user_needs(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [reply('"OK"', 201)]
    card = {"last4": "0123", "bin": "411111", "issuer": "A Bank", "network": "VISA"}
    for given in (
        {"email": "a@b.example"},
        {"user_name": "ana"},
        {"user_name": "ana", "cards": [card]},
    ):
        assert legacy.users.create(referring_partner_user_id="u-1", **given) == "OK"
    assert body_of(server)["cards"] == [card]


def test_row_32_legacy_audits(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [
        reply({"_id": "a-1", "transactionAmountInCents": 1250}),
        reply({"_id": "a-1", "transactionAmount": 12.5, "transactionTimeStamp": DAY}),
    ]
    assert legacy.audits.get("a-1").transaction_amount_in_cents == 1250
    old = legacy.audits.get("a-1")
    assert (old["transactionAmount"], old["transactionTimeStamp"]) == (12.5, DAY)
    assert old.transaction_amount_in_cents is None


def test_row_33_accepted_cards(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [
        reply(
            [{"_id": "m-1", "acceptedCards": ["VISA"]}, {"_id": "m-2", "acceptedCard": ["VISA"]}]
        ),
        reply([]),
    ]
    new, old = legacy.merchants.list().list()
    assert new.accepted_cards == old.accepted_card == ["VISA"]


def test_row_34_offers_of_a_place(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [
        reply(
            [
                {"_id": "l-1", "offers": {"_id": "o-1"}},
                {"_id": "l-2", "offers": [{"_id": "o-2"}], "source": "LOCAL"},
            ]
        ),
        reply([]),
    ]
    one, several = legacy.locations.list_by_user("u-1").list()
    assert one.offers["_id"] == "o-1" and [offer["_id"] for offer in several.offers] == ["o-2"]


def test_row_35_is_targeted_is_passed_on(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [reply([])]
    for value in (False, True):
        legacy.offers.list(is_targeted=value).list()
        assert f"isTargeted={str(value).lower()}" in pairs(server)


def test_row_36_coordinates_have_fractions(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [reply([])]
    legacy.locations.list(longitude=-73.935, latitude=40.73).list()
    assert {"longitude=-73.935", "latitude=40.73"} <= set(pairs(server))


def test_row_37_a_merchant_may_be_a_text_and_a_place_alone(
    legacy: libperk.KardLegacy, server: Server
) -> None:
    server.script = [reply({"_id": "m-1", "name": "Wren"}), reply('"m-1"')]
    assert legacy.merchants.get("m-1").name == "Wren"
    assert legacy.merchants.get("m-1") == "m-1"
    server.script = [reply({"_id": "l-1", "city": "A"}), reply([])]
    assert [place.id for place in legacy.locations.list_by_merchant("m-1")] == ["l-1"]


@pytest.mark.parametrize("error", [{}, "Card unknown", None, ["a"], {"code": 7}], ids=str)
def test_row_38_the_error_of_a_legacy_webhook(error: Any) -> None:
    told = {
        "user": {"referringPartnerUserId": "u-1"},
        "transaction": {"status": "APPROVED"},
        "error": error,
    }
    body = json.dumps(told)
    read = libperk.webhooks.unwrap(body, libperk.webhooks.sign("key", body), ["key"])
    assert read.resource.raw["error"] == error


def test_row_40_a_child_s_change(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(resource("organization", "c-1", name="A Child"))]
    for given, sent in (
        ({"name": "A Child"}, {"name"}),
        (
            {"name": "A Child", "external_id": "x", "bins": ["411111"]},
            {"name", "externalId", "bins"},
        ),
    ):
        kard.children.update("c-1", given)
        assert set(body_of(server)["data"]["attributes"]) == sent


@pytest.mark.parametrize(
    ("ids", "accepted"),
    [(["up-1", "up-1"], 2), (["e-0", "e-1"], 2), (["e-1"], 1), (["up-1"], 0), ([], 0)],
    ids=str,
)
def test_row_41_the_id_in_a_part_s_reply(
    kard: libperk.Kard, server: Server, ids: list[str], accepted: int
) -> None:
    server.script = [reply({"data": [resource("historicalTransaction", one) for one in ids]})]
    old: dict[str, Any] = {
        "user_id": "u",
        "transaction_id": "t-1",
        "amount": 7,
        "currency": "USD",
        "description": "A SHOP",
        "direction": "DEBIT",
        "status": "SETTLED",
        "settled_date": DAY,
        "authorization_date": DAY,
        "payment_type": "CARD",
        "card_bin": "411111",
        "card_last_four": "0123",
    }
    items = [{"type": "historicalTransaction", "id": f"e-{n}", "attributes": old} for n in range(2)]
    outcomes = kard.historical_uploads.add_part_many("u", "up-1", items)
    assert (len(outcomes.accepted), len(outcomes.unknown)) == (accepted, 2 - accepted)


def test_row_42_sorting_is_by_one_key(kard: libperk.Kard, empty: Server) -> None:
    kard.offers.list("u", sort="-startDate").list()
    assert pairs(empty) == ["sort=-startDate"]
    with refused(errors.PerkError):
        kard.offers.list("u", sort=["name", "-startDate"])


def test_row_43_a_cursor_comes_from_next_alone(legacy: libperk.KardLegacy, server: Server) -> None:
    links = {"self": "/x", "first": "/x?page[after]=abc", "next": None}
    server.script = [reply({"data": [resource("monthlyReconciliationFile", "f")], "links": links})]
    [page] = legacy.files.list(file_type="monthlyReconciliationFile").pages()
    assert page.cursor is None and len(server.requests) == 1
