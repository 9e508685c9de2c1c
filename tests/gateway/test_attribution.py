"""Attribution in nginx: every event that was observed arrives once, or is counted."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gateway_rig.clients import request
from gateway_rig.load import Load, get
from gateway_rig.nginx import Nginx
from gateway_rig.ports import free_port, wait_until
from gateway_rig.upstream import Upstream

import libperk
from libperk.sandbox.testing import Handle

USERS = [f"viewer-{number}" for number in range(8)]
SHOWN = 5  # impressions of one response

SETTINGS = """
    init_by_lua_block {{
        gateway = require("perk.nginx").new{{
            dict = "perk",
            clients = {{
                kard = {{
                    client_id = "{client_id}", client_secret = "{client_secret}",
                    organization_id = "{organization_id}", base_url = "{url}",
                }},
            }},
            attribution = {{client = "kard", {options}}},
        }}
    }}
    init_worker_by_lua_block {{ gateway:start() }}
"""

# An id tells which response showed it, so that those that arrive can be compared one by one.
OBSERVE = """
    log_by_lua_block {
        for place = 1, %d do
            gateway:observe(ngx.var.arg_user, {
                type = "offerAttribution", entity_id = ngx.var.arg_id .. "." .. place,
                event_code = "IMPRESSION", medium = "BROWSE",
            })
        end
    }
""" % SHOWN

METRICS = "location = /metrics { content_by_lua_block { gateway:metrics() } }"


def settings(url: str, credentials: dict[str, str], options: str = "") -> str:
    names = ("client_id", "client_secret", "organization_id")
    return SETTINGS.format(url=url, options=options, **{name: credentials[name] for name in names})


def counters(running: Nginx) -> Counter[str]:
    text = request(running.port, "GET", "/metrics").body.decode()
    found = re.findall(r'^perk_attribution_events_total\{outcome="(\w+)"\} (\d+)$', text, re.M)
    return Counter({outcome: int(value) for outcome, value in found})


def target(index: int, path: str = "/shown") -> str:
    return f"{path}?user={USERS[index % len(USERS)]}&id=r{index}"


def shown(indexes: range | list[int], prefix: str = "r") -> set[str]:
    return {f"{prefix}{index}.{place + 1}" for index in indexes for place in range(SHOWN)}


def enroll(sandbox: Handle) -> None:
    names = ("client_id", "client_secret", "organization_id")
    with libperk.Kard(
        base_url=sandbox.url, **{n: sandbox.credentials[n] for n in names}
    ) as kard:
        kard.users.create_many(
            [{"id": user, "enrolled_rewards": ["CARDLINKED"]} for user in USERS]
        ).raise_for_errors()


def arrived(sandbox: Handle) -> Counter[str]:
    """How often each event took effect."""
    times = sandbox.control("GET", "applied")["times"].get("attribution", {})
    return Counter({name.split("/")[1]: count for name, count in times.items()})


def sizes(sandbox: Handle) -> list[int]:
    return [
        len(json.loads(entry["body"])["data"]) if isinstance(entry["body"], str) else len(entry["body"]["data"])
        for entry in sandbox.log()
        if entry["operation"] == "attributions.create"
    ]


def test_each_event_arrives_once_over_reloads_and_a_quit(
    nginx: Callable[..., Nginx], sandbox: Handle, upstream: Upstream
) -> None:
    enroll(sandbox)
    running = nginx(
        http=settings(sandbox.url, sandbox.credentials),
        server=f"""
            {METRICS}
            location = /shown {{ return 200 "shown"; {OBSERVE} }}
            location = /slow {{ proxy_pass {upstream.url}/open/slow?ms=1500; {OBSERVE} }}
        """,
    )
