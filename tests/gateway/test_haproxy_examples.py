"""The examples of HAProxy: they start, answer and stop; the page's configuration is valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gateway_rig import haproxy as haproxy_rig
from gateway_rig.clients import Reply, request
from gateway_rig.haproxy import LUA, Haproxy
from gateway_rig.nginx import ROOT, lua_build
from gateway_rig.ports import free_port
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import EVENT, HEADER, KEYS, notification, sign

from libperk.sandbox.testing import Handle

PAGE = ROOT / "docs/gateways.md"
EXAMPLES = ROOT / "examples/haproxy"
ENVIRONMENT = {
    "KARD_CLIENT_ID": "client-1",
    "KARD_CLIENT_SECRET": "secret-1",
    "KARD_ORGANIZATION_ID": "org-1",
    "PERK_WEBHOOK_KEY": KEYS[0],
}


def placed(text: str, folder: Path, version: str, ports: dict[str, int]) -> str:
    """A file of an installation, for this tree and these ports. The tree's path may have blanks,
    which a configuration would have to quote."""
    for name, target in (("lua", ROOT / "lua"), ("5.3", lua_build() / "lua" / LUA[version])):
        if not (folder / name).exists():
            (folder / name).symlink_to(target)
    text = text.replace("/opt/perk", str(folder))
    for known, port in ports.items():
        text = text.replace(f"127.0.0.1:{known}", f"127.0.0.1:{port}")
    return text


def blocks(kind: str) -> list[str]:
    section = PAGE.read_text(encoding="utf-8").split("\n## HAProxy\n")[1]
    return re.findall(rf"```{kind}\n(.*?)```", section, re.DOTALL)


@pytest.mark.parametrize("version", haproxy_rig.VERSIONS)
def test_the_configurations_of_the_page_are_valid(version: str, tmp_path: Path) -> None:
    if not haproxy_rig.binary(version):
        pytest.skip(f"HAProxy {version} is not installed")
    (tmp_path / "perk.lua").write_text(blocks("lua")[0], encoding="utf-8")
    for text in blocks("haproxy"):
        config = tmp_path / "haproxy.cfg"
        config.write_text(placed(text, tmp_path, version, {"8080": free_port()}), encoding="utf-8")
        shown = haproxy_rig.check(version, config, ENVIRONMENT)
        assert "WARNING" not in shown, shown


@pytest.mark.parametrize("version", haproxy_rig.VERSIONS)
def test_haproxy_s_own_means(version: str, tmp_path: Path, upstream: Upstream) -> None:
    if not haproxy_rig.binary(version):
        pytest.skip(f"HAProxy {version} is not installed")
    running = Haproxy(tmp_path, version=version)
    ports = {"8080": running.port, "9000": upstream.port}
    text = placed(blocks("haproxy")[1], tmp_path, version, ports)
    (tmp_path / "haproxy.cfg").write_text(text, encoding="utf-8")
    body = notification("n-1", 10_000)
    with running:
        for signature, status in ((sign(body, "webhook-key"), 200), (sign(body), 401), ("", 401)):
            headers = [(HEADER, signature)] if signature else []
            assert request(running.port, "POST", "/open/hook", headers, body).status == status


@pytest.mark.parametrize("version", haproxy_rig.VERSIONS)
def test_the_example(version: str, tmp_path: Path, upstream: Upstream, sandbox: Handle) -> None:
    if not haproxy_rig.binary(version):
        pytest.skip(f"HAProxy {version} is not installed")
    metrics = free_port()
    with example(tmp_path / "haproxy", version, upstream, sandbox, metrics) as running:
        known = sandbox.credentials
        path = f"/v2/issuers/{known['organization_id']}/users/{known['user_id']}/offers"
        assert request(running.port, "GET", path).status == 200
        for size in (1000, 13_000, 1_048_576):
            assert [deliver(running, size).status for _ in range(2)] == [200, 200]
        assert deliver(running, 1_048_577).status == 413
        assert [len(one.body) for one in upstream.received] == [1000, 13_000, 1_048_576]
        assert upstream.received[0].header("x-event") == EVENT
        assert request(running.port, "GET", "/else").status == 404
        assert request(metrics, "GET", "/health").body == b"kard: live\n"
        text = request(metrics, "GET", "/metrics").body.decode()
        assert 'perk_webhooks_settled_total{result="done"} 3' in text


def example(
    folder: Path, version: str, upstream: Upstream, sandbox: Handle, metrics: int
) -> Haproxy:
    """The files as they are, but for places and ports, and a path that needs no token upstream."""
    running = Haproxy(folder, version=version, env=environment(sandbox))
    ports = {
        "8080": running.port,
        "8081": metrics,
        "9000": upstream.port,
        "9100": int(sandbox.url.rsplit(":", 1)[1]),
    }
    for name in ("perk.lua", "haproxy.cfg"):
        text = (EXAMPLES / name).read_text(encoding="utf-8").replace("/webhooks", "/open/webhooks")
        (folder / name).write_text(placed(text, folder, version, ports), encoding="utf-8")
    return running


def environment(sandbox: Handle) -> dict[str, str]:
    names = ("client_id", "client_secret", "organization_id")
    given = {f"KARD_{name.upper()}": str(sandbox.credentials[name]) for name in names}
    return {**ENVIRONMENT, **given}


def deliver(running: Haproxy, size: int) -> Reply:
    body = notification(f"event-{size}", size)
    return request(running.port, "POST", "/open/webhooks", [(HEADER, sign(body))], body)
