"""A whole gateway in HAProxy: webhooks at /hook (checked by an action, by a service, or by both:
the service takes what does not fit into a buffer), a token for what is below /api, metrics and
health below /perk. /still is Lua that has nothing to do with the upstream.

    with gateway(folder, upstream, "2.6", hook="service") as haproxy: …
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gateway_rig import haproxy
from gateway_rig.haproxy import Haproxy
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import KEYS, Target

SECRET = "secret-of-the-client"
TABLES = {
    "action": "buffer",
    "service": "whole",
    "both": "whole",
}  # the part of the table of verdicts

ACTION = """
    http-request wait-for-body time 60s if hook
    http-request lua.perk_webhook if hook
    http-request deny deny_status 500 if hook !{ var(txn.perk_event) -m found }
    http-request set-path /open/hook if hook
    http-response lua.perk_settle"""

HOOKS = {
    "action": """
    http-request deny deny_status 413 if hook { req.hdr(content-length) -m int gt 15000 }"""
    + ACTION,
    "service": """
    http-request use-service lua.perk_webhook if hook""",
    "both": """
    acl fits req.hdr(content-length) -m int le 12000
    http-request use-service lua.perk_webhook if hook !fits"""
    + ACTION,
}

FRONTEND = """
    acl hook path /hook
    http-request use-service lua.still if {{ path /still }}
    http-request use-service lua.perk_metrics if {{ path_beg /perk/ }}
    {hook}
    {tokens}
    default_backend upstream
"""

TOKENS = """
    http-request lua.perk_token kard if { path_beg /api }
    http-response lua.perk_refused if { status 401 }"""

SECTIONS = """
backend upstream
    server upstream 127.0.0.1:{port}
"""


STILL = """
    core.register_service("still", "http", function(applet)
        applet:set_status(200)
        applet:add_header("content-length", 5)
        applet:start_response()
        applet:send("still")
    end)
"""


def client(upstream: Upstream, client_id: str = "client-1", secret: str = f'"{SECRET}"') -> str:
    """The settings of a client, in Lua."""
    return f"""{{
        provider = "kard", client_id = "{client_id}", client_secret = {secret},
        organization_id = "org-1", base_url = "{upstream.url}", token_url = "{upstream.token_url}",
    }}"""


def script(upstream: Upstream, once: bool = True) -> str:
    keys = ", ".join(f'"{key}"' for key in KEYS)
    return f"""
        {STILL}
        gateway = require("perk.haproxy").new{{
            clients = {{kard = {client(upstream)}}},
            webhook = {{keys = {{{keys}}}, once = {str(once).lower()}}},
            forward = "{upstream.url}/open/hook",
        }}
    """


@contextmanager
def gateway(
    folder: Path,
    upstream: Upstream,
    version: str,
    *,
    hook: str = "action",
    tokens: str = TOKENS,
    per_thread: bool = False,
) -> Iterator[Haproxy]:
    if not haproxy.binary(version):
        pytest.skip(f"HAProxy {version} is not installed")
    with Haproxy(
        folder,
        version=version,
        lua=script(upstream, once=not per_thread),
        frontend=FRONTEND.format(hook=HOOKS[hook], tokens=tokens),
        sections=SECTIONS.format(port=upstream.port),
        per_thread=per_thread,
    ) as running:
        yield running


def target(running: Haproxy, upstream: Upstream, hook: str = "action") -> Target:
    return Target(running.port, running.h2_port, upstream, table=TABLES[hook])
