//! The short way for tables that hold nothing but levels.
//!
//! INVARIANT: a row has the same answer as by its cells; where it cannot be told from levels alone, it has none here.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use kdcl_core::{Interval, LevelColumns, RatedRow, RowSet, TableSets};

use super::said::{Name, Said};
use super::values::levels;

/// For how many different sets (or days) a batch is rated as a whole. One with more looks at its rows one by one.
const MOST_SETS: usize = 8;

/// A batch by each of the sets (and days) its rows name.
#[derive(Default)]
pub(super) struct ByLevels<'c>(Vec<(Arc<RowSet<'c>>, Option<BySet<'c>>)>);

impl<'c> ByLevels<'c> {
    /// The answer to a row; none where its ratings are no levels, or a cell or the set is wrong, which is told by looking
    /// at it cell by cell.
    pub(super) fn row(
        &mut self,
        names: [Name<'_>; 3],
        sets: &mut TableSets<'c>,
        ratings: &[(usize, String)],
        batch: &RecordBatch,
        (row, to): (usize, Option<u8>),
    ) -> Option<RatedRow<'c>> {
        let set = sets.of(&Said::new(names).ok()?.about()).ok()?;
        let known = self.0.iter().position(|(known, _)| Arc::ptr_eq(known, &set));
        let place = known.unwrap_or(self.0.len());
        if known.is_none() {
            if self.0.len() == MOST_SETS {
                return None;
            }
            let own = BySet::of(&set, ratings, batch);
            self.0.push((set, own));
        }
        self.0.get(place)?.1.as_ref()?.row(row, to)
    }
}

/// A batch by one set: the core rates its columns as they stand.
struct BySet<'c> {
    set: Arc<RowSet<'c>>,
    columns: Vec<Option<Vec<u8>>>,
    lowest: Vec<u8>,
    highest: Vec<u8>,
}

impl<'c> BySet<'c> {
    /// `None` where a rating is not the level of a criterion, as a number.
    fn of(set: &Arc<RowSet<'c>>, ratings: &[(usize, String)], batch: &RecordBatch) -> Option<Self> {
        let (table, own) = (&set.table, set.table.standard_set());
        let mut columns: Vec<Option<Vec<u8>>> = vec![None; own.criteria().len()];
        for (place, name) in ratings {
            let column = batch.column(*place);
            match table.criterion(name) {
                Some(criterion) => *columns.get_mut(criterion)? = Some(levels(column.as_ref())?),
                // A column of another set's, which says nothing of this one's schools.
                None if column.null_count() == column.len() => {}
                None => return None,
            }
        }
        let (mut lowest, mut highest) = (vec![0; batch.num_rows()], vec![0; batch.num_rows()]);
        let lent: Vec<Option<&[u8]>> = columns.iter().map(Option::as_deref).collect();
        table.by_levels().rate(&lent, &mut lowest, &mut highest).ok()?;
        Some(Self { set: Arc::clone(set), columns, lowest, highest })
    }

    fn row(&self, row: usize, to: Option<u8>) -> Option<RatedRow<'c>> {
        let level = Interval { lowest: *self.lowest.get(row)?, highest: *self.highest.get(row)? };
        if level.lowest == LevelColumns::REFUSED {
            return None;
        }
        let level_of = |column: &Option<Vec<u8>>| match column {
            Some(column) => column.get(row).copied(),
            None => Some(LevelColumns::NOT_ASSESSED),
        };
        let levels: Option<Vec<u8>> = self.columns.iter().map(level_of).collect();
        row_of(&self.set, &levels?, level, to)
    }
}

/// The row of a school by levels; `None` where the level asked about is none of the set's.
pub(super) fn row_of<'c>(set: &RowSet<'c>, levels: &[u8], level: Interval, to: Option<u8>) -> Option<RatedRow<'c>> {
    let mut row = set.table.by_levels().row(levels, level, to).ok()?;
    row.warnings.clone_from(&set.warnings);
    Some(row)
}
