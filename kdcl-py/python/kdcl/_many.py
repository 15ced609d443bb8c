"""Many schools at once: rows of dictionaries, and the data frames of other libraries.

No library of data frames is needed here, and none is loaded that the caller has not loaded: a frame is known by where
its class is defined, and is read and written through the Arrow PyCapsule interface.

INVARIANT: a bad row never stops the others and is never dropped: its answer is its errors.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import chain, islice

from kdcl import _kdcl
from kdcl._errors import KdclError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Row = Mapping[str, object]

_ROWS_AT_ONCE = 1024
"""How many dictionaries are handed over together: enough that a call costs nothing, few enough to hold."""

_TEXTS = {"standard_set", "blocking", "choose_from", "warnings", "errors"}
_NUMBERS = set(_kdcl.ANSWER_COLUMNS) - _TEXTS
"""The columns of an answer that hold numbers, or nothing."""


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
    library = type(rows).__module__.partition(".")[0]
    if library == "pandas":
        return _pandas(table, rows, is_long=path in rows.columns and verdict in rows.columns)
    if hasattr(rows, "__arrow_c_stream__"):
        return _framed(table.stream(rows), rows, library)
    if not _is_iterable_of_rows(rows):
        raise TypeError(f"a table is a data frame or an iterable of dictionaries, not a {type(rows).__name__}")
    answers = _dictionaries(table, iter(rows), school, path, verdict)
    return list(answers) if isinstance(rows, (list, tuple)) else answers


def _is_iterable_of_rows(rows: object) -> bool:
    return isinstance(rows, Iterable) and not isinstance(rows, (str, bytes, Mapping))


def _framed(stream: _kdcl.ArrowStream, rows: Any, library: str) -> Any:
    """The answers as the library of the rows would hold them; of a library not known here, as an Arrow stream."""
    kind = type(rows).__name__
    if library == "polars":
        return sys.modules["polars"].DataFrame(stream)
    if library == "pyarrow":
        reader = sys.modules["pyarrow"].RecordBatchReader.from_stream(stream)
        return reader if kind == "RecordBatchReader" else reader.read_all()
    return stream


def _pandas(table: _kdcl.Table, frame: Any, *, is_long: bool) -> Any:
    """The answers beside the columns of the frame that are no ratings, under its own index."""
    pandas: Any = sys.modules["pandas"]
    unnamed = [name for name in frame.columns if not isinstance(name, str)]
    if unnamed:
        # 1.10 as a number is 1.1.
        raise TypeError(f"column names must be text, and {unnamed[0]!r} is a {type(unnamed[0]).__name__}")
    try:
        pyarrow: Any = import_module("pyarrow")
        source = pyarrow.Table.from_pandas(frame, preserve_index=False)
        answers = pyarrow.RecordBatchReader.from_stream(table.stream(source)).read_all().to_pandas()
    except (ImportError, TypeError, ValueError) as error:
        if isinstance(error, KdclError):
            raise
        # Without pyarrow, or where it finds no one type for a column, as of numbers and words mixed.
        rows = frame.to_dict("records")
        if is_long:
            table.note(rows)
        answers = pandas.DataFrame(table.schools() if is_long else table.rate(rows))
    numbers = {name: "UInt8" for name in answers.columns if name in _NUMBERS}
    answers = answers.astype(numbers)
    if is_long:
        return answers
    answers.index = frame.index
    kept = [name for name in answers.columns if name not in _kdcl.ANSWER_COLUMNS]
    return pandas.concat([frame[kept], answers[_kdcl.ANSWER_COLUMNS]], axis=1)


def _dictionaries(
    table: _kdcl.Table, rows: Iterator[Any], school: str, path: str, verdict: str
) -> Iterator[dict[str, Any]]:
    """The answers to dictionaries. Those with a path and a verdict are known when all have been read."""
    first = list(islice(rows, 1))
    is_long = any(issubclass(type(row), Mapping) and path in row and verdict in row for row in first)
    rows = chain(first, rows)
    names: dict[str, object] = {}
    while piece := [_dictionary(row) for row in islice(rows, _ROWS_AT_ONCE)]:
        if is_long:
            names.update((str(row[school]), row[school]) for row in piece if isinstance(row.get(school), int))
            table.note(piece)
        else:
            yield from table.rate(piece)
    for answer in table.schools() if is_long else ():
        answer[school] = names.get(answer[school], answer[school])
        yield answer


def _dictionary(row: Any) -> dict[str, Any]:
    if issubclass(type(row), Mapping):
        return dict(row)
    raise TypeError(f"a row is a dictionary, not a {type(row).__name__}")
