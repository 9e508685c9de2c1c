"""The root of the exceptions; libperk.errors has the tree."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_RETRYABLE = 1
_OUTCOME_UNKNOWN = 2


class PerkError(Exception):
    """Anything that libperk reports. `str()` is one line without secrets and personal data; the
    rest is in attributes.

    advice: what to do next, in one line
    http_status, request_id: of the reply, None when none was read
    api_code, api_name: the provider's own number and name for the error (Capillary's 737), None
        when it has none
    pointer: JSON pointer, parameter or header at fault
    attempts: requests sent for this page of the call
    retryable: the same call may succeed later
    retry_after: seconds that the server asked to wait
    outcome_unknown: the server may or may not have acted on this write
    offset: byte of the text where parsing stopped
    """

    __module__ = "libperk.errors"
    advice: str = ""
    code: int = 0
    http_status: int | None = None
    api_code: int | None = None
    api_name: str | None = None
    pointer: str | None = None
    request_id: str | None = None
    attempts: int = 0
    offset: int | None = None
    retryable: bool = False
    outcome_unknown: bool = False
    retry_after: float | None = None
    _body: bytes | None = None
    _headers: dict[str, str] | None = None
    # What `reconcile` needs; never printed, and lost when the error is copied or pickled.
    _write: Any = None

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.message!r})"

    def __reduce__(self) -> Any:
        return (
            type(self),
            (self.message,),
            {name: value for name, value in self.__dict__.items() if name != "_write"},
        )

    @property
    def errors(self) -> list[Any]:
        """The `errors` of the failing reply, or its whole body as one item; empty when there was no
        body."""
        if not self._body:
            return []
        try:
            body = _core.parse(self._body)
        except PerkError:
            return [self._body.decode("utf-8", "replace")]
        found = body.get("errors") if isinstance(body, dict) else body
        return found if isinstance(found, list) else [body]

    def _member(self, name: str) -> dict[str, Any] | None:
        try:
            body = _core.parse(self._body or b"null")
        except PerkError:
            return None
        found = body.get(name) if isinstance(body, dict) else None
        return found if isinstance(found, dict) else None

    @property
    def meta(self) -> dict[str, Any] | None:
        """`meta` of the failing reply as it was sent; None when there was none."""
        return self._member("meta")

    @property
    def links(self) -> dict[str, Any] | None:
        """`links` of the failing reply as it was sent; None when there was none."""
        return self._member("links")

    @property
    def jsonapi(self) -> dict[str, Any] | None:
        """`jsonapi` of the failing reply as it was sent; None when there was none."""
        return self._member("jsonapi")

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the failing reply by lower-case name, without cookies, credentials and
        addresses; empty when there was no reply. At most 8 KiB are kept, and of headers of one name
        the last one."""
        return dict(self._headers or {})

    def _fill(
        self,
        code: int,
        http_status: int,
        api_code: int,
        attempts: int,
        flags: int,
        retry_after_ms: int,
        offset: int,
        *texts: str,
    ) -> None:
        self.code = code
        self.http_status = http_status or None
        self.api_code = api_code or None
        self.attempts = attempts
        self.retryable = bool(flags & _RETRYABLE)
        self.outcome_unknown = bool(flags & _OUTCOME_UNKNOWN)
        self.retry_after = None if retry_after_ms < 0 else retry_after_ms / 1000
        self.offset = None if offset < 0 else offset
        self.api_name, self.request_id, self.pointer = (text or None for text in texts)
        if self.advice and hasattr(self, "add_note"):  # from 3.11 on: shown below a traceback
            self.add_note(self.advice)
