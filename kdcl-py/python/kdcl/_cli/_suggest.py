"""Suggestions laid out for a person: what each indicator's numbers say and why, what to ask next, what to look at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kdcl._cli._console import Words
from kdcl._cli._report import warnings
from kdcl._cli._tables import framed, lined, text
from kdcl._suggestions import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from kdcl._kdcl import Catalogue

_MOST_QUESTIONS = 10
_SUGGESTED = {
    "met": ("đạt", "met", "green"),
    "not_met": ("không đạt", "not met", "red"),
    "undetermined": ("chưa xác định", "undetermined", "yellow"),
}


def suggestions(core: Catalogue, data: bytes, lang: str) -> Iterator[RenderableType]:
    """The whole report. Raises `KdclError` where the data are refused."""
    words = Words(lang)
    answer = json.loads(core.suggest(data))
    facts = {fact["key"]: fact for fact in json.loads(core.facts(answer["standard_set"]))["facts"]}
    given: Any = json.loads(data)
    document = json.loads(core.standard_set(answer["standard_set"]))["document"]
    name = given.get("school", {}).get("name", "—")
    yield text(" · ".join([name, given.get("school_year", ""), document]), "bold")
    for own, sentences in zip(answer["suggestions"], json.loads(core.sentences(data))):
        own["sentences"] = sentences
    known = [own for own in answer["suggestions"] if own["suggested"] != "undetermined" or own["checks"]]
    table = framed(
        words("Chỉ báo", "Indicator"),
        words("Gợi ý", "Suggested"),
        words("Số liệu và yêu cầu", "Data and what is asked"),
        shares=(None, None, 1),
    )
    for own in known:
        vi, en, style = _SUGGESTED[own["suggested"]]
        table.add_row(text(own["path"]), text(words(vi, en), style), lined(_reasons(own, facts, words)))
    yield table
    silent = len(answer["suggestions"]) - len(known)
    title = words("Chỉ báo có số liệu để xét nhưng chưa có số liệu nào", "Indicators with no data yet")
    yield text(f"{title}: {silent}")
    yield from _questions(answer["questions"], words)
    yield from warnings(answer["warnings"], words)


def _questions(questions: list[dict[str, Any]], words: Words) -> Iterator[RenderableType]:
    if not questions:
        return
    table = framed(
        words("Nên hỏi tiếp", "Worth asking next"), words("Năm học", "Years"), words("Cho", "For"), shares=(4, 2, 2)
    )
    for question in questions[:_MOST_QUESTIONS]:
        years = question["years"]
        shown = f"{years[0]} … {years[-1]}" if len(years) > 1 else "".join(years)
        meaning = f"{words.of(question['meaning'])} ({question['fact']})"
        table.add_row(text(meaning), text(shown), text(", ".join(question["bears_on"])))
    yield text("")
    yield table
    more = len(questions) - _MOST_QUESTIONS
    if more > 0:
        yield text(words(f"  … và {more} số liệu khác", f"  … and {more} more"))


def _reasons(own: dict[str, Any], facts: dict[str, Any], words: Words) -> str:
    """The checks, what is missing, what a person judges besides, and the article."""
    lines = [_check(check, words.of(sentence), words) for check, sentence in zip(own["checks"], own["sentences"])]
    if own["missing"]:
        missing = "; ".join(words.of(facts[key]["meaning"]) if key in facts else key for key in own["missing"])
        lines.append(f"{words('còn thiếu', 'missing')}: {missing}")
    if own["remaining"] is not None:
        lines.append(f"{words('người đánh giá xét', 'a person judges')}: {words.of(own['remaining'])}")
    lines.append(words.cited(own["citation"]))
    return "\n".join(lines)


def _check(check: dict[str, Any], sentence: str, words: Words) -> str:
    doubt = check.get("doubt")
    other = f" [{words('cách hiểu khác,', 'other reading,')} {doubt}]" if doubt else ""
    return f"{Check(check).mark} {sentence}{other}"
