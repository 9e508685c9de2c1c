"""What notebooks show: everything of a reply is text, nothing is fetched, lists are bounded."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import datetime, timezone
from html.parser import HTMLParser
from typing import Any

import pytest
from replies import offer
from server import reply

import libperk
from libperk import _html
from libperk._html.maps import drawing, place_at
from libperk._html.page import DARK, LIGHT, style
from libperk._html.tags import join, tag, text, web_address
from libperk._html.values import days_left

NOW = datetime(2026, 11, 27, 12, tzinfo=timezone.utc)
HOSTILE = "<script>alert(1)</script>\" onload='x' & \x1b[31m \u202e </style></details>"
OURS = {"style", "script"}


class Elements(HTMLParser):
    """Names and attributes of all elements, and whether each is closed where it should be."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert self._open == []

    def handle_starttag(self, name: str, attributes: Any) -> None:
        self._open.append(name)
        self.handle_startendtag(name, attributes)

    def handle_startendtag(self, name: str, attributes: Any) -> None:
        self.names.append(name)
        self.attributes += attributes

    def handle_endtag(self, name: str) -> None:
        assert self._open.pop() == name


def document(*resources: Any, **others: Any) -> libperk.Document[Any]:
    return libperk.Document.parse(json.dumps({"data": list(resources), **others}))


def resource(**attributes: Any) -> libperk.Resource:
    made = offer(1)
    made["attributes"].update(attributes)
    found: libperk.Resource = document(made)[0]
    return found


def location(number: int, lat: Any, lon: Any, city: str = "Denver") -> dict[str, Any]:
    attributes = {
        "name": f"Shop {number}",
        "address": {"street": "1 Way", "city": city, "state": "CO", "zipCode": "80201"},
        "coordinates": {"latitude": lat, "longitude": lon},
    }
    return {"type": "location", "id": f"l{number}", "attributes": attributes}


def hostile(value: Any) -> Any:
    """The same with every text of a member hostile."""
    if isinstance(value, dict):
        return {name: hostile(item) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


# ---- elements ----


def test_text_and_attributes_are_escaped() -> None:
    made = tag("b", HOSTILE, title=HOSTILE, data_key="a\"b'c")
    elements = Elements(made)
    assert elements.names == ["b"]
    assert [name for name, _ in elements.attributes] == ["title", "data-key"]
    assert "\x1b" not in made and "\u202e" not in made and "\\u001b" in made


def test_attributes_without_a_value() -> None:
    assert tag("p", hidden=True, title=None, lang=False) == "<p hidden></p>"
    assert tag("img", class_="a") == '<img class="a"/>'
    assert join(None, tag("i"), "<") == "<i></i>&lt;"


def test_long_texts_are_cut() -> None:
    assert len(text("x" * 1_000_000, 100)) == 100
    assert len(tag("b", "x" * 1_000_000)) < 3000


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:image/png;base64,x", "//host.example", "https://a\n.b", 3, None],
)
def test_only_addresses_of_the_web_are_used(url: Any) -> None:
    assert web_address(url) is None
    assert web_address("https://a.example/?x=1&y=2") == "https://a.example/?x=1&y=2"


# ---- cards ----


def test_card_of_an_offer() -> None:
    shown = _html.card(resource(terms="First.\nSecond."), now=NOW)
    Elements(shown)
    for part in ("Shop 1", "5.5 % cash back", "4 days left", "Button: Activate", "New"):
        assert part in shown
    assert '<p dir="auto">First.</p><p dir="auto">Second.</p>' in shown
    assert "$19.99" in shown


def test_no_picture_is_loaded() -> None:
    shown = resource()._repr_html_()
    elements = Elements(shown)
    assert "img" not in elements.names
    assert {name for name, _ in elements.attributes}.isdisjoint({"src", "srcset", "background"})
    assert ("data-picture", "https://pictures.example.test/1") in elements.attributes
    assert "url(" not in shown and "@import" not in shown


def test_hostile_offer_is_text() -> None:
    given = offer(1)
    given["attributes"] = hostile(given["attributes"])
    given["attributes"]["assets"] += [
        {"type": HOSTILE, "url": f"https://a.example/{HOSTILE}", "alt": HOSTILE},
        {"type": "IMG_VIEW", "url": 'https://a.example/"><script>', "alt": HOSTILE},
    ]
    given["attributes"]["userReward"] = {"type": "PERCENT", "value": 1}
    given["attributes"]["websiteUrl"] = "javascript:alert(1)"
    found = document(given, given)
    for shown in (found[0]._repr_html_(), found._repr_html_(), _html.cards(found)):
        elements = Elements(shown)
        assert elements.names.count("script") == 1 and elements.names.count("style") == 1
        assert not [name for name, _ in elements.attributes if name.startswith("on")]
        assert not [url for name, url in elements.attributes if name == "href"]
        assert "\x1b" not in shown and "\u202e" not in shown


def test_odd_shapes_are_shown() -> None:
    odd = {"name": 3, "terms": [], "assets": {}, "userReward": "x", "components": [1]}
    bars = ({"total": 0}, {"total": 2, "currentProgress": 10**400})
    components = [{"cta": 1, "tags": "x", "progressBar": bar} for bar in bars]
    for value in (odd, {}, *({"components": each} for each in components)):
        made = document({"type": "standardOffer", "id": "o", "attributes": value})
        Elements(made[0]._repr_html_())
        Elements(_html.table([made[0], made[0]]))


def test_unknown_type_is_shown_with_its_members() -> None:
    found = document({"type": "sometimes", "id": "<1>", "attributes": {"newName": {"a": [1, 2]}}})
    shown = found[0]._repr_html_()
    assert "sometimes" in shown and "newName" in shown
    assert "&lt;1&gt;" not in shown and "***" in shown, "the id may be that of a person"
    assert "1; 2" not in shown, "so may its values"


def test_values_of_people_are_masked() -> None:
    attributes = {
        "email": "ada@shop.example",
        "zipCode": "10115",
        "enrolledRewards": ["CARDLINKED"],
        "newName": {"nickname": "countess"},
    }
    user = {"type": "user", "id": "ada-1", "attributes": attributes}
    for shown in (document(user)[0]._repr_html_(), _html.table(document(user, user))):
        assert "***" in shown and "CARDLINKED" in shown
        assert "newName" in shown
        for private in ("ada-1", "ada@shop.example", "10115", "countess"):
            assert private not in shown


def test_nested_object_is_shown() -> None:
    shown = resource().user_reward._repr_html_()
    assert "Reward" in shown and "5.5" in shown


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2026-12-01", None, "starts in 3 days"),
        (None, "2026-11-28", "last day"),
        (None, "2026-11-29", "1 day left"),
        (None, "2026-11-27", "ended today"),
        (None, "2026-11-25", "ended 2 days ago"),
        (None, None, ""),
    ],
)
def test_days_left(starts: str | None, ends: str | None, words: str) -> None:
    both = [
        None if day is None else datetime.fromisoformat(f"{day}T00:00:00+00:00")
        for day in (starts, ends)
    ]
    assert days_left(*both, NOW)[0] == words


# ---- lists ----


def test_table_is_bounded_and_counted() -> None:
    found = document(*(offer(number) for number in range(250)))
    shown = found._repr_html_()
    elements = Elements(shown)
    assert elements.names.count("tr") == 101
    assert "250 offers" in shown and "The first 100 of 250 are shown." in shown
    assert "250 end within 7 days" in _html.table(found, now=NOW)


def test_table_of_other_resources() -> None:
    user = {"type": "category", "id": "c", "attributes": {"name": "Gas"}}
    shown = _html.table(document(user, user))
    assert "2 categories" in shown and "Gas" in shown
    assert "0 resources" in _html.table([])


def test_headings_can_be_sorted_by() -> None:
    elements = Elements(_html.table(document(offer(1), offer(2))))
    assert elements.attributes.count(("aria-sort", "none")) == elements.names.count("th") == 6
    assert elements.attributes.count(("data-numbers", None)) == 2


def test_pages_are_not_fetched(kard: Any, server: Any) -> None:
    shown = kard.offers.list("u-1")._repr_html_()
    assert "offers.list" in shown and server.requests == []


def test_closed_client_is_no_matter(kard: Any, server: Any) -> None:
    server.script.append(reply({"data": [offer(1)]}))
    [page] = kard.offers.list("u-1").pages()
    kard.close()
    assert "Shop 1" in page._repr_html_() and "Shop 1" in page[0]._repr_html_()


def test_any_number_of_resources_for_a_notebook() -> None:
    found = document(*map(offer, range(3)))
    for shown in (
        libperk.notebook.table(iter(found)),
        libperk.notebook.cards(found),
        libperk.notebook.map_of([]),
    ):
        assert shown._repr_html_() == shown.html
        Elements(shown.html)
        assert "<" not in repr(shown)[1:]
    assert repr(libperk.notebook.table(found)) == "<table of 3 resources: shown in notebooks>"


# ---- maps ----


def test_map_has_a_scale_and_names() -> None:
    places = [location(number, 39.7 + number / 100, -104.9) for number in range(20)]
    shown = _html.map_of(document(*places))
    Elements(shown)
    assert "20 places" in shown and "Denver, CO" in shown
    assert re.search(r">[125]0? miles<", shown)
    assert document(*places)._repr_html_() == shown


def test_many_places_are_drawn_as_few() -> None:
    places = [location(n, 30 + n % 100 / 10, -100 + n // 100 / 10) for n in range(5000)]
    drawn = Elements(_html.map_of(document(*places))).names.count("circle")
    assert 0 < drawn < 200


@pytest.mark.parametrize("lons", [(179.9, -179.9), (-179.9, 179.9, 179.5)])
def test_places_at_the_date_line_stay_together(lons: tuple[float, ...]) -> None:
    places = [place_at(-17.0, lon) for lon in lons]
    shown = drawing([place for place in places if place], "Places")
    [miles] = re.findall(r">(\d+) miles?<", shown)
    assert int(miles) <= 20, "a narrow view, not the whole globe"
    assert re.search(r">180\.?0*°<", shown)


def test_one_place_and_poles() -> None:
    for lat, lon in ((39.7, -104.9), (90, 0), (-90, 180), (0, 0)):
        shown = _html.map_of(document(location(1, lat, lon)))
        assert 'cx="360.0"' in shown and "1 place<" in shown


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, 1), ("1", 2), (91, 0), (0, 181), (True, 0), (float("nan"), 0)]
)
def test_what_is_no_place_is_counted(lat: Any, lon: Any) -> None:
    assert place_at(lat, lon) is None


def test_places_without_coordinates_are_counted() -> None:
    found = document(location(1, 1, 1), location(2, None, None), location(3, 500, 1))
    assert "2 others without coordinates" in _html.map_of(found)
    assert "no place" not in _html.map_of(document(location(1, None, 1), location(2, 2, None)))


# ---- results ----


def test_outcomes_have_grouped_reasons(kard: Any) -> None:
    found = kard.users.create_many([{"id": f"u-{n}"} for n in range(500)])
    shown = found._repr_html_()
    Elements(shown)
    assert "500 items" in shown and shown.count("is missing") == 1
    assert "0, 1, 2, 3, 4, … (500 in all)" in shown
    assert "u-1" not in shown


def test_reasons_of_a_server_are_grouped_without_their_places() -> None:
    def rejected(index: int) -> Any:
        error = libperk.errors.BadRequestError(f"400 is odd (/data/{index})")
        error.pointer = f"/data/{index}"
        return libperk.bulk.Outcome(index, b"{}", 2, error)

    found = libperk.Outcomes(map(rejected, range(5)))
    assert [outcome.rejected for outcome in found] == [True] * 5
    shown = found._repr_html_()
    assert shown.count("400 is odd") == 1 and "/data/3" not in shown


def test_quota_drift_and_explanation(kard: Any) -> None:
    quota = libperk.Quota(100, 7, 3.0, 1.0)._repr_html_()
    assert "7 of 100 requests" in quota and "None may be sent for 3 s" in quota
    assert "did not report" in libperk.Quota(None, None, 0.0, 1.0)._repr_html_()
    drift = kard.drift()
    assert drift == [] and "does not know" in drift._repr_html_()
    finding = {"operation": "a", "kind": "unknown_field", "where": "<b>", "value": None, "count": 2}
    assert "&lt;b&gt;" in _html.findings([finding])
    told = kard.explain("offers.list", user_id="u-1")
    assert isinstance(told, dict) and json.loads(json.dumps(told)) == told
    shown = told._repr_html_()
    assert "GET" in shown and "tok-en-1" not in shown and "Bearer ***" in shown


# ---- the page around ----


def test_both_themes_have_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    used = set(re.findall(r"var\(--perk-([\w-]+)\)", style()))
    assert used == LIGHT.keys()


def test_a_page_may_have_one_style_for_many_cards() -> None:
    bare = _html.card(resource(), bare=True)
    assert OURS.isdisjoint(Elements(bare).names)
    assert Elements(_html.style()).names == ["style"]
    assert Elements(_html.script()).names == ["script"]


def test_nothing_is_imported_before_a_notebook_asks() -> None:
    code = "import sys, libperk; libperk.Kard, libperk.Document, libperk.Outcomes, libperk.Table;"
    code += "print([name for name in sys.modules if '_html' in name or name == 'html'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
