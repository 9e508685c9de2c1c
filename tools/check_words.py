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

# Where these are words of an API, of a language or of somebody else.
ALLOWED = {
    "python/libperk/sandbox/seed/words.py": r".*",  # invented names of shops
}

TEXT = (".md", ".c", ".h", ".i", ".py", ".pyi", ".lua", ".rb", ".rbs")
CHECKED = (
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/"),
    *("csrc/", "bindings/", "python/libperk/", "lua/", "ruby/", "tools/", "tests/", "examples/"),
)

COMMENTS = {
    "c": r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"',
    "lua": r"--\[\[.*?\]\]|--[^\n]*|\[\[.*?\]\]|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
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


def tracked(root: Path) -> list[str]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listing.stdout.split("\0") if (root / name).is_file()]


def python_prose(text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of the comments and strings."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in {tokenize.COMMENT, tokenize.STRING} or token.type == getattr(
            tokenize, "FSTRING_MIDDLE", -1
        ):
            yield token.start[0], token.string


def prose(name: str, text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of what people read: of a page everything, of code its comments and strings."""
    suffix = Path(name).suffix
    if suffix == ".md":
        yield 1, text
    elif suffix in {".py", ".pyi"}:
        yield from python_prose(text)
    else:
        for hit in re.finditer(COMMENTS[LANGUAGE[suffix]], text, flags=re.DOTALL):
            yield text.count("\n", 0, hit.start()) + 1, hit[0]


def check_phrases(name: str, text: str) -> Iterator[str]:
    allowed = ALLOWED.get(name)
    for line, part in prose(name, text):
        for phrase, instead in PHRASES.items():
            pattern = rf"(?<![\w.-])(?:{phrase.replace(' ', BLANK)})(?![\w-])"
            for hit in re.finditer(pattern, part, flags=re.IGNORECASE):
                if not (allowed and re.fullmatch(allowed, hit[0])):
                    where = line + part.count("\n", 0, hit.start())
                    yield f'{name}:{where}: "{" ".join(hit[0].split())}": write {instead}'


def old_names(changelog: str) -> dict[str, set[str]]:
    """The suffixes of the files that must not have an old name, from the tables of CHANGELOG.md."""
    names: dict[str, set[str]] = {}
    for section in OLD_SECTION.finditer(changelog):
        for row in section[2].splitlines()[2:]:
            for name in re.findall(r"`([^`]+)`", row.split("|")[1]):
                names.setdefault(name, set()).update(SECTION_FILES[section[1]])
    return names


def check_names(name: str, text: str, old: dict[str, set[str]]) -> Iterator[str]:
    for word, suffixes in old.items():
        if Path(name).suffix in suffixes:
            for hit in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                line = text.count("\n", 0, hit.start()) + 1
                yield f"{name}:{line}: {word} is an old name: see CHANGELOG.md"


def main(root: Path) -> int:
    faults: list[str] = []
    old = old_names((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    names = [name for name in tracked(root) if name.endswith((*TEXT, ".toml"))]
    names.remove("tools/check_words.py")
    for name in names:
        text = (root / name).read_text(encoding="utf-8")
        if name.endswith(TEXT) and name.startswith(CHECKED):
            faults += check_phrases(name, text)
        if name != "CHANGELOG.md":
            faults += check_names(name, text, old)
    print("\n".join(faults) or f"check_words: {len(names)} files, no breach")
    return bool(faults) or not old


sys.exit(main(Path(sys.argv[1])))
