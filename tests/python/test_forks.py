"""Forked children: nothing of their parent's is used, waited for, closed or finished; and clients
that travel as recipes."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from replies import offer, page
from server import PATIENCE_S, Request, Server, reply

import libperk
from libperk import _recipe, errors

sys.path.append(str(Path(__file__).parents[1] / "forks"))  # last: it has a server.py too
import rig

CLIENT = [sys.executable, str(rig.HERE / "client.py")]
CALLS = {"shared": 80, "login": 40, "ending": 8}

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture(scope="module")
def place() -> Iterator[dict[str, str]]:
    with rig.server() as told:
        yield told


@pytest.mark.parametrize("wire", rig.WIRES)
@pytest.mark.parametrize("mode", rig.MODES)
def test_a_client_and_its_children(place: dict[str, str], mode: str, wire: str) -> None:
    """Half of the calls are writes, and the server's books have their results."""
    verdict = rig.run(CLIENT, place, mode, wire, CALLS[mode])
    assert verdict.wrong == {}
    assert verdict.versions == [rig.WIRES[wire][2]]
    assert verdict.right >= CALLS[mode]


def in_child(work: Callable[[], Any]) -> Any:
    """What `work` returns in a forked child (as repr), or how it failed."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = repr(work())
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writes, said.encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def echo(request: Request) -> Any:
    if request.path.endswith("/auth/token"):
        return reply({"access_token": "t", "expires_in": 3600})
    return reply({"data": {"type": "user", "id": request.path.rsplit("/", 1)[1], "attributes": {}}})


ASKED: list[libperk.Kard] = []


def ask(user: str) -> str:
    return "right" if ASKED[0].users.get(user).id == user else "another user's"


def test_a_pool_of_workers(kard: libperk.Kard, server: Server) -> None:
    server.script = [echo]
    ASKED[:] = [kard]
    assert ask("warm-up") == "right"
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert Counter(pool.map(ask, [f"u{number}" for number in range(200)], 10)) == {"right": 200}
    ASKED.clear()


def test_a_walk_goes_on_in_a_child_over_a_connection_of_its_own(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply(page(offer(1), after="c1")), reply(page(offer(2)))]
    walk = iter(kard.offers.list("u"))
    first = next(walk)
    assert in_child(lambda: [each.id for each in walk]) == repr([offer(2)["id"]])
    assert first.id == offer(1)["id"] and len(server.requests) == 2


def test_what_children_see_of_their_parent_is_data(kard: libperk.Kard, server: Server) -> None:
    server.script = [
        reply({"data": {"type": "user", "id": "u", "attributes": {"neverHeardOf": 1}}})
    ]
    kard.users.get("u")
    assert in_child(lambda: (len(kard.drift()), kard.quota)) == "(1, None)"
    assert in_child(kard.close) == "None" and kard.users.get("u").id == "u"


def test_a_token_function_that_another_thread_is_in(server: Server) -> None:
    inside, leave = threading.Event(), threading.Event()
    main = threading.get_ident()

    def token() -> str:
        if threading.get_ident() != main:
            inside.set()
            leave.wait(PATIENCE_S)
        return "token"

    server.script = [echo]
    with libperk.Kard(base_url=server.url, token=token, organization_id="o") as client:
        thread = threading.Thread(target=client.users.get, args=("a",))
        thread.start()
        assert inside.wait(PATIENCE_S)
        assert in_child(lambda: client.users.get("b").id) == "'b'"
        leave.set()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


# ---- webhooks ----

BODY = b'{"data": {"type": "earnedRewardSettled", "id": "n-1", "attributes": {}}}'


def delivery(handler: libperk.webhooks.Handler) -> int:
    status: int = handler.handle(
        {"notify-signature": libperk.webhooks.sign("key", BODY)}, BODY
    ).status
    return status


class Shared:
    """A store of claims that processes could share."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def claim(self, key: str) -> bool:
        new = key not in self.keys
        self.keys.add(key)
        return new

    def release(self, key: str) -> None:
        self.keys.discard(key)


@pytest.mark.parametrize(("seen", "in_the_child"), [(None, "handled"), (Shared(), "duplicate")])
def test_an_event_that_the_parent_is_handling(seen: Any, in_the_child: str) -> None:
    """To a child it is new, as far as its own memory goes; a store that is shared decides for
    both."""
    inside, leave = threading.Event(), threading.Event()
    main, handled = threading.get_ident(), []

    def on_event(event: libperk.webhooks.Event) -> None:
        handled.append(event.id)
        if threading.get_ident() != main:
            inside.set()
            leave.wait(PATIENCE_S)

    handler = libperk.webhooks.Handler("key", on_event, dedup_store=seen)
    thread = threading.Thread(target=delivery, args=(handler,))
    thread.start()
    assert inside.wait(PATIENCE_S)
    said = in_child(lambda: (delivery(handler), handled))
    assert said == repr((200, ["n-1", "n-1"] if in_the_child == "handled" else ["n-1"]))
    assert delivery(handler) == 503
    leave.set()
    thread.join(PATIENCE_S)
    assert delivery(handler) == 200 and handled == ["n-1"]
    assert in_child(lambda: (delivery(handler), handled)) == "(200, ['n-1'])"


# ---- recipes ----


def fetch(issuer: str | None = None) -> str:
    return f"token-of-{issuer}"


@pytest.fixture
def given(server: Server) -> dict[str, Any]:
    server.script = [echo]
    return {
        "base_url": server.url,
        "client_id": "c",
        "client_secret": "made up for recipes",
        "organization_id": "o",
    }


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[None]:
    yield
    _recipe._opened._clients.clear()


def test_a_recipe_holds_no_secret_unless_asked(
    given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with libperk.Kard(**given, timeout_ms=5000) as client:
        plain, whole = client.recipe(), client.recipe(secrets=True)
    secret = given["client_secret"]
    assert secret not in repr(plain) + str(plain) + repr(whole)
    assert secret.encode() not in pickle.dumps(plain) and secret.encode() in pickle.dumps(whole)
    assert plain.needs == ("PERK_CLIENT_SECRET",) and whole.needs == ()
    with pytest.raises(errors.MissingError, match=r"PERK_CLIENT_SECRET.*recipe\(secrets=True\)"):
        plain.open()
    monkeypatch.setenv("PERK_CLIENT_SECRET", secret)
    assert [each.open().users.get("a").id for each in (plain, whole)] == ["a", "a"]


def test_secrets_of_the_environment_stay_there(
    given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv("PERK_" + name.upper(), value)
    with libperk.Kard() as client:
        recipe = client.recipe()
    assert given["client_secret"].encode() not in pickle.dumps(recipe)
    for name in (
        "PERK_CLIENT_ID",
        "PERK_BASE_URL",
        "PERK_ORGANIZATION_ID",
    ):  # no secrets: they travel
        monkeypatch.delenv(name)
    assert recipe.open().users.get("a").id == "a"


def test_one_client_a_process(given: dict[str, Any]) -> None:
    with libperk.Kard(**given) as client:
        recipe = client.recipe(secrets=True)
        other = client.recipe(secrets=True)
    opened = recipe.open()
    copies = [pickle.loads(pickle.dumps(recipe)).open() for _ in range(3)]
    assert all(each is opened for each in (*copies, other.open(), recipe.open()))
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(recipe.open())) for _ in range(8)]
    opened.close()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(each) for each in found}) == 1 and found[0] is not opened
    assert in_child(lambda: recipe.open().users.get("a").id) == "'a'"


def work(recipe: Any, user: str) -> str:
    return str(recipe.open().users.get(user).id)


WORKER = "import pickle, sys; print(pickle.load(sys.stdin.buffer).open().users.get('a').id)"


def test_workers_open_recipes(given: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERK_CLIENT_SECRET", given["client_secret"])
    with libperk.Kard(**given) as client:
        recipe = client.recipe()
    users = [f"u{number}" for number in range(8)]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.starmap(work, [(recipe, user) for user in users], 1) == users
    command = [sys.executable, "-c", WORKER]
    done = subprocess.run(
        command, input=pickle.dumps(recipe), capture_output=True, timeout=PATIENCE_S, check=True
    )
    assert done.stdout == b"a\n"


def test_where_credentials_come_from_travels(
    given: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with libperk.Kard(base_url=given["base_url"], token=fetch).for_issuer("iss-1") as client:
        by_function = pickle.loads(pickle.dumps(client.recipe()))
    with libperk.Kard(**given, token_file="tokens.json") as client:
        by_file = pickle.loads(pickle.dumps(client.recipe(secrets=True)))
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert by_function.needs == () and by_function.open().users.get("a").id == "a"
    assert by_file.open().users.get("b").id == "b"
    assert (tmp_path / "tokens.json").stat().st_size > 0


def test_what_cannot_travel_is_named(given: dict[str, Any]) -> None:
    with libperk.Kard(**given, proxy="http://user:own-word@127.0.0.1:1") as client:
        with pytest.raises(errors.InputError, match="proxy") as caught:
            client.recipe()
        assert "own-word" not in str(caught.value)
        assert "own-word" not in repr(client.recipe(secrets=True))
        with pytest.raises(TypeError, match=r"client\.recipe\(\)"):
            pickle.dumps(client)
        with pytest.raises(errors.WrongTypeError, match="secrets"):
            client.recipe(secrets="client_secret")  # type: ignore[arg-type]
    with pytest.raises(errors.StateError):
        client.recipe()
