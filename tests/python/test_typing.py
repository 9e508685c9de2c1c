"""The results of type checkers: programs that use all of the package are accepted, and every
mistake in them is found."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import typing_programs

import libperk
from libperk._signatures import parameters

ROOT = Path(__file__).resolve().parents[2]


def test_type_checkers_accept_the_programs_and_find_every_mistake(tmp_path: Path) -> None:
    """In the wrong program a comment stands at each mistake; --strict complains of comments that
    nothing answers to."""
    pytest.importorskip("mypy")
    files = [Path(__file__).with_name("typing_sample.py")]
    for name, text in typing_programs.programs().items():
        files.append(tmp_path / name)
        files[-1].write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-version",
        "3.10",
        "--no-incremental",
        *map(str, files),
    ]
    environment = {"MYPYPATH": str(ROOT / "python"), "PATH": ""}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout


def test_the_programs_use_every_operation_and_every_item() -> None:
    programs = typing_programs.programs()
    rows = [row for row in libperk.table.load()["operations"] if row["host"] != "token"]
    assert len(typing_programs.operations()) == len(rows)
    for path, row in typing_programs.operations():
        assert f"{path}(" in programs["right.py"] and programs["wrong.py"].count(f"{path}(") >= 2
        assert all(f"{field['name']}=" in programs["right.py"] for field in parameters(row)[1])
    for name in typing_programs.SHAPES:
        assert f"wrong_{name}: inputs.{name}" in programs["wrong.py"]
    assert len(re.findall(r"# type: ignore\[", programs["wrong.py"])) > 8 * len(rows)


def test_value_sets_are_types_and_lists_of_their_values() -> None:
    assert get_args(libperk.enums.PurchaseChannel) == ("INSTORE", "ONLINE")
    assert set(libperk.enums.__all__) == {row["name"] for row in libperk.table.load()["enums"]}
    assert all(isinstance(code, int) for code in get_args(libperk.enums.AuditCode))
    with pytest.raises(AttributeError, match="CategoryNames"):
        libperk.enums.CategoryNames


def test_inputs_are_dicts_that_say_what_they_hold() -> None:
    card = libperk.inputs.LegacyNewCard(last4="0123", bin="400000", network="VISA", issuer="Bank")
    assert card == {"last4": "0123", "bin": "400000", "network": "VISA", "issuer": "Bank"}
    assert "last4 (str, required): last four digits; 4 digits" in str(
        libperk.inputs.LegacyNewCard.__doc__
    )
    with pytest.raises(AttributeError, match="LegacyOldCard"):
        libperk.inputs.LegacyOldCard


def test_docstrings_say_what_the_core_checks() -> None:
    legacy, capillary = (
        libperk.KardLegacy(token="t"),
        libperk.Capillary(token="t", base_url="https://api.example.test"),
    )
    create = legacy.users.create.__doc__
    assert "email or user_name: at least one of them is required" in create
    assert "a SHA-256 hash: 64 lowercase hex digits" in create
    assert "not with state, city, longitude" in legacy.locations.list_by_user.__doc__
    evaluate = capillary.carts.evaluate.__doc__
    assert (
        "amount (str, Decimal or float, required): cart total; a decimal number, such as 12.50"
        in evaluate
    )
    assert "cart_items (list of inputs.CartItem, required): the lines; at least 1 item" in evaluate
    events = libperk.Kard(token="t").attributions.create.__doc__
    assert (
        "list of inputs.OfferAttribution or inputs.NotificationAttribution or "
        "inputs.PlacementSlotAttribution" in events
    )
