"""CSV as people's programs write it: with or without a byte order mark, divided by comma, semicolon or tab.

INVARIANT: which character divides is told by the rows themselves: the one that divides most of the first rows into the
most cells. A quoted cell never decides it.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._problems import problem, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 60


def csv_rows(data: bytes) -> Iterator[list[Any]]:
    """The rows, all cells as text. A line break within quotes belongs to its cell, as in a spreadsheet program."""
    text = _text(data)
    first, _, rest = text.partition("\n")
    delimiter = None
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
        yield []
    delimiter = delimiter or _delimiter(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise raised([problem("unreadable", None, detail=str(error))]) from None


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise raised([problem("not_utf8", None)]) from None


def _delimiter(text: str) -> str:
    def cells(delimiter: str) -> int:
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                widths.append(len(row))
                if len(widths) == _LOOKED_AT:
                    break
        except csv.Error:
            return 0
        return sum(width for width in widths if width > 1)

    return max(_DELIMITERS, key=cells)
