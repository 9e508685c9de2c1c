"""The whole journey of a cardholder on the local sandbox, with nothing configured: what `make demo`
shows.

Every step checks what it shows and raises when it does not hold, so that the exit code shows
success.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, Literal
from wsgiref.simple_server import WSGIRequestHandler, make_server

import libperk
from libperk.sandbox import testing

USER = "cardholder/7?x#y"  # an awkward id on purpose: it is one path segment all the same
TABLE_ROWS = 8


def say(text: str) -> None:
    print(f"   {text}")


def check(holds: bool, claim: str) -> None:
    if not holds:
        raise SystemExit(f"the demo failed: {claim}")


class Journey:
    def __init__(self, sandbox: testing.Handle) -> None:
        self.sandbox = sandbox
        self.place = sandbox.credentials
        self.kard = libperk.Kard(
            environment="sandbox",
            base_url=sandbox.url,
            client_id=self.place["client_id"],
            client_secret=self.place["client_secret"],
            organization_id=self.place["organization_id"],
        )

    def log_in(self) -> None:
        say(f"{self.kard!r}")
        say(f"ping, which needs no token: {self.kard.ping.get()['message']}")
        self.kard.subscriptions.list()
        self.kard.subscriptions.list()
        check(self.sandbox.logins() == 1, "two calls share one login")
        self.sandbox.revoke_tokens()
        self.kard.subscriptions.list()
        check(self.sandbox.logins() == 2, "a refused token is renewed once")
        say("two calls, one login; the token was then revoked: renewed after one 401")

    def list_offers(self) -> None:
        self.kard.users.create(
            [{"id": USER, "enrolled_rewards": ["CARDLINKED"], "zip_code": "10001"}]
        )
        say(f"{'merchant':<30} {'reward':<18} {'channel':<15} {'expires':<22} {'tags':<22} button")
        pages = list(
            self.kard.offers.list(
                USER, supported_components="all", include="categories", page_size=50
            ).pages()
        )
        offers = [offer for page in pages for offer in page]
        for offer in offers[:TABLE_ROWS]:
            say(offer_row(offer))
        say(f"... {len(offers)} offers on {len(pages)} pages")
        check(len(pages) > 1, "the list goes over several pages")
        check(
            all(offer.related("category") for offer in offers),
            "every offer comes with its categories",
        )
        self.offers = offers
        self.open_offers = [offer for offer in offers if action_of(offer)]

    def activate_offer(self) -> None:
        offer = self.open_offers[0]
        say(
            f"{offer.name}: {action_of(offer)['method']} "
            f"{action_of(offer)['url'].partition('?')[0]}"
        )
        fresh = offer.activate().offer
        check("cta" not in fresh["components"], "the button is gone after activation")
        check(
            fresh["components"]["detailTags"] != offer["components"]["detailTags"],
            "the labels changed",
        )
        say(
            f"labels {offer['components']['detailTags']} -> {fresh['components']['detailTags']}; "
            f"the button is gone"
        )

    def view_offer(self) -> None:
        def described() -> libperk.resources.Offer:
            shown: list[Literal["shortDescription", "longDescription"]] = [
                "shortDescription",
                "longDescription",
            ]
            found = self.kard.offers.list(
                USER, supported_components=shown, search=self.open_offers[1].name
            )
            return next(offer for offer in found if offer == self.open_offers[1])

        before = described()
        self.kard.attributions.create(
            USER, [event("offerAttribution", before.id, "VIEW", "BROWSE")]
        )
        after = described()
        check(after["components"] != before["components"], "the descriptions changed after a VIEW")
        words = [offer["components"]["shortDescription"] for offer in (before, after)]
        say(f"{before.name}: {words[0]!r} -> {words[1]!r}")

    def send_events(self) -> None:
        offer = self.offers[-1]
        job = self.kard.attributions.create(
            USER,
            [
                event("offerAttribution", offer.id, "IMPRESSION", "BROWSE"),
                event("offerAttribution", offer.id, "VIEW", "SEARCH"),
                event("notificationAttribution", "notification-1", "IMPRESSION", "PUSH"),
            ],
        )
        check(job.status == "queued", "the events are queued")
        say(f"3 events -> job {job.id}: {job.status}")

    def activate_slot(self) -> None:
        batch = next(placement for placement in self.place["placements"] if placement["slots"])
        slot = self.kard.placement_slots.activate(USER, batch["id"], batch["slots"][0])
        check(len(slot.offer_ids) > 0, "the slot resolves to offers")
        say(
            f"{batch['name']}: event {slot.id} switched on {len(slot.offer_ids)} offers, "
            f"{slot.offer_ids[0]} first"
        )

    def find_places(self) -> None:
        near = self.kard.locations.list(
            USER,
            latitude=39.7392,
            longitude=-104.9903,
            radius=5,
            include=["offers", "categories"],
            supported_components="all",
        )
        places = near.list()
        check(bool(places), "there are places near the coordinate")
        for place in places[:4]:
            shown = (offer.components for offer in place.offers)
            names = ", ".join(parts.base_reward or "" for parts in shown if parts)
            say(f"{place.name:<30} {place.address.street}, {place.address.city}: {names}")
        say(f"... {len(places)} places within 5 miles")

    def earn(self) -> None:
        key = self.place["webhook_key"]
        with Listener(key) as listener:
            self.kard.subscriptions.create(
                [
                    {
                        "event_name": "earnedRewardApproved",
                        "webhook_url": listener.url,
                        "enabled": True,
                    }
                ]
            )
            [job] = self.kard.transactions.create([self.purchase()])
            say(f"transaction -> job {job.id}: {job.status}")
            event = listener.wait()
        say(f"webhook verified over {len(event.document.json)} raw bytes: {event!r}")
        genuine, forged = event.document.json, event.document.json.replace(b"earned", b"burned")
        signature = libperk.webhooks.sign(key, genuine)
        answers = [
            listener.handler.handle({"Notify-Signature": signature}, body)
            for body in (genuine, forged)
        ]
        check(
            [answer.status for answer in answers] == [200, 401],
            "a second delivery is answered, a tampered copy refused",
        )
        check(listener.count == 1, "the event was handled once")
        say("delivered again: answered, and not handled again; a tampered copy: 401")
        rewards = self.kard.earned_rewards.list(
            USER, status="APPROVED", include=["merchant", "offer"]
        ).list()
        check(len(rewards) == 1, "one reward is earned")
        merchant = rewards[0].related("merchant")
        check(merchant is not None, "the reply includes the merchant")
        say(
            f"earned on {rewards[0].transaction_amount_in_cents / 100:.2f} at "
            f"{merchant.name if merchant else ''}"
        )

    def write_many(self) -> None:
        on_users: dict[str, Any] = {"match": {"operation": "users.create"}}
        lost_reply: dict[str, Any] = {**on_users, "reset": True}
        refusals: dict[str, Any] = {**on_users, "items_207": [7, 8]}
        self.sandbox.faults(lost_reply, refusals)
        outcomes = self.kard.users.create_many(
            {"id": f"member-{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(250)
        )
        say(f"250 users, over a line that loses the reply to the first 100: {outcomes!r}")
        check(len(outcomes.unknown) == 100, "what may or may not have been done is reported")
        settled = outcomes.reconcile()
        say(f"after reading the results: {settled!r}")
        applied = self.sandbox.applied("user")
        check(
            all(applied.get(outcome.item["id"], 0) == outcome.accepted for outcome in settled),
            "no user is lost or doubled",
        )
        check(len(settled.accepted) == 248, "all but the two that were refused")

    def purchase(self) -> libperk.inputs.Transaction:
        now = datetime.now(timezone.utc)
        return {
            "type": "transaction",
            "id": "event-1",
            "transaction_id": "purchase-1",
            "user_id": USER,
            "amount": 4250,
            "currency": "USD",
            "description": self.offers[0].name,
            "merchant": {"name": self.offers[0].name},
            "status": "APPROVED",
            "authorization_date": now,
            "direction": "DEBIT",
            "payment_type": "CARD",
            "card_bin": "400000",
            "card_last_four": "0042",
        }

    def legacy(self) -> None:
        place = self.place["legacy"]
        with libperk.KardLegacy(
            base_url=self.sandbox.url,
            token_url=place["token_url"],
            client_id=place["client_id"],
            client_secret=place["client_secret"],
        ) as old:
            pages = list(old.offers.list_by_user(USER, limit=120).pages())
        offers = [offer for page in pages for offer in page]
        check(len(offers) > 120, "the legacy list goes over several pages")
        say(
            f"{len(offers)} offers as bare arrays, pages {[len(page) for page in pages]}; the "
            f"first: {offers[0].name}"
        )

    def promotions(self) -> None:
        place = self.place["capillary"]
        customer, promotions = place["customer_id"], place["promotions"]
        by_token = libperk.Capillary(
            base_url=place["base_url"], key=place["key"], secret=place["secret"]
        )
        by_password = libperk.Capillary(
            base_url=place["base_url"],
            auth="basic",
            username=place["username"],
            password=place["password"],
        )
        with by_token, by_password:
            by_token.promotions.activate(promotions["open"], customer_id=customer)
            by_password.promotions.activate(promotions["open"], customer_id=customer)
            say(f"customer {customer}: switched on with OAuth, and again with Basic")
            try:
                by_token.promotions.activate(
                    promotions["736"], customer_id=customer, earn_id=place["earn_id"]
                )
            except libperk.errors.PreferenceError as refused:
                say(f"refused with {refused.api_code}: {type(refused).__name__}: {refused}")
            else:
                check(False, "promotion 736 is refused")


def action_of(offer: libperk.Resource) -> Any:
    return offer.get("components", {}).get("cta", {}).get("action")


def offer_row(offer: Any) -> str:
    days = (offer.expiration_date - datetime.now(timezone.utc)) // timedelta(days=1)
    expires = f"{offer.expiration_date:%Y-%m-%d} ({days} days)"
    parts = offer.get("components", {})
    button = parts.get("cta", {}).get("buttonText", "-")
    channel, tags = "+".join(offer.purchase_channel), ", ".join(parts.get("tags", [])) or "-"
    return (
        f"{offer.name:<30.30} {parts.get('baseReward', '-'):<18} {channel:<15} {expires:<22} "
        f"{tags:<22.22} {button}"
    )


def event(kind: str, entity: str, code: str, medium: str) -> Any:
    return {
        "type": kind,
        "entity_id": entity,
        "event_code": code,
        "medium": medium,
        "event_date": datetime.now(timezone.utc),
    }


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


class Listener:
    """A webhook receiver on a free loopback port; keeps the first event."""

    def __init__(self, key: str) -> None:
        self.handler = libperk.webhooks.Handler([key], self._take)
        self.count = 0
        self._arrived = threading.Event()
        self._server = make_server("127.0.0.1", 0, self.handler.wsgi, handler_class=Quiet)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}/hooks"

    def _take(self, event: libperk.webhooks.Event) -> None:
        self.count += 1
        self._event = event
        self._arrived.set()

    def __enter__(self) -> Listener:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait(self) -> libperk.webhooks.Event:
        check(self._arrived.wait(10), "the webhook arrives within ten seconds")
        return self._event


def main() -> None:
    with testing.start() as sandbox:
        journey = Journey(sandbox)
        steps: list[tuple[str, Callable[[], None]]] = [
            ("Log in", journey.log_in),
            ("Enrol a user and list the offers", journey.list_offers),
            ("Activate an offer by its button", journey.activate_offer),
            ("Activate by viewing, where only descriptions are shown", journey.view_offer),
            ("Send attribution events", journey.send_events),
            ("Activate a placement slot", journey.activate_slot),
            ("Find places near a coordinate", journey.find_places),
            ("Earn a reward and be notified by webhook", journey.earn),
            ("Write many over a bad line", journey.write_many),
            ("The same user by the legacy API", journey.legacy),
            ("Activate Capillary promotions", journey.promotions),
        ]
        for number, (title, step) in enumerate(steps, 1):
            print(f"{number:2}. {title}")
            step()
        journey.kard.close()
    print(f"{len(steps)} steps done on the sandbox, {sandbox.url} is stopped")


if __name__ == "__main__":
    main()
