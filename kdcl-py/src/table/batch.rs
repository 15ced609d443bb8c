//! Batches of Arrow: which of a table's columns are what, and the rating of one batch.
//!
//! INVARIANT: a row of a batch gives a row of the answer, in order, and columns that are no ratings are handed on as they
//! are.

use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, ListBuilder, StringBuilder, StructBuilder, UInt8Builder};
use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use kdcl_core::{
    Catalogue, Interval, LevelColumns, Marks, Problems, Quoted, RatedRow, RowAbout, RowSet, Schools, TableError,
    TableSet, TableSets,
};

use super::Asked;
use super::answer::{Answer, COLUMNS, ERROR_FIELDS, bounds, choice, errors};
use super::rows::ABOUT;
use super::values::{Values, levels};
use super::verdicts::{Row, text};

/// Which columns of a table are what.
pub(super) struct Layout {
    shape: Shape,
    /// The columns of [`ABOUT`].
    about: [Option<usize>; 3],
    /// What the answer looks like.
    pub(super) schema: SchemaRef,
}

enum Shape {
    /// A row a school: the columns of ratings, and those handed on.
    Wide { ratings: Vec<(usize, String)>, kept: Vec<usize> },
    /// A row a verdict: school, path, verdict.
    Long([usize; 3]),
}

impl Layout {
    /// Looks at the columns of a table.
    ///
    /// What is wrong with a column as a whole is told here, before any row is rated.
    pub(super) fn of(schema: &Schema, asked: &Asked, catalogue: &Catalogue) -> Result<Self, Problems> {
        let place = |name: &str| schema.fields().iter().position(|field| field.name() == name);
        let about = ABOUT.map(place);
        let mut wrong = Marks::default();
        let mut fields: Vec<Arc<Field>> = Vec::new();
        let shape = if let (Some(path), Some(verdict)) = (place(&asked.path), place(&asked.verdict)) {
            let school = place(&asked.school);
            if let Some(own) = school.and_then(|school| schema.fields().get(school)) {
                let kind = if own.data_type().is_integer() { DataType::Int64 } else { DataType::Utf8 };
                fields.push(Arc::new(Field::new(&asked.school, kind, true)));
            } else {
                wrong.fail(&asked.school, TableError::NoSchool {});
            }
            Shape::Long([school.unwrap_or_default(), path, verdict])
        } else {
            let named = schema.fields().iter().enumerate();
            let (ratings, others): (Vec<_>, Vec<_>) = named.partition(|(_, field)| TableSet::is_rating(field.name()));
            if ratings.is_empty() {
                return Err(TableError::NoRatings {}.into());
            }
            let kept: Vec<usize> =
                others.iter().map(|(place, _)| *place).filter(|place| about[0] != Some(*place)).collect();
            for own in kept.iter().filter_map(|place| schema.fields().get(*place)) {
                if COLUMNS.contains(&own.name().as_str()) {
                    wrong.fail(own.name(), TableError::ColumnTaken { column: Quoted::new(own.name()) });
                }
                fields.push(Arc::clone(own));
            }
            Shape::Wide { ratings: ratings.into_iter().map(|(place, own)| (place, own.name().clone())).collect(), kept }
        };
        let layout = Self { shape, about, schema: Arc::new(Schema::new([fields, answer_fields()].concat())) };
        if let Some(set) = layout.set_of_all(&mut TableSets::new(catalogue, asked.standard_set.as_deref())) {
            let set = set?;
            if let Shape::Wide { ratings, .. } = &layout.shape {
                for (_, name) in ratings {
                    let _ = set.table.knows(name).map_err(|error| wrong.fail(name, error));
                }
            }
        }
        wrong.problems().map_or(Ok(layout), Err)
    }

    /// The set of every row, where no column names one.
    fn set_of_all<'c>(&self, sets: &mut TableSets<'c>) -> Option<Result<RowSet<'c>, Problems>> {
        self.about.iter().all(Option::is_none).then(|| sets.of(&RowAbout::default()))
    }

    pub(super) fn is_long(&self) -> bool {
        matches!(self.shape, Shape::Long(_))
    }

    /// Rates a batch of rows of a school each.
    pub(super) fn rate(
        &self,
        batch: &RecordBatch,
        asked: &Asked,
        sets: &mut TableSets<'_>,
    ) -> Result<RecordBatch, ArrowError> {
        let Shape::Wide { ratings, kept } = &self.shape else { return Ok(RecordBatch::new_empty(self.schema.clone())) };
        let about = About::of(self.about, batch);
        let set = self.set_of_all(sets).and_then(Result::ok);
        let by_levels = set.and_then(|set| ByLevels::of(&set, ratings, batch));
        let columns: Vec<(&str, Values<'_>)> =
            ratings.iter().map(|(place, name)| (name.as_str(), Values::of(batch.column(*place).as_ref()))).collect();
        let mut answers = Answers::new();
        for row in 0..batch.num_rows() {
            if let Some(rated) = by_levels.as_ref().and_then(|levels| levels.row(row, asked.to)) {
                answers.push(&Ok(rated));
                continue;
            }
            let answer = about.row(row, |own| sets.of(own)).and_then(|set| {
                let mut school = Marks::default();
                for (name, values) in &columns {
                    match values.cell(row) {
                        Ok(cell) => set.table.note(&mut school, name, cell),
                        Err(error) => school.fail(name, error),
                    }
                }
                set.table.rate(school, &set.about, asked.to)
            });
            answers.push(&answer);
        }
        let kept = kept.iter().map(|place| Arc::clone(batch.column(*place)));
        RecordBatch::try_new(self.schema.clone(), kept.chain(answers.finish()).collect())
    }

    /// Notes a batch of rows of a verdict each.
    pub(super) fn note(&self, batch: &RecordBatch, asked: &Asked, sets: &mut TableSets<'_>, schools: &mut Schools) {
        let Shape::Long(places) = &self.shape else { return };
        let about = About::of(self.about, batch);
        let [school, path, verdict] = places.map(|place| Values::of(batch.column(place).as_ref()));
        for row in 0..batch.num_rows() {
            let name = school.name(row);
            let path = path.cell(row).and_then(text);
            let own = Row { school: name.as_deref(), path, verdict: verdict.cell(row) };
            about.row(row, |about| own.note(about, asked, sets, schools));
        }
    }

    /// Rates the schools noted, so many at a time.
    pub(super) fn schools(
        &self,
        schools: Schools,
        asked: &Asked,
        sets: &mut TableSets<'_>,
    ) -> Result<RecordBatch, ArrowError> {
        let (mut names, mut answers) = (Vec::new(), Answers::new());
        for (name, answer) in schools.rate(sets, asked.to) {
            names.push(name);
            answers.push(&answer);
        }
        let whole = self.schema.fields().first().is_some_and(|own| own.data_type() == &DataType::Int64);
        let names: ArrayRef = if whole {
            Arc::new(names.iter().map(|name| name.parse::<i64>().ok()).collect::<Int64Array>())
        } else {
            Arc::new(StringArray::from_iter_values(names))
        };
        RecordBatch::try_new(self.schema.clone(), std::iter::once(names).chain(answers.finish()).collect())
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
            let column = columns.get_mut(table.criterion(name)?)?;
            if column.replace(levels(batch.column(*place).as_ref())?).is_some() {
                return None; // A criterion with two columns: said twice, which is told cell by cell.
            }
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

    fn row<T>(&self, row: usize, then: impl FnOnce(&RowAbout<'_>) -> T) -> T {
        let names = self.0.each_ref().map(|own| own.as_ref().and_then(|own| own.name(row)));
        let [standard_set, school_type, assessed_on] = names.each_ref().map(Option::as_deref);
        then(&RowAbout { standard_set, school_type, assessed_on })
    }
}

fn error_fields() -> Fields {
    ERROR_FIELDS.iter().map(|name| Field::new(*name, DataType::Utf8, true)).collect()
}

/// The columns of the answer, as [`COLUMNS`] names them.
fn answer_fields() -> Vec<Arc<Field>> {
    let list = |item: DataType| DataType::List(Arc::new(Field::new("item", item, true)));
    let kind = |name: &str| match name {
        "standard_set" => DataType::Utf8,
        "blocking" | "choose_from" | "warnings" => list(DataType::Utf8),
        "errors" => list(DataType::Struct(error_fields())),
        _ => DataType::UInt8,
    };
    COLUMNS.iter().map(|name| Arc::new(Field::new(*name, kind(name), true))).collect()
}

/// The columns of the answer as they grow.
struct Answers {
    standard_set: StringBuilder,
    bounds: [[UInt8Builder; 2]; 3],
    blocking_level: UInt8Builder,
    blocking: ListBuilder<StringBuilder>,
    choose_at_least: UInt8Builder,
    choose_from: ListBuilder<StringBuilder>,
    warnings: ListBuilder<StringBuilder>,
    errors: ListBuilder<StructBuilder>,
}

impl Answers {
    fn new() -> Self {
        let list = || ListBuilder::new(StringBuilder::new());
        Self {
            standard_set: StringBuilder::new(),
            bounds: std::array::from_fn(|_| std::array::from_fn(|_| UInt8Builder::new())),
            blocking_level: UInt8Builder::new(),
            blocking: list(),
            choose_at_least: UInt8Builder::new(),
            choose_from: list(),
            warnings: list(),
            errors: ListBuilder::new(StructBuilder::from_fields(error_fields(), 0)),
        }
    }

    fn push(&mut self, answer: &Answer<'_>) {
        let rated = answer.as_ref().ok();
        let gap = rated.and_then(|rated| rated.gap.as_ref());
        self.standard_set.append_option(rated.map(|rated| rated.standard_set.id()));
        for ([lowest, highest], interval) in self.bounds.iter_mut().zip(rated.map(bounds).unwrap_or_default()) {
            lowest.append_option(interval.map(|interval| interval.lowest));
            highest.append_option(interval.map(|interval| interval.highest));
        }
        self.blocking_level.append_option(gap.map(|gap| gap.target));
        let must = gap.into_iter().flat_map(|gap| gap.must.iter().copied());
        append(&mut self.blocking, rated.map(|_| must));
        let (at_least, paths) = choice(gap);
        self.choose_at_least.append_option(at_least.and_then(|at_least| u8::try_from(at_least).ok()));
        append(&mut self.choose_from, rated.map(|_| paths));
        let warnings = rated.map(|rated| rated.warnings.iter().map(kdcl_core::Warning::code));
        append(&mut self.warnings, warnings);
        if let Err(problems) = answer {
            let each = self.errors.values();
            for fields in errors(problems) {
                for (place, value) in fields.into_iter().enumerate() {
                    if let Some(own) = each.field_builder::<StringBuilder>(place) {
                        own.append_option(value);
                    }
                }
                each.append(true);
            }
        }
        self.errors.append(answer.is_err());
    }

    fn finish(self) -> Vec<ArrayRef> {
        let [level, grade, degree] = self.bounds.map(|[low, high]| [finished(low), finished(high)]);
        let rest = [
            finished(self.blocking_level),
            finished(self.blocking),
            finished(self.choose_at_least),
            finished(self.choose_from),
            finished(self.warnings),
            finished(self.errors),
        ];
        [vec![finished(self.standard_set)], level.to_vec(), grade.to_vec(), degree.to_vec(), rest.to_vec()].concat()
    }
}

fn finished(mut builder: impl ArrayBuilder) -> ArrayRef {
    builder.finish()
}

fn append<'p>(list: &mut ListBuilder<StringBuilder>, values: Option<impl Iterator<Item = &'p str>>) {
    let some = values.is_some();
    for value in values.into_iter().flatten() {
        list.values().append_value(value);
    }
    list.append(some);
}
