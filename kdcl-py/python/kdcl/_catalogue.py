"""Standard sets, and the official wording that was added to them: where every question is answered.

Most users never make a catalogue: the functions of the package ask the built-in one. A deployer with a set of their own
(a new circular) or with the official wording makes one that holds it.

INVARIANT: a catalogue never changes; adding to one makes another. It can be shared by threads, pickled and compared.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from kdcl import _kdcl, _source
from kdcl._assessment import Assessment
from kdcl._errors import KdclError
from kdcl._many import rate_many as _rate_many
from kdcl._results import Distance, Outcome, WhatIf
from kdcl._sets import StandardSet
from kdcl._suggestions import Draft, Suggestions

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator
    from typing import Any, NoReturn, Protocol, TypeVar, overload

    from kdcl._types import Data, SchoolType, Source

    _T = TypeVar("_T")

    class _ArrowStream(Protocol):
        """What every data frame is."""

        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

    _Frame = TypeVar("_Frame", bound=_ArrowStream)
else:

    def overload(signature: object) -> object:
        """Signatures are for type checkers, whose module is slow to import."""
        return signature


_HIGHEST_LEVEL = 255
"""The highest number a level can have."""


class Catalogue:
    """The standard sets that come with the library, and what was added. Its methods are the functions of the package.

    >>> import kdcl
    >>> catalogue = kdcl.Catalogue()
    >>> catalogue
    Catalogue(6 standard sets)
    >>> catalogue.standard_sets() == kdcl.standard_sets()
    True
    """

    __slots__ = ("_added", "_sets", "core")

    core: _kdcl.Catalogue
    """The compiled catalogue: bytes of JSON in, text of JSON out."""
    _added: tuple[tuple[str, bytes], ...]
    _sets: dict[str, StandardSet]

    def __init__(self) -> None:
        self._take(_kdcl.Catalogue(), ())

    def _take(self, core: _kdcl.Catalogue, added: tuple[tuple[str, bytes], ...]) -> None:
        object.__setattr__(self, "core", core)
        object.__setattr__(self, "_added", added)
        object.__setattr__(self, "_sets", {})

    def with_set(self, source: Data, *, toml: bool | None = None) -> Catalogue:
        """The catalogue with a set of your own, in the format of the files in `standards/` (TOML or JSON).

        `toml` says which; left out, a file goes by its name, and text is JSON where it begins with `{`. Where your set
        and one of the library are both in force, yours applies. `KdclError` with all that is wrong with it, and
        `standard_set.duplicate_id` where its id is held: a new version of a set has an id of its own.

        >>> import kdcl
        >>> kdcl.Catalogue().with_set('id = "x"')
        Traceback (most recent call last):
        kdcl.KdclError: 11 problems
        /document: field `document` is missing
        /title: field `title` is missing
        /issuer: field `issuer` is missing
        /issued: field `issued` is missing
        /in_force_from: field `in_force_from` is missing
        and 6 more
        """
        text = _source.data_text(source)
        if toml is None:
            if isinstance(source, os.PathLike):
                toml = os.fspath(source).lower().endswith(".toml")
            else:
                toml = not isinstance(source, Mapping) and not text.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        return self._with("toml" if toml else "json", text)

    def with_text_pack(self, source: Data) -> Catalogue:
        """The catalogue with the official wording of a set, which answers then show as `official_text`.

        It takes the place of a pack added earlier for the same set. `KdclError` with all that is wrong,
        `text_pack.unknown_path` among it.

        >>> import kdcl
        >>> pack = {"standard_set": "tt18-2018-trung-hoc", "source": "Công báo", "official_text": {"1.1/2": "…"}}
        >>> kdcl.Catalogue().with_text_pack(pack).standard_set("tt18-2018-trung-hoc").indicator("1.1/2").official_text
        '…'
        """
        return self._with("pack", _source.data_text(source))

    def _with(self, kind: str, text: bytes) -> Catalogue:
        core = self.core.with_text_pack(text) if kind == "pack" else self.core.with_set(text, kind == "toml")
        catalogue = object.__new__(Catalogue)
        catalogue._take(core, (*self._added, (kind, text)))
        return catalogue

    def standard_sets(self) -> tuple[StandardSet, ...]:
        """All sets held: those of the library, oldest circular first, then your own. As `kdcl.standard_sets`.

        >>> import kdcl
        >>> kdcl.Catalogue().standard_sets()[0]
        StandardSet(tt17-2018-tieu-hoc)
        """
        return tuple(map(self.standard_set, self.core.ids()))

    def standard_set(self, id: str) -> StandardSet:
        """The set of an id. As `kdcl.standard_set`.

        >>> import kdcl
        >>> kdcl.Catalogue().standard_set("tt57-2026-gdtx").document
        '57/2026/TT-BGDĐT'
        """
        if id not in self._sets:
            if id not in self.core.ids():
                self.core.standard_set(id)  # It raises, and says which sets there are.
            self._sets[id] = StandardSet(id, self)
        return self._sets[id]

    def applicable(self, school_type: SchoolType, date: str | datetime.date) -> StandardSet:
        """The set that applies to a type of school on a day. As `kdcl.applicable`.

        >>> import kdcl
        >>> kdcl.Catalogue().applicable("gdtx", "2026-09-05")
        StandardSet(tt57-2026-gdtx)
        """
        question = _source.written({"school_type": school_type, "assessed_on": date, "ratings": {}})
        return self.standard_set(json.loads(self.core.assessment(question))["standard_set"])

    def assessment(self, source: Source) -> Assessment:
        """Reads an assessment. As `kdcl.Assessment.read`.

        >>> import kdcl
        >>> kdcl.Catalogue().assessment({"standard_set": "tt57-2026-gdtx", "ratings": {}})
        Assessment(tt57-2026-gdtx: 0 verdicts)
        """
        text = _source.assessment_text(source)
        return self._asked(lambda own: Assessment._of(own, self), text, source)

    def rate(self, assessment: Source) -> Outcome:
        """The level, and why. As `kdcl.rate`.

        >>> import kdcl
        >>> kdcl.Catalogue().rate({"standard_set": "tt57-2026-gdtx", "ratings": {}}).level
        Interval(0..2)
        """
        text = _source.assessment_text(assessment)
        return Outcome(self._asked(self.core.rate, text, assessment), self)

    def gap(self, assessment: Source, to: int) -> Distance:
        """What is missing for a level. As `kdcl.gap`.

        >>> import kdcl
        >>> kdcl.Catalogue().gap({"standard_set": "tt57-2026-gdtx", "ratings": {}}, to=1).target
        1
        """
        text, level = _source.assessment_text(assessment), _level(to)
        return Distance(self._asked(lambda own: self.core.gap(own, level), text, assessment), self)

    def what_if(self, assessment: Source, ratings: Data) -> WhatIf:
        """The outcome today, and with some verdicts changed. As `kdcl.what_if`.

        >>> import kdcl
        >>> kdcl.Catalogue().what_if({"standard_set": "tt57-2026-gdtx", "ratings": {}}, {"1.3": "not_met"}).changes
        ('1.3/1', '1.3/2')
        """
        text, changes = _source.assessment_text(assessment), _source.data_text(ratings)
        return WhatIf(self._asked(lambda own: self.core.what_if(own, changes), text, assessment, ratings), self)

    def suggest(self, data: Data) -> Suggestions:
        """What school data suggest. As `kdcl.suggest`.

        >>> import kdcl
        >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 30}}
        >>> kdcl.Catalogue().suggest(data).of("1.5/2/a").suggested
        'met'
        """
        text = _source.data_text(data)
        return Suggestions(self._asked(self.core.suggest, text, data), self, text)

    def prefill(self, data: Data) -> Assessment:
        """The assessment with what is suggested filled in. As `kdcl.prefill`.

        >>> import kdcl
        >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 30}}
        >>> kdcl.Catalogue().prefill(data).suggested
        ('1.5/2/a',)
        """
        return Assessment._of(self._asked(self.core.prefill, _source.data_text(data), data).encode(), self)

    def draft(self, data: Data) -> Draft:
        """Sentences for the report. As `kdcl.draft`.

        >>> import kdcl
        >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}
        >>> len(kdcl.Catalogue().draft(data).standards)
        6
        """
        return Draft(self._asked(self.core.draft, _source.data_text(data), data), self)

    @overload  # A list is an iterable too, and so is a frame: the first that fits is meant.
    def rate_many(
        self,
        rows: list[Any] | tuple[Any, ...],
        *,
        standard_set: str | StandardSet | None = None,
        to: int | None = None,
        school: str = "school",
        path: str = "path",
        verdict: str = "verdict",
    ) -> list[dict[str, Any]]: ...
    @overload
    def rate_many(
        self,
        rows: _Frame,
        *,
        standard_set: str | StandardSet | None = None,
        to: int | None = None,
        school: str = "school",
        path: str = "path",
        verdict: str = "verdict",
    ) -> _Frame: ...
    @overload
    def rate_many(
        self,
        rows: Iterator[Mapping[str, object]],
        *,
        standard_set: str | StandardSet | None = None,
        to: int | None = None,
        school: str = "school",
        path: str = "path",
        verdict: str = "verdict",
    ) -> Iterator[dict[str, Any]]: ...
    def rate_many(
        self,
        rows: Any,
        *,
        standard_set: str | StandardSet | None = None,
        to: int | None = None,
        school: str = "school",
        path: str = "path",
        verdict: str = "verdict",
    ) -> Any:
        """Rates a table of schools, and gives back a table of the same kind: rows in order, none dropped.

        `rows` is a pyarrow Table, RecordBatch or RecordBatchReader, a polars or pandas DataFrame, any other object with
        `__arrow_c_stream__` (the answer is then an Arrow stream), or dictionaries: a list gives a list, any other
        iterable an iterator. Readers and iterators are read as the answer is, wide ones in constant memory.

        Two shapes are known. *Wide*: a row a school, a column named after an indicator (`5.4/2/c`) or a level (`5.4/2`)
        holding a verdict, or after a criterion (`5.4`) holding the level reached; a row may name its own set in the
        column `standard_set`, or `school_type` with `assessed_on`; beside a set for all these are held against it, as
        in an assessment; other columns are handed on. *Long*: a row a verdict, in the columns `school`, `path` and
        `verdict` (give their names where they are called otherwise), of which the answer keeps the school alone: a row
        a school, in the order in which each is first named, when all are read.

        Verdicts are written as people tick them: `x`, `Đạt`, `K`, `Không đạt`, `Không áp dụng`, true and false, or the
        names of the JSON; a blank, a dash or a missing value is "not assessed". Levels are numbers, or `Mức 2`.

        The answer adds `standard_set`; the bounds `level_lowest`, `level_highest`, `grade_lowest`, `grade_highest`,
        `degree_lowest`, `degree_highest` (0 is "không đạt"; missing where the circular has none); for the level `to`,
        or else the next one, `blocking_level`, `blocking` (the paths every way to it needs), `choose_at_least` and
        `choose_from` (how many criteria are left to choose, missing where none is, and the paths of those to choose
        from); `warnings` (their codes, without `rating.recognition_needs_more`, which holds of every level); `errors`,
        missing where nothing is wrong, else a list of `code`, `path` (a JSON Pointer to the column), `message_vi`,
        `message_en`, `help_vi`, `help_en` (twenty at most, then one that there are more), the row having no level.

        `KdclError` for what is wrong with the question or with the columns of a frame: `standard_set.unknown`,
        `assessment.level_not_of_set`, columns the set does not have, `table.no_ratings`, `table.column_taken`,
        `table.duplicate_column`, `table.two_shapes`. Dictionaries may differ from row to row, so of them the columns
        are told row by row.

        >>> import kdcl
        >>> rows = [{"xã": "A", "2.2": 1, "1.3/1": "Đạt"}, {"xã": "B", "2.2": 0}, {"xã": "C", "2.2": "?"}]
        >>> for row in kdcl.rate_many(rows, standard_set="tt57-2026-pho-thong"):
        ...     level = row["level_lowest"], row["level_highest"]
        ...     print(row["xã"], *level, [own["code"] for own in row["errors"] or ()])
        A 0 1 []
        B 0 0 []
        C None None ['table.unreadable_level']
        """
        level = None if to is None else _level(to)
        id = standard_set.id if isinstance(standard_set, StandardSet) else standard_set
        return _rate_many(self.core, rows, standard_set=id, to=level, school=school, path=path, verdict=verdict)

    def _asked(self, ask: Callable[[bytes], _T], text: bytes, *sources: object) -> _T:
        """The answer to a text; what is wrong with it comes with a hint where a caller took a `str` for a path."""
        try:
            return ask(text)
        except KdclError as error:
            for source in sources:
                _source.hint(error, source)
            raise

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Catalogue is read-only; with_set() and with_text_pack() make another")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("Catalogue is read-only; with_set() and with_text_pack() make another")

    def __eq__(self, other: object) -> bool:
        return self._added == other._added if isinstance(other, Catalogue) else NotImplemented

    def __hash__(self) -> int:
        return hash((Catalogue, self._added))

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self._added,)

    def __repr__(self) -> str:
        return f"Catalogue({len(self.core.ids())} standard sets)"


BUILTIN = Catalogue()
"""The sets that come with the library."""


def of_source(source: object) -> Catalogue:
    """The catalogue a function of the package asks: that of an assessment, else the built-in one."""
    return source._catalogue if isinstance(source, Assessment) else BUILTIN


def _restored(added: tuple[tuple[str, bytes], ...]) -> Catalogue:
    """The catalogue to which this was added."""
    catalogue = BUILTIN
    for kind, text in added:
        catalogue = catalogue._with(kind, text)
    return catalogue


def _level(to: int) -> int:
    if isinstance(to, bool) or not hasattr(to, "__index__"):
        raise TypeError(f"a level is a whole number, not a {type(to).__name__}")
    level = to.__index__()
    if not 0 <= level <= _HIGHEST_LEVEL:
        raise ValueError(f"a level is a number from 0 to {_HIGHEST_LEVEL}, not {level}")
    return level
