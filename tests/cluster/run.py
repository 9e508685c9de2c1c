"""PySpark in local mode and a Dask cluster of two processes read the offers of 10,000 users into
the rows that one process reads. Usage: make test-cluster"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

import libperk
from libperk import _core, table

sys.path.append(str(Path(__file__).parents[1] / "pulls"))

import pull_rig

USERS, PARTITIONS, WORKERS = 10_000, 8, 2
SECRET = "made up for clusters"
IDS = [f"u-{number}" for number in range(USERS)]
ASKED = {"supported_components": "all", "include": "categories"}
ORDER = [("user_id", "ascending"), ("id", "ascending")]


@contextmanager
def step(name: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"cluster: {name}: {time.monotonic() - began:.1f} s", flush=True)


# ---- Spark ----


@contextmanager
def session(folder: str) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    options = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        "spark.local.dir": folder,
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.sql.session.timeZone": "UTC",
    }
    builder = SparkSession.builder.master(f"local[{WORKERS}]")
    spark = builder.config(map=options).getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


class Schema:
    """Of one operation's table, without a client."""

    def __init__(self, operation: str) -> None:
        options = _core.dump({"dictionary": False})
        native = _core.perk_table_new(_core.perk_op_find(operation), options)
        self._chunks = _core.perk_chunks_new(native, 0)

    def __arrow_c_schema__(self) -> Any:
        return _core.chunks_schema(self._chunks)


def spark_knows_the_schema_of_every_operation() -> int:
    """And makes of it the schema that the batches have."""
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    from libperk import spark

    listing = [name for name in table.names("operations") if table.row("operations", name)["lists"]]
    for name in listing:
        whole = pa.schema(Schema(name))
        given = spark.plain(whole)
        told = to_arrow_schema(StructType.fromDDL(spark.words_of(given)), timezone="UTC")
        assert told.equals(given), (name, told, given)
        assert whole.empty_table().cast(given).schema.equals(told), name
    return len(listing)


def read_with_spark(spark: Any, recipe: Any, folder: str) -> Any:
    import libperk.spark

    Path(folder, "ids.txt").write_text("\n".join(IDS) + "\n", encoding="utf-8")
    spark.dataSource.register(libperk.spark.source(recipe))
    frame = (
        spark.read.format("libperk")
        .option("operation", "offers.list")
        .option("ids_path", f"{folder}/ids.txt")
        .option("args", _core.dump(ASKED).decode())
        .option("partitions", str(PARTITIONS))
        .load()
    )
    plan = frame._jdf.queryExecution().toString()
    assert "offers" in plan.lower() or "libperk" in plan, plan
    assert SECRET not in plan and IDS[1234] not in plan
    assert frame.rdd.getNumPartitions() == PARTITIONS
    return frame.toArrow()


def wrong_options_are_named(spark: Any) -> None:
    for name, value in {"id_path": "x", "ids": "u-1", "partitions": "0", "failed": "no"}.items():
        reader = spark.read.format("libperk").option("operation", "offers.list")
        try:
            reader.option(name, value).load().count()
        except Exception as error:
            assert f"{name}: " in str(error), error
        else:
            raise AssertionError(f"{name} was taken")


def check_spark(recipe: Any, expected: Any) -> None:
    from libperk import spark as own

    with tempfile.TemporaryDirectory() as folder, step("Spark in all"):
        with step("Spark starts"):
            made = session(folder)
            spark = made.__enter__()
        try:
            with step("schemas of all operations"):
                spark_knows_the_schema_of_every_operation()
            with step(f"Spark, {WORKERS} workers"):
                read = read_with_spark(spark, recipe, folder)
            wrong_options_are_named(spark)
        finally:
            made.__exit__(None, None, None)
    assert read.sort_by(ORDER).equals(expected.cast(own.plain(expected.schema))), "other rows"


# ---- Dask ----


def check_dask(recipe: Any, expected: Any) -> None:
    import dask.config
    import dask.dataframe
    import pandas
    from distributed import Client, LocalCluster

    parts = [IDS[at::PARTITIONS] for at in range(PARTITIONS)]
    asked = {"operation": "offers.list", **ASKED}
    with (
        step("Dask in all"),
        LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        Client(cluster),
        dask.config.set({"dataframe.convert-string": False}),  # else lists become texts
        step(f"Dask, {WORKERS} workers"),
    ):
        frame = dask.dataframe.from_map(
            recipe.table, parts, meta=recipe.table([], **asked), **asked
        )
        assert frame.npartitions == PARTITIONS
        read = frame.compute()
    read = read.sort_values(["user_id", "id"], ignore_index=True)
    pandas.testing.assert_frame_equal(read, expected)


# ---- both ----


def main() -> None:
    os.environ["PERK_CLIENT_SECRET"] = SECRET  # inherited by all workers; not in the recipe
    with pull_rig.stub("none") as url:
        kard = libperk.Kard(base_url=url, client_id="c", organization_id="o", compress=False)
        recipe = kard.recipe(share=f"1/{WORKERS}")
        assert recipe.needs == ("PERK_CLIENT_SECRET",)
        whole = kard.offers.table(IDS, dictionary=False, **ASKED)
        with step("one process"):
            rows = whole.to_arrow().sort_by(ORDER)
        print(f"cluster: {rows.num_rows} rows, {rows.num_columns} columns", flush=True)
        order = ["user_id", "id"]
        check_dask(recipe, whole.to_pandas().sort_values(order, ignore_index=True))
        check_spark(recipe, rows)
        stats = pull_rig.ask(url, "/_stats")
        assert stats["requests"] == 3 * stats["pages"], stats
        print(f"cluster: the same rows three times; {stats['requests']} requests", flush=True)


if __name__ == "__main__":
    main()
