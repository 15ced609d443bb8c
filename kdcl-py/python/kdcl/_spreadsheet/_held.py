"""What a catalogue knows: the criteria of its sets with their levels and titles, clauses rated like criteria, and the
words of verdicts.

INVARIANT: which codes, levels and clauses there are is told by the data of the sets, and which words are verdicts by
the core; no list of either is kept here.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._spreadsheet._cells import Bad, plain
from kdcl._spreadsheet._words import folded, is_blank, narrowed, words_of

if TYPE_CHECKING:
    from kdcl import _kdcl

_LONGEST = 256
"""No longer text is a verdict."""

_OF_LEVEL_1 = re.compile(r"(.*?) (?:mức|muc) ?(?:1|i)", re.IGNORECASE)


class Held:
    """The criteria of all sets a catalogue holds, and what its core takes cells for."""

    def __init__(self, core: _kdcl.Catalogue) -> None:
        documents: list[dict[str, Any]] = [json.loads(core.standard_set(name)) for name in core.ids()]
        self._levels: dict[str, dict[str, list[int]]] = {}
        self._clauses: dict[str, dict[int, str]] = {}
        self._anywhere: dict[str, set[int]] = {}
        self._titles: dict[str, list[frozenset[str]]] = {}
        for document in documents:
            own = self._levels[document["id"]] = {}
            clauses = self._clauses[document["id"]] = {}
            for standard in document["standards"]:
                for criterion in standard["criteria"]:
                    code, levels = criterion["code"], [level["level"] for level in criterion["levels"]]
                    own[code] = levels
                    self._anywhere.setdefault(code, set()).update(levels)
                    title: dict[str, str] = criterion["title"] or {}
                    self._titles.setdefault(code, []).extend(map(words_of, title.values()))
                    cited = criterion["levels"][0]["indicators"][0]["citation"]
                    clause = str(cited["clause"])
                    if cited["annex"] is None and code == f"{cited['article']}.{clause}" and clause.isdigit():
                        clauses[int(clause)] = f"{code}/{levels[0]}"
        # Any criterion will do to ask what a word means.
        first = core.ids()[0]
        criterion, levels = next(iter(self._levels[first].items()))
        self._of_criterion = _Asked(core, first, criterion)
        self._of_indicator = _Asked(core, first, f"{criterion}/{levels[0]}")
        self._headed = lru_cache(maxsize=8192)(self._header)

    def __contains__(self, code: object) -> bool:
        """Whether any set has this criterion."""
        return code in self._anywhere

    def levels(self, standard_set: str) -> dict[str, list[int]]:
        """The criteria of a set, each with the levels it has; none for a set that is not held."""
        return self._levels.get(standard_set, {})

    def clauses(self, standard_set: str) -> dict[int, str]:
        """The clauses of an article that a set rates like criteria, by their numbers: the level each is about."""
        return self._clauses.get(standard_set, {})

    def clause(self, article: int, clause: int) -> str:
        """What a clause of an article is called: the criterion, with its level where it has one only."""
        code = f"{article}.{clause}"
        levels = self._anywhere.get(code, set())
        return f"{code}/{min(levels)}" if len(levels) == 1 else code

    def titled(self, code: str, words: str) -> bool:
        """Whether words are some of a criterion's title, in one of the sets."""
        own = words_of(words)
        return any(own <= title for title in self._titles.get(code, ()))

    def verdict(self, cell: object) -> str | None:
        """What the core takes a cell for: a verdict, the empty text where it says nothing, `None` where it is no
        verdict.
        """
        said = self._of_indicator.said(cell)
        return "" if said == "not_assessed" else said

    def says(self, cell: object) -> bool:
        """Whether a cell is a result: a verdict, or a level reached; or an error that may hide one."""
        return isinstance(cell, Bad) or bool(self._of_indicator.said(cell) or self._of_criterion.said(cell))

    def headed(self, cell: object) -> str | None:
        """The verdict whose column a header names: "Đạt", "K", "Không đạt", "Chưa đạt Mức 1". Who has not reached level
        1 has reached none. A tick heads nothing.
        """
        return self._headed(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else None

    def _header(self, cell: str) -> str | None:
        if folded(cell) in ("", "x"):
            return None
        text = narrowed(cell).rstrip(" :*")
        first = _OF_LEVEL_1.fullmatch(text)
        said = self.verdict(first[1] if first else text) if any(map(str.isalpha, text)) else None
        return None if first and said != "not_met" else said


@lru_cache(maxsize=8)
def held_by(core: _kdcl.Catalogue) -> Held:
    """What a catalogue holds."""
    return Held(core)


class _Asked:
    """What the core says of cells about one criterion or indicator."""

    def __init__(self, core: _kdcl.Catalogue, standard_set: str, path: str) -> None:
        self._core = core
        self._standard_set = standard_set
        self._path = path
        self._known = lru_cache(maxsize=8192)(self._asked)

    def said(self, cell: object) -> str | None:
        """The first verdict the core gives below it for a cell."""
        cell = plain(cell)
        if is_blank(cell):
            return ""
        if isinstance(cell, str) and len(cell) > _LONGEST:
            return self._asked(cell, "str")
        return self._known(cell, type(cell).__name__)  # 1 is not True

    def _asked(self, cell: object, _: str) -> str | None:
        try:
            marked = json.loads(self._core.marks(self._standard_set, [(self._path, cell)]))
        except KdclError:
            return None
        said: Any = marked["ratings"]
        while not isinstance(said, str):
            said = next(iter(said.values()), "")
        return said
