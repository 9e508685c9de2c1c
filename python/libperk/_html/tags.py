"""Elements of HTML and SVG that escape whatever they are given.

A text becomes markup in one place only, `text`: control characters and changes of the direction of
writing are made visible, then markup is escaped. `tag` does so with every child and every attribute
that is not markup already.
"""

from __future__ import annotations

import html

from libperk._shown import shown

Child = str | None

MOST = 2000  # characters of one text
EMPTY = frozenset(("img", "meta", "circle", "line", "rect", "path"))


class Markup(str):
    """Finished HTML; everything else is text."""

    __slots__ = ()


def text(value: str, most: int = MOST) -> Markup:
    """A text of at most so many characters, as markup."""
    return Markup(html.escape(shown(value, most)))


def join(*parts: Child) -> Markup:
    """Markup and texts one after the other; None is nothing."""
    return Markup(
        "".join(
            part if isinstance(part, Markup) else text(part) for part in parts if part is not None
        )
    )


def tag(name: str, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """An element. Attributes are keywords: `class_`, and `aria_label` for aria-label. True is an
    attribute without a value; None and False leave it out."""
    named = "".join(
        _attribute(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in EMPTY and not children:
        return Markup(f"<{name}{named}/>")
    return Markup(f"<{name}{named}>{join(*children)}</{name}>")


def _attribute(name: str, value: str | float | bool) -> str:
    if value is True:
        return f" {name}"
    words = value if isinstance(value, str) else f"{value:g}"
    return f' {name}="{text(words)}"'


def paragraphs(value: str, most: int) -> Markup:
    """A text of several lines, each a paragraph; no more than `most` characters in all."""
    made, left = [], most
    for line in value.splitlines():
        if not line.strip():
            continue
        if left <= 0:
            made.append(tag("p", "…"))
            break
        made.append(tag("p", text(line.strip(), left), dir="auto"))
        left -= len(line)
    return join(*made)


def web_address(url: object) -> str | None:
    """An address that may be linked to or loaded: of the web, and without control characters."""
    if not isinstance(url, str) or len(url) > MOST:
        return None
    if not url.lower().startswith(("https://", "http://")) or shown(url, 0) != url:
        return None
    return url
