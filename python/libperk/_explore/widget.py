"""The widget. Everything that it shows is sent in messages when a view asks for it, and nothing is
in its synchronized state: Jupyter saves that state in the notebook file, so no offer, user, token
or secret can be there. A file that is opened without its kernel shows how to run the cell again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import anywidget  # type: ignore[import-not-found, import-untyped, unused-ignore]
import traitlets  # type: ignore[import-not-found, import-untyped, unused-ignore]

from libperk import errors
from libperk._check import wrong
from libperk._explore import choosing, showing
from libperk._explore.entries import LETTERS, Entry, entries_of
from libperk._explore.frame import frame_of
from libperk._explore.reading import Lists

FOLDER = Path(__file__).parent
MOST_ROWS = 200  # of one message
MOST_CARDS = 24


class Explorer(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """The offers of one user, or of two, to look at, filter, select and activate.

    filters: a dict that can be set: text, category, channel, reward_type with reward_min,
        ends_within (days), tag, component, and users ("only_a", "only_b", "both", "different")
    order: "title", "reward", "ends" or "category"; "-title" reverses it; "" is the API's order
    filtered: the offers that pass the filters, in that order
    selection: the selected offers, in the order of the list

    The four are traits: `widget.observe(function, "selection")` calls a function for each change.
    """

    _esm = (FOLDER / "widget.js").read_text(encoding="utf-8")
    _css = (FOLDER / "widget.css").read_text(encoding="utf-8")

    filters: dict[str, Any] = traitlets.Dict()  # type: ignore[assignment, unused-ignore]
    order: str = traitlets.Unicode()  # type: ignore[assignment, unused-ignore]
    filtered: list[Any] = traitlets.List(read_only=True)  # type: ignore[assignment, unused-ignore]
    selection: list[Any] = traitlets.List(read_only=True)  # type: ignore[assignment, unused-ignore]

    def __init__(
        self, lists: Lists, *, read_only: bool = False, locations: Iterable[Any] | None = None
    ) -> None:
        self._lists = lists
        self._read_only = read_only
        self._places = None if locations is None else list(locations)
        self._entries = entries_of(lists.offers)
        self._choices = showing.choices(choosing.choices(self._entries))
        self._selected: set[int] = set()
        self._found: list[Entry] = self._entries
        self._revision = 0
        self._edited: dict[str, Any] = {}  # whose edit of the filters is being done
        self._asked: dict[str, tuple[int, int]] = {}  # token: entry and user
        super().__init__()
        self._choose()
        self.on_msg(self._receive)

    # ---- for programs ----

    @property
    def users(self) -> tuple[str, ...]:
        """The users whose offers these are: A, and B of a comparison."""
        return self._lists.users

    def select(self, offers: Iterable[Any]) -> None:
        """Selects these offers and no others."""
        wanted = set(offers)
        self._set_selected(
            {entry.number for entry in self._entries if wanted.intersection(entry.offers)}
        )

    def frame(self) -> Any:
        """The selected offers as a DataFrame of pandas; those that pass the filters when none is
        selected."""
        return self.selection_frame() if self._selected else self.filtered_frame()

    def selection_frame(self) -> Any:
        """The selected offers as a DataFrame of pandas."""
        return frame_of(self._chosen(), len(self.users) > 1)

    def filtered_frame(self) -> Any:
        """The offers that pass the filters as a DataFrame of pandas."""
        return frame_of(self._found, len(self.users) > 1)

    def close(self) -> None:
        """Removes the widget from the notebook, and releases the offers."""
        super().close()
        self._entries, self._found, self._places = [], [], None
        self._lists = Lists(None, self.users, ())
        self._selected, self._asked = set(), {}
        self.set_trait("filtered", [])
        self.set_trait("selection", [])

    def __repr__(self) -> str:
        counts = (
            f"{len(self._found)} of {len(self._entries)} offers, {len(self._selected)} selected"
        )
        return f"<Explorer: {counts}>"

    def _repr_keys(self) -> Iterable[str]:
        return ()

    # ---- choosing ----

    @traitlets.validate("filters")  # type: ignore[untyped-decorator, unused-ignore]
    def _check_filters(self, proposal: Any) -> dict[str, Any]:
        return choosing.checked(proposal["value"])

    @traitlets.validate("order")  # type: ignore[untyped-decorator, unused-ignore]
    def _check_order(self, proposal: Any) -> str:
        return choosing.checked_order(proposal["value"])

    @traitlets.observe("filters", "order")  # type: ignore[untyped-decorator, unused-ignore]
    def _choose(self, _: Any = None) -> None:
        passes = choosing.passing(self.filters, datetime.now(timezone.utc))
        self._found = choosing.ordered(filter(passes, self._entries), self.order)
        self._revision += 1
        self.set_trait("filtered", [entry.offer for entry in self._found])
        self.set_trait("selection", [entry.offer for entry in self._chosen()])
        self._send_state()

    def _chosen(self) -> list[Entry]:
        """The selected entries; a filter hides some and does not unselect them."""
        chosen = (entry for entry in self._entries if entry.number in self._selected)
        return choosing.ordered(chosen, self.order)

    def _set_selected(self, numbers: set[int]) -> None:
        self._selected = numbers
        self.set_trait("selection", [entry.offer for entry in self._chosen()])
        self.send({"kind": "selection", "numbers": sorted(numbers)})

    # ---- messages of the views ----

    def _receive(self, _: Any, message: Any, __: Any) -> None:
        """What a view sent. Everything in it is checked: a page can send anything."""
        if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
            return
        answer = self._answers().get(message["kind"])
        if answer is None:
            return
        try:
            answer(message)
        except errors.PerkError as error:
            self._report(message, showing.problem(error))
        except Exception as error:
            self._report(message, {"text": f"the kernel raised {type(error).__name__}"})
            raise

    def _answers(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        return {
            "hello": self._on_hello,
            "filters": self._on_filters,
            "order": self._on_order,
            "rows": self._on_rows,
            "cards": self._on_cards,
            "detail": self._on_detail,
            "select": self._on_select,
            "select_all": lambda _: self._set_selected(
                self._selected | {entry.number for entry in self._found}
            ),
            "select_none": lambda _: self._set_selected(set()),
            "locations": self._on_locations,
            "map": self._on_map,
            "ask": self._on_ask,
            "activate": self._on_activate,
        }

    def _report(self, message: Mapping[str, Any], problem: dict[str, Any]) -> None:
        self._reply(message, "problem", **problem)

    def _reply(self, message: Mapping[str, Any], kind: str, **content: Any) -> None:
        """To the view that asked: several views may show the widget."""
        self.send({"kind": kind, "view": message.get("view"), **content})

    def _send_state(self) -> None:
        self.send(
            {
                "kind": "state",
                "revision": self._revision,
                "total": len(self._entries),
                "shown": len(self._found),
                "selected": sorted(self._selected),
                "filters": {name: showing.plain(value) for name, value in self.filters.items()},
                "edited": self._edited,
                "order": self.order,
                "choices": self._choices,
                "users": len(self.users),
                "locations": None if self._places is None else len(self._places),
                "rows": [showing.row(entry) for entry in self._found[:MOST_ROWS]],
            }
        )

    def _on_hello(self, message: dict[str, Any]) -> None:
        self._reply(message, "look", html=showing.look())
        self._send_state()

    def _on_filters(self, message: dict[str, Any]) -> None:
        before, filters = self._revision, message.get("filters")
        self._edited = {"view": message.get("view"), "edit": message.get("edit")}
        try:
            self.filters = filters if isinstance(filters, dict) else {}
            if self._revision == before:
                self._send_state()
        finally:
            self._edited = {}

    def _on_order(self, message: dict[str, Any]) -> None:
        self.order = str(message.get("order") or "")

    def _window(self, message: dict[str, Any], most: int) -> tuple[int, list[Entry]]:
        start = _number(message, "start")
        return start, self._found[start : start + min(_number(message, "count"), most)]

    def _on_rows(self, message: dict[str, Any]) -> None:
        start, entries = self._window(message, MOST_ROWS)
        rows = [showing.row(entry) for entry in entries]
        self._reply(message, "rows", revision=self._revision, start=start, rows=rows)

    def _on_cards(self, message: dict[str, Any]) -> None:
        start, entries = self._window(message, MOST_CARDS)
        cards = [self._card(entry) for entry in entries]
        self._reply(message, "cards", revision=self._revision, start=start, cards=cards)

    def _on_detail(self, message: dict[str, Any]) -> None:
        self._reply(message, "detail", card=self._card(self._entry(message)))

    def _card(self, entry: Entry) -> dict[str, Any]:
        users = [
            user
            for user in range(len(entry.offers))
            if not self._read_only and entry.can_activate(user)
        ]
        return showing.card(entry) | {"activate": users}

    def _on_select(self, message: dict[str, Any]) -> None:
        numbers = {self._entry(message).number}
        on = message.get("on") is True
        self._set_selected(self._selected | numbers if on else self._selected - numbers)

    def _entry(self, message: Mapping[str, Any]) -> Entry:
        number = _number(message, "number")
        if number >= len(self._entries):
            raise wrong("number", "there is no such offer")
        return self._entries[number]

    # ---- the map ----

    def _on_locations(self, message: dict[str, Any]) -> None:
        if self._places is None:
            self._places = self._lists.locations()
        self._send_state()
        self._on_map(message)

    def _on_map(self, message: dict[str, Any]) -> None:
        places = showing.places(self._places or [], self._found)
        self._reply(message, "map", revision=self._revision, **showing.drawn(places))

    # ---- activating: a view asks, shows what would be done, and sends the token it got ----

    def _on_ask(self, message: dict[str, Any]) -> None:
        entry, user = self._entry(message), _number(message, "user")
        if self._read_only or user >= len(entry.offers) or not entry.can_activate(user):
            raise wrong("number", "this offer cannot be activated here")
        token = secrets.token_hex(8)
        self._asked[token] = entry.number, user
        self._reply(message, "confirm", token=token, **showing.question(entry, user, self.users))

    def _on_activate(self, message: dict[str, Any]) -> None:
        asked = self._asked.pop(str(message.get("token")), None)
        if asked is None:  # a second click, or a message of another run
            return
        entry, user = self._entries[asked[0]], asked[1]
        try:
            event = entry.offers[user].activate()
        except errors.PerkError as error:
            self._reply(message, "outcome", number=entry.number, **showing.failure(error))
            return
        changed = None if event is None else event.offer
        if changed is not None:
            entry.change(user, changed)
            self._choose()
        whose = f" for user {LETTERS[user]}" if len(self.users) > 1 else ""
        self._reply(
            message, "outcome", number=entry.number, state="done", text=f"Activated{whose}."
        )


def _number(message: Mapping[str, Any], name: str) -> int:
    value = message.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise wrong(name, "a whole number is needed here")
    return value
