"""The package as it is installed: what importing costs, its stubs, its types."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from modulefinder import ModuleFinder
from pathlib import Path

import pytest

import libperk
import libperk._core
import libperk._driver

ROOT = Path(__file__).resolve().parents[2]
STUBS = ("clients.pyi", "enums.pyi", "errors.pyi", "inputs.pyi", "resources.pyi")
HEAVY = {
    "asyncio",
    "typing",
    "dataclasses",
    "json",
    "decimal",
    "datetime",
    "inspect",
    "re",
    "enum",
    "logging",
    "http",
    "urllib",
}


def modules_after(code: str) -> set[str]:
    command = (
        f"import sys; before = set(sys.modules); {code}; print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


def modules_before() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.split())


def test_importing_loads_the_package_and_nothing_else() -> None:
    assert modules_after("import libperk") == {"libperk"}


def test_making_a_client_loads_nothing_heavy() -> None:
    loaded = modules_after("import libperk; libperk.Kard(token='t').offers.list")
    assert "libperk.clients" in loaded
    assert not {name.split(".")[0] for name in loaded} & (HEAVY - modules_before())


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("libperk", ("libperk",)),
        ("libperk.cli", ("libperk", "libperk.cli")),
        ("libperk.sandbox.__main__", ("libperk.sandbox",)),
    ],
)
def test_what_freezes_a_program_finds_every_module(
    tmp_path: Path, entry: str, parts: tuple[str, ...]
) -> None:
    """PyInstaller and its like read the imports of the code, without running it; so does
    modulefinder."""
    home = Path(libperk.__file__).parent
    own = {
        ".".join(("libperk", *path.relative_to(home).with_suffix("").parts))
        for path in home.rglob("*.py")
    }
    own = {name.removesuffix(".__init__") for name in own} | {"libperk._core", "libperk._driver"}
    apart = {
        "libperk.cli.__main__",
        "libperk.otel",
        "libperk.sandbox.testing",
        "libperk.spark",
    }  # run as scripts; imported by name
    wanted = {
        name
        for name in own - apart
        for part in parts
        if name == part or name.startswith(part + ".")
    }
    if "libperk" in parts:  # the programs that come with the package are no part of others
        wanted = {
            name for name in wanted if not name.startswith(("libperk.sandbox", "libperk.cli"))
        }
    script = tmp_path / "program.py"
    script.write_text(f"import {entry}\n", encoding="utf-8")
    finder = ModuleFinder(path=[str(home.parent)])
    finder.run_script(str(script))
    assert wanted - set(finder.modules) == set()


def test_a_client_reads_rows_not_the_whole_table() -> None:
    program = """
import libperk, libperk.table
class Empty:
    def send(self, request): return 200, {}, b'{"data": []}'
kard = libperk.Kard(token="t", organization_id="o", transport=Empty())
kard.offers.list("u").list()
libperk.errors.NotFoundError, libperk.resources.Offer, kard.users.create_many.__doc__
print(libperk.table._table is None)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


# Functions that import: each runs seldom, not once per reply, resource or attribute.
IMPORTING = {
    ("__init__.py", "_frozen"),
    ("_client.py", "_fly"),
    ("_columns.py", "to_pandas"),
    ("_connection.py", "_start"),
    ("_explore/__init__.py", "explore"),
    ("_extras.py", "needed"),
    ("_flight.py", "__init__"),  # of the requests of a bulk write
    ("_observe.py", "_find"),  # once, when logs are wanted
    ("_observe.py", "_report"),  # of what a hook raised
    ("_progress.py", "__init__"),
    ("_pull.py", "__init__"),  # of a pull that runs
    ("_recipe.py", "_table"),
    ("_snapshots.py", "_open"),
    ("_tables.py", "write_parts"),
    ("clients.py", "__doc__"),
    ("clients.py", "__signature__"),
    ("clients.py", "__get__"),  # of the docstring of a client
    ("clients.py", "base_of"),
    ("clients.py", "_perform_each"),
    ("clients.py", "_perform_each_awaited"),
    ("clients.py", "_perform_table"),
    ("clients.py", "_perform_table_awaited"),
    ("enums.py", "__getattr__"),
    ("files.py", "_gunzipped"),
    ("inputs.py", "__getattr__"),
    ("webhooks/_handler.py", "asgi"),
}


def test_no_function_that_runs_often_imports() -> None:
    home, found = Path(libperk.__file__).parent, set()
    for file in home.rglob("*.py"):
        name = str(file.relative_to(home))
        if name.startswith(("sandbox/", "cli/")):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                inner = ast.walk(node)
                if node.name == "_repr_html_":  # a notebook asks for it
                    continue
                if any(isinstance(part, (ast.Import, ast.ImportFrom)) for part in inner):
                    found.add((name, node.name))
    assert found == IMPORTING


def test_every_public_name_is_there() -> None:
    assert set(dir(libperk)) == set(libperk.__all__)
    for name in libperk.__all__:
        assert getattr(libperk, name) is not None
    with pytest.raises(AttributeError):
        libperk.Kart
    assert libperk.__version__ == libperk.table.load()["version"]


def test_the_modules_are_hardened() -> None:
    files = [libperk._core.__file__, libperk._driver.__file__]
    command = [sys.executable, ROOT / "tools/check_hardening.py", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(libperk.__file__).with_name("py.typed").exists()


def test_the_stubs_are_what_the_table_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("stubs", ROOT / "tools/generate/stubs.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.main(str(tmp_path))
    for name in STUBS:
        made, kept = (tmp_path / name).read_text(), (ROOT / "python/libperk" / name).read_text()
        assert made == kept, f"run: make generate ({name} differs)"
