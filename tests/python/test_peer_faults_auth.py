"""Faults that other clients of the same API have with logins and tokens, a test each at least: what
was sent and what came out.

The number in a test's name is the fault's in FAULTS."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from leaks import refused
from server import Request, Server, reply

import libperk
from libperk import _core, errors
from libperk._calls import arguments, new_call
from libperk._clock import now_ms

FAULTS = {
    1: "tokens are asked for in one form only, and the legacy way is missing",
    2: "threads that start together each log in, or read half of a token",
    3: "nothing is done about a 401, so a revoked token is used until its clock runs out",
    4: "a token's end is reckoned on the local wall clock",
    5: "the margin of renewal is fixed, so that a short life means a login for each call; a life "
    "must be reported",
    6: "the environment is read when the module is loaded",
    7: "the target issuer never gets into the token request",
    8: "one number for all timeouts, and no deadline over the retries",
    9: "a token is a text or a function, but not both",
    10: "no renewal ahead of time, none that lets calls go on, no store, no pause after a refusal",
}

TOKEN_PATH = "/v2/auth/token"
GIVEN = {"access_token": "t-1", "expires_in": 3600, "token_type": "Bearer"}
NOTHING = {"data": []}


class Api:
    """The API as far as these tests need it: tokens t-1, t-2, …; whatever else is asked for is
    empty."""

    def __init__(self, server: Server, **token: Any) -> None:
        self.server = server
        self.token = token
        self.refused: set[str] = set()
        self.lock = threading.Lock()
        self.count = 0
        server.script = [self.answer]

    def answer(self, request: Request) -> Any:
        if request.path.endswith("token"):
            with self.lock:
                self.count += 1
                return reply({"access_token": f"t-{self.count}", **self.token})
        return (
            reply({}, 401)
            if request.headers.get("authorization", "") in self.refused
            else reply(NOTHING)
        )

    @property
    def logins(self) -> list[Request]:
        return [request for request in self.server.requests if request.path.endswith("token")]


def client(server: Server, **settings: Any) -> libperk.Kard:
    given = {
        "client_id": "c id",
        "client_secret": "s+ecret",
        "organization_id": "org-1",
        **settings,
    }
    return libperk.Kard(base_url=server.url, **given)


def ask(kard: libperk.Kard) -> None:
    assert kard.offers.list("u-1").list() == []


# ---- 1 ----


def test_auth_01_basic_and_form(server: Server) -> None:
    api = Api(server, expires_in=3600)
    with client(server) as kard:
        ask(kard)
    [login] = api.logins
    assert (login.method, login.path, login.body) == (
        "POST",
        TOKEN_PATH,
        b"grant_type=client_credentials",
    )
    assert login.headers["authorization"] == "Basic YyBpZDpzK2VjcmV0"
    assert login.headers["content-type"] == "application/x-www-form-urlencoded"


def test_auth_01_json(server: Server) -> None:
    api = Api(server, expires_in=3600)
    with client(server, auth="json") as kard:
        ask(kard)
    [login] = api.logins
    assert libperk.parse(login.body) == {"client_id": "c id", "client_secret": "s+ecret"}
    assert "authorization" not in login.headers


def test_auth_01_form(server: Server) -> None:
    api = Api(server, expires_in=3600)
    with client(server, auth="form") as kard:
        ask(kard)
    [login] = api.logins
    assert login.body == b"client_id=c%20id&client_secret=s%2Becret"
    assert "authorization" not in login.headers


@pytest.mark.parametrize(("bare", "sent"), [(False, "Bearer t-1"), (True, "t-1")])
def test_auth_01_legacy(server: Server, bare: bool, sent: str) -> None:
    api = Api(server, expires_in=3600)
    where = {"base_url": server.url, "token_url": server.url + "/oauth2/token"}
    with libperk.KardLegacy(
        **where, client_id="c id", client_secret="s+ecret", bare_token=bare
    ) as old:
        assert old.merchants.list().list() == []
    [login] = api.logins
    assert (login.path, login.query, login.body) == (
        "/oauth2/token",
        "grant_type=client_credentials",
        b"",
    )
    assert login.headers["authorization"] == "Basic YyBpZDpzK2VjcmV0"
    assert server.requests[1].headers["authorization"] == sent


# ---- 2 ----


def test_auth_02_sixteen_threads_log_in_once(server: Server) -> None:
    api = Api(server, expires_in=3600)
    together = threading.Barrier(16)
    with client(server) as kard, ThreadPoolExecutor(16) as pool:

        def go(_: int) -> None:
            together.wait()
            ask(kard)

        list(pool.map(go, range(16)))
    assert len(api.logins) == 1
    assert {
        request.headers["authorization"] for request in server.requests if request not in api.logins
    } == {"Bearer t-1"}


# ---- 3 ----


def test_auth_03_a_revoked_token_is_given_up_at_once(server: Server) -> None:
    api = Api(server, expires_in=3600)
    with client(server) as kard:
        ask(kard)
        api.refused.add("Bearer t-1")
        for _ in range(5):
            ask(kard)
    assert len(api.logins) == 2
    assert [request.headers["authorization"] for request in server.requests].count(
        "Bearer t-1"
    ) == 2


def test_auth_03_credentials_that_are_refused_end_the_call(server: Server) -> None:
    api = Api(server, expires_in=3600)
    api.refused |= {f"Bearer t-{n}" for n in range(9)}
    with client(server) as kard, refused(errors.AuthError) as caught:
        ask(kard)
    assert caught.value.http_status == 401
    assert (len(api.logins), len(server.requests)) == (2, 4)


def test_auth_03_a_given_token_that_was_refused_is_still_that(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({}, 401)]
    for _ in range(3):
        with refused(errors.AuthError):
            ask(kard)


# ---- 4 and 5: the machine by hand, whose only clock is the number that each step is given ----


class Machine:
    """Plays one client's calls at times of the test's choosing."""

    def __init__(self, kard: libperk.Kard, **token: Any) -> None:
        self.kard = kard
        self.token = token
        self.logins = 0

    def ask_at(self, now_ms: int) -> str:
        """One call, begun at `now_ms`; the token that it went out with."""
        call = new_call(self.kard, arguments(self.kard, "offers.list", b'{"user_id": "u-1"}'), {})
        used = ""
        while (action := _core.perk_call_step(call, now_ms, 0)) == _core.PERK_SEND:
            request = _core.perk_call_request(call)
            if str(_core.perk_request_url(request)).endswith(TOKEN_PATH):
                self.logins += 1
                told = {"access_token": f"t-{self.logins}", **self.token}
            else:
                names = [
                    _core.perk_request_header_name(request, at)
                    for at in range(_core.perk_request_header_count(request))
                ]
                used, told = (
                    _core.perk_request_header_value(request, names.index("Authorization")),
                    NOTHING,
                )
            _core.perk_call_feed(call, 200, libperk.dump(told), now_ms)
        assert action == _core.PERK_PAGE
        return str(used).removeprefix("Bearer ")


HOUR = 3_600_000


def test_auth_04_a_life_is_counted_by_the_machine_s_own_clock(server: Server) -> None:
    with client(server) as kard:
        machine = Machine(kard, expires_in=3600)
        assert [machine.ask_at(now) for now in (7, 7 + HOUR // 2, 7 + HOUR - 61_000)] == ["t-1"] * 3
        assert [machine.ask_at(now) for now in (7 + HOUR - 59_000, 7 + HOUR)] == ["t-2"] * 2


def test_auth_04_the_driver_s_clock_knows_no_time_of_day(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the zone nor Python's idea of the time matters."""
    api = Api(server, expires_in=3600)
    with client(server) as kard:
        ask(kard)
        before = now_ms()
        for zone in ("Pacific/Kiritimati", "America/Adak", "UTC"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            monkeypatch.setattr(time, "time", lambda: 4e9)
            ask(kard)
        assert 0 <= now_ms() - before < HOUR
    monkeypatch.undo()
    time.tzset()
    assert len(api.logins) == 1


@pytest.mark.parametrize("life_s", [120, 90, 30, 2])
def test_auth_05_a_short_life_is_used_for_half_of_it_at_least(server: Server, life_s: int) -> None:
    with client(server) as kard:
        machine = Machine(kard, expires_in=life_s)
        used = [machine.ask_at(at * life_s * 100) for at in range(6)]  # tenths of the life
    assert used[:5] == ["t-1"] * 5
    assert machine.logins <= 2


@pytest.mark.parametrize(
    "life",
    [{}, {"expires_in": None}, {"expires_in": "3600"}, {"expires_in": -1}, {"expires_in": 1e300}],
    ids=str,
)
def test_auth_05_a_login_that_tells_no_life_counts(server: Server, life: dict[str, Any]) -> None:
    with client(server) as kard:
        machine = Machine(kard, **life)
        assert [machine.ask_at(now) for now in (0, 1000, 100_000)] == ["t-1"] * 3
        assert machine.ask_at(HOUR) == "t-2"


# ---- 6 ----


def test_auth_06_the_environment_counts_when_a_client_is_made(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = Api(server, expires_in=3600)
    for number in (1, 2):
        for name in ("CLIENT_ID", "CLIENT_SECRET", "ORGANIZATION_ID"):
            monkeypatch.setenv(f"PERK_{name}", f"{name.lower()}-{number}")
        with libperk.Kard(base_url=server.url, auth="json") as kard:
            ask(kard)
    assert [libperk.parse(login.body)["client_id"] for login in api.logins] == [
        "client_id-1",
        "client_id-2",
    ]
    assert [
        request.path.split("/")[3] for request in server.requests if request not in api.logins
    ] == [
        "organization_id-1",
        "organization_id-2",
    ]


# ---- 7 ----


def test_auth_07_the_issuer_is_in_the_token_request_and_nowhere_else(server: Server) -> None:
    api = Api(server, expires_in=3600)
    with client(server, target_issuer="issuer-9") as kard:
        ask(kard)
    assert api.logins[0].headers["x-kard-target-issuer"] == "issuer-9"
    assert "x-kard-target-issuer" not in server.requests[1].headers


# ---- 8 ----


def test_auth_08_one_deadline_spans_login_attempts_and_pauses(server: Server) -> None:
    """On a clock of the test's own: each answer takes 100 ms, each pause what the call asks for."""
    with client(server, max_attempts=100) as kard:
        call = new_call(
            kard, arguments(kard, "offers.list", b'{"user_id": "u-1"}'), {"timeout_ms": 900}
        )
        now, sent = 0, 0
        while (action := _core.perk_call_step(call, now, 0)) != _core.PERK_FAILED:
            if action == _core.PERK_SEND:
                now, sent = now + 100, sent + 1
                login = _core.perk_request_url(_core.perk_call_request(call)).endswith(TOKEN_PATH)
                _core.perk_call_feed(
                    call, 200 if login else 503, json.dumps(GIVEN).encode() if login else b"{}", now
                )
            else:
                assert action == _core.PERK_WAIT
                now += _core.perk_call_wait_ms(call)
    assert now <= 900 and 1 < sent < 10


def test_auth_08_connecting_has_a_time_of_its_own(server: Server) -> None:
    Api(server, expires_in=3600)
    with libperk.Kard(
        base_url=server.url,
        token="t",
        organization_id="o",
        connect_timeout_ms=2000,
        timeout_ms=5000,
    ) as kard:
        ask(kard)
    with refused(errors.PerkError):
        libperk.Kard(base_url=server.url, connect_timeout_ms=-1)


# ---- 9 ----


def test_auth_09_a_token_is_a_text_or_a_function_with_or_without_a_life(server: Server) -> None:
    server.script = [reply(NOTHING)]
    tokens: list[str | Callable[[], Any]] = ["text", lambda: "asked", lambda: ("lived", 60.0)]
    for token in tokens:
        with libperk.Kard(base_url=server.url, organization_id="o", token=token) as kard:
            ask(kard)
            ask(kard)
    sent = [request.headers["authorization"] for request in server.requests]
    assert sent == [
        f"Bearer {word}" for word in ("text", "text", "asked", "asked", "lived", "lived")
    ]


# ---- 10 ----


def test_auth_10_renewal_starts_ahead_and_calls_go_on_when_it_fails(server: Server) -> None:
    with client(server) as kard:
        machine = Machine(kard, expires_in=3600)
        assert machine.ask_at(0) == "t-1"
        call = new_call(
            kard, arguments(kard, "offers.list", b'{"user_id": "u-1"}'), {"max_attempts": 1}
        )
        early = HOUR - 30_000
        assert _core.perk_call_step(call, early, 0) == _core.PERK_SEND
        assert _core.perk_request_url(_core.perk_call_request(call)).endswith(TOKEN_PATH)
        other = new_call(kard, arguments(kard, "offers.list", b'{"user_id": "u-2"}'), {})
        assert _core.perk_call_step(other, early, 0) == _core.PERK_SEND
        assert _core.perk_request_url(_core.perk_call_request(other)).endswith("/users/u-2/offers")
        _core.perk_call_feed(call, 500, b"", early)
        assert _core.perk_call_step(call, early, 0) == _core.PERK_SEND
        assert _core.perk_request_url(_core.perk_call_request(call)).endswith("/users/u-1/offers")


def test_auth_10_a_refused_login_is_remembered_for_a_moment(server: Server) -> None:
    server.script = [reply({"error": "invalid_client"}, 401)]
    with client(server) as kard:
        for _ in range(20):
            with refused(errors.AuthError):
                ask(kard)
    assert len(server.requests) <= 2
