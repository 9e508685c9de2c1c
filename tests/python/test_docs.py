"""The pages for users: their Python runs unchanged, each page from top to bottom; what is only
compiled (`py`: it needs packages or servers that are not here) is at least Python."""

from __future__ import annotations

import ast
import asyncio
import gzip
import json
import logging
import pathlib
import re
import subprocess
import types
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import pages
import pytest

import libperk
from libperk.sandbox.testing import Handle, start

FOUND = {
    path.name: pages.blocks(path.read_text(encoding="utf-8"))
    for path in [
        pages.ROOT / "docs" / "README.md",
        *sorted((pages.ROOT / "docs").glob("[a-z]*.md")),
    ]
} | {"README.md": pages.blocks((pages.ROOT / "README.md").read_text(encoding="utf-8"))}
BLOCKS = {name: found.get("python", []) for name, found in FOUND.items()}


def page(name: str) -> str:
    return (pages.ROOT / "docs" / name).read_text(encoding="utf-8")


LEFT_OUT = re.compile(r'(client_id|client_secret|organization_id)="…"')  # what a reader fills in
FILE = "2026-07-02.jsonl.gz"
HOOK_KEY = "hook-key"
EVENT = (
    b'{"data": {"type": "earnedRewardSettled", "id": "n-1", '
    b'"attributes": {"transactionId": "t-1", "commissionEarned": {"value": 250, "type": "CENTS"}}}}'
)


class Redis:
    """As much of a store of keys as a page asks for."""

    def __init__(self) -> None:
        self.held: set[str] = set()

    def set(self, name: str, value: object, *, nx: bool, ex: int) -> bool | None:
        is_new = nx and ex > 0 and name not in self.held
        self.held.add(name)
        return True if is_new else None

    def delete(self, name: str) -> None:
        self.held.discard(name)


@pytest.fixture(scope="module")
def place() -> Iterator[Handle]:
    with start(seed=1) as handle:
        yield handle


def credentials(place: Handle) -> dict[str, Any]:
    return {
        name: place.credentials[name] for name in ("client_id", "client_secret", "organization_id")
    }


@pytest.fixture
def environment(place: Handle, monkeypatch: pytest.MonkeyPatch) -> None:
    """The credentials, where `libperk.Kard()` finds them."""
    for name, value in credentials(place).items():
        monkeypatch.setenv(f"PERK_{name.upper()}", value)


@pytest.fixture
def scene(place: Handle, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> dict[str, Any]:
    """What the pages take for given: clients, a user, a file, a delivery, and what belongs to the
    reader's own program."""
    place.reset()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERK_BASE_URL", place.url)
    pathlib.Path(FILE).write_bytes(
        gzip.compress(b'{"type": "transaction", "id": "t-9", "attributes": {"userId": "user-1"}}\n')
    )
    kard, capillary = libperk.Kard(**credentials(place)), place.credentials["capillary"]
    kard.users.create([{"id": "user-1", "enrolled_rewards": ["CARDLINKED"]}])
    paid: list[Any] = []
    logged: list[str] = []
    return {
        "libperk": libperk,
        "kard": kard,
        "capillary": libperk.Capillary(
            **{name: capillary[name] for name in ("base_url", "key", "secret")}
        ),
        "promotion_id": "none-such",
        "users": [{"id": f"many-{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(120)],
        "pathlib": pathlib,
        "log": types.SimpleNamespace(warning=lambda form, *parts: logged.append(form % parts)),
        "logged": logged,
        **{"key": HOOK_KEY, "keys": [HOOK_KEY], "old_key": HOOK_KEY, "new_key": "hook-key-two"},
        "body": EVENT,
        "request": types.SimpleNamespace(
            headers={"Notify-Signature": libperk.webhooks.sign(HOOK_KEY, EVENT)}
        ),
        "redis": Redis(),
        "pay": lambda *what: paid.append(what),
        "paid": paid,
    }


def run(blocks: list[str], names: dict[str, Any], place: Handle) -> str:
    """Runs blocks after one another; what they printed."""
    shown = StringIO()
    with redirect_stdout(shown):
        for code in blocks:
            filled = LEFT_OUT.sub(lambda found: f"{found[1]}={place.credentials[found[1]]!r}", code)
            exec(compile(filled, code.splitlines()[0], "exec"), names)
    return shown.getvalue()


def test_the_readme(scene: dict[str, Any], place: Handle) -> None:
    shown = run(BLOCKS["README.md"], {}, place).splitlines()
    listed = scene["kard"].offers.list("sandbox-user-1", include="categories", max_pages=1)
    offers = listed.list()
    assert shown[:-1] == [
        f"{offer!r} {offer.user_reward.value} {[each.name for each in offer.related('category')]}"
        for offer in offers
    ]
    assert shown[-1].startswith("1 users/id: must not be empty - ")


def test_webhooks(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["webhooks.md"], scene, place)
    assert scene["paid"] == [("t-1", 250)]
    assert scene["response"].status == 200
    claims = scene["Claims"]()
    assert [claims.claim("a"), claims.claim("a"), claims.release("a"), claims.claim("a")] == [
        True,
        False,
        None,
        True,
    ]
    with pytest.raises(libperk.errors.SignatureError):
        scene["handler"].verifier.verify(EVENT, libperk.webhooks.sign(scene["old_key"], EVENT))


def test_testing(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["testing.md"], scene, place)
    for mode in ("record", "replay"):
        recorder = scene["recorder"]
        assert recorder.mode == mode
        assert scene["kard"].offers.list("user-1").first() is not None
        run(BLOCKS["testing.md"][1:], scene, place)
    assert recorder.unused == 0


def test_tokens(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["tokens.md"], scene, place)
    assert "organization_id=iss-2" in repr(scene["two"])


def test_writes(scene: dict[str, Any], place: Handle) -> None:
    shown = run(BLOCKS["writes.md"], scene, place)
    assert shown.splitlines() == ["100 100", "120 120"]
    assert scene["retry"] == []
    assert scene["placement"].name == "Home"
    assert [entry["operation"] for entry in place.log()][-2:] == ["users.get", "users.update"]


def test_files(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["files.md"], scene, place)
    assert len(place.ledger("file")) == 1
    assert scene["row"]


def test_processes(scene: dict[str, Any], place: Handle) -> None:
    assert run(BLOCKS["processes.md"], scene, place) == "True\n"
    scene["recipe"].open().close()


def test_errors(scene: dict[str, Any], place: Handle) -> None:
    shown = run(BLOCKS["errors.md"], scene, place)
    assert "PROMOTION_NOT_FOUND" in scene["logged"][0]
    assert shown == ""  # the sandbox sends nothing that the table does not know


@pytest.mark.usefixtures("environment")
def test_logging(scene: dict[str, Any], place: Handle, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("libperk")
    try:
        shown = run(BLOCKS["logging.md"], scene, place)
    finally:
        logger.setLevel(logging.NOTSET)
    assert "GET /v2/issuers/{organizationId}/users/{userId} 200 " in shown
    assert "login: new token for " in caplog.text and "user-1" not in shown + caplog.text


def test_values(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["values.md"], scene, place)
    assert "u-1" in [item["id"] for item in place.ledger("user")]


def test_bindings(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["bindings.md"], scene, place)
    assert [entry["operation"] for entry in place.log()][-2:] == [
        "auth.token_basic_form",
        "users.get",
    ]


def test_asyncio(scene: dict[str, Any], place: Handle, environment: None) -> None:
    shown = run(BLOCKS["async.md"], scene, place).splitlines()
    assert len(shown) == len(scene["kard"].offers.list("user-1", supported_components="all").list())
    assert scene["count"] >= 1
    assert len(scene["outcomes"].accepted) == 120
    users = ["user-1", "many-0"]
    counts = asyncio.run(scene["count_all"](users))
    assert asyncio.run(scene["many"](users)) == (counts, sum(counts.values()))


def test_the_sandbox(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["sandbox.md"], scene, place)
    assert scene["sandbox"].process.returncode is not None


def test_bulk(scene: dict[str, Any], place: Handle) -> None:
    scene["kard"].users.create([{"id": "user-2", "enrolled_rewards": ["CARDLINKED"]}])
    shown = run(BLOCKS["bulk.md"], scene, place)
    assert "user-1 " in shown and "none-such failed: NotFoundError" in shown
    assert len(scene["frame"]) == len(scene["pandas_frame"]) == scene["offers"].shape[0] > 0
    assert len(scene["categories"]) > 0 and scene["found"] and len(scene["paths"]) == 1
    assert len(scene["rows"]) == len(scene["frame"])
    scene["recipe"].open().close()


async def got(app: Any, path: str) -> Any:
    """The JSON that an ASGI application returns for a GET, between its start and its end."""
    parts: list[dict[str, Any]] = []
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(part: dict[str, Any]) -> None:
        parts.append(part)

    async with app.router.lifespan_context(app):
        await app(scope, receive, send)
    return json.loads(b"".join(part.get("body", b"") for part in parts))


def test_python(scene: dict[str, Any], place: Handle, environment: None) -> None:
    scene["kard"].users.create([{"id": "user-2", "enrolled_rewards": ["CARDLINKED"]}])
    shown = run(BLOCKS["python.md"], scene, place)
    assert scene["names"] == [offer.name for offer in scene["everything"]]
    assert scene["counts"] == [len(scene["names"])] * 2
    assert len(scene["frame"]) == len(scene["pandas_frame"]) > 0
    assert "404 " in shown and scene["category"].name in shown
    rows = asyncio.run(got(scene["app"], "/offers/user-1"))
    assert [row["name"] for row in rows] == scene["names"]


def test_migrating(scene: dict[str, Any], place: Handle) -> None:
    shown = run(BLOCKS["migrating.md"], scene, place)
    assert len(shown.splitlines()) == len(scene["kard"].offers.list("user-1").list())
    assert {"ada", "bob"} <= {item["id"] for item in place.ledger("user")}


def test_quickstart(scene: dict[str, Any], place: Handle) -> None:
    shown = run(BLOCKS["quickstart.md"], {}, place)
    assert "purchase-1 4250" in shown and "did you mean 'search'?" in shown
    [quoted] = re.findall(r"^    (offers.*)$", page("quickstart.md"), re.MULTILINE)
    assert quoted in shown


@pytest.mark.parametrize("number", range(1, 21))
def test_the_cookbook(
    number: int, place: Handle, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    """Each program runs alone, with its settings from the environment."""
    place.reset()
    monkeypatch.chdir(tmp_path)
    for name, value in place.env.items():
        monkeypatch.setenv(name, value)
    assert len(BLOCKS["cookbook.md"]) == page("cookbook.md").count("\n## ") == 20
    shown = run([BLOCKS["cookbook.md"][number - 1]], {}, place)
    assert shown or number in (12, 13, 14, 15)
    assert any(entry["status"] < 400 for entry in place.log()) or number == 18


LITERAL = re.compile(r'"((?:[^"\\\\\n]|\\\\.)*)"')
HOLE = re.compile(r"%[-+.*0-9]*(?:ll|l|z)?[a-z]|\{[^{}]*\}")


def texts() -> str:
    """All texts of the core and of the package; a line break ends each, and is where a value is
    filled in."""
    found = []
    for path in (*(pages.ROOT / "csrc").glob("**/*.c"), *(pages.ROOT / "python").glob("**/*.py")):
        code = re.sub(r'"\s*\\?\n\s*f?"', "", path.read_text(encoding="utf-8"))
        found += [HOLE.sub("\n", text) for text in LITERAL.findall(code)]
    return "\n".join(found).replace("\\\\n", "\n")


def test_quoted_messages_are_those_of_the_core() -> None:
    known = texts()
    rows = re.findall(r"^\| (`.*?`)[^|]*\|", page("troubleshooting.md"), re.MULTILINE)
    assert len(rows) > 50
    for row in rows:
        parts = [part.strip(" '") for part in row.strip("`").split("…")]
        parts = [part for part in parts if len(re.sub(r"\W", "", part)) > 3]
        wrong = [
            part
            for part in parts
            if part not in known and any(each not in known for each in part.split(": "))
        ]
        assert not wrong, f"{row}: no message has {wrong}"


def test_the_program_in_c_is_the_one_that_is_built() -> None:
    assert FOUND["c.md"]["c"] == [
        (pages.ROOT / "examples" / "c" / "offers.c").read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("name", [name for name, found in FOUND.items() if "sh" in found])
def test_shell_blocks_are_shell(name: str) -> None:
    for code in FOUND[name]["sh"]:
        subprocess.run(["bash", "-n"], input=code, text=True, check=True)


def test_notebooks(scene: dict[str, Any], place: Handle) -> None:
    run(BLOCKS["notebooks.md"], scene, place)
    assert pathlib.Path("map.html").read_text(encoding="utf-8").count("<svg") == 1


def test_history(scene: dict[str, Any], place: Handle) -> None:
    shown = run(BLOCKS["history.md"], scene, place)
    assert "<Diff: 0 new, 0 gone" in shown and scene["removed"] == 0
    assert len(scene["entries"]) == scene["second"].count > 0


def test_every_page_with_python_in_it_is_run_here() -> None:
    run_here = {
        "README.md",
        "async.md",
        "webhooks.md",
        "tokens.md",
        "processes.md",
        "writes.md",
        "files.md",
        "errors.md",
        "logging.md",
        "values.md",
        "bindings.md",
        "sandbox.md",
        "testing.md",
        "bulk.md",
        "python.md",
        "migrating.md",
        "quickstart.md",
        "cookbook.md",
        "notebooks.md",
        "history.md",
    }
    assert {name for name, found in BLOCKS.items() if found} == run_here


@pytest.mark.parametrize("name", [name for name, found in FOUND.items() if "py" in found])
def test_what_is_not_run_is_python(name: str) -> None:
    for code in FOUND[name]["py"]:
        compile(code, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
