//! What is wrong with an input, as Python raises it.
//!
//! INVARIANT: the exception carries the JSON of the core and nothing of its own, so codes, places and words are those of
//! every other language.

use kdcl_core::Problems;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

static KDCL_ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// `kdcl.KdclError`, made from the JSON of the problems.
pub(crate) fn raised(py: Python<'_>, problems: &Problems) -> PyErr {
    let class = KDCL_ERROR.import(py, "kdcl._errors", "KdclError");
    match class.and_then(|class| class.call1((problems.to_json(),))) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// An answer computed while other threads of Python run, or all that is wrong.
pub(crate) fn answered<T: Send>(py: Python<'_>, answer: impl FnOnce() -> Result<T, Problems> + Send) -> PyResult<T> {
    py.detach(answer).map_err(|problems| raised(py, &problems))
}
