"""Exchanges that are recorded into a file and replayed from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from leaks import refused
from replies import offer, page
from server import Server, reply

import libperk
from libperk import errors
from libperk.testing import MismatchError, Recorder

LOGIN = reply({"access_token": "tok-en-9", "expires_in": 3600})
Story = Callable[[libperk.Kard], Any]


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return tmp_path / "tape.jsonl"


def client(url: str, recorder: Recorder, **settings: Any) -> libperk.Kard:
    given = {"client_id": "id-1", "client_secret": "very-secret", "organization_id": "o"}
    return libperk.Kard(**{**given, **settings}, base_url=url, transport=recorder, max_attempts=1)


def ready(url: str, recorder: Recorder) -> libperk.Kard:
    """A client that needs no login."""
    return client(url, recorder, client_id=None, client_secret=None, token="t")


def twice(server: Server, tape: Path, story: Story, *script: Any) -> Any:
    """Plays a story against the server, and again without it."""
    server.script = [LOGIN, *script]
    with client(server.url, Recorder(tape)) as kard:
        first = story(kard)
    count = len(server.requests)
    recorder = Recorder(tape)
    with client(server.url, recorder) as kard:
        assert story(kard) == first
    assert (recorder.mode, recorder.unused, len(server.requests)) == ("replay", 0, count)
    return first


def lines(tape: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tape.read_text(encoding="utf-8").splitlines()]


def test_what_was_recorded_is_replayed(server: Server, tape: Path) -> None:
    first = {**page(offer(1)), "links": {"next": "/v2/x?page[after]=x"}}
    story: Story = lambda kard: [found.id for found in kard.offers.list("u")]  # noqa: E731
    assert twice(server, tape, story, reply(first), reply(page(offer(2)))) == ["o1", "o2"]
    assert [line["request"]["method"] for line in lines(tape)] == ["POST", "GET", "GET"]
    assert tape.stat().st_mode & 0o777 == 0o600


def test_secrets_are_masked(server: Server, tape: Path) -> None:
    signed = "https://files.example.test/x?X-Amz-Signature=5ecret&X-Amz-Expires=60"
    body = {"data": [{"type": "file", "id": "f", "attributes": {"downloadUrl": signed}}]}
    story: Story = lambda kard: len(kard.request("GET", "/v2/files", params={"api_key": "5ecret"}))  # noqa: E731
    twice(server, tape, story, reply(body, set_cookie="5ecret"))
    text = tape.read_text()
    assert not any(word in text for word in ("5ecret", "very-secret", "tok-en-9", "Basic"))
    assert "X-Amz-Signature=***&X-Amz-Expires=60" in text
    assert dict(lines(tape)[1]["request"]["headers"])["Authorization"] == "***"


def test_secrets_are_masked_in_every_spelling(server: Server, tape: Path) -> None:
    text = r'{"accessToken":"5ecret","Secret":"5ecret","url":"https://x.test/?a=1\u0026Sig=5ecret"}'
    twice(server, tape, lambda kard: kard.request("GET", "/v2/x").status, reply(text))
    assert "5ecret" not in tape.read_text()


def test_a_failure_may_be_of_the_caller_s_class(tape: Path) -> None:
    class Unplugged(errors.ConnectError):
        pass

    class Cable:
        def send(self, request: Any) -> Any:
            raise Unplugged("no cable")

    recorder = Recorder(tape, transport=Cable())
    with ready("https://x.test", recorder) as kard, refused(errors.ConnectError):
        kard.ping.get()
    assert lines(tape)[0]["error"] == {"name": "connect", "message": "no cable"}


def test_digits_are_kept(server: Server, tape: Path) -> None:
    text = '{"data":[{"type":"standardOffer","id":"a","attributes":{"userReward":{"value":5.70}}}]}'

    def story(kard: libperk.Kard) -> Any:
        found: Any = kard.offers.list("u").first()
        return found.user_reward.value

    assert twice(server, tape, story, reply(text)) == Decimal("5.7")
    assert "5.70" in tape.read_text()


def test_failures_of_the_api_are_replayed(server: Server, tape: Path) -> None:
    def story(kard: libperk.Kard) -> Any:
        with refused(errors.ConflictError) as caught:
            kard.users.create([{"id": "u", "enrolled_rewards": ["CARDLINKED"]}])
        return caught.value.http_status, caught.value.outcome_unknown

    assert twice(server, tape, story, reply({}, 409)) == (409, False)


def test_failures_of_the_connection_are_replayed(tape: Path) -> None:
    for mode in ("record", "replay"):
        recorder = Recorder(tape)
        assert recorder.mode == mode
        with ready("http://127.0.0.1:9", recorder) as kard, refused(errors.ConnectError) as caught:
            kard.ping.get()
        assert not caught.value.outcome_unknown
    assert lines(tape)[0]["error"]["name"] == "connect"


def test_bytes_are_kept(server: Server, tape: Path) -> None:
    data = b"\x1f\x8b\xff"
    server.script = [reply(data)]
    for _ in range(2):
        with ready(server.url, Recorder(tape)) as kard:
            assert kard.download(f"{server.url}/file") == data
    assert len(server.requests) == 1 and "base64" in lines(tape)[0]["response"]["body"]


def test_another_request_is_an_error_that_names_it(server: Server, tape: Path) -> None:
    server.script = [reply({})]
    with ready(server.url, Recorder(tape)) as kard:
        kard.request("GET", "/v2/y")
    with ready(server.url, Recorder(tape)) as kard:
        with pytest.raises(MismatchError) as caught:
            kard.request("POST", "/v2/x")
        assert f"no exchange for POST {server.url}/v2/x; the next one is GET" in str(caught.value)
        kard.request("GET", "/v2/y")
        with pytest.raises(MismatchError, match="no exchange left"):
            kard.request("GET", "/v2/y")


def test_another_body_is_another_request(server: Server, tape: Path) -> None:
    server.script = [reply({})]
    with ready(server.url, Recorder(tape)) as kard:
        kard.request("POST", "/v2/x", json={"id": 1})
    with (
        ready(server.url, Recorder(tape)) as kard,
        pytest.raises(MismatchError, match=r"another body$"),
    ):
        kard.request("POST", "/v2/x", json={"id": 2})


def test_the_recording_that_all_languages_replay() -> None:
    recorder = Recorder(Path(__file__).resolve().parents[1] / "recordings/offers.jsonl")
    with client("https://api.example.test", recorder) as kard:
        assert [found.id for found in kard.offers.list("user-1")] == ["a", "b"]
        with refused(errors.NotFoundError) as caught:
            kard.users.get("nobody")
        assert caught.value.headers["x-request-id"] == "req-7"
        with refused(errors.ConnectError):
            kard.users.get("user-1")
        file = kard.download("https://files.example.test/f?Signature=s")
    assert file == b"\x1f\x8b\xff" and recorder.unused == 0


def test_a_mode_may_be_forced(tape: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Recorder(tape, mode="replay")
    tape.write_text("old\n")
    assert Recorder(tape, mode="record").mode == "record" and tape.read_text() == ""
    with pytest.raises(ValueError, match="mode"):
        Recorder(tape, mode="play")
