"""The settings of a client on the command line. Secrets come from the environment, a file or a
prompt, never from an argument."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from functools import wraps
from itertools import takewhile
from typing import Any, TypeVar

import click

import libperk
from libperk import _core, errors
from libperk._calls import run
from libperk.cli.output import note
from libperk.table import load as table
from libperk.table import row as table_row

Row = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])

CONNECT_S = 5.0  # at most, and at most the time-out
# A person waits for the answer: less patience than a program has.
BOUNDS = {"timeout_ms": 20_000, "max_attempts": 2, "connect_timeout_ms": int(CONNECT_S * 1000)}
REFUSED = (
    "secrets are not taken from arguments, which other users of the machine and the shell's "
    "history can show: use the variable {variable}, --secret-file or the prompt"
)
WEBHOOK_KEY = "webhook_key"
WEBHOOK_VARIABLE = "PERK_WEBHOOK_KEY"


class Given:
    """What the options of a command set for the client."""

    def __init__(
        self,
        pairs: tuple[str, ...],
        secret_file: str | None,
        timeout: float | None,
        attempts: int | None,
    ) -> None:
        self._pairs = pairs
        self._secret_file = secret_file
        self._bounds = {
            "timeout_ms": timeout and int(timeout * 1000),
            "max_attempts": attempts,
            "connect_timeout_ms": timeout and int(min(timeout, CONNECT_S) * 1000),
        }

    def client(self, provider: str, **more: Any) -> Any:
        """A client of a provider. A secret that is missing is asked for at a terminal."""
        row = table_row("providers", provider)
        settings: dict[str, Any] = {
            **self._settings(row),
            **secrets_of(self._secret_file, row),
            **more,
        }
        secret = secret_names(row)
        while True:
            try:
                return getattr(libperk, row["class"])(**settings)
            except errors.MissingError as missing:
                name = missing.pointer or ""
                if name not in secret or name in settings or not can_ask():
                    raise
                settings[name] = ask(name)

    def explainer(self, provider: str) -> Any:
        """A client that is to send nothing: credentials may be missing."""
        try:
            return self.client(provider)
        except errors.MissingError:
            return self.client(provider, token="none")

    @property
    def proxy(self) -> bool:
        """Whether a proxy is set."""
        return any(text.startswith("proxy=") for text in self._pairs)

    def _settings(self, row: Row) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for bound, number in self._bounds.items():
            if number is not None or not os.environ.get(row["env"] + bound.upper()):
                made[bound] = number or BOUNDS[bound]
        for text in self._pairs:
            name, equals, value = text.partition("=")
            if not equals:
                raise click.UsageError("--set: NAME=VALUE is needed")
            if name in secret_names(row) or (name == "proxy" and "@" in value):
                variable = row["env"] + name.upper()
                raise click.UsageError(f"--set {name}: " + REFUSED.format(variable=variable))
            made[name] = value
        return made


def log_in(client: Any) -> bool:
    """Fetches a token, which shows at once whether address and credentials are right. False for a
    client that needs no login."""
    try:
        run(client, _core.perk_call_login(client._handle()))
    except (errors.StateError, errors.InputError):
        return False
    return True


def connection(function: F) -> F:
    """Gives a command the options of the client, as one value `given`."""

    @click.option(
        "--set",
        "pairs",
        multiple=True,
        metavar="NAME=VALUE",
        help="A setting of the client, such as environment=sandbox. No secrets.",
    )
    @secret_file
    @click.option(
        "--timeout",
        type=click.FloatRange(0.001, 86400),
        metavar="SECONDS",
        help="Time for a page, over all attempts; 20.",
    )
    @click.option(
        "--attempts",
        type=click.IntRange(1, 100),
        help="Requests for a page, as far as it is safe to repeat one; 2.",
    )
    @wraps(function)
    def with_connection(
        *args: Any,
        pairs: tuple[str, ...],
        secret_file: str | None,
        timeout: float | None,
        attempts: int | None,
        **more: Any,
    ) -> Any:
        return function(*args, given=Given(pairs, secret_file, timeout, attempts), **more)

    return with_connection  # type: ignore[return-value]


def secret_file(function: F) -> F:
    return click.option(
        "--secret-file",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Lines NAME=VALUE of settings or variables, such as client_secret=….",
    )(function)


# ---- secrets ----


def secret_names(provider: Row) -> set[str]:
    return {
        row["name"]
        for row in table()["settings"]
        if row["secret"] and provider["name"] in row["providers"]
    }


def secrets_of(path: str | None, provider: Row | None) -> dict[str, str]:
    """The settings in a file of NAME=VALUE lines. Without a provider: the webhook key."""
    if path is None:
        return {}
    if os.stat(path).st_mode & 0o077:
        note(f"libperk: other users can read {path}: chmod 600 would prevent it")
    with open(path, encoding="utf-8-sig") as file:
        pairs = dict(_pair(path, number, line) for number, line in enumerate(file, 1))
    pairs.pop("", None)
    if provider is None:
        return {name: pairs[name] for name in (WEBHOOK_KEY, WEBHOOK_VARIABLE) if name in pairs}
    known = {**provider["settings"], **provider["driver_options"]}
    variables = {provider["env"] + name.upper(): name for name in known}
    made = {variables.get(name, name): value for name, value in pairs.items()}
    return {name: made[name] for name in made if name in known or not _is_of_another(name)}


def _pair(path: str, number: int, line: str) -> tuple[str, str]:
    if line.lstrip().startswith("#"):
        return "", ""
    try:
        words = shlex.split(line)
    except ValueError:
        raise click.UsageError(
            f"--secret-file: {path}, line {number}: a quote or a backslash is left open; a value "
            "that has one is written in quotes"
        ) from None
    # As in a shell a comment begins with a word, not within a value.
    words = [*takewhile(lambda word: not word.startswith("#"), words)]
    if not words:
        return "", ""
    name, equals, value = words[-1].partition("=")
    if not equals or len(words) > 1 + (words[0] == "export"):
        raise click.UsageError(f"--secret-file: {path}, line {number}: NAME=VALUE is needed")
    return name, value


def _is_of_another(name: str) -> bool:
    """A variable of another provider, or the webhook key."""
    return name == WEBHOOK_KEY or name.startswith("PERK_")


def webhook_key(path: str | None) -> str:
    """The key that signs webhooks: of the file, the environment or a prompt."""
    found = {**os.environ, **secrets_of(path, None)}
    key = found.get(WEBHOOK_KEY) or found.get(WEBHOOK_VARIABLE)
    if key:
        return key
    if not can_ask():
        raise click.UsageError(f"the webhook key is missing: {WEBHOOK_VARIABLE} or --secret-file")
    return ask(WEBHOOK_KEY)


def can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(name: str) -> str:
    answer: str = click.prompt(name, hide_input=True, err=True)
    return answer
