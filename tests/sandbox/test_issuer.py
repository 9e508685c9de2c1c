"""What an issuer keeps: itself, its children, content strategies, placements of five kinds; and
what users see of them."""

from __future__ import annotations

from typing import Any

import pytest
from sandbox_api import Answer, Api

EVERYTHING: dict[str, Any] = {
    "filters": {},
    "categories": [],
    "categoryExclusions": [],
    "merchantExclusions": [],
}
DAILY = {"frequency": "DAILY", "timeOfDay": "09:30"}


def one(kind: str, /, **attributes: Any) -> dict[str, Any]:
    return {"data": {"type": kind, "attributes": attributes}}


def test_own_organization_is_bare_and_follows_the_token(api: Api) -> None:
    token = api.login().json["access_token"]
    answer = api.promised(
        "organization.get", api.send("GET", "/v2/issuer", {"authorization": f"Bearer {token}"})
    )
    assert (answer.json["type"], answer.json["id"]) == ("organization", api.own.organization_id)
    locked = api.login(**{"X-Kard-Target-Issuer": api.own.child_organization_id}).json[
        "access_token"
    ]
    answer = api.send("GET", "/v2/issuer", {"authorization": f"Bearer {locked}"})
    assert answer.json["id"] == api.own.child_organization_id


def test_children_come_change_and_go(api: Api) -> None:
    made = api.promised(
        "children.create",
        api.kard("POST", "/children", one("organization", name="North Branch", bins=["411111"])),
    )
    child = made.json["id"]
    assert child.isdigit() and len(child) == 8
    assert api.kard("POST", "/children", one("organization", name="North Branch")).status == 409
    changed = api.kard("PATCH", f"/children/{child}", one("organization", externalId="n-1"))
    assert changed.json["attributes"] == {
        "name": "North Branch",
        "bins": ["411111"],
        "externalId": "n-1",
    }
    assert api.promised("children.get", api.kard("GET", f"/children/{child}")).json == changed.json
    listed = api.promised("children.list", api.kard("GET", "/children?page[size]=1"))
    assert (len(listed.data), listed.json["meta"]) == (1, {"pageSize": 1, "hasNextPage": True})
    gone = api.kard("DELETE", f"/children/{child}")
    assert (gone.status, gone.data) == (
        200,
        {"type": "organization", "id": child, "attributes": {}},
    )
    assert api.kard("GET", f"/children/{child}").status == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Branch 7", 201),
        ("42", 201),
        ("7", 400),
        (" A ", 400),
        ("Branch-7", 400),
        ("", 400),
        ("  ", 400),
        ("Ä", 400),
    ],
)
def test_names_of_children_are_letters_digits_and_spaces(api: Api, name: str, status: int) -> None:
    assert api.kard("POST", "/children", one("organization", name=name)).status == status


def strategy(api: Api, name: str, **changes: Any) -> Answer:
    return api.kard(
        "POST", "/contentStrategies", one("contentStrategy", name=name, **(EVERYTHING | changes))
    )


def test_strategies_are_replaced_whole_and_kept_while_used(api: Api) -> None:
    made = api.promised(
        "content_strategies.create", strategy(api, "Fuel", categories=["Gas"], sort="NEWLY_LIVE")
    )
    path = f"/contentStrategies/{made.json['id']}"
    assert made.json["attributes"]["organizationId"] == api.own.organization_id
    assert strategy(api, "Fuel").status == 409
    replaced = api.kard("PUT", path, one("contentStrategy", name="Petrol", **EVERYTHING))
    assert (
        "sort" not in replaced.json["attributes"]
        and replaced.json["attributes"]["categories"] == []
    )
    assert api.promised("content_strategies.get", api.kard("GET", path)).json == replaced.json
    assert api.kard("GET", "/contentStrategies?filter[name]=Fuel").data == []
    assert (
        len(
            api.promised(
                "content_strategies.list", api.kard("GET", "/contentStrategies?filter[name]=Petrol")
            ).data
        )
        == 1
    )
    link = {"contentStrategyId": made.json["id"]}
    placement = api.kard(
        "POST", "/placements", one("placement", name="P", availableSlots=1, **link)
    ).json
    assert api.kard("DELETE", path).status == 409
    api.kard("PUT", f"/placements/{placement['id']}", one("placement", name="P", availableSlots=1))
    assert api.kard("DELETE", path).data["attributes"] == {}
    assert api.kard("DELETE", path).status == 404


def test_name_of_a_strategy_stays_unique_when_it_changes(api: Api) -> None:
    strategy(api, "One")
    two = strategy(api, "Two").json["id"]
    clash = api.kard(
        "PUT", f"/contentStrategies/{two}", one("contentStrategy", name="One", **EVERYTHING)
    )
    assert (clash.status, clash.error["source"]) == (409, {"pointer": "/data/attributes/name"})


def slots(api: Api, *aliases: str, **changes: Any) -> list[dict[str, Any]]:
    home = next(p.id for p in api.sandbox.world.state.placements.values() if p.type == "placement")
    return [{"placementId": home, "alias": alias, **changes} for alias in aliases]


KINDS = {
    "placement": {"name": "Shelf", "availableSlots": 2},
    "placementPushNotification": {"name": "Push", "cadence": DAILY},
    "placementEmail": {"name": "Mail", "availableSlots": 2, "cadence": DAILY},
    "placementBatchActivation": {"name": "Batch", "refreshInterval": "P7D"},
    "placementGroup": {"name": "Group"},
}


def made(api: Api, kind: str, *aliases: str) -> Any:
    attributes = KINDS[kind] | (
        {"slots": slots(api, *aliases)}
        if kind in ("placementBatchActivation", "placementGroup")
        else {}
    )
    return api.promised(
        "placements.create", api.kard("POST", "/placements", one(kind, **attributes))
    ).json


@pytest.mark.parametrize("kind", KINDS)
def test_placements_of_five_kinds(api: Api, kind: str) -> None:
    placement = made(api, kind, "left", "right")
    path = f"/placements/{placement['id']}"
    assert (
        "data" not in placement
        and placement["attributes"]["organizationId"] == api.own.organization_id
    )
    assert "slots" not in placement["attributes"]
    read = api.promised("placements.get", api.kard("GET", path))
    assert read.data == placement
    found = api.promised(
        "placements.list",
        api.kard("GET", f"/placements?filter[type]={kind}&filter[name]={KINDS[kind]['name']}"),
    )
    assert [row["id"] for row in found.data] == [placement["id"]]
    other = "placement" if kind != "placement" else "placementGroup"
    attributes = KINDS[other] | ({"slots": []} if other == "placementGroup" else {})
    assert api.kard("PUT", path, one(other, **attributes)).status == 400
    assert api.kard("DELETE", path).data == {"type": kind, "id": placement["id"], "attributes": {}}
    assert api.kard("GET", path).status == 404


def test_slots_keep_their_ids_when_these_are_sent_back(api: Api) -> None:
    placement = made(api, "placementBatchActivation", "left", "right")
    left, right = (link["id"] for link in placement["relationships"]["slots"]["data"])
    path, body = f"/placements/{placement['id']}", KINDS["placementBatchActivation"]
    kept = [*slots(api, "first", slotId=left), *slots(api, "new")]
    after = api.kard("PUT", path, one("placementBatchActivation", **body, slots=kept)).json
    ids = [link["id"] for link in after["relationships"]["slots"]["data"]]
    assert ids[0] == left and ids[1] not in (left, right)
    elsewhere = api.kard(
        "POST", "/placements", one("placement", name="Other", availableSlots=1)
    ).json["id"]
    moved = [{"placementId": elsewhere, "alias": "first", "slotId": left}]
    after = api.kard("PUT", path, one("placementBatchActivation", **body, slots=moved)).json
    [link] = after["relationships"]["slots"]["data"]
    assert link["id"] != left
    api.kard("DELETE", f"/placements/{elsewhere}")
    assert api.kard("GET", path).data["relationships"]["slots"]["data"] == []


@pytest.mark.parametrize(
    ("kind", "changes", "status"),
    [
        ("placement", {"availableSlots": 0}, 400),
        ("placement", {"contentStrategyId": "nowhere"}, 404),
        ("placementEmail", {"cadence": {"frequency": "DAILY", "timeOfDay": "24:00"}}, 400),
        ("placementBatchActivation", {"refreshInterval": "a week", "slots": []}, 400),
        ("placementGroup", {"slots": [{"placementId": "nowhere", "alias": "a"}]}, 404),
        (
            "placementGroup",
            {"slots": [{"placementId": "nowhere", "alias": "a", "shortDescription": "x" * 51}]},
            400,
        ),
    ],
)
def test_placements_that_are_refused(
    api: Api, kind: str, changes: dict[str, Any], status: int
) -> None:
    assert api.kard("POST", "/placements", one(kind, **(KINDS[kind] | changes))).status == status


def test_an_alias_stands_once_in_a_placement(api: Api) -> None:
    twice = api.kard(
        "POST", "/placements", one("placementGroup", name="G", slots=slots(api, "a", "a"))
    )
    assert (twice.status, twice.error["source"]) == (
        400,
        {"pointer": "/data/attributes/slots/1/alias"},
    )


def test_included_follows_the_dotted_path(api: Api) -> None:
    chosen = strategy(api, "Chosen").json["id"]
    shelf = api.kard(
        "POST",
        "/placements",
        one("placement", name="S", availableSlots=1, contentStrategyId=chosen),
    ).json["id"]
    group = api.kard(
        "POST",
        "/placements",
        one("placementGroup", name="G", slots=[{"placementId": shelf, "alias": "a"}]),
    ).json["id"]
    types = {
        include: [
            row["type"]
            for row in api.kard("GET", f"/placements/{group}?include={include}").json["included"]
        ]
        for include in (
            "contentStrategy",
            "slots",
            "slots.placement",
            "slots.placement.contentStrategy",
        )
    }
    assert types == {
        "contentStrategy": [],
        "slots": ["batchActivationSlot"],
        "slots.placement": ["batchActivationSlot", "placement"],
        "slots.placement.contentStrategy": ["batchActivationSlot", "placement", "contentStrategy"],
    }
    linked = api.kard(
        "GET", f"/placements?filter[contentStrategyId]={chosen}&include=contentStrategy"
    ).json
    assert [row["id"] for row in linked["data"]] == [shelf] and linked["included"][0][
        "id"
    ] == chosen
    assert "included" not in api.kard("GET", f"/placements/{group}").json


def content(api: Api, placement: str, query: str = "") -> Answer:
    return api.promised(
        "placement_content.get", api.user("GET", f"/placements/{placement}/content?{query}")
    )


def test_content_of_a_placement_obeys_its_strategy(api: Api) -> None:
    chosen = strategy(api, "Best gas", categories=["Gas"], sort="HIGHEST_CASHBACK").json["id"]
    shelf = api.kard(
        "POST",
        "/placements",
        one("placement", name="Gas", availableSlots=3, contentStrategyId=chosen),
    ).json["id"]
    answer = content(api, shelf, "include=categories&supportedComponents=cta")
    values = [offer["attributes"]["userReward"]["value"] for offer in answer.data]
    assert len(values) == 3 and values == sorted(values, reverse=True)
    assert [row["attributes"]["name"] for row in answer.json["included"]] == ["Gas"]
    assert answer.json["meta"]["placementName"] == "Gas" and answer.json["links"]["next"] is None


def test_content_of_a_batch_has_a_button_until_it_is_pressed(api: Api) -> None:
    placement = made(api, "placementBatchActivation", "left")
    slot = placement["relationships"]["slots"]["data"][0]["id"]
    components = "supportedComponents=cta&supportedComponents=logoFlare"
    before = content(api, placement["id"], components)
    assert "links" not in before.json and before.data[0]["id"] == slot
    action = before.data[0]["attributes"]["components"]["cta"]["action"]
    token = {"authorization": f"Bearer {api.tokens['kard']}"}
    pressed = api.send(action["method"], action["url"], token)
    shown = [offer["id"] for offer in before.data[0]["attributes"]["offers"]]
    assert (pressed.status, pressed.data["attributes"]["offerIds"]) == (201, shown)
    after = content(api, placement["id"], components).data[0]["attributes"]
    assert list(after["components"]) == ["logoFlare"] and after["isActive"]
    assert (after["lastActivatedAt"], after["expiresAt"]) == (
        "2026-03-10T12:00:00Z",
        "2026-03-17T12:00:00Z",
    )
    api.control("POST", "settings", {"advance_s": 8 * 86400})
    api.tokens.clear()
    late = content(api, placement["id"], components).data[0]["attributes"]
    assert list(late["components"]) == ["cta"] and not late["isActive"]


def test_content_of_a_group_has_no_components(api: Api) -> None:
    group = made(api, "placementGroup", "left", "right")
    batches = content(api, group["id"], "supportedComponents=cta").data
    assert [batch["attributes"]["name"] for batch in batches] == ["left", "right"]
    assert all("components" not in batch["attributes"] for batch in batches)
    slot = group["relationships"]["slots"]["data"][0]["id"]
    assert api.user("POST", f"/placements/{group['id']}/slot/{slot}/activate").status == 400


@pytest.mark.parametrize(
    ("kind", "count"), [("placementEmail", 2), ("placementPushNotification", 1)]
)
def test_what_is_sent_out_can_be_previewed(api: Api, kind: str, count: int) -> None:
    slots = {"availableSlots": 2} if kind == "placementEmail" else {}
    placement = api.kard(
        "POST", "/placements", one(kind, name="Sent", cadence=DAILY, **slots)
    ).json["id"]
    shown = api.promised(
        "placement_content.get", api.user("GET", f"/placements/{placement}/content")
    )
    assert [row["type"] for row in shown.data] == ["standardOffer"] * count
    assert api.user("GET", "/placements/nowhere/content").status == 404


@pytest.mark.parametrize("kind", ["placementEmail", "placementPushNotification"])
def test_status_outlives_a_replace_and_creation_is_dated(api: Api, kind: str) -> None:
    slots = {"availableSlots": 2} if kind == "placementEmail" else {}
    first = api.kard("POST", "/placements", one(kind, name="Sent", cadence=DAILY, **slots)).json
    assert (first["attributes"]["status"], first["attributes"]["createdAt"]) == (
        "ACTIVE",
        "2026-03-10T12:00:00Z",
    )
    api.control("POST", "settings", {"advance_s": 60})
    path = f"/placements/{first['id']}"
    for sent, kept in (
        ({"status": "INACTIVE"}, "INACTIVE"),
        ({}, "INACTIVE"),
        ({"status": "ACTIVE"}, "ACTIVE"),
    ):
        attributes = api.kard(
            "PUT", path, one(kind, name="Sent", cadence=DAILY, **slots, **sent)
        ).json["attributes"]
        assert (attributes["status"], attributes["createdAt"]) == (
            kept,
            first["attributes"]["createdAt"],
        )
        assert api.control("POST", "placement_files", {})["sent"] == (
            [first["id"]] if kept == "ACTIVE" else []
        )


def test_a_display_name_that_is_not_sent_is_cleared(api: Api) -> None:
    body = one("placement", name="home", availableSlots=1, displayName="For you")
    made_now = api.kard("POST", "/placements", body).json
    assert (
        made_now["attributes"]["displayName"] == "For you"
        and "status" not in made_now["attributes"]
    )
    replaced = api.kard(
        "PUT", f"/placements/{made_now['id']}", one("placement", name="home", availableSlots=1)
    ).json
    assert "displayName" not in replaced["attributes"]


@pytest.mark.parametrize(
    ("cadence", "pointer"),
    [
        ({"dayOfWeek": "MON", "weekOfMonth": "FIRST"}, None),
        ({"weekOfMonth": "FIRST"}, "dayOfWeek"),
        ({"dayOfWeek": "MON", "weekOfMonth": "FIRST", "dayOfMonth": 3}, "dayOfMonth"),
        ({"frequency": "WEEKLY", "dayOfWeek": "MON", "weekOfMonth": "LAST"}, "weekOfMonth"),
    ],
)
def test_members_of_a_cadence_that_go_together(
    api: Api, cadence: dict[str, Any], pointer: str | None
) -> None:
    body = one(
        "placementPushNotification", name="Sent", cadence={"frequency": "MONTHLY", **cadence}
    )
    answer = api.kard("POST", "/placements", body)
    wrong = [error["source"]["pointer"] for error in answer.json.get("errors", ())]
    assert wrong == ([] if pointer is None else [f"/data/attributes/cadence/{pointer}"])


def test_web_view_token_names_user_and_issuer(api: Api) -> None:
    import base64
    import json

    path = f"/v2/auth/issuers/{api.own.organization_id}/users/{api.own.user_id}/token"
    assert api.send("POST", path).status == 401
    answer = api.send("POST", path, {"authorization": f"Bearer {api.login().json['access_token']}"})
    claims = json.loads(base64.urlsafe_b64decode(answer.json["access_token"].split(".")[1] + "=="))
    assert (claims["sub"], claims["issuer_id"]) == (api.own.user_id, api.own.organization_id)
    assert (answer.json["expires_in"], answer.json["token_type"]) == (3600, "Bearer")
