"""Answers in a notebook: well-formed, in Vietnamese, and nothing of an input becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

import kdcl
from conftest import ASSESSMENT, SCHOOL_DATA, SETS, own_set
from kdcl import _html

EVIL = "<script>alert('x')</script>\"&"
TAGS = {"div", "table", "thead", "tbody", "tr", "th", "td", "b", "br", "ul", "li"}


class Page(HTMLParser):
    """The text of a page; fails where a tag is left open, is unknown or carries what could run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= {"style", "lang", "class"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def shown(own: Any) -> str:
    html = own._repr_html_()
    for fixed in ("color:black", "color:#", "background:#", "background:white"):
        assert fixed not in html, "a colour of its own would not suit a dark page"
    return Page(html).text


@pytest.mark.parametrize("id", SETS)
def test_an_outcome_shows_levels_titles_gaps_and_citations(id: str) -> None:
    outcome = kdcl.rate({"standard_set": id, "ratings": {"1.1": "not_met", "1.2": "not_applicable"}})
    text = shown(outcome)
    held = kdcl.standard_set(id)
    for criterion in held.criteria:
        assert criterion.code in text
        assert (criterion.title.vi if criterion.title else "Khoản") in text
    for standard in held.standards:
        assert standard.title.vi in text
    first = outcome.gaps[0]
    for path in first.must[:12]:
        assert path in text
        assert outcome.indicators[path].statement.vi in text
        assert str(outcome.indicators[path].citation) in text
    assert f"Để đạt Mức {first.target}" in text
    assert "Không đạt" in text
    for warning in outcome.warnings:
        assert warning.message.vi in text


def test_an_undecided_level_is_shown_as_one() -> None:
    text = shown(kdcl.rate({"standard_set": "tt57-2026-pho-thong", "ratings": {}}))
    assert "Không đạt … Mức 2" in text
    assert "khoản 3 Điều 5, 57/2026/TT-BGDĐT" in text
    assert "và ít nhất 5 trong 7 tiêu chí sau" in text
    assert "chỉ báo khác" in text
    assert "Chưa đánh giá và còn có thể làm thay đổi mức" in text


def test_a_school_that_is_done_has_nothing_missing() -> None:
    ratings = {criterion.code: "met" for criterion in kdcl.standard_set("tt57-2026-pho-thong").criteria}
    assessment = {"standard_set": "tt57-2026-pho-thong", "ratings": ratings}
    text = shown(kdcl.rate(assessment))
    assert "Mức 2" in text
    assert "Để đạt" not in text
    assert shown(kdcl.gap(assessment, to=2)).endswith("Đã đạt Mức 2")


def test_a_distance_shows_what_is_missing() -> None:
    distance = kdcl.gap(ASSESSMENT, to=2)
    text = shown(distance)
    assert "Để đạt Mức 2, cần" in text
    assert distance.must[0] in text


def test_a_what_if_shows_today_beside_changed() -> None:
    held = kdcl.standard_set("tt17-2018-tieu-hoc")
    ratings = {**{criterion.code: "met" for criterion in held.criteria}, "22.1": "not_assessed", "22.2": "not_met"}
    own = kdcl.what_if(
        {"standard_set": held.id, "ratings": ratings}, {"22.1": "met", "22.2": "met", "1.1": {"1": {"a": "not_met"}}}
    )
    text = Page(_html.what_if(own, kdcl.Catalogue())).text
    assert "Hiện nay Nếu thay đổi Mức của trường Mức 3 Không đạt" in text
    assert "Mức này ứng với cấp độ kiểm định 3 chưa có Mức này ứng với mức độ chuẩn quốc gia 2 chưa có" in text
    for path, before, after in [
        ("1.1/1/a", "đạt", "không đạt"),
        ("22.1/4", "chưa đánh giá", "đạt"),
        ("22.2/4", "không đạt", "đạt"),
    ]:
        assert f" {path} {held.indicator(path).statement} {before} {after} " in text
    assert "Để đạt Mức 1, cần" in text
    assert "Để đạt Mức 2" not in text
    assert own.changed.warnings[0].message.vi in text
    # Where nothing changes, and the circular has no grade.
    own = kdcl.what_if({"standard_set": "tt57-2026-gdtx", "ratings": {}}, {})
    text = Page(_html.what_if(own, kdcl.Catalogue())).text
    assert "Không có chỉ báo nào thay đổi" in text
    assert "ứng với" not in text


def test_a_draft_shows_its_sentences() -> None:
    own = kdcl.draft(SCHOOL_DATA)
    text = Page(_html.draft(own, kdcl.Catalogue())).text
    titles = {criterion.code: criterion.title for criterion in kdcl.standard_set(own.standard_set).criteria}
    place = 0
    for standard in own.standards:
        lines = [line for criterion in standard.criteria for line in criterion.lines]
        for sentence in [standard.opening, *lines, standard.conclusion]:
            place = text.index(sentence.vi, place)
        for criterion in standard.criteria:
            assert f" {criterion.code} {titles[criterion.code] or 'Khoản'}" in text


def test_what_only_tells_if_something_is_asked_is_no_failure() -> None:
    given = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"complaints": 0}}
    suggestions = kdcl.suggest(given)
    own = suggestions.of("1.9/1/b")
    assert own is not None
    assert (own.suggested, [check.mark for check in own.checks]) == ("met", ["·"])
    assert "✗" not in shown(suggestions)


def test_suggestions_show_the_numbers_they_rest_on() -> None:
    suggestions = kdcl.suggest(SCHOOL_DATA)
    text = shown(suggestions)
    for own in suggestions.suggestions:
        assert own.path in text
    for own, sentences in zip(suggestions.suggestions, suggestions.sentences):
        assert len(sentences) == len(own.checks)
        assert all(f"{check.mark} {line}" in text for check, line in zip(own.checks, sentences))
    assert "93,5 %" in text
    assert "ít nhất 90 %" in text
    assert "khá" in text
    assert "còn thiếu" in text
    assert "Số liệu nên bổ sung (12 trong" in text
    advisory = kdcl.suggest({"standard_set": "tt57-2026-gdtx", "school_year": "2026-2027", "facts": {}})
    assert "Số liệu chỉ để theo dõi" in shown(advisory)


@pytest.mark.parametrize("id", SETS)
def test_a_set_shows_its_criteria(id: str) -> None:
    held = kdcl.standard_set(id)
    text = shown(held)
    assert held.title.vi in text
    assert held.in_force_from in text
    for criterion in held.criteria:
        assert criterion.code in text


def test_an_assessment_shows_its_verdicts() -> None:
    text = shown(kdcl.Assessment.read(ASSESSMENT))
    assert "Trường THCS Ví Dụ" in text
    assert "1/a, 1/b" in text
    assert "2022-2023" in text


def test_nothing_of_an_input_or_a_set_becomes_markup() -> None:
    text = {"vi": EVIL, "en": EVIL}
    standards = own_set()["standards"]
    standards[0]["title"] = text
    standards[0]["criteria"][0]["title"] = text
    standards[0]["criteria"][0]["levels"][0]["indicators"]["a"].update(text)
    own = own_set(title=text, document=EVIL, standards=standards)
    own["provenance"]["note"] = text
    catalogue = kdcl.Catalogue().with_set(own)
    said = {"standard_set": "own", "ratings": {}, "school": {"name": EVIL}}
    pages = [
        catalogue.rate(said),
        catalogue.gap(said, to=1),
        catalogue.standard_set("own"),
        catalogue.assessment(said),
        catalogue.with_text_pack({"standard_set": "own", "official_text": {"1.1/1/a": EVIL}}).rate(said),
    ]
    for page in pages:
        assert EVIL in shown(page)
    assert EVIL in Page(_html.what_if(catalogue.what_if(said, {"1.1": "met"}), catalogue)).text
    data = {**SCHOOL_DATA, "facts": {"manager_standard_rating": {EVIL: "kha"}}}
    assert EVIL in shown(kdcl.suggest(data))
    assert EVIL in Page(_html.draft(kdcl.draft(data), kdcl.Catalogue())).text
