"""What the standard sets of a catalogue name: criteria with their levels and titles, and clauses rated like criteria.

INVARIANT: which codes, levels and clauses there are is told by the data of the sets, never by this program.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._words import words_of

if TYPE_CHECKING:
    from kdcl import _kdcl


class Held:
    """The criteria of all sets a catalogue holds."""

    def __init__(self, documents: list[dict[str, Any]]) -> None:
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


@lru_cache(maxsize=8)
def held_by(core: _kdcl.Catalogue) -> Held:
    """What a catalogue holds."""
    return Held([json.loads(core.standard_set(name)) for name in core.ids()])
