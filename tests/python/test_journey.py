"""The journey: the example as it is shown, and each of its steps with separate assertions,
through the package."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from leaks import WATCH, refused
from server import PATIENCE_S

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

EXAMPLE = Path(__file__).parents[2] / "examples" / "python" / "journey.py"
USER = "bob/../../x?y#z"
NOW = datetime.now(timezone.utc)


def count(sandbox: Handle, operation: str) -> int:
    return sum(entry["operation"] == operation for entry in sandbox.log())


# ---- the example ----


# Runs in every Python that the example starts: a sandbox writes down its id before it does anything
# else.
WRITE_ID = """
import os, sys
if "libperk.sandbox" in sys.orig_argv:
    open(os.environ["IDS"], "a").write(f"{os.getpid()}\\n")
"""


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_example_runs_to_its_end_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WRITE_ID)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "IDS": str(tmp_path / "ids")}
    ran = subprocess.run(
        [sys.executable, EXAMPLE],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=110,
    )
    WATCH.see(ran.stdout, ran.stderr)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[-1].startswith("11 steps done on the sandbox, ") and lines[-1].endswith(
        " is stopped"
    )
    assert [line[:3] for line in lines[:-1] if line[:2].strip().isdigit()] == [
        f"{step:2}." for step in range(1, 12)
    ]
    [sandbox_id] = map(int, (tmp_path / "ids").read_text().split())
    assert not is_alive(sandbox_id)


# ---- 1. log in ----


@pytest.mark.parametrize(
    ("auth", "operation"),
    [
        ("basic_form", "auth.token_basic_form"),
        ("json", "auth.token_json"),
        ("form", "auth.token_form"),
    ],
)
@pytest.mark.parametrize("own_url", [False, True], ids=["usual address", "own address"])
def test_each_style_logs_in(sandbox: Handle, auth: str, operation: str, own_url: bool) -> None:
    given = sandbox.credentials
    settings = {"auth": auth, **({"token_url": given["token_url"]} if own_url else {})}
    names = ("client_id", "client_secret", "organization_id")
    with libperk.Kard(
        base_url=sandbox.url, **{name: given[name] for name in names}, **settings
    ) as kard:
        kard.subscriptions.list()
        kard.subscriptions.list()
    login, *calls = sandbox.log()
    kinds = {
        "basic_form": ("application/x-www-form-urlencoded", True),
        "json": ("application/json", False),
    }
    kind, authorized = kinds.get(auth, ("application/x-www-form-urlencoded", False))
    assert (login["headers"]["content-type"], login["authorized"]) == (kind, authorized)
    assert login["operation"] == operation and [call["token"] for call in calls] == [1, 1]


def test_sixteen_threads_share_one_login(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": {"operation": "auth.token_basic_form"}, "delay_ms": 60})
    gate = threading.Barrier(16)
    found: list[Any] = []

    def call() -> None:
        gate.wait(PATIENCE_S)
        found.append(shopper.offers.list("sandbox-user-1", page_size=1).first())

    threads = [threading.Thread(target=call) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert len(found) == 16 and all(found)
    assert (sandbox.logins(), count(sandbox, "offers.list")) == (1, 16)


def test_sixteen_threads_share_one_renewal(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.subscriptions.list()
    sandbox.revoke_tokens()
    threads = [threading.Thread(target=shopper.subscriptions.list) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert sandbox.logins() == 2
    assert (
        sum(
            entry["status"] == 200 and entry["operation"] == "subscriptions.list"
            for entry in sandbox.log()
        )
        == 17
    )


def test_a_token_may_be_locked_to_an_issuer(sandbox: Handle) -> None:
    given = sandbox.credentials
    names = ("client_id", "client_secret")
    child = given["child_organization_id"]
    with libperk.Kard(
        base_url=sandbox.url, target_issuer=child, **{name: given[name] for name in names}
    ) as kard:
        assert kard.users.get("sandbox-user-1", organization_id=child).type == "user"
        with refused(errors.ForbiddenError):
            kard.users.get("sandbox-user-1", organization_id=given["organization_id"])


# ---- 2. enrol, list ----


@pytest.fixture
def enrolled(shopper: libperk.Kard) -> libperk.Kard:
    shopper.users.create([{"id": USER, "enrolled_rewards": ["CARDLINKED"], "zip_code": "10001"}])
    return shopper


def test_a_user_is_enrolled_read_and_removed(sandbox: Handle, enrolled: libperk.Kard) -> None:
    assert enrolled.users.get(USER).enrolled_rewards == ["CARDLINKED"]
    enrolled.users.delete(USER)
    with refused(errors.NotFoundError):
        enrolled.users.get(USER)
    assert [item["kind"] for item in sandbox.ledger()] == ["user", "user_deleted"]


def test_all_offers_come_page_by_page_with_their_categories(
    sandbox: Handle, enrolled: libperk.Kard
) -> None:
    listed = enrolled.offers.list(
        USER, supported_components="all", include="categories", page_size=50
    )
    assert count(sandbox, "offers.list") == 0, "nothing is fetched before it is read"
    pages = list(listed.pages())
    offers = [offer for page in pages for offer in page]
    assert len(pages) == count(sandbox, "offers.list") == -(-len(offers) // 50)
    assert len({offer.id for offer in offers}) == len(offers) > 150
    assert [page.cursor is None for page in pages] == [False] * (len(pages) - 1) + [True]
    for offer in offers:
        assert offer.expiration_date > NOW and offer.expiration_date.tzinfo is not None
        assert offer.related("category") and offer.name and offer.user_reward.value > 0
    with_parts = [offer for offer in offers if "components" in offer]
    assert len(with_parts) > len(offers) // 2 and all(
        offer.components.base_reward for offer in with_parts
    )


def test_a_walk_is_resumed_by_its_cursor(enrolled: libperk.Kard) -> None:
    whole = [offer.id for offer in enrolled.offers.list(USER, page_size=40)]
    walk = enrolled.offers.list(USER, page_size=40).pages()
    first, second = next(walk), next(walk)
    rest = [
        offer.id for offer in enrolled.offers.list(USER, page_size=40, page_after=second.cursor)
    ]
    assert [offer.id for page in (first, second) for offer in page] + rest == whole


def test_a_caller_may_cap_the_pages(sandbox: Handle, enrolled: libperk.Kard) -> None:
    assert len(enrolled.offers.list(USER, page_size=10, max_pages=3).list()) == 30
    assert count(sandbox, "offers.list") == 3


# ---- 3. and 4. activate ----


def button_of(offer: Any) -> Any:
    return offer.get("components", {}).get("cta", {}).get("action")


def test_a_button_is_followed_and_the_offer_changes(
    sandbox: Handle, enrolled: libperk.Kard
) -> None:
    offer: Any = next(
        o for o in enrolled.offers.list(USER, supported_components="all") if button_of(o)
    )
    event = offer.activate()
    path, _, query = button_of(offer)["url"].partition("?")
    sent = sandbox.log()[-1]
    assert (sent["method"], sent["path"]) == (
        button_of(offer)["method"],
        path.replace(sandbox.url, ""),
    )
    assert set(filter(None, query.split("&"))) <= set(sent["query"].split("&"))
    fresh = event.offer
    assert fresh == offer and button_of(fresh) is None
    assert fresh["components"]["detailTags"] != offer["components"]["detailTags"]
    again = next(o for o in enrolled.offers.list(USER, supported_components="all") if o == offer)
    assert button_of(again) is None


def test_a_view_changes_the_descriptions(enrolled: libperk.Kard) -> None:
    shown: Any = ["shortDescription", "longDescription"]
    listing: Any = next(iter(enrolled.offers.list(USER, supported_components=shown)))
    view = {
        "type": "offerAttribution",
        "entity_id": listing.id,
        "event_code": "VIEW",
        "medium": "BROWSE",
        "event_date": NOW,
    }
    enrolled.attributions.create(USER, [view])
    after = next(o for o in enrolled.offers.list(USER, supported_components=shown) if o == listing)
    assert after["components"] != listing["components"] and set(after["components"]) == set(
        listing["components"]
    )


# ---- 5. to 7. events, slots, places ----


def test_events_are_answered_by_a_queued_job(sandbox: Handle, enrolled: libperk.Kard) -> None:
    offer = enrolled.offers.list(USER).first()
    assert offer is not None

    def event(kind: str, entity: str, code: str, medium: str) -> dict[str, Any]:
        return {
            "type": kind,
            "entity_id": entity,
            "event_code": code,
            "medium": medium,
            "event_date": NOW,
        }

    events = [
        event("offerAttribution", offer.id, "IMPRESSION", "BROWSE"),
        event("offerAttribution", offer.id, "VIEW", "SEARCH"),
        event("notificationAttribution", "note-1", "IMPRESSION", "PUSH"),
    ]
    job = enrolled.attributions.create(USER, events)
    assert (job.type, job.status) == ("job", "queued")
    kept = [item for item in sandbox.ledger() if item["kind"] == "attribution"]
    assert [item["eventCode"] for item in kept] == ["IMPRESSION", "VIEW", "IMPRESSION"]


def test_a_slot_switches_its_offers_on(sandbox: Handle, enrolled: libperk.Kard) -> None:
    batch = next(placement for placement in sandbox.credentials["placements"] if placement["slots"])
    slot: Any = enrolled.placement_slots.activate(USER, batch["id"], batch["slots"][0])
    assert slot.id and len(slot.offer_ids) == 3
    offers: dict[str, Any] = {
        offer.id: offer for offer in enrolled.offers.list(USER, supported_components="all")
    }
    assert all(button_of(offers[offer_id]) is None for offer_id in slot.offer_ids)


def test_places_near_a_coordinate_come_with_their_offers(enrolled: libperk.Kard) -> None:
    where = {
        "latitude": 39.7392,
        "longitude": -104.9903,
        "include": ["offers", "categories"],
        "supported_components": "all",
    }
    near, far = (enrolled.locations.list(USER, radius=radius, **where).list() for radius in (5, 50))
    assert near and {place.id for place in near} <= {place.id for place in far}
    for place in near:
        assert place.address.city and all(
            offer.user_reward.value > 0 for offer in place.related("offers")
        )


# ---- 8. earn ----


class Receiver:
    """One loopback listener that keeps the notifications it gets."""

    def __init__(self) -> None:
        self.got: list[tuple[bytes, str]] = []
        self.arrived = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((body, self.headers["notify-signature"]))
                self.send_response(200)
                self.end_headers()
                receiver.arrived.set()

            def log_message(self, *_: Any) -> None:
                pass

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/hooks"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))

    def __enter__(self) -> Receiver:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


def test_a_purchase_earns_and_is_notified(sandbox: Handle, enrolled: libperk.Kard) -> None:
    key, name = sandbox.credentials["webhook_key"], enrolled.offers.list(USER).list()[0].name
    purchase = {
        "type": "transaction",
        "id": "event-1",
        "transaction_id": "purchase-1",
        "user_id": USER,
        "amount": 4250,
        "currency": "USD",
        "description": name,
        "merchant": {"name": name},
        "status": "APPROVED",
        "authorization_date": datetime.now(timezone.utc) - timedelta(minutes=1),
        "direction": "DEBIT",
        "payment_type": "CARD",
        "card_bin": "400000",
        "card_last_four": "0042",
    }
    with Receiver() as receiver:
        hook = {"event_name": "earnedRewardApproved", "webhook_url": receiver.url, "enabled": True}
        enrolled.subscriptions.create([hook])
        assert [found.webhook_url for found in enrolled.subscriptions.list()] == [receiver.url]
        [job] = enrolled.transactions.create([purchase])
        assert job.status == "queued"
        assert receiver.arrived.wait(PATIENCE_S)
        [(body, signature)] = receiver.got
    event: Any = libperk.webhooks.unwrap(body, signature, ["an-old-key", key]).resource
    assert event is not None
    for tampered in (body.replace(b"42", b"43", 1), body + b" ", body[:-1]):
        with refused(errors.SignatureError):
            libperk.webhooks.verify(tampered, signature, [key])
    with refused(errors.SignatureError):
        libperk.webhooks.verify(body, signature, ["another-key"])
    [reward] = enrolled.earned_rewards.list(
        USER, status="APPROVED", include=["merchant", "offer"]
    ).list()
    assert reward.transaction_amount_in_cents == 4250 and reward.related("merchant").name == name


# ---- 9. legacy ----


@pytest.mark.parametrize(
    ("bare", "scheme"), [(False, "Bearer [redacted]"), (True, "[redacted]")], ids=["Bearer", "bare"]
)
def test_the_legacy_api_pages_by_number(sandbox: Handle, bare: bool, scheme: str) -> None:
    given = sandbox.credentials["legacy"]
    with libperk.KardLegacy(base_url=sandbox.url, **given, bare_token=bare) as old:
        pages = list(old.offers.list_by_user("sandbox-user-1", limit=120).pages())
        assert old.offers.list_by_user("sandbox-user-1", page=2, limit=120).list() == list(pages[2])
    sizes = [len(page) for page in pages]
    assert sizes[0] == sizes[1] == 120 and 0 < sizes[2] < 120
    ids = [offer.id for page in pages for offer in page]
    assert len(set(ids)) == len(ids)
    login, *calls = sandbox.log()
    assert (login["operation"], sandbox.logins()) == ("legacy.auth.token", 1)
    assert {call["headers"]["authorization"] for call in calls} == {scheme}
    assert all("limit=120" in call["query"] for call in calls)


# ---- 10. promotions ----


def till(sandbox: Handle, style: str) -> libperk.Capillary:
    given = sandbox.credentials["capillary"]
    hashed = hashlib.md5(given["password"].encode()).hexdigest()
    styles: dict[str, dict[str, str]] = {
        "oauth": {"key": given["key"], "secret": given["secret"]},
        "basic": {"auth": "basic", "username": given["username"], "password": given["password"]},
        "hashed": {"auth": "basic", "username": given["username"], "password_hash": hashed},
    }
    return libperk.Capillary(base_url=given["base_url"], **styles[style])


@pytest.mark.parametrize("style", ["oauth", "basic", "hashed"])
def test_a_promotion_is_switched_on(sandbox: Handle, style: str) -> None:
    given = sandbox.credentials["capillary"]
    with till(sandbox, style) as capillary:
        assert (
            capillary.promotions.activate(
                given["promotions"]["open"], customer_id=given["customer_id"]
            )
            is True
        )
        capillary.promotions.activate(
            given["promotions"]["voucher"],
            customer_id=given["customer_id"],
            earn_id=given["earn_id"],
        )
    [first, second] = sandbox.ledger("promotion")
    assert first["customerId"] == str(given["customer_id"]), "an id beyond 2**53 is exact"
    assert (first["earnId"], second["earnId"]) == (None, given["earn_id"])
    assert sandbox.logins() == (style == "oauth")


CODES = {
    707: errors.PromotionTypeError,
    731: errors.EarnIdError,
    736: errors.PreferenceError,
    737: errors.PendingCartError,
}


@pytest.mark.parametrize("status", [200, 400, 409, 500, 707])
@pytest.mark.parametrize("envelope", ["A", "B"])
@pytest.mark.parametrize(("code", "kind"), CODES.items(), ids=map(str, CODES))
def test_a_refusal_is_typed_whatever_it_comes_in(
    sandbox: Handle, code: int, kind: type[Exception], envelope: str, status: int
) -> None:
    given = sandbox.credentials["capillary"]
    sandbox.settings(capillary={"envelope": envelope, "status": status})
    with till(sandbox, "basic") as capillary, refused(kind) as caught:
        capillary.promotions.activate(
            given["promotions"][str(code)], customer_id=given["customer_id"]
        )
    assert (caught.value.api_code, caught.value.http_status, caught.value.attempts) == (
        code,
        status,
        1,
    )
    assert not caught.value.outcome_unknown and not caught.value.retryable
    assert str(given["customer_id"]) not in str(caught.value)
    assert sandbox.ledger("promotion") == []


def test_wrong_till_credentials(sandbox: Handle) -> None:
    given = sandbox.credentials["capillary"]
    settings = {
        "base_url": given["base_url"],
        "auth": "basic",
        "username": given["username"],
        "password": "wrong",
    }
    with libperk.Capillary(**settings) as capillary, refused(errors.AuthError):
        capillary.promotions.activate(given["promotions"]["open"], customer_id=1)
    assert sandbox.logins() == 0 and count(sandbox, "capillary.promotions.activate") == 1


# ---- the escape hatch ----


def test_what_has_no_method_can_be_asked_for(sandbox: Handle, enrolled: libperk.Kard) -> None:
    given = sandbox.credentials
    path = f"/v2/issuers/{given['organization_id']}/users/sandbox-user-1/offers"
    page = enrolled.request(
        "GET", path, params={"page[size]": 3, "supportedComponents": ["cta", "baseReward"]}
    )
    assert page is not None and len(page) == 3 and isinstance(page[0], libperk.resources.Offer)
    sent = sandbox.log()[-1]
    assert sent["authorized"] and sent["query"].count("supportedComponents=") == 2
    made = enrolled.request(
        "POST",
        f"/v2/issuers/{given['organization_id']}/users",
        json={
            "data": [
                {"type": "user", "id": "u-raw", "attributes": {"enrolledRewards": ["CARDLINKED"]}}
            ]
        },
    )
    assert made is not None and made.status == 201 and [user.id for user in made] == ["u-raw"]
    with refused(errors.NotFoundError):
        enrolled.request("GET", "/v2/nowhere")
