"""A data source of PySpark (4.0 and later): the rows of an operation that lists, fetched by the
workers.

    recipe = kard.recipe(share="1/8")                 # eight workers at once
    spark.dataSource.register(libperk.spark.source(recipe))
    offers = (
        spark.read.format("libperk")
        .option("operation", "offers.list")
        .option("ids_path", "users.txt")
        .option("args", '{"supported_components": "all"}')
        .load()
    )

Credentials travel in the recipe, or are read from the environment of the workers, and are never
options: Spark shows those in plans.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar

import pyarrow as pa  # type: ignore[import-not-found, import-untyped, unused-ignore]
from pyspark.sql.datasource import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    DataSource,
    DataSourceReader,
    InputPartition,
)

from libperk._check import missing, whole, wrong
from libperk._recipe import Recipe, check_failed, heed

PARTITIONS = 8
OPTIONS = ("operation", "ids", "ids_path", "args", "partitions", "failed")
_NAMES = {"string": "string", "int64": "bigint", "double": "double", "bool": "boolean"}


def source(recipe: Recipe[Any], name: str = "libperk") -> type[Source]:
    """What `spark.dataSource.register` takes: `spark.read.format(name)` then reads with clients of
    this recipe, one for each worker process.

    Options of the reader:
    - operation: "offers.list" and the like
    - ids: a JSON array; or ids_path: a file with an id on each line, read where the plan is made.
      Neither for an operation that needs none, which is then one partition.
    - args: a JSON object, the other arguments of the operation and of its `table`
    - partitions: how many to divide the ids into (8)
    - failed: "raise" (the task fails when an id does) or "skip"
    """
    if not isinstance(recipe, Recipe):
        raise wrong("recipe", "what client.recipe() returns is needed here")
    # A class of no module travels by value, with its recipe.
    return type("Source", (Source,), {"recipe": recipe, "title": name, "__module__": "__main__"})


class Source(DataSource):  # type: ignore[misc, unused-ignore]
    """The base of what `source` returns."""

    recipe: ClassVar[Recipe[Any]]
    title: ClassVar[str]

    @classmethod
    def name(cls) -> str:
        return cls.title

    def schema(self) -> str:
        return words_of(plain(pa.schema(self._wanted().empty())))

    def reader(self, schema: Any) -> Reader:
        return Reader(self._wanted())

    def _wanted(self) -> Wanted:
        return Wanted(self.recipe, dict(self.options))


class Wanted:
    """The options, read."""

    def __init__(self, recipe: Recipe[Any], options: dict[str, str]) -> None:
        for name in options:
            if name not in OPTIONS:
                raise wrong(name, f"the source has no such option; it has {', '.join(OPTIONS)}")
        if "operation" not in options:
            raise missing("operation", 'the operation that lists, such as "offers.list"')
        self.recipe = recipe
        self.operation = options["operation"]
        self.args: dict[str, Any] = _json_of("args", options.get("args", "{}"), dict)
        self.failed = options.get("failed", "raise")
        check_failed(self.failed)
        self.partitions = PARTITIONS
        if "partitions" in options:
            text = options["partitions"]
            self.partitions = whole("partitions", int(text) if text.isdecimal() else text, 1)
        self._ids = options.get("ids")
        self._ids_path = options.get("ids_path")

    def ids(self) -> list[Any] | None:
        if self._ids_path is not None:
            with open(self._ids_path, encoding="utf-8") as lines:
                return [id for line in lines if (id := line.strip())]
        if self._ids is not None:
            found: list[Any] = _json_of("ids", self._ids, list)
            return found
        return None

    def empty(self) -> Any:
        one_list = self._ids is None and self._ids_path is None
        return self.table(None if one_list else [])

    def table(self, ids: list[Any] | None) -> Any:
        return self.recipe._table(self.operation, ids, {**self.args, "dictionary": False})


class Ids(InputPartition):  # type: ignore[misc, unused-ignore]
    """The ids of one task. They may identify people, so it prints none of them."""

    def __init__(self, ids: list[Any] | None) -> None:
        self.ids = ids

    def __repr__(self) -> str:
        return "Ids()" if self.ids is None else f"Ids({len(self.ids)} of them)"


class Reader(DataSourceReader):  # type: ignore[misc, unused-ignore]
    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def partitions(self) -> list[Any]:
        ids = self._wanted.ids()
        if ids is None:
            return [Ids(None)]
        size = max(1, -(-len(ids) // self._wanted.partitions))
        return [Ids(ids[at : at + size]) for at in range(0, max(1, len(ids)), size)]

    def read(self, partition: Any) -> Iterator[Any]:
        table = self._wanted.table(partition.ids)
        told = plain(pa.schema(table))
        with table.stream() as stream:
            for batch in stream:
                yield pa.record_batch(batch).cast(told)
            heed(stream.report, self._wanted.failed)


def plain(schema: Any) -> Any:
    """The schema that Spark derives from its types: all of it may be null, JSON is text, and
    nothing has metadata."""
    return pa.schema([(field.name, _plain(field.type)) for field in schema])


def _plain(kind: Any) -> Any:
    if isinstance(kind, pa.BaseExtensionType):
        return kind.storage_type
    if pa.types.is_list(kind):
        return pa.list_(pa.field("element", _plain(kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _plain(field.type)) for field in kind])
    return kind


def words_of(schema: Any) -> str:
    """The schema in Spark's words."""
    return ", ".join(f"`{field.name}` {_words(field.type)}" for field in schema)


def _words(kind: Any) -> str:
    if pa.types.is_list(kind):
        return f"array<{_words(kind.value_type)}>"
    if pa.types.is_struct(kind):
        members = ", ".join(f"`{field.name}`: {_words(field.type)}" for field in kind)
        return f"struct<{members}>"
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    return _NAMES[str(kind)]


def _json_of(name: str, text: str, kind: type) -> Any:
    """An option's JSON."""
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, kind):
        needed = "array" if kind is list else "object"
        raise wrong(name, f"a JSON {needed} is needed here")
    return value
