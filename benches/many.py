"""What rating many schools costs from Python, beside the plain ways to do the same, in one run.

`target/python/bin/python benches/many.py` after `scripts/python`; another number of schools may be given. Look at the ratios: the machine's own speed changes
from hour to hour. The plain ways give the level alone; kdcl gives bounds, grade, degree and what blocks the next level.

INVARIANT: every way gives the same levels; that is checked before anything is timed.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import Any

import kdcl
import polars as pl

SET = "tt18-2018-trung-hoc"
SCHOOLS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


def table() -> pl.DataFrame:
    """What each criterion reached at each school: mostly its highest level."""
    dice = random.Random(18)
    columns = {"school": [f"T{place}" for place in range(SCHOOLS)]}
    for criterion in kdcl.standard_set(SET).criteria:
        levels = [level.level for level in criterion.levels]
        weights = [1, *[4] * (len(levels) - 1), 95]
        columns[criterion.code] = dice.choices([0, *levels], weights, k=SCHOOLS)
    codes = list(columns)[1:]
    return pl.DataFrame(columns).with_columns(pl.col(codes).cast(pl.UInt8))


def by_hand(rows: list[dict[str, Any]], highest: dict[str, int]) -> list[int]:
    """The rule of TT 18 as a script would write it: khoản 1 Điều 6, and Điều 22 for level 4."""
    levels = []
    for row in rows:
        level = 3
        for code, most in highest.items():
            reached = row[code]
            if most < 4 and reached < most and reached < level:
                level = reached
        if level == 3 and all(row[code] == 4 for code, most in highest.items() if most == 4):
            level = 4
        levels.append(level)
    return levels


def by_expressions(frame: pl.DataFrame, highest: dict[str, int]) -> pl.Series:
    """The same rule as polars expressions."""
    criteria = [
        pl.when(pl.col(code) >= most).then(3).otherwise(pl.col(code)) for code, most in highest.items() if most < 4
    ]
    clauses = pl.all_horizontal(pl.col(code) == 4 for code, most in highest.items() if most == 4)
    level = pl.min_horizontal(criteria)
    return frame.select(pl.when((level == 3) & clauses).then(4).otherwise(level).alias("level"))["level"]


def seconds(work: Any, times: int = 7) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    frame = table()
    rows = frame.to_dicts()
    highest = {own.code: own.levels[-1].level for own in kdcl.standard_set(SET).criteria}
    ours = kdcl.rate_many(frame, standard_set=SET)["level_lowest"].to_list()
    assert ours == by_hand(rows, highest) == by_expressions(frame, highest).to_list()
    assert ours == [row["level_lowest"] for row in kdcl.rate_many(rows, standard_set=SET)]
    ways = {
        "kdcl.rate_many, a polars frame": lambda: kdcl.rate_many(frame, standard_set=SET),
        "kdcl.rate_many, a list of dictionaries": lambda: kdcl.rate_many(rows, standard_set=SET),
        "pure Python, the level alone": lambda: by_hand(rows, highest),
        "polars expressions, the level alone": lambda: by_expressions(frame, highest),
    }
    taken = {name: seconds(work) for name, work in ways.items()}
    base = taken["kdcl.rate_many, a polars frame"]
    for name, own in taken.items():
        print(f"{name:<40} {own * 1000:8.1f} ms  {SCHOOLS / own / 1e6:7.2f} M schools/s  x {own / base:.2f}")


if __name__ == "__main__":
    main()
