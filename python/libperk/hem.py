"""Hashed e-mail (HEM): how an issuer identifies a person without sending the address.

libperk.hem.hash("Ana.Lee@example.org")
for row in libperk.hem.audit(column):
    print(row.index, row.problem)
"""

from __future__ import annotations

from libperk import _core
from libperk._failure import PerkError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Finding", "audit", "hash"]


def hash(email: str | bytes, *, strict: bool = True) -> str:
    """64 lower-case hex characters: SHA-256 of the normalised address. White space is dropped and
    letters are lowered; for gmail.com and googlemail.com dots and +tags are dropped too. `strict`
    refuses addresses that known clients hash differently. Raises InputError with the reason, but
    without the address."""
    return _core.perk_hem(email, strict)


class Finding:
    """A problem with one address of a column: its `index` and what the `problem` is. `differs` is
    true for an address that can be hashed, but that other clients hash differently; false for one
    that is not an address."""

    __slots__ = ("differs", "index", "problem")

    def __init__(self, index: int, problem: str, differs: bool) -> None:
        self.index = index
        self.problem = problem
        self.differs = differs

    def __repr__(self) -> str:
        return f"<Finding {self.index}: {self.problem}>"


def audit(emails: Iterable[str | bytes]) -> Iterator[Finding]:
    """Checks a column of addresses: yields those that other clients would hash differently, and
    those that cannot be hashed."""
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
