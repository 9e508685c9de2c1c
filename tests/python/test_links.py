"""Links of all pages lead to a file and to a heading that are there, and the index answers the
questions that people begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pages
import pytest

LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TEXTS = [
    *sorted(pages.ROOT.glob("*.md")),
    *sorted((pages.ROOT / "docs").glob("**/*.md")),
    *sorted((pages.ROOT / "ruby").glob("*.md")),
    *sorted((pages.ROOT / "examples").glob("**/*.md")),
]
INDEX = pages.ROOT / "docs" / "README.md"

# What a newcomer looks for: the index has a row with these words, whose link names a heading.
TOPICS = (
    *("asyncio", "FastAPI", "Celery", "gunicorn", "fork", "threads", "pandas", "Parquet", "polars"),
    *("category of an offer", "proxy", "certificates (CA)", "time-outs", "page size", "resume"),
    *("logging", "request id", "test my code", "provider's package", "webhooks", "writes"),
    *("tokens", "send and fetch files", "errors", "values"),
)


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    kept, inside = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        inside ^= line.startswith("```")
        if not inside and not line.startswith("```"):
            kept.append(line)
    return "\n".join(kept)


def anchors(page: Path) -> set[str]:
    """The names that headings have in links; a repeated one gets a number."""
    found: set[str] = set()
    counts: dict[str, int] = {}
    for heading in HEADING.findall(prose(page)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        found.add(f"{name}-{counts[name]}" if name in counts else name)
        counts[name] = counts.get(name, 0) + 1
    return found


def links(page: Path) -> list[tuple[Path, str]]:
    return [
        (page.parent / target if target else page, anchor)
        for target, anchor in LINK.findall(prose(page))
    ]


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: str(page.relative_to(pages.ROOT)))
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for target, anchor in links(page):
        assert target.exists(), target
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), f"{target.name}#{anchor}"


@pytest.mark.parametrize("topic", TOPICS)
def test_the_index_answers(topic: str) -> None:
    """README, index, page: two clicks."""
    rows = [line for line in prose(INDEX).splitlines() if line.startswith("|")]
    found = [line for line in rows if topic.lower() in line.split("|")[1].lower()]
    assert found, f"docs/README.md has no row for {topic}"
    assert any(anchor for line in found for _, anchor in LINK.findall(line)), topic


def test_the_readme_leads_to_the_index_and_every_page_is_in_it() -> None:
    assert INDEX in [target.resolve() for target, _ in links(pages.ROOT / "README.md")]
    linked = {target.resolve() for target, _ in links(INDEX)}
    own = set((pages.ROOT / "docs").glob("*.md")) - {INDEX}
    assert own <= linked, f"not in docs/README.md: {[page.name for page in own - linked]}"
