"""Tables of generated pages, cell by cell and with their types: in every reader the same as by
plain json.loads."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
import table_readers
from table_oracle import Oracle, load
from table_pages import LISTING, pages, tables_of

ROOT = Path(__file__).parents[2]
PAGES = 40  # of each operation: a thousand in all
APART = ROOT / ".venv/apart/pandas2"  # tools/python_apart


@pytest.mark.parametrize("operation", LISTING)
def test_every_reader_has_the_cells_of_json_loads(operation: str) -> None:
    oracle, texts = Oracle(operation), pages(operation, PAGES)
    for table, own in tables_of(operation, texts):
        rows = oracle.rows(own)
        for reader in [*table_readers.READERS, table_readers.of_rows]:
            table_readers.compare(reader, table, oracle, rows)


@pytest.mark.parametrize("limits", [{"chunk_rows": 1}, {"chunk_rows": 7}, {"chunk_bytes": 100}])
@pytest.mark.parametrize("operation", LISTING)
def test_chunks_of_any_size_have_the_same_cells(operation: str, limits: dict[str, int]) -> None:
    texts = pages(operation, PAGES)
    whole, cut = tables_of(operation, texts), tables_of(operation, texts, **limits)
    for (one, _), (many, _) in islice(zip(whole, cut), 5):
        for reader in table_readers.READERS:
            assert reader(one) == reader(many)


@pytest.mark.parametrize("operation", LISTING)
def test_plain_text_instead_of_dictionaries(operation: str) -> None:
    oracle, texts = Oracle(operation), pages(operation, 4, seed=2)
    for table, own in tables_of(operation, texts, dictionary=False):
        rows = oracle.rows(own)
        table_readers.compare(table_readers.of_pyarrow, table, oracle, rows, dictionary=False)


def test_pandas_2_has_the_same_cells() -> None:
    """In a separate process, which has pandas 2 instead of 3."""
    assert APART.is_dir(), "tools/python_apart pandas2 installs it; make test-python does that"
    path = os.pathsep.join(map(str, (APART, Path(__file__).parent)))
    done = subprocess.run(
        [sys.executable, str(Path(table_readers.__file__)), str(PAGES)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    version, count = done.stdout.split()
    assert version.startswith("2.") and int(count) > 3000


@pytest.mark.parametrize("operation", LISTING)
def test_columns_and_rest_are_the_whole_reply(operation: str) -> None:
    oracle, texts = Oracle(operation), pages(operation, PAGES, seed=3)
    for table, own in tables_of(operation, texts, rest=True):
        _, rows = table_readers.of_pyarrow(table)
        resources = oracle.resources(own)
        assert len(rows) == len(resources)
        for cells, resource in zip(rows, resources):
            rest = None if cells["rest"] is None else load(cells["rest"])
            assert oracle.again(cells, rest) == oracle.seen(resource), resource
