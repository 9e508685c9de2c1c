"""The widget of `libperk.explore` without a browser: what it reads, filters and sends, and what it
refuses. tests/browser drives its view."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

import libperk
from libperk import errors
from libperk._explore.reading import Lists
from libperk.sandbox.testing import Handle

HOSTILE = "<script>alert(1)</script>\x1b[31mred\x1b[0m\u202egnp\n" + "x" * 5000


class Talk:
    """A view of the widget, without a page."""

    def __init__(self, widget: Any) -> None:
        self.widget = widget
        self.sent: list[dict[str, Any]] = []
        widget.send = self.sent.append

    def say(self, kind: str, **content: Any) -> list[dict[str, Any]]:
        """The kernel's answers to a message."""
        self.sent.clear()
        self.widget._handle_custom_msg({"kind": kind, "view": "v1", **content}, [])
        return list(self.sent)

    def state(self) -> dict[str, Any]:
        look, state = self.say("hello")
        assert look["kind"] == "look" and look["html"].startswith("<style>")
        return state

    def one(self, kind: str, **content: Any) -> dict[str, Any]:
        (answer,) = self.say(kind, **content)
        json.dumps(answer)  # what a comm can carry
        return answer


@pytest.fixture
def made() -> Iterator[list[Any]]:
    """Widgets to close: ipywidgets keeps each one that is open."""
    widgets: list[Any] = []
    yield widgets
    for widget in widgets:
        widget.close()


@pytest.fixture
def user(sandbox: Handle) -> str:
    return str(sandbox.credentials["user_id"])


@pytest.fixture
def widget(shopper: libperk.Kard, user: str, made: list[Any]) -> Any:
    made.append(libperk.explore(shopper, user))
    return made[-1]


def offer(number: int, **attributes: Any) -> dict[str, Any]:
    ends = datetime(2030, 1, 1, tzinfo=timezone.utc) + timedelta(days=number)
    plain: dict[str, Any] = {
        "name": f"Shop {number:04}",
        "terms": "Terms",
        "purchaseChannel": ["ONLINE"],
        "userReward": {"type": "PERCENT", "value": number % 10},
        "expirationDate": ends.isoformat().replace("+00:00", "Z"),
    }
    return {"type": "standardOffer", "id": f"o{number}", "attributes": plain | attributes}


def parsed(*offers: dict[str, Any]) -> list[Any]:
    return list(libperk.Document.parse(json.dumps({"data": offers})))


def of(made: list[Any], *lists: list[Any], **options: Any) -> Any:
    from libperk._explore.widget import Explorer

    users = tuple(f"user-{number}" for number in range(len(lists)))
    made.append(Explorer(Lists(None, users, lists), **options))
    return made[-1]


def names(offers: list[Any]) -> list[str]:
    return [each.name for each in offers]


# ---- what it reads ----


def test_it_reads_the_offers_and_nothing_else(sandbox: Handle, widget: Any) -> None:
    asked = {entry["operation"] for entry in sandbox.log()}
    assert {name for name in asked if not name.startswith("auth.")} == {"offers.list"}
    assert len(widget.filtered) > 200
    assert (
        repr(widget)
        == f"<Explorer: {len(widget.filtered)} of {len(widget.filtered)} offers, 0 selected>"
    )


def test_the_function_loads_the_extra_when_it_is_called() -> None:
    code = (
        "import sys, libperk\n"
        "libperk.explore\n"
        "assert 'anywidget' not in sys.modules and 'traitlets' not in sys.modules\n"
        "sys.modules['anywidget'] = None\n"
        "try: libperk.explore(None, 'user-1')\n"
        "except ModuleNotFoundError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "anywidget is needed for this: pip install 'libperk[notebook]'\n"


@pytest.mark.parametrize("users", [[], ["a", "b", "c"], ["a", "a"], 7, [1, 2]])
def test_other_users_are_refused(shopper: libperk.Kard, users: Any) -> None:
    with pytest.raises(errors.InputError, match="user_id"):
        libperk.explore(shopper, users)


def test_other_clients_are_refused() -> None:
    with pytest.raises(errors.InputError, match=r"a libperk\.Kard is needed here, not str"):
        libperk.explore("kard", "u")  # type: ignore[arg-type]


def test_a_failure_of_the_list_is_raised(shopper: libperk.Kard) -> None:
    with pytest.raises(errors.NotFoundError):
        libperk.explore(shopper, "nobody")


# ---- nothing of it is in the notebook file ----


def test_the_saved_state_has_no_user_offer_or_secret(
    sandbox: Handle, widget: Any, user: str
) -> None:
    view = Talk(widget)
    view.say("filters", filters={"text": "secret words"})
    view.say("select", number=1, on=True)
    state = widget.get_state()
    assert set(state) <= {
        *("_anywidget_id", "_css", "_esm", "_dom_classes", "layout", "tabbable", "tooltip"),
        *(name for name in state if name.startswith(("_model_", "_view_"))),
    }
    text = json.dumps(state, default=str) + repr(widget) + str(widget._repr_mimebundle_())
    for private in (user, "secret words", sandbox.credentials["client_secret"]):
        assert private not in text
    assert widget.filtered == [] and widget.selection[0].name not in text


def test_messages_have_no_user_id(widget: Any, user: str) -> None:
    view = Talk(widget)
    answers = view.say("hello") + view.say("cards", start=0, count=5) + view.say("detail", number=0)
    assert answers and user not in json.dumps(answers)


# ---- choosing ----


def test_filters_are_set_by_programs_and_views_alike(widget: Any) -> None:
    seen: list[Any] = []
    widget.observe(lambda change: seen.append(len(change["new"])), "filtered")
    widget.filters = {"reward_type": "PERCENT", "reward_min": "5.5", "channel": "ONLINE"}
    by_program = list(widget.filtered)
    assert by_program and seen == [len(by_program)]
    assert all(each.user_reward.value >= 5.5 for each in by_program)
    assert all("ONLINE" in each.purchase_channel for each in by_program)
    view = Talk(widget)
    view.say("filters", filters={})
    answer = view.one("filters", filters={**widget.filters, "text": by_program[0].name.upper()})
    assert answer["shown"] == len(widget.filtered) >= 1
    assert answer["rows"][0]["title"] == by_program[0].name


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        ({"categorie": "Gas"}, "did you mean 'category'"),
        ({"reward_min": 5}, "needs reward_type"),
        ({"reward_type": "FLAT", "reward_min": "NaN"}, "a number is needed"),
        ({"ends_within": -1}, "must be at least 0"),
        ({"ends_within": "7"}, "a whole number is needed"),
        ({"text": 7}, "text is needed"),
        ({"users": "C"}, "must be one of only_a"),
    ],
)
def test_wrong_filters_are_refused(made: list[Any], filters: dict[str, Any], text: str) -> None:
    widget = of(made, parsed(offer(1)))
    with pytest.raises(errors.InputError, match=text):
        widget.filters = filters
    answer = Talk(widget).one("filters", filters=filters)
    assert answer["kind"] == "problem" and answer["view"] == "v1"
    assert widget.filters == {} and len(widget.filtered) == 1


def test_each_filter(made: list[Any]) -> None:
    soon = (datetime.now(timezone.utc) + timedelta(days=3, hours=1)).isoformat()
    over = (datetime.now(timezone.utc) - timedelta(days=1)).isoformat()
    flat = {"type": "FLAT", "value": 5}
    widget = of(
        made,
        parsed(
            offer(1, components={"tags": ["New"], "cta": {"buttonText": "Go"}}),
            offer(2, expirationDate=soon, userReward=flat, purchaseChannel=["INSTORE"]),
            offer(3, expirationDate=over, components={"detailTags": ["Activated"], "tags": []}),
        ),
    )

    def left(**filters: Any) -> list[str]:
        widget.filters = filters
        return [each.id for each in widget.filtered]

    assert left(tag="New") == ["o1"] and left(tag="Activated") == ["o3"]
    assert left(component="cta") == ["o1"] and left(component="tags") == ["o1"]
    assert left(ends_within=7) == ["o2"] and left(ends_within=2) == []
    assert left(channel="INSTORE") == ["o2"] and left(reward_type="FLAT", reward_min=6) == []
    assert left(text="shop 0003") == ["o3"] and left(text="new") == ["o1"]
    assert left(text="2030") == [] == left(text="percent")  # dates and rewards have filters
    assert left(category="Gas") == [] and left(text="", tag=None) == ["o1", "o2", "o3"]


def test_orders_put_what_is_missing_last(made: list[Any]) -> None:
    lists = parsed(offer(2), offer(1, userReward=None, expirationDate="?"), offer(3))
    widget = of(made, lists)
    for order in ("ends", "-ends", "reward", "-reward"):
        widget.order = order
        assert widget.filtered[-1].id == "o1"
    assert [each.id for each in widget.filtered] == ["o3", "o2", "o1"]
    widget.order = "title"
    assert [each.id for each in widget.filtered] == ["o1", "o2", "o3"]
    with pytest.raises(errors.InputError, match="must be one of title"):
        widget.order = "price"


# ---- selection ----


def test_a_frame_has_times_however_they_are_written_and_no_odd_names(made: list[Any]) -> None:
    written = ("2026-06-01T00:00:00Z", "2026-06-01T00:00:00.000Z", "2026-06-01T02:00:00+02:00")
    odd = ("?", ["2026"], 1, None)
    offers = [offer(number, startDate=text) for number, text in enumerate((*written, *odd))]
    offers[0]["attributes"]["name"] = 10**400
    frame = of(made, parsed(*offers)).filtered_frame()
    assert frame["name"].isna()[0] and frame["name"][1] == "Shop 0001"
    assert list(frame["start_date"][:3]) == [datetime(2026, 6, 1, tzinfo=timezone.utc)] * 3
    assert frame["start_date"][3:].isna().all()


def test_the_selection_comes_back_as_offers_and_as_a_frame(widget: Any) -> None:
    view = Talk(widget)
    view.say("select", number=3, on=True)
    answer = view.one("select", number=1, on=True)
    assert answer == {"kind": "selection", "numbers": [1, 3]}
    everything = list(widget.filtered)
    assert widget.selection == [everything[1], everything[3]]
    widget.filters = {"text": "no such offer"}  # hides them, and keeps them selected
    assert widget.filtered == [] and len(widget.selection) == 2
    frame = widget.frame()
    assert list(frame["id"]) == [each.id for each in widget.selection]
    assert frame["user_reward_value"][0] == float(widget.selection[0].user_reward.value)
    assert str(frame["expiration_date"].dtype).endswith("UTC]")
    assert len(widget.filtered_frame()) == 0 and "users" not in frame
    view.say("select_none")
    widget.select(everything[:2])
    assert widget.selection == everything[:2]
    widget.filters = {}
    view.say("select_all")
    assert widget.selection == everything


# ---- two users ----


def test_two_users_are_compared(made: list[Any]) -> None:
    better = {"type": "PERCENT", "value": 9.5}
    a = parsed(offer(1), offer(2), offer(3))
    b = parsed(offer(2), offer(3, userReward=better), offer(4))
    widget = of(made, a, b)
    view = Talk(widget)
    state = view.state()
    assert [row["where"] for row in state["rows"]] == ["only_a", "both", "different", "only_b"]
    assert state["rows"][2]["rewards"] == ["A: 3 % cash back", "B: 9.5 % cash back"]
    widget.filters = {"users": "different"}
    assert names(widget.filtered) == ["Shop 0003"]
    assert list(widget.filtered_frame()["users"]) == ["different"]
    assert repr(widget) == "<Explorer: 1 of 4 offers, 0 selected>" and widget.users[1] == "user-1"


def test_offers_without_an_id_stay_apart(made: list[Any]) -> None:
    bare = {"type": "standardOffer", "attributes": {"name": "No id"}}
    assert len(of(made, parsed(bare, bare), parsed(bare)).filtered) == 3


# ---- activating ----


def first_with_button(widget: Any) -> int:
    return next(entry.number for entry in widget._entries if "cta" in entry.components)


def activations(sandbox: Handle) -> int:
    return sum(
        item.get("eventCode") in ("ACTIVATE", "BOOST") for item in sandbox.ledger("attribution")
    )


def test_an_offer_is_activated_once_and_only_after_a_question(sandbox: Handle, widget: Any) -> None:
    view, number = Talk(widget), first_with_button(widget)
    title = widget._entries[number].title
    view.say("activate", token="guessed")
    view.say("activate", number=number)
    asked = view.one("ask", number=number, user=0)
    assert asked["kind"] == "confirm" and asked["title"] == title
    assert activations(sandbox) == 0
    state, outcome = view.say("activate", token=asked["token"])
    assert outcome["state"] == "done" and outcome["view"] == "v1"
    assert state["kind"] == "state" and activations(sandbox) == 1
    assert view.say("activate", token=asked["token"]) == []  # a second click
    assert activations(sandbox) == 1
    assert view.one("detail", number=number)["card"]["activate"] == []  # its button is gone
    assert view.one("ask", number=number, user=0)["kind"] == "problem"


def test_read_only_offers_no_activation(made: list[Any], sandbox: Handle) -> None:
    widget = of(made, parsed(offer(1)), read_only=True)
    view = Talk(widget)
    assert view.one("detail", number=0)["card"]["activate"] == []
    assert "cannot be activated here" in view.one("ask", number=0, user=0)["text"]


def test_a_failed_activation_is_shown_with_advice(sandbox: Handle, widget: Any) -> None:
    view, number = Talk(widget), first_with_button(widget)
    sandbox.faults({"match": {"operation": "offers.*"}, "status": 403, "times": -1})
    asked = view.one("ask", number=number, user=0)
    outcome = view.one("activate", token=asked["token"])
    assert outcome["state"] == "failed" and outcome["advice"]


def test_an_activation_without_a_reply_is_of_unknown_outcome(sandbox: Handle, widget: Any) -> None:
    view, number = Talk(widget), first_with_button(widget)
    sandbox.faults({"match": {"operation": "offers.*"}, "reset": True, "times": -1})
    asked = view.one("ask", number=number, user=0)
    assert view.one("activate", token=asked["token"])["state"] == "unknown"


def test_a_closed_client_is_named(shopper: libperk.Kard, widget: Any) -> None:
    view, number = Talk(widget), first_with_button(widget)
    asked = view.one("ask", number=number, user=0)
    shopper.close()
    outcome = view.one("activate", token=asked["token"])
    assert outcome["state"] == "failed" and "closed" in outcome["text"]
    problem = view.one("locations")
    assert problem["kind"] == "problem" and "closed" in problem["text"]
    assert view.one("detail", number=number)["card"]["cards"][0]  # what was read can be looked at


# ---- the map ----


def test_locations_are_read_when_somebody_asks(sandbox: Handle, widget: Any) -> None:
    def asked() -> int:
        return sum(entry["operation"] == "locations.list" for entry in sandbox.log())

    view = Talk(widget)
    assert view.state()["locations"] is None and asked() == 0
    state, drawn = view.say("locations")
    first = asked()
    assert state["locations"] == 400 and first > 0 and 0 < drawn["count"] <= 400
    assert drawn["html"] and drawn["places"][0]["rewards"]
    widget.filters = {"channel": "ONLINE", "category": "Gas"}
    assert view.one("map")["count"] < drawn["count"]
    view.say("locations")
    assert asked() == first


def test_given_locations_need_no_request(shopper: libperk.Kard, user: str, made: list[Any]) -> None:
    places = shopper.locations.list(user, include="offers", city="a").list()
    made.append(libperk.explore(shopper, user, locations=places, search="a", page_size=50))
    assert Talk(made[-1]).state()["locations"] == len(places) > 0


# ---- hostile and large ----


def test_texts_of_the_api_are_safe(made: list[Any]) -> None:
    reward = {"type": HOSTILE, "value": HOSTILE}
    mean = offer(
        1,
        name=HOSTILE,
        terms=HOSTILE,
        userReward=reward,
        purchaseChannel=[HOSTILE, None, {"a": 1}],
        components={"tags": [HOSTILE, 7], "cta": HOSTILE, HOSTILE: 1},
        expirationDate=HOSTILE,
    )
    odd = offer(2, userReward=7, components=[], purchaseChannel="ONLINE", expirationDate=None)
    widget = of(made, parsed(mean, odd))
    view = Talk(widget)
    state = view.state()
    row = state["rows"][0]
    labels = [choice["label"] for many in state["choices"].values() for choice in many]
    for text in [row["title"], *row["rewards"], *row["channels"], *labels]:
        assert "\x1b" not in text and "\u202e" not in text and len(text) <= 200
    html = view.one("detail", number=0)["card"]["cards"][0]
    assert "<script" not in html and "\x1b" not in html and "\u202e" not in html
    assert len(widget.filtered_frame()) == 2


@pytest.mark.parametrize(
    "message",
    [
        None,
        7,
        {},
        {"kind": 7},
        {"kind": "nothing"},
        {"kind": "rows", "start": -1, "count": 5},
        {"kind": "rows", "start": "0", "count": True},
        {"kind": "detail", "number": 99},
        {"kind": "select", "number": None, "on": True},
        {"kind": "ask", "number": 0, "user": 7},
        {"kind": "order", "order": ["ends"]},
        {"kind": "filters", "filters": [1]},
    ],
)
def test_no_message_of_a_page_breaks_the_kernel(made: list[Any], message: Any) -> None:
    widget = of(made, parsed(offer(1)))
    view = Talk(widget)
    widget._handle_custom_msg(message, [])
    assert all(answer["kind"] in ("problem", "state") for answer in view.sent)
    assert widget.selection == [] and len(widget.filtered) == 1


def test_a_filter_offers_its_most_frequent_values(made: list[Any]) -> None:
    common = {"components": {"tags": ["Common"]}}
    rare = [offer(number, components={"tags": [f"Rare {number}"]}) for number in range(300)]
    choices = Talk(of(made, parsed(*rare, offer(301, **common), offer(302, **common)))).state()
    tags = choices["choices"]["tag"]
    assert len(tags) == 200 and tags[0] == {"value": "Common", "label": "Common", "count": 2}


def test_a_message_has_a_bounded_number_of_rows(made: list[Any]) -> None:
    widget = of(made, parsed(*(offer(number) for number in range(5000))))
    view = Talk(widget)
    state = view.state()
    assert state["shown"] == 5000 and len(json.dumps(state)) < 100_000
    rows = view.one("rows", start=4990, count=10**9)
    assert [row["number"] for row in rows["rows"]] == list(range(4990, 5000))
    assert len(view.one("cards", start=0, count=10**9)["cards"]) <= 24


# ---- its life ----


def test_a_notebook_that_is_run_twice_has_two_widgets(
    shopper: libperk.Kard, user: str, widget: Any, made: list[Any]
) -> None:
    made.append(libperk.explore(shopper, user))
    widget.filters = {"channel": "ONLINE"}
    assert made[-1].filters == {} and made[-1].comm is not widget.comm
    widget.close()
    assert repr(widget) == "<Explorer: 0 of 0 offers, 0 selected>"
    assert len(made[-1].filtered) > len(widget.filtered)
