"""The provider's own codes, end to end: the sandbox answers each of them, and the error has what
it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle, start
from libperk.table import load as table

CODES = table()["provider_codes"]
CLASSES = {row["name"]: row["class"] for row in table()["errors"]}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Handle]:
    with start(seed=1) as handle:
        yield handle


@pytest.fixture
def capillary(sandbox: Handle) -> Iterator[Any]:
    own = sandbox.credentials
    with libperk.Capillary(
        base_url=sandbox.url,
        key=own["capillary"]["key"],
        secret=own["capillary"]["secret"],
        max_attempts=1,
    ) as client:
        yield client


def test_there_are_all_of_them() -> None:
    assert len(CODES) == 69
    assert len({row["name"] for row in CODES}) == 69
    assert all(row["doc"] and row["advice"] and row["error"] in CLASSES for row in CODES)


def refused(sandbox: Handle, call: Any, **fault: Any) -> libperk.PerkError:
    sandbox.faults({"match": {"operation": "capillary.promotions.*"}, "times": -1, **fault})
    with pytest.raises(errors.ApiError) as caught:
        call()
    sandbox.clear_faults()
    return caught.value


@pytest.mark.parametrize("envelope", ["A", "B"])
@pytest.mark.parametrize("status", [200, 400, 409, 500])
def test_each_code_means_the_same_everywhere(
    sandbox: Handle, capillary: Any, envelope: str, status: int
) -> None:
    sandbox.settings(capillary={"envelope": envelope})
    for row in CODES:
        error = refused(
            sandbox,
            lambda: capillary.promotions.list(customer_id=7),
            status=status,
            provider_code=row["code"],
        )
        assert type(error).__name__ == CLASSES[row["error"]], row
        assert (error.api_code, error.api_name, error.http_status) == (
            row["code"],
            row["name"],
            status,
        )
        assert row["doc"] in str(error)
        assert (error.advice, error.outcome_unknown) == (row["advice"], False)
        assert error.retryable == (row["again"] in ("soon", "unsure"))


def test_only_what_failed_on_the_way_leaves_a_write_in_the_dark(
    sandbox: Handle, capillary: Any
) -> None:
    for row in CODES:
        error = refused(
            sandbox,
            lambda: capillary.promotions.activate("p", customer_id=7),
            provider_code=row["code"],
        )
        assert error.outcome_unknown == (row["again"] == "unsure"), row
        assert error.retryable == (row["again"] == "soon"), row
        assert ("may have been done" in error.advice) == error.outcome_unknown
