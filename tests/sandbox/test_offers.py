"""Offers: filters, order, pages, components, and what activating changes."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from sandbox_api import Api

ALL = "&".join(
    f"supportedComponents={name}"
    for name in (
        "shortDescription",
        "longDescription",
        "baseReward",
        "boostedReward",
        "cta",
        "tags",
        "detailTags",
        "logoFlare",
        "progressBar",
    )
)
TEXTS = "supportedComponents=shortDescription&supportedComponents=longDescription"


def shown(api: Api, offer_id: str, query: str) -> Any:
    offers = api.offers(f"page[size]=300&{query}").data
    return next(o for o in offers if o["id"] == offer_id)["attributes"].get("components")


def follow(api: Api, link: str) -> Any:
    """As a client does that takes the cursor only: percent-decoded, and escaped again."""
    name, cursor = next(
        (n, c)
        for n, c in (p.split("=", 1) for p in urlsplit(link).query.split("&"))
        if n in ("page[after]", "page[before]")
    )
    return api.offers(f"page[size]=50&{quote(name)}={quote(unquote(cursor), safe='')}")


def test_default_page_and_links(api: Api) -> None:
    answer = api.offers()
    links = answer.json["links"]
    assert len(answer.data) == 20
    assert (links["self"], links["prev"]) == (
        f"/v2/issuers/organization-1/users/{api.own.user_id}/offers",
        None,
    )
    assert "page[after]=+/+/" in links["next"]


def test_walk_forth_and_back_sees_every_offer_once(api: Api) -> None:
    pages = [api.offers("page[size]=50")]
    while pages[-1].json["links"]["next"]:
        pages.append(follow(api, pages[-1].json["links"]["next"]))
    ids = [o["id"] for page in pages for o in page.data]
    assert (
        len(ids)
        == len(set(ids))
        == sum(not o.local for o in api.sandbox.world.seed.offers.values())
    )
    back = follow(api, pages[2].json["links"]["prev"])
    assert [o["id"] for o in back.data] == [o["id"] for o in pages[1].data]


def test_link_followed_as_it_is_written(api: Api) -> None:
    link = api.offers("page%5Bsize%5D=7&sort=name").json["links"]["next"]
    assert link.count("page[size]=7") == 1
    headers = {"authorization": f"Bearer {api.tokens['kard']}"}
    second = api.send("GET", link, headers)
    assert [o["attributes"]["name"] for o in second.data] == [
        o["attributes"]["name"] for o in api.offers("page[size]=14&sort=name").data[7:]
    ]


@pytest.mark.parametrize("cursor", ["x", "%2B%2F%2B%2FbWFkZQ%3D%3D", "bWFkZSB1cA=="])
def test_foreign_cursor_is_refused(api: Api, cursor: str) -> None:
    answer = api.offers(f"page[after]={cursor}")
    assert (answer.status, answer.error["source"]) == (400, {"parameter": "page[after]"})


def test_filters(api: Api) -> None:
    food = api.offers("filter[category]=Food%20%26%20Beverage&include=categories&page[size]=300")
    assert [c["attributes"]["name"] for c in food.json["included"]] == ["Food & Beverage"]
    assert food.json["meta"]["availableCategories"] == food.json["included"]
    assert all(
        o["relationships"]["category"]["data"][0]["id"] == food.json["included"][0]["id"]
        for o in food.data
    )
    name = food.data[0]["attributes"]["name"]
    assert {
        o["attributes"]["name"]
        for o in api.offers(f"filter[search]={quote(name.upper())}&page[size]=300").data
    } == {name}
    online = api.offers(
        "filter[purchaseChannel]=ONLINE&filter[isTargeted]=true&page[size]=300"
    ).data
    assert online and all(
        "ONLINE" in o["attributes"]["purchaseChannel"] and o["attributes"]["isTargeted"]
        for o in online
    )
    both = api.offers(
        "filter[purchaseChannel]=ONLINE&filter[purchaseChannel]=INSTORE&page[size]=300"
    ).data
    assert len(both) == len(api.offers("page[size]=300").data) > len(online)


def test_categories_span_the_whole_result(api: Api) -> None:
    assert len(api.offers("page[size]=1").json["meta"]["availableCategories"]) == 17


@pytest.mark.parametrize("key", ["name", "startDate", "expirationDate"])
def test_sort(api: Api, key: str) -> None:
    up = [o["attributes"][key] for o in api.offers(f"sort={key}&page[size]=300").data]
    down = [o["attributes"][key] for o in api.offers(f"sort=-{key}&page[size]=300").data]
    assert up == sorted(up) == down[::-1]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("page[size]=0", "page[size]"),
        ("page[size]=many", "page[size]"),
        ("filter[isTargeted]=yes", "filter[isTargeted]"),
        ("filter[category]=Sweets", "filter[category]"),
        ("supportedComponents=cta&supportedComponents=tga", "supportedComponents"),
        ("include=merchants", "include"),
    ],
)
def test_bad_parameters(api: Api, query: str, parameter: str) -> None:
    answer = api.offers(query)
    assert (answer.status, answer.error["source"]) == (400, {"parameter": parameter})


def test_unknown_parameter_is_let_through(api: Api) -> None:
    assert api.offers("filter[colour]=red").status == 200


def test_only_the_components_asked_for(api: Api) -> None:
    offer = api.find_offer("activate")
    assert shown(api, offer.id, "") is None
    assert set(shown(api, offer.id, "supportedComponents=cta&supportedComponents=tags")) == {
        "cta",
        "tags",
    }
    assert shown(api, api.find_offer("bare").id, ALL) is None
    assert "cta" not in shown(api, api.find_offer("plain").id, ALL)
    assert "boostedReward" in shown(api, api.find_offer("boost").id, ALL)
    bar = shown(api, api.find_offer("progress").id, ALL)["progressBar"]
    assert (bar["total"], bar["currentProgress"], len(bar["segments"]["progress"])) == (3, 0, 3)


@pytest.mark.parametrize(("kind", "label"), [("activate", "Activated"), ("boost", "Boosted")])
def test_following_the_button_removes_it_and_changes_labels(
    api: Api, kind: str, label: str
) -> None:
    offer = api.find_offer(kind)
    before = shown(api, offer.id, ALL)
    action = before["cta"]["action"]
    headers = {"authorization": f"Bearer {api.tokens['kard']}"}
    answer = api.send(action["method"], f"{action['url']}?{ALL}&include=offer", headers)
    assert (answer.status, answer.data["type"], answer.data["attributes"]["medium"]) == (
        201,
        "offerAttribution",
        "CTA",
    )
    after = next(r for r in answer.json["included"] if r["type"] == "standardOffer")["attributes"][
        "components"
    ]
    assert ("cta" in after, after["detailTags"], before["detailTags"]) == (False, [label], [])
    assert after == shown(api, offer.id, ALL)


def test_activation_is_one_users_own(api: Api) -> None:
    api.kard(
        "POST",
        "/users",
        {"data": [{"type": "user", "id": "ann", "attributes": {"enrolledRewards": []}}]},
    )
    offer = api.find_offer("activate")
    assert api.user("POST", f"/offers/{offer.id}/activate").status == 201
    other = api.kard("GET", f"/users/ann/offers?{ALL}&page[size]=300").data
    assert "cta" in next(o for o in other if o["id"] == offer.id)["attributes"]["components"]


def test_view_stands_for_activation_where_no_button_was_asked_for(api: Api) -> None:
    offer = api.find_offer("activate")
    before = shown(api, offer.id, TEXTS)
    assert api.user("POST", f"/offers/{offer.id}/view").status == 201
    after = shown(api, offer.id, TEXTS)
    assert (before["shortDescription"], after["shortDescription"]) == (
        "Tap to activate",
        "Activated",
    )
    assert before["longDescription"] != after["longDescription"]
    assert "cta" in shown(api, offer.id, ALL)


def test_unknown_offer_and_user(api: Api) -> None:
    assert api.user("POST", "/offers/none/activate").status == 404
    assert api.kard("GET", "/users/nobody/offers").status == 404


def test_button_url_escapes_the_user(api: Api) -> None:
    api.kard(
        "POST",
        "/users",
        {"data": [{"type": "user", "id": "a/b?c", "attributes": {"enrolledRewards": []}}]},
    )
    offers = api.kard("GET", "/users/a%2Fb%3Fc/offers?supportedComponents=cta").data
    url = next(
        o["attributes"]["components"]["cta"]["action"]["url"]
        for o in offers
        if o["attributes"].get("components")
    )
    assert "/users/a%2Fb%3Fc/offers/" in url and not parse_qs(urlsplit(url).query)
    assert api.send("POST", url, {"authorization": f"Bearer {api.tokens['kard']}"}).status == 201
