"""A school's answer as a row of a table, the same fields as `rate_many` gives.

INVARIANT: the fields come from the core's own rating of rows; what is wrong with a school stands in `errors`, and
then every other field of the answer is `None`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._spreadsheet._results import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kdcl._catalogue import Catalogue


class Answers:
    """Rates assessments, given as JSON, into rows."""

    def __init__(self, catalogue: Catalogue, to: int | None = None) -> None:
        self._core = catalogue.core
        self._table = self._core.table(standard_set=None, to=to, school="", path="", verdict="")

    def read(self, text: bytes) -> dict[str, Any]:
        """An assessment in full, as the core understood it. Raises `KdclError` with all that is wrong."""
        assessment: dict[str, Any] = json.loads(self._core.assessment(text))
        return assessment

    def of(self, assessment: dict[str, Any]) -> dict[str, Any]:
        """The answer to an assessment that was read."""
        row: dict[str, Any] = {key: assessment[key] for key in ("standard_set", "assessed_on") if key in assessment}
        for criterion, levels in assessment["ratings"].items():
            for level, said in levels.items():
                path = f"{criterion}/{level}"
                # A level that is a single statement has its verdict at once, another has one a letter.
                verdicts = (
                    {path: said} if isinstance(said, str) else {f"{path}/{letter}": said[letter] for letter in said}
                )
                row.update(verdicts)
        if len(row) <= 2:
            # A table without a column of ratings is refused; a school without a verdict is rated.
            row["1.1"] = None
        answer: dict[str, Any] = self._table.rate([row])[0]
        return {key: answer[key] for key in ANSWER}


def refused(problems: Iterable[dict[str, Any]], standard_set: str | None = None) -> dict[str, Any]:
    """The row of a school that was refused."""
    answer: dict[str, Any] = dict.fromkeys(ANSWER)
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


def problems_of(error: KdclError) -> list[dict[str, Any]]:
    """The problems an exception carries, as JSON has them."""
    problems: list[dict[str, Any]] = error.to_dict()["errors"]
    return problems
