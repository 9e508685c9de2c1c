"""The browser itself: it shows pages, keeps pictures, and reaches nothing but this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import leaves, requests_of
from selenium.webdriver import Chrome
from site_server import Site

PNG = b"\x89PNG\r\n\x1a\n"


def test_page_is_shown(
    browser: Chrome, site: Site, picture: Callable[..., Path], prefer: Callable[[str], None]
) -> None:
    browser.get(site.page("<style>:root{color-scheme:light dark}</style><h1>Offers</h1>"))
    assert browser.find_element("tag name", "h1").text == "Offers"
    assert site.asked == ["/page"]
    assert picture("browser").read_bytes().startswith(PNG)
    dark = "return matchMedia('(prefers-color-scheme: dark)').matches"
    assert browser.execute_script(dark) is False
    prefer("dark")
    assert browser.execute_script(dark) is True


@pytest.mark.parametrize("url", ["http://perk.example/", "https://192.0.2.1/"])
def test_other_machines_are_not_reached(browser: Chrome, site: Site, url: str) -> None:
    browser.get(site.page(""))
    asked = "fetch(arguments[0], {mode: 'no-cors'}).then(() => arguments[1]('reached'), "
    asked += "() => arguments[1]('failed'))"
    assert browser.execute_async_script(asked, url) == "failed"
    assert "ERR_NAME_NOT_RESOLVED" in browser.get_log("browser")[-1]["message"]
    assert [asked for asked in requests_of(browser) if leaves(asked)] == [url]
