"""Logging in when the token endpoint or the token itself fails."""

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest
from leaks import OWN_SECRETS, refused
from server import PATIENCE_S, Request, Server, reply

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

USER = "sandbox-user-1"
LOGIN = {"operation": "auth.token_basic_form"}
LIST = {"operation": "offers.list"}
NOW = {"Retry-After": "0"}


def count(sandbox: Handle, operation: str) -> int:
    return sum(entry["operation"] == operation for entry in sandbox.log())


def a_client(sandbox: Handle, **settings: Any) -> libperk.Kard:
    told = sandbox.credentials
    names = ("client_id", "client_secret", "organization_id")
    return libperk.Kard(
        **{"base_url": sandbox.url, **{name: told[name] for name in names}, **settings}
    )


# ---- the token endpoint is down ----


def test_a_token_endpoint_that_refuses_connections(sandbox: Handle) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/token"
    with (
        a_client(sandbox, token_url=url, max_attempts=2) as client,
        refused(errors.ConnectError) as caught,
    ):
        client.users.create([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}])
    assert (
        "login" in str(caught.value) and caught.value.retryable and not caught.value.outcome_unknown
    )
    assert sandbox.log() == []


def test_a_token_endpoint_that_fails_once_is_asked_again(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    sandbox.faults({"match": LOGIN, "status": 500, "headers": NOW})
    shopper.subscriptions.list()
    assert count(sandbox, "auth.token_basic_form") == 2 and sandbox.logins() == 1


def test_a_token_endpoint_that_keeps_failing(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": LOGIN, "status": 500, "headers": NOW, "times": -1})
    with refused(errors.ServerError) as caught:
        shopper.users.create([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}])
    assert caught.value.http_status == 500 and not caught.value.outcome_unknown
    assert count(sandbox, "auth.token_basic_form") == 4 and count(sandbox, "users.create") == 0


BAD_TOKENS: dict[str, dict[str, Any]] = {
    "HTML": {"html": True, "status": 200},
    "torn JSON": {"status": 200, "body": '{"access_token": "sandbox-tok'},
    "no token": {"status": 200, "body": {"expires_in": 3600}},
    "an empty token": {"status": 200, "body": {"access_token": "", "expires_in": 3600}},
    "a number for a token": {"status": 200, "body": {"access_token": 7, "expires_in": 3600}},
    "a list": {"status": 200, "body": []},
    "null": {"status": 200, "body": "null"},
    "a token with a line break": {
        "status": 200,
        "body": {"access_token": "a\r\nX-Evil: 1", "expires_in": 3600},
    },
    "a token longer than any": {
        "status": 200,
        "body": {"access_token": "x" * 9000, "expires_in": 3600},
    },
}


@pytest.mark.parametrize("fault", BAD_TOKENS.values(), ids=BAD_TOKENS.keys())
def test_a_login_without_a_usable_token(
    sandbox: Handle, shopper: libperk.Kard, fault: dict[str, Any]
) -> None:
    sandbox.faults({"match": LOGIN, "times": -1, **fault})
    with refused(errors.PerkError) as caught:
        shopper.users.create([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}])
    assert "login" in str(caught.value) or isinstance(caught.value, errors.InputError)
    assert not caught.value.outcome_unknown
    assert count(sandbox, "users.create") == 0 and not any(
        "x-evil" in entry["headers"] for entry in sandbox.log()
    )


@pytest.mark.parametrize(
    ("status", "kind"), [(400, errors.AuthError), (401, errors.AuthError), (403, errors.AuthError)]
)
def test_a_refused_login_is_not_repeated(
    sandbox: Handle, shopper: libperk.Kard, status: int, kind: type[Exception]
) -> None:
    sandbox.faults({"match": LOGIN, "status": status, "headers": NOW})
    with refused(kind):
        shopper.offers.list(USER).first()
    assert count(sandbox, "auth.token_basic_form") == 1 and count(sandbox, "offers.list") == 0


def test_wrong_credentials(sandbox: Handle) -> None:
    with (
        a_client(sandbox, client_secret=OWN_SECRETS["own client secret"]) as client,
        refused(errors.AuthError) as caught,
    ):
        client.offers.list(USER).first()
    assert caught.value.http_status == 401


def test_a_login_that_takes_too_long_ends_at_the_deadline(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    sandbox.faults({"match": LOGIN, "delay_ms": 60_000})
    with refused(errors.DeadlineError) as caught:
        shopper.users.create([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}], timeout_ms=150)
    assert not caught.value.outcome_unknown


def test_threads_that_wait_for_a_refused_login_learn_of_it(sandbox: Handle) -> None:
    sandbox.faults({"match": LOGIN, "delay_ms": 500, "times": -1})
    with a_client(sandbox, client_secret="wrong") as client:
        caught: list[BaseException] = []
        together = threading.Barrier(8)

        def call() -> None:
            together.wait(PATIENCE_S)
            try:
                client.offers.list(USER).first()
            except errors.AuthError as error:
                caught.append(error.with_traceback(None))

        threads = [threading.Thread(target=call) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE_S)
    assert len(caught) == 8 and all("login" in str(error) for error in caught)
    assert count(sandbox, "auth.token_basic_form") == 1


# ---- the token is refused ----


def test_a_token_revoked_in_mid_walk_is_renewed_once(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    whole = [offer.id for offer in shopper.offers.list(USER, page_size=80)]
    pages = shopper.offers.list(USER, page_size=80).pages()
    ids = [offer.id for offer in next(pages)]
    assert sandbox.logins() == 1 and sandbox.revoke_tokens() == 1
    ids += [offer.id for page in pages for offer in page]
    assert ids == whole, "no offer is lost or doubled"
    assert sandbox.logins() == 2
    assert [entry["token"] for entry in sandbox.log() if entry["status"] == 401] == [None]


def test_a_write_refused_for_its_token_is_sent_again(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    sandbox.faults({"match": {"operation": "users.create"}, "revoke_tokens": True})
    shopper.users.create([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}])
    assert (
        count(sandbox, "users.create") == 2
        and len(sandbox.ledger("user")) == 1
        and sandbox.logins() == 2
    )


def test_a_token_refused_twice_is_an_error(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": LIST, "status": 401, "times": -1})
    with refused(errors.AuthError) as caught:
        shopper.offers.list(USER).first()
    assert (caught.value.attempts, count(sandbox, "offers.list"), sandbox.logins()) == (2, 2, 2)


def test_a_fixed_token_is_not_renewed(sandbox: Handle) -> None:
    settings = {"base_url": sandbox.url, "organization_id": "organization-1"}
    with (
        libperk.Kard(token=OWN_SECRETS["own token"], **settings) as client,
        refused(errors.AuthError),
    ):
        client.offers.list(USER).first()
    assert (count(sandbox, "offers.list"), sandbox.logins()) == (1, 0)


def test_a_missing_scope_is_no_reason_to_log_in_again(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    sandbox.settings(scopes=[])
    with refused(errors.ForbiddenError):
        shopper.offers.list(USER).first()
    assert sandbox.logins() == 1 and count(sandbox, "offers.list") == 1


# ---- the token's life ----


def test_a_token_that_ran_out_on_the_server_is_renewed(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    shopper.subscriptions.list()
    sandbox.settings(advance_s=7200)
    shopper.subscriptions.list()
    assert sandbox.logins() == 2
    assert [entry["status"] for entry in sandbox.log()] == [200, 200, 401, 200, 200]


@pytest.mark.parametrize("skew_s", [-7200, 7200])
def test_a_server_whose_clock_is_wrong(sandbox: Handle, shopper: libperk.Kard, skew_s: int) -> None:
    """Lives are measured by this machine's own clock, and a Retry-After date by the reply's own
    Date."""
    sandbox.faults({"match": LOGIN, "clock_skew_s": skew_s})
    sandbox.faults({"match": LIST, "status": 429, "headers": {"Retry-After": {"date_in_s": 0}}})
    for _ in range(3):
        assert shopper.offers.list(USER, page_size=1).first() is not None
    assert sandbox.logins() == 1 and count(sandbox, "offers.list") == 4


def test_a_clock_that_jumps_ahead_costs_one_login(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.subscriptions.list()
    sandbox.faults({"match": LIST, "clock_skew_s": 90_000})
    assert shopper.offers.list(USER, page_size=1).first() is not None
    assert sandbox.logins() == 2 and count(sandbox, "offers.list") == 2


# ---- the host keeps the token ----


def test_a_token_function_is_asked_again_after_a_refusal(sandbox: Handle) -> None:
    told = sandbox.credentials
    asked: list[int] = []

    def fetch() -> str:
        asked.append(1)
        with a_client(sandbox) as other:
            body: Any = other.request(
                "POST",
                "/v2/auth/token",
                json={name: told[name] for name in ("client_id", "client_secret")},
            )
            return str(body.data["access_token"])

    with libperk.Kard(
        base_url=sandbox.url, organization_id=told["organization_id"], token=fetch
    ) as client:
        client.subscriptions.list()
        client.subscriptions.list()
        assert len(asked) == 1
        sandbox.revoke_tokens()
        client.subscriptions.list()
        assert len(asked) == 2


def test_a_slow_login_is_waited_for_by_all(server: Server) -> None:
    go = threading.Event()

    def login(_: Request) -> Any:
        assert go.wait(PATIENCE_S)
        return reply({"access_token": OWN_SECRETS["own token"], "expires_in": 3600})

    def answer(request: Request) -> Any:
        return login(request) if request.path.endswith("/token") else reply({"data": []})

    server.script = [answer]
    settings = {
        "client_id": "c",
        "client_secret": OWN_SECRETS["own client secret"],
        "organization_id": "o",
    }
    with libperk.Kard(base_url=server.url, **settings) as client:
        threads = [threading.Thread(target=client.subscriptions.list) for _ in range(16)]
        for thread in threads:
            thread.start()
        go.set()
        for thread in threads:
            thread.join(PATIENCE_S)
    paths = [request.path for request in server.requests]
    assert paths.count("/v2/auth/token") == 1 and len(paths) == 17
