"""What stands around each fragment: its style, for light and dark themes, and its script."""

from __future__ import annotations

import pkgutil

from libperk._html.tags import Child, Markup, join, tag, text

LIGHT = {
    "ground": "#ffffff",
    "head": "#f6f8fa",
    "sea": "#f4f7fa",
    "soft": "#eef1f5",
    "line": "#dde3ea",
    "edge": "#8c96a3",
    "text": "#1c2128",
    "muted": "#57606a",
    "accent": "#0b6b4f",
    "accent-soft": "#dcf3ea",
    "warn": "#855000",
    "warn-soft": "#fdf0d5",
    "bad": "#b3261e",
    "bad-soft": "#fce8e6",
    "link": "#0a5bb5",
    "focus": "#0a5bb5",
}
DARK = {
    "ground": "#161b22",
    "head": "#1c232c",
    "sea": "#121820",
    "soft": "#252d38",
    "line": "#303947",
    "edge": "#7d8896",
    "text": "#e8edf3",
    "muted": "#a3aebb",
    "accent": "#5fd3a8",
    "accent-soft": "#143d31",
    "warn": "#f2c166",
    "warn-soft": "#43330f",
    "bad": "#ff9d94",
    "bad-soft": "#4a1f1c",
    "link": "#7fb8ff",
    "focus": "#7fb8ff",
}
# How pages mark their theme, whatever the system prefers: JupyterLab and Notebook 7,
# VS Code, and documentation made by Sphinx.
HOSTS = {
    "light": (
        '[data-jp-theme-light="true"]',
        '[data-vscode-theme-kind="vscode-light"]',
        '[data-vscode-theme-kind="vscode-high-contrast-light"]',
        '[data-theme="light"]',
    ),
    "dark": (
        '[data-jp-theme-light="false"]',
        '[data-vscode-theme-kind="vscode-dark"]',
        '[data-vscode-theme-kind="vscode-high-contrast"]',
        '[data-theme="dark"]',
    ),
}


def _theme(name: str, colours: dict[str, str]) -> str:
    return f"color-scheme:{name};" + "".join(f"--perk-{k}:{v};" for k, v in colours.items())


def _file(name: str) -> str:
    found = pkgutil.get_data(__name__, name)
    assert found is not None
    return found.decode()


def style() -> Markup:
    """The <style> of all fragments; a page that has many needs it once."""
    light, dark = _theme("light", LIGHT), _theme("dark", DARK)
    rules = [f".perk{{{light}}}", f"@media (prefers-color-scheme:dark){{.perk{{{dark}}}}}"]
    for name, colours in (("light", light), ("dark", dark)):
        rules.append(",".join(f"{host} .perk" for host in HOSTS[name]) + f"{{{colours}}}")
    return Markup(f"<style>{''.join(rules)}{_file('style.css')}</style>")


def script() -> Markup:
    """The <script> of all fragments."""
    return Markup(f"<script>{_file('script.js')}</script>")


def fragment(*children: Child) -> Markup:
    """Complete: may stand anywhere in a page."""
    return tag("div", style(), join(*children), script(), class_="perk")


def box(*children: Child, kind: str = "") -> Markup:
    """A frame; `kind` is "card" or "drawn"."""
    return tag("div", *children, class_=f"perk-box perk-{kind}" if kind else "perk-box")


def chip(words: str, kind: str = "") -> Markup:
    """A short word in a frame; `kind` is "good", "bad", "soon" or nothing."""
    made = f"perk-chip perk-{kind}" if kind else "perk-chip"
    return tag("span", text(words, 60), class_=made, dir="auto")
