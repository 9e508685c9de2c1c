"""A headless Chromium of the system for all tests of a session, and a loopback server for what it
shows. Nothing leaves the machine: names are not resolved, and each request of a page is looked at.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from site_server import Site

PICTURES = Path(__file__).parents[2] / "build" / "pictures"

QUIET = (
    "--headless=new",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",  # /dev/shm of a container is small
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-search-engine-choice-screen",
    "--disable-sync",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--password-store=basic",
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for the session, with a separate profile. It ends with the session, however
    the tests went. Both paths are given, so selenium has nothing to download."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert chromium and driver, "tools/setup browser installs chromium and chromedriver"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    for argument in QUIET:
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium refuses to start as root otherwise
    running = webdriver.Chrome(options=options, service=Service(executable_path=driver))
    try:
        yield running
    finally:
        running.quit()


def requests_of(browser: webdriver.Chrome) -> list[str]:
    """What pages asked for since the last look."""
    entries = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [
        entry["params"]["request"]["url"]
        for entry in entries
        if entry["method"] == "Network.requestWillBeSent"
    ]


def leaves(url: str) -> bool:
    parts = urlsplit(url)
    inner = ("about", "blob", "chrome", "data", "file")
    return parts.scheme not in inner and parts.hostname != "127.0.0.1"


@pytest.fixture(autouse=True)
def nothing_leaves(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test whose pages asked another machine for anything, or raised an error in a script.
    Each test begins with an empty page of ordinary size and the light theme."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser: Any = request.getfixturevalue("browser")
    browser.set_window_size(1000, 800)
    theme(browser, "light")
    yield
    browser.get("about:blank")
    left = [url for url in requests_of(browser) if leaves(url)]
    errors = [entry for entry in browser.get_log("browser") if entry["source"] == "javascript"]
    assert left == [], "a page asked another machine"
    assert errors == [], "a script of a page failed"


def theme(browser: webdriver.Chrome, name: str) -> None:
    """What the system of the reader prefers: "light" or "dark"."""
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": name}]},
    )


@pytest.fixture
def prefer(browser: webdriver.Chrome) -> Callable[[str], None]:
    return lambda name: theme(browser, name)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def picture(browser: webdriver.Chrome) -> Callable[..., Path]:
    """Keeps what the browser shows, or one element of it, as build/pictures/NAME.png."""

    def keep(name: str, element: Any = None) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        kept = element.screenshot(str(path)) if element else browser.save_screenshot(str(path))
        assert kept, "the picture was not written"
        return path

    return keep
