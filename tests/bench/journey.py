"""The whole journey, from many users to one table: users a second against wrk, and processor time a
user against scripts with other clients. nginx serves every user the same page of 20 offers, with
one worker, on loopback.

Usage: journey.py PAGE PROGRAM VENDOR. PROGRAM is bench_pull, VENDOR a Python that has the
provider's own package. Prints the lines described in race.h. The sides take turns, each in a
separate process (sides.py).
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
ROUNDS = 5
OURS, PEERS, SLOW = 3000, 300, 15
TIMEOUT = 120
NEEDS = 3  # the exit status of a side whose packages are missing
Json = Any
NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log stderr crit;
events {{ worker_connections 256; }}
http {{
    access_log off; keepalive_requests 10000000; default_type application/json; gzip_static on;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port}; root {folder};
        location / {{ rewrite ^ /page.json break; }}
    }}
}}
"""
CATEGORIES = ("Gas", "Pets", "Travel", "Convenience", "Food & Beverage", "Sports & Outdoors")


def page_of(body: bytes) -> bytes:
    """The page, with categories and links as the API has them: other names would be counted as
    drift, and the provider's package insists on the links."""
    page = json.loads(body)
    for number, category in enumerate(page["included"]):
        category["attributes"]["name"] = CATEGORIES[number % len(CATEGORIES)]
    page["links"] = {"self": "https://api.example/offers"}
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    sys.exit("journey: nginx does not answer")


@contextlib.contextmanager
def server(body: bytes) -> Iterator[str]:
    """The address of nginx, which ends with the context."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # its worker is another user
        (folder / "page.json").write_bytes(body)
        (folder / "page.json.gz").write_bytes(gzip.compress(body, 6))
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        process = subprocess.Popen([nginx(), "-c", folder / "nginx.conf", "-p", folder])
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(TIMEOUT)


def nginx() -> str:
    return shutil.which("nginx") or shutil.which("/usr/sbin/nginx") or ""


def output(*command: object) -> str | None:
    """What a command prints; None when it misses a package."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    if done.returncode not in (0, NEEDS):
        sys.exit(f"journey: {command[1]} ends with {done.returncode}")
    return done.stdout if done.returncode == 0 else None


def wrk(url: str) -> float | None:
    """Requests a second."""
    if not shutil.which("wrk"):
        return None
    found = re.search(r"Requests/sec:\s+([\d.]+)", output("wrk", "-c32", "-t1", "-d1", url) or "")
    return float(found[1]) if found else None


class Sides:
    """What the sides measured, a list of rounds for each."""

    def __init__(self, url: str, program: str, vendor: str) -> None:
        side = HERE / "sides.py"
        self.commands: dict[str, list[object]] = {
            "c": [program, url, OURS, "table"],
            **{
                f"ours_{name}": [sys.executable, side, f"ours_{name}", url, OURS]
                for name in ("stream", "arrow", "polars", "pandas")
            },
            "gzip": [sys.executable, side, "ours_stream", url, OURS, "gzip"],
            **{
                name: [sys.executable, side, name, url, PEERS]
                for name in ("httpx", "requests", "pycurl", "aiohttp")
            },
            "httpx_gzip": [sys.executable, side, "httpx", url, PEERS, "gzip"],
        }
        if Path(vendor).exists():
            self.commands["vendor"] = [vendor, side, "vendor", url, SLOW]
        self.url = url
        self.rounds: list[dict[str, Json]] = []

    def turn(self, turned: bool) -> None:
        found: dict[str, Json] = {"wrk": {"users_s": wrk(self.url)}}
        for name in sorted(self.commands, reverse=turned):
            printed = output(*self.commands[name])
            if printed:
                found[name] = json.loads(printed)
        self.rounds.append(found)

    def has(self, name: str) -> bool:
        return all(found.get(name, {}).get("users_s", 1) for found in self.rounds) and all(
            name in found for found in self.rounds
        )

    def line(self, what: str, unit: str, ours: str, peer: tuple[str, str], of: str) -> str:
        """`of`: "users_s", of which more is better, or "cpu_us"."""
        if not self.has(ours) or not self.has(peer[0]):
            return json.dumps({"what": what, "not_run": f"no {peer[1]} here"})
        pairs = [(found[ours][of], found[peer[0]][of]) for found in self.rounds]
        ratios = [a / b if of == "users_s" else b / a for a, b in pairs]
        return json.dumps(
            {"what": what, "unit": unit, "rounds": ROUNDS, "peer_name": peer[1]}
            | {"ours": median(a for a, _ in pairs), "peer": median(b for _, b in pairs)}
            | {"ratio": median(ratios), "extra": median(a - b for a, b in pairs)}
        )


HTTPX = ("httpx", "httpx, json, pandas")
GZIP = ("httpx_gzip", "httpx with gzip, pandas")


def lines(sides: Sides) -> Iterator[str]:
    for name, what in (("c", "wrk_c"), ("ours_stream", "wrk_python")):
        yield sides.line(what, "users/s", name, ("wrk", "wrk, 32 connections"), "users_s")
    for name in ("stream", "arrow", "polars", "pandas"):
        yield sides.line(f"user_{name}", "µs", f"ours_{name}", HTTPX, "cpu_us")
    for name in ("requests", "pycurl", "aiohttp"):
        peer = (name, {"aiohttp": "aiohttp, uvloop, pandas"}.get(name, f"{name}, json, pandas"))
        yield sides.line(f"user_{name}", "µs", "ours_pandas", peer, "cpu_us")
    yield sides.line("user_vendor", "µs", "ours_pandas", ("vendor", "kard-financial-sdk"), "cpu_us")
    yield sides.line("user_gzip", "µs", "gzip", ("ours_stream", "ours without gzip"), "cpu_us")
    yield sides.line("user_gzip_httpx", "µs", "gzip", GZIP, "cpu_us")


def memory(program: str, url: str) -> Iterator[str]:
    """The peak of streaming 40,000 users, and of 10,000 as the peer; in Python over that of the
    imports."""
    for what, command, of in (
        ("memory_c", (program, url), "peak_kb"),
        (
            "memory_python",
            (sys.executable, HERE / "sides.py", "ours_stream", url),
            "over_imports_kb",
        ),
    ):
        last = ("table",) if what == "memory_c" else ()
        many, few = (
            json.loads(output(*command, users, *last) or "{}")[of] for users in (40_000, 10_000)
        )
        found = {"unit": "KB", "rounds": 1, "peer_name": "10,000 users"}
        found |= {"ours": many, "peer": few, "ratio": few / many, "extra": many - few}
        yield json.dumps({"what": what} | found)
        yield json.dumps({"what": f"{what}_growth"} | found)


def main(page: str, program: str, vendor: str) -> None:
    if not nginx():
        print(json.dumps({"what": "wrk_c", "not_run": "no nginx here"}))
        return
    with server(page_of(Path(page).read_bytes())) as url:
        sides = Sides(url, program, vendor)
        for number in range(ROUNDS):
            sides.turn(number % 2 == 1)
        print("\n".join(lines(sides)))
        print("\n".join(memory(program, url)))


main(*sys.argv[1:])
