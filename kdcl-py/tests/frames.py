"""What the tests of tables share: random assessments, and the tables that say the same.

INVARIANT: a table is written from the parts of a random assessment alone, never from an answer of the library.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import strategies as st

import kdcl

SETS = [own.id for own in kdcl.standard_sets()]

VERDICTS = {
    "met": ("x", "X", "Đạt", "ĐẠT", "Đa\u0323t", " đạt\t", "met", True),
    "not_met": ("K", "Không", "Không đạt", "không\u00a0đạt", "Chưa đạt", "not_met", False),
    "not_applicable": ("Không áp dụng", "n/a", "not_applicable"),
    "not_assessed": ("", "-", "--", "–", None, "Chưa đánh giá"),
}
"""Each verdict as people write it."""


@st.composite
def schools(draw: st.DrawFn, set_id: str) -> dict[str, Any]:
    """A school: by criterion the level reached, or by indicator the verdict; most of it met."""
    ratings: dict[str, Any] = {}
    names = [*["met"] * 6, "not_met", "not_applicable", "not_assessed"]
    for criterion in kdcl.standard_set(set_id).criteria:
        levels = [0, *(level.level for level in criterion.levels)]
        if draw(st.booleans()):
            ratings[criterion.code] = draw(st.sampled_from([*levels, levels[-1], levels[-1], None]))
        else:
            paths = [own.path for level in criterion.levels for own in level.indicators]
            ratings[criterion.code] = {path: draw(st.sampled_from(names)) for path in paths}
    return ratings


def as_assessment(set_id: str, school: dict[str, Any]) -> dict[str, Any]:
    """The school as an assessment of the contract."""
    ratings: dict[str, Any] = {}
    for code, rating in school.items():
        if isinstance(rating, dict):
            own: dict[str, Any] = {}
            for path, verdict in rating.items():
                _, level, *letter = path.split("/")
                if letter:
                    own.setdefault(level, {})[letter[0]] = verdict
                else:
                    own[level] = verdict
            ratings[code] = own
        elif rating is not None:
            ratings[code] = {"reached": rating}
    return {"standard_set": set_id, "ratings": ratings}


def wide(school: dict[str, Any], spell: Any) -> dict[str, Any]:
    """The school as a row: `spell` writes a verdict as somebody would."""
    row: dict[str, Any] = {}
    for code, rating in school.items():
        if isinstance(rating, dict):
            row.update({path: spell(verdict) for path, verdict in rating.items()})
        else:
            row[code] = rating
    return row


def long(name: str, school: dict[str, Any], spell: Any) -> list[dict[str, Any]]:
    """The school as rows of a verdict each."""
    row = wide(school, spell)
    return [{"school": name, "path": path, "verdict": cell} for path, cell in row.items()]


def text(value: Any) -> str | None:
    """A cell as a column of text holds it."""
    if isinstance(value, bool):
        return "x" if value else "K"
    return None if value is None else str(value)


def kinds(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The same rows in every kind of table, as text: a column may hold levels of one school and dashes of another."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [text(row.get(name)) for row in rows] for name in names}
    table = pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
    return {
        "dictionaries": rows,
        "pyarrow": table,
        "reader": pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=2)),
        "polars": pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)),
        "pandas": pd.DataFrame(columns, dtype="object"),
    }


def answers(table: Any) -> list[dict[str, Any]]:
    """The rows of an answer, whatever kind of table it is."""
    if isinstance(table, pa.RecordBatchReader):
        table = table.read_all()
    if isinstance(table, pa.Table):
        return table.to_pylist()
    if isinstance(table, pl.DataFrame):
        return table.to_dicts()
    if isinstance(table, pd.DataFrame):
        return pl.from_pandas(table).to_dicts()
    return list(table)
