"""Snapshots of lists of offers in a local file, and what changed between two of them.

    history = libperk.history.History("offers.sqlite")
    history.save(kard.offers.list("user-1", include="categories"), of="user-1")
    history.diff(of="user-1")

A snapshot has of each offer what people look at: id, title, reward, first and last day, channel,
category. It has no pictures, links and components, which contain addresses with ids of users. Whose
list it is, `of`, is kept as a keyed hash.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta, timezone

from libperk._check import missing, whole, wrong
from libperk._facts import facts_of
from libperk._shown import shown
from libperk._snapshots import FIELDS, store_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike
    from typing import Any

    from libperk._documents import Resource

__all__ = ["Change", "Diff", "Entry", "History", "Snapshot"]

LINES = 20  # of each kind in the text of a diff
DAYS = 7


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


class Entry:
    """An offer of a snapshot. `starts` and `ends` are aware datetimes; what the offer did not have
    is None."""

    __slots__ = ("category", "channel", "ends", "id", "reward", "starts", "title")

    def __init__(self, row: dict[str, str | None]) -> None:
        self.id = row["id"] or ""
        self.title = row["title"]
        self.reward = row["reward"]
        self.starts = _time(row["starts"])
        self.ends = _time(row["ends"])
        self.channel = row["channel"]
        self.category = row["category"]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and all(
            getattr(self, name) == getattr(other, name) for name in FIELDS
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        ends = f", ends {self.ends:%Y-%m-%d}" if self.ends else ""
        return f"Entry({self.title or self.id!r}, {self.reward or NO_REWARD!r}{ends})"


class Change:
    """An offer that is in both snapshots, as it was and as it is."""

    __slots__ = ("after", "before")

    def __init__(self, before: Entry, after: Entry) -> None:
        self.before = before
        self.after = after

    def __repr__(self) -> str:
        return f"Change({self.before!r} -> {self.after!r})"


class Snapshot:
    """A list of offers at a time. `number` names it in the file, `at` is when it was saved, `count`
    how many offers it has."""

    __slots__ = ("_owner", "at", "count", "number")

    def __init__(self, number: int, owner: str, at: str, count: int) -> None:
        self.number = number
        self._owner = owner
        found = _time(at)
        assert found is not None
        self.at = found
        self.count = count

    def __repr__(self) -> str:
        return f"<Snapshot {self.number}: {self.count} offers at {self.at:%Y-%m-%d %H:%M:%S} UTC>"


class Diff:
    """What changed from the snapshot `older` to the snapshot `newer`: entries that are `new` or
    `gone`, changes of the `reward` and of the last day (`moved`), and entries of the newer one that
    end within `days` after it was saved (`expiring`)."""

    __slots__ = ("days", "expiring", "gone", "moved", "new", "newer", "older", "reward")

    def __init__(
        self,
        older: tuple[Snapshot, Sequence[Entry]],
        newer: tuple[Snapshot, Sequence[Entry]],
        days: int,
    ) -> None:
        self.older, entries_before = older
        self.newer, entries_after = newer
        self.days = days
        before = {entry.id: entry for entry in entries_before}
        after = {entry.id: entry for entry in entries_after}
        both = [Change(before[id], entry) for id, entry in after.items() if id in before]
        self.new = [entry for id, entry in after.items() if id not in before]
        self.gone = [entry for id, entry in before.items() if id not in after]
        self.reward = [change for change in both if change.before.reward != change.after.reward]
        self.moved = [change for change in both if change.before.ends != change.after.ends]
        until = self.newer.at + timedelta(days=days)
        self.expiring = sorted(
            (
                entry
                for entry in after.values()
                if entry.ends and self.newer.at < entry.ends <= until
            ),
            key=lambda entry: entry.ends or until,
        )

    def rows(self) -> list[dict[str, Any]]:
        """A row for each change, for a DataFrame: `change` ("new", "gone", "reward", "moved",
        "expiring"), the members of the offer, and `reward_before` and `ends_before` of changes."""
        made = [_row("new", entry) for entry in self.new]
        made += [_row("gone", entry) for entry in self.gone]
        made += [_row("reward", change.after, change.before) for change in self.reward]
        made += [_row("moved", change.after, change.before) for change in self.moved]
        return made + [_row("expiring", entry) for entry in self.expiring]

    def __bool__(self) -> bool:
        """Whether anything is new, gone or changed."""
        return bool(self.new or self.gone or self.reward or self.moved)

    def __str__(self) -> str:
        """Several lines: the counts, then each change, at most 20 of a kind."""
        lines = [repr(self)]
        for mark, rows in _grouped(self.rows()):
            lines += [f"{mark} {shown(_line(row), 200)}" for row in rows[:LINES]]
            lines += [f"  … {len(rows) - LINES} more"] if len(rows) > LINES else []
        return "\n".join(lines)

    def __repr__(self) -> str:
        return (
            f"<Diff: {len(self.new)} new, {len(self.gone)} gone, {len(self.reward)} with another "
            f"reward, {len(self.moved)} with another last day, {len(self.expiring)} that end "
            f"within {self.days} days>"
        )

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.diff(self)


def _row(change: str, entry: Entry, before: Entry | None = None) -> dict[str, Any]:
    return {
        "change": change,
        **{name: getattr(entry, name) for name in FIELDS},
        "reward_before": before.reward if before else None,
        "ends_before": before.ends if before else None,
    }


NO_REWARD = "no reward"
MARKS = {"new": "+", "gone": "-", "reward": "~", "moved": "~", "expiring": "!"}


def _grouped(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        (mark, [row for row in rows if row["change"] == change]) for change, mark in MARKS.items()
    ]


def _line(row: dict[str, Any]) -> str:
    name, ends = row["title"] or row["id"], row["ends"]
    last = f"{ends:%Y-%m-%d}" if ends else "no last day"
    if row["change"] == "reward":
        return f"{name}: {row['reward_before'] or NO_REWARD} -> {row['reward'] or NO_REWARD}"
    if row["change"] == "moved":
        before = row["ends_before"]
        return f"{name}: ends {f'{before:%Y-%m-%d}' if before else 'never'} -> {last}"
    return f"{name}: {row['reward'] or NO_REWARD}, {f'ends {last}' if ends else last}"


class History:
    """Snapshots in a file: of SQLite, or Parquet when the path ends in `.parquet` (extra `arrow`).
    The file is made when it is not there, readable by its owner alone.

    `of` is kept as an HMAC under `key`, or without one under a random salt in the file. Then
    whoever has the file can find out whether it has lists of a given user, so keep a key elsewhere
    when that matters. The same key finds the same lists again.
    """

    __slots__ = ("_key", "_store")

    def __init__(self, path: str | PathLike[str], *, key: str | bytes | None = None) -> None:
        if not (key is None or (isinstance(key, (str, bytes)) and key)):
            raise wrong("key", "a text or bytes are needed here")
        self._store = store_of(path)
        self._key = key.encode() if isinstance(key, str) else key

    def _owner(self, of: str) -> str:
        if not isinstance(of, str) or not of:
            raise wrong("of", "a text is needed here: whose list it is, such as the id of a user")
        key = self._store.salt() if self._key is None else self._key
        return hmac.new(key, of.encode(), hashlib.sha256).hexdigest()[:32]

    def save(self, offers: Iterable[Resource], *, of: str, at: datetime | None = None) -> Snapshot:
        """Saves a list of offers (a list, pages, a document) as a snapshot. `of` is whose list it
        is, such as the id of a user; `at` its time, by default now. Nothing is saved when the
        iteration raises."""
        owner = self._owner(of)
        rows = {row["id"]: row for row in map(_saved, offers)}
        if at is not None and (not isinstance(at, datetime) or at.tzinfo is None):
            raise wrong("at", "a datetime with a time zone is needed here")
        when = datetime.now(timezone.utc) if at is None else at.astimezone(timezone.utc)
        text = when.isoformat(timespec="microseconds")
        number = self._store.add(owner, text, [*rows.values()])
        return Snapshot(number, owner, text, len(rows))

    def snapshots(self, *, of: str | None = None) -> list[Snapshot]:
        """All snapshots, or those of one list, the oldest first."""
        owner = None if of is None else self._owner(of)
        found = (Snapshot(*row) for row in self._store.snapshots())
        return [snapshot for snapshot in found if owner in (None, snapshot._owner)]

    def entries(self, snapshot: Snapshot | int) -> list[Entry]:
        """The offers of a snapshot, in the order in which they were saved."""
        return [Entry(row) for row in self._store.rows(self._known(snapshot).number)]

    def diff(
        self,
        older: Snapshot | int | None = None,
        newer: Snapshot | int | None = None,
        *,
        of: str | None = None,
        days: int = DAYS,
    ) -> Diff:
        """What changed between two snapshots: the two given, or the last two `of` a list. Those
        that end within `days` after the newer one are listed."""
        days = whole("days", days, 0)
        if older is None or newer is None:
            if of is None or not older is newer is None:
                raise missing("of", "give two snapshots, or whose last two are compared")
            last = self.snapshots(of=of)[-2:]
            if len(last) < 2:
                raise missing("of", f"two snapshots are needed; there are {len(last)}")
            older, newer = last
        before, after = self._known(older), self._known(newer)
        return Diff((before, self.entries(before)), (after, self.entries(after)), days)

    def forget(self, *, of: str | None = None, before: datetime | None = None) -> int:
        """Removes the snapshots `of` a list, those `before` a time, or of both; how many."""
        if of is None and before is None:
            raise missing("of", "give whose snapshots to remove, or before which time")
        if before is not None and (not isinstance(before, datetime) or before.tzinfo is None):
            raise wrong("before", "a datetime with a time zone is needed here")
        old = [
            snapshot.number
            for snapshot in self.snapshots(of=of)
            if before is None or snapshot.at < before
        ]
        if old:
            self._store.remove(old)
        return len(old)

    def _known(self, given: Snapshot | int) -> Snapshot:
        number = given.number if isinstance(given, Snapshot) else whole("snapshot", given, 1)
        for snapshot in self.snapshots():
            if snapshot.number == number:
                return snapshot
        raise missing("snapshot", "the file has no snapshot of this number")

    def __repr__(self) -> str:
        return f"History({self._store.path!r})"


def _saved(offer: Resource) -> dict[str, str | None]:
    facts = facts_of(offer)
    row: dict[str, str | None] = {name: _text(facts.get(name)) for name in FIELDS}
    row["title"] = _text(facts.get("merchant") or facts.get("title"))
    row["id"] = offer.id
    return row


def _text(value: object) -> str | None:
    return None if value is None else str(value)
