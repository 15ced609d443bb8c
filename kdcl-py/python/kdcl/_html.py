"""Answers as tables for a notebook, in Vietnamese: what a school head can read.

The words are those of the standard set and of the answer. INVARIANT: every text is escaped, so nothing of an input, of
a set or of a text pack can become markup; colours are laid over the page's own, so dark pages stay readable.
"""

from __future__ import annotations

from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kdcl._assessment import Assessment
    from kdcl._catalogue import Catalogue
    from kdcl._common import Interval, KdclWarning, Text
    from kdcl._criteria import Criterion, Indicator
    from kdcl._facts import Fact
    from kdcl._results import Choose, CriterionOutcome, Distance, IndicatorText, Outcome, WhatIf
    from kdcl._sets import StandardSet
    from kdcl._suggestions import Check, Draft, Suggestion, Suggestions

    Cell = object

_MOST_LISTED = 12
"""How many indicators a list names before it says how many more there are."""

_GREEN, _RED, _YELLOW = "rgba(46,160,67,.22)", "rgba(218,54,51,.22)", "rgba(210,153,34,.22)"
_TABLE = "border-collapse:collapse;margin:.4em 0"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em;border-bottom:1px solid rgba(128,128,128,.35)"

_GRADE, _DEGREE = "Mức này ứng với cấp độ kiểm định", "Mức này ứng với mức độ chuẩn quốc gia"
_TODAY, _CHANGED = "Hiện nay", "Nếu thay đổi"
_SUGGESTED = {"met": ("đạt", _GREEN), "not_met": ("không đạt", _RED), "undetermined": ("chưa xác định", _YELLOW)}


class _Raw(str):
    """Markup made here."""

    __slots__ = ()


def outcome(own: Outcome, catalogue: Catalogue) -> str:
    """The level with its reasons, the criteria, what is missing and what to ask."""
    held = catalogue.standard_set(own.standard_set)
    facts = [("Mức của trường", _level(own.level), _colour(own.level))]
    if own.accreditation_grade is not None:
        facts.append((_GRADE, _number(own.accreditation_grade), ""))
    if own.national_standard_degree is not None:
        facts.append((_DEGREE, _number(own.national_standard_degree), ""))
    facts.append(("Căn cứ", _basis(own.level, held), ""))
    levels = {standard.number: standard.level for standard in own.standards}
    found = {criterion.code: criterion for criterion in own.criteria}
    rows: list[_Raw] = []
    for standard in held.standards:
        level = levels.get(standard.number)
        shown = ("", "") if level is None else (_level(level), _colour(level))
        rows.append(_row([_strong(standard.number), _strong(standard.title), shown[0], ""], ["", "", shown[1]]))
        for criterion in standard.criteria:
            outcome = found[criterion.code]
            cells = [criterion.code, _title(criterion), _level(outcome.level), _open(outcome, criterion)]
            rows.append(_row(cells, ["", "", _colour(outcome.level)]))
    parts = [_facts(held.document, facts), _table(["Mã", "Tiêu chuẩn, tiêu chí", "Mức", "Còn lại"], rows)]
    parts.extend(_missing(gap.target, gap.must, gap.choose, own) for gap in own.gaps)
    if own.ask_next:
        parts.append(_heading("Chưa đánh giá và còn có thể làm thay đổi mức"))
        parts.append(_indicators(own.ask_next, own))
    parts.append(_warnings(own.warnings))
    return _page(parts)


def distance(own: Distance, catalogue: Catalogue) -> str:
    """How far the school is, and what is missing."""
    held = catalogue.standard_set(own.standard_set)
    head = _facts(held.document, [("Mức của trường", _level(own.level), _colour(own.level))])
    if not own.must and not own.choose:
        return _page([head, _heading(f"Đã đạt Mức {own.target}")])
    return _page([head, _missing(own.target, own.must, own.choose, own)])


def what_if(own: WhatIf, catalogue: Catalogue) -> str:
    """Today beside what it would be, the indicators whose verdict is another, and what would be missing then."""
    today, changed = own.today, own.changed
    held = catalogue.standard_set(changed.standard_set)
    asked = (
        ("Mức của trường", today.level, changed.level, _level),
        (_GRADE, today.accreditation_grade, changed.accreditation_grade, _number),
        (_DEGREE, today.national_standard_degree, changed.national_standard_degree, _number),
    )
    rows = [
        _row([_strong(name), shown(before), shown(after)], ["", _colour(before), _colour(after)])
        for name, before, after, shown in asked
        if before is not None and after is not None
    ]
    rows.append(_row([_strong("Căn cứ"), _basis(today.level, held), _basis(changed.level, held)]))
    parts = [_heading(held.document), _table(["", _TODAY, _CHANGED], rows)]
    if own.changes:
        before, after = _verdicts(today), _verdicts(changed)
        changes = [
            _row([path, _statement(held.indicator(path)), before.get(path, "đạt"), after.get(path, "đạt")])
            for path in own.changes
        ]
        parts.append(_heading("Chỉ báo thay đổi"))
        parts.append(_table(["Chỉ báo", "Yêu cầu", _TODAY, _CHANGED], changes))
    else:
        parts.append(_heading("Không có chỉ báo nào thay đổi"))
    parts.extend(_missing(gap.target, gap.must, gap.choose, changed) for gap in changed.gaps[:1])
    parts.append(_warnings(changed.warnings))
    return _page(parts)


def draft(own: Draft, catalogue: Catalogue) -> str:
    """The sentences of each standard: its opening, those of its criteria, its conclusion."""
    held = catalogue.standard_set(own.standard_set)
    titles = {criterion.code: _title(criterion) for criterion in held.criteria}
    parts = [_heading(f"Bản nháp báo cáo tự đánh giá, {held.document}")]
    for standard in own.standards:
        rows = [
            _row([criterion.code, titles[criterion.code], _lines(criterion.lines)]) for criterion in standard.criteria
        ]
        parts.append(_paragraph(standard.opening))
        parts.append(_table(["Mã", "Tiêu chí", "Số liệu"], rows))
        parts.append(_paragraph(standard.conclusion))
    return _page(parts)


def suggestions(own: Suggestions, catalogue: Catalogue) -> str:
    """What is suggested for each indicator, by which numbers, and what to ask next."""
    held = catalogue.standard_set(own.standard_set)
    facts = {fact.key: fact for fact in held.facts}
    texts = {indicator.path: indicator.statement for indicator in held.indicators}
    rows: list[_Raw] = []
    for suggestion, sentences in zip(own.suggestions, own.sentences):
        word, colour = _SUGGESTED[suggestion.suggested]
        cells = [suggestion.path, texts[suggestion.path], word, _why(suggestion, sentences, facts), suggestion.citation]
        rows.append(_row(cells, ["", "", colour]))
    asked = [
        _row([question.meaning, ", ".join(question.years), ", ".join(question.bears_on)])
        for question in own.questions[:_MOST_LISTED]
    ]
    parts = [_heading(f"Gợi ý từ số liệu, {held.document}")]
    if own.advisory_only:
        parts.append(_heading("Số liệu chỉ để theo dõi, không quyết định kết quả nào"))
    parts.append(_table(["Chỉ báo", "Yêu cầu", "Gợi ý", "Số liệu", "Căn cứ"], rows))
    if asked:
        parts.append(_heading("Số liệu nên bổ sung" + _more(len(own.questions))))
        parts.append(_table(["Số liệu", "Năm học", "Cho chỉ báo"], asked))
    parts.append(_warnings(own.warnings))
    return _page(parts)


def standard_set(own: StandardSet) -> str:
    """What the set is, and its criteria with the number of indicators of each level."""
    until = f" đến {own.in_force_until}" if own.in_force_until else ""
    facts = [
        ("Bộ tiêu chuẩn", own.id, ""),
        ("Tên", own.title.vi, ""),
        ("Hiệu lực", f"từ {own.in_force_from}{until}", ""),
        ("Nguồn", f"[{own.provenance.confidence}] {own.provenance.note.vi}", ""),
    ]
    numbers = [rule.level for rule in own.rule]
    rows: list[_Raw] = []
    for standard in own.standards:
        rows.append(_row([_strong(standard.number), _strong(standard.title)]))
        for criterion in standard.criteria:
            counts = {level.level: len(level.indicators) for level in criterion.levels}
            mandatory = "bắt buộc" if criterion.mandatory else ""
            cells: list[Cell] = [criterion.code, _title(criterion), mandatory]
            rows.append(_row(cells + [counts.get(number, "") for number in numbers]))
    head = ["Mã", "Tiêu chuẩn, tiêu chí", "", *(f"Chỉ báo Mức {number}" for number in numbers)]
    return _page([_facts(own.document, facts), _table(head, rows)])


def assessment(own: Assessment) -> str:
    """What is assessed, criterion by criterion."""
    held, school, verdicts = own.standard_set, own.school, own.verdicts
    facts = [("Bộ tiêu chuẩn", held.id, "")]
    said = (("Trường", school.name), ("Năm học", own.school_year), ("Ngày đánh giá", own.assessed_on))
    facts.extend((name, value, "") for name, value in said if value is not None)
    words = ("met", "not_met", "not_applicable", "not_assessed")
    rows: list[_Raw] = []
    for standard in held.standards:
        rows.append(_row([_strong(standard.number), _strong(standard.title)]))
        for criterion in standard.criteria:
            paths: dict[str, list[str]] = {word: [] for word in words}
            for indicator in criterion.indicators:
                paths[verdicts.get(indicator.path, "not_assessed")].append(_within(indicator.path))
            cells: list[Cell] = [criterion.code, _title(criterion)]
            colours = ["", "", _GREEN if paths["met"] else "", _RED if paths["not_met"] else ""]
            rows.append(_row(cells + [", ".join(paths[word]) for word in words], colours))
    head = ["Mã", "Tiêu chuẩn, tiêu chí", "Đạt", "Không đạt", "Không áp dụng", "Chưa đánh giá"]
    return _page([_facts(held.document, facts), _table(head, rows)])


def _title(criterion: Criterion) -> str:
    return f"Khoản {criterion.code.rsplit('.', 1)[-1]}" if criterion.title is None else criterion.title.vi


def _level(level: Interval) -> str:
    lowest, highest = ("Không đạt" if n == 0 else f"Mức {n}" for n in (level.lowest, level.highest))
    return lowest if level.is_decided else f"{lowest} … {highest}"


def _number(interval: Interval) -> str:
    lowest, highest = ("chưa có" if n == 0 else str(n) for n in (interval.lowest, interval.highest))
    return lowest if interval.is_decided else f"{lowest} … {highest}"


def _colour(level: Interval) -> str:
    return _YELLOW if not level.is_decided else _RED if level.lowest == 0 else _GREEN


def _basis(level: Interval, held: StandardSet) -> str:
    """Where the law says what a level asks for; of an undecided one what either end asks for. A school that reached
    none is measured against the lowest.
    """
    none = held.rule[0].level
    ends = (level.lowest or none, level.highest or none)
    return "; ".join(dict.fromkeys(str(rule.citation) for rule in held.rule if rule.level in ends))


def _verdicts(own: Outcome) -> dict[str, str]:
    """The verdicts of an outcome, in words, but for those that are plainly met."""
    words = dict.fromkeys(own.not_applicable, "không áp dụng")
    for criterion in own.criteria:
        words.update(dict.fromkeys(criterion.not_met, "không đạt"))
        words.update(dict.fromkeys(criterion.not_assessed, "chưa đánh giá"))
    return words


def _within(path: str) -> str:
    """A path within the row of its own criterion."""
    return path.split("/", 1)[1]


def _open(outcome: CriterionOutcome, criterion: Criterion) -> str:
    parts: list[str] = []
    if outcome.not_met:
        parts.append("không đạt: " + ", ".join(map(_within, outcome.not_met)))
    if len(outcome.not_assessed) == len(criterion.indicators):
        parts.append("chưa đánh giá")
    elif outcome.not_assessed:
        parts.append("chưa đánh giá: " + ", ".join(map(_within, outcome.not_assessed)))
    return "; ".join(parts)


def _missing(target: int, must: Sequence[str], choose: Sequence[Choose], own: Outcome | Distance) -> _Raw:
    parts: list[_Raw] = []
    if must:
        parts.extend((_heading(f"Để đạt Mức {target}, cần"), _indicators(must, own)))
    for choice in choose:
        start = "và" if must else f"Để đạt Mức {target}, cần"
        parts.append(_heading(f"{start} ít nhất {choice.at_least} trong {len(choice.of)} tiêu chí sau"))
        parts.append(_indicators([path for pick in choice.of for path in pick.paths], own))
    return _Raw("".join(parts))


def _indicators(paths: Sequence[str], own: Outcome | Distance) -> _Raw:
    texts = own.indicators
    rows = [_row([path, _wording(texts[path]), texts[path].citation]) for path in paths[:_MOST_LISTED]]
    if len(paths) > _MOST_LISTED:
        rows.append(_row(["", f"… và {len(paths) - _MOST_LISTED} chỉ báo khác", ""]))
    return _table(["Chỉ báo", "Yêu cầu", "Căn cứ"], rows)


def _wording(text: IndicatorText) -> str:
    return text.official_text or text.statement.vi


def _statement(indicator: Indicator) -> str:
    return indicator.official_text or indicator.statement.vi


def _why(suggestion: Suggestion, sentences: Sequence[Text], facts: dict[str, Fact]) -> _Raw:
    lines = [_check(check, sentence) for check, sentence in zip(suggestion.checks, sentences)]
    if suggestion.missing:
        lines.append("còn thiếu: " + "; ".join(facts[key].meaning.vi for key in suggestion.missing))
    if suggestion.remaining is not None:
        lines.append(f"còn phải xem xét: {suggestion.remaining}")
    return _Raw("<br>".join(map(escape, lines)))


def _check(check: Check, sentence: Text) -> str:
    other = f" [cách hiểu khác, {check.doubt}]" if check.doubt else ""
    return f"{check.mark} {sentence}{other}"


def _warnings(warnings: Iterable[KdclWarning]) -> _Raw:
    lines = [f"<li>{escape(warning.message.vi)}</li>" for warning in warnings]
    return _Raw(f"{_heading('Lưu ý')}<ul>{''.join(lines)}</ul>" if lines else "")


def _lines(lines: Iterable[Text]) -> _Raw:
    return _Raw("<br>".join(escape(line.vi) for line in lines))


def _paragraph(text: Text) -> _Raw:
    return _Raw(f'<div style="margin:.4em 0">{escape(text.vi)}</div>')


def _more(count: int) -> str:
    return f" ({_MOST_LISTED} trong {count})" if count > _MOST_LISTED else ""


def _facts(title: str, facts: Sequence[tuple[str, str, str]]) -> _Raw:
    rows = [_row([_strong(name), value], ["", colour]) for name, value, colour in facts]
    return _Raw(f"{_heading(title)}{_table([], rows)}")


def _strong(value: Cell) -> _Raw:
    return _Raw(f"<b>{_escaped(value)}</b>")


def _escaped(value: Cell) -> _Raw:
    return value if isinstance(value, _Raw) else _Raw(escape(str(value)))


def _heading(text: str) -> _Raw:
    return _Raw(f'<div style="font-weight:600;margin-top:.6em">{escape(text)}</div>')


def _row(cells: Sequence[Cell], colours: Sequence[str] = ()) -> _Raw:
    out: list[str] = []
    for place, cell in enumerate(cells):
        colour = colours[place] if place < len(colours) else ""
        style = f"{_CELL};background:{colour}" if colour else _CELL
        out.append(f'<td style="{style}">{_escaped(cell)}</td>')
    return _Raw(f"<tr>{''.join(out)}</tr>")


def _table(head: Sequence[str], rows: Sequence[_Raw]) -> _Raw:
    names = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in head)
    header = f"<thead><tr>{names}</tr></thead>" if head else ""
    return _Raw(f'<table style="{_TABLE}">{header}<tbody>{"".join(rows)}</tbody></table>')


def _page(parts: Iterable[str]) -> str:
    return f'<div lang="vi" class="kdcl">{"".join(parts)}</div>'
