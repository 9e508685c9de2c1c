"""How far a pull has come, shown while it runs: by rich or tqdm where they are installed, else as
lines. Silent where nobody looks: when stderr is no terminal and this is no notebook."""

from __future__ import annotations

import importlib.util
import sys
from time import monotonic

from libperk._check import wrong
from libperk._extras import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    class View(Protocol):
        def show(self, state: Progress) -> None: ...
        def end(self, state: Progress) -> None: ...
        def stop(self) -> None: ...


EVERY = 0.25  # seconds between two looks
EVERY_LINE = 5.0  # seconds between two lines


class Progress:
    """How far a pull is. `ids` were taken, of which `done`, `failed` and `skipped` (by the
    checkpoint) are finished; `rate` is finished ones a second; `requests` and `retries` were sent;
    `remaining` is the quota as last reported, None when it was not; `paused` is for how many more
    seconds nothing may be sent, 0 while it may; `total` is how many ids there are, None when they
    have no length."""

    __slots__ = (
        "done",
        "failed",
        "ids",
        "paused",
        "rate",
        "remaining",
        "requests",
        "retries",
        "skipped",
        "total",
    )

    def __init__(
        self,
        report: dict[str, Any],
        rate: float,
        remaining: int | None,
        paused: float,
        total: int | None = None,
    ) -> None:
        self.ids: int = report["ids"]
        self.done: int = report["done"]
        self.failed: int = report["failed"]
        self.skipped: int = report["skipped"]
        self.requests: int = report["requests"]
        self.retries: int = report["retries"]
        self.rate = rate
        self.remaining = remaining
        self.paused = paused
        self.total = total

    @property
    def finished(self) -> int:
        return self.done + self.failed + self.skipped

    def __str__(self) -> str:
        whole = "" if self.total is None else f" of {self.total}"
        return ", ".join([f"{self.finished}{whole} ids", f"{self.rate:.0f}/s", *self.remarks()])

    def remarks(self) -> list[str]:
        """What is out of the ordinary, and the quota."""
        made = [f"{self.failed} failed"] if self.failed else []
        made += [f"{self.remaining} requests left"] if self.remaining is not None else []
        return made + ([f"paused for {self.paused:.0f} s"] if self.paused else [])

    def __repr__(self) -> str:
        return f"<Progress: {self}>"


class Meter:
    """Looks at a pull now and then, and shows it."""

    __slots__ = ("_began", "_next", "_total", "_view")

    def __init__(self, view: View, total: int | None = None) -> None:
        self._view = view
        self._total = total
        self._began = self._next = monotonic()

    def due(self) -> bool:
        return monotonic() >= self._next

    def look(self, report: dict[str, Any], remaining: int | None, paused: float) -> None:
        self._next = monotonic() + EVERY
        self._view.show(self._state(report, remaining, paused))

    def end(self, report: dict[str, Any], remaining: int | None) -> None:
        self._view.end(self._state(report, remaining, 0.0))

    def stop(self) -> None:
        """The pull was given up."""
        self._view.stop()

    def _state(self, report: dict[str, Any], remaining: int | None, paused: float) -> Progress:
        seconds = max(monotonic() - self._began, 0.001)
        rate = (report["done"] + report["failed"]) / seconds
        return Progress(report, rate, remaining, paused, self._total)


class Told:
    """A function of the caller."""

    __slots__ = ("_tell",)

    def __init__(self, tell: Callable[[Progress], object]) -> None:
        self._tell = tell

    def show(self, state: Progress) -> None:
        self._tell(state)

    end = show

    def stop(self) -> None: ...


class Lines:
    __slots__ = ("_next", "_title")

    def __init__(self, title: str) -> None:
        self._title = title
        self._next = monotonic() + EVERY_LINE

    def show(self, state: Progress) -> None:
        if monotonic() >= self._next:
            self._next = monotonic() + EVERY_LINE
            print(f"{self._title}: {state}", file=sys.stderr, flush=True)

    def end(self, state: Progress) -> None:
        print(f"{self._title}: {state}", file=sys.stderr, flush=True)

    def stop(self) -> None: ...


class Rich:
    """A bar, or a spinner while the number of ids is not known."""

    __slots__ = ("_bar", "_task", "_title")

    def __init__(self, title: str, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        text = TextColumn("{task.description}: {task.fields[state]}", markup=False)
        known = (text, BarColumn(), TimeRemainingColumn())
        self._title = title
        self._bar = Progress(
            *((SpinnerColumn(), text) if total is None else known),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(title, total=total, state="")
        self._bar.start()

    def show(self, state: Progress) -> None:
        self._bar.update(self._task, completed=state.finished, state=str(state))

    def end(self, state: Progress) -> None:
        self._bar.stop()
        self._bar.console.print(f"{self._title}: {state}", highlight=False, markup=False)

    def stop(self) -> None:
        self._bar.stop()


class Tqdm:
    __slots__ = ("_bar",)

    def __init__(self, title: str, total: int | None) -> None:
        self._bar = needed("tqdm.auto", "notebook").tqdm(desc=title, unit=" ids", total=total)

    def show(self, state: Progress) -> None:
        self._bar.set_postfix_str(", ".join(state.remarks()), refresh=False)
        self._bar.update(state.finished - self._bar.n)

    def end(self, state: Progress) -> None:
        self.show(state)
        self._bar.close()

    def stop(self) -> None:
        self._bar.close()


def checked_progress(wanted: Any) -> Any:
    if not (wanted is None or isinstance(wanted, bool) or callable(wanted)):
        raise wrong("progress", "True, False or a function is needed here")
    return wanted


def meter_of(wanted: Any, title: str, total: int | None) -> Meter | None:
    """None: nothing is shown. `total` is how many ids there are, if that is known."""
    if callable(wanted):
        return Meter(Told(wanted), total)
    view = _view(title, total) if wanted else None
    return None if view is None else Meter(view, total)


def _view(title: str, total: int | None) -> View | None:
    notebook = "ipykernel" in sys.modules
    if not (notebook or sys.stderr.isatty()):
        return None
    for name, view in (("tqdm", Tqdm), ("rich", Rich)) if notebook else VIEWS:
        if importlib.util.find_spec(name) is not None:
            made: View = view(title, total)
            return made
    return Lines(title)


VIEWS: tuple[tuple[str, Any], ...] = (("rich", Rich), ("tqdm", Tqdm))
