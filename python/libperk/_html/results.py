"""What calls left behind: outcomes of a bulk write, the quota, drift, what a call would send, pages
that nobody has fetched, reports of pulls."""

from __future__ import annotations

from libperk import _core
from libperk._html.lists import ROWS, Cell, Column, counted, grid, listing, more
from libperk._html.offers import pairs_list
from libperk._html.page import box, chip, fragment
from libperk._html.tags import Child, Markup, join, tag, text
from libperk._html.values import brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from libperk._calls import Listing
    from libperk._pull import Report
    from libperk._tokens import Quota
    from libperk.bulk import Outcome, Outcomes

GROUPS = 8  # of reasons
LOOKED_AT = 10_000  # outcomes whose reasons are read
FIRST = 5  # rejected items


def tiles(*counts: tuple[int, str, str]) -> Markup:
    """Numbers with their names: count, name, and "good", "bad", "warn" or nothing."""
    made = (
        tag(
            "div",
            tag("b", f"{count:,}", class_=f"perk-{kind}" if kind and count else None),
            tag("span", name, class_="perk-muted perk-small"),
            class_="perk-tile",
        )
        for count, name, kind in counts
    )
    return tag("div", *made, class_="perk-tiles")


def bar(*parts: tuple[float, str]) -> Markup:
    """Shares of a whole: how much, and the kind of each."""
    whole = sum(part for part, _ in parts) or 1
    made = (
        tag("span", style=f"width:{100 * part / whole:.2f}%", class_=f"perk-fill-{kind}")
        for part, kind in parts
        if part > 0 and kind
    )
    return tag("div", *made, class_="perk-bar", aria_hidden="true")


def heading(title: str, remark: str = "") -> Markup:
    words = tag("span", text(remark, 200), class_="perk-muted perk-small") if remark else None
    return tag("div", tag("b", text(title, 120)), words, class_="perk-bar-head")


def panel(title: str, remark: str, *inside: Child, below: Child = None) -> Markup:
    """A heading, what is below it, and what takes the whole width."""
    body = tag("div", *inside, class_="perk-fold") if any(inside) else None
    return fragment(box(heading(title, remark), body, below))


# ---- outcomes ----


def outcomes_panel(found: Outcomes) -> Markup:
    accepted, rejected, unknown = (
        found._codes.count(code)
        for code in (_core.PERK_ACCEPTED, _core.PERK_REJECTED, _core.PERK_UNKNOWN)
    )
    counts = tiles(
        (accepted, "accepted", "good"), (rejected, "rejected", "bad"), (unknown, "unknown", "warn")
    )
    shares = bar((accepted, "good"), (rejected, "bad"), (unknown, "warn"))
    failed = _not_accepted(found)
    return panel(
        "Outcomes",
        counted(len(found), "item"),
        counts,
        shares,
        below=join(_reasons(failed, rejected + unknown), _first(failed, rejected)),
    )


def _not_accepted(found: Outcomes) -> list[Outcome]:
    """The first of those that were not accepted."""
    made = []
    for place, code in enumerate(found._codes):
        if code != _core.PERK_ACCEPTED:
            made.append(found[place])
            if len(made) >= LOOKED_AT:
                break
    return made


def _reasons(failed: Sequence[Outcome], count: int) -> Markup | None:
    if not failed:
        return None
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in failed:
        groups.setdefault((outcome.status, outcome._why() or "no reason is known"), []).append(
            outcome
        )
    largest = sorted(groups.items(), key=lambda group: -len(group[1]))
    rows = [
        [
            Cell(f"{len(those):,}", len(those)),
            Cell(status),
            Cell(reason),
            Cell(those[0].error.advice if those[0].error else ""),
        ]
        for (status, reason), those in largest[:GROUPS]
    ]
    columns = (Column("Items", "number"), Column("Outcome"), Column("Reason"), Column("Advice"))
    left = len(groups) - len(rows)
    notes = [f"{counted(left, 'other reason')} are not shown."] if left else []
    notes += [f"Reasons of the first {len(failed):,} of {count:,}."] if len(failed) < count else []
    foot = tag("div", " ".join(notes), class_="perk-foot") if notes else None
    return join(grid(columns, rows, "Reasons"), foot)


def _first(failed: Sequence[Outcome], count: int) -> Markup | None:
    """The indexes of the first rejected items; what was sent is not shown."""
    those = [outcome for outcome in failed if outcome.rejected][:FIRST]
    if not those:
        return None
    words = ", ".join(f"{outcome.index}" for outcome in those)
    rest = f", … ({count:,} in all)" if count > len(those) else ""
    return tag("div", f"Indexes of rejected items: {words}{rest}", class_="perk-foot")


# ---- quota ----


def quota_panel(found: Quota) -> Markup:
    left, most = found.remaining, found.capacity
    told = f"as reported {seconds(found.age)} ago"
    if left is None:
        return panel("Quota", told, tag("p", "The API did not report how many requests remain."))
    if most:
        share = min(max(left / most, 0.0), 1.0)
        kind = "bad" if share < 0.1 else "warn" if share < 0.25 else "good"
        words = f"{left:,} of {most:,} requests remain for this minute"
        shown = bar((share, kind), (1 - share, ""))
    else:
        words, shown = f"{left:,} requests remain for this minute", None
    wait = f"None may be sent for {seconds(found.resets_in)}." if found.resets_in else ""
    return panel("Quota", told, tag("p", words), shown, tag("p", wait) if wait else None)


def seconds(count: float) -> str:
    return f"{count:.0f} s" if count < 120 else f"{count / 60:.0f} min"


# ---- drift ----


def findings_table(found: Sequence[Mapping[str, Any]]) -> Markup:
    title = "Drift"
    if not found:
        return panel(title, "", tag("p", "Replies held nothing that this version does not know."))
    columns = (
        Column("Where"),
        Column("What"),
        Column("Value"),
        Column("Operation"),
        Column("Count", "number"),
    )
    rows = [
        [
            Cell(tag("code", text(str(item.get("where") or ""), 200))),
            Cell(str(item.get("kind") or "").replace("_", " ")),
            Cell(str(item["value"]) if item.get("value") is not None else ""),
            Cell(str(item.get("operation") or "")),
            Cell(f"{item.get('count', 0):,}", item.get("count", 0)),
        ]
        for item in found[:ROWS]
    ]
    words = [counted(len(found), "finding"), "nothing of it makes a call fail"]
    return listing(title, words, grid(columns, rows, title), more(len(found), len(rows)))


# ---- explain ----


def explanation_panel(found: dict[str, Any]) -> Markup:
    """What a call would send. Secrets are masked where it was made."""
    headers, body = found.get("headers"), found.get("body")
    named = [(name, found.get(name)) for name in ("scope", "replay", "retries", "limits")]
    pairs: list[tuple[str, Child]] = [(name, brief(value)) for name, value in named if value]
    if isinstance(headers, (dict, list)) and headers:
        pairs.append(("headers", tag("pre", _lines(headers), class_="perk-code")))
    if body is not None:
        pairs.append(("body", tag("pre", _lines(body), class_="perk-code")))
    if isinstance(found.get("curl"), str):
        pairs.append(("curl", tag("pre", _lines(found["curl"]), class_="perk-code")))
    method, url = str(found.get("method", "")), str(found.get("url", ""))
    line = join(chip(method, "good"), tag("code", text(url, 2000)))
    return panel("What would be sent", "nothing is sent", tag("p", line), pairs_list(pairs))


def _lines(value: Any, most: int = 4000) -> Markup:
    """Texts as they are, line by line; other values a line for each member, or as JSON."""
    if isinstance(value, dict):
        words = "\n".join(f"{name}: {_one(item)}" for name, item in value.items())
    else:
        words = _one(value)
    cut = words[:most] + ("…" if len(words) > most else "")
    return Markup("\n".join(text(line, 0) for line in cut.split("\n")))


def _one(value: Any) -> str:
    return value if isinstance(value, str) else _core.dump(value).decode()


# ---- lists that are not fetched, and pulls ----


def listing_panel(pages: Listing) -> Markup:
    words = "Nothing has been fetched to show this. Iterate it, or call list() or first()."
    return panel(f"Pages of {pages._operation.name}", "", tag("p", words))


def report_panel(report: Report) -> Markup:
    left = report.ids - report.done - report.failed - report.skipped
    counts = tiles(
        (report.done, "done", "good"),
        (report.failed, "failed", "bad"),
        (report.skipped, "skipped", ""),
        (left, "on their way", ""),
    )
    shares = bar((report.done + report.skipped, "good"), (report.failed, "bad"), (left, ""))
    took = f"{counted(report.requests, 'request')}, {counted(report.retries, 'retry', 'retries')}"
    groups: dict[str, int] = {}
    for failure in report.failures:
        groups[str(failure.error)] = groups.get(str(failure.error), 0) + 1
    rows = [
        [Cell(f"{count:,}", count), Cell(reason)]
        for reason, count in sorted(groups.items(), key=lambda item: -item[1])[:GROUPS]
    ]
    columns = (Column("Ids", "number"), Column("Reason"))
    below = grid(columns, rows, "Reasons") if rows else None
    paused = f", {seconds(report.paused_s)} paused" if report.paused_s else ""
    return panel(
        "Pull", f"{counted(report.ids, 'id')}, {took}{paused}", counts, shares, below=below
    )
