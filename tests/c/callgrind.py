"""Counting instructions: a program of tests/c/cost under callgrind."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path


def instructions(valgrind: str, program: str) -> tuple[list[str], list[int]]:
    """The lines that the program prints, and what each run of measured() took."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [
                valgrind,
                "--tool=callgrind",
                "--toggle-collect=measured",
                "--dump-after=measured",
                f"--callgrind-out-file={folder}/out",
                program,
            ],
            check=False,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            sys.exit(run.stderr)
        parts = sorted(Path(folder).glob("out.*"), key=lambda path: int(path.suffix[1:]))
        return run.stdout.splitlines(), [
            int(re.findall(r"^totals: (\d+)", part.read_text(), re.M)[0]) for part in parts
        ]
