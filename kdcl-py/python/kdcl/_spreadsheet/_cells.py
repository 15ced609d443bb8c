"""Files as sheets of rows of cells, the same for every format.

A hidden sheet is marked as such. A cell that holds an error, or a formula without a result, comes as a `Bad`; a cell
merged over several rows holds its value in each of them, as it reads on screen, and where it hides another that one
comes as a `Bad`.

INVARIANT: a blank cell is the empty text, and only a cell that is blank to the eye is.
"""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._kinds import READ
from kdcl._spreadsheet._archive import packed, read_bounded, unpacked
from kdcl._spreadsheet._csv import csv_rows
from kdcl._spreadsheet._problems import problem, raised, unreadable
from kdcl._spreadsheet._scan import Scan, parse, scan_ods, scan_xlsx
from kdcl._spreadsheet._words import plain_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from python_calamine import CalamineSheet

    from kdcl._spreadsheet._csv import Fits
    from kdcl._spreadsheet._scan import Merge

    Row = list[Any]

_COMPUTING = ("LibreOffice", "OpenOffice", "Apache_OpenOffice", "Collabora")


class Bad(str):
    """A cell whose value cannot be used; the text is what it shows. `problem` names why."""

    problem = "error_value"


class Uncomputed(Bad):
    """A formula whose result the file does not hold."""

    problem = "no_value"


class Covered(Bad):
    """A cell below one that is merged over it, with something else in it than what is seen."""

    problem = "covered_value"


class Unticked(Bad):
    """A box that is not ticked, where that may mean two things."""

    problem = "empty_box"


def verdict_cell(cell: Any) -> Any:
    """A cell where a verdict stands. FALSE is a box nobody ticked: it may say "not met" as well as nothing."""
    return Unticked("FALSE") if cell is False else cell


def plain(cell: object) -> object:
    """A cell as the core takes one: what is neither text nor number is shown as text."""
    if isinstance(cell, Bad):
        return str(cell)
    if isinstance(cell, str):
        return plain_letters(cell)
    if cell is None or isinstance(cell, (bool, int, float)):
        return cell
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        cell = cell.date()
    return str(cell)


class Sheet:
    """One sheet. A CSV file is one sheet without a name."""

    def __init__(
        self, name: str, read: Callable[[], Iterator[Row]], scan: Scan | None = None, hidden: bool = False
    ) -> None:
        self.name = name
        self.hidden = hidden
        self._read = read
        self._scan = scan or Scan()

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Each row with its number, counted from 1. Its cells start at column A."""
        scan = self._scan
        down: dict[int, list[tuple[int, int]]] = {}
        for first_row, first, last_row, _ in scan.merges:
            if last_row > first_row:
                down.setdefault(first_row, []).append((last_row, first))
        held: list[tuple[int, int, Any]] = []
        for number, row in enumerate(self._whole()):
            for first, last, ticked in scan.booleans.get(number, ()):
                _put(row, first, last, ticked)
            for first, last, shown in scan.errors.get(number, ()):
                _put(row, first, last, Bad(shown))
            for first, last in scan.uncomputed.get(number, ()):
                _put(row, first, last, Uncomputed("="))
            held = [(last_row, column, value) for last_row, column, value in held if last_row >= number]
            for _, column, value in held:
                own = at_column(row, column)
                if own != value:
                    _put(row, column, column, value if own == "" else Covered(own))
            held += [(last_row, column, at_column(row, column)) for last_row, column in down.get(number, ())]
            yield number + 1, row

    def _whole(self) -> Iterator[Row]:
        """The rows of values, and after them those that hold nothing but errors and formulas without a result."""
        number = 0
        for row in self._read():
            number += 1
            yield row
        for _ in range(number, self._scan.end):
            yield []

    def merged_across(self) -> Across:
        """The cells merged over several columns, to be asked for from the top down."""
        return Across(self._scan.merges)


class Across:
    """The cells of a sheet merged over several columns.

    INVARIANT: rows are asked for in their order, so that no more is kept than lies over one row.
    """

    def __init__(self, merges: Iterable[Merge]) -> None:
        self._coming = sorted((merge for merge in merges if merge[3] > merge[1]), reverse=True)
        self._over: list[Merge] = []

    def at(self, number: int) -> list[tuple[int, int]]:
        """First and last column of those that lie over a row, counted from 1."""
        row = number - 1
        while self._coming and self._coming[-1][0] <= row:
            self._over.append(self._coming.pop())
        self._over = [merge for merge in self._over if merge[2] >= row]
        return [(first, last) for _, first, _, last in self._over]


def at_column(row: Row, column: int) -> Any:
    """The cell of a row; a row may be shorter than its table."""
    return row[column] if column < len(row) else ""


def _put(row: Row, first: int, last: int, value: object) -> None:
    if last >= len(row):
        row.extend([""] * (last + 1 - len(row)))
    for column in range(first, last + 1):
        row[column] = value


def sheets(path: str | os.PathLike[str], fits: Fits) -> Iterator[Sheet]:
    """The sheets of a file, in its order. `fits` tells how well rows of a CSV file hold a table.

    Raises `KdclError` (`spreadsheet.*`) where the file is no spreadsheet that can be read, and `OSError` where it
    cannot be opened.
    """
    name = str(os.fspath(path))
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in READ:
        raise raised([problem("unknown_format", None, name=os.path.basename(name))])
    with open(path, "rb") as file:
        data = read_bounded(file)
    if suffix in (".csv", ".tsv"):
        yield Sheet("", lambda: csv_rows(data, fits))
        return
    parts = unpacked(data)
    yield from _sheets_of(packed(parts), _scans(parts))


def _scans(parts: dict[str, bytes]) -> dict[str, Scan]:
    """What stands on each sheet beside values, by the sheet's name."""
    if "content.xml" in parts:
        return scan_ods(parts["content.xml"], _computes(parts.get("meta.xml", b"")))
    targets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else "xl/" + target

    parse(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), relation)
    scans: dict[str, Scan] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        part = parts.get(targets.get(attributes.get("id", ""), ""))
        if name == "sheet" and part is not None:
            scans[attributes.get("name", "")] = scan_xlsx(part)

    parse(parts.get("xl/workbook.xml", b"<none/>"), sheet)
    return scans


def _computes(meta: bytes) -> bool:
    """Whether an OpenDocument file comes from a program that computes every formula before it saves."""
    words: list[str] = []
    inside = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal inside
        inside = name == "generator"

    if meta:
        parse(meta, start, text=lambda text: words.append(text) if inside else None)
    return "".join(words).startswith(_COMPUTING)


def _sheets_of(file: BinaryIO, scans: dict[str, Scan]) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(file)
        for about in workbook.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                scan = scans.get(about.name)
                if scan is None:  # laid out before it was looked through, it could be of any size
                    raise unreadable("sheet")
                hidden = about.visible != SheetVisibleEnum.Visible
                yield Sheet(about.name, _reader(workbook.get_sheet_by_name(about.name)), scan, hidden)
    except KdclError:
        raise
    except BaseException as error:
        # A fault of the reader comes as an exception that is no `Exception`, and is no reason to end the program.
        if not isinstance(error, (CalamineError, ValueError, OSError)) and type(error).__name__ != "PanicException":
            raise
        raise unreadable("damaged") from None


def _reader(sheet: CalamineSheet) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        if sheet.start is None:
            return  # nothing on it
        before: Row = [""] * sheet.start[1]
        for row in sheet.iter_rows():
            yield before + row

    return rows
