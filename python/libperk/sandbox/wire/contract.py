"""The operation table as the sandbox reads it: fields, operations, and the route that a raw path
takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

from libperk import _core
from libperk.sandbox.wire.values import Json


@dataclass(frozen=True)
class Field:
    """One named value of the table: a parameter, an attribute, a member."""

    spec: Json

    @property
    def wire(self) -> str:
        return str(self.spec["wire"])

    @property
    def type(self) -> str:
        return str(self.spec["type"])

    @property
    def arity(self) -> str:
        return str(self.spec["arity"])

    @property
    def places(self) -> set[str]:
        return set(self.spec.get("in") or ())

    def get(self, name: str) -> Any:
        return self.spec.get(name)


#: Where this sandbox serves operations whose path no source gives; clients get it with their
#: `paths` setting.
UNPUBLISHED = {"legacy.affiliate_merchants.list": "/rewards/affiliate"}


@dataclass(frozen=True)
class Operation:
    spec: Json
    segments: list[str] = field(init=False)

    def __post_init__(self) -> None:
        path = self.spec["path"] or UNPUBLISHED[self.name]
        object.__setattr__(self, "segments", str(path).split("/"))

    @property
    def name(self) -> str:
        return str(self.spec["name"])

    @property
    def provider(self) -> str:
        return str(self.spec["provider"])

    @property
    def method(self) -> str:
        return str(self.spec["http_method"])

    @property
    def scope(self) -> str | None:
        return self.spec["scope"] or None

    @property
    def auth(self) -> str:
        return str(self.spec["auth"])

    @property
    def multi_status(self) -> bool:
        return bool(self.spec.get("multi_status"))

    @property
    def in_parts(self) -> bool:
        """Whether each item of a request has a separate outcome: a 207, or a 200 with both."""
        return self.multi_status or bool(self.spec.get("partial"))

    @property
    def success(self) -> int:
        return int(self.spec["success"][0])

    @property
    def body(self) -> Json:
        return self.spec.get("body") or {}

    @property
    def shape(self) -> str:
        return str(self.body.get("shape") or "none")

    @property
    def fields(self) -> list[Field]:
        return [Field(spec) for spec in self.spec["params"]]

    def placed(self, *places: str) -> list[Field]:
        return [f for f in self.fields if f.places & set(places)]


class NoRoute(Exception):
    """No operation has this path; or, with `allow`, none has this method on it."""

    def __init__(self, allow: list[str]) -> None:
        super().__init__("no such route")
        self.allow = allow


class Contract:
    def __init__(self, table: Json) -> None:
        self.operations = {spec["name"]: Operation(spec) for spec in table["operations"]}
        self._resources: dict[str, Json] = {row["type"]: row for row in table["resources"]}
        self._objects: dict[str, Json] = {row["name"]: row for row in table["objects"]}
        self._by_length: dict[int, list[Operation]] = {}
        for op in self.operations.values():
            self._by_length.setdefault(len(op.segments), []).append(op)
        self._enums: dict[str, Json] = {row["name"]: row for row in table["enums"]}
        self._roots = {op.segments[1]: op.provider for op in self.operations.values()}
        self.scopes = frozenset(op.scope for op in self.operations.values() if op.scope)

    @classmethod
    def load(cls) -> Contract:
        return cls(_core.parse(_core.perk_api_describe()))

    def provider(self, path: str) -> str:
        """Whose path this is, by its first segment; one that nobody has counts as legacy, whose
        paths have no common root."""
        return self._roots.get(path.split("/")[1], "kard_legacy")

    def resource(self, type_name: str) -> Json:
        return self._resources[type_name]

    def members(self, object_name: str) -> list[Field]:
        return [Field(spec) for spec in self._objects[object_name]["fields"]]

    def request_members(self, type_name: str, update: bool = False) -> list[Field]:
        """The attributes that a request may give a resource of this type."""
        name = self._request(type_name, update)
        return self.members(name) if name else []

    def rules(self, type_name: str, update: bool = False) -> list[Json]:
        """What must be given when something else is."""
        name = self._request(type_name, update)
        return self.object_rules(name) if name else []

    def object_rules(self, name: str) -> list[Json]:
        return list(self._objects[name].get("rules") or ())

    def _request(self, type_name: str, update: bool) -> str | None:
        kind = self.resource(type_name)
        return (kind.get("update") if update else None) or kind["request"] or None

    def values(self, field: Field) -> list[str]:
        """What the field may hold; an empty list when anything goes."""
        if field.get("fixed"):
            return [field.spec["fixed"]]
        name = field.get("values")
        return list(self._enums[name]["values"]) if name else []

    def route(
        self, method: str, raw_path: bytes, headers: Mapping[str, str]
    ) -> tuple[Operation, dict[str, str]]:
        """Finds the operation of a path still percent-encoded; each segment is decoded once, after
        it was cut out."""
        segments = raw_path.decode("ascii", "replace").split("/")
        likely = self._by_length.get(len(segments), ())
        matched = [
            (op, values) for op in likely if (values := _match(op.segments, segments)) is not None
        ]
        if not matched:
            raise NoRoute([])
        fitting = [(op, values) for op, values in matched if op.method == method]
        if not fitting:
            raise NoRoute(sorted({op.method for op, _ in matched}))
        return max(fitting, key=lambda found: (-len(found[1]), _fit(found[0], headers)))


def _match(template: list[str], segments: list[str]) -> dict[str, str] | None:
    """The values of the placeholders; None when the path is another one. Both lists are of one
    length."""
    values: dict[str, str] = {}
    for part, given in zip(template, segments, strict=True):
        if part.startswith("{"):
            text = unquote_to_bytes(given).decode("utf-8", "replace")
            if not text:
                return None
            values[part[1:-1]] = text
        elif part != given:
            return None
    return values


def _fit(op: Operation, headers: Mapping[str, str]) -> int:
    """Token requests of several styles share one path: how well the headers fit this one."""
    form = "form" in headers.get("content-type", "")
    basic = headers.get("authorization", "").lower().startswith("basic ")
    return (
        (op.shape == "form") * form
        + (op.shape != "form") * (not form)
        + ((op.auth == "basic") == basic) * 2
    )
