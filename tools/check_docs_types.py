"""Checks with basedpyright in strict mode: the Python of the pages, each page as one program after
the names that it takes for given; the examples; and the programs that mypy accepts in the tests.

Usage: check_docs_types.py [PAGE...]     (all pages of docs/ and README.md). `make lint` runs it.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "docs" / "types"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# What pages take for given: clients, and names of the reader's own program.
GIVEN = """from __future__ import annotations

import asyncio
import logging
import pathlib
from collections.abc import Mapping
from typing import Any, Protocol

import libperk


class _Request(Protocol):
    @property
    def headers(self) -> Mapping[str, str]: ...


class _Redis(Protocol):
    def set(self, name: str, value: object, *, nx: bool, ex: int) -> bool | None: ...
    def delete(self, name: str) -> None: ...


def _given(what: str) -> Any: ...


class _Claims(Protocol):
    def claim(self, key: str) -> bool: ...


def credit(customer: int | None, earn_id: str | None) -> None: ...


def pay(transaction: str | None, cents: int | None) -> None: ...


kard: libperk.Kard = _given("kard")
legacy: libperk.KardLegacy = _given("legacy")
capillary: libperk.Capillary = _given("capillary")
users: list[libperk.inputs.User] = _given("users")
promotion_id: str = _given("promotion_id")
log: logging.Logger = _given("log")
key: str = _given("key")
keys: list[str] = _given("keys")
old_key: str = _given("old_key")
new_key: str = _given("new_key")
body: bytes = _given("body")
request: _Request = _given("request")
redis: _Redis = _given("redis")
claims: _Claims = _given("claims")
secret: str = _given("secret")
"""
# A block may define the names of an earlier one again.
RULES = "# pyright: strict, reportUnusedImport=false, reportUnusedVariable=false\n" + (
    "# pyright: reportRedeclaration=false, reportUnusedExpression=false\n"
    "# pyright: reportUnusedFunction=false, reportUnusedClass=false\n"
    "# pyright: reportConstantRedefinition=false, reportPrivateUsage=false\n"
    "# pyright: reportUnnecessaryComparison=false, reportDuplicateImport=false\n"
    "# pyright: reportMissingTypeStubs=false, reportMatchNotExhaustive=false\n"
)


def programs(pages: list[Path]) -> dict[str, str]:
    """By the name of a file, the program that a page is."""
    found = {}
    for page in pages:
        blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
        if blocks:
            name = str(page.relative_to(ROOT)).replace("/", "_").removesuffix(".md")
            found[name.replace("-", "_") + ".py"] = "\n".join([RULES + GIVEN, *blocks])
    return found


def tested() -> dict[str, str]:
    """The programs that mypy accepts in the tests."""
    sys.path.insert(0, str(ROOT / "tests" / "python"))
    typing_programs = importlib.import_module("typing_programs")

    sample = ROOT / "tests" / "python" / "typing_sample.py"
    return {
        "tests_right.py": typing_programs.programs()["right.py"],
        "tests_sample.py": sample.read_text(encoding="utf-8"),
    }


def main(names: list[str]) -> int:
    pages = [ROOT / name for name in names] or [
        ROOT / "README.md",
        *(ROOT / "docs").glob("*.md"),
    ]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.py"):
        old.unlink()
    for name, text in (programs(sorted(pages)) | tested()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "basedpyright", "--outputjson"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    found = json.loads(done.stdout)
    for each in found["generalDiagnostics"]:
        line = each["range"]["start"]["line"]
        file = Path(each["file"])
        code = file.read_text(encoding="utf-8").splitlines()[line].strip()
        rule, what = each.get("rule", ""), each["message"]
        print(f"{file.relative_to(ROOT)}:{line + 1}: {what} ({rule})\n    {code}")
    print(f"check_docs_types: {found['summary']['filesAnalyzed']} files")
    return done.returncode


sys.exit(main(sys.argv[1:]))
