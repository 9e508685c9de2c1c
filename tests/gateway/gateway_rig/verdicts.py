"""Runs the table of expected answers (verdicts.txt) against a host.

A host is a context manager of a Target: the ports and the path that take deliveries, and the
upstream that they reach. The gateway knows KEYS, and lets every delivery pass that is good.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from gateway_rig.clients import Reply, request, request_h2
from gateway_rig.upstream import Upstream

TABLE = Path(__file__).resolve().parents[1] / "verdicts.txt"
KEYS = ("hook-key-one", "hook-key-two")
HEADER = "Notify-Signature"
EVENT = "auditUpdate"
CAP = 1_048_576
_BY_LENGTH = ("length", "expect")


@dataclass
class Target:
    port: int
    h2_port: int
    upstream: Upstream
    path: str = "/hook"
    table: str = "whole"  # the part of the table that the host has to meet


class Case(NamedTuple):
    size: int
    framing: str
    signature: str
    status: int

    @property
    def name(self) -> str:
        return f"{self.size} {self.framing} {self.signature}"


def cases(part: str) -> Iterator[Case]:
    """The cases of one part of the table."""
    text = TABLE.read_text(encoding="utf-8").split(f"[{part}]")[1].split("[")[0]
    _, signatures, *rows = text.strip().splitlines()
    for row, _, statuses in (line.partition(":") for line in rows):
        yield from _cases_of(row.split(), signatures.split(), [int(s) for s in statuses.split()])


def _cases_of(row: list[str], signatures: list[str], statuses: list[int]) -> Iterator[Case]:
    for size in (int(word) for word in row if word.isdigit()):
        for framing in (word for word in row if not word.isdigit()):
            for signature, status in zip(signatures, statuses, strict=True):
                yield Case(size, framing, signature, status)


# ---- deliveries ----


def sign(body: bytes, key: str = KEYS[0]) -> str:
    return base64.b64encode(hmac.digest(key.encode(), body, "sha256")).decode()


def notification(event_id: str, size: int = 0) -> bytes:
    """A notification of `size` bytes; the shortest one by default."""
    data = {"type": EVENT, "id": event_id, "attributes": {"auditCode": 8001}}
    text = json.dumps({"data": data, "meta": {"pad": ""}})
    return text.replace('"pad": "', '"pad": "' + "x" * (size - len(text))).encode()


def tampered(body: bytes) -> bytes:
    """One byte in the middle is another one; an empty body stays as it is."""
    changed = bytearray(body)
    if changed:
        changed[len(body) // 2] ^= 0xFF
    return bytes(changed)


SIGNATURES: dict[str, Callable[[bytes], list[str]]] = {
    "good": lambda body: [sign(body)],
    "second": lambda body: [sign(body, KEYS[1])],
    "tampered": lambda body: [sign(body or b"x")],
    "wrong": lambda body: [sign(body, "hook-key-other")],
    "none": lambda body: [],
    "first": lambda body: [sign(body), sign(b"other")],
    "last": lambda body: [sign(b"other"), sign(body)],
}


def delivery(case: Case, event_id: str = "") -> tuple[list[str], bytes]:
    """The values of the signature's header, and the body."""
    body = notification(event_id or case.name, case.size) if case.size else b""
    values = SIGNATURES[case.signature](body)
    return values, tampered(body) if case.signature == "tampered" else body


def send(target: Target, case: Case, values: list[str], body: bytes) -> Reply:
    headers = [("X-Case", case.name), *((HEADER, value) for value in values)]
    if case.framing == "h2":
        return request_h2(target.h2_port, "POST", target.path, headers, body, length=False)
    if case.status == 413 and case.framing in _BY_LENGTH:
        return _send_head(target, case, headers)
    return request(target.port, "POST", target.path, headers, body, framing=case.framing)


def _send_head(target: Target, case: Case, headers: list[tuple[str, str]]) -> Reply:
    """The head alone: only a gateway that decides by Content-Length answers."""
    headers = [*headers, ("Content-Length", str(case.size))]
    if case.framing == "expect":
        headers.append(("Expect", "100-continue"))
    return request(target.port, "POST", target.path, headers, framing="none")


# ---- the run ----


def differences(target: Target) -> list[str]:
    """What differs from the table: answers, and what the upstream got."""
    found, passed = [], []
    for case in cases(target.table):
        values, body = delivery(case)
        reply = send(target, case, values, body)
        if reply.status != case.status:
            found.append(f"{case.name}: {reply.status}, expected {case.status}")
        if case.status == 200:
            passed.append((case.name, sha256(body).hexdigest()))
    arrived = [
        (one.header("x-case"), sha256(one.body).hexdigest()) for one in target.upstream.received
    ]
    if arrived != passed:
        odd = sorted(str(name) for name, _ in set(arrived) ^ set(passed))
        found.append(f"the upstream got {len(arrived)}, expected {len(passed)}: {odd}")
    return found
