"""The schools of a file: one of a form or a summary, many of a wide or a long table.

INVARIANT: a row of results belongs to a school or is a problem; only blank rows, notes without results and sums
are passed over, and a sum with something where results stand is told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kdcl._spreadsheet._groups import grouped_schools
from kdcl._spreadsheet._problems import bounded, problem, raised
from kdcl._spreadsheet._schools import Reader
from kdcl._spreadsheet._summary import Ticks
from kdcl._spreadsheet._tables import split_summary, tables
from kdcl._spreadsheet._wide import wide_schools

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from kdcl._assessment import Assessment
    from kdcl._catalogue import Catalogue
    from kdcl._spreadsheet._notices import Notice
    from kdcl._spreadsheet._schools import School
    from kdcl._spreadsheet._tables import Found


def schools(
    path: str | os.PathLike[str],
    *,
    standard_set: str | None = None,
    catalogue: Catalogue | None = None,
    passed_over: Callable[[Notice], None] | None = None,
) -> Iterator[School]:
    """The schools of a spreadsheet, in its order. `standard_set` is for those that name none; `passed_over` is told of
    the sheets, rows and columns that are not read and may have been meant, by the time the last school is given.

    Raises `KdclError` for what is wrong with the file as a whole; what is wrong with a school stays with it.
    """
    from kdcl._catalogue import BUILTIN

    reader = Reader(catalogue or BUILTIN, standard_set)
    told = passed_over or _not_told
    found = list(tables(path, reader.held, told))
    if found[0].table.kind in ("summary", "clauses"):
        yield _summary(reader, found, told)
    elif found[0].table.kind == "form":
        yield from grouped_schools(reader, found, told)
    else:
        none = True
        for table in found:
            for school in wide_schools(reader, table, told) if table.table.kind == "wide" else ():
                none = False
                yield school
        for school in grouped_schools(reader, [table for table in found if table.table.kind == "long"], told):
            none = False
            yield school
        if none:
            first = found[0].table
            raise raised([problem("no_school", first.place(first.header, 0))])


def _not_told(_: Notice) -> None:
    """For who does not ask."""


def read_form(
    path: str | os.PathLike[str], *, standard_set: str | None = None, catalogue: Catalogue | None = None
) -> Assessment:
    """The assessment of the one school a form or a summary is about."""
    from kdcl._assessment import Assessment

    return Assessment.read(only(path, standard_set, catalogue).text, catalogue=catalogue)


def only(
    path: str | os.PathLike[str],
    standard_set: str | None = None,
    catalogue: Catalogue | None = None,
    passed_over: Callable[[Notice], None] | None = None,
) -> School:
    """The one school of a file, in order. Raises `KdclError` for what is wrong with it, and where there are more."""
    found = schools(path, standard_set=standard_set, catalogue=catalogue, passed_over=passed_over)
    first = next(found)
    if next(found, None) is not None:
        raise raised([problem("not_one_school", first.at)])
    if first.problems:
        raise raised(first.problems)
    return first


def _summary(reader: Reader, found: list[Found], passed_over: Callable[[Notice], None]) -> School:
    about = found[0].about.copy()
    table = found[0].table
    at = about.places[""] = table.place(table.header, table.roles["path"])
    standard_set, problems = reader.about(about)
    if standard_set is None:
        raise raised(problems)
    ticks = Ticks(reader, standard_set)
    for own in found:
        rows, clauses = split_summary(own, reader.held) if own.table.kind == "summary" else (own.body, None)
        ticks.read(own, rows, passed_over)
        if clauses is not None:
            ticks.read(clauses, clauses.body, passed_over)
    if not (ticks.named or ticks.problems):
        ticks.problems.append(problem("no_indicator", at))
    school = reader.school(about, at, ticks.marks)
    if ticks.problems:
        school.problems = bounded([*ticks.problems, *school.problems])
        school.text = b""
    return school
