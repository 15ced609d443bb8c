//! Rows of a school each, as dictionaries of Python: the answer is the row itself, without its ratings.

use std::collections::HashMap;

use kdcl_core::{Marks, Quoted, RowAbout, TableError, TableSet, TableSets};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyList, PyString};

use super::Asked;
use super::answer::COLUMNS;
use super::cells::Value;
use super::laid_out::Laid;

/// The columns that say by which set a row is rated.
pub(super) const ABOUT: [&str; 3] = ["standard_set", "school_type", "assessed_on"];

/// How many different keys are remembered.
const MOST_KEYS: usize = 4096;

/// The values of [`ABOUT`] a row has.
pub(super) struct About(pub(super) [Value; 3]);

impl About {
    pub(super) fn each<T>(&self, then: impl FnOnce(&RowAbout<'_>) -> T) -> T {
        let names = self.0.each_ref().map(Value::name);
        let [standard_set, school_type, assessed_on] = names.each_ref().map(Option::as_deref);
        then(&RowAbout { standard_set, school_type, assessed_on })
    }
}

/// What a key of a row is.
#[derive(Clone)]
enum Key {
    Rating(std::rc::Rc<str>),
    /// The place in [`ABOUT`].
    About(usize),
    /// The name of a column of the answer.
    Taken(&'static str),
    /// A number. 1.10 as one is 1.1: which criterion it names cannot be told.
    Number(String),
    Other,
}

/// What the keys seen so far are. Rows share their keys more often than not, so a key is known by being the same object.
#[derive(Default)]
struct Keys<'py>(HashMap<usize, (Bound<'py, PyAny>, Key)>);

impl<'py> Keys<'py> {
    fn of(&mut self, key: &Bound<'py, PyAny>) -> Key {
        if self.0.len() >= MOST_KEYS {
            self.0.clear();
        }
        // The object is held as long as its address is known, so no other can have it.
        let known = self.0.entry(key.as_ptr().addr()).or_insert_with(|| (key.clone(), Key::new(key)));
        known.1.clone()
    }
}

impl Key {
    fn new(key: &Bound<'_, PyAny>) -> Self {
        if key.is_instance_of::<PyFloat>() {
            return Self::Number(key.to_string());
        }
        let Ok(name) = key.cast::<PyString>() else { return Self::Other };
        let name = name.to_string_lossy();
        if TableSet::is_rating(&name) {
            Self::Rating(name.as_ref().into())
        } else if let Some(place) = ABOUT.iter().position(|own| *own == name) {
            Self::About(place)
        } else {
            COLUMNS.iter().find(|own| **own == name).map_or(Self::Other, |own| Self::Taken(own))
        }
    }
}

/// Rates rows of a school each.
pub(super) fn rate<'py>(
    rows: &Bound<'py, PyList>,
    asked: &Asked,
    sets: &mut TableSets<'_>,
) -> PyResult<Bound<'py, PyList>> {
    let (out, mut laid, mut keys) = (PyList::empty(rows.py()), Laid::new(rows.py()), Keys::default());
    let mut ratings = Vec::new();
    for row in rows {
        let answered = PyDict::new(rows.py());
        let (mut school, mut about) = (Marks::default(), About([Value::Empty, Value::Empty, Value::Empty]));
        ratings.clear();
        for (name, value) in row.cast::<PyDict>()? {
            match keys.of(&name) {
                Key::Rating(name) => ratings.push((name, Value::of(&value)?)),
                Key::About(place) => {
                    if let Some(own) = about.0.get_mut(place) {
                        *own = Value::of(&value)?;
                    }
                    answered.set_item(name, value)?;
                }
                Key::Taken(name) => school.fail(name, TableError::ColumnTaken { column: Quoted::new(name) }),
                Key::Number(name) => school.fail(&name, TableError::UnreadableType { kind: Quoted::new("float") }),
                Key::Other => answered.set_item(name, value)?,
            }
        }
        let answer = about.each(|about| sets.of(about)).and_then(|set| {
            if ratings.is_empty() && school.problems().is_none() {
                return Err(TableError::NoRatings {}.into());
            }
            for (name, value) in &ratings {
                match value.cell() {
                    Ok(cell) => set.table.note(&mut school, name, cell),
                    Err(error) => school.fail(name, error),
                }
            }
            set.table.rate(school, &set.about, asked.to)
        });
        laid.add(&answered, &answer)?;
        out.append(answered)?;
    }
    Ok(out)
}
