"""The check of the C sources refuses what it claims to refuse."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sources() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_c", ROOT / "tools/check_c.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_circle_of_files_is_found_and_a_header_counts_as_its_source(
    sources: ModuleType,
) -> None:
    files = {
        "csrc/base/a.h": "",
        "csrc/base/a.c": '#include "base/a.h"\n#include "base/b.h"\n',
        "csrc/base/b.h": '#include "base/c.h"\n',
        "csrc/base/c.c": '#include "base/a.h"\n',
        "csrc/base/d.c": '#include "base/a.h"\n',
    }
    (breach,) = sources.check(files)
    assert breach.endswith("in a circle: base/a, base/b, base/c")
    assert list(sources.check(files | {"csrc/base/c.c": ""})) == []


@pytest.mark.parametrize(
    ("code", "breach"),
    [
        ("int f(int a)\n{\n}\n", "f() is not declared in csrc/api/a.h"),
        (
            "static int f(int a, int b, int c, int d, int e)\n{\n}\n",
            "f() has 5 parameters, at most 4 and the error",
        ),
        (
            "static void f(void)\n{\n" + "    x();\n" * 68 + "}\n",
            "f() has 71 lines, at most 70",
        ),
        ('#include "call/call.h"\n', "module api/ reaches up or sideways to call/"),
        ("static json_t *f;\n", "json_t is for csrc/json/"),
        ("#include <jansson.h>\n", "<jansson.h> is for csrc/json/"),
        ("static int n = strcpy(a, b);\n", "strcpy(): unsafe"),
    ],
)
def test_a_breach_is_found(sources: ModuleType, code: str, breach: str) -> None:
    (found,) = sources.check({"csrc/api/a.c": code})
    assert breach in found


@pytest.mark.parametrize(
    "code",
    [
        "static int f(int (*g)(int, int), int b, int c, int d, perk_error *err)\n{\n}\n",
        "int f(int a)\n{\n}\n",
        "/* strcpy(a, b) and json_t */\n",
        'static const char *text = "strcpy(a, b)";\n',
    ],
)
def test_what_is_no_breach_passes(sources: ModuleType, code: str) -> None:
    assert list(sources.check({"csrc/api/a.c": code, "csrc/api/a.h": "int f(int a);\n"})) == []
