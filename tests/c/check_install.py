"""A C and a C++ program build and run against an installed tree that has been moved to a folder
with a blank in its name: found by CMake (shared and static) and by pkg-config.

Usage: check_install.py CMAKE BUILD_FOLDER DOWNSTREAM_FOLDER
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        check=False,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"failed: {shlex.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def by_cmake(cmake: str, tree: Path, source: Path, build: Path) -> None:
    run(cmake, "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={tree}", "--log-level=WARNING")
    run(cmake, "--build", build)
    for program in ("c_shared", "cxx_shared", "c_static"):
        assert run(build / program).startswith("perk "), program


def by_pkg_config(tree: Path, source: Path, build: Path) -> None:
    packages = next(tree.rglob("pkgconfig"))
    flags = shlex.split(
        run("pkg-config", "--cflags", "--libs", "perk_curl", PKG_CONFIG_PATH=str(packages))
    )
    build.mkdir()
    for compiler, program in (("cc", "main.c"), ("c++", "main.cpp")):
        run(compiler, source / program, "-o", build / "program", *flags)
        assert run(build / "program", LD_LIBRARY_PATH=str(packages.parent)).startswith("perk "), (
            program
        )


def main(cmake: str, built: Path, downstream: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, tree = Path(folder, "first"), Path(folder, "moved here")
        run(cmake, "--install", built, "--prefix", first)
        shutil.move(first, tree)
        by_cmake(cmake, tree, downstream, Path(folder, "by cmake"))
        by_pkg_config(tree, downstream, Path(folder, "by pkg-config"))


main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
