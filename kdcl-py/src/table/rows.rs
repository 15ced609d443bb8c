//! Rows of Python's own: dictionaries in, dictionaries out.

use kdcl_core::{Cell, Marks, Problems, Quoted, RowAbout, Schools, TableError, TableSet, TableSets};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyList, PyString};

use super::Asked;
use super::answer::{Answer, COLUMNS, ERROR_FIELDS, bounds, choice, errors};
use super::cells::Value;

/// The columns that say by which set a row is rated.
pub(crate) const ABOUT: [&str; 3] = ["standard_set", "school_type", "assessed_on"];

/// The values of [`ABOUT`] a row has.
struct About([Value; 3]);

impl About {
    fn of(row: &Bound<'_, PyDict>) -> PyResult<Self> {
        let value = |name| row.get_item(name)?.map_or(Ok(Value::Empty), |value| Value::of(&value));
        Ok(Self([value(ABOUT[0])?, value(ABOUT[1])?, value(ABOUT[2])?]))
    }

    fn each<T>(&self, then: impl FnOnce(&RowAbout<'_>) -> T) -> T {
        let names = self.0.each_ref().map(Value::name);
        let [standard_set, school_type, assessed_on] = names.each_ref().map(Option::as_deref);
        then(&RowAbout { standard_set, school_type, assessed_on })
    }
}

/// Rates rows of a school each.
pub(super) fn rate<'py>(
    rows: &Bound<'py, PyList>,
    asked: &Asked,
    sets: &mut TableSets<'_>,
) -> PyResult<Bound<'py, PyList>> {
    let py = rows.py();
    let out = PyList::empty(py);
    for row in rows {
        let row = row.cast::<PyDict>()?;
        let answered = PyDict::new(py);
        let about = About::of(row)?;
        let set = about.each(|about| sets.of(about));
        let (mut school, mut rated) = (Marks::default(), false);
        for (name, value) in row {
            if name.is_instance_of::<PyFloat>() {
                // 1.10 as a number is 1.1: which criterion it names cannot be told.
                school.fail(&name.to_string(), TableError::UnreadableType { kind: Quoted::new("float") });
                rated = true;
                continue;
            }
            let Some(column) = rating(&name) else {
                if !name.eq("standard_set")? {
                    answered.set_item(&name, &value)?;
                }
                continue;
            };
            rated = true;
            let value = Value::of(&value)?;
            match (value.cell(), &set) {
                (Ok(cell), Ok(set)) => set.table.note(&mut school, &column, cell),
                (Err(error), _) => school.fail(&column, error),
                (Ok(_), Err(_)) => {}
            }
        }
        for taken in COLUMNS.iter().skip(1) {
            if row.contains(taken)? {
                school.fail(taken, TableError::ColumnTaken { column: Quoted::new(taken) });
            }
        }
        let answer = if rated {
            set.and_then(|set| set.table.rate(school, &set.about, asked.to))
        } else {
            Err(TableError::NoRatings {}.into())
        };
        lay_out(&answered, &answer)?;
        out.append(answered)?;
    }
    Ok(out)
}

/// The name of a column of ratings; none of another, nor of a key that is no text.
fn rating(name: &Bound<'_, PyAny>) -> Option<String> {
    let name = name.cast::<PyString>().ok()?.to_string_lossy();
    TableSet::is_rating(&name).then(|| name.into_owned())
}

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
        let about = About::of(row)?;
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
    let out = PyList::empty(py);
    for (school, answer) in schools.rate(sets, asked.to) {
        let answered = PyDict::new(py);
        answered.set_item(&asked.school, school)?;
        lay_out(&answered, &answer)?;
        out.append(answered)?;
    }
    Ok(out)
}

/// Adds an answer to a row.
fn lay_out(row: &Bound<'_, PyDict>, answer: &Answer<'_>) -> PyResult<()> {
    let py = row.py();
    let [set, low, high, grade_low, grade_high, degree_low, degree_high, level, must, at_least, from, warnings, wrong] =
        COLUMNS;
    let rated = answer.as_ref().ok();
    let gap = rated.and_then(|rated| rated.gap.as_ref());
    row.set_item(set, rated.map(|rated| rated.standard_set.id()))?;
    let bounds = rated.map(bounds).unwrap_or_default();
    for ((low, high), interval) in
        [(low, high), (grade_low, grade_high), (degree_low, degree_high)].into_iter().zip(bounds)
    {
        row.set_item(low, interval.map(|interval| interval.lowest))?;
        row.set_item(high, interval.map(|interval| interval.highest))?;
    }
    row.set_item(level, gap.map(|gap| gap.target))?;
    row.set_item(must, rated.map(|_| gap.map(|gap| gap.must.clone()).unwrap_or_default()))?;
    let (chosen, paths) = choice(gap);
    row.set_item(at_least, chosen)?;
    row.set_item(from, rated.map(|_| paths.collect::<Vec<_>>()))?;
    row.set_item(warnings, rated.map(|rated| rated.warnings.iter().map(kdcl_core::Warning::code).collect::<Vec<_>>()))?;
    let list = |problems: &Problems| {
        let each = errors(problems).map(|fields| {
            let error = PyDict::new(py);
            ERROR_FIELDS.iter().zip(fields).try_for_each(|(name, value)| error.set_item(name, value))?;
            Ok(error)
        });
        each.collect::<PyResult<Vec<_>>>()
    };
    row.set_item(wrong, answer.as_ref().err().map(list).transpose()?)
}
