//! Rows of a verdict each: school, path, verdict.
//!
//! INVARIANT: a row that says anything is told of, under the school it names or under one without a name.

use kdcl_core::{Catalogue, Cell, Quoted, RowAbout, Schools, TableError, TableSet, TableSets};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::Asked;
use super::answer::Answer;
use super::cells::{Value, path_of};
use super::laid_out::Laid;
use super::rows::{Key, Keys};
use super::said::{ABOUT, Name, Said, name_in};

/// A row as it was read.
#[derive(Default)]
pub(super) struct Read {
    school: Option<Value>,
    path: Option<Value>,
    verdict: Option<Value>,
    about: [Option<Value>; 3],
    /// A column that is there twice.
    twice: Option<String>,
    /// A column of ratings that says something, which belongs into a table of another shape.
    rating: Option<String>,
    says_something: bool,
}

/// Reads rows of a verdict each. All of Python is done with before any of them is noted.
pub(super) fn read(rows: &Bound<'_, PyList>, asked: &Asked, catalogue: &Catalogue) -> PyResult<Vec<Read>> {
    let mut keys = Keys::default();
    rows.iter()
        .map(|row| {
            let mut read = Read::default();
            for (place, (name, value)) in row.cast::<PyDict>()?.iter().enumerate() {
                let value = Value::of(&value);
                if !value.is_blank() {
                    read.says_something = true;
                    if let (Key::Rating(rating), None) = (keys.of(place, &name, catalogue), &read.rating) {
                        read.rating = Some(rating.name.clone());
                    }
                }
                if let Ok(name) = name.cast::<PyString>() {
                    let name = name.to_string_lossy();
                    match read.place(&name, asked) {
                        Some(own @ None) => *own = Some(value),
                        Some(_) => read.twice = Some(TableSet::name_of(&name).to_owned()),
                        None => {}
                    }
                }
            }
            Ok(read)
        })
        .collect()
}

impl Read {
    /// Where the value of a column belongs.
    fn place(&mut self, column: &str, asked: &Asked) -> Option<&mut Option<Value>> {
        match TableSet::name_of(column) {
            own if own == TableSet::name_of(&asked.school) => Some(&mut self.school),
            own if own == TableSet::name_of(&asked.path) => Some(&mut self.path),
            own if own == TableSet::name_of(&asked.verdict) => Some(&mut self.verdict),
            own => self.about.get_mut(ABOUT.iter().position(|about| *about == own)?),
        }
    }

    pub(super) fn note(&self, asked: &Asked, sets: &mut TableSets<'_>, schools: &mut Schools) {
        if !self.says_something {
            return;
        }
        let row = Row {
            school: name_in(self.school.as_ref()),
            path: cell_in(self.path.as_ref()).and_then(path_of),
            verdict: cell_in(self.verdict.as_ref()),
            about: self.about.each_ref().map(|own| name_in(own.as_ref())),
        };
        let misplaced =
            self.rating.as_ref().map(|column| (column, TableError::TwoShapes { column: Quoted::new(column) }));
        let twice =
            self.twice.as_ref().map(|column| (column, TableError::DuplicateColumn { column: Quoted::new(column) }));
        row.note(twice.or(misplaced), asked, sets, schools);
    }
}

fn cell_in(own: Option<&Value>) -> Result<Cell<'_>, TableError> {
    own.map_or(Ok(Cell::Empty), Value::cell)
}

/// A row of a verdict.
pub(super) struct Row<'a> {
    pub(super) school: Name<'a>,
    pub(super) path: Result<&'a str, TableError>,
    pub(super) verdict: Result<Cell<'a>, TableError>,
    pub(super) about: [Name<'a>; 3],
}

impl Row<'_> {
    /// Notes the row, or what is wrong with its columns; one without a school is told of under a school without a name.
    pub(super) fn note(
        self,
        wrong: Option<(&String, TableError)>,
        asked: &Asked,
        sets: &mut TableSets<'_>,
        schools: &mut Schools,
    ) {
        let none = RowAbout::default();
        let school = match self.school {
            Ok(Some(school)) => school,
            Ok(None) => return schools.fail(sets, "", &none, &asked.school, TableError::NoSchool {}),
            Err(error) => return schools.fail(sets, "", &none, &asked.school, error),
        };
        let said = match Said::new(self.about) {
            Ok(said) => said,
            Err((column, error)) => return schools.fail(sets, &school, &none, column, error),
        };
        let about = said.about();
        if let Some((column, error)) = wrong {
            return schools.fail(sets, &school, &about, column, error);
        }
        match (self.path, self.verdict) {
            (Err(error), _) => schools.fail(sets, &school, &about, &asked.path, error),
            (Ok(path), Err(error)) => schools.fail(sets, &school, &about, path, error),
            (Ok(path), Ok(verdict)) => schools.note(sets, &school, &about, path, verdict),
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
    for (school, row) in schools.rate(sets, asked.to) {
        let answered = PyDict::new(py);
        answered.set_item(&asked.school, school)?;
        laid.add(&answered, &Answer { row, said: asked.standard_set.clone() })?;
        out.append(answered)?;
    }
    Ok(out)
}
