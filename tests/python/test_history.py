"""Snapshots of offers in a file, and what changed between two of them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from replies import offer

import libperk
from libperk import errors
from libperk.history import Diff, History

DAY = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
LATER = DAY + timedelta(days=7)
SUFFIXES = ("sqlite", "parquet")


def offers(*numbers: int, **attributes: Any) -> list[libperk.Resource]:
    made = [offer(number) for number in numbers]
    for each in made:
        each["attributes"].update(attributes)
    document: Any = libperk.Document.parse(json.dumps({"data": made}))
    return [*document]


@pytest.fixture(params=SUFFIXES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"offers.{request.param}"


@pytest.fixture
def diff(path: Path) -> Diff:
    history = History(path)
    history.save(offers(1, 2, 3, 4), of="user-1", at=DAY)
    newer = [
        *offers(1),
        *offers(2, userReward={"type": "PERCENT", "value": 7}),
        *offers(3, expirationDate="2027-01-01T00:00:00Z"),
        *offers(5, name="Five", expirationDate="2026-11-28T00:00:00Z"),
    ]
    history.save(newer, of="user-1", at=LATER)
    return history.diff(of="user-1")


def test_what_changed(diff: Diff) -> None:
    assert [entry.id for entry in diff.new] == ["o5"]
    assert [entry.id for entry in diff.gone] == ["o4"]
    [change] = diff.reward
    assert (change.before.reward, change.after.reward) == ("5.5 % cash back", "7 % cash back")
    [moved] = diff.moved
    assert moved.after.ends == datetime(2027, 1, 1, tzinfo=timezone.utc)
    assert [entry.id for entry in diff.expiring] == ["o5", "o1", "o2"], "the first to end is first"
    assert diff and diff.older.count == diff.newer.count == 4


def test_a_diff_as_text(diff: Diff) -> None:
    assert repr(diff).startswith("<Diff: 1 new, 1 gone, 1 with another reward, 1 with another last")
    assert str(diff).splitlines()[1:] == [
        "+ Five: 5.5 % cash back, ends 2026-11-28",
        "- Shop 4: 5.5 % cash back, ends 2026-12-02",
        "~ Shop 2: 5.5 % cash back -> 7 % cash back",
        "~ Shop 3: ends 2026-12-02 -> 2027-01-01",
        "! Five: 5.5 % cash back, ends 2026-11-28",
        "! Shop 1: 5.5 % cash back, ends 2026-12-02",
        "! Shop 2: 7 % cash back, ends 2026-12-02",
    ]


def test_a_diff_as_rows(diff: Diff) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(diff.rows())
    assert [*frame.change] == ["new", "gone", "reward", "moved", "expiring", "expiring", "expiring"]
    assert frame.reward_before[2] == "5.5 % cash back"


def test_a_diff_in_a_notebook(diff: Diff) -> None:
    shown = diff._repr_html_()
    HTMLParser().feed(shown)
    assert "Five" in shown and "5.5 % cash back</s> → 7 % cash back" in shown
    assert "4 offers, then 4" in shown


def test_texts_of_offers_are_escaped(path: Path) -> None:
    history = History(path)
    first = history.save(offers(1), of="u", at=DAY)
    second = history.save(offers(2, name="<script>\x1b[31m\nx"), of="u", at=LATER)
    diff = history.diff(first, second)
    assert "\x1b" not in str(diff) and len(str(diff).splitlines()) == 4
    assert "&lt;script&gt;" in diff._repr_html_() and "\x1b" not in diff._repr_html_()


def test_lists_are_kept_apart(path: Path) -> None:
    history = History(path)
    first = history.save(offers(1), of="user-1", at=LATER)
    history.save(offers(1, 2), of="user-2", at=DAY)
    assert [each.number for each in history.snapshots(of="user-1")] == [first.number]
    assert [each.count for each in History(path).snapshots()] == [2, 1], "the oldest first"
    with pytest.raises(errors.MissingError, match="two snapshots are needed; there are 1"):
        history.diff(of="user-1")
    assert not history.diff(1, 1)


def test_the_last_two_are_compared_by_time(path: Path) -> None:
    history = History(path)
    for number, at in ((3, LATER), (1, DAY - timedelta(days=9)), (2, DAY)):
        history.save(offers(number), of="u", at=at)
    diff = history.diff(of="u")
    assert [entry.id for entry in (*diff.gone, *diff.new)] == ["o2", "o3"]


def test_no_user_and_no_link_is_in_the_file(path: Path) -> None:
    linked = offers(1)
    assert "/users/u-1/" in json.dumps(linked[0].raw)
    history = History(path)
    history.save(linked, of="user-one@shop.example")
    kept = path.read_bytes()
    for private in (b"user-one", b"/users/", b"u-1", b"pictures.example"):
        assert private not in kept
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "user-one" not in repr(history.snapshots())


def test_a_key_of_the_caller(path: Path, tmp_path: Path) -> None:
    history = History(path, key="secret")
    history.save(offers(1), of="u")
    assert len(History(path, key=b"secret").snapshots(of="u")) == 1
    assert History(path, key="other").snapshots(of="u") == History(path).snapshots(of="u") == []


def test_forgetting(path: Path) -> None:
    history = History(path)
    history.save(offers(1), of="u", at=DAY)
    kept = history.save(offers(2, name="Remarkable"), of="u", at=LATER)
    history.save(offers(3), of="v", at=DAY)
    assert history.forget(of="u", before=LATER) == 1
    assert history.forget(of="nobody") == 0
    assert history.forget(of="v") == 1
    assert [each.number for each in history.snapshots()] == [kept.number]
    assert history.forget(before=LATER + timedelta(days=1)) == 1
    assert b"Remarkable" not in path.read_bytes()
    assert history.save([], of="u").number > kept.number, "no number is used twice"


def test_an_iteration_that_raises_saves_nothing(path: Path) -> None:
    def broken() -> Iterator[Any]:
        yield from offers(1)
        raise RuntimeError("stop")

    history = History(path)
    with pytest.raises(RuntimeError):
        history.save(broken(), of="u")
    assert history.snapshots() == []


def test_empty_lists_and_offers_without_values(path: Path) -> None:
    history = History(path)
    bare: Any = libperk.Document.parse('{"data": [{"type": "standardOffer", "id": "x"}]}')
    history.save([], of="u", at=DAY)
    history.save(bare, of="u", at=LATER)
    diff = history.diff(of="u")
    assert [entry.id for entry in diff.new] == ["x"] and diff.expiring == []
    assert "no last day" in str(diff) and diff._repr_html_()
    assert history.entries(2) == diff.new


@pytest.mark.parametrize(
    "wrong",
    [
        lambda history: history.save([], of=""),
        lambda history: history.save([], of=3),
        lambda history: history.save([], of="u", at=datetime(2026, 1, 1)),
        lambda history: history.diff(),
        lambda history: history.diff(1),
        lambda history: history.diff(7, 8),
        lambda history: history.diff(of="u", days=-1),
        lambda history: history.forget(),
        lambda history: history.forget(before=datetime(2026, 1, 1)),
        lambda history: History(history._store.path, key=""),
        lambda history: History(":memory:"),
    ],
)
def test_wrong_arguments(path: Path, wrong: Callable[[History], object]) -> None:
    with pytest.raises(errors.InputError):
        wrong(History(path))


def test_files_of_others_are_left_alone(path: Path) -> None:
    path.write_bytes(b"not ours, and long enough to be a header of something" * 40)
    before = path.read_bytes()
    with pytest.raises(errors.InputError, match="no snapshots"):
        History(path).save([], of="u")
    assert path.read_bytes() == before


def test_databases_of_others_are_left_alone(tmp_path: Path) -> None:
    import sqlite3

    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE salt (x)")
    other.commit()
    other.close()
    with pytest.raises(errors.InputError, match="another program"):
        History(tmp_path / "other.sqlite").snapshots()
    ours = History(tmp_path / "new.sqlite")
    ours.snapshots()
    newer = sqlite3.connect(tmp_path / "new.sqlite")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(errors.InputError, match="newer libperk"):
        ours.snapshots()


def test_what_is_missing_is_said_in_words(path: Path) -> None:
    history = History(path)
    history.save(offers(1, 2), of="u", at=DAY)
    bare = offers(1, 3, userReward=None, expirationDate=None)
    history.save(bare, of="u", at=LATER)
    lines = str(history.diff(of="u")).splitlines()[1:]
    assert lines == [
        "+ Shop 3: no reward, no last day",
        "- Shop 2: 5.5 % cash back, ends 2026-12-02",
        "~ Shop 1: 5.5 % cash back -> no reward",
        "~ Shop 1: ends 2026-12-02 -> no last day",
    ]


def test_a_locked_file_is_no_file_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from libperk import _snapshots

    monkeypatch.setattr(_snapshots, "WAIT_S", 0.0)
    history = History(tmp_path / "offers.sqlite")
    history.save(offers(1), of="u")
    holder = sqlite3.connect(tmp_path / "offers.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            history.snapshots()
    finally:
        holder.close()


def test_processes_may_save_at_once(tmp_path: Path) -> None:
    code = "import sys, libperk; h = libperk.history.History(sys.argv[1])\n"
    code += "for n in range(10): h.save([], of='u')"
    path = tmp_path / "offers.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", code, path]) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len(History(path).snapshots(of="u")) == 30


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = "import sys, libperk; libperk.history.History\n"
    code += "print([name for name in ('sqlite3', 'pyarrow', 'html') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_whole_list_of_the_sandbox(shopper: Any, sandbox: Any, path: Path) -> None:
    user = sandbox.credentials["user_id"]
    history = History(path)
    pages = shopper.offers.list(user, include="categories")
    assert history.save(pages, of=user).count == history.save(pages, of=user).count > 100
    assert not history.diff(of=user)
    entry = history.entries(1)[0]
    assert entry.title and entry.reward and entry.category and entry.ends and entry.channel
    assert user.encode() not in path.read_bytes() and os.listdir(path.parent) == [path.name]
