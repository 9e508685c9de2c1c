"""Headers of the caller's own: where they go, where they never go, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from replies import offer, page
from server import Server, reply

import libperk
from libperk import errors

USER = {"id": "u", "enrolled_rewards": ["CARDLINKED"]}
TRACE = "00000000-0000-4000-8000-000000000001"
LOGIN = reply({"access_token": "t", "expires_in": 3600})


def sent(server: Server, *names: str) -> list[list[str | None]]:
    return [[request.headers.get(name) for name in names] for request in server.requests]


def test_every_request_to_the_api_has_them_and_no_login(server: Server) -> None:
    server.script = [LOGIN, reply(page(offer(1), after="b")), reply(page(offer(2)))]
    settings = {"client_id": "c", "client_secret": "s", "organization_id": "o"}
    with libperk.Kard(
        base_url=server.url, headers={"X-A": "client", "X-B": "client"}, **settings
    ) as kard:
        assert len(kard.offers.list("u", headers={"x-b": "call", "X-Trace": TRACE}).list()) == 2
    assert sent(server, "x-a", "x-b", "x-trace") == [[None] * 3, *[["client", "call", TRACE]] * 2]


def test_each_kind_of_call_takes_them(server: Server) -> None:
    with libperk.Kard(
        base_url=server.url, token="t", organization_id="o", headers={"X-A": "client"}
    ) as kard:
        own: dict[str, Any] = {"headers": {"X-B": "call"}}
        server.script = [
            reply({"data": {"type": "user", "id": "u", "attributes": {"enrolledRewards": []}}})
        ]
        kard.users.get("u", **own)
        kard.users.modify("u", zip_code="1", **own)
        kard.request("GET", "/v2/x", **own)
        server.script = [reply({"data": [{"type": "user", "id": "u"}]}, 201)]
        assert kard.users.create_many([USER] * 101, **own).accepted
        server.script = [
            reply(page(offer(1))),
            reply({"data": {"type": "offerAttribution", "id": "e", "attributes": {}}}, 201),
        ]
        found = kard.offers.list("u", **own).first()
        assert found is not None
        found.activate(**own)
        kard.users.get("u")
    assert sent(server, "x-a", "x-b") == [*[["client", "call"]] * 8, ["client", None]]


def test_signed_urls_get_none(server: Server) -> None:
    server.script = [reply("bytes")]
    with libperk.Kard(
        base_url=server.url, token="t", organization_id="o", headers={"X-A": "client"}
    ) as kard:
        kard.download(server.url + "/file")
        kard.upload(server.url + "/file", b"x")
    assert sent(server, "x-a") == [[None], [None]]


def test_a_client_for_another_issuer_has_them_too(server: Server) -> None:
    server.script = [LOGIN, reply({"data": {"type": "organization", "id": "o", "attributes": {}}})]
    with libperk.Kard(
        base_url=server.url,
        client_id="c",
        client_secret="s",
        organization_id="o",
        headers={"X-A": "1"},
    ) as kard:
        kard.for_issuer("i").organization.get()
    assert sent(server, "x-a") == [[None], ["1"]]


def test_the_environment_gives_them_as_json(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERK_HEADERS", '{"X-A": "environment"}')
    server.script = [reply({"message": "pong", "status": "ok"})]
    with libperk.Kard(base_url=server.url, token="t", organization_id="o") as kard:
        kard.ping.get()
    assert sent(server, "x-a") == [["environment"]]


@pytest.mark.parametrize(
    ("headers", "kind", "message"),
    [
        (
            {"Authorization": "x"},
            errors.InputError,
            "headers: 'Authorization' is set by the library itself; leave it out",
        ),
        (
            {"X-A": "a\r\nHost: b"},
            errors.InputError,
            "headers: the value of 'X-A' must be printable ASCII without line breaks",
        ),
        (
            {"X A": "1"},
            errors.InputError,
            "headers: a header's name may contain letters, digits and dashes only",
        ),
        ({"X-A": 1}, errors.WrongTypeError, "headers: the value of 'X-A' must be a string"),
        (["X-A"], errors.WrongTypeError, "headers: "),
    ],
)
def test_wrong_ones_are_refused_alike(
    kard: libperk.Kard, server: Server, headers: Any, kind: type, message: str
) -> None:
    for attempt in (
        lambda: libperk.Kard(token="t", organization_id="o", headers=headers),
        lambda: kard.ping.get(headers=headers),
    ):
        with pytest.raises(kind) as caught:
            attempt()
        assert message in str(caught.value)
    assert server.requests == []


def test_they_are_not_shown(kard: libperk.Kard) -> None:
    with libperk.Kard(
        token="t", organization_id="o", headers={"X-Api-Key": "key-of-a-gateway"}
    ) as own:
        shown = own.explain("ping.get")
        assert shown["headers"]["X-Api-Key"] == "***"
        assert "key-of-a-gateway" not in repr(own) + str(shown)
