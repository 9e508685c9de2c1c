"""Every failure of libperk as one tree of exceptions below PerkError, made from the core's table of
errors.

`except libperk.errors.NotFoundError` and the like; `advice` of each says what to do next. Inside
Python's own tree an InputError is also a ValueError, a WrongTypeError a TypeError, a DeadlineError
a TimeoutError and a ConnectError a ConnectionError.
"""

from libperk._failure import PerkError, make_tree

_BY_CODE = make_tree(globals(), __name__)

__all__ = sorted({PerkError.__name__, *(kind.__name__ for kind in _BY_CODE.values())})


def _from_native(code, http_status, api_code, attempts, flags, retry_after_ms, offset, *texts):
    """The exception for a perk_error; called by the core's typemaps."""
    *rest, message, advice = texts
    made = _BY_CODE.get(code, PerkError)(message)
    made.advice = advice
    made._fill(code, http_status, api_code, attempts, flags, retry_after_ms, offset, *rest)
    return made
