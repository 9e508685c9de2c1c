"""A build without the headers that it needs ends with the packages to install."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "openssl/evp.h": "libssl-dev",
    "jansson.h": "libjansson-dev",
    "curl/curl.h": "libcurl4-openssl-dev",
}


@pytest.fixture(scope="module")
def message(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The end of a configuration on a machine with a compiler and no library."""
    empty = tmp_path_factory.mktemp("empty")
    options = ["-DPERK_TESTS=OFF", "-DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON"]
    done = subprocess.run(
        ["cmake", "-S", ROOT, "-B", empty / "build", "-G", "Ninja", *options],
        env={**os.environ, "PKG_CONFIG_LIBDIR": str(empty), "PKG_CONFIG_PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    return done.stderr


@pytest.mark.parametrize("header", PACKAGES)
def test_each_missing_header_is_named_with_its_package(message: str, header: str) -> None:
    [line] = [line for line in message.splitlines() if line.strip().startswith(header)]
    assert line.endswith(f"not found: install {PACKAGES[header]}")


def test_one_command_installs_all_that_is_missing(message: str) -> None:
    assert f"apt-get install {' '.join(PACKAGES.values())}" in " ".join(message.split())
