"""Replies: documents, pages and resources. They wrap the core's document; values are read out of
its bytes when asked for."""

from __future__ import annotations

# collections.abc, without the rest of collections
from _collections_abc import Mapping, Sequence

from libperk import _core
from libperk._classes import base, kinds
from libperk._failure import PerkError
from libperk._values import Members, Struct, member, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Generic, Protocol, TypeVar, overload

    from typing_extensions import Self

    class Source(Protocol):
        """What a document needs of the client that fetched it."""

        def _activate(
            self, offer: Resource, origin: Origin, options: dict[str, Any]
        ) -> Resource | None: ...

    R = TypeVar("R", bound="Resource", covariant=True)

    class _Of(Generic[R]): ...
else:
    R = None

    class _Of:
        """Stands in for typing.Generic, which would be slow to import."""

        __slots__ = ()

        def __class_getitem__(cls, _):
            return cls

    def overload(function):
        return function


MOST_SHOWN = 3  # resources in the repr of a document


def _parsed(text: bytes | None) -> Any:
    return None if text is None else _core.parse(text)


class Origin:
    """Where a document comes from: the client and the native arguments of the call, None of a call
    without a row in the table."""

    __slots__ = ("args", "client")

    def __init__(self, client: Source, args: Any) -> None:
        self.client = client
        self.args = args


class _Home:
    """What a document and its resources share: the native document and where it came from. It knows
    none of them, so that they go as soon as nobody holds them, without waiting for the collector of
    cycles. `native` never changes: resources stand over its bytes."""

    __slots__ = ("kind", "kinds", "native", "origin", "plain_type")

    def __init__(
        self, kind: type[Any], native: Any, origin: Origin | None, plain_type: str
    ) -> None:
        self.kind = kind
        self.native = native
        self.origin = origin
        # The table's name for resources that carry no type.
        self.plain_type = plain_type
        self.kinds = kinds(plain_type)
        if plain_type:
            _core.perk_doc_set_plain_type(native, plain_type)

    def resource(self, native: Any) -> Any:
        return _core.row(self, native, self.kinds)

    def resources(self, included: bool) -> list[Any]:
        return _core.rows(self, self.native, included, self.kinds)

    def __reduce__(self) -> Any:
        return _home_again, (self.kind, _core.perk_doc_json(self.native), self.plain_type)


def _home_again(kind: type[Any], body: bytes, plain_type: str) -> _Home:
    return _Home(kind, _core.perk_doc_parse(body, 0), None, plain_type)


@base("Resource")
class Resource(Members, _core.Row):
    """One resource of a reply: a mapping of its type, its id and its attributes, which read in
    snake case (`offer.user_reward.value`, `offer["user_reward"]`). As they were sent: `attributes`,
    `raw`. Nothing is fetched by reading. Two resources are equal when type and id are."""

    __slots__ = ()
    # What it may be related to, by both names: that of the reply, and whether it is a list.
    _relations: dict[str, tuple[str, bool]] = {}

    @property
    def _native(self) -> Any:
        return _core.row_resource(self)

    @property
    def document(self) -> Document[Resource]:
        """The document that this resource came in."""
        found: Document[Resource] = self._home.kind(self._home)
        return found

    @property
    def attributes(self) -> dict[str, Any]:
        """The attributes as they were sent; of a plain object, the object itself."""
        found = self.raw.get("attributes")
        return found if isinstance(found, dict) else self.raw

    @property
    def relationships(self) -> dict[str, Any]:
        found = self.raw.get("relationships")
        return found if isinstance(found, dict) else {}

    def related(self, name: str) -> Any:
        """The resources of a relationship within this document: a list when the reply has a list
        there, else one resource or None. Resources that the reply names but does not include are
        left out."""
        count = _core.perk_resource_related_count(self._native, name)
        natives = (
            _core.perk_resource_related_at(self._native, name, index) for index in range(count)
        )
        found = [self._home.resource(native) for native in natives if native is not None]
        relationship = self.relationships.get(name)
        if isinstance(relationship, dict) and isinstance(relationship.get("data"), list):
            return found
        return found[0] if found else None

    def _data(self) -> dict[str, Any]:
        return self.attributes

    def _read(self, name: str) -> Any:
        if name in ("type", "id"):
            return getattr(self, name)
        if self._is_relation(name):
            return self._related(*self._relations[name])
        return super()._read(name)

    def _is_relation(self, name: str) -> bool:
        """Whether it is the name of a relationship, and of no member."""
        return name in self._relations and name not in self

    def get(self, name: str, *default: Any) -> Any:
        """The value of a member; of one that the reply lacks `default`, or None. A relationship is
        read as well. A name that neither the table nor the reply knows, and a relationship that the
        reply does not include, is a KeyError, unless a default is given."""
        if not self._is_relation(name):
            return super().get(name, *default)
        try:
            return self[name]
        except KeyError:
            if not default:
                raise
            return default[0]

    def __contains__(self, name: object) -> bool:
        if name in ("type", "id"):
            return bool(getattr(self, name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        own = [name for name in ("type", "id") if getattr(self, name)]
        yield from own
        for name in super().__iter__():
            if name not in ("type", "id", "_id"):
                yield name

    # Type checkers know the names that the table knows; resource["name"] reads any.
    if not TYPE_CHECKING:

        def _member(self, name):
            if name in self._relations:
                return self._related(*self._relations[name])
            return member(self, self.attributes, name)

    def _related(self, name: str, many: bool) -> Any:
        """A relationship as an attribute: an error when the reply does not include it."""
        try:
            _core.perk_resource_related_check(self._native, name)
        except PerkError as error:
            raise AttributeError(str(error)) from None  # so that hasattr is false
        found = self.related(name)
        return [] if many and found is None else found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Resource):
            return NotImplemented
        if not self.id:
            return self.raw == other.raw
        return (self.type, self.id) == (other.type, other.id)

    def __hash__(self) -> int:
        return hash((self.type, self.id))

    def __repr__(self) -> str:
        return _core.perk_resource_summary(self._native)

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.card(self)

    def __copy__(self) -> Self:
        copied: Self = self._home.resource(self._native)
        return copied

    def __reduce__(self) -> Any:
        """Itself and the resources that it is related to, without the rest of its page."""
        return _resource_again, (self._home.kind, self._alone(), self._home.plain_type)

    def _alone(self) -> bytes:
        """A body with this resource and, as included ones, those that it leads to."""
        found, queue = {_core.resource_place(self._native): self._native}, [self]
        for resource in queue:
            for native in resource._leads_to():
                if (place := _core.resource_place(native)) not in found:
                    found[place] = native
                    queue.append(self._home.resource(native))
        own, *others = map(_core.perk_resource_json, found.values())
        return b'{"data":%b,"included":[%b]}' % (own, b",".join(others))

    def _leads_to(self) -> Iterator[Any]:
        natives = [_core.perk_resource_offer(self._native)]
        for name in self.relationships:
            for index in range(_core.perk_resource_related_count(self._native, name)):
                natives.append(_core.perk_resource_related_at(self._native, name, index))
        return (native for native in natives if native is not None)


def _resource_again(kind: type[Any], body: bytes, plain_type: str) -> Any:
    return kind.parse(body, plain_type).one


Mapping.register(Resource)


@base("standardOffer")
class OfferActions(Resource):
    __slots__ = ()

    def activate(self, **options: Any) -> Any:
        """Activates this offer for the user it was listed for: follows the link that the offer
        carries exactly as given, or asks for it by id when there is none. Returns the event; its
        `offer` is the offer after the activation."""
        origin = self._home.origin
        if origin is None:
            _core.perk_usage_error(_core.PERK_USAGE_OFFER_NOT_LISTED)
        return origin.client._activate(self, origin, options)


@base("offerAttribution")
class EventActions(Resource):
    __slots__ = ()

    @property
    def offer(self) -> Any:
        """The offer after the event, when the reply includes it."""
        native = _core.perk_resource_offer(self._native)
        return None if native is None else self._home.resource(native)


class Document(_Of[R]):
    """One reply: a list of its primary resources, with the resources that it includes. `errors` are
    those of a request that was accepted in part (207)."""

    __slots__ = ("_home", "_primary")

    def __init__(self, home: _Home) -> None:
        self._home = home
        self._primary: list[R] | None = None

    @classmethod
    def _of(cls, native: Any, origin: Origin | None = None, plain_type: str = "") -> Self:
        return cls(_Home(cls, native, origin, plain_type))

    @classmethod
    def parse(cls, body: str | bytes, plain_type: str = "") -> Self:
        """A document out of a stored body."""
        return cls._of(_core.perk_doc_parse(body, 0), None, plain_type)

    def _all(self) -> list[R]:
        if self._primary is None:
            self._primary = self._home.resources(included=False)
        return self._primary

    @property
    def status(self) -> int:
        """The HTTP status; 0 when the body was not fetched."""
        return _core.perk_doc_status(self._home.native)

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request; None when it gave none."""
        return _core.perk_doc_request_id(self._home.native) or None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the reply by lower-case name, without cookies, credentials and addresses.
        At most 8 KiB are kept, and of headers of one name the last one."""
        found: dict[str, str] = _core.parse(_core.perk_doc_headers(self._home.native))
        return found

    @property
    def elapsed(self) -> float | None:
        """Seconds from the first request for this page to its reply, waits and repeated requests
        included; None when the body was not fetched."""
        ms = _core.perk_doc_elapsed_ms(self._home.native)
        return None if ms < 0 else ms / 1000

    @property
    def attempts(self) -> int:
        """Requests that were sent for this page."""
        return _core.perk_doc_attempts(self._home.native)

    @property
    def json(self) -> bytes:
        """The whole body as it came."""
        return _core.perk_doc_json(self._home.native) or b""

    @property
    def data(self) -> Any:
        """`data` (or a bare body) as plain Python values."""
        return _parsed(_core.perk_doc_data(self._home.native))

    @property
    def meta(self) -> Struct | None:
        value = wrap(_parsed(_core.perk_doc_meta(self._home.native)))
        return value if isinstance(value, Struct) else None

    @property
    def errors(self) -> list[Any]:
        """The errors that the server reports, one object per item."""
        value = _parsed(_core.perk_doc_errors(self._home.native))
        return value if isinstance(value, list) else []

    @property
    def item_errors(self) -> list[PerkError]:
        """The errors of parts of this reply, which are not raised: each of `errors` and, of
        Capillary's batches, each row that failed; `pointer` is then the row's place. At most
        1000."""
        native = self._home.native
        found = (
            _core.perk_doc_item_error_at(native, index)
            for index in range(_core.perk_doc_item_error_count(native))
        )
        return [error for error in found if error is not None]

    @property
    def included(self) -> list[Resource]:
        return self._home.resources(included=True)

    @property
    def one(self) -> R | None:
        """The first primary resource; None when there is none."""
        return self._all()[0] if self._all() else None

    @property
    def links(self) -> dict[str, Any] | None:
        """`links` as it was sent, link objects with their `meta` and `rel` among them; None when
        absent."""
        value = _parsed(_core.perk_doc_member(self._home.native, "links"))
        return value if isinstance(value, dict) else None

    @property
    def jsonapi(self) -> dict[str, Any] | None:
        """`jsonapi` as it was sent; None when absent."""
        value = _parsed(_core.perk_doc_member(self._home.native, "jsonapi"))
        return value if isinstance(value, dict) else None

    def link(self, name: str) -> str | None:
        """A link by name ("self", "next")."""
        return _core.perk_doc_link(self._home.native, name)

    def find(self, type: str, id: str) -> Resource | None:
        """A resource of this document, primary or included."""
        native = _core.perk_doc_find(self._home.native, type, id)
        return None if native is None else self._home.resource(native)

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[R]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> list[R]: ...
    def __getitem__(self, index: int | slice) -> R | list[R]:
        return self._all()[index]

    index = Sequence.index
    count = Sequence.count

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        count = _core.perk_doc_count(self._home.native)
        some = [repr(resource) for resource in self._all()[:MOST_SHOWN]]
        shown = ", ".join([*some, "…"] if count > len(some) else some)
        words = "1 resource" if count == 1 else f"{count} resources"
        return f"<{type(self).__name__}: {words}{': ' if some else ''}{shown}>"

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.document(self)

    def __reduce__(self) -> Any:
        return type(self), (self._home,)


Sequence.register(Document)


class Page(Document[R]):
    """One page of a list; `cursor` names the place after it, to go on from later with
    `page_after=`."""

    __slots__ = ()

    @property
    def cursor(self) -> str | None:
        return _core.perk_doc_cursor(self._home.native)


def single(document: Document[Resource]) -> Any:
    """The result of a method that returns no list: one resource, a plain value, or None; the
    document itself when it has several."""
    kind = _core.perk_doc_kind(document._home.native)
    if kind == _core.PERK_DOC_ONE:
        return document.one
    if kind == _core.PERK_DOC_VALUE:
        return document.data
    return None if kind == _core.PERK_DOC_NULL else document
