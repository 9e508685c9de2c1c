"""Watches a whole pytest session for secrets and personal data: whatever a test prints, logs or
raises, and the text of every error, client, document, resource and verifier that the package makes
meanwhile. A hit fails the test during which it showed up; what comes to light later fails the
session. A complaint names what leaked, never the secret itself."""

from __future__ import annotations

import base64
import hashlib
import re
import traceback
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any
from urllib.parse import quote

import pytest

# The test users' personal data. A user id is none: it names the record in question, as in any log
# of the API's own.
PERSON = {
    "email": "ada.probe@mail.example.test",
    "phone": "+15550100987",
    "zip": "90210-4477",
}
# Credentials that the tests themselves make up.
OWN_SECRETS = {
    "own token": "tok-secret-7f3a91",
    "own client secret": "cs-made-up-55a0c2&+",
    "own password": "till pass-9c41",
}

# Whatever a sandbox made from its seed: its secrets carry their kind in front.
SANDBOX = re.compile(
    r"sandbox-(client-secret|legacy-secret|webhook-key|capillary-secret|till-password|token)-[0-9a-f]{16,}"
)


def spellings(name: str, secret: str) -> Iterator[tuple[str, str]]:
    """The ways in which a secret could show: as it is, escaped, in base64, as the MD5 that
    Capillary's Basic format asks for."""
    raw = secret.encode()
    yield name, secret
    yield f"{name}, escaped", quote(secret, safe="")
    yield f"{name}, base64", base64.b64encode(raw).decode().rstrip("=")
    yield f"{name}, MD5", hashlib.md5(raw, usedforsecurity=False).hexdigest()


class Watch:
    """What must not be seen, and what was seen."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.found: set[str] = set()
        self.texts = 0
        for name, secret in {**PERSON, **OWN_SECRETS}.items():
            self.guard(name, secret)

    def guard(self, name: str, secret: str) -> None:
        for said, spelling in spellings(name, secret):
            self.known.setdefault(spelling, said)

    def guard_sandbox(self, told: dict[str, Any]) -> None:
        """The secrets of one sandbox, out of its output at the start."""
        legacy, capillary = told["legacy"], told["capillary"]
        secrets = {
            "client_secret": (told["client_id"], told["client_secret"]),
            "legacy secret": (legacy["client_id"], legacy["client_secret"]),
            "capillary secret": (capillary["key"], capillary["secret"]),
            "till password": (capillary["username"], capillary["password"]),
        }
        self.guard("webhook key", told["webhook_key"])
        hashed = hashlib.md5(capillary["password"].encode(), usedforsecurity=False).hexdigest()
        for name, (user, secret) in {
            **secrets,
            "till password, MD5": (capillary["username"], hashed),
        }.items():
            self.guard(name, secret)
            self.guard(f"{name}, Basic", f"{user}:{secret}")

    def hits(self, text: str) -> set[str]:
        return {f"the sandbox's {kind}" for kind in SANDBOX.findall(text)} | {
            name for spelling, name in self.known.items() if spelling in text
        }

    def see(self, *texts: str) -> None:
        self.texts += len(texts)
        for text in texts:
            self.found |= self.hits(text)

    def see_object(self, thing: object) -> None:
        self.see(repr(thing), str(thing), f"{thing}")

    def see_error(self, error: BaseException) -> None:
        """An exception as text, with its traceback and all that it carries but the server's own
        body."""
        self.see_object(error)
        self.see(*traceback.format_exception(error))
        self.see(repr({name: value for name, value in vars(error).items() if name != "_body"}))

    def see_log(self, entries: Iterable[dict[str, Any]]) -> None:
        """The sandbox's log. The bodies in it are what the tests sent: persons belong there,
        secrets do not."""
        for entry in entries:
            self.see(repr({**entry, "body": ""}))
            self.found |= self.hits(entry["body"]) - {
                said for name in PERSON for said, _ in spellings(name, "")
            }

    def take(self) -> list[str]:
        found, self.found = sorted(self.found), set()
        return found


WATCH = Watch()


@contextmanager
def refused(kind: type[BaseException], match: str | None = None) -> Generator[Any, None, None]:
    """pytest.raises that shows the exception to the watch, traceback and all. `.value` is the
    exception."""
    with pytest.raises(kind, match=match) as caught:
        yield caught
    WATCH.see_error(caught.value)


def _after(function: Any) -> Any:
    @wraps(function)
    def watched(self: Any, *args: Any, **named: Any) -> Any:
        made = function(self, *args, **named)
        WATCH.see_object(self)
        return made

    return watched


def _with_result(function: Any) -> Any:
    @wraps(function)
    def watched(self: Any, *args: Any, **named: Any) -> Any:
        made = function(self, *args, **named)
        for one in made if isinstance(made, list) else [made]:
            WATCH.see_object(one)
        return made

    return watched


def watch_package() -> None:
    """From now on the texts of what the package makes are seen."""
    from libperk import _client, _documents, _failure, webhooks
    from libperk.sandbox.testing import Handle

    places: Iterable[tuple[type, str]] = (
        (_client.Client, "__init__"),
        (_client.Client, "close"),
        (_documents.Document, "__init__"),
        (_failure.PerkError, "__init__"),
        (_failure.PerkError, "_fill"),
        (webhooks.Verifier, "__init__"),
    )
    for kind, name in places:
        setattr(kind, name, _after(getattr(kind, name)))
    for name in ("resource", "resources"):  # they are made in C
        setattr(_documents._Home, name, _with_result(getattr(_documents._Home, name)))
    start = Handle.__init__

    @wraps(start)
    def started(self: Any, process: Any, credentials: dict[str, Any]) -> None:
        start(self, process, credentials)
        WATCH.see_object(self)
        if "capillary" in credentials:
            WATCH.guard_sandbox(credentials)

    setattr(Handle, "__init__", started)


class Plugin:
    """The watch as a pytest plugin; tests/python/conftest.py registers it for the whole session."""

    def __init__(self) -> None:
        self.warned: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        WATCH.see(
            report.longreprtext,
            *(text for title, text in report.sections if title.endswith(report.when)),
        )
        found = WATCH.take()
        if found:
            report.outcome = "failed"
            report.sections = []
            report.longrepr = (
                f"leaked during {report.when}: {', '.join(found)} (what leaked is not printed "
                f"again)"
            )
        return report

    def pytest_warning_recorded(self, warning_message: Any, nodeid: str) -> None:
        self.warned += [
            f"{name}, by a warning of {nodeid}" for name in WATCH.hits(str(warning_message))
        ]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if WATCH.found or self.warned:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        found = WATCH.take() + self.warned
        if found:
            terminalreporter.write_line(f"leaked outside of any test: {', '.join(found)}", red=True)
        terminalreporter.write_line(f"watched {WATCH.texts} texts for secrets and personal data")
