//! The cells of one school, noted one by one.
//!
//! INVARIANT: what is wrong is noted at the column it stands in, and every other cell is still read; an indicator gets at
//! most one verdict.

use crate::bits::Bits;
use crate::error::{AssessmentError, Error, JsonError, MOST_PROBLEMS, Names, Problem, Problems, Quoted, TableError};
use crate::input::push_field;
use crate::vocabulary::Verdict;

use super::cell::Reached;
use super::{Cell, Column, TableSet};
use crate::assessment::Verdicts;

/// How many problems of a row are told apart: a table has many schools, and one mistake is made in all its columns.
const MOST_OF_A_ROW: usize = 20;

/// What a table says of one school so far.
///
/// ```
/// use kdcl_core::{Assessment, Catalogue, Cell, Marks, TableSet};
/// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let table = TableSet::new(set);
/// let mut school = Marks::default();
/// table.note(&mut school, "1.1", Cell::Number(2.0));
/// table.note(&mut school, "1.1/2", Cell::Text("x")); // said already
/// table.note(&mut school, "1.2/1", Cell::Text("?"));
/// let problems = table.rate(school, &Assessment::new(set), None).unwrap_err();
/// let found: Vec<_> = problems.iter().map(|problem| (problem.error().code(), problem.path())).collect();
/// assert_eq!(found, [("table.said_twice", Some("/1.1~12")), ("table.unreadable_verdict", Some("/1.2~11"))]);
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    pub(super) verdicts: Verdicts,
    said: Bits,
    pub(super) problems: Vec<Problem>,
    /// How many problems are told apart.
    most: usize,
}

impl Default for Marks {
    /// Of a row of a table.
    fn default() -> Self {
        Self { verdicts: Verdicts::default(), said: Bits::EMPTY, problems: Vec::new(), most: MOST_OF_A_ROW }
    }
}

impl Marks {
    /// Of a form, where one school is all there is: as much is told of it as of an assessment.
    ///
    /// ```
    /// assert!(kdcl_core::Marks::of_a_form().problems().is_none());
    /// ```
    pub fn of_a_form() -> Self {
        Self { most: MOST_PROBLEMS, ..Self::default() }
    }

    /// Notes something wrong with a column of the school's row.
    ///
    /// ```
    /// use kdcl_core::{Assessment, Catalogue, Marks, TableError, TableSet};
    /// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let mut school = Marks::default();
    /// school.fail("school", TableError::NoSchool {});
    /// let problems = TableSet::new(set).rate(school, &Assessment::new(set), None).unwrap_err();
    /// assert_eq!(problems.first().path(), Some("/school"));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn fail(&mut self, column: &str, error: impl Into<Error>) {
        if self.problems.len() < self.most {
            let mut pointer = String::new();
            push_field(&mut pointer, column);
            self.problems.push(Problem::new(Some(pointer), error));
        } else if self.problems.len() == self.most {
            self.problems.push(Problem::new(None, JsonError::TooManyErrors { limit: self.most }));
        }
    }

    /// All that is wrong so far; `None` where nothing is.
    ///
    /// ```
    /// let mut school = kdcl_core::Marks::default();
    /// assert!(school.problems().is_none());
    /// school.fail("1.1", kdcl_core::TableError::NoSchool {});
    /// assert_eq!(school.problems().map(|problems| problems.code()), Some("table.no_school"));
    /// ```
    pub fn problems(&self) -> Option<Problems> {
        Problems::collect(self.problems.clone())
    }
}

impl TableSet<'_> {
    /// Notes a cell of the school: in a column named after an indicator or a level, a verdict; in one named after a
    /// criterion, the level reached.
    ///
    /// What is wrong with it is told when the school is rated: `assessment.unknown_criterion`,
    /// `assessment.unknown_indicator`, `assessment.unknown_reached`, `table.unreadable_verdict`,
    /// `table.unreadable_level`, `table.said_twice`. A cell that says nothing is never wrong, so a table may have columns
    /// that only some of its sets know.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Cell, Marks, TableSet};
    /// let table = TableSet::new(Catalogue::builtin().by_id("tt57-2026-gdtx")?);
    /// let mut school = Marks::default();
    /// table.note(&mut school, "22.1", Cell::Text("-")); // a clause of another circular
    /// assert_eq!(school, Marks::default());
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn note(&self, school: &mut Marks, column: &str, cell: Cell<'_>) {
        self.note_at(school, column, column, cell);
    }

    /// Notes a cell as [`note`](Self::note) does, `place` being what its mistakes are told by: a form has its cells
    /// below each other, and may name an indicator twice.
    ///
    /// ```
    /// use kdcl_core::{Assessment, Catalogue, Cell, Marks, TableSet};
    /// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let (table, mut school) = (TableSet::new(set), Marks::default());
    /// table.note_at(&mut school, "17", "1.1/1", Cell::Text("?"));
    /// let problems = table.rate(school, &Assessment::new(set), None).unwrap_err();
    /// assert_eq!(problems.first().path(), Some("/17"));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn note_at(&self, school: &mut Marks, place: &str, column: &str, cell: Cell<'_>) {
        if cell == Cell::Empty {
            return;
        }
        let stands_for = match self.column(column) {
            Ok(stands_for) => stands_for,
            Err(error) => {
                if cell.verdict() != Some(Verdict::NotAssessed) {
                    school.fail(place, error);
                }
                return;
            }
        };
        let said = match stands_for {
            Column::Criterion(place) => self.criterion_said(*place, cell),
            Column::Indicators(range) => match cell.verdict() {
                Some(verdict) => Ok(Said::all(verdict, range.clone().collect())),
                None => Err(TableError::UnreadableVerdict { value: shown(cell) }.into()),
            },
        };
        match said {
            Ok(said) => self.give(school, place, &said),
            Err(error) => school.fail(place, error),
        }
    }

    fn criterion_said(&self, place: usize, cell: Cell<'_>) -> Result<Said, Error> {
        let values = self.reached.get(place).map(Vec::as_slice).unwrap_or_default();
        let whole = self.whole.get(place).copied().unwrap_or_default();
        let code = || self.set.criteria().get(place).map(|criterion| criterion.code().to_owned()).unwrap_or_default();
        let defined = || Names::new(values.iter().map(|(level, _)| level));
        match cell.reached() {
            Some(Reached::Unsaid) => Ok(Said::default()),
            Some(Reached::All(verdict)) => Ok(Said::all(verdict, whole)),
            Some(Reached::Level(reached)) => {
                let value = values.iter().find(|(level, _)| i64::from(*level) == reached);
                let (_, met) = value.ok_or_else(|| AssessmentError::UnknownReached {
                    criterion: code(),
                    reached,
                    defined: defined(),
                })?;
                Ok(Said { met: *met, not_met: whole.without(met), not_applicable: Bits::EMPTY })
            }
            // Of a criterion with a single level (a clause of Điều 22), "Đạt" says which.
            None => {
                let only = cell.verdict().filter(|_| values.len() == 2);
                only.map(|verdict| Said::all(verdict, whole)).ok_or_else(|| {
                    TableError::UnreadableLevel { criterion: code(), value: shown(cell), defined: defined() }.into()
                })
            }
        }
    }

    fn give(&self, school: &mut Marks, place: &str, said: &Said) {
        let all = said.met.union(&said.not_met).union(&said.not_applicable);
        let again = all.intersection(&school.said);
        if let Some(first) = again.iter().next() {
            let indicator = self.set.indicators().get(first).map(|indicator| indicator.path().to_owned());
            school.fail(place, TableError::SaidTwice { indicator: indicator.unwrap_or_default() });
            return;
        }
        school.said = school.said.union(&all);
        school.verdicts.add(&said.met, &said.not_met, &said.not_applicable);
    }
}

/// What a cell says.
#[derive(Default)]
struct Said {
    met: Bits,
    not_met: Bits,
    not_applicable: Bits,
}

impl Said {
    fn all(verdict: Verdict, of: Bits) -> Self {
        let mut said = Self::default();
        match verdict {
            Verdict::Met => said.met = of,
            Verdict::NotMet => said.not_met = of,
            Verdict::NotApplicable => said.not_applicable = of,
            Verdict::NotAssessed => {}
        }
        said
    }
}

/// A cell as an error repeats it.
fn shown(cell: Cell<'_>) -> Quoted {
    match cell {
        Cell::Empty => Quoted::new(""),
        Cell::Text(text) => Quoted::new(text),
        Cell::Number(number) => Quoted::new(&number.to_string()),
        Cell::YesNo(yes) => Quoted::new(if yes { "true" } else { "false" }),
    }
}
