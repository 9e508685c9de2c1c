"""The check of the package's imports refuses what it claims to refuse."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SANDBOX = "python/libperk/sandbox/"


@pytest.fixture(scope="module")
def imports() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_imports", ROOT / "tools/check_imports.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(imports: ModuleType, **sources: str) -> list[str]:
    """What is wrong with these files of the sandbox; two underscores are a slash."""
    package = {"python/libperk/__init__.py": "", "python/libperk/table.py": ""}
    files = {f"{SANDBOX}{name.replace('__', '/')}.py": text for name, text in sources.items()}
    return list(imports.check(package | files))


@pytest.mark.parametrize(
    "back",
    [
        "import libperk.sandbox.wire.a",
        "from libperk.sandbox.wire import a",
        "from libperk.sandbox.wire.a import name",
        "def late():\n    from libperk.sandbox.wire import a",
        "try:\n    import libperk.sandbox.wire.a\nexcept ImportError:\n    pass",
        "if TYPE_CHECKING:\n    pass\nelse:\n    import libperk.sandbox.wire.a",
    ],
)
def test_a_circle_is_found_wherever_the_import_is(imports: ModuleType, back: str) -> None:
    (breach,) = found(imports, wire__a="from libperk.sandbox.seed import b", seed__b=back)
    assert "libperk.sandbox.seed.b -> libperk.sandbox.wire.a -> libperk.sandbox.seed.b" in breach


def test_an_import_for_types_alone_makes_no_circle(imports: ModuleType) -> None:
    back = "if TYPE_CHECKING:\n    from libperk.sandbox.wire import a"
    assert found(imports, wire__a="from libperk.sandbox.seed import b", seed__b=back) == []


def test_a_folder_imports_from_lower_layers_only(imports: ModuleType) -> None:
    assert found(imports, wire__a="", kard__b="import libperk.sandbox.wire.a") == []
    (breach,) = found(imports, kard__a="", wire__b="import libperk.sandbox.kard.a")
    assert breach.endswith(":1: libperk.sandbox.wire.b imports upwards: libperk.sandbox.kard.a")


def test_the_contract_alone_imports_the_client(imports: ModuleType) -> None:
    assert found(imports, wire__contract="from libperk import table") == []
    (breach,) = found(imports, wire__a="from libperk import table")
    assert "contract and libperk.sandbox.testing import libperk.table" in breach


def test_the_client_has_no_circle_and_imports_no_program(imports: ModuleType) -> None:
    table, files = "python/libperk/table.py", "python/libperk/files.py"
    back = {table: "def late():\n    from libperk import files", files: "from libperk import table"}
    (breach,) = imports.check(back)
    assert breach.endswith("libperk.files -> libperk.table -> libperk.files")
    (breach,) = imports.check(
        {table: "import libperk.cli.words", "python/libperk/cli/words.py": ""}
    )
    assert breach.endswith(":1: libperk.table imports upwards: libperk.cli.words")
