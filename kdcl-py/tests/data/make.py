"""Makes the spreadsheets beside it, with openpyxl and with LibreOffice (`soffice`), which the tests themselves do not
need.

usage: python make.py

All schools are invented. What each file is for is in README.md.
"""

from __future__ import annotations

import datetime
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import kdcl
import kdcl.spreadsheet

HERE = Path(__file__).parent
NBSP = "\u00a0"


def levels_of(standard_set: str) -> dict[str, list[int]]:
    """The criteria of a set, each with the levels it has."""
    return {one.code: [level.level for level in one.levels] for one in kdcl.standard_set(standard_set).criteria}


def level_paths(standard_set: str) -> list[str]:
    """`1.1/1`, `1.1/2`, …"""
    return [f"{code}/{level}" for code, levels in levels_of(standard_set).items() for level in levels]


def decomposed(text: str) -> str:
    """A text as some programs write Vietnamese: letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def saved_by_libreoffice(book: Workbook, name: str, kind: str | None = None) -> None:
    """Saves a book with openpyxl, opens it in LibreOffice and lets that save it as the file of this name."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder, "before", Path(name).stem + ".xlsx")
        before.parent.mkdir()
        book.save(before)
        command = ["soffice", "--headless", "--convert-to", kind or Path(name).suffix[1:], "--outdir", folder]
        subprocess.run([*command, str(before)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (HERE / name).write_bytes(Path(folder, name).read_bytes())


def filled_form() -> Workbook:
    """The form of `kdcl template`, filled in as a school would."""
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder, "form.xlsx")
        kdcl.spreadsheet.write_template("tt57-2026-pho-thong", form)
        book = openpyxl.load_workbook(form)
    own = book.worksheets[0]
    own["E3"], own["E4"], own["E5"] = "Trường THCS Ví Dụ", "00790501", "2026-2027"
    own["E6"] = datetime.date(2027, 5, 20)
    own["E7"], own["G2"], own["G3"], own["G4"], own["G7"] = "THCS", "Thông thường", "Công lập", "Không", 1998
    words = ["Đạt", "x", "X", "đạt", f"Đạt{NBSP}", " ĐẠT  "]
    for number, row in enumerate(own.iter_rows(min_row=9, max_col=8)):
        row[6].value = words[number % len(words)]
        if row[0].value in ("2.2/2", "4.3/1", "4.3/2"):
            row[6].value = "Không đạt"
        elif row[0].value == "3.5/2":
            row[6].value = None
            row[7].value = "còn xem lại minh chứng"
    return book


def district() -> Workbook:
    """A district's wide tables: levels by criterion on one sheet, ticks by level on another, a hidden one, notes
    below.
    """
    book = openpyxl.Workbook()
    _by_criterion(book.worksheets[0])
    _by_level(book.create_sheet("Theo mức"))
    hidden = book.create_sheet("Cũ")
    hidden.append(["Trường", "Bộ tiêu chuẩn", "1.1", "1.2"])
    hidden.append(["Trường cũ", "tt18-2018-trung-hoc", 1, 1])
    hidden.sheet_state = "hidden"
    return book


def _by_criterion(own: Worksheet) -> None:
    own.title = "THCS 2023"
    levels = levels_of("tt18-2018-trung-hoc")
    names = [decomposed("TIÊU CHÍ "), "TC ", f"Tiêu{NBSP}chí "]
    own.append(["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN VÍ DỤ"])
    own.append(["KẾT QUẢ TỰ ĐÁNH GIÁ NĂM HỌC 2022-2023"])
    own.append([])
    head = ["TT", "Mã  trường", decomposed("Tên trường"), "Xã", "Bộ tiêu chuẩn"]
    own.append([*head, *(names[place % 3] + code for place, code in enumerate(levels))])
    all_reached = [max(own) for own in levels.values()]
    twos = ["Mức 2" if 2 in own else "Không đạt" for own in levels.values()]
    one_short = [
        1 if code == "1.1" else "--" if code == "22.1" else "K" if code.startswith("22.") else min(2, max(own))
        for code, own in levels.items()
    ]
    some_open = ["" if code in ("3.5", "3.6") else "-" if 4 in own else max(own) for code, own in levels.items()]
    wrong = ["?" if code == "2.1" else "Mức 3" if code == "1.2" else cell for code, cell in zip(levels, one_short)]
    schools = [
        ("Trường THCS Ví Dụ 1", "Xã Một", all_reached),
        ("Trường THCS Ví Dụ 2", "Xã Hai", twos),
        (decomposed("Trường THCS Ví Dụ 3"), "Xã Hai", one_short),
        ("Trường THCS Ví Dụ 4", "Xã Ba", some_open),
        ("=Trường THCS Ví Dụ 5", "Xã Ba", wrong),
    ]
    for number, (name, commune, cells) in enumerate(schools, start=1):
        own.append([number, f"0079050{number}", name, commune, "tt18-2018-trung-hoc", *cells])
        own.cell(own.max_row, 3).data_type = "s"
    own.append(["", "", "Tổng cộng", "", "", *([5] * len(levels))])
    own.append([])
    own.append(["", "", "Ghi chú: số liệu do các trường báo cáo"])


def _by_level(own: Worksheet) -> None:
    paths = level_paths("tt57-2026-gdtx")
    ticks = ["x", "X", "Đạt", "đạt", decomposed("Đạt"), f"{NBSP}x "]
    misses = ["K", "Không", "Không đạt", decomposed("không  đạt"), f"Không{NBSP}đạt"]
    own.append(["Đơn vị", "Bộ tiêu chuẩn", *paths])
    ticked = [ticks[place % len(ticks)] for place in range(len(paths))]
    own.append(["Trung tâm GDTX Ví Dụ A", "tt57-2026-gdtx", *ticked])
    second = [
        misses[place % len(misses)] if path.endswith("/2") else tick
        for place, (path, tick) in enumerate(zip(paths, ticked))
    ]
    second[paths.index("3.5/1")] = "--"
    second[paths.index("3.5/2")] = NBSP
    own.append(["Trung tâm GDTX Ví Dụ B", "tt57-2026-gdtx", *second])


def summary() -> Workbook:
    """The official summary of a school, with its two-row header, headings of standards, dashes, and the table of
    clauses.
    """
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    own.title = "Bảng tổng hợp"
    own.append(["TRƯỜNG TIỂU HỌC VÍ DỤ"])
    own.append(["Trường: Trường Tiểu học Ví Dụ", "", "", "Bộ tiêu chuẩn:", "tt17-2018-tieu-hoc"])
    own.append(["Năm học:", "2022 – 2023"])
    own.append(["TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ"])
    own.append(["1.1. Đánh giá tiêu chí Mức 1, 2 và 3"])
    own.append(["Tiêu chuẩn, tiêu chí", "Kết quả", "", "", ""])
    own.append(["", "Không đạt", "Đạt", "", ""])
    own.append(["", "", "Mức 1", "Mức 2", "Mức 3"])
    for cells in ("A6:A8", "B6:E6", "B7:B8", "C7:E7"):
        own.merge_cells(cells)
    standards = kdcl.standard_set("tt17-2018-tieu-hoc").standards
    for standard in standards[:-1]:
        own.append([f"Tiêu chuẩn {standard.number}", "x", "--------", "--------", "--------"])
        for criterion in standard.criteria:
            levels = [level.level for level in criterion.levels]
            ticks = ["x", "X", "x" if 3 in levels else "--------"]
            if criterion.code == "3.1":
                ticks = ["x", "X", ""]
            elif criterion.code == "3.2":
                ticks = ["Đạt", "Không đạt", "Không đạt"]
            own.append([f"Tiêu chí {criterion.code}", "", *ticks])
    own.append(["Kết quả: Đạt Mức 1"])
    own.append([])
    own.append(["1.2. Đánh giá tiêu chí Mức 4"])
    own.append(["Tiêu chí (Khoản, Điều)", "Kết quả", "", "Ghi chú"])
    own.append(["", "Đạt", "Không đạt", ""])
    for criterion in standards[-1].criteria:
        number = criterion.code.split(".")[1]
        own.append([f"Khoản {number}, Điều 22", "x" if number == "1" else "", "" if number == "1" else "x"])
    own.append(["Kết quả: Không đạt Mức 4"])
    return book


def long() -> Workbook:
    """Rows of school, indicator, verdict: two schools."""
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    own.append(["Tên trường", "Mã chỉ báo", "Kết quả", "Bộ tiêu chuẩn"])
    for name, met in (("Trường Mầm non Ví Dụ 1", "Đạt"), ("Trường Mầm non Ví Dụ 2", "x")):
        for path in level_paths("tt57-2026-mam-non"):
            verdict = "Không đạt" if name.endswith("2") and path.endswith("/2") else met
            own.append([name, path, verdict, "tt57-2026-mam-non"])
    return book


def ambiguous() -> Workbook:
    """Codes typed as numbers, so that 1.10 became 1.1."""
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    own.title = "Trang 1"
    own.append(["Trường", 1.1, 1.2, 1.9, 1.1, 2.1])
    own.append(["Trường THCS Ví Dụ", 2, 2, 2, 2, 2])
    return book


def with_errors() -> Workbook:
    """Formulas: one that gives a verdict, one that fails."""
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    own.append(["Bộ tiêu chuẩn", "tt57-2026-gdtx"])
    own.append(["Mã chỉ báo", "Kết quả"])
    own.append(["1.1/1", '=IF(1>0,"Đạt","Không đạt")'])
    own.append(["1.1/2", "=1/0"])
    return book


def main() -> None:
    """Makes them all."""
    for suffix in ("xlsx", "ods"):
        saved_by_libreoffice(filled_form(), f"form-libreoffice.{suffix}")
    district().save(HERE / "district-openpyxl.xlsx")
    saved_by_libreoffice(district(), "district-libreoffice.ods")
    saved_by_libreoffice(summary(), "summary-libreoffice.ods")
    summary().save(HERE / "summary-openpyxl.xlsx")
    # Field separator ;, text in quotes, UTF-8: what a Vietnamese LibreOffice writes.
    saved_by_libreoffice(long(), "long-libreoffice.csv", "csv:Text - txt - csv (StarCalc):59,34,76,1")
    ambiguous().save(HERE / "ambiguous-openpyxl.xlsx")
    saved_by_libreoffice(with_errors(), "errors-libreoffice.ods")
    saved_by_libreoffice(with_errors(), "errors-libreoffice.xlsx")
    with_errors().save(HERE / "uncomputed-openpyxl.xlsx")


if __name__ == "__main__":
    main()
