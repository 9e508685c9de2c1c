"""Hashed e-mail by the shared vectors, the audit of a column, and explaining a call without sending
it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_vectors import check_error

import libperk
from libperk import errors

VECTORS = Path(__file__).parents[1] / "vectors"


@pytest.mark.parametrize("folder", sorted((VECTORS / "hem").iterdir()), ids=lambda path: path.name)
def test_hem_vector(folder: Path) -> None:
    address = (folder / "address").read_bytes()
    for strict, name in ((True, "hem"), (False, "lenient")):
        expected = folder / name
        if expected.exists():
            assert libperk.hem.hash(address, strict=strict) == expected.read_text()
            continue
        with pytest.raises(errors.InputError) as caught:
            libperk.hem.hash(address, strict=strict)
        if strict:
            check_error(caught.value, json.loads((folder / "error.json").read_text()))


def test_the_lower_case_table_is_unicode_s() -> None:
    script = VECTORS.parents[1] / "tools" / "make_lower.py"
    subprocess.run([sys.executable, script, "--check"], check=True)


def test_the_audit_distinguishes_addresses_that_differ_from_invalid_ones() -> None:
    found = list(
        libperk.hem.audit(["ana@example.org", "\u0130@example.org", "nobody", "+x@gmail.com"])
    )
    assert [(finding.index, finding.differs) for finding in found] == [
        (1, True),
        (2, False),
        (3, False),
    ]
    assert "ana" not in repr(found) and "nobody" not in repr(found)


def test_explain_sends_nothing_and_shows_no_secret(kard: Any, server: Any) -> None:
    shown = kard.explain("offers.list", user_id="u 1", supported_components="all")
    assert (shown["method"], shown["replay"], shown["scope"]) == ("GET", "safe", "rewards:read")
    assert shown["url"].startswith(
        server.url + "/v2/issuers/org-1/users/u%201/offers?supportedComponents=shortDescription&"
    )
    assert shown["headers"]["Authorization"] == "Bearer ***" and "tok-en-1" not in str(shown)
    assert shown["curl"].startswith("curl -X GET 'http://127.0.0.1:")
    assert server.requests == []


def test_explain_knows_each_client_s_own_names() -> None:
    with libperk.KardLegacy(base_url="https://api.example.test", token="t") as old:
        assert (
            old.explain("offers.list_by_user", referring_partner_user_id="u")["operation"]
            == "legacy.offers.list_by_user"
        )
    with (
        libperk.Capillary(base_url="https://api.example.test", token="t") as capillary,
        pytest.raises(errors.UnknownNameError),
    ):
        capillary.explain("promotions.activat", promotion_id="p", customer_id=1)
