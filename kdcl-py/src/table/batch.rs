//! The rating of one batch of Arrow.
//!
//! INVARIANT: a row of a batch gives a row of the answer, in order, and columns that are no ratings are handed on as they
//! are. Every column that is read is checked first: a producer may have put anything into its buffers.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use kdcl_core::{Interval, LevelColumns, Marks, RatedRow, RowSet, Schools, TableSets};

use super::Asked;
use super::answer::Answer;
use super::answers::{Answers, fields};
use super::cells::path_of;
use super::layout::{Layout, Shape};
use super::said::{Name, rated};
use super::values::{Values, levels};
use super::verdicts::Row;

impl Layout {
    pub(super) fn is_long(&self) -> bool {
        matches!(self.shape, Shape::Long(_))
    }

    /// What the answer to a table looks like.
    pub(super) fn schema(&self, source: &Schema, asked: &Asked) -> SchemaRef {
        let own: Vec<Arc<Field>> = match &self.shape {
            Shape::Wide { kept, .. } => {
                kept.iter().filter_map(|place| source.fields().get(*place)).map(Arc::clone).collect()
            }
            Shape::Long([school, ..]) => {
                let whole = source.fields().get(*school).is_some_and(|own| own.data_type().is_integer());
                let kind = if whole { DataType::Int64 } else { DataType::Utf8 };
                vec![Arc::new(Field::new(&asked.school, kind, true))]
            }
        };
        Arc::new(Schema::new([own, fields()].concat()))
    }

    /// Rates a batch of rows of a school each.
    pub(super) fn rate(
        &self,
        batch: &RecordBatch,
        asked: &Asked,
        sets: &mut TableSets<'_>,
        schema: &SchemaRef,
    ) -> Result<RecordBatch, ArrowError> {
        let Shape::Wide { ratings, kept } = &self.shape else { return Ok(RecordBatch::new_empty(Arc::clone(schema))) };
        self.check(batch)?;
        let about = About::of(self.about, batch);
        let set = self.set_of_all(sets).and_then(Result::ok);
        let by_levels = set.and_then(|set| ByLevels::of(&set, ratings, batch));
        let columns: Vec<(&str, Values<'_>)> =
            ratings.iter().map(|(place, name)| (name.as_str(), Values::of(batch.column(*place).as_ref()))).collect();
        let mut answers = Answers::new();
        for row in 0..batch.num_rows() {
            if let Some(row) = by_levels.as_ref().and_then(|levels| levels.row(row, asked.to)) {
                answers.push(&Answer::rated(row));
                continue;
            }
            answers.push(&rated(about.row(row), asked, sets, |table| {
                let mut school = Marks::default();
                for (name, values) in &columns {
                    match values.cell(row) {
                        Ok(cell) => table.note(&mut school, name, cell),
                        Err(error) => school.fail(name, error),
                    }
                }
                Ok(school)
            }));
        }
        let kept = kept.iter().map(|place| Arc::clone(batch.column(*place)));
        RecordBatch::try_new(Arc::clone(schema), kept.chain(answers.finish()).collect())
    }

    /// Notes a batch of rows of a verdict each.
    pub(super) fn note(
        &self,
        batch: &RecordBatch,
        asked: &Asked,
        sets: &mut TableSets<'_>,
        schools: &mut Schools,
    ) -> Result<(), ArrowError> {
        let Shape::Long(places) = &self.shape else { return Ok(()) };
        self.check(batch)?;
        let about = About::of(self.about, batch);
        let [school, path, verdict] = places.map(|place| Values::of(batch.column(place).as_ref()));
        for row in 0..batch.num_rows() {
            let (name, path, verdict) = (school.name(row), path.cell(row).and_then(path_of), verdict.cell(row));
            if name == Ok(None) && path == Ok("") && verdict == Ok(kdcl_core::Cell::Empty) {
                continue; // A row that says nothing.
            }
            Row { school: name, path, verdict, about: about.row(row) }.note(None, asked, sets, schools);
        }
        Ok(())
    }

    /// The answer to schools that were noted.
    pub(super) fn schools(
        schools: Schools,
        asked: &Asked,
        sets: &mut TableSets<'_>,
        schema: &SchemaRef,
    ) -> Result<RecordBatch, ArrowError> {
        let (mut names, mut answers) = (Vec::new(), Answers::new());
        for (name, row) in schools.rate(sets, asked.to) {
            names.push(name);
            answers.push(&Answer { row, said: asked.standard_set.clone() });
        }
        let whole = schema.fields().first().is_some_and(|own| own.data_type() == &DataType::Int64);
        let names: ArrayRef = if whole {
            Arc::new(names.iter().map(|name| name.parse::<i64>().ok()).collect::<Int64Array>())
        } else {
            Arc::new(StringArray::from_iter_values(names))
        };
        RecordBatch::try_new(Arc::clone(schema), std::iter::once(names).chain(answers.finish()).collect())
    }

    /// Checks what the columns that are read hold: letters that are letters, offsets and keys within their bounds.
    fn check(&self, batch: &RecordBatch) -> Result<(), ArrowError> {
        self.read().into_iter().try_for_each(|place| batch.column(place).to_data().validate_full())
    }
}

/// A batch of which every row is by one set and every rating is the level of a criterion, as numbers: the core rates its
/// columns as they stand.
struct ByLevels<'c> {
    rule: LevelColumns<'c>,
    columns: Vec<Option<Vec<u8>>>,
    lowest: Vec<u8>,
    highest: Vec<u8>,
}

impl<'c> ByLevels<'c> {
    /// `None` for any other batch.
    fn of(set: &RowSet<'c>, ratings: &[(usize, String)], batch: &RecordBatch) -> Option<Self> {
        let (table, set) = (&set.table, set.table.standard_set());
        let mut columns: Vec<Option<Vec<u8>>> = vec![None; set.criteria().len()];
        for (place, name) in ratings {
            *columns.get_mut(table.criterion(name)?)? = Some(levels(batch.column(*place).as_ref())?);
        }
        let rule = LevelColumns::new(set);
        let (mut lowest, mut highest) = (vec![0; batch.num_rows()], vec![0; batch.num_rows()]);
        let lent: Vec<Option<&[u8]>> = columns.iter().map(Option::as_deref).collect();
        rule.rate(&lent, &mut lowest, &mut highest).ok()?;
        Some(Self { rule, columns, lowest, highest })
    }

    /// The answer to a row; none where a cell of it is wrong, which is told by looking at it cell by cell.
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
        self.rule.row(&levels?, level, to).ok()
    }
}

/// The columns of a batch that say by which set a row is rated.
struct About<'a>([Option<Values<'a>>; 3]);

impl<'a> About<'a> {
    fn of(places: [Option<usize>; 3], batch: &'a RecordBatch) -> Self {
        Self(places.map(|place| place.map(|place| Values::of(batch.column(place).as_ref()))))
    }

    fn row(&self, row: usize) -> [Name<'_>; 3] {
        self.0.each_ref().map(|own| own.as_ref().map_or(Ok(None), |own| own.name(row)))
    }
}
