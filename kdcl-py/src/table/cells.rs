//! Python's own values as cells.

use std::borrow::Cow;

use kdcl_core::{Catalogue, Cell, Marks, Problems, Quoted, RowAbout, TableError, TableSets};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

/// What a value of Python is in a table.
pub(crate) enum Value {
    Empty,
    Text(String),
    Number(f64),
    YesNo(bool),
    /// Of a kind no cell has.
    Other(String),
}

impl Value {
    pub(crate) fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if value.is_none() {
            return Ok(Self::Empty);
        }
        if let Ok(text) = value.cast::<PyString>() {
            // A lone surrogate is no letter of any verdict; it is shown as one that is not known.
            return Ok(Self::Text(text.to_string_lossy().into_owned()));
        }
        if let Ok(yes) = value.cast::<PyBool>() {
            return Ok(Self::YesNo(yes.is_true()));
        }
        if value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>() {
            // A whole number too large for a level is as far from one as infinity.
            return Ok(Self::Number(value.extract().unwrap_or(f64::INFINITY)));
        }
        let kind = value.get_type().name()?.to_string_lossy().into_owned();
        if matches!(kind.as_str(), "NAType" | "NaTType") {
            return Ok(Self::Empty); // what pandas puts where a value is missing
        }
        if value.hasattr("isoformat")? {
            let text: String = value.call_method0("isoformat")?.extract()?;
            return Ok(Self::Text(text));
        }
        if value.hasattr("item")? {
            return Self::of(&value.call_method0("item")?); // a scalar of NumPy
        }
        Ok(Self::Other(kind))
    }

    /// The cell, or why it is none.
    pub(crate) fn cell(&self) -> Result<Cell<'_>, TableError> {
        match self {
            Self::Empty => Ok(Cell::Empty),
            Self::Text(text) => Ok(Cell::Text(text)),
            Self::Number(number) => Ok(Cell::Number(*number)),
            Self::YesNo(yes) => Ok(Cell::YesNo(*yes)),
            Self::Other(kind) => Err(TableError::UnreadableType { kind: Quoted::new(kind) }),
        }
    }

    /// A name: of a school, a set or a path. Numbers are taken as they are written; what says nothing is none.
    pub(crate) fn name(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed),
            Self::Number(number) if !number.is_nan() => Some(Cow::Owned(number.to_string())),
            _ => None,
        }
    }
}

/// The assessment that pairs of name and cell amount to. The place of a problem is the number of its pair.
pub(crate) fn marks(catalogue: &Catalogue, set: &str, cells: &[(String, Value)]) -> Result<String, Problems> {
    let own = TableSets::new(catalogue, Some(set)).of(&RowAbout::default())?;
    let mut school = Marks::default();
    for (place, (name, value)) in cells.iter().enumerate() {
        match value.cell() {
            Ok(cell) => own.table.note_at(&mut school, &place.to_string(), name, cell),
            Err(error) => school.fail(&place.to_string(), error),
        }
    }
    Ok(own.table.assessment(school, &own.about)?.to_json())
}
