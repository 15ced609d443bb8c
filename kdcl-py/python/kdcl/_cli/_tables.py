"""The tables of reports: one look for all, readable at 80 columns.

INVARIANT: every cell is a text that was made harmless; the widths of Vietnamese letters are rich's to know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from kdcl._cli._console import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kdcl._cli._console import Words

MOST_LISTED = 12
"""How many indicators a list names before it says how many more there are."""


def text(value: object, style: str = "") -> Text:
    """A text of an answer or an input, in a style."""
    return Text(clean(value), style=style)


def lined(value: str, style: str = "") -> Text:
    """A text of several lines."""
    return Text("\n".join(clean(line) for line in value.split("\n")), style=style)


def framed(*columns: str, shares: Sequence[int | None] = ()) -> Table:
    """A table with a header, or without one where no column has a name. A column with a share takes that part of the
    width the others leave; one without is as wide as its longest word.
    """
    table = Table(box=box.ROUNDED, show_header=any(columns), header_style="bold", expand=any(shares))
    for place, name in enumerate(columns):
        share = shares[place] if place < len(shares) else None
        table.add_column(Text(name), ratio=share, no_wrap=share is None, overflow="fold")
    return table


def indicators(paths: Sequence[str], texts: dict[str, Any], words: Words) -> Table:
    """Indicators with what they ask for and where the law says so."""
    table = framed("", "", "", shares=(None, 3, 2))
    for path in paths[:MOST_LISTED]:
        own = texts.get(path)
        if own is not None:
            statement = own["official_text"] or words.of(own["statement"])
            table.add_row(text(path, "bold"), text(statement), text(words.cited(own["citation"]), "dim"))
    more = len(paths) - MOST_LISTED
    if more > 0:
        table.add_row("", text(words(f"… và {more} chỉ báo khác", f"… and {more} more")), "")
    return table
