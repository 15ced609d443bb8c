"""CSV as people's programs write it: with or without a byte order mark, divided by comma, semicolon or tab.

INVARIANT: which character divides is told by the rows themselves: one under which they hold a table, and of several the
one that divides the first rows into the most cells. A quotation mark that is never closed swallows no row unseen.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._problems import place, problem, raised, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

Fits = Callable[["list[list[Any]]"], int]
"""How well rows hold a table: the more, the better."""

_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 60
_SWITCHES = {"TRUE": True, "FALSE": False}


def csv_rows(data: bytes, fits: Fits) -> Iterator[list[Any]]:
    """The rows, cells as text; TRUE and FALSE, which programs write for ticked boxes, as such. A line break within
    quotes belongs to its cell, as in a spreadsheet program.
    """
    text = _text(data)
    number = 0
    first, _, rest = text.partition("\n")
    delimiter = None
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
        number += 1
        yield []
    delimiter = delimiter or _delimiter(text, fits)
    try:
        for row in _reader(text, delimiter):
            number += 1
            yield [_SWITCHES.get(cell, cell) for cell in row]
    except csv.Error as error:
        if any(words in str(error) for words in ("expected after", "unexpected end")):
            raise raised([problem("open_quotes", place("", number + 1, 0))]) from None
        raise unreadable("long_cell" if "field limit" in str(error) else "damaged") from None


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise raised([problem("not_utf8", None)]) from None


def _delimiter(text: str, fits: Fits) -> str:
    def judged(delimiter: str) -> tuple[int, int]:
        rows: list[list[Any]] = []
        try:
            for row in _reader(text, delimiter):
                rows.append(row)
                if len(rows) == _LOOKED_AT:
                    break
        except csv.Error:
            pass  # the rows before it tell enough; the error is told when they are read
        return fits(rows), sum(len(row) for row in rows if len(row) > 1)

    return max(_DELIMITERS, key=judged)
