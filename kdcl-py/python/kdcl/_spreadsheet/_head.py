"""What stands about the school: labels above a table with values beside them, or columns of a wide table.

Names become those of the JSON here ("Công lập" is `public`); whether a value is possible is the core's to say.

INVARIANT: a value that is not understood is a problem with its cell; none is dropped.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import Bad
from kdcl._spreadsheet._problems import place, problem
from kdcl._spreadsheet._words import FIELDS, folded, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

YES_NO = {"Có": True, "Không": False}
KINDS = {
    "Thông thường": "ordinary",
    "Chuyên": "specialised",
    "Chuyên biệt": "special",
    "Dân tộc nội trú": "ethnic_boarding",
    "Dân tộc bán trú": "ethnic_semi_boarding",
}
OWNERSHIPS = {"Công lập": "public", "Tư thục": "private", "Dân lập": "community"}
EDUCATION_LEVELS = {
    "Nhà trẻ": "nha_tre",
    "Mẫu giáo": "mau_giao",
    "Tiểu học": "tieu_hoc",
    "THCS": "thcs",
    "THPT": "thpt",
    "GDTX": "gdtx",
}
SCHOOL_TYPES = {
    "Mầm non": "mam_non",
    "Tiểu học": "tieu_hoc",
    "Trung học": "trung_hoc",
    "THCS": "trung_hoc",
    "THPT": "trung_hoc",
    "GDTX": "gdtx",
}

_ALSO = {
    "x": True,
    "yes": True,
    "no": False,
    "th": "tieu_hoc",
    "trung hoc co so": "thcs",
    "trung hoc pho thong": "thpt",
    "giao duc thuong xuyen": "gdtx",
}
_WORDS: dict[str, Mapping[str, Any]] = {
    "/school/kind": KINDS,
    "/school/ownership": OWNERSHIPS,
    "/school/difficult_area": YES_NO,
    "/school/specially_difficult_commune": YES_NO,
    "/school/urban": YES_NO,
    "/school/education_levels": EDUCATION_LEVELS,
    "/school_type": SCHOOL_TYPES,
}
TITLES = {
    "/standard_set": "Bộ tiêu chuẩn",
    "/school_type": "Loại trường",
    "/assessed_on": "Ngày đánh giá",
    "/school_year": "Năm học",
    "/school/name": "Tên trường",
    "/school/code": "Mã trường",
    "/school/education_levels": "Cấp học",
    "/school/kind": "Loại trường chuyên biệt",
    "/school/ownership": "Hình thức sở hữu",
    "/school/difficult_area": "Vùng khó khăn",
    "/school/specially_difficult_commune": "Xã đặc biệt khó khăn",
    "/school/urban": "Nội thành, nội thị",
    "/school/founded": "Năm thành lập",
}
"""The label of each field, by its place in an assessment."""

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_AND = re.compile(r"[;,&+/–-]|\s+và\s+|\s+and\s+", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]\s*")


class About:
    """The fields of one school: their values by their place in an assessment, and the cells these come from."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.places: dict[str, str] = {}
        self.problems: list[dict[str, Any]] = []

    def copy(self) -> About:
        """The same, to be added to."""
        own = About()
        own.values, own.places, own.problems = dict(self.values), dict(self.places), list(self.problems)
        return own

    def note(self, pointer: str, cell: object, at: str, replace: bool = False) -> None:
        """Takes a cell as the value of a field; a blank says nothing. `replace` lets a row say other than the sheet."""
        if is_blank(cell):
            return
        if isinstance(cell, Bad):
            self.problems.append(problem(cell.problem, at, value=cell))
            return
        if pointer == "/school/kind" and any(folded(cell) == folded(word) for word in OWNERSHIPS):
            pointer = "/school/ownership"  # "Loại hình trường" is the law's word for it
        try:
            value = _value(pointer, cell)
        except _NotUnderstood as error:
            self.problems.append(error.problem(pointer, cell, at))
            return
        if not replace and pointer in self.values and self.values[pointer] != value:
            self.problems.append(
                problem("said_twice", at, what=f"“{TITLES[pointer]}”", other=self.places.get(pointer, ""))
            )
            return
        self.values[pointer] = value
        self.places[pointer] = at

    def document(self) -> dict[str, Any]:
        """The fields as an assessment has them, without ratings."""
        document: dict[str, Any] = {}
        for pointer, value in self.values.items():
            table = document.setdefault("school", {}) if pointer.startswith("/school/") else document
            table[pointer.rpartition("/")[2]] = value
        return document


def read_head(sheet: str, rows: Iterable[tuple[int, list[Any]]], about: About) -> None:
    """Takes the labelled values in the rows above a table: beside the label, or after a colon in the same cell."""
    for number, cells in rows:
        label = ""
        for column, cell in enumerate(cells):
            if is_blank(cell):
                continue
            own = FIELDS.get(folded(cell))
            if own is not None:
                label = own
                continue
            at = place(sheet, number, column)
            if label:
                about.note(label, cell, at)
            elif isinstance(cell, str) and ":" in cell:
                name, _, value = cell.partition(":")
                within = FIELDS.get(folded(name))
                if within is not None:
                    about.note(within, value, at)
            label = ""


class _NotUnderstood(Exception):
    """A value that no word of its field is."""

    def problem(self, pointer: str, cell: object, at: str) -> dict[str, Any]:
        if pointer == "/assessed_on":
            return problem("not_a_date", at, value=text_of(cell))
        if pointer == "/school/founded":
            return problem("not_a_year", at, value=text_of(cell))
        expected = ", ".join(_WORDS[pointer])
        return problem("unknown_word", at, value=text_of(cell), field=TITLES[pointer], expected=expected)


def _value(pointer: str, cell: object) -> Any:
    text = text_of(cell)
    if pointer == "/assessed_on":
        return _date(cell)
    if pointer == "/school_year":
        return _DASH.sub("-", text)
    if pointer == "/school/founded":
        return _year(text)
    if pointer == "/school/education_levels":
        parts = [part.strip() for part in _AND.split(unicodedata.normalize("NFC", text)) if part.strip()]
        return [_word(pointer, part) for part in parts]
    return _word(pointer, cell) if pointer in _WORDS else text


def _word(pointer: str, cell: object) -> Any:
    """The name in JSON of a word of the field; these names themselves are taken as well."""
    words = _WORDS[pointer]
    if isinstance(cell, bool) and words is YES_NO:
        return cell
    text = folded(text_of(cell))
    for shown, name in words.items():
        if text in (folded(shown), name):
            return name
    also = _ALSO.get(text)
    if also is not None and also in words.values():
        return also
    raise _NotUnderstood


def _year(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 9:
        return int(text)
    raise _NotUnderstood


def _date(cell: object) -> str:
    if isinstance(cell, datetime.date):
        return datetime.date(cell.year, cell.month, cell.day).isoformat()
    text = text_of(cell)
    match = _DAY_FIRST.fullmatch(text)
    try:
        if match is not None:
            return datetime.date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return datetime.date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "").isoformat()
    except ValueError:
        raise _NotUnderstood from None
