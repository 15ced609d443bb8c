//! What is worth knowing beside an answer: nothing here changes one.
//!
//! A warning is about the input as it stands (a set out of its dates, a level marked met above one that is not), about
//! what an outcome must not be taken for (a recognition), or about what numbers show. The rooms that find them are
//! `rating` and `suggestion`; their codes and words are here and in the message table.

use serde::{Serialize, Serializer};

use crate::date::Date;
use crate::error::coded;
use crate::exact::Exact;
use crate::message;
use crate::suggestion::Suggested;
use crate::text::Text;
use crate::vocabulary::{EducationLevel, Verdict};

coded! {
    /// Something worth knowing about an outcome or about suggestions.
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
        /// A rate and the counts it follows from do not agree; the counts are used.
        "suggestion.rate_disagrees" RateDisagrees {
            /// The fact.
            fact: String,
            /// The rate given.
            rate: Exact,
            /// The rate the counts give.
            computed: Exact,
            /// The school year, or nothing.
            year: String
        }
        /// A value of a year after the one the data are about; it is not looked at.
        "suggestion.later_year" LaterYear {
            /// The fact.
            fact: String,
            /// Its year.
            later: String,
            /// The last year that is looked at.
            last: String
        }
        /// Every share given is at most 1, as if they were fractions of one.
        "suggestion.shares_not_percent" SharesNotPercent {}
        /// The school is younger than a window of years.
        "suggestion.shorter_history" ShorterHistory {
            /// The year it was founded.
            founded: u16
        }
        /// The law can be read in two ways, and these data pass by one of them only.
        "suggestion.readings_differ" ReadingsDiffer {
            /// The indicator.
            indicator: String,
            /// The doubt.
            doubt: String,
            /// What is not sure.
            about: Text
        }
        /// A verdict that the school's own numbers contradict.
        "suggestion.verdict_contradicted" VerdictContradicted {
            /// The indicator.
            indicator: String,
            /// The verdict given.
            verdict: Verdict,
            /// What the numbers say.
            suggested: Suggested,
            /// The value that says so, and what the law asks.
            check: Text,
            /// Where the law asks for it.
            citation: Text,
            /// The JSON Pointer of where the verdict was given.
            place: String
        }
        /// Numbers only monitor under this circular for now.
        "suggestion.advisory_only" AdvisoryOnly {
            /// The last day of that.
            until: Date,
            /// Where the law says so.
            citation: Text
        }
        /// A number that went the same way in each of the years known.
        "suggestion.steady_change" SteadyChange {
            /// What it is.
            meaning: Text,
            /// The fact.
            fact: String,
            /// The values, oldest first.
            values: Text
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
            Self::RateDisagrees { fact, .. } | Self::SteadyChange { fact, .. } | Self::LaterYear { fact, .. } => {
                Some(format!("/facts/{fact}"))
            }
            Self::SharesNotPercent {} => Some("/facts".to_owned()),
            Self::ShorterHistory { .. } => Some("/school/founded".to_owned()),
            Self::NotApplicableUnfounded { place, .. } | Self::VerdictContradicted { place, .. } => Some(place.clone()),
            Self::RecognitionNeedsMore { .. } | Self::ReadingsDiffer { .. } | Self::AdvisoryOnly { .. } => None,
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
