//! What is worth knowing beside an outcome: nothing here changes a level.
//!
//! A warning is about the input as it stands (a set out of its dates, a level marked met above one that is not) or
//! about what the outcome must not be taken for (a recognition). INVARIANT: warnings come in the order of the set.

use serde::{Serialize, Serializer};

use crate::assessment::{Assessment, Verdict};
use crate::date::Date;
use crate::error::coded;
use crate::interval::Interval;
use crate::message;
use crate::text::Text;
use crate::vocabulary::{EducationLevel, SeveralLevels};

use super::levels_marked_met;

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
            /// What applies on that day instead.
            instead: Text
        }
        /// The school teaches a level that schools of this set do not.
        "rating.education_level_not_of_set" EducationLevelNotOfSet {
            /// The level it teaches.
            education_level: EducationLevel,
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
            indicator: String
        }
        /// The level alone recognises nothing.
        "rating.recognition_needs_more" RecognitionNeedsMore {
            /// Where the law states what else is needed.
            citation: String
        }
    }
}

impl Warning {
    /// The JSON Pointer of the place of the input it is about, for an indicator or level that of its full form
    /// (`/ratings/5.4/2/c`); `None` where it is about the whole.
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
            Self::EducationLevelNotOfSet { .. } | Self::SeveralEducationLevels { .. } => {
                Some("/school/education_levels".to_owned())
            }
            Self::LevelAboveOneNotMet { criterion, level, .. } => Some(format!("/ratings/{criterion}/{level}")),
            Self::NotApplicableUnfounded { indicator } => Some(format!("/ratings/{indicator}")),
            Self::RecognitionNeedsMore { .. } => None,
        }
    }

    /// Its words.
    ///
    /// ```
    /// let warning = kdcl_core::Warning::NotApplicableUnfounded { indicator: "1.1/2".into() };
    /// assert!(warning.message().en.contains("`1.1/2`"));
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

/// A warning as the contract shows it.
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
    let opens = |interval: Option<Interval>| interval.is_some_and(|interval| interval.highest > 0);
    if opens(set.accreditation_grade(level)) || opens(set.national_standard_degree(level)) {
        let conditions =
            set.basis().iter().find(|basis| basis.rule == crate::vocabulary::RuleName::RecognitionConditions);
        let citation = conditions.map_or_else(|| set.document().to_owned(), |basis| basis.citation.to_string());
        warnings.push(Warning::RecognitionNeedsMore { citation });
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
        let after = set.in_force_until().is_some_and(|until| until < assessed_on);
        let successors = if after { [set.amended_by(), set.replaced_by()].concat() } else { Vec::new() };
        let instead = if successors.is_empty() {
            Text { vi: String::new(), en: String::new() }
        } else {
            let list = successors.join(", ");
            Text {
                vi: format!("; đã được sửa đổi hoặc thay thế bởi {list}"),
                en: format!("; since amended or replaced by {list}"),
            }
        };
        warnings.push(Warning::SetNotInForce { standard_set: set.id().to_owned(), assessed_on, in_force, instead });
    }
    let taught = &assessment.school().education_levels;
    for level in taught.iter().filter(|level| !set.education_levels().contains(level)) {
        warnings.push(Warning::EducationLevelNotOfSet { education_level: *level, standard_set: set.id().to_owned() });
    }
    if taught.len() > 1 && set.several_education_levels() == Some(SeveralLevels::NotEstablished) {
        warnings.push(Warning::SeveralEducationLevels { document: set.document().to_owned() });
    }
}

fn about_verdicts(assessment: &Assessment<'_>, warnings: &mut Vec<Warning>) {
    let set = assessment.standard_set();
    let surely = assessment.verdicts.surely_met();
    let not_met = assessment.verdicts.not_met();
    for criterion in set.criteria() {
        let failed = criterion.levels().iter().find(|level| level.indicators().any(|number| not_met.contains(number)));
        let Some(below) = failed.map(crate::standard_set::Level::number) else { continue };
        let above = levels_marked_met(criterion, &surely).filter(|level| *level > below);
        warnings.extend(above.map(|level| Warning::LevelAboveOneNotMet {
            criterion: criterion.code().to_owned(),
            level,
            below,
        }));
    }
    for (number, indicator) in set.indicators().iter().enumerate() {
        if !indicator.if_any() && assessment.verdicts.get(number) == Verdict::NotApplicable {
            warnings.push(Warning::NotApplicableUnfounded { indicator: indicator.path().to_owned() });
        }
    }
}
