"""An id from outside is one segment of the path, whatever it holds; the sandbox's log shows what
was on the wire."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from leaks import refused

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

AWKWARD = {
    "slashes": "bob/../../x?y#z",
    "two dots": "..",
    "one dot": ".",
    "blank": "a b",
    "plus": "a+b",
    "percent": "100%25",
    "unicode": "Zoë-東京-😀",
    "reserved": "a;b=c&d,e:f@g$h!i*j'k(l)",
    "500 characters": "x" * 500,
    "control": "tab\tnewline\n",
}


def segment(user_id: str) -> str:
    """As the wire must carry it: everything escaped but RFC 3986's unreserved; dots too, where they
    alone would mean a folder."""
    return user_id.replace(".", "%2E") if user_id in (".", "..") else quote(user_id, safe="")


@pytest.mark.parametrize("user_id", AWKWARD.values(), ids=AWKWARD.keys())
def test_an_id_stays_one_segment(sandbox: Handle, shopper: libperk.Kard, user_id: str) -> None:
    shopper.users.create([{"id": user_id, "enrolled_rewards": ["CARDLINKED"]}])
    assert shopper.users.get(user_id).id == user_id
    assert shopper.offers.list(user_id, page_size=1).first() is not None
    got, listed = sandbox.log()[-2:]
    assert got["operation"] == "users.get" and listed["operation"] == "offers.list"
    assert got["path"] == f"/v2/issuers/organization-1/users/{segment(user_id)}"
    assert listed["path"] == f"/v2/issuers/organization-1/users/{segment(user_id)}/offers"
    assert [item["id"] for item in sandbox.ledger("user")] == [user_id]


def test_an_organization_stays_one_segment(sandbox: Handle, shopper: libperk.Kard) -> None:
    with refused(errors.NotFoundError):
        shopper.users.get("u", organization_id="../v2/ping?#")
    assert sandbox.log()[-1]["path"] == "/v2/issuers/..%2Fv2%2Fping%3F%23/users/u"


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_id_is_refused(sandbox: Handle, shopper: libperk.Kard, empty: str | None) -> None:
    with refused(errors.InputError) as caught:
        shopper.users.get(empty)
    assert "user_id" in str(caught.value) and sandbox.log() == []


def test_an_id_of_no_text_is_refused(sandbox: Handle, shopper: libperk.Kard) -> None:
    with refused((errors.PerkError, ValueError)):  # type: ignore[arg-type]
        shopper.users.get("lone \ud800 surrogate")
    assert sandbox.log() == []


def test_a_path_longer_than_the_limit_is_refused(sandbox: Handle, shopper: libperk.Kard) -> None:
    with refused(errors.LimitError):
        shopper.users.get("x" * 20_000)
    assert sandbox.log() == []
