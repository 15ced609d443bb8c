"""Many schools at once: rows of dictionaries, and the data frames of other libraries.

No library of data frames is needed here, and none is loaded that the caller has not loaded. Of a frame only the columns
that are read go to the core, through the Arrow PyCapsule interface; the others are joined to the answer as they are.

INVARIANT: a bad row never stops the others and is never dropped: its answer is its errors.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import chain, islice

from kdcl import _kdcl

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_ROWS_AT_ONCE = 1024
"""How many dictionaries are handed over together: enough that a call costs nothing, few enough to hold."""

_LISTS = ("blocking", "choose_from", "warnings", "errors")
_NUMBERS = {name: "UInt8" for name in _kdcl.ANSWER_COLUMNS if name not in ("standard_set", *_LISTS)}
_NUMBERS["choose_at_least"] = "UInt16"
"""The columns of an answer that hold numbers, or nothing, with their types in pandas."""


def rate_many(
    core: _kdcl.Catalogue,
    rows: Any,
    *,
    standard_set: str | None,
    to: int | None,
    school: str,
    path: str,
    verdict: str,
) -> Any:
    """The answers to a table, in the kind of table it came as."""
    table = core.table(standard_set=standard_set, to=to, school=school, path=path, verdict=verdict)
    polars, pandas, pyarrow = (_loaded(name) for name in ("polars", "pandas", "pyarrow"))
    if pandas and isinstance(rows, pandas.DataFrame):
        return _pandas(table, rows, school if {path, verdict} <= set(rows.columns) else None)
    if polars and isinstance(rows, polars.DataFrame):
        return _polars(table, rows, is_long={path, verdict} <= set(rows.columns))
    if polars and isinstance(rows, polars.LazyFrame):
        raise TypeError("a LazyFrame has no rows yet: collect() it, or give an iterator of its rows")
    if hasattr(rows, "__arrow_c_stream__"):
        stream = table.stream(rows)
        return _pyarrow(pyarrow, stream, rows) if pyarrow else stream
    if not _is_iterable_of_rows(rows):
        raise TypeError(f"a table is a data frame or an iterable of dictionaries, not a {type(rows).__name__}")
    answers = _dictionaries(table, iter(rows), school, path, verdict)
    return list(answers) if isinstance(rows, (list, tuple)) else answers


def _loaded(name: str) -> Any:
    """A library, if the caller has loaded it: else the rows are none of its."""
    return sys.modules.get(name)


def _is_iterable_of_rows(rows: object) -> bool:
    return isinstance(rows, Iterable) and not isinstance(rows, (str, bytes, Mapping))


def _pyarrow(pyarrow: Any, stream: _kdcl.ArrowStream, rows: Any) -> Any:
    """The answers as pyarrow would hold them; to an object of another library, as an Arrow stream."""
    if isinstance(rows, pyarrow.RecordBatchReader):
        return pyarrow.RecordBatchReader.from_stream(stream)
    if not isinstance(rows, (pyarrow.Table, pyarrow.RecordBatch)):
        return stream
    answers = pyarrow.RecordBatchReader.from_stream(stream).read_all()
    if isinstance(rows, pyarrow.Table):
        return answers
    batches = answers.combine_chunks().to_batches()
    return batches[0] if batches else answers.schema.empty_table().to_batches()[0]


def _polars(table: _kdcl.Table, frame: Any, *, is_long: bool) -> Any:
    """The answers beside the columns of the frame that are no ratings."""
    polars = _loaded("polars")
    read = [frame.columns[place] for place in table.columns(list(frame.columns))]
    # A column without a value has no type, and cannot be handed over as it is.
    typed = frame.select(
        polars.col(name).cast(polars.String) if frame[name].dtype == polars.Null else name for name in read
    )
    answers = polars.DataFrame(table.stream(typed))
    if is_long:
        return answers
    kept = [name for name in frame.columns if name not in read or name in _kept(read)]
    answers = answers.select(_kdcl.ANSWER_COLUMNS)
    return frame.select(kept).hstack(answers) if kept else answers


def _kept(read: list[str]) -> set[str]:
    """What is read and handed on too."""
    return {"school_type", "assessed_on"} & set(read)


def _pandas(table: _kdcl.Table, frame: Any, school: str | None) -> Any:
    """The answers beside the columns of the frame that are no ratings, under its own index; or, of a frame with a row
    a verdict, beside the column `school`.
    """
    pandas = _loaded("pandas")
    unnamed = [name for name in frame.columns if not isinstance(name, str)]
    if unnamed:
        # 1.10 as a number is 1.1.
        raise TypeError(f"column names must be text, and {unnamed[0]!r} is a {type(unnamed[0]).__name__}")
    places = table.columns(list(frame.columns))
    own = frame.iloc[:, places]
    answers = pandas.DataFrame(_of_pandas(table, own, school)).astype(_NUMBERS)
    if school is not None:
        return answers
    answers.index = frame.index
    kept = _kept(list(own.columns))
    others = [at for at, name in enumerate(frame.columns) if at not in places or name in kept]
    return pandas.concat([frame.iloc[:, others], answers[_kdcl.ANSWER_COLUMNS]], axis=1)


def _of_pandas(table: _kdcl.Table, own: Any, school: str | None) -> dict[str, Any]:
    """The answers to what is read of a frame, by column."""
    try:
        pyarrow: Any = import_module("pyarrow")
        source = pyarrow.Table.from_pandas(own, preserve_index=False)
    except Exception:
        # Without pyarrow, or where it finds no one type for a column, as of numbers and words mixed.
        rows = [dict(zip(own.columns, cells)) for cells in own.itertuples(index=False, name=None)]
        if school is not None:
            table.note(rows)
        answers = table.rate(rows) if school is None else table.schools()
        names = _kdcl.ANSWER_COLUMNS if school is None else [school, *_kdcl.ANSWER_COLUMNS]
        return {name: [answer[name] for answer in answers] for name in names}
    answers = pyarrow.RecordBatchReader.from_stream(table.stream(source)).read_all().to_pandas()
    return {name: _lists(answers[name]) if name in _LISTS else answers[name] for name in answers.columns}


def _lists(column: Any) -> list[Any]:
    """Lists where pandas has arrays, of which an `or` cannot be asked."""
    return [None if own is None else own.tolist() for own in column]


def _dictionaries(
    table: _kdcl.Table, rows: Iterator[Any], school: str, path: str, verdict: str
) -> Iterator[dict[str, Any]]:
    """The answers to dictionaries. Those with a path and a verdict are known when all have been read."""
    first = list(islice(rows, 1))
    is_long = any(isinstance(row, Mapping) and path in row and verdict in row for row in first)
    names: dict[str, object] = {}
    for piece in _pieces(chain(first, rows)):
        if is_long:
            names.update((str(row[school]), row[school]) for row in piece if isinstance(row.get(school), int))
            table.note(piece)
        else:
            yield from table.rate(piece)
    for answer in table.schools() if is_long else ():
        answer[school] = names.get(answer[school], answer[school])
        yield answer


def _pieces(rows: Iterator[Any]) -> Iterator[list[dict[str, Any]]]:
    """So many rows at a time; where reading them ends in an error, those read before come first."""
    piece: list[dict[str, Any]] = []
    try:
        for row in rows:
            piece.append(_dictionary(row))
            if len(piece) == _ROWS_AT_ONCE:
                yield piece
                piece = []
    except Exception:
        yield piece
        raise
    yield piece


def _dictionary(row: Any) -> dict[str, Any]:
    if not _is_mapping(row):
        raise TypeError(f"a row is a dictionary, not a {type(row).__name__}")
    return dict(row)


def _is_mapping(row: object) -> bool:
    return isinstance(row, Mapping)
