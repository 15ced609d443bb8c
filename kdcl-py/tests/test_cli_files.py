"""Files and folders as they lie about: what is read, refused and passed over, and what results may be written over.

INVARIANT: nothing of a folder vanishes without a word, and no input is ever written over.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
from commands import KDCL, answered, codes, environment, limited, run
from sheets import DATA, GDTX, workbook

posix = pytest.mark.skipif(sys.platform == "win32", reason="of POSIX systems")

SCHOOL = json.dumps({"standard_set": GDTX, "school": {"name": "Trung tâm Ví Dụ"}, "ratings": {"1.1": "met"}})


def put(path: Path, content: str = SCHOOL) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def summary(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stdout.decode().splitlines()[-1]


@posix
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "a.json")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere.json")
    done = run("rate", tmp_path, "--lang", "en")
    assert (done.returncode, summary(done)) == (1, "1 schools rated, 1 refused.")
    assert "`gone.json` cannot be opened: no such file or folder" in done.stderr.decode()


def test_an_error_of_a_folder_is_told_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The superuser may read any folder, so what the system says is put in here.
    from kdcl._cli._folders import Gathered

    put(tmp_path / "a.json")
    put(tmp_path / "closed" / "b.json")
    scan = os.scandir

    def closed(path: str) -> Any:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    entries = Gathered([str(tmp_path)], None).entries
    assert [os.path.basename(entry.file) for entry in entries] == ["a.json", "closed"]
    assert entries[0].wrong is None
    assert entries[1].wrong is not None
    assert entries[1].wrong["message"]["vi"] == "không mở được `closed`: không có quyền truy cập"


@posix
def test_folders_that_links_lead_to_are_read_once(tmp_path: Path) -> None:
    own = tmp_path / "schools"
    put(own / "real" / "a.json")
    put(tmp_path / "elsewhere" / "b.json")
    (own / "1").symlink_to(own / "real")
    (own / "2").symlink_to(tmp_path / "elsewhere")
    (own / "3").symlink_to(tmp_path / "elsewhere")
    (own / "real" / "round").symlink_to(own)
    (own / "up").symlink_to(tmp_path)
    done = run("rate", own, "--json", "--lang", "en")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert f"not read (1): {own}/up" in done.stderr.decode()


def test_other_spreadsheets_are_refused_and_other_files_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "a.json")
    for name in ("b.xls", "c.XLSB", "d.numbers", "e.docx", "f.pdf", "~$a.xlsx", ".hidden.json"):
        put(tmp_path / name, "?")
    done = run("rate", tmp_path, "--json")
    assert done.returncode == 1
    assert [codes(line) for line in done.stdout.splitlines()[1:]] == [["spreadsheet.unknown_format"]] * 3
    told = done.stderr.decode()
    assert f"bỏ qua vì không thuộc loại tệp đọc được (2): {tmp_path / 'e.docx'}, {tmp_path / 'f.pdf'}\n" in told
    assert not any(name in told for name in ("~$a", ".hidden"))
    for command in (["rate"], ["gap", "--to", "1"]):
        done = run(*command, tmp_path / "b.xls", "--json")
        assert (done.returncode, codes(done.stderr)) == (1, ["spreadsheet.unknown_format"])


@posix
def test_only_regular_files_of_a_folder_are_opened(tmp_path: Path) -> None:
    put(tmp_path / "a.json")
    os.mkfifo(tmp_path / "b.csv")
    os.mkfifo(tmp_path / "c.json")
    done = run("rate", tmp_path, "--lang", "en")
    assert (done.returncode, summary(done)) == (0, "1 schools rated, 0 refused.")
    assert f"(2): {tmp_path / 'b.csv'}, {tmp_path / 'c.json'}" in done.stderr.decode()


@pytest.mark.parametrize("name", ["in.xlsx", "in.csv", "in.jsonl"])
def test_results_are_never_written_over_an_input(tmp_path: Path, name: str) -> None:
    own = put(tmp_path / name, SCHOOL + "\n") if name != "in.xlsx" else tmp_path / name
    if name == "in.xlsx":
        shutil.copy(DATA / "form-libreoffice.xlsx", own)
    before = own.read_bytes()
    inputs: list[list[object]] = [[own], [tmp_path], [put(tmp_path / "inner" / "other.json"), own]]
    if sys.platform != "win32":
        (tmp_path / f"link-{name}").symlink_to(own)
        inputs.append([tmp_path / f"link-{name}"])
    for given in inputs:
        for force in ([], ["--force"]):
            done = run("rate", *given, "-o", own, *force)
            assert (done.returncode, done.stdout, own.read_bytes()) == (2, b"", before)
            assert f"{name}: là tệp đầu vào, sẽ bị ghi đè" in done.stderr.decode()
    with open(own, "rb") as stream:
        done = subprocess.run(
            [KDCL, "rate", "-", "--jsonl", "-o", str(own)],
            stdin=stream,
            capture_output=True,
            env=environment(),
            check=False,
        )
    assert (done.returncode, own.read_bytes()) == (2, before)


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.jsonl"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_results_in_a_folder_of_inputs_are_written_again(tmp_path: Path, name: str, lang: str) -> None:
    put(tmp_path / "a.json")
    put(tmp_path / name, "")
    for _ in range(3):
        assert run("rate", tmp_path, "-o", tmp_path / name, "--lang", lang).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", name]


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.jsonl"])
def test_what_is_no_results_is_only_written_over_when_forced(tmp_path: Path, name: str) -> None:
    school, out = put(tmp_path / "in" / "a.json"), tmp_path / name
    if name == "out.xlsx":
        shutil.copy(DATA / "form-libreoffice.xlsx", out)
    else:
        # Words of results within a table or a line of one's own do not make it one.
        text = 'Trường,Mức,"Bộ tiêu chuẩn, Mức, Lỗi, Khác"\n' if name == "out.csv" else '{"file":"x","outcome":{}}\n'
        put(out, text)
    before = out.read_bytes()
    for given in ([school], [school.parent]):
        done = run("rate", *given, "-o", out)
        assert (done.returncode, done.stdout, out.read_bytes()) == (2, b"", before)
        assert f"{name}: đã có tệp này và đó không phải tệp kết quả của kdcl" in done.stderr.decode()
    assert run("rate", school, "-o", out, "--force").returncode == 0
    assert out.read_bytes() != before
    # Results may be written again, those with columns of a school's own too.
    if name != "out.jsonl":
        kdcl.spreadsheet.write_results([{"Số\nthứ tự": 1}], out)
    assert run("rate", school, "-o", out).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in", name])


@posix
def test_a_pipe_is_no_results_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out.csv")
    assert run("rate", put(tmp_path / "a.json"), "-o", tmp_path / "out.csv").returncode == 2


@posix
@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.jsonl"])
def test_results_are_written_where_a_link_leads(tmp_path: Path, name: str) -> None:
    school, link, own = put(tmp_path / "a.json"), tmp_path / f"link-{name}", tmp_path / "kept" / name
    own.parent.mkdir()
    link.symlink_to(Path("kept", name))
    for _ in range(2):
        assert run("rate", school, "-o", link).returncode == 0
        assert (link.is_symlink(), own.stat().st_size > 0, os.listdir(own.parent)) == (True, True, [name])


@posix
def test_a_file_named_more_than_once_is_rated_once(tmp_path: Path) -> None:
    school, other = put(tmp_path / "a.json"), put(tmp_path / "in" / "b.json")
    shutil.copy(school, tmp_path / "copy.json")
    link = tmp_path / "link.json"
    link.symlink_to(school)
    for given, again in [
        ([school, school], school),
        ([tmp_path / "in", other], other),
        ([other, tmp_path / "in"], other),
        ([school, link, school, link], f"{link}, {school}"),
        (["-", "-"], "-"),
    ]:
        done = run("rate", *given, "--lang", "en", stdin=SCHOOL)
        assert (done.returncode, summary(done)) == (0, "1 schools rated, 0 refused.")
        many = 1 if "," not in str(again) else 2
        assert done.stderr.decode() == f"named more than once, rated once ({many}): {again}\n"
    done = run("rate", school, tmp_path / "copy.json")
    assert (summary(done), done.stderr) == ("2 trường được xếp mức, 0 bị từ chối.", b"")


def test_a_form_that_exists_is_only_written_over_when_forced(tmp_path: Path) -> None:
    form = put(tmp_path / "form.xlsx", "filled in")
    done = run("template", GDTX, "-o", form)
    assert (done.returncode, form.read_text()) == (2, "filled in")
    assert "đã có tệp này; dùng --force để ghi đè" in done.stderr.decode()
    assert answered("template", GDTX, "-o", form, "--force") == ""
    assert kdcl.spreadsheet.read_form(form).standard_set.id == GDTX


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_leaves_no_half_of_a_file(tmp_path: Path, number: int, status: int) -> None:
    own = tmp_path / "many"
    for place in range(3000):
        put(own / f"{place:05}.json", "{" if place == 0 else SCHOOL)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [KDCL, "rate", str(own), "-o", str(tmp_path / "out.xlsx")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(TMPDIR=str(scratch))
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stderr.readline()  # the first file is told of, so the run is on
        assert (tmp_path / "out.xlsx.part").exists()
        process.send_signal(number)
        rest = process.stderr.read()
        assert (process.wait(60), process.stdout.read()) == (status, b"")
    assert b"Traceback" not in rest
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "scratch"]
    assert list(scratch.iterdir()) == []


@posix
@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.jsonl"])
def test_results_that_find_no_room_are_told_and_removed(tmp_path: Path, name: str) -> None:
    lines = put(tmp_path / "in.jsonl", f"{SCHOOL}\n" * 500)
    done = limited(4096, "rate", lines, "-o", tmp_path / name)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"không ghi được `{name}`: tệp lớn hơn giới hạn của hệ thống\n"
        "    Hãy kiểm tra thư mục, quyền ghi và chỗ trống trên ổ đĩa.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@posix
def test_a_form_that_finds_no_room_leaves_the_old_one(tmp_path: Path) -> None:
    form = put(tmp_path / "form.xlsx", "old")
    done = limited(4096, "template", GDTX, "-o", form, "--force", "--lang", "en")
    assert (done.returncode, form.read_text()) == (1, "old")
    assert done.stderr.startswith(b"`form.xlsx` cannot be written: the file is over the limit of the system")
    assert [path.name for path in tmp_path.iterdir()] == ["form.xlsx"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
@pytest.mark.parametrize(
    "command", [["sets"], ["--help"], ["--version"], ["rate", DATA], ["rate", DATA, "--json"], ["schema", "outcome"]]
)
def test_an_output_that_is_full_is_what_is_blamed(command: list[object]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [KDCL, *map(str, command)], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 1
    last = done.stderr.decode().splitlines()[-1]
    assert last.startswith("không ghi được ra đầu ra chuẩn: ổ đĩa hết chỗ trống / ")
    assert b"Traceback" not in done.stderr


def test_columns_of_every_table_are_kept(tmp_path: Path) -> None:
    head = ["Trường", "Bộ tiêu chuẩn", "1.1"]
    one = workbook(
        tmp_path / "1.xlsx", [[*head, "Xã", "row"], ["A", GDTX, 1, "Một", "r"]], [[*head, "Ghi"], ["B", GDTX, 1, "x"]]
    )
    two = workbook(tmp_path / "2.xlsx", [[*head, "Huyện", "Xã"], ["C", GDTX, 1, "Hai", "Ba"]])
    assert run("rate", one, two, "-o", tmp_path / "out.csv").returncode == 0
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Trường"], row["Xã"], row["row (2)"], row["Khác"]) for row in rows] == [
        ("A", "Một", "r", ""),
        ("B", "", "", "Ghi: x"),
        ("C", "Ba", "", "Huyện: Hai"),
    ]
    assert run("rate", one, "-o", tmp_path / "out.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [sheet.cell(row, sheet.max_column).value for row in (1, 2, 3)] == ["Khác", None, "Ghi: x"]


def test_a_file_of_ones_own_beside_the_results_stays(tmp_path: Path) -> None:
    own = put(tmp_path / "in.jsonl", SCHOOL)
    part = put(tmp_path / "out.jsonl.part", "mine")
    done = run("rate", own, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 0
    assert part.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl", "out.jsonl.part"]


def test_a_folder_where_results_should_go_gets_no_half_of_them(tmp_path: Path) -> None:
    own = put(tmp_path / "in.jsonl", SCHOOL)
    (tmp_path / "out.jsonl").mkdir()
    assert run("rate", own, "-o", tmp_path / "out.jsonl", "--force").returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_damaged_workbook_is_no_earlier_results(tmp_path: Path) -> None:
    own = put(tmp_path / "in.jsonl", SCHOOL)
    out = tmp_path / "out.xlsx"
    assert run("rate", own, "-o", out).returncode == 0
    data = bytearray(out.read_bytes())
    with zipfile.ZipFile(out) as archive:
        start = archive.getinfo("docProps/core.xml").header_offset + 30 + len("docProps/core.xml")
    data[start : start + 60] = bytes(60)
    out.write_bytes(bytes(data))
    done = run("rate", own, "-o", out)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
