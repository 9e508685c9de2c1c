"""Files behind signed URLs: what goes to the store and what does not, what comes back, and the rows
in it."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import logging
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from server import Server, reply

import libperk
from libperk import errors
from libperk.files import rows
from libperk.sandbox.testing import Handle

SIGNATURE = "5ecre7-0f-the-url"


@pytest.fixture
def store() -> Iterator[Server]:
    """Another origin than the API's."""
    with Server() as running:
        yield running


def signed(store: Server) -> str:
    return f"{store.url}/bucket/a%2Fb.jsonl?X-Expires=1&X-Signature={SIGNATURE}"


def upload_url(store: Server) -> Any:
    return reply(
        {
            "data": [
                {
                    "type": "incomingTransactionsFile",
                    "id": "f-1",
                    "attributes": {"url": signed(store), "expiresIn": 900},
                }
            ]
        },
        201,
    )


# ---- what the store gets ----


def test_the_api_s_token_and_headers_do_not_reach_the_store(server: Server, store: Server) -> None:
    server.script, store.script = [upload_url(store)], [reply(b"")]
    with libperk.Kard(
        base_url=server.url,
        token="tok-en-1",
        organization_id="org-1",
        target_issuer="issuer-9",
        user_agent="agent-of-the-tests",
    ) as kard:
        [target] = kard.transactions.create_upload_urls(
            [{"type": "incomingTransactionsFile", "filename": "a.jsonl"}]
        )
        assert kard.upload(target, b"{}\n") is None
    assert "authorization" in server.requests[0].headers
    [put] = store.requests
    assert (put.method, put.path, put.query) == (
        "PUT",
        "/bucket/a%2Fb.jsonl",
        f"X-Expires=1&X-Signature={SIGNATURE}",
    )
    assert put.body == b"{}\n"
    assert set(put.headers) == {"host", "accept", "accept-encoding", "content-length"}
    assert (put.headers["accept"], put.headers["accept-encoding"]) == ("*/*", "identity")


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview, io.BytesIO])
def test_data_may_be_bytes_or_an_open_file(kard: libperk.Kard, store: Server, make: Any) -> None:
    store.script = [reply(b"")]
    kard.upload(signed(store), make(b"\x1f\x8b\x00\xff"), content_type="application/gzip")
    assert (store.requests[0].body, store.requests[0].headers["content-type"]) == (
        b"\x1f\x8b\x00\xff",
        "application/gzip",
    )


def test_data_may_be_a_path(kard: libperk.Kard, store: Server, tmp_path: Path) -> None:
    store.script = [reply(b"")]
    (tmp_path / "a.jsonl").write_bytes(b"{}\n" * 50_000)
    kard.upload(signed(store), tmp_path / "a.jsonl")
    assert store.requests[0].body == b"{}\n" * 50_000


@pytest.mark.parametrize("data", ["text", io.StringIO("text"), None, 7])
def test_other_data_is_refused_before_anything_is_sent(
    kard: libperk.Kard, store: Server, data: Any
) -> None:
    with pytest.raises(errors.WrongTypeError):
        kard.upload(signed(store), data)
    assert store.requests == []


def test_a_url_must_be_a_safe_one(kard: libperk.Kard, server: Server) -> None:
    document: Any = libperk.Document.parse('{"data": {"type": "x", "id": "1", "attributes": {}}}')
    for target in (
        "http://store.example.test/s3cret",
        "https://u:s3cret@store.example.test/",
        "/s3cret",
        "",
        document.one,
    ):
        with pytest.raises(errors.InputError) as caught:
            kard.download(target)
        assert caught.value.pointer == "url"
        assert "s3cret" not in repr(caught.value)
    assert server.requests == []


# ---- what comes back ----


def test_a_download_is_the_stored_bytes(kard: libperk.Kard, store: Server) -> None:
    packed = gzip.compress(b'{"a": 1}\n')
    store.script = [reply(packed, content_encoding="gzip")]
    assert kard.download(signed(store)) == packed
    assert "authorization" not in store.requests[0].headers
    store.script = [reply(b"not JSON")]
    assert kard.download(signed(store)) == b"not JSON"
    store.script = [reply(b"", 204)]
    assert kard.download(signed(store)) == b""


def test_a_download_is_bounded(kard: libperk.Kard, store: Server) -> None:
    store.script = [reply(b"x" * 1000)]
    assert len(kard.download(signed(store), max_body=1000)) == 1000
    with pytest.raises(errors.LimitError):
        kard.download(signed(store), max_body=999)


def test_an_error_of_the_store_is_clear_and_keeps_the_url_secret(
    kard: libperk.Kard,
    store: Server,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    body = (
        f"<Error><Code>AccessDenied</Code><SignatureProvided>{SIGNATURE}</SignatureProvided></"
        f"Error>"
    )
    store.script = [reply(body, 403, x_amz_request_id="R-1")]
    with pytest.raises(errors.ForbiddenError) as caught:
        kard.upload(signed(store), b"{}")
    error = caught.value
    assert (error.http_status, error.api_name, error.request_id, error.attempts) == (
        403,
        "AccessDenied",
        "R-1",
        1,
    )
    assert "ask the API for a new one" in str(error)
    printed = capfd.readouterr()
    for shown in (
        str(error),
        repr(error),
        repr(vars(error)),
        repr(error.errors),
        caplog.text,
        printed.out,
        printed.err,
    ):
        assert SIGNATURE not in shown
        assert "bucket" not in shown


def test_a_failed_exchange_keeps_the_url_secret_too(kard: libperk.Kard, store: Server) -> None:
    url = signed(store)

    def hang_up(_: Any) -> Any:
        store.hang_up()
        return reply(b"")

    store.script = [hang_up]
    for call in (
        lambda: kard.upload(url, b"{}", max_attempts=1),
        lambda: kard.download("https://127.0.0.1:1/x?X=" + SIGNATURE, max_attempts=1),
    ):
        with pytest.raises(errors.PerkError) as caught:
            call()
        assert SIGNATURE not in repr(vars(caught.value)) + str(caught.value)


def test_a_redirect_is_not_followed(kard: libperk.Kard, server: Server, store: Server) -> None:
    store.script = [reply(b"", 307, location=server.url + "/elsewhere")]
    with pytest.raises(errors.PerkError, match="not followed"):
        kard.download(signed(store))
    assert server.requests == []


def test_a_put_is_repeated_whole(kard: libperk.Kard, store: Server) -> None:
    store.script = [
        reply(b"<Error><Code>SlowDown</Code></Error>", 503, retry_after="0"),
        reply(b""),
    ]
    kard.upload(signed(store), b"{}\n")
    assert [request.body for request in store.requests] == [b"{}\n", b"{}\n"]


def test_the_store_s_401_costs_no_token(server: Server, store: Server) -> None:
    server.script, store.script = (
        [reply({"access_token": "t-1", "expires_in": 3600}), reply({"data": []})],
        [reply(b"", 401)],
    )
    with libperk.Kard(
        base_url=server.url, client_id="c", client_secret="s", organization_id="o"
    ) as kard:
        kard.offers.list("u").list()
        with pytest.raises(errors.AuthError):
            kard.download(signed(store))
        kard.offers.list("u").list()
    assert [request.path for request in server.requests].count("/v2/auth/token") == 1


# ---- against the sandbox ----


def purchase(shopper: libperk.Kard, n: int) -> dict[str, Any]:
    return {
        "type": "coreTransaction",
        "id": f"e-{n}",
        "attributes": {
            "userId": "ana",
            "transactionId": f"t-{n}",
            "amount": 1250,
            "currency": "USD",
            "description": "A SHOP",
            "direction": "DEBIT",
            "status": "SETTLED",
            "settledDate": "2026-07-02T17:47:06Z",
            "authorizationDate": "2026-07-01T17:47:06Z",
        },
    }


def test_the_whole_way_of_a_file(shopper: libperk.Kard, sandbox: Handle) -> None:
    """URL, upload, result: the good lines are taken, the bad one is in the file that reports on
    it."""
    shopper.users.create([{"id": "ana", "enrolled_rewards": ["CARDLINKED"]}])
    [target] = shopper.transactions.create_upload_urls(
        [{"type": "incomingTransactionsFile", "filename": "day.jsonl"}]
    )
    lines = [json.dumps(purchase(shopper, n)) for n in range(3)] + ['{"type": "nonsense"}']
    shopper.upload(target, gzip.compress("\n".join(lines).encode()))
    [taken] = sandbox.ledger("file")
    assert (taken["fileName"], taken["refused"]) == ("day.jsonl", 1)
    assert [item["id"] for item in sandbox.ledger("transaction")] == ["e-0", "e-1", "e-2"]
    assert all(
        entry["token"] is None and not entry["authorized"]
        for entry in sandbox.log()
        if entry["method"] == "PUT"
    )


def test_reconciliation_files_are_read_row_by_row(shopper: libperk.Kard) -> None:
    file = next(iter(shopper.files.list(page_size=1)))
    found = list(rows(shopper.download(file)))
    assert found[0]["file"] == file.type


def test_an_event_leads_to_its_file(kard: libperk.Kard, store: Server) -> None:
    store.script = [reply(gzip.compress(b'{"userId": "u-1"}\n'))]
    body = json.dumps(
        {
            "data": {
                "type": "pushNotificationPlacementFile",
                "id": "p-1",
                "attributes": {"downloadUrl": signed(store)},
            }
        }
    )
    event = libperk.webhooks.parse(body)
    assert list(rows(kard.download(event))) == [{"userId": "u-1"}]


def test_a_url_for_something_else_is_refused_by_the_sandbox(shopper: libperk.Kard) -> None:
    [target] = shopper.transactions.create_upload_urls(
        [{"type": "incomingTransactionsFile", "filename": "a"}]
    )
    with pytest.raises(errors.ForbiddenError) as caught:
        shopper.download(target)
    assert caught.value.api_name == "AccessDenied"


# ---- rows ----

ROWS = [{"n": n, "text": "\u00e9" * 10} for n in range(20_000)]
PLAIN = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in ROWS)


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n\n"])
@pytest.mark.parametrize(
    "pack",
    [bytes, gzip.compress, lambda text: gzip.compress(text[:1000]) + gzip.compress(text[1000:])],
)
def test_rows_of_plain_and_gzipped_files(pack: Any, ending: bytes) -> None:
    packed = pack(PLAIN.rstrip(b"\n") + ending)
    assert list(rows(packed)) == ROWS
    assert list(rows(io.BytesIO(packed))) == ROWS


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_byte_order_mark_is_skipped(pack: Any) -> None:
    mark = b"\xef\xbb\xbf"
    assert list(rows(pack(mark + b'{"n":1}\n{"n":2}\n'))) == [{"n": 1}, {"n": 2}]
    assert list(rows(pack(mark + b"\n" + mark + b'{"n":1}'))) == [{"n": 1}]
    assert list(rows(pack(mark))) == []
    with pytest.raises(errors.ParseError, match="row 1: byte 4: expected a value") as caught:
        list(rows(pack(mark + b"[x]")))
    assert caught.value.offset == 4


def test_half_of_a_surrogate_pair_in_a_row_is_read() -> None:
    assert list(rows(rb'{"name":"cut \ud83c"}')) == [{"name": "cut \ufffd"}]


def test_no_rows() -> None:
    for data in (b"", b"\n \n", gzip.compress(b"")):
        assert list(rows(data)) == []


def test_rows_are_made_one_by_one() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            return b'{"a": 1}\n' * 100

    source = Endless()
    assert len(list(itertools.islice(rows(source), 150))) == 150  # type: ignore[arg-type]
    assert source.given < 10


def test_a_bomb_does_not_go_off() -> None:
    line = gzip.compress(b" " * (200 << 20), 9)
    tracemalloc.start()
    for options, word in (
        ({}, "max_row"),
        ({"max_row": 1 << 30, "max_bytes": 1 << 20}, "max_bytes"),
    ):
        with pytest.raises(errors.LimitError, match=word):
            list(rows(line, **options))
    assert tracemalloc.get_traced_memory()[1] < 80 << 20
    tracemalloc.stop()


def test_a_bad_row_is_named_by_number_and_not_shown() -> None:
    with pytest.raises(errors.ParseError, match="row 3") as caught:
        list(rows(b'{}\n\n{"secret": s3cret}\n'))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed[:-9],
        lambda packed: packed[:20],
        lambda packed: packed[:30] + b"junk" + packed[34:],
    ],
)
def test_damaged_gzip_is_an_error(damage: Any) -> None:
    with pytest.raises(errors.ParseError):
        list(rows(damage(gzip.compress(PLAIN))))


def test_text_is_not_bytes() -> None:
    for data in ("text", io.StringIO("text")):
        with pytest.raises(errors.WrongTypeError):
            list(rows(data))  # type: ignore[arg-type]
