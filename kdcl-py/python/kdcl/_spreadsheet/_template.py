"""The form a school fills in: its head, and one row an indicator with a drop-down for the verdict.

INVARIANT: what is written here is read back by `_read`: paths are text, as a number 1.10 would become 1.1, and labels,
headers and words are those the reader knows.
"""

from __future__ import annotations

import datetime
import io
import textwrap
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._head import EDUCATION_LEVELS, KINDS, OWNERSHIPS, TITLES, YES_NO
from kdcl._spreadsheet._workbook import new_workbook

if TYPE_CHECKING:
    from kdcl._spreadsheet._workbook import Workbook, Worksheet

_WIDTHS = (12, 26, 7, 7, 62, 27, 15, 30)
_LINE = 15
_HEADER = {
    "vi": ("Mã chỉ báo", "Tên tiêu chí", "Mức", "Điểm", "Nội dung", "Căn cứ", "Kết quả", "Ghi chú"),
    "en": ("Indicator path", "Title", "Level", "Point", "Statement", "Citation", "Verdict", "Note"),
}
_VERDICTS = {"vi": ("Đạt", "Không đạt", "Không áp dụng"), "en": ("Met", "Not met", "Not applicable")}
_SHEETS = {"vi": ("Phiếu đánh giá", "Hướng dẫn"), "en": ("Assessment", "How to fill it in")}
GUIDES = tuple(guide for _, guide in _SHEETS.values())
"""The names of the sheet that says how to fill in the form; no school stands there."""

_TITLE = {"vi": "Phiếu tự đánh giá theo {document}", "en": "Self-assessment form, {document}"}
_LABELS_EN = {
    "/standard_set": "Standard set",
    "/school/name": "School name",
    "/school/code": "School code",
    "/school_year": "School year",
    "/assessed_on": "Assessed on",
    "/school/education_levels": "Education levels",
    "/school/kind": "Kind of school",
    "/school/ownership": "Ownership",
    "/school/difficult_area": "Difficult area",
    "/school/specially_difficult_commune": "Specially difficult commune",
    "/school/urban": "In a town",
    "/school/founded": "Founded",
}
_LEFT = (
    "/standard_set",
    "/school/name",
    "/school/code",
    "/school_year",
    "/assessed_on",
    "/school/education_levels",
)
_RIGHT = (
    "/school/kind",
    "/school/ownership",
    "/school/difficult_area",
    "/school/specially_difficult_commune",
    "/school/urban",
    "/school/founded",
)
_GUIDE = {
    "vi": (
        "Cách điền phiếu",
        "1. Điền các ô màu vàng ở đầu trang; ô nào không biết thì để trống. Giữ nguyên mã bộ tiêu chuẩn.",
        "2. Ở cột “Kết quả”, chọn Đạt, Không đạt hoặc Không áp dụng. Có thể gõ x thay cho Đạt, K thay cho Không đạt.",
        "3. Để trống nghĩa là chưa đánh giá, không phải là không đạt: khi đó kết quả là khoảng mức có thể đạt.",
        "4. “Không áp dụng” chỉ dùng khi điều mà chỉ báo nói đến không có ở trường (“nếu có”).",
        "5. Không sửa cột “Mã chỉ báo”. Cột “Ghi chú” để tự do.",
        "6. Lưu tệp rồi chạy: kdcl rate TÊN_TỆP",
        "Nội dung chỉ báo là lời diễn đạt ngắn gọn, không phải nguyên văn thông tư; căn cứ ghi ở cột bên cạnh.",
    ),
    "en": (
        "How to fill in the form",
        "1. Fill in the yellow cells at the top. Leave blank what is not known; the standard set must stay as it is.",
        "2. In the column “Verdict” choose Met, Not met or Not applicable. An x stands for Met, a K for Not met.",
        "3. Blank means not assessed, which is not “not met”: the answer is then the range of levels still possible.",
        "4. “Not applicable” is only for an indicator that speaks of something the school does not have (“nếu có”).",
        "5. Leave the column “Indicator path” as it is. “Note” is free.",
        "6. Save the file and run: kdcl rate FILE",
        "The statements are concise words of our own, not the text of the circular, whose place stands beside them.",
    ),
}


def template(document: dict[str, Any], lang: str) -> bytes:
    """The workbook for a standard set, given as its JSON has it."""
    out = io.BytesIO()
    workbook = new_workbook(out)
    # The same set gives the same bytes on any day.
    workbook.set_properties({"title": document["id"], "created": datetime.datetime(2000, 1, 1)})
    _Form(workbook, document, lang).write()
    _guide(workbook, lang)
    workbook.close()
    return out.getvalue()


class _Form:
    def __init__(self, workbook: Workbook, document: dict[str, Any], lang: str) -> None:
        self._sheet: Worksheet = workbook.add_worksheet(_SHEETS[lang][0])
        self._document = document
        self._lang = lang
        top = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self._title = workbook.add_format({"bold": True, "font_size": 14})
        self._label = workbook.add_format({"align": "right", "bold": True})
        self._fixed = workbook.add_format({"num_format": "@", "bold": True, "bg_color": "#E7E6E6", "border": 1})
        self._field = workbook.add_format({"num_format": "@", "bg_color": "#FFF9DB", "border": 1, "align": "left"})
        self._date = workbook.add_format(
            {"num_format": "dd/mm/yyyy", "bg_color": "#FFF9DB", "border": 1, "align": "left"}
        )
        self._header = workbook.add_format(
            {
                "bold": True,
                "bg_color": "#1F4E78",
                "font_color": "#FFFFFF",
                "text_wrap": True,
                "valign": "vcenter",
                "border": 1,
            }
        )
        self._path = workbook.add_format({**top, "num_format": "@", "bold": True})
        self._text = workbook.add_format({**top, "text_wrap": True})
        self._middle = workbook.add_format({**top, "align": "center"})
        self._verdict = workbook.add_format({**top, "num_format": "@", "align": "center", "bg_color": "#FFF9DB"})

    def write(self) -> None:
        """Head, table, and how it looks and prints."""
        for column, width in enumerate(_WIDTHS):
            self._sheet.set_column(column, column, width)
        title = _TITLE[self._lang].format(document=self._document["document"])
        self._sheet.write_string(0, 0, title, self._title)
        for row, pointer in enumerate(_LEFT, start=1):
            self._head_field(row, 3, pointer)
        for row, pointer in enumerate(_RIGHT, start=1):
            self._head_field(row, 5, pointer)
        header = len(_LEFT) + 1
        for column, name in enumerate(_HEADER[self._lang]):
            self._sheet.write_string(header, column, name, self._header)
        last = self._rows(header + 1)
        # Every word the reader knows may be typed, like an x; what it does not know is told when the form is read.
        verdicts = {"validate": "list", "source": list(_VERDICTS[self._lang]), "show_error": False}
        self._sheet.data_validation(header + 1, 6, last, 6, verdicts)
        self._sheet.freeze_panes(header + 1, 1)
        self._sheet.autofilter(header, 0, last, len(_WIDTHS) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:H{last + 1}"})
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(header)
        self._sheet.print_area(0, 0, last, len(_WIDTHS) - 1)
        self._sheet.set_footer("&L&A&R&P/&N")

    def _head_field(self, row: int, column: int, pointer: str) -> None:
        label = TITLES[pointer] if self._lang == "vi" else _LABELS_EN[pointer]
        self._sheet.write_string(row, column, label, self._label)
        value = self._document["id"] if pointer == "/standard_set" else ""
        style = self._date if pointer == "/assessed_on" else self._fixed if value else self._field
        self._sheet.write(row, column + 1, value, style)
        allowed = self._allowed(pointer)
        if allowed is not None:
            self._sheet.data_validation(row, column + 1, row, column + 1, allowed)

    def _allowed(self, pointer: str) -> dict[str, Any] | None:
        if pointer == "/assessed_on":
            since = datetime.date.fromisoformat(self._document["in_force_from"])
            message = "20/05/2023, 2023-05-20"
            # A day outside the life of the set is the core's to warn of, so it may be entered.
            return {
                "validate": "date",
                "criteria": ">=",
                "value": since,
                "error_type": "warning",
                "input_title": TITLES[pointer],
                "input_message": message,
            }
        words = {
            "/school/education_levels": self._education_levels(),
            "/school/kind": list(KINDS),
            "/school/ownership": list(OWNERSHIPS),
            "/school/difficult_area": list(YES_NO),
            "/school/specially_difficult_commune": list(YES_NO),
            "/school/urban": list(YES_NO),
        }.get(pointer)
        return {"validate": "list", "source": words} if words else None

    def _education_levels(self) -> list[str]:
        own = [word for word, name in EDUCATION_LEVELS.items() if name in self._document["education_levels"]]
        return ["; ".join(some) for count in range(1, len(own) + 1) for some in combinations(own, count)]

    def _rows(self, row: int) -> int:
        """Writes a row an indicator from this row on; gives the last."""
        from kdcl._common import Citation

        for standard in self._document["standards"]:
            for criterion in standard["criteria"]:
                title = criterion["title"] or standard["title"]
                for level in criterion["levels"]:
                    for indicator in level["indicators"]:
                        words = indicator["official_text"] or indicator["statement"][self._lang]
                        cited = Citation(indicator["citation"])
                        citation = cited.vi if self._lang == "vi" else cited.en
                        self._sheet.set_row(row, _height({1: title[self._lang], 4: words, 5: citation}))
                        self._sheet.write_string(row, 0, indicator["path"], self._path)
                        self._sheet.write_string(row, 1, title[self._lang], self._text)
                        self._sheet.write_number(row, 2, level["level"], self._middle)
                        self._sheet.write_string(row, 3, indicator["letter"] or "", self._middle)
                        self._sheet.write_string(row, 4, words, self._text)
                        self._sheet.write_string(row, 5, citation, self._text)
                        self._sheet.write_blank(row, 6, None, self._verdict)
                        self._sheet.write_blank(row, 7, None, self._text)
                        row += 1
        return row - 1


def _height(wrapped: dict[int, str]) -> int:
    """The height in points that shows the texts of a row whole, by column; not every program finds it by itself."""
    return max(_LINE * len(textwrap.wrap(text, _WIDTHS[column] * 11 // 10)) for column, text in wrapped.items()) + 2


def _guide(workbook: Workbook, lang: str) -> None:
    sheet = workbook.add_worksheet(_SHEETS[lang][1])
    sheet.set_column(0, 0, 100)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    title = workbook.add_format({"bold": True, "font_size": 14})
    for row, line in enumerate(_GUIDE[lang]):
        sheet.write_string(row, 0, line, wrapped if row else title)
