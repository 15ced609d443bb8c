//! Rows of a school each, as dictionaries of Python: the answer is the row itself, without its ratings.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use kdcl_core::{
    Catalogue, LevelColumns, Marks, Quoted, RatedRow, RowSet, StandardSet, TableError, TableSet, TableSets,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};

use super::Asked;
use super::answer::COLUMNS;
use super::by_levels::row_of;
use super::cells::{Value, unreadable};
use super::laid_out::Laid;
use super::said::{ABOUT, name_in, rated};

/// How many different keys are remembered.
const MOST_KEYS: usize = 4096;

/// What a key of a row is.
#[derive(Clone)]
pub(super) enum Key {
    Rating(Rc<Rating>),
    /// The place in [`ABOUT`].
    About(usize),
    /// The name of a column of the answer.
    Taken(&'static str),
    /// A key that could name something of a set but for its type, and what is wrong with it.
    Wrong(String, TableError),
    Other,
}

/// The name of a rating, and which criterion it is in the set that was asked last.
pub(super) struct Rating {
    pub(super) name: String,
    criterion: Cell<Option<(*const StandardSet, Option<usize>)>>,
}

impl Rating {
    /// The number of the criterion it names in a set; none where it names something else.
    fn criterion(&self, table: &TableSet<'_>) -> Option<usize> {
        let set: *const StandardSet = table.standard_set();
        if let Some((known, criterion)) = self.criterion.get()
            && known == set
        {
            return criterion;
        }
        let criterion = table.criterion(&self.name);
        self.criterion.set(Some((set, criterion)));
        criterion
    }
}

/// What the keys seen so far are. Rows share their keys, and most often their order too, so a key is known by being the
/// same object.
#[derive(Default)]
pub(super) struct Keys<'py> {
    known: HashMap<usize, (Bound<'py, PyAny>, Key)>,
    /// Those of the row before, in its order.
    order: Vec<(usize, Key)>,
}

impl<'py> Keys<'py> {
    /// What the key at a place of a row is.
    pub(super) fn of(&mut self, place: usize, key: &Bound<'py, PyAny>, catalogue: &Catalogue) -> Key {
        let address = key.as_ptr().addr();
        if let Some((_, known)) = self.order.get(place).filter(|(own, _)| *own == address) {
            return known.clone();
        }
        if self.known.len() >= MOST_KEYS {
            self.known.clear();
            self.order.clear();
        }
        // The object is held as long as its address is known, so no other can have it.
        let (_, known) = self.known.entry(address).or_insert_with(|| (key.clone(), Key::new(key, catalogue)));
        if let Some(own) = self.order.get_mut(place) {
            *own = (address, known.clone());
        } else if self.order.len() == place {
            self.order.push((address, known.clone()));
        }
        known.clone()
    }
}

impl Key {
    fn new(key: &Bound<'_, PyAny>, catalogue: &Catalogue) -> Self {
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
        if catalogue.is_rating(&name) {
            Self::Rating(Rc::new(Rating { name: name.into_owned(), criterion: Cell::new(None) }))
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
    let (mut ratings, mut levels) = (Vec::new(), Vec::new());
    for row in rows {
        let answered = PyDict::new(rows.py());
        let (mut school, mut about) = (Marks::default(), <[Option<Value>; 3]>::default());
        ratings.clear();
        for (place, (name, value)) in row.cast::<PyDict>()?.iter().enumerate() {
            match keys.of(place, &name, sets.catalogue()) {
                Key::Rating(rating) => ratings.push((rating, Value::of(&value))),
                Key::About(place) => {
                    if let Some(own @ None) = about.get_mut(place) {
                        *own = Some(Value::of(&value));
                    } else {
                        let name = ABOUT.get(place).copied().unwrap_or_default();
                        school.fail(name, TableError::DuplicateColumn { column: Quoted::new(name) });
                    }
                    if place > 0 {
                        answered.set_item(name, value)?; // the set is told in the answer
                    }
                }
                Key::Taken(name) => school.fail(name, TableError::ColumnTaken { column: Quoted::new(name) }),
                Key::Wrong(name, error) => school.fail(&name, error),
                Key::Other => answered.set_item(name, value)?,
            }
        }
        let answer = rated(about.each_ref().map(|own| name_in(own.as_ref())), asked, sets, |set| {
            if school.problems().is_none() {
                if ratings.is_empty() {
                    return Err(TableError::NoRatings {}.into());
                }
                if let Some(row) = by_levels(set, &ratings, &mut levels, asked.to) {
                    return Ok(row);
                }
            }
            for (rating, value) in &ratings {
                match value.cell() {
                    Ok(cell) => set.table.note(&mut school, &rating.name, cell),
                    Err(error) => school.fail(&rating.name, error),
                }
            }
            set.table.rate(school, &set.about, asked.to)
        });
        laid.add(&answered, &answer)?;
        out.append(answered)?;
    }
    Ok(out)
}

/// The answer to a row that holds nothing but levels; none where anything else stands in it, or is wrong with it, which
/// is told by looking at it cell by cell.
fn by_levels<'c>(
    set: &RowSet<'c>,
    ratings: &[(Rc<Rating>, Value)],
    levels: &mut Vec<u8>,
    to: Option<u8>,
) -> Option<RatedRow<'c>> {
    levels.clear();
    levels.resize(set.table.standard_set().criteria().len(), LevelColumns::NOT_ASSESSED);
    for (rating, value) in ratings {
        let own = levels.get_mut(rating.criterion(&set.table)?)?;
        if *own != LevelColumns::NOT_ASSESSED {
            return None; // said twice
        }
        *own = value.level()?;
    }
    row_of(set, levels, set.table.by_levels().level_of(levels)?, to)
}
