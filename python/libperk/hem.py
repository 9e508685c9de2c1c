"""Hashed e-mail (HEM): how an issuer names a person without sending the address.

libperk.hem.hash("Ana.Lee@example.org")
for row in libperk.hem.doctor(column):
    print(row.index, row.problem)
"""

from __future__ import annotations

from libperk import _core
from libperk._failure import PerkError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Finding", "doctor", "hash"]


def hash(email: str | bytes, *, strict: bool = True) -> str:
    """64 lower-case hex characters: SHA-256 of the normalised address. White space is dropped,
    letters made small; for gmail.com and googlemail.com dots and +tags are dropped too. Strict
    refuses addresses that known clients hash differently. Raises InputError, which says why without
    the address."""
    return _core.perk_hem(email, strict)


class Finding:
    """An address of a column that needs a look: where it is, and what is wrong with it. `differs`
    tells an address that can be hashed, but that other clients hash differently, from one that is
    no address."""

    __slots__ = ("differs", "index", "problem")

    def __init__(self, index: int, problem: str, differs: bool) -> None:
        self.index = index
        self.problem = problem
        self.differs = differs

    def __repr__(self) -> str:
        return f"<Finding {self.index}: {self.problem}>"


def doctor(emails: Iterable[str | bytes]) -> Iterator[Finding]:
    """Looks through a column of addresses and tells which would be hashed differently elsewhere, or
    cannot be hashed at all."""
    for index, email in enumerate(emails):
        try:
            hash(email)
        except PerkError as refused:
            yield Finding(index, str(refused), _hashes(email))


def _hashes(email: str | bytes) -> bool:
    try:
        hash(email, strict=False)
    except PerkError:
        return False
    return True
