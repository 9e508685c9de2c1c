"""The check of error texts refuses what it claims to refuse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools/check_rules.py"
CORE = 'perk_error_set(err, PERK_E_STATE, "%s was closed by "\n    "its owner before");\n'
FILES = {
    "csrc/call/a.c": CORE,
    "python/libperk/a.py": '"""It was closed by its owner before."""\n',
    "lua/perk/a.lua": '-- "was closed by its owner before"\n',
    "ruby/lib/libperk/a.rb": '# "was closed by its owner before"\n'
    'x = "nothing to see here, really"\n',
}


def check(root: Path, files: dict[str, str]) -> tuple[int, str]:
    for name, text in (FILES | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    run = subprocess.run([sys.executable, TOOL, root], check=False, capture_output=True, text=True)
    return run.returncode, run.stdout


def test_comments_and_docstrings_are_no_texts(tmp_path: Path) -> None:
    assert check(tmp_path, {}) == (0, "check_rules: each error text is worded once\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "python/libperk/b.py",
            'raise E(\n    f"{name} was closed by "\n    "its owner before"\n)\n',
        ),
        ("lua/perk/b.lua", 'error(name .. " was closed by " ..\n    "its owner before")\n'),
        ("ruby/lib/libperk/b.rb", 'raise E, "it was closed by " \\\n         "its owner before"\n'),
    ],
)
def test_a_text_of_the_core_is_found(tmp_path: Path, name: str, text: str) -> None:
    status, found = check(tmp_path, {name: text})
    assert status == 1
    assert "'was closed by its owner before' is a text of the core (csrc/call/a.c:1)" in found


def test_a_text_around_inserted_values_is_found(tmp_path: Path) -> None:
    python = {"python/libperk/b.py": 'raise E(f"{a}: nothing to see here, really {b!r}")\n'}
    status, found = check(tmp_path, python)
    assert status == 1
    assert "'nothing to see here, really' is in python/libperk/b.py:1, too" in found


def test_a_text_of_two_packages_is_found(tmp_path: Path) -> None:
    status, found = check(tmp_path, {"lua/perk/b.lua": 'error("nothing to see here, really")\n'})
    assert status == 1
    assert "'nothing to see here, really' is in lua/perk/b.lua:1, too" in found
