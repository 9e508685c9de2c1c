"""What notebooks show, in a browser: pictures on a click, folds, sorting, hostile texts, contrast,
narrow windows. The pictures in build/pictures are for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import looks
import made
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from site_server import Site

import libperk
from libperk import _html
from libperk.history import Diff, Entry, Snapshot

PATIENCE_S = 60  # only a fault takes that long
GROUND = {"light": "255,255,255", "dark": "22,27,34"}


def wait(browser: Chrome, script: str) -> None:
    WebDriverWait(browser, PATIENCE_S, 0.02).until(lambda _: browser.execute_script(script))


def texts(browser: Chrome, css: str) -> list[str]:
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, css)]


def heading(browser: Chrome, name: str) -> Any:
    return browser.find_element(By.XPATH, f"//th/button[.='{name}']")


def all_kinds() -> str:
    """Every kind of fragment once."""
    kard = libperk.Kard(token="t", organization_id="o", transport=Refused())
    with kard:
        outcomes = kard.users.create_many([{"id": f"u-{number}"} for number in range(3)])
        told = kard.explain("offers.list", user_id="u-1")
        finding = {"operation": "offers.list", "kind": "unknown_field", "where": "a.b", "count": 2}
        offers, late = made.offers(6), made.offer(1, expirationDate="2026-11-20T00:00:00Z")
        parts = [
            _html.card(offers[0], now=made.NOW),
            _html.card(made.document(late)[0], now=made.NOW),
            _html.table(offers, now=made.NOW),
            _html.map_of(made.places(60)),
            made.places(1)[0]._repr_html_(),
            outcomes._repr_html_(),
            libperk.Quota(100, 20, 1.0, 0.0)._repr_html_(),
            _html.findings([finding]),
            told._repr_html_(),
            kard.offers.list("u-1")._repr_html_(),
            changes()._repr_html_(),
        ]
    return "".join(parts)


def changes() -> Diff:
    def entry(number: int, reward: str, ends: str) -> Entry:
        row = {"title": made.SHOPS[number], "channel": "ONLINE", "category": "Gas", "starts": None}
        return Entry({"id": str(number), "reward": reward, "ends": f"2026-{ends}T00:00:00Z", **row})

    five = "5 % cash back"
    before = [entry(0, five, "12-20"), entry(1, five, "12-20"), entry(2, five, "12-20")]
    after = [entry(1, "7 % cash back", "12-20"), entry(2, five, "12-30"), entry(3, five, "11-30")]
    first, second = (Snapshot(n, "", f"2026-11-2{n}T09:00:00+00:00", 3) for n in (6, 7))
    return Diff((first, before), (second, after), 7)


class Refused:
    def send(self, request: Any) -> Any:
        raise AssertionError("a page fetched something")


# ---- cards ----


def test_picture_is_loaded_by_a_click_only(browser: Chrome, site: Site) -> None:
    logo = site.put("/logo.png", made.png(), "image/png")
    assets = [
        {"type": "IMG_VIEW", "url": logo, "alt": "The logo of Zinnia"},
        {"type": "BANNER_VIEW", "url": f"{site.url}/gone.png", "alt": "A banner"},
    ]
    card = made.document(made.offer(3, assets=assets))[0]._repr_html_()
    browser.get(site.page(card))
    assert site.asked == ["/page"]
    assert texts(browser, ".perk-alt") == ["The logo of Zinnia", "A banner"]
    first, second = browser.find_elements(By.CSS_SELECTOR, ".perk-picture button")
    first.click()
    wait(browser, "return document.querySelector('.perk-shown img')?.naturalWidth === 48")
    assert browser.find_element(By.TAG_NAME, "img").get_attribute("alt") == "The logo of Zinnia"
    assert site.asked == ["/page", "/logo.png"]
    second.send_keys(Keys.ENTER)
    wait(browser, "return document.body.textContent.includes('Could not be loaded')")
    assert texts(browser, ".perk-alt") == ["A banner"]


def test_terms_are_folded(browser: Chrome, site: Site) -> None:
    browser.get(site.page(_html.card(made.offers(1)[0], now=made.NOW)))
    terms = browser.find_element(By.XPATH, "//details[summary='Terms']")
    inside = terms.find_element(By.CLASS_NAME, "perk-fold")
    assert not inside.is_displayed()
    terms.find_element(By.TAG_NAME, "summary").click()
    assert inside.is_displayed() and inside.text == made.TERMS
    terms.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert not inside.is_displayed()


# ---- tables ----


def test_sorting_by_click_and_keyboard(browser: Chrome, site: Site) -> None:
    offers = [*made.offers(5), made.document(made.offer(5, expirationDate=None))[0]]
    # Several outputs in a page, and an output that is shown again, are sorted once by a click.
    browser.get(site.page(_html.table(offers, now=made.NOW) + _html.card(offers[0])))
    names = "table.perk-table tbody td:first-child"
    before = texts(browser, names)
    merchant = heading(browser, "Merchant")
    merchant.click()
    ordered = sorted(before, key=str.lower)
    assert texts(browser, names) == ordered != before
    assert merchant.find_element(By.XPATH, "..").get_attribute("aria-sort") == "ascending"
    merchant.send_keys(Keys.SPACE)
    assert texts(browser, names) == ordered[::-1]
    assert merchant.find_element(By.XPATH, "..").get_attribute("aria-sort") == "descending"
    left = heading(browser, "Time left")
    left.send_keys(Keys.ENTER)
    days = [
        int((re.match(r"\d+", text) or [0])[0]) for text in texts(browser, "tbody td:last-child")
    ]
    assert days[:-1] == sorted(days[:-1]) and texts(browser, "tbody td:last-child")[-1] == ""
    assert merchant.find_element(By.XPATH, "..").get_attribute("aria-sort") == "none"
    left.click()
    assert texts(browser, "tbody td:last-child")[-1] == "", "what is empty stays last"


def test_sorting_by_reward_is_by_amount(browser: Chrome, site: Site) -> None:
    values = (("PERCENT", 10), ("FLAT", 2), ("PERCENT", 9.5), ("FLAT", 10), ("PERCENT", 100))
    given = [{"type": kind, "value": value} for kind, value in values]
    found = made.document(*(made.offer(n, userReward=each) for n, each in enumerate(given)))
    browser.get(site.page(_html.table(found)))
    heading(browser, "Reward").click()
    amounts = [re.sub(" cash back", "", text) for text in texts(browser, "tbody td:nth-child(2)")]
    assert amounts == ["9.5 %", "10 %", "100 %", "$2.00", "$10.00"]


def test_table_is_good_without_its_script(browser: Chrome, site: Site) -> None:
    table = re.sub(r"<script>.*?</script>", "", _html.table(made.offers(3)), flags=re.DOTALL)
    browser.get(site.page(table))
    before = texts(browser, "tbody tr")
    heading(browser, "Merchant").click()
    assert texts(browser, "tbody tr") == before and len(before) == 3


# ---- hostile texts ----


def test_nothing_of_a_reply_runs(browser: Chrome, site: Site) -> None:
    found = made.document(made.hostile(), made.hostile())
    fragments = (_html.card(found[0]), _html.table(found), _html.cards(found))
    browser.get(site.page("".join(fragments)))
    for summary in browser.find_elements(By.TAG_NAME, "summary"):
        summary.click()
    assert browser.execute_script("return window.ran") is None
    assert browser.find_elements(By.TAG_NAME, "img") == []
    ours = browser.execute_script("return document.scripts.length")
    assert ours == len(fragments)
    shown = browser.find_element(By.TAG_NAME, "body").text
    assert "<script>window.ran = 1</script>" in shown and "\\u202eevil" in shown
    assert "\x1b" not in shown and "\u202e" not in shown


# ---- looks ----


@pytest.mark.parametrize(
    ("theme", "attributes", "wanted"),
    [
        ("light", "", "light"),
        ("dark", "", "dark"),
        ("light", 'data-jp-theme-light="false"', "dark"),
        ("dark", 'data-vscode-theme-kind="vscode-light"', "light"),
    ],
)
def test_texts_are_easy_to_read(
    browser: Chrome,
    site: Site,
    prefer: Callable[[str], None],
    theme: str,
    attributes: str,
    wanted: str,
) -> None:
    prefer(theme)
    browser.get(site.page(all_kinds(), attributes))
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = looks.contrasts(browser)
    assert len(found) > 150
    assert [(text, round(ratio, 2)) for text, ratio in found if ratio < 4.5] == []
    ground = browser.find_element(By.CLASS_NAME, "perk-box").value_of_css_property(
        "background-color"
    )
    assert "".join(ground.split()).startswith((f"rgba({GROUND[wanted]},", f"rgb({GROUND[wanted]})"))


def test_narrow_windows(browser: Chrome, site: Site) -> None:
    browser.get(site.page(all_kinds()))
    for width in (900, 500):  # Chromium's window has a least width; a column has none
        browser.set_window_size(width, 800)
        assert looks.too_wide(browser) == 0
    browser.get(site.page(f'<div style="width:260px">{all_kinds()}</div>'))
    boxes = browser.find_elements(By.CLASS_NAME, "perk-box")
    assert max(box.size["width"] for box in boxes) <= 260
    table = browser.find_element(By.CLASS_NAME, "perk-scroll")
    scrolled = "arguments[0].scrollLeft = 1e6; return arguments[0].scrollLeft"
    assert browser.execute_script(scrolled, table) > 100, "what does not fit can be reached"


PICTURES = {
    "card": lambda: _html.card(made.document(made.offer(0, assets=ASSETS))[0], now=made.NOW),
    "cards": lambda: _html.cards(made.offers(4), now=made.NOW),
    "table": lambda: _html.table(made.offers(12), now=made.NOW),
    "map": lambda: _html.map_of(made.places(300)),
    "changes": lambda: changes()._repr_html_(),
    "results": all_kinds,
}
ASSETS = [
    {"type": "IMG_VIEW", "url": "https://pictures.example/a", "alt": "Logo of Copper Kettle"},
    {"type": "BANNER_VIEW", "url": "https://pictures.example/b", "alt": "A kettle on a stove"},
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PICTURES)
def test_pictures(
    browser: Chrome,
    site: Site,
    prefer: Callable[[str], None],
    picture: Callable[..., Path],
    name: str,
    theme: str,
) -> None:
    prefer(theme)
    browser.set_window_size(1000, 3000)  # so that all of it is in the picture
    look = "<style>:root { color-scheme: light dark }</style>"
    browser.get(site.page(f'{look}<div id="all">{PICTURES[name]()}</div>'))
    one = name in ("card", "table", "map")
    box = browser.find_element(By.CSS_SELECTOR, ".perk-box" if one else "#all")
    kept = picture(f"{name}-{theme}", box)
    seen = looks.colours(browser, kept)
    assert abs(seen["width"] - box.size["width"]) <= 1 and seen["height"] > 150
    assert seen["colours"] > 20 and 0.2 < seen["share"] < 0.98, "neither blank nor noise"
    if name in ("card", "table"):
        assert seen["main"] == GROUND[theme]
