"""Ctrl-C at 204 random moments of pulls, tables, streams and bulk writes."""

from __future__ import annotations

import json
import subprocess
import sys

import interrupts

TIMES = 34  # of each kind


def test_ctrl_c_at_any_moment_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, interrupts.__file__, str(TIMES)],
        capture_output=True,
        text=True,
        timeout=2 * interrupts.PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert {*json.loads(done.stdout)} == {kind.__name__ for kind in interrupts.KINDS}
