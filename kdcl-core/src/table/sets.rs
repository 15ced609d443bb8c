//! Which set each row of a table is by: one for all, or what its own row says.
//!
//! INVARIANT: the same words give the same set as in an assessment, and the same errors, each at its column.

use std::collections::HashMap;
use std::sync::Arc;

use crate::assessment::{Assessment, Verdicts};
use crate::catalogue::Catalogue;
use crate::error::Problems;
use crate::warning::Warning;

use super::TableSet;

/// How many different answers are kept; a table with more (a date for each row, say) looks some up again.
const MOST_KEPT: usize = 256;

/// What a row says of the set it is by.
///
/// ```
/// let own = kdcl_core::RowAbout { school_type: Some("gdtx"), assessed_on: Some("2027-05-20"), ..Default::default() };
/// assert_eq!(own.standard_set, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowAbout<'a> {
    /// The id of a set.
    pub standard_set: Option<&'a str>,
    /// The type of school; with `assessed_on` it finds the set.
    pub school_type: Option<&'a str>,
    /// The day of the assessment.
    pub assessed_on: Option<&'a str>,
}

/// The sets of a table, laid out when a row first names them.
///
/// ```
/// use kdcl_core::{Catalogue, Cell, Marks, RowAbout, TableSets};
/// let mut sets = TableSets::new(Catalogue::builtin(), None);
/// let own = sets.of(&RowAbout { standard_set: Some("tt57-2026-gdtx"), ..Default::default() })?;
/// let mut school = Marks::default();
/// own.table.note(&mut school, "1.3", Cell::Number(0.0));
/// assert_eq!(own.table.rate(school, &own.about, None)?.level.highest, 0);
/// assert_eq!(sets.of(&RowAbout::default()).unwrap_err().code(), "assessment.no_standard_set");
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug)]
pub struct TableSets<'c> {
    catalogue: &'c Catalogue,
    for_all: Option<String>,
    tables: Vec<Arc<TableSet<'c>>>,
    known: HashMap<Named, Result<Arc<RowSet<'c>>, Problems>>,
    /// What the last row said: most often the next says the same.
    last: Option<(Named, Arc<RowSet<'c>>)>,
}

/// What a row says of its set, the set for all rows among it.
type Named = [Option<String>; 3];

/// The set of a row, laid out, and an assessment that says no more than which set and day the row is about.
///
/// ```
/// let mut sets = kdcl_core::TableSets::new(kdcl_core::Catalogue::builtin(), Some("tt57-2026-gdtx"));
/// let own = sets.of(&kdcl_core::RowAbout::default())?;
/// assert_eq!(own.about.standard_set(), own.table.standard_set());
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone)]
pub struct RowSet<'c> {
    /// What its columns stand for.
    pub table: Arc<TableSet<'c>>,
    /// The set and the day.
    pub about: Assessment<'c>,
    /// What is worth knowing of these, whatever the verdicts.
    pub warnings: Vec<Warning>,
}

impl<'c> TableSets<'c> {
    /// The sets of a catalogue; `for_all` is the set of every row that names none by its id. A row's type of school must
    /// then be one of that set, as in an assessment.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, RowAbout, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), Some("tt18-2018-trung-hoc"));
    /// assert_eq!(sets.of(&RowAbout::default())?.about.standard_set().document(), "18/2018/TT-BGDĐT");
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn new(catalogue: &'c Catalogue, for_all: Option<&str>) -> Self {
        Self { catalogue, for_all: for_all.map(str::to_owned), tables: Vec::new(), known: HashMap::new(), last: None }
    }

    /// The catalogue its sets are of.
    ///
    /// ```
    /// let sets = kdcl_core::TableSets::new(kdcl_core::Catalogue::builtin(), None);
    /// assert_eq!(sets.catalogue().ids().count(), 6);
    /// ```
    pub fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }

    /// The set of a row.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::assessment`], of the fields that name the set.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, RowAbout, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), None);
    /// let row = RowAbout { school_type: Some("mam_non"), assessed_on: Some("2025-06-01"), ..Default::default() };
    /// assert_eq!(sets.of(&row).unwrap_err().code(), "standard_set.not_established");
    /// ```
    pub fn of(&mut self, row: &RowAbout<'_>) -> Result<Arc<RowSet<'c>>, Problems> {
        let said = [row.standard_set.or(self.for_all.as_deref()), row.school_type, row.assessed_on];
        if let Some((last, set)) = &self.last
            && last.iter().zip(said).all(|(last, said)| last.as_deref() == said)
        {
            return Ok(Arc::clone(set));
        }
        let owned = said.map(|said| said.map(str::to_owned));
        if self.known.len() >= MOST_KEPT {
            self.known.clear();
        }
        let (catalogue, tables) = (self.catalogue, &mut self.tables);
        let known = self.known.entry(owned.clone()).or_insert_with(|| {
            let about = catalogue.unrated(said[0], said[1], said[2])?;
            let held = tables.iter().find(|table| table.standard_set().id() == about.standard_set().id()).cloned();
            let table = held.unwrap_or_else(|| {
                let table = Arc::new(TableSet::new(about.standard_set()));
                tables.push(Arc::clone(&table));
                table
            });
            let warnings = about.warnings_of_row(Verdicts::default());
            Ok(Arc::new(RowSet { table, about, warnings }))
        });
        if let Ok(set) = known {
            self.last = Some((owned, Arc::clone(set)));
        }
        known.clone()
    }
}
