//! From verdicts to levels: the outcome of an assessment, with its reasons.
//!
//! Each level is an exact interval. Because the level rule is monotone ([`crate::rule`]), two evaluations give it: one
//! with everything not assessed counted as not met, one with it counted as met.
//!
//! INVARIANT: an outcome is a function of the set, its official wording and the assessment alone: no clock, no
//! locale, no randomness. The same input gives the same bytes.

mod indicator_text;
mod warnings;

pub(crate) use indicator_text::ByPath;
pub use indicator_text::IndicatorText;
pub(crate) use warnings::about_the_set;

use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::bits::Bits;
use crate::gap::{self, Gap};
use crate::interval::Interval;
use crate::rule;
use crate::standard_set::{Basis, StandardSet};
use crate::warning::Warning;
use crate::{DATA_VERSION, SCHEMA_VERSION};

/// What an assessment comes to, and why.
///
/// ```
/// use kdcl_core::{Catalogue, Interval};
/// let assessment = Catalogue::builtin().assessment(r#"{
///     "standard_set": "tt57-2026-pho-thong",
///     "ratings": { "1.1": "met", "1.2": "met", "1.3": "met", "1.4": "met", "2.1": "met", "2.2": "met", "2.3": "met",
///                  "3.1": "met", "3.2": "met", "3.3": { "reached": 1 }, "3.4": { "reached": 1 }, "4.1": "met",
///                  "4.2": "met", "4.3": "met" }
/// }"#)?;
/// let outcome = assessment.rate();
/// assert_eq!(outcome.level, Interval { lowest: 1, highest: 2 }); // 3.5 is not assessed yet
/// assert_eq!(outcome.ask_next, ["3.5/1", "3.5/2"]);
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use = "an outcome changes nothing by itself"]
pub struct Outcome<'s> {
    /// The set it is by.
    pub standard_set: &'s StandardSet,
    /// The school's level; 0 is "không đạt".
    pub level: Interval,
    /// The accreditation grade (cấp độ) the level opens the way to; `None` where the circular has none.
    pub accreditation_grade: Option<Interval>,
    /// The degree of national standard (mức độ) the level opens the way to; `None` where the circular has none.
    pub national_standard_degree: Option<Interval>,
    /// Each standard.
    pub standards: Vec<StandardOutcome>,
    /// Each criterion, clauses of a level without criteria among them.
    pub criteria: Vec<CriterionOutcome<'s>>,
    /// What is missing for each level above the lowest.
    pub gaps: Vec<Gap<'s>>,
    /// The indicators not assessed whose answer can still change the school's level.
    pub ask_next: Vec<&'s str>,
    /// The indicators that count as met because what they speak of does not exist.
    pub not_applicable: Vec<&'s str>,
    /// Text and citation of every indicator named above, in the order of the set.
    pub indicators: Vec<IndicatorText<'s>>,
    /// Where the law says how these verdicts become this outcome.
    pub basis: Vec<&'s Basis>,
    /// What is worth knowing besides.
    pub warnings: Vec<Warning>,
}

/// The level of one standard.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt19-2018-mam-non")?;
/// let outcome = kdcl_core::Assessment::new(set).rate();
/// assert_eq!(outcome.standards[0].level, Some(kdcl_core::Interval { lowest: 0, highest: 3 }));
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StandardOutcome {
    /// Its number.
    pub number: u8,
    /// Its level, by the rule over its own criteria; `None` where the circular gives standards no level.
    pub level: Option<Interval>,
}

/// The level of one criterion.
///
/// ```
/// let assessment = kdcl_core::Catalogue::builtin().assessment(
///     r#"{"standard_set": "tt57-2026-gdtx", "ratings": {"2.2": {"1": "met", "2": "not_met"}}}"#,
/// )?;
/// let outcome = assessment.rate();
/// let criterion = outcome.criteria.iter().find(|criterion| criterion.code == "2.2").ok_or("no such criterion")?;
/// assert_eq!((criterion.level.lowest, criterion.level.highest), (1, 1));
/// assert_eq!(criterion.not_met, ["2.2/2"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionOutcome<'s> {
    /// Its code.
    pub code: &'s str,
    /// Whether some level of the school asks for it by name.
    pub mandatory: bool,
    /// Its level.
    pub level: Interval,
    /// Its highest level in the set.
    pub highest_defined: u8,
    /// Its indicators that are not met.
    pub not_met: Vec<&'s str>,
    /// Its indicators that are not assessed.
    pub not_assessed: Vec<&'s str>,
}

impl<'s> Outcome<'s> {
    pub(crate) fn of(assessment: &Assessment<'s>) -> Self {
        let set = assessment.standard_set();
        let verdicts = assessment.verdicts();
        let (surely, possibly) = (verdicts.surely_met(), verdicts.possibly_met(set));
        let level = verdicts.level(set);
        let open = possibly.without(&surely);
        let gaps = gap::gaps(set, &surely, level);
        let ask_next = gap::ask_next(set, &surely, &possibly, level);
        let named = gaps.iter().fold(ask_next.union(verdicts.not_applicable()), |all, gap| all.union(&gap.named));
        let paths = |of: &Bits| of.iter().filter_map(|number| Some(set.indicators().get(number)?.path())).collect();
        Self {
            standard_set: set,
            level,
            accreditation_grade: set.accreditation_grade(level),
            national_standard_degree: set.national_standard_degree(level),
            standards: standards(set, &surely, &possibly),
            criteria: set
                .criteria()
                .iter()
                .map(|criterion| {
                    let own: Bits = criterion.indicators().collect();
                    CriterionOutcome {
                        code: criterion.code(),
                        mandatory: criterion.is_mandatory(),
                        level: Interval { lowest: criterion.reached(&surely), highest: criterion.reached(&possibly) },
                        highest_defined: criterion.highest_defined(),
                        not_met: paths(&own.intersection(verdicts.not_met())),
                        not_assessed: paths(&own.intersection(&open)),
                    }
                })
                .collect(),
            ask_next: paths(&ask_next),
            not_applicable: paths(verdicts.not_applicable()),
            indicators: assessment.texts(&named),
            basis: set.basis_of(level),
            warnings: warnings::warnings(assessment, level),
            gaps,
        }
    }

    /// Whether nothing not yet assessed can change the school's level.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert!(!kdcl_core::Assessment::new(set).rate().is_decided());
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn is_decided(&self) -> bool {
        self.level.is_decided()
    }

    /// The outcome as JSON, as `docs/json.md` describes it.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let json = kdcl_core::Assessment::new(set).rate().to_json();
    /// assert!(json.contains(r#""decided":false,"level":{"lowest":0,"highest":2}"#));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

/// The level of each standard. The articles of clauses are none and have none.
fn standards(set: &StandardSet, surely: &Bits, possibly: &Bits) -> Vec<StandardOutcome> {
    let each = set.standards().iter().zip(set.standard_targets());
    each.filter(|(standard, _)| !standard.is_clauses())
        .map(|(standard, targets)| {
            let over = |targets: &Vec<rule::Target>| Interval {
                lowest: rule::level(targets, surely),
                highest: rule::level(targets, possibly),
            };
            StandardOutcome { number: standard.number(), level: targets.as_ref().map(over) }
        })
        .collect()
}

impl Serialize for Outcome<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let view = OutcomeView {
            schema_version: SCHEMA_VERSION,
            data_version: DATA_VERSION,
            standard_set: self.standard_set.id(),
            decided: self.is_decided(),
            level: self.level,
            accreditation_grade: self.accreditation_grade,
            national_standard_degree: self.national_standard_degree,
            standards: &self.standards,
            criteria: &self.criteria,
            gaps: &self.gaps,
            ask_next: &self.ask_next,
            not_applicable: &self.not_applicable,
            indicators: ByPath(&self.indicators),
            basis: &self.basis,
            warnings: &self.warnings,
        };
        view.serialize(serializer)
    }
}

/// An outcome as `docs/json.md` describes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Outcome"))]
pub(crate) struct OutcomeView<'a> {
    schema_version: u8,
    data_version: &'a str,
    standard_set: &'a str,
    decided: bool,
    level: Interval,
    accreditation_grade: Option<Interval>,
    national_standard_degree: Option<Interval>,
    standards: &'a [StandardOutcome],
    criteria: &'a [CriterionOutcome<'a>],
    gaps: &'a [Gap<'a>],
    ask_next: &'a [&'a str],
    not_applicable: &'a [&'a str],
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, IndicatorText<'_>>"))]
    indicators: ByPath<'a>,
    basis: &'a [&'a Basis],
    warnings: &'a [Warning],
}
