"""Schools of one name, found by where they are ("Xã", "Huyện").

A row may leave a place blank, and then says nothing of it; so may the rows of a school before it. Schools are kept by
which places are known of them, and within these by the places, so that finding one takes no longer where there are
thousands of the name.

INVARIANT: a school is found, and is the only one, where comparing the row with every school of its name would say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kdcl._spreadsheet._words import narrowed, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    Names = tuple[str, ...]
    Numbers = dict[int, None]


def key_of(cell: object) -> str:
    """What names of schools and places are compared by."""
    return narrowed(text_of(cell)).casefold()


class Alike:
    """The schools of one name, each by its number."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[Names, bool], _Kind] = {}
        self._kind_of: dict[int, _Kind] = {}

    def put(self, number: int, places: Mapping[str, str], coded: bool) -> None:
        """Takes a school by what is now known of it: its places, by their headers, and whether it has a code."""
        kind = self._kinds.setdefault((tuple(sorted(places)), coded), _Kind())
        before = self._kind_of.get(number)
        if before is not kind:
            if before is not None:
                before.drop(number)
            self._kind_of[number] = kind
            kind.add(number, dict(places))

    def found(self, places: Mapping[str, str], coded: bool) -> tuple[int | None, bool]:
        """A school that may lie in these places, of several one of the last, and whether it is the only one. A row with
        a code is of no school with another.
        """
        found = [
            own
            for (headers, has_code), kind in self._kinds.items()
            if not (coded and has_code) and (own := kind.among(headers, places))
        ]
        last = max((next(reversed(own)) for own in found), default=None)
        return last, sum(map(len, found)) == 1


class _Kind:
    """Schools of which the same places are known, by as many of these as were asked for."""

    def __init__(self) -> None:
        self._places: dict[int, Mapping[str, str]] = {}
        self._found: dict[Names, dict[Names, Numbers]] = {}

    def add(self, number: int, places: Mapping[str, str]) -> None:
        self._places[number] = places
        for headers, found in self._found.items():
            found.setdefault(tuple(places[header] for header in headers), {})[number] = None

    def drop(self, number: int) -> None:
        places = self._places.pop(number)
        for headers, found in self._found.items():
            del found[tuple(places[header] for header in headers)][number]

    def among(self, headers: Names, places: Mapping[str, str]) -> Numbers:
        """Those that agree with a row in the places that are known of both."""
        both = tuple(header for header in headers if header in places)
        found = self._found.get(both)
        if found is None:
            found = self._found[both] = {}
            for number, own in self._places.items():
                found.setdefault(tuple(own[header] for header in both), {})[number] = None
        return found.get(tuple(places[header] for header in both), {})
