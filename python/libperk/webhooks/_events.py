"""Events, the notifications in the bodies of webhooks. The core reads and names them; this is their
Python face (typed in _events.pyi)."""

from datetime import datetime, timezone

from libperk import _core
from libperk._documents import Document
from libperk.errors import InputError, OutOfRangeError
from libperk.webhooks._verifier import verify


def utc(received_at):
    if received_at is None:
        return datetime.now(timezone.utc)
    if not isinstance(received_at, datetime) or received_at.utcoffset() is None:
        raise InputError(
            "received_at: a time needs a zone: give an aware datetime (tzinfo=timezone.utc)"
        )
    try:
        return received_at.astimezone(timezone.utc)
    except OverflowError:
        raise OutOfRangeError(
            "received_at: in UTC the time is outside the years 1 to 9999"
        ) from None


class Event:
    """One notification. Made by `unwrap` and `parse`."""

    __slots__ = ("document", "key", "received_at", "status", "type")

    def __init__(self, native, received_at):
        self.type = _core.perk_event_type(native)
        self.key = _core.perk_event_key(native)
        self.status = _core.perk_event_status_name(_core.perk_event_status(native))
        self.received_at = received_at
        self.document = Document._of(native, None, self.type)

    @property
    def id(self):
        return _core.perk_event_id(self.document._home.native) or ""

    @property
    def known(self):
        return self.status == "current"

    @property
    def resource(self):
        return self.document.one

    @property
    def issuer_id(self):
        return _core.perk_event_issuer_id(self.document._home.native)

    @property
    def issuer_name(self):
        return _core.perk_event_issuer_name(self.document._home.native)

    @property
    def errors(self):
        text = _core.perk_event_errors(self.document._home.native)
        return [] if text is None else _core.parse(text)

    def __eq__(self, other):
        return self.key == other.key if isinstance(other, Event) else NotImplemented

    def __hash__(self):
        return hash(self.key)

    def __repr__(self):
        return f"<Event {self.key}>"

    def __reduce__(self):
        return parse, (self.document.json, self.received_at)


def parse(body, received_at=None):
    return Event(_core.perk_event_parse(body), utc(received_at))


def signed_event_of(body, received_at):
    return Event(_core.perk_event_parse_signed(body), utc(received_at))


def unwrap(body, signature, keys, received_at=None):
    verify(body, signature, keys)
    return signed_event_of(body, received_at)
