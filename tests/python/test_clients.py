"""Clients: settings, methods made from the table, paging, activation, and what is refused before
anything is sent."""

from __future__ import annotations

import inspect
import pickle
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import pytest
from replies import CATEGORY, offer, page
from server import Request, Server, reply

import libperk
from libperk import errors
from libperk.table import load as table

PONG = reply({"message": "pong", "status": "ok"})
USER = reply({"data": {"type": "user", "id": "u", "attributes": {}}})


def test_pages_are_fetched_as_the_walk_gets_there(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(page(offer(1), offer(2), after="c%3D=")), reply(page(offer(3)))]
    offers = kard.offers.list("u-1", include="categories", search="tea & cake")
    assert "offers.list" in repr(offers) and server.requests == []
    walk = iter(offers)
    assert [next(walk).id, next(walk).id, len(server.requests)] == ["o1", "o2", 1]
    assert [each.id for each in walk] == ["o3"]
    queries = [dict(parse_qsl(request.query)) for request in server.requests]
    assert queries[0] == {"filter[search]": "tea & cake", "include": "categories"}
    assert queries[1] == {**queries[0], "page[after]": "c=="}


def test_every_iteration_starts_at_the_first_page(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(page(offer(1)))]
    offers = kard.offers.list("u-1")
    assert [offers.list(), offers.list()] == [[offers.first()]] * 2
    assert len(server.requests) == 3


def test_pages_can_be_resumed(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(page(offer(1), after="abc", meta={"total": 2})), reply(page(offer(2)))]
    first = next(kard.offers.list("u-1").pages())
    assert (
        first.cursor == "abc"
        and first.meta is not None
        and first.meta["total"] == 2
        and first.status == 200
    )
    assert first.included[0].attributes == CATEGORY["attributes"]
    (last,) = kard.offers.list("u-1", page_after=first.cursor).pages()
    assert last.cursor is None and server.requests[-1].query == "page%5Bafter%5D=abc"


def test_an_empty_list_has_no_first(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(page())]
    assert kard.offers.list("u-1").first() is None


def test_behind_a_gateway_every_request_stays_below_its_path(server: Server) -> None:
    event = {
        "type": "offerAttribution",
        "id": "e1",
        "attributes": {"entityId": "o1", "eventCode": "ACTIVATE"},
    }
    server.script = [
        reply(page(offer(1), after="b")),
        reply(page()),
        reply(page(offer(1))),
        reply({"data": event}, 201),
        PONG,
    ]
    with libperk.Kard(base_url=server.url + "/kard", token="t", organization_id="org-1") as kard:
        assert len(kard.offers.list("u-1").list()) == 1
        found = kard.offers.list("u-1").first()
        assert found is not None
        found.activate()
        for path in ("v2/ping", "/v2/ping", "/kard/v2/ping", server.url + "/v2/ping"):
            kard.request("GET", path)
    offers = "/kard/v2/issuers/org-1/users/u-1/offers"
    assert [request.path for request in server.requests] == [offers] * 3 + [
        offers + "/o1/activate"
    ] + ["/kard/v2/ping"] * 4


def test_an_offer_is_activated_by_its_own_link(kard: libperk.Kard, server: Server) -> None:
    event = {
        "type": "offerAttribution",
        "id": "e1",
        "attributes": {"entityId": "o1", "eventCode": "ACTIVATE"},
    }
    server.script = [
        reply(page(offer(1))),
        reply({"data": event, "included": [offer(1, cta=False)]}, 201),
    ]
    found = kard.offers.list("u-1", supported_components=["cta", "tags"]).first()
    assert found is not None
    made = found.activate()
    sent = server.requests[-1]
    assert (sent.method, sent.path) == ("POST", "/v2/issuers/org-1/users/u-1/offers/o1/activate")
    assert parse_qsl(sent.query) == [
        ("from", "list"),
        ("supportedComponents", "cta"),
        ("supportedComponents", "tags"),
        ("include", "offer"),
    ]
    assert sent.headers["authorization"] == "Bearer tok-en-1"
    assert (
        made.offer.id == "o1"
        and made.offer.components.cta is None
        and found.components.cta is not None
    )


def test_all_components_of_a_listing_are_named_in_its_links(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [
        reply(page(offer(1))),
        reply({"data": {"type": "offerAttribution", "id": "e1", "attributes": {}}}, 201),
    ]
    found = kard.offers.list("u-1", supported_components="all").first()
    assert found is not None and found.activate().offer is None
    asked = [
        [value for name, value in parse_qsl(sent.query) if name == "supportedComponents"]
        for sent in server.requests
    ]
    assert asked[0] == asked[1] and len(asked[0]) > 5


def test_an_offer_without_link_is_activated_by_id(kard: libperk.Kard, server: Server) -> None:
    server.script = [
        reply(page(offer(1, cta=False))),
        reply({"data": {"type": "offerAttribution", "id": "e1"}}, 201),
    ]
    found = kard.offers.list("u-1").first()
    assert found is not None
    found.activate()
    assert (
        server.requests[-1].path.endswith("/offers/o1/activate")
        and server.requests[-1].query == "include=offer"
    )


def test_a_link_to_another_host_is_not_followed(kard: libperk.Kard, server: Server) -> None:
    strange = offer(1)
    strange["attributes"]["components"]["cta"]["action"]["url"] = (
        "https://elsewhere.example.test/activate"
    )
    server.script = [reply(page(strange))]
    found = kard.offers.list("u-1").first()
    assert found is not None
    with pytest.raises(errors.OriginError):
        found.activate()
    assert len(server.requests) == 1


def test_an_offer_that_no_client_listed_says_so(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(page(offer(1)))]
    with pytest.raises(errors.StateError, match="copied to another process"):
        pickle.loads(pickle.dumps(kard.offers.list("u-1").first())).activate()


def test_part_of_a_batch_may_be_refused(kard: libperk.Kard, server: Server) -> None:
    refused = {"status": "400", "title": "Bad", "detail": "no", "id": "u-2"}
    server.script = [
        reply({"data": [{"type": "user", "id": "u-1", "attributes": {}}], "errors": [refused]}, 207)
    ]
    result = kard.users.create(
        [{"id": "u-1", "enrolled_rewards": []}, {"id": "u-2", "enrolled_rewards": []}]
    )
    assert (
        result.status == 207
        and [user.id for user in result] == ["u-1"]
        and result.errors == [refused]
    )


def test_plain_replies_are_plain_values(server: Server) -> None:
    server.script = [reply('"done"')]
    with libperk.KardLegacy(base_url=server.url, token="t") as legacy:
        assert legacy.users.delete("u") == "done"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"done"', "done"),
        ("5", 5),
        ("null", None),
        ('{"data": null}', None),
        ('{"data": [1, 2]}', [1, 2]),
    ],
)
def test_a_raw_call_takes_any_value(
    kard: libperk.Kard, server: Server, body: str, expected: Any
) -> None:
    server.script = [reply(body)]
    document = kard.request("GET", "/v2/anything")
    assert document is not None and document.data == expected


@pytest.mark.parametrize("body", ['"done"', "5", "null", '{"data": null}', '{"data": [1, 2]}'])
def test_a_value_is_no_resource(kard: libperk.Kard, server: Server, body: str) -> None:
    server.script = [reply(body)]
    with pytest.raises(errors.UnexpectedReplyError, match="promised: a resource with type and id"):
        kard.users.get("u")


def test_the_escape_hatch(kard: libperk.Kard, server: Server) -> None:
    server.script = [PONG]
    document = kard.request(
        "POST", "/v2/new/thing?a=b", params={"c": [1, 2], "d": True}, json={"price": 19.99}
    )
    assert document is not None and document.data == {"message": "pong", "status": "ok"}
    sent = server.requests[0]
    assert (sent.method, sent.path, sent.body) == ("POST", "/v2/new/thing", b'{"price":19.99}')
    assert parse_qsl(sent.query) == [("a", "b"), ("c", "1"), ("c", "2"), ("d", "true")]


REFUSED = [
    (lambda k: k.offers.list(), errors.MissingError, "user_id"),
    (lambda k: k.offers.list("u", serach=1), errors.UnknownNameError, "serach"),
    (lambda k: k.offers.list("u", sort="price"), errors.UnknownNameError, "sort"),
    (lambda k: k.offers.list("u", page_size="ten"), errors.WrongTypeError, "page_size"),
    (lambda k: k.offers.list("u", page_size=0), errors.OutOfRangeError, "page_size"),
    (lambda k: k.offers.list(7), errors.WrongTypeError, "user_id"),
    (lambda k: k.offers.list(2**64), errors.OutOfRangeError, "user_id"),
    (lambda k: k.users.get("u", organization_id=""), errors.InputError, "organization_id"),
    (lambda k: k.attributions.create("u", []), errors.InputError, "events"),
    (
        lambda k: k.attributions.create("u", [{"event_date": datetime(2026, 1, 1)}]),
        errors.InputError,
        "events/0/event_date",
    ),
    (
        lambda k: k.users.create([{"id": "u", "enrolled_rewards": [1]}]),
        errors.InputError,
        "users/0/enrolled_rewards/0",
    ),
    (lambda k: k.request("GET", "https://elsewhere.example.test/x"), errors.OriginError, "url"),
    (lambda k: k.request("GE T", "/x"), errors.InputError, None),
]


@pytest.mark.parametrize(("call", "kind", "pointer"), REFUSED)
def test_bad_arguments_are_refused_before_anything_is_sent(
    kard: libperk.Kard,
    server: Server,
    call: Any,
    kind: type[libperk.PerkError],
    pointer: str | None,
) -> None:
    with pytest.raises(kind) as caught:
        call(kard)
    assert pointer is None or caught.value.pointer == pointer
    assert server.requests == []


def test_too_many_or_doubled_positions_are_refused(kard: libperk.Kard) -> None:
    with pytest.raises(TypeError, match="by position: user_id;"):
        kard.offers.list("u", "org")
    with pytest.raises(TypeError, match="user_id twice"):
        kard.offers.list("u", user_id="u")


def test_strict_can_be_turned_off(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply(page())]
    kard.offers.list("u", sort="price", brandNew="x", strict=False).list()
    assert dict(parse_qsl(server.requests[0].query)) == {"sort": "price", "brandNew": "x"}
    with libperk.Kard(base_url=server.url, token="t", organization_id="o", strict=False) as loose:
        loose.offers.list("u", sort="price").list()


def test_a_strange_user_id_stays_one_segment(kard: libperk.Kard, server: Server) -> None:
    server.script = [USER]
    kard.users.get("bob/../../x?y#z")
    assert server.requests[0].path == "/v2/issuers/org-1/users/bob%2F..%2F..%2Fx%3Fy%23z"


def test_the_organization_may_be_given_per_call(kard: libperk.Kard, server: Server) -> None:
    server.script = [USER]
    kard.users.get("u", organization_id="other")
    assert server.requests[0].path == "/v2/issuers/other/users/u"


def test_without_organization_a_call_says_so(server: Server) -> None:
    with (
        libperk.Kard(base_url=server.url, token="t") as client,
        pytest.raises(errors.MissingError, match="organization_id"),
    ):
        client.offers.list("u")


# ---- settings ----


def test_settings_come_from_the_environment_when_the_client_is_made(
    monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    monkeypatch.setenv("PERK_ORGANIZATION_ID", "org-env")
    monkeypatch.setenv("PERK_TOKEN", "token-env")
    monkeypatch.setenv("PERK_BASE_URL", server.url)
    monkeypatch.setenv("PERK_CLIENT_ID", "")
    server.script = [USER]
    with libperk.Kard() as client, libperk.Kard(organization_id="org-arg") as other:
        monkeypatch.delenv("PERK_ORGANIZATION_ID")
        client.users.get("u")
        other.users.get("u")
    assert [request.path.split("/")[3] for request in server.requests] == ["org-env", "org-arg"]
    assert server.requests[0].headers["authorization"] == "Bearer token-env"


def test_each_provider_has_its_own_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERK_CAPILLARY_BASE_URL", "https://cluster.example.test")
    assert "cluster.example.test" in repr(libperk.Capillary(token="t"))
    with pytest.raises(errors.MissingError, match="base_url"):
        monkeypatch.delenv("PERK_CAPILLARY_BASE_URL")
        libperk.Capillary(token="t")


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"client": "x"}, errors.UnknownNameError),
        ({"environment": "moon"}, errors.UnknownNameError),
        ({"timeout_ms": "soon"}, errors.InputError),
        ({"timeout_ms": 1.5}, errors.WrongTypeError),
        ({"base_url": "not a url"}, errors.InputError),
        ({"proxy": ["x"]}, errors.WrongTypeError),
    ],
)
def test_bad_settings_are_refused(settings: dict[str, Any], kind: type[Exception]) -> None:
    with pytest.raises(kind):
        libperk.Kard(token="t", **settings)


def test_secrets_are_not_printed_and_not_pickled(server: Server) -> None:
    client = libperk.Kard(
        base_url=server.url, client_id="name", client_secret="s3cret", organization_id="org-1"
    )
    shown = f"{client!r} {client.offers!r} {vars(client)!r}"
    assert "s3cret" not in shown and "org-1" in shown
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)
    with pytest.raises(TypeError):
        pickle.dumps(libperk.webhooks.Verifier("key"))


def test_a_closed_client_says_so(kard: libperk.Kard) -> None:
    kard.close()
    kard.close()
    assert repr(kard) == "<Kard: closed>"
    for call in (
        lambda: kard.ping.get(),
        lambda: kard.offers.list("u"),
        lambda: kard.request("GET", "/x"),
        kard.__enter__,
    ):
        with pytest.raises(errors.StateError):
            call()


# ---- tokens ----


def login(token: str, life: int = 3600) -> Any:
    return reply({"access_token": token, "expires_in": life, "token_type": "Bearer"})


def by_path(request: Request) -> Any:
    return login("fetched") if request.path.endswith("/auth/token") else USER


def test_a_client_logs_in_once(server: Server) -> None:
    server.script = [by_path]
    with libperk.Kard(
        base_url=server.url, client_id="name", client_secret="s3cret", organization_id="org-1"
    ) as client:
        client.users.get("u")
        client.users.get("u")
    assert [request.headers.get("authorization", "")[:6] for request in server.requests] == [
        "Basic ",
        "Bearer",
        "Bearer",
    ]


def test_a_token_function_is_asked_when_needed(server: Server) -> None:
    given: Any = iter(["one", ("two", 60)])
    server.script = [USER, reply({}, 401), USER]
    with libperk.Kard(
        base_url=server.url, token=lambda: next(given), organization_id="org-1"
    ) as client:
        client.users.get("u")
        client.users.get("u")
    assert [request.headers["authorization"] for request in server.requests] == [
        "Bearer one",
        "Bearer one",
        "Bearer two",
    ]


def test_an_exception_of_the_token_function_comes_through(server: Server) -> None:
    def broken() -> str:
        raise LookupError("no vault")

    with (
        libperk.Kard(base_url=server.url, token=broken, organization_id="org-1") as client,
        pytest.raises(LookupError, match="vault"),
    ):
        client.users.get("u")


def test_a_refused_login_is_an_auth_error_without_secrets(server: Server) -> None:
    server.script = [reply({"error": "invalid_client s3cret"}, 401)]
    with libperk.Kard(
        base_url=server.url, client_id="name", client_secret="s3cret", organization_id="org-1"
    ) as client:
        with pytest.raises(errors.AuthError) as caught:
            client.users.get("u")
        assert "s3cret" not in str(caught.value)


# ---- what the methods show of themselves ----


def test_methods_have_signatures_and_docstrings(kard: libperk.Kard) -> None:
    shape = inspect.signature(kard.offers.list)
    assert next(iter(shape.parameters)) == "user_id"
    assert shape.parameters["search"].kind is inspect.Parameter.KEYWORD_ONLY
    assert shape.parameters["user_id"].default is inspect.Parameter.empty
    assert "organization_id" in inspect.signature(libperk.Kard).parameters
    doc = libperk.Kard.offers.list.__doc__ or ""
    assert "rewards:read" in doc and "'expirationDate'" in doc and "Raises" in doc
    assert libperk.Kard.offers.list.__qualname__ == "KardOffers.list"


def test_every_operation_is_a_method_but_those_that_log_in() -> None:
    homes = {row["name"]: row["class"] for row in table()["providers"]}
    for row in table()["operations"]:
        *_, part, name = row["name"].split(".")
        client = getattr(libperk, homes[row["provider"]])
        if row["host"] == "token":
            assert not hasattr(client, part)
        else:
            assert row["doc"] in getattr(getattr(client, part), name).__doc__


def test_legacy_and_capillary_names_are_shortened() -> None:
    assert libperk.KardLegacy.offers.list_by_user and libperk.Capillary.promotions.activate


def test_paths_are_given_as_a_dict_and_only_they() -> None:
    from libperk.errors import InputError, WrongTypeError

    def client(**settings: Any) -> Any:
        return libperk.KardLegacy(client_id="id", client_secret="secret", **settings)

    client(paths={"legacy.affiliate_merchants.list": "/rewards/affiliates"}).close()
    with pytest.raises(InputError, match="begins with one"):
        client(paths={"legacy.affiliate_merchants.list": "//elsewhere.example/rewards"})
    with pytest.raises(InputError, match="placeholders"):
        client(paths={"legacy.merchants.get": "/rewards/merchant"})
    with pytest.raises(InputError, match="another provider"):
        client(paths={"offers.list": "/offers"})
    with pytest.raises(WrongTypeError, match="JSON object"):
        client(paths="[]")
    with pytest.raises(WrongTypeError):
        client(user_agent={"a": 1})
