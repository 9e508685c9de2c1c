"""Replies that end too early, at each of their bytes, by FIN and by RST: none is believed, and no
verdict is wrong."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

import libperk
from libperk import errors

ITEMS: list[Any] = [{"id": name, "enrolled_rewards": ["CARDLINKED"]} for name in ("a", "b")]


def resource(type: str, id: str) -> dict[str, Any]:
    return {"type": type, "id": id, "attributes": {}}


def sized(status: str, body: Any) -> bytes:
    raw = json.dumps(body).encode()
    return (
        f"HTTP/1.1 {status}\r\nX-Request-Id: r-1\r\nContent-Length: {len(raw)}\r\n\r\n".encode()
        + raw
    )


def chunked(status: str, body: Any) -> bytes:
    raw = json.dumps(body).encode()
    parts = [raw[: len(raw) // 2], raw[len(raw) // 2 :], b""]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return f"HTTP/1.1 {status}\r\nTransfer-Encoding: chunked\r\n\r\n".encode() + chunks


class Tearing:
    """Answers with the first `cut` bytes of `torn`, and ends the connection unless that is all of
    it. First pages are whole."""

    def __init__(self) -> None:
        self.torn = b""
        self.cut = 0
        self.reset = False
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            with connection, connection.makefile("rb") as stream:
                if not self._answer(connection, stream):
                    return

    def _answer(self, connection: socket.socket, stream: Any) -> bool:
        while line := stream.readline():
            head = [*iter(stream.readline, b"\r\n")]
            if line.startswith(b"QUIT"):
                return False
            stream.read(
                sum(
                    int(one.split(b":")[1])
                    for one in head
                    if one.lower().startswith(b"content-length")
                )
            )
            if b"/offers " in line:
                links = {"self": "/x", "next": "/x?page[after]=2"}
                connection.sendall(
                    sized("200 OK", {"data": [resource("standardOffer", "o-1")], "links": links})
                )
                continue
            connection.sendall(self.torn[: self.cut])
            if self.cut == len(self.torn):
                continue
            if self.reset:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return True
        return True

    def __enter__(self) -> Tearing:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with socket.create_connection(self._listening.getsockname()) as last:
            last.sendall(b"QUIT\r\n\r\n")
        self._thread.join()
        self._listening.close()


@pytest.fixture
def tearing() -> Iterator[Tearing]:
    with Tearing() as server:
        yield server


class Kind(NamedTuple):
    reply: bytes
    verdict: Callable[[libperk.Kard, str], Any]
    torn: Any  # what the verdict is of a reply that was torn
    whole: Any


def of_list(kard: libperk.Kard, _: str) -> Any:
    found = []
    try:
        for one in kard.offers.list("u", max_attempts=1):
            found.append(one.id)
    except errors.PerkError as error:
        return found, error.outcome_unknown
    return found


def of_read(kard: libperk.Kard, _: str) -> Any:
    try:
        return kard.users.get("u", max_attempts=1).id
    except errors.PerkError as error:
        return error.outcome_unknown


def of_bulk(kard: libperk.Kard, _: str) -> Any:
    outcomes = kard.users.create_many(ITEMS, max_attempts=1)
    return len(outcomes.accepted), len(outcomes.rejected), len(outcomes.unknown)


def of_write(kard: libperk.Kard, _: str) -> Any:
    try:
        return kard.offers.activate("u", "o", max_attempts=1).id
    except errors.PerkError as error:
        return error.outcome_unknown


def of_login(_: libperk.Kard, url: str) -> Any:
    with libperk.Kard(base_url=url, client_id="c", client_secret="s", organization_id="o") as fresh:
        try:
            return fresh.offers.list("u", max_attempts=1).first().id  # type: ignore[union-attr]
        except errors.PerkError as error:
            return error.outcome_unknown


KINDS = {
    "page of a list": Kind(
        chunked("200 OK", {"data": [resource("standardOffer", "o-2")], "links": {"self": "/x"}}),
        of_list,
        (["o-1"], False),
        ["o-1", "o-2"],
    ),
    "resource": Kind(sized("200 OK", {"data": resource("user", "u")}), of_read, False, "u"),
    "207 of a bulk write": Kind(
        chunked(
            "207 Multi-Status",
            {
                "data": [resource("user", "a")],
                "errors": [{"id": "b", "status": "409", "title": "Taken"}],
            },
        ),
        of_bulk,
        (0, 0, 2),
        (1, 1, 0),
    ),
    "list of a bulk write": Kind(
        sized("201 Created", {"data": [resource("user", "a"), resource("user", "b")]}),
        of_bulk,
        (0, 0, 2),
        (2, 0, 0),
    ),
    "write": Kind(
        sized("201 Created", {"data": resource("offerAttribution", "x")}), of_write, True, "x"
    ),
    "login": Kind(
        sized("200 OK", {"access_token": "t", "expires_in": 3600}), of_login, False, "o-1"
    ),
}


@pytest.mark.parametrize("reset", [False, True], ids=["FIN", "RST"])
@pytest.mark.parametrize("name", KINDS)
def test_a_torn_reply_is_never_believed(tearing: Tearing, name: str, reset: bool) -> None:
    kind = KINDS[name]
    tearing.torn, tearing.reset = kind.reply, reset
    wrong = []
    with libperk.Kard(base_url=tearing.url, token="t", organization_id="o") as kard:
        for cut in range(
            len(kind.reply) - kind.reply.endswith(b"\r\n0\r\n\r\n")
        ):  # behind "0 CR LF CR" nothing is missing
            tearing.cut = cut
            if (verdict := kind.verdict(kard, tearing.url)) != kind.torn:
                wrong.append((cut, kind.reply[:cut][-24:], verdict))
        assert wrong == []
        tearing.cut, tearing.reset = len(kind.reply), False
        assert kind.verdict(kard, tearing.url) == kind.whole
