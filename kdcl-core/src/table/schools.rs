//! Tables with a row a verdict: school, path, verdict.
//!
//! The rows of a school may stand anywhere, so every school is held until the last row is read: some 300 bytes each.
//!
//! INVARIANT: schools come out in the order in which each was first named.

use std::collections::HashMap;

use crate::error::{Problems, TableError};

use super::{Cell, Marks, RatedRow, RowAbout, TableSets};

/// The schools of a table with a row a verdict.
///
/// ```
/// use kdcl_core::{Catalogue, Cell, RowAbout, Schools, TableSets};
/// let mut sets = TableSets::new(Catalogue::builtin(), Some("tt57-2026-gdtx"));
/// let mut schools = Schools::default();
/// for (school, path, verdict) in [("A", "1.3", "Mức 2"), ("B", "1.3/1", "K"), ("A", "2.1/1", "x")] {
///     schools.note(&mut sets, school, &RowAbout::default(), path, Cell::Text(verdict));
/// }
/// let highest: Vec<_> = schools.rate(&mut sets, None).map(|(school, row)| (school, row.map(|row| row.level.highest))).collect();
/// assert_eq!(highest, [("A".to_owned(), Ok(2)), ("B".to_owned(), Ok(0))]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Schools(HashMap<String, School>);

#[derive(Debug, Clone)]
struct School {
    /// How many schools were named before it.
    place: usize,
    about: [Option<String>; 3],
    marks: Marks,
}

impl Schools {
    /// Notes a row. What is wrong with it is told when its school is rated.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Cell, RowAbout, Schools, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), Some("tt57-2026-gdtx"));
    /// let mut schools = Schools::default();
    /// schools.note(&mut sets, "A", &RowAbout::default(), "1.3/1", Cell::Text("x"));
    /// schools.note(&mut sets, "A", &RowAbout::default(), "1.3/1", Cell::Text("K"));
    /// let (_, row) = schools.rate(&mut sets, None).next().ok_or("no school")?;
    /// assert_eq!(row.unwrap_err().code(), "table.said_twice");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn note(
        &mut self,
        sets: &mut TableSets<'_>,
        school: &str,
        about: &RowAbout<'_>,
        path: &str,
        verdict: Cell<'_>,
    ) {
        let own = self.school(school, about);
        // Where no set is found, that is told of the school as a whole.
        if let Ok(set) = sets.of(about) {
            set.table.note(&mut own.marks, path, verdict);
        }
    }

    /// Notes something wrong with a row of a school.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, RowAbout, Schools, TableError, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), Some("tt57-2026-gdtx"));
    /// let mut schools = Schools::default();
    /// schools.fail("", &RowAbout::default(), "school", TableError::NoSchool {});
    /// let (_, row) = schools.rate(&mut sets, None).next().ok_or("no school")?;
    /// assert_eq!(row.unwrap_err().first().path(), Some("/school"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn fail(&mut self, school: &str, about: &RowAbout<'_>, column: &str, error: TableError) {
        self.school(school, about).marks.fail(column, error);
    }

    /// Rates every school noted so far.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Schools, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), None);
    /// assert_eq!(Schools::default().rate(&mut sets, None).count(), 0);
    /// ```
    pub fn rate<'c, 's>(
        self,
        sets: &'s mut TableSets<'c>,
        to: Option<u8>,
    ) -> impl Iterator<Item = (String, Result<RatedRow<'c>, Problems>)> + use<'c, 's> {
        let mut schools: Vec<(String, School)> = self.0.into_iter().collect();
        schools.sort_unstable_by_key(|(_, school)| school.place);
        schools.into_iter().map(move |(name, school)| {
            let [standard_set, school_type, assessed_on] = school.about.each_ref().map(Option::as_deref);
            let set = sets.of(&RowAbout { standard_set, school_type, assessed_on });
            (name, set.and_then(|set| set.table.rate(school.marks, &set.about, to)))
        })
    }

    fn school(&mut self, name: &str, about: &RowAbout<'_>) -> &mut School {
        let about = [about.standard_set, about.school_type, about.assessed_on];
        let place = self.0.len();
        let own = self.0.entry(name.to_owned()).or_insert_with(|| {
            let about = about.map(|said| said.map(str::to_owned));
            School { place, about, marks: Marks::default() }
        });
        if own.about.each_ref().map(Option::as_deref) != about {
            own.marks.fail("standard_set", TableError::AnotherSet {});
        }
        own
    }
}
