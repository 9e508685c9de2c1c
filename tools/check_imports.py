"""The invariants of the Python package's imports: files import each other without a circle, and
only downwards. `check_source.py` runs this.

Imports inside functions count. Those under `if TYPE_CHECKING:` do not: they run nowhere.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = "python/libperk/"

# A file may import from lower layers, and from its own. The longest prefix counts.
LAYERS = (
    ("libperk",),
    ("libperk.sandbox.wire", "libperk.sandbox.seed"),
    ("libperk.sandbox.kard",),
    ("libperk.sandbox.legacy",),
    ("libperk.sandbox.capillary",),
    ("libperk.sandbox",),
    ("libperk.cli",),
)
LAYER = {prefix: number for number, prefixes in enumerate(LAYERS) for prefix in prefixes}

# Who may import from the rest of the package: the server reads the table, and nothing else; what
# starts it makes clients of it.
BORDERS = {"libperk.sandbox": ("libperk.sandbox.wire.contract", "libperk.sandbox.testing")}

Graph = dict[str, dict[str, int]]  # module: what it imports, and the line


def module_of(name: str) -> str:
    """The module of a file; that of an extension has stubs alone."""
    return name[len("python/") :].rpartition(".")[0].removesuffix("/__init__").replace("/", ".")


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, absolute dotted name) of everything that is imported, members as `module.member`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for branch in node.orelse:
                yield from imports(ast.Module([branch], []))
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        else:
            yield from imports(node)


def graph_of(sources: Mapping[str, str]) -> Graph:
    """Edges between the package's own files; a member counts for the module that has it."""
    modules = {module_of(name) for name in sources}
    graph: Graph = {module: {} for module in modules}
    for name, text in sources.items():
        if name.endswith(".pyi"):
            continue
        edges = graph[module_of(name)]
        for line, target in imports(ast.parse(text)):
            owner = target if target in modules else target.rpartition(".")[0]
            if owner in modules:
                edges.setdefault(owner, line)
    return graph


def circles(graph: Graph) -> Iterator[list[str]]:
    """One circle for each group of files that import each other."""
    done: set[str] = set()
    for start in sorted(graph):
        path = _way_back(graph, start) if start not in done else None
        if path:
            done.update(path)
            yield path


def _way_back(graph: Graph, start: str) -> list[str] | None:
    """The shortest way from a module to itself."""
    before: dict[str, str] = {}
    queue = [start]
    for module in queue:
        for target in graph[module]:
            if target == start:
                path = [start, module]
                while path[-1] != start:
                    path.append(before[path[-1]])
                return path[::-1]
            if target not in before:
                before[target] = module
                queue.append(target)
    return None


def _longest(module: str, prefixes: Mapping[str, object]) -> str:
    parts = module.split(".")
    while ".".join(parts) not in prefixes:
        parts.pop()
    return ".".join(parts)


def _inside(module: str, part: str) -> bool:
    return module == part or module.startswith(part + ".")


def check(sources: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the imports of these files (path: text) of the package."""
    graph, files = (
        graph_of(sources),
        {module_of(name): name for name in sorted(sources, reverse=True)},
    )
    for circle in circles(graph):
        yield f"{files[circle[0]]}: files import each other: {' -> '.join(circle)}"
    for module, edges in graph.items():
        own = LAYER[_longest(module, LAYER)]
        for target, line in edges.items():
            where = f"{files[module]}:{line}"
            if LAYER[_longest(target, LAYER)] > own:
                yield f"{where}: {module} imports upwards: {target}"
            for part, allowed in BORDERS.items():
                if _inside(module, part) and not _inside(target, part) and module not in allowed:
                    yield f"{where}: only {' and '.join(allowed)} import {target}"


def breaches(root: Path, names: list[str]) -> Iterator[str]:
    own = [name for name in names if name.startswith(PACKAGE) and name.endswith((".py", ".pyi"))]
    yield from check({name: (root / name).read_text(encoding="utf-8") for name in own})
