"""Every failure of libperk as one tree of exceptions. Classes are made from the core's table when
first used; names in brackets are the bases of Python that a class also has.

    PerkError
        OutOfMemoryError (MemoryError)
        StateError
        InputError (ValueError)
            UnknownNameError
            MissingError
            WrongTypeError (TypeError)
            OutOfRangeError
            OriginError
        ParseError (ValueError)
            LimitError
        SignatureError
        TransportError
            ConnectError (ConnectionError)
            DeadlineError (TimeoutError)
            CancelledError
        ApiError
            BadRequestError
            AuthError
            ForbiddenError
            NotFoundError
            ConflictError
            RateLimitError
            ServerError
            UnexpectedReplyError
            PromotionTypeError
            EarnIdError
            PreferenceError
            PendingCartError
        NotDoneError

`except libperk.errors.NotFoundError` and the like; `advice` of each is the next step.
"""

from libperk._failure import PerkError
from libperk.table import names, row

_ALSO = {
    "InputError": ValueError,
    "WrongTypeError": TypeError,
    "ParseError": ValueError,
    "ConnectError": ConnectionError,
    "DeadlineError": TimeoutError,
    "OutOfMemoryError": MemoryError,
}
_made = {"PerkError": PerkError}
_by_code = {}  # names of the classes; filled with the first error


def _class(name):
    made = _made.get(name)
    return made or _made.setdefault(name, _make(row("errors", name)))


def _make(kind):
    name, parent = kind["class"], _class(kind["parent"])
    also = _ALSO.get(name)
    bases = (parent,) if also is None or issubclass(parent, also) else (parent, also)
    members = {
        "__doc__": kind["doc"],
        "__module__": __name__,
        "advice": kind["advice"],
        "code": kind["code"],
    }
    return type(name, bases, members)


def _class_of(code):
    if not _by_code:
        _by_code.update((kind["code"], kind["class"]) for kind in map(_kind, names("errors")))
    return _class(_by_code.get(code, "PerkError"))


def _kind(name):
    return row("errors", name)


def _from_native(code, http_status, api_code, attempts, flags, retry_after_ms, offset, *texts):
    """The exception for a perk_error; called by the core's typemaps."""
    *rest, message, advice = texts
    made = _class_of(code)(message)
    made.advice = advice
    made._fill(code, http_status, api_code, attempts, flags, retry_after_ms, offset, *rest)
    return made


def __getattr__(name):
    if name == "__all__":
        return __dir__()
    if not name.startswith("_"):
        try:
            kind = row("errors", name)
        except PerkError:
            kind = {}
        if kind.get("class") == name:
            return globals().setdefault(name, _class(name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({"PerkError", *(_kind(name)["class"] for name in names("errors"))})
