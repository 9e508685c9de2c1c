"""The reference pages are what the table makes, lack no operation, and every block of Python in
them works."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from typing import Any

import pages
import pytest
from leaks import WATCH

import libperk
from libperk import table
from libperk.sandbox.testing import Handle, start

EXAMPLES: dict[str, Any] = json.loads((pages.FOLDER / "examples.json").read_text(encoding="utf-8"))
BLOCKS = pages.operations()
ROWS = {row["name"]: row for row in table.load()["operations"]}
KINDS = {
    "pages": libperk.Pages,
    "list": libperk.Document,
    "one": libperk.Resource,
    "object": libperk.Resource,
    "value": (str, bool),
}


# ---- the pages ----


def test_every_operation_has_an_example_and_a_block_in_each_language() -> None:
    added = "add the operation to docs/reference/examples.json, in the table's order"
    assert list(EXAMPLES) == list(ROWS), added
    assert set(BLOCKS) == set(ROWS), "run: make generate"
    for name, found in BLOCKS.items():
        assert {language: len(code) for language, code in found.items()} == {
            "python": 1,
            "lua": 1,
            "ruby": 1,
        }, name


def test_an_example_of_a_write_says_what_is_written() -> None:
    """Reads leave nothing behind; of the writes only the beginning of an upload and that of a file
    are not noted down."""
    unnoted = {"transactions.create_upload_urls", "historical_uploads.create"}
    for name, row in ROWS.items():
        if row["http_method"] != "GET" and row["host"] == "api":
            assert ("ledger" in EXAMPLES[name]) == (name not in unnoted), name


def test_the_pages_are_what_the_table_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(pages.ROOT / "tools/generate"))
    made = importlib.import_module("reference").pages()
    kept = {
        str(path.relative_to(pages.FOLDER)): path.read_text(encoding="utf-8")
        for path in pages.FOLDER.glob("**/*.md")
    }
    assert set(made) == set(kept)
    for name, text in made.items():
        assert text == kept[name], f"run: make generate ({name} differs)"


def test_defaults_of_connections_are_those_of_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(pages.ROOT / "tools/generate"))
    shown = importlib.import_module("settings_page").CONNECTION_DEFAULTS
    code = (pages.ROOT / "csrc/curl/transport.c").read_text(encoding="utf-8")
    for name in ("connect_timeout_ms", "http2", "compress"):
        assert f".{name} = {shown[name].strip('`')}," in code, name
    options = {option["name"] for option in table.load()["driver_options"]}
    assert set(shown) <= options


# ---- the blocks ----


@pytest.fixture(scope="module")
def still() -> Iterator[Handle]:
    """A sandbox with the clock of the examples."""
    with start(seed=1, now="2026-03-10T12:00:00Z") as handle:
        yield handle


@pytest.fixture
def fresh(still: Handle, monkeypatch: pytest.MonkeyPatch) -> Handle:
    """The sandbox as if just started, and its credentials in the environment."""
    still.reset()
    told, legacy, capillary = (
        still.credentials,
        *(still.credentials[name] for name in ("legacy", "capillary")),
    )
    settings = {
        "PERK_": {
            "base_url": still.url,
            **{name: told[name] for name in ("client_id", "client_secret", "organization_id")},
        },
        "PERK_LEGACY_": {
            "base_url": still.url,
            "organization_id": told["organization_id"],
            **legacy,
        },
        "PERK_CAPILLARY_": {name: capillary[name] for name in ("base_url", "key", "secret")},
    }
    for prefix, values in settings.items():
        for name, value in values.items():
            monkeypatch.setenv(prefix + name.upper(), value)
    return still


def reached(value: Any, path: str, by_name: bool) -> Any:
    for step in path.split(".") if path else []:
        key: Any = int(step) if step.isdigit() and not by_name else step
        value = getattr(value, step) if key == step and not by_name else value[key]
    return value


@pytest.mark.parametrize("name", list(ROWS))
def test_a_block_does_what_it_says(fresh: Handle, name: str) -> None:
    example, names, shown = EXAMPLES[name], dict[str, Any](), io.StringIO()
    with redirect_stdout(shown):
        exec(pages.setup() + BLOCKS[name]["python"][0], names)
    WATCH.see(shown.getvalue())
    reply = names[example["as"]]
    assert isinstance(reply, KINDS[example["reply"]])
    if example["reply"] in ("list", "pages"):
        assert len(shown.getvalue().splitlines()) == max(1, example.get("count", len(list(reply))))
        reply = next(iter(reply), None)
    for path, value in example.get("expect", {}).items():
        assert reached(reply, path, example["reply"] == "object") == value, path
    assert [item["kind"] for item in fresh.ledger()] == example.get("ledger", [])
    sent = [entry["status"] for entry in fresh.log() if entry["operation"] == name]
    assert set(sent) <= set(ROWS[name]["success"])
    assert len(sent) == 1 or (example["reply"] == "pages" and sent)
