"""Builds the documentation site: build/docs/html, which a browser reads from the disk, search
included. Pages of the repository, the reference, and the APIs of Python and C.

Usage: python tools/site/build.py [FOLDER]     (`make docs` runs it; warnings are errors)
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import c_api
import python_api

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
TOP = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "ruby/README.md")

# The pages in the order of the side bar; a page that is not here comes last in "More".
PARTS = {
    "Begin": ["README", "docs/README", "docs/quickstart", "docs/cookbook", "docs/troubleshooting"],
    "Python": [
        *("docs/python", "docs/async", "docs/bulk", "docs/writes", "docs/webhooks", "docs/files"),
        *("docs/tokens", "docs/values", "docs/errors", "docs/logging", "docs/notebooks"),
        *("docs/history", "docs/testing", "docs/sandbox", "docs/cli", "docs/migrating"),
    ],
    "Languages": [
        "docs/ruby",
        "ruby/README",
        "docs/lua",
        "docs/c",
        "docs/gateways",
        "docs/bindings",
    ],
    "Reference": ["docs/reference/README", "docs/reference/*", "docs/reference/*/*"],
    "Python API": ["api/python/*"],
    "C API": ["api/c/*"],
    "Project": ["CHANGELOG", "docs/releases", "SECURITY", "docs/security", "CONTRIBUTING"],
}
INDEX = """# libperk

Clients for card-linked-offer and rewards APIs: Kard v2, Kard legacy, and Capillary promotions. An
unofficial client; one C core, with a thin package for each language.

- [Two minutes](README.md): what it is, and ten lines that run
- [Quickstart](docs/quickstart.md), then [twenty tasks as programs](docs/cookbook.md)
- [Your question](docs/README.md): asyncio, threads, pandas, proxies, time-outs, errors and so on
- [This error message](docs/troubleshooting.md)
- [Every operation](docs/reference/README.md) and [every setting](docs/reference/settings.md)
- The API of [Python](api/python/kard.rst), of [C](api/c/perk.rst), of [Ruby](docs/ruby.md), of
  [Lua](docs/lua.md)

The search on the left also works without a network.
"""


def gather(folder: Path) -> None:
    """Copies the pages, and the files that they link to, to the same paths below the folder."""
    names = [Path(name) for name in TOP if (ROOT / name).exists()]
    names += [path.relative_to(ROOT) for path in (ROOT / "docs").glob("**/*.md")]
    for name in names:
        page = ROOT / name
        place(name, folder)
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            there = (page.parent / target).resolve()
            if there.is_file() and there.suffix != ".md":
                place(there.relative_to(ROOT), folder)
            elif there.is_dir():
                unlink(folder / name, target)


def unlink(page: Path, target: str) -> None:
    """Folders are not on the site: their links become text."""
    link = re.compile(rf"\[([^\]]+)\]\({re.escape(target)}\)")
    page.write_text(link.sub(r"\1", page.read_text(encoding="utf-8")), encoding="utf-8")


def place(name: Path, folder: Path) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / name, folder / name)


def write(folder: Path, pages: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for name, text in pages.items():
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")


def index(folder: Path) -> str:
    """The first page, with all others in the side bar."""
    left = {
        str(path.relative_to(folder).with_suffix(""))
        for path in folder.glob("**/*.*")
        if path.suffix in (".md", ".rst")
    }
    lines = [INDEX]
    for caption, patterns in (PARTS | {"More": ["**/*"]}).items():
        found: list[str] = []
        for pattern in patterns:
            found += sorted(name for name in left - set(found) if matches(name, pattern))
        left -= set(found)
        if found:
            options = ["```{toctree}", f":caption: {caption}", ":hidden:"]
            options += [":maxdepth: 1"]
            lines += [*options, "", *found, "```", ""]
    return "\n".join(lines)


def matches(name: str, pattern: str) -> bool:
    if pattern == "**/*":
        return True
    return re.fullmatch(re.escape(pattern).replace(r"\*", "[^/]*"), name) is not None


def main(out: str = "build/docs") -> int:
    source, made = ROOT / out / "source", ROOT / out / "html"
    for folder in (source, made):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir(parents=True)
    gather(source)
    write(source / "api" / "python", python_api.pages())
    write(source / "api" / "c", c_api.pages(ROOT / "csrc" / "include" / "perk"))
    (source / "index.md").write_text(index(source), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-E", "-b", "html"]
    command += ["-c", str(ROOT / "tools" / "site"), str(source), str(made)]
    done = subprocess.run(command, check=False)
    if done.returncode == 0:
        print(f"docs: {made / 'index.html'}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
