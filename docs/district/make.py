"""Makes `schools.xlsx`, the invented district that `docs/district.ipynb` rates: no school, commune or result is real.

The sheet is as departments collect them: a title above the table, levels as numbers or in words, dashes and blanks
for what is not assessed yet, two mistypings and a broken formula, a sum at the bottom.

INVARIANT: the same cells each time, under every version of Python: only `Random.random` is drawn from.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TypeVar

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

import kdcl

SCHOOLS = 48
COMMUNES = "ABCDEF"
STANDARD_SET = "tt18-2018-trung-hoc"
SCHOOL_YEAR = "2022-2023"
SEED = 285

WEAK = {
    "2.2": 0.40,
    "3.2": 0.30,
    "5.6": 0.30,
    "3.6": 0.22,
    "3.5": 0.19,
    "3.1": 0.12,
    "3.3": 0.09,
    "2.1": 0.07,
    "3.4": 0.06,
}
"""How often a criterion is below its highest level: staff, facilities and results are the weak points."""
ELSEWHERE = 0.01

MISTAKES = {(9, "3.5"): "Mức 22", (23, "2.2"): "#REF!", (37, "1.8"): "Mức 3"}
"""A level typed twice, a broken formula, and a level that the criterion does not have, by school and criterion."""

NOT_ASSESSED = {
    4: ("5.6",),
    13: ("3.5", "3.6"),
    18: ("5.6",),
    26: ("2.2", "5.6"),
    31: ("3.2",),
    40: ("5.6",),
    45: ("2.1", "2.2", "2.3", "2.4"),
}
"""Schools that are not done yet, with the criteria they have left open."""

SPELLINGS = ("{}", "{}", "{}", "Mức {}", "Mức {}", "mức {} ", "Đạt mức {}", "Mư\u0301c {}")
"""How a school writes its levels: as numbers, or in words. The last one is in decomposed letters."""
NOTHING = ("--", None, "-")

Cell = object
T = TypeVar("T")


def table() -> list[list[Cell]]:
    """The header, a row a school, and the sum."""
    standard_set = kdcl.standard_set(STANDARD_SET)
    highest = {own.code: own.levels[-1].level for own in standard_set.criteria if own.title is not None}
    clauses = [own.code for own in standard_set.criteria if own.code not in highest]
    random = Random(SEED)
    header: list[Cell] = ["STT", "Tên trường", "Xã", *(f"TC {code}" for code in highest)]
    rows = [[*header, *(f"Khoản {code[-1]} Điều 22" for code in clauses)]]
    for number in range(1, SCHOOLS + 1):
        rows.append(_school(random, number, highest, len(clauses)))
    return [*rows, ["Tổng cộng", None, None, f"{SCHOOLS} trường"]]


def _school(random: Random, number: int, highest: dict[str, int], clauses: int) -> list[Cell]:
    commune = COMMUNES[(number - 1) * len(COMMUNES) // SCHOOLS]
    spelling = _one_of(random, SPELLINGS)
    nothing = _one_of(random, NOTHING)
    trouble = 2 * random.random()
    levels: dict[str, int] = {}
    for code, top in highest.items():
        weak = random.random() < WEAK.get(code, ELSEWHERE) * trouble
        levels[code] = max(0, top - int(weak) * (1 + int(random.random() < 0.22) + int(random.random() < 0.08)))
    row: list[Cell] = [number, f"Trường THCS Ví Dụ {number:02}", f"Xã {commune}"]
    for code, level in levels.items():
        cell = nothing if code in NOT_ASSESSED.get(number, ()) else _written(spelling, level)
        row.append(MISTAKES.get((number, code), cell))
    # The clauses of level 4 are looked at where level 3 is near, and not by every school that is near it.
    asked = all(level >= min(3, highest[code]) for code, level in levels.items()) and random.random() < 0.7
    strict = random.random() < 0.5
    for clause in range(clauses):
        row.append(("Không đạt" if strict and clause % 3 == 1 else "Đạt") if asked else nothing)
    return row


def _written(spelling: str, level: int) -> Cell:
    """A level as a school writes it: a number, or words."""
    if spelling == "{}":
        return level
    return spelling.format(level) if level else "Không đạt"


def _one_of(random: Random, some: tuple[T, ...]) -> T:
    return some[int(random.random() * len(some))]


def workbook() -> openpyxl.Workbook:
    """The sheet, with what stands above the table."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "THCS"
    head: list[list[Cell]] = [
        ["KẾT QUẢ TỰ ĐÁNH GIÁ CÁC TRƯỜNG THCS (VÍ DỤ: MỌI SỐ LIỆU ĐỀU ĐƯỢC BỊA RA)"],
        ["Bộ tiêu chuẩn", STANDARD_SET],
        ["Năm học", SCHOOL_YEAR],
        [],
    ]
    rows = table()
    for row in [*head, *rows]:
        sheet.append(row)
    header = len(head) + 1
    for column, title in enumerate(rows[0], start=1):
        cell = sheet.cell(header, column)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        wide = {"STT": 14, "Tên trường": 26, "Xã": 8}.get(str(title), 11)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet["A1"].font = Font(bold=True, size=13)
    sheet.freeze_panes = sheet.cell(header + 1, 4)
    return book


if __name__ == "__main__":
    workbook().save(Path(__file__).with_name("schools.xlsx"))
