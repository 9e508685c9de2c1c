"""Traps of the Kard API, each with a test that libperk does it right: what went over the wire, and
what came out.

The numbers are those of the project's list of traps, 1 to 30; the last test checks that none was
forgotten."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pytest
from leaks import refused
from server import PATIENCE_S, Gate, Request, Server, reply

import libperk
from libperk import errors

DAY = "2026-07-01T10:00:00Z"
EVENT = {
    "type": "offerAttribution",
    "entity_id": "o-1",
    "event_code": "VIEW",
    "medium": "CTA",
    "event_date": DAY,
}
AUDIT = {
    "audit_code": 3005,
    "merchant_name": "Wren",
    "audit_description": "missing",
    "transaction_id": "t-1",
}
PURCHASE = {
    "type": "coreTransaction",
    "user_id": "u-1",
    "transaction_id": "t-1",
    "amount": 1250,
    "currency": "USD",
    "description": "A SHOP",
    "direction": "DEBIT",
    "status": "SETTLED",
    "settled_date": DAY,
    "authorization_date": DAY,
}
OLD_PURCHASE = {
    "transaction_id": "t-1",
    "referring_partner_user_id": "u-1",
    "amount": 1250,
    "status": "SETTLED",
    "currency": "USD",
    "description": "A SHOP",
    "settled_date": DAY,
    "card_bin": "411111",
    "card_last_four": "0123",
}


@pytest.fixture
def legacy(server: Server) -> Iterator[libperk.KardLegacy]:
    with libperk.KardLegacy(
        base_url=server.url, token="tok-en-1", organization_id="org-1"
    ) as client:
        yield client


@pytest.fixture
def elsewhere() -> Iterator[Server]:
    """A server of another origin that must hear nothing."""
    with Server() as running:
        running.script = [reply({"data": []})]
        yield running


def resource(type: str, id: str, /, **attributes: Any) -> dict[str, Any]:
    return {"type": type, "id": id, "attributes": attributes}


def error_of(status: str, title: str, **more: Any) -> dict[str, Any]:
    return {"status": status, "title": title, "detail": "as given", **more}


def body_of(request: Request) -> Any:
    return json.loads(request.body)


def no_nothing(server: Server) -> None:
    assert server.requests == []


# ---- 1 ----


def test_trap_01_a_207_gives_what_was_taken_and_what_was_not(
    kard: libperk.Kard, server: Server
) -> None:
    told = {
        "data": [resource("user", "a"), resource("user", "c")],
        "errors": [error_of("409", "Conflict", id="b")],
    }
    server.script = [reply(told, 207)]
    users = [{"id": name, "enrolled_rewards": ["CARDLINKED"]} for name in "abc"]
    document = kard.users.create(users)
    assert document.status == 207
    assert [user.id for user in document] == ["a", "c"]
    assert [error["id"] for error in document.errors] == ["b"]
    outcomes = kard.users.create_many(users)
    assert [(outcome.item["id"], outcome.accepted, outcome.rejected) for outcome in outcomes] == [
        ("a", True, False),
        ("b", False, True),
        ("c", True, False),
    ]
    assert isinstance(outcomes[1].error, errors.ConflictError)


def test_trap_01_a_207_with_nothing_but_errors_is_no_success(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({"errors": [error_of("400", "Bad", id="t-1")]}, 207)]
    [outcome] = kard.audits.create_many("u-1", [AUDIT])
    assert outcome.rejected or outcome.unknown
    assert kard.audits.create("u-1", [AUDIT]).errors != []


# ---- 2 ----

ONCE: dict[str, Callable[[Any], Any]] = {
    "attributions": lambda client: client.attributions.create("u-1", [EVENT]),
    "activate": lambda client: client.offers.activate("u-1", "o-1"),
    "boost": lambda client: client.offers.boost("u-1", "o-1"),
    "slot activate": lambda client: client.placement_slots.activate("u-1", "p-1", "s-1"),
    "audits": lambda client: client.audits.create("u-1", [AUDIT]),
    "replay": lambda client: client.notifications.replay("e-1"),
    "parts, though a PUT": lambda client: client.historical_uploads.add_part(
        "u-1", "up-1", [{**PURCHASE, "id": "e-1"}], strict=False
    ),
}


def check_sent_once(server: Server, client: Any, call: Callable[[Any], Any]) -> None:
    for status in (500, 502, 503, 504):
        server.requests.clear()
        server.script = [reply({"errors": [error_of(str(status), "Failure")]}, status)]
        with refused(errors.ServerError) as caught:
            call(client)
        assert caught.value.outcome_unknown and not caught.value.retryable
        assert len(server.requests) == 1
    server.requests.clear()
    server.script = [reply({}, 429, retry_after="0"), reply("", 204)]
    call(client)
    assert [request.body for request in server.requests] == [server.requests[0].body] * 2


@pytest.mark.parametrize("name", ONCE)
def test_trap_02_a_write_that_may_have_acted_is_not_repeated(
    kard: libperk.Kard, server: Server, name: str
) -> None:
    check_sent_once(server, kard, ONCE[name])


def test_trap_02_nor_are_legacy_transactions(legacy: libperk.KardLegacy, server: Server) -> None:
    check_sent_once(
        server, legacy, lambda client: client.transactions.create(transactions=[OLD_PURCHASE])
    )


def test_trap_02_a_write_that_timed_out_is_not_repeated(kard: libperk.Kard, server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    with refused(errors.DeadlineError) as caught:
        kard.offers.activate("u-1", "o-1", timeout_ms=1_500)
    assert gate.reached.wait(PATIENCE_S)
    gate.opened.set()
    assert caught.value.outcome_unknown
    assert len(server.requests) == 1


# ---- 3 ----


def test_trap_03_the_event_s_id_and_the_purchase_s_are_two_and_both_the_caller_s(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({}, 429, retry_after="0"), reply({"data": resource("job", "j")}, 202)]
    kard.transactions.create([{**PURCHASE, "id": "e-1"}, {**PURCHASE, "id": "e-2"}])
    first, again = (body_of(request)["data"] for request in server.requests)
    assert [(item["id"], item["attributes"]["transactionId"]) for item in first] == [
        ("e-1", "t-1"),
        ("e-2", "t-1"),
    ]
    assert again == first
    with refused(errors.MissingError) as caught:
        kard.transactions.create([PURCHASE])
    assert caught.value.pointer == "transactions/0/id"


# ---- 4 ----

ORGANIZATION = {
    "name": "An Issuer",
    "enrolledRewards": ["CARDLINKED"],
    "cardNetworks": ["VISA"],
    "bins": [],
    "affiliateCommissionSplit": 0.5,
}
BARE: dict[str, tuple[dict[str, Any], Callable[[Any], Any]]] = {
    "organization": (
        resource("organization", "x-1", **ORGANIZATION),
        lambda kard: kard.organization.get(),
    ),
    "child created": (
        resource("organization", "x-1", name="A Child"),
        lambda kard: kard.children.create({"name": "A Child"}),
    ),
    "child read": (
        resource("organization", "x-1", name="A Child"),
        lambda kard: kard.children.get("x-1"),
    ),
    "placement created": (
        resource("placement", "x-1", name="Home"),
        lambda kard: kard.placements.create(
            {"type": "placement", "name": "Home", "available_slots": 3}
        ),
    ),
    "placement changed": (
        resource("placement", "x-1", name="Home"),
        lambda kard: kard.placements.update(
            "x-1", {"type": "placement", "name": "Home", "available_slots": 3}
        ),
    ),
    "strategy read": (
        resource("contentStrategy", "x-1", name="Plan"),
        lambda kard: kard.content_strategies.get("x-1"),
    ),
}


@pytest.mark.parametrize("name", BARE)
@pytest.mark.parametrize("wrapped", [False, True], ids=["bare", "in data"])
def test_trap_04_a_resource_may_come_bare_or_in_data(
    kard: libperk.Kard, server: Server, name: str, wrapped: bool
) -> None:
    told, call = BARE[name]
    server.script = [reply({"data": told} if wrapped else told)]
    found = call(kard)
    assert (found.type, found.id, found.name) == (told["type"], "x-1", told["attributes"]["name"])


# ---- 5 ----


def test_trap_05_replies_that_are_no_resources_are_read_too(
    kard: libperk.Kard, legacy: libperk.KardLegacy, server: Server
) -> None:
    server.script = [reply({"data": {"eventId": "n-9"}}, 202)]
    assert kard.notifications.replay("n-9")["eventId"] == "n-9"
    server.script = [reply({"message": "pong", "timestamp": "02/Oct/2025:17:52:43 +0000"})]
    assert kard.ping.get()["message"] == "pong"
    server.script = [reply('"Taken"', 201)]
    assert legacy.transactions.create(transactions=[OLD_PURCHASE]) == "Taken"
    server.script = [reply('"OK"')]
    assert legacy.users.delete("u-1") == "OK"
    assert [libperk.parse(text) for text in ("7", '"a"', "true", "null", "[]")] == [
        7,
        "a",
        True,
        None,
        [],
    ]


# ---- 6 ----


@pytest.mark.parametrize("mark", ["abc+/==", "abc%2B%2F%3D%3D", "abc%2b/=%3d"])
def test_trap_06_a_cursor_is_taken_out_of_its_link_and_sent_whole(
    kard: libperk.Kard, server: Server, mark: str
) -> None:
    link = f"/internal/files?page[size]=1?sort=-sentDate&page[after]={mark}"
    server.script = [
        reply({"data": [resource("x", "1")], "links": {"next": link}}),
        reply({"data": []}),
    ]
    assert len(kard.files.list(page_size=1).list()) == 1
    first, second = server.requests
    assert second.path == first.path
    assert second.query == first.query + "&page%5Bafter%5D=abc%2B%2F%3D%3D"


# ---- 7 ----


def test_trap_07_blanks_ampersands_and_commas_in_values_are_escaped(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({"data": []})]
    kard.offers.list("u-1", category="Food & Beverage").list()
    assert server.requests[-1].query == "filter%5Bcategory%5D=Food%20%26%20Beverage"
    kard.locations.list("u-1", category="Baby, Kids & Toys", city="New York").list()
    query = server.requests[-1].query
    assert (
        "filter%5Bcategory%5D=Baby%2C%20Kids%20%26%20Toys" in query
        and "filter%5Bcity%5D=New%20York" in query
    )
    assert "+" not in query


# ---- 8 ----


@pytest.mark.parametrize(
    "user",
    [
        "a/b",
        "a?x=1",
        "a#f",
        "..",
        "../../other/users/eve",
        "a b",
        "50%",
        "%2F",
        "\u00e9\u4e2d",
        "a&b;c=d",
    ],
)
def test_trap_08_an_id_is_one_segment_of_the_path(
    kard: libperk.Kard, server: Server, user: str
) -> None:
    server.script = [reply({"data": resource("user", "x")})]
    kard.users.get(user)
    segments = server.requests[0].path.split("/")
    assert segments[:5] == ["", "v2", "issuers", "org-1", "users"] and len(segments) == 6
    assert unquote(segments[5]) == user and segments[5] not in (".", "..")
    assert server.requests[0].query == ""


# ---- 9 ----


def offer(**components: Any) -> dict[str, Any]:
    return resource("standardOffer", "o-1", name="Wren", components=components)


def test_trap_09_a_button_s_link_is_sent_as_it_is_and_to_the_api_only(
    kard: libperk.Kard, server: Server, elsewhere: Server
) -> None:
    path = "/v2/issuers/org-1/users/u%2F1/offers/o-1/activate?from=list"
    server.script = [
        reply(
            {"data": [offer(cta={"buttonText": "Go", "action": {"method": "POST", "url": path}})]}
        ),
        reply({"data": resource("offerAttribution", "e-1")}, 201),
    ]
    first = kard.offers.list("u/1").first()
    assert first is not None
    first.activate()
    sent = server.requests[1]
    assert (sent.method, sent.path, sent.headers["authorization"]) == (
        "POST",
        path.partition("?")[0],
        "Bearer tok-en-1",
    )
    assert sent.query.startswith("from=list")
    for url in (elsewhere.url + path, "//" + elsewhere.url.removeprefix("http://") + path):
        server.script = [reply({"data": [offer(cta={"action": {"method": "POST", "url": url}})]})]
        strange = kard.offers.list("u-1").first()
        assert strange is not None
        with refused(errors.OriginError):
            strange.activate()
    no_nothing(elsewhere)


# ---- 10 ----


def test_trap_10_a_signed_url_gets_no_token_and_is_not_logged(
    kard: libperk.Kard,
    server: Server,
    elsewhere: Server,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(0)
    url = elsewhere.url + "/key?X-Amz-Signature=5ecre7"
    server.script = [
        reply({"data": [resource("incomingTransactionsFile", "f-1", url=url, expiresIn=900)]}, 201)
    ]
    [target] = kard.transactions.create_upload_urls(
        [{"type": "incomingTransactionsFile", "filename": "a"}]
    )
    kard.upload(target, b"{}")
    kard.download(url)
    assert [request.method for request in elsewhere.requests] == ["PUT", "GET"]
    assert not any("tok-en-1" in str(request.headers) for request in elsewhere.requests)
    elsewhere.script = [
        reply(
            b"<Error><Code>AccessDenied</Code><SignatureProvided>5ecre7</SignatureProvided></"
            b"Error>",
            403,
        )
    ]
    with refused(errors.ForbiddenError) as caught:
        kard.download(target)
    printed = capfd.readouterr()
    shown = (
        caplog.text
        + printed.out
        + printed.err
        + repr(target)
        + repr(kard)
        + repr(vars(caught.value))
        + str(caught.value)
    )
    assert "5ecre7" not in shown


# ---- 11 ----


def test_trap_11_addresses_of_pictures_and_pixels_are_not_fetched(
    kard: libperk.Kard, server: Server, elsewhere: Server
) -> None:
    url = elsewhere.url + "/pixel.gif"
    told = resource(
        "standardOffer",
        "o-1",
        assets=[{"type": "IMG_VIEW", "url": url, "alt": ""}],
        websiteUrl=url,
        attributionUrl=url,
    )
    server.script = [
        reply(
            {
                "data": [told],
                "included": [resource("category", "c", attributionUrl=url)],
                "links": {"self": url},
            }
        )
    ]
    [page] = kard.offers.list("u-1").pages()
    found = pickle.loads(pickle.dumps(page))
    for one in (*page, *page.included, *found):
        assert url in json.dumps(one.raw) or one.get("attributionUrl") == url
        repr(one), str(one), dir(one), hash(one), one.related("category")
    assert page[0].assets[0].url == url
    no_nothing(elsewhere)
    assert len(server.requests) == 1


# ---- 12 ----


@pytest.mark.parametrize(
    "links",
    [None, {}, {"next": None}, {"self": "/x", "prev": None, "next": None}, {"self": "/x"}],
    ids=str,
)
def test_trap_12_no_links_and_null_links_are_the_end(
    kard: libperk.Kard, server: Server, links: Any
) -> None:
    server.script = [
        reply(
            {
                "data": [resource("standardOffer", "o-1")],
                **({} if links is None else {"links": links}),
            }
        )
    ]
    [page] = kard.offers.list("u-1").pages()
    assert page.cursor is None and page.link("next") is None and page.link("prev") is None
    assert len(server.requests) == 1


# ---- 13 ----


def test_trap_13_joins_go_by_type_and_id_over_what_is_there(
    kard: libperk.Kard, server: Server
) -> None:
    category = {
        "data": [
            {"type": "category", "id": "1"},
            {"type": "category", "id": "gone"},
            {"type": "category", "id": "2"},
        ]
    }
    told = {
        **resource("standardOffer", "1"),
        "relationships": {"category": category, "offers": {"data": {"type": "offer", "id": "1"}}},
    }
    server.script = [
        reply(
            {
                "data": [told],
                "included": [
                    resource("category", "1", name="Gas"),
                    resource("category", "2"),
                    resource("offer", "1"),
                ],
            }
        )
    ]
    [page] = kard.offers.list("u-1", include="categories").pages()
    assert [found.id for found in page[0].related("category")] == ["1", "2"]
    assert page[0].related("offers").type == "offer"
    assert [
        found.type for found in (page.find("standardOffer", "1"), page.find("offer", "1")) if found
    ] == [
        "standardOffer",
        "offer",
    ]
    assert page.find("category", "gone") is None


# ---- 14 ----


def test_trap_14_neither_a_missing_button_nor_is_active_is_taken_for_a_state(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [
        reply({"data": [offer(detailTags=["Activated"])]}),
        reply({"data": resource("offerAttribution", "e-1")}, 201),
    ]
    found = kard.offers.list("u-1").first()
    assert found is not None
    assert not [name for name in dir(found) if "activat" in name and name != "activate"]
    found.activate()
    assert server.requests[1].path == "/v2/issuers/org-1/users/u-1/offers/o-1/activate"
    server.script = [
        reply(
            {"data": [resource("placementBatch", "s-1", name="A slot", isActive=True, offers=[])]}
        )
    ]
    [slot] = kard.placement_content.get("u-1", "p-1")
    assert slot.is_active is True and slot.last_activated_at is None


# ---- 15 ----


def test_trap_15_contents_of_a_placement_need_no_links_and_may_be_nothing(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [
        reply(
            {
                "data": [
                    resource("placementBatch", "s-1", name="A", isActive=True, offers=[]),
                    resource("standardOffer", "o"),
                ]
            }
        )
    ]
    assert [found.type for found in kard.placement_content.get("u-1", "p-1")] == [
        "placementBatch",
        "standardOffer",
    ]
    server.script = [reply({"data": []})]
    assert len(kard.placement_content.get("u-1", "p-1")) == 0


# ---- 16 ----

KEY = "c2VjcmV0LWtleQ=="  # looks like base64, and is a text all the same
NOTE = b'{ "data": {"type":"earnedRewardApproved", "id":"n-1"} }'


def test_trap_16_a_webhook_is_checked_over_its_raw_bytes_before_it_is_read() -> None:
    import base64
    import hashlib
    import hmac

    def signed(key: bytes, body: bytes = NOTE) -> bytes:
        return hmac.new(key, body, hashlib.sha256).digest()

    good = base64.b64encode(signed(KEY.encode())).decode()
    assert good.endswith("=") and len(good) == 44
    libperk.webhooks.verify(NOTE, good, KEY)
    compact = json.dumps(json.loads(NOTE), separators=(",", ":")).encode()
    wrong = {
        "of re-written JSON": (compact, good),
        "hex": (NOTE, signed(KEY.encode()).hex()),
        "hex, capitals": (NOTE, signed(KEY.encode()).hex().upper()),
        "without padding": (NOTE, good.rstrip("=")),
        "one character more": (NOTE, good + "="),
        "other case": (NOTE, good.swapcase()),
        "under the decoded key": (NOTE, base64.b64encode(signed(base64.b64decode(KEY))).decode()),
        "absent": (NOTE, None),
        "nothing": (NOTE, ""),
    }
    for name, (body, signature) in wrong.items():
        with refused(errors.SignatureError):
            libperk.webhooks.verify(body, signature, KEY)
            pytest.fail(name)
    with refused(errors.SignatureError):  # not a ParseError: it is not looked into
        libperk.webhooks.unwrap(b"{torn", good, KEY)


# ---- 17 ----


def note(type: str, id: str, /, **attributes: Any) -> bytes:
    return json.dumps({"data": resource(type, id, **attributes)}).encode()


def key_of(body: bytes) -> str:
    return libperk.webhooks.parse(body).key


def test_trap_17_deliveries_are_told_apart_by_id_and_those_of_placement_files_by_more() -> None:
    assert key_of(note("earnedRewardApproved", "n-1", name="a")) == key_of(
        note("earnedRewardApproved", "n-1", name="b")
    )
    assert key_of(note("earnedRewardApproved", "n-1")) != key_of(
        note("earnedRewardApproved", "n-2")
    )
    for kind in ("pushNotificationPlacementFile", "emailNotificationPlacementFile"):
        monday = note(kind, "placement-1", downloadUrl="https://store.example.test/monday?sig=1")
        tuesday = note(kind, "placement-1", downloadUrl="https://store.example.test/tuesday?sig=2")
        assert key_of(monday) == key_of(monday) != key_of(tuesday)
        assert "store.example.test" not in key_of(monday)


def test_trap_17_the_issuer_s_transaction_is_not_the_related_one() -> None:
    told = {
        **resource("earnedRewardApproved", "n-1", transactionId="theirs"),
        "relationships": {"transaction": {"data": {"type": "transaction", "id": "ours"}}},
    }
    found = libperk.webhooks.parse(json.dumps({"data": told})).resource
    assert found is not None
    assert (found.transaction_id, found.relationships["transaction"]["data"]["id"]) == (
        "theirs",
        "ours",
    )


# ---- 18 ----


def test_trap_18_hashed_addresses_follow_the_rules_to_the_letter() -> None:
    import hashlib

    def plain(address: str) -> str:
        return hashlib.sha256(address.encode()).hexdigest()

    same = {
        " a b\t@Example.COM ": "ab@example.com",
        "A.B+c@example.com": "a.b+c@example.com",
        "a.n.a+shop@Gmail.com": "ana@gmail.com",
        "a.n.a@GoogleMail.com": "ana@gmail.com",
        "\u00c9VA@example.com": "\u00e9va@example.com",
    }
    for address, meant in same.items():
        assert libperk.hem.hash(address) == plain(meant)
    for bad in ("+x@gmail.com", "...@gmail.com", "a@b@c", "@example.com", "ana@", "ana", ""):
        with refused(errors.InputError):
            libperk.hem.hash(bad)


def test_trap_18_the_address_and_its_hash_may_both_go(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": [resource("user", "u-1")]}, 201)]
    kard.users.create(
        [
            {
                "id": "u-1",
                "enrolled_rewards": [],
                "email": "a@b.example",
                "hashed_email": libperk.hem.hash("a@b.example"),
            }
        ]
    )
    assert set(body_of(server.requests[0])["data"][0]["attributes"]) == {
        "enrolledRewards",
        "email",
        "hashedEmail",
    }


# ---- 19 ----


class Issuers:
    """Issues tokens that contain what they were requested for; a token in `dead` is refused."""

    def __init__(self, server: Server) -> None:
        self.server, self.dead, self.count = server, set[str](), 0
        server.script = [self.answer]

    def answer(self, request: Request) -> Any:
        if request.path == "/v2/auth/token":
            self.count += 1
            issuer = request.headers.get("x-kard-target-issuer", "all")
            return reply({"access_token": f"{issuer}-{self.count}", "expires_in": 3600})
        return (
            reply({}, 401) if request.headers["authorization"] in self.dead else reply({"data": []})
        )

    def sent(self) -> list[tuple[str, str]]:
        """Issuer in the path, and token, of each request but the logins."""
        found = [request for request in self.server.requests if request.path != "/v2/auth/token"]
        return [
            (request.path.split("/")[3], request.headers["authorization"].removeprefix("Bearer "))
            for request in found
        ]


def test_trap_19_each_issuer_has_a_token_and_it_is_renewed_once(server: Server) -> None:
    api = Issuers(server)
    with libperk.Kard(
        base_url=server.url, client_id="c", client_secret="s", organization_id="org-1"
    ) as kard:
        first, second = kard.for_issuer("iss-1"), kard.for_issuer("iss-2")
        for _ in range(2):
            for client in (kard, first, second):
                client.offers.list("u").list()
        assert api.sent() == [("org-1", "all-1"), ("iss-1", "iss-1-2"), ("iss-2", "iss-2-3")] * 2
        api.dead.add("Bearer iss-1-2")
        first.offers.list("u").list()
        second.offers.list("u").list()
        assert api.sent()[6:] == [("iss-1", "iss-1-2"), ("iss-1", "iss-1-4"), ("iss-2", "iss-2-3")]
    assert api.count == 4


def test_trap_19_no_token_is_kept_under_the_name_of_another_host_or_issuer(
    server: Server, elsewhere: Server
) -> None:
    class Store:
        def __init__(self) -> None:
            self.kept: dict[str, tuple[str, float]] = {}

        def load(self, key: str) -> tuple[str, float] | None:
            return self.kept.get(key)

        def save(self, key: str, token: str, seconds: float) -> None:
            self.kept[key] = (token, seconds)

    store, apis = Store(), [Issuers(server), Issuers(elsewhere)]
    for api in apis:
        for issuer in (None, "iss-1"):
            for _ in range(2):
                given = {
                    "client_id": "c",
                    "client_secret": "s",
                    "organization_id": "org-1",
                    "target_issuer": issuer,
                }
                with libperk.Kard(base_url=api.server.url, token_store=store, **given) as kard:
                    kard.offers.list("u").list()
    assert [api.count for api in apis] == [2, 2]
    assert len(store.kept) == 4
    assert not any("s3" in key or "all-" in key for key in store.kept)


# ---- 20 ----


def test_trap_20_a_status_in_words_and_a_gateway_s_message_are_errors_like_any(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [
        reply({"errors": [error_of("404", "No such user", source={"parameter": "userId"})]}, 404)
    ]
    with refused(errors.NotFoundError) as caught:
        kard.users.get("u-1")
    assert (caught.value.http_status, caught.value.pointer, caught.value.api_name) == (
        404,
        "userId",
        "No such user",
    )
    for status, kind in ((401, errors.AuthError), (403, errors.ForbiddenError)):
        server.script = [reply({"message": "Not this way"}, status)]
        with refused(kind) as caught:
            kard.users.get("u-1")
        assert caught.value.errors == [{"message": "Not this way"}]


# ---- 21 ----


def test_trap_21_what_should_be_text_may_come_as_a_number(
    legacy: libperk.KardLegacy, server: Server
) -> None:
    """And goes out as a text, zeros and all. What is not the JSON or the date that it should be
    harms nothing else."""

    def place(zip_code: Any) -> dict[str, Any]:
        return {
            "_id": "l-1",
            "address": {"city": "A", "state": "NJ", "zipCode": zip_code},
            "createdDate": "2021-02-31T99:99",
        }

    server.script = [
        reply([place(7030), place("07030"), place("07030-1234"), place(None), place(98109)]),
        reply([]),
    ]
    found = legacy.locations.list_by_merchant("m-1").list()
    assert [one.address.zip_code for one in found] == [
        "07030",
        "07030",
        "07030-1234",
        None,
        "98109",
    ]
    assert found[0].address["zipCode"] == "07030" and found[0].address.raw["zipCode"] == 7030
    assert found[0].created_date == "2021-02-31T99:99"
    told = {"user": {}, "transaction": {}, "card": {"bin": 71111, "last4": 123, "network": "VISA"}}
    card: Any = libperk.webhooks.parse(json.dumps(told)).resource.card  # type: ignore[union-attr]
    assert (card.bin, card.last4) == ("071111", "0123")
    with refused(errors.WrongTypeError):
        legacy.cards.create(
            "u-1", cards=[{"last4": 123, "bin": "371111", "issuer": "A Bank", "network": "VISA"}]
        )
    server.script = [reply({"_id": "u", "referringPartnerUserId": "u-1"}, 201)]
    legacy.cards.create(
        "u-1", cards=[{"last4": "0123", "bin": "071111", "issuer": "A Bank", "network": "VISA"}]
    )
    assert body_of(server.requests[-1])["cards"][0]["last4"] == "0123"
    server.script = [reply('[{"_id": "l-1",}]')]
    with refused(errors.UnexpectedReplyError):
        legacy.locations.list_by_merchant("m-1").list()


# ---- 22 ----


def test_trap_22_include_local_is_written_out(legacy: libperk.KardLegacy, server: Server) -> None:
    server.script = [reply([])]
    legacy.locations.list_by_user("u-1", include_local=True).list()
    assert "includeLocal=true" in server.requests[0].query.split("&")


# ---- 23 ----


def test_trap_23_american_express_is_spelt_as_each_surface_spells_it(
    kard: libperk.Kard, legacy: libperk.KardLegacy, server: Server
) -> None:
    purchase = {
        **{name: value for name, value in PURCHASE.items() if name != "type"},
        "type": "transaction",
        "id": "e-1",
        "payment_type": "CARD",
        "card_bin": "371111",
        "card_last_four": "0005",
    }
    server.script = [reply({"data": resource("job", "j")}, 202)]
    kard.transactions.create([{**purchase, "card_network": "AMERICANEXPRESS"}])
    assert body_of(server.requests[-1])["data"][0]["attributes"]["cardNetwork"] == "AMERICANEXPRESS"
    card = {"last4": "0005", "bin": "371111", "issuer": "A Bank", "network": "AMERICAN EXPRESS"}
    server.script = [reply({"_id": "u", "referringPartnerUserId": "u-1"}, 201)]
    legacy.cards.create("u-1", cards=[card])
    assert body_of(server.requests[-1])["cards"][0]["network"] == "AMERICAN EXPRESS"
    for wrong in ("AMERICAN EXPRESS", "AMERICAN_EXPRESS", "AMEX"):
        with refused(errors.PerkError):
            kard.transactions.create([{**purchase, "card_network": wrong}])
    server.script = [
        reply(
            resource(
                "organization", "org-1", **{**ORGANIZATION, "cardNetworks": ["AMERICAN_EXPRESS"]}
            )
        )
    ]
    assert kard.organization.get().card_networks == ["AMERICAN_EXPRESS"]


# ---- 24 ----


def test_trap_24_texts_stay_texts_and_numbers_exact(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": [resource("user", "u-1")]}, 201)]
    with refused(errors.WrongTypeError):
        kard.users.create([{"id": "u-1", "enrolled_rewards": [], "birth_year": 1990}])
    for name, wrong in (("amount", "1250"), ("amount", 12.5)):
        with refused(errors.WrongTypeError):
            kard.transactions.create([{**PURCHASE, "id": "e-1", name: wrong}])
    with refused(errors.PerkError):
        kard.audits.create("u-1", [{**AUDIT, "audit_code": "3005"}])
    reward = '{"userReward":{"type":"PERCENT","value":5.7}}'
    text = '{"data":[{"type":"standardOffer","id":"o","attributes":' + reward + "}]}"
    server.script = [reply(text)]
    [page] = kard.offers.list("u-1").pages()
    assert page[0].user_reward.value == Decimal("5.7")
    assert libperk.dump(page[0].raw) in page.json
    assert libperk.dump(libperk.parse("5.7")) == b"5.7"


# ---- 25 ----


def test_trap_25_a_full_replace_reads_first_and_clears_nothing(
    kard: libperk.Kard, server: Server
) -> None:
    told = resource(
        "user",
        "u-1",
        enrolledRewards=["CARDLINKED"],
        zipCode="07030",
        birthYear="1990",
        email="a@b.example",
    )
    server.script = [reply({"data": told}), reply({"data": told})]
    kard.users.modify("u-1", zip_code="10001")
    get, put = server.requests
    assert (get.method, put.method, put.path) == ("GET", "PUT", get.path)
    sent = body_of(put)["data"]["attributes"]
    assert sent == {
        "enrolledRewards": ["CARDLINKED"],
        "zipCode": "10001",
        "birthYear": "1990",
        "email": "a@b.example",
    }


def test_trap_25_a_plain_update_sends_what_it_is_given_and_says_so(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({"data": resource("user", "u-1")})]
    kard.users.update("u-1", {"enrolled_rewards": []})
    assert body_of(server.requests[0])["data"]["attributes"] == {"enrolledRewards": []}
    assert "cleared" in (type(kard.users).update.__doc__ or "")


# ---- 26 ----


def test_trap_26_each_operation_has_its_own_names_for_include(
    kard: libperk.Kard, server: Server
) -> None:
    def included(call: Callable[[], Any], one: bool = False) -> str:
        server.script = [reply({"data": resource("offerAttribution", "a") if one else []})]
        server.requests.clear()
        call()
        [found] = re.findall(r"include=([^&]*)", server.requests[0].query)
        return unquote(found)

    assert included(lambda: kard.offers.list("u", include="categories").list()) == "categories"
    assert (
        included(lambda: kard.locations.list("u", include=["offers", "categories"]).list())
        == "offers,categories"
    )
    assert (
        included(lambda: kard.earned_rewards.list("u", include=["merchant", "offer"]).list())
        == "merchant,offer"
    )
    assert included(lambda: kard.offers.activate("u", "o", include="offer"), one=True) == "offer"
    assert (
        included(
            lambda: kard.placements.list(include=["contentStrategy", "slots.placement"]).list()
        )
        == "contentStrategy,slots.placement"
    )
    for call in (
        lambda: kard.offers.list("u", include="offer"),
        lambda: kard.earned_rewards.list("u", include="categories"),
        lambda: kard.offers.activate("u", "o", include="offers"),
    ):
        with refused(errors.PerkError):
            call()


# ---- 27 ----


def test_trap_27_the_words_of_the_paths_are_the_api_s_own(
    kard: libperk.Kard, legacy: libperk.KardLegacy, server: Server
) -> None:
    asked: list[tuple[Callable[[], Any], Any]] = [
        (kard.organization.get, resource("organization", "o")),
        (
            lambda: kard.placement_slots.activate("u", "p", "s"),
            resource("placementSlotAttribution", "a"),
        ),
        (lambda: kard.content_strategies.get("c"), resource("contentStrategy", "c")),
        (lambda: kard.earned_rewards.list("u").list(), []),
        (lambda: legacy.users.delete("u"), json.dumps("Removed")),
        (lambda: legacy.locations.get("l"), {"_id": "l"}),
        (lambda: legacy.locations.list_by_merchant("m").list(), []),
    ]
    for call, answer in asked:
        server.script = [reply(answer)]
        call()
    assert [request.path for request in server.requests] == [
        "/v2/issuer",
        "/v2/issuers/org-1/users/u/placements/p/slot/s/activate",
        "/v2/issuers/org-1/contentStrategies/c",
        "/v2/issuers/org-1/users/u/earned-rewards",
        "/users/users/u",
        "/rewards/merchant/location/l",
        "/rewards/merchant/locations/m",
    ]


# ---- 28 ----


def test_trap_28_subscriptions_are_made_as_a_list_and_changed_one_by_one(
    kard: libperk.Kard, server: Server
) -> None:
    wanted = {
        "event_name": "earnedRewardApproved",
        "webhook_url": "https://hooks.example.test/a",
        "enabled": True,
    }
    told = resource(
        "subscription",
        "s-1",
        eventName="earnedRewardApproved",
        webhookUrl="https://hooks.example.test/a",
        enabled=True,
    )
    server.script = [reply({"data": [told]}, 201)]
    made = kard.subscriptions.create([wanted])
    assert [one.id for one in made] == ["s-1"]
    assert isinstance(body_of(server.requests[-1])["data"], list)
    server.script = [reply({"data": told})]
    assert kard.subscriptions.update("s-1", {"enabled": False}).id == "s-1"
    sent = server.requests[-1]
    assert (sent.method, body_of(sent)["data"]["attributes"]) == ("PATCH", {"enabled": False})


# ---- 29 ----


def test_trap_29_the_two_placement_files_name_themselves_differently() -> None:
    push = libperk.webhooks.parse(
        note(
            "pushNotificationPlacementFile",
            "p-1",
            placementName="Home",
            downloadUrl="https://s.example.test/a",
        )
    )
    mail = libperk.webhooks.parse(
        note(
            "emailNotificationPlacementFile",
            "p-1",
            name="Home",
            downloadUrl="https://s.example.test/a",
        )
    )
    assert push.resource is not None and mail.resource is not None
    assert push.resource.placement_name == mail.resource.name == "Home"
    assert "name" not in push.resource and "placementName" not in mail.resource


# ---- 30 ----


def test_trap_30_what_is_new_upstream_is_data_and_operations_are_rows_of_a_table(
    kard: libperk.Kard, server: Server
) -> None:
    told = resource("hologramOffer", "h-1", sparkle={"deep": [1]})
    known = resource(
        "standardOffer",
        "o-1",
        purchaseChannel=["BY_PIGEON"],
        userReward={"type": "STAMPS", "value": 3},
        inkColor="teal",
    )
    server.script = [
        reply(
            {
                "data": [told, known],
                "meta": {"tomorrow": 1},
                "links": {"next": None},
                "weather": "fair",
            }
        )
    ]
    [page] = kard.offers.list("u-1").pages()
    new, offer = page
    assert (new.type, new.sparkle.deep) == ("hologramOffer", [1])
    assert (offer.purchase_channel, offer.user_reward.type, offer.ink_color) == (
        ["BY_PIGEON"],
        "STAMPS",
        "teal",
    )
    assert (
        json.loads(page.json)["weather"] == "fair"
        and page.meta is not None
        and page.meta.tomorrow == 1
    )
    rows = libperk.table.load()["operations"]
    assert {row["http_method"] for row in rows} == {
        "GET",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
    } and len(rows) > 80


# ---- all of them ----


def test_no_trap_is_forgotten() -> None:
    found = {int(name[10:12]) for name in globals() if name.startswith("test_trap_")}
    assert found == set(range(1, 31))
