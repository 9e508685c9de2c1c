"""A caller's program as type checkers see it. mypy --strict must accept all of it but the lines
that are marked; never run."""

from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

import libperk
from libperk import enums, inputs
from libperk.resources import Offer

kard = libperk.Kard(
    client_id="id",
    client_secret="secret",
    organization_id="org",
    environment="sandbox",
    timeout_ms=5000,
)


def recipe() -> libperk.Kard:
    kept: libperk.Recipe[libperk.Kard] = kard.recipe(secrets=True)
    needed: tuple[str, ...] = kard.recipe().needs
    print(kept, needed)
    return kept.open()


def show(user: str) -> list[str]:
    lines: list[str] = []
    for offer in kard.offers.list(
        user, search="tea", supported_components="all", include="categories", page_size=10
    ):
        reward: Decimal = offer.user_reward.value
        ends: datetime = offer.expiration_date
        lines.append(f"{offer.name} {reward} {ends:%d.%m.%Y} {offer['anythingNew']}")
    first = kard.offers.list(user).first()
    if first is not None:
        first.activate()
    return lines


def pages(user: str) -> list[Offer]:
    kept: list[Offer] = []
    for page in kard.offers.list(user, supported_components=["cta", "tags"]).pages():
        kept += page
        print(page.cursor, len(page), page.meta, page.included)
    return kept


def write(user: str) -> None:
    seen: inputs.OfferAttribution = {
        "type": "offerAttribution",
        "entity_id": "offer-1",
        "event_code": "VIEW",
        "medium": "BROWSE",
        "event_date": datetime.now(timezone.utc),
    }
    job = kard.attributions.create(user, [seen])
    print(job.status, job.status == "a state of next year")
    result = kard.users.create([{"id": user, "enrolled_rewards": ["CARDLINKED"], "zip_code": None}])
    print(result.errors, len(result))
    libperk.Capillary(base_url="https://example.test").promotions.activate("p-1", customer_id=7)
    print(libperk.KardLegacy(token=lambda: ("token", 60.0)).offers)


class Store:
    def load(self, key: str) -> tuple[str, float] | None:
        return None

    def save(self, key: str, token: str, seconds: float) -> None: ...


def tokens() -> libperk.Kard:
    other = libperk.Kard(token_store=Store()).for_issuer("iss-2")
    quota: libperk.Quota | None = other.quota
    print(quota and quota.remaining, libperk.Kard(token_file="tokens.json"))
    return other


def elsewhere(row: Any, card: inputs.LegacyNewCard) -> enums.CategoryName:
    """What no checker can know is passed as Any."""
    kard.users.create([row])
    libperk.KardLegacy().cards.create(referring_partner_user_id="u", cards=[card])
    return "Gas"


def fail(user: str) -> float | None:
    try:
        kard.request("GET", "/v2/ping", params={"a": [1, 2]})
    except libperk.errors.NotFoundError as error:
        return error.retry_after
    except (libperk.PerkError, ValueError):
        return None
    return libperk.parse("1") if libperk.dump(1) else None


def many(users: list[str]) -> libperk.Report | None:
    with kard.offers.for_users((user for user in users), max_in_flight=4) as pull:
        for got in pull:
            print(got.user_id, got.offers[0].name, got.error and got.error.advice)
    table: libperk.Table = kard.offers.table(users, columns="id", progress=print)
    others: list[str] = [*table.tables]
    paths: list[str] = table.write_parts(
        "offers", checkpoint="state", part_rows=10, format="ndjson"
    )
    for batch in kard.offers.table(table["user_id"]).stream():
        one: libperk.Batch = batch
        print(one.columns, one.shape, [row["id"] for row in one.rows()], one.__arrow_c_array__())
    print(others, paths, table.to_pandas(decimals="exact"), table.doubts)
    kard.users.create_many(table)
    table.write_parts()  # type: ignore[call-arg]
    table.write_parts("offers", part_rows="10")  # type: ignore[arg-type]
    table.report.done  # type: ignore[union-attr]
    kard.offers.for_each("user_id", users)  # type: ignore[attr-defined]
    kard.users.table(users)  # type: ignore[attr-defined]
    libperk.KardLegacy().offers.for_each("merchant_id")  # type: ignore[call-arg]
    return table.report


def wrong(user: str, offer: Offer) -> None:
    kard.offers.list(user, serach="tea")  # type: ignore[call-arg]
    kard.offers.list(user, page_size="10")  # type: ignore[arg-type]
    kard.offers.list(user, sort="price")  # type: ignore[arg-type]
    kard.offers.list()  # type: ignore[call-arg]
    kard.ofers  # type: ignore[attr-defined]
    offer.nmae  # type: ignore[attr-defined]
    libperk.Kard(client="x")  # type: ignore[call-arg]
    libperk.Kard(token_store="memory")  # type: ignore[arg-type]
    libperk.Capillary(base_url="https://example.test").for_issuer("iss")  # type: ignore[attr-defined]
    libperk.errors.NoSuchError  # type: ignore[attr-defined]
    libperk.inputs.NoSuchItem  # type: ignore[attr-defined]
    kard.users.create([{"id": user, "enrolled_rewards": [], "zip": "80202"}])  # type: ignore[typeddict-unknown-key]
    kard.users.create([{"id": user, "enrolled_rewards": ["CASH"]}])  # type: ignore[list-item]
    kard.users.create([{"id": user}])  # type: ignore[typeddict-item]
    kard.users.create_many([{"id": 7, "enrolled_rewards": []}])  # type: ignore[typeddict-item]
    half: float = offer.user_reward.value / 2  # type: ignore[assignment]
    none: enums.CategoryName = "Nothing"  # type: ignore[assignment]
    print(half, none)


def listen(event: libperk.webhooks.Event) -> int | None:
    if event.known is True and event.type == "earnedRewardSettled":
        cents: float = event.resource.commission_earned.value
        return round(cents)
    if event.known is True and event.type == "legacyEarnedReward":
        return event.resource.reward.commission_split.users_commission_in_cents
    if not event.known:
        print(
            event.resource["anything"],
            event.status,
            event.received_at.isoformat(),
            event.issuer_id,
            event.errors,
        )
    event.resource.commission_earned  # type: ignore[attr-defined]
    return None


async def listen_later(event: libperk.webhooks.Event) -> None:
    print(event.key, event.id, event.document.meta)


handler = libperk.webhooks.Handler(
    ["key"], listen, dedup_store=libperk.webhooks.DedupStore(1000), max_body=65536
)
status: int = handler.handle({"Notify-Signature": "x"}, b"{}").status
applications = (
    handler.wsgi,
    libperk.webhooks.Handler(libperk.webhooks.Verifier("key"), listen_later).asgi,
)
libperk.webhooks.Handler(["key"], listen, dedup_store=set())  # type: ignore[arg-type]
libperk.webhooks.unwrap(b"{}", None, ["key"], received_at=5)  # type: ignore[arg-type]


def transfer() -> None:
    [target] = kard.transactions.create_upload_urls(
        [{"type": "incomingTransactionsFile", "filename": "day.jsonl"}]
    )
    kard.upload(target, b"{}\n", content_type="application/x-ndjson", timeout_ms=600_000)
    data: bytes = kard.download(kard.files.list().list()[0], max_body=1 << 20)
    print(sum(1 for _ in libperk.files.rows(data)))
    kard.upload(target, "text")  # type: ignore[arg-type]


def afterwards(error: libperk.PerkError) -> None:
    name: str | None = kard.users.modify("user-1", zip_code="10001", email=None).zip_code
    outcomes = kard.reconcile(error).reconcile()
    again: list[str | None] = [
        outcome.reason
        for outcome in outcomes
        if isinstance(outcome.error, libperk.errors.NotDoneError)
    ]
    print(name, again, kard.reconcile("users.delete", user_id="user-1")[0].accepted)
    kard.users.modify("user-1", zipcode="10001")  # type: ignore[call-arg]
    kard.users.modify("user-1", enrolled_rewards=None)  # type: ignore[arg-type]
    kard.subscriptions.modify("s", enabled=True)  # type: ignore[attr-defined]


async def fetched() -> tuple[str, float]:
    return "token", 60


async def later(user: str) -> list[str]:
    async with libperk.AsyncKard(token=fetched, organization_id="org") as client:
        recipe: libperk.Recipe[libperk.AsyncKard] = client.recipe()
        found: libperk.AsyncPages[Offer] = client.offers.list(user)
        names: list[str] = [offer.name async for offer in found]
        names += [page.cursor or "" async for page in found.pages()]
        first = await found.first()
        every: list[Offer] = await found.list()
        outcomes = await client.users.create_many([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}])
        again: libperk.AsyncOutcomes = await outcomes.reconcile()
        data: bytes = await client.download("https://files.example/x")
        await client.upload("https://files.example/x", data)
        for _ in found:  # type: ignore[attr-defined]
            print(names)
        await client.offers.list(user)  # type: ignore[misc]
        client.users.get(user)  # type: ignore[unused-coroutine]
        async with client.for_issuer("other") as other:
            await other.aclose()
        print(recipe, first, every, again)
        return names
