//! Python's own values as cells.
//!
//! INVARIANT: looking at a value ends, whatever it is: nothing of it is called more than once, and what it raises makes it
//! a value that cannot be read.

use std::borrow::Cow;

use kdcl_core::{Catalogue, Cell, LevelColumns, Marks, Problems, Quoted, RowAbout, TableError, TableSets};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyType};

static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// What a value of Python is in a table.
#[derive(Default)]
pub(crate) enum Value {
    #[default]
    Empty,
    Text(String),
    Whole(i64),
    /// A whole number beyond any level, as it is written.
    Huge(String),
    Decimal(f64),
    /// A number with all its digits, as it is written.
    Exact(f64, String),
    YesNo(bool),
    /// Of a kind no cell has.
    Other(String),
}

impl Value {
    pub(crate) fn of(value: &Bound<'_, PyAny>) -> Self {
        if let Some(plain) = Self::plain(value) {
            return plain;
        }
        let name = Self::kind_of(value);
        if matches!(name.as_str(), "NAType" | "NaTType" | "MaskedConstant") {
            return Self::Empty; // what pandas and NumPy put where a value is missing
        }
        if DATE.import(value.py(), "datetime", "date").is_ok_and(|date| value.is_instance(date).unwrap_or(false)) {
            let text = value.call_method0("isoformat").and_then(|text| text.extract::<String>());
            // Of a moment, the day.
            return text.map_or(Self::Other(name), |text| Self::Text(text.chars().take(10).collect()));
        }
        if name == "datetime64" {
            // NumPy's own moments are numbers in some units, and days when written.
            let text = value.str().map(|text| text.to_string_lossy().chars().take(10).collect::<String>());
            return text.map_or(Self::Other(name), |text| if text == "NaT" { Self::Empty } else { Self::Text(text) });
        }
        if name == "Decimal" {
            let text = value.str().map_or_else(|_| String::new(), |text| text.to_string_lossy().into_owned());
            return value.extract().map_or(Self::Other(name), |number| Self::Exact(number, text));
        }
        // A scalar of NumPy; its arrays are no cells.
        let scalar = value.getattr("shape").is_ok_and(|shape| shape.len().is_ok_and(|sides| sides == 0));
        let own = if scalar { value.call_method0("item").ok() } else { None };
        own.and_then(|own| Self::plain(&own)).unwrap_or(Self::Other(name))
    }

    /// The kind of a value, as Python names it.
    pub(crate) fn kind_of(value: &Bound<'_, PyAny>) -> String {
        value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// What a value of one of Python's own types is.
    fn plain(value: &Bound<'_, PyAny>) -> Option<Self> {
        if value.is_none() {
            return Some(Self::Empty);
        }
        if let Ok(text) = value.cast::<PyString>() {
            // A lone surrogate is no letter of any verdict; it is shown as one that is not known.
            return Some(Self::Text(text.to_string_lossy().into_owned()));
        }
        if let Ok(yes) = value.cast::<PyBool>() {
            return Some(Self::YesNo(yes.is_true()));
        }
        if value.is_instance_of::<PyInt>() {
            let digits = || value.str().map_or_else(|_| "∞".to_owned(), |text| text.to_string());
            return Some(value.extract().map_or_else(|_| Self::Huge(digits()), Self::Whole));
        }
        if value.is_instance_of::<PyFloat>() {
            return Some(value.extract().map_or(Self::Empty, Self::Decimal));
        }
        None
    }

    /// The cell, or why it is none.
    pub(crate) fn cell(&self) -> Result<Cell<'_>, TableError> {
        match self {
            Self::Empty => Ok(Cell::Empty),
            Self::Text(text) | Self::Huge(text) => Ok(Cell::Text(text)),
            Self::Whole(number) => Ok(whole(i128::from(*number))),
            Self::Decimal(number) | Self::Exact(number, _) => Ok(Cell::Number(*number)),
            Self::YesNo(yes) => Ok(Cell::YesNo(*yes)),
            Self::Other(kind) => Err(unreadable(kind)),
        }
    }

    /// The level it is, where it is a whole number of one digit or nothing.
    pub(crate) fn level(&self) -> Option<u8> {
        match self {
            Self::Empty => Some(LevelColumns::NOT_ASSESSED),
            Self::Whole(number) => u8::try_from(*number).ok().filter(|level| *level < 10),
            Self::Decimal(number) if number.is_nan() => Some(LevelColumns::NOT_ASSESSED),
            Self::Decimal(number) => (0..10).find(|level| f64::from(*level).total_cmp(number).is_eq()),
            _ => None,
        }
    }

    /// A name: of a school, a set, a day. Numbers are taken as they are written; what says nothing is none.
    pub(crate) fn name(&self) -> Result<Option<Cow<'_, str>>, TableError> {
        match self {
            Self::Whole(number) => Ok(Some(Cow::Owned(number.to_string()))),
            Self::Exact(number, text) if number.is_finite() => Ok(Some(Cow::Borrowed(digits_of(text)))),
            own => name_of(own.cell()?),
        }
    }

    /// Whether it says nothing at all.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Decimal(number) | Self::Exact(number, _) => number.is_nan(),
            _ => false,
        }
    }
}

/// A number that names something, without decimals that are all zero: `7.00` names what `7` does.
pub(crate) fn digits_of(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    }
}

/// The name a cell gives.
pub(crate) fn name_of(cell: Cell<'_>) -> Result<Option<Cow<'_, str>>, TableError> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Text(text) => Ok(Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed)),
        Cell::Number(number) if number.is_nan() => Ok(None),
        Cell::Number(number) => Ok(Some(Cow::Owned(number.to_string()))),
        Cell::YesNo(_) => Err(unreadable("bool")),
    }
}

/// The path a cell gives. It is text: as a number, 1.10 would be 1.1.
pub(crate) fn path_of(cell: Cell<'_>) -> Result<&str, TableError> {
    match cell {
        Cell::Empty => Ok(""),
        Cell::Text(text) => Ok(text.trim()),
        Cell::Number(number) => Err(TableError::NumberForName { value: Quoted::new(&number.to_string()) }),
        Cell::YesNo(_) => Err(unreadable("bool")),
    }
}

pub(crate) fn unreadable(kind: &str) -> TableError {
    TableError::UnreadableType { kind: Quoted::new(kind) }
}

#[allow(clippy::cast_precision_loss, reason = "a number this large is no level, and is only repeated to say so")]
pub(crate) fn whole(value: i128) -> Cell<'static> {
    Cell::Number(value as f64)
}

/// The assessment that pairs of name and cell amount to. The place of a problem is the number of its pair.
pub(crate) fn marks(catalogue: &Catalogue, set: &str, cells: &[(String, Value)]) -> Result<String, Problems> {
    let own = TableSets::new(catalogue, Some(set)).of(&RowAbout::default())?;
    let mut school = Marks::of_a_form();
    for (place, (name, value)) in cells.iter().enumerate() {
        match value.cell() {
            Ok(cell) => own.table.note_at(&mut school, &place.to_string(), name, cell),
            Err(error) => school.fail(&place.to_string(), error),
        }
    }
    Ok(own.table.assessment(school, &own.about)?.to_json())
}
