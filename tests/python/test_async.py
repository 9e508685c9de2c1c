"""AsyncKard and its siblings, in event loops of asyncio and uvloop."""

from __future__ import annotations

import asyncio
import gc
import inspect
import json
import os
import random
import re
import threading
from collections.abc import Callable
from typing import Any

import loops
import pytest
from server import PONG, Gate, Reply, Request, Server, reply

import libperk
from libperk import _core
from libperk.errors import CancelledError, InputError, NotFoundError, StateError

TASKS = 10_000
PATIENCE_S = 60

pytestmark = pytest.mark.parametrize("loop", loops.KINDS)


def client(url: str, **settings: Any) -> libperk.AsyncKard:
    settings = {"token": "tok-en-1", "organization_id": "org-1", **settings}
    return libperk.AsyncKard(base_url=url, **settings)


def offers(first: int, count: int, after: str | None) -> Reply:
    data = [
        {"type": "standardOffer", "id": f"o-{number}", "attributes": {"name": f"n-{number}"}}
        for number in range(first, first + count)
    ]
    link = after and f"/v2/issuers/org-1/users/u-1/offers?page[after]={after}"
    return reply({"data": data, "links": {"next": link}})


def test_methods_are_awaited_and_lists_iterated(loop: str, server: Server) -> None:
    server.script = [PONG, offers(0, 2, "a"), offers(2, 1, None), offers(0, 1, None)]
    server.script += [offers(0, 2, "a"), offers(2, 1, None), reply({"data": []})]

    async def main() -> None:
        async with client(server.url) as kard:
            assert (await kard.ping.get())["message"] == "pong"
            found = kard.offers.list("u-1")
            assert repr(found) == "<AsyncPages of offers.list>"
            assert [offer.name async for offer in found] == ["n-0", "n-1", "n-2"]
            first = await found.first()
            assert first is not None and first.id == "o-0"
            pages = [page async for page in found.pages()]
            assert [(len(page), page.cursor) for page in pages] == [(2, "a"), (1, None)]
            assert await found.list() == []

    loops.run(loop, main)
    assert len(server.requests) == 7


def test_errors_are_those_of_the_other_clients(loop: str, server: Server) -> None:
    server.script = [reply({"errors": [{"status": "404", "title": "none"}]}, 404)]

    async def main() -> None:
        async with client(server.url) as kard:
            with pytest.raises(NotFoundError) as caught:
                await kard.users.get("u-1")
            assert caught.value.http_status == 404
            with pytest.raises(InputError):
                await kard.users.get("")
            with pytest.raises(InputError):
                kard.offers.list("u-1", page_size=-1)

    loops.run(loop, main)


def test_raw_calls_files_and_what_needs_no_request(loop: str, server: Server) -> None:
    server.script = [reply({"data": {"type": "user", "id": "u-1"}}), reply("the bytes")]

    async def main() -> None:
        async with client(server.url) as kard:
            document = await kard.request("GET", "/v2/anything")
            assert document is not None and document.one is not None
            assert document.one.id == "u-1"
            assert await kard.download(f"{server.url}/file") == b"the bytes"
            with pytest.raises(InputError):
                await kard.upload("http://elsewhere.example/", b"")
            assert kard.explain("ping.get")["method"] == "GET"
            assert kard.drift() == [] and kard.quota is None
            again = kard.recipe(secrets=True).open()
            assert type(again) is libperk.AsyncKard
            await again.aclose()

    loops.run(loop, main)


def test_many_items_and_their_outcomes(loop: str, server: Server) -> None:
    def users(request: Request) -> Reply:
        given = json.loads(request.body)["data"]
        return reply({"data": [{**user, "attributes": {}} for user in given]}, 201)

    server.script = [users]

    async def main() -> None:
        async with client(server.url) as kard:
            counts: list[tuple[int, int]] = []
            items: Any = [
                {"id": f"u-{number}", "enrolled_rewards": ["CARDLINKED"]} for number in range(250)
            ]
            wrong: Any = {"email": 5}
            outcomes = await kard.users.create_many(
                [*items, wrong], progress=lambda *count: counts.append(count)
            )
            assert isinstance(outcomes, libperk.AsyncOutcomes)
            assert [len(outcomes.accepted), len(outcomes.rejected)] == [250, 1]
            assert counts[-1] == (251, 250) and len(server.requests) == 3
            assert await outcomes.reconcile() is outcomes

    loops.run(loop, main)


def test_a_write_in_doubt_is_reconciled(loop: str, server: Server) -> None:
    gone = reply({"errors": [{"status": "500"}]}, 500)
    server.script = [gone, reply({"errors": [{"status": "404"}]}, 404)]
    items: Any = [{"id": "u-1", "enrolled_rewards": ["CARDLINKED"]}]

    async def main() -> None:
        async with client(server.url, max_attempts=1) as kard:
            outcomes = await kard.users.create_many(items)
            assert len(outcomes.unknown) == 1
            assert [outcome.status for outcome in await outcomes.reconcile()] == ["rejected"]
            again = await kard.reconcile("users.create", users=items)
            assert [outcome.status for outcome in again] == ["rejected"]

    loops.run(loop, main)


def test_an_offer_is_activated(loop: str, server: Server) -> None:
    event = {"type": "offerAttribution", "id": "e-1", "attributes": {"entityId": "o-0"}}
    server.script = [offers(0, 1, None), reply({"data": event}, 201)]

    async def main() -> None:
        async with client(server.url) as kard:
            offer = await kard.offers.list("u-1").first()
            assert offer is not None
            assert (await offer.activate()).id == "e-1"

    loops.run(loop, main)


# ---- many tasks ----


def test_ten_thousand_tasks_need_sixteen_connections(loop: str) -> None:
    async def main(url: str) -> int:
        async with client(url) as kard:
            found = await asyncio.gather(*(kard.ping.get() for _ in range(TASKS)))
            assert len(found) == TASKS
            return max(int(pong["message"]) for pong in found)

    with loops.quick_server() as url:
        assert loops.run(loop, lambda: main(url)) <= 16


def test_tasks_wait_in_order(loop: str) -> None:
    """The queue of the engine holds 1024; the others wait until there is space in it."""
    ended: list[int] = []

    async def one(kard: libperk.AsyncKard, number: int) -> None:
        await kard.ping.get()
        ended.append(number)

    async def main(url: str) -> None:
        async with client(url) as kard:
            await asyncio.gather(*(one(kard, number) for number in range(3000)))

    with loops.quick_server() as url:
        loops.run(loop, lambda: main(url))
    late = max(place - number for place, number in enumerate(ended))
    assert sorted(ended) == [*range(3000)]
    assert late < 300  # sixteen at a time do not end in the order in which they began


# ---- cancelling ----


def test_a_cancelled_task_cancels_its_call(loop: str, server: Server) -> None:
    gate = Gate()
    server.script = [PONG, gate]

    async def main() -> None:
        async with client(server.url) as kard:
            await kard.ping.get()
            task = asyncio.ensure_future(kard.ping.get())
            while not gate.reached.is_set():
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(kard.ping.get(), 0.01)
            gate.opened.set()
            assert (await kard.ping.get())["status"] == "ok"

    loops.run(loop, main)


def test_items_of_a_cancelled_request_are_in_doubt(loop: str, server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    items: Any = [
        {"id": f"u-{number}", "enrolled_rewards": ["CARDLINKED"]} for number in range(150)
    ]

    async def main() -> None:
        async with client(server.url) as kard:
            task = asyncio.ensure_future(kard.users.create_many(items))
            while not gate.reached.is_set():
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            gate.opened.set()
            outcomes: Any = caught.value.__dict__["outcomes"]
            assert [outcome.status for outcome in outcomes] == ["unknown"] * 100

    loops.run(loop, main)


def test_tasks_are_cancelled_at_any_moment(loop: str) -> None:
    chance = random.Random(10)

    async def one(kard: libperk.AsyncKard) -> int:
        await kard.ping.get()
        return 1

    async def main(url: str) -> int:
        async with client(url) as kard:
            tasks = [asyncio.ensure_future(one(kard)) for _ in range(2000)]
            for task in chance.sample(tasks, 1000):
                await asyncio.sleep(0)
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(end) for end in ended} <= {int, asyncio.CancelledError}
            assert (await kard.ping.get())["status"] == "ok"
            return sum(end for end in ended if isinstance(end, int))

    with loops.quick_server() as url:
        assert 1000 <= loops.run(loop, lambda: main(url)) <= 2000


def test_a_task_that_is_thrown_away_leaves_nothing(loop: str, server: Server) -> None:
    gate = Gate()
    server.script = [gate]

    async def main() -> None:
        kard = client(server.url)
        coroutine: Any = kard.ping.get()
        coroutine.send(None)
        while not gate.reached.is_set():
            await asyncio.sleep(0.001)
        coroutine.close()
        await kard.aclose()
        gate.opened.set()

    loops.run(loop, main)


# ---- closing ----


def test_a_closed_client_says_so_and_ends_what_runs(loop: str, server: Server) -> None:
    gate = Gate()
    server.script = [gate]

    async def main() -> None:
        kard = client(server.url)
        tasks = [asyncio.ensure_future(kard.ping.get()) for _ in range(2000)]
        while not gate.reached.is_set():
            await asyncio.sleep(0.001)
        await kard.aclose()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(end) for end in ended} == {CancelledError}
        gate.opened.set()
        await kard.aclose()
        assert repr(kard) == "<AsyncKard: closed>"
        with pytest.raises(StateError):
            await kard.ping.get()
        with pytest.raises(StateError):
            async with kard:
                pass

    loops.run(loop, main)


def test_a_client_that_is_dropped_leaves_nothing(loop: str, server: Server) -> None:
    server.script = [PONG]

    async def main() -> None:
        for _ in range(3):
            await client(server.url).ping.get()
            gc.collect()
            assert _core.perk_live() == 0
        await asyncio.sleep(0)

    loops.run(loop, main)


def test_clients_of_issuers_share_the_engine(loop: str, server: Server) -> None:
    server.script = [PONG]
    asked: list[str] = []

    async def token(issuer: str = "none") -> tuple[str, float]:
        asked.append(issuer)
        return f"token-{issuer}", 60.0

    async def main() -> None:
        kard = client(server.url, token=token)
        other = kard.for_issuer("i-2")
        await asyncio.gather(kard.ping.get(), other.ping.get())
        document = await other.request("GET", "/v2/x")
        assert document is not None
        await kard.aclose()
        assert await other.request("GET", "/v2/x") is not None
        await other.aclose()

    loops.run(loop, main)
    assert "i-2" in asked
    assert server.requests[-1].headers["authorization"] == "Bearer token-i-2"


# ---- tokens, stores and transports of the caller ----


def test_one_coroutine_fetches_the_token_of_all(loop: str, server: Server) -> None:
    server.script = [reply({"data": []})]
    asked: list[int] = []

    async def token() -> tuple[str, float]:
        asked.append(1)
        await asyncio.sleep(0.01)
        return "from-a-coroutine", 600

    async def main() -> None:
        async with client(server.url, token=token) as kard:
            await asyncio.gather(*(kard.request("GET", "/v2/x") for _ in range(50)))

    loops.run(loop, main)
    assert len(asked) == 1
    assert {request.headers["authorization"] for request in server.requests} == {
        "Bearer from-a-coroutine"
    }


@pytest.mark.parametrize("wrong", [lambda: 5, lambda: ("a", "b")])
def test_what_is_no_token_is_refused_and_others_go_on(
    loop: str, server: Server, wrong: Callable[[], Any]
) -> None:
    server.script = [reply({"data": []})]
    given: list[Any] = [wrong(), "good"]

    async def token() -> Any:
        return given.pop(0) if len(given) > 1 else given[0]

    async def main() -> None:
        async with client(server.url, token=token) as kard:
            ended = await asyncio.gather(
                *(kard.request("GET", "/v2/x") for _ in range(5)), return_exceptions=True
            )
            assert sum(isinstance(end, TypeError) for end in ended) == 1

    loops.run(loop, main)


class Store:
    """A token store of functions, or of coroutines."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, float]] = {}

    def load(self, key: str) -> tuple[str, float] | None:
        return self.kept.get(key)

    def save(self, key: str, token: str, seconds: float) -> None:
        self.kept[key] = token, seconds


class AsyncStore:
    def __init__(self) -> None:
        self.inner = Store()

    async def load(self, key: str) -> tuple[str, float] | None:
        await asyncio.sleep(0)
        return self.inner.load(key)

    async def save(self, key: str, token: str, seconds: float) -> None:
        await asyncio.sleep(0)
        self.inner.save(key, token, seconds)


@pytest.mark.parametrize("make", [Store, AsyncStore])
def test_tokens_are_kept_in_stores(
    loop: str, server: Server, make: Callable[[], Store | AsyncStore]
) -> None:
    login = reply({"access_token": "from-a-login", "expires_in": 3600, "token_type": "Bearer"})

    def answer(request: Request) -> Reply:
        return login if "token" in request.path else reply({"data": []})

    server.script = [answer]
    store: Any = make()

    async def main() -> None:
        for _ in range(2):
            kard = libperk.AsyncKard(
                base_url=server.url,
                token_url=f"{server.url}/token",
                client_id="c",
                client_secret="s-e-c-r-e-t",
                organization_id="o",
                token_store=store,
            )
            async with kard:
                await asyncio.gather(*(kard.request("GET", "/v2/x") for _ in range(20)))

    loops.run(loop, main)
    assert sum("token" in request.path for request in server.requests) == 1
    kept = getattr(store, "inner", store).kept
    assert [token for token, _ in kept.values()] == ["from-a-login"]


def test_transports_may_be_coroutines_or_functions(loop: str) -> None:
    sent: list[Any] = []

    class Functions:
        def send(self, request: Any) -> Any:
            sent.append(request)
            return 200, {}, b'{"message": "pong", "status": "ok"}'

    class Coroutines(Functions):
        async def send(self, request: Any) -> Any:
            await asyncio.sleep(0)
            return super().send(request)

    async def main() -> None:
        for transport in (Functions(), Coroutines()):
            kard = libperk.AsyncKard(transport=transport, token="t", organization_id="o")
            async with kard:
                assert (await kard.ping.get())["message"] == "pong"

    loops.run(loop, main)
    assert len(sent) == 2


# ---- event loops, threads and processes ----


def test_a_client_works_in_one_loop_after_the_other(loop: str, server: Server) -> None:
    server.script = [PONG]
    kard = client(server.url)

    async def main() -> None:
        await asyncio.gather(*(kard.ping.get() for _ in range(5)))

    for _ in range(3):
        loops.run(loop, main)
    loops.run(loop, kard.aclose)


def test_a_client_works_in_several_threads(loop: str) -> None:
    failed: list[BaseException] = []

    def thread(kard: libperk.AsyncKard) -> None:
        async def main() -> None:
            await asyncio.gather(*(kard.ping.get() for _ in range(200)))

        try:
            loops.run(loop, main)
        except BaseException as error:
            failed.append(error)

    with loops.quick_server() as url:
        kard = client(url)
        threads = [threading.Thread(target=thread, args=(kard,)) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join(PATIENCE_S)
        loops.run(loop, kard.aclose)
    assert not failed


def test_without_a_loop_the_error_says_so(loop: str, server: Server) -> None:
    kard = client(server.url)
    coroutine: Any = kard.ping.get()
    with pytest.raises(StateError, match="event loop"):
        coroutine.send(None)


def test_a_child_starts_anew(loop: str, server: Server) -> None:
    """In the child the parent's loop is none; another one works, with an engine that the child
    makes."""
    server.script = [PONG]
    kard = client(server.url)

    async def main() -> int:
        await kard.ping.get()
        child = os.fork()
        if child:
            _, status = await asyncio.to_thread(os.waitpid, child, 0)
            await kard.ping.get()
            await kard.aclose()
            return os.waitstatus_to_exitcode(status)
        code = 1
        try:
            await kard.ping.get()
        except StateError:
            code = 2
        os._exit(code - 2)

    assert loops.run(loop, main) == 0

    async def again() -> int:
        async with client(server.url) as other:
            await other.ping.get()
        return 0

    child = os.fork()
    if child == 0:
        os._exit(loops.run(loop, again))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


# ---- the surface ----


def test_the_surface_is_that_of_the_other_clients(loop: str) -> None:
    for name in ("Kard", "KardLegacy", "Capillary"):
        sync, other = getattr(libperk, name), getattr(libperk, f"Async{name}")
        assert inspect.signature(sync) == inspect.signature(other)
        missing = set(dir(sync)) - set(dir(other))
        assert missing == {"close", "__enter__", "__exit__"}
        for part in sync._provider["namespaces"]:
            ours, theirs = getattr(other, part), getattr(sync, part)
            assert dir(ours) == dir(theirs)
            for method in filter(lambda word: word[0] != "_", dir(ours)):
                mine, peer = getattr(ours, method), getattr(theirs, method)
                assert inspect.signature(mine) == inspect.signature(peer)
                assert re.sub(r"Returns: Async", "Returns: ", mine.__doc__) == peer.__doc__
