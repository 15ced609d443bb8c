"""Schools: what a file says of each, as an assessment in JSON or as all that is wrong with it.

Cells are judged by the core. An error of the core names a place of its input; here that place becomes the cell it came
from.

INVARIANT: every school of a file comes out once, in its order, whatever is wrong with the others.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._record import written
from kdcl._spreadsheet._cells import Bad, plain
from kdcl._spreadsheet._held import held_by
from kdcl._spreadsheet._problems import bounded, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kdcl._catalogue import Catalogue
    from kdcl._spreadsheet._head import About

Mark = tuple[str, object, str]
"""What a cell is about (criterion, level or indicator), the cell, where it stands."""


_ABOUT = ("standard_set", "school_type", "assessed_on")


class School:
    """What a file says of one school."""

    def __init__(self, about: About, at: str) -> None:
        self.at = at
        """Where it stands: its row, or the table's header."""
        self.name = str(about.values.get("/school/name", ""))
        self.code = str(about.values.get("/school/code", ""))
        self.others: dict[str, object] = {}
        """The cells of its row that mean nothing to a rating, by their headers."""
        self.standard_set: str | None = None
        """The set it is rated by, where that is known."""
        self.said = {name: one for name in _ABOUT if (one := about.values.get(f"/{name}")) is not None}
        """What is said of the set it is rated by, by the columns a row for `rate_many` has for it."""
        self.text = b""
        """The assessment, as JSON; nothing where there are problems."""
        self.problems: list[dict[str, Any]] = []
        self.cells: dict[str, object] = {}
        """What stands in the table about each criterion, level or indicator."""


class Reader:
    """Turns the cells of schools into assessments, by a catalogue."""

    def __init__(self, catalogue: Catalogue, standard_set: str | None) -> None:
        self._core = catalogue.core
        self._default = standard_set
        self.held = held_by(catalogue.core)

    def about(self, about: About) -> tuple[str | None, list[dict[str, Any]]]:
        """The set a school is rated by, and what is wrong with what is said about the school."""
        document = about.document()
        if "standard_set" not in document and "school_type" not in document:
            if self._default is None:
                return None, [*about.problems, problem("no_standard_set", about.places.get(""))]
            document["standard_set"] = self._default
        try:
            text = self._core.assessment(_json({**document, "ratings": {}}))
        except KdclError as error:
            return None, [*about.problems, *_placed(error, about.places, about.places.get(""))]
        return str(json.loads(text)["standard_set"]), list(about.problems)

    def school(
        self, about: About, at: str, marks: Iterable[Mark], others: Mapping[str, object] | None = None
    ) -> School:
        """A school from what is said about it and its marks."""
        about.places[""] = at
        school = School(about, at)
        school.others = dict(others or {})
        school.standard_set, school.problems = self.about(about)
        pairs: list[tuple[str, object]] = []
        places: list[str] = []
        for what, cell, place in marks:
            school.cells[what] = plain(cell)
            if isinstance(cell, Bad):
                school.problems.append(problem(cell.problem, place, value=cell))
            else:
                pairs.append((what, plain(cell)))
                places.append(place)
        if school.standard_set is not None:
            self._rate(school, about, school.standard_set, pairs, places)
        school.problems = bounded(school.problems)
        return school

    def _rate(
        self, school: School, about: About, standard_set: str, pairs: list[tuple[str, object]], places: list[str]
    ) -> None:
        try:
            marked = json.loads(self._core.marks(standard_set, pairs))
        except KdclError as error:
            own = _placed(error, {f"/{index}": place for index, place in enumerate(places)}, school.at)
            school.problems += [self._with_first(one, pairs, places) for one in own]
            return
        if not school.problems:
            document = about.document()
            if "standard_set" not in document and "school_type" not in document:
                document["standard_set"] = standard_set
            school.text = _json({**document, "ratings": marked["ratings"]})

    def _with_first(self, one: dict[str, Any], pairs: list[tuple[str, object]], places: list[str]) -> dict[str, Any]:
        """A problem of the core; where a verdict comes a second time, with the cell of the first."""
        if one["code"] != "table.said_twice" or one["path"] not in places:
            return one
        at = places.index(one["path"])
        what = pairs[at][0]
        for (earlier, cell), place in zip(pairs[:at], places):
            same = f"{what}/".startswith(f"{earlier}/") or f"{earlier}/".startswith(f"{what}/")
            if same and self.held.says(cell):
                return {**problem("said_twice", one["path"], what=what, other=place), "code": one["code"]}
        return one

    def lost_zero(self, standard_set: str, number: str, texts: Iterable[str]) -> bool:
        """Whether a code that stands as a number may have been another: 1.1 may be 1.10, unless 1.10 is there as
        text.
        """
        other = f"{number}0"
        return other in self.held.levels(standard_set) and other not in texts


def _json(document: dict[str, Any]) -> bytes:
    return written(document).encode("utf-8", "surrogatepass")


def _placed(error: KdclError, places: dict[str, str], otherwise: str | None) -> list[dict[str, Any]]:
    """The problems of the core, each at the cell its place came from: that of the nearest place around it."""
    problems: list[dict[str, Any]] = error.to_dict()["errors"]
    for one in problems:
        pointer = one["path"] or ""
        while pointer and pointer not in places:
            pointer = pointer.rpartition("/")[0]
        one["path"] = places.get(pointer) or otherwise
    return problems
