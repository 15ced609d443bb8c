//! Answers as columns of Arrow, as they grow.
//!
//! INVARIANT: the columns are those [`COLUMNS`] names, in its order; a test of the package compares both layouts.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{ArrayBuilder, ListBuilder, StringBuilder, StructBuilder, UInt8Builder, UInt16Builder};
use arrow_schema::{DataType, Field, Fields};

use super::answer::{Answer, COLUMNS, ERROR_FIELDS, errors};

fn error_fields() -> Fields {
    ERROR_FIELDS.iter().map(|name| Field::new(*name, DataType::Utf8, true)).collect()
}

/// The columns of the answer, as [`COLUMNS`] names them.
pub(super) fn fields() -> Vec<Arc<Field>> {
    let list = |item: DataType| DataType::List(Arc::new(Field::new("item", item, true)));
    let kind = |name: &str| match name {
        "standard_set" => DataType::Utf8,
        "blocking" | "choose_from" | "warnings" => list(DataType::Utf8),
        "errors" => list(DataType::Struct(error_fields())),
        "choose_at_least" => DataType::UInt16,
        _ => DataType::UInt8,
    };
    COLUMNS.iter().map(|name| Arc::new(Field::new(*name, kind(name), true))).collect()
}

/// The columns of the answer as they grow.
pub(super) struct Answers {
    standard_set: StringBuilder,
    bounds: [[UInt8Builder; 2]; 3],
    blocking_level: UInt8Builder,
    blocking: ListBuilder<StringBuilder>,
    choose_at_least: UInt16Builder,
    choose_from: ListBuilder<StringBuilder>,
    warnings: ListBuilder<StringBuilder>,
    errors: ListBuilder<StructBuilder>,
}

impl Answers {
    pub(super) fn new() -> Self {
        let list = || ListBuilder::new(StringBuilder::new());
        Self {
            standard_set: StringBuilder::new(),
            bounds: std::array::from_fn(|_| std::array::from_fn(|_| UInt8Builder::new())),
            blocking_level: UInt8Builder::new(),
            blocking: list(),
            choose_at_least: UInt16Builder::new(),
            choose_from: list(),
            warnings: list(),
            errors: ListBuilder::new(StructBuilder::from_fields(error_fields(), 0)),
        }
    }

    pub(super) fn push(&mut self, answer: &Answer<'_>) {
        let is_rated = answer.row.is_ok();
        self.standard_set.append_option(answer.standard_set());
        for ([lowest, highest], interval) in self.bounds.iter_mut().zip(answer.bounds()) {
            lowest.append_option(interval.map(|interval| interval.lowest));
            highest.append_option(interval.map(|interval| interval.highest));
        }
        self.blocking_level.append_option(answer.gap().map(|gap| gap.target));
        append(&mut self.blocking, is_rated, answer.blocking());
        self.choose_at_least.append_option(answer.choose_at_least());
        append(&mut self.choose_from, is_rated, answer.choose_from());
        append(&mut self.warnings, is_rated, answer.warnings());
        if let Err(problems) = &answer.row {
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
        self.errors.append(!is_rated);
    }

    pub(super) fn finish(self) -> Vec<ArrayRef> {
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

fn append<'p>(list: &mut ListBuilder<StringBuilder>, is_some: bool, values: impl Iterator<Item = &'p str>) {
    values.for_each(|value| list.values().append_value(value));
    list.append(is_some);
}
