"""The source package: what git tracks and nothing that a build leaves behind, with complete
metadata."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

import libperk

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bindings", "cmake", "csrc", "python")
SINGLE = ("CHANGELOG.md", "CMakeLists.txt", "LICENSE", "README.md", "pyproject.toml")
UNUSED = "csrc/include/perk/.clang-format"  # tracked; no build needs it
LEFTOVERS = (
    "a.py",
    "bindings/python/perk_wrap.c",
    "bindings/ruby/Makefile",
    "build-wheel/cp311/CMakeCache.txt",
    "build/csrc/base/made.c",
    "csrc/base/str.o",
    "dist/libperk-0.0.9.tar.gz",
    "libperk.egg-info/PKG-INFO",
    "python/libperk/__pycache__/made.cpython-311.py",
    "python/libperk/_core.cpython-311-x86_64-linux-gnu.so",
    "python/libperk/_core.py.orig",
    "python/other/made.py",
    "tests/python/made.py",
    "x/csrc/base/made.c",
    "x/python/libperk/made.py",
)


def tracked() -> list[str]:
    command = ["git", "-c", "safe.directory=*", "-C", ROOT, "ls-files", "-z", *FOLDERS, *SINGLE]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [name for name in listing.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def source_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the tree with what builds leave behind."""
    tree, made = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("made")
    for name in tracked():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes((ROOT / name).read_bytes())
    for name in LEFTOVERS:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("left behind\n")
    program = "import sys, scikit_build_core.build as b; b.build_sdist(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", program, made], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [package] = made.iterdir()
    return package


def read(package: Path, name: str) -> bytes:
    with tarfile.open(package) as tar:
        stream = tar.extractfile(f"{package.name.removesuffix('.tar.gz')}/{name}")
        assert stream is not None
        return stream.read()


@pytest.fixture(scope="module")
def metadata(source_package: Path) -> Message:
    return message_from_bytes(read(source_package, "PKG-INFO"))


def test_it_has_what_is_tracked_and_no_leftover(source_package: Path) -> None:
    with tarfile.open(source_package) as tar:
        names = {member.name.partition("/")[2] for member in tar if member.isfile()}
    assert names == {*tracked(), "PKG-INFO"} - {UNUSED}
    assert not names & set(LEFTOVERS)


def test_its_metadata_is_complete(metadata: Message) -> None:
    assert metadata["Name"] == "libperk"
    assert metadata["Version"] == libperk.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert metadata["Author-Email"].startswith("libperk contributors <")
    assert metadata["Requires-Python"] == ">=3.10"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert len(metadata["Keywords"].split(",")) >= 5
    assert metadata.get_all("Requires-Dist") and not [
        line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line
    ]
    kinds = {line.split(" :: ")[0] for line in metadata.get_all("Classifier", [])}
    assert kinds >= {"Development Status", "Intended Audience", "Topic", "Typing"}
    assert "License" not in kinds  # the expression has it


def test_its_addresses_are_the_projects(metadata: Message) -> None:
    addresses = dict(line.split(", ", 1) for line in metadata.get_all("Project-URL", []))
    assert set(addresses) == {"Homepage", "Documentation", "Changelog", "Source"}
    assert all(address.startswith("https://") for address in addresses.values())


def test_all_packages_have_one_version() -> None:
    version = re.escape(libperk.__version__)
    assert re.search(rf"project\(perk VERSION {version} ", (ROOT / "CMakeLists.txt").read_text())
    for rockspec in (ROOT / "lua/rockspecs").glob("*/*.rockspec"):
        assert re.search(rf'^version = "{version}-\d+"$', rockspec.read_text(), re.MULTILINE)
