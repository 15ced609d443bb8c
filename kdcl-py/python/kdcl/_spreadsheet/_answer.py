"""A school's answer as a row of a table, the same fields as `rate_many` gives.

INVARIANT: the fields come from the core's own ratings; what is wrong with a school stands in `errors`, and then every
other field of the answer is `None`. Nothing a school came with takes the place of a field.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._kdcl import ANSWER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kdcl._catalogue import Catalogue

_ALWAYS = "rating.recognition_needs_more"
"""The warning that every level has; of a table it is said once."""


class Rated:
    """What the core says of one assessment."""

    def __init__(self, school: dict[str, Any], outcome: str, row: dict[str, Any], warnings: list[Any]) -> None:
        self.school = school
        """The school's name, code and the like."""
        self.outcome = outcome
        """The core's own JSON."""
        self.row = row
        """The fields `rate_many` gives."""
        self.warnings = warnings
        """The warnings of the row with their words."""


class Answers:
    """Rates assessments, given as JSON, into rows."""

    def __init__(self, catalogue: Catalogue, to: int | None = None) -> None:
        self._core = catalogue.core
        self._table = self._core.table(standard_set=None, to=to, school="school", path="path", verdict="verdict")
        self._any: dict[str, str] = {}

    def of(self, text: bytes) -> Rated:
        """The answer to an assessment. Raises `KdclError` with all that is wrong with it."""
        assessment: dict[str, Any] = json.loads(self._core.assessment(text))
        outcome = self._core.rate(text)
        # Of a row the core knows no education levels, so it cannot warn of them; of an assessment it does.
        warnings = [one for one in json.loads(outcome)["warnings"] if one["code"] != _ALWAYS]
        answer = self._table.rate([self._row(assessment)])[0]
        row = {key: answer[key] for key in ANSWER_COLUMNS}
        row["warnings"] = [one["code"] for one in warnings]
        return Rated(assessment.get("school", {}), outcome, row, warnings)

    def _row(self, assessment: dict[str, Any]) -> dict[str, Any]:
        standard_set = assessment["standard_set"]
        # A table without a column of ratings is refused; a school without a verdict is rated.
        row: dict[str, Any] = {self._criterion(standard_set): None}
        for criterion, levels in assessment["ratings"].items():
            for level, said in levels.items():
                path = f"{criterion}/{level}"
                # A level that is a single statement has its verdict at once, another has one a letter.
                row.update({path: said} if isinstance(said, str) else {f"{path}/{key}": said[key] for key in said})
        row.update({key: assessment[key] for key in ("standard_set", "assessed_on") if key in assessment})
        return row

    def _criterion(self, standard_set: str) -> str:
        """A criterion of the set, whichever."""
        if standard_set not in self._any:
            document = json.loads(self._core.standard_set(standard_set))
            codes = (criterion["code"] for standard in document["standards"] for criterion in standard["criteria"])
            self._any[standard_set] = next(codes)
        return self._any[standard_set]


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


def problems_of(error: KdclError) -> list[dict[str, Any]]:
    """The problems an exception carries, as JSON has them."""
    problems: list[dict[str, Any]] = error.to_dict()["errors"]
    return problems
