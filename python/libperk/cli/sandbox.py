"""`libperk sandbox`: the local emulator, alone or around a command."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from libperk.cli.ends import Failure
from libperk.cli.settings import WEBHOOK_VARIABLE
from libperk.sandbox.testing import Handle

# What the terminal sends to a command as well; and what only this process gets.
OF_TERMINAL = (signal.SIGINT, signal.SIGQUIT)
PASSED_ON = (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)
NOT_FOUND, NOT_EXECUTABLE, SIGNALLED = 127, 126, 128  # exit statuses, as shells have them


@click.command(context_settings={"allow_interspersed_args": False})
@click.argument("command", nargs=-1, type=click.UNPROCESSED, metavar="[-- COMMAND...]")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="A port; 0 takes a free one."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Which world to make.")
@click.option("--now", metavar="TIME", help="Stop the clock at this moment (ISO 8601 with a zone).")
@click.option("--env", "as_env", is_flag=True, help="Print lines for a shell: export NAME=VALUE.")
@click.option("--json", "as_json", is_flag=True, help="Print URL and credentials as a JSON line.")
def sandbox(
    command: tuple[str, ...], port: int, seed: int, now: str | None, as_env: bool, as_json: bool
) -> int:
    """Run a local emulator of the APIs. It has made-up data and runs until Ctrl-C or SIGTERM. With
    COMMAND: run it with the variables of the sandbox, end the sandbox with it, and pass its exit
    status and signals on.

    \b
    libperk sandbox -- libperk offers sandbox-user-1
    libperk sandbox --env > sandbox.env
    """
    options = ["--port", str(port), "--seed", str(seed), *(["--now", now] if now else [])]
    if not command and not as_env:
        return _alone([*options, *(["--json"] if as_json else [])])
    with _started(options) as handle:
        variables = {**handle.env, WEBHOOK_VARIABLE: handle.webhook_key}
        if command:
            return _around(command, variables)
        for name, value in variables.items():
            click.echo(f"export {name}={shlex.quote(value)}")
        return _waited(handle.process)


def _process(options: list[str], stdout: int | None) -> subprocess.Popen[bytes]:
    """A sandbox that ends with this process, and is no part of the terminal's foreground."""
    command = [sys.executable, "-m", "libperk.sandbox", "--until-eof", *options]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=stdout, start_new_session=True)


def _alone(options: list[str]) -> int:
    process = _process(options, None)
    try:
        return process.wait()
    finally:
        _end(process)


def _waited(process: subprocess.Popen[bytes]) -> int:
    sys.stdout.flush()
    return process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait()


@contextmanager
def _started(options: list[str]) -> Iterator[Any]:
    process = _process([*options, "--json"], subprocess.PIPE)
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise Failure("the sandbox did not start", process.wait() or 1)
    with Handle(process, json.loads(line)) as handle:
        yield handle


def _around(command: tuple[str, ...], variables: dict[str, str]) -> int:
    """Runs a command with the variables; its exit status."""
    child: subprocess.Popen[bytes] | None = None
    early: list[int] = []  # signals that came before there was a child

    def pass_on(number: int, _: Any) -> None:
        if number in OF_TERMINAL and sys.stdin.isatty():
            return
        if child is None:
            early.append(number)
        else:
            child.send_signal(number)

    for caught in (*OF_TERMINAL, *PASSED_ON):
        signal.signal(caught, pass_on)
    try:
        child = subprocess.Popen(command, env={**os.environ, **variables})
    except FileNotFoundError:
        raise Failure(f"{command[0]}: there is no such command", NOT_FOUND) from None
    except OSError as error:
        raise Failure(f"{command[0]}: {error.strerror}", NOT_EXECUTABLE) from None
    for number in early:
        child.send_signal(number)
    code = child.wait()
    return SIGNALLED - code if code < 0 else code
