"""Tables: laziness, streams, parts on the disk, the command line."""

from __future__ import annotations

import copy
import json
import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from replies import offer, page
from server import Server, reply
from table_pages import Replies
from test_pulls import IDS, some_offers

import libperk
from libperk import errors

sys.path.append(str(Path(__file__).parents[1] / "pulls"))

import pull_rig

ROWS = sum(range(40)) - 7  # of test_pulls.some_offers
MORE = 6 * IDS


@pytest.fixture
def many(server: Server, kard: Any) -> Any:
    server.script = [some_offers]
    return kard


# ---- reading ----


def test_columns_that_are_there_anyway_may_be_named(many: Any) -> None:
    table = many.offers.table(["u-1"], columns=["rest", "name", "user_id"], rest=True)
    assert table.columns == ["user_id", "name", "rest"]
    with pytest.raises(errors.WrongTypeError, match="columns"):
        many.offers.table(["u-1"], columns=3)


def test_rows_are_like_mappings_and_can_be_copied(many: Any) -> None:
    [row] = many.offers.table(["u-1"]).rows()
    assert "name" in row and "nmae" not in row and len(row) == len(list(row)) == len(dict(row))
    for other in (copy.copy(row), copy.deepcopy(row), pickle.loads(pickle.dumps(row))):
        assert other == row and other.start_date == row.start_date
    with pytest.raises(AttributeError):
        row.nmae


@pytest.mark.parametrize("format", ["parquet", "ndjson"])
def test_a_table_that_was_read_can_be_written(many: Any, tmp_path: Path, format: str) -> None:
    import polars

    table = many.offers.table(IDS, include="categories", chunk_rows=50, ordered=True)
    frame = table.to_polars()
    paths = table.write_parts(tmp_path / "offers", part_rows=200, format=format)
    read = polars.read_parquet if format == "parquet" else polars.read_ndjson
    parts = [read(path) for path in paths]
    assert [len(part) for part in parts] == [200, 200, 200, len(frame) - 600]
    assert [id for part in parts for id in part["id"]] == frame["id"].to_list()
    [categories] = (tmp_path / "offers/_categories").iterdir()
    assert len(read(categories)) == len(table.tables["categories"])
    with pytest.raises(errors.WrongTypeError, match="checkpoint"):
        table.write_parts(tmp_path / "more", checkpoint=tmp_path / "state")


def test_nothing_is_fetched_until_it_is_read(many: Any, server: Server) -> None:
    table = many.offers.table(IDS)
    assert "not fetched yet" in repr(table) and table.columns[:2] == ["user_id", "id"]
    table._repr_html_()
    assert server.requests == [] and table.report is None
    assert table.shape == (ROWS, len(table.columns)) and len(table) == ROWS
    assert str(ROWS) in repr(table) and table.report.failed == 1
    before = len(server.requests)
    assert len(table.to_arrow()) == len(table.to_polars()) == len(table.to_pandas()) == ROWS
    assert len(server.requests) == before


def test_duckdb_reads_it_by_the_name_of_the_variable(many: Any) -> None:
    import duckdb

    offers = many.offers.table(IDS, ordered=True)  # noqa: F841
    query = "select user_id, count(*) from offers group by 1 order by 2 desc limit 1"
    for _ in range(2):
        assert duckdb.sql(query).fetchall() == [("u-39", 39)]


def test_the_one_list_is_read_without_ids(many: Any, server: Server) -> None:
    table = many.offers.table(user_id="u-12")
    assert table.shape[0] == 12 and "user_id" not in table.columns and table.report is None
    with pytest.raises(errors.NotFoundError):
        many.offers.table(user_id="u-7").shape
    with pytest.raises(errors.MissingError, match="user_id"):
        many.offers.table()
    assert len(many.offers.table("u-3")) == 3


def test_a_list_that_failed_starts_again(server: Server, kard: Any) -> None:
    server.script = [reply({}, 403), some_offers]
    table = kard.offers.table(user_id="u-12")
    with pytest.raises(errors.ForbiddenError):
        table.shape
    assert table.shape[0] == 12


def test_other_tables_come_with_it(many: Any) -> None:
    table = many.offers.table(IDS[:10], include="categories")
    assert set(table.tables) == {"offers", "categories", "offer_categories"}
    assert table.tables["offers"] is table
    [category] = table.tables["categories"].rows()
    assert (category.id, category.name) == ("c1", "Gas")
    assert len(table.tables["offer_categories"]) == 2 * len(table)


def test_rows_have_attributes(many: Any) -> None:
    first = next(many.offers.table("u-3").rows())
    assert first.user_id == "u-3" and first["name"] == "Shop 3000"
    assert str(first.user_reward_value) == "5.5" and first.expiration_date.tzinfo is not None
    assert dict(first)["category_ids"] == ["c1", "not-sent"]
    with pytest.raises(AttributeError, match="no_such"):
        first.no_such


def test_doubts_are_counted(many: Any) -> None:
    table = many.offers.table("u-3")
    assert table.shape[0] == 3
    [found] = [doubt for doubt in table.doubts if doubt["column"] == "start_date"]
    assert found["count"] == 3 and found["kind"] == "not_a_time"


@pytest.mark.parametrize("names", ["id", ["name", "id"], ("id",), iter(["id"])])
def test_some_columns(many: Any, names: Any) -> None:
    table = many.offers.table(IDS[:5], columns=names)
    assert set(table.columns) <= {"user_id", "id", "name"} and len(table) == 10


def test_columns_are_checked_with_the_nearest(many: Any) -> None:
    with pytest.raises(errors.UnknownNameError, match="user_reward_value"):
        many.offers.table(IDS, columns=["user_reward_valu"])
    with pytest.raises(errors.InputError):
        many.offers.table(IDS, columns=["id", "id"])
    for wrong in ({"chunk_rows": 0}, {"chunk_rows": "x"}, {"rest": 1}, {"colums": ["id"]}):
        with pytest.raises(errors.InputError):
            many.offers.table(IDS, **wrong)


def test_an_empty_pull_has_its_schema(many: Any) -> None:
    table = many.offers.table([])
    assert table.shape[0] == 0 and table.to_arrow().schema.names == table.columns
    assert list(table.to_polars().columns) == table.columns == list(table.to_pandas().columns)


def test_a_notebook_sees_the_first_rows(many: Any) -> None:
    table = many.offers.table("u-12")
    assert table.shape
    shown = table._repr_html_()
    assert shown.count("<tr") == 11 and "Shop 12000" in shown and "12 rows" in shown


def test_text_in_a_notebook_is_no_markup() -> None:
    named = offer(1)
    named["attributes"]["name"] = "<script>"
    replies = Replies([json.dumps(page(named))])
    kard = libperk.Kard(transport=replies, token="t", organization_id="o")
    table = kard.offers.table(user_id="u-1")
    assert table.shape
    shown = table._repr_html_()
    assert "&lt;script&gt;" in shown and shown.count("<script>") == 1


# ---- streams ----


def test_a_stream_is_read_once(many: Any) -> None:
    import pyarrow

    table = many.offers.table(IDS, chunk_rows=50, ordered=True)
    batches = list(table.stream())
    assert len(batches) > 10 and sum(len(batch) for batch in batches) == ROWS
    assert pyarrow.record_batch(batches[0]).num_rows == len(batches[0]) == 50
    assert batches[0].to_polars().shape[0] == 50
    for again in (table.stream, lambda: table.shape, table.to_arrow):
        with pytest.raises(errors.StateError, match="make the table again"):
            again()
    assert table.report.done == 39


def test_a_fetched_table_streams_what_it_keeps(many: Any) -> None:
    table = many.offers.table(IDS, chunk_rows=50)
    assert table.shape[0] == ROWS
    for _ in range(2):
        assert sum(len(batch) for batch in table.stream()) == ROWS


def test_a_stream_that_is_left_fetches_no_more(many: Any, server: Server) -> None:
    with many.offers.table((f"u-{n % 30}" for n in range(10**6)), chunk_rows=10).stream() as stream:
        next(stream)
    assert len(server.requests) < 2000
    assert list(stream) == []


# ---- parts ----


@pytest.mark.parametrize("format", ["parquet", "ndjson"])
def test_parts_have_all_rows(many: Any, tmp_path: Path, format: str) -> None:
    import polars

    table = many.offers.table(MORE, include="categories")
    paths = table.write_parts(tmp_path / "offers", part_rows=200, format=format)
    assert len(paths) > 2 and all(os.path.exists(path) for path in paths)
    read = polars.read_parquet if format == "parquet" else polars.read_ndjson
    assert sum(len(read(path)) for path in paths) == 6 * ROWS
    [categories] = (tmp_path / "offers/_categories").iterdir()
    assert len(read(categories)) == 1
    with pytest.raises(errors.InputError, match="another run"):
        many.offers.table(IDS).write_parts(tmp_path / "offers", format=format)
    with pytest.raises(errors.WrongTypeError, match="format"):
        many.offers.table(IDS).write_parts(tmp_path / "other", format="csv")


def test_no_rows_are_a_part_with_a_schema(many: Any, tmp_path: Path) -> None:
    import pyarrow.parquet

    [path] = many.offers.table([]).write_parts(tmp_path)
    read = pyarrow.parquet.read_table(path)
    assert read.num_rows == 0 and read.column_names[0] == "user_id"


def test_parts_of_an_interrupted_run_go_on(many: Any, server: Server, tmp_path: Path) -> None:
    import pyarrow.dataset

    def ids(last: int) -> Iterator[str]:
        yield from MORE[:last]
        raise KeyboardInterrupt

    state = tmp_path / "state"
    with pytest.raises(KeyboardInterrupt):
        many.offers.table(ids(200)).write_parts(
            tmp_path / "offers", checkpoint=state, part_rows=100
        )
    (tmp_path / "offers/part-00099.parquet").write_bytes(b"not noted")
    assert not list(tmp_path.glob("offers/*.open"))
    table = many.offers.table(MORE)
    paths = table.write_parts(tmp_path / "offers", checkpoint=state, part_rows=100)
    assert table.report.skipped > 0 and table.report.failed == 6
    read = pyarrow.dataset.dataset(tmp_path / "offers", format="parquet").to_table()
    assert read.num_rows == 6 * ROWS
    assert sorted(map(str, tmp_path.glob("offers/part-*"))) == sorted(paths)


def test_a_full_disk_leaves_whole_parts_only(many: Any, tmp_path: Path) -> None:
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    table = many.offers.table(IDS)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(OSError):
            table.write_parts(tmp_path / "offers", format="ndjson")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert list((tmp_path / "offers").iterdir()) == []


def test_a_checkpoint_needs_ids(many: Any, tmp_path: Path) -> None:
    table = many.offers.table(user_id="u-1")
    with pytest.raises(errors.WrongTypeError, match="checkpoint"):
        table.write_parts(tmp_path, checkpoint=tmp_path / "state")


def test_parts_after_a_kill_are_those_of_a_run_without_faults(tmp_path: Path) -> None:
    faulty, clean = tmp_path / "faulty", tmp_path / "clean"
    faulty.mkdir()
    clean.mkdir()
    with pull_rig.stub("all") as url:
        reports = pull_rig.pull_with_faults(url, faulty, 2000, kill_at=3)
    assert reports[0]["skipped"] > 0 and reports[-1]["failed"] == 1
    with pull_rig.stub("none") as url:
        run = pull_rig.Run(url, clean, 2000)
        assert run.finish()["failed"] == 1
    assert pull_rig.equal(pull_rig.Run("", faulty, 0).rows(), run.rows())


USES = {
    "stream": "print(len(next(table(10).stream())))",
    "held": "stream = table(10).stream()\nprint(len(next(stream)))",
    "threads": """
def fetch(stream):
    print(end=f"{len(next(stream))}\\n" if stream is streams[0] else "")
    started.release()
    for _ in stream:
        pass
streams = [table(10).stream() for _ in range(6)]
started = threading.Semaphore(0)
for stream in streams:
    threading.Thread(target=fetch, args=[stream], daemon=True).start()
for _ in streams:
    started.acquire()
""",
}


@pytest.mark.parametrize("use", USES)
def test_a_program_ends_with_work_in_flight(use: str) -> None:
    program = """
import libperk, sys, threading
kard = libperk.Kard(base_url=sys.argv[1], token="token-0", organization_id="o")
def table(rows):
    return kard.offers.table((f"u-{n}" for n in range(10**6)), chunk_rows=rows)
"""
    with pull_rig.stub("none") as url:
        done = subprocess.run(
            [sys.executable, "-c", program + USES[use], url],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "10\n", "")


# ---- the command line ----


def command(server: Server, *arguments: str, ids: str = "") -> subprocess.CompletedProcess[str]:
    settings = {"BASE_URL": server.url, "TOKEN": "tok", "ORGANIZATION_ID": "o"}
    return subprocess.run(
        [sys.executable, "-m", "libperk.cli", "pull", *arguments],
        input=ids,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **{f"PERK_{name}": text for name, text in settings.items()}},
    )


def test_the_command_writes_files(server: Server, tmp_path: Path) -> None:
    import polars

    server.script = [some_offers]
    users = tmp_path / "ids.txt"
    users.write_text("u-1\n\n u-2 \nu-7\n")
    for name, read in (("o.parquet", polars.read_parquet), ("o.ndjson", polars.read_ndjson)):
        out = str(tmp_path / name)
        done = command(server, "offers", "--users", str(users), "--out", out, "--arg", "sort=name")
        assert done.returncode == 3 and "id number 3" in done.stderr and "u-7" not in done.stderr
        assert len(read(out)) == 3 and not os.path.exists(out + ".open")
    assert "sort=name" in server.requests[-1].query
    parts = str(tmp_path / "parts.ndjson")
    given = ("offers.list", "--users", "-", "--out", parts, "--column", "id")
    done = command(server, *given, "--checkpoint", str(tmp_path / "s"), ids="u-1\nu-2\n")
    assert (done.returncode, done.stderr) == (0, "")
    [part] = Path(parts).glob("part-*")
    assert len(part.read_text().splitlines()) == 3


def test_the_command_reports_mistakes_in_a_line(server: Server, tmp_path: Path) -> None:
    server.script = [some_offers]
    out = str(tmp_path / "o.ndjson")
    (tmp_path / "latin").write_bytes(b"u-\xe4\n")
    for arguments, words in (
        (("offers", "--out", f"{tmp_path}/none/o.ndjson", "--users", "-"), "No such file"),
        (("offers", "--out", out, "--users", f"{tmp_path}/latin"), "UTF-8"),
        (("offers", "--out", out, "--users", "-", "--arg", "page_size=x"), "page_size"),
        (("offers", "--out", "o.csv"), ".parquet or .ndjson"),
        (("ofers", "--out", out), "offers"),
        (("users.get", "--out", out), "lists nothing"),
        (("offers", "--out", out, "--users", "-", "--column", "nam"), "name"),
        (("offers", "--out", out, "--arg", "sort"), "NAME=VALUE"),
        (("offers", "--out", out), "user_id"),
    ):
        done = command(server, *arguments, ids="u-1\n")
        assert done.returncode != 0 and words in done.stderr, done.stderr
        assert "Traceback" not in done.stderr
    assert not os.path.exists(out)
