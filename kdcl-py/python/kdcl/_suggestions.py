"""What school data suggest: suggestions with the checks that led to them, questions, and sentences for the report.

The classes mirror the JSON Schemas `suggestions` and `draft`; a test holds every key and type against them.
INVARIANT: a suggestion is no verdict; it becomes one when a person takes it as theirs.
"""

from __future__ import annotations

import json

from kdcl._common import Citation, KdclWarning, Text
from kdcl._record import Answer, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kdcl._catalogue import Catalogue
    from kdcl._types import Comparator, Coverage, EducationLevel, Suggested, Unit


class Counts(Record):
    """How many, of how many: where a rate was computed from.

    >>> import kdcl
    >>> data = {"standard_set": "tt19-2018-mam-non", "school": {"difficult_area": False}, "school_year": "2019-2020",
    ...         "facts": {"teachers": 40, "teachers_above_standard": 22}}
    >>> kdcl.suggest(data).of("2.2/2/a").checks[0].counts
    Counts(part=22, whole=40)
    """

    __slots__ = ()

    part: float
    """How many."""
    whole: float
    """Of how many."""


class Window(Record):
    """In how many of the last school years something must hold.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"teachers_disciplined": 0}}
    >>> kdcl.suggest(data).of("2.2/2/c").checks[0].window
    Window(years=5, at_least=5)
    """

    __slots__ = ()

    years: int
    """How many years are looked at, the last being that of the data."""
    at_least: int
    """In how many of them it must hold."""


class Check(Record):
    """A value of a fact, what the law asks of it, and whether it is so.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 31}}
    >>> check = kdcl.suggest(data).of("1.5/2/a").checks[0]
    >>> check.value, check.comparator, check.threshold, check.holds
    (31, 'at_most', 30, False)
    """

    __slots__ = ()

    _nested = {"counts": Counts, "window": Window}

    fact: str
    """The fact's key."""
    year: str | None
    """The school year of the value; `None` for a fact that has no years."""
    value: float | bool | str
    """The value, in `unit`; yes or no; or the name of a grade."""
    unit: Unit
    """What the value is measured in."""
    comparator: Comparator
    """How it is compared."""
    threshold: float | bool | str | None
    """With what; `None` where the law fixes no number and the value is only shown."""
    variant: str | None
    """Which of several requirements it is, by the school's area, kind or level: `not_specialised+thcs`."""
    holds: bool | None
    """Whether it is as the law asks; `None` where it is only shown."""
    counts: Counts | None
    """Where the value is a rate computed from counts: how many, of how many."""
    education_level: EducationLevel | None
    """The education level the value is of."""
    person: str | None
    """The person the value is of."""
    applicability: bool
    """Whether it tells if something is asked at all ("nếu có"): where it does not hold, nothing is."""
    alternative: bool
    """Whether it is one of several of which one is enough."""
    window: Window | None
    """In how many of how many years it must hold; `None` where only this year's value is looked at."""
    doubt: str | None
    """The doubt whose other reading it belongs to, which decides nothing; `None` for the reading that is used."""

    @property
    def mark(self) -> str:
        """`✓` where it holds and `✗` where it does not; `·` where it is only shown, or tells if anything is asked.

        >>> import kdcl
        >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 31}}
        >>> kdcl.suggest(data).of("1.5/2/a").checks[0].mark
        '✗'
        """
        return "·" if self.holds is None or self.applicability else "✓" if self.holds else "✗"


class Suggestion(Record):
    """What is suggested for one indicator.

    >>> import kdcl
    >>> data = {"standard_set": "tt18-2018-trung-hoc", "school_year": "2022-2023", "facts": {"heads": 1}}
    >>> own = kdcl.suggest(data).of("1.4/1/a")
    >>> own.suggested, own.coverage, "deputy heads" in own.remaining.en
    ('met', 'partial', True)
    """

    __slots__ = ()

    _nested = {"checks": Check, "remaining": Text, "citation": Citation}

    path: str
    """The indicator."""
    suggested: Suggested
    """`met` only where every condition holds, `not_met` where one is known to fail, else `undetermined`."""
    coverage: Coverage
    """Whether the law's numbers are the `whole` of the indicator; where `partial`, see `remaining`."""
    checks: tuple[Check, ...]
    """The values that led to it."""
    missing: tuple[str, ...]
    """The facts that are not known and could still decide it."""
    remaining: Text | None
    """What a person judges besides."""
    doubts: tuple[str, ...]
    """The ids of the doubts about the law that leave it undetermined."""
    citation: Citation
    """Where the law asks for it."""

    def __repr__(self) -> str:
        return f"Suggestion({self.path}: {self.suggested}, {self.coverage})"


class Question(Record):
    """A fact that is not known and that undecided indicators need.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}
    >>> question = kdcl.suggest(data).questions[0]
    >>> question.fact, question.settles, question.bears_on[:2]
    ('manager_standard_rating', 3, ('2.1/1/b', '2.1/2/a'))
    """

    __slots__ = ()

    _nested = {"meaning": Text}

    fact: str
    """The fact's key."""
    unit: Unit
    """What its value is measured in."""
    meaning: Text
    """What it is."""
    bears_on: tuple[str, ...]
    """The undecided indicators that need it, in the order of the set."""
    settles: int
    """How many of these would have nothing missing any more."""
    years: tuple[str, ...]
    """The school years it is missing for, oldest first; none for a fact that has no years."""


class Suggestions(Answer):
    """What is known of a school suggests for each indicator the law gives numbers for. A table in a notebook.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"complaints": 0}}
    >>> kdcl.suggest(data).of("1.9/1/b")  # "nếu có", and there were none
    Suggestion(1.9/1/b: met, whole)
    """

    __slots__ = ("_given",)

    _given: bytes
    """The school data."""
    _nested = {"suggestions": Suggestion, "questions": Question, "warnings": KdclWarning}

    standard_set: str
    """The id of the set they are by."""
    advisory_only: bool
    """Whether numbers only monitor under this circular (khoản 4 Điều 27 TT 57/2026), so that nothing is determined."""
    suggestions: tuple[Suggestion, ...]
    """One for each indicator that has conditions, in the order of the set."""
    questions: tuple[Question, ...]
    """What to ask next, the most worth asking first."""
    warnings: tuple[KdclWarning, ...]
    """What is worth knowing besides."""

    def __init__(self, text: str, catalogue: Catalogue, given: bytes) -> None:
        super().__init__(text, catalogue)
        object.__setattr__(self, "_given", given)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._text, self._catalogue, self._given)

    @property
    def sentences(self) -> tuple[tuple[Text, ...], ...]:
        """What each check says, as a sentence: for each of `suggestions`, one for each of its `checks`.

        >>> import kdcl
        >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 31}}
        >>> [line.en for lines in kdcl.suggest(data).sentences for line in lines]
        ['Classes in all: 31 classes (2022-2023), asks at most 30 classes']
        """
        lines: list[list[dict[str, Any]]] = json.loads(self._catalogue.core.sentences(self._given))
        return tuple(tuple(map(Text, own)) for own in lines)

    def of(self, path: str) -> Suggestion | None:
        """The suggestion for the indicator of a path; `None` where the law gives no number for it.

        `KeyError` for a path the set does not have.

        >>> import kdcl
        >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}
        >>> kdcl.suggest(data).of("1.1/1/a") is None
        True
        """
        for data in self._read()["suggestions"]:
            if data["path"] == path:
                return Suggestion(data)
        self._catalogue.standard_set(self.standard_set).indicator(path)
        return None

    def __repr__(self) -> str:
        found = [own["suggested"] for own in self._read()["suggestions"]]
        counts = ", ".join(f"{found.count(word)} {word}" for word in ("met", "not_met", "undetermined"))
        return f"Suggestions({self.standard_set}: {counts})"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.suggestions(self, self._catalogue)


class CriterionDraft(Record):
    """The sentences of one criterion: one for each fact that is known and that the law gives a number for.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 31}}
    >>> print(kdcl.draft(data).standards[0].criteria[4].lines[0])
    Tổng số lớp học: 31 lớp (2022-2023); Mức 2 yêu cầu không quá 30 lớp.
    """

    __slots__ = ()

    _nested = {"lines": Text}

    code: str
    """Its code."""
    lines: tuple[Text, ...]
    """The sentences."""


class StandardDraft(Record):
    """The sentences of one standard.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}
    >>> kdcl.draft(data).standards[0].opening.vi[:60]
    'Tiêu chuẩn 1 (Tổ chức và quản lý nhà trường) gồm 10 tiêu chí'
    """

    __slots__ = ()

    _nested = {"opening": Text, "criteria": CriterionDraft, "conclusion": Text}

    number: int
    """Its number."""
    opening: Text
    """For the report's "mở đầu"."""
    criteria: tuple[CriterionDraft, ...]
    """Its criteria, in order."""
    conclusion: Text
    """For the report's "kết luận": how many criteria reached each level, by the verdicts of persons alone."""


class Draft(Answer):
    """Sentences for the self-assessment report, standard by standard: nothing is praised and nothing invented.

    Shown as a table in a notebook.

    >>> import kdcl
    >>> data = {"standard_set": "tt57-2026-gdtx", "school_year": "2026-2027", "facts": {}}
    >>> kdcl.draft(data)
    Draft(tt57-2026-gdtx: 4 standards)
    """

    __slots__ = ()

    _nested = {"standards": StandardDraft}

    standard_set: str
    """The id of the set it is by."""
    standards: tuple[StandardDraft, ...]
    """The standards in their order, the clauses of Điều 22 last."""

    def __repr__(self) -> str:
        return f"Draft({self.standard_set}: {len(self.standards)} standards)"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.draft(self, self._catalogue)
