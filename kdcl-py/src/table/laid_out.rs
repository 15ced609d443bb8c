//! An answer added to a dictionary of Python.

use std::collections::HashMap;

use kdcl_core::Problems;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::answer::{Answer, COLUMNS, ERROR_FIELDS, bounds, choice, errors};

/// The strings of answers, made once for many rows: the names of their columns, and the paths they name.
pub(super) struct Laid<'py> {
    columns: [Bound<'py, PyString>; 13],
    fields: [Bound<'py, PyString>; 6],
    paths: HashMap<String, Bound<'py, PyString>>,
}

impl<'py> Laid<'py> {
    pub(super) fn new(py: Python<'py>) -> Self {
        Self {
            columns: COLUMNS.map(|name| PyString::intern(py, name)),
            fields: ERROR_FIELDS.map(|name| PyString::intern(py, name)),
            paths: HashMap::new(),
        }
    }

    /// A path as a string of Python. There are as many as the sets of the table have indicators.
    fn path(&mut self, py: Python<'py>, path: &str) -> Bound<'py, PyString> {
        if let Some(known) = self.paths.get(path) {
            return known.clone();
        }
        let made = PyString::new(py, path);
        self.paths.insert(path.to_owned(), made.clone());
        made
    }

    fn list_of<'p>(&mut self, py: Python<'py>, paths: impl Iterator<Item = &'p str>) -> PyResult<Bound<'py, PyList>> {
        let paths: Vec<_> = paths.map(|path| self.path(py, path)).collect();
        PyList::new(py, paths)
    }

    /// Adds an answer to its row.
    pub(super) fn add(&mut self, row: &Bound<'py, PyDict>, answer: &Answer<'_>) -> PyResult<()> {
        let py = row.py();
        let rated = answer.as_ref().ok();
        let gap = rated.and_then(|rated| rated.gap.as_ref());
        let (chosen, paths) = choice(gap);
        let blocking = gap.into_iter().flat_map(|gap| gap.must.iter().copied());
        let (blocking, choosable) = match rated {
            Some(_) => (Some(self.list_of(py, blocking)?), Some(self.list_of(py, paths)?)),
            None => (None, None),
        };
        let [
            set,
            low,
            high,
            grade_low,
            grade_high,
            degree_low,
            degree_high,
            level,
            must,
            at_least,
            from,
            warnings,
            wrong,
        ] = &self.columns;
        row.set_item(set, rated.map(|rated| PyString::intern(py, rated.standard_set.id())))?;
        let pairs = [(low, high), (grade_low, grade_high), (degree_low, degree_high)];
        for ((low, high), interval) in pairs.into_iter().zip(rated.map(bounds).unwrap_or_default()) {
            row.set_item(low, interval.map(|interval| interval.lowest))?;
            row.set_item(high, interval.map(|interval| interval.highest))?;
        }
        row.set_item(level, gap.map(|gap| gap.target))?;
        row.set_item(must, blocking)?;
        row.set_item(at_least, chosen)?;
        row.set_item(from, choosable)?;
        let codes = |rated: &kdcl_core::RatedRow<'_>| -> Vec<&str> {
            rated.warnings.iter().map(kdcl_core::Warning::code).collect()
        };
        row.set_item(warnings, rated.map(codes))?;
        row.set_item(wrong, answer.as_ref().err().map(|problems| self.list(py, problems)).transpose()?)
    }

    fn list(&self, py: Python<'py>, problems: &Problems) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let each = errors(problems).map(|fields| {
            let error = PyDict::new(py);
            self.fields.iter().zip(fields).try_for_each(|(name, value)| error.set_item(name, value))?;
            Ok(error)
        });
        each.collect()
    }
}
