"""The commands that call an API, work on files and send webhooks: as processes, with a terminal and
without, and in this process for the rest. All of them use one sandbox."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import shlex
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pages
import pytest
from click.testing import CliRunner, Result
from server import Server, reply
from terminals import SCRIPT, TIMEOUT_S, Done, at_terminal, piped, terminal

import libperk
from libperk.cli import app
from libperk.sandbox.testing import Handle

USER = "sandbox-user-1"
OFFERS = ("call", "offers.list", f"user_id={USER}", "page_size=2")
PAGE = (pages.ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
MADE = {"id": "made-1", "enrolled_rewards": ["CARDLINKED"]}


class Variables(dict[str, str]):
    """They hold secrets, which a test that fails must not print."""

    def __repr__(self) -> str:
        return f"<{len(self)} variables>"


@pytest.fixture
def env(sandbox: Handle) -> dict[str, str]:
    return Variables({**sandbox.env, "PERK_WEBHOOK_KEY": sandbox.webhook_key})


@pytest.fixture
def files(tmp_path: Path, sandbox: Handle, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the commands read; it is the current one."""
    body = json.dumps({"data": {"type": "earnedRewardSettled", "id": "n-1", "attributes": {}}})
    signature = libperk.webhooks.sign(sandbox.webhook_key, body)
    (tmp_path / "body.json").write_text(body)
    (tmp_path / "signature").write_text(signature)
    (tmp_path / "people.csv").write_text("name,email\nAna,ana@mail.example.test\n")
    (tmp_path / "ids.txt").write_text(f"{USER}\n")
    (tmp_path / "reply.json").write_text('{"data": {"type": "user", "id": "u", "attributes": {}}}')
    (tmp_path / "sent.jsonl").write_text(json.dumps({"body": body, "signature": signature}) + "\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, env: dict[str, str], given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app.libperk, args, input=given, env=env)


def succeeds(*args: str, env: dict[str, str], given: str | bytes | None = None) -> str:
    done = run(*args, env=env, given=given)
    assert done.exit_code == 0, done.output
    return done.stdout


# ---- every command, with a terminal and without ----

EVERY = {
    "call": (*OFFERS, "-o", "table"),
    "check": ("check", "--provider", "kard", "--user", USER),
    "completion": ("completion", "zsh"),
    "drift": ("drift", "--user", USER),
    "errors": ("errors",),
    "explain": ("explain", *OFFERS[1:]),
    "hem": ("hem", "people.csv"),
    "offers": ("offers", USER),
    "ops": ("ops", "offers"),
    "pull": ("pull", "offers", "--users", "ids.txt", "--out", "o.ndjson"),
    "sandbox": ("sandbox", "--", "sh", "-c", "echo $PERK_BASE_URL"),
    "webhook verify": ("webhook", "verify", "body.json", "--signature", "SIGNATURE"),
    "webhook parse": ("webhook", "parse", "body.json"),
    "webhook trigger": ("webhook", "trigger", "earnedRewardSettled", "--to", "SERVER"),
    "webhook replay": ("webhook", "replay", "sent.jsonl", "--to", "SERVER"),
}


@pytest.mark.parametrize("where", ["pipe", "terminal"])
@pytest.mark.parametrize("command", EVERY)
def test_every_command_as_a_process(
    command: str, where: str, env: dict[str, str], files: Path, server: Server
) -> None:
    server.script = [reply("handled")]
    known = {"SERVER": server.url, "SIGNATURE": (files / "signature").read_text()}
    args = [known.get(word, word) for word in EVERY[command]]
    if where == "pipe":
        done = piped(*args, env=env)
        assert "\x1b" not in done.out + done.err
    else:
        done = at_terminal(*args, env=env, columns=50)
    assert done.code == 0, done
    assert "Traceback" not in done.out + done.err
    assert (done.out + done.err).strip() or command == "pull"


def test_all_commands_are_run_and_described() -> None:
    root = [*app.COMMANDS]
    group = app.libperk.get_command(None, "webhook")  # type: ignore[arg-type]
    inner = [f"webhook {name}" for name in group.commands]  # type: ignore[union-attr]
    assert {*EVERY} == ({*root, *inner} - {"webhook", "webhook listen"})
    for name in [*root, *inner]:
        assert f"libperk {name} " in PAGE or f"libperk {name}\n" in PAGE, name


def command_of(name: str) -> Any:
    found: Any = app.libperk
    for word in name.split():
        found = found.get_command(None, word)
    return found


ALL = [*EVERY, "webhook listen"]


@pytest.mark.parametrize("name", ALL)
def test_help_has_an_example_and_the_page_every_option(name: str) -> None:
    command = command_of(name)
    assert re.search(r"^    libperk ", command.help, re.M) or "\nlibperk " in command.help
    shown = CliRunner().invoke(app.libperk, [*name.split(), "--help"]).output
    assert "libperk " in shown.partition("Options:")[0].partition("\n")[2]
    for option in command.params:
        long = next((word for word in option.opts if word.startswith("--")), None)
        assert long is None or f"{long}" in PAGE, (name, long)
    if " " not in name:
        assert command.get_short_help_str(200) == app.COMMANDS[name]


def examples() -> Iterator[list[str]]:
    """The commands in the page and in the help, as their arguments."""
    texts = [line for block in pages.blocks(PAGE)["sh"] for line in block.splitlines()]
    texts += [line for name in ALL for line in command_of(name).help.splitlines()]
    for text in texts:
        if "libperk " in text.partition("#")[0] and "`" not in text and ". " not in text:
            line = re.sub(r'^eval "\$\((.*)\)"', r"\1", text.strip())
            words = shlex.split(line, comments=True)
            end = next((at for at, word in enumerate(words) if word in ("|", ">", "&")), None)
            yield words[1:end]


@pytest.mark.usefixtures("files")
def test_the_examples_of_page_and_help_are_commands() -> None:
    found = list(examples())
    for words in found:
        inner = words[0] == "webhook"
        name, rest = " ".join(words[: 1 + inner]), words[1 + inner :]
        with command_of(name).make_context(name, rest):
            """It refuses what there is not."""
    assert len(found) > 30


# ---- how it ends ----


def test_ctrl_c_at_a_terminal_ends_with_130(files: Path) -> None:
    """While it waits for a server that is silent."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(TIMEOUT_S)  # a command that fails at once must not hang the test
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        env = {"PERK_BASE_URL": url, "PERK_TOKEN": "t", "PERK_ORGANIZATION_ID": "o"}
        args = ("call", "offers.list", "user_id=u", "-o", "csv", "--out", "o.csv")
        with terminal(*args, env=env) as opened:
            peer, _ = silent.accept()
            with peer:
                peer.recv(1)
                opened.types("\x03")
                done = opened.ends()
    assert done == Done(130, "^Clibperk: interrupted\n")
    assert not list(files.glob("o.csv*"))


def test_ctrl_c_leaves_no_half_file(files: Path) -> None:
    process = subprocess.Popen(
        [SCRIPT, "hem", "-", "--out", "h.csv"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None and process.stderr is not None
    with process.stdin, process.stderr:
        process.stdin.write(b"email\n" + b"not an address\n")
        process.stdin.flush()
        process.stdin.write(b"a@b.example.test\n" * 100_000)  # more than it reads ahead
        process.stdin.flush()
        assert process.stderr.readline().startswith(b"row 1: ")
        assert (files / "h.csv.open").exists()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"libperk: interrupted\n"
        assert process.wait() == 130
    assert not list(files.glob("h.csv*"))


def test_ctrl_c_ends_the_sandbox(env: dict[str, str]) -> None:
    with terminal("sandbox", "--env", env={}) as opened:
        opened.until("PERK_WEBHOOK_KEY=")
        opened.types("\x03")
        done = opened.ends()
    assert done.code == 130 and done.out.endswith("^Clibperk: interrupted\n")
    exports = [line for line in done.out.splitlines() if line.startswith("export ")]
    assert {line.split("=")[0].split()[1] for line in exports} == {*env}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_sandbox_passes_signals_and_the_status_on(number: int) -> None:
    script = "trap 'echo caught; exit 7' TERM INT; echo ready; while :; do sleep 0.01; done"
    process = subprocess.Popen(
        [SCRIPT, "sandbox", "--", "sh", "-c", script],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        assert process.communicate(timeout=TIMEOUT_S) == (b"caught\n", None)
        assert process.returncode == 7
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_a_command_that_is_missing(env: dict[str, str]) -> None:
    done = piped("sandbox", "--", "no-such-command", env={})
    assert (done.code, done.err) == (127, "libperk: no-such-command: there is no such command\n")


@pytest.mark.parametrize("args", ["ops", "--help", "errors"])
def test_a_reader_that_goes_ends_it_silently(args: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [SCRIPT, args], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


def test_a_full_disk_is_reported_in_a_line() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [SCRIPT, "ops"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr == b"libperk: No space left on device\n"


def test_a_wrong_address_fails_at_once(files: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    env = {"PERK_BASE_URL": url, "PERK_CLIENT_ID": "a", "PERK_CLIENT_SECRET": "b"}
    env["PERK_ORGANIZATION_ID"] = "o"
    for args in (EVERY["pull"], EVERY["offers"], EVERY["call"]):
        done = run(*args, env=env)
        assert done.exit_code == 1 and "could not connect" in done.stderr
        assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 2
    assert not list(files.glob("o.ndjson*"))


def test_help_loads_neither_the_core_nor_the_commands() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']; from libperk.cli import main; main(); "
        "sys.exit(not {'libperk._core', 'rich', 'libperk.cli.call'}.isdisjoint(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_name_that_is_near(env: dict[str, str]) -> None:
    for args, words in (
        (("cal",), "did you mean 'call'?"),
        (("call", "offers.lst"), "did you mean 'offers.list'?"),
        (("call", "offers.list", "usr_id=u"), "did you mean 'user_id'?"),
        (("ops", "--provider", "kard2"), "'kard'"),
        (("offers", USER, "--sort", "nam"), "did you mean 'name'?"),
        (("check", "--set", "enviroment=sandbox"), "did you mean 'environment'?"),
        (("errors", "RateLimit"), "did you mean 'rate_limit'?"),
        (("webhook", "trigger", "earnedRewardSetled", "--to", "http://x"), "earnedRewardSettled"),
    ):
        done = run(*args, env=env)
        assert done.exit_code in (1, 2) and words in done.output, (args, done.output)


# ---- call ----


def test_json_is_the_reply_as_it_came(env: dict[str, str], sandbox: Handle) -> None:
    with sandbox.kard() as kard:
        page = next(kard.offers.list(USER, page_size=2).pages())
        assert succeeds(*OFFERS, "-o", "json", env=env) == page.json.decode() + "\n"


def test_pages_are_joined(env: dict[str, str], sandbox: Handle) -> None:
    args = ("call", "offers.list", f"user_id={USER}", "page_size=90", "include=categories")
    whole = json.loads(succeeds(*args, "--all", "-o", "json", env=env))
    with sandbox.kard() as kard:
        offers = kard.offers.list(USER, include="categories").list()
    assert whole["data"] == [offer.raw for offer in offers]
    categories = {each.id for offer in offers for each in offer.related("category")}
    assert sorted(each["id"] for each in whole["included"]) == sorted(categories)
    two = run(*args, "--pages", "2", "-o", "jsonl", env=env)
    assert [json.loads(line) for line in two.stdout.splitlines()] == whole["data"][:180]
    assert "--all, or page_after=" in two.stderr


def test_numbers_and_spaces_survive(server: Server) -> None:
    item = '{"type":"standardOffer", "id":"o","attributes":{"maxRedemptions" : 1.10}}'
    server.script = [reply('{"data": [\n' + item + " ,\n " + item + "]}")]
    env = {"PERK_BASE_URL": server.url, "PERK_TOKEN": "t", "PERK_ORGANIZATION_ID": "o"}
    shown = succeeds("call", "offers.list", "user_id=u", "-o", "jsonl", env=env)
    assert shown == f"{item}\n{item}\n"


def test_rows_as_csv_parquet_and_arrow(env: dict[str, str], files: Path) -> None:
    import pyarrow.ipc
    import pyarrow.parquet

    rows = list(csv.DictReader(succeeds(*OFFERS, "-o", "csv", env=env).splitlines()))
    assert len(rows) == 2 and rows[0]["user_reward_type"] and json.loads(rows[0]["assets"])
    for form in ("parquet", "arrow"):
        succeeds(*OFFERS, "-o", form, "--out", f"o.{form}", env=env)
    parquet = pyarrow.parquet.read_table("o.parquet")
    with pyarrow.ipc.open_stream("o.arrow") as stream:
        assert stream.read_all().equals(parquet)
    assert parquet["id"].to_pylist() == [row["id"] for row in rows]
    assert run("call", "ping.get", "-o", "csv", env=env).exit_code == 2


def test_a_write_is_asked_for(env: dict[str, str], sandbox: Handle) -> None:
    args = ("call", "users.create", f"users={json.dumps(MADE)}")
    refused = run(*args, env=env)
    assert refused.exit_code == 2 and "--yes" in refused.output and not sandbox.ledger("user")
    with terminal(*args, env=env) as opened:
        opened.until("[y/N]")
        opened.types("n\n")
        assert opened.ends().code == 1
    assert not sandbox.ledger("user")
    with terminal(*args, env=env) as opened:
        opened.until("[y/N]")
        opened.types("y\n")
        assert opened.ends().code == 0
    assert len(sandbox.ledger("user")) == 1


def test_items_that_are_rejected_and_an_unknown_outcome(
    env: dict[str, str], sandbox: Handle, files: Path
) -> None:
    (files / "users.json").write_text(json.dumps([MADE, {**MADE, "id": "made-2"}]))
    sandbox.faults({"match": {"operation": "users.create"}, "items_207": [1]})
    done = run("call", "users.create", "users=@users.json", "--yes", "-o", "json", env=env)
    assert done.exit_code == 3 and "rejected" in done.stderr, done.output
    sandbox.reset()
    sandbox.faults({"match": {"operation": "users.create"}, "reset": True})
    given = json.dumps({"users": [MADE]})
    done = run("call", "users.create", "--input", "-", "--yes", env=env, given=given)
    assert done.exit_code == 3, done.output


def test_texts_of_the_api_cannot_drive_the_terminal(server: Server) -> None:
    name = "red \x1b[31m\x07 \u202egnirts <script>"
    offer = {"type": "standardOffer", "id": "o\x1b]0;x", "attributes": {"name": name}}
    server.script = [reply({"data": [offer]})]
    env = {"PERK_BASE_URL": server.url, "PERK_TOKEN": "t", "PERK_ORGANIZATION_ID": "o"}
    call = ("call", "offers.list", "user_id=u")
    for args in (call, ("offers", "u")):
        shown = succeeds(*args, env=env)
        assert "<script>" in shown and not re.search("[\x07\x1b\u202e]", shown), repr(shown)
    exact = json.loads(succeeds(*call, "-o", "jsonl", env=env))
    assert exact == offer
    body = json.dumps({"data": [offer | {"id": "o\x9b\x7f\u202e"}]}, ensure_ascii=False).encode()
    server.script = [reply(body)]
    for args in (
        *((*call, "-o", form) for form in ("table", "json", "jsonl", "csv")),
        ("offers", "u", "--json"),
    ):
        done = at_terminal(*args, env=env)
        assert done.code == 0 and "o\\u009b" in done.out and "<script>" in done.out
        assert not re.search("[\x07\x9b\x7f\u202e]|\x1b\\[31m", done.out), repr(done.out)


def test_a_file_keeps_its_mode_and_links_stay(env: dict[str, str], files: Path) -> None:
    kept = files / "kept.csv"
    kept.touch(0o600)
    kept.chmod(0o600)
    (files / "link.csv").symlink_to(kept)
    (files / "kept.csv.open").touch()  # of a run that was killed
    succeeds(*OFFERS, "-o", "csv", "--out", "link.csv", env=env)
    assert (files / "link.csv").is_symlink() and kept.stat().st_size > 0
    rows = files / "kept.ndjson"
    rows.touch(0o640)
    rows.chmod(0o640)
    succeeds("pull", "offers", "--users", "ids.txt", "--out", "kept.ndjson", env=env)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (kept, rows)] == [0o600, 0o640]
    assert rows.stat().st_size > 0 and not list(files.glob("*.open"))


def test_personal_values_are_masked_in_tables_only(env: dict[str, str]) -> None:
    args = ("call", "users.get", f"user_id={USER}")
    assert USER not in succeeds(*args, env=env) and "***" in succeeds(*args, env=env)
    assert USER in succeeds(*args, "--personal", env=env)
    assert USER in succeeds(*args, "-o", "json", env=env)


# ---- settings and secrets ----


def test_a_secret_is_no_argument(env: dict[str, str]) -> None:
    for pair in ("client_secret=s3cret", "token=s3cret", "proxy=http://me:s3cret@127.0.0.1:1"):
        done = run("check", "--set", pair, env=env)
        assert done.exit_code == 2 and "history" in done.output and "s3cret" not in done.output


def test_a_secret_comes_from_a_file_or_a_prompt(
    env: dict[str, str], files: Path, sandbox: Handle
) -> None:
    secret = env.pop("PERK_CLIENT_SECRET")
    assert run("offers", USER, env=env).exit_code == 2
    file = files / "secret.env"
    file.write_text(f"# ours\nexport PERK_CLIENT_SECRET='{secret}'\nPERK_LEGACY_TOKEN=x\n")
    file.chmod(0o644)
    done = run("offers", USER, "--secret-file", str(file), env=env)
    assert done.exit_code == 0 and "other users can read" in done.stderr
    file.write_text(f"client_secret={secret}\n")
    file.chmod(0o600)
    assert "read" not in run("offers", USER, "--secret-file", str(file), env=env).stderr
    file.write_text("client_secre=x\n")
    done = run("offers", USER, "--secret-file", str(file), env=env)
    assert done.exit_code == 2 and "'client_secret'" in done.stderr
    with terminal("offers", USER, env=env) as opened:
        opened.until("client_secret:")
        opened.types(secret + "\n")
        done_there = opened.ends()
    assert done_there.code == 0 and secret not in done_there.out


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        ("token=a#b", "a#b"),
        ("token='a\\c'  # ours", "a\\c"),
        ("# it's ours\nexport PERK_TOKEN=\"it's\"", "it's"),
    ],
)
def test_a_secret_in_a_file_is_read_as_a_shell_reads_it(
    line: str, sent: str, files: Path, server: Server
) -> None:
    file = files / "secret.env"
    file.touch(0o600)
    file.write_text(line + "\n")
    server.script = [reply({"data": []})]
    env = {"PERK_BASE_URL": server.url, "PERK_ORGANIZATION_ID": "o"}
    succeeds("offers", "u", "--secret-file", str(file), env=env)
    assert server.requests[0].headers["authorization"] == f"Bearer {sent}"


def test_an_open_quote_in_a_file_of_secrets_is_reported_without_it(files: Path) -> None:
    (files / "secret.env").write_text("client_id=c\nclient_secret=it's\n")
    done = run("check", "--secret-file", "secret.env", env={})
    assert done.exit_code == 2 and "line 2: a quote" in done.output and "it's" not in done.output


def test_explain_needs_no_credentials() -> None:
    shown = succeeds("explain", "offers.list", "user_id=u", "organization_id=o", env={})
    assert "https://rewards-api.getkard.com/v2/issuers/o/users/u/offers" in shown


# ---- check and drift ----


def states(*args: str, env: dict[str, str]) -> tuple[int, dict[str, str]]:
    done = run("check", "--provider", "kard", *args, env=env)
    lines = [line.split(None, 1) for line in done.stdout.splitlines() if line[0] != " "]
    return done.exit_code, {rest[:20].strip(): state for state, rest in lines}


def test_check_tells_what_works(env: dict[str, str], sandbox: Handle) -> None:
    code, found = states("--user", USER, env=env)
    assert code == 0 and {"ok", "skipped"} == {*found.values()}
    for name in ("settings", "host", "clock", "login", "rewards:read", "user:read", "quota"):
        assert found[name] == "ok", found
    assert found["user:write"] == found["tls"] == "skipped"
    assert {entry["method"] for entry in sandbox.log()} == {"GET", "POST"}
    assert all(
        entry["operation"].startswith("auth.")
        for entry in sandbox.log()
        if entry["method"] == "POST"
    )


def test_check_finds_a_missing_scope_and_wrong_credentials(
    env: dict[str, str], sandbox: Handle
) -> None:
    sandbox.settings(scopes=["user:read"])
    code, found = states(env=env)
    assert (code, found["rewards:read"], found["user:read"]) == (1, "failed", "ok")
    code, found = states(env={**env, "PERK_CLIENT_SECRET": "wrong"})
    assert (code, found["login"]) == (1, "failed") and "rewards:read" not in found


def test_check_finds_a_wrong_clock(server: Server) -> None:
    server.script = [reply({}, 404, date="Fri, 02 Jan 2015 03:04:05 GMT")]
    env = {"PERK_BASE_URL": server.url, "PERK_TOKEN": "t", "PERK_ORGANIZATION_ID": "o"}
    code, found = states(env=env)
    assert (code, found["clock"], found["login"]) == (1, "failed", "skipped")


def test_drift_is_found_in_a_saved_body(env: dict[str, str], files: Path) -> None:
    assert run("drift", "reply.json", "--operation", "users.get", env=env).exit_code == 0
    body = '{"data": {"type": "user", "id": "u", "attributes": {"newThing": 1}}}'
    (files / "new.json").write_text(body)
    done = run("drift", "new.json", "--operation", "users.get", env=env)
    assert done.exit_code == 1 and "user.newThing" in done.stdout
    found = json.loads(
        run("drift", "new.json", "--operation", "users.get", "--json", env=env).stdout
    )
    assert [row["kind"] for row in found] == ["unknown_field"]


# ---- hashed e-mail ----


def hashed(email: str) -> str:
    return libperk.hem.hash(email)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_hem_of_csv_with_a_bom(mark: str, files: Path) -> None:
    rows = [["id", "E-Mail", "note"], ["1", "a@b.example.test", f'x{mark}"y"'], ["2", "nobody", ""]]
    with open("p.csv", "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=mark).writerows([*rows, ["3", " ", "z"]])
    done = run("hem", "p.csv", "--out", "h.csv", env={})
    assert done.exit_code == 3 and "row 2: " in done.stderr and "nobody" not in done.output
    with open("h.csv", encoding="utf-8", newline="") as file:
        found = list(csv.reader(file, delimiter=mark))
    expected = [["id", "hem", "note"], ["1", hashed("a@b.example.test"), f'x{mark}"y"']]
    assert found == [*expected, ["2", "", ""], ["3", "", "z"]]
    assert run("hem", "p.csv", "--audit", env={}).stdout.startswith("row 2: ")


def test_hem_of_many_rows_in_little_memory(files: Path) -> None:
    with open("many.csv", "w", encoding="utf-8") as file:
        file.write("email\n")
        file.writelines(f"person-{number}@mail.example.test\n" for number in range(20_000))
    with open("h.csv", "wb") as out:
        done = subprocess.run(
            [SCRIPT, "hem", "many.csv"], stdout=out, stderr=subprocess.PIPE, check=True
        )
    assert done.stderr == b"libperk: 20000 rows, 0 addresses in doubt\n"
    lines = Path("h.csv").read_text().splitlines()
    assert len(lines) == 20_001 and lines[-1] == hashed("person-19999@mail.example.test")


def test_hem_of_parquet(files: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table({"id": [1, 2], "email": ["a@b.example.test", None], "z": ["q", "r"]})
    pyarrow.parquet.write_table(table, "p.parquet")
    succeeds("hem", "p.parquet", "--keep", "--out", "h.parquet", env={})
    hems = [hashed("a@b.example.test"), None]
    expected = {**table.to_pydict(), "hem": hems}
    assert pyarrow.parquet.read_table("h.parquet").to_pydict() == expected
    assert pyarrow.parquet.read_table("h.parquet").column_names == ["id", "email", "hem", "z"]


def test_hem_reports_mistakes(files: Path) -> None:
    (files / "latin.csv").write_bytes(b"email\n\xe4@b.example.test\n")
    (files / "empty.csv").write_bytes(b"")
    (files / "bad.parquet").write_bytes(b"none")
    for args, words in (
        (("people.csv", "--column", "emial"), "did you mean 'email'?"),
        (("ids.txt",), "--column is needed"),
        (("latin.csv",), "not UTF-8"),
        (("empty.csv",), "has no head"),
        (("none.csv",), "No such file"),
        (("bad.parquet", "--out", "x.parquet"), "no Parquet file"),
    ):
        done = run("hem", *args, env={})
        assert done.exit_code in (1, 2) and words in done.output, done.output


# ---- webhooks ----


def test_listen_verifies_forwards_and_records(
    env: dict[str, str], files: Path, server: Server
) -> None:
    server.script = [reply("taken"), reply("no", 500), reply("taken")]
    args = ("webhook", "listen", "--forward", server.url, "--record", "d.jsonl")
    with terminal(*args, env=env) as opened:
        opened.until("listening on ")
        opened.until("\n")
        url = re.search(r"http://[\d.:]+", opened.text)[0]  # type: ignore[index]
        sent = ("webhook", "trigger", "earnedRewardApproved", "--to", url)
        assert run(*sent, env=env).exit_code == 0
        assert run(*sent, env={**env, "PERK_WEBHOOK_KEY": "another"}).exit_code == 1
        assert "500" in run(*sent, env=env).output
        opened.until("401 ")
        opened.until("500 ")
        opened.types("\x03")
        assert opened.ends().code == 130
    [first, _] = [json.loads(line) for line in (files / "d.jsonl").read_text().splitlines()]
    assert stat.S_IMODE((files / "d.jsonl").stat().st_mode) == 0o600
    assert first["body"].encode() == server.requests[0].body
    again = run("webhook", "replay", "d.jsonl", "--to", server.url, env=env)
    assert again.exit_code == 0 and server.requests[-1].headers["notify-signature"]


def test_every_event_can_be_triggered(env: dict[str, str], server: Server) -> None:
    from libperk.cli.webhook import EVENTS
    from libperk.cli.words import values

    server.script = [reply("taken")]
    for event in values(EVENTS):
        succeeds("webhook", "trigger", event, "--to", server.url, env=env)
        sent = server.requests[-1]
        made = libperk.webhooks.unwrap(
            sent.body, sent.headers["notify-signature"], env["PERK_WEBHOOK_KEY"]
        )
        assert made.type == event and made.resource is not None


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "127.0.0.1:1/x", "http://me:s3cret@127.0.0.1:1/", "http://x:99999"],
)
def test_what_is_no_address_is_refused_before_anything_is_sent(
    url: str, env: dict[str, str], files: Path
) -> None:
    for args in (
        ("trigger", "earnedRewardSettled", "--to"),
        ("replay", "sent.jsonl", "--to"),
        ("listen", "--forward"),
    ):
        done = run("webhook", *args, url, env=env)
        assert done.exit_code == 2 and "URL without credentials is needed" in done.output
        assert "s3cret" not in done.output


def test_a_delivery_is_verified_and_shown(env: dict[str, str], files: Path) -> None:
    signature = (files / "signature").read_text()
    for command in ("verify", "parse"):
        succeeds("webhook", command, "body.json", "--signature", signature, env=env)
        done = run("webhook", command, "ids.txt", "--signature", signature, env=env)
        assert done.exit_code == 1 and "does not match" in done.stderr
    shown = json.loads(succeeds("webhook", "parse", "body.json", "--json", env=env))
    assert (shown["type"], shown["body"]["data"]["id"]) == ("earnedRewardSettled", "n-1")
    env.pop("PERK_WEBHOOK_KEY")
    done = run("webhook", "verify", "body.json", "--signature", signature, env=env)
    assert done.exit_code == 2 and "PERK_WEBHOOK_KEY" in done.output


# ---- completion ----


def completed(*words: str) -> list[str]:
    env = {
        "_LIBPERK_COMPLETE": "bash_complete",
        "COMP_WORDS": shlex.join(["libperk", *words]),
        "COMP_CWORD": str(len(words)),
    }
    lines = succeeds(env=env).splitlines()
    return [line.partition(",")[2] for line in lines]


def test_shells_complete_commands_and_the_table() -> None:
    assert completed("ch") == ["check"]
    assert completed("call", "offers.l") == ["offers.list"]
    assert "supported_components=" in completed("call", "offers.list", "s")
    assert completed("errors", "RateL") == ["RateLimitError"]
    assert "earnedRewardSettled" in completed("webhook", "trigger", "earned")
    for shell in ("bash", "zsh", "fish"):
        assert "_LIBPERK_COMPLETE" in succeeds("completion", shell, env={})
