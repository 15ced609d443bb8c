"""The commands: what they print, where, and the status they end with.

INVARIANT: what `--json` prints is the core's own text and a line break.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
from commands import answered, codes, environment, run
from conftest import ASSESSMENT, REPOSITORY, SCHOOL_DATA, SETS
from sheets import DATA

ESCAPES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def width(line: str) -> int:
    return sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in line)


@pytest.fixture
def assessment(tmp_path: Path) -> Path:
    path = tmp_path / "school.json"
    path.write_text(json.dumps(ASSESSMENT, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.json"
    path.write_text(json.dumps(SCHOOL_DATA, ensure_ascii=False), encoding="utf-8")
    return path


def test_rate_prints_the_bytes_of_the_core(assessment: Path) -> None:
    assert answered("rate", assessment, "--json") == kdcl.rate(ASSESSMENT).to_json() + "\n"
    assert answered("rate", "-", "--json", stdin=assessment.read_bytes()) == kdcl.rate(ASSESSMENT).to_json() + "\n"


@pytest.mark.parametrize("name", sorted(path.name for path in (REPOSITORY / "tests/cases/good").glob("*.json"))[::7])
def test_rate_of_the_corpus(name: str) -> None:
    case = json.loads((REPOSITORY / "tests/cases/good" / name).read_text(encoding="utf-8"))["input"]
    assert answered("rate", "-", "--json", stdin=json.dumps(case)) == kdcl.rate(case).to_json() + "\n"


def test_a_spreadsheet_is_rated_like_its_assessment() -> None:
    path = DATA / "form-libreoffice.ods"
    assert answered("rate", path, "--json") == kdcl.rate(path).to_json() + "\n"
    assert json.loads(answered("gap", path, "--to", 2, "--json"))["must"] == ["2.2/2", "4.3/1"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "vi",
            [
                "Trường THCS Ví Dụ",
                "Mức 0–4 (chưa xác định, 0 là không đạt; ",
                "Mức này ứng với cấp chưa có … 4 độ kiểm định",
                "Mức này ứng với mức chưa có … 2 độ chuẩn quốc gia",
                "Chưa đạt / chưa",
                "khoản 1 Điều 6, 18/2018/TT-BGDĐT",
                "Nguồn của bộ",
                "[B]",
                "Để đạt Mức 3",
                "Chưa đánh giá và còn",
                "Lưu ý",
                "chưa đánh giá",
                "… và 140 chỉ báo khác",
            ],
        ),
        (
            "en",
            [
                "level 0–4 (undecided, 0 is not reached; clause 1 of Article 6",
                "; Article 22, 18/2018/TT-BGDĐT)",
                "This level none … 4 corresponds to accreditation grade",
                "This level none … 2 corresponds to national standard degree",
                "Source of the set",
                "To reach level 3",
                "Not assessed",
                "Note",
                "not assessed",
                "… and 140 more",
            ],
        ),
    ],
)
def test_the_report_of_one_school(assessment: Path, lang: str, words: list[str]) -> None:
    text = answered("rate", assessment, "--lang", lang)
    shown = re.sub(r"[│\s]+", " ", text)
    for word in words:
        assert word in shown
    assert max(map(width, text.splitlines())) <= 80
    assert not ESCAPES.search(text)


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, "Mức 4 (Điều 22, 17/2018/TT-BGDĐT)"),
        ({"22.1": "not_met"}, "Mức 3 (khoản 1 Điều 6, 17/2018/TT-BGDĐT)"),
        (
            {"22.1": "not_assessed"},
            "Mức 3–4 (chưa xác định, 0 là không đạt; khoản 1 Điều 6, 17/2018/TT-BGDĐT; Điều 22, 17/2018/TT-BGDĐT)",
        ),
        ({"1.1": "not_met"}, "Không đạt (khoản 1 Điều 6, 17/2018/TT-BGDĐT)"),
    ],
)
def test_a_level_is_shown_with_the_article_that_it_rests_on(changed: dict[str, str], shown: str) -> None:
    held = kdcl.standard_set("tt17-2018-tieu-hoc")
    ratings = {**{criterion.code: "met" for criterion in held.criteria}, **changed}
    text = answered("rate", "-", stdin=json.dumps({"standard_set": held.id, "ratings": ratings}))
    assert f" Mức của trường {shown} Mức này" in re.sub(r"[│\s]+", " ", text)
    html = kdcl.rate({"standard_set": held.id, "ratings": ratings})._repr_html_()
    assert re.findall(r">([^<>]*)</td></tr></tbody>", html)[0] == "; ".join(re.findall(r"[kĐ][^;(]*BGDĐT", shown))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["sets"], ["tt18-2018-trung-hoc", "18/2018/TT-BGDĐT", "2018-10-10", "gdtx"]),
        (["show", "tt57-2026-gdtx"], ["57/2026/TT-BGDĐT", "Nguồn", "1.3", "có"]),
        (["show", "tt18-2018-trung-hoc", "5.4/2"], ["5.4/2/a", "5.4/2/b", "điểm b khoản 4 Điều 16"]),
        (["show", "tt57-2026-gdtx", "1.1"], ["1.1/1", "1.1/2", "Minh chứng gợi ý", "Kế hoạch năm học"]),
        (["gap", DATA / "form-libreoffice.xlsx", "--to", "2"], ["Mức hiện nay", "Để đạt Mức 2", "2.2/2", "Phụ lục II"]),
        (
            ["gap", DATA / "form-libreoffice.xlsx", "--to", "1", "--lang", "en"],
            ["The level today: level 1", "nothing is missing"],
        ),
    ],
)
def test_tables_are_readable_at_80_columns(command: list[object], words: list[str]) -> None:
    text = answered(*command)
    shown = re.sub(r"[│\s]+", " ", text)
    for word in words:
        assert word in shown
    assert max(map(width, text.splitlines())) <= 80
    assert not ESCAPES.search(text)


def test_suggest(data: Path) -> None:
    assert answered("suggest", data, "--json") == kdcl.suggest(SCHOOL_DATA).to_json() + "\n"
    assert answered("suggest", data, "--print", "prefill") == kdcl.prefill(SCHOOL_DATA).to_json() + "\n"
    assert answered("suggest", data, "--print", "draft") == kdcl.draft(SCHOOL_DATA).to_json() + "\n"
    text = answered("suggest", data)
    shown = re.sub(r"[│\s]+", " ", text)
    assert "Tỷ lệ chuyên cần của trẻ 5 tuổi: 93,5 % (2019-2020), yêu cầu ít nhất 90 %, vùng khó khăn" in shown
    assert "Nên hỏi tiếp" in shown
    assert max(map(width, text.splitlines())) <= 80


def test_sets_and_show_as_json() -> None:
    assert [own["id"] for own in json.loads(answered("sets", "--json"))] == list(SETS)
    own = kdcl.standard_set("tt18-2018-trung-hoc")
    assert answered("show", own.id, "--json") == own.to_json() + "\n"
    indicator = json.loads(answered("show", own.id, "5.4/2/b", "--json"))
    assert indicator == own.indicator("5.4/2/b").to_dict()
    assert [one["path"] for one in json.loads(answered("show", own.id, "5.4/2", "--json"))["indicators"]] == [
        "5.4/2/a",
        "5.4/2/b",
    ]
    assert json.loads(answered("show", own.id, "5.4", "--json"))["code"] == "5.4"


@pytest.mark.parametrize("name", ["assessment", "outcome", "errors"])
def test_schema(name: str) -> None:
    assert json.loads(answered("schema", name)) == kdcl.schema(name)  # type: ignore[arg-type]
    assert answered("schema", name, "--json") == answered("schema", name)


def test_template_writes_what_rate_reads(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert answered("template", "tt57-2026-gdtx", "-o", form, "--lang", "en") == ""
    book = openpyxl.load_workbook(form)
    book.worksheets[0]["G9"] = "Met"
    book.save(form)
    assert json.loads(answered("rate", form, "--json"))["criteria"][0]["level"] == {"lowest": 1, "highest": 2}


def test_the_package_run_as_a_program_is_the_command() -> None:
    command = [sys.executable, "-m", "kdcl", "rate"]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    alone = run("rate")
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", alone.stderr)
    assert done.stderr.decode().startswith("Cách dùng / Usage: kdcl rate ")


def test_version() -> None:
    assert kdcl.__version__ in answered("--version")


@pytest.mark.parametrize(
    ("text", "found"),
    [("{", ["json.syntax"]), ('{"standard_set":"tt99","ratings":{}}', ["standard_set.unknown"])],
)
def test_what_is_refused_ends_with_1(text: str, found: list[str]) -> None:
    for command in (["rate", "-"], ["gap", "-", "--to", "1"], ["suggest", "-"]):
        done = run(*command, "--json", stdin=text)
        assert (done.returncode, done.stdout) == (1, b"")
        assert codes(done.stderr)[:1] == found
        plain = run(*command, "--lang", "en", stdin=text)
        assert (plain.returncode, plain.stdout, plain.stderr[:1] != b"{") == (1, b"", True)


def test_errors_of_the_core_are_its_own_bytes() -> None:
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"9.9": "met", "1.1": 3}})
    done = run("rate", "-", "--json", stdin='{"standard_set": "tt57-2026-gdtx", "ratings": {"9.9": "met", "1.1": 3}}')
    assert done.stderr.decode() == raised.value.to_json() + "\n"


def test_a_form_of_an_unknown_set_is_no_fault_of_its_file(tmp_path: Path) -> None:
    plain = run("template", "tt99", "-o", tmp_path / "form.xlsx")
    assert (plain.returncode, plain.stderr.decode().splitlines()[0]) == (1, "không có bộ tiêu chuẩn `tt99`")
    done = run("template", "tt99", "-o", tmp_path / "form.xlsx", "--json")
    assert (done.returncode, done.stdout, codes(done.stderr)) == (1, b"", ["standard_set.unknown"])


@pytest.mark.parametrize(
    "command",
    [
        ["rate", "none.json"],
        ["rate", "none.xlsx"],
        ["rate", "none.json", "--json"],
        ["rate", "--set", "tt99", DATA / "long-libreoffice.csv"],
        ["rate", DATA],
        ["rate", DATA / "ambiguous-openpyxl.xlsx"],
        ["gap", DATA / "district-openpyxl.xlsx", "--to", "1"],
        ["gap", DATA / "form-libreoffice.xlsx", "--to", "9"],
        ["show", "tt99"],
        ["show", "tt57-2026-gdtx", "9.9"],
        ["template", "tt99", "-o", "never.xlsx"],
        ["template", "tt57-2026-gdtx", "-o", "no/such/folder/form.xlsx"],
        ["suggest", "none.json"],
    ],
)
def test_inputs_that_are_refused(command: list[object]) -> None:
    done = run(*command)
    assert done.returncode == 1
    assert done.stderr
    assert b"Traceback" not in done.stderr
    assert not Path("never.xlsx").exists()


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["rate"],
        ["nothing"],
        ["rate", "x", "--nothing"],
        ["rate", "x", "-o", "out.pdf"],
        ["rate", "x", "--lang", "fr"],
        ["gap", "x"],
        ["gap", "x", "--to", "-1"],
        ["gap", "x", "--to", "two"],
        ["schema", "nothing"],
        ["show"],
        ["template", "tt57-2026-gdtx"],
        ["template", "tt57-2026-gdtx", "-o", "form.ods"],
    ],
)
def test_misuse_ends_with_2(command: list[object]) -> None:
    done = run(*command)
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)


def test_help_is_vietnamese_first() -> None:
    text = answered("rate", "--help")
    assert text.index("Xếp mức một hoặc nhiều trường.") < text.index("Rate one or many schools.")
    assert max(map(width, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("locale", "english"),
    [
        ({"LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "vi_VN.UTF-8"}, False),
        ({"LANG": "C"}, False),
        ({}, False),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_US.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN.UTF-8"}, False),
    ],
)
def test_the_language_is_that_of_the_locale_and_the_output_utf_8(locale: dict[str, str], english: bool) -> None:
    text = answered("show", "tt57-2026-gdtx", "1.1", **locale)
    assert ("Indicator" in text, "Chỉ báo" in text) == (english, not english)


def test_python_s_own_encoding_is_not_used() -> None:
    assert "Chỉ báo" in answered("show", "tt57-2026-gdtx", "1.1", PYTHONIOENCODING="ascii", LC_ALL="C")


def hostile(**school: Any) -> str:
    return json.dumps({"standard_set": "tt57-2026-gdtx", "school": school, "ratings": {}})


@pytest.mark.parametrize(
    "name", ["\x1b[31mred\x1b[0m", "[bold red]x[/]", ":smiley:", "a\u202eb", "a\x00b\x07", "\u009b31m"]
)
def test_a_name_neither_controls_the_terminal_nor_is_markup(name: str) -> None:
    text = answered("rate", "-", stdin=hostile(name=name), FORCE_COLOR="")
    assert not ESCAPES.search(text)
    assert "\u202e" not in text
    shown = "".join(
        f"\\u{ord(letter):04x}" if ESCAPES.match(letter) or letter == "\u202e" else letter for letter in name
    )
    assert shown in text


def test_completion_knows_the_sets() -> None:
    done = run(COMP_WORDS="kdcl show tt57", COMP_CWORD="2", _KDCL_COMPLETE="complete_bash")
    assert done.stdout.decode().split() == [own for own in SETS if own.startswith("tt57")]
