"""The notebooks of examples/notebooks: executed against the sandbox, and kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter import folders
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))
WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(path: Path) -> None:
    book = json.loads(path.read_text(encoding="utf-8"))
    assert sorted(book["metadata"]) == ["kernelspec", "language_info"]
    for cell in book["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None, cell["id"]
        assert cell["metadata"] == {}, cell["id"]


class Run:
    """A notebook that was executed by the kernel of this interpreter."""

    def __init__(self, name: str, folder: Path) -> None:
        book = nbformat.read(ROOT / "examples" / "notebooks" / f"{name}.ipynb", as_version=4)
        client = NotebookClient(
            book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        )
        self.book = client.execute()
        self.saved = nbformat.writes(self.book)

    def cell(self, source: str) -> Any:
        (found,) = (cell for cell in self.book.cells if source in cell.source)
        return found

    def text(self, source: str) -> str:
        """What the cell with this source printed and shows, as text."""
        return "".join(
            output.get("text") or output.get("data", {}).get("text/plain", "")
            for output in self.cell(source).outputs
        )

    def kinds(self, source: str) -> set[str]:
        return {kind for output in self.cell(source).outputs for kind in output.get("data", {})}

    def errors(self) -> list[str]:
        """What cells wrote to stderr: warnings as well."""
        return [
            output.text
            for cell in self.book.cells
            for output in cell.get("outputs", [])
            if output.get("name") == "stderr"
        ]


@pytest.fixture
def kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with the kernel of this interpreter and nothing of the user's folders."""
    for name, value in folders(tmp_path).items():
        monkeypatch.setenv(name, value)
    return tmp_path


def test_explore_offers(kernels: Path) -> None:
    run = Run("explore_offers", kernels)
    assert run.errors() == []
    assert run.text("offers[0]").startswith("260 offers")
    assert "text/html" in run.kinds("offers[0]")
    for shown in ("user_id)\nwidget", "\nnear"):
        assert WIDGET in run.kinds(shown)
    assert "places in Denver" in run.text("city=")
    assert len(run.text("for offer in widget.selection").splitlines()) == 3
    assert "both    260" in run.text("value_counts")
    state = json.dumps(run.book.metadata["widgets"])  # what nbclient and Jupyter save of widgets
    assert "_esm" in state
    for private in ("sandbox-user-1", "another-user", "sandbox-client-secret", "Amber Mill"):
        assert private not in state


def test_users_to_frame(kernels: Path) -> None:
    run = Run("users_to_frame", kernels)
    assert run.errors() == []
    assert "100 accepted, 0 rejected, 0 unknown" in run.text("outcomes")
    assert run.text("frame.shape").startswith("(26000, ")
    charts = [cell for cell in run.book.cells if "alt.Chart(" in cell.source]
    assert len(charts) == 4
    for cell in charts:
        assert any("image/svg+xml" in output.get("data", {}) for output in cell.outputs)
    assert "cdn" not in run.saved and "<script src" not in run.saved


def test_webhooks_and_reconciliation(kernels: Path) -> None:
    run = Run("webhooks_and_reconciliation", kernels)
    assert run.errors() == []
    assert run.text("events.get").startswith("earnedRewardApproved from ")
    assert run.text("burned") == "200 401 events waiting: 0\n"
    assert "148 accepted, 2 rejected, 100 unknown" in run.text("items_207")
    assert run.text("in settled if").startswith("248 users were created; 0 differ")
