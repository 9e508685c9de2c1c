"""Reads every reply of the sandbox with the provider's own Python package, `kard-financial-sdk`,
method by method.

Usage: python tests/vendor/read_sandbox.py PYTHON     (PYTHON runs the sandbox; this file runs where
the package is installed)

`make vendor-sdk` does both. The methods are those that the package has, found in its client: one
that has no call here is a failure, and so is a value that the package read differently from what
the sandbox sent, or a member of a reply that the package does not know.
"""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

import httpx
from kard import KardApi
from kard.core.pydantic_utilities import parse_obj_as
from pydantic import BaseModel

PACKAGE = "kard-financial-sdk"
NOW = "2026-03-10T12:00:00Z"
Json = dict[str, Any]


# ---- comparing ----


def differences(sent: Any, read: Any, path: str = "") -> Iterator[str]:
    """Where what the package read is not what the sandbox sent."""
    if isinstance(read, BaseModel):
        yield from members(sent, read, path)
    elif isinstance(sent, dict) and isinstance(read, dict):
        if sent != read:
            yield f"{path}: a free-form object reads otherwise"
    elif isinstance(sent, list) and isinstance(read, (list, tuple)):
        if len(sent) != len(read):
            yield f"{path}: {len(sent)} elements were sent, {len(read)} read"
        for index, pair in enumerate(zip(sent, read)):
            yield from differences(*pair, f"{path}/{index}")
    elif not same(sent, read):
        yield f"{path}: {type(sent).__name__} reads as {type(read).__name__}, or with another value"


def members(sent: Any, read: BaseModel, path: str) -> Iterator[str]:
    if not isinstance(sent, dict):
        yield f"{path}: {type(sent).__name__} reads as {type(read).__name__}"
        return
    names = {field.alias or name: name for name, field in type(read).model_fields.items()}
    for wire, value in sent.items():
        if wire in names:
            yield from differences(value, getattr(read, names[wire]), f"{path}/{wire}")
        else:
            yield f"{path}/{wire}: the package does not know this member"
    for wire, name in names.items():
        if wire not in sent and getattr(read, name) is not None:
            yield f"{path}/{wire}: was read and not sent"


def same(sent: Any, read: Any) -> bool:
    if isinstance(read, datetime) and isinstance(sent, str):
        return datetime.fromisoformat(sent.replace("Z", "+00:00")) == read
    if isinstance(read, date) and isinstance(sent, str):
        return date.fromisoformat(sent) == read
    return isinstance(sent, bool) == isinstance(read, bool) and sent == read


# ---- the calls ----


class Run:
    """The package's client, what the sandbox sent last, and the calls made so far."""

    def __init__(self, credentials: Json) -> None:
        self.own = credentials
        self.reply: httpx.Response | None = None
        self.calls: dict[str, int] = {}
        self.failures: list[str] = []
        http = httpx.Client(event_hooks={"response": [self._keep]}, timeout=30)
        names = ("client_id", "client_secret")
        self.client = KardApi(
            base_url=credentials["url"],
            httpx_client=http,
            **{name: credentials[name] for name in names},
        )

    def _keep(self, reply: httpx.Response) -> None:
        reply.read()
        self.reply = reply

    def method(self, name: str) -> Callable[..., Any]:
        found: Any = self.client
        for part in name.split("."):
            found = getattr(found, part)
        return typing.cast("Callable[..., Any]", found)

    def call(self, name: str, **given: Any) -> Any:
        """One call; `data` is as the API writes it, and goes through the package's own classes.
        What the sandbox sent."""
        method = self.method(name)
        self.calls[name] = self.calls.get(name, 0) + 1
        label = f"{name} #{self.calls[name]}"
        if "organization_id" in inspect.signature(method).parameters:
            given = {"organization_id": self.own["organization_id"], **given}
        if "data" in given:
            given["data"] = parse_obj_as(hints_of(method)["data"], given["data"])
        try:
            read = method(**given)
        except Exception as problem:  # whatever it is, it belongs into the summary
            self.failures.append(f"{label}: {type(problem).__name__}: {str(problem)[:300]}")
            return {}
        assert self.reply is not None
        sent = self.reply.json()
        if not isinstance(read, BaseModel):
            self.failures.append(f"{label}: reads as {type(read).__name__}")
        self.failures += [f"{label}: {each}" for each in differences(sent, read)]
        return sent


def hints_of(method: Callable[..., Any]) -> dict[str, Any]:
    return typing.get_type_hints(inspect.unwrap(method), include_extras=True)


def methods_of(client: Any, path: str = "") -> Iterator[str]:
    """The names of all methods, those of the parts of the client included."""
    for name in dir(type(client)):
        found = inspect.getattr_static(type(client), name)
        if name.startswith("_"):
            continue
        if inspect.isfunction(found):
            yield path + name
        elif isinstance(found, property) and hasattr(getattr(client, name), "with_raw_response"):
            yield from methods_of(getattr(client, name), f"{path}{name}.")


def item(kind: str, id: str | None = None, /, **attributes: Any) -> Json:
    return {"type": kind, **({} if id is None else {"id": id}), "attributes": attributes}


def basics(run: Run) -> None:
    kard = run.own
    run.call("ping.ping")
    run.call("auth.get_token", client_id=kard["client_id"], client_secret=kard["client_secret"])
    run.call("organizations.get")
    run.call("users.auth.get_web_view_token", user_id=kard["user_id"])


def users(run: Run) -> None:
    lists = {
        "phoneNumbers": [{"number": "+12025550123"}],
        "postalCodes": [{"code": "01001", "type": "BILLING"}],
    }
    person = {
        "enrolledRewards": ["CARDLINKED"],
        "email": "ada@example.com",
        "zipCode": "01001",
        "birthYear": "1980",
        **lists,
    }
    run.call(
        "users.create",
        data=[item("user", "ada", **person), item("user", "bob", enrolledRewards=[])],
    )
    run.call("users.get", user_id="ada")
    run.call(
        "users.update",
        user_id="ada",
        data=item("user", "ada", enrolledRewards=[], phoneNumbers=lists["phoneNumbers"]),
    )
    run.call("users.delete", user_id="bob")


def offers(run: Run) -> None:
    user, everything = (
        run.own["user_id"],
        {"include": "categories", "supported_components": ALL_COMPONENTS},
    )
    run.call("users.rewards.offers", user_id=user, page_size=50)
    shown = run.call("users.rewards.offers", user_id=user, page_size=50, **everything)["data"]
    run.call("users.rewards.locations", user_id=user, page_size=50)
    run.call(
        "users.rewards.locations",
        user_id=user,
        page_size=50,
        include="offers,categories",
        supported_components=ALL_COMPONENTS,
    )
    run.call("users.attributions.activate", user_id=user, offer_id=shown[0]["id"])
    more = {"supported_components": ALL_COMPONENTS, "include": "offer"}
    run.call("users.attributions.activate", user_id=user, offer_id=shown[1]["id"], **more)
    run.call("users.attributions.boost", user_id=user, offer_id=shown[2]["id"], **more)
    event = {"entityId": shown[3]["id"], "eventCode": "VIEW", "medium": "BROWSE", "eventDate": NOW}
    run.call("users.attributions.create", user_id=user, data=[item("offerAttribution", **event)])


def placements(run: Run) -> None:
    filters = {
        "categories": ["Food & Beverage"],
        "categoryExclusions": [],
        "merchantExclusions": [],
    }
    strategy = item(
        "contentStrategy", name="Eating out", filters=filters, **filters, sort="NEWLY_LIVE"
    )
    strategy_id = run.call("organizations.content_strategies.create", data=strategy)["id"]
    run.call("organizations.content_strategies.get", content_strategy_id=strategy_id)
    run.call(
        "organizations.content_strategies.update", content_strategy_id=strategy_id, data=strategy
    )
    run.call("organizations.content_strategies.list")
    cadence = {
        "frequency": "MONTHLY",
        "timeOfDay": "09:30",
        "dayOfWeek": "FRI",
        "weekOfMonth": "LAST",
    }
    kinds = [
        item(
            "placement",
            name="home",
            displayName="For you",
            availableSlots=2,
            contentStrategyId=strategy_id,
        ),
        item("placementPushNotification", name="push", cadence=cadence),
        item(
            "placementEmail",
            name="mail",
            availableSlots=2,
            cadence={"frequency": "DAILY"},
            status="INACTIVE",
        ),
    ]
    made = [run.call("organizations.placements.create", data=each)["id"] for each in kinds]
    slots = [{"placementId": made[0], "alias": "first", "shortDescription": "a slot"}]
    for each in (
        item("placementBatchActivation", name="batch", refreshInterval="P7D", slots=slots),
        item("placementGroup", name="group", slots=slots),
    ):
        kinds.append(each)
        made.append(run.call("organizations.placements.create", data=each)["id"])
    everything = "slots.placement.contentStrategy"
    run.call("organizations.placements.list", include="contentStrategy," + everything)
    for placement_id, each in zip(made, kinds):
        shown = run.call(
            "organizations.placements.get", placement_id=placement_id, include=everything
        )
        run.call("organizations.placements.update", placement_id=placement_id, data=each)
        content = {
            "user_id": run.own["user_id"],
            "placement_id": placement_id,
            "supported_components": ALL_COMPONENTS,
        }
        run.call("users.rewards.placement_content", include="categories", **content)
        if each["type"] == "placementBatchActivation":
            activate_slot(run, placement_id)
            run.call("users.rewards.placement_content", **content)
        assert shown["data"]["type"] == each["type"]
    for placement_id in reversed(made):
        run.call("organizations.placements.delete", placement_id=placement_id)
    run.call("organizations.content_strategies.delete", content_strategy_id=strategy_id)


def activate_slot(run: Run, placement_id: str) -> None:
    shown = run.call("organizations.placements.get", placement_id=placement_id)
    slot = shown["data"]["relationships"]["slots"]["data"][0]["id"]
    run.call(
        "users.attributions.activate_placement_slot",
        user_id=run.own["user_id"],
        placement_id=placement_id,
        slot_id=slot,
    )


def children(run: Run) -> None:
    made = run.call(
        "organizations.children.create",
        data=item("organization", name="Branch 7", bins=["411111"], externalId="b-7"),
    )
    run.call("organizations.children.get", child_id=made["id"])
    run.call(
        "organizations.children.update",
        child_id=made["id"],
        data=item("organization", name="Branch 8"),
    )
    run.call("organizations.children.list", page_size=1)
    run.call("organizations.children.delete", child_id=made["id"])


def notifications(run: Run) -> None:
    wanted = [
        item("subscription", eventName=name, webhookUrl="http://127.0.0.1:9/hooks", enabled=False)
        for name in ("earnedRewardSettled", "payoutReconciliationFile")
    ]
    made = run.call("notifications.subscriptions.create", data=wanted)["data"]
    run.call("notifications.subscriptions.get")
    run.call("notifications.subscriptions.get", filter_event_name="payoutReconciliationFile")
    run.call(
        "notifications.subscriptions.update",
        subscription_id=made[0]["id"],
        data=item("subscription", enabled=True),
    )


def transactions(run: Run) -> None:
    user = run.own["user_id"]
    purchase = {
        "userId": user,
        "transactionId": "buy-1",
        "amount": 4200,
        "status": "APPROVED",
        "currency": "USD",
        "description": "LUNCH",
        "direction": "DEBIT",
        "paymentType": "CARD",
        "cardBIN": "411111",
        "cardLastFour": "1111",
        "authorizationDate": "2026-03-09T10:00:00Z",
    }
    settled = {
        **purchase,
        "status": "SETTLED",
        "transactionId": "buy-2",
        "settledDate": "2026-03-09T11:00:00Z",
    }
    events = [item("transaction", "e-1", **purchase), item("transaction", "e-2", **settled)]
    run.call("transactions.create", data=events)
    for status in ("SETTLED", "APPROVED"):
        run.call(
            "transactions.get_earned_rewards",
            user_id=user,
            filter_status=status,
            include="merchant,offer",
        )
    audit = {
        "auditCode": 3006,
        "merchantName": "Diner",
        "auditDescription": "no reward",
        "transactionId": "buy-2",
    }
    run.call("transactions.create_audits", user_id=user, data=[item("audit", **audit)])
    run.call(
        "transactions.create_fraud_markers",
        data=[item("fraudulentTransaction", "buy-1", userId=user)],
    )
    names = [
        item("incomingTransactionsFile", filename="a.jsonl"),
        item("historicalTransactionsFile", filename="b.jsonl.gz"),
    ]
    run.call("transactions.create_bulk_transactions_upload_url", data=names)
    run.call("files.get_metadata", page_size=50)
    run.call("files.get_metadata", filter_file_type="monthlyReconciliationFile", sort="sentDate")


ALL_COMPONENTS = [
    "shortDescription",
    "longDescription",
    "baseReward",
    "boostedReward",
    "cta",
    "tags",
    "detailTags",
    "logoFlare",
    "progressBar",
]


def read_all(credentials: Json) -> int:
    run = Run(credentials)
    for part in (basics, users, offers, placements, children, notifications, transactions):
        try:
            part(run)
        # a call whose reply the next one needs has failed: the rest is read all the same
        except Exception as problem:
            run.failures.append(f"{part.__name__} ended early: {type(problem).__name__}: {problem}")
    methods = sorted(methods_of(run.client))
    run.failures += [
        f"{name}: no call here reads its reply; add one to {__file__}"
        for name in methods
        if name not in run.calls
    ]
    for line in run.failures:
        print("FAILED", line)
    read = [
        name
        for name in methods
        if not any(line.startswith((f"{name} ", f"{name}:")) for line in run.failures)
    ]
    counts = (
        f"{len(read)} of {len(methods)} methods in {sum(run.calls.values())} replies, "
        f"{len(run.failures)} failures"
    )
    print(f"vendor-sdk: {PACKAGE} {version(PACKAGE)} reads {counts}")
    return 1 if run.failures or not methods else 0


def main(python: str) -> int:
    command = [python, "-m", "libperk.sandbox", "--json", "--until-eof", "--now", NOW]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as sandbox:
        assert sandbox.stdin is not None and sandbox.stdout is not None
        try:
            return read_all(json.loads(sandbox.stdout.readline()))
        finally:
            sandbox.stdin.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
