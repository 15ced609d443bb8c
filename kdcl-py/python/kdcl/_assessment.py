"""What a school says of itself: a standard set, and verdicts on its indicators.

An `Assessment` is read and checked once by the core, then holds: it can be rated, compared and passed on, and what
changes it makes another. INVARIANT: the core reads every rating, also those of `with_ratings`; here only the verdicts
it read are put in their places.
"""

from __future__ import annotations

import json

from kdcl import _source
from kdcl._record import Record, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from typing import Any, NoReturn

    from kdcl._catalogue import Catalogue
    from kdcl._results import Distance, Outcome, WhatIf
    from kdcl._sets import StandardSet
    from kdcl._types import Data, EducationLevel, Ownership, SchoolKind, Source, Verdict


class School(Record):
    """A school, as far as an assessment describes it. None of it changes a level.

    >>> import kdcl
    >>> school = kdcl.Assessment("tt57-2026-gdtx", school={"name": "Trung tâm Ví Dụ", "founded": 1998}).school
    >>> school.name, school.founded, school.urban
    ('Trung tâm Ví Dụ', 1998, None)
    """

    __slots__ = ()

    name: str | None
    """Its name."""
    code: str | None
    """Its code in the sector's database."""
    education_levels: tuple[EducationLevel, ...]
    """The education levels it teaches."""
    kind: SchoolKind | None
    """Its kind."""
    ownership: Ownership | None
    """Who owns it."""
    difficult_area: bool | Mapping[str, bool] | None
    """Whether it lies in a difficult area (vùng khó khăn), or, where that changed, by school year."""
    specially_difficult_commune: bool | None
    """Whether it lies in a specially difficult commune (xã đặc biệt khó khăn)."""
    urban: bool | None
    """Whether it lies in a town."""
    founded: int | None
    """The year it was founded."""


class Assessment:
    """A school's assessment, against one standard set. Immutable; shown as a table in a notebook.

    `ratings` are by criterion: a verdict for all of it; or a table from level to a verdict or to a table from letter to
    verdict; or `{"reached": n}`. `KdclError` with all that is wrong: `json.*`, `assessment.*`, `standard_set.*`.

    >>> import kdcl
    >>> assessment = kdcl.Assessment("tt57-2026-pho-thong", {"2.2": {"reached": 1}}, school_year="2026-2027")
    >>> assessment
    Assessment(tt57-2026-pho-thong, 2026-2027: 2 verdicts)
    >>> assessment.verdicts
    {'2.2/1': 'met', '2.2/2': 'not_met'}
    >>> assessment.rate().level
    Interval(0..1)
    """

    __slots__ = ("_canonical", "_catalogue", "_text")

    _canonical: str
    _catalogue: Catalogue
    _text: bytes

    def __init__(
        self,
        standard_set: str | StandardSet,
        ratings: Mapping[str, Any] | None = None,
        *,
        school: Mapping[str, Any] | School | None = None,
        school_year: str | None = None,
        assessed_on: str | datetime.date | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        from kdcl._catalogue import BUILTIN
        from kdcl._sets import StandardSet

        if isinstance(standard_set, StandardSet):
            catalogue = catalogue or standard_set._catalogue
            standard_set = standard_set.id
        given = {
            "standard_set": standard_set,
            "school": school.to_dict() if isinstance(school, School) else school,
            "school_year": school_year,
            "assessed_on": assessed_on,
            "ratings": {} if ratings is None else ratings,
        }
        said = {name: value for name, value in given.items() if value is not None}
        self._take(_source.written(said), catalogue or BUILTIN)

    def _take(self, text: bytes, catalogue: Catalogue) -> None:
        object.__setattr__(self, "_canonical", catalogue.core.assessment(text))
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_catalogue", catalogue)

    @classmethod
    def read(cls, source: Source, *, catalogue: Catalogue | None = None) -> Assessment:
        """Reads an assessment from a mapping, JSON text, or the path of a JSON file or of a filled-in spreadsheet.

        `KdclError` with all that is wrong; `OSError` where a file cannot be read.

        >>> import kdcl
        >>> kdcl.Assessment.read('{"standard_set": "tt57-2026-gdtx", "ratings": {"1.1": "met"}}').verdict("1.1/2")
        'met'
        """
        from kdcl._catalogue import of_source

        catalogue = catalogue or of_source(source)
        return catalogue.assessment(source)

    @classmethod
    def _of(cls, text: bytes, catalogue: Catalogue) -> Assessment:
        """The assessment of a text."""
        assessment = object.__new__(cls)
        assessment._take(text, catalogue)
        return assessment

    @property
    def standard_set(self) -> StandardSet:
        """The set it is against.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx").standard_set
        StandardSet(tt57-2026-gdtx)
        """
        return self._catalogue.standard_set(self._parsed()["standard_set"])

    @property
    def school(self) -> School:
        """The school; what is not said of it is `None`.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx", school={"education_levels": ["gdtx"]}).school.education_levels
        ('gdtx',)
        """
        return School(self._parsed().get("school", {}))

    @property
    def school_year(self) -> str | None:
        """The school year it is about: two consecutive years.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx", school_year="2026-2027").school_year
        '2026-2027'
        """
        year: str | None = self._parsed().get("school_year")
        return year

    @property
    def assessed_on(self) -> str | None:
        """The day it was made, `YYYY-MM-DD`.

        >>> import datetime, kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx", assessed_on=datetime.date(2027, 5, 20)).assessed_on
        '2027-05-20'
        """
        day: str | None = self._parsed().get("assessed_on")
        return day

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """The verdict of each indicator that has one, by path, in the order of the set: a fresh dict.

        >>> import kdcl
        >>> kdcl.Assessment("tt18-2018-trung-hoc", {"5.4": {"2": {"b": "not_met"}}}).verdicts
        {'5.4/2/b': 'not_met'}
        """
        return _by_path(self._parsed()["ratings"])

    def verdict(self, path: str) -> Verdict:
        """The verdict on the indicator of a path: `not_assessed` where none was given.

        `KeyError` for a path the set does not have.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx", {"1.1": {"1": "met"}}).verdict("1.1/2")
        'not_assessed'
        """
        verdict = self.verdicts.get(path)
        if verdict is None:
            self.standard_set.indicator(path)
            return "not_assessed"
        return verdict

    @property
    def suggested(self) -> tuple[str, ...]:
        """The paths whose verdict data suggested and no person has confirmed. They are rated like any other.

        >>> import kdcl
        >>> kdcl.prefill({"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023",
        ...               "facts": {"complaints": 0}}).suggested
        ('1.9/1/b',)
        """
        return tuple(self._parsed().get("suggested", ()))

    @property
    def annotations(self) -> Any:
        """What other software keeps with it: evidence codes, notes, the state of a form; `None` where there is nothing.

        >>> import kdcl
        >>> text = '{"standard_set": "tt57-2026-gdtx", "ratings": {}, "annotations": {"notes": {"1.1/1": "…"}}}'
        >>> kdcl.Assessment.read(text).with_ratings({"1.1": "met"}).annotations
        {'notes': {'1.1/1': '…'}}
        """
        return self._parsed().get("annotations")

    def with_ratings(self, ratings: Data) -> Assessment:
        """The assessment with these ratings in the place of its own.

        What they do not name stays as it is; `not_assessed` takes a verdict back; a verdict that data suggested becomes
        a person's where it is named. `KdclError` with all that is wrong with them.

        >>> import kdcl
        >>> today = kdcl.Assessment("tt57-2026-gdtx", {"1.1": {"1": "met", "2": "not_met"}})
        >>> today.with_ratings({"1.1": {"2": "met"}, "1.2": {"1": "met"}}).verdicts
        {'1.1/1': 'met', '1.1/2': 'met', '1.2/1': 'met'}
        >>> today.with_ratings({"1.1": {"2": "not_assessed"}}).verdicts
        {'1.1/1': 'met'}
        """
        changes = self.what_if(ratings).changes
        named = self._named(ratings)
        verdicts: dict[str, Verdict] = {**self.verdicts}
        verdicts.update((path, named.get(path, "not_assessed")) for path in changes)
        said = self.to_dict()
        said["ratings"] = _nested(verdicts)
        said["suggested"] = [path for path in self.suggested if path not in named and path not in changes]
        # Read once for what the core makes of it, then kept as it writes it: by the set's order.
        canonical = self._catalogue.core.assessment(_source.written(said))
        return Assessment._of(canonical.encode(), self._catalogue)

    def _named(self, ratings: Data) -> dict[str, Verdict]:
        """The verdicts these ratings give."""
        said = {"standard_set": self._parsed()["standard_set"], "ratings": json.loads(_source.data_text(ratings))}
        return _by_path(json.loads(self._catalogue.core.assessment(_source.written(said)))["ratings"])

    def rate(self) -> Outcome:
        """The level, and why. As `kdcl.rate`.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx").rate()
        Outcome(tt57-2026-gdtx: level 0..2, ask 30)
        """
        return self._catalogue.rate(self)

    def gap(self, to: int) -> Distance:
        """What is missing for a level. As `kdcl.gap`.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx").gap(to=1).must[0]
        '1.3/1'
        """
        return self._catalogue.gap(self, to)

    def what_if(self, ratings: Data) -> WhatIf:
        """The outcome today, and with these ratings. As `kdcl.what_if`.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx").what_if({"1.3": "not_met"}).changed.level
        Interval(0)
        """
        return self._catalogue.what_if(self, ratings)

    def to_json(self) -> str:
        """The assessment as JSON, with a verdict for each indicator that has one: what reading it again gives.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx", {"1.1": {"reached": 1}}).to_json()
        '{"standard_set":"tt57-2026-gdtx","ratings":{"1.1":{"1":"met","2":"not_met"}}}'
        """
        return self._canonical

    def to_dict(self) -> dict[str, Any]:
        """The same as a fresh dict, which may be changed and read again.

        >>> import kdcl
        >>> kdcl.Assessment("tt57-2026-gdtx").to_dict()
        {'standard_set': 'tt57-2026-gdtx', 'ratings': {}}
        """
        return self._parsed()

    def source_json(self) -> bytes:
        """The JSON it was read from, as it was written there: the places of warnings are places of this text.

        >>> import kdcl
        >>> kdcl.Assessment.read('{"ratings": {}, "standard_set": "tt57-2026-gdtx"}').source_json()
        b'{"ratings": {}, "standard_set": "tt57-2026-gdtx"}'
        """
        return self._text

    def _parsed(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self._canonical)
        return parsed

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Assessment is read-only; with_ratings() makes another")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("Assessment is read-only; with_ratings() makes another")

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, however it was written."""
        if not isinstance(other, Assessment):
            return NotImplemented
        return (self._canonical, self._catalogue) == (other._canonical, other._catalogue)

    def __hash__(self) -> int:
        return hash((Assessment, self._canonical))

    def __reduce__(self) -> tuple[object, ...]:
        return Assessment._of, (self._text, self._catalogue)

    def __copy__(self) -> Assessment:
        return self

    def __deepcopy__(self, memo: object) -> Assessment:
        return self

    def __repr__(self) -> str:
        said = self._parsed()
        school: dict[str, Any] = said.get("school", {})
        about = [said["standard_set"], shortened(school.get("name", "")), said.get("school_year", "")]
        return f"Assessment({', '.join(filter(None, about))}: {len(self.verdicts)} verdicts)"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.assessment(self)


def _by_path(ratings: Mapping[str, Mapping[str, Any]]) -> dict[str, Verdict]:
    """The verdicts of ratings as the core writes them: criterion, level, and letters where there are any."""
    verdicts: dict[str, Verdict] = {}
    for code, levels in ratings.items():
        for level, said in levels.items():
            if isinstance(said, str):
                verdicts[f"{code}/{level}"] = said  # type: ignore[assignment]  # pyright: ignore[reportArgumentType]
            else:
                verdicts.update((f"{code}/{level}/{letter}", verdict) for letter, verdict in said.items())
    return verdicts


def _nested(verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    """Ratings that give these verdicts."""
    ratings: dict[str, Any] = {}
    for path, verdict in verdicts.items():
        *tables, last = path.split("/")
        place = ratings
        for name in tables:
            place = place.setdefault(name, {})
        place[last] = verdict
    return ratings
