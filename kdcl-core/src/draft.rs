//! Sentences for the self-assessment report, assembled from facts: what is known, when, and what the law asks.
//!
//! A draft praises nothing and invents nothing. For each criterion it says the values and the numbers they are held
//! against; for each standard what it consists of ("mở đầu") and how many criteria reached each level ("kết luận"),
//! counting for a level only the criteria that have it.

use core::fmt::Write as _;

use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::rating::{CriterionOutcome, Outcome};
use crate::school_data::SchoolData;
use crate::sentence;
use crate::standard_set::{Criterion, Standard, StandardSet};
use crate::suggestion::{Check, Suggestions};
use crate::text::{Language, Text};
use crate::{DATA_VERSION, SCHEMA_VERSION};

/// Sentences for a report, standard by standard.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt19-2018-mam-non", "school": { "difficult_area": true }, "school_year": "2019-2020",
///     "facts": { "attendance_rate_age_5": 93.5 }, "ratings": { "5.4": { "reached": 1 } }
/// }"#)?;
/// let draft = data.draft();
/// let fifth = &draft.standards[4];
/// assert!(fifth.criteria[3].lines[0].en.ends_with("93.5 % (2019-2020); level 1 asks at least 85 %, difficult area; \
///     level 2 asks at least 90 %, difficult area."));
/// assert!(fifth.conclusion.en.starts_with("Criteria at level 1: 1/4; level 2: 0/4; level 3: 0/4."));
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Draft<'d> {
    /// The set it is by.
    pub standard_set: &'d StandardSet,
    /// The standards in their order, the clauses of Điều 22 last.
    pub standards: Vec<StandardDraft<'d>>,
}

/// The sentences of one standard.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(
///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}"#,
/// )?;
/// assert!(data.draft().standards[0].opening.vi.starts_with("Tiêu chuẩn 1 (Tổ chức và quản lý nhà trường) gồm 10 tiêu chí"));
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StandardDraft<'d> {
    /// Its number.
    pub number: u8,
    /// For the report's "mở đầu".
    pub opening: Text,
    /// Its criteria, in order.
    pub criteria: Vec<CriterionDraft<'d>>,
    /// For the report's "kết luận".
    pub conclusion: Text,
}

/// The sentences of one criterion: one for each fact that is known and that the law gives a number for.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(
///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "classes": 31 }}"#,
/// )?;
/// let draft = data.draft();
/// assert_eq!(draft.standards[0].criteria[4].lines[0].vi, "Tổng số lớp học: 31 lớp (2022-2023); Mức 2 yêu cầu không quá 30 lớp.");
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionDraft<'d> {
    /// Its code.
    pub code: &'d str,
    /// The sentences.
    pub lines: Vec<Text>,
}

impl SchoolData<'_> {
    /// Sentences for the report.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt57-2026-gdtx", "school_year": "2026-2027", "facts": {}}"#,
    /// )?;
    /// assert_eq!(data.draft().standards.len(), 4);
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn draft(&self) -> Draft<'_> {
        let (assessment, suggestions) = (self.assessment(), self.suggest());
        // A suggestion that nobody has confirmed is not yet the school's own assessment.
        let (set, outcome) = (assessment.standard_set(), assessment.confirmed().rate());
        let standards = set.standards().iter().map(|standard| {
            let criteria = set.criteria().get(standard.criteria()).unwrap_or_default();
            StandardDraft {
                number: standard.number(),
                opening: Text::in_both(|language| opening(self, standard, criteria, language)),
                criteria: criteria.iter().map(|criterion| of_criterion(criterion, &suggestions)).collect(),
                conclusion: Text::in_both(|language| conclusion(assessment, standard, &outcome, language)),
            }
        });
        Draft { standard_set: set, standards: standards.collect() }
    }
}

impl Draft<'_> {
    /// The draft as JSON, as `docs/json.md` describes it.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt57-2026-gdtx", "school_year": "2026-2027", "facts": {}}"#,
    /// )?;
    /// assert!(data.draft().to_json().contains(r#""standards":[{"number":1,"opening":{"vi":"#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

fn opening(data: &SchoolData<'_>, standard: &Standard, criteria: &[Criterion], language: Language) -> String {
    let set = data.assessment().standard_set();
    let codes = criteria.iter().map(Criterion::code).collect::<Vec<_>>().join(", ");
    let (number, title, count) = (standard.number(), standard.title().in_language(language), criteria.len());
    let (document, year) = (set.document(), data.school_year());
    match (language, standard.is_clauses()) {
        (Language::Vietnamese, false) => format!(
            "Tiêu chuẩn {number} ({title}) gồm {count} tiêu chí: {codes}; tự đánh giá theo {document}, năm học {year}."
        ),
        (Language::Vietnamese, true) => {
            format!("Điều {number} gồm {count} khoản; tự đánh giá theo {document}, năm học {year}.")
        }
        (Language::English, false) => format!(
            "Standard {number} ({title}) has {count} criteria: {codes}; self-assessed by {document}, school year {year}."
        ),
        (Language::English, true) => {
            format!("Article {number} has {count} clauses; self-assessed by {document}, school year {year}.")
        }
    }
}

/// How many criteria of a standard reached each level, and which are short of one or not yet decided.
fn conclusion(assessment: &Assessment<'_>, standard: &Standard, outcome: &Outcome<'_>, language: Language) -> String {
    let set = assessment.standard_set();
    let own: Vec<(&Criterion, &CriterionOutcome<'_>)> = set
        .criteria()
        .iter()
        .zip(&outcome.criteria)
        .skip(standard.criteria().start)
        .take(standard.criteria().len())
        .collect();
    let (at, level_word, short, open) = match (language, standard.is_clauses()) {
        (Language::Vietnamese, false) => ("Số tiêu chí đạt", "Mức", "Chưa đạt", "Chưa xác định"),
        (Language::Vietnamese, true) => ("Số khoản đạt", "Mức", "Chưa đạt", "Chưa xác định"),
        (Language::English, false) => ("Criteria at", "level", "Short of it", "Undecided"),
        (Language::English, true) => ("Clauses at", "level", "Short of it", "Undecided"),
    };
    let (mut counts, mut shorts, mut opens) = (Vec::new(), Vec::new(), Vec::new());
    for level in 1..=set.rule().len() {
        let level = u8::try_from(level).unwrap_or(u8::MAX);
        let has = |(criterion, _): &&(&Criterion, &CriterionOutcome<'_>)| {
            criterion.levels().iter().any(|own| own.number() == level)
        };
        let all: Vec<_> = own.iter().filter(has).collect();
        if all.is_empty() {
            continue;
        }
        let codes = |keep: &dyn Fn(&CriterionOutcome<'_>) -> bool| -> Vec<&str> {
            all.iter().filter(|(_, outcome)| keep(outcome)).map(|(criterion, _)| criterion.code()).collect()
        };
        let reached = codes(&|outcome| outcome.level.lowest >= level);
        let missed = codes(&|outcome| outcome.level.highest < level);
        let undecided = codes(&|outcome| outcome.level.lowest < level && level <= outcome.level.highest);
        counts.push(format!("{level_word} {level}: {}/{}", reached.len(), all.len()));
        for (list, codes) in [(&mut shorts, missed), (&mut opens, undecided)] {
            if !codes.is_empty() {
                list.push(format!("{level_word} {level} ({})", codes.join(", ")));
            }
        }
    }
    let mut out = format!("{at} {}.", counts.join("; "));
    for (name, list) in [(short, shorts), (open, opens)] {
        if !list.is_empty() {
            let _ = write!(out, " {name}: {}.", list.join("; "));
        }
    }
    out
}

/// A value, and what each level asks of it.
struct Line<'a> {
    first: &'a Check<'a>,
    values: Vec<&'a Check<'a>>,
    asked: Vec<(u8, &'a Check<'a>)>,
}

fn of_criterion<'d>(criterion: &'d Criterion, suggestions: &Suggestions<'d>) -> CriterionDraft<'d> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for level in criterion.levels() {
        let own = suggestions.suggestions.iter().filter(|own| level.indicators().contains(&own.number));
        // The other reading of a doubt is for the person who decides, not for the report.
        for check in own.flat_map(|own| &own.checks).filter(|check| check.doubt.is_none()) {
            let same = |line: &Line<'_>| {
                let first = line.first;
                (first.fact, first.person, first.education_level) == (check.fact, check.person, check.education_level)
            };
            let place = lines.iter().position(same).unwrap_or_else(|| {
                lines.push(Line { first: check, values: Vec::new(), asked: Vec::new() });
                lines.len().saturating_sub(1)
            });
            let Some(line) = lines.get_mut(place) else { continue };
            if !line.values.iter().any(|value| value.year == check.year) {
                line.values.push(check);
            }
            let asks = |(number, other): &(u8, &Check<'_>)| *number == level.number() && asks_the_same(other, check);
            if check.threshold.is_some() && !line.asked.iter().any(asks) {
                line.asked.push((level.number(), check));
            }
        }
    }
    for line in &mut lines {
        line.values.sort_by_key(|check| check.year);
    }
    CriterionDraft {
        code: criterion.code(),
        lines: lines.iter().map(|line| Text::in_both(|language| words(line, language))).collect(),
    }
}

fn words(line: &Line<'_>, language: Language) -> String {
    let values = line.values.iter().map(|check| sentence::value_in_year(check, language));
    let mut parts =
        vec![format!("{}: {}", sentence::subject(line.first, language), values.collect::<Vec<_>>().join(", "))];
    parts.extend(line.asked.iter().filter_map(|(level, check)| {
        let level_word = if language == Language::Vietnamese { "Mức" } else { "level" };
        Some(format!("{level_word} {level} {}", sentence::asked(check, language)?))
    }));
    parts.join("; ") + "."
}

impl Serialize for Draft<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (schema_version, data_version, standard_set) = (SCHEMA_VERSION, DATA_VERSION, self.standard_set.id());
        DraftView { schema_version, data_version, standard_set, standards: &self.standards }.serialize(serializer)
    }
}

/// A draft as `docs/json.md` describes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Draft"))]
pub(crate) struct DraftView<'a> {
    schema_version: u8,
    data_version: &'a str,
    standard_set: &'a str,
    standards: &'a [StandardDraft<'a>],
}

/// Whether two checks ask for the same thing.
fn asks_the_same(one: &Check<'_>, other: &Check<'_>) -> bool {
    let asked = |check: &Check<'_>| (check.comparator, check.applicability, check.alternative, check.window);
    asked(one) == asked(other) && (one.threshold, one.variant) == (other.threshold, other.variant)
}
