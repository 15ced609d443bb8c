//! Tables with a row a verdict: school, path, verdict.
//!
//! The rows of a school may stand anywhere, so every school is held until the last row is read: some 300 bytes each.
//!
//! INVARIANT: schools come out in the order in which each was first named.

use std::collections::HashMap;

use crate::error::{Problems, TableError};

use super::spelling::decomposed;
use super::{Cell, Marks, RatedRow, RowAbout, TableSets};

/// The schools of a table with a row a verdict. A name is one however its letters are composed.
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
    name: String,
    /// How many schools were named before it.
    place: usize,
    about: [Option<String>; 3],
    marks: Marks,
}

impl Schools {
    /// Notes a row. What is wrong with it is told when its school is rated. The first row of a school says by which set
    /// it is rated; a later one may say the same, or nothing of it.
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
        let own = self.school(sets, school, about);
        // Where no set is found, that is told of the school as a whole.
        if let Ok(set) = sets.of(&own.about()) {
            set.table.note(&mut own.marks, path, verdict);
        }
    }

    /// Notes something wrong with a row of a school.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, RowAbout, Schools, TableError, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), Some("tt57-2026-gdtx"));
    /// let mut schools = Schools::default();
    /// schools.fail(&mut sets, "", &RowAbout::default(), "school", TableError::NoSchool {});
    /// let (_, row) = schools.rate(&mut sets, None).next().ok_or("no school")?;
    /// assert_eq!(row.unwrap_err().first().path(), Some("/school"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn fail(
        &mut self,
        sets: &mut TableSets<'_>,
        school: &str,
        about: &RowAbout<'_>,
        column: &str,
        error: TableError,
    ) {
        self.school(sets, school, about).marks.fail(column, error);
    }

    /// Takes the schools apart, so many at a time, in their order: the answer to a large table need not be held at once.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Cell, RowAbout, Schools, TableSets};
    /// let mut sets = TableSets::new(Catalogue::builtin(), Some("tt57-2026-gdtx"));
    /// let mut schools = Schools::default();
    /// for school in ["C", "A", "B"] {
    ///     schools.note(&mut sets, school, &RowAbout::default(), "1.3", Cell::Number(1.0));
    /// }
    /// let names = |piece: Schools, sets: &mut TableSets<'_>| piece.rate(sets, None).map(|(name, _)| name).collect::<Vec<_>>();
    /// let pieces: Vec<_> = schools.pieces(2).into_iter().map(|piece| names(piece, &mut sets)).collect();
    /// assert_eq!(pieces, [vec!["C", "A"], vec!["B"]]);
    /// ```
    pub fn pieces(self, most: usize) -> Vec<Self> {
        let mut schools = self.in_order().into_iter();
        let mut pieces = Vec::new();
        loop {
            let piece: HashMap<String, School> = schools.by_ref().take(most.max(1)).collect();
            if piece.is_empty() {
                return pieces;
            }
            pieces.push(Self(piece));
        }
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
        self.in_order().into_iter().map(move |(_, school)| {
            let set = sets.of(&school.about());
            (school.name, set.and_then(|set| set.table.rate(school.marks, &set.about, to)))
        })
    }

    fn in_order(self) -> Vec<(String, School)> {
        let mut schools: Vec<(String, School)> = self.0.into_iter().collect();
        schools.sort_unstable_by_key(|(_, school)| school.place);
        schools
    }

    fn school(&mut self, sets: &mut TableSets<'_>, name: &str, about: &RowAbout<'_>) -> &mut School {
        let place = self.0.len();
        let own = self.0.entry(decomposed(name)).or_insert_with(|| {
            let about = [about.standard_set, about.school_type, about.assessed_on];
            let about = about.map(|said| said.map(str::to_owned));
            School { name: name.to_owned(), place, about, marks: Marks::default() }
        });
        if !own.is_about(about) && !own.same_set(sets, about) {
            own.marks.fail("standard_set", TableError::AnotherSet {});
        }
        own
    }
}

impl School {
    fn about(&self) -> RowAbout<'_> {
        let [standard_set, school_type, assessed_on] = self.about.each_ref().map(Option::as_deref);
        RowAbout { standard_set, school_type, assessed_on }
    }

    /// Whether a row says nothing else than the first row did.
    fn is_about(&self, row: &RowAbout<'_>) -> bool {
        let said = [row.standard_set, row.school_type, row.assessed_on];
        said.iter().zip(&self.about).all(|(said, own)| said.is_none() || *said == own.as_deref())
    }

    /// Whether what a row says comes to the same set, on the same day if both name one.
    fn same_set(&self, sets: &mut TableSets<'_>, row: &RowAbout<'_>) -> bool {
        let own = self.about();
        let day = row.assessed_on.is_none() || own.assessed_on.is_none() || row.assessed_on == own.assessed_on;
        let said = RowAbout { assessed_on: row.assessed_on.or(own.assessed_on), ..*row };
        match (sets.of(&own), sets.of(&said)) {
            (Ok(own), Ok(said)) => day && own.table.standard_set().id() == said.table.standard_set().id(),
            _ => false,
        }
    }
}
