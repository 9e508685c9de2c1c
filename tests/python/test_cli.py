"""The `libperk` command: what it lists, for people and for pipes, and its message without its
extra."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

import libperk
from libperk import cli, table
from libperk.cli import app, output, words

ROWS: list[dict[str, Any]] = table.load()["operations"]
SCRIPT = Path(sys.executable).with_name("libperk")


def run(*args: str) -> Result:
    return CliRunner().invoke(app.libperk, args)


def lines(*args: str) -> list[str]:
    done = run(*args)
    assert done.exit_code == 0, done.output
    return done.output.splitlines()


def named(row: str) -> dict[str, Any]:
    return next(each for each in ROWS if each["name"] == row)


# ---- the list ----


def test_every_operation_has_a_line() -> None:
    head, *rest = lines("ops")
    assert head.split() == ["OPERATION", "METHOD", "PATH", "SCOPE", "REPEAT", "LIMITS"]
    assert [line.split()[:2] for line in rest] == [
        [row["name"], row["http_method"]] for row in ROWS
    ]
    for line, row in zip(rest, ROWS):
        assert f" {words.path(row)}  " in line and f" {row['replay']}" in line, (
            "whole, however long"
        )


@pytest.mark.parametrize(
    ("operation", "cells"),
    [
        (
            "users.create",
            ["POST", "/v2/issuers/{organizationId}/users", "user:write", "once", "1 to 100 items"],
        ),
        ("subscriptions.create", ["POST", "notifications:write", "once", "at least 1 item"]),
        ("notifications.list", ["GET", "notifications:read", "safe", "pages of at most 200"]),
        ("offers.list", ["GET", "rewards:read", "safe", "pages"]),
        ("ping.get", ["GET", "/v2/ping", "no token", "safe"]),
        ("legacy.affiliate_merchants.list", ["GET", "(not published)", "safe"]),
        ("capillary.carts.cancel", ["PUT", "/cancel", "safe"]),
    ],
)
def test_a_line_tells_of(operation: str, cells: list[str]) -> None:
    [line] = [line for line in lines("ops") if line.startswith(f"{operation} ")]
    at = 0
    for cell in cells:
        at = line.index(cell, at) + len(cell)


def test_the_filter_looks_into_names_and_paths() -> None:
    assert {line.split()[0] for line in lines("ops", "ISSUEBULK")[1:]} == {
        "capillary.promotions.issue"
    }
    found = {line.split()[0] for line in lines("ops", "audit")[1:]}
    assert found == {"audits.create", "legacy.audits.create", "legacy.audits.get"}


def test_one_provider_is_chosen() -> None:
    found = [line.split()[0] for line in lines("ops", "users", "--provider", "kard_legacy")[1:]]
    assert found == [
        row["name"]
        for row in ROWS
        if row["provider"] == "kard_legacy" and "/users" in words.path(row)
    ]
    assert run("ops", "--provider", "stripe").exit_code == 2


def test_json_is_rows_of_the_table() -> None:
    assert json.loads(run("ops", "--json").output) == ROWS
    assert json.loads(run("ops", "offers.list", "--json").output) == [named("offers.list")]


def test_nothing_found_is_said_and_fails() -> None:
    done = run("ops", "no such thing")
    assert done.exit_code == 1 and "libperk ops" in done.output


# ---- one in full ----


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_one_is_shown_in_full(row: dict[str, Any]) -> None:
    found = lines("ops", row["name"])
    assert found[0] == f"{row['name']}: {row['doc']}."
    assert f"request   {row['http_method']} {words.path(row)}" in found
    firsts = [line.split()[0] for line in found if line]
    for field in row["params"]:
        assert ("fixed" in field) or field["name"] in firsts
    for _, members in words.bodies(row):
        assert {field["name"] for field in members} <= set(firsts)


def test_bounds_and_values_are_told() -> None:
    shown = run("ops", "transactions.create").output
    for words_ in (
        "6 digits",
        "in cents",
        "one of APPROVED, SETTLED",
        "merchant.name ",
        "always coreTransaction",
        "your id of it",
    ):
        assert words_ in shown
    shown = run("ops", "locations.list").output
    for words_ in ("-90 to 90", "together with latitude", "10 when not given", "in miles"):
        assert words_ in shown


# ---- a terminal, a pipe, no extra ----


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(force_terminal=True, width=70, color_system=None, highlight=False)
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setattr(output, "console", lambda: console)


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_each_request_below_its_operation() -> None:
    found = lines("ops", "users.", "--provider", "kard")
    assert found[:2] == [
        "users.create  user:write, once, 1 to 100 items",
        "    POST /v2/issuers/{organizationId}/users",
    ]
    assert len(lines("ops")) == 2 * len(ROWS), "nothing is cut or folded"


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_parameters_in_a_table_that_fits() -> None:
    _, _, table_ = run("ops", "locations.list").output.partition("Parameters\n")
    assert max(map(len, table_.splitlines())) <= 70
    assert "together with" in table_ and "supported_components" in table_


def test_the_script_runs_and_a_pipe_gets_whole_lines() -> None:
    done = subprocess.run(
        [SCRIPT, "ops", "slot"],
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "40"},
        timeout=60,
    )
    [_, line] = done.stdout.splitlines()
    assert (
        line.startswith("placement_slots.activate")
        and "/placements/{placementId}/slot/{slotId}/activate " in line
    )
    assert line.endswith("once") and "\x1b" not in done.stdout and done.stderr == ""
    version = subprocess.run(
        [SCRIPT, "--version"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert version == f"libperk, version {libperk.__version__}\n"


@pytest.mark.parametrize("absent", ["click", "rich"])
def test_without_its_extra_it_says_what_to_install(absent: str) -> None:
    code = (
        f"import sys; sys.modules[{absent!r}] = None; from libperk.cli import main; "
        f"sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{cli.MISSING}\n")
    assert "libperk[cli]" in cli.MISSING
