"""`libperk check`: whether calls can work, step by step. It sends reads only."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import click

from libperk import _core, errors
from libperk.cli import ends, output
from libperk.cli.names import PROVIDER, short
from libperk.cli.reads import read_of, scopes_of
from libperk.cli.settings import CONNECT_S, Given, connection, log_in
from libperk.table import names
from libperk.table import row as table_row

SKEW_S = 60  # of the clock, which certificates and tokens bear
COLOURS = {"ok": "green", "failed": "red", "skipped": "yellow"}


class Result(NamedTuple):
    """What a step came to."""

    name: str
    state: str  # a key of COLOURS
    text: str
    advice: str = ""


@click.command()
@click.option("--provider", type=PROVIDER, help="Only this one; else each that has settings.")
@click.option("--user", help="A user of yours, for the reads that need one.")
@connection
def check(provider: str | None, user: str | None, given: Given) -> int:
    """Check settings, host, TLS, clock, login, scopes and quota. Each has a line, with advice when
    it fails. Only reads are sent, never a write.

    \b
    libperk check
    libperk check --provider capillary --user 12345
    """
    failed = False
    chosen = [provider] if provider else _configured()
    for name in chosen:
        if len(chosen) > 1:
            click.echo(f"{table_row('providers', name)['doc']}")
        for result in steps(name, user, given):
            failed = failed or result.state == "failed"
            _print(result)
    return ends.FAILED if failed else ends.DONE


def _configured() -> list[str]:
    """The providers that the environment has credentials of; else the first one."""
    found = []
    for name in names("providers"):
        row = table_row("providers", name)
        keys = ("client_id", "token", "key", "username", "base_url")
        if any(row["env"] + key.upper() in os.environ for key in keys if key in row["settings"]):
            found.append(name)
    return found or [next(iter(names("providers")))]


def _print(result: Result) -> None:
    colour = output.is_terminal() and not os.environ.get("NO_COLOR")
    state = f"{result.state:<8}"
    state = click.style(state, fg=COLOURS[result.state]) if colour else state
    click.echo(f"{state} {result.name:<20} {output.safe(result.text, 200)}")
    if result.advice:
        click.echo(f"{'':<29} {output.safe(result.advice, 200)}")


def failure(name: str, error: Any) -> Result:
    return Result(name, "failed", str(error), error.advice)


def steps(provider: str, user: str | None, given: Given) -> Iterator[Result]:
    """The checks of one provider. What cannot work after a failure is left out."""
    try:
        client = given.client(provider)
    except errors.InputError as error:
        yield failure("settings", error)
        return
    with client:
        url = _core.perk_client_setting(client._handle(), "base_url") or ""
        yield Result("settings", "ok", url)
        yield (host := _host(url, given))
        if host.state == "failed":
            return
        found = [*_probe(provider, url, given)]
        yield from found
        if any(result.state == "failed" for result in found[:1]):
            return
        yield (login := _login(client))
        if login.state != "failed":
            yield from (_scope(client, provider, scope, user) for scope in scopes_of(provider))
            yield _quota(client)


def _host(url: str, given: Given) -> Result:
    parts = urlsplit(url)
    name, port = parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443)
    if given.proxy:
        return Result("host", "skipped", "a proxy connects")
    try:
        socket.create_connection((name, port), timeout=CONNECT_S).close()
    except OSError as error:
        why = error.strerror or type(error).__name__
        advice = table_row("errors", "connect")["advice"]
        return Result("host", "failed", f"{name} port {port}: {why}", advice)
    return Result("host", "ok", f"{name} port {port}")


def _probe(provider: str, url: str, given: Given) -> Iterator[Result]:
    """TLS and the clock, by a request without credentials. Whatever the server answers will do."""
    with given.client(provider, token="none") as client:
        before = datetime.now(timezone.utc)
        try:
            reply = client.request("GET", "/", max_attempts=1)
            headers = reply.headers if reply is not None else {}
        except errors.ApiError as error:
            headers = error.headers
        except errors.PerkError as error:
            yield failure("tls" if url.startswith("https") else "http", error)
            return
    secure = url.startswith("https")
    text = "the certificate is trusted" if secure else "plain http, for this machine only"
    yield Result("tls", "ok" if secure else "skipped", text)
    yield _clock(headers.get("date"), before)


def _clock(date: str | None, before: datetime) -> Result:
    moment = None
    with suppress(TypeError, ValueError):
        moment = parsedate_to_datetime(date or "")
    if moment is None or moment.tzinfo is None:
        return Result("clock", "skipped", "the server sends no Date")
    seconds = round((before - moment).total_seconds())
    if abs(seconds) <= SKEW_S:
        return Result("clock", "ok", f"within {SKEW_S} s of the server's")
    side = "ahead of" if seconds > 0 else "behind"
    advice = "set the clock by NTP: tokens and certificates depend on it"
    return Result("clock", "failed", f"{abs(seconds)} s {side} the server's", advice)


def _login(client: Any) -> Result:
    try:
        issued = log_in(client)
    except errors.PerkError as error:
        return failure("login", error)
    if issued:
        return Result("login", "ok", "a token was issued")
    return Result("login", "skipped", "no login is needed: the client has a token")


def _scope(client: Any, provider: str, scope: str | None, user: str | None) -> Result:
    name = scope or "no scope"
    found = read_of(provider, scope, user)
    if found is None:
        return Result(name, "skipped", "there is no read for it, and no write is sent")
    row, args = found
    call = getattr(getattr(client, row["namespace"]), row["method"])
    try:
        made = call(**args)
        if row["returns"] == "pages":
            next(made.pages(), None)
    except errors.NotFoundError:
        return Result(name, "ok", f"{short(row)} (no such id)")
    except errors.BadRequestError:
        text = f"{short(row)} refused the made-up id: give --user"
        return Result(name, "skipped", text)
    except errors.PerkError as error:
        return failure(name, error)
    return Result(name, "ok", short(row))


def _quota(client: Any) -> Result:
    quota = client.quota
    if quota is None or quota.remaining is None:
        return Result("quota", "skipped", "replies do not report it")
    of = f" of {quota.capacity}" if quota.capacity is not None else ""
    state = "ok" if quota.remaining else "failed"
    advice = "" if quota.remaining else table_row("errors", "rate_limit")["advice"]
    return Result("quota", state, f"{quota.remaining}{of} requests a minute left", advice)
