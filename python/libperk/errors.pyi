# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from libperk._failure import PerkError as PerkError

class OutOfMemoryError(PerkError, MemoryError):
    """There was not enough memory."""

class StateError(PerkError):
    """Functions were called out of order."""

class InputError(PerkError, ValueError):
    """An argument or setting is invalid; nothing was sent."""

class UnknownNameError(InputError):
    """No operation, parameter, setting or known value has that name; nothing was sent."""

class MissingError(InputError):
    """A required parameter or setting is absent; nothing was sent."""

class WrongTypeError(InputError, TypeError):
    """A value has the wrong type; nothing was sent."""

class OutOfRangeError(InputError):
    """A value is out of bounds or too long, or there are too many; nothing was sent."""

class OriginError(InputError):
    """A link points to another server than the configured one; nothing was sent."""

class ParseError(PerkError, ValueError):
    """A text is not valid JSON, or not the expected JSON."""

class LimitError(ParseError):
    """A limit on bytes, nesting or pages was exceeded."""

class SignatureError(PerkError):
    """A webhook's signature is absent, malformed or does not match."""

class TransportError(PerkError):
    """The connection to the server was lost."""

class ConnectError(TransportError, ConnectionError):
    """No connection was established; nothing was sent."""

class DeadlineError(TransportError, TimeoutError):
    """The deadline passed before the call finished."""

class CancelledError(TransportError):
    """The call was cancelled."""

class ApiError(PerkError):
    """The server returned an error."""

class BadRequestError(ApiError):
    """The server rejected the request's content (400, 422)."""

class AuthError(ApiError):
    """The server did not accept the credentials (401)."""

class ForbiddenError(ApiError):
    """The credentials do not permit this (403)."""

class NotFoundError(ApiError):
    """The resource does not exist (404)."""

class ConflictError(ApiError):
    """It conflicts with the server's current state (409)."""

class RateLimitError(ApiError):
    """Too many requests (429)."""

class ServerError(ApiError):
    """The server failed (5xx)."""

class UnexpectedReplyError(ApiError):
    """The server reported success, but the body is not as documented."""

class NotDoneError(PerkError):
    """A read showed that a write of unknown outcome was not done."""

class PromotionTypeError(ApiError):
    """This type of promotion cannot be switched for one customer (Capillary 707)."""

class EarnIdError(ApiError):
    """The earn id is unknown or belongs to another customer (Capillary 731)."""

class PreferenceError(ApiError):
    """Earn id and mode of the promotion do not match (Capillary 736)."""

class PendingCartError(ApiError):
    """The customer has an open cart (Capillary 737)."""
