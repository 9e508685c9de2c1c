"""TLS, HTTP/2 and gzip against a loopback server whose certificate comes from an authority made for
this run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from leaks import refused

import libperk
from libperk import errors

# Answers each request, compressed, with what it was asked by; prints its port once it listens.
APP = """
import asyncio, gzip, json, socket, sys
from hypercorn.asyncio import serve
from hypercorn.config import Config

async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    asked = {name.decode(): value.decode() for name, value in scope["headers"]}
    while (await receive()).get("more_body"):
        pass
    accepts = asked.get("accept-encoding", "")
    seen = {"version": scope["http_version"], "gzip": "gzip" in accepts, "pad": "x" * 20000}
    offer = {"type": "standardOffer", "id": "o-1", "attributes": seen}
    body = gzip.compress(json.dumps({"data": [offer]}).encode())
    head = [(b"content-type", b"application/json"), (b"content-encoding", b"gzip")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})

listener = socket.create_server(("127.0.0.1", 0))
config = Config()
config.bind = [f"fd://{listener.fileno()}"]
config.certfile, config.keyfile = sys.argv[1:]
config.loglevel = "CRITICAL"

async def main():
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, lambda: (sys.stdin.read(), loop.call_soon_threadsafe(end.set)))
    print(listener.getsockname()[1], flush=True)
    await serve(app, config, shutdown_trigger=end.wait)

asyncio.run(main())
"""


class Secure:
    """The server's port and the files of the authorities."""

    def __init__(self, port: int, ca_file: Path, other_ca_file: Path) -> None:
        self.port = port
        self.ca_file = str(ca_file)
        self.other_ca_file = str(other_ca_file)

    def client(self, host: str = "localhost", **options: Any) -> libperk.Kard:
        options.setdefault("max_attempts", 1)
        return libperk.Kard(
            base_url=f"https://{host}:{self.port}", token="t", organization_id="o", **options
        )


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    folder = tmp_path_factory.mktemp("tls")
    authority, other = trustme.CA(), trustme.CA()
    own = authority.issue_cert("localhost")
    authority.cert_pem.write_to_path(folder / "ca.pem")
    other.cert_pem.write_to_path(folder / "other.pem")
    own.private_key_pem.write_to_path(folder / "key.pem")
    own.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    command = [sys.executable, "-c", APP, folder / "cert.pem", folder / "key.pem"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield Secure(int(process.stdout.readline()), folder / "ca.pem", folder / "other.pem")
        process.communicate(timeout=20)


def first(client: libperk.Kard) -> Any:
    with client:
        return client.offers.list("u", max_pages=1).first()


@pytest.mark.parametrize(("http2", "version"), [(None, "2"), (True, "2"), (False, "1.1")])
def test_http2_and_gzip_over_tls(secure: Secure, http2: bool | None, version: str) -> None:
    offer = first(secure.client(ca_file=secure.ca_file, http2=http2))
    assert (offer["version"], offer["gzip"], len(offer["pad"])) == (version, True, 20000)


def test_compressed_replies_need_not_be_asked_for(secure: Secure) -> None:
    offer = first(secure.client(ca_file=secure.ca_file, compress=False))
    assert (offer["gzip"], len(offer["pad"])) == (False, 20000)  # this server does not care


def test_one_client_many_requests(secure: Secure) -> None:
    with secure.client(ca_file=secure.ca_file) as client:
        assert {client.offers.list("u", max_pages=1).list()[0]["version"] for _ in range(3)} == {
            "2"
        }


def test_an_unknown_authority_is_refused(secure: Secure) -> None:
    for options in ({}, {"ca_file": secure.other_ca_file}):
        with refused(errors.ConnectError, match="unknown issuer") as caught:
            first(secure.client(**options))
        assert not caught.value.outcome_unknown
        assert not caught.value.retryable


def test_an_authority_that_cannot_be_read_is_refused_when_it_is_given(
    secure: Secure, tmp_path: Path
) -> None:
    for path in (secure.ca_file + ".gone", str(tmp_path)):
        with refused(errors.InputError, match="ca_file"):
            first(secure.client(ca_file=path))
    (tmp_path / "empty.pem").write_text("no certificate")
    with refused(errors.ConnectError, match="ca_file"):
        first(secure.client(ca_file=str(tmp_path / "empty.pem")))


def test_a_certificate_of_another_name_is_refused(secure: Secure) -> None:
    with refused(errors.ConnectError, match="another host name"):
        first(secure.client("127.0.0.1", ca_file=secure.ca_file))


def test_a_write_that_was_not_let_out_is_known_not_to_have_happened(secure: Secure) -> None:
    with (
        secure.client(ca_file=secure.other_ca_file, max_attempts=4) as client,
        refused(errors.ConnectError) as caught,
    ):
        client.offers.activate("u", "o-1")
    assert (caught.value.outcome_unknown, caught.value.retryable, caught.value.attempts) == (
        False,
        False,
        1,
    )


def test_variables_of_other_programs_decide_nothing(
    secure: Secure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a proxy nor curl's authority comes from there."""
    for name in ("https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("CURL_CA_BUNDLE", secure.ca_file)
    assert first(secure.client(ca_file=secure.ca_file))["version"] == "2"
    with refused(errors.ConnectError):
        first(secure.client())


def test_ssl_cert_file_names_the_authorities(
    secure: Secure, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", secure.ca_file)
    assert first(secure.client())["version"] == "2"
    with refused(errors.ConnectError, match="unknown issuer"):  # the setting comes first
        first(secure.client(ca_file=secure.other_ca_file))
    monkeypatch.setenv(
        "SSL_CERT_FILE", str(tmp_path / "absent.pem")
    )  # nothing else is trusted then
    with refused(errors.ConnectError, match="SSL_CERT_FILE holds no certificates"):
        first(secure.client())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hide the files of the system")
@pytest.mark.parametrize("installed", [False, True], ids=["nothing", "certifi"])
def test_a_machine_without_certificates(secure: Secure, tmp_path: Path, installed: bool) -> None:
    """In a mount namespace where the usual places are empty."""
    if installed:
        module = f"def where():\n    return {secure.ca_file!r}\n"
        (tmp_path / "certifi.py").write_text(module, encoding="utf-8")
    else:
        (tmp_path / "certifi.py").write_text("raise ImportError\n", encoding="utf-8")
    program = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
import libperk
url = "https://localhost:{secure.port}"
kard = libperk.Kard(base_url=url, token="t", organization_id="o", max_attempts=1)
try:
    print(kard.offers.list("u", max_pages=1).first()["version"])
except libperk.errors.ConnectError as error:
    print(error)
"""
    places = [place for place in ("/etc/ssl", "/etc/pki") if os.path.isdir(place)]
    hide = " && ".join(f"mount -t tmpfs none {place}" for place in places)
    command = ["unshare", "--mount", "sh", "-c", f'{hide} && exec "$0" "$@"', sys.executable]
    env = {name: value for name, value in os.environ.items() if name != "SSL_CERT_FILE"}
    done = subprocess.run(
        [*command, "-c", program], env=env, capture_output=True, text=True, check=False
    )
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("no mount namespace here")
    expected = "2\n" if installed else "there is no file of trusted certificates"
    assert expected in done.stdout, done.stderr


def test_errors_name_the_host_and_its_setting(secure: Secure) -> None:
    with refused(errors.ConnectError, match=rf"\(host localhost:{secure.port} of base_url\)"):
        first(secure.client())
    login = {"client_id": "i", "client_secret": "s", "organization_id": "o", "max_attempts": 1}
    elsewhere = libperk.KardLegacy(
        base_url="http://127.0.0.1:1", token_url="http://127.0.0.1:2/token", **login
    )
    with refused(errors.ConnectError, match=r"\(host 127\.0\.0\.1:2 of token_url\)"):
        elsewhere.offers.list_by_user("u").first()
    for proxy in ("http://127.0.0.1:1", "http://no-such-proxy.invalid:1"):
        with refused(errors.ConnectError, match="to the proxy: .*see the setting proxy"):
            first(secure.client(proxy=proxy))
    local = libperk.Kard(base_url="http://127.0.0.1:1", token="t", max_attempts=1)
    with refused(errors.ConnectError, match=r"\(host 127\.0\.0\.1:1 of url\)"):
        local.download("http://127.0.0.1:1/file")
