//! Many schools at once, as tables hold them: a row a school, or a row a verdict.
//!
//! Departments keep results in spreadsheets and data frames, where a column is an indicator, a level or a criterion and
//! a cell is what somebody wrote in it. [`TableSet`] says what a column of a set stands for and notes the cells of one
//! school in [`Marks`]; what is wrong stays with that school and stops no other. [`LevelColumns`] rates whole columns of
//! criterion levels without looking at a single school.
//!
//! INVARIANT: a row is rated by the same rule, and to the same level, as the assessment that says the same.

mod cell;
mod columns;
mod level_gap;
mod marks;
mod name;
mod rated;
mod schools;
mod sets;
mod spelling;

pub use cell::Cell;
pub use columns::LevelColumns;
pub use marks::Marks;
pub use rated::RatedRow;
pub use schools::Schools;
pub use sets::{RowAbout, RowSet, TableSets};

use std::collections::HashMap;
use std::ops::Range;

use crate::bits::Bits;
use crate::error::{AssessmentError, Error, Quoted, TableError};
use crate::standard_set::{Level, StandardSet};

/// What the columns of a table stand for, by one set.
///
/// ```
/// use kdcl_core::{Assessment, Catalogue, Cell, Interval, Marks, TableSet};
/// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let table = TableSet::new(set);
/// let mut school = Marks::default();
/// for (column, cell) in [("1.3", Cell::Text("Mức 2")), ("2.2/1", Cell::Text("Đạt")), ("2.2/2", Cell::Text("--"))] {
///     table.note(&mut school, column, cell);
/// }
/// let row = table.rate(school, &Assessment::new(set), None).map_err(|problems| problems.to_json())?;
/// assert_eq!(row.level, Interval { lowest: 0, highest: 2 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct TableSet<'c> {
    set: &'c StandardSet,
    names: HashMap<String, Column>,
    /// For each criterion, each value of "level reached" with the indicators that are then met; the others are not.
    reached: Vec<Vec<(u8, Bits)>>,
    /// For each criterion, all its indicators.
    whole: Vec<Bits>,
    by_levels: LevelColumns<'c>,
}

/// What a column stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    /// A criterion, by number: a cell is the level reached.
    Criterion(usize),
    /// Indicators of one level: a cell is the verdict on each.
    Indicators(Range<usize>),
}

impl<'c> TableSet<'c> {
    /// Lays a set out.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(kdcl_core::TableSet::new(set).standard_set().id(), "tt57-2026-gdtx");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn new(set: &'c StandardSet) -> Self {
        let mut names = HashMap::new();
        for (place, criterion) in set.criteria().iter().enumerate() {
            for level in criterion.levels() {
                let level_name = format!("{}/{}", criterion.code(), level.number());
                names.insert(level_name, Column::Indicators(level.indicators()));
            }
            names.insert(criterion.code().to_owned(), Column::Criterion(place));
        }
        for (number, indicator) in set.indicators().iter().enumerate() {
            names.insert(indicator.path().to_owned(), Column::Indicators(number..number.saturating_add(1)));
        }
        let values = set.criteria().iter().map(|criterion| {
            let levels = core::iter::once(0).chain(criterion.levels().iter().map(Level::number));
            levels.map(|level| (level, criterion.needs(level))).collect()
        });
        let whole = set.criteria().iter().map(|criterion| criterion.indicators().collect());
        let by_levels = LevelColumns::new(set);
        Self { set, names, reached: values.collect(), whole: whole.collect(), by_levels }
    }

    /// The set.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(kdcl_core::TableSet::new(set).standard_set(), set);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn standard_set(&self) -> &'c StandardSet {
        self.set
    }

    /// The rule of the set over levels of criteria.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(kdcl_core::TableSet::new(set).by_levels().standard_set(), set);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn by_levels(&self) -> &LevelColumns<'c> {
        &self.by_levels
    }

    /// The name of a column without what does not show around it: spaces, and marks that some programs put before the
    /// first name of a file.
    ///
    /// ```
    /// assert_eq!(kdcl_core::TableSet::name_of("\u{feff}1.1 "), "1.1");
    /// ```
    pub fn name_of(column: &str) -> &str {
        name::shown(column)
    }

    /// Whether the set has what a column is named after.
    ///
    /// # Errors
    ///
    /// `assessment.unknown_criterion`, `assessment.unknown_indicator`; `table.unclear_column` for a name that is not written
    /// like either.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let table = kdcl_core::TableSet::new(set);
    /// assert!(table.knows("2.2/2").is_ok() && table.knows("2.2").is_ok());
    /// assert_eq!(table.knows("2.2/3").unwrap_err().code(), "assessment.unknown_indicator");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn knows(&self, name: &str) -> Result<(), Error> {
        self.column(name).map(|_| ())
    }

    /// The number of the criterion a column is named after; `None` for any other column.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let table = kdcl_core::TableSet::new(set);
    /// assert_eq!(table.criterion("1.2"), Some(1));
    /// assert_eq!(table.criterion("1.2/1"), None);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn criterion(&self, name: &str) -> Option<usize> {
        match self.names.get(Self::name_of(name)) {
            Some(Column::Criterion(place)) => Some(*place),
            _ => None,
        }
    }

    fn column(&self, name: &str) -> Result<&Column, Error> {
        self.names.get(Self::name_of(name)).ok_or_else(|| {
            let standard_set = self.set.id().to_owned();
            if !name::is_path(Self::name_of(name)) {
                TableError::UnclearColumn { column: Quoted::new(name) }.into()
            } else if name.contains('/') {
                AssessmentError::UnknownIndicator { path: Quoted::new(name), standard_set }.into()
            } else {
                AssessmentError::UnknownCriterion { criterion: Quoted::new(name), standard_set }.into()
            }
        })
    }
}
