//! A standard set: what one circular prescribes for one type of school.
//!
//! The law is data. A set comes from a file (baked in, or a deployer's own), is checked as a whole, and is then only
//! read. The rooms: [`file`] is the format, [`read`] and [`assemble`] take a file in, [`criterion`] and [`source`] are
//! the parts, [`about`] is what a set says of itself, [`view`] is the JSON it is shown as.
//!
//! INVARIANT: a [`StandardSet`] that exists has passed every check of [`read`] and [`assemble`]: codes exist and are
//! unique, levels and letters follow each other, the rule can be met at each level, and all is cited.

mod about;
mod assemble;
mod criterion;
mod facts;
mod file;
mod read;
mod source;
mod view;

pub use criterion::{Criterion, Indicator, Level, QuantitativeIndicator, Standard};
#[cfg(feature = "schema")]
pub(crate) use file::SetFile;
pub use source::{Advisory, Citation, Doubt, Provenance};
pub(crate) use view::SetView;

use crate::bits::Bits;
use crate::date::Date;
use crate::error::Problems;
use crate::fact::{self, Fact, Vocabulary};
use crate::input::{self, Node, Reader};
use crate::interval::Interval;
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
    /// Reads a set of your own from JSON, in the format of the files in `standards/` (whose schema lies beside them).
    ///
    /// # Errors
    ///
    /// First everything that is wrong with its shape, at once; where that is sound, everything that is wrong with what
    /// it says as a whole.
    ///
    /// ```
    /// use kdcl_core::StandardSet;
    /// let problems = StandardSet::from_json(r#"{"id": "pilot-2027", "colour": "red"}"#).unwrap_err();
    /// assert_eq!(problems.first().error().code(), "json.unknown_field");
    /// assert_eq!(problems.iter().count(), 1 + 11); // and what is missing
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Self::from_node(&input::parse_json(text)?)
    }

    /// Reads a set of your own from TOML, the format of the files in `standards/`.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json).
    ///
    /// ```
    /// use kdcl_core::StandardSet;
    /// let problems = StandardSet::from_toml("id = ").unwrap_err();
    /// assert_eq!(problems.first().error().code(), "json.syntax");
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        Self::from_node(&input::parse_toml(text)?)
    }

    pub(crate) fn from_node(node: &Node<'_>) -> Result<Self, Problems> {
        let mut reader = Reader::default();
        let file = read::set_file(&mut reader, node);
        // What the whole set says is only worth a look where its parts could be read.
        let file = file.filter(|_| reader.is_clean());
        let known = fact::builtin()?;
        let set = file.and_then(|file| assemble::standard_set(&mut reader, file, known));
        reader.finish(set)
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
