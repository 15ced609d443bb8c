//! Arrow streams across the border to Python: the `PyCapsule` interface, which every data frame library speaks.
//!
//! The only unsafe code of the project. INVARIANT: a pointer is only followed after the capsule has shown the name the
//! protocol gives it, and a stream is taken out of its capsule, which is left released, so it can be read once only.

use std::ffi::CStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, SchemaRef};
use kdcl_core::{Catalogue, Schools, TableSets};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::Asked;
use super::layout::Layout;
use crate::error::raised;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

/// The answers to a table, rated as they are read.
#[pyclass(name = "ArrowStream", module = "kdcl._kdcl", frozen)]
pub(crate) struct ArrowStream {
    schema: SchemaRef,
    rating: Mutex<Option<Rating>>,
}

impl ArrowStream {
    /// Takes the stream of a table.
    pub(super) fn rating(source: &Bound<'_, PyAny>, catalogue: Arc<Catalogue>, asked: Asked) -> PyResult<Self> {
        let py = source.py();
        let source = reader(source)?;
        let columns = source.schema();
        let names: Vec<String> = columns.fields().iter().map(|field| field.name().clone()).collect();
        let layout = Layout::of(&names, &asked, &catalogue).map_err(|wrong| raised(py, &wrong))?;
        let schema = layout.schema(&columns, &asked);
        let rating = Rating { source, layout, schema: Arc::clone(&schema), catalogue, asked, rest: None, pieces: None };
        Ok(Self { schema, rating: Mutex::new(Some(rating)) })
    }
}

#[pymethods]
impl ArrowStream {
    /// The stream, which can be taken once.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema; // The protocol lets a producer leave a request unmet.
        let rating = self.rating.lock().unwrap_or_else(PoisonError::into_inner).take();
        let rating = rating.ok_or_else(|| PyValueError::new_err("this stream has been read already"))?;
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(rating)), STREAM)
    }

    /// The columns of the answers, which can be asked for as often as a reader likes.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref());
        PyCapsule::new_with_value(py, schema.map_err(|error| PyValueError::new_err(error.to_string()))?, SCHEMA)
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> = self.schema.fields().iter().map(|field| field.name().as_str()).collect();
        format!("<ArrowStream of {}>", names.join(", "))
    }
}

/// The stream an object offers.
#[allow(unsafe_code, reason = "the Arrow C data interface is made of pointers")]
fn reader(source: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let capsule = source.call_method0("__arrow_c_stream__")?;
    let capsule =
        capsule.cast_into::<PyCapsule>().map_err(|_| PyTypeError::new_err("__arrow_c_stream__ gave no capsule"))?;
    let stream = capsule.pointer_checked(Some(STREAM))?.as_ptr().cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule's name was checked, so by the protocol this points to an initialised stream, which is moved out
    // here and left marked as released; reading a released one is refused by `try_new`.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream) };
    match guarded(|| RecordBatchStreamReader::try_new(stream)) {
        Ok(reader) => Ok(reader),
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    }
}

/// What a producer hands over may be anything; where a library of ours gives up on it, that is an error and no abort.
fn guarded<T>(work: impl FnOnce() -> Result<T, ArrowError>) -> Result<T, ArrowError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(ArrowError::CDataInterface("the data of this stream are not what it says".to_owned())))
}

/// How many rows are rated together. A whole table may come as one batch; its answer need not be held twice.
const ROWS_AT_ONCE: usize = 16_384;

/// Rates a table piece by piece, as its reader asks for them.
struct Rating {
    source: RecordBatchStreamReader,
    layout: Layout,
    schema: SchemaRef,
    catalogue: Arc<Catalogue>,
    asked: Asked,
    /// What is left of the batch read last.
    rest: Option<RecordBatch>,
    /// The schools of a table with a row a verdict, which are known when it has been read.
    pieces: Option<std::vec::IntoIter<Schools>>,
}

impl Rating {
    /// The answer to the next rows of a table with a row a school.
    fn rows(&mut self) -> Option<Result<RecordBatch, ArrowError>> {
        let batch = match self.rest.take().map_or_else(|| self.source.next(), |rest| Some(Ok(rest)))? {
            Ok(batch) => batch,
            Err(error) => return Some(Err(error)),
        };
        let rows = batch.num_rows().min(ROWS_AT_ONCE);
        let left = batch.num_rows().saturating_sub(rows);
        self.rest = (left > 0).then(|| batch.slice(rows, left));
        let mut sets = TableSets::new(&self.catalogue, self.asked.standard_set.as_deref());
        Some(self.layout.rate(&batch.slice(0, rows), &self.asked, &mut sets, &self.schema))
    }

    /// The answer to the next schools of a table with a row a verdict.
    fn schools(&mut self) -> Option<Result<RecordBatch, ArrowError>> {
        let mut sets = TableSets::new(&self.catalogue, self.asked.standard_set.as_deref());
        if self.pieces.is_none() {
            let mut schools = Schools::default();
            self.pieces = Some(Vec::new().into_iter());
            for batch in &mut self.source {
                let noted = batch.and_then(|batch| self.layout.note(&batch, &self.asked, &mut sets, &mut schools));
                if let Err(error) = noted {
                    return Some(Err(error));
                }
            }
            self.pieces = Some(schools.pieces(ROWS_AT_ONCE).into_iter());
        }
        let piece = self.pieces.as_mut().and_then(Iterator::next)?;
        Some(Layout::schools(piece, &self.asked, &mut sets, &self.schema))
    }
}

impl Iterator for Rating {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        guarded(|| Ok(if self.layout.is_long() { self.schools() } else { self.rows() }))
            .unwrap_or_else(|error| Some(Err(error)))
    }
}

impl RecordBatchReader for Rating {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
