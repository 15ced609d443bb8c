//! Many schools at once: rows of Python's own, and Arrow streams of any data frame library.
//!
//! INVARIANT: what a column or a cell means is the core's to say; here cells are handed over, and answers laid out.

mod answer;
mod answers;
mod batch;
mod by_levels;
mod cells;
mod laid_out;
mod layout;
mod rows;
mod said;
mod school_names;
mod stream;
mod values;
mod verdicts;

use std::sync::{Arc, Mutex, PoisonError};

use kdcl_core::{
    Catalogue, Marks, Problems, Quoted, RowAbout, Schools, TableError, TableSet, TableSets, text_from_bytes,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

pub(crate) use answer::COLUMNS;
pub(crate) use cells::{Value, marks};
pub(crate) use stream::ArrowStream;

use crate::error::answered;
use answer::Answer;
use laid_out::Laid;
use layout::Layout;

/// Name, code, row, warnings, outcome.
type Answered<'py> = (Option<String>, Option<String>, Bound<'py, PyDict>, String, Option<String>);

/// What was asked of a table: by which set, about which level, and what its columns are called.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) standard_set: Option<String>,
    pub(crate) to: Option<u8>,
    pub(crate) school: String,
    pub(crate) path: String,
    pub(crate) verdict: String,
}

impl Asked {
    /// What is wrong with the names of the columns of a table with a row a verdict: one is two of them, or the school's
    /// is that of a column of the answer, beside which it stands.
    fn check(&self) -> Result<(), Problems> {
        let mut wrong = Marks::default();
        if COLUMNS.contains(&self.school.as_str()) {
            wrong.fail(&self.school, TableError::ColumnTaken { column: Quoted::new(&self.school) });
        }
        if [&self.school, &self.path].contains(&&self.verdict) || self.school == self.path {
            let twice = if self.school == self.path { &self.path } else { &self.verdict };
            wrong.fail(twice, TableError::DuplicateColumn { column: Quoted::new(twice) });
        }
        wrong.problems().map_or(Ok(()), Err)
    }
}

/// Rates the rows of one table, however many pieces they come in.
#[pyclass(name = "Table", module = "kdcl._kdcl", frozen)]
pub(crate) struct PyTable {
    catalogue: Arc<Catalogue>,
    asked: Asked,
    /// What rows of verdicts have said so far. Nothing of Python is called while it is locked.
    schools: Mutex<Schools>,
}

impl PyTable {
    /// What is wrong with the set or the level asked about is wrong with every row, and is told at once.
    pub(crate) fn new(catalogue: Arc<Catalogue>, asked: Asked) -> Result<Self, Problems> {
        asked.check()?;
        let table = Self { catalogue, asked, schools: Mutex::default() };
        if table.asked.standard_set.is_some() {
            let set = table.sets().of(&RowAbout::default())?;
            set.table.rate(Marks::default(), &set.about, table.asked.to)?;
        }
        Ok(table)
    }

    fn sets(&self) -> TableSets<'_> {
        TableSets::new(&self.catalogue, self.asked.standard_set.as_deref())
    }
}

#[pymethods]
impl PyTable {
    /// Which of a table's columns are read, by place, and whether it has a row a verdict; all that is wrong with the
    /// columns as a whole is raised.
    #[allow(clippy::needless_pass_by_value, reason = "a list of Python is read into a vector of its own")]
    fn columns(&self, py: Python<'_>, names: Vec<String>) -> PyResult<(Vec<usize>, bool)> {
        let layout = answered(py, || Layout::of(&names, &self.asked, &self.catalogue))?;
        Ok((layout.read(), layout.is_long()))
    }

    /// Whether a row with these keys is one of a verdict.
    fn is_long(&self, names: &Bound<'_, PyList>) -> bool {
        let names: Vec<String> = names.iter().filter_map(|name| name.extract().ok()).collect();
        [&self.asked.path, &self.asked.verdict]
            .iter()
            .all(|due| names.iter().any(|name| TableSet::name_of(name) == TableSet::name_of(due)))
    }

    /// Rates rows of a school each, and gives each row back with its answer.
    fn rate<'py>(&self, rows: &Bound<'py, PyList>) -> PyResult<Bound<'py, PyList>> {
        rows::rate(rows, &self.asked, &mut self.sets())
    }

    /// Notes rows of a verdict each.
    fn note(&self, py: Python<'_>, rows: &Bound<'_, PyList>) -> PyResult<()> {
        let rows = verdicts::read(rows, &self.asked, &self.catalogue)?;
        py.detach(|| {
            let mut schools = self.schools.lock().unwrap_or_else(PoisonError::into_inner);
            let mut sets = self.sets();
            for row in &rows {
                row.note(&self.asked, &mut sets, &mut schools);
            }
        });
        Ok(())
    }

    /// Rates the schools noted so far, which are then forgotten.
    fn schools<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let schools = std::mem::take(&mut *self.schools.lock().unwrap_or_else(PoisonError::into_inner));
        verdicts::schools(py, schools, &self.asked, &mut self.sets())
    }

    /// The answer to one assessment: what the school is called and its code, its row, the warnings of the row as JSON,
    /// and, where it is asked for, the outcome as JSON.
    fn answer<'py>(&self, py: Python<'py>, text: &[u8], outcome: bool) -> PyResult<Answered<'py>> {
        let (assessment, row, outcome) = answered(py, || {
            let assessment = self.catalogue.assessment(text_from_bytes(text)?)?;
            let row = assessment.row(self.asked.to)?;
            let outcome = outcome.then(|| assessment.rate().to_json());
            Ok((assessment, row, outcome))
        })?;
        let school = assessment.school();
        let warnings = row.warnings_json();
        let answered = PyDict::new(py);
        Laid::new(py).add(&answered, &Answer::rated(row))?;
        Ok((school.name.clone(), school.code.clone(), answered, warnings, outcome))
    }

    /// Rates an Arrow stream as it is read.
    fn stream(&self, source: &Bound<'_, PyAny>) -> PyResult<ArrowStream> {
        ArrowStream::rating(source, Arc::clone(&self.catalogue), self.asked.clone())
    }
}
