//! Rows of a school each, as dictionaries of Python: the answer is the row itself, without its ratings.

use std::collections::HashMap;
use std::rc::Rc;

use kdcl_core::{Marks, Quoted, TableError, TableSet, TableSets};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};

use super::Asked;
use super::answer::COLUMNS;
use super::cells::{Value, unreadable};
use super::laid_out::Laid;
use super::said::{ABOUT, rated};

/// How many different keys are remembered.
const MOST_KEYS: usize = 4096;

/// What a key of a row is.
#[derive(Clone)]
pub(super) enum Key {
    Rating(Rc<str>),
    /// The place in [`ABOUT`].
    About(usize),
    /// The name of a column of the answer.
    Taken(&'static str),
    /// A key that could name something of a set but for its type, and what is wrong with it.
    Wrong(String, TableError),
    Other,
}

/// What the keys seen so far are. Rows share their keys more often than not, so a key is known by being the same object.
#[derive(Default)]
pub(super) struct Keys<'py>(HashMap<usize, (Bound<'py, PyAny>, Key)>);

impl<'py> Keys<'py> {
    pub(super) fn of(&mut self, key: &Bound<'py, PyAny>) -> Key {
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
        let Ok(name) = key.cast::<PyString>() else {
            if key.is_none() || key.is_instance_of::<PyInt>() {
                return Self::Other; // no criterion has such a name
            }
            let shown = key.str().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned());
            let error = match Value::of(key) {
                Value::Decimal(_) => TableError::NumberForName { value: Quoted::new(&shown) },
                _ => unreadable(&Value::kind_of(key)),
            };
            return Self::Wrong(shown, error);
        };
        let name = name.to_string_lossy();
        if TableSet::is_rating(&name) {
            Self::Rating(name.as_ref().into())
        } else if let Some(place) = ABOUT.iter().position(|own| *own == TableSet::name_of(&name)) {
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
        let (mut school, mut about) = (Marks::default(), [Value::Empty, Value::Empty, Value::Empty]);
        ratings.clear();
        for (name, value) in row.cast::<PyDict>()? {
            match keys.of(&name) {
                Key::Rating(name) => ratings.push((name, Value::of(&value))),
                Key::About(place) => {
                    if let Some(own) = about.get_mut(place) {
                        *own = Value::of(&value);
                    }
                    answered.set_item(name, value)?;
                }
                Key::Taken(name) => school.fail(name, TableError::ColumnTaken { column: Quoted::new(name) }),
                Key::Wrong(name, error) => school.fail(&name, error),
                Key::Other => answered.set_item(name, value)?,
            }
        }
        let answer = rated(about.each_ref().map(Value::name), asked, sets, |table| {
            if ratings.is_empty() && school.problems().is_none() {
                return Err(TableError::NoRatings {}.into());
            }
            for (name, value) in &ratings {
                match value.cell() {
                    Ok(cell) => table.note(&mut school, name, cell),
                    Err(error) => school.fail(name, error),
                }
            }
            Ok(school)
        });
        laid.add(&answered, &answer)?;
        out.append(answered)?;
    }
    Ok(out)
}
