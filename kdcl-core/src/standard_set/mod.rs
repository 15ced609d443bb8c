//! A standard set: what one circular prescribes for one type of school.
//!
//! The law is data. A set comes from a file (baked in, or a deployer's own), is checked as a whole, and is then only
//! read. The rooms: [`file`] is the format, [`open`], [`read`] and [`assemble`] take a file in, [`criterion`] and [`source`] are
//! the parts, [`about`] is what a set says of itself, [`view`] is the JSON it is shown as.
//!
//! INVARIANT: a [`StandardSet`] that exists has passed every check of [`read`] and [`assemble`]: codes exist and are
//! unique, levels and letters follow each other, the rule can be met at each level, and all is cited.

mod about;
#[cfg(feature = "reader")]
mod assemble;
mod criterion;
#[cfg(feature = "reader")]
mod facts;
#[cfg(feature = "reader")]
mod file;
#[cfg(feature = "reader")]
mod open;
#[cfg(feature = "reader")]
mod read;
mod source;
mod view;

pub use criterion::{Criterion, Indicator, Level, QuantitativeIndicator, Standard};
#[cfg(feature = "schema")]
pub(crate) use file::SetFile;
pub use source::{Advisory, Citation, Doubt, Provenance};
pub(crate) use view::SetView;

use crate::bits::{Bits, CAPACITY};
use crate::date::Date;
use crate::error::StandardSetError;
use crate::fact::{Fact, Vocabulary};
use crate::interval::Interval;
use crate::packed;
use crate::rule::{self, LevelRule, Target};
use crate::text::Text;
use crate::vocabulary::{Confidence, EducationLevel, RuleName, SchoolType, SeveralLevels};

/// One circular's standards, criteria and rule for one type of school.
///
/// ```
/// use kdcl_core::Catalogue;
/// let set = Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// assert_eq!(set.document(), "18/2018/TT-BGDĐT");
/// assert_eq!(set.standards().iter().filter(|standard| !standard.is_clauses()).count(), 5);
/// assert_eq!(set.criteria().len(), 28 + 6);
/// assert_eq!(set.indicators().len(), 84 + 45 + 25 + 6);
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct StandardSet {
    id: String,
    document: String,
    title: Text,
    issuer: Text,
    issued: Date,
    in_force_from: Date,
    in_force_until: Option<Date>,
    school_types: Vec<SchoolType>,
    education_levels: Vec<EducationLevel>,
    several_education_levels: Option<SeveralLevels>,
    amended_by: Vec<String>,
    replaces: Vec<String>,
    replaced_by: Vec<String>,
    provenance: Provenance,
    doubts: Vec<Doubt>,
    advisory: Option<Advisory>,
    vocabulary: Vocabulary,
    basis: Vec<Basis>,
    /// Where the law says what level 1, 2, … of the school asks for.
    level_basis: Vec<Basis>,
    rule: Vec<LevelRule>,
    /// The grade that level 1, 2, … opens the way to.
    accreditation_grade: Option<Vec<u8>>,
    /// The degree that level 1, 2, … opens the way to.
    national_standard_degree: Option<Vec<u8>>,
    standards: Vec<Standard>,
    criteria: Vec<Criterion>,
    indicators: Vec<Indicator>,
    /// Every indicator, as bits.
    all: Bits,
    /// The rule over the whole school, from level 1 up.
    targets: Vec<Target>,
    /// The rule over each standard; `None` where the circular gives standards no level.
    standard_targets: Vec<Option<Vec<Target>>>,
}

/// Where the law states a rule that an outcome rests on.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// assert_eq!(set.basis()[0].rule, kdcl_core::RuleName::CriterionLevel);
/// assert_eq!(set.basis()[0].citation.to_string(), "điểm a khoản 2 Điều 5, 57/2026/TT-BGDĐT");
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Basis {
    /// The rule.
    pub rule: RuleName,
    /// The place.
    pub citation: Citation,
    /// How sure the rule is.
    pub confidence: Confidence,
}

impl StandardSet {
    /// The set as bytes, for a build that has no reader of set files ([`from_packed`](Self::from_packed)).
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(&kdcl_core::StandardSet::from_packed(&set.to_packed())?, set);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn to_packed(&self) -> Vec<u8> {
        packed::pack(self)
    }

    /// The set of bytes that [`to_packed`](Self::to_packed) wrote. It was checked before it was packed; here only its
    /// shape is.
    ///
    /// # Errors
    ///
    /// `standard_set.not_packed`.
    ///
    /// ```
    /// let error = kdcl_core::StandardSet::from_packed(b"kdcl").unwrap_err();
    /// assert_eq!(error.code(), "standard_set.not_packed");
    /// ```
    pub fn from_packed(bytes: &[u8]) -> Result<Self, StandardSetError> {
        match Self::first_packed(bytes)? {
            (set, []) => Ok(set),
            _ => Err(StandardSetError::NotPacked { version: crate::DATA_VERSION }),
        }
    }

    /// The first of several sets packed one after another, and the bytes after it.
    pub(crate) fn first_packed(bytes: &[u8]) -> Result<(Self, &[u8]), StandardSetError> {
        packed::unpack(bytes).ok_or(StandardSetError::NotPacked { version: crate::DATA_VERSION })
    }

    /// Whether the parts that name each other by number are there.
    pub(crate) fn is_whole(&self) -> bool {
        let (criteria, indicators) = (self.criteria.len(), self.indicators.len());
        indicators <= CAPACITY
            && self.standards.iter().all(|own| own.criteria().end <= criteria)
            && self.criteria.iter().flat_map(Criterion::levels).all(|own| own.indicators().end <= indicators)
    }

    /// Where the law says how verdicts become levels, beside the places of the [`rule`](Self::rule) itself.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.basis()[0].citation.to_string(), "khoản 2 Điều 6, 18/2018/TT-BGDĐT");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn basis(&self) -> &[Basis] {
        &self.basis
    }

    /// The level rule, from level 1 up.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.rule()[3].mandatory, ["22.1", "22.2", "22.3", "22.4", "22.5", "22.6"]);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn rule(&self) -> &[LevelRule] {
        &self.rule
    }

    /// The standards, and the clauses of a level without criteria, in order.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.standards().len(), 5 + 1); // and Điều 22
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn standards(&self) -> &[Standard] {
        &self.standards
    }

    /// All criteria, and clauses, in order.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.criteria().len(), 28 + 6); // and the clauses of Điều 22
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// All indicators, in order: a place in this list is an indicator's number.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.indicators()[0].path(), "1.1/1/a");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The criterion of this code.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.criterion("5.6").is_some() && set.criterion("5.7").is_none());
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.code() == code)
    }

    /// The indicator of this path.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.indicator("5.6/3/b").is_some() && set.indicator("5.6/3").is_none());
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn indicator(&self, path: &str) -> Option<&Indicator> {
        self.indicator_number(path).and_then(|number| self.indicators.get(number))
    }

    /// The number of the indicator of this path, as [`Verdicts`](crate::Verdicts) counts them.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(set.indicator_number("1.1/2"), Some(1));
    /// assert_eq!(set.indicator_number("1.1/3"), None);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn indicator_number(&self, path: &str) -> Option<usize> {
        self.indicators.iter().position(|indicator| indicator.path() == path)
    }

    /// The facts that can be asked of its schools: those of the library, the quantities its circular names, its own.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(set.facts().iter().filter(|fact| fact.criterion.is_some()).count(), 34); // of Annex III
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn facts(&self) -> &[Fact] {
        self.vocabulary.facts()
    }

    /// The fact of a key.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.fact("pupils").is_some() && set.fact("attendance_rate_age_5").is_none());
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.vocabulary.number(key).and_then(|number| self.vocabulary.get(number))
    }

    /// The time through which the quantities of the circular only monitor; `None` where it sets none.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.advisory(), None);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn advisory(&self) -> Option<&Advisory> {
        self.advisory.as_ref()
    }

    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Its law as JSON, as `docs/json.md` describes it, without any official wording.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.to_json().contains(r#""id":"tt18-2018-trung-hoc""#));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(&SetView::new(self, None))
    }

    /// Where the law says why a school of such a level has it: what each level up to it asks for, and the next one
    /// that it does not reach. A place that several levels share is named once.
    pub(crate) fn basis_of(&self, level: Interval) -> Vec<&Basis> {
        let considered = usize::from(level.highest).saturating_add(1);
        let mut basis: Vec<&Basis> = Vec::new();
        for own in self.level_basis.iter().take(considered) {
            if !basis.contains(&own) {
                basis.push(own);
            }
        }
        basis.extend(&self.basis);
        basis
    }

    pub(crate) fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// Every indicator of the set.
    pub(crate) fn all_indicators(&self) -> &Bits {
        &self.all
    }

    /// The school's level where exactly `met` counts as met.
    pub(crate) fn level_of(&self, met: &Bits) -> u8 {
        rule::level(&self.targets, met)
    }

    pub(crate) fn standard_targets(&self) -> &[Option<Vec<Target>>] {
        &self.standard_targets
    }

    /// The accreditation grade (cấp độ) that a level opens the way to; `None` where the circular has none.
    pub(crate) fn accreditation_grade(&self, level: Interval) -> Option<Interval> {
        opened(self.accreditation_grade.as_deref(), level)
    }

    /// The degree of national standard (mức độ) that a level opens the way to; `None` where the circular has none.
    pub(crate) fn national_standard_degree(&self, level: Interval) -> Option<Interval> {
        opened(self.national_standard_degree.as_deref(), level)
    }
}

fn opened(steps: Option<&[u8]>, level: Interval) -> Option<Interval> {
    let steps = steps?;
    let step = |level: u8| usize::from(level).checked_sub(1).and_then(|place| steps.get(place)).copied().unwrap_or(0);
    Some(Interval { lowest: step(level.lowest), highest: step(level.highest) })
}

crate::packed::packed! {
    StandardSet {
        id, document, title, issuer, issued, in_force_from, in_force_until, school_types, education_levels,
        several_education_levels, amended_by, replaces, replaced_by, provenance, doubts, advisory, vocabulary, basis,
        level_basis, rule, accreditation_grade, national_standard_degree, standards, criteria, indicators, all, targets,
        standard_targets,
    }
    Basis { rule, citation, confidence }
}
