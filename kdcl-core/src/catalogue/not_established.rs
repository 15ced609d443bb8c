//! The times in which a circular is known to have been in force whose rules are not held here.
//!
//! They are data like the sets, so that a question about such a time is answered with what is known rather than with
//! the nearest set.

use once_cell::sync::OnceCell;

use crate::baked::{self, unbake};
use crate::date::Date;
use crate::error::StandardSetError;
use crate::input::{Fields, Node, Reader};
use crate::text::Text;
use crate::vocabulary::SchoolType;

use super::Loaded;

static NOT_ESTABLISHED: Loaded<Vec<Period>> = OnceCell::new();

/// A time in which a circular is known to have been in force whose rules are not held here.
pub(super) struct Period {
    pub(super) school_types: Vec<SchoolType>,
    pub(super) from: Date,
    pub(super) until: Date,
    pub(super) documents: Vec<String>,
    pub(super) known: Text,
}

/// All such times.
pub(super) fn not_established() -> Result<&'static [Period], StandardSetError> {
    let loaded = NOT_ESTABLISHED.get_or_init(|| {
        unbake("not-established", baked::NOT_ESTABLISHED, |node| {
            let mut reader = Reader::default();
            let periods = periods(&mut reader, node);
            reader.finish(periods)
        })
    });
    loaded.as_deref().map_err(Clone::clone)
}

fn periods<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) -> Option<Vec<Period>> {
    const FIELDS: Fields = Fields { required: &["school_types", "from", "until", "documents", "known"], optional: &[] };
    let mut periods = None;
    r.table(node, &Fields { required: &["period"], optional: &[] }, |r, _, list| {
        periods = r.list(list, |r, item| {
            let (mut school_types, mut from, mut until, mut documents, mut known) = (None, None, None, None, None);
            r.table(item, &FIELDS, |r, field, value| match field {
                "school_types" => school_types = r.list(value, |r, item| r.choice(item, SchoolType::NAMES)),
                "from" => from = r.date(value),
                "until" => until = r.date(value),
                "documents" => documents = r.list(value, |r, item| r.text(item).map(str::to_owned)),
                _ => known = r.words(value),
            })?;
            Some(Period {
                school_types: school_types?,
                from: from?,
                until: until?,
                documents: documents?,
                known: known?,
            })
        });
    })?;
    periods
}
