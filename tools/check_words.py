"""Checks the words of pages, comments, docstrings and messages, and that no old name is left.

PHRASES are expressions that a reader stumbles over, each with what to write. The old names are the
first column of the tables in CHANGELOG.md. Prints each breach and fails when there is one.

Usage: check_words.py ROOT
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

# What to write instead. A blank stands for any white space, also over the end of a line.
PHRASES = {
    r"in the dark": "unknown, unresolved",
    r"(give|gives|gave|given|giving|hand|hands) (it |them |all )?back": "return, release",
    r"(go|goes|going|went|come|comes|came|send|sent) along": "is sent, is included",
    r"(break|breaks|broke|broken) off": "is lost, is interrupted",
    r"held against": "compared with",
    r"(tell|tells|told|telling)": "report, return, show, notify, distinguish",
    r"(say|says|said|saying)": "report, return, state; name the subject",
    r"of its own accord": "automatically",
    r"by (itself|themselves)": "automatically, alone",
    r"of (its|their|his|one's) own": "separate, its own",
    r"house|houses": "project",
    r"law|laws": "invariant",
    r"room|rooms": "module, space",
    r"fate|fates": "outcome",
    r"doctor": "audit",
    r"standing|standings": "status",
    r"organisations?|organise[ds]?": "organization",
    r"in vain": "without success",
    r"(turn|turns|turned) (it |them |one )?away": "reject",
    r"(passes|passed) over": "ignore, skip",
    r"(let|lets) go": "release",
    r"stand for|stands for": "means",
    r"beside": "next to, in addition to",
    r"(hold|holds|held|holding) up": "block, delay",
    r"what (became|becomes) of": "the result of",
    r"heed|heeds|heeded": "follow, apply",
    r"judge|judges|judged|judging": "check, interpret",
    r"keeper": "name the thing",
    r"trouble|troubles": "problem",
    r"spoilt|spoiled": "corrupt",
    r"sighting|sightings": "occurrence",
    r"stranger|strangers": "foreign item",
    r"neighbour|neighbours": "module of the same layer",
    r"(makes|make) no sense": "is invalid",
    r"(once|twice|one \w+) an? (item|case|call|row|issuer|client|request|process|worker)": "per …",
}

BUILD = (".cmake", "CMakeLists.txt", "Makefile")
TEXT = (".md", ".c", ".h", ".i", ".py", ".pyi", ".lua", ".rb", ".rbs", *BUILD)
CHECKED = (
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/", "Makefile", "CMake", "cmake/"),
    *("csrc/", "bindings/", "python/libperk/", "lua/", "ruby/", "tools/", "tests/", "examples/"),
)

COMMENTS = {
    "c": r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"',
    "lua": r"--\[\[.*?\]\]|--[^\n]*|\[\[.*?\]\]|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
    "build": r"#[^\n]*",
    "ruby": r"#[^\n{][^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
}
LANGUAGE = {".c": "c", ".h": "c", ".i": "c", ".lua": "lua", ".rb": "ruby", ".rbs": "ruby"}
BLANK = r"\s+(?:(?:\*|#|--+|///?)\s+)?"  # over the end of a line of a comment, too
OLD_SECTION = re.compile(r"^#### (.*)\n\n((?:\|.*\n)+)", re.MULTILINE)
# The files in which the old names of a section are searched for.
SECTION_FILES = {
    "C": (".c", ".h", ".i", ".md"),
    "Python": (".py", ".pyi", ".md", ".toml"),
    "Lua": (".lua", ".md"),
    "Ruby": (".rb", ".rbs"),  # not pages: Lua requires "perk"
}
# Where old names may be: an environment variable has the name of an old enumerator.
OLD_NAMES_ALLOWED = {"CHANGELOG.md", "docs/reference/settings.md"}


def tracked(root: Path) -> list[str]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listing.stdout.split("\0") if (root / name).is_file()]


def python_prose(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of the comments and strings."""
    starts = [0, *(hit.end() for hit in re.finditer("\n", text))]
    kinds = {tokenize.COMMENT, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", -1)}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in kinds:
            yield starts[token.start[0] - 1] + token.start[1], token.string


def prose(name: str, text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of what people read: a page, or the comments and strings of code."""
    suffix = Path(name).suffix
    if suffix == ".md":
        yield 0, text
    elif suffix in {".py", ".pyi"}:
        yield from python_prose(text)
    else:
        for hit in re.finditer(COMMENTS[LANGUAGE.get(suffix, "build")], text, flags=re.DOTALL):
            yield hit.start(), hit[0]


def any_phrase() -> re.Pattern[str]:
    """All phrases, each a group, in the order of PHRASES."""
    each = (f"({phrase.replace('(', '(?:').replace(' ', BLANK)})" for phrase in PHRASES)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(each)})(?![\w-])", re.IGNORECASE)


def check_phrases(name: str, text: str, phrase: re.Pattern[str]) -> Iterator[str]:
    if not phrase.search(text):
        return
    for offset, part in prose(name, text):
        for hit in phrase.finditer(part):
            line = text.count("\n", 0, offset + hit.start()) + 1
            instead = list(PHRASES.values())[(hit.lastindex or 1) - 1]
            yield f'{name}:{line}: "{" ".join(hit[0].split())}": write {instead}'


def old_names(changelog: str) -> dict[str, re.Pattern[str]]:
    """By suffix, the names that files must not have, from the tables of CHANGELOG.md."""
    names: dict[str, list[str]] = {}
    for section in OLD_SECTION.finditer(changelog):
        for row in section[2].splitlines()[2:]:
            found = re.findall(r"`([^`]+)`", row.split("|")[1])
            for suffix in SECTION_FILES[section[1]]:
                names.setdefault(suffix, []).extend(map(re.escape, found))
    return {
        suffix: re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)")
        for suffix, found in names.items()
    }


def check_names(name: str, text: str, old: dict[str, re.Pattern[str]]) -> Iterator[str]:
    pattern = old.get(Path(name).suffix)
    for hit in pattern.finditer(text) if pattern else ():
        line = text.count("\n", 0, hit.start()) + 1
        yield f"{name}:{line}: {hit[0]} is an old name: see CHANGELOG.md"


def main(root: Path) -> int:
    faults: list[str] = []
    old = old_names((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    names = [name for name in tracked(root) if name.endswith((*TEXT, ".toml"))]
    names.remove("tools/check_words.py")
    phrase = any_phrase()
    for name in names:
        text = (root / name).read_text(encoding="utf-8")
        if name.endswith(TEXT) and name.startswith(CHECKED):
            faults += check_phrases(name, text, phrase)
        if name not in OLD_NAMES_ALLOWED:
            faults += check_names(name, text, old)
    print("\n".join(faults) or f"check_words: {len(names)} files, no breach")
    return bool(faults) or not old


sys.exit(main(Path(sys.argv[1])))
