//! The answer to a row, as the columns that are added to it.
//!
//! INVARIANT: [`COLUMNS`] names them in the order in which both ways of laying them out do.

use kdcl_core::{Gap, Interval, Problems, RatedRow, Text};

/// The columns of an answer.
pub(crate) const COLUMNS: [&str; 13] = [
    "standard_set",
    "level_lowest",
    "level_highest",
    "grade_lowest",
    "grade_highest",
    "degree_lowest",
    "degree_highest",
    "blocking_level",
    "blocking",
    "choose_at_least",
    "choose_from",
    "warnings",
    "errors",
];

/// The fields of one item of the column `errors`.
pub(crate) const ERROR_FIELDS: [&str; 6] = ["code", "path", "message_vi", "message_en", "help_vi", "help_en"];

/// A rated row, or all that is wrong with it and the set it names.
pub(crate) struct Answer<'c> {
    pub(crate) row: Result<RatedRow<'c>, Problems>,
    pub(crate) said: Option<String>,
}

impl<'c> Answer<'c> {
    pub(crate) fn rated(row: RatedRow<'c>) -> Self {
        Self { row: Ok(row), said: None }
    }

    /// The set the row is by, or the one it names.
    pub(crate) fn standard_set(&self) -> Option<&str> {
        self.row.as_ref().map_or(self.said.as_deref(), |row| Some(row.standard_set.id()))
    }

    /// The three pairs of bounds: level, grade, degree.
    pub(crate) fn bounds(&self) -> [Option<Interval>; 3] {
        let bounds = |row: &RatedRow<'_>| [Some(row.level), row.accreditation_grade, row.national_standard_degree];
        self.row.as_ref().map(bounds).unwrap_or_default()
    }

    pub(crate) fn gap(&self) -> Option<&Gap<'c>> {
        self.row.as_ref().ok().and_then(|row| row.gap.as_ref())
    }

    /// The paths every way to the level needs.
    pub(crate) fn blocking(&self) -> impl Iterator<Item = &str> {
        self.gap().into_iter().flat_map(|gap| gap.must.iter().copied())
    }

    /// How many criteria are left to choose on the way to it.
    pub(crate) fn choose_at_least(&self) -> Option<u16> {
        let choose = self.gap().and_then(|gap| gap.choose.first())?;
        Some(u16::try_from(choose.at_least).unwrap_or(u16::MAX)) // a set has at most 512 criteria
    }

    /// The paths of those to choose from.
    pub(crate) fn choose_from(&self) -> impl Iterator<Item = &str> {
        let choose = self.gap().and_then(|gap| gap.choose.first());
        choose.into_iter().flat_map(|choose| &choose.of).flat_map(|own| own.paths.iter().copied())
    }

    pub(crate) fn warnings(&self) -> impl Iterator<Item = &'static str> {
        self.row.iter().flat_map(|row| row.warnings.iter().map(kdcl_core::Warning::code))
    }
}

/// The fields of each problem, as [`ERROR_FIELDS`] names them.
pub(crate) fn errors(problems: &Problems) -> impl Iterator<Item = [Option<String>; 6]> {
    problems.iter().map(|problem| {
        let (error, path) = (problem.error(), problem.path().map(str::to_owned));
        let (Text { vi, en }, help) = (error.message(), error.help());
        [Some(error.code().to_owned()), path, Some(vi), Some(en), Some(help.vi), Some(help.en)]
    })
}
