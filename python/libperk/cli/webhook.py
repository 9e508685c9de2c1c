"""`libperk webhook`: deliveries verified, read, sent, received and sent again."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

import libperk
from libperk.cli import ends, output
from libperk.cli.examples import example
from libperk.cli.names import completing
from libperk.cli.output import near, safe
from libperk.cli.people import event_lines
from libperk.cli.settings import secret_file, webhook_key
from libperk.cli.values import bytes_of
from libperk.cli.words import values
from libperk.errors import PerkError
from libperk.testing import Http, Request
from libperk.webhooks._response import HEADER

Row = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])

EVENTS = "NotificationType"
TIMEOUT_S = 10.0
NEEDED = "an http or https URL without credentials is needed, such as http://127.0.0.1:8000/hooks"


def _address(_: click.Context, __: click.Parameter, url: str | None) -> str | None:
    """Checks a URL. One with credentials is refused: a server would not get them."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or "@" in parts.netloc:
        raise click.BadParameter(NEEDED)
    return url


def to_url(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, metavar="URL", callback=_address, **settings)


@click.group()
def webhook() -> None:
    """Verify, read, send, receive and replay webhooks. The key that signs them comes from
    PERK_WEBHOOK_KEY, --secret-file (webhook_key=…) or a prompt.

    \b
    libperk webhook listen --forward http://127.0.0.1:8000/hooks
    """


@webhook.command()
@click.argument("file")
@click.option("--signature", required=True, help="The delivery's header notify-signature.")
@secret_file
def verify(file: str, signature: str, secret_file: str | None) -> None:
    """Check that the body in FILE (- is standard input) is signed by the key, byte by byte as it
    came.

    \b
    libperk webhook verify body.json --signature "$NOTIFY_SIGNATURE"
    """
    libperk.webhooks.verify(bytes_of(file), signature, webhook_key(secret_file))
    click.echo("the signature is that of the body under this key")


@webhook.command()
@click.argument("file")
@click.option("--signature", help="The header notify-signature: verified first. Needs the key.")
@click.option("--personal", is_flag=True, help="Show personal values.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the whole body.")
@secret_file
def parse(
    file: str, signature: str | None, personal: bool, as_json: bool, secret_file: str | None
) -> None:
    """Show what event the body in FILE (- is standard input) is, without checking it unless a
    signature is given.

    \b
    libperk webhook parse body.json
    """
    body = bytes_of(file)
    if signature is not None:
        libperk.webhooks.verify(body, signature, webhook_key(secret_file))
    event = libperk.webhooks.parse(body)
    if as_json:
        names = ("type", "id", "key", "status", "issuer_id", "issuer_name")
        known = {name: getattr(event, name) for name in names}
        output.say(json.dumps(known)[:-1] + f', "body": {event.document.json.decode()}}}')
        return
    for line in event_lines(event, personal):
        click.echo(line)


@webhook.command()
@click.argument("event", shell_complete=completing(lambda: values(EVENTS)))
@to_url("--to", "url", required=True, help="Where it is sent, and only there.")
@secret_file
def trigger(event: str, url: str, secret_file: str | None) -> int:
    """Send a made-up EVENT, signed with the key, to a URL of yours.

    \b
    libperk webhook trigger earnedRewardSettled --to http://127.0.0.1:8000/hooks
    """
    known = values(EVENTS)
    if event not in known:
        hint = near(event, known) or f": {', '.join(known)}"
        raise ends.Failure(f"there is no such event{hint}", ends.USAGE)
    made = {
        "data": {"type": event, "id": str(uuid.uuid4()), "attributes": example(event)},
        "meta": {"issuerId": "example-issuer", "issuerName": "Example Issuer"},
    }
    body = json.dumps(made, separators=(",", ":")).encode()
    status = _post(url, body, libperk.webhooks.sign(webhook_key(secret_file), body), event)
    return ends.DONE if _is_fine(status) else ends.FAILED


@webhook.command()
@click.argument("file")
@to_url("--to", "url", required=True, help="Where they go, and only there.")
@secret_file
def replay(file: str, url: str, secret_file: str | None) -> int:
    """Send the deliveries in FILE again, in their order: lines of JSON with `body` and `signature`,
    as `listen --record` writes them. What has no signature is signed with the key.

    \b
    libperk webhook replay deliveries.jsonl --to http://127.0.0.1:8000/hooks
    """
    sent = fine = 0
    for number, (body, signature) in enumerate(_recorded(file), 1):
        signed = signature or libperk.webhooks.sign(webhook_key(secret_file), body)
        sent, fine = number, fine + _is_fine(_post(url, body, signed, f"delivery {number}"))
    output.note(f"libperk: {fine} of {sent} deliveries were accepted")
    if fine == sent:
        return ends.DONE
    return ends.PARTLY if fine else ends.FAILED


@webhook.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="A port; 0 takes a free one."
)
@to_url("--forward", help="Where verified deliveries are sent on to.")
@click.option("--record", metavar="FILE", help="Append verified deliveries to FILE, for replay.")
@secret_file
def listen(port: int, forward: str | None, record: str | None, secret_file: str | None) -> None:
    """Receive deliveries on a port of this machine until Ctrl-C: verify, print and forward each.
    Answers are those of a handler; a delivery whose forwarding fails is answered 500.

    \b
    libperk webhook listen --port 9000 --forward http://127.0.0.1:8000/hooks
    """
    from libperk.cli.receive import serve

    key = webhook_key(secret_file)

    def on_event(event: libperk.webhooks.Event) -> None:
        body = event.document.json
        signature = libperk.webhooks.sign(key, body)
        if record is not None:
            _append(record, body, signature)
        if forward is not None and not _is_fine(_post(forward, body, signature, event.key)):
            raise ends.Failure("the forwarding failed")

    serve(port, key, on_event)


# ---- sending ----


def _post(url: str, body: bytes, signature: str, name: str) -> int:
    """Sends a delivery, without following redirects; the status, 0 when there was none."""
    headers = [("Content-Type", "application/json"), (HEADER, signature)]
    began = monotonic()
    try:
        status, _, text = Http().send(Request("POST", url, headers, body, TIMEOUT_S))
    except PerkError as error:
        click.echo(f"{safe(name)}: {safe(str(error), 200)}")
        return 0
    except (ValueError, OSError):
        raise click.UsageError(NEEDED) from None
    answer = safe(text.decode("utf-8", "replace").strip(), 100)
    tail = f": {answer}" if answer else ""
    click.echo(f"{safe(name)}: {status} in {(monotonic() - began) * 1000:.0f} ms{tail}")
    return status


def _is_fine(status: int) -> bool:
    return 200 <= status < 300


# ---- recorded deliveries: the bytes of a body survive a text, whatever they are ----


def _recorded(file: str) -> Iterator[tuple[bytes, str | None]]:
    for number, line in enumerate(bytes_of(file).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield row["body"].encode("utf-8", "surrogateescape"), row.get("signature")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ends.Failure(
                f"{file}, line {number}: a JSON object with the text `body` is needed", ends.USAGE
            ) from None


def _append(file: str, body: bytes, signature: str) -> None:
    row = {
        "received_at": datetime.now(timezone.utc).isoformat(),
        "signature": signature,
        "body": body.decode("utf-8", "surrogateescape"),
    }
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(handle, "a", encoding="ascii") as place:
        place.write(json.dumps(row) + "\n")
