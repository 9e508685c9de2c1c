"""The sandbox as a process: its notice, its options, and that it always ends."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from libperk.sandbox import testing
from libperk.sandbox.seed.world import Credentials
from libperk.sandbox.wire.contract import Contract

Start = Any
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def launch(contract: Contract) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(*options: str, code: str | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, *(["-c", code] if code else ["-m", "libperk.sandbox"]), *options]
        started.append(
            subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()  # type: ignore[union-attr]


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_it_quickly_and_cleanly(launch: Start, number: signal.Signals) -> None:
    process = launch("--json")
    first_line(process)
    process.send_signal(number)
    assert process.wait(30) == 0
    assert process.stderr.read() == ""


def test_signal_ends_it_in_the_middle_of_a_slow_reply(contract: Contract) -> None:
    handle = testing.start()
    handle.faults({"delay_ms": 60_000})
    parts = urlsplit(handle.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("GET", "/v2/ping")
    while not handle.log():
        time.sleep(0.01)
    assert handle.stop() == 0
    connection.close()


def test_signal_ends_it_with_an_idle_connection_open(contract: Contract) -> None:
    handle = testing.start()
    parts = urlsplit(handle.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("GET", "/v2/ping")
    connection.getresponse().read()
    assert handle.stop() == 0
    connection.close()


def test_the_other_loopback_address(launch: Start) -> None:
    process = launch("--json", "--host", "::1")
    parts = urlsplit(json.loads(first_line(process))["url"])
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("GET", "/v2/ping")
    assert (parts.hostname, connection.getresponse().status) == ("::1", 200)
    connection.close()


def test_json_is_one_line_with_all_that_a_client_needs(launch: Start) -> None:
    process = launch("--json", "--seed", "7")
    own = json.loads(first_line(process))
    assert {
        "url",
        "organization_id",
        "client_id",
        "client_secret",
        "webhook_key",
        "user_id",
        "placements",
    } <= set(own)
    assert set(own["legacy"]) == {"client_id", "client_secret", "token_url"}
    assert {
        "base_url",
        "key",
        "secret",
        "username",
        "password",
        "customer_id",
        "promotions",
    } <= set(own["capillary"])
    process.terminate()
    assert process.stdout.read() == ""


def test_people_read_the_same(launch: Start) -> None:
    process = launch()
    assert first_line(process).startswith("libperk sandbox at http://127.0.0.1:")
    process.terminate()
    rest = process.stdout.read()
    assert "client_secret" in rest and "Ctrl-C" in rest


def test_end_of_input_ends_it(launch: Start) -> None:
    process = launch("--json", "--until-eof")
    first_line(process)
    process.stdin.close()
    assert process.wait(30) == 0


def test_death_of_the_parent_ends_it(launch: Start) -> None:
    parent = launch(code="import time; print('up', flush=True); time.sleep(60)")
    first_line(parent)
    process = launch("--json", "--parent-pid", str(parent.pid))
    first_line(process)
    parent.kill()
    parent.wait()
    assert process.wait(30) == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.1", "somewhere"])
def test_other_hosts_are_refused(launch: Start, host: str) -> None:
    process = launch("--host", host)
    assert process.wait(30) == 2
    assert "--i-know" in process.stderr.read()


@pytest.mark.parametrize("port", ["99999", "-1", "65536"])
def test_an_invalid_port_is_reported_in_one_line(launch: Start, port: str) -> None:
    process = launch(f"--port={port}")
    assert process.wait(30) == 2
    assert process.stderr.read() == "libperk.sandbox: --port must be a number from 0 to 65535\n"


def test_taken_port_is_reported_in_one_line(launch: Start) -> None:
    first = launch("--json")
    port = json.loads(first_line(first))["url"].rsplit(":", 1)[1]
    second = launch("--port", port)
    assert second.wait(30) == 1
    assert second.stderr.read().count("\n") == 1


def test_missing_extra_is_reported_in_one_line(launch: Start) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None; import runpy; "
        "runpy.run_module('libperk.sandbox', run_name='__main__')"
    )
    process = launch(code=code)
    assert process.wait(30) == 2
    assert (
        process.stderr.read() == "libperk.sandbox needs its extra: pip install 'libperk[sandbox]'\n"
    )


def test_import_perk_brings_no_server(contract: Contract) -> None:
    code = (
        "import sys, libperk, libperk.sandbox; print([m for m in ('starlette', 'uvicorn', "
        "'asyncio') if m in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )


def test_stopped_clock_and_seed_give_the_same_bytes_twice(contract: Contract) -> None:
    replies = []
    for _ in range(2):
        with testing.start(seed=3, now="2026-03-10T12:00:00Z") as handle:
            replies.append(offers_page(handle))
    assert replies[0] == replies[1]
    assert len(replies[0]) > 20_000


def offers_page(handle: testing.Handle) -> bytes:
    parts, own = urlsplit(handle.url), handle.credentials
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    pair = json.dumps({"client_id": own["client_id"], "client_secret": own["client_secret"]})
    connection.request("POST", "/v2/auth/token", pair, {"Content-Type": "application/json"})
    token = json.loads(connection.getresponse().read())["access_token"]
    path = (
        f"/v2/issuers/{own['organization_id']}/users/{own['user_id']}/"
        f"offers?include=categories&supportedComponents=cta"
    )
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    body = connection.getresponse().read()
    connection.close()
    return body


def test_handle(contract: Contract) -> None:
    with testing.start(token_life_s=9) as handle:
        assert handle.credentials["client_secret"] not in repr(handle)
        assert handle.settings()["token_life_s"] == 9
        assert handle.faults({"status": 500})[0]["status"] == 500
        handle.clear_faults()
        assert (
            handle.faults(),
            handle.ledger(),
            handle.deliveries(),
            handle.logins(),
            handle.revoke_tokens(),
        ) == (
            [],
            [],
            [],
            0,
            0,
        )
        with pytest.raises(ValueError, match="unknown settings"):
            handle.settings(colour="red")
    assert handle.stop() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(handle.process.pid, 0)


def test_replies_have_the_public_address(launch: Start) -> None:
    process = launch("--json", "--public-url", "http://sandbox:8080/")
    credentials = json.loads(first_line(process))
    assert credentials["url"] == "http://sandbox:8080"
    assert credentials["token_url"] == "http://sandbox:8080/v2/auth/token"


@pytest.mark.parametrize("url", ["sandbox:8080", "ftp://sandbox", "http://sandbox/?a=1"])
def test_a_public_address_that_is_none_is_refused(launch: Start, url: str) -> None:
    process = launch("--public-url", url)
    assert process.wait(30) == 2
    assert "--public-url: an http(s) URL" in process.stderr.read()


def test_the_compose_file_has_the_credentials_of_the_first_seed() -> None:
    compose = (ROOT / "examples/compose/compose.yaml").read_text(encoding="utf-8")
    environment = dict(re.findall(r'(PERK_\w+): "?([^"\n]*)', compose))
    own = Credentials.of(1)
    assert environment == {
        "PERK_BASE_URL": "http://sandbox:8080",
        "PERK_INSECURE_HTTP": "true",
        "PERK_ORGANIZATION_ID": own.organization_id,
        "PERK_CLIENT_ID": own.client_id,
        "PERK_CLIENT_SECRET": own.client_secret,
    }
