"""tools/run_tests: parts that run at the same time, and what an interrupt leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# In place of make: writes which part begins, and ends with a summary.
MAKE = """#!/usr/bin/env bash
part=${2#test-}
echo "$part" >&$BEGUN
[ "$part" != "$WAITS" ] || exec sleep 5
[ "$part" != "$FAILS" ] || exit 2
echo "5 passed in 1.2s"
"""


class Run:
    """Runs a copy of the script. `begun` has a line for each part that has begun, and ends when no
    process of it is left."""

    def __init__(self, folder: Path, *parts: str, fails: str = "", waits: str = "") -> None:
        (folder / "tools").mkdir()
        shutil.copy(ROOT / "tools/run_tests", folder / "tools")
        (folder / "make").write_text(MAKE)
        (folder / "make").chmod(0o755)
        read, write = os.pipe()
        path = f"{folder}:{os.environ['PATH']}"
        names = {"PATH": path, "BEGUN": str(write), "FAILS": fails, "WAITS": waits}
        self.process = subprocess.Popen(
            [folder / "tools/run_tests", *parts],
            env={**os.environ, **names},
            pass_fds=[write],
            stdout=subprocess.PIPE,
            text=True,
        )
        os.close(write)
        self.begun = os.fdopen(read)

    def end(self) -> tuple[int, str, list[str]]:
        """Its code, its last line and the parts that began."""
        with self.begun:
            output, _ = self.process.communicate(timeout=60)
            return self.process.returncode, output.splitlines()[-1], self.begun.read().split()


def test_all_parts_run_and_pass(tmp_path: Path) -> None:
    code, last, parts = Run(tmp_path, "c", "python+ruby,lua", "gateway").end()
    assert (code, last) == (0, "libperk: all tests passed")
    assert sorted(parts) == ["c", "gateway", "lua", "python", "ruby"]
    assert (parts[0], parts[-1]) == ("c", "gateway")
    assert parts.index("ruby") < parts.index("lua")


@pytest.mark.parametrize("part", ["python", "lua"])
def test_one_that_fails_ends_no_other(tmp_path: Path, part: str) -> None:
    code, last, parts = Run(tmp_path, "c", "python+ruby,lua", "gateway", fails=part).end()
    assert (code, len(parts)) == (1, 5)
    assert last.startswith(f"libperk: tests FAILED in: {part} ")


def test_after_an_interrupt_no_part_begins(tmp_path: Path) -> None:
    run = Run(tmp_path, "python+ruby,lua", "gateway", waits="ruby")
    begun = {run.begun.readline().strip(), run.begun.readline().strip()}
    assert begun == {"python", "ruby"}
    run.process.send_signal(signal.SIGTERM)
    code, _, more = run.end()
    assert (code, more) == (130, [])
