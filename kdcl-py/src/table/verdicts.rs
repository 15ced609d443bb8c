//! Rows of a verdict each: school, path, verdict.
//!
//! INVARIANT: a row that says anything is told of, under the school it names or under one without a name.

use kdcl_core::{Cell, Quoted, RowAbout, Schools, TableError, TableSets};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use super::Asked;
use super::cells::Value;
use super::laid_out::Laid;
use super::rows::{ABOUT, About};

/// Notes rows of a verdict each.
pub(super) fn note(
    rows: &Bound<'_, PyList>,
    asked: &Asked,
    sets: &mut TableSets<'_>,
    schools: &mut Schools,
) -> PyResult<()> {
    for row in rows {
        let row = row.cast::<PyDict>()?;
        let value = |name: &str| row.get_item(name)?.map_or(Ok(Value::Empty), |value| Value::of(&value));
        let (school, path, verdict) = (value(&asked.school)?, value(&asked.path)?, value(&asked.verdict)?);
        let about = About([value(ABOUT[0])?, value(ABOUT[1])?, value(ABOUT[2])?]);
        about.each(|about| {
            let name = school.name();
            let row = Row { school: name.as_deref(), path: path.cell().and_then(text), verdict: verdict.cell() };
            row.note(about, asked, sets, schools);
        });
    }
    Ok(())
}

/// A path is text: as a number, 1.10 would be 1.1.
pub(crate) fn text(cell: Cell<'_>) -> Result<&str, TableError> {
    match cell {
        Cell::Text(text) => Ok(text.trim()),
        Cell::Empty => Ok(""),
        Cell::Number(_) => Err(TableError::UnreadableType { kind: Quoted::new("number") }),
        Cell::YesNo(_) => Err(TableError::UnreadableType { kind: Quoted::new("bool") }),
    }
}

/// A row of a verdict.
pub(crate) struct Row<'a> {
    pub(crate) school: Option<&'a str>,
    pub(crate) path: Result<&'a str, TableError>,
    pub(crate) verdict: Result<Cell<'a>, TableError>,
}

impl Row<'_> {
    /// Notes the row. One without a school is told of under a school without a name; one that says nothing at all is
    /// passed over.
    pub(crate) fn note(self, about: &RowAbout<'_>, asked: &Asked, sets: &mut TableSets<'_>, schools: &mut Schools) {
        if self.school.is_none() && self.path == Ok("") && self.verdict == Ok(Cell::Empty) {
            return;
        }
        let school = self.school.unwrap_or_default();
        match (self.school, self.path, self.verdict) {
            (None, ..) => schools.fail(school, about, &asked.school, TableError::NoSchool {}),
            (_, Err(error), _) => schools.fail(school, about, &asked.path, error),
            (_, Ok(path), Err(error)) => schools.fail(school, about, path, error),
            (_, Ok(path), Ok(verdict)) => schools.note(sets, school, about, path, verdict),
        }
    }
}

/// Rates the schools that rows were noted of.
pub(super) fn schools<'py>(
    py: Python<'py>,
    schools: Schools,
    asked: &Asked,
    sets: &mut TableSets<'_>,
) -> PyResult<Bound<'py, PyList>> {
    let (out, mut laid) = (PyList::empty(py), Laid::new(py));
    for (school, answer) in schools.rate(sets, asked.to) {
        let answered = PyDict::new(py);
        answered.set_item(&asked.school, school)?;
        laid.add(&answered, &answer)?;
        out.append(answered)?;
    }
    Ok(out)
}
