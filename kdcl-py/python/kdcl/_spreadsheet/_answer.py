"""A school's answer as a row of a table, the same fields as `rate_many` gives.

INVARIANT: the fields come from the core's own ratings; what is wrong with a school stands in `errors`, and then every
other field of the answer is `None`. Nothing a school came with takes the place of a field.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kdcl._kdcl import ANSWER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kdcl._catalogue import Catalogue


class Rated(NamedTuple):
    """What the core says of one assessment."""

    name: str | None
    """What the school is called."""
    code: str | None
    """Its code."""
    row: dict[str, Any]
    """The fields `rate_many` gives."""
    warnings: list[dict[str, Any]]
    """The warnings of the row with their words."""
    outcome: str | None
    """The core's own JSON, where it was asked for."""


class Answers:
    """Rates assessments, given as JSON, into rows."""

    def __init__(self, catalogue: Catalogue, to: int | None = None) -> None:
        self._table = catalogue.core.table(standard_set=None, to=to, school="school", path="path", verdict="verdict")

    def of(self, text: bytes, *, outcome: bool = False) -> Rated:
        """The answer to an assessment. Raises `KdclError` with all that is wrong with it."""
        name, code, row, warnings, told = self._table.answer(text, outcome)
        return Rated(name, code, row, json.loads(warnings), told)


def refused(problems: Iterable[dict[str, Any]], standard_set: str | None = None) -> dict[str, Any]:
    """The row of a school that was refused."""
    answer: dict[str, Any] = dict.fromkeys(ANSWER_COLUMNS)
    answer["standard_set"] = standard_set
    answer["errors"] = [
        {
            "code": one["code"],
            "path": one["path"],
            "message_vi": one["message"]["vi"],
            "message_en": one["message"]["en"],
            "help_vi": one["help"]["vi"],
            "help_en": one["help"]["en"],
        }
        for one in problems
    ]
    return answer


def beside(about: Mapping[str, Any], others: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """A whole row: where the school is from, the columns it came with, its answer. A column named like a field of ours
    gets a number: `row (2)`.
    """
    row = dict(about)
    for name, value in others.items():
        free, number = name, 1
        while free in about or free in answer or (free != name and (free in others or free in row)):
            number += 1
            free = f"{name} ({number})"
        row[free] = value
    row.update(answer)
    return row
