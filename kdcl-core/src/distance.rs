//! The answer to "what is missing for level n": one gap, with the text of all it names.
//!
//! INVARIANT: it says of a level above the lowest what the outcome's own list of gaps says of it.

use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::error::{AssessmentError, Names, Problems};
use crate::gap::{self, Choose, Gap};
use crate::interval::Interval;
use crate::rating::{ByPath, IndicatorText};
use crate::rule::Target;
use crate::standard_set::StandardSet;
use crate::{DATA_VERSION, SCHEMA_VERSION};

/// What is missing for one level, and how far the school is.
///
/// ```
/// let assessment = kdcl_core::Catalogue::builtin().assessment(
///     r#"{"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"1": "met"}}}"#,
/// )?;
/// let distance = assessment.gap_to(1)?;
/// assert_eq!(distance.gap.must.len(), 7); // 1.3 is one of the 8 that level 1 asks for by name
/// assert_eq!(assessment.gap_to(3).unwrap_err().code(), "assessment.level_not_of_set");
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Distance<'s> {
    /// The set it is by.
    pub standard_set: &'s StandardSet,
    /// The school's level.
    pub level: Interval,
    /// What is missing; nothing where the level is reached for sure.
    pub gap: Gap<'s>,
    /// Text and citation of every indicator the gap names, in the order of the set.
    pub indicators: Vec<IndicatorText<'s>>,
}

impl StandardSet {
    /// What a level takes.
    pub(crate) fn target(&self, level: u8) -> Result<&Target, AssessmentError> {
        self.targets().iter().find(|target| target.level == level).ok_or_else(|| {
            let defined = Names::new(self.targets().iter().map(|target| target.level));
            AssessmentError::LevelNotOfSet { level, standard_set: self.id().to_owned(), defined }
        })
    }
}

impl<'c> Assessment<'c> {
    /// What is missing for a level.
    ///
    /// # Errors
    ///
    /// `assessment.level_not_of_set` for a level that no school can reach by the set.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let distance = kdcl_core::Assessment::new(set).gap_to(4);
    /// assert!(distance.is_ok_and(|distance| distance.gap.must.len() == 160));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn gap_to(&self, level: u8) -> Result<Distance<'c>, Problems> {
        let set = self.standard_set();
        let gap = gap::gap(set, set.target(level)?, &self.verdicts().surely_met());
        Ok(Distance { standard_set: set, level: self.verdicts().level(set), indicators: self.texts(&gap.named), gap })
    }
}

impl Distance<'_> {
    /// The distance as JSON, as `docs/json.md` describes it.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx").map_err(kdcl_core::Problems::from)?;
    /// let json = kdcl_core::Assessment::new(set).gap_to(2)?.to_json();
    /// assert!(json.contains(r#""level":{"lowest":0,"highest":2},"target":2,"must":["1.1/1","1.2/1","#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

impl Serialize for Distance<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let view = DistanceView {
            schema_version: SCHEMA_VERSION,
            data_version: DATA_VERSION,
            standard_set: self.standard_set.id(),
            level: self.level,
            target: self.gap.target,
            must: &self.gap.must,
            choose: &self.gap.choose,
            indicators: ByPath(&self.indicators),
        };
        view.serialize(serializer)
    }
}

/// A distance as `docs/json.md` describes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Distance"))]
pub(crate) struct DistanceView<'a> {
    schema_version: u8,
    data_version: &'a str,
    standard_set: &'a str,
    level: Interval,
    target: u8,
    must: &'a [&'a str],
    choose: &'a [Choose<'a>],
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, IndicatorText<'_>>"))]
    indicators: ByPath<'a>,
}
