"""The vectors of reconcile and modify: which reads are made, and what is made of their replies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from test_vectors import args_of, body_of, cases, client_of, good_or_refused, read_case

from libperk import _core
from libperk.table import load as table


def url_of(client: Any, args: Any) -> str:
    request = _core.perk_request_build(client, args)
    assert _core.perk_request_method(request) == "GET"
    return _core.perk_request_url(request) or ""


def feed(asked: Any, step: dict[str, Any]) -> None:
    for left, body in zip(range(len(step["pages"]) - 1, -1, -1), step["pages"]):
        enough = _core.perk_reconcile_page(asked, _core.perk_doc_parse(_core.dump(body), 0))
        assert not (enough and left), "a page that was not needed"
    codes = {row["name"]: row["code"] for row in table()["errors"]}
    _core.perk_reconcile_end(asked, codes.get(step.get("failed", ""), 0))


@cases("reconcile")
def test_reconcile(case: Path) -> None:
    given = read_case(case)

    def act() -> None:
        client, asked = client_of(given), _core.perk_reconcile_new()
        _core.perk_reconcile_add(asked, args_of(given))
        for step in given["reads"]:
            assert url_of(client, _core.perk_reconcile_next(asked)) == step["url"]
            feed(asked, step)
        assert _core.perk_reconcile_next(asked) is None
        found = [
            {
                "outcome": _core.perk_outcome_name(_core.perk_reconcile_at(asked, n)),
                "reason": _core.perk_reconcile_reason(asked, n),
            }
            for n in range(_core.perk_reconcile_count(asked))
        ]
        assert found == given["outcomes"]

    good_or_refused(given.get("error"), act)


@cases("modify")
def test_modify(case: Path) -> None:
    given = read_case(case)

    def act() -> None:
        client, op = client_of(given), _core.perk_op_find(given["operation"])
        wanted = _core.perk_modify_new(op, _core.dump(given["changes"]), given.get("strict", True))
        assert url_of(client, _core.perk_modify_read(wanted)) == given["read"]
        written = _core.perk_modify_write(
            wanted, _core.perk_doc_parse(_core.dump(given["reply"]), 0)
        )
        request = _core.perk_request_build(client, written)
        made = {
            "method": _core.perk_request_method(request),
            "url": _core.perk_request_url(request),
            "body": body_of(request),
        }
        assert made == given["request"]

    good_or_refused(given.get("error"), act)
