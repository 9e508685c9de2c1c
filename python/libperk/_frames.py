"""Tables of pyarrow as frames of pandas."""

from __future__ import annotations

from libperk._extras import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def frame_of(table: Any, pandas: Any, exact: bool) -> Any:
    pyarrow = needed("pyarrow", "arrow")
    table = _plain(table, pyarrow, exact)
    kinds = {pyarrow.int64(): pandas.Int64Dtype(), pyarrow.bool_(): pandas.BooleanDtype()}
    return table.to_pandas(types_mapper=kinds.get, integer_object_nulls=True, split_blocks=True)


def _plain(table: Any, pyarrow: Any, exact: bool) -> Any:
    """JSON as text, and decimals as floats unless they are to be exact."""
    for number, field in enumerate(table.schema):
        column = table.column(number)
        if isinstance(field.type, pyarrow.BaseExtensionType):
            kind = field.type.storage_type
            column = pyarrow.chunked_array([chunk.storage for chunk in column.chunks], type=kind)
        elif pyarrow.types.is_decimal(field.type) and not exact:
            column = column.cast(pyarrow.float64())
        else:
            continue
        table = table.set_column(number, field.name, column)
    return table
