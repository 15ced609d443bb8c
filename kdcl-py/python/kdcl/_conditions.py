"""What the law asks of facts, as data: a small closed set of forms, beside the indicator they belong to.

The classes mirror the JSON Schema `standard-set`; a test holds every form, key and type against it.
INVARIANT: a condition is only described here; the core alone decides whether one holds.
"""

from __future__ import annotations

from kdcl._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kdcl._types import Comparator, Predicate


class Condition(Record):
    """What the law asks of facts. It is one of the classes below, each a form of its own.

    >>> import kdcl
    >>> kdcl.standard_set("tt17-2018-tieu-hoc").indicator("1.5/2/a").conditions
    (Compare(fact='classes', comparator='at_most', threshold=30),)
    """

    __slots__ = ()

    form = ""
    """Its form, as the JSON names it."""

    def __repr__(self) -> str:
        shown = super().__repr__()
        return shown.replace(f"form={self.form!r}, ", "", 1)


def condition(data: dict[str, Any]) -> Condition:
    """A condition as the class of its form."""
    return _FORMS[data["form"]](data)


class Compare(Condition):
    """A value is compared with a number of the law.

    >>> import kdcl
    >>> kdcl.standard_set("tt18-2018-trung-hoc").indicator("3.2/1/a").conditions[0].threshold  # no more than 2 shifts
    2
    """

    __slots__ = ()

    form = "compare"

    fact: str
    """What is compared."""
    comparator: Comparator
    """How."""
    threshold: float | bool | str
    """With what: a number in the unit of the fact, yes or no, or a grade of its scale."""


class EveryYear(Condition):
    """All of `of` hold in each of the last school years, that of the data included.

    >>> import kdcl
    >>> kdcl.standard_set("tt17-2018-tieu-hoc").indicator("1.4/2/a").conditions[0].years
    5
    """

    __slots__ = ()

    form = "every_year"
    _nested = {"of": condition}

    years: int
    """How many years."""
    area_doubt: str | None
    """The doubt about a school whose area changed within them."""
    of: tuple[Condition, ...]
    """What is asked of each."""


class CountYears(Condition):
    """All of `of` hold in at least so many of the last school years.

    >>> import kdcl
    >>> asked = kdcl.standard_set("tt17-2018-tieu-hoc").indicator("22.5/4").conditions[0]
    >>> asked.at_least, asked.years
    (2, 5)
    """

    __slots__ = ()

    form = "count_years"
    _nested = {"of": condition}

    years: int
    """How many years are looked at."""
    at_least: int
    """In how many it must hold."""
    of: tuple[Condition, ...]
    """What is asked of each."""


class Trend(Condition):
    """Something rises, or changes for the better. The law fixes no formula, so it is shown and never decided.

    >>> import kdcl
    >>> conditions = kdcl.standard_set("tt17-2018-tieu-hoc").indicator("2.2/2/a").conditions
    >>> [own.facts for own in conditions if isinstance(own, kdcl.Trend)]
    [('teachers_above_standard_rate',)]
    """

    __slots__ = ()

    form = "trend"

    years: int
    """How many years."""
    facts: tuple[str, ...]
    """What is looked at."""
    doubt: str
    """The doubt that says so."""


class AnyOf(Condition):
    """One of several holds.

    >>> import kdcl
    >>> len(kdcl.standard_set("tt17-2018-tieu-hoc").indicator("1.1/1/c").conditions[0].of)
    4
    """

    __slots__ = ()

    form = "any_of"
    _nested = {"of": condition}

    of: tuple[Condition, ...]
    """Which."""


class AllOf(Condition):
    """All of several hold.

    >>> import kdcl
    >>> kdcl.AllOf({"form": "all_of", "of": []}).of
    ()
    """

    __slots__ = ()

    form = "all_of"
    _nested = {"of": condition}

    of: tuple[Condition, ...]
    """Which."""


class When(Condition):
    """Something is asked only where it applies ("nếu có"); elsewhere it is met.

    >>> import kdcl
    >>> asked = kdcl.standard_set("tt17-2018-tieu-hoc").indicator("3.2/1/b").conditions[0]
    >>> asked.applies.fact
    'included_disabled_pupils'
    """

    __slots__ = ()

    form = "when"
    _nested = {"applies": Compare, "then": condition}

    applies: Compare
    """Whether it applies."""
    then: tuple[Condition, ...]
    """What is asked then."""


class EachPerson(Condition):
    """Something is asked of each person: the head, each deputy head.

    >>> import kdcl
    >>> kdcl.standard_set("tt17-2018-tieu-hoc").indicator("2.1/1/b").conditions[0].fact
    'manager_standard_rating'
    """

    __slots__ = ()

    form = "each_person"
    _nested = {"of": condition}

    fact: str
    """The fact that lists the persons."""
    of: tuple[Condition, ...]
    """What is asked of each."""


class Variant(Record):
    """A branch of `Variants`.

    >>> import kdcl
    >>> kdcl.standard_set("tt18-2018-trung-hoc").indicator("22.3/4").conditions[0].of[0].variant
    ('not_difficult_area',)
    """

    __slots__ = ()

    _nested = {"of": condition}

    variant: tuple[Predicate, ...]
    """What must be so for the branch to be the school's."""
    of: tuple[Condition, ...]
    """What is asked then."""


class Variants(Condition):
    """What is asked depends on the school: each branch that is the school's must hold.

    >>> import kdcl
    >>> asked = kdcl.standard_set("tt18-2018-trung-hoc").indicator("22.3/4").conditions[0]
    >>> [branch.variant for branch in asked.of]
    [('not_difficult_area',), ('difficult_area',)]
    """

    __slots__ = ()

    form = "variants"
    _nested = {"of": Variant}

    doubt: str | None
    """The doubt about schools of which what they say of themselves does not tell."""
    of: tuple[Variant, ...]
    """The branches."""


class LastYear(Condition):
    """The last school year decides; another reading asks the same of each of the last years.

    >>> import kdcl
    >>> kdcl.standard_set("tt17-2018-tieu-hoc").indicator("1.9/1/b").conditions[0].years
    5
    """

    __slots__ = ()

    form = "last_year"
    _nested = {"of": condition}

    years: int
    """How many years the other reading looks at."""
    doubt: str
    """The doubt that says so."""
    of: tuple[Condition, ...]
    """What is asked."""


class Readings(Condition):
    """What can be read in two ways: the chosen one decides, unless the other is known to say otherwise.

    >>> import kdcl
    >>> kdcl.standard_set("tt19-2018-mam-non").indicator("3.2/3").conditions[0].doubt
    'Q11'
    """

    __slots__ = ()

    form = "readings"
    _nested = {"chosen": condition, "other": condition}

    doubt: str
    """The doubt that says so."""
    chosen: tuple[Condition, ...]
    """The reading that is used."""
    other: tuple[Condition, ...]
    """The other."""


_FORMS: dict[str, type[Condition]] = {
    form.form: form
    for form in (Compare, EveryYear, CountYears, Trend, AnyOf, AllOf, When, EachPerson, Variants, LastYear, Readings)
}
