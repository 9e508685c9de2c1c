"""Links out of replies: a client goes nowhere but to its own origin. A second server on another
port proves that nothing arrives there, least of all the token."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from leaks import refused
from server import Server, reply

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

USER = "sandbox-user-1"
LIST = {"operation": "offers.list"}


@pytest.fixture
def elsewhere() -> Iterator[Server]:
    """A server that would gladly answer, and that must never be asked."""
    with Server() as running:
        running.script = [reply({"data": []})]
        yield running
        assert running.requests == [], "a request went elsewhere"


def addresses(elsewhere: Any, own: str) -> dict[str, str]:
    there, here = elsewhere.url.removeprefix("http://"), own.removeprefix("http://")
    port = there.rpartition(":")[2]
    return {
        "another port": f"{elsewhere.url}/v2/x",
        "another name": f"http://localhost:{port}/v2/x",
        "without scheme": f"//{there}/v2/x",
        "own host as user": f"http://{here}@{there}/v2/x",
        "own host as user and password": f"http://127.0.0.1:x@{there}/v2/x",
        "own host in front": f"{own}.{there}/v2/x",
        "backslashes": f"\\\\{there}\\v2\\x",
        "slash and backslash": f"/\\{there}/v2/x",
        "blanks in front": f"  {elsewhere.url}/v2/x",
        "a tab inside": f"ht\ttp://{there}/v2/x",
        "another scheme": own.replace("http:", "https:") + "/v2/x",
        "no web address": "file:///etc/hostname",
        "capitals": f"HTTP://{there}/v2/x",
        "percent in the host": f"http://127.0.0.1%3A{port}/v2/x",
    }


KINDS = list(addresses(SimpleNamespace(url="http://h:1"), "http://h:2"))


def first_offer(client: libperk.Kard) -> Any:
    [page] = client.offers.list(USER, supported_components="all", page_size=1, max_pages=1).pages()
    return page[0]


def with_link(client: libperk.Kard, sandbox: Handle, url: str) -> Any:
    """The first offer of the sandbox, its button leading to `url`."""
    body: dict[str, Any] = {"data": [first_offer(client).raw]}
    body["data"][0]["attributes"]["components"]["cta"] = {
        "buttonText": "Go",
        "action": {"method": "POST", "url": url},
    }
    sandbox.faults({"match": LIST, "status": 200, "body": body})
    return first_offer(client)


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_that_leads_elsewhere_is_refused(
    sandbox: Handle, shopper: libperk.Kard, elsewhere: Server, kind: str
) -> None:
    offer = with_link(shopper, sandbox, addresses(elsewhere, sandbox.url)[kind])
    before = len(sandbox.log())
    with refused(errors.InputError) as caught:
        offer.activate()
    assert caught.value.attempts == 0
    assert len(sandbox.log()) == before and sandbox.ledger() == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_escape_hatch_stays_at_home(
    sandbox: Handle, shopper: libperk.Kard, elsewhere: Server, kind: str
) -> None:
    shopper.subscriptions.list()
    before = len(sandbox.log())
    with refused(errors.InputError):
        shopper.request("GET", addresses(elsewhere, sandbox.url)[kind])
    assert len(sandbox.log()) == before


def test_another_origin_is_named_as_such(shopper: libperk.Kard, elsewhere: Server) -> None:
    with refused(errors.OriginError) as caught:
        shopper.request("GET", elsewhere.url + "/v2/x")
    assert "origin" in str(caught.value).lower()


@pytest.mark.parametrize("kind", KINDS)
def test_a_next_link_elsewhere_is_not_followed(
    sandbox: Handle, shopper: libperk.Kard, elsewhere: Server, kind: str
) -> None:
    """Only its cursor is taken, and asked for at home."""
    link = addresses(elsewhere, sandbox.url)[kind] + "?page%5Bafter%5D=stolen"
    body = {"data": [first_offer(shopper).raw], "links": {"next": link}}
    sandbox.faults(
        {"match": LIST, "status": 200, "body": body},
        {"match": LIST, "status": 200, "body": {"data": []}},
    )
    assert len(shopper.offers.list(USER).list()) == 1
    last = sandbox.log()[-1]
    assert last["path"] == f"/v2/issuers/organization-1/users/{USER}/offers"
    assert last["query"] in ("page[after]=stolen", "page%5Bafter%5D=stolen")


def test_a_button_at_home_is_followed_exactly_as_given(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    path = f"/v2/issuers/organization-1/users/{USER}/offers/an%2Fid/activate?from=a+b&x=%E2%82%AC"
    for url in (path, sandbox.url + path):
        offer = with_link(shopper, sandbox, url)
        with refused(errors.NotFoundError):
            offer.activate()
        last = sandbox.log()[-1]
        assert last["method"] == "POST" and last["path"] == path.partition("?")[0]
        assert last["query"].startswith("from=a+b&x=%E2%82%AC") and last["authorized"]


def test_an_action_of_no_sense_is_refused(
    sandbox: Handle, shopper: libperk.Kard, elsewhere: Server
) -> None:
    for url in ("", " ", "\r\n", "http://", "http:///x"):
        offer = with_link(shopper, sandbox, url)
        before = len(sandbox.log())
        with refused(errors.PerkError):
            offer.activate()
        assert len(sandbox.log()) == before


def test_the_token_goes_to_no_token_endpoint(sandbox: Handle) -> None:
    """Credentials go to token_url, the token to base_url, and neither to the other."""
    told = sandbox.credentials
    with Server() as api:
        api.script = [reply({"data": []})]
        names = ("client_id", "client_secret", "organization_id")
        settings = {name: told[name] for name in names}
        with libperk.Kard(base_url=api.url, token_url=told["token_url"], **settings) as client:
            client.subscriptions.list()
            client.subscriptions.list()
        assert [entry["operation"] for entry in sandbox.log()] == ["auth.token_basic_form"]
        assert all(
            request.headers["authorization"].startswith("Bearer sandbox-token-")
            for request in api.requests
        )
        assert len(api.requests) == 2
