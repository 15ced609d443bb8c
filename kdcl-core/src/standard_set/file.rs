//! The format of a standard-set file, as types: what `standards/<circular>/<school type>.toml` holds.
//!
//! The JSON Schema beside the files is generated from these types, and [`super::read`] fills them. They keep the shape
//! a jurist writes (a level with its article, then its lettered indicators); [`super::assemble`] turns them into the
//! shape the engine needs.

use crate::condition::Condition;
use crate::date::Date;
use crate::fact::Fact;
use crate::text::Text;

use super::source::{Doubt, Provenance};
use crate::vocabulary::{Confidence, EducationLevel, QuantityValue, RuleName, SchoolType, SeveralLevels};

/// One circular's standard set for one type of school.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct SetFile {
    /// The id of the set: lower-case letters, digits, `-`, and `@date` for an amended version.
    pub(crate) id: String,
    /// The number of the circular.
    pub(crate) document: String,
    /// The title of the circular.
    pub(crate) title: Text,
    /// Who issued it.
    pub(crate) issuer: Text,
    /// When it was issued.
    pub(crate) issued: Date,
    /// The first day it is in force.
    pub(crate) in_force_from: Date,
    /// The last day it is in force in this version; left out while that is open.
    pub(crate) in_force_until: Option<Date>,
    /// The annex that holds the criteria, where an annex does: each criterion is then cited as an item of it.
    pub(crate) annex: Option<String>,
    /// The types of school it applies to.
    pub(crate) school_types: Vec<SchoolType>,
    /// The education levels such a school may teach.
    pub(crate) education_levels: Vec<EducationLevel>,
    /// What holds for a school that teaches several of them; left out where there is nothing to decide.
    pub(crate) several_education_levels: Option<SeveralLevels>,
    /// Circulars that amended it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) amended_by: Vec<String>,
    /// Circulars it replaced.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) replaces: Vec<String>,
    /// Circulars that replaced it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) replaced_by: Vec<String>,
    /// Where the text comes from.
    pub(crate) provenance: Provenance,
    /// What the school's level opens the way to.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) recognition: RecognitionFile,
    /// A time through which the quantities of the circular only monitor.
    pub(crate) advisory: Option<AdvisoryFile>,
    /// Facts its conditions use that the library's vocabulary does not have.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) facts: Vec<Fact>,
    /// What is not sure.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) doubts: Vec<Doubt>,
    /// Where the law says how verdicts become levels.
    pub(crate) basis: Vec<BasisFile>,
    /// What each level of the school asks for, from level 1 up.
    pub(crate) rule: Vec<RuleFile>,
    /// The standards in their order; the clauses of a level without criteria come last.
    pub(crate) standards: Vec<StandardFile>,
}

/// What each level, from 1 up, opens the way to.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
pub(crate) struct RecognitionFile {
    /// The accreditation grade (cấp độ) of level 1, 2, …; left out where the circular has none.
    pub(crate) accreditation_grade: Option<Vec<u8>>,
    /// The degree of national standard (mức độ) of level 1, 2, …, 0 being none; left out where there is none.
    pub(crate) national_standard_degree: Option<Vec<u8>>,
}

/// A time through which the quantities a circular names decide nothing.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct AdvisoryFile {
    /// Its last day.
    pub(crate) until: Date,
    /// The place.
    pub(crate) place: PlaceFile,
    /// How sure that is.
    pub(crate) confidence: Confidence,
    /// What the law says.
    pub(crate) note: Text,
}

/// A place of this circular.
#[derive(Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
pub(crate) struct PlaceFile {
    /// Phụ lục.
    pub(crate) annex: Option<String>,
    /// Điều.
    pub(crate) article: Option<String>,
    /// Khoản.
    pub(crate) clause: Option<String>,
    /// Điểm.
    pub(crate) point: Option<String>,
    /// Mục.
    pub(crate) item: Option<String>,
}

/// Where the law states a rule.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct BasisFile {
    /// The rule.
    pub(crate) rule: RuleName,
    /// The place.
    pub(crate) place: PlaceFile,
    /// How sure the rule is.
    pub(crate) confidence: Confidence,
}

/// What one level of the school asks for, beside the level below.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct RuleFile {
    /// The level.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9)))]
    pub(crate) level: u8,
    /// The criteria that must each reach the level, or their own highest level where that is lower.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) mandatory: Vec<String>,
    /// How many of which others must reach it.
    pub(crate) quota: Option<QuotaFile>,
    /// The level none of the criteria named above may be below.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9)))]
    pub(crate) floor: Option<u8>,
    /// The place.
    pub(crate) place: PlaceFile,
    /// How sure the rule is.
    pub(crate) confidence: Confidence,
}

/// A number of criteria, or a share of them rounded up.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct QuotaFile {
    /// The number; either this or `percent`.
    pub(crate) at_least: Option<usize>,
    /// The share of the criteria in `of`, in percent; either this or `at_least`.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100)))]
    pub(crate) percent: Option<u8>,
    /// The criteria counted.
    pub(crate) of: Vec<String>,
}

/// A standard, or the clauses of a level that has no criteria of its own.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct StandardFile {
    /// Its number; that of the article for clauses.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 99)))]
    pub(crate) number: u8,
    /// Its title.
    pub(crate) title: Text,
    /// Whether this is an article of clauses and no standard.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) clauses: bool,
    /// Its criteria, in order.
    pub(crate) criteria: Vec<CriterionFile>,
}

/// A criterion, or one clause.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct CriterionFile {
    /// Its code: the standard's number and its own, `5.4`.
    pub(crate) code: String,
    /// Its title, exactly as the circular has it in Vietnamese; a clause has none.
    pub(crate) title: Option<Text>,
    /// Its levels, lowest first.
    pub(crate) levels: Vec<LevelFile>,
    /// Names of documents the circular suggests as evidence.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) suggested_evidence: Vec<String>,
    /// The main quantitative indicators the circular names.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) quantitative_indicators: Vec<QuantityFile>,
}

/// A quantity the circular names without saying how to compute it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct QuantityFile {
    /// Its name; the Vietnamese as the circular has it.
    pub(crate) name: Text,
    /// Its unit, where the circular states one.
    pub(crate) unit: Option<String>,
    /// The key under which a school gives it; left out where it is no number.
    pub(crate) fact: Option<String>,
    /// What kind of number it is.
    pub(crate) value: Option<QuantityValue>,
}

/// What a criterion asks for at one level: one statement, or lettered indicators.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct LevelFile {
    /// The level.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9)))]
    pub(crate) level: u8,
    /// Điều; left out where the set has an annex.
    pub(crate) article: Option<String>,
    /// Khoản.
    pub(crate) clause: Option<String>,
    /// The statement, where the level has no letters.
    pub(crate) statement: Option<Text>,
    /// Whether that statement speaks of something "nếu có", if there is any.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) if_any: bool,
    /// What the law asks of numbers, where the level is one statement.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) conditions: Vec<Condition>,
    /// What of the statement a person judges beside them.
    pub(crate) remaining: Option<Text>,
    /// The indicators by their letter.
    #[cfg_attr(feature = "schema", schemars(default, with = "std::collections::BTreeMap<String, IndicatorFile>"))]
    pub(crate) indicators: Vec<(String, IndicatorFile)>,
}

/// One lettered indicator.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct IndicatorFile {
    /// The statement in Vietnamese.
    pub(crate) vi: String,
    /// The statement in English.
    pub(crate) en: String,
    /// Whether it speaks of something "nếu có", if there is any.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) if_any: bool,
    /// What the law asks of numbers.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) conditions: Vec<Condition>,
    /// What of the statement a person judges beside them.
    pub(crate) remaining: Option<Text>,
}
