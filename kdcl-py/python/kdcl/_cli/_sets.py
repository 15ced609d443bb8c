"""Standard sets laid out for a person: the list of them, one whole, one criterion or indicator of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kdcl._cli._console import Words
from kdcl._cli._tables import framed, lined, text
from kdcl._errors import KdclError
from kdcl._record import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from kdcl._kdcl import Catalogue

SCHOOL_TYPES = {
    "mam_non": ("mầm non", "preschool"),
    "tieu_hoc": ("tiểu học", "primary"),
    "trung_hoc": ("trung học", "secondary"),
    "gdtx": ("giáo dục thường xuyên", "continuing education"),
}


def listed(core: Catalogue) -> str:
    """The sets held, as JSON: of each what tells it from the others."""
    keys = ("id", "document", "title", "school_types", "in_force_from", "in_force_until")
    sets = [json.loads(core.standard_set(name)) for name in core.ids()]
    return written([{key: own[key] for key in keys} for own in sets])


def table_of_sets(core: Catalogue, lang: str) -> Iterator[RenderableType]:
    """The sets held: id, circular, for whom, in force when."""
    words = Words(lang)
    titles = (words("Bộ, văn bản", "Set, circular"), words("Dành cho", "For"), words("Hiệu lực", "In force"))
    table = framed(*titles, shares=(None, 1, None))
    for own in json.loads(listed(core)):
        types = ", ".join(words(*SCHOOL_TYPES.get(name, (name, name))) for name in own["school_types"])
        until = own["in_force_until"] or "…"
        named = text(own["id"], "bold").append_text(lined(f"\n{own['document']}", "not bold"))
        table.add_row(named, text(types), lined(f"{own['in_force_from']}\n{until}"))
    yield table


def whole(document: dict[str, Any], lang: str) -> Iterator[RenderableType]:
    """A set: its title, life and source, the levels and what each asks, its criteria."""
    words = Words(lang)
    yield text(f"{document['document']} ({document['id']})", "bold")
    yield text(words.of(document["title"]))
    until = document["in_force_until"] or "…"
    yield text(f"{words('Hiệu lực', 'In force')}: {document['in_force_from']} → {until}")
    provenance = document["provenance"]
    yield text(f"{words('Nguồn', 'Source')}: [{provenance['confidence']}] {words.of(provenance['note'])}")
    yield text("")
    table = framed(
        words("Mã", "Code"),
        words("Tiêu chuẩn, tiêu chí", "Standard, criterion"),
        words("Mức", "Levels"),
        words("Bắt buộc", "Mandatory"),
        shares=(None, 1, None, None),
    )
    for standard in document["standards"]:
        table.add_row(text(standard["number"], "bold"), text(words.of(standard["title"]), "bold"), "", "")
        for criterion in standard["criteria"]:
            levels = ", ".join(str(level["level"]) for level in criterion["levels"])
            mandatory = words("có", "yes") if criterion["mandatory"] else ""
            table.add_row(text(criterion["code"]), text(_title(criterion, words)), text(levels), text(mandatory))
    yield table


def part(document: dict[str, Any], path: str) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """The criterion a path belongs to, and the indicators it names; `None` where the set has no such thing."""
    for standard in document["standards"]:
        for criterion in standard["criteria"]:
            if criterion["code"] != path.partition("/")[0]:
                continue
            named = [
                indicator
                for level in criterion["levels"]
                for indicator in level["indicators"]
                if f"{indicator['path']}/".startswith(f"{path}/")
            ]
            return (criterion, named) if named else None
    return None


def unknown(core: Catalogue, standard_set: str, path: str) -> list[dict[str, Any]]:
    """The core's words for a path that a set does not have."""
    try:
        core.marks(standard_set, [(path, True)])
    except KdclError as error:
        return [{**problem, "path": None} for problem in error.to_dict()["errors"]]
    return []


def part_as_json(criterion: dict[str, Any], indicators: list[dict[str, Any]], path: str) -> str:
    """What a path names, as the set has it: a criterion, a level, an indicator."""
    named: dict[str, Any] = criterion
    if len(indicators) == 1 and indicators[0]["path"] == path:
        named = indicators[0]
    elif path != criterion["code"]:
        named = next(level for level in criterion["levels"] if indicators[0] in level["indicators"])
    return written(named)


def criterion_shown(criterion: dict[str, Any], indicators: list[dict[str, Any]], lang: str) -> Iterator[RenderableType]:
    """A criterion with the indicators asked for: statement, article; the evidence that is suggested for it."""
    words = Words(lang)
    yield text(f"{criterion['code']} {_title(criterion, words)}", "bold")
    table = framed(
        words("Chỉ báo", "Indicator"), words("Nội dung", "Statement"), words("Căn cứ", "Citation"), shares=(None, 3, 2)
    )
    for indicator in indicators:
        words_of_it = indicator["official_text"] or words.of(indicator["statement"])
        table.add_row(text(indicator["path"], "bold"), text(words_of_it), text(words.cited(indicator["citation"])))
    yield table
    if criterion["suggested_evidence"]:
        yield text(f"{words('Minh chứng gợi ý', 'Suggested evidence')}:")
        for evidence in criterion["suggested_evidence"]:
            yield text(f"  • {evidence}")


def _title(criterion: dict[str, Any], words: Words) -> str:
    clause = criterion["code"].rpartition(".")[2]
    return words.of(criterion["title"]) or f"{words('Khoản', 'Clause')} {clause}"
