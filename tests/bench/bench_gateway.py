"""A worker of nginx with perk.gateway: tokens against a constant header, checked webhooks of 1 KB
against other ways to handle the same requests. One nginx with one worker has a location for each;
wrk sends to them in turns. All pass their requests on to a second nginx.

Prints the lines described in race.h. The measure is the CPU time of the worker for a request, from
the kernel's /proc/<pid>/schedstat; the lines "_speed" have the wall-clock time of a request, from
the requests that wrk counts.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "gateway"))

from gateway_rig.nginx import Nginx, binary, modules_folder  # noqa: E402
from gateway_rig.upstream import Upstream  # noqa: E402

ROUNDS = 11
SECONDS = 1
CONNECTIONS = 16
KEY = "a-key-of-the-bench"
BODIES = 1000  # events: more than connections, so none is still busy when it comes again

BACKEND = """
    location / { return 200 "ok"; }
    location /once/ { return 503; }  # such an event is forgotten, so it may come again
"""

# A peer reads the raw body and compares its signature in constant time, as we do. njs has no
# function for the latter: the signatures of both are compared, which is faster there than a loop.
JS = """
import crypto from "crypto";
function sign(bytes) {
    return crypto.createHmac("sha256", "%(key)s").update(bytes).digest("base64");
}
function check(r) {
    const given = r.headersIn["notify-signature"] || "";
    const good = sign(sign(r.requestBuffer)) === sign(given);
    if (r.method !== "POST" || !good) { r.return(401); return; }
    r.internalRedirect("@backend");
}
export default {check};
"""

HTTP = """
    keepalive_requests 100000000;
    client_body_buffer_size 1m;
    js_path "%(folder)s";
    js_import bench from bench.js;
    upstream backend { server 127.0.0.1:%(backend)d; keepalive 64; keepalive_requests 100000000; }
    lua_shared_dict perk_once 64m;
    init_by_lua_block {
        local client = {provider = "kard", client_id = "id", client_secret = "secret",
            organization_id = "org",
            base_url = "%(api)s", token_url = "%(login)s"}
        local keys = {"%(key)s"}
        gateway = require("perk.nginx").new{
            dict = "perk", clients = {kard = client}, webhook = {keys = keys, events = false},
        }
        gateway_events = require("perk.nginx").new{
            dict = "perk", webhook = {keys = keys, once = false},
        }
        gateway_once = require("perk.nginx").new{dict = "perk_once", webhook = {keys = keys}}
        hmac = require "openssl.hmac"
        sign = dofile("%(here)s/lua/sha256.lua").signer("%(key)s")
        function read()
            ngx.req.read_body()
            return ngx.req.get_body_data() or ""
        end
        local bit = require "bit"
        function compare(made)
            local given = ngx.var.http_notify_signature or ""
            local differ = bit.bxor(#made, #given)
            for i = 1, #made do
                differ = bit.bor(differ, bit.bxor(made:byte(i), given:byte(i) or 0))
            end
            if ngx.req.get_method() ~= "POST" or differ ~= 0 then return ngx.exit(401) end
        end
    }
    init_worker_by_lua_block { gateway:start() }
"""

PASS = """
    proxy_pass http://backend;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
"""

LOCATIONS = {
    "constant": 'proxy_set_header Authorization "Bearer constant";',
    "token": 'access_by_lua_block { gateway:token("kard") }',
    "bare": "",
    "read": "access_by_lua_block { read() }",
    "webhook": "access_by_lua_block { gateway:webhook() }",
    "events": """
        set $perk_event ""; set $perk_event_id "";
        access_by_lua_block { gateway_events:webhook() }""",
    "once": """
        set $perk_event ""; set $perk_event_id ""; set $perk_delivery "";
        access_by_lua_block { gateway_once:webhook() }
        header_filter_by_lua_block { gateway_once:settle() }
        log_by_lua_block { gateway_once:settle() }""",
    "luaossl": """
        access_by_lua_block {
            compare(ngx.encode_base64(hmac.new("%(key)s", "sha256"):final(read())))
        }""",
    "lua": "access_by_lua_block { compare(sign(read())) }",
}
POSTS = [name for name in LOCATIONS if name not in ("constant", "token")] + ["njs"]

# What is printed: ours against a peer.
RACES = {
    "gateway_token": ("token", "constant", "a constant header"),
    "gateway_webhook": ("webhook", "read", "body read in Lua"),
    "gateway_webhook_bare": ("webhook", "bare", "no Lua"),
    "gateway_webhook_luaossl": ("webhook", "luaossl", "luaossl"),
    "gateway_webhook_njs": ("webhook", "njs", "njs"),
    "gateway_webhook_lua": ("webhook", "lua", "HMAC in Lua"),
    "gateway_webhook_events": ("events", "read", "body read in Lua"),
    "gateway_webhook_once": ("once", "read", "body read in Lua"),
}

WRK = """
local posts, at = {}, 0
for line in io.lines("%(posts)s") do
    local signature, body = line:match("^(%%S+) (.*)$")
    posts[#posts + 1] = {{["Notify-Signature"] = signature}, body}
end
function request()
    at = at %% #posts + 1
    return wrk.format("POST", nil, posts[at][1], posts[at][2])
end
"""


class Turn(NamedTuple):
    cpu: float  # nanoseconds of the worker, each request
    wall: float  # nanoseconds, each request


def deliveries() -> Iterator[str]:
    """A signature and a body of 1,024 bytes a line. Bodies differ in all parts, as those of events
    do: LuaJIT's hash of a long string takes few of its bytes, and strings equal in those collide.
    """
    for number in range(BODIES):
        event = {
            "type": "earnedRewardSettled",
            "id": f"event-{number}",
            "attributes": {"note": ""},
            "meta": {"issuerId": "org"},
        }
        note = hashlib.shake_128(str(number).encode()).hexdigest(512)
        event["attributes"] = {"note": note[: 1024 - len(text_of(event))]}
        body = text_of(event)
        made = hmac.new(KEY.encode(), body.encode(), hashlib.sha256).digest()
        yield f"{base64.b64encode(made).decode()} {body}\n"


def text_of(event: dict[str, object]) -> str:
    return json.dumps({"data": event}, separators=(",", ":"))


def server(names: dict[str, str | int]) -> str:
    """Whatever the location, the backend sees /<location>/."""
    blocks = [f"location /{name}/ {{ {text}{PASS}}}" for name, text in LOCATIONS.items()]
    blocks.append("location /njs/ { js_content bench.check; }")
    blocks.append("location @backend {" + PASS + "}")
    return "\n".join(blocks) % names


def cpu_ns(pid: int) -> int:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def turn(gateway: Nginx, name: str, script: Path) -> Turn:
    (pid,) = gateway.worker_pids()
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    command += ["-s", str(script)] if name in POSTS else []
    before = cpu_ns(pid)
    report = subprocess.run(
        [*command, f"{gateway.url}/{name}/"], capture_output=True, text=True, check=True
    ).stdout
    used = cpu_ns(pid) - before
    found = re.search(r"(\d+) requests in ([\d.]+)s", report)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors", report)
    if not found or (bad and name != "once"):
        raise SystemExit(f"{name}: {report}\n{gateway.log()[-2000:]}")
    requests = int(found[1])
    return Turn(used / requests, float(found[2]) * 1e9 / requests)


def line(what: str, turns: dict[str, list[Turn]], field: int) -> str:
    """The best turns are compared: a turn takes a second, in which other load only adds to it."""
    ours, peer, peer_name = RACES[what.removesuffix("_speed")]
    own, other = (min(one[field] for one in turns[name]) for name in (ours, peer))
    found = {"what": what, "unit": "ns/request", "ours": own, "peer": other, "extra": own - other}
    return json.dumps(found | {"peer_name": peer_name, "ratio": other / own})


def start(folder: Path, stack: ExitStack) -> Nginx:
    """The gateway, with what it needs."""
    api = stack.enter_context(Upstream())
    many = "keepalive_requests 100000000;"
    backend = stack.enter_context(Nginx(folder / "b", http=many, server=BACKEND, workers=1))
    posts = folder / "posts"
    names: dict[str, str | int] = {"key": KEY, "here": str(HERE), "folder": str(folder)}
    names |= {"backend": backend.port, "api": api.url, "login": api.token_url, "posts": str(posts)}
    posts.write_text("".join(deliveries()))
    (folder / "bench.js").write_text(JS % names)
    (folder / "wrk.lua").write_text(WRK % names)
    http, modules = HTTP % names, ("ngx_http_js_module",)
    gateway = Nginx(folder / "g", http=http, server=server(names), workers=1, modules=modules)
    return stack.enter_context(gateway)


def measure(folder: Path) -> dict[str, list[Turn]]:
    turns: dict[str, list[Turn]] = {name: [] for name in [*LOCATIONS, "njs"]}
    with ExitStack() as stack:
        gateway = start(folder, stack)
        for _ in range(ROUNDS):
            for name, found in turns.items():
                found.append(turn(gateway, name, folder / "wrk.lua"))
    return turns


def main() -> None:
    if not binary() or not (modules_folder() / "ngx_http_js_module.so").exists():
        print(json.dumps({"what": "gateway_token", "not_run": "no nginx with Lua and njs here"}))
        return
    with tempfile.TemporaryDirectory() as folder:
        turns = measure(Path(folder))
    for what in RACES:
        print(line(what, turns, 0))
        print(line(what + "_speed", turns, 1))


main()
