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

/// A rated row, or all that is wrong with it.
pub(crate) type Answer<'c> = Result<RatedRow<'c>, Problems>;

/// The three pairs of bounds of a row: level, grade, degree.
pub(crate) fn bounds(row: &RatedRow<'_>) -> [Option<Interval>; 3] {
    [Some(row.level), row.accreditation_grade, row.national_standard_degree]
}

/// What is left to choose on the way to the level: how many criteria, and the paths to choose from.
pub(crate) fn choice<'g>(gap: Option<&'g Gap<'_>>) -> (Option<usize>, impl Iterator<Item = &'g str>) {
    let choose = gap.and_then(|gap| gap.choose.first());
    let paths = choose.into_iter().flat_map(|choose| &choose.of).flat_map(|own| own.paths.iter().copied());
    (choose.map(|choose| choose.at_least), paths)
}

/// The fields of each problem, as [`ERROR_FIELDS`] names them.
pub(crate) fn errors(problems: &Problems) -> impl Iterator<Item = [Option<String>; 6]> {
    problems.iter().map(|problem| {
        let (error, path) = (problem.error(), problem.path().map(str::to_owned));
        let (Text { vi, en }, help) = (error.message(), error.help());
        [Some(error.code().to_owned()), path, Some(vi), Some(en), Some(help.vi), Some(help.en)]
    })
}
