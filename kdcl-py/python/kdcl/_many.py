"""Many schools at once: rows of dictionaries, and the data frames of other libraries.

No library of data frames is needed here, and none is loaded that the caller has not loaded. Of a frame only the columns
that are read go to the core, through the Arrow PyCapsule interface; the others are joined to the answer as they are.

INVARIANT: a bad row never stops the others and is never dropped: its answer is its errors.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import chain

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
        return _pandas(table, rows, school)
    if polars and isinstance(rows, polars.DataFrame):
        return _polars(table, rows)
    if polars and isinstance(rows, polars.LazyFrame):
        raise TypeError("a LazyFrame has no rows yet: collect() it, or give an iterator of its rows")
    if hasattr(rows, "__arrow_c_stream__"):
        stream = table.stream(rows)
        return _pyarrow(pyarrow, stream, rows) if pyarrow else stream
    if not is_iterable_of_rows(rows):
        raise TypeError(f"a table is a data frame or an iterable of dictionaries, not a {type(rows).__name__}")
    answers = _dictionaries(table, iter(rows), school)
    return list(answers) if isinstance(rows, (list, tuple)) else answers


def _loaded(name: str) -> Any:
    """A library, if the caller has loaded it: else the rows are none of its."""
    return sys.modules.get(name)


def is_iterable_of_rows(rows: object) -> bool:
    """Whether these may be rows, one after the other."""
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
    return batches[0] if batches else pyarrow.RecordBatch.from_pylist([], schema=answers.schema)


def _polars(table: _kdcl.Table, frame: Any) -> Any:
    """The answers beside the columns of the frame that are no ratings."""
    polars = _loaded("polars")
    places, is_long = table.columns(list(frame.columns))
    read = [frame.columns[place] for place in places]
    # A column without a value has no type, and some types are polars' own: they cannot be handed over as they are.
    own = (polars.Null, getattr(polars, "Int128", None), getattr(polars, "UInt128", None))
    typed = frame.select(polars.col(name).cast(polars.String) if frame[name].dtype in own else name for name in read)
    answers = polars.DataFrame(table.stream(typed))
    if is_long:
        return answers
    kept = [name for name in frame.columns if name not in read or _is_kept(name)]
    answers = answers.select(_kdcl.ANSWER_COLUMNS)
    return frame.select(kept).hstack(answers) if kept else answers


def _is_kept(name: str) -> bool:
    """Whether a column that is read is handed on too."""
    return _kdcl.column_name(name) in ("school_type", "assessed_on")


def _pandas(table: _kdcl.Table, frame: Any, school: str) -> Any:
    """The answers beside the columns of the frame that are no ratings, under its own index; or, of a frame with a row
    a verdict, beside the column `school`.
    """
    pandas = _loaded("pandas")
    numbers = [name for name in frame.columns if isinstance(name, float) and name == name]
    if numbers:
        raise TypeError(f"the column {numbers[0]!r} must be named by text: as a number, 1.10 is 1.1")
    names = [name if isinstance(name, str) else "" for name in frame.columns]
    places, is_long = table.columns(names)
    own = frame.iloc[:, places]
    answers = pandas.DataFrame(_of_pandas(table, own, school if is_long else None)).astype(_NUMBERS)
    if is_long:
        _in_its_type(answers, own[own.columns[_place_of(own.columns, school)]], school)
    else:
        answers.index = frame.index
        others = [at for at, name in enumerate(names) if at not in places or _is_kept(name)]
        answers = pandas.concat([frame.iloc[:, others], answers[_kdcl.ANSWER_COLUMNS]], axis=1)
    answers.attrs.update(frame.attrs)
    return answers


def _place_of(columns: Any, name: str) -> int:
    shown = _kdcl.column_name(name)
    return next(at for at, own in enumerate(columns) if _kdcl.column_name(own) == shown)


def _in_its_type(answers: Any, source: Any, school: str) -> None:
    """Gives the schools of an answer the type they came in: whole numbers stay whole where one is missing."""
    pandas = _loaded("pandas")
    known = {_name(own): own for own in source if _is_number(own)}
    names = [own if isinstance(own, str) else _name(own) for own in answers[school]]
    # Rows without a school are told under one without a name: of numbers, a missing one.
    is_bool = pandas.api.types.is_bool_dtype(source.dtype)
    missing = None if pandas.api.types.is_numeric_dtype(source.dtype) and not is_bool else ""
    named = pandas.Series([known.get(own, own) if own else missing for own in names], dtype=object)
    # A type may hold fewer names than there are; those that it would make others or lose come as they are.
    categories = getattr(source.dtype, "categories", None)
    lost = is_bool or (categories is not None and not named.isin(categories).all())
    try:
        typed = named if lost else named.astype(source.dtype)
    except (TypeError, ValueError):
        typed = named
    kept = all(_name(new) == _name(old) for old, new in zip(named, typed))
    answers[school] = (typed if kept else named).set_axis(answers.index)


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
        columns = {name: [answer[name] for answer in answers] for name in names}
        return {name: _objects(own) if name in (*_LISTS, school) else own for name, own in columns.items()}
    answered = pyarrow.RecordBatchReader.from_stream(table.stream(source)).read_all()
    return {
        name: _objects(answered[name].to_pylist()) if name in (*_LISTS, school) else answered[name].to_pandas()
        for name in answered.column_names
    }


def _objects(values: list[Any]) -> Any:
    """Values as they are: pandas would make floats of whole numbers, and arrays of lists, of which an `or` cannot be
    asked.
    """
    return _loaded("pandas").Series(values, dtype=object)


def _dictionaries(table: _kdcl.Table, rows: Iterator[Any], school: str) -> Iterator[dict[str, Any]]:
    """The answers to dictionaries. Those with a path and a verdict are known when all have been read."""
    names: dict[str, object] = {}
    pieces = _pieces(rows)
    start = next(pieces)
    is_long = any(table.is_long(list(row)) for row in start)
    for piece in chain([start], pieces):
        if is_long:
            for own in (_value(row, school) for row in piece):
                if _is_number(own) and (name := _name(own)):
                    names.setdefault(name, own if isinstance(own, (int, float)) else own.__index__())
            table.note(piece)
        else:
            yield from table.rate(piece)
    for answer in table.schools() if is_long else ():
        answer[school] = names.get(answer[school], answer[school])
        yield answer


def _value(row: dict[Any, Any], column: str) -> Any:
    """The value of a column, also where its name has spaces around it."""
    if column in row:
        return row[column]
    shown = _kdcl.column_name(column)
    return next((row[own] for own in row if isinstance(own, str) and _kdcl.column_name(own) == shown), None)


def _is_number(value: object) -> bool:
    """Whether a school is named by a number, which it keeps."""
    if isinstance(value, bool) or getattr(value, "shape", ()) != ():
        return False
    return isinstance(value, (int, float)) or hasattr(value, "__index__")


def _name(school: Any) -> str:
    """A school as the core names it; nothing where it names none."""
    if isinstance(school, str):
        return school
    if not _is_number(school):
        return ""
    try:
        whole = school.__index__() if hasattr(school, "__index__") else int(school) if school == int(school) else school
        return str(whole)
    except Exception:  # Whatever else it is, the core says.
        return ""


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
    """A row of our own: while it is read, nothing can change it."""
    if not is_mapping(row):
        raise TypeError(f"a row is a dictionary, not a {type(row).__name__}")
    return dict(row)


def is_mapping(row: object) -> bool:
    """Whether this may be a row."""
    return type(row) is dict or isinstance(row, Mapping)  # the first is found at once
