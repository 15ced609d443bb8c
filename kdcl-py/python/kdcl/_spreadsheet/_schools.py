"""Schools: what a file says of each, as an assessment in JSON or as all that is wrong with it.

Cells are judged by the core. An error of the core names a place of its input; here that place becomes the cell it came
from.

INVARIANT: every school of a file comes out once, in its order, whatever is wrong with the others.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._spreadsheet._cells import Bad
from kdcl._spreadsheet._held import held_by
from kdcl._spreadsheet._problems import bounded, problem
from kdcl._spreadsheet._words import is_blank, plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kdcl._catalogue import Catalogue
    from kdcl._spreadsheet._head import About

Mark = tuple[str, object, str]
"""What a cell is about (criterion, level or indicator), the cell, where it stands."""


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
        # Any indicator will do to ask what a word means.
        self._asked_of = self._core.ids()[0]
        self._criterion, levels = next(iter(self.held.levels(self._asked_of).items()))
        self._indicator = f"{self._criterion}/{levels[0]}"
        self._verdicts: dict[tuple[str, type, object], str | None] = {}

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
            if same and self.says(cell):
                return {**problem("said_twice", one["path"], what=what, other=place), "code": one["code"]}
        return one

    def verdict(self, cell: object) -> str | None:
        """What the core takes a cell for: a verdict, the empty text where it says nothing, `None` where it is no
        verdict.
        """
        said = self._read(cell, self._indicator)
        return "" if said == "not_assessed" else said

    def says(self, cell: object) -> bool:
        """Whether a cell is a result: a verdict, or a level reached; or an error that may hide one."""
        if isinstance(cell, Bad):
            return True
        return any(self._read(cell, path) for path in (self._indicator, self._criterion))

    def _read(self, cell: object, path: str) -> str | None:
        cell = plain(cell)
        if is_blank(cell):
            return ""
        key = (path, type(cell), cell)
        if key not in self._verdicts:
            self._verdicts[key] = self._asked(cell, path)
        return self._verdicts[key]

    def _asked(self, cell: object, path: str) -> str | None:
        """The first verdict the core gives below a criterion for a cell."""
        try:
            marked = json.loads(self._core.marks(self._asked_of, [(path, cell)]))
        except KdclError:
            return None
        said: Any = marked["ratings"]
        while not isinstance(said, str):
            said = next(iter(said.values()), "")
        return said

    def lost_zero(self, standard_set: str, number: str, texts: Iterable[str]) -> bool:
        """Whether a code that stands as a number may have been another: 1.1 may be 1.10, unless 1.10 is there as
        text.
        """
        other = f"{number}0"
        return other in self.held.levels(standard_set) and other not in texts


def plain(cell: object) -> object:
    """A cell as the core takes one: what is neither text nor number is shown as text."""
    if isinstance(cell, Bad):
        return str(cell)
    if isinstance(cell, str):
        return plain_letters(cell)
    if cell is None or isinstance(cell, (bool, int, float)):
        return cell
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        cell = cell.date()
    return str(cell)


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _placed(error: KdclError, places: dict[str, str], otherwise: str | None) -> list[dict[str, Any]]:
    """The problems of the core, each at the cell its place came from: that of the nearest place around it."""
    problems: list[dict[str, Any]] = error.to_dict()["errors"]
    for one in problems:
        pointer = one["path"] or ""
        while pointer and pointer not in places:
            pointer = pointer.rpartition("/")[0]
        one["path"] = places.get(pointer) or otherwise
    return problems
