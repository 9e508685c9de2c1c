"""Many ids at once in asyncio: `for_users`, `for_each` and `table` of AsyncKard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import loops
import pytest
from server import Gate, Reply, Request, Server, reply

import libperk
from libperk.errors import InputError, NotFoundError

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.parametrize("loop", loops.KINDS)


def answer(request: Request) -> Reply:
    """Two pages of one offer for each user; none for those whose id begins with "no"."""
    user = request.path.split("/")[5]
    if user.startswith("no"):
        return reply({"errors": [{"status": "404"}]}, 404)
    second = "after" in request.query
    offer = {"type": "standardOffer", "id": f"{user}-{int(second)}", "attributes": {"name": "n"}}
    link = None if second else f"{request.path}?page[after]=x"
    return reply({"data": [offer], "links": {"next": link}})


async def token() -> tuple[str, float]:
    await asyncio.sleep(0)
    return "from-a-coroutine", 600


def client(server: Server) -> libperk.AsyncKard:
    return libperk.AsyncKard(base_url=server.url, token=token, organization_id="org-1")


async def later(ids: list[str]) -> AsyncIterator[str]:
    for each in ids:
        await asyncio.sleep(0)
        yield each


@pytest.mark.parametrize("waits", [False, True])
def test_what_comes_of_each_user(loop: str, server: Server, waits: bool) -> None:
    server.script = [answer]
    users = [f"u-{number}" for number in range(60)]
    users[30] = "no-such"

    async def main() -> None:
        async with client(server) as kard:
            given = later(users) if waits else iter(users)
            async with kard.offers.for_users(given, max_in_flight=4, ordered=True) as pull:
                found = [got async for got in pull]
            assert repr(pull) == "<AsyncPull of offers.list>"
            assert [got.user_id for got in found] == users
            assert [offer.id for offer in found[7].offers] == ["u-7-0", "u-7-1"]
            assert isinstance(found[30].error, NotFoundError)
            report = pull.report
            assert (report.ids, report.done, report.failed) == (60, 59, 1)

    loops.run(loop, main)
    assert {request.headers["authorization"] for request in server.requests} == {
        "Bearer from-a-coroutine"
    }


def test_ids_that_raise_are_reported_after_what_came_before(loop: str, server: Server) -> None:
    server.script = [answer]

    async def broken() -> AsyncIterator[str]:
        yield "u-1"
        raise KeyError("lost")

    async def main() -> None:
        async with client(server) as kard:
            found: list[str] = []
            with pytest.raises(KeyError):
                async for got in kard.offers.for_users(broken()):
                    found.append(got.user_id)
            assert found == ["u-1"]
            with pytest.raises(InputError):
                kard.offers.for_users(["u-1"], page_size=-1)

    loops.run(loop, main)


def test_a_cancelled_pull_ends(loop: str, server: Server) -> None:
    gate = Gate(answer(Request("GET", "/v2/issuers/o/users/u/offers", "", {}, b"")))
    server.script = [gate]

    async def main() -> None:
        async with client(server) as kard:

            async def pull() -> None:
                async with kard.offers.for_users(["a", "b", "c"]) as found:
                    async for _ in found:
                        pass

            task = asyncio.ensure_future(pull())
            while not gate.reached.is_set():
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            gate.opened.set()

    loops.run(loop, main)


def test_tables_are_fetched_while_other_tasks_run(loop: str, server: Server) -> None:
    server.script = [answer]

    async def main() -> Any:
        async with client(server) as kard:
            tables = await asyncio.gather(
                kard.offers.table(["u-1", "u-2"], columns=["name"]),
                kard.offers.table(user_id="u-3", columns=["name"]),
            )
            return [table.to_arrow() for table in tables]

    many, one = loops.run(loop, main)
    assert (many.num_rows, one.num_rows) == (4, 2)
    assert sorted(many["user_id"].to_pylist()) == ["u-1", "u-1", "u-2", "u-2"]


def test_tables_of_ids_that_come_one_after_another(loop: str, server: Server) -> None:
    server.script = [answer]

    async def broken() -> AsyncIterator[str]:
        yield "u-1"
        raise KeyError("lost")

    async def main() -> int:
        async with client(server) as kard:
            with pytest.raises(KeyError):
                await kard.offers.table(broken())
            return len(await kard.offers.table(later(["u-1", "u-2", "u-3"])))

    assert loops.run(loop, main) == 6


def test_a_table_that_is_not_awaited_to_its_end_is_given_up(loop: str, server: Server) -> None:
    gate = Gate(answer(Request("GET", "/v2/issuers/o/users/u/offers", "", {}, b"")))
    server.script = [gate]

    async def main() -> None:
        async with client(server) as kard:
            task = asyncio.ensure_future(kard.offers.table(["u-1", "u-2"]))
            while not gate.reached.is_set():
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            gate.opened.set()
            await asyncio.get_running_loop().shutdown_default_executor()

    loops.run(loop, main)


@pytest.mark.parametrize("raises", [False, True])
def test_a_table_is_given_up_while_its_token_is_fetched(
    loop: str, server: Server, raises: bool
) -> None:
    server.script = [answer]

    async def main() -> None:
        asked, given_up = asyncio.Event(), asyncio.Event()

        async def late() -> str:
            asked.set()
            await given_up.wait()
            if raises:
                raise RuntimeError("no vault")
            return "t"

        async with libperk.AsyncKard(
            base_url=server.url, token=late, organization_id="org-1"
        ) as kard:
            task = asyncio.ensure_future(kard.offers.table(["u-1", "u-2"]))
            await asked.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            given_up.set()
            await asyncio.get_running_loop().shutdown_default_executor()

    loops.run(loop, main)


def test_tasks_share_a_pull(loop: str, server: Server) -> None:
    server.script = [answer]
    users = [f"u-{number}" for number in range(50)]

    async def main() -> list[str]:
        async with client(server) as kard:
            pull = kard.offers.for_users(later(users))

            async def some() -> list[str]:
                return [got.user_id async for got in pull]

            return [
                user for each in await asyncio.gather(*(some() for _ in range(5))) for user in each
            ]

    assert sorted(loops.run(loop, main)) == sorted(users)


def test_results_do_not_wait_for_more_ids(loop: str, server: Server) -> None:
    """Each id but the first is there only when the one before is complete."""
    server.script = [answer]

    async def main() -> None:
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        queue.put_nowait("u-0")

        async def ids() -> AsyncIterator[str]:
            while (id := await queue.get()) is not None:
                yield id

        async with client(server) as kard:
            found: list[str] = []
            async for got in kard.offers.for_users(ids()):
                found.append(got.user_id)
                queue.put_nowait(f"u-{len(found)}" if len(found) < 20 else None)
        assert found == [f"u-{number}" for number in range(20)]

    loops.run(loop, main)


def test_a_pull_that_is_closed_while_its_token_is_fetched(loop: str, server: Server) -> None:
    server.script = [answer]

    async def main() -> None:
        asked, closed = asyncio.Event(), asyncio.Event()

        async def late() -> str:
            asked.set()
            await closed.wait()
            raise RuntimeError("no vault")

        async with libperk.AsyncKard(
            base_url=server.url, token=late, organization_id="org-1"
        ) as kard:
            pull = kard.offers.for_users(["u-1", "u-2"])
            task = asyncio.ensure_future(anext(pull))
            await asked.wait()
            await pull.aclose()
            closed.set()
            with pytest.raises(RuntimeError, match="no vault"):
                await task

    loops.run(loop, main)


def test_a_function_that_blocks_fetches_the_token_of_a_pull(loop: str, server: Server) -> None:
    server.script = [answer]
    kard = libperk.Kard(base_url=server.url, token=lambda: ("given", 60), organization_id="org-1")
    with kard, kard.offers.for_users(["u-1", "u-2"]) as pull:
        assert sorted(got.user_id for got in pull) == ["u-1", "u-2"]
