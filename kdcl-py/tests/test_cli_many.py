"""Many files and folders at once: nothing stops the rest, everything is counted, the end says what became of it.

INVARIANT: there is an answer for every school and every broken file, in the order of the names.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
from commands import KDCL, answered, codes, environment, on_terminal, run
from sheets import DATA, GDTX, workbook

SCHOOLS = 2000


def school(number: int, **more: Any) -> dict[str, Any]:
    reached = {criterion.code: {"reached": number % 3} for criterion in kdcl.standard_set(GDTX).criteria}
    return {"standard_set": GDTX, "school": {"name": f"Trung tâm Ví Dụ {number}"}, "ratings": reached, **more}


def put(path: Path, content: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good files of every kind, broken ones, and files that are none of ours."""
    own = tmp_path / "schools"
    put(own / "a.json", school(2))
    put(own / "b-broken.json", "{")
    put(own / "c.jsonl", "\n".join([json.dumps(school(1)), "", "nonsense", json.dumps(school(0))]))
    workbook(own / "d.xlsx", [["Trường", "Bộ tiêu chuẩn", "1.1", "1.2"], ["A", GDTX, 2, 2], ["B", GDTX, "?", 1]])
    put(own / "e-broken.xlsx", "no workbook")
    put(own / "inner" / "f.csv", f"Bộ tiêu chuẩn,{GDTX}\nChỉ báo,Kết quả\n1.1/1,x\n")
    put(own / "notes.txt", "no school")
    put(own / "~$d.xlsx", "a lock")
    put(own / ".hidden" / "g.json", school(2))
    return own


LEVELS = [(2, 2), None, (1, 1), None, (0, 0), (0, 2), None, None, (0, 2)]


def test_a_folder_as_json_lines_in_the_order_of_its_files(folder: Path) -> None:
    done = run("rate", folder, "--json")
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    levels = [(one["level"]["lowest"], one["level"]["highest"]) if "level" in one else None for one in answers]
    assert levels == LEVELS
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[0] == kdcl.rate(school(2)).to_json()
    assert [codes(json.dumps(one)) for one in answers if "errors" in one] == [
        ["json.syntax"],
        ["json.syntax"],
        ["table.unreadable_level"],
        ["spreadsheet.unreadable"],
    ]
    # What is counted at the end is for a person.
    told = done.stderr.decode()
    assert f"{folder / 'c.jsonl'}, dòng 3: không đọc được ở dòng 1, cột 2" in told
    assert "trường được xếp mức" not in told


def test_the_line_of_a_file_is_told(tmp_path: Path) -> None:
    wrong = {**school(1), "ratings": {"9.9": "met"}}
    text = "\n".join(["", json.dumps(school(1)), json.dumps(wrong, ensure_ascii=False), "{"])
    for given, lang, start in [
        ([put(tmp_path / "l.jsonl", text)], "vi", f"{tmp_path / 'l.jsonl'}, dòng "),
        ([tmp_path / "l.jsonl"], "en", f"{tmp_path / 'l.jsonl'}, line "),
        (["-", "--jsonl"], "vi", "dòng "),
    ]:
        told = run("rate", *given, "--lang", lang, stdin=text).stderr.decode().splitlines()
        assert told[0].startswith(f"{start}3: /ratings/9.9: ")
        assert told[2].startswith(f"{start}4: ")


def test_a_folder_for_a_person(folder: Path) -> None:
    done = run("rate", folder, "--lang", "en")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert [line.split("  ")[0] for line in lines[:9]] == [
        "level 2",
        "Error",
        "level 1",
        "Error",
        "not reached",
        "level 0–2",
        "Error",
        "Error",
        "level 0–2",
    ]
    assert lines[0].startswith("level 2       Trung tâm Ví Dụ 2   ")
    assert lines[-1] == "5 schools rated, 4 refused."
    shown = " ".join(line.strip("│ ") for line in lines)
    assert "json.syntax" in shown
    assert "the spreadsheet cannot be opened" in shown
    assert max(map(len, lines[9:])) <= 80
    errors = done.stderr.decode()
    assert f"{folder}/b-broken.json: cannot be read at line 1" in errors
    assert f"{folder}/d.xlsx: B: Sheet!C3: `?` does not say which level criterion 1.1 reached" in errors


def test_results_of_a_folder_as_a_workbook(folder: Path) -> None:
    # The file of results may lie in the folder itself; it is no school.
    for _ in range(2):
        done = run("rate", folder, "-o", folder / "result.xlsx", "--lang", "en")
        assert done.returncode == 1
        assert done.stdout.decode().splitlines()[-1] == "5 schools rated, 4 refused."
    book = openpyxl.load_workbook(folder / "result.xlsx")
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [row[5] for row in rows] == ["2", "", "1", "", "0", "0–2", "", "", "0–2"]
    assert [os.path.basename(row[0]) for row in rows][:3] == ["a.json", "b-broken.json", "c.jsonl"]
    assert [row[1] for row in rows][2:7] == ["1", "3", "4", "Sheet!A2", "Sheet!A3"]
    assert book.worksheets[2].max_row == 5


def test_results_of_a_folder_as_json_lines(folder: Path) -> None:
    assert run("rate", folder, "-o", folder / "result.jsonl").returncode == 1
    lines = [json.loads(line) for line in (folder / "result.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [("outcome" in one, "errors" in one) for one in lines] == [
        (level is not None, level is None) for level in LEVELS
    ]
    assert lines[5]["school"] == "A"
    assert lines[0]["outcome"] == kdcl.rate(school(2)).to_dict()


def test_a_table_of_many_schools_is_like_a_folder() -> None:
    done = run("rate", DATA / "district-libreoffice.ods", "--lang", "en")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert lines[0] == f"{'level 4':13} {'Trường THCS Ví Dụ 1':34} 'THCS 2023'!A5"
    assert lines[-1] == "6 schools rated, 1 refused."
    outcomes = run("rate", DATA / "district-libreoffice.ods", "--json").stdout.splitlines()
    assert [json.loads(line).get("level", {}).get("highest") for line in outcomes] == [4, 2, 1, 4, None, 2, 1]


def test_results_of_one_table_keep_its_columns(tmp_path: Path) -> None:
    run("rate", DATA / "district-openpyxl.xlsx", "-o", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    rows = [[cell.value for cell in row][2:6] for row in sheet.iter_rows(max_row=3)]
    assert rows == [
        ["Trường", "Mã trường", "TT", "Xã"],
        ["Trường THCS Ví Dụ 1", "00790501", 1, "Xã Một"],
        ["Trường THCS Ví Dụ 2", "00790502", 2, "Xã Hai"],
    ]


def test_several_files_named_keep_their_order(folder: Path) -> None:
    text = run("rate", folder / "inner", folder / "a.json", "--json").stdout.decode()
    assert [json.loads(line)["level"]["lowest"] for line in text.splitlines()] == [0, 2]


def test_lines_of_the_standard_input() -> None:
    lines = "\n".join(json.dumps(school(number)) for number in range(4))
    text = run("rate", "-", "--jsonl", stdin=lines)
    assert (text.returncode, len(text.stdout.splitlines())) == (0, 4)
    long = " " * (4 * 1024 * 1024 + 10)
    done = run("rate", "-", "--jsonl", stdin=f'{{"x":"{long}"}}\n' + json.dumps(school(1)))
    first, second = done.stdout.splitlines()
    assert codes(first) == ["json.too_large"]
    assert json.loads(second)["level"]["lowest"] == 1


def test_a_folder_without_a_school(tmp_path: Path) -> None:
    done = run("rate", tmp_path, "--lang", "en")
    assert (done.returncode, done.stdout.decode().strip()) == (1, "0 schools rated, 0 refused.")
    assert done.stderr.decode().startswith("there is no school to rate\n    Name a file, or a folder of .json")
    for given in ([tmp_path], [tmp_path, "-o", tmp_path / "out.csv"], [put(tmp_path / "in" / "empty.jsonl", "\n")]):
        done = run("rate", *given, "--json")
        assert (done.returncode, done.stdout, codes(done.stderr)) == (1, b"", ["file.no_school"])


def test_names_and_places_are_cut_on_a_terminal_alone(tmp_path: Path) -> None:
    name = "Trường Phổ thông dân tộc bán trú Tiểu học và THCS Ví Dụ"
    path = put(tmp_path / ("thư mục " * 9) / "a.json", {**school(1), "school": {"name": name}})
    put(path.parent / "b.json", school(1))
    first = run("rate", path.parent).stdout.decode().splitlines()[0]
    assert first == f"{'Mức 1':13} {name} {path}"
    if sys.platform != "win32":
        _, shown = on_terminal("rate", path.parent, COLUMNS="80")
        first = next(line for line in shown.splitlines() if "Mức 1" in line)
        assert (len(first), name[:33] + "… …" in first, first.endswith("/a.json")) == (79, True, True)


def test_two_thousand_files(tmp_path: Path) -> None:
    own = tmp_path / "many"
    own.mkdir()
    for number in range(SCHOOLS):
        broken = number % 100 == 50
        put(own / f"{number:05}.json", "[" if broken else school(number))
    done = run("rate", own, "-o", tmp_path / "out.xlsx", "--lang", "en")
    text = done.stdout.decode()
    assert done.returncode == 1
    assert text.splitlines()[-1] == f"{SCHOOLS - 20} schools rated, 20 refused."
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    assert sum(1 for _ in book.worksheets[0].iter_rows()) == SCHOOLS + 1
    assert sum(1 for _ in book.worksheets[2].iter_rows()) == 21
    counts = [int(line.split("│")[-2]) for line in text.splitlines() if GDTX in line]
    assert sum(counts) == SCHOOLS - 20
    assert len(counts) == 3


def test_a_reader_that_closes_the_pipe_is_no_error(tmp_path: Path) -> None:
    for number in range(3000):
        put(tmp_path / f"{number}.json", school(2))
    command = [KDCL, "rate", str(tmp_path), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"schema_version"')
        process.stdout.close()
        errors = process.stderr.read()
        assert (process.wait(60), errors) == (0, b"")


def test_ctrl_c_ends_quietly_and_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    own = tmp_path / "many"
    for number in range(3000):
        put(own / f"{number:05}.json", "{" if number == 0 else school(2))
    command = [KDCL, "rate", str(own), "-o", str(tmp_path / "out.xlsx")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stderr.readline()  # the first file is told of, so the run is on
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert (process.wait(60), process.stdout.read()) == (130, b"")
    assert b"Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["many"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_terminal_shows_how_far_it_is_and_colours(folder: Path) -> None:
    status, text = on_terminal("rate", folder, "-o", folder / "result.csv", "--lang", "en", COLUMNS="80")
    assert status == 1
    assert "kdcl rate" in text
    assert "6/6" in text
    assert "\x1b[32m" in text
    assert "5 schools rated, 4 refused." in text
    assert "cannot be read at line 1" in text
    assert "\\u000a" not in text
    (folder / "result.csv").unlink()
    assert "5 schools rated, 4 refused." in on_terminal("rate", folder, "--json", "--lang", "en")[1]


def test_results_that_cannot_be_written_are_told_before_anything_is_read(folder: Path) -> None:
    for name in ("no/out.xlsx", "no/out.csv", "no/out.jsonl"):
        done = run("rate", folder, "-o", folder / name, "--lang", "en")
        assert (done.returncode, done.stdout) == (1, b"")
        passed, told, *_ = done.stderr.decode().splitlines()
        assert passed.startswith("passed over")
        assert passed.endswith("notes.txt")
        assert told == f"`{name[3:]}` cannot be written: no such file or folder"


def test_no_colours_where_nobody_watches(folder: Path) -> None:
    assert b"\x1b" not in run("rate", folder, TERM="xterm").stdout
    assert "\x1b" not in answered("rate", folder / "a.json", TERM="xterm")
