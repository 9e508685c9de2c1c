"""Users: created, read, removed; duplicates; ids that look like paths."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from sandbox_api import Api

EVIL = "bob/../../x?y#z"


def item(user_id: str, **attributes: Any) -> dict[str, Any]:
    return {
        "type": "user",
        "id": user_id,
        "attributes": {"enrolledRewards": ["CARDLINKED"], **attributes},
    }


def create(api: Api, *items: Any) -> Any:
    return api.kard("POST", "/users", {"data": list(items)})


def test_create_get_delete(api: Api) -> None:
    made = create(api, item("ann", birthYear="1990"))
    assert (made.status, made.data[0]["id"]) == (201, "ann")
    got = api.kard("GET", "/users/ann")
    assert got.data["attributes"] == {"enrolledRewards": ["CARDLINKED"], "birthYear": "1990"}
    gone = api.kard("DELETE", "/users/ann")
    assert (gone.status, gone.data) == (200, {"type": "user", "id": "ann", "attributes": {}})
    assert api.kard("GET", "/users/ann").status == 404
    assert create(api, item("ann")).status == 201


def test_duplicate_alone_is_409_among_others_207(api: Api) -> None:
    assert create(api, item("ann")).status == 201
    alone = create(api, item("ann"))
    assert (alone.status, alone.error["status"], alone.error["id"]) == (409, "409", "ann")
    mixed = create(api, item("ben"), item("ann"))
    assert (mixed.status, [u["id"] for u in mixed.data], mixed.error["id"]) == (207, ["ben"], "ann")
    assert mixed.error["source"] == {"pointer": "/data/1/id"}


def test_bad_item_among_good_ones_is_207(api: Api) -> None:
    answer = create(
        api,
        item("ann"),
        item("ben", enrolledRewards=["STAMPS"]),
        {"type": "user", "attributes": {}},
    )
    assert answer.status == 207
    assert [e["source"]["pointer"] for e in answer.json["errors"]] == [
        "/data/1/attributes/enrolledRewards/0",
        "/data/2/id",
        "/data/2/attributes/enrolledRewards",
    ]
    assert "id" not in answer.json["errors"][1]


def test_types_of_numbers_and_codes_are_inferred(api: Api) -> None:
    lists = {
        "phoneNumbers": [{"number": "+12025550123"}, {"number": "+442079460000", "type": "WORK"}],
        "postalCodes": [{"code": "01001"}],
    }
    item = {"type": "user", "id": "lists", "attributes": {"enrolledRewards": [], **lists}}
    kept = api.kard("POST", "/users", {"data": [item]}).data[0]["attributes"]
    assert [sorted(row) for row in kept["phoneNumbers"] + kept["postalCodes"]] == [
        ["number", "type"]
    ] * 2 + [["code", "type"]]
    assert kept["phoneNumbers"][1]["type"] == "WORK"
    item["attributes"] = {"enrolledRewards": [], "phoneNumbers": [{"number": "+12025550199"}] * 11}
    assert api.kard("PUT", "/users/lists", {"data": item}).status == 400


def test_id_with_slashes_is_one_segment(api: Api) -> None:
    assert create(api, item(EVIL)).status == 201
    answer = api.kard("GET", "/users/" + quote(EVIL, safe=""))
    assert (answer.status, answer.data["id"]) == (200, EVIL)
    assert api.control("GET", "log")["requests"][-1]["path"].endswith(
        "/users/bob%2F..%2F..%2Fx%3Fy%23z"
    )


def test_percent_is_decoded_once(api: Api) -> None:
    assert create(api, item("a%2Fb"), item("line\nbreak")).status == 201
    assert api.kard("GET", "/users/a%252Fb").data["id"] == "a%2Fb"
    assert api.kard("GET", "/users/a%2Fb").status == 404
    assert api.kard("GET", "/users/line%0Abreak").data["id"] == "line\nbreak"


def test_bounds_of_the_list(api: Api) -> None:
    assert create(api).status == 400
    assert create(api, *(item(f"u{n}") for n in range(101))).error["source"] == {"pointer": "/data"}
    assert create(api, *(item(f"u{n}") for n in range(100))).status == 201
