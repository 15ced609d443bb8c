//! Facts: what can be asked of a school in numbers, grades and yes or no.
//!
//! The vocabulary is data (`standards/facts.toml`); a set adds the quantities its circular names and, where it is a
//! deployer's own, facts of its own. A form can be made from it: each fact has its unit, bounds and meaning.
//!
//! INVARIANT: in a [`Vocabulary`] each key stands once, and every name a fact refers to is there.

#[cfg(feature = "reader")]
mod link;
#[cfg(feature = "reader")]
mod read;
mod unit;
mod vocabulary;

#[cfg(feature = "reader")]
pub(crate) use read::{builtin, fact, fact_key};
pub use unit::{FactPer, FactValue, Unit};
pub(crate) use vocabulary::{FactsView, Rate, Vocabulary};

use serde::Serialize;

use crate::exact::Exact;
use crate::text::Text;
use crate::vocabulary::SchoolType;

/// Something that can be known of a school.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt19-2018-mam-non")?;
/// let fact = set.fact("attendance_rate_age_5").ok_or("no such fact")?;
/// assert_eq!(fact.unit, kdcl_core::Unit::Percent);
/// assert_eq!(fact.most, Some(kdcl_core::Exact::from(100)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Fact {
    /// Its name in an input: lower-case letters, digits and `_`.
    pub key: String,
    /// What it is, in our own words; for a quantity a circular names, the circular's.
    pub meaning: Text,
    /// What its value is measured in.
    pub unit: Unit,
    /// What its value is.
    pub value: FactValue,
    /// What it has a value for each of; once for the school where this is empty.
    pub per: Vec<FactPer>,
    /// The smallest value it can have; a value under it is an error.
    pub least: Option<Exact>,
    /// The largest value it can have; a value over it is an error.
    pub most: Option<Exact>,
    /// The fact it is a part of, and so never exceeds in the same year.
    pub part_of: Option<String>,
    /// A division of that whole: its parts of one division do not overlap.
    pub split: Option<String>,
    /// How a rate follows from counts; these are preferred to the rate itself where both are given.
    pub of: Option<RateOf>,
    /// How a rate follows from other rates, where neither counts nor the rate itself are given.
    pub from_rates: Option<RateOf>,
    /// The facts whose sum is the number of persons it should be given for.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub persons: Vec<String>,
    /// The grades of its scale, lowest first.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scale: Vec<Grade>,
    /// The table of the self-assessment report's data part it stands in.
    pub table: Option<String>,
    /// The types of school it can be asked of.
    pub school_types: Vec<SchoolType>,
    /// The criterion whose circular names it as main quantitative data.
    pub criterion: Option<String>,
    /// Where in an input it is given: `"school"` for what describes the school itself; `None` is `facts`.
    pub given_in: Option<String>,
}

/// The counts, or rates, a rate follows from: the sum of the parts over the sum of the wholes.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt19-2018-mam-non")?;
/// let rate = set.fact("teachers_above_standard_rate").and_then(|fact| fact.of.as_ref()).ok_or("no rate")?;
/// assert_eq!((rate.part[0].as_str(), rate.whole[0].as_str()), ("teachers_above_standard", "teachers"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct RateOf {
    /// What is counted.
    pub part: Vec<String>,
    /// Of how many; empty for all, where the parts are rates.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub whole: Vec<String>,
}

/// A grade of a scale.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let scale = &set.fact("library_rating").ok_or("no such fact")?.scale;
/// let names: Vec<_> = scale.iter().map(|grade| grade.name.as_str()).collect();
/// assert_eq!(names, ["chua_dat", "dat_chuan", "tien_tien", "xuat_sac"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Grade {
    /// Its name in an input.
    pub name: String,
    /// Its Vietnamese title.
    pub vi: String,
    /// Its English title.
    pub en: String,
}

impl Fact {
    /// Whether it has a value for each of these.
    ///
    /// ```
    /// use kdcl_core::FactPer;
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let fact = set.fact("pupils").ok_or("no such fact")?;
    /// assert!(fact.is_per(FactPer::SchoolYear) && !fact.is_per(FactPer::Person));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_per(&self, each: FactPer) -> bool {
        self.per.contains(&each)
    }
}

crate::packed::packed! {
    Fact {
        key, meaning, unit, value, per, least, most, part_of, split, of, from_rates, persons, scale, table, school_types,
        criterion, given_in,
    }
    RateOf { part, whole }
    Grade { name, vi, en }
}
