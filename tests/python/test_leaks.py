"""The check of conftest.py that no native object outlives a test: it sees one object, and nothing
where nothing leaks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

TESTS = """
import libperk, pytest

KEPT = []

def work():
    document = libperk.Document.parse(b'{"data": {"type": "t", "id": "1"}}')
    cycle = [document]  # which the collector has to find
    cycle.append(cycle)
    return document

@pytest.mark.parametrize("_", range(200))
def test_clean(_):
    assert work().one.id == "1"

def test_leak():
    KEPT.append(work())
"""


def test_one_object_is_found_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "test_planted.py").write_text(TESTS)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "conftest",
        "-p",
        "no:cacheprovider",
        str(tmp_path),
    ]
    done = subprocess.run(
        command,
        check=False,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert "201 passed, 1 error" in done.stdout, done.stdout + done.stderr
    assert "ERROR at teardown of test_leak" in done.stdout
