"""What a command is given: files and the standard input; each becomes the schools it holds, one by one.

INVARIANT: every file gives at least one school or one failure, in the order of the names; a file that cannot be read,
or is no table, is a failure of its own and stops no other.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from kdcl._catalogue import BUILTIN
from kdcl._cli._console import Words, clean
from kdcl._cli._errors import file_problem, unopened
from kdcl._cli._folders import LINES, Entry, refused_kind
from kdcl._errors import KdclError
from kdcl._kinds import READ as SHEETS
from kdcl._spreadsheet._problems import raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from kdcl._spreadsheet._notices import Notice

_LONGEST = 4 * 1024 * 1024 + 1
"""As much as the core reads, and a byte that shows there was more."""

_TEXTS = (".txt", ".tab", ".prn", ".asc")
"""What spreadsheet programs call tables that they save as text; JSON may be called so too."""

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin, new ones and old ones; JSON never does."""


class Unit:
    """What an input says of one school."""

    def __init__(self, file: str, text: bytes = b"", problems: Sequence[dict[str, Any]] = ()) -> None:
        self.file = file
        self.text = text
        """The assessment as JSON, where there are no problems."""
        self.problems = list(problems)
        self.row = ""
        """Where in the file it stands."""
        self.is_line = False
        """Whether that is the number of a line."""
        self.name = ""
        self.code = ""
        self.others: dict[str, object] = {}
        self.standard_set: str | None = None

    @property
    def where(self) -> str:
        """The file, for a person."""
        return "" if self.file == "-" else self.file


def units(entry: Entry, standard_set: str | None, lines: bool, passed_over: Callable[[Notice], None]) -> Iterator[Unit]:
    """The schools of a file. `passed_over` is told of the parts of it that are not read."""
    file = entry.file
    try:
        if entry.wrong is not None:
            yield Unit(file, problems=[entry.wrong])
        elif file.lower().endswith(SHEETS):
            yield from _rows(file, standard_set, passed_over)
        elif lines or file.lower().endswith(LINES):
            with _open(file) as stream:
                yield from _lines(file, stream)
        else:
            yield Unit(file, read(file))
    except OSError as error:
        yield Unit(file, problems=[unopened(file, error)])
    except KdclError as error:
        yield Unit(file, problems=error.to_dict()["errors"])


def read(file: str) -> bytes:
    """The bytes of a JSON file, as far as the core would read them; `-` is the standard input. Raises `KdclError` for a
    workbook and for other tables, which JSON is not.
    """
    if file.lower().endswith(SHEETS):
        with _open(file):  # a file that is not there is told of first
            raise _no_json(
                "đây là bảng tính, không phải JSON",
                "this is a table, not JSON",
                "`kdcl rate` và `kdcl gap` đọc bảng tính; ở đây cần số liệu của trường dạng JSON.",
                "`kdcl rate` and `kdcl gap` read tables; here the school's data are wanted as JSON.",
            )
    with _open(file) as stream:
        text = _no_workbook(stream.read(_LONGEST))
    if text.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        _no_table(file, text)
    return text


def _no_workbook(text: bytes) -> bytes:
    if not text.startswith(_PACKED):
        return text
    raise _no_json(
        "đây là bảng tính hoặc tệp nén, không phải JSON",
        "this is a workbook or an archive, not JSON",
        "Hãy lưu thành tệp .xlsx, .ods hoặc .csv rồi nêu tên tệp: kdcl rate TÊN_TỆP.xlsx",
        "Save it as an .xlsx, .ods or .csv file and give its name: kdcl rate FILE.xlsx",
    )


def _no_table(file: str, text: bytes) -> None:
    """Raises what helps more than a syntax error where a text that does not begin as JSON may be a table."""
    if file.lower().endswith(_TEXTS):
        suffix = os.path.splitext(file)[1].lower()
        raise _no_json(
            f"tệp {suffix} này không phải JSON",
            f"this {suffix} file is not JSON",
            "Nếu đây là bảng, hãy lưu lại thành .xlsx, .ods hoặc .csv; `kdcl rate` đọc các loại tệp đó.",
            "If it is a table, save it as .xlsx, .ods or .csv; `kdcl rate` reads those.",
        )
    if file == "-":
        try:
            BUILTIN.core.assessment(text)
        except KdclError as error:
            problems = error.to_dict()["errors"]
            problems[0]["help"]["vi"] += " Đầu vào chuẩn chỉ nhận JSON; với bảng tính, hãy nêu tên tệp."
            problems[0]["help"]["en"] += " Only JSON comes by the standard input; of a table give the file's name."
            raise raised(problems) from None


def _no_json(vi: str, en: str, help_vi: str, help_en: str) -> KdclError:
    return raised([file_problem(vi, en, help_vi, help_en, "spreadsheet.unknown_format")])


def _open(file: str) -> BinaryIO:
    return open(0 if file == "-" else file, "rb", closefd=file != "-")


def _rows(file: str, standard_set: str | None, passed_over: Callable[[Notice], None]) -> Iterator[Unit]:
    from kdcl._spreadsheet._read import schools

    for school in schools(file, standard_set=standard_set, passed_over=passed_over):
        unit = Unit(file, school.text, school.problems)
        unit.row, unit.name, unit.code, unit.others = school.at, school.name, school.code, school.others
        unit.standard_set = school.standard_set
        yield unit


def _lines(file: str, stream: BinaryIO) -> Iterator[Unit]:
    """An assessment a line; of one that is too long only the start is held, enough for the core to refuse it."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        if number == 1:
            _no_workbook(line)
        whole = line.endswith(b"\n") or len(line) < _LONGEST
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST)
        if line.strip():
            unit = Unit(file, line.strip() if whole else line)
            unit.row, unit.is_line = str(number), True
            yield unit


def one(file: str, standard_set: str | None, passed_over: Callable[[Notice], None]) -> bytes:
    """The assessment of the one school a file is about. Raises `KdclError` and `OSError`."""
    wrong = refused_kind(file)
    if wrong is not None:
        raise raised([wrong])
    if not file.lower().endswith(SHEETS):
        return read(file)
    from kdcl._spreadsheet._read import only

    return only(file, standard_set, passed_over=passed_over).text


def passing(file: str, lang: str, aside: Callable[[str], None]) -> Callable[[Notice], None]:
    """Gives what tells of a part of a file that is not read."""

    def told(notice: Notice) -> None:
        aside(f"{clean(file)}: {clean(Words(lang)(notice.vi, notice.en))}\n")

    return told


def is_folder(name: str) -> bool:
    """Whether an input is a folder."""
    return name != "-" and os.path.isdir(name)


def at_terminal() -> bool:
    """Whether somebody watches the standard error."""
    return sys.stderr.isatty()
