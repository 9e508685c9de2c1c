"""docs/gateways.md: nginx takes every block of configuration. examples/gateway.sh runs. The blocks
and examples of the other hosts are in test_haproxy_examples.py, test_envoy.py, test_plugins.py."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from gateway_rig import nginx as nginx_rig
from gateway_rig.clients import request
from gateway_rig.nginx import ROOT, SYSTEM_PATH, Nginx, lua_build, modules_folder
from gateway_rig.ports import PATIENCE_S

PAGE = (ROOT / "docs/gateways.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```nginx\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FILES = [block for block in BLOCKS if "\nhttp {" in block]
LOCATIONS = [block for block in BLOCKS if block.startswith("location ")]
SETTINGS = re.search(r"^```lua\n(gateway = .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ENVIRONMENT = {
    "KARD_CLIENT_ID": "client-1",
    "KARD_CLIENT_SECRET": "secret-1",
    "KARD_ORGANIZATION_ID": "organization-1",
    "PERK_WEBHOOK_KEY": "key-1",
}


@pytest.fixture(autouse=True)
def needs_nginx() -> None:
    if not nginx_rig.binary():
        pytest.skip("nginx is not installed")


def check(running: Nginx) -> str:
    """The output of `nginx -t`; fails when the configuration is not valid."""
    done = subprocess.run(
        running.command("-t"),
        env={"PATH": SYSTEM_PATH, **running.env},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def settings(folder: Path) -> str:
    """The table of all settings, in which a key is in a file."""
    assert SETTINGS is not None
    (folder / "key").write_text("key-2\n", encoding="utf-8")
    text = SETTINGS[1].replace("/run/secrets/next-key", str(folder / "key"))
    return f"init_by_lua_block {{ {text} }}"


def place(folder: Path, text: str) -> Nginx:
    """A whole file of an installation, for this tree."""
    running = Nginx(folder, env=ENVIRONMENT)
    (folder / "modules").symlink_to(modules_folder())
    text = text.replace("/opt/perk/lua", str(ROOT / "lua"))
    text = text.replace("/opt/perk/5.1", str(lua_build() / "lua/5.1"))
    text = text.replace("127.0.0.1:8080", f"127.0.0.1:{running.port}")
    head = f"pid nginx.pid;\nworker_processes {running.workers};\n"
    if "daemon off;" not in text:
        head += "daemon off;\n"
    (folder / "nginx.conf").write_text(head + text, encoding="utf-8")
    return running


def test_every_block_is_one_that_is_checked() -> None:
    assert len(FILES) == 1 and len(LOCATIONS) == len(BLOCKS) - 1
    languages = set(re.findall(r"^```(.+)$", PAGE, re.MULTILINE))
    assert languages <= {"nginx", "haproxy", "lua", "yaml"}, languages


def test_the_gateway_of_the_page_is_valid(tmp_path: Path) -> None:
    running = place(tmp_path / "page", FILES[0])
    assert "[warn]" not in check(running)
    with running:  # -t does not run Lua
        assert request(running.port, "POST", "/webhooks").status == 403
    assert not running.lines("error", "warn")


@pytest.mark.parametrize("index", range(len(LOCATIONS)))
def test_the_locations_of_the_page_are_valid(tmp_path: Path, index: int) -> None:
    server = LOCATIONS[index]
    check(Nginx(tmp_path / "page", http=settings(tmp_path), server=server, env=ENVIRONMENT))


def test_the_settings_of_the_page_are_valid(nginx: Callable[..., Nginx], tmp_path: Path) -> None:
    start = "init_worker_by_lua_block { gateway:start() }"
    running = nginx(http=settings(tmp_path) + start, env=ENVIRONMENT)
    assert not running.lines("error", "warn")


def test_a_wrong_configuration_is_not_valid(tmp_path: Path) -> None:
    wrong = FILES[0].replace("access_by_lua_block", "access_by_lua_blck", 1)
    with pytest.raises(AssertionError, match="unknown directive"):
        check(place(tmp_path / "page", wrong))


def test_the_example_is_valid(tmp_path: Path) -> None:
    text = (ROOT / "examples/nginx/nginx.conf").read_text(encoding="utf-8")
    assert "[warn]" not in check(place(tmp_path / "example", text))


def test_the_example_starts_answers_and_stops() -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [ROOT / "examples/gateway.sh", "nginx"],
        env={**kept, "PERK_LUA_BUILD": lua_build().name},
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = done.stdout
    whole, shortened = re.findall(r"^200, (\d+) bytes$", shown, re.MULTILINE)
    assert int(whole) > 2 * int(shortened) > 0
    assert "kard: live" in shown
    assert re.findall(r"^(.*: )?(\d{3})$", shown, re.MULTILINE) == [
        ("", "200"),
        ("the same again, which the application does not see: ", "200"),
        ("changed: ", "401"),
        ("without a signature: ", "403"),
        ("too large: ", "413"),
        ("not a POST: ", "405"),
    ]
    assert shown.count("application: ") == 1
    assert 'perk_logins_total{client="kard",outcome="ok"} 1\n' in shown
    assert 'perk_webhooks_total{result="passed"} 1\n' in shown
