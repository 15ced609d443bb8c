//! The rating of one batch of Arrow.
//!
//! INVARIANT: a row of a batch gives a row of the answer, in order, and columns that are no ratings are handed on as they
//! are. Every column that is read is checked first: a producer may have put anything into its buffers.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Metadata, Schema, SchemaRef};
use kdcl_core::{Marks, Schools, TableSets};

use super::Asked;
use super::answer::Answer;
use super::answers::{Answers, fields};
use super::by_levels::ByLevels;
use super::cells::path_of;
use super::layout::{Layout, Shape};
use super::said::{Name, rated};
use super::school_names;
use super::values::Values;
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
                let kind =
                    source.fields().get(*school).map_or(DataType::Utf8, |own| school_names::kind(own.data_type()));
                vec![Arc::new(Field::new(&asked.school, kind, true))]
            }
        };
        // What a library notes of its table (pandas: which column is the index) holds of the columns handed on.
        let noted = if self.is_long() { Metadata::default() } else { source.metadata().clone() };
        Arc::new(Schema::new_with_metadata([own, fields()].concat(), noted))
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
        let mut by_levels = ByLevels::default();
        let columns: Vec<(&str, Values<'_>)> =
            ratings.iter().map(|(place, name)| (name.as_str(), Values::of(batch.column(*place).as_ref()))).collect();
        let mut answers = Answers::new();
        for row in 0..batch.num_rows() {
            if let Some(row) = by_levels.row(about.row(row), sets, ratings, batch, (row, asked.to)) {
                answers.push(&Answer::rated(row));
                continue;
            }
            answers.push(&rated(about.row(row), asked, sets, |set| {
                let mut school = Marks::default();
                for (name, values) in &columns {
                    match values.cell(row) {
                        Ok(cell) => set.table.note(&mut school, name, cell),
                        Err(error) => school.fail(name, error),
                    }
                }
                set.table.rate(school, &set.about, asked.to)
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
        let kind = schema.fields().first().map_or(&DataType::Utf8, |own| own.data_type());
        let names = school_names::column(kind, &names);
        RecordBatch::try_new(Arc::clone(schema), std::iter::once(names).chain(answers.finish()).collect())
    }

    /// Checks what the columns that are read hold: letters that are letters, offsets and keys within their bounds.
    fn check(&self, batch: &RecordBatch) -> Result<(), ArrowError> {
        self.read().into_iter().try_for_each(|place| batch.column(place).to_data().validate_full())
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
