"""What can be wrong with a spreadsheet itself, in the words and the shape of every other error.

The core tells what is wrong with a verdict; these are the troubles of the sheet around it: a file that is none, a
header that two columns share, a cell that holds `#REF!`. A place is written as spreadsheets write it, `Sheet1!H7`,
so that it can be pasted into the name box.

INVARIANT: a list of problems is bounded, and what it repeats from the file can neither be long nor control a
terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kdcl._errors import KdclError
from kdcl._record import escaped, written
from kdcl._spreadsheet._words import is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PROBLEMS = 100
"""As many are listed as the core lists."""

_LONGEST = 80

_Row = tuple[str, str, str, str]


class Both(NamedTuple):
    """Words in both languages."""

    vi: str
    en: str


_ROWS: dict[str, _Row] = {
    "unknown_format": (
        "không đọc loại tệp `{name}`",
        "files like `{name}` are not read",
        "Hãy lưu lại thành .xlsx, .ods hoặc .csv (UTF-8).",
        "Save it as .xlsx, .ods or .csv (UTF-8).",
    ),
    "unreadable": (
        "không mở được bảng tính: {detail}",
        "the spreadsheet cannot be opened: {detail}",
        "Hãy mở tệp bằng phần mềm bảng tính rồi lưu lại, không đặt mật khẩu.",
        "Open the file in a spreadsheet program and save it again, without a password.",
    ),
    "too_large": (
        "bảng tính lớn hơn giới hạn {limit}",
        "the spreadsheet is over the limit of {limit}",
        "Hãy xóa các hàng, cột và trang thừa, hoặc tách thành nhiều tệp.",
        "Delete rows, columns and sheets that are not needed, or split the file.",
    ),
    "open_quotes": (
        "dấu ngoặc kép không được đóng, hoặc đóng rồi còn chữ, ở hàng này hay các hàng dưới",
        "quotation marks are not closed, or text follows them, in this row or below",
        "Hãy mở tệp bằng phần mềm bảng tính rồi lưu lại, hoặc viết đôi mỗi dấu ngoặc kép trong ô.",
        "Save the file with a spreadsheet program, or double each quotation mark within a cell.",
    ),
    "not_utf8": (
        "tệp CSV không phải UTF-8",
        "the CSV file is not UTF-8",
        "Hãy lưu lại theo dạng “CSV UTF-8”, hoặc .xlsx.",
        "Save it as “CSV UTF-8”, or as .xlsx.",
    ),
    "no_table": (
        "không nhận ra hàng tiêu đề nào",
        "no header row was recognised",
        "Cần các cột “Mã chỉ báo” và “Kết quả”, hoặc mỗi tiêu chí (“1.1”, “Tiêu chí 1.1”) một cột, hoặc bảng tổng hợp "
        "với các cột “Tiêu chí”, “Không đạt”, “Mức 1”, “Mức 2”…; có thể tạo mẫu bằng `kdcl template`.",
        "There must be columns “Indicator path” and “Verdict”, or a column for each criterion (“1.1”), or the summary "
        "table with columns “Tiêu chí”, “Không đạt”, “Mức 1”, “Mức 2”…; `kdcl template` writes a form.",
    ),
    "no_school": (
        "bảng không có hàng nào về một trường",
        "the table has no row about a school",
        "Hãy điền ít nhất một hàng dưới hàng tiêu đề.",
        "Fill in at least one row below the header.",
    ),
    "no_indicator": (
        "bảng không có hàng nào nêu tiêu chí hay chỉ báo",
        "no row of the table names a criterion or an indicator",
        "Hãy viết mã theo dạng “5.4/2/c”, hoặc “Tiêu chí 5.4” trong bảng tổng hợp.",
        "Write it like “5.4/2/c”, or “Tiêu chí 5.4” in a summary.",
    ),
    "not_one_school": (
        "cần phiếu của một trường, nhưng đây là bảng của nhiều trường",
        "a form of one school is needed; this is a table of many",
        "Hãy tách riêng phiếu của trường ấy; bảng nhiều trường thì dùng `kdcl rate`.",
        "Put that school's form in a file of its own; for many schools use `kdcl rate`.",
    ),
    "several_tables": (
        "có thêm một bảng nữa, bảng trước ở {other}",
        "there is another table, the first being at {other}",
        "Hãy xóa bảng không dùng hoặc chuyển sang tệp khác; bảng của nhiều trường có thể để mỗi bảng một trang.",
        "Delete the one that is not used, or move it to another file; tables of many schools may have a sheet each.",
    ),
    "column_twice": (
        "cột `{name}` trùng ý nghĩa với cột ở {other}",
        "column `{name}` means the same as the one at {other}",
        "Hãy giữ lại một cột, hoặc đổi tên cột không dùng.",
        "Keep one of them, or rename the one that is not used.",
    ),
    "unclear_header": (
        "không rõ cột `{name}` là chỉ báo nào, mức nào",
        "it is not clear which indicator or level column `{name}` is",
        "Hãy viết “1.1”, “1.1/2” hoặc “1.1/2/c”; trong bảng tổng hợp: “Không đạt”, “Mức 1”, “Mức 2”… Cột không phải "
        "kết quả thì chuyển sang trang khác hoặc xóa.",
        "Write “1.1”, “1.1/2” or “1.1/2/c”; in a summary “Không đạt” (not met), “Mức 1”, “Mức 2”… Move a column "
        "that holds no results to another sheet, or delete it.",
    ),
    "header_over_columns": (
        "ô tiêu đề gộp ngang nằm trên nhiều cột, nên không rõ cột nào là kết quả",
        "a merged header lies over several columns; it is not clear which of them is meant",
        "Hãy bỏ gộp ô và ghi tiêu đề cho từng cột, như “1.1/1”, “1.1/2”; mỗi kết quả một cột.",
        "Unmerge it and give each column its own header, like “1.1/1”, “1.1/2”; a result has one column.",
    ),
    "header_of_two_rows": (
        "hàng dưới tiêu đề chia nhỏ các cột kết quả",
        "the row below the header divides the columns of results",
        "Hãy dùng một hàng tiêu đề, mỗi kết quả một cột, như “1.1/1”, “1.1/2”; nếu hàng này là kết quả, hãy ghi mã ở "
        "đầu hàng.",
        "Use one row of headers and one column for each result, like “1.1/1”, “1.1/2”; if this row holds a result, "
        "give its code.",
    ),
    "no_header": (
        "ô nằm cạnh cột kết quả nhưng cột không có tiêu đề",
        "the cell stands beside a column of results, in a column without a header",
        "Hãy ghi tiêu đề cho cột, hoặc xóa ô.",
        "Give the column a header, or clear the cell.",
    ),
    "ambiguous_number": (
        "số `{value}` có thể là {value} hoặc {value}0, vì bảng tính bỏ số 0 ở cuối",
        "the number `{value}` may be {value} or {value}0, as spreadsheets drop the last zero",
        "Hãy định dạng ô là văn bản rồi gõ lại mã, hoặc viết “Tiêu chí {value}”.",
        "Format the cell as text and type the code again, or write “Tiêu chí {value}”.",
    ),
    "not_a_path": (
        "`{value}` không phải là mã tiêu chí hay chỉ báo, nhưng hàng này có kết quả",
        "`{value}` is no criterion or indicator, but the row has a verdict",
        "Hãy viết mã theo dạng “5.4/2/c”, hoặc xóa kết quả ở hàng này.",
        "Write it like “5.4/2/c”, or clear the verdict.",
    ),
    "unclear_level": (
        "`{value}` ở cột mức hoặc điểm không rõ nghĩa bên cạnh mã {criterion}",
        "`{value}` in the column of levels or points is not clear beside code {criterion}",
        "Hãy viết cả mã chỉ báo, như “5.4/2/c”.",
        "Write the whole path of the indicator, like “5.4/2/c”.",
    ),
    "no_path": (
        "hàng có kết quả nhưng không nêu mã tiêu chí hay chỉ báo",
        "the row has a verdict and names no criterion or indicator",
        "Hãy viết mã theo dạng “5.4/2/c”, hoặc xóa kết quả ở hàng này.",
        "Write it like “5.4/2/c”, or clear the verdict.",
    ),
    "error_value": (
        "ô có lỗi công thức `{value}`",
        "the cell holds the error `{value}`",
        "Hãy sửa công thức hoặc gõ thẳng kết quả.",
        "Mend the formula, or type the value.",
    ),
    "no_value": (
        "ô có công thức nhưng tệp không chứa kết quả của nó",
        "the cell holds a formula, and the file does not hold its result",
        "Hãy mở tệp bằng phần mềm bảng tính rồi lưu lại, hoặc gõ thẳng kết quả.",
        "Open the file in a spreadsheet program and save it, or type the value.",
    ),
    "empty_box": (
        "ô FALSE (ô đánh dấu chưa chọn) có thể là không đạt hoặc chưa đánh giá",
        "the cell FALSE (a box that is not ticked) may mean not met or not assessed",
        "Hãy ghi “Không đạt” nếu không đạt; xóa ô nếu chưa đánh giá.",
        "Write “Không đạt” (not met) where it is not met; clear the cell where it is not assessed.",
    ),
    "covered_value": (
        "ô nằm dưới một ô gộp dọc nhưng vẫn chứa `{value}`, khác với giá trị nhìn thấy",
        "the cell lies below a merged one and still holds `{value}`, other than what is seen",
        "Hãy bỏ gộp ô và ghi giá trị vào từng ô.",
        "Unmerge it and fill in each cell.",
    ),
    "merged_across": (
        "ô gộp ngang nhiều cột kết quả",
        "a cell merged across several columns of results",
        "Hãy bỏ gộp ô và ghi kết quả vào từng ô.",
        "Unmerge it and fill in each cell.",
    ),
    "ticks_contradict": (
        "các ô của tiêu chí {criterion} mâu thuẫn: {ticks}",
        "the cells of criterion {criterion} contradict each other: {ticks}",
        "Đánh dấu ở mọi mức đã đạt, từ Mức 1; hoặc chỉ ở “Không đạt”.",
        "Tick every level reached, from level 1 up; or “Không đạt” alone.",
    ),
    "not_a_tick": (
        "`{value}` không dùng được ở cột “Không đạt”",
        "`{value}` cannot stand in the column “Không đạt” (not met)",
        "Đánh dấu x nếu không đạt; để trống nếu đạt hoặc chưa đánh giá.",
        "Put an x where it is not met; leave it blank where it is met or not assessed.",
    ),
    "no_such_column": (
        "bảng không có cột cho mức nào của {criterion}",
        "the table has no column for any level of {criterion}",
        "Hãy ghi kết quả ở bảng có cột của mức ấy; các khoản có bảng riêng với cột “Đạt”, “Không đạt”.",
        "Give it in a table that has a column for it; clauses have their own, with “Đạt” and “Không đạt”.",
    ),
    "said_twice": (
        "{what} đã được ghi ở {other}",
        "{what} was given at {other}",
        "Hãy giữ lại một chỗ.",
        "Keep one of them.",
    ),
    "no_standard_set": (
        "chưa nêu bộ tiêu chuẩn",
        "no standard set is named",
        "Hãy ghi “Bộ tiêu chuẩn” ở đầu trang hay thành một cột, hoặc dùng `--set`; `kdcl sets` liệt kê các bộ.",
        "Give “Bộ tiêu chuẩn” above the table or as a column, or use `--set`; `kdcl sets` lists them.",
    ),
    "no_name": (
        "hàng có kết quả nhưng không nêu trường nào",
        "the row has a verdict and names no school",
        "Hãy ghi tên hoặc mã trường ở mỗi hàng.",
        "Give the school's name or code in each row.",
    ),
    "only_a_name": (
        "hàng này chỉ có tên, không có mã trường và không có kết quả nào",
        "the row has only a name, neither a school's code nor any verdict",
        "Nếu là trường, hãy ghi mã trường hoặc kết quả (“chưa đánh giá” nếu chưa có); nếu là tiêu đề nhóm hay chữ ký, "
        "hãy xóa hàng.",
        "If it is a school, give its code or its verdicts (“chưa đánh giá” where there is none); if it is a heading or "
        "a signature, delete the row.",
    ),
    "sum_or_school": (
        "không rõ `{name}` là hàng cộng hay tên một trường",
        "`{name}` may be a row of sums or the name of a school",
        "Nếu là trường, hãy ghi mã trường vào một cột; nếu là hàng cộng, hãy xóa hàng.",
        "If it is a school, give its code in a column; if it is a row of sums, delete the row.",
    ),
    "which_school": (
        "không rõ hàng này thuộc trường nào: trùng tên hoặc trùng mã",
        "it is not clear which school the row belongs to; another has the same name or code",
        "Hãy ghi mã trường, hoặc xã, ở mỗi hàng.",
        "Give the school's code, or its commune, in each row.",
    ),
    "not_a_date": (
        "`{value}` không phải là ngày",
        "`{value}` is not a date",
        "Hãy viết ngày theo dạng 20/05/2023 hoặc 2023-05-20.",
        "Write the date as 20/05/2023 (day first) or 2023-05-20.",
    ),
    "not_a_year": (
        "`{value}` không phải là năm",
        "`{value}` is not a year",
        "Hãy ghi riêng năm, như 1998.",
        "Give the year alone, like 1998.",
    ),
    "unknown_word": (
        "`{value}` không phải là một giá trị của “{field}”",
        "`{value}` is not a value of “{field}”",
        "Ở đây chỉ dùng được: {expected}.",
        "What may stand here: {expected}.",
    ),
    "too_many": (
        "còn lỗi khác ngoài {limit} lỗi đã nêu",
        "there are errors beyond the {limit} listed",
        "Hãy sửa các lỗi đã nêu rồi thử lại.",
        "Mend those listed, then try again.",
    ),
}

_WHY: dict[str, Both] = {
    "no_archive": Both(
        "tệp không phải .xlsx hay .ods, bị hỏng hoặc có mật khẩu",
        "the file is no .xlsx or .ods, is damaged, or has a password",
    ),
    "damaged": Both("nội dung tệp bị hỏng", "what the file holds is damaged"),
    "document_type": Both("tệp có khai báo kiểu tài liệu (DOCTYPE)", "the file declares a document type (DOCTYPE)"),
    "overlapping": Both("các ô gộp chồng lên nhau", "merged cells overlap"),
    "cell_place": Both("tệp có ô nằm ngoài giới hạn của bảng tính", "the file has a cell outside of any sheet"),
    "sheet": Both("không tìm thấy nội dung của một trang", "what one of its sheets holds is not found"),
    "long_cell": Both("có ô dài quá giới hạn", "a cell is longer than the limit"),
}
"""Why a file cannot be read. What a library says of it is in one language, and for programmers."""

CODES = tuple(f"spreadsheet.{name}" for name in _ROWS)
"""Every code of this kind."""


def quoted(value: object) -> str:
    """A piece of the file as an error repeats it: short, and nothing in it controls a terminal or turns the text."""
    text = str(value)
    return escaped(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def column_name(column: int) -> str:
    """The letters of a column, the first being 0: `A`, `Z`, `AA`."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(sheet: str, row: int, column: int) -> str:
    """A cell as spreadsheets write it; rows count from 1, columns from 0. CSV has no sheet to name."""
    cell = f"{column_name(column)}{row}"
    if not sheet:
        return cell
    plain = sheet.isidentifier()
    name = sheet if plain else "'" + sheet.replace("'", "''") + "'"
    return f"{quoted(name)}!{cell}"


def problem(name: str, path: str | None, /, **words: object) -> dict[str, Any]:
    """One problem as the JSON of errors has it. `words` fill the gaps of its messages; those that differ by language
    come as `Both`.
    """
    in_vi = {key: quoted(value.vi if isinstance(value, Both) else value) for key, value in words.items()}
    in_en = {key: quoted(value.en if isinstance(value, Both) else value) for key, value in words.items()}
    vi, en, help_vi, help_en = (text.format(**own) for text, own in zip(_ROWS[name], (in_vi, in_en) * 2))
    return {
        "code": f"spreadsheet.{name}",
        "path": path,
        "message": {"vi": vi, "en": en},
        "help": {"vi": help_vi, "en": help_en},
    }


def unreadable(why: str) -> KdclError:
    """The exception of a file that cannot be read, for one of the reasons of `_WHY`."""
    return raised([problem("unreadable", None, detail=_WHY[why])])


def not_a_path(label: object, at: str) -> dict[str, Any]:
    """The problem of a row whose label names no criterion, or that has none."""
    return problem("not_a_path", at, value=text_of(label)) if not is_blank(label) else problem("no_path", at)


def bounded(problems: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first hundred, and after them one that says there are more."""
    out: list[dict[str, Any]] = []
    for one in problems:
        if len(out) == MOST_PROBLEMS:
            return [*out, problem("too_many", None, limit=MOST_PROBLEMS)]
        out.append(one)
    return out


def raised(problems: Iterable[dict[str, Any]]) -> KdclError:
    """The exception that carries them."""
    return KdclError(written({"errors": bounded(problems)}))
