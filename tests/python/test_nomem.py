"""Lack of memory under the binding: no write that the server has done is reported as refused, and
no item is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "c" / "preload_nomem.c"
COMPILER = shutil.which("cc")


@pytest.fixture(scope="module")
def preload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if COMPILER is None:
        pytest.skip("there is no C compiler")
    library = tmp_path_factory.mktemp("preload") / "nomem.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-o", str(library), str(SOURCE)], check=True)
    return library


def run(preload: Path, watched: str) -> Any:
    env = {
        **os.environ,
        "LD_PRELOAD": str(preload),
        "NOMEM_WATCHED": watched,
        "PYTHONPATH": str(HERE),
    }
    child = [sys.executable, str(HERE / "nomem_child.py")]
    ran = subprocess.run(child, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


# The binding and the core in it; the libraries that they call.
@pytest.mark.parametrize("watched", ["_core", "libcurl,libjansson,libcrypto"])
def test_no_write_that_was_done_is_reported_as_refused(preload: Path, watched: str) -> None:
    found = run(preload, watched)
    assert not found["bad"]
    assert all(count >= 10 for count in found["refused"].values()), found
    assert found["done"] >= 30  # or else nothing was tested
