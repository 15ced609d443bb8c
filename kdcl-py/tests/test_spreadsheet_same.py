"""One assessment as a form, a summary, a wide and a long table: all rate as `kdcl.rate` does the assessment itself.

INVARIANT: the tables are written here, with openpyxl and csv alone; nothing of the package helps to write them.
"""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kdcl
import kdcl.spreadsheet
from sheets import workbook

WORDS: dict[str, list[Any]] = {
    "met": ["x", "X", "Đạt", "đạt ", "ĐẠT", "Đ", "✓", True, "\u00a0Đạt"],
    "not_met": ["K", "Không đạt", "không", "Ko", "KĐ", "Chưa đạt"],
    "not_applicable": ["Không áp dụng", "n/a"],
    "not_assessed": [None, "-", "--", "Chưa đánh giá"],
}
SETS = tuple(own.id for own in kdcl.standard_sets())
ANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
draws = st.tuples(st.sampled_from(SETS), st.randoms(use_true_random=False))


def criteria(standard_set: str) -> dict[str, list[int]]:
    """The criteria of a set with their levels."""
    return {
        own.code: [level.level for level in own.levels]
        for standard in kdcl.standard_set(standard_set).standards
        for own in standard.criteria
    }


def written(path: Path, rows: list[list[Any]]) -> Path:
    """Writes rows in the format of the name."""
    if path.suffix == ".xlsx":
        return workbook(path, rows)
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        shown = [[str(cell).upper() if isinstance(cell, bool) else cell for cell in row] for row in rows]
        csv.writer(file, delimiter=";").writerows(shown)
    return path


def read(path: Path, **asked: Any) -> list[tuple[Any, ...]]:
    """What is wrong with each school, and its levels."""
    return [(row["errors"], row["level_lowest"], row["level_highest"]) for row in kdcl.spreadsheet.rate(path, **asked)]


@given(drawn=draws, suffix=st.sampled_from([".xlsx", ".csv"]))
@ANY
def test_verdicts(tmp_path: Path, drawn: tuple[str, random.Random], suffix: str) -> None:
    standard_set, chance = drawn
    paths = [own.path for own in kdcl.standard_set(standard_set).indicators]
    often = chance.choice([0.9, 0.98, 1.0])
    verdicts = {path: "met" if chance.random() < often else chance.choice([*WORDS]) for path in paths}
    nested: dict[str, Any] = {}
    for path, verdict in verdicts.items():
        code, level, *letter = path.split("/")
        at = nested.setdefault(code, {})
        for key, below in zip([level, *letter], letter):
            at, level = at.setdefault(key, {}), below
        at[level] = verdict
    outcome = kdcl.rate({"standard_set": standard_set, "ratings": nested})
    words = {path: chance.choice(WORDS[verdict]) for path, verdict in verdicts.items()}
    chance.shuffle(paths)
    head: list[list[Any]] = [["Phiếu"], ["Bộ tiêu chuẩn", standard_set], []]
    form = [*head, ["Mã chỉ báo", "Ghi chú", "Kết quả"], *([path, "1.1", words[path]] for path in paths)]
    wide = [*head, ["STT", "Tên trường", *paths, "Ghi chú"], [1, "A", *(words[path] for path in paths), "x"]]
    long = [["Trường", "Xã", "Chỉ báo", "Kết quả"], *(["A", "B", f"Chỉ báo {path}", words[path]] for path in paths)]
    for name, rows in (("form", form), ("wide", wide), ("long", long)):
        ((errors, lowest, highest),) = read(written(tmp_path / (name + suffix), rows), standard_set=standard_set)
        assert (name, errors, lowest, highest) == (name, None, outcome.level.lowest, outcome.level.highest)


@given(drawn=draws, suffix=st.sampled_from([".xlsx", ".csv"]))
@ANY
def test_levels_reached(tmp_path: Path, drawn: tuple[str, random.Random], suffix: str) -> None:
    standard_set, chance = drawn
    own = criteria(standard_set)
    often = chance.choice([0.5, 0.95, 1.0])
    reached = {
        code: levels[-1] if chance.random() < often else chance.choice([0, *levels]) for code, levels in own.items()
    }
    outcome = kdcl.rate({"standard_set": standard_set, "ratings": {c: {"reached": r} for c, r in reached.items()}})
    order = list(own)
    chance.shuffle(order)
    cells = {
        code: chance.choice([level, str(level), f"Mức {level}", f"{level},0"] if level else [0, "K", "Không đạt"])
        for code, level in reached.items()
    }
    wide = [["STT", "Bộ tiêu chuẩn", "Tên trường", *(f"Tiêu chí {code}" for code in order)]]
    wide += [[1, standard_set, "A", *(cells[code] for code in order)], [], ["Cộng", None, None, *[1] * len(order)]]
    long = [["Mã trường", "Tiêu chí", "Kết quả"], *(["01", code, cells[code]] for code in order)]
    levels = [["Trường", "Tiêu chí", "Mức", "Kết quả"]]
    levels += [
        ["A", code, f"Mức {level}", chance.choice(WORDS["met" if level <= reached[code] else "not_met"])]
        for code in order
        for level in own[code]
    ]
    tables = {"wide": wide, "long": long, "levels": levels, "summary": summary(standard_set, reached, chance)}
    for name, rows in tables.items():
        ((errors, lowest, highest),) = read(written(tmp_path / (name + suffix), rows), standard_set=standard_set)
        assert (name, errors, lowest, highest) == (name, None, outcome.level.lowest, outcome.level.highest)


def summary(standard_set: str, reached: dict[str, int], chance: random.Random) -> list[list[Any]]:
    """The official summary, with its clauses in a table of their own where the set has such."""
    own = criteria(standard_set)
    clauses = [code for code in own if code.startswith("22.")]
    columns = sorted({level for code in own if code not in clauses for level in own[code]})
    rows: list[list[Any]] = [["BẢNG TỔNG HỢP"], ["Bộ tiêu chuẩn", standard_set], ["Tiêu chuẩn, tiêu chí", "Kết quả"]]
    rows += [
        [None, chance.choice(["Không đạt", "Chưa đạt", "K", "Ko đạt", "KĐ"]), "Đạt"],
        [None, None, *(f"Mức {n}" for n in columns)],
    ]
    tick, empty = chance.choice([("x", None), ("X", ""), ("Đạt", "Không đạt"), (True, False)])
    headings = chance.random() < 0.5
    for code, levels in own.items():
        if code in clauses:
            continue
        if headings and code.endswith(".1"):
            rows.append([f"Tiêu chuẩn {code[:-2]}", "x", *["----"] * len(columns)])
        ticks = [tick if level <= reached[code] else empty for level in columns]
        ticks = [cell if level in levels else "----" for level, cell in zip(columns, ticks)]
        rows.append([f"Tiêu chí {code}", None if reached[code] else "x", *ticks])
    rows.append(["Kết quả: Đạt Mức 2"])
    if clauses:
        rows += [[], ["Tiêu chí (Khoản, Điều)", "Kết quả"], [None, "Đạt", "Không đạt", "Ghi chú"]]
        labels = chance.choice(["Khoản {}, Điều 22", "Khoản {}", "{}"])
        for code in clauses:
            met = bool(reached[code])
            rows.append([labels.format(code[3:]), "x" if met else None, None if met else "x"])
    return [*rows, [], ["Người lập biểu", None, "HIỆU TRƯỞNG"]]
