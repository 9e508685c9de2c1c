"""Attribution events, placement slots, locations and the ping."""

from __future__ import annotations

from typing import Any

import pytest
from sandbox_api import NOW, Api

from libperk.sandbox.seed.locations import miles


def event(resource: str = "offerAttribution", /, **attributes: Any) -> dict[str, Any]:
    medium = {
        "offerAttribution": "BROWSE",
        "notificationAttribution": "PUSH",
        "placementSlotAttribution": "CTA",
    }.get(resource)
    return {
        "type": resource,
        "attributes": {
            "entityId": "x",
            "eventCode": "IMPRESSION",
            "medium": medium,
            "eventDate": NOW,
            **attributes,
        },
    }


def send(api: Api, *events: Any) -> Any:
    return api.user("POST", "/attributions", {"data": list(events)})


def test_events_are_queued_as_one_job_and_kept(api: Api) -> None:
    answer = send(
        api,
        event(state={"rank": 1}),
        event("notificationAttribution"),
        event("placementSlotAttribution"),
    )
    assert (answer.status, answer.data["type"], answer.data["attributes"]["status"]) == (
        202,
        "job",
        "queued",
    )
    assert [i["type"] for i in api.ledger("attribution")] == [
        "offerAttribution",
        "notificationAttribution",
        "placementSlotAttribution",
    ]


def test_attributes_of_any_name_are_kept_and_harm_nothing(api: Api) -> None:
    assert send(api, event(kind="k", userId="u", type="t", at="a", self="s")).status == 202
    [item] = api.ledger("attribution")
    assert (item["userId"], item["type"], item["at"], item["self"]) == (
        api.own.user_id,
        "offerAttribution",
        NOW,
        "s",
    )


def test_view_event_changes_descriptions(api: Api) -> None:
    offer = api.find_offer("activate")
    assert send(api, event(entityId=offer.id, eventCode="VIEW")).status == 202
    shown = next(
        o
        for o in api.offers("page[size]=300&supportedComponents=shortDescription").data
        if o["id"] == offer.id
    )
    assert shown["attributes"]["components"] == {"shortDescription": "Activated"}


@pytest.mark.parametrize(
    ("bad", "pointer"),
    [
        (event("couponAttribution"), "/data/0/type"),
        (event(eventCode="CLICK"), "/data/0/attributes/eventCode"),
        (event(medium="TV"), "/data/0/attributes/medium"),
        (event("notificationAttribution", medium="CTA"), "/data/0/attributes/medium"),
        (event(eventDate="2026-03-10T12:00:00"), "/data/0/attributes/eventDate"),
        (event(eventDate="2026-13-10T12:00:00Z"), "/data/0/attributes/eventDate"),
        (event(entityId=5), "/data/0/attributes/entityId"),
        (event(entityId=None), "/data/0/attributes/entityId"),
        (event(state={"rank": "first"}), "/data/0/attributes/state/rank"),
        ("text", "/data/0"),
    ],
)
def test_bad_events_point_at_the_fault(api: Api, bad: Any, pointer: str) -> None:
    answer = send(api, bad)
    assert (answer.status, answer.error["source"]) == (400, {"pointer": pointer})
    assert api.ledger("attribution") == []


def test_one_to_a_hundred_events(api: Api) -> None:
    assert send(api).status == 400
    assert send(api, *[event()] * 101).error["source"] == {"pointer": "/data"}
    assert send(api, *[event()] * 100).status == 202


@pytest.mark.parametrize("body", [b"{", b'{"data": {}}', b"[]", b"[" * 100_000])
def test_bodies_that_are_no_list(api: Api, body: bytes) -> None:
    assert api.user("POST", "/attributions", body).status == 400


def test_wrong_content_type(api: Api) -> None:
    api.user("GET", "")
    headers = {"authorization": f"Bearer {api.tokens['kard']}", "content-type": "text/plain"}
    answer = api.send(
        "POST",
        f"/v2/issuers/{api.own.organization_id}/users/{api.own.user_id}/attributions",
        headers,
        b"{}",
    )
    assert (answer.status, answer.error["source"]) == (400, {"header": "Content-Type"})


def batch(api: Api) -> Any:
    return next(p for p in api.control("GET", "credentials")["placements"] if p["slots"])


def test_slot_activates_its_offers(api: Api) -> None:
    placement = batch(api)
    answer = api.user(
        "POST", f"/placements/{placement['id']}/slot/{placement['slots'][0]}/activate"
    )
    attributes = answer.data["attributes"]
    assert (answer.status, answer.data["type"]) == (201, "placementSlotAttribution")
    assert (attributes["slotId"], attributes["eventDate"], len(attributes["offerIds"])) == (
        placement["slots"][0],
        NOW,
        3,
    )
    shown = {
        o["id"]: o["attributes"]["components"]
        for o in api.offers(
            "page[size]=300&supportedComponents=cta&supportedComponents=detailTags"
        ).data
        if o["id"] in attributes["offerIds"]
    }
    assert list(shown.values()) == [{"detailTags": ["Activated"]}] * 3
    assert len(api.ledger("attribution")) == 3 and api.ledger("slot")[0]["id"] == answer.data["id"]


def test_slots_that_are_not(api: Api) -> None:
    placement = batch(api)
    plain = next(p for p in api.control("GET", "credentials")["placements"] if not p["slots"])
    assert api.user("POST", f"/placements/{placement['id']}/slot/none/activate").status == 404
    assert api.user("POST", f"/placements/none/slot/{placement['slots'][0]}/activate").status == 404
    assert api.user("POST", f"/placements/{plain['id']}/slot/x/activate").status == 400


DENVER = "filter[latitude]=39.7392&filter[longitude]=-104.9903"


def test_locations_within_the_radius(api: Api) -> None:
    near = api.user("GET", f"/locations?{DENVER}&page[size]=400").data
    far = api.user("GET", f"/locations?{DENVER}&filter[radius]=40&page[size]=400").data
    assert 0 < len(near) < len(far)
    assert {place["attributes"]["address"]["city"] for place in far} == {"Denver"}
    assert all(
        miles(39.7392, -104.9903, place["attributes"]["coordinates"]) <= 10 for place in near
    )


def test_distance_against_a_known_pair() -> None:
    assert miles(39.7392, -104.9903, {"latitude": 41.8781, "longitude": -87.6298}) == pytest.approx(
        918, abs=3
    )


def test_locations_bring_their_offers_local_ones_too(api: Api) -> None:
    answer = api.user(
        "GET", "/locations?include=offers,categories&supportedComponents=cta&page[size]=400"
    )
    included = {(r["type"], r["id"]) for r in answer.json["included"]}
    linked = {
        (link["type"], link["id"])
        for place in answer.data
        for rel in place["relationships"].values()
        for link in rel["data"]
    }
    assert linked == included
    assert any(api.sandbox.world.seed.offers[i].local for t, i in included if t == "standardOffer")
    assert "included" not in api.user("GET", "/locations").json


def test_location_filters_and_pages(api: Api) -> None:
    first = api.user(
        "GET", "/locations?filter[city]=aust&filter[state]=TX&sort=locationName&page[size]=5"
    )
    names = [place["attributes"]["name"] for place in first.data]
    assert names == sorted(names) and len(names) == 5 and first.json["links"]["next"]
    zip_code = first.data[0]["attributes"]["address"]["zipCode"]
    found = api.user(
        "GET",
        f"/locations?filter[zipCode]={zip_code}&filter[name]={first.data[0]['attributes']['name'][:4]}",
    ).data
    assert first.data[0]["id"] in [place["id"] for place in found]
    assert api.user("GET", "/locations?filter[category]=Gas&page[size]=1").status == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("filter[latitude]=39.7", "filter[latitude]"),
        (f"{DENVER}&filter[radius]=0", "filter[radius]"),
        ("filter[state]=ZZ", "filter[state]"),
        ("filter[latitude]=north&filter[longitude]=1", "filter[latitude]"),
    ],
)
def test_bad_location_filters(api: Api, query: str, parameter: str) -> None:
    answer = api.user("GET", f"/locations?{query}")
    assert (answer.status, answer.error["source"]) == (400, {"parameter": parameter})


def test_ping_needs_no_token(api: Api) -> None:
    answer = api.send("GET", "/v2/ping")
    assert (answer.status, answer.json["timestamp"]) == (200, "10/Mar/2026:12:00:00 +0000")
