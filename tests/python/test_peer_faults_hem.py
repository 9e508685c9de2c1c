"""Addresses that other clients of the same API hash differently from each other, so that one person
has two hashes.

The number in a test's name is the fault's in FAULTS."""

from __future__ import annotations

import hashlib

import pytest
from leaks import refused

import libperk
from libperk import errors

FAULTS = {
    1: "a Gmail address of nothing but a tag",
    2: "a dotted capital I",
    3: "a sigma at the end of a word",
    4: "a byte order mark inside",
    5: "a control character that some take for white space",
}
ADDRESSES = {
    1: "+x@gmail.com",
    2: "\u0130@example.com",
    3: "\u0391\u03a3@example.com",
    4: "a\ufeff" + "b@x.com",
    5: "\x1ca@x.com",
}


def check(number: int) -> None:
    """Refused rather than hashed in a way that others do not share; the audit finds it in a
    column; no message shows it."""
    address = ADDRESSES[number]
    with refused(errors.InputError) as caught:
        libperk.hem.hash(address)
    assert address not in str(caught.value)
    [finding] = libperk.hem.audit(["ana@example.org", address])
    assert finding.index == 1


def test_hem_1_gmail_address_of_a_tag_only() -> None:
    check(1)
    with refused(errors.InputError):
        libperk.hem.hash(ADDRESSES[1], strict=False)


def test_hem_2_dotted_capital_i() -> None:
    check(2)


def test_hem_3_sigma_at_the_end() -> None:
    check(3)


def test_hem_4_byte_order_mark() -> None:
    check(4)


def test_hem_5_control_character() -> None:
    check(5)


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_hem_lenient_hashes_are_the_same_every_time(number: int) -> None:
    """Without strict there is one answer, that of the one routine of the core (the vectors show
    which, for all languages)."""
    try:
        made = {libperk.hem.hash(ADDRESSES[number], strict=False) for _ in range(3)}
    except errors.InputError:
        return
    assert len(made) == 1 and len(made.pop()) == hashlib.sha256().digest_size * 2


def test_hem_addresses_without_a_quarrel_are_hashed() -> None:
    assert (
        libperk.hem.hash("A.na+shop@Example.com")
        == hashlib.sha256(b"a.na+shop@example.com").hexdigest()
    )
