"""Flows: generators that yield what they need done, and are sent its result or thrown its error.
Whatever runs a flow decides how to wait."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator
    from typing import Any, TypeVar

    T = TypeVar("T")

    Flow = Generator[Any, Any, T]


def drive(flow: Flow[T], answer: Callable[[Any], Any]) -> T:
    """Runs a flow to its end: `answer` does what it asks for."""
    try:
        return _driven(flow, answer)
    except BaseException as error:
        running = flow.gi_frame is not None  # type: ignore[attr-defined]
        if running:  # Ctrl-C came between two steps
            flow.throw(error)
        raise


def _driven(flow: Flow[T], answer: Callable[[Any], Any]) -> T:
    try:
        asked = next(flow)
        while True:
            try:
                done = answer(asked)
            except BaseException as error:
                asked = flow.throw(error)
            else:
                asked = flow.send(done)
    except StopIteration as end:
        result: T = end.value
        return result


async def drive_async(flow: Flow[T], answer: Callable[[Any], Awaitable[Any]]) -> T:
    """The same with awaiting."""
    try:
        asked = next(flow)
        while True:
            try:
                done = await answer(asked)
            except GeneratorExit:  # the task was thrown away
                flow.close()
                raise
            except BaseException as error:
                asked = flow.throw(error)
            else:
                asked = flow.send(done)
    except StopIteration as end:
        result: T = end.value
        return result
