"""The `libperk` command as a process: with pipes, and at a terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

SCRIPT = str(Path(sys.executable).with_name("libperk"))
TIMEOUT_S = 40


class Done(NamedTuple):
    """What a process came to; at a terminal `err` is a part of `out`."""

    code: int
    out: str
    err: str = ""


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PERK_")}
    return {**kept, "TERM": "xterm-256color", **variables}


def piped(*args: str, env: Mapping[str, str], given: str = "") -> Done:
    done = subprocess.run(
        [SCRIPT, *args],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=_environment(env),
        timeout=TIMEOUT_S,
    )
    return Done(done.returncode, done.stdout, done.stderr)


class Terminal:
    """A process in a new session with a terminal."""

    def __init__(self, args: tuple[str, ...], env: Mapping[str, str], columns: int) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.process = subprocess.Popen(
            ["setsid", "--ctty", SCRIPT, *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_environment(env),
        )
        os.close(slave)
        self._bytes = b""

    @property
    def text(self) -> str:
        return self._bytes.decode(errors="replace").replace("\r\n", "\n")

    def _read(self) -> bool:
        """Waits for more of the output: whether there was some."""
        assert select.select([self._master], [], [], TIMEOUT_S)[0], self.text
        try:
            more = os.read(self._master, 65536)
        except OSError:  # how a terminal on Linux ends
            return False
        self._bytes += more
        return bool(more)

    def until(self, words: str) -> None:
        """Waits until the output has these words."""
        while words not in self.text:
            assert self._read(), self.text

    def types(self, text: str) -> None:
        os.write(self._master, text.encode())

    def ends(self) -> Done:
        while self._read():
            pass
        return Done(self.process.wait(TIMEOUT_S), self.text)

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._master)


@contextlib.contextmanager
def terminal(*args: str, env: Mapping[str, str], columns: int = 80) -> Iterator[Terminal]:
    opened = Terminal(args, env, columns)
    try:
        yield opened
    finally:
        opened.close()


def at_terminal(*args: str, env: Mapping[str, str], columns: int = 80) -> Done:
    with terminal(*args, env=env, columns=columns) as opened:
        return opened.ends()
