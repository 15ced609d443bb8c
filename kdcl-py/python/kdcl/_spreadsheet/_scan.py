"""What the XML of a sheet holds beside values: cells with errors, formulas never computed, merged cells, its extent.
Of OpenDocument also TRUE and FALSE, which LibreOffice saves as the numbers 1 and 0.

The reader of values gives an error cell and a formula without a result as blanks, which would make "not assessed"
out of `#REF!`; and it lays a sheet out as a full rectangle, which two far-off cells make larger than any memory.
So every sheet is looked through once before.

INVARIANT: the extent is known, and refused where it is too large, before any reader lays the sheet out.
"""

from __future__ import annotations

import xml.parsers.expat
from typing import TYPE_CHECKING

from kdcl._spreadsheet._problems import Both, problem, raised, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CELLS = 5_000_000
"""As many cells may a sheet have from its first used cell to its last: 30,000 schools by 160 indicators."""

MOST_MERGES = 200_000
"""As many cells may be merged; a table of 30,000 schools has one or two a row."""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""No spreadsheet program has more."""

_MOST_WORDS = 80

_SWITCHES = {"TRUE": True, "FALSE": False}

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; counted from 0."""


class Scan:
    """What was found on one sheet. Rows and columns count from 0."""

    def __init__(self) -> None:
        self.errors: dict[int, list[tuple[int, int, str]]] = {}
        """By row: first column, last column, what the cells show."""
        self.uncomputed: dict[int, list[tuple[int, int]]] = {}
        """By row: first and last column of formulas without a result."""
        self.booleans: dict[int, list[tuple[int, int, bool]]] = {}
        """By row: first column, last column, TRUE or FALSE that reads as a number."""
        self.merges: list[Merge] = []
        """Once clipped: by their first row."""
        self._box: Merge | None = None

    @property
    def end(self) -> int:
        """How many rows there are up to the last used cell; none where nothing is used."""
        return self._box[2] + 1 if self._box is not None else 0

    def merge(self, merge: Merge) -> None:
        """Notes a merged cell."""
        if len(self.merges) == MOST_MERGES:
            raise raised(
                [problem("too_large", None, limit=Both(f"{MOST_MERGES} ô gộp", f"{MOST_MERGES} merged cells"))]
            )
        self.merges.append(merge)

    def clip(self) -> None:
        """Cuts merged cells to the used part of the sheet. Merged cells cannot overlap, so they cover no more than it;
        what covers more was made to cost time.
        """
        box = self._box
        clipped: list[Merge] = []
        covered = 0
        if box is None:
            self.merges = []
            return
        for top, left, bottom, right in self.merges:
            own = max(top, box[0]), max(left, box[1]), min(bottom, box[2]), min(right, box[3])
            if own[0] > own[2] or own[1] > own[3]:
                continue
            covered += (own[2] - own[0] + 1) * (own[3] - own[1] + 1)
            if covered > MOST_CELLS:
                raise unreadable("overlapping")
            clipped.append(own)
        self.merges = sorted(clipped)

    def used(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Notes cells with something in them; refuses a sheet that grows too large by them."""
        bottom, right = row + rows - 1, column + columns - 1
        box = self._box
        if box is not None and box[0] <= row and box[1] <= column and bottom <= box[2] and right <= box[3]:
            return
        top, left = row, column
        if box is not None:
            top, left = min(top, box[0]), min(left, box[1])
            bottom, right = max(bottom, box[2]), max(right, box[3])
        if top < 0 or left < 0 or bottom >= MOST_ROWS or right >= MOST_COLUMNS:
            raise unreadable("cell_place")
        if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
            raise raised([problem("too_large", None, limit=Both(f"{MOST_CELLS} ô", f"{MOST_CELLS} cells"))])
        self._box = (top, left, bottom, right)


def _no_doctype(*_: object) -> None:
    """A document type could define entities that grow without end; no spreadsheet has one."""
    raise unreadable("document_type")


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walks through XML; names are without their prefixes, those of attributes too."""
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = True
    local: dict[str, str] = {}

    def name_of(name: str) -> str:
        known = local.get(name)
        if known is None:
            prefix, _, own = name.rpartition(":")
            # LibreOffice gives a cell two value types, and tells an error in its own.
            known = local[name] = f"calcext-{own}" if prefix == "calcext" else own
        return known

    def started(name: str, attributes: dict[str, str]) -> None:
        for key in attributes:
            if ":" in key:
                attributes = {name_of(key): value for key, value in attributes.items()}
                break
        start(local.get(name) or name_of(name), attributes)

    parser.StartElementHandler = started
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda name: ended(local.get(name) or name_of(name))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(data, True)
    except xml.parsers.expat.ExpatError:
        raise unreadable("damaged") from None


def scan_xlsx(data: bytes) -> Scan:
    """Looks through a sheet of an Excel workbook."""
    scan = _Xlsx(data).scan
    scan.clip()
    return scan


class _Xlsx:
    def __init__(self, data: bytes) -> None:
        self.scan = Scan()
        self._row = self._column = -1
        self._error = self._formula = self._value = self._text_result = False
        self._words = ""
        parse(data, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._error = attributes.get("t") == "e"
            self._text_result = attributes.get("t") == "str"
            self._formula = self._value = False
            self._words = ""
        elif name in ("v", "is"):
            self._value = True
            self.scan.used(self._row, self._column)
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = _number(attributes.get("r", str(self._row + 2))) - 1
            self._column = -1
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.scan.merge((*_cell(first), *_cell(last or first)))

    def _text(self, text: str) -> None:
        if self._value and len(self._words) < _MOST_WORDS:
            self._words += text

    def _end(self, name: str) -> None:
        if name != "c":
            return
        if self._error:
            self.scan.used(self._row, self._column)
            self.scan.errors.setdefault(self._row, []).append((self._column, self._column, self._words or "#"))
        elif self._formula and not self._words and not (self._text_result and self._value):
            self.scan.used(self._row, self._column)
            self.scan.uncomputed.setdefault(self._row, []).append((self._column, self._column))
        self._error = self._value = False


def scan_ods(data: bytes, computed: bool) -> dict[str, Scan]:
    """Looks through the sheets of an OpenDocument spreadsheet, by name. `computed` tells that its program computes
    every formula; one without a value then shows nothing.
    """
    scans = _Ods(data, computed).scans
    for scan in scans.values():
        scan.clip()
    return scans


class _Ods:
    def __init__(self, data: bytes, computed: bool) -> None:
        self.scans: dict[str, Scan] = {}
        self._computed = computed
        self._scan: Scan | None = None
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._error = self._boolean = False
        self._switch: bool | None = None
        self._words = ""
        parse(data, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._scan = self.scans.setdefault(attributes.get("name", ""), Scan())
            self._row, self._rows = 0, 0
        elif self._scan is None:
            return
        elif name == "table-row":
            self._row, self._column, self._columns = self._row + self._rows, 0, 0
            self._rows = _number(attributes.get("number-rows-repeated", "1"))
        elif name in ("table-cell", "covered-table-cell"):
            self._column += self._columns
            self._columns = _number(attributes.get("number-columns-repeated", "1"))
            self._cell(self._scan, attributes)

    def _cell(self, scan: Scan, attributes: dict[str, str]) -> None:
        self._error = attributes.get("calcext-value-type") == "error"
        self._words = ""
        formula = "formula" in attributes
        self._boolean = formula and attributes.get("value-type") == "float" and attributes.get("value") in ("0", "1")
        # The formula "of:=TRUE()" tells it in whatever language the cell is shown; another does by what is shown.
        self._switch = _SWITCHES.get(attributes.get("formula", "").partition("=")[2].removesuffix("()"))
        last = self._column + self._columns - 1
        if "value-type" in attributes or formula:
            scan.used(self._row, self._column, self._rows, self._columns)
            if formula and "value-type" not in attributes and not self._computed:
                for row in range(self._row, self._row + self._rows):
                    scan.uncomputed.setdefault(row, []).append((self._column, last))
        down = _number(attributes.get("number-rows-spanned", "1"))
        across = _number(attributes.get("number-columns-spanned", "1"))
        if down > 1 or across > 1:
            scan.merge((self._row, self._column, self._row + down - 1, self._column + across - 1))

    def _text(self, text: str) -> None:
        if self._error or self._boolean:
            self._words = (self._words + text)[:_MOST_WORDS]

    def _end(self, name: str) -> None:
        if name not in ("table-cell", "covered-table-cell") or self._scan is None:
            return
        last = self._column + self._columns - 1
        rows = range(self._row, self._row + self._rows)
        if self._error:
            for row in rows:
                self._scan.errors.setdefault(row, []).append((self._column, last, self._words or "#"))
        elif self._boolean:
            ticked = _SWITCHES.get(self._words) if self._switch is None else self._switch
            for row in rows if ticked is not None else ():
                self._scan.booleans.setdefault(row, []).append((self._column, last, ticked is True))
        self._error = self._boolean = False


def _number(text: str) -> int:
    """A count or a row number; what is none ends the reading."""
    if text.isascii() and text.isdigit() and len(text) < 12:
        return int(text)
    raise unreadable("cell_place")


def _column(cell: str) -> int:
    column = 0
    for letter in cell:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _cell(cell: str) -> tuple[int, int]:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$").lstrip("$")
    return _number(digits) - 1, _column(cell.replace("$", ""))
