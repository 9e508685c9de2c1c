"""The table against what is documented of the three APIs: no difference is left without a reason.

The reference files are next to the project (../shared/reference, or the folder of
PERK_REFERENCE);
without them the same numbers are checked against contract_counts.json, which `python
tests/python/test_contract.py` makes again. "facts" below are kard_facts.md and capillary_facts.md
of that folder.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import contract_shapes
import pytest
from contract_reference import Capillary, Kard, Table, names_of

import libperk.table

HERE = Path(__file__).parent
REFERENCE = Path(
    os.environ.get("PERK_REFERENCE") or HERE.parents[1].parent / "shared" / "reference"
)

RULE_DOCUMENT = "out of scope: whole rule documents (capillary_operations.json, priority)"
ANOTHER_FAMILY = "another family, not to be mixed in (Capillary facts 2)"

# Operations of the reference that the table leaves out.
LEFT_OUT = {
    "capillary.promotion.create": RULE_DOCUMENT,
    "capillary.promotion.update": RULE_DOCUMENT,
    "capillary.loyalty_promotion.enrol": ANOTHER_FAMILY,
    "capillary.loyalty_promotion.revoke": ANOTHER_FAMILY,
    "capillary.loyalty_promotion.member_list": ANOTHER_FAMILY,
    "capillary.loyalty_promotion.member_get": ANOTHER_FAMILY,
    "capillary.loyalty_promotion.customer_activity": ANOTHER_FAMILY,
}

# "place: text" of a difference, as a regular expression, and why it is meant.
EXPLAINED = [
    # Kard v2
    (
        r"transactions\.create body types: .*matchedTransaction.*",
        "dropped upstream, not to be offered (Kard facts 15, row 19)",
    ),
    (
        r".*coreTransaction.*/currency: from None to None, here from 3 to 3",
        "ISO 4217 alpha-3 has three letters (Kard facts 9)",
    ),
    (
        r"(audits|subscriptions|legacy\.attributions)\.create body min_items: None, here 1",
        "an empty request is a mistake",
    ),
    (
        r"(offers|locations|earned_rewards|files)\.list \?page\[size\]: from None .*, here "
        r"from 1 .*",
        "a page of none is a mistake",
    ),
    (
        r"offers\.list \?filter\[purchaseChannel\]: a list, here repeat",
        "repeated in the query (Kard facts 15, row 10)",
    ),
    (
        r"locations\.list \?filter\[l(ong|at)itude\]: from None .*",
        "degrees of the globe, as the legacy API bounds them",
    ),
    (
        r"files\.list \?filter\[date(From|To)\]: string, here time",
        "ISO 8601 by its note: checked as a time with a zone",
    ),
    (
        r"resource .*File.*/(sentAt|lastModified|period(Start|End)): string, here time",
        "times of files (Kard facts 12)",
    ),
    (
        r"resource fileProcessingResult .*/(sentAt|lastModified|period(Start|End)): string, "
        r"here time",
        "the same in the webhook",
    ),
    (
        r"resource payoutReconciliationFile .*/period(Start|End): string, here time",
        "the times of files, which are RFC 3339",
    ),
    (
        r"resource organization .*: (only here|required True, here False)",
        "issuer and children share a type: one kind for both",
    ),
    (
        r"resource monthlyReconciliationFile .*/(sentAt|contentType|period(Start|End)): .*",
        "one kind for two APIs",
    ),
    (
        r"resource offer .*/purchaseChannel: anything, here .*",
        "the values of the offer's own channel; open in replies",
    ),
    (
        r"resource user \(UserResponseUnionNoData\)/.*: only here",
        "the reply of a deletion has no attributes",
    ),
    (
        r".* (body|path|\?).*: min_length None, here 1",
        "ids, addresses and names of files that are empty are a mistake",
    ),
    (
        r"historical_uploads\.add_part replay: safe, here once",
        "PUT that appends: not to be repeated (Kard facts 16, trap 2)",
    ),
    (
        r"(subscriptions|children)\.update replay: once, here safe",
        "PATCH whose effect is the same each time (its `retry` note)",
    ),
    (
        r"(auth\.token_\w+|legacy\.auth\.token) replay: once, here safe",
        "a repeat only fetches another token (its `retry` note)",
    ),
    (
        r"auth\.token_(json|form) auth: True, here none",
        "the SDKs' styles put the credentials in the body (Kard facts 2)",
    ),
    (r"enum FileUploadType: .*", "the types of the upload resources themselves"),
    (
        r"enum (PaymentType|ReceiptMediumType): .*",
        "of matchedTransaction only, which was dropped upstream (Kard facts 15, row 19)",
    ),
    # Kard legacy
    (r"enum LegacyObjectType: .*", "the type of an item, which is a resource here"),
    (
        r"legacy\.(users\.update|users\.delete|cards\.create) path parameters: \['id'\], .*",
        "the id is theirs (seed 003)",
    ),
    (
        r"legacy\.locations\.list \?l(ong|at)itude: integer, here num",
        "number elsewhere (Kard facts 15, row 36)",
    ),
    (
        r"legacy\.auth\.token body: none, here one",
        "sent as an empty form with its content type (Kard facts 2)",
    ),
    (
        r"resource legacyAffiliateMerchant .*/type: anything, here .*",
        "the reward programmes of the same document; open in replies",
    ),
    (
        r"resource legacyLocation .*/offers/category: one of .*, here None",
        "affiliate examples have others: free text (seed 003)",
    ),
    (
        r"resource legacyUser .*/cards/(last4|bin): .*",
        "the bounds are those of requests; replies are not checked",
    ),
    (
        r"resource legacyUser .*/__v: not here",
        "a database's inner version; stays readable as an unknown member",
    ),
    # Capillary
    (
        r"capillary\.promotions\.issue reply: structure, here nothing",
        "keyed by customer: a map is no resource; read from `data`",
    ),
    (
        r"capillary\.auth\.token re(ply|play): .*",
        "the core's own call; a repeat only fetches another token",
    ),
    (
        r"capillary\.codes\.(link|list) reply apiError: not here",
        "raised as the error it is; in lists an unknown member (facts 4)",
    ),
    (
        r"capillary\.carts\.evaluate reply appliedPromotions (earnedPromotionId|promoCode): "
        r"only here",
        "vouchers have them",
    ),
    (
        r"capillary\.promotions\.activate body customerId: .*",
        "one argument, as text in the body (facts 3)",
    ),
    (
        r"capillary\..*ISO: string.*, here time",
        "ISO times are checked as such (Capillary facts 8)",
    ),
    (
        r"capillary\.promotions\.earn body eventDetails\.type: .*, here None",
        "marked as open: other events exist",
    ),
    (
        r"capillary\.promotions\.earn body eventDetails\.eventPayload: object, here json",
        "free-form",
    ),
    (
        r"capillary\.promotions\.earn body supplementaryCriteria\..*: required if parent, "
        r"here True",
        "inside an optional object",
    ),
    (
        r"capillary\.promotions\.revoke_earn partial: False, here True",
        "errors inside 200 with data (Capillary facts 4)",
    ),
    (
        r"capillary\.carts\.evaluate body .*: decimal.*, here string",
        "decimals travel as text (Capillary facts 8)",
    ),
    (
        r"capillary\.carts\.evaluate body evaluationId: string\|null, here string",
        "null is the same as absent here",
    ),
    (
        r"capillary\.redemptions\.create body customerId: string\|int64, here int",
        "one spelling of a number (Capillary facts 8)",
    ),
    (
        r"capillary\.redemptions\.create body transaction(Identifier|Number): string<=250, "
        r"here string",
        "the bound is in the table",
    ),
]


@pytest.fixture(scope="module")
def table() -> Table:
    return Table(libperk.table.load())


def read(name: str) -> Any:
    path = REFERENCE / name
    if not path.is_file():
        pytest.skip("the reference files are not next to the project")
    return json.loads(path.read_text())


@pytest.fixture(scope="module")
def kard(table: Table) -> Kard:
    return Kard(table, read("kard_operations.json"))


@pytest.fixture(scope="module")
def capillary(table: Table) -> Capillary:
    return Capillary(table, read("capillary_operations.json"))


def test_every_documented_operation_is_in_the_table_and_none_besides(
    kard: Kard, capillary: Capillary, table: Table
) -> None:
    documented = [row["id"] for part in (kard, capillary) for row in part.reference["operations"]]
    assert set(LEFT_OUT) <= set(documented)
    wanted = [name for each in documented if each not in LEFT_OUT for name in names_of(each)]
    assert sorted(wanted) == sorted(table.operations)


def test_no_difference_is_left_unexplained_and_no_explanation_is_stale(
    kard: Kard, capillary: Capillary
) -> None:
    found = [
        *kard.resources(),
        *kard.plain(),
        *kard.events(),
        *kard.enumerations(),
        *kard.removed(),
    ]
    for part in (kard, capillary):
        for row in part.reference["operations"]:
            if row["id"] not in LEFT_OUT:
                found += [
                    each for name in names_of(row["id"]) for each in part.operation(row, name)
                ]
    lines = [f"{place}: {text}" for place, text in found]
    assert [
        line for line in lines if not any(re.fullmatch(pattern, line) for pattern, _ in EXPLAINED)
    ] == []
    assert [
        pattern
        for pattern, _ in EXPLAINED
        if not any(re.fullmatch(pattern, line) for line in lines)
    ] == []


def test_a_difference_is_seen(kard: Kard, table: Table) -> None:
    """The comparison itself: each kind of change of a documented operation shows."""
    row = next(each for each in kard.reference["operations"] if each["id"] == "notifications.list")
    size = next(each for each in row["query_params"] if each["name"] == "page[size]")
    for change in (
        {"path": "/v2/elsewhere"},
        {"method": "PUT"},
        {"required_scopes": ["other"]},
        {"multi_status": True},
        {"pagination": None},
        {"query_params": [each for each in row["query_params"] if each is not size]},
        {
            "query_params": [
                {**each, "max": 20} if each is size else each for each in row["query_params"]
            ]
        },
        {
            "query_params": [
                {**each, "required": True} if each is size else each for each in row["query_params"]
            ]
        },
        {
            "query_params": [
                {**each, "style": "repeated"} if each is size else each
                for each in row["query_params"]
            ]
        },
        {
            "query_params": [
                {**each, "type": "string"} if each is size else each for each in row["query_params"]
            ]
        },
        {"responses": {"204": row["responses"]["200"]}},
        {"idempotent": False},
        {"headers": []},
        {"headers": [*row["headers"], {"name": "X-Own", "required": True}]},
        {"path_params": [{**row["path_params"][0], "type": "integer"}]},
        {
            "pagination": {
                **row["pagination"],
                "params": {"size": "page[size]", "after": "page[after]"},
            }
        },
        {
            "pagination": {
                **row["pagination"],
                "params": {**row["pagination"]["params"], "after": "page[next]"},
            }
        },
        {"pagination": {**row["pagination"], "size": {"max": 100}}},
    ):
        before = len([*kard.operation(row, "notifications.list")])
        assert before == 0
        assert len([*kard.operation({**row, **change}, "notifications.list")]) > 0, change


def test_a_difference_of_rules_formats_events_and_values_is_seen(kard: Kard) -> None:
    row = next(
        each for each in kard.reference["operations"] if each["id"] == "historical_uploads.add_part"
    )
    explained = [*kard.operation(row, row["id"])]
    rules = [each for each in row["request"]["rules"] if "REVERSED" not in each]
    assert len(
        [*kard.operation({**row, "request": {**row["request"], "rules": rules}}, row["id"])]
    ) > len(explained)
    table, reference = kard.table, kard.reference
    other = Kard(
        table,
        {
            **reference,
            "enums": {**reference["enums"], "Own": ["A"]},
            "webhooks": [{"events": ["own"]}],
        },
    )
    assert {place for place, _ in {*other.enumerations()} - {*kard.enumerations()}} == {"enum Own"}
    assert [*other.events()] == [("webhook own", "not here")]
    field = table.objects["UserAttributes"]["fields"]
    email = next(each for each in field if each["wire"] == "hashedEmail")
    told = {"name": "hashedEmail", "type": "string", "format": "lowercase hex SHA-256"}
    assert [*kard.values.field("x", told, email, True)] == []
    assert len([*kard.values.field("x", {**told, "format": "E.164"}, email, True)]) == 1


def test_a_difference_of_members_is_seen(kard: Kard) -> None:
    """Lengths, numbers of elements, and what members of one object ask of each other."""
    objects = kard.table.objects
    types = kard.reference["types"]
    for object_name, member, change in (
        ("NewPlacement", "CreateStandardAttributes.displayName", {"min_length": 2}),
        ("NewPlacement", "CreateStandardAttributes.displayName", {"min_length": None}),
        ("UserAttributes", "UserRequestAttributes.phoneNumbers", {"max_items": 11}),
        ("UserAttributes", "UserRequestAttributes.postalCodes", {"min_items": 1}),
        ("PostalCode", "PostalCode.code", {"length": 6}),
        ("Cadence", "Cadence.weekOfMonth", {"requires": []}),
        ("Cadence", "Cadence.weekOfMonth", {"requires": ["dayOfWeek", "timeOfDay"]}),
        ("Cadence", "Cadence.weekOfMonth", {"excludes": []}),
        ("Cadence", "Cadence.weekOfMonth", {"note": "with frequency WEEKLY only"}),
        ("Cadence", "Cadence.weekOfMonth", {"note": ""}),
        ("Cadence", "Cadence.dayOfWeek", {"excludes": ["dayOfMonth"]}),
    ):
        home, _, wire = member.partition(".")
        told = types[home]["fields"]
        fields = objects[object_name]["fields"]
        changed = [{**row, **change} if row["name"] == wire else row for row in told]
        assert [*kard.values.fields("x", told, fields, True)] == [], member
        assert len([*kard.values.fields("x", changed, fields, True)]) == 1, (member, change)


def test_a_removal_is_seen(kard: Kard) -> None:
    assert [*kard.removed()] == []
    history = {
        "operations_removed": {"users.get": "today"},
        "enum_values_removed": {"FileType": {"monthlyReconciliationFile": ""}},
    }
    gone = {"id": "files.list", "query_params": [{"removed": {"noSuchFile": "today"}}]}
    other = Kard(kard.table, {**kard.reference, "operations": [gone], "history": history})
    assert [place for place, _ in other.removed()] == [
        "removed users.get",
        "removed files.list",
        "removed FileType",
    ]


def test_a_difference_of_capillary_is_seen(capillary: Capillary) -> None:
    row = next(
        each
        for each in capillary.reference["operations"]
        if each["id"] == "capillary.customer_cart.pending"
    )
    [name] = names_of(row["id"])
    assert [*capillary.operation(row, name)] == []
    cart = row["responses"]["200"]["schema"]["data"]["tempRedemptionDetails"][0]
    for reply in (
        [row["responses"]["200"]["schema"]["data"]],
        {"tempRedemptionDetails": [{**cart, "own": "string"}]},
        {"tempRedemptionDetails": [{**cart, "startTime": "string"}]},
        {"tempRedemptionDetails": [{each: cart[each] for each in cart if each != "startTime"}]},
        {"tempRedemptionDetails": [{**cart, "appliedPromotions": [{"promotionId": "int64"}]}]},
    ):
        changed = {**row, "responses": {"200": {"schema": {"data": reply}}}}
        assert len([*capillary.operation(changed, name)]) > 0, reply
    for change in (
        {"http_idempotent": False},
        {"auth": "none"},
        {"responses": {**row["responses"], "202": {}}},
    ):
        assert len([*capillary.operation({**row, **change}, name)]) > 0, change


def test_notation_of_replies() -> None:
    shape = contract_shapes.read(
        "{a, b:int64?, mode: ONE|TWO, rows:[{sku,qty: decimal string, ...}], at (epoch)} (prose) "
        "or {c:[string]}"
    )
    assert {name: (each.kind, each.listed) for name, each in shape.members.items()} == {
        "a": ("any", False),
        "b": ("int", False),
        "mode": ("string", False),
        "rows": ("object", True),
        "at": ("any", False),
        "c": ("string", True),
    }
    assert shape.members["mode"].values == ["ONE", "TWO"]
    rows = shape.members["rows"]
    assert (list(rows.members), rows.more, shape.more) == (["sku", "qty"], True, False)
    assert contract_shapes.read("open enum: NONE, TIER documented; MORE observed").values == [
        "NONE",
        "TIER",
    ]
    assert (
        contract_shapes.read("[code record as in promotion_code.link]").same_as
        == "capillary.promotion_code.link"
    )


def counts(table: Table) -> dict[str, Any]:
    """How much of everything each operation has."""
    return {name: count(table, row) for name, row in sorted(table.operations.items())}


def record(table: Table) -> dict[str, Any]:
    return {
        "operations": counts(table),
        "enums": {name: len(row["values"]) for name, row in table.enums.items()},
        "resources": {
            word: len(table.objects[row["attributes"]]["fields"])
            for word, row in table.resources.items()
        },
    }


def count(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    places = [place for field in row["params"] for place in field["in"] if field["type"] != "item"]
    made: dict[str, Any] = {
        place: places.count(place)
        for place in ("path", "query", "header", "body", "form")
        if place in places
    }
    made["required"] = sum(field["required"] for field in row["params"])
    made["success"] = row["success"]
    made["replay"] = row["replay"]
    for word in ("scope", "paging"):
        if row[word] not in (None, "none"):
            made[word] = row[word]
    if row["multi_status"]:
        made["multi_status"] = True
    body = row["body"] or {"types": []}
    if body["types"]:
        made["items"] = {
            word: len(table.request(row, table.resources[word])["fields"]) for word in body["types"]
        }
        made["max_items"] = body["max_items"]
    return made


def test_the_counts_are_those_on_record(table: Table) -> None:
    on_record = json.loads((HERE / "contract_counts.json").read_text())
    del on_record["reference"]
    assert record(table) == on_record, "run: make generate"


def test_the_record_is_of_the_reference(kard: Kard, capillary: Capillary) -> None:
    on_record = json.loads((HERE / "contract_counts.json").read_text())["reference"]
    documented = [row["id"] for part in (kard, capillary) for row in part.reference["operations"]]
    assert on_record == {
        "kard": len(kard.reference["operations"]),
        "capillary": len(documented) - len(kard.reference["operations"]),
    }


def test_every_operation_has_a_build_and_a_parse_vector(table: Table) -> None:
    vectors = HERE.parent / "vectors"
    built = [json.loads(path.read_text()) for path in vectors.glob("build/*.json")]
    covered = {case["operation"] for case in built if "request" in case}
    assert sorted(set(table.operations) - covered) == [], "add tests/vectors/build/op_….json"
    parsed = [
        path.parent / "case.json"
        for path in vectors.glob("parse/*/expected.json")
        if (path.parent / "case.json").is_file()
    ]
    covered = {json.loads(path.read_text())["operation"] for path in parsed}
    assert sorted(set(table.operations) - covered) == [], "add tests/vectors/parse/op_…"


if __name__ == "__main__":
    file = HERE / "contract_counts.json"
    parts = {
        "reference": json.loads(file.read_text())["reference"],
        **record(Table(libperk.table.load())),
    }
    rows = {
        name: ",\n".join(f"  {json.dumps(key)}: {json.dumps(part[key])}" for key in part)
        for name, part in parts.items()
    }
    file.write_text(
        "{\n" + ",\n".join(f' "{name}": {{\n{text}\n }}' for name, text in rows.items()) + "\n}\n"
    )
