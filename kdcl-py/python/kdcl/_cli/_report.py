"""An outcome laid out for a person: school and set, level, criteria, what blocks the next levels with their articles,
what to ask next.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kdcl._cli._console import Words, colour
from kdcl._cli._tables import framed, indicators, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from kdcl._kdcl import Catalogue


def report(core: Catalogue, assessment_text: bytes, lang: str) -> Iterator[RenderableType]:
    """The whole report. Raises `KdclError` where the assessment is refused."""
    words = Words(lang)
    outcome = json.loads(core.rate(assessment_text))
    assessment = json.loads(core.assessment(assessment_text))
    standard_set = json.loads(core.standard_set(outcome["standard_set"]))
    yield _head(assessment, outcome, standard_set, words)
    yield _criteria(outcome, standard_set, words)
    for gap in outcome["gaps"]:
        yield from missing(gap, outcome["indicators"], words)
    if outcome["ask_next"]:
        yield text("")
        yield text(
            words("Chưa đánh giá và còn có thể làm thay đổi mức:", "Not assessed and may still change the level:")
        )
        yield indicators(outcome["ask_next"], outcome["indicators"], words)
    yield from warnings(outcome["warnings"], words)


def distance(core: Catalogue, assessment_text: bytes, to: int, lang: str) -> Iterator[RenderableType]:
    """What a level still asks for. Raises `KdclError` where the assessment is refused or the set has no such level."""
    words = Words(lang)
    answer = json.loads(core.gap(assessment_text, to))
    yield text(f"{words('Mức hiện nay', 'The level today')}: {words.level(answer['level'])}", "bold")
    if answer["must"] or answer["choose"]:
        yield from missing(answer, answer["indicators"], words)
    else:
        yield text(
            words(f"Mức {to} đã đạt, không còn thiếu gì.", f"Level {to} is reached; nothing is missing."), "green"
        )


def missing(gap: dict[str, Any], texts: dict[str, Any], words: Words) -> Iterator[RenderableType]:
    """What is missing for a level: what every way to it needs, and what is left to choose."""
    yield text("")
    yield text(f"{words('Để đạt Mức', 'To reach level')} {gap['target']}:", "bold")
    if gap["must"]:
        yield indicators(gap["must"], texts, words)
    for choice in gap["choose"]:
        count, of = choice["at_least"], len(choice["of"])
        yield text(
            words(f"và ít nhất {count} trong {of} tiêu chí sau:", f"and at least {count} of these {of} criteria:")
            if gap["must"]
            else words(f"ít nhất {count} trong {of} tiêu chí sau:", f"at least {count} of these {of} criteria:")
        )
        yield indicators([path for pick in choice["of"] for path in pick["paths"]], texts, words)


def warnings(found: list[dict[str, Any]], words: Words) -> Iterator[RenderableType]:
    """What is worth knowing besides."""
    if found:
        yield text("")
        yield text(f"{words('Lưu ý', 'Note')}:", "bold")
        for warning in found:
            yield text(f"  • {words.of(warning['message'])}")


def _head(assessment: dict[str, Any], outcome: dict[str, Any], standard_set: dict[str, Any], words: Words) -> Table:
    table = framed("", "", shares=(2, 5))

    def row(vi: str, en: str, value: object, style: str = "") -> None:
        table.add_row(text(words(vi, en), "bold" if style else ""), text(value, style))

    row("Trường", "School", assessment.get("school", {}).get("name", "—"))
    if "school_year" in assessment:
        row("Năm học", "School year", assessment["school_year"])
    level = outcome["level"]
    basis = _basis(level, standard_set["rule"], words)
    open_ = words("chưa xác định, 0 là không đạt", "undecided, 0 is not reached") if not outcome["decided"] else ""
    said = f"{words.level(level)}  ({'; '.join(part for part in (open_, basis) if part)})"
    row("Mức của trường", "The school's level", said, f"bold {colour(level)}")
    if outcome["accreditation_grade"] is not None:
        grade = words.number(outcome["accreditation_grade"])
        row("Mức này ứng với cấp độ kiểm định", "This level corresponds to accreditation grade", grade)
    if outcome["national_standard_degree"] is not None:
        degree = words.number(outcome["national_standard_degree"])
        row("Mức này ứng với mức độ chuẩn quốc gia", "This level corresponds to national standard degree", degree)
    row("Bộ tiêu chuẩn", "Standard set", f"{standard_set['document']} ({standard_set['id']})")
    provenance = standard_set["provenance"]
    note = f"[{provenance['confidence']}] {words.of(provenance['note'])}"
    row("Nguồn của bộ tiêu chuẩn", "Source of the set", note)
    return table


def _basis(level: dict[str, int], rules: list[dict[str, Any]], words: Words) -> str:
    """Where the law says what a level asks for; of an undecided one what either end asks for. A school that reached
    none is measured against the lowest.
    """
    ends = (level["lowest"] or rules[0]["level"], level["highest"] or rules[0]["level"])
    cited = (words.cited(rule["citation"]) for rule in rules if rule["level"] in ends)
    return "; ".join(dict.fromkeys(cited))


def _criteria(outcome: dict[str, Any], standard_set: dict[str, Any], words: Words) -> Table:
    table = framed(
        words("Mã", "Code"),
        words("Tiêu chuẩn, tiêu chí", "Standard, criterion"),
        words("Mức", "Level"),
        words("Chưa đạt / chưa đánh giá", "Not met / not assessed"),
        shares=(None, 5, None, 3),
    )
    levels = {own["number"]: own["level"] for own in outcome["standards"]}
    answers = {own["code"]: own for own in outcome["criteria"]}
    for standard in standard_set["standards"]:
        level = levels.get(standard["number"])
        title = text(words.of(standard["title"]), "bold")
        table.add_row(text(standard["number"], "bold"), title, text(words.level(level) if level else "", "bold"), "")
        for criterion in standard["criteria"]:
            table.add_row(*_row(criterion, answers[criterion["code"]], words))
    return table


def _row(criterion: dict[str, Any], answer: dict[str, Any], words: Words) -> list[RenderableType]:
    code = criterion["code"]
    name = words.of(criterion["title"]) or f"{words('Khoản', 'Clause')} {code.rpartition('.')[2]}"
    indicators_of_all = sum(len(level["indicators"]) for level in criterion["levels"])
    parts: list[str] = []
    if answer["not_met"]:
        parts.append(f"{words('không đạt', 'not met')}: {_short(answer['not_met'])}")
    if len(answer["not_assessed"]) == indicators_of_all:
        parts.append(words("chưa đánh giá", "not assessed"))
    elif answer["not_assessed"]:
        parts.append(f"{words('chưa đánh giá', 'not assessed')}: {_short(answer['not_assessed'])}")
    level = answer["level"]
    return [text(code), text(name), text(words.level(level), colour(level)), text("; ".join(parts))]


def _short(paths: list[str]) -> str:
    """Within its own row a path need not repeat the criterion."""
    return ", ".join(path.partition("/")[2] for path in paths)
