"""Memory stays flat while calls are refused, ten thousand times over; in a separate process, so
that only that is measured."""

from __future__ import annotations

import subprocess
import sys

ROUNDS = """
import libperk, resource

kard = libperk.Kard(base_url="https://api.example.test", token="t", organization_id="o")
deep = "[" * 2000
cycle = []
cycle.append(cycle)
EVENT = {"type": "offerAttribution", "entity_id": None}
refused = (
    lambda: libperk.parse(deep),
    lambda: libperk.parse(b'{"a": "\\xff"}'),
    lambda: libperk.dump(cycle),
    lambda: kard.explain("offers.list", user_id=2**64),
    lambda: kard.explain("offers.list", user_id="u", serch="x"),
    lambda: kard.explain("attributions.create", user_id="u", events=[EVENT]),
    lambda: kard.attributions.create("u", [{"type": 1}]),
    lambda: libperk.webhooks.verify(b"body", "short", ["key"]),
)

def rounds(count):
    for n in range(count):
        try:
            refused[n % len(refused)]()
        except (libperk.PerkError, TypeError, ValueError):
            continue
        raise SystemExit(f"number {n % len(refused)} was not refused")

rounds(2000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rounds(10000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_is_flat_over_ten_thousand_refusals() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ROUNDS], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert int(ran.stdout) < 1024, "KiB that the process grew by"
