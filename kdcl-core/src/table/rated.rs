//! What a row comes to: level, what it opens, and what stands in the way of the next level.

use crate::assessment::{Assessment, Verdicts};
use crate::error::Problems;
use crate::gap::{self, Gap};
use crate::interval::Interval;
use crate::standard_set::StandardSet;
use crate::warning::Warning;

use super::{Marks, TableSet};

/// The rating of one row of a table.
///
/// ```
/// use kdcl_core::{Assessment, Catalogue, Cell, Marks, TableSet};
/// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let table = TableSet::new(set);
/// let mut school = Marks::default();
/// for criterion in set.criteria() {
///     table.note(&mut school, criterion.code(), Cell::Number(if criterion.code() == "2.2" { 1.0 } else { 2.0 }));
/// }
/// let row = table.rate(school, &Assessment::new(set), None).map_err(|problems| problems.to_json())?;
/// assert_eq!(row.level.lowest, 1);
/// let gap = row.gap.ok_or("no gap")?;
/// assert_eq!((gap.target, gap.must), (2, vec!["2.2/2"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RatedRow<'c> {
    /// The set it is by.
    pub standard_set: &'c StandardSet,
    /// The school's level; 0 is "không đạt".
    pub level: Interval,
    /// The accreditation grade (cấp độ) the level opens the way to.
    pub accreditation_grade: Option<Interval>,
    /// The degree of national standard (mức độ) the level opens the way to.
    pub national_standard_degree: Option<Interval>,
    /// What is missing for the level asked about, or else for the next one above the lowest; `None` at the top.
    pub gap: Option<Gap<'c>>,
    /// What is worth knowing besides, but that a level is no recognition, which holds for every row.
    pub warnings: Vec<Warning>,
}

impl RatedRow<'_> {
    /// The warnings with their words, as JSON.
    ///
    /// ```
    /// let early = r#"{"standard_set": "tt57-2026-gdtx", "assessed_on": "2020-05-20", "ratings": {}}"#;
    /// let row = kdcl_core::Catalogue::builtin().assessment(early)?.row(None)?;
    /// assert!(row.warnings_json().starts_with(r#"[{"code":"rating.set_not_in_force","path":"/assessed_on","message":{"vi":"#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn warnings_json(&self) -> String {
        crate::json::write(&self.warnings)
    }
}

impl<'c> TableSet<'c> {
    /// Rates a school. `about` says by which set and on which day it was assessed; `to` names the level whose gap is
    /// wanted, else it is the next one.
    ///
    /// # Errors
    ///
    /// All that was wrong with its cells, at once; `assessment.level_not_of_set` for a level no school can reach.
    ///
    /// ```
    /// use kdcl_core::{Assessment, Catalogue, Marks, TableSet};
    /// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let row = TableSet::new(set).rate(Marks::default(), &Assessment::new(set), Some(3));
    /// assert_eq!(row.unwrap_err().code(), "assessment.level_not_of_set");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn rate(&self, school: Marks, about: &Assessment<'c>, to: Option<u8>) -> Result<RatedRow<'c>, Problems> {
        if let Some(problems) = Problems::collect(school.problems) {
            return Err(problems);
        }
        about.row_of(school.verdicts, to)
    }

    /// The assessment a row's cells amount to.
    ///
    /// # Errors
    ///
    /// All that was wrong with its cells, at once.
    ///
    /// ```
    /// use kdcl_core::{Assessment, Catalogue, Cell, Marks, TableSet};
    /// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let table = TableSet::new(set);
    /// let mut school = Marks::default();
    /// table.note(&mut school, "1.1/1", Cell::Text("Đạt"));
    /// let assessment = table.assessment(school, &Assessment::new(set)).map_err(|problems| problems.to_json())?;
    /// assert_eq!(assessment.to_json(), r#"{"standard_set":"tt57-2026-gdtx","ratings":{"1.1":{"1":"met"}}}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assessment(&self, school: Marks, about: &Assessment<'c>) -> Result<Assessment<'c>, Problems> {
        if let Some(problems) = Problems::collect(school.problems) {
            return Err(problems);
        }
        let mut assessment = about.clone();
        assessment.set_verdicts(school.verdicts);
        Ok(assessment)
    }
}

impl<'c> Assessment<'c> {
    /// The rating of the assessment as that of a row of a table; `to` names the level whose gap is wanted, else it is the
    /// next one.
    ///
    /// # Errors
    ///
    /// `assessment.level_not_of_set` for a level no school can reach.
    ///
    /// ```
    /// let assessment = r#"{"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"reached": 1}}}"#;
    /// let row = kdcl_core::Catalogue::builtin().assessment(assessment)?.row(Some(2))?;
    /// assert_eq!((row.level.highest, row.gap.map(|gap| gap.target)), (1, Some(2)));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn row(&self, to: Option<u8>) -> Result<RatedRow<'c>, Problems> {
        self.row_of(*self.verdicts(), to)
    }

    /// The row of the same assessment with other verdicts.
    fn row_of(&self, verdicts: Verdicts, to: Option<u8>) -> Result<RatedRow<'c>, Problems> {
        let set = self.standard_set();
        let level = verdicts.level(set);
        let target = match to {
            Some(to) => Some(set.target(to)?),
            None => set.targets().iter().find(|target| target.level > level.lowest),
        };
        Ok(RatedRow {
            standard_set: set,
            level,
            accreditation_grade: set.accreditation_grade(level),
            national_standard_degree: set.national_standard_degree(level),
            gap: target.map(|target| gap::gap(set, target, &verdicts.surely_met())),
            warnings: self.warnings_of_row(verdicts),
        })
    }
}

impl<'c> crate::catalogue::Catalogue {
    /// An assessment without a verdict, for the set a row names: by its id, or by type of school and day.
    ///
    /// # Errors
    ///
    /// As [`assessment`](Self::assessment), each with the field as its place.
    ///
    /// ```
    /// let catalogue = kdcl_core::Catalogue::builtin();
    /// let about = catalogue.unrated(None, Some("gdtx"), Some("2027-05-20"))?;
    /// assert_eq!(about.standard_set().id(), "tt57-2026-gdtx");
    /// let problems = catalogue.unrated(None, Some("gdtx"), Some("20/5/2027")).unwrap_err();
    /// assert_eq!(problems.first().path(), Some("/assessed_on"));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn unrated(
        &'c self,
        standard_set: Option<&str>,
        school_type: Option<&str>,
        assessed_on: Option<&str>,
    ) -> Result<Assessment<'c>, Problems> {
        Assessment::read_fields(
            self,
            &[("standard_set", standard_set), ("school_type", school_type), ("assessed_on", assessed_on)],
        )
    }
}
