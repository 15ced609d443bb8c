"""What is wrong with an input: one exception that carries all of it, as the core says it.

The compiled module raises `KdclError` with the JSON text of the problems. INVARIANT: codes, places and words are the
core's, the same in every language the library is called from; nothing here adds to them.
"""

from __future__ import annotations

import json

from kdcl._common import Text
from kdcl._record import Record, escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST_TOLD = 5
"""How many problems `str()` tells before it says how many more there are."""

_LONGEST = 80
"""How many characters of a place are shown, as many as the core shows of any word of the input."""


class Problem(Record):
    """One thing that is wrong, and where.

    >>> import kdcl
    >>> try:
    ...     kdcl.rate({"standard_set": "tt18-2018-trung-hoc", "ratings": {"5.9": "met"}})
    ... except kdcl.KdclError as error:
    ...     problem = error.errors[0]
    >>> problem.code, problem.path
    ('assessment.unknown_criterion', '/ratings/5.9')
    >>> problem.message_vi
    'bộ `tt18-2018-trung-hoc` không có tiêu chí `5.9`'
    >>> problem.help_en
    "Check the criterion's code, and the set."
    """

    __slots__ = ()

    _nested = {"message": Text, "help": Text}

    code: str
    """The stable dotted code, by its area: `json.*`, `assessment.*`, `facts.*`, `standard_set.*`, `text_pack.*`,
    `table.*`, `spreadsheet.*`."""
    path: str | None
    """The JSON Pointer of the place; `None` where none can be named, `""` for the whole input."""
    message: Text
    """What is wrong, in one line."""
    help: Text
    """What to do about it."""

    @property
    def message_vi(self) -> str:
        """What is wrong, in Vietnamese."""
        return self.message.vi

    @property
    def message_en(self) -> str:
        """What is wrong, in English."""
        return self.message.en

    @property
    def help_vi(self) -> str:
        """What to do about it, in Vietnamese."""
        return self.help.vi

    @property
    def help_en(self) -> str:
        """What to do about it, in English."""
        return self.help.en

    def __str__(self) -> str:
        """One line in English, safe for a log or a terminal: what would control one is escaped."""
        return f"{_safe(self.path)}: {self.message.en}" if self.path else self.message.en

    def __repr__(self) -> str:
        return f"Problem({self.code} at {_safe(self.path)!r})" if self.path else f"Problem({self.code})"


class KdclError(ValueError):
    """An input is refused. It carries all that is wrong with it at once, in the order of the input.

    `str()` is for a log, in English. For people, show `message_vi` and `help_vi` of each of `errors`.

    >>> import kdcl
    >>> kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.1": "Met", "1.2": 3}})
    Traceback (most recent call last):
    kdcl.KdclError: 2 problems
    /ratings/1.1: `Met` is not a verdict
    /ratings/1.2: expected a verdict, or a table from level to verdict, found a whole number
    """

    __module__ = "kdcl"  # As a traceback and a pickle name it.

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._errors: tuple[Problem, ...] | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """All that is wrong. After a hundred comes one `json.too_many_errors`; a syntax error stands alone.

        >>> import kdcl
        >>> try:
        ...     kdcl.rate("{}")
        ... except kdcl.KdclError as error:
        ...     [problem.code for problem in error.errors]
        ['json.missing_field', 'assessment.no_standard_set']
        """
        if self._errors is None:
            try:
                self._errors = tuple(map(Problem, self.to_dict()["errors"]))
            except (ValueError, TypeError, KeyError):  # Raised by hand, with words of somebody's own.
                self._errors = ()
        return self._errors

    @property
    def code(self) -> str:
        """The code of the first problem.

        >>> import kdcl
        >>> try:
        ...     kdcl.standard_set("tt99")
        ... except kdcl.KdclError as error:
        ...     error.code
        'standard_set.unknown'
        """
        return self.errors[0].code if self.errors else ""

    def to_json(self) -> str:
        """The problems as JSON, the same bytes in every language the library is called from: `{"errors": […]}`.

        >>> import kdcl
        >>> try:
        ...     kdcl.rate("{")
        ... except kdcl.KdclError as error:
        ...     error.to_json()[:47]
        '{"errors":[{"code":"json.syntax","path":null,"m'
        """
        text: str = self.args[0]
        return text

    def to_dict(self) -> dict[str, Any]:
        """The problems as a fresh dict.

        >>> import kdcl
        >>> try:
        ...     kdcl.rate("{")
        ... except kdcl.KdclError as error:
        ...     error.to_dict()["errors"][0]["code"]
        'json.syntax'
        """
        problems: dict[str, Any] = json.loads(self.to_json())
        return problems

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.errors[:_MOST_TOLD]]
        if len(self.errors) <= 1:
            return lines[0] if lines else self.to_json()
        more = len(self.errors) - len(lines)
        return "\n".join([f"{len(self.errors)} problems", *lines, *([f"and {more} more"] if more else [])])

    def __repr__(self) -> str:
        more = f" and {len(self.errors) - 1} more" if len(self.errors) > 1 else ""
        return f"KdclError({self.code}{more})"


def _safe(place: str | None) -> str:
    """A place as the core shows words of the input: shortened, and escaped where it would control a terminal."""
    place = place or ""
    return escaped(place[:_LONGEST]) + "…" * (len(place) > _LONGEST)
