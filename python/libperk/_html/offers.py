"""An offer as a card, and offers as a table. No picture is loaded unless its button is pressed:
loading one may count as an impression."""

from __future__ import annotations

from datetime import datetime, timezone

from libperk._facts import facts_of
from libperk._html.lists import ROWS, Cell, Column, counted, grid, listing, more
from libperk._html.page import box, chip
from libperk._html.tags import Child, Markup, join, paragraphs, tag, text, web_address
from libperk._html.values import (
    SOON,
    amount,
    brief,
    channel_words,
    day,
    days_between,
    days_left,
    id_of,
    moment,
    name_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from libperk._documents import Resource

TITLE = 120  # characters
TERMS = 4000
PICTURES = 4
TAGS = 12
KINDS = {"IMG_VIEW": "logo", "BANNER_VIEW": "banner", "LOCATION_IMG_VIEW": "photo"}
AMOUNTS = (
    ("minTransactionAmount", "Smallest purchase"),
    ("maxTransactionAmount", "Largest purchase"),
    ("minRewardAmount", "Smallest reward"),
    ("maxRewardAmount", "Largest reward"),
)
LINKED = "noopener noreferrer nofollow"


def now_or(given: datetime | None) -> datetime:
    return datetime.now(timezone.utc) if given is None else given


def is_offer(facts: dict[str, Any]) -> bool:
    return "reward" in facts


def offer_card(resource: Resource, facts: dict[str, Any], now: datetime) -> Markup:
    sent = resource.attributes
    components = sent.get("components")
    components = components if isinstance(components, dict) else {}
    return box(
        tag(
            "div",
            _head(facts),
            _reward(facts, now),
            _components(components),
            _pictures(sent),
            class_="perk-pad",
        ),
        _fold("Details", _details(resource, facts, sent)),
        _fold("Terms", _terms(sent.get("terms"))),
        kind="card",
    )


def _head(facts: dict[str, Any]) -> Markup:
    title = facts.get("merchant") or facts.get("title") or "Offer"
    under = [facts[name] for name in ("category",) if facts.get(name)]
    under += [channel_words(facts["channel"])] if facts.get("channel") else []
    if facts.get("title") and facts["title"] != title:
        under.insert(0, facts["title"])
    return tag(
        "div",
        tag("div", initials(title), class_="perk-mark", aria_hidden="true"),
        tag(
            "div",
            tag("div", tag("bdi", text(title, TITLE)), class_="perk-title"),
            tag("div", text(" · ".join(under), 200), class_="perk-muted perk-small"),
        ),
        class_="perk-head",
    )


def initials(title: str) -> str:
    """One or two letters in place of a logo."""
    words = [word for word in title.split() if word[:1].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() or "%"


def _reward(facts: dict[str, Any], now: datetime) -> Markup:
    starts, ends = moment(facts.get("starts")), moment(facts.get("ends"))
    words, urgent = days_left(starts, ends, now)
    until = f"{'on' if ends <= now else 'until'} {day(ends)}" if ends else None
    when = tag(
        "div",
        chip(words, urgent) if words else None,
        tag("span", until, class_="perk-muted perk-small"),
        class_="perk-when",
    )
    reward = tag("div", text(facts["reward"], TITLE), class_="perk-value")
    return tag("div", reward, when, class_="perk-reward")


def _components(found: dict[str, Any]) -> Markup | None:
    if not found:
        return None
    boosted, button = found.get("boostedReward"), found.get("cta")
    chips: list[Child] = []
    if isinstance(button, dict) and isinstance(button.get("buttonText"), str):
        chips.append(chip(f"Button: {button['buttonText']}", "good"))
    if isinstance(boosted, str):
        chips.append(chip(f"Boosted: {boosted}", "good"))
    tags = [item for item in _strings(found, "tags") + _strings(found, "detailTags") if item]
    chips += [chip(item) for item in dict.fromkeys(tags[:TAGS])]
    words = found.get("longDescription") or found.get("shortDescription")
    return join(
        tag("div", paragraphs(words, 600), class_="perk-text") if isinstance(words, str) else None,
        _progress(found.get("progressBar")),
        tag("div", *chips, class_="perk-chips") if chips else None,
    )


def _strings(found: dict[str, Any], name: str) -> list[str]:
    given = found.get(name)
    return [item for item in given if isinstance(item, str)] if isinstance(given, list) else []


def _progress(found: object) -> Markup | None:
    if not isinstance(found, dict):
        return None
    total, current = found.get("total"), found.get("currentProgress")
    if not isinstance(total, int) or not isinstance(current, int) or total <= 0:
        return None
    share = min(max(current, 0), total) / total
    label = found.get("label")
    filled = tag("span", class_="perk-fill-good", style=f"width:{share:.0%}")
    return tag(
        "div",
        tag(
            "div",
            text(label if isinstance(label, str) else f"{current} of {total}", TITLE),
            class_="perk-muted perk-small",
        ),
        tag("div", filled if share else None, class_="perk-bar", aria_hidden="true"),
        class_="perk-text",
    )


def _pictures(sent: dict[str, Any]) -> Markup | None:
    made = [_picture(*found) for found in pictures(sent)][:PICTURES]
    return tag("div", *made, class_="perk-pictures") if made else None


def pictures(sent: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Address, text and kind of each picture."""
    assets = sent.get("assets")
    for asset in assets if isinstance(assets, list) else []:
        url = web_address(asset.get("url")) if isinstance(asset, dict) else None
        if url is not None:
            kind = KINDS.get(str(asset.get("type")), "picture")
            alt = asset.get("alt")
            yield url, alt if isinstance(alt, str) and alt.strip() else kind, kind
    for name, kind in (("imgUrl", "logo"), ("bannerImgUrl", "banner")):
        url = web_address(sent.get(name))
        if url is not None:
            yield url, kind, kind


def _picture(url: str, alt: str, kind: str) -> Markup:
    words = tag("span", text(alt, TITLE), class_="perk-alt", dir="auto")
    button = tag(
        "button",
        f"Load {kind}",
        type="button",
        class_="perk-button",
        data_picture=url,
        title="Loading a picture may count as an impression.",
    )
    return tag("div", words, button, class_="perk-picture")


def _details(resource: Resource, facts: dict[str, Any], sent: dict[str, Any]) -> Markup:
    starts = moment(facts.get("starts"))
    pairs: list[tuple[str, Child]] = [("Starts", day(starts))] if starts else []
    for name, label in AMOUNTS:
        found = amount(sent.get(name))
        pairs += [(label, found)] if found is not None else []
    most, targeted = sent.get("maxRedemptions"), sent.get("isTargeted")
    pairs += [("Uses", f"at most {most:,}")] if isinstance(most, int) else []
    pairs += [("Targeted", brief(targeted))] if isinstance(targeted, bool) else []
    site, about = web_address(sent.get("websiteUrl")), sent.get("description")
    if site is not None:
        pairs.append(("Website", tag("a", text(site, 80), href=site, target="_blank", rel=LINKED)))
    if isinstance(about, str) and about:
        pairs.append(("About", paragraphs(about, 800)))
    pairs.append((f"{name_of(resource)} id", tag("code", text(id_of(resource), 80))))
    return pairs_list(pairs)


def pairs_list(pairs: Sequence[tuple[str, Child]]) -> Markup:
    """Names and values."""
    items = (join(tag("dt", text(name, 80)), tag("dd", value)) for name, value in pairs)
    return tag("dl", *items, class_="perk-facts")


def _terms(terms: object) -> Markup | None:
    return paragraphs(terms, TERMS) if isinstance(terms, str) and terms.strip() else None


def _fold(title: str, inside: Markup | None) -> Markup | None:
    if inside is None:
        return None
    return tag("details", tag("summary", title), tag("div", inside, class_="perk-fold"))


# ---- lists ----

COLUMNS = (
    Column("Merchant"),
    Column("Reward", "keep", numbers=True),
    Column("Channel", "keep"),
    Column("Category"),
    Column("Ends", "keep"),
    Column("Time left", "number"),
)


def offer_table(
    resources: Sequence[Resource], count: int, title: str, now: datetime | None
) -> Markup:
    """The first rows, with counts of all of them."""
    at = now_or(now)
    facts = [facts_of(resource) for resource in resources]
    rows = [_row(resource, found, at) for resource, found in zip(resources[:ROWS], facts)]
    shown = grid(COLUMNS, rows, title)
    return listing(title, _remarks(facts, at), shown, more(count, len(rows)))


def _row(resource: Resource, facts: dict[str, Any], now: datetime) -> list[Cell]:
    starts, ends = moment(facts.get("starts")), moment(facts.get("ends"))
    left = None if ends is None else days_between(now, ends)
    words, urgent = days_left(starts, ends, now)
    name = facts.get("merchant") or facts.get("title") or id_of(resource)
    return [
        Cell(tag("bdi", text(name, TITLE)), name),
        Cell(facts.get("reward", ""), reward_key(resource)),
        Cell(channel_words(facts.get("channel"))),
        Cell(facts.get("category", "")),
        Cell(day(ends) if ends else ""),
        Cell(chip(words, urgent) if words else "", "" if left is None else left),
    ]


def reward_key(resource: Resource) -> float | str:
    """Shares first, by percent; then amounts of money."""
    sent = resource.attributes
    reward = sent.get("userReward")
    kind, value = (
        (reward.get("type"), reward.get("value"))
        if isinstance(reward, dict)
        else (sent.get("commissionType"), sent.get("usersCommission", sent.get("totalCommission")))
    )
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return ""
    return value if kind == "PERCENT" else 1e9 + value


def _remarks(facts: Sequence[dict[str, Any]], now: datetime) -> list[str]:
    channels: dict[str, int] = {}
    soon = 0
    for found in facts:
        words = channel_words(found.get("channel"))
        channels[words] = channels.get(words, 0) + 1
        ends = moment(found.get("ends"))
        soon += ends is not None and 0 <= days_between(now, ends) <= SOON
    counts = [f"{count:,} {words.lower()}" for words, count in sorted(channels.items()) if words]
    return [*counts[:4], *([f"{counted(soon, 'ends', 'end')} within {SOON} days"] if soon else [])]
