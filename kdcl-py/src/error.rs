//! What is wrong with an input, as Python raises it.
//!
//! INVARIANT: the exception carries the JSON of the core and nothing of its own, so codes, places and words are those of
//! every other language.

use kdcl_core::Problems;
use pyo3::prelude::*;

/// `kdcl.KdclError`, made from the JSON of the problems.
pub(crate) fn raised(py: Python<'_>, problems: &Problems) -> PyErr {
    // Looked up each time: where several interpreters share the module, each has a class of its own.
    let class = py.import("kdcl._errors").and_then(|module| module.getattr("KdclError"));
    match class.and_then(|class| class.call1((problems.to_json(),))) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// An answer computed while other threads of Python run, or all that is wrong.
pub(crate) fn answered<T: Send>(py: Python<'_>, answer: impl FnOnce() -> Result<T, Problems> + Send) -> PyResult<T> {
    py.detach(answer).map_err(|problems| raised(py, &problems))
}
