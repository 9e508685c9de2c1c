"""Requests under load: some connections, each sending its next request when it has the reply."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from gateway_rig.ports import wait_until


class Result(NamedTuple):
    at: float  # time.monotonic() of its start
    took: float  # seconds
    status: int  # 0: no reply


def get(target: str) -> Callable[[int], bytes]:
    text = f"GET {target} HTTP/1.1\r\nHost: gateway.test\r\n\r\n".encode()
    return lambda index: text


class Load:
    """Runs from `with` to its end, or until `count` requests were made. `make(index)` returns the
    bytes of a request; `every` seconds is the pace of one connection, 0 as fast as it goes."""

    def __init__(
        self,
        port: int,
        make: Callable[[int], bytes],
        *,
        connections: int = 16,
        every: float = 0,
        count: int | None = None,
    ) -> None:
        self.results: list[Result] = []
        self._port, self._make, self._every, self._count = port, make, every, count
        self._connections, self._made = connections, 0
        self._stop = threading.Event()
        self._thread = threading.Thread(daemon=True, target=lambda: asyncio.run(self._run()))

    def __enter__(self) -> Load:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def wait(self, results: int | None = None) -> None:
        """Until that many results are there; until all of `count` are. A slow machine may take long
        for many: it fails when none comes any more."""
        wanted = self._count if results is None else results
        assert wanted is not None
        while (now := len(self.results)) < wanted:
            self._wait_for_more(now)

    def _wait_for_more(self, now: int) -> None:
        wait_until(lambda: len(self.results) > now, f"more than {now} results")

    def statuses(self) -> Counter[int]:
        return Counter(one.status for one in self.results)

    def percentile(self, share: float) -> float:
        times = sorted(one.took for one in self.results)
        return times[min(len(times) - 1, int(len(times) * share))]

    async def _run(self) -> None:
        await asyncio.gather(*(self._connection() for _ in range(self._connections)))

    def _is_over(self) -> bool:
        return self._stop.is_set() or (self._count is not None and self._made >= self._count)

    async def _connection(self) -> None:
        streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        while not self._is_over():
            index, self._made = self._made, self._made + 1
            start = time.monotonic()
            status, streams = await self._exchange(self._make(index), streams)
            self.results.append(Result(start, time.monotonic() - start, status))
            if self._every:
                await asyncio.sleep(max(0, start + self._every - time.monotonic()))
        if streams:
            streams[1].close()

    async def _exchange(
        self, text: bytes, streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None
    ) -> tuple[int, tuple[asyncio.StreamReader, asyncio.StreamWriter] | None]:
        """A connection that the server closed while it was idle (reloads do) is opened again."""
        for fresh in (False, True) if streams else (True,):
            with contextlib.suppress(OSError, EOFError):
                if fresh or streams is None:
                    streams = await asyncio.open_connection("127.0.0.1", self._port)
                streams[1].write(text)
                status, stays = await self._reply(streams[0])
                if not stays:
                    streams[1].close()
                return status, streams if stays else None
            if streams:
                streams[1].close()
        return 0, None

    @staticmethod
    async def _reply(reader: asyncio.StreamReader) -> tuple[int, bool]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        lines = head.split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        if fields.get("transfer-encoding") == "chunked":
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        else:
            await reader.readexactly(int(fields.get("content-length", "0")))
        return int(lines[0].split(" ")[1]), fields.get("connection") != "close"
