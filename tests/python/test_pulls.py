"""Many ids: for_users, for_each and table, against a server in this process."""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from replies import offer, page
from server import PATIENCE_S, Gate, Reply, Request, Server, reply

import libperk
from libperk import _core, errors

IDS = [f"u-{number}" for number in range(40)]


def user_of(request: Request) -> str:
    return request.path.split("/")[-2]


def number_of(user: str) -> int:
    return int(user.rpartition("-")[2])


def some_offers(request: Request) -> Reply:
    """Of each user as many offers as their number, in pages of five; u-7 is unknown."""
    number = number_of(user_of(request))
    if number == 7:
        return reply({"errors": [{"title": "no such user"}]}, 404)
    start = int(request.query.partition("after%5D=")[2].partition("&")[0] or 0)
    end = min(start + 5, number)
    after = str(end) if end < number else None
    return reply(page(*(offer(1000 * number + at) for at in range(start, end)), after=after))


@pytest.fixture
def many(server: Server, kard: Any) -> Any:
    server.script = [some_offers]
    return kard


def check(got: Any) -> None:
    number = number_of(got.user_id)
    assert got.id == got.user_id and got.index == number
    if number == 7:
        assert isinstance(got.error, errors.NotFoundError) and got.offers == [] == got.pages
        return
    assert got.error is None
    assert [item.id for item in got.offers] == [f"o{1000 * number + at}" for at in range(number)]
    assert got.items == got.offers and len(got.pages) == max(1, -(-number // 5))


# ---- for_users ----


def test_each_user_comes_with_offers_or_an_error(many: Any) -> None:
    found = list(many.offers.for_users(IDS))
    assert sorted(got.index for got in found) == list(range(40))
    for got in found:
        check(got)


def test_ordered_is_the_order_of_the_ids(many: Any) -> None:
    pull = many.offers.for_users(IDS, ordered=True, max_in_flight=4)
    assert [got.index for got in pull] == list(range(40))
    assert (pull.report.ids, pull.report.done, pull.report.failed) == (40, 39, 1)
    [failure] = pull.report.failures
    assert failure.index == 7 and failure.id == "u-7"
    with pytest.raises(errors.NotFoundError):
        pull.report.raise_for_errors()


def test_ids_are_taken_as_they_are_needed(many: Any) -> None:
    taken = []

    def ids() -> Iterator[str]:
        for number in range(10_000_000):
            taken.append(number)
            yield f"u-{number % 5}"

    with many.offers.for_users(ids(), max_in_flight=2) as pull:
        for _ in range(10):
            next(pull)
    assert 10 <= len(taken) < 100
    with pytest.raises(StopIteration):
        next(pull)


@pytest.mark.parametrize(
    "kind", ["list", "tuple", "set", "generator", "pyarrow", "chunked", "pandas", "polars", "numpy"]
)
def test_ids_are_any_iterable(many: Any, kind: str) -> None:
    import numpy
    import pandas
    import polars
    import pyarrow

    wanted = ["u-1", "u-2", "u-3"]
    made = {
        "list": wanted,
        "tuple": tuple(wanted),
        "set": set(wanted),
        "generator": (id for id in wanted),
        "pyarrow": pyarrow.array(wanted),
        "chunked": pyarrow.chunked_array([wanted[:1], wanted[1:]]),
        "pandas": pandas.Series(wanted),
        "polars": polars.Series(wanted),
        "numpy": numpy.array(wanted),
    }[kind]
    assert {got.id: len(got.offers) for got in many.offers.for_users(made)} == {
        "u-1": 1,
        "u-2": 2,
        "u-3": 3,
    }


def test_one_text_is_one_id(many: Any) -> None:
    assert [len(got.offers) for got in many.offers.for_users("u-3")] == [3]


def test_ids_of_another_table(many: Any) -> None:
    first = many.offers.table(["u-1", "u-2"], columns=["id"])
    assert {got.id: len(got.offers) for got in many.offers.for_users(first["user_id"])} == {
        "u-1": 1,
        "u-2": 2,
    }
    with pytest.raises(errors.UnknownNameError, match="user_id"):
        first["user_ids"]


def test_bad_ids_fail_alone(many: Any) -> None:
    ids = [None, "", "u-1", "u-1", 7, 1.5, "u-2", True, ["u-3"], "\ud800", float("nan")]
    found = {got.index: got for got in many.offers.for_users(ids)}
    assert len(found) == len(ids)
    good = {number for number, got in found.items() if got.error is None}
    assert good == {2, 3, 6}
    for number in set(found) - good:
        assert isinstance(found[number].error, errors.InputError)


def test_missing_ids_of_pandas_fail_alone(many: Any) -> None:
    import pandas

    for missing in (None, pandas.NA, pandas.NaT, float("nan")):
        ids = pandas.Series(["u-1", missing, "u-2"], dtype=object)
        found = {got.index: got.error for got in many.offers.for_users(ids)}
        assert isinstance(found.pop(1), errors.MissingError) and found == {0: None, 2: None}


def test_an_id_of_no_use_ends_the_ids_as_if_the_iterable_had_raised(many: Any) -> None:
    found = []
    with pytest.raises(errors.WrongTypeError, match="bytes"):
        for got in many.offers.for_users(["u-1", "u-2", b"u-3", "u-4"]):
            found.append(got.user_id)
    assert sorted(found) == ["u-1", "u-2"]


class Interrupted:
    """Ids during the third of which Ctrl-C is pressed."""

    def __init__(self) -> None:
        self._next = iter(range(1, 6))
        self._pressed = False

    def __iter__(self) -> Interrupted:
        return self

    def __next__(self) -> str:
        number = next(self._next)
        if number == 3 and not self._pressed:
            self._pressed, self._next = True, iter(range(3, 6))
            raise KeyboardInterrupt
        return f"u-{number}"


def test_ids_that_were_taken_before_an_interrupt_are_not_lost(many: Any) -> None:
    table = many.offers.table(Interrupted(), columns=["id"])
    with pytest.raises(KeyboardInterrupt):
        len(table)
    assert len(table) == 1 + 2 + 3 + 4 + 5


@pytest.mark.parametrize("what", [None, 5, {"columns": 1}.keys])
def test_what_is_no_iterable_is_refused(many: Any, what: Any) -> None:
    with pytest.raises(errors.WrongTypeError, match="ids"):
        many.offers.for_users(what)


def test_a_whole_frame_is_refused(many: Any) -> None:
    import pandas
    import polars
    import pyarrow

    for frame in (
        pandas.DataFrame({"a": ["u-1"]}),
        polars.DataFrame({"a": ["u-1"]}),
        pyarrow.table({"a": ["u-1"]}),
        many.offers.table("u-1"),
    ):
        with pytest.raises(errors.WrongTypeError, match="one column"):
            many.offers.for_users(frame)


def test_an_iterable_that_raises_half_way(many: Any) -> None:
    def ids() -> Iterator[str]:
        yield from IDS[:20]
        raise KeyError("no more")

    found = []
    with pytest.raises(KeyError):
        for got in many.offers.for_users(ids()):
            found.append(got.index)
    assert sorted(found) == list(range(20))
    table = many.offers.table(ids())
    with pytest.raises(KeyError):
        table.shape
    assert table.shape[0] == sum(range(20)) - 7  # what is done stays


def test_arguments_are_checked_at_once(many: Any) -> None:
    for wrong in ({"supported_component": "all"}, {"sort": "sideways"}, {"page_size": 0}):
        with pytest.raises(errors.InputError):
            many.offers.for_users(IDS, **wrong)
        with pytest.raises(errors.InputError):
            many.offers.table(IDS, **wrong)
    for wrong in ({"max_in_flight": 0}, {"max_in_flight": "many"}, {"progress": "loud"}):
        with pytest.raises(errors.InputError):
            many.offers.table(IDS, **wrong)
    with pytest.raises(errors.MissingError, match="ids"):
        many.offers.for_users()
    with pytest.raises(TypeError, match="by position"):
        many.offers.for_users(IDS, "all")


def test_for_each_names_its_parameter(server: Server) -> None:
    server.script = [lambda request: reply([] if "page=1" in request.query else [{"_id": "l-1"}])]
    with libperk.KardLegacy(base_url=server.url, token="t") as legacy:
        pull = legacy.locations.for_each_by_merchant("merchant_id", ["m-1", "m-2"], ordered=True)
        assert [(got.merchant_id, len(got.locations)) for got in pull] == [("m-1", 1), ("m-2", 1)]
        with pytest.raises(errors.MissingError, match="ids"):
            legacy.offers.for_each("merchant_id")
        with pytest.raises(errors.MissingError, match="key"):
            legacy.offers.table(["m-1"])
        by_key = legacy.offers.table(["m-1"], key="merchant_id")
        assert by_key.shape[0] == 1 and by_key.columns[0] == "key_merchant_id"


def test_offers_of_a_pull_can_be_activated(server: Server, kard: Any) -> None:
    server.script = [reply(page(offer(1)))]
    [got] = kard.offers.for_users(["u-1"])
    server.script = [reply({"data": {"type": "offerAttribution", "id": "e-1", "attributes": {}}})]
    assert got.offers[0].activate().id == "e-1"
    assert server.requests[-1].method == "POST"


def test_tokens_come_from_the_callers_function(server: Server) -> None:
    server.script = [some_offers]
    asked = []

    def token() -> str:
        asked.append(1)
        return "tok"

    with libperk.Kard(base_url=server.url, token=token, organization_id="o") as client:
        assert len(list(client.offers.for_users(IDS[:5]))) == 5
    assert len(asked) == 1


def test_what_the_callers_function_raises_comes_out(server: Server) -> None:
    server.script = [some_offers]

    def token() -> str:
        raise RuntimeError("no vault")

    with libperk.Kard(base_url=server.url, token=token, organization_id="o") as client:
        pull = client.offers.for_users(IDS[:5])
        with pytest.raises(RuntimeError, match="no vault"):
            next(pull)
        pull.close()


@pytest.mark.parametrize("raises", [False, True])
def test_a_pull_that_is_closed_while_its_token_is_fetched(server: Server, raises: bool) -> None:
    server.script = [some_offers]
    asked, closed = threading.Event(), threading.Event()

    def token() -> str:
        asked.set()
        assert closed.wait(PATIENCE_S)
        if raises:
            raise RuntimeError("no vault")
        return "tok"

    with libperk.Kard(base_url=server.url, token=token, organization_id="o") as client:
        pull, found = client.offers.for_users(IDS), []

        def walk() -> None:
            try:
                found.extend(pull)
            except RuntimeError as error:
                found.append(error)

        thread = threading.Thread(target=walk)
        thread.start()
        assert asked.wait(PATIENCE_S)
        pull.close()
        closed.set()
        thread.join(PATIENCE_S)
        assert not thread.is_alive() and len(found) == raises


def test_a_transport_fetches_no_many_ids() -> None:
    class Nothing:
        def send(self, request: Any) -> Any:
            raise AssertionError

    with (
        libperk.Kard(transport=Nothing(), token="t", organization_id="o") as client,
        pytest.raises(errors.StateError, match="transport"),
    ):
        client.offers.for_users(IDS)


# ---- the state of things ----


def test_progress_is_told(many: Any) -> None:
    told: list[Any] = []
    list(many.offers.for_users(IDS, progress=told.append))
    assert told[-1].finished == 40 and told[-1].failed == 1
    assert told[-1].total == 40 and "40 of 40 ids" in str(told[-1])
    list(many.offers.for_users(iter(IDS[:3]), progress=told.append))
    assert told[-1].total is None and "3 ids" in str(told[-1])


@pytest.mark.parametrize("name", ["rich", "tqdm"])
@pytest.mark.parametrize("total", [40, None])
def test_progress_on_a_terminal(
    many: Any, monkeypatch: pytest.MonkeyPatch, name: str, total: int | None
) -> None:
    from libperk import _progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(
        _progress, "VIEWS", tuple(view for view in _progress.VIEWS if view[0] == name)
    )
    list(many.offers.for_users(IDS if total else iter(IDS), progress=True))
    shown = screen.getvalue()
    assert "offers.list" in shown and "1 failed" in shown
    assert ("40/40" if name == "tqdm" else "40 of 40 ids") in shown or total is None


def test_the_callers_code_may_ask_for_the_report_or_close(many: Any) -> None:
    def ids() -> Iterator[str]:
        for id in IDS:
            seen.append(pull.report.ids)
            yield id

    def told(state: Any) -> None:
        assert pull.report.ids == state.ids
        if state.finished >= 5:
            pull.close()

    seen: list[int] = []
    pull = many.offers.for_users(ids(), progress=told)
    assert len(list(pull)) < 40
    assert seen and pull.report.ids >= 5


def test_progress_that_is_given_up_is_taken_off_the_screen(
    many: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from libperk import _progress, _pull

    class View:
        stopped = 0

        def show(self, state: Any) -> None: ...
        def end(self, state: Any) -> None:
            raise AssertionError

        def stop(self) -> None:
            self.stopped += 1

    views: list[View] = []

    def meter(wanted: Any, title: str, total: int | None) -> Any:
        views.append(View())
        return _progress.Meter(views[-1])

    monkeypatch.setattr(_pull, "meter_of", meter)
    for _ in many.offers.for_users(IDS, progress=True):
        break
    with many.offers.for_users(IDS, progress=True) as pull:
        next(pull)
    assert next(pull, None) is None
    gc.collect()
    assert [view.stopped for view in views] == [1, 1]


def test_progress_is_silent_without_a_terminal(
    many: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert many.offers.table(IDS, progress=True).shape[0] > 0
    assert capsys.readouterr() == ("", "")


def test_a_quota_that_is_gone_pauses_the_pull(server: Server, kard: Any) -> None:
    left = [1]

    def scarce(request: Request) -> Reply:
        if left:
            left.pop()
            return reply({}, 429, kard_api_usage_quota_remaining="0", retry_after="2")
        return some_offers(request)

    server.script = [scarce]
    told: list[Any] = []
    pull = kard.offers.for_users(IDS[:6], timeout_ms=900, progress=told.append)
    assert all(got.error is None for got in pull)
    assert pull.report.paused_s > 0 and any(state.paused for state in told)


def test_closing_leaves_nothing(server: Server, kard: Any) -> None:
    gate = Gate(reply(page(offer(1))))
    server.script = [gate]
    pull = kard.offers.for_users(IDS)
    thread = threading.Thread(target=lambda: [*pull])
    thread.start()
    assert gate.reached.wait(PATIENCE_S)
    pull.close()
    gate.opened.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive() and pull.report.done == 0


def test_ctrl_c_comes_out_and_a_table_goes_on(server: Server, kard: Any) -> None:
    seen = []

    def interrupting(request: Request) -> Reply:
        seen.append(request)
        if len(seen) == 10:
            os.kill(os.getpid(), signal.SIGINT)
        return some_offers(request)

    server.script = [interrupting]
    table = kard.offers.table(IDS)
    with pytest.raises(KeyboardInterrupt):
        assert table.shape
        threading.Event().wait(PATIENCE_S)
    assert table.shape[0] == sum(range(40)) - 7
    assert len(seen) == sum(max(1, -(-number // 5)) for number in range(40)) - 1  # of u-7


def test_the_traceback_of_ctrl_c_keeps_no_native_pull(server: Server, kard: Any) -> None:
    """It would go after its engine, and cancel what another one has in flight."""
    gate = Gate(reply(page(offer(1))))

    def interrupting(request: Request) -> Reply:
        os.kill(os.getpid(), signal.SIGINT)
        return gate(request)

    server.script = [interrupting]
    pull = kard.offers.for_users(IDS[:1])
    with pytest.raises(KeyboardInterrupt) as stop:
        next(pull)
        threading.Event().wait(PATIENCE_S)
    pull.close()
    gate.opened.set()
    gc.collect()
    alive = _core.perk_live()
    del stop
    gc.collect()
    assert _core.perk_live() == alive


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_has_no_pull(many: Any) -> None:
    pull = many.offers.for_users(IDS, ordered=True)
    assert next(pull).index == 0
    child = os.fork()
    if not child:
        try:
            next(pull)
        except errors.StateError:
            pull.close()
            os._exit(0)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert [got.index for got in pull] == list(range(1, 40))


# ---- checkpoints ----


def test_a_checkpoint_skips_what_is_done(many: Any, server: Server, tmp_path: Any) -> None:
    state = tmp_path / "state"
    with many.offers.for_users(IDS, checkpoint=state, ordered=True) as pull:
        for _ in range(11):
            next(pull)
    again = many.offers.for_users(IDS, checkpoint=state, ordered=True)
    rest = [got.index for got in again]
    assert rest == [7, *range(10, 40)]  # the failed one, too, and the one at hand
    assert again.report.skipped == 9
    with pytest.raises(errors.InputError):
        many.offers.for_users(IDS, checkpoint=state, sort="name")
    json.loads(state.read_text().splitlines()[0])
    gc.collect()
