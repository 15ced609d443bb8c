//! An answer added to a dictionary of Python.

use std::collections::HashMap;

use kdcl_core::Problems;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::answer::{Answer, COLUMNS, ERROR_FIELDS, errors};

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

    /// Adds an answer to its row.
    pub(super) fn add(&mut self, row: &Bound<'py, PyDict>, answer: &Answer<'_>) -> PyResult<()> {
        let py = row.py();
        let (blocking, choosable, warnings, wrong) = match &answer.row {
            Ok(_) => (
                Some(self.list(py, answer.blocking())?),
                Some(self.list(py, answer.choose_from())?),
                Some(PyList::new(py, answer.warnings().collect::<Vec<_>>())?),
                None,
            ),
            Err(problems) => (None, None, None, Some(self.errors(py, problems)?)),
        };
        let [set, low, high, grade_low, grade_high, degree_low, degree_high, rest @ ..] = &self.columns;
        let [level, must, at_least, from, warned, failed] = rest;
        row.set_item(set, answer.standard_set().map(|id| PyString::intern(py, id)))?;
        let pairs = [(low, high), (grade_low, grade_high), (degree_low, degree_high)];
        for ((low, high), interval) in pairs.into_iter().zip(answer.bounds()) {
            row.set_item(low, interval.map(|interval| interval.lowest))?;
            row.set_item(high, interval.map(|interval| interval.highest))?;
        }
        row.set_item(level, answer.gap().map(|gap| gap.target))?;
        row.set_item(must, blocking)?;
        row.set_item(at_least, answer.choose_at_least())?;
        row.set_item(from, choosable)?;
        row.set_item(warned, warnings)?;
        row.set_item(failed, wrong)
    }

    /// Paths as strings of Python. There are as many as the sets of the table have indicators.
    fn list<'p>(&mut self, py: Python<'py>, paths: impl Iterator<Item = &'p str>) -> PyResult<Bound<'py, PyList>> {
        let paths: Vec<_> = paths
            .map(|path| {
                if let Some(known) = self.paths.get(path) {
                    return known.clone();
                }
                let made = PyString::new(py, path);
                self.paths.insert(path.to_owned(), made.clone());
                made
            })
            .collect();
        PyList::new(py, paths)
    }

    fn errors(&self, py: Python<'py>, problems: &Problems) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let each = errors(problems).map(|fields| {
            let error = PyDict::new(py);
            self.fields.iter().zip(fields).try_for_each(|(name, value)| error.set_item(name, value))?;
            Ok(error)
        });
        each.collect()
    }
}
