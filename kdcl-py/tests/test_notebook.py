"""The notebook of a district, `docs/district.ipynb`, is executed, and what it says is counted again from the sheet.

The count knows the sheet through openpyxl and the level rule of TT 18/2018 by heart; it does not ask the package.

INVARIANT: executing the notebook changes no file of the repository, and the notebook as it stands holds no outputs.
"""

from __future__ import annotations

import json
import re
import runpy
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import nbformat
import openpyxl
import pytest
from nbclient import NotebookClient
from PIL import Image

import kdcl
from conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
NOTEBOOK = nbformat.read(DOCS / "district.ipynb", as_version=4)
SHEET = DOCS / "district" / "schools.xlsx"
PICTURE = DOCS / "images" / "district.png"

HEADER = 5
WITHOUT_LEVEL_3 = {"1.2", "1.7", "1.8", "1.9", "1.10", "3.4", "5.3", "5.4"}
NOTHING = (None, "-", "--")

FACTS = """
import json

print(json.dumps({
    "kdcl": kdcl.__file__,
    "levels": {row["school"]: [row["level_lowest"], row["level_highest"]] for row in results},
    "groups": {"decided": [*decided["school"]], "undecided": [*undecided["school"]], "failed": [*failed["school"]]},
    "errors": errors[["school", "column"]].to_numpy().tolist(),
    "blocking": blocking[["title", "not_met", "not_assessed"]].reset_index().to_numpy().tolist(),
    "bars": [[bar.get_height() for bar in bars] for bars in left.containers],
    "stripes": [[bar.get_width() for bar in bars] for bars in right.containers],
    "labels": [text.get_text() for text in left.texts],
    "spellings": sheet[criteria].stack().astype(str).unique().tolist(),
    "picture": str(picture),
    "workbook": str(workbook),
}, default=lambda number: number.item()))
"""


class School:
    """A row of the sheet, read by this test: by criterion the level and the highest there is, and the clauses met."""

    def __init__(self, header: list[Any], cells: list[Any]) -> None:
        self.name = str(cells[1])
        self.levels: dict[str, tuple[int | None, int]] = {}
        self.clauses: list[bool | None] = []
        self.unreadable: list[str] = []
        for title, cell in zip(header[3:], cells[3:]):
            code = str(title).rpartition("TC ")[2]
            if title != code:
                top = 2 if code in WITHOUT_LEVEL_3 else 3
                level = read(cell)
                if level is not None and not 0 <= level <= top:
                    self.unreadable.append(code)
                self.levels[code] = (level, top)
            else:
                self.clauses.append(None if cell in NOTHING else cell == "Đạt")

    def level(self, blank_is_met: bool) -> int:
        """The level, if everything that is not assessed came out so."""
        levels = [
            ((top if blank_is_met else 0) if level is None else level, top) for level, top in self.levels.values()
        ]
        reached = max(level for level in range(4) if all(own >= min(level, top) for own, top in levels))
        clauses = all(blank_is_met if clause is None else clause for clause in self.clauses)
        return 4 if reached == 3 and clauses else reached

    def blocking(self) -> dict[str, str]:
        """The criteria in the way of level 3, and why each is."""
        return {
            code: "not_assessed" if level is None else "not_met"
            for code, (level, top) in self.levels.items()
            if level is None or level < top
        }


def read(cell: object) -> int | None:
    """The level of a cell; a number no criterion has where it tells none."""
    if cell in NOTHING:
        return None
    text = unicodedata.normalize("NFC", str(cell)).strip().lower()
    match = re.fullmatch(r"(?:(?:đạt )?mức )?(\d+)", text)
    return int(match[1]) if match else 0 if text == "không đạt" else -1


def the_sheet() -> tuple[list[Any], list[list[Any]]]:
    """The header of the sheet and its rows."""
    rows = openpyxl.load_workbook(SHEET).worksheets[0].iter_rows(min_row=HEADER, values_only=True)
    header, *schools = map(list, rows)
    return header, [cells for cells in schools if cells[0] != "Tổng cộng"]


SCHOOLS = [School(the_sheet()[0], cells) for cells in the_sheet()[1]]
RATED = [school for school in SCHOOLS if not school.unreadable]


def files() -> dict[Path, bytes]:
    """All that the notebook could change."""
    return {path: path.read_bytes() for path in DOCS.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook with its outputs, executed by the Python that runs the tests; its last cell tells the facts."""
    folder = tmp_path_factory.mktemp("notebook")
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = folder / "kernels" / "kdcl-test" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": argv, "display_name": "kdcl", "language": "python"}), encoding="utf-8")
    written = folder / "written"
    written.mkdir()
    notebook = nbformat.from_dict({**NOTEBOOK, "cells": [*NOTEBOOK.cells, nbformat.v4.new_code_cell(FACTS)]})
    before = files()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        patch.setenv("TMPDIR", str(written))
        patch.delenv("KDCL_PICTURES", raising=False)
        patch.delenv("MPLBACKEND", raising=False)
        client = NotebookClient(notebook, kernel_name="kdcl-test", resources={"metadata": {"path": str(DOCS)}})
        client.execute()
    assert files() == before
    return notebook


@pytest.fixture(scope="module")
def facts(executed: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(executed.cells[-1].outputs[0].text)
    return told


def printed(notebook: Any, cell: str) -> str:
    """What a cell printed."""
    (own,) = (own for own in notebook.cells if own.get("id") == cell)
    return "".join(output.text for output in own.outputs if output.output_type == "stream")


def test_the_notebook_holds_no_outputs() -> None:
    nbformat.validate(NOTEBOOK)
    code = [cell for cell in NOTEBOOK.cells if cell.cell_type == "code"]
    assert len(code) >= 10
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert all(re.fullmatch(r"[a-z0-9-]+", cell.id) for cell in NOTEBOOK.cells)
    assert NOTEBOOK.metadata.kernelspec.name == "python3"


def test_the_sheet_is_what_its_script_makes() -> None:
    made = runpy.run_path(str(DOCS / "district" / "make.py"))["workbook"]()
    kept = openpyxl.load_workbook(SHEET)
    assert kept.sheetnames == made.sheetnames
    for name in made.sheetnames:
        cells = [
            [(cell.value, cell.data_type) for row in book[name].iter_rows() for cell in row] for book in (kept, made)
        ]
        assert cells[0] == cells[1]
        assert kept[name].dimensions == made[name].dimensions


def test_it_runs_without_a_warning_on_the_package_under_test(executed: Any, facts: dict[str, Any]) -> None:
    assert facts["kdcl"] == kdcl.__file__
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 3


def test_the_levels_are_those_counted_by_hand(executed: Any, facts: dict[str, Any]) -> None:
    due = {own.name: [None, None] if own.unreadable else [own.level(False), own.level(True)] for own in SCHOOLS}
    assert facts["levels"] == due
    groups: dict[str, list[str]] = {"decided": [], "undecided": [], "failed": []}
    for name, (lowest, highest) in due.items():
        groups["failed" if lowest is None else "decided" if lowest == highest else "undecided"].append(name)
    assert facts["groups"] == groups
    assert {name: len(own) for name, own in groups.items()} == {"decided": 35, "undecided": 10, "failed": 3}
    said = "48 trường: 35 đã rõ mức, 10 còn là khoảng, 3 có lỗi"
    assert printed(executed, "answers") == f"{said}\n"
    assert facts["labels"][-1] == said
    assert sorted(facts["errors"]) == sorted([own.name, code] for own in SCHOOLS for code in own.unreadable)


def test_the_bars_are_of_the_height_counted_by_hand(facts: dict[str, Any]) -> None:
    spans = [(own.level(False), own.level(True)) for own in RATED]
    certain = [spans.count((level, level)) for level in range(5)]
    possible = [sum(low <= level <= high and low < high for low, high in spans) for level in range(5)]
    assert facts["bars"] == [certain, possible, [len(SCHOOLS) - len(RATED)]]
    assert all(certain), "every level is there to be seen"
    assert facts["labels"][:5] == [f"{least}–{least + more}" for least, more in zip(certain, possible)]


def test_what_blocks_level_3_is_what_was_counted_by_hand(executed: Any, facts: dict[str, Any]) -> None:
    counts = Counter((code, why) for own in RATED for code, why in own.blocking().items())
    titles = {own.code: own.title.vi for own in kdcl.standard_set("tt18-2018-trung-hoc").criteria if own.title}
    due: list[list[Any]] = [
        [code, title, counts[code, "not_met"], counts[code, "not_assessed"]] for code, title in titles.items()
    ]
    due = sorted((own for own in due if own[2] + own[3]), key=lambda own: -own[2] - own[3])
    assert facts["blocking"] == due
    assert [own[0] for own in due[:3]] == ["2.2", "5.6", "3.2"]
    assert facts["stripes"] == [[own[why] for own in due[:8]][::-1] for why in (2, 3)]
    blocked = sum(bool(own.blocking()) for own in RATED)
    assert printed(executed, "blocking-table") == f"{blocked} trên {len(RATED)} trường chưa chắc đạt Mức 3\n"


def test_what_the_text_says_of_the_sheet_is_there(facts: dict[str, Any]) -> None:
    text = {cell.id: cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown"}
    for spelling in ("Mức 2", "mức 2 ", "Đạt mức 2", "Không đạt", "--", "-"):
        assert f"`{spelling}`" in text["sheet"]
        assert spelling in facts["spellings"]
    assert "`5–11`" in text["levels"]
    assert facts["labels"][3] == "5–11"
    assert "`3–4`" in text["intervals"]
    assert [3, 4] in facts["levels"].values()
    (cell,) = re.findall(r"`THCS!(\w+)`", text["errors"])
    assert openpyxl.load_workbook(SHEET)["THCS"][cell].value == "Mức 22"


def test_the_picture_is_new_and_the_one_kept_shows_the_same(facts: dict[str, Any]) -> None:
    made = Path(facts["picture"])
    assert not made.is_relative_to(REPOSITORY)
    shown = []
    for path in (made, PICTURE):
        assert 20_000 < path.stat().st_size < 120_000
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (1400, 560))
            shown.append(picture.info["Description"])
    assert shown[0] == shown[1]


def test_the_results_are_handed_back_whole(facts: dict[str, Any]) -> None:
    book = openpyxl.load_workbook(facts["workbook"])
    names = [str(row[0]) for row in book["Kết quả"].iter_rows(min_row=2, values_only=True)]
    assert names == [own.name for own in SCHOOLS]
    failed = [str(row[0]) for row in book["Lỗi"].iter_rows(min_row=2, values_only=True)]
    assert failed == [own.name for own in SCHOOLS if own.unreadable]
