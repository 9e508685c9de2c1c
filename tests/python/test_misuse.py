"""Arguments of the wrong kind: one clear line that names the parameter, whatever is wrong and
wherever it is used."""

from __future__ import annotations

import asyncio
import io
import json
import math
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import libperk
from libperk import files
from libperk.errors import InputError, OutOfRangeError, WrongTypeError
from libperk.webhooks import DedupStore, Handler, parse, sign

KEY = "hook-key-one"
BODY = json.dumps(
    {"data": {"type": "auditUpdate", "id": "n-1", "attributes": {"status": "NEW"}}}
).encode()
SIGNATURE = sign(KEY, BODY)


def client(**settings: Any) -> libperk.Kard:
    return libperk.Kard(
        **{"base_url": "http://127.0.0.1:9", "token": "t", "organization_id": "org-1", **settings}
    )


def refused(name: str, error: type[Exception], call: Callable[[], Any]) -> None:
    with pytest.raises(error) as caught:
        call()
    text = str(caught.value)
    assert text.startswith(f"{name}: ") and "\n" not in text and "in method" not in text


def status_of(handler: Handler, headers: Any) -> int:
    return handler.handle(headers, BODY).status


# ---- webhooks ----


def works_by_yielding(event: Any) -> Iterator[int]:
    yield 1


async def works_by_yielding_later(event: Any) -> AsyncIterator[int]:
    yield 1


@pytest.mark.parametrize("on_event", [None, 5, "print", works_by_yielding, works_by_yielding_later])
def test_what_cannot_handle_an_event_is_refused(on_event: Any) -> None:
    refused("on_event", WrongTypeError, lambda: Handler(KEY, on_event))


@pytest.mark.usefixtures("log")
def test_a_generator_that_nobody_runs_has_not_handled_anything() -> None:
    handler = Handler(KEY, lambda event: works_by_yielding(event))
    assert status_of(handler, {"notify-signature": SIGNATURE}) == 500


@pytest.mark.usefixtures("log")
def test_an_awaited_on_event_that_gives_a_generator_has_not_handled_anything() -> None:
    async def on_event(event: Any) -> Any:
        return works_by_yielding(event)

    handler = Handler(KEY, on_event)
    assert asyncio.run(handler.handle_async({"notify-signature": SIGNATURE}, BODY)).status == 500


@pytest.mark.usefixtures("log")
@pytest.mark.filterwarnings("error")
def test_a_store_that_has_to_be_awaited_is_a_failure_not_a_yes() -> None:
    class Later:
        async def claim(self, key: str) -> bool:
            return True

        async def release(self, key: str) -> None: ...

    events: list[Any] = []
    answer = Handler(KEY, events.append, dedup_store=Later()).handle(
        {"notify-signature": SIGNATURE}, BODY
    )  # type: ignore[arg-type]
    assert (answer.status, events) == (500, []) and str(answer.error).startswith(
        "dedup_store.claim returned an awaitable"
    )


@pytest.mark.parametrize("value", [None, "1", 1.5, True, [], 0, -1, 1 << 70])
def test_bounds_are_whole_numbers_from_one_on(value: Any) -> None:
    kind = OutOfRangeError if type(value) is int else WrongTypeError
    refused("max_body", kind, lambda: Handler(KEY, print, max_body=value))
    refused("limit", kind, lambda: DedupStore(value))


@pytest.mark.parametrize("keys", [None, 5, True, {KEY: "name"}])
def test_keys_are_texts_and_not_a_mapping_of_them(keys: Any) -> None:
    refused("keys", WrongTypeError, lambda: Handler(keys, print))


@pytest.mark.parametrize("headers", [None, 5, "notify-signature", [1], [("a",)], [("a", "b", "c")]])
def test_headers_that_are_none_are_refused(headers: Any) -> None:
    refused("headers", WrongTypeError, lambda: status_of(Handler(KEY, print), headers))


FORMS = [
    ({"notify-signature": [SIGNATURE]}, 200),
    ([(b"Notify-Signature", SIGNATURE.encode())], 200),
    ({"notify-signature": None}, 403),
    ({"notify-signature": []}, 403),
    ({None: "a", "ü": "é"}, 403),
    ([(b"\xff", b"\xfe"), (b"notify-signature", b"\xff")], 401),
]


@pytest.mark.parametrize(("headers", "status"), FORMS)
def test_headers_come_as_bytes_and_lists_too(headers: Any, status: int) -> None:
    assert status_of(Handler(KEY, lambda event: None), headers) == status


def test_a_length_of_many_digits_is_too_large_and_no_crash() -> None:
    said: list[str] = []
    env = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": "9" * 5000,
        "wsgi.input": io.BytesIO(BODY),
        "HTTP_NOTIFY_SIGNATURE": SIGNATURE,
    }
    Handler(KEY, lambda event: None).wsgi(env, lambda status, headers: said.append(status))
    assert said == ["200 OK"]


def test_a_time_that_utc_does_not_have_is_refused() -> None:
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=2)))
    refused("received_at", OutOfRangeError, lambda: parse(BODY, first))


# ---- calls, files ----


@pytest.mark.parametrize("name", ["timeout_ms", "max_attempts", "max_body"])
@pytest.mark.parametrize("value", ["1", 1.5, True, 1 << 70])
def test_options_of_a_call_are_whole_numbers(name: str, value: Any) -> None:
    kind = OutOfRangeError if type(value) is int else WrongTypeError
    refused(name, kind, lambda: client().download("http://127.0.0.1:9/x", **{name: value}))


@pytest.mark.parametrize("data", [None, "text", 5, True, [], {}, io.StringIO("text")])
def test_what_is_no_bytes_is_neither_sent_nor_read(data: Any) -> None:
    refused("data", WrongTypeError, lambda: client().upload("http://127.0.0.1:9/x", data))
    if not hasattr(data, "read"):
        refused("data", WrongTypeError, lambda: list(files.rows(data)))


@pytest.mark.parametrize("value", [None, "1", 1.5, -1])
def test_bounds_of_rows_are_whole_numbers(value: Any) -> None:
    kind = OutOfRangeError if type(value) is int else WrongTypeError
    refused("max_bytes", kind, lambda: list(files.rows(b"{}", max_bytes=value)))
    refused("max_row", kind, lambda: list(files.rows(b"{}", max_row=value)))


def test_a_view_with_gaps_is_read_as_what_it_shows() -> None:
    assert list(files.rows(memoryview(b"[x1x]")[::2])) == [[1]]


@pytest.mark.parametrize("write", [None, 5, ValueError("x")])
def test_only_errors_of_this_library_tell_of_a_write(write: Any) -> None:
    refused("write", WrongTypeError, lambda: client().reconcile(write))


@pytest.mark.parametrize("reset", [None, "no", 5])
def test_reset_is_true_or_false(reset: Any) -> None:
    refused("reset", WrongTypeError, lambda: client().drift(reset=reset))


def test_strict_that_is_none_is_the_clients() -> None:
    with pytest.raises(InputError, match="nonsense"):
        client().offers.list("u-1", nonsense=1, strict=None)  # type: ignore[call-arg]


@pytest.mark.parametrize("value", [5, True])
@pytest.mark.parametrize("name", ["token_file", "ca_file", "proxy"])
def test_numbers_name_no_file(
    name: str, value: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(name, WrongTypeError, lambda: client(**{name: value}))


# ---- tokens ----

RUBBISH = [("t-1", "x"), ("t-1",), ("t-1", 1, 2), ("t-1", True)]


@pytest.mark.parametrize("given", RUBBISH)
def test_what_a_token_function_gives_is_checked_and_not_shown(given: Any) -> None:
    kard = client(token=lambda: given)
    with pytest.raises(WrongTypeError) as caught:
        kard.request("GET", "/v2/x", max_attempts=1)
    assert (
        str(caught.value) == "token: the function must return a token, or a token and its seconds"
    )


@pytest.mark.parametrize("given", [*RUBBISH, "t-1", b"t-1", 5])
def test_what_a_store_gives_is_checked_and_not_shown(given: Any) -> None:
    class Store:
        def load(self, key: str) -> Any:
            return given

        def save(self, key: str, token: str, seconds: float) -> None: ...

    kard = client(
        token=None,
        client_id="i",
        client_secret="s",
        token_url="http://127.0.0.1:9/t",
        token_store=Store(),
    )
    refused("token_store", WrongTypeError, lambda: kard.request("GET", "/v2/x", max_attempts=1))


def test_seconds_that_are_no_number_are_refused() -> None:
    with pytest.raises(WrongTypeError) as caught:
        client(token=lambda: ("t-1", math.nan)).request("GET", "/v2/x", max_attempts=1)
    assert str(caught.value) == "seconds: the life of a token must be a number"


@pytest.mark.parametrize("seconds", [0, -5, -math.inf])
def test_a_token_that_is_over_is_not_taken_for_one_without_an_end(seconds: float) -> None:
    with pytest.raises(libperk.errors.AuthError, match="set none"):
        client(token=lambda: ("t-1", seconds)).request("GET", "/v2/x", max_attempts=1)


@pytest.mark.parametrize("seconds", [math.inf, 1e300, None])
def test_a_token_may_live_forever(seconds: Any) -> None:
    with pytest.raises(libperk.errors.ConnectError):
        client(token=lambda: ("t-1", seconds)).request("GET", "/v2/x", max_attempts=1)
