"""nginx with the Lua module, in a separate folder: two workers, HTTP/1.1 on `port` and HTTP/2
without TLS on `h2_port`.

    with Nginx(folder, http="init_by_lua_block {…}", server="location / {…}") as nginx:
        nginx.reload()
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from gateway_rig.ports import PATIENCE_S, accepts, free_port, wait_until

ROOT = Path(__file__).resolve().parents[3]
SYSTEM_PATH = os.environ.get("PATH", "") + ":/usr/sbin"

CONFIG = """\
daemon off;
{user}
worker_processes {workers};
worker_shutdown_timeout {shutdown_s}s;
error_log logs/error.log {log_level};
pid nginx.pid;
{modules}
{main}
events {{ worker_connections 4096; }}
http {{
    access_log off;
    lua_socket_log_errors off;
    client_body_temp_path temp/body;
    proxy_temp_path temp/proxy;
    fastcgi_temp_path temp/fastcgi;
    uwsgi_temp_path temp/uwsgi;
    scgi_temp_path temp/scgi;
    lua_package_path "{root}/lua/?.lua;{root}/lua/?/init.lua;;";
    lua_package_cpath "{build}/lua/5.1/?.so;;";
    lua_shared_dict perk 10m;
    {http}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        listen 127.0.0.1:{h2_port} http2 backlog=4096;
        {server}
    }}
}}
"""


def lua_build() -> Path:
    return ROOT / os.environ.get("PERK_LUA_BUILD", "build-lua")


def binary() -> str | None:
    return shutil.which("nginx", path=SYSTEM_PATH)


@functools.cache
def modules_folder() -> Path:
    says = subprocess.run([binary() or "nginx", "-V"], capture_output=True, text=True, check=True)
    found = re.search(r"--modules-path=(\S+)", says.stderr)
    return Path(found[1] if found else "")


def load_modules(*names: str) -> str:
    return "\n".join(f"load_module {modules_folder()}/{name}.so;" for name in names)


def children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def is_serving(pid: int) -> bool:
    """A worker that is not shutting down."""
    try:
        title = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"worker process" in title and b"shutting down" not in title


class Nginx:
    def __init__(
        self,
        folder: Path,
        *,
        http: str = "",
        server: str = "",
        main: str = "",
        env: Mapping[str, str] | None = None,
        workers: int = 2,
        log_level: str = "notice",
        modules: tuple[str, ...] = (),
        shutdown_s: int = 20,
    ) -> None:
        """`env` is given to nginx and named to it; `modules` are loaded in addition."""
        self.folder, self.workers = folder, workers
        self.env = dict(env or {})
        self.port, self.h2_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log_level, self.modules, self.shutdown_s = log_level, modules, shutdown_s
        for name in ("logs", "temp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.configure(http=http, server=server, main=main)
        self.process: subprocess.Popen[bytes] | None = None

    def configure(self, *, http: str = "", server: str = "", main: str = "") -> None:
        """Writes the configuration; a running nginx takes it with `reload`."""
        names = "".join(f"env {name};\n" for name in self.env)
        text = CONFIG.format(
            user="user root root;" if os.geteuid() == 0 else "",
            workers=self.workers,
            shutdown_s=self.shutdown_s,
            log_level=self.log_level,
            modules=load_modules("ndk_http_module", "ngx_http_lua_module", *self.modules),
            main=names + main,
            root=ROOT,
            build=lua_build(),
            http=http,
            server=server,
            port=self.port,
            h2_port=self.h2_port,
        )
        (self.folder / "nginx.conf").write_text(text, encoding="utf-8")

    # ---- its life ----

    def __enter__(self) -> Nginx:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def command(self, *more: str) -> list[str]:
        place = ["-p", str(self.folder), "-c", "nginx.conf", "-e", "logs/error.log"]
        return [binary() or "nginx", *place, *more]

    def start(self) -> Nginx:
        environment = {"PATH": SYSTEM_PATH, **self.env}
        self.process = subprocess.Popen(self.command(), env=environment)
        wait_until(lambda: self._failed() or self._ready(), lambda: self.log()[-2000:])
        if self._failed():
            raise AssertionError(f"nginx did not start: {self.log()[-4000:]}")
        return self

    def _failed(self) -> bool:
        return self.running.poll() is not None

    def _ready(self) -> bool:
        return len(self.worker_pids()) == self.workers and accepts(self.port)

    @property
    def running(self) -> subprocess.Popen[bytes]:
        assert self.process is not None, "nginx was not started"
        return self.process

    def worker_pids(self) -> list[int]:
        """The workers that take new connections."""
        return [pid for pid in children(self.running.pid) if is_serving(pid)]

    def reload(self) -> None:
        """HUP; returns when new workers serve. Old ones may still be finishing their requests."""
        before = set(children(self.running.pid))
        seen = len(self.log())
        self.running.send_signal(signal.SIGHUP)
        wait_until(
            lambda: (
                len(set(self.worker_pids()) - before) == self.workers
                or "[emerg]" in self.log()[seen:]
            ),
            lambda: f"a reload: {self.log()[seen:][-2000:]}",
        )
        assert "[emerg]" not in self.log()[seen:], self.log()[seen:]

    def quit(self, patience_s: float = PATIENCE_S) -> None:
        """QUIT: running requests end first. Fails when nginx does not."""
        if self.process is None or self._failed():
            return
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"nginx did not quit: {self.log()[-2000:]}") from None

    def kill(self) -> None:
        for pid in [*children(self.running.pid), self.running.pid]:
            os.kill(pid, signal.SIGKILL)
        self.running.wait()

    def stop(self) -> None:
        """`quit`, and no alert, emergency or crash may be in the log."""
        self.quit()
        assert not self.alerts(), self.alerts()

    # ---- its log ----

    def log(self) -> str:
        try:
            return (self.folder / "logs/error.log").read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def lines(self, *levels: str) -> list[str]:
        wanted = tuple(f"[{level}]" for level in levels)
        return [line for line in self.log().splitlines() if any(one in line for one in wanted)]

    def alerts(self) -> list[str]:
        return self.lines("emerg", "alert", "crit")
