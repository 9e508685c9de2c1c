"""Recipes of clients that share a rate limit, and the frames that their workers return."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from server import Server
from test_pulls import IDS, some_offers

import libperk
from libperk import _core, _recipe, errors

PARTS = [IDS[at : at + 7] for at in range(0, len(IDS), 7)]


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[None]:
    yield
    _recipe._opened._clients.clear()


@pytest.fixture
def client(server: Server) -> Any:
    server.script = [some_offers]
    return libperk.Kard(base_url=server.url, token="t", organization_id="o")


@pytest.fixture
def recipe(client: Any) -> Any:
    return pickle.loads(pickle.dumps(client.recipe(secrets=True, share="1/4")))


def share_of(client: Any) -> str | None:
    found: str | None = _core.perk_client_setting(client._native, "share")
    return found


@pytest.mark.parametrize(
    ("share", "text"), [("1/8", "1/8"), (Fraction(2, 16), "1/8"), (Fraction(1), "1/1"), (1, "1/1")]
)
def test_the_clients_of_a_recipe_have_its_share(client: Any, share: Any, text: str) -> None:
    recipe = client.recipe(secrets=True, share=share)
    assert f"share={text}" in repr(recipe)
    opened = pickle.loads(pickle.dumps(recipe)).open()
    assert share_of(opened) == text and share_of(client) is None
    assert opened is client.recipe(secrets=True, share=share).open()
    assert opened is not client.recipe(secrets=True).open()
    assert share_of(opened.recipe(secrets=True, share="1/2").open()) == "1/2"


def test_a_share_divides_the_limit(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERK_SHARE", "3/4")
    with libperk.Kard(token="t") as of_environment:
        assert share_of(of_environment) == "3/4"


@pytest.mark.parametrize("share", ["", "8", "0/8", "9/8", "1/8/2", "an eighth", 0, Fraction(9, 8)])
def test_what_is_no_share_is_refused(client: Any, share: Any) -> None:
    with pytest.raises(errors.InputError, match="setting share") as caught:
        client.recipe(secrets=True, share=share)
    assert caught.value.pointer == "share" and "eighth" not in str(caught.value)


@pytest.mark.parametrize("share", [0.125, True, [1, 8]])
def test_a_share_is_exact(client: Any, share: Any) -> None:
    with pytest.raises(errors.WrongTypeError, match="share: a str is needed"):
        client.recipe(secrets=True, share=share)


def test_partitions_have_the_rows_of_one_pull(client: Any, recipe: Any) -> None:
    import pyarrow

    named = {"operation": "offers.list", "failed": "skip", "supported_components": "all"}
    parts = [recipe.table(part, to="arrow", **named) for part in PARTS]
    whole = client.offers.table(IDS, supported_components="all", dictionary=False).to_arrow()
    order = [("user_id", "ascending"), ("id", "ascending")]
    assert pyarrow.concat_tables(parts).sort_by(order) == whole.sort_by(order)


def test_frames_of_all_partitions_have_the_same_columns(recipe: Any) -> None:
    empty, some = (
        recipe.table(ids, operation="offers.list", columns=["id", "start_date", "user_reward_type"])
        for ids in ([], ["u-3"])
    )
    assert len(empty) == 0 and len(some) == 3
    assert empty.dtypes.to_dict() == some.dtypes.to_dict()
    assert recipe.table(["u-3"], operation="offers.list", to="polars").shape[0] == 3


def test_an_id_that_fails_fails_its_partition(recipe: Any) -> None:
    with pytest.raises(errors.NotFoundError):
        recipe.table(["u-6", "u-7", "u-8"], operation="offers.list")
    left = recipe.table(["u-6", "u-7", "u-8"], operation="offers.list", failed="skip")
    assert sorted(set(left["user_id"])) == ["u-6", "u-8"]


def test_a_partition_without_ids_is_the_one_list(recipe: Any) -> None:
    assert len(recipe.table(operation="offers.list", user_id="u-12")) == 12


def test_wrong_words_are_named(recipe: Any, server: Server) -> None:
    with pytest.raises(errors.WrongTypeError, match="to: 'pandas'"):
        recipe.table(IDS, operation="offers.list", to="spark")
    with pytest.raises(errors.WrongTypeError, match="failed: 'raise'"):
        recipe.table(IDS, operation="offers.list", failed="ignore")
    with pytest.raises(errors.WrongTypeError, match="operation: an operation that lists"):
        recipe.table(IDS, operation="users.get")
    with pytest.raises(errors.UnknownNameError, match=r"offers\.list"):
        recipe.table(IDS, operation="offers.lists")
    assert server.requests == []
