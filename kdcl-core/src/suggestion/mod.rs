//! From facts to suggested verdicts, with the checks that led to them.
//!
//! A suggestion is what the law's numbers say of a school's; it is never a verdict. [`evaluate`] holds the conditions
//! of each indicator against what is known, [`question`] tells what to ask next, [`prefill`] fills an assessment.
//!
//! INVARIANT: every suggestion carries its citation; `met` only where every condition holds, `not_met` only where one
//! is known to fail.

mod answer;
mod check;
mod compare;
mod evaluate;
mod prefill;
mod profile;
mod question;
mod variants;
mod warnings;

pub use check::{Check, Known, Window};
pub use question::Question;

use core::ops::Range;

use serde::{Serialize, Serializer};

use crate::assessment::SchoolYear;
use crate::fact::{Fact, FactPer};
use crate::school_data::SchoolData;
use crate::standard_set::{Citation, Indicator, Level, StandardSet};
use crate::text::Text;
use crate::vocabulary::vocabulary;
use crate::warning::Warning;
use crate::{DATA_VERSION, SCHEMA_VERSION};

use answer::Answer;
use evaluate::Evaluator;
use profile::Profile;

/// The years the data tables of TT 57/2026 show: the three last ones.
const MONITORED_YEARS: usize = 3;

vocabulary! {
    /// What data suggest for an indicator.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Suggested::Undetermined.name(), "undetermined");
    /// ```
    Suggested {
        /// Every condition holds.
        Met = "met", "đạt", "met";
        /// One of them is known to fail.
        NotMet = "not_met", "không đạt", "not met";
        /// Neither is known.
        Undetermined = "undetermined", "chưa xác định", "undetermined";
    }
}

vocabulary! {
    /// How much of an indicator its conditions cover.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Coverage::Whole.name(), "whole");
    /// ```
    Coverage {
        /// All of it.
        Whole = "whole", "toàn bộ chỉ báo", "the whole indicator";
        /// Some of it; the rest a person judges.
        Partial = "partial", "một phần chỉ báo", "part of the indicator";
    }
}

/// What is known of a school suggests for each indicator the law gives numbers for.
///
/// ```
/// use kdcl_core::Suggested;
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "complaints": 0 }
/// }"#)?;
/// let suggestions = data.suggest();
/// assert_eq!(suggestions.of("1.9/1/b").map(|own| own.suggested), Some(Suggested::Met)); // "nếu có", and there were none
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use = "suggestions change nothing by themselves"]
pub struct Suggestions<'d> {
    /// The set they are by.
    pub standard_set: &'d StandardSet,
    /// Whether numbers only monitor under this circular, so that nothing is determined from them.
    pub advisory_only: bool,
    /// One for each indicator that has conditions, in the order of the set.
    pub suggestions: Vec<Suggestion<'d>>,
    /// What to ask next, the most worth asking first.
    pub questions: Vec<Question<'d>>,
    /// What is worth knowing besides.
    pub warnings: Vec<Warning>,
}

/// What is suggested for one indicator.
///
/// ```
/// use kdcl_core::{Coverage, Suggested};
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt18-2018-trung-hoc", "school_year": "2022-2023", "facts": { "heads": 1 }
/// }"#)?;
/// let suggestions = data.suggest();
/// let own = suggestions.of("1.4/1/a").ok_or("no suggestion")?;
/// assert_eq!((own.suggested, own.coverage), (Suggested::Met, Coverage::Partial));
/// assert!(own.remaining.is_some_and(|remaining| remaining.en.contains("deputy heads")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Suggestion<'d> {
    /// The indicator's number in its set.
    pub number: usize,
    /// Its path.
    pub path: &'d str,
    /// What is suggested.
    pub suggested: Suggested,
    /// How much of the indicator that covers.
    pub coverage: Coverage,
    /// The values that led to it.
    pub checks: Vec<Check<'d>>,
    /// The facts that are not known and could still decide it.
    pub missing: Vec<Missing<'d>>,
    /// What a person judges besides.
    pub remaining: Option<&'d Text>,
    /// The doubts about the law that leave it undetermined.
    pub doubts: Vec<&'d str>,
    /// Where the law asks for it.
    pub citation: &'d Citation,
    /// Where it is not met: the checks of the condition that fails.
    decisive: Range<usize>,
}

/// A fact that is not known.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(
///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}"#,
/// )?;
/// let suggestions = data.suggest();
/// assert_eq!(suggestions.of("1.5/2/a").map(|own| own.missing[0].fact.key.as_str()), Some("classes"));
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Missing<'d> {
    number: usize,
    /// The fact.
    pub fact: &'d Fact,
    /// The school years it is missing for, oldest first; none for a fact that has no years.
    pub years: Vec<SchoolYear>,
}

impl<'d> Suggestions<'d> {
    pub(crate) fn new(data: &'d SchoolData<'_>) -> Self {
        let set = data.assessment().standard_set();
        let mut evaluator = Evaluator::new(data);
        let mut suggestions = Vec::with_capacity(set.indicators().len());
        for (number, indicator) in set.indicators().iter().enumerate() {
            if indicator.conditions().is_empty() {
                continue;
            }
            let answer = evaluator.indicator(indicator.conditions());
            let answer = if set.advisory().is_some() { Answer::Open } else { answer };
            suggestions.push(suggestion(set, &mut evaluator, number, indicator, answer));
        }
        if let Some(advisory) = set.advisory() {
            suggestions.extend(monitored(set, &mut evaluator, &advisory.note));
            suggestions.sort_by_key(|own| own.number);
        }
        let questions = question::questions(&suggestions, set.facts().len());
        let warnings = warnings::warnings(data, &suggestions);
        Self { standard_set: set, advisory_only: set.advisory().is_some(), suggestions, questions, warnings }
    }

    /// The suggestion for the indicator of a path; `None` where the law gives no number for it.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}"#,
    /// )?;
    /// assert!(data.suggest().of("1.1/1/a").is_none());
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn of(&self, path: &str) -> Option<&Suggestion<'d>> {
        self.suggestions.iter().find(|own| own.path == path)
    }

    /// The suggestions as JSON, as `docs/json.md` describes it.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}"#,
    /// )?;
    /// assert!(data.suggest().to_json().contains(r#""advisory_only":false"#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }

    /// What each check says, as a sentence in both languages: a list for each suggestion, as compact JSON.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
    ///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "classes": 30 }
    /// }"#)?;
    /// assert!(data.suggest().sentences_json().contains(r#"[{"vi":"Tổng số lớp học: 30 lớp (2022-2023), yêu cầu không quá 30 lớp""#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn sentences_json(&self) -> String {
        let sentence = |check: &Check<'_>| Text::in_both(|language| check.in_language(language));
        let of = |own: &Suggestion<'_>| own.checks.iter().map(sentence).collect();
        crate::json::write(&self.suggestions.iter().map(of).collect::<Vec<Vec<Text>>>())
    }
}

/// What an evaluation found, as a suggestion.
fn suggestion<'d>(
    set: &'d StandardSet,
    evaluator: &mut Evaluator<'d>,
    number: usize,
    indicator: &'d Indicator,
    answer: Answer,
) -> Suggestion<'d> {
    let found = core::mem::take(&mut evaluator.found);
    let mut doubts: Vec<&str> = Vec::new();
    for doubt in found.doubts {
        if !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }
    Suggestion {
        number,
        path: indicator.path(),
        suggested: match answer {
            Answer::Yes => Suggested::Met,
            Answer::No => Suggested::NotMet,
            Answer::Open => Suggested::Undetermined,
        },
        coverage: if indicator.remaining().is_some() { Coverage::Partial } else { Coverage::Whole },
        checks: found.checks,
        missing: missing(set, &evaluator.profile, &found.missing),
        remaining: indicator.remaining(),
        doubts,
        citation: indicator.citation(),
        decisive: found.decisive.unwrap_or_default(),
    }
}

/// Each fact once, with all the years it is missing for.
fn missing<'d>(set: &'d StandardSet, profile: &Profile<'d>, found: &[(usize, usize)]) -> Vec<Missing<'d>> {
    let mut missing: Vec<Missing<'d>> = Vec::new();
    for (number, back) in found {
        let Some(fact) = set.facts().get(*number) else { continue };
        let year = if fact.is_per(FactPer::Person) { profile.any_year(*back) } else { profile.year(*back) };
        let year = year.filter(|_| fact.is_per(FactPer::SchoolYear));
        let place = missing.iter().position(|own| own.number == *number).unwrap_or_else(|| {
            missing.push(Missing { number: *number, fact, years: Vec::new() });
            missing.len().saturating_sub(1)
        });
        if let (Some(own), Some(year)) = (missing.get_mut(place), year)
            && !own.years.contains(&year)
        {
            own.years.push(year);
        }
    }
    missing
}

/// The quantities of criteria whose circular only monitors by them, over the last school years, for each of their levels.
fn monitored<'d>(set: &'d StandardSet, evaluator: &mut Evaluator<'d>, note: &'d Text) -> Vec<Suggestion<'d>> {
    let mut suggestions = Vec::new();
    for criterion in set.criteria() {
        let keys = criterion.quantitative_indicators().iter().filter_map(|quantity| quantity.fact.as_ref());
        let numbers: Vec<usize> = keys.filter_map(|key| set.vocabulary().number(key)).collect();
        let of_criterion = criterion.levels().iter().flat_map(Level::indicators);
        for number in of_criterion.filter(|_| !numbers.is_empty()) {
            let Some(indicator) = set.indicators().get(number).filter(|own| own.conditions().is_empty()) else {
                continue;
            };
            for fact in &numbers {
                evaluator.show(*fact, MONITORED_YEARS);
            }
            let own = suggestion(set, evaluator, number, indicator, Answer::Open);
            suggestions.push(Suggestion { coverage: Coverage::Partial, remaining: Some(note), ..own });
        }
    }
    suggestions
}

impl Serialize for Suggestions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let view = SuggestionsView {
            schema_version: SCHEMA_VERSION,
            data_version: DATA_VERSION,
            standard_set: self.standard_set.id(),
            advisory_only: self.advisory_only,
            suggestions: &self.suggestions,
            questions: &self.questions,
            warnings: &self.warnings,
        };
        view.serialize(serializer)
    }
}

/// Suggestions as `docs/json.md` describes them.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Suggestions"))]
pub(crate) struct SuggestionsView<'a> {
    schema_version: u8,
    data_version: &'a str,
    standard_set: &'a str,
    advisory_only: bool,
    suggestions: &'a [Suggestion<'a>],
    questions: &'a [Question<'a>],
    warnings: &'a [Warning],
}

impl Serialize for Suggestion<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let view = SuggestionView {
            path: self.path,
            suggested: self.suggested,
            coverage: self.coverage,
            checks: &self.checks,
            missing: self.missing.iter().map(|missing| missing.fact.key.as_str()).collect(),
            remaining: self.remaining,
            doubts: &self.doubts,
            citation: self.citation,
        };
        view.serialize(serializer)
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Suggestion"))]
struct SuggestionView<'a> {
    path: &'a str,
    suggested: Suggested,
    coverage: Coverage,
    checks: &'a [Check<'a>],
    missing: Vec<&'a str>,
    remaining: Option<&'a Text>,
    doubts: &'a [&'a str],
    citation: &'a Citation,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Suggestion<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        SuggestionView::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        SuggestionView::json_schema(generator)
    }
}
