"""A token an issuer; tokens in a file and in stores of the caller's; the quota. Processes are real
ones."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from leaks import refused
from server import PATIENCE_S, Server, reply

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

ROOT = Path(__file__).resolve().parents[2]
USER = "sandbox-user-1"
LOGIN = {"operation": "auth.token_basic_form"}


def settings_of(sandbox: Handle) -> dict[str, Any]:
    names = ("client_id", "client_secret", "organization_id")
    return {"base_url": sandbox.url, **{name: sandbox.credentials[name] for name in names}}


def a_client(sandbox: Handle, **settings: Any) -> libperk.Kard:
    return libperk.Kard(**{**settings_of(sandbox), **settings})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tokens.json"


# ---- issuers ----


def test_each_issuer_has_a_token_of_its_own(sandbox: Handle, shopper: libperk.Kard) -> None:
    child, own = (
        sandbox.credentials["child_organization_id"],
        sandbox.credentials["organization_id"],
    )
    with shopper.for_issuer(child) as other:
        assert isinstance(other, libperk.Kard) and child in repr(other)
        other.subscriptions.list()
        other.subscriptions.list()
        assert sandbox.logins() == 1
        with refused(errors.ForbiddenError):
            other.users.get(USER, organization_id=own)
        shopper.subscriptions.list()
        assert sandbox.logins() == 2
    issuers = [entry["headers"].get("x-kard-target-issuer") for entry in sandbox.log()]
    assert [issuer for issuer in issuers if issuer] == [child], (
        "the header goes with the login, and with nothing else"
    )


def test_an_issuer_asked_for_again_finds_its_token(sandbox: Handle, shopper: libperk.Kard) -> None:
    child = sandbox.credentials["child_organization_id"]
    shopper.for_issuer(child).subscriptions.list()
    shopper.for_issuer(child).for_issuer(child).subscriptions.list()
    assert sandbox.logins() == 1


def test_closing_one_closes_no_other(sandbox: Handle, shopper: libperk.Kard) -> None:
    other = shopper.for_issuer(sandbox.credentials["child_organization_id"])
    shopper.close()
    other.subscriptions.list()
    other.close()
    with pytest.raises(errors.StateError):
        other.for_issuer("x")


@pytest.mark.parametrize("kept", ["in memory", "in a file"])
def test_threads_of_several_issuers_log_in_once_each(
    sandbox: Handle, path: Path, kept: str
) -> None:
    shopper = a_client(sandbox, token_file=path if kept == "in a file" else None)
    issuers = [sandbox.credentials["child_organization_id"], sandbox.credentials["organization_id"]]
    failures: list[BaseException] = []

    def work(issuer: str) -> None:
        try:
            with shopper.for_issuer(issuer) as mine:
                for _ in range(3):
                    mine.subscriptions.list()
        except BaseException as error:
            failures.append(error)

    in_threads(*(lambda issuer=issuer: work(issuer) for issuer in issuers * 5))
    assert failures == [] and sandbox.logins() == 2
    assert {entry["status"] for entry in sandbox.log()} == {200}


def in_threads(*jobs: Callable[[], object]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def test_a_token_that_was_given_is_for_no_other_issuer(kard: libperk.Kard) -> None:
    with refused(errors.InputError) as caught:
        kard.for_issuer("iss-2")
    assert "one issuer" in str(caught.value)


def test_a_function_that_gives_tokens_is_told_the_issuer(server: Server) -> None:
    asked: list[Any] = []

    def fetch(issuer: str | None = None) -> str:
        asked.append(issuer)
        return f"token-of-{issuer}"

    server.script = [reply({"data": []})]
    with (
        libperk.Kard(base_url=server.url, token=fetch, organization_id="org-1") as kard,
        kard.for_issuer("iss-2") as other,
    ):
        other.subscriptions.list()
        kard.subscriptions.list()
        other.subscriptions.list()
    assert asked == ["iss-2", None]
    assert server.requests[0].headers["authorization"] == "Bearer token-of-iss-2"


def test_only_kard_has_issuers() -> None:
    assert not hasattr(libperk.KardLegacy, "for_issuer") and not hasattr(
        libperk.Capillary, "for_issuer"
    )


# ---- the quota ----


def test_the_quota_is_told(server: Server) -> None:
    head = {
        "Kard-Api-Usage-Quota-Capacity": "120",
        "Kard-Api-Usage-Quota-Remaining": "0",
        "Kard-Api-Usage-Quota-Reset": "30",
    }
    server.script = [reply({"data": []}, **head)]
    with libperk.Kard(
        base_url=server.url, token="tok-en-1", target_issuer="iss", organization_id="iss"
    ) as kard:
        assert kard.quota is None
        kard.subscriptions.list()
        with kard.for_issuer("iss") as same:
            told = same.quota
        assert told is not None and (told.capacity, told.remaining) == (120, 0)
        assert 0 <= told.resets_in <= 30 and told.age >= 0
        assert repr(told).startswith("Quota(capacity=120, remaining=0, ")
        with refused(errors.RateLimitError):
            kard.subscriptions.list(timeout_ms=1000)


def test_replies_that_say_nothing_leave_the_quota_alone(server: Server) -> None:
    server.script = [reply({"data": []}, Kard_Api_Usage_Quota_Remaining="7"), reply({"data": []})]
    with libperk.Kard(base_url=server.url, token="tok-en-1", organization_id="org-1") as kard:
        kard.subscriptions.list()
        kard.subscriptions.list()
        assert kard.quota is not None and (
            kard.quota.capacity,
            kard.quota.remaining,
            kard.quota.resets_in,
        ) == (None, 7, 0)


# ---- a file ----

WORKER = """
import sys, libperk
kard = libperk.Kard(base_url=sys.argv[1], client_id=sys.argv[2],
                    client_secret=sys.argv[3], organization_id=sys.argv[4],
                    token_file=sys.argv[5])
print("ready", flush=True)
sys.stdin.readline()
kard.subscriptions.list()
print("done", flush=True)
"""


@contextmanager
def workers(sandbox: Handle, path: Path, count: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that share a token file, each about to make its first call."""
    given = settings_of(sandbox)
    command = [sys.executable, "-c", WORKER, *(given[name] for name in given), str(path)]
    started = [
        subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, text=True) for _ in range(count)
    ]
    try:
        for process in started:
            assert process.stdout is not None and process.stdout.readline() == "ready\n"
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


def tell_to_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_eight_processes_log_in_once(sandbox: Handle, path: Path) -> None:
    sandbox.faults({"match": LOGIN, "delay_ms": 300})
    with workers(sandbox, path, 8) as processes:
        for process in processes:
            tell_to_go(process)
        for process in processes:
            out, errors_said = process.communicate(timeout=PATIENCE_S)
            assert (out, errors_said, process.returncode) == ("done\n", "", 0)
    assert sandbox.logins() == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(entry.name for entry in path.parent.iterdir()) == [
        "tokens.json",
        "tokens.json.lock",
    ]


def test_a_killed_process_holds_nobody_up(sandbox: Handle, path: Path) -> None:
    sandbox.faults({"match": LOGIN, "delay_ms": 600_000})
    with workers(sandbox, path, 1) as (holder,), a_client(sandbox, token_file=path) as kard:
        tell_to_go(holder)
        while not sandbox.log():
            time.sleep(0.01)
        waiting = threading.Thread(target=kard.subscriptions.list)
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive() and sandbox.logins() == 1, "it waits for the other process"
        holder.kill()
        waiting.join(PATIENCE_S)
        assert not waiting.is_alive()
    assert sandbox.logins() == 2


def test_ctrl_c_ends_the_wait_for_another_process(sandbox: Handle, path: Path) -> None:
    sandbox.faults({"match": LOGIN, "delay_ms": 600_000})
    with workers(sandbox, path, 2) as (holder, waiting):
        tell_to_go(holder)
        while not sandbox.log():
            time.sleep(0.01)
        tell_to_go(waiting)
        waiting.send_signal(signal.SIGINT)
        assert "KeyboardInterrupt" in waiting.communicate(timeout=PATIENCE_S)[1]
        assert holder.poll() is None and sandbox.logins() == 1, (
            "it ended before the other process had its token"
        )


def test_a_stale_file_costs_one_request_and_is_replaced(sandbox: Handle, path: Path) -> None:
    with (
        a_client(sandbox, token_file=path) as first,
        a_client(sandbox, token_file=str(path)) as second,
    ):
        first.subscriptions.list()
        sandbox.revoke_tokens()
        second.subscriptions.list()
        assert sandbox.logins() == 2
        first.subscriptions.list()
        assert sandbox.logins() == 2, "the file had the new token"
    statuses = [
        entry["status"] for entry in sandbox.log() if entry["operation"] == "subscriptions.list"
    ]
    assert statuses == [200, 401, 200, 401, 200]


def test_clients_of_other_issuers_and_credentials_share_a_file_and_no_token(
    sandbox: Handle, path: Path
) -> None:
    child = sandbox.credentials["child_organization_id"]
    for _ in range(2):
        with a_client(sandbox, token_file=path) as kard, kard.for_issuer(child) as other:
            kard.subscriptions.list()
            other.subscriptions.list()
            with refused(errors.ForbiddenError):
                other.users.get(USER, organization_id=sandbox.credentials["organization_id"])
    assert sandbox.logins() == 2


def test_files_that_others_may_read_are_refused(sandbox: Handle, path: Path) -> None:
    path.write_text("[]")
    path.chmod(0o644)
    with refused(errors.InputError) as caught:
        a_client(sandbox, token_file=path)
    assert (
        caught.value.pointer == "token_file"
        and "chmod 600" in str(caught.value)
        and "tokens.json" not in str(caught.value)
    )
    path.unlink()
    path.symlink_to(path.parent / "elsewhere")
    with refused(errors.InputError) as caught:
        a_client(sandbox, token_file=path)
    assert "symbolic link" in str(caught.value) and not (path.parent / "elsewhere").exists()


def test_a_file_that_was_spoilt_fails_no_call(sandbox: Handle, path: Path) -> None:
    with a_client(sandbox, token_file=path) as kard:
        path.write_bytes(b"\xff{]")
        kard.subscriptions.list()
    with a_client(sandbox, token_file=path) as kard:
        kard.subscriptions.list()
    assert sandbox.logins() == 1


@pytest.mark.parametrize("token", ["tok\r\nX-Evil: 1", "tok\0en", "two words", "t" * 8193, ""])
def test_a_file_with_a_token_that_cannot_be_sent_costs_a_login(
    server: Server, path: Path, token: str
) -> None:
    login = reply({"access_token": "good-token", "expires_in": 3600})
    server.script = [login, reply({"message": "pong"}), login, reply({"message": "pong"})]
    for logins in (1, 2):
        with libperk.Kard(
            base_url=server.url,
            client_id="c",
            client_secret="s",
            organization_id="o",
            token_file=path,
        ) as kard:
            kard.request("GET", "/v2/ping")
        assert [request.path for request in server.requests].count("/v2/auth/token") == logins
        assert server.requests[-1].headers["authorization"] == "Bearer good-token"
        [entry] = json.loads(path.read_text())
        assert entry["token"] == "good-token"
        path.write_text(json.dumps([{**entry, "token": token}]))


def test_a_relative_name_means_the_folder_of_the_start(
    sandbox: Handle, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    with a_client(sandbox, token_file="tokens.json") as kard:
        monkeypatch.chdir(os.sep)
        kard.subscriptions.list()
    assert path.stat().st_size > 0


# ---- the caller's store ----


class Memory:
    """A store that notes what it is asked."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, float]] = {}
        self.loads = 0

    def load(self, key: str) -> tuple[str, float] | None:
        self.loads += 1
        return self.kept.get(key)

    def save(self, key: str, token: str, seconds: float) -> None:
        self.kept[key] = (token, seconds)


def test_a_store_is_asked_first_and_told_afterwards(sandbox: Handle) -> None:
    store = Memory()
    for _ in range(2):
        with a_client(sandbox, token_store=store) as kard:
            kard.subscriptions.list()
            kard.subscriptions.list()
    assert sandbox.logins() == 1 and store.loads == 2
    ((key, (token, seconds)),) = store.kept.items()
    assert len(key) == 64 and token not in key and 3000 < seconds <= 3600


def test_a_store_that_keeps_a_revoked_token_does_not_hold_calls_up(sandbox: Handle) -> None:
    store = Memory()
    with a_client(sandbox, token_store=store) as kard:
        kard.subscriptions.list()
        sandbox.revoke_tokens()
        kard.subscriptions.list()
    assert sandbox.logins() == 2


def test_a_store_serves_issuers_under_keys_of_their_own(sandbox: Handle) -> None:
    store = Memory()
    with (
        a_client(sandbox, token_store=store) as kard,
        kard.for_issuer(sandbox.credentials["child_organization_id"]) as other,
    ):
        kard.subscriptions.list()
        other.subscriptions.list()
    assert len(store.kept) == 2 and sandbox.logins() == 2


class BrokenError(Exception):
    pass


@pytest.mark.parametrize("broken", ["load", "save"])
def test_what_a_store_raises_comes_out_and_holds_nobody_up(
    sandbox: Handle, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    store = Memory()

    def fail(*_: object) -> None:
        raise BrokenError("the store is down")

    with a_client(sandbox, token_store=store) as kard:
        monkeypatch.setattr(store, broken, fail)
        with pytest.raises(BrokenError) as caught:
            kard.subscriptions.list()
        monkeypatch.undo()
        # while `caught` keeps the broken call alive; waiting for that one would be a DeadlineError
        kard.subscriptions.list()
        del caught
    assert sandbox.logins() == 1


USELESS = {
    "huge": ("x" * 10000, 60.0),
    "with a line break": ("a\nb", 60.0),
    "expired": ("late", 0.0),
    "long gone": ("late", -5.0),
}


@pytest.mark.parametrize("entry", USELESS.values(), ids=USELESS.keys())
def test_a_store_with_a_useless_token(sandbox: Handle, entry: tuple[str, float]) -> None:
    class Useless(Memory):
        def load(self, key: str) -> tuple[str, float] | None:
            return entry

    with a_client(sandbox, token_store=Useless()) as kard:
        kard.subscriptions.list()
        assert sandbox.logins() == 1


def test_a_store_must_be_one_and_the_only_one(sandbox: Handle, path: Path) -> None:
    with refused(errors.WrongTypeError):
        a_client(sandbox, token_store=object())
    with refused(errors.InputError) as caught:
        a_client(sandbox, token_store=Memory(), token_file=path)
    assert "give one" in str(caught.value) and not path.exists()


def test_a_file_system_without_locks_is_reported_once(path: Path, tmp_path: Path) -> None:
    preload = tmp_path / "nolocks.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", ROOT / "tests/preload/nolocks.c", "-o", preload], check=True
    )
    program = (
        "import libperk, sys\nfor _ in range(2): libperk.Kard(client_id='c', client_secret='s', "
        "token_file=sys.argv[1])"
    )
    given = {**os.environ, "LD_PRELOAD": str(preload)}
    done = subprocess.run(
        [sys.executable, "-c", program, path], env=given, capture_output=True, text=True, check=True
    )
    assert done.stderr.count("RuntimeWarning: token_file is on a file system without locks") == 1
