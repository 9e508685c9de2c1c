"""The pages of the C API, from the public headers: each declaration with the comment before it."""

from __future__ import annotations

import re
from pathlib import Path

import text

TOKEN = re.compile(
    r"/\*(?P<comment>.*?)\*/"
    r"|^PERK_API (?P<function>[^;{]+?);"
    r"|^typedef (?P<type>struct \w+ \w+|[^;{]+?\(\*\w+\)\([^;]*?\));"
    r"|^(?:typedef )?(?P<kind>enum|struct|union) (?P<name>\w+) \{(?P<body>.*?)^\}[^;]*;"
    r"|^#define (?P<macro>PERK_\w+)(?P<value>[^\n]*)",
    re.DOTALL | re.MULTILINE,
)
SECTION = re.compile(r"^\s*---- (.*?) ----\s*$")
MEMBER = re.compile(r"(?P<code>[^,;/]+?)[,;]?\s*(?:/\*(?P<comment>.*?)\*/)?\s*(?=\n|$)", re.DOTALL)


def uncommented(comment: str) -> str:
    lines = [re.sub(r"^\s*\* ?", "", line) for line in comment.strip().splitlines()]
    return "\n".join(line.rstrip() for line in lines)


def page(header: Path) -> str:
    code = header.read_text(encoding="utf-8")
    title = f"perk/{header.name}"
    lines = [title, "=" * len(title), ""]
    said, last = "", 0
    defined = {found["name"] for found in TOKEN.finditer(code) if found["name"]}
    for found in TOKEN.finditer(code):
        gap = code[last : found.start()]
        last = found.end()
        if found["comment"] is not None:
            section = SECTION.match(found["comment"])
            if section:
                name = section[1][0].upper() + section[1][1:]
                lines += ["", name, "-" * len(name), ""]
                said = ""
            else:
                if said:
                    lines += text.paragraphs(said)
                said = uncommented(found["comment"])
                if len(lines) == 3:  # the head of the file
                    words = re.sub(r"^perk\w*\.h - ", "", said)
                    lines += text.paragraphs(words[:1].upper() + words[1:])
                    said = ""
            continue
        if gap.count("\n\n") and said and not gap.strip():
            lines += text.paragraphs(said)
            said = ""
        lines += declared(found, said, defined)
        said = ""
    return "\n".join(lines) + "\n"


def declared(found: re.Match[str], said: str, defined: set[str]) -> list[str]:
    """One declaration, and what its comment has."""
    name = (found["type"] or "").split(" ")[-1]
    if name and name in defined:
        return []
    if found["function"]:
        members: list[str] = []
        head = "c:function:: " + flat(found["function"])
    elif found["type"]:
        words = flat(found["type"])
        head = "c:type:: " + (words if "(" in words else words.split()[-1])
        members = []
    elif found["kind"]:
        head = f"c:{found['kind']}:: {found['name']}"
        members = listed(found["kind"], found["body"])
    elif found["value"].strip() and not found["macro"].endswith("_H"):
        head, members = "c:macro:: " + found["macro"], []
        if found["value"].startswith("("):
            return []
    else:
        return []
    body = [*text.paragraphs(said), *members]
    return ["", f".. {head}", "", *(f"   {line}".rstrip() for line in body), ""]


def listed(kind: str, body: str) -> list[str]:
    """The members of an enum or a struct."""
    lines: list[str] = []
    for row in re.finditer(
        r"^\s*([A-Za-z_][^/\n]*?)[,;]?\s*(?:/\*(.*?)\*/)?\s*$", body, re.MULTILINE | re.DOTALL
    ):
        code = flat(row[1]).rstrip(",;")
        first, *more = code.split(", ") if "(" not in code else [code]
        start = first.rpartition(" ")[0] + " " if kind != "enum" else ""
        for name in [first, *(start + other for other in more)]:
            what = "enumerator" if kind == "enum" else "member"
            each = re.sub(r" = .*", "", name) if kind == "enum" else name
            said = text.paragraphs(uncommented(row[2])) if row[2] else []
            lines += ["", f".. c:{what}:: {each}", "", *(f"   {line}".rstrip() for line in said)]
    return lines


def flat(code: str) -> str:
    return re.sub(r"\s+", " ", code).strip()


def pages(folder: Path) -> dict[str, str]:
    return {header.stem: page(header) for header in sorted(folder.glob("*.h"))}
