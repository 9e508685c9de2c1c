"""Memory of nginx with perk.gateway: of a worker over many requests of each kind, of the master
over reloads, and of a worker over that of nginx with an empty Lua script.

PERK_GATEWAY_REQUESTS=1000000 (`make soak`) is the number of requests of each kind; without it there
are fewer, and the bound is wider: what is kept of each request still exceeds it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest
from gateway_rig.nginx import Nginx
from gateway_rig.ports import wait_until
from gateway_rig.upstream import Upstream

REQUESTS = int(os.environ.get("PERK_GATEWAY_REQUESTS", "15000"))
FIRST = min(50_000, REQUESTS // 3)  # until then caches and pools may grow
# 100 bytes for each 1,000 requests. Of few requests, what allocators keep for later is more.
GROWTH_KB = (REQUESTS - FIRST) / 10_000 if REQUESTS >= 1_000_000 else 1000
# How many events wait, and are being sent, changes all the time, and with it what the allocators
# keep for later; so it is Lua's memory that shows whether events are kept.
EVENTS_GROWTH_KB = 4000
LUA_KB = 300  # less than 30 bytes for each request
RELOADS, SETTLED = 100, 10
RELOAD_KB = 200  # of the master, from the first 30 reloads that count to the last 30
EVENTS = "event to report"
WORKER_KB = 2252  # 2.2 MB of one worker, over nginx with an empty script
CONNECTIONS = 8
KEY = "a-key-of-the-test"
BODIES = 500  # more than connections: none is still busy when it comes again

HTTP = """
    keepalive_requests 100000000;
    client_body_buffer_size 64k;
    upstream api {{ server 127.0.0.1:{api}; keepalive 16; keepalive_requests 100000000; }}
    init_by_lua_block {{
        gateway = require("perk.nginx").new{{
            dict = "perk",
            clients = {{kard = {{
                client_id = "id", client_secret = "a secret", organization_id = "org",
                base_url = "http://127.0.0.1:{api}", token_url = "{token_url}",
            }}}},
            webhook = {{keys = {{"{key}"}}}},
            shapes = {{offers = {{
                attributes = {{standardOffer = {{"name"}}}}, relationships = false,
            }}}},
            attribution = {{client = "kard", queue = 1000}},
        }}
    }}
    init_worker_by_lua_block {{ gateway:start() }}
"""

SERVER = """
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    location /token/ {
        access_by_lua_block { gateway:token("kard") }
        proxy_pass http://api;
    }
    location /webhook/ {
        set $perk_event ""; set $perk_event_id ""; set $perk_delivery "";
        access_by_lua_block { gateway:webhook() }
        header_filter_by_lua_block { gateway:settle() }
        log_by_lua_block { gateway:settle() }
        proxy_pass http://api/failing/;
    }
    location /shape/ {
        header_filter_by_lua_block { gateway:shape("offers") }
        body_filter_by_lua_block { gateway:shape("offers") }
        proxy_pass http://api/offers/;
    }
    location /observe/ {
        log_by_lua_block {
            gateway:observe("user-1", {
                type = "offerAttribution", entity_id = "o-1", event_code = "IMPRESSION",
                medium = "BROWSE",
            })
        }
        proxy_pass http://api;
    }
    location = /metrics { content_by_lua_block { gateway:metrics() } }
    location = /health { content_by_lua_block { gateway:health() } }
    location = /collect {
        content_by_lua_block {
            for _ = 1, 3 do collectgarbage() end
            ngx.say(require("perk").live(), " ", collectgarbage("count"))
        }
    }
"""

# Each event is forgotten when the upstream fails, so the next delivery of it passes, too.
API = """
    location / { return 200 "ok"; }
    location /failing/ { return 503; }
    location /offers/ { root %s; default_type application/json; try_files /offers.json =404; }
    location /v2/ { return 200 '{"data":{"type":"job","id":"j","attributes":{}}}'; }
"""

OFFERS = {
    "data": [
        {
            "type": "standardOffer",
            "id": f"o-{number}",
            "attributes": {"name": f"Offer {number}", "terms": "x" * 300},
            "relationships": {"category": {"data": []}},
        }
        for number in range(5)
    ]
}

WRK = """
local posts, at = {}, 0
for line in io.lines("%s") do
    local signature, body = line:match("^(%%S+) (.*)$")
    posts[#posts + 1] = {{["Notify-Signature"] = signature}, body}
end
function request()
    at = at %% #posts + 1
    return wrk.format("POST", nil, posts[at][1], posts[at][2])
end
"""


# ---- measuring ----


class Memory(NamedTuple):
    objects: int  # of the core
    lua_kb: float
    resident_kb: int


def resident_kb(pid: int) -> int:
    """Of a process, without what is a part of files."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"^RssAnon:\s+(\d+)", status, re.M)[0])


def private_kb(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(size) for size in re.findall(r"^Private_(?:Clean|Dirty):\s+(\d+)", rollup, re.M))


def get(gateway: Nginx, path: str) -> bytes:
    with urllib.request.urlopen(gateway.url + path, timeout=60) as reply:
        return bytes(reply.read())


# ---- requests ----


def post_line(number: int, *, good: bool) -> str:
    event = {"type": "earnedRewardSettled", "id": f"event-{number}", "attributes": {"n": "x" * 600}}
    body = json.dumps({"data": event, "meta": {"issuerId": "org"}})
    made = hmac.new(KEY.encode(), (body if good else "other").encode(), hashlib.sha256).digest()
    return f"{base64.b64encode(made).decode()} {body}\n"


def script(folder: Path, name: str, *, good: bool) -> Path:
    posts, path = folder / f"{name}.txt", folder / f"{name}.lua"
    posts.write_text("".join(post_line(number, good=good) for number in range(BODIES)))
    path.write_text(WRK % posts)
    return path


def send(gateway: Nginx, path: str, count: int, wrk_script: Path | None = None) -> int:
    """At least so many requests; returns how many."""
    sent = 0
    while sent < count:
        more = ["-s", str(wrk_script)] if wrk_script else []
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", "-d1s", *more, gateway.url + path]
        report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = re.search(r"(\d+) requests in", report)
        assert found and "Socket errors" not in report, report
        sent += int(found[1])
    return sent


def waiting(gateway: Nginx) -> int:
    """Events that were seen and have no outcome yet."""
    text = get(gateway, "/metrics").decode()
    found = re.findall(r'^perk_attribution_events_total{outcome="(\w+)"} (\d+)', text, re.M)
    counts = {outcome: int(count) for outcome, count in found}
    return 2 * counts.get("seen", 0) - sum(counts.values())


def memory(gateway: Nginx) -> Memory:
    """While there is nothing to do, and after a collection."""
    wait_until(lambda: not waiting(gateway), "events were not sent")
    live, lua_kb = get(gateway, "/collect").split()
    return Memory(int(live), float(lua_kb), resident_kb(gateway.worker_pids()[0]))


def growth(gateway: Nginx, path: str, wrk_script: Path | None) -> Memory:
    """By requests of one kind, after the first of them."""
    send(gateway, path, FIRST, wrk_script)
    before = memory(gateway)
    send(gateway, path, REQUESTS - FIRST, wrk_script)
    after = memory(gateway)
    return Memory(*(round(b - a) for a, b in zip(before, after)))


# ---- gateways ----

Start = Callable[..., Nginx]


@pytest.fixture
def gateway(nginx: Start, upstream: Upstream, tmp_path: Path) -> Nginx:
    if not shutil.which("wrk"):
        pytest.skip("wrk is not installed")
    (tmp_path / "offers.json").write_text(json.dumps(OFFERS))
    many = "keepalive_requests 100000000;"
    api = nginx(http=many, server=API % tmp_path, workers=1)
    http = HTTP.format(api=api.port, token_url=upstream.token_url, key=KEY)
    return nginx(http=http, server=SERVER, workers=1)


def test_a_worker_keeps_nothing_of_its_requests(gateway: Nginx, tmp_path: Path) -> None:
    good, bad = (script(tmp_path, f"good-{sign}", good=sign) for sign in (True, False))
    kinds = {
        "token": ("/token/", None),
        "webhook": ("/webhook/", good),
        "webhook, wrong signature": ("/webhook/", bad),
        "shape": ("/shape/", None),
        EVENTS: ("/observe/", None),
        "metrics": ("/metrics", None),
    }
    kept = {name: growth(gateway, *kind) for name, kind in kinds.items()}
    print("kept:", *kept.items(), sep="\n  ")
    for name, more in kept.items():
        bound = EVENTS_GROWTH_KB if name == EVENTS else GROWTH_KB
        assert more.objects <= CONNECTIONS and more.lua_kb <= LUA_KB, (name, more)
        assert more.resident_kb <= bound, (name, more)


def test_reloads_leave_nothing_in_the_master(gateway: Nginx) -> None:
    sizes = []
    for number in range(RELOADS):
        gateway.reload()
        if number % SETTLED == SETTLED - 1:
            assert get(gateway, "/token/") == b"ok"
        sizes.append(resident_kb(gateway.running.pid))
    print(f"the master: {sizes[SETTLED - 1 :: SETTLED]} KB")
    first, last = median(sizes[SETTLED : SETTLED + 30]), median(sizes[-30:])
    assert last - first <= RELOAD_KB


def test_a_worker_needs_little_memory_of_its_own(gateway: Nginx, nginx: Start) -> None:
    empty = nginx(
        http="init_by_lua_block { }",
        server='location / { access_by_lua_block { } return 200 "ok"; }',
        workers=1,
    )
    for path in ("/token/", "/shape/", "/observe/", "/metrics", "/health"):
        get(gateway, path)
    get(empty, "/")
    ours, theirs = (private_kb(one.worker_pids()[0]) for one in (gateway, empty))
    print(f"private memory of a worker: {ours} KB, with an empty script {theirs} KB")
    assert ours - theirs <= WORKER_KB
