"""The words and the weight of the command line: every vocabulary has its words, and `import kdcl` loads none of it.

INVARIANT: a person who reads no English is told everything in Vietnamese.
"""

from __future__ import annotations

import errno
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from commands import answered, codes, run
from conftest import REPOSITORY
from kdcl import _types, spreadsheet
from kdcl._cli import _errors, _sets
from kdcl._spreadsheet import _head, _problems, _results, _words
from sheets import DATA, GDTX, workbook


def test_every_word_of_the_vocabularies_is_known() -> None:
    assert set(_sets.SCHOOL_TYPES) == set(get_args(_types.SchoolType))
    assert set(_head.SCHOOL_TYPES.values()) == set(get_args(_types.SchoolType))
    assert set(_head.EDUCATION_LEVELS.values()) == set(get_args(_types.EducationLevel))
    assert set(_head.KINDS.values()) == set(get_args(_types.SchoolKind))
    assert set(_head.OWNERSHIPS.values()) == set(get_args(_types.Ownership))


def test_every_field_has_a_title_that_is_read_back() -> None:
    assert {_words.FIELDS[_words.folded(title)] for title in _head.TITLES.values()} == set(_head.TITLES)


def test_every_problem_of_a_sheet_is_told_in_both_languages() -> None:
    for code in spreadsheet.CODES:
        words = dict.fromkeys(
            ("name", "detail", "limit", "other", "value", "criterion", "ticks", "what", "field", "expected"), "?"
        )
        told = _problems.problem(code.partition(".")[2], "A1", **words)
        for text in (told["message"], told["help"]):
            assert text["vi"] != text["en"]
            assert not re.search(r"[{}]", text["vi"] + text["en"])
        assert told["message"]["en"][0] == told["message"]["en"][0].lower()
        assert told["help"]["vi"].endswith(".")


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [_problems.column_name(column) for column in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert _problems.place("Tờ 1", 7, 7) == "'Tờ 1'!H7"
    assert _problems.place("It's", 1, 0) == "'It''s'!A1"
    assert _problems.place("", 1, 0) == "A1"


def test_importing_the_package_loads_nothing_of_this() -> None:
    code = "import sys, kdcl; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"typer", "rich", "click", "python_calamine", "xlsxwriter", "csv", "zipfile"}
    assert not re.search(r"kdcl\.(_cli|_spreadsheet|spreadsheet)", done.stdout)


def test_every_warning_of_a_row_has_its_words() -> None:
    rows = (REPOSITORY / "kdcl-core/src/message/table.rs").read_text(encoding="utf-8")
    assert set(re.findall(r'"(rating\.\w+)"', rows)) == set(_results.WARNINGS)


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (errno.ENOENT, "không có tệp hoặc thư mục này", "no such file or folder"),
        (errno.EACCES, "không có quyền truy cập", "permission denied"),
        (errno.EISDIR, "đây là thư mục, không phải tệp", "it is a folder"),
        (errno.ENOSPC, "ổ đĩa hết chỗ trống", "no space left"),
        (errno.EMFILE, "chương trình mở quá nhiều tệp", "too many open files"),
        (errno.EPROTO, f"lỗi hệ thống {errno.EPROTO}: odd", "odd"),
    ],
)
def test_troubles_of_the_system_are_told_in_both_languages(number: int, vi: str, en: str) -> None:
    told = _errors.unopened("a/b.json", OSError(number, "odd"))["message"]
    assert told == {"vi": f"không mở được `b.json`: {vi}", "en": f"`b.json` cannot be opened: {en}"}
    told = _errors.unwritten("a/b.json", OSError(number, "odd"))["message"]
    assert told == {"vi": f"không ghi được `b.json`: {vi}", "en": f"`b.json` cannot be written: {en}"}


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["rate", "none.json"], "không mở được `none.json`: không có tệp hoặc thư mục này"),
        (["gap", DATA, "--to", "1"], "không mở được `data`: đây là thư mục, không phải tệp"),
        (["rate", ""], "tên tệp để trống"),
        (["rate", "--set", "tt99", "x"], "không có bộ tiêu chuẩn `tt99`"),
    ],
)
def test_refusals_have_no_english_in_vietnamese(command: list[object], told: str) -> None:
    done = run(*command, LANG="vi_VN.UTF-8")
    assert (done.returncode, done.stdout) == (1, b"")
    assert told in done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ([], "chưa nêu lệnh nào"),
        (["nothing"], "không có lệnh này"),
        (["rate"], "thiếu `FILE`"),
        (["rate", "x", "--nothing"], "không có tùy chọn `--nothing`"),
        (["rate", "x", "--set"], "tùy chọn `--set` được dùng chưa đúng"),
        (["gap", "x", "--to", "two"], "giá trị của `--to` không hợp lệ"),
        (["show", "a", "b", "c"], "thừa tham số"),
        (["show", GDTX, " "], "giá trị của `PATH` không hợp lệ"),
        (["rate", "x", "-o", "out.pdf"], "giá trị của `--output` không hợp lệ"),
    ],
)
def test_misuse_is_told_in_vietnamese_before_english(command: list[str], told: str) -> None:
    done = run(*command)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert lines[-2].startswith(f"Lỗi: {told}")
    assert lines[-1].startswith("Error: ")


@pytest.mark.parametrize("columns", ["20", "40"])
def test_nothing_is_cut_off_on_a_narrow_terminal(columns: str) -> None:
    for command, words in [
        (["sets"], ["tt18-2018-trung-hoc", "57/2026/TT-BGDĐT", "giáo dục thường xuyên", "2018-10-10"]),
        (["show", GDTX, "1.1"], ["1.1/2", "mục 1.1 Phụ lục III, 57/2026/TT-BGDĐT"]),
        (["rate", DATA / "form-libreoffice.xlsx"], ["Trường THCS Ví Dụ", "4.3", "Phụ lục II"]),
    ]:
        text = answered(*command, COLUMNS=columns)
        shown = re.sub(r"\s+", "", text)
        assert all(re.sub(r"\s+", "", word) in shown for word in words)
        assert "│" not in text


@pytest.mark.parametrize("name", ["form-libreoffice.xlsx", "form-libreoffice.ods"])
def test_a_workbook_where_json_is_wanted(tmp_path: Path, name: str) -> None:
    content = (DATA / name).read_bytes()
    (tmp_path / "named.json").write_bytes(content)
    for command in (["rate", "-"], ["gap", "-", "--to", "1"], ["suggest", "-"], ["rate", tmp_path / "named.json"]):
        done = run(*command, stdin=content)
        assert (done.returncode, done.stdout) == (1, b"")
        assert "đây là bảng tính hoặc tệp nén, không phải JSON\n    Hãy lưu thành tệp" in done.stderr.decode()
        assert codes(run(*command, "--json", stdin=content).stderr) == ["spreadsheet.unknown_format"]
    assert codes(run("rate", "-", "--jsonl", stdin=content).stdout) == ["spreadsheet.unknown_format"]


def test_a_table_where_json_is_wanted(tmp_path: Path) -> None:
    text = f"Trường,Bộ tiêu chuẩn,1.1\nA,{GDTX},1\n"
    table, unicode = tmp_path / "in.csv", tmp_path / "in.txt"
    table.write_text(text, encoding="utf-8")
    unicode.write_text(text.replace(",", "\t"), encoding="utf-16")
    for command, told in [
        (["suggest", table], "in.csv: đây là bảng tính, không phải JSON\n    `kdcl rate` và `kdcl gap` đọc bảng tính"),
        (["rate", unicode], "in.txt: tệp .txt này không phải JSON\n    Nếu đây là bảng, hãy lưu lại thành .xlsx"),
        (["gap", unicode, "--to", "1"], "in.txt: tệp .txt này không phải JSON"),
    ]:
        done = run(*command)
        assert (done.returncode, done.stdout, told in done.stderr.decode()) == (1, b"", True)
        assert codes(run(*command, "--json").stderr) == ["spreadsheet.unknown_format"]
    for command in (["rate", "-"], ["gap", "-", "--to", "1"], ["suggest", "-"]):
        for content in (text.encode(), text.encode("utf-16"), b"", b"\xef\xbb\xbf \n"):
            done = run(*command, stdin=content)
            assert (done.returncode, "Đầu vào chuẩn chỉ nhận JSON" in done.stderr.decode()) == (1, True)
            assert codes(run(*command, "--json", stdin=content).stderr) == ["json.syntax"]
        assert "Đầu vào chuẩn" not in run(*command, stdin=" \n{").stderr.decode()
    school = {"standard_set": GDTX, "ratings": {}}
    unicode.write_text(json.dumps(school), encoding="utf-8")
    assert json.loads(answered("rate", unicode, "--json"))["standard_set"] == GDTX


@pytest.mark.parametrize("columns", ["60", "80"])
def test_the_list_of_sets_is_readable(columns: str) -> None:
    text = answered("sets", COLUMNS=columns)
    for words in ("tt57-2026-pho-thong", "57/2026/TT-BGDĐT", "giáo dục thường xuyên", "tiểu học, trung học"):
        assert f"│ {words} " in text
    assert max(map(len, text.splitlines())) <= int(columns)


def test_the_distance_of_a_table_of_many_schools() -> None:
    done = run("gap", DATA / "district-openpyxl.xlsx", "--to", "2", "--lang", "en")
    assert done.returncode == 1
    assert "for many schools use `kdcl rate`" in done.stderr.decode()
    assert "kdcl.spreadsheet" not in done.stderr.decode()


def test_a_level_is_called_the_same_everywhere(tmp_path: Path) -> None:
    school = {"standard_set": GDTX, "school": {"name": "A"}, "ratings": {}}
    (tmp_path / "a.json").write_text(json.dumps(school), encoding="utf-8")
    for command in (["rate", tmp_path], ["rate", tmp_path / "a.json"], ["gap", tmp_path / "a.json", "--to", "1"]):
        text = answered(*command)
        assert "Mức 0–2" in text
        assert "Không đạt …" not in text


def test_failures_are_summed_up_in_words(tmp_path: Path) -> None:
    rows = [["Trường", "Bộ tiêu chuẩn", "1.1"], ["A", GDTX, "?"], ["B", GDTX, "có lẽ"], ["C", GDTX, 1]]
    done = run("rate", workbook(tmp_path / "many.xlsx", rows), tmp_path)
    shown = re.sub(r"[│\s]+", " ", done.stdout.decode())
    assert "Bị từ chối vì (ví dụ đầu tiên)" in shown
    assert "`?` không cho biết tiêu chí 1.1 đạt mức nào" in shown
    assert "[table.unreadable_level]" in shown


def test_a_sheet_that_is_not_read_is_told_of(tmp_path: Path) -> None:
    table = [["Trường", "Bộ tiêu chuẩn", "1.1"], ["A", GDTX, 1]]
    path = workbook(tmp_path / "many.xlsx", [["Ghi chú"], ["gì đó"]], table)
    told = "bỏ qua trang “Sheet” vì không nhận ra hàng tiêu đề\n"
    for command in (["rate", path], ["rate", path, path], ["rate", tmp_path, "--json"], ["gap", path, "--to", "1"]):
        done = run(*command)
        assert done.returncode == 0
        assert f"many.xlsx: {told}" in done.stderr.decode()
    english = run("rate", path, "--lang", "en").stderr.decode()
    assert "sheet “Sheet” is passed over, as no header row was recognised" in english
    assert run("rate", DATA / "form-libreoffice.xlsx").stderr == b""
