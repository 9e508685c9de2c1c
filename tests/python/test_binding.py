"""The native module against the public headers: every function bound, with the arguments that its
typemaps leave.

A typemap that does not match is silent: the function then wants a pointer that Python cannot make,
or shows an error argument. So the number of arguments is checked, and that the wrappers convert no
type which typemaps must hide.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from libperk import _core, _driver

ROOT = Path(__file__).resolve().parents[2]
HEADERS = [
    ROOT / f"csrc/include/perk/{name}.h"
    for name in (
        "perk",
        "perk_events",
        "perk_people",
        "perk_tokens",
        "perk_webhook",
        "perk_writes",
        "perk_table",
        "perk_curl",
        "perk_engine",
        "perk_pull",
    )
]
COMMON = "".join(
    (ROOT / f"bindings/common/{name}.i").read_text()
    for name in ("api", "table", "driver", "engine", "pull")
)
IGNORED = set(re.findall(r"%ignore (\w+);", COMMON))
RELEASED = set(re.findall(r"^PERK_OBJECT\(\w+, (\w+)\)", COMMON, re.M))
HIDDEN = ("perk_error *err", "perk_tick tick", "void *context", "void")
HIDDEN += ("perk_completion *out", "size_t n", "perk_engine_stats_t *out", "perk_pull_event *event")


def declared() -> dict[str, int]:
    """Functions of the headers and how many arguments each has in Python."""
    found = {}
    for header in HEADERS:
        text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
        for name, params in re.findall(r"PERK_API [^;(]*?\b(perk_\w+)\(([^)]*)\);", text):
            shown = [param for param in map(str.strip, params.split(",")) if param not in HIDDEN]
            found[name] = len(shown)
    return found


BOUND = {name: count for name, count in declared().items() if name not in IGNORED | RELEASED}
DRIVER = {name for name in BOUND if name.startswith(("perk_driver_", "perk_engine_", "perk_pull_"))}


def test_the_headers_were_read() -> None:
    assert (
        len(BOUND) > 60
        and BOUND["perk_call_raw"] == 5
        and BOUND["perk_driver_run"] == 2
        and BOUND["perk_live"] == 0
    )


@pytest.mark.parametrize("name", BOUND)
def test_each_function_takes_what_the_header_says(name: str) -> None:
    function, count = getattr(_driver if name in DRIVER else _core, name), BOUND[name]
    for given in {count + 1, max(count - 1, 0)} - {count}:
        with pytest.raises(TypeError, match=r"argument") as caught:
            function(*[None] * given)
        assert {f"expected {count}", "exactly one", "no arguments"} & set(
            re.findall(r"expected \d+|exactly one|no arguments", str(caught.value))
        )


def test_nothing_else_is_bound() -> None:
    own = {"parse", "dump", "dump_args", "time_of", "perk_rows_new", "perk_bulk_add_rows"}
    named = {name for name in dir(_core) if name.startswith("perk_") or name in own}
    assert named == set(BOUND) - DRIVER | own
    assert {name for name in dir(_driver) if name.startswith("perk_")} == DRIVER


@pytest.fixture(scope="module")
def wrappers(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The C that SWIG makes, as the build does."""
    swig = shutil.which(
        "swig", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    )
    if swig is None:
        pytest.skip("SWIG is not installed")
    folder = tmp_path_factory.mktemp("swig")
    options = [
        "-python",
        "-noproxy",
        "-interface",
        "_core",
        "-Wall",
        "-Werror",
        f"-I{ROOT / 'csrc/include'}",
    ]
    command = [
        swig,
        *options,
        "-outdir",
        str(folder),
        "-o",
        str(folder / "wrap.c"),
        str(ROOT / "bindings/python/perk.i"),
    ]
    subprocess.run(command, check=True)
    return (folder / "wrap.c").read_text()


@pytest.mark.parametrize(
    "type_name", ["perk_str", "perk_text", "perk_error", "f_p_void__int", "json_t", "void"]
)
def test_no_type_is_left_without_typemap(wrappers: str, type_name: str) -> None:
    converted = set(
        re.findall(
            r"SWIG_(?:ConvertPtr|ConvertFunctionPtr|NewPointerObj)\([^;]*?SWIGTYPE_p_(\w+)",
            wrappers,
        )
    )
    assert "perk_doc" in converted and type_name not in converted


def test_wrong_objects_are_refused() -> None:
    config = _core.perk_config_new("kard")
    for function, args in (
        (_core.perk_client_new, (object(),)),
        (_core.perk_client_new, (None,)),
        (_core.perk_doc_count, (config,)),
        (_core.perk_doc_at, (_core.perk_doc_parse("[]", 0), "0")),
    ):
        with pytest.raises((TypeError, ValueError)):
            function(*args)


def test_views_beyond_the_end_are_none() -> None:
    document = _core.perk_doc_parse("[{}]", 0)
    assert (
        _core.perk_doc_at(document, 5) is None and _core.perk_doc_included_at(document, 0) is None
    )


def test_text_and_bytes_are_the_same_to_the_core() -> None:
    assert (
        _core.perk_sign(b"key", "bödy")
        == _core.perk_sign("key", "bödy".encode())
        == _core.perk_sign("key", bytearray("bödy".encode()))
    )
    assert _core.perk_sign("a\0b", "") != _core.perk_sign("a", "")


@pytest.mark.parametrize("bad", [5, object(), ["x"]])
def test_what_is_no_text_is_refused(bad: Any) -> None:
    with pytest.raises(TypeError, match="body: a str or bytes is needed"):
        _core.perk_sign("key", bad)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="lone surrogate"):
        _core.perk_sign("key", "\udc00")


def test_objects_are_given_back_by_the_collector() -> None:
    made = [
        _core.perk_config_new("kard"),
        _core.perk_doc_parse("[]", 0),
        _core.perk_verifier_new(),
        _driver.perk_driver_new(),
    ]
    _core.perk_verifier_add_key(made[2], "key")
    check = _core.perk_verification_new(made[2])
    assert _core.perk_live() >= len(made) + 1
    del check, made
    assert _core.perk_live() == 0


@pytest.mark.parametrize(("module", "least"), [(_core, 40), (_driver, 5)])
def test_the_stub_names_real_functions(module: ModuleType, least: int) -> None:
    name = module.__name__.rpartition(".")[2]
    stub = ast.parse((ROOT / f"python/libperk/{name}.pyi").read_text())
    functions = [node for node in stub.body if isinstance(node, ast.FunctionDef)]
    assert len(functions) >= least
    for node in functions:
        assert inspect.isbuiltin(getattr(module, node.name)), node.name
        if node.name in BOUND:
            assert len(node.args.args) == BOUND[node.name], node.name
    names = [
        node.target.id
        for node in stub.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    ]
    assert all(hasattr(module, name) for name in names)


# ---- the driver apart ----


def listed(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def file_of(module: ModuleType) -> Path:
    assert module.__file__ is not None
    return Path(module.__file__)


def test_the_core_links_jansson_and_libcrypto_only() -> None:
    """libcurl comes with the driver, which takes the core from the core's own module."""

    def needed(module: ModuleType) -> set[str]:
        found = re.findall(r"\(NEEDED\).*\[(.*)\]", listed("readelf", "-d", file_of(module)))
        names = {name.removeprefix("lib").partition(".so")[0] for name in found}
        return names - {"c", "m", "pthread", "dl", "rt"}  # the C library

    core = file_of(_core).name.partition(".so")[0]
    assert needed(_core) == {"jansson", "crypto"}
    assert needed(_driver) - {"deflate"} == {"curl", core}


def test_the_core_exports_what_the_driver_takes_and_no_more() -> None:
    def symbols(module: ModuleType, *options: str) -> set[str]:
        lines = listed("nm", "-D", "-P", *options, file_of(module)).splitlines()
        return {line.split()[0] for line in lines}

    exported = symbols(_core, "--defined-only")
    taken = {name for name in symbols(_driver, "-u") if name.startswith("perk_")}
    assert exported == taken | {"PyInit__core"}
    assert symbols(_driver, "--defined-only") == {"PyInit__driver"}


def test_there_is_one_count_of_objects_for_both() -> None:
    driver = _driver.perk_driver_new()  # and the path of the certificates that it found
    assert _core.perk_live() > 0
    del driver
    assert _core.perk_live() == 0


def test_the_driver_is_loaded_by_the_first_call() -> None:
    program = """
import sys, libperk
def loaded(): return "libperk._driver" in sys.modules
kard = libperk.Kard(token="t", organization_id="o", base_url="http://127.0.0.1:1", max_attempts=1)
libperk.PerkError, libperk.webhooks.Verifier("key"), kard.quota
kard.explain("offers.list", user_id="u")
before = loaded()
try: kard.offers.list("u").first()
except libperk.errors.ConnectError: print(before, loaded())
"""
    assert listed(sys.executable, "-c", program) == "False True\n"
