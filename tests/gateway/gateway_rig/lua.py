"""Values of Python as Lua."""

from __future__ import annotations

import json


def lua(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"[{lua(name)}] = {lua(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "{" + ", ".join(lua(one) for one in value) + "}"
    return json.dumps(value)
