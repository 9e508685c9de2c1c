"""Compares the table with what is documented of the three APIs (the reference files), aspect by
aspect.

Each function yields differences as (place, text): place is the location, text what the reference
has and what the table has instead. test_contract.py holds the ones that are meant, each with its
reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from contract_shapes import Shape, read

Row = dict[str, Any]
Found = Iterator[tuple[str, str]]

TYPES = {
    "string": "string",
    "uuid": "string",
    "datetime": "time",
    "integer": "int",
    "number": "num",
    "boolean": "bool",
    "int32": "int",
    "int64": "int",
    "object": "object",
}
# Documented formats and patterns, by a piece of their text, as the table calls them.
FORMATS = {
    "ISO 8601 duration": "duration",
    "lowercase hex SHA-256": "sha256",
    "E.164": "phone",
    "HH:mm": "clock",
    "letters, digits and spaces": "words",
}
PAGE_WORDS = {"size": "size", "limit": "size", "page": "number", "after": "after"}
# Operations of the table under the names that the reference has for them.
NAMES = {
    "auth.get_token": ["auth.token_basic_form", "auth.token_json", "auth.token_form"],
    "legacy.auth.get_token": ["legacy.auth.token"],
    "capillary.oauth.token": ["capillary.auth.token"],
    "capillary.customer_promotion.activate": ["capillary.promotions.activate"],
    "capillary.customer_promotion.deactivate": ["capillary.promotions.deactivate"],
    "capillary.customer_promotion.list": ["capillary.promotions.list"],
    "capillary.customer_cart.pending": ["capillary.carts.list_pending"],
    "capillary.customer_cart.cancel": ["capillary.carts.cancel"],
    "capillary.promotion.issue": ["capillary.promotions.issue"],
    "capillary.promotion.earn": ["capillary.promotions.earn"],
    "capillary.promotion.earn_bulk": ["capillary.promotions.earn_bulk"],
    "capillary.promotion.revoke_earn": ["capillary.promotions.revoke_earn"],
    "capillary.promotion_code.link": ["capillary.codes.link"],
    "capillary.promotion_code.get": ["capillary.codes.list"],
    "capillary.cart.evaluate": ["capillary.carts.evaluate"],
    "capillary.redemption.create": ["capillary.redemptions.create"],
    "capillary.redemption.list": ["capillary.redemptions.list"],
    "capillary.promotion.config": ["capillary.organization.list_configurations"],
    "capillary.promotion.till_list": ["capillary.organization.list_till_promotions"],
    "capillary.promotion.org_list": ["capillary.organization.list_promotions"],
    "capillary.promotion.activate_org": ["capillary.organization.activate_promotion"],
    "capillary.promotion.deactivate_org": ["capillary.organization.deactivate_promotion"],
}


def names_of(reference_id: str) -> list[str]:
    return NAMES.get(reference_id, [reference_id])


class Table:
    """The table, by names."""

    def __init__(self, table: Row) -> None:
        self.operations: dict[str, Row] = {row["name"]: row for row in table["operations"]}
        self.resources: dict[str, Row] = {row["type"]: row for row in table["resources"]}
        self.objects: dict[str, Row] = {row["name"]: row for row in table["objects"]}
        self.enums: dict[str, Row] = {row["name"]: row for row in table["enums"]}
        self.settings: list[Row] = table["settings"]

    def values(self, field: Row) -> list[str] | None:
        if field.get("fixed"):
            return [field["fixed"]]
        return self.enums[field["values"]]["values"] if field.get("values") else None

    def request(self, operation: Row, kind: Row) -> Row:
        name = kind["update"] if operation["body"]["update"] and kind["update"] else kind["request"]
        return self.objects[name]


def shape(path: str | None) -> str | None:
    """A path without the names of its placeholders: what one source calls id another calls
    userId."""
    return path and re.sub(r"\{[^}]*\}", "{}", path)


# ---- one value ----


class Values:
    """Compares documented values (parameters, attributes, members) with fields of the table."""

    def __init__(self, table: Table, types: dict[str, Row], enums: dict[str, list[Any]]) -> None:
        self.table = table
        self.types = types
        self.enums = enums
        # one kind represents several documented shapes: what only some of them have is no
        # difference
        self.loose = False

    def field(self, where: str, documented: Row, field: Row, requests: bool) -> Found:
        yield from self._type(where, documented["type"], field, requests)
        if bool(documented.get("required")) != bool(field["required"]) and not self.loose:
            yield where, f"required {bool(documented.get('required'))}, here {field['required']}"
        yield from self._values(where, documented, field)
        yield from self._bounds(where, documented, field, requests)
        if (
            "default" in documented
            and field["type"] != "object"
            and str(documented["default"]).lower() != str(field.get("default")).lower()
        ):
            yield where, f"default {documented['default']}, here {field.get('default')}"

    def _type(self, where: str, documented: str, field: Row, requests: bool) -> Found:
        listed = re.fullmatch(r"array<(.*)>", documented)
        if listed:
            if field["arity"] != "list":
                yield where, f"a list, here {field['arity']}"
            documented = listed[1]
        elif field["arity"] == "list":
            yield where, "one value, here a list"
        kind, _, name = documented.partition(":")
        if kind in ("object", "union") and name == "ProcessorMid":
            yield from self.members(where, self._processor_mids(), field, requests)
        elif kind == "object" and name in self.types and self.types[name]["kind"] == "object":
            yield from self.members(where, self.types[name]["fields"], field, requests)
        elif kind in ("union", "oneof[object") or (kind == "object" and name):
            if field["type"] not in ("object", "json"):
                yield where, f"{documented}, here {field['type']}"
        elif kind in ("enum", "const"):
            if field["type"] not in ("string", "int"):
                yield where, f"{documented}, here {field['type']}"
        elif TYPES.get(kind) != field["type"]:
            yield where, f"{documented}, here {field['type']}"

    def _processor_mids(self) -> list[Row]:
        union = self.types["ProcessorMid"]["variants"]
        return [
            {
                "name": "processor",
                "type": f"const:{union[0]['value']}",
                "required": True,
                "enum": [v["value"] for v in union],
            },
            *union[0]["fields"],
        ]

    def _values(self, where: str, documented: Row, field: Row) -> Found:
        kind, _, name = re.sub(r"array<(.*)>", r"\1", documented["type"]).partition(":")
        known = documented.get("enum")
        if isinstance(known, str):
            known = self.enums[known.partition(":")[2]]
        elif kind == "enum":
            known = self.enums[name]
        elif kind == "const":
            known = known or [name]
        here = self.table.values(field)
        if known is not None and (here is None or set(map(str, known)) != set(here)):
            yield where, f"one of {', '.join(map(str, known))}, here {here and ', '.join(here)}"
        if known is None and here is not None:
            yield where, f"anything, here one of {', '.join(here)}"

    def _bounds(self, where: str, documented: Row, field: Row, requests: bool) -> Found:
        low, high = (
            documented.get("min", documented.get("length")),
            documented.get("max", documented.get("max_length", documented.get("length"))),
        )
        here = field.get("min"), field.get("max")
        if "max_length" in documented and low is None:
            low = 0
        if (low, high) != here:
            yield where, f"from {low} to {high}, here from {here[0]} to {here[1]}"
        for what, size in (
            ("min_length", 1 if field.get("nonempty") else None),
            *self._counts(field),
        ):
            if requests and documented.get(what) != size:
                yield where, f"{what} {documented.get(what)}, here {size}"
        if bool(documented.get("digits")) != bool(field.get("digits")):
            yield where, f"digits {documented.get('digits')}, here {field.get('digits')}"
        formats = [
            word
            for text, word in FORMATS.items()
            if text in f"{documented.get('format')} {documented.get('pattern')}"
        ]
        if requests and formats != [each for each in (field.get("format"),) if each]:
            yield (
                where,
                f"format {documented.get('format') or documented.get('pattern')}, "
                f"here {field.get('format')}",
            )
        if documented.get("unit") and documented["unit"] != field.get("unit"):
            yield where, f"in {documented['unit']}, here {field.get('unit')}"

    def _counts(self, field: Row) -> tuple[tuple[str, int | None], ...]:
        return ("min_items", field.get("min_items")), ("max_items", field.get("max_items"))

    def company(self, where: str, documented: Row, field: Row, fields: list[Row]) -> Found:
        """What must, and what cannot, be given together with a value; needs lead to further
        needs."""
        wires = {each["name"]: each["wire"] for each in fields}
        needs = {each["name"]: each.get("needs") for each in fields}
        needed, at = set(), needs[field["name"]]
        while at and at not in needed:
            needed.add(at)
            at = needs[at]
        there, here = (
            set(documented.get("requires", ())),
            {wires[each] for each in needed} - {documented["name"]},
        )
        if there != here:
            yield where, f"needs {sorted(there)}, here {sorted(here)}"
        there, here = (
            set(documented.get("excludes", ())),
            {wires[each] for each in field.get("excludes", ())},
        )
        if there != here:
            yield where, f"excludes {sorted(there)}, here {sorted(here)}"
        only = re.match(r"with (\w+) (\w+) only", str(documented.get("note")))
        rule = field.get("only_when")
        if (only and only.groups()) != (rule and (wires[rule["name"]], rule["is"])):
            yield where, f"only {only and only.groups()}, here {rule}"

    def members(self, where: str, documented: list[Row], field: Row, requests: bool) -> Found:
        if field["type"] != "object":
            yield where, f"an object, here {field['type']}"
            return
        yield from self.fields(
            where, documented, self.table.objects[field["object"]]["fields"], requests
        )

    def fields(self, where: str, documented: list[Row], fields: list[Row], requests: bool) -> Found:
        here = {field["wire"]: field for field in fields}
        for row in documented:
            place = f"{where}/{row['name']}"
            if row["name"] in here:
                field = here.pop(row["name"])
                yield from self.field(place, row, field, requests)
                yield from self.company(place, row, field, fields)
            else:
                yield place, "not here"
        for wire in () if self.loose else here:
            yield f"{where}/{wire}", "only here"


# ---- Kard, both APIs ----


class Kard:
    def __init__(self, table: Table, reference: Row) -> None:
        self.table = table
        self.reference = reference
        self.types: dict[str, Row] = reference["types"]
        self.values = Values(table, self.types, reference["enums"])

    def operation(self, documented: Row, name: str) -> Found:
        row = self.table.operations[name]
        yield from self._line(documented, row, name)
        yield from self._path(documented, row, name)
        yield from self._query(documented, row, name)
        yield from self._headers(documented, row, name)
        yield from self._paging(documented, row, name)
        yield from self._replies(documented, row, name)
        if documented["request"]:
            yield from self._body(documented["request"], row, name)
        elif row["body"]:
            yield f"{name} body", "none, here one"

    def _line(self, documented: Row, row: Row, name: str) -> Found:
        scope = documented["required_scopes"][0] if documented["required_scopes"] else None
        status = [int(code) for code in documented["responses"] if code.startswith("2")]
        pairs = {
            "method": (documented["method"], row["http_method"]),
            "path": (shape(documented["path"]), shape(row["path"])),
            "status": (documented["status"], row["status"]),
            "scope": (scope, row["scope"]),
            "provider": (documented["api"], row["provider"]),
            "success": (sorted(status), sorted(row["success"])),
            "multi-status": (documented["multi_status"], row["multi_status"]),
            "host": (documented["host"] == "api", row["host"] == "api"),
            "replay": ("safe" if documented["idempotent"] else "once", row["replay"]),
        }
        for what, (there, here) in pairs.items():
            if there != here:
                yield f"{name} {what}", f"{there}, here {here}"

    def _path(self, documented: Row, row: Row, name: str) -> Found:
        there = re.findall(r"\{([^}]*)\}", documented["path"] or "")
        here = [field["wire"] for field in row["params"] if "path" in field["in"]]
        if there != here or there != [each["name"] for each in documented["path_params"]]:
            yield f"{name} path parameters", f"{there}, here {here}"
        fields = dict(zip(there, self._placed(row, "path"), strict=False))
        for param in documented["path_params"]:
            field = fields.get(param["name"], {})
            if (
                field.get("type") != TYPES[param["type"]]
                or field.get("required") != param["required"]
            ):
                yield f"{name} path {param['name']}", f"{param['type']}, here {field.get('type')}"

    def _placed(self, row: Row, place: str) -> list[Row]:
        return [field for field in row["params"] if place in field["in"]]

    def _query(self, documented: Row, row: Row, name: str) -> Found:
        here = {field["wire"]: field for field in row["params"] if "query" in field["in"]}
        for param in documented["query_params"]:
            place = f"{name} ?{param['name']}"
            if param["name"] not in here:
                yield place, "not here"
                continue
            field = here.pop(param["name"])
            yield from self.values.field(place, param, field, True)
            arity = {"csv": "csv", "repeated": "repeat"}.get(param["style"], "one")
            if arity != field["arity"]:
                yield place, f"{arity}, here {field['arity']}"
            yield from self.values.company(place, param, field, row["params"])
        for wire in here:
            yield f"{name} ?{wire}", "only here"

    def _headers(self, documented: Row, row: Row, name: str) -> Found:
        known = {each["name"]: each["required"] for each in documented["headers"]}
        there = {
            wire: needed
            for wire, needed in known.items()
            if wire not in ("Authorization", "Content-Type")
        }
        here = {field["wire"]: field["required"] for field in self._placed(row, "header")}
        if there != here:
            yield f"{name} headers", f"{there}, here {here}"
        if ("Authorization" in known) != (row["auth"] != "none"):
            yield f"{name} auth", f"{'Authorization' in known}, here {row['auth']}"

    def _paging(self, documented: Row, row: Row, name: str) -> Found:
        styles = {"cursor": "cursor", "page_number": "number", "none": "none"}
        there = styles[documented["pagination"]["style"]] if documented["pagination"] else "none"
        if there != row["paging"]:
            yield f"{name} paging", f"{there}, here {row['paging']}"
        if documented["pagination"]:
            yield from self._page(documented["pagination"], row, name)

    def _page(self, documented: Row, row: Row, name: str) -> Found:
        """Which parameters walk the pages, and how large a page may be."""
        fields = {field["name"]: field for field in row["params"]}
        wires = {what: fields[each]["wire"] for what, each in row["page"].items() if each}
        there = {
            PAGE_WORDS[what]: text.split(" ")[0]
            for what, text in documented["params"].items()
            if what != "before"
        }
        if there != wires:
            yield f"{name} paging parameters", f"{there}, here {wires}"
        if (documented["params"].get("before") is not None) != any(
            field["wire"] == "page[before]" for field in row["params"]
        ):
            yield f"{name} paging", f"before {documented['params'].get('before')}, here not so"
        size = fields.get(row["page"]["size"], {})
        for what, bound in documented.get("size", {}).items():
            if str(size.get(what)) != str(bound):
                yield f"{name} page size", f"{what} {bound}, here {size.get(what)}"

    def _replies(self, documented: Row, row: Row, name: str) -> Found:
        code: Row = next(
            (reply for status, reply in documented["responses"].items() if status.startswith("2")),
            {},
        )
        listed = self._listed(code)
        for what, there, here in (
            ("reply types", code.get("resource_types"), row["reply_types"]),
            ("included types", code.get("included_types"), row["included_types"]),
            ("reply is a list", listed, row["reply_many"]),
        ):
            if there is not None and there != here:
                yield f"{name} {what}", f"{there}, here {here}"

    def _listed(self, reply: Row) -> bool | None:
        kind = reply.get("type", "")
        if kind.startswith("array<"):
            return True
        data = (reply.get("members") or {}).get("data")
        return data.startswith("array<") if data else None

    # bodies

    def _body(self, documented: Row, row: Row, name: str) -> Found:
        place = f"{name} body"
        body = row["body"] or {"shape": "none"}
        if documented["body_type"] == "form":
            variant = (
                next(each for each in documented["variants"] if each["type"] == STYLES[name])
                if name in STYLES
                else None
            )
            yield from self._login(variant, row, place)
        elif documented["data_is_array"] and not documented["resource_types"]:
            field = next(each for each in row["params"] if "body" in each["in"])
            yield from self._bare(documented, self.table.objects[field["object"]]["fields"], place)
            if body["shape"] != "array":
                yield place, f"a bare list, here {body['shape']}"
        elif not documented["resource_types"]:
            yield from self._bare(
                documented, [each for each in row["params"] if "body" in each["in"]], place
            )
            if body["shape"] != "object":
                yield place, f"a bare object, here {body['shape']}"
        else:
            yield from self._items(documented, row, place)

    def _login(self, variant: Row | None, row: Row, place: str) -> Found:
        there = {each["name"] for each in variant["attributes"]["required"]} if variant else set()
        here = {field["wire"] for field in row["params"] if {"body", "form"} & set(field["in"])}
        if there != here:
            yield place, f"{sorted(there)}, here {sorted(here)}"

    def _bare(self, documented: Row, fields: list[Row], place: str) -> Found:
        yield from self.values.fields(
            place, self._told(documented["variants"][0]["attributes"]), fields, True
        )

    def _told(self, attributes: Row) -> list[Row]:
        """Documented attributes; the type that they come from knows more of some of them (known
        values)."""
        more = {
            row["name"]: row
            for row in self.types.get(attributes["attributes_type"], {}).get("fields", ())
        }
        rows = [{**row, "required": True} for row in attributes["required"]]
        rows += [{**row, "required": False} for row in attributes["optional"]]
        return [{**more.get(row["name"], {}), **row} for row in rows]

    def _items(self, documented: Row, row: Row, place: str) -> Found:
        body = row["body"]
        types = [each for word in documented["resource_types"] for each in self._words(word)]
        if types != body["types"]:
            yield f"{place} types", f"{types}, here {body['types']}"
        if ("list" if documented["data_is_array"] else "one") != body["shape"]:
            yield place, f"list {documented['data_is_array']}, here {body['shape']}"
        for what in ("min_items", "max_items"):
            if (documented[what] or 0) != body[what]:
                yield f"{place} {what}", f"{documented[what]}, here {body[what]}"
        yield from self._rules(documented, row, place)
        for variant in documented["variants"]:
            for word in self._words(variant["type"]):
                if word in body["types"]:
                    yield from self._variant(variant, row, word, place)

    def _rules(self, documented: Row, row: Row, place: str) -> Found:
        """Which date a status asks for."""
        rules = [
            re.match(r"status ([A-Z, or]+) requires (\w+)", each)
            for each in documented.get("rules", ())
        ]
        there = {
            (status, rule[2]) for rule in rules if rule for status in re.findall(r"[A-Z]+", rule[1])
        }
        for kind in (self.table.resources[word] for word in row["body"]["types"]):
            wires = {
                field["name"]: field["wire"] for field in self.table.request(row, kind)["fields"]
            }
            if any(
                field["wire"] == "status" and field.get("fixed")
                for field in self.table.request(row, kind)["fields"]
            ):
                continue  # one status only, whose dates are required
            here = {
                (rule["equals"], wires[rule["needs"]])
                for rule in kind["rules"]
                if rule["when"] == "status"
            }
            if here != there:
                yield f"{place} {kind['type']} rules", f"{sorted(there)}, here {sorted(here)}"

    def events(self) -> Found:
        """Webhooks: each event is a separate kind."""
        for hook in self.reference["webhooks"]:
            for event in hook["events"]:
                if event not in self.table.resources:
                    yield f"webhook {event}", "not here"

    def removed(self) -> Found:
        """What the API no longer documents is not offered, and stays readable; its operations stay,
        as deprecated."""
        for name in self.reference["history"]["operations_removed"]:
            status = (
                self.table.operations[name]["status"] if name in self.table.operations else None
            )
            if status != "deprecated":
                yield f"removed {name}", f"deprecated, here {status}"
        for documented in self.reference["operations"]:
            gone = {
                word for param in documented["query_params"] for word in param.get("removed", ())
            }
            row = self.table.operations.get(documented["id"])
            if not gone <= set(row["reply_types"] if row else ()) & set(self.table.resources):
                yield f"removed {documented['id']}", f"{sorted(gone)} readable, here otherwise"
        offered = {word for row in self.table.enums.values() for word in row["values"]}
        for name, values in self.reference["history"]["enum_values_removed"].items():
            if offered & set(values):
                yield (
                    f"removed {name}",
                    f"{sorted(values)} not offered, here {sorted(offered & set(values))}",
                )

    def enumerations(self) -> Found:
        here = [set(row["values"]) for row in self.table.enums.values()]
        for name, values in self.reference["enums"].items():
            if set(map(str, values)) not in here:
                yield f"enum {name}", f"{', '.join(map(str, values))}, here none of these"

    def _words(self, word: str) -> list[str]:
        kind, _, name = word.partition(":")
        return list(self.reference["enums"][name]) if kind == "enum" else [word]

    def _variant(self, variant: Row, row: Row, word: str, place: str) -> Found:
        kind = self.table.resources[word]
        here = {"absent": "absent", "required": "required", "optional": "optional"}[
            kind["request_id"]
        ]
        if variant["id"] != here:
            yield f"{place} {word} id", f"{variant['id']}, here {here}"
        fields = self.table.request(row, kind)["fields"]
        yield from self.values.fields(
            f"{place} {word}", self._told(variant["attributes"]), fields, True
        )

    # resources in replies

    def resources(self) -> Found:
        for name, row in self.types.items():
            if row["kind"] == "union":
                for variant in row["variants"]:
                    if variant.get("discriminator") == "type":
                        yield from self._resource(name, variant["value"], variant)
            elif row["fields"] and any(field["name"] == "attributes" for field in row["fields"]):
                kind = next(
                    (field["type"] for field in row["fields"] if field["name"] == "type"), ""
                )
                for word in (
                    self._words(kind) if kind.startswith("enum:") else [kind.partition("const:")[2]]
                ):
                    if word:
                        yield from self._resource(name, word, row)

    def _resource(self, source: str, word: str, row: Row) -> Found:
        if "Request" in source or (
            source.startswith(("Create", "Update")) and "Response" not in source
        ):
            return  # requests are compared with their operations
        attributes = next(
            (field["type"] for field in row.get("fields", ()) if field["name"] == "attributes"), ""
        )
        documented = self.types.get(attributes.partition(":")[2])
        if documented is None or row.get("status"):
            return
        if word not in self.table.resources:
            yield f"resource {word}", "not here"
            return
        fields = self.table.objects[self.table.resources[word]["attributes"]]["fields"]
        yield from self.values.fields(
            f"resource {word} ({source})", documented["fields"], fields, False
        )

    def plain(self) -> Found:
        """Legacy replies are plain objects, of which one kind of the table covers several
        shapes."""
        self.values.loose = True
        for name, word in PLAIN.items():
            fields = self.table.objects[self.table.resources[word]["attributes"]]["fields"]
            yield from self.values.fields(
                f"resource {word} ({name})", self.types[name]["fields"], fields, False
            )
        self.values.loose = False


PLAIN = {
    "LegacyOffer": "legacyOffer",
    "LegacyOfferWithAttribution": "legacyOffer",
    "LegacyMerchant": "legacyMerchant",
    "LegacyMerchantWithAttribution": "legacyMerchant",
    "LegacyAffiliateMerchant": "legacyAffiliateMerchant",
    "LegacyLocation": "legacyLocation",
    "LegacyLocationWithFullOffer": "legacyLocation",
    "LegacyLocationWithPartialOffer": "legacyLocation",
    "LegacyCreateUserCardResponse": "legacyUser",
    "LegacyUpdateUserResponse": "legacyUser",
    "LegacyCreateAuditResponse": "legacyAudit",
    "LegacyGetAuditByIdResponse": "legacyAudit",
}
STYLES = {
    "auth.token_basic_form": "docs_basic_form",
    "auth.token_json": "sdk_json",
    "auth.token_form": "sdk_form",
}


# ---- Capillary ----


class Capillary:
    def __init__(self, table: Table, reference: Row) -> None:
        self.table = table
        self.reference = reference

    def operation(self, documented: Row, name: str) -> Found:
        row = self.table.operations[name]
        for what, here in (("method", row["http_method"]), ("path", row["path"])):
            if documented[what] != here:
                yield f"{name} {what}", f"{documented[what]}, here {here}"
        status = sorted(int(code) for code in documented["responses"] if code.startswith("2"))
        if status != sorted(row["success"]):
            yield f"{name} success", f"{status}, here {row['success']}"
        if (
            row["provider"] != "capillary"
            or row["paging"] != "none"
            or row["scope"] is not None
            or row["multi_status"]
        ):
            yield (
                f"{name} nature",
                f"a plain call of capillary, here {row['provider']}, {row['paging']}, "
                f"{row['scope']}",
            )
        if ("none" if documented["auth"] == "none" else "token") != row["auth"]:
            yield f"{name} auth", f"{documented['auth']}, here {row['auth']}"
        if documented["http_idempotent"] != (row["replay"] == "safe"):
            yield (
                f"{name} replay",
                f"idempotent {documented['http_idempotent']}, here {row['replay']}",
            )
        yield from self._reply(documented, row, name)
        if bool(documented["batch"]) != row["partial"]:
            yield f"{name} partial", f"{documented['batch']}, here {row['partial']}"
        for place, key in (("path", "path_params"), ("query", "query_params")):
            yield from self._params(documented.get(key, ()), row, name, place)
        yield from self._headers(documented, row, name)
        yield from self._body(documented.get("request_body"), row, name)

    def _reply(self, documented: Row, row: Row, name: str) -> Found:
        schema = documented["responses"]["200"]["schema"]
        shape = self._resolve(read(schema["data"]))
        if shape.listed != row["reply_many"]:
            yield f"{name} reply is a list", f"{shape.listed}, here {row['reply_many']}"
        if not row["reply_types"]:
            if shape.kind != "bool":
                yield f"{name} reply", f"{shape.kind}, here nothing"
            return
        attributes = self.table.resources[row["reply_types"][0]]["attributes"]
        yield from self._said(f"{name} reply", shape, self.table.objects[attributes]["fields"])

    def _resolve(self, shape: Shape) -> Shape:
        if not shape.same_as:
            return shape
        other = next(each for each in self.reference["operations"] if each["id"] == shape.same_as)
        same = self._resolve(read(other["responses"]["200"]["schema"]["data"]))
        return replace(same, listed=shape.listed)

    def _said(self, where: str, shape: Shape, fields: list[Row]) -> Found:
        """Members of a reply, both ways; of one that is not spelled out there is nothing to
        compare."""
        if not shape.members:
            return
        here = {field["wire"]: field for field in fields}
        for name, each in shape.members.items():
            if name in here:
                yield from self._member(f"{where} {name}", each, here.pop(name))
            else:
                yield f"{where} {name}", "not here"
        for wire in () if shape.more else here:
            yield f"{where} {wire}", "only here"

    def _member(self, where: str, shape: Shape, field: Row) -> Found:
        if field["type"] == "json" and shape.kind in ("any", "object", "structure"):
            return  # free-form
        if shape.listed != (field["arity"] == "list") and shape.kind not in ("any", "structure"):
            yield where, f"list {shape.listed}, here {field['arity']}"
        if field["type"] == "object":
            yield from self._said(where, shape, self.table.objects[field["object"]]["fields"])
        kind = "time" if where.endswith("ISO") and shape.kind == "string" else shape.kind
        if kind not in ("any", "structure", field["type"]):
            yield where, f"{kind}, here {field['type']}"
        known = self.table.values(field)
        if shape.values and (known is None or not set(shape.values) <= set(known)):
            yield where, f"{', '.join(shape.values)}, here {known}"

    def _params(self, documented: list[Row], row: Row, name: str, place: str) -> Found:
        here = {field["wire"]: field for field in row["params"] if place in field["in"]}
        for param in documented:
            where = f"{name} {place} {param['name']}"
            if param["name"] not in here:
                yield where, "not here"
                continue
            field = here.pop(param["name"])
            yield from self._value(where, param, field)
            if (
                "default" in param
                and str(param["default"]).lower() != str(field.get("default")).lower()
            ):
                yield where, f"default {param['default']}, here {field.get('default')}"
        for wire in here:
            yield f"{name} {place} {wire}", "only here"

    def _value(self, where: str, documented: Row, field: Row) -> Found:
        kind = str(documented["type"])
        listed = "[]" in kind or "comma" in kind
        word = kind.split("[", maxsplit=1)[0].split(" ", maxsplit=1)[0]
        if TYPES.get(word, word) != field["type"]:
            yield where, f"{kind}, here {field['type']}"
        if listed != (field["arity"] != "one"):
            yield where, f"{kind}, here {field['arity']}"
        if (documented["required"] is True) != field["required"]:
            yield where, f"required {documented['required']}, here {field['required']}"
        known, here = documented.get("enum"), self.table.values(field)
        if (known and set(known)) != (here and set(here)):
            yield where, f"one of {known}, here {here}"

    def _headers(self, documented: Row, row: Row, name: str) -> Found:
        settings = {each["header"] for each in self.table.settings if each["header"]}
        own = {field["wire"] for field in row["params"] if "header" in field["in"]}
        for header in documented.get("headers", ()):
            if header["name"] not in settings | own:
                yield f"{name} header {header['name']}", "not here"

    def _body(self, documented: Row | None, row: Row, name: str) -> Found:
        here = dict(self._flat(row))
        for field in (documented or {}).get("fields", ()):
            for wire in self._wires(field["name"], here):
                if wire not in here:
                    yield f"{name} body {wire}", "not here"
                else:
                    yield from self._value(f"{name} body {wire}", field, here[wire])
        known = {
            wire
            for field in (documented or {}).get("fields", ())
            for wire in self._wires(field["name"], here)
        }
        for wire in here:
            if wire not in known and wire + "[]" not in known:
                yield f"{name} body {wire}", "only here"

    def _flat(self, row: Row) -> Iterator[tuple[str, Row]]:
        """The body's fields as the reference writes them: cartItems[].sku; the bare list is []."""
        for field in row["params"]:
            if "body" not in field["in"]:
                continue
            wire = "[]" if row["body"]["shape"] == "array" else field["wire"]
            yield wire, field
            if field.get("object"):
                mark = wire + ("[]" if field["arity"] == "list" else "")
                yield from (
                    (f"{mark}.{each['wire']}", each)
                    for each in self.table.objects[field["object"]]["fields"]
                )

    def _wires(self, name: str, here: dict[str, Row]) -> list[str]:
        """`*[].sku` means the member of every list."""
        if not name.startswith("*"):
            return [name]
        return [
            f"{wire}{name[1:]}"
            for wire, field in here.items()
            if field["arity"] == "list" and "." not in wire
        ]
