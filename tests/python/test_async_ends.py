"""How programs of AsyncKard end: with work under way, by Ctrl-C, by errors. Each is a process."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import loops
import pytest
from server import Gate, Server

PROGRAM = """
import asyncio, signal, sys
sys.path.insert(0, {tests!r})
signal.signal(signal.SIGINT, signal.default_int_handler)
import libperk, loops
kard = libperk.AsyncKard(base_url={url!r}, token="t", organization_id="o")
async def forever():
    while True:
        await asyncio.gather(*(kard.ping.get() for _ in range(100)))
async def some():
    asyncio.ensure_future(forever())
    await asyncio.sleep(0.05)
"""
ENDS = {
    "exit": "async def main():\n    await some()\n    sys.exit(3)\n",
    "error": "async def main():\n    await some()\n    raise SystemExit(3)\n",
    "returns": "async def main():\n    await some()\n    return\n",
    "stops": (
        "loop = loops.new_loop({loop!r})\n"
        "async def last():\n    await some()\n    loop.stop()\n"
        "loop.create_task(last())\nloop.run_forever()\nsys.exit(3)\n"
    ),
    "quits": (
        "loop = loops.new_loop({loop!r})\nloop.run_until_complete(some())\n"
        "loop.close()\nsys.exit(3)\n"
    ),
}


def started(url: str, loop: str, body: str) -> subprocess.Popen[str]:
    head = PROGRAM.format(tests=str(Path(__file__).parent), url=url)
    if "main()" in body:
        body += f"loops.run({loop!r}, main)\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + body],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_example_runs() -> None:
    example = Path(__file__).parents[2] / "examples/python/many_users.py"
    done = subprocess.run(
        [sys.executable, example, "120"], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first.startswith("120 users, ") and first.endswith(" offers, 1 login")
    assert second.startswith("one call: ")


@pytest.mark.parametrize("loop", loops.KINDS)
@pytest.mark.parametrize("end", ENDS)
def test_a_program_ends_with_work_in_flight(server: Server, loop: str, end: str) -> None:
    gate = Gate()
    server.script = [gate]
    program = started(server.url, loop, ENDS[end].format(loop=loop))
    assert gate.reached.wait(60)
    begin = time.monotonic()
    _, complaint = program.communicate(timeout=60)
    gate.opened.set()
    assert program.returncode == (0 if end == "returns" else 3), complaint
    assert time.monotonic() - begin < 10  # the server never answers; a busy machine takes its time


def test_a_thread_does_not_wait_for_a_loop_that_has_stopped() -> None:
    """It fetches a table, and waits for a token when the program ends."""
    program = """
import asyncio, libperk
async def token():
    await asyncio.Event().wait()
kard = libperk.AsyncKard(base_url="http://127.0.0.1:1", token=token, organization_id="o")
async def main():
    asyncio.ensure_future(kard.offers.table(["u-1"]))
    while kard._tokens._locks == {}:
        await asyncio.sleep(0)
asyncio.new_event_loop().run_until_complete(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.Runner came with Python 3.11")
@pytest.mark.parametrize("loop", loops.KINDS)
def test_ctrl_c_at_any_moment_ends_a_program(loop: str) -> None:
    """A hundred times in a row; in between the program works."""
    body = """
async def main():
    print("ready", flush=True)
    await forever()
number = 0
while number < {times}:
    try:
        with asyncio.Runner(loop_factory=lambda: loops.new_loop({loop!r})) as runner:
            runner.run(main())
    except KeyboardInterrupt:
        number += 1
print("ended", flush=True)
"""
    times, chance = 100, random.Random(7)
    with loops.quick_server() as url:
        program = subprocess.Popen(
            [
                sys.executable,
                "-c",
                PROGRAM.format(tests=str(Path(__file__).parent), url=url)
                + body.format(times=times, loop=loop),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        for _ in range(times):
            if program.stdout.readline() != "ready\n":
                break
            threading.Event().wait(chance.random() / 20)
            program.send_signal(signal.SIGINT)
        out, complaint = program.communicate(timeout=60)
    assert (program.returncode, out.splitlines()[-1:]) == (0, ["ended"]), complaint
