"""The exception tree, and what exceptions carry."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from server import Server, reply

import libperk
from libperk import errors
from libperk.table import load as table


def test_every_row_is_an_importable_class_below_its_parent() -> None:
    for row in table()["errors"]:
        kind = getattr(errors, row["class"])
        assert issubclass(kind, getattr(errors, row["parent"]))
        assert issubclass(kind, libperk.PerkError)
        assert (kind.code, kind.advice, kind.__doc__) == (row["code"], row["advice"], row["doc"])
        assert kind.__module__ == "libperk.errors"


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("InputError", ValueError),
        ("UnknownNameError", ValueError),
        ("WrongTypeError", TypeError),
        ("WrongTypeError", ValueError),
        ("DeadlineError", TimeoutError),
        ("ConnectError", ConnectionError),
        ("ParseError", ValueError),
        ("OutOfMemoryError", MemoryError),
    ],
)
def test_the_tree_fits_into_pythons_own(name: str, also: type[Exception]) -> None:
    assert issubclass(getattr(errors, name), also)


def test_every_class_pickles_with_all_it_carries() -> None:
    for row in table()["errors"]:
        error = errors._from_native(
            row["code"],
            404,
            736,
            2,
            3,
            1500,
            -1,
            "Title",
            "req-1",
            "data/0",
            "what happened",
            "do this",
        )
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert type(again) is type(error)
            assert str(again) == "what happened"
            assert again.__dict__ == error.__dict__
        assert error.advice == "do this"
        assert (
            error.retryable
            and error.outcome_unknown
            and error.retry_after == 1.5
            and error.offset is None
        )


def test_what_was_not_said_is_none() -> None:
    error = errors._from_native(-10, 0, 0, 0, 0, -1, -1, "", "", "", "no", "do that")
    assert (
        error.pointer
        is error.request_id
        is error.api_name
        is error.http_status
        is error.api_code
        is error.retry_after
        is None
    )
    assert error.errors == []


def test_the_module_shows_the_tree() -> None:
    children: dict[str, list[str]] = {}
    for row in libperk.table.load()["errors"]:
        children.setdefault(row["parent"], []).append(row["class"])

    def lines(name: str, depth: int) -> list[str]:
        bases = [base.__name__ for base in getattr(errors, name).__bases__]
        also = [base for base in bases if not hasattr(errors, base) and base != "Exception"]
        shown = "    " * depth + name + (f" ({also[0]})" if also else "")
        return [
            shown,
            *(line for child in children.get(name, []) for line in lines(child, depth + 1)),
        ]

    assert "\n".join(lines("PerkError", 1)) in (errors.__doc__ or "")


def test_a_failing_reply_is_told(kard: libperk.Kard, server: Server) -> None:
    said = {
        "errors": [
            {
                "status": "409",
                "title": "Taken",
                "detail": "user u-1 exists",
                "source": {"pointer": "/data/0"},
            }
        ]
    }
    server.script = [reply(said, 409, x_request_id="req-9")]
    with pytest.raises(errors.ConflictError) as caught:
        kard.users.create([{"id": "u-1", "enrolled_rewards": ["CARDLINKED"]}])
    error = caught.value
    assert (error.http_status, error.api_name, error.pointer, error.attempts) == (
        409,
        "Taken",
        "/data/0",
        1,
    )
    assert error.errors == said["errors"]
    assert "\n" not in str(error)
    assert "u-1" not in str(error) + repr(error)


@pytest.mark.parametrize("body", ["<html>oops</html>", b"\xff\xfe", ""])
def test_a_body_that_is_no_json_is_told_too(
    kard: libperk.Kard, server: Server, body: str | bytes
) -> None:
    server.script = [reply(body, 404)]
    with pytest.raises(errors.NotFoundError) as caught:
        kard.users.get("u-1")
    assert caught.value.errors == (
        [] if not body else [body if isinstance(body, str) else body.decode("utf-8", "replace")]
    )


def test_unknown_attributes_of_the_module_are_refused() -> None:
    with pytest.raises(AttributeError):
        errors.NoSuchError


def test_members_and_headers_of_the_failing_reply_are_on_the_error(
    kard: libperk.Kard, server: Server
) -> None:
    said = {
        "errors": [{"status": "404"}],
        "meta": {"trace": "t-1"},
        "links": {"about": {"href": "/x"}},
        "jsonapi": {"version": "1.1"},
    }
    server.script = [reply(said, 404, x_trace="t-1", set_cookie="session=1")]
    with pytest.raises(errors.NotFoundError) as caught:
        kard.users.get("u-1")
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.meta, error.links, error.jsonapi) == (
        {"trace": "t-1"},
        {"about": {"href": "/x"}},
        {"version": "1.1"},
    )
    assert error.headers["x-trace"] == "t-1" and "set-cookie" not in error.headers
    server.script = [reply("[1]", 404)]
    with pytest.raises(errors.NotFoundError) as caught:
        kard.users.get("u-1")
    assert caught.value.meta is caught.value.links is caught.value.jsonapi is None
    assert errors.PerkError("x").headers == {}


def test_links_of_a_document_are_as_they_were_sent() -> None:
    links = {"self": "/x", "next": {"href": "/y?page[after]=c", "meta": {"left": 3}, "rel": "next"}}
    document = libperk.Document.parse(
        json.dumps({"data": [], "links": links, "jsonapi": {"version": "1.1"}})
    )
    assert (document.links, document.jsonapi) == (links, {"version": "1.1"})
    assert document.link("next") == "/y?page[after]=c"
    bare = libperk.Document.parse("[]")
    assert bare.links is bare.jsonapi is None
