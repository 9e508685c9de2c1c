"""The view of `libperk.explore` in Chromium, connected to the widget in this process: filters,
order, keyboard, selection, comparison, activation, the map, themes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from looks import contrasts
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait
from widget_host import WidgetHost

import libperk
from libperk._explore.reading import Lists
from libperk._explore.widget import Explorer
from libperk.sandbox.testing import Handle, start

DARK = (
    "body{--jp-layout-color0:#111;--jp-content-font-color1:#fff;--jp-brand-color1:#2196f3;"
    "--jp-warn-color0:#f57c00;--jp-error-color0:#d32f2f;--jp-success-color0:#388e3c;"
    "background:#111}"
)
LIGHT = (
    "body{--jp-layout-color0:#fff;--jp-content-font-color1:rgba(0,0,0,.87);"
    "--jp-brand-color1:#1976d2;--jp-warn-color0:#e65100;--jp-error-color0:#b71c1c;"
    "--jp-success-color0:#1b5e20;background:#fff}"
)


class Page:
    """What a person does with the widget."""

    def __init__(self, browser: Chrome, host: WidgetHost) -> None:
        self.browser = browser
        self.host = host
        browser.get(host.url)

    def until(self, found: Callable[[], Any]) -> Any:
        """The first true answer. Elements are replaced at any time, so a stale one is none."""
        stale = (StaleElementReferenceException,)
        return WebDriverWait(self.browser, 20, 0.02, stale).until(lambda _: found())

    def all(self, css: str) -> list[Any]:
        return self.browser.find_elements(By.CSS_SELECTOR, f".pk-explore {css}")

    def one(self, css: str) -> Any:
        return self.until(
            lambda: next((each for each in self.all(css) if each.is_displayed()), None)
        )

    def click(self, css: str, number: int = 0) -> None:
        """On the element with this number, that may be replaced meanwhile."""

        def clicked() -> bool:
            found = self.all(css)
            if len(found) > number:
                found[number].click()
            return len(found) > number

        self.until(clicked)

    def button(self, text: str) -> Any:
        """By the beginning of its text."""
        return self.until(
            lambda: next((each for each in self.all("button") if each.text.startswith(text)), None)
        )

    def field(self, name: str) -> Any:
        return self.one(f"[name={name}]")

    def choose(self, name: str, value: str) -> None:
        Select(self.field(name)).select_by_value(value)

    def titles(self) -> list[str]:
        script = "return [...document.querySelectorAll('.pk-rows .pk-title')].map(e => e.title)"
        return list(self.browser.execute_script(script))

    @property
    def status(self) -> str:
        return str(self.one(".pk-status").text)

    def waits_for(self, status: str) -> None:
        self.until(lambda: self.status == status)

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def focused(self) -> Any:
        return self.browser.switch_to.active_element


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[Handle]:
    with start() as handle:
        yield handle


@pytest.fixture
def sandbox(sandbox_process: Handle) -> Handle:
    sandbox_process.reset()
    return sandbox_process


@pytest.fixture
def kard(sandbox: Handle) -> Iterator[libperk.Kard]:
    names = ("client_id", "client_secret", "organization_id")
    settings = {name: sandbox.credentials[name] for name in names}
    with libperk.Kard(base_url=sandbox.url, **settings) as client:
        yield client


@pytest.fixture
def shown(browser: Chrome) -> Iterator[Callable[..., Page]]:
    """Shows a widget on a page."""
    hosts: list[WidgetHost] = []

    def show(widget: Any, **options: Any) -> Page:
        host = WidgetHost(widget, **options)
        hosts.append(host)
        host.__enter__()
        return Page(browser, host)

    yield show
    browser.get("about:blank")
    for host in hosts:
        host.__exit__()
        host._widget.close()


@pytest.fixture
def page(kard: libperk.Kard, sandbox: Handle, shown: Callable[..., Page]) -> Page:
    return shown(libperk.explore(kard, sandbox.credentials["user_id"]), style=LIGHT)


def offers(*numbers: int, **attributes: Any) -> list[Any]:
    ends = datetime.now(timezone.utc) + timedelta(days=40, hours=1)
    plain = {
        "terms": "Terms",
        "purchaseChannel": ["ONLINE"],
        "userReward": {"type": "PERCENT", "value": 2.5},
        "expirationDate": ends.isoformat(),
    } | attributes
    data = [
        {"type": "standardOffer", "id": f"o{n}", "attributes": {"name": f"Shop {n:04}"} | plain}
        for n in numbers
    ]
    return list(libperk.Document.parse(json.dumps({"data": data})))


def made(*lists: list[Any], **options: Any) -> Explorer:
    return Explorer(Lists(None, tuple("ab"[: len(lists)]), lists), **options)


def test_filters_and_order(page: Page, picture: Callable[..., Path]) -> None:
    widget = page.host._widget
    total = len(widget.filtered)
    page.waits_for(f"{total} offers · 0 selected")
    picture("explore-list", page.one(""))
    page.choose("channel", "ONLINE")
    page.choose("reward_type", "PERCENT")
    page.field("reward_min").send_keys("9")
    page.until(lambda: len(widget.filters) == 3)
    page.waits_for(f"{len(widget.filtered)} of {total} offers · 0 selected")
    assert 0 < len(widget.filtered) < total
    assert all(offer.user_reward.value >= 9 for offer in widget.filtered)
    page.button("Ends").click()
    page.until(lambda: widget.order == "ends")
    page.until(lambda: page.titles()[0] == widget.filtered[0].name)
    assert page.one("[aria-sort=ascending]").text == "Ends"
    page.field("text").send_keys("zzz")
    page.waits_for(f"0 of {total} offers · 0 selected")
    assert page.one(".pk-empty").text == "No offer passes these filters."
    page.button("Clear filters").click()
    page.waits_for(f"{total} offers · 0 selected")
    assert [page.field(name).get_attribute("value") for name in ("text", "channel")] == ["", ""]
    widget.filters = {"text": "amber"}  # by a program: the view follows
    page.until(lambda: page.field("text").get_attribute("value") == "amber")


def test_keyboard(page: Page) -> None:
    widget = page.host._widget
    names = [offer.name for offer in widget.filtered]
    page.until(lambda: len(page.titles()) > 5)
    grid = page.one("[role=grid]")
    page.browser.execute_script("arguments[0].focus()", grid)

    def current() -> str:
        row = page.one(f"#{grid.get_attribute('aria-activedescendant')}")
        return str(row.find_element(By.CSS_SELECTOR, ".pk-title").get_attribute("title"))

    page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.SPACE)
    page.until(lambda: names.index(widget.selection[0].name) == 2 if widget.selection else False)
    assert current() == names[2] and len(page.all("[aria-selected=true]")) == 1
    page.press(Keys.END)
    page.until(lambda: current() == names[-1])
    page.press(Keys.HOME, Keys.ENTER)
    panel = page.one(".pk-detail")
    page.until(lambda: page.focused() == panel)
    assert names[0] in panel.text
    page.press(Keys.ESCAPE)
    page.until(lambda: page.focused() == grid)
    assert not panel.is_displayed()
    outline = "return getComputedStyle(document.querySelector('.pk-current')).outlineStyle"
    assert page.browser.execute_script(outline) == "solid"
    ActionChains(page.browser).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
    page.until(lambda: len(widget.selection) == len(names))


def test_tab_reaches_each_control(page: Page) -> None:
    page.until(lambda: len(page.titles()) > 5)
    page.browser.execute_script("document.querySelector('[name=text]').focus()")
    seen = []
    for _ in range(20):
        where = page.focused()
        seen.append(where.get_attribute("name") or where.get_attribute("role") or where.text)
        outline = where.value_of_css_property("outline-style")
        assert outline == "solid", f"the focus on {seen[-1]} is not visible"
        if seen[-1] == "grid":
            break
        page.press(Keys.TAB)
    assert seen[:3] == ["text", "category", "channel"]
    assert seen[-4:] == ["Cards", "Map", "Select all", "grid"]


def test_activation_needs_a_confirmation(
    page: Page, sandbox: Handle, picture: Callable[..., Path]
) -> None:
    def activations() -> int:
        return len(sandbox.ledger("attribution"))

    page.until(lambda: len(page.titles()) > 5)
    page.choose("component", "cta")
    page.until(lambda: page.host._widget.filters == {"component": "cta"})
    page.until(lambda: page.titles()[0] == page.host._widget.filtered[0].name)
    page.click(".pk-rows .pk-title", 0)
    page.button("Activate…").click()
    dialog = page.one("dialog")
    assert page.until(lambda: page.focused().text) == "Cancel"
    assert page.host._widget.filtered[0].name in dialog.text
    picture("explore-confirm")
    page.press(Keys.ESCAPE)
    page.until(lambda: not dialog.is_displayed())
    page.button("Activate…").click()
    page.one("dialog")
    page.press(Keys.ENTER)  # on Cancel
    page.until(lambda: not dialog.is_displayed())
    assert activations() == 0
    page.button("Activate…").click()
    page.one("dialog .pk-main-action").click()
    assert page.one(".pk-notice").text.startswith("Activated.")
    assert activations() == 1
    page.until(lambda: not page.all(".pk-detail .pk-main-action"))  # its button is gone
    assert [message["kind"] for message in page.host.received].count("activate") == 1


def test_failures_and_unknown_outcomes_are_shown(
    page: Page, sandbox: Handle, picture: Callable[..., Path]
) -> None:
    page.until(lambda: len(page.titles()) > 5)
    page.click(".pk-rows .pk-title", 0)
    reset = {"match": {"operation": "offers.*"}, "reset": True, "times": -1}
    refused = {"match": {"operation": "offers.*"}, "status": 403, "times": -1}
    for fault, begins in ((reset, "Outcome unknown: "), (refused, "Not activated: ")):
        sandbox.clear_faults()
        sandbox.faults(fault)
        page.button("Activate…").click()
        page.one("dialog .pk-main-action").click()
        page.until(lambda begins=begins: page.one(".pk-notice").text.startswith(begins))
        picture(f"explore-{begins.split()[0].lower()}")
    page.host._widget._lists.kard.close()
    page.button("Activate…").click()
    page.one("dialog .pk-main-action").click()
    page.until(lambda: "closed" in page.one(".pk-notice").text)
    page.button("Dismiss").click()
    page.until(lambda: not page.all(".pk-notice")[0].is_displayed())


def test_cards_and_map(page: Page, sandbox: Handle, picture: Callable[..., Path]) -> None:
    page.button("Cards").click()
    page.until(lambda: len(page.all(".pk-card")) == 12)
    picture("explore-cards", page.one(""))
    page.one(".pk-card input").click()
    page.until(lambda: len(page.host._widget.selection) == 1)
    page.button("Show 12 more").click()
    page.until(lambda: len(page.all(".pk-card")) == 24)
    assert not page.all("img")  # a picture is loaded when its button is pressed
    page.button("Map").click()
    asked = page.button("Read locations")
    assert not any(entry["operation"] == "locations.list" for entry in sandbox.log())
    asked.click()
    page.one("svg")
    assert len(page.all(".pk-places li")) == 100
    picture("explore-map", page.one(""))
    page.choose("channel", "ONLINE")
    page.until(lambda: "places" in page.one(".pk-map .pk-faint").text)


def test_two_users_are_compared(shown: Callable[..., Page], picture: Callable[..., Path]) -> None:
    better = offers(5, 6, userReward={"type": "PERCENT", "value": 7})
    page = shown(made(offers(1, 2, 3, 4, 5, 6), [*offers(3, 4), *better, *offers(7)]), style=LIGHT)
    page.waits_for("7 offers · 0 selected")
    marks = [each.text for each in page.all(".pk-where")]
    assert marks == ["Only A", "Only A", "Both", "Both", *["Different reward"] * 2, "Only B"]
    page.choose("users", "different")
    page.waits_for("2 of 7 offers · 0 selected")
    page.click(".pk-rows .pk-title", 0)
    assert page.all(".pk-two")[0].text == "A: 2.5 % cash back\nB: 7 % cash back"
    assert page.button("Activate for A…") and page.button("Activate for B…")
    picture("explore-compare", page.one(""))


def test_five_thousand_offers(shown: Callable[..., Page]) -> None:
    page = shown(made(offers(*range(5000))))
    page.waits_for("5,000 offers · 0 selected")
    page.browser.execute_script("document.querySelector('.pk-scroll').scrollTop = 1e9")
    page.until(lambda: page.titles() and page.titles()[-1] == "Shop 4999")
    assert len(page.all(".pk-rows .pk-row")) < 40
    page.browser.execute_script("document.querySelector('.pk-scroll').scrollTop -= 500")
    page.until(lambda: page.titles()[-1] < "Shop 4999" and "" not in page.titles())
    assert page.titles() == sorted(page.titles())  # elements are in the order of the rows
    page.field("text").send_keys("49")
    page.until(lambda: page.host._widget.filters == {"text": "49"})
    page.until(lambda: page.titles()[0] == "Shop 0049")


def test_texts_of_the_api_do_nothing(shown: Callable[..., Page]) -> None:
    mean = "<img src=x onerror=window.hit=1><script>window.hit=1</script>\x1b[31m\u202e"
    parts = {"tags": [mean], mean: 1}
    page = shown(made(offers(1, name=mean, terms=mean, components=parts, purchaseChannel=[mean])))
    page.until(lambda: len(page.titles()) == 1)
    page.click(".pk-rows .pk-title", 0)
    assert "<img" in page.one(".pk-detail .pk-html").text
    page.button("Cards").click()
    page.one(".pk-card")
    assert page.browser.execute_script("return window.hit ?? null") is None
    assert not page.all("img") and len(page.all(".pk-html script")) == 0


def test_two_views_show_one_state(shown: Callable[..., Page]) -> None:
    page = shown(made(offers(*range(30))))
    page.waits_for("30 offers · 0 selected")
    again = "import('/widget.js').then((m) => { const el = document.createElement('div');"
    again += "document.body.append(el); m.default.render({model: window.model, el}) })"
    page.browser.execute_script(again)
    page.until(lambda: len(page.all(".pk-status")) == 2 and page.all(".pk-status")[1].text)
    page.field("text").send_keys("0007")
    page.until(
        lambda: (
            [each.text for each in page.all(".pk-status")] == ["1 of 30 offers · 0 selected"] * 2
        )
    )
    page.until(lambda: page.all("[name=text]")[1].get_attribute("value") == "0007")
    page.all(".pk-rows .pk-title")[-1].click()
    page.until(lambda: [each.is_displayed() for each in page.all(".pk-detail")] == [False, True])


def test_what_is_typed_is_not_overwritten(shown: Callable[..., Page]) -> None:
    """By a state that the kernel sent before it knew of it."""
    page = shown(made(offers(*range(30))))
    page.waits_for("30 offers · 0 selected")
    widget, older = page.host._widget, []
    send, widget.send = widget.send, older.append
    widget._send_state()
    widget.send = send
    script = "const field = document.querySelector('[name=text]'); field.value = '0007';"
    script += "field.dispatchEvent(new Event('input')); deliver(arguments[0]); return field.value"
    assert page.browser.execute_script(script, older[0]) == "0007"
    page.until(lambda: widget.filters == {"text": "0007"})


def test_without_a_kernel_it_shows_what_to_do(shown: Callable[..., Page]) -> None:
    page = shown(made(offers(1)), answers=False)
    assert page.one(".pk-notice").text.startswith("No kernel answers. Run the cell again")


@pytest.mark.parametrize("theme", ["light", "dark", "jupyter-light", "jupyter-dark"])
def test_contrast(
    theme: str,
    shown: Callable[..., Page],
    prefer: Callable[[str], None],
    picture: Callable[..., Path],
) -> None:
    prefer(theme.removeprefix("jupyter-"))
    style = {"jupyter-light": LIGHT, "jupyter-dark": DARK}.get(theme, "")
    soon = offers(3, expirationDate=(datetime.now(timezone.utc) + timedelta(days=2)).isoformat())
    better = offers(2, userReward={"type": "FLAT", "value": 7})
    page = shown(made([*offers(1, 2), *soon], [*better, *offers(4)]), style=style)
    page.until(lambda: len(page.titles()) == 4)
    page.click(".pk-mark", 1)
    page.click(".pk-rows .pk-title", 1)
    page.one(".pk-detail")
    page.host._widget.send({"kind": "problem", "text": "A problem", "advice": "What to do"})
    page.one(".pk-notice")
    picture(f"explore-{theme}", page.one(""))
    texts = contrasts(page.browser, page.one(""))
    assert len(texts) > 40 and [text for text in texts if text[1] < 4.5] == []
    page.button("Activate for A…").click()
    texts = contrasts(page.browser, page.one("dialog"))
    assert len(texts) == 6 and [text for text in texts if text[1] < 4.5] == []
