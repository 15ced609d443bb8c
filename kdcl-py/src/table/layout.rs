//! Which of a table's columns are what, by their names.
//!
//! INVARIANT: what is wrong with a column as a whole is found here, before any row is rated; each column is read as one
//! thing or handed on.

use std::sync::Arc;

use kdcl_core::{Catalogue, Marks, Problems, Quoted, RowAbout, RowSet, TableError, TableSet, TableSets};

use super::Asked;
use super::answer::COLUMNS;
use super::said::ABOUT;

/// Which columns of a table are what.
pub(super) struct Layout {
    pub(super) shape: Shape,
    /// The columns of [`ABOUT`].
    pub(super) about: [Option<usize>; 3],
}

pub(super) enum Shape {
    /// A row a school: the columns of ratings, and those handed on.
    Wide { ratings: Vec<(usize, String)>, kept: Vec<usize> },
    /// A row a verdict: school, path, verdict.
    Long([usize; 3]),
}

impl Layout {
    pub(super) fn of(names: &[String], asked: &Asked, catalogue: &Catalogue) -> Result<Self, Problems> {
        let mut wrong = Marks::default();
        let place = |name: &str| names.iter().position(|own| TableSet::name_of(own) == TableSet::name_of(name));
        let ratings = || names.iter().enumerate().filter(|(_, name)| catalogue.is_rating(name));
        let (shape, read) = if let (Some(path), Some(verdict)) = (place(&asked.path), place(&asked.verdict)) {
            let school = place(&asked.school);
            if school.is_none() {
                wrong.fail(&asked.school, TableError::NoSchool {});
            }
            for (_, name) in ratings() {
                wrong.fail(name, TableError::TwoShapes { column: Quoted::new(name) });
            }
            let read = [&asked.school, &asked.path, &asked.verdict].map(|name| TableSet::name_of(name)).to_vec();
            (Shape::Long([school.unwrap_or_default(), path, verdict]), read)
        } else {
            let ratings: Vec<(usize, String)> = ratings().map(|(place, name)| (place, name.clone())).collect();
            if ratings.is_empty() {
                return Err(TableError::NoRatings {}.into());
            }
            let others = names
                .iter()
                .enumerate()
                .filter(|(_, name)| !catalogue.is_rating(name) && TableSet::name_of(name) != ABOUT[0]);
            for (_, name) in others.clone().filter(|(_, name)| COLUMNS.contains(&name.as_str())) {
                wrong.fail(name, TableError::ColumnTaken { column: Quoted::new(name) });
            }
            let kept = others.map(|(place, _)| place).collect();
            (Shape::Wide { ratings, kept }, Vec::new())
        };
        for (first, name) in names.iter().enumerate() {
            let own = TableSet::name_of(name);
            let is_read = read.contains(&own) || ABOUT.contains(&own) || catalogue.is_rating(own);
            if is_read && names.iter().take(first).any(|earlier| TableSet::name_of(earlier) == own) {
                wrong.fail(name, TableError::DuplicateColumn { column: Quoted::new(name) });
            }
        }
        let layout = Self { shape, about: ABOUT.map(place) };
        if let Some(set) = layout.set_of_all(&mut TableSets::new(catalogue, asked.standard_set.as_deref()))
            && let Shape::Wide { ratings, .. } = &layout.shape
        {
            let table = &set?.table;
            for (_, name) in ratings {
                if let Err(error) = table.knows(name) {
                    wrong.fail(name, error);
                }
            }
        }
        wrong.problems().map_or(Ok(layout), Err)
    }

    /// The set of every row, where no column names one.
    fn set_of_all<'c>(&self, sets: &mut TableSets<'c>) -> Option<Result<Arc<RowSet<'c>>, Problems>> {
        self.about.iter().all(Option::is_none).then(|| sets.of(&RowAbout::default()))
    }

    /// The columns that are read, in their order.
    pub(super) fn read(&self) -> Vec<usize> {
        let own: Vec<usize> = match &self.shape {
            Shape::Wide { ratings, .. } => ratings.iter().map(|(place, _)| *place).collect(),
            Shape::Long(places) => places.to_vec(),
        };
        let mut read: Vec<usize> = own.into_iter().chain(self.about.iter().flatten().copied()).collect();
        read.sort_unstable();
        read.dedup();
        read
    }
}
