"""Telling what is wrong with an input: lines for a person, or the JSON of the core.

INVARIANT: errors go to the standard error alone; as JSON they are the same bytes as in every other language.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from kdcl._cli._console import Words, clean, write

if TYPE_CHECKING:
    from collections.abc import Sequence


def unopened(name: str, error: OSError) -> dict[str, Any]:
    """The problem of a file that cannot be read or written at all."""
    detail = error.strerror or str(error)
    shown = clean(os.path.basename(name) or name)
    return {
        "code": "file.unopened",
        "path": None,
        "message": {"vi": f"không mở được `{shown}`: {detail}", "en": f"`{shown}` cannot be opened: {detail}"},
        "help": {"vi": "Hãy kiểm tra tên tệp và quyền truy cập.", "en": "Check its name and who may use it."},
    }


def as_json(problems: Sequence[dict[str, Any]]) -> str:
    """Problems as the contract has them."""
    return json.dumps({"errors": problems}, ensure_ascii=False, separators=(",", ":"))


def tell(problems: Sequence[dict[str, Any]], where: str, lang: str, most: int | None = None) -> str:
    """Problems for a person, each with its place and what to do; of more than `most` the rest is counted."""
    words = Words(lang)
    lines: list[str] = []
    for one in problems[:most]:
        places = [clean(place) for place in (where, one["path"]) if place]
        lines.append(": ".join([*places, words.of(one["message"])]))
        lines.append(f"    {words.of(one['help'])}")
    more = len(problems) - len(problems[:most])
    if more:
        lines.append(f"    … {words(f'và {more} lỗi khác', f'and {more} more')}")
    return "".join(f"{line}\n" for line in lines)


def refuse(problems: Sequence[dict[str, Any]], where: str, lang: str, as_lines_of_json: bool) -> None:
    """Writes all that is wrong to the standard error."""
    write(as_json(problems) + "\n" if as_lines_of_json else tell(problems, where, lang), sys.stderr)
