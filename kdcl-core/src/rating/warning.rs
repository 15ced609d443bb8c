//! What is worth knowing beside an outcome: nothing here changes a level.
//!
//! A warning is about the input as it stands (a set out of its dates, a level marked met above one that is not) or
//! about what the outcome must not be taken for (a recognition). INVARIANT: warnings come in the order of the set.

use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::bits::Bits;
use crate::date::Date;
use crate::error::coded;
use crate::interval::Interval;
use crate::message;
use crate::standard_set::{Criterion, Level};
use crate::text::{Language, Text};
use crate::vocabulary::{EducationLevel, RuleName, SeveralLevels, Verdict};

coded! {
    /// Something worth knowing about an outcome.
    ///
    /// ```
    /// let assessment = kdcl_core::Catalogue::builtin().assessment(r#"{
    ///     "standard_set": "tt18-2018-trung-hoc", "assessed_on": "2025-01-25", "ratings": { "1.1": "not_met" }
    /// }"#)?;
    /// let codes: Vec<_> = assessment.rate().warnings.iter().map(|warning| warning.code()).collect();
    /// assert_eq!(codes, ["rating.set_not_in_force"]);
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    Warning {
        /// The set named is not in force on the day of the assessment.
        "rating.set_not_in_force" SetNotInForce {
            /// The set.
            standard_set: String,
            /// The day of the assessment.
            assessed_on: Date,
            /// When the set is in force.
            in_force: Text,
            /// What changed it, where the day lies after its time.
            since: Text
        }
        /// The school teaches a level that schools of this set do not.
        "rating.education_level_not_of_set" EducationLevelNotOfSet {
            /// The level it teaches.
            education_level: EducationLevel,
            /// Its place in the school's list, from 0.
            place: usize,
            /// The set.
            standard_set: String
        }
        /// The school teaches several education levels, for which no rule is established in this set.
        "rating.several_education_levels" SeveralEducationLevels {
            /// The circular.
            document: String
        }
        /// A level is marked met while one under it is not, so it does not count.
        "rating.level_above_one_not_met" LevelAboveOneNotMet {
            /// The criterion.
            criterion: String,
            /// The level marked met.
            level: u8,
            /// The level under it that is not met.
            below: u8
        }
        /// "Not applicable" where the law does not say "nếu có".
        "rating.not_applicable_unfounded" NotApplicableUnfounded {
            /// The indicator.
            indicator: String,
            /// The JSON Pointer of where the verdict was given: the indicator, its level or its criterion.
            place: String
        }
        /// The level alone recognises nothing.
        "rating.recognition_needs_more" RecognitionNeedsMore {
            /// Where the law states what else is needed.
            conditions: Text
        }
    }
}

impl Warning {
    /// The JSON Pointer of the place of the input it is about; `None` where it is about the whole.
    ///
    /// ```
    /// let assessment = kdcl_core::Catalogue::builtin().assessment(r#"{
    ///     "standard_set": "tt57-2026-gdtx", "ratings": { "1.1": { "1": "not_met", "2": "met" } }
    /// }"#)?;
    /// assert_eq!(assessment.rate().warnings[0].path().as_deref(), Some("/ratings/1.1/2"));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn path(&self) -> Option<String> {
        match self {
            Self::SetNotInForce { .. } => Some("/assessed_on".to_owned()),
            Self::EducationLevelNotOfSet { place, .. } => Some(format!("/school/education_levels/{place}")),
            Self::SeveralEducationLevels { .. } => Some("/school/education_levels".to_owned()),
            Self::LevelAboveOneNotMet { criterion, level, .. } => Some(format!("/ratings/{criterion}/{level}")),
            Self::NotApplicableUnfounded { place, .. } => Some(place.clone()),
            Self::RecognitionNeedsMore { .. } => None,
        }
    }

    /// Its words.
    ///
    /// ```
    /// let assessment = kdcl_core::Catalogue::builtin().assessment(r#"{
    ///     "standard_set": "tt57-2026-gdtx", "ratings": { "1.1": "not_applicable" }
    /// }"#)?;
    /// assert!(assessment.rate().warnings[0].message().en.contains("`1.1/1`"));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn message(&self) -> Text {
        message::render(self.code(), &self.fields())
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WarningView { code: self.code(), path: self.path(), message: self.message() }.serialize(serializer)
    }
}

/// A warning as `docs/json.md` describes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Warning"))]
struct WarningView {
    code: &'static str,
    path: Option<String>,
    message: Text,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Warning {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        WarningView::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        WarningView::json_schema(generator)
    }
}

pub(super) fn warnings(assessment: &Assessment<'_>, level: Interval) -> Vec<Warning> {
    let mut warnings = Vec::new();
    about_the_set(assessment, &mut warnings);
    about_verdicts(assessment, &mut warnings);
    let set = assessment.standard_set();
    let recognitions = [
        (set.accreditation_grade(level), RuleName::AccreditationConditions),
        (set.national_standard_degree(level), RuleName::NationalStandardConditions),
    ];
    let opened = recognitions.into_iter().filter(|(opened, _)| opened.is_some_and(|opened| opened.highest > 0));
    let opened: Vec<RuleName> = opened.map(|(_, conditions)| conditions).collect();
    if !opened.is_empty() {
        let conditions = set.basis().iter().filter(|basis| opened.contains(&basis.rule));
        let list = |language| {
            let citations = conditions.clone().map(|basis| basis.citation.in_language(language));
            citations.collect::<Vec<_>>().join("; ")
        };
        let conditions = Text { vi: list(Language::Vietnamese), en: list(Language::English) };
        warnings.push(Warning::RecognitionNeedsMore { conditions });
    }
    warnings
}

fn about_the_set(assessment: &Assessment<'_>, warnings: &mut Vec<Warning>) {
    let set = assessment.standard_set();
    if let Some(assessed_on) = assessment.assessed_on().filter(|date| !set.is_in_force(*date)) {
        let (from, until) = (set.in_force_from(), set.in_force_until());
        let in_force = until.map_or_else(
            || Text { vi: format!("từ {from}"), en: format!("from {from}") },
            |until| Text { vi: format!("từ {from} đến {until}"), en: format!("from {from} to {until}") },
        );
        let after = until.is_some_and(|until| until < assessed_on);
        // What ended this version: its amendment, where there is one, came before its replacement.
        let ended_by = if set.amended_by().is_empty() { set.replaced_by() } else { set.amended_by() };
        let since = if after && !ended_by.is_empty() {
            let list = ended_by.join(", ");
            Text {
                vi: format!("; bản này hết hiệu lực do {list}"), en: format!("; this version was ended by {list}")
            }
        } else {
            Text { vi: String::new(), en: String::new() }
        };
        warnings.push(Warning::SetNotInForce { standard_set: set.id().to_owned(), assessed_on, in_force, since });
    }
    let taught = &assessment.school().education_levels;
    for (place, level) in taught.iter().enumerate().filter(|(_, level)| !set.education_levels().contains(level)) {
        let (education_level, standard_set) = (*level, set.id().to_owned());
        warnings.push(Warning::EducationLevelNotOfSet { education_level, place, standard_set });
    }
    if taught.len() > 1 && set.several_education_levels() == Some(SeveralLevels::NotEstablished) {
        warnings.push(Warning::SeveralEducationLevels { document: set.document().to_owned() });
    }
}

fn about_verdicts(assessment: &Assessment<'_>, warnings: &mut Vec<Warning>) {
    let set = assessment.standard_set();
    let surely = assessment.verdicts().surely_met();
    let not_met = assessment.verdicts().not_met();
    for criterion in set.criteria() {
        let failed = criterion.levels().iter().find(|level| level.indicators().any(|number| not_met.contains(number)));
        let Some(below) = failed.map(Level::number) else { continue };
        let above = levels_marked_met(criterion, &surely).filter(|level| *level > below);
        warnings.extend(above.map(|level| Warning::LevelAboveOneNotMet {
            criterion: criterion.code().to_owned(),
            level,
            below,
        }));
    }
    for (number, indicator) in set.indicators().iter().enumerate() {
        if !indicator.if_any() && assessment.verdicts().get(number) == Verdict::NotApplicable {
            let place = assessment.place_of(number).unwrap_or_default();
            warnings.push(Warning::NotApplicableUnfounded { indicator: indicator.path().to_owned(), place });
        }
    }
}

/// The levels of a criterion that count as met as a whole, whatever those under them.
fn levels_marked_met<'a>(criterion: &'a Criterion, surely: &'a Bits) -> impl Iterator<Item = u8> + 'a {
    let whole = |level: &&Level| level.indicators().all(|number| surely.contains(number));
    criterion.levels().iter().filter(whole).map(Level::number)
}
