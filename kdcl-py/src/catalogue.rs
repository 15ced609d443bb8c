//! The core's catalogue, as Python sees it: bytes of JSON in, text of JSON out.
//!
//! INVARIANT: nothing here decides anything. A catalogue never changes; adding to one makes another, so it can be used
//! from any number of threads.

use std::sync::Arc;

use kdcl_core::{Catalogue, Problems, StandardSet, text_from_bytes};
use pyo3::prelude::*;

use crate::error::answered;
use crate::table::{self, Asked, PyTable, Value};

/// Standard sets, and the official wording that was added to them.
#[pyclass(name = "Catalogue", module = "kdcl._kdcl", frozen)]
pub(crate) struct PyCatalogue(Arc<Catalogue>);

impl PyCatalogue {
    /// An answer to a text.
    fn answer(
        &self,
        py: Python<'_>,
        text: &[u8],
        answer: impl FnOnce(&Catalogue, &str) -> Result<String, Problems> + Send,
    ) -> PyResult<String> {
        answered(py, || answer(&self.0, text_from_bytes(text)?))
    }
}

#[pymethods]
impl PyCatalogue {
    #[new]
    fn new() -> Self {
        Self(Arc::default())
    }

    fn ids(&self) -> Vec<&str> {
        self.0.ids().collect()
    }

    fn with_set(&self, py: Python<'_>, text: &[u8], toml: bool) -> PyResult<Self> {
        answered(py, || {
            let text = text_from_bytes(text)?;
            let set = if toml { StandardSet::from_toml(text)? } else { StandardSet::from_json(text)? };
            let mut catalogue = Catalogue::clone(&self.0);
            catalogue.add_set(set)?;
            Ok(Self(Arc::new(catalogue)))
        })
    }

    fn with_text_pack(&self, py: Python<'_>, text: &[u8]) -> PyResult<Self> {
        answered(py, || {
            let mut catalogue = Catalogue::clone(&self.0);
            catalogue.add_text_pack(text_from_bytes(text)?)?;
            Ok(Self(Arc::new(catalogue)))
        })
    }

    fn standard_set(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answered(py, || Ok(self.0.set_json(id)?))
    }

    fn facts(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answered(py, || Ok(self.0.facts_json(id)?))
    }

    fn assessment(&self, py: Python<'_>, text: &[u8]) -> PyResult<String> {
        self.answer(py, text, |own, text| Ok(own.assessment(text)?.to_json()))
    }

    fn rate(&self, py: Python<'_>, text: &[u8]) -> PyResult<String> {
        self.answer(py, text, Catalogue::rate_json)
    }

    fn gap(&self, py: Python<'_>, text: &[u8], to: u8) -> PyResult<String> {
        self.answer(py, text, |own, text| Ok(own.assessment(text)?.gap_to(to)?.to_json()))
    }

    fn what_if(&self, py: Python<'_>, text: &[u8], ratings: &[u8]) -> PyResult<String> {
        self.answer(py, text, |own, text| Ok(own.assessment(text)?.what_if(text_from_bytes(ratings)?)?.to_json()))
    }

    fn suggest(&self, py: Python<'_>, text: &[u8]) -> PyResult<String> {
        self.answer(py, text, Catalogue::suggest_json)
    }

    /// What each check of each suggestion says, as a sentence.
    fn sentences(&self, py: Python<'_>, text: &[u8]) -> PyResult<String> {
        self.answer(py, text, |own, text| Ok(own.school_data(text)?.suggest().sentences_json()))
    }

    fn prefill(&self, py: Python<'_>, text: &[u8]) -> PyResult<String> {
        self.answer(py, text, |own, text| Ok(own.school_data(text)?.prefill().to_json()))
    }

    fn draft(&self, py: Python<'_>, text: &[u8]) -> PyResult<String> {
        self.answer(py, text, |own, text| Ok(own.school_data(text)?.draft().to_json()))
    }

    /// The assessment that cells of a form amount to; the place of a problem is the number of its cell.
    fn marks(&self, py: Python<'_>, standard_set: &str, cells: Vec<(String, Bound<'_, PyAny>)>) -> PyResult<String> {
        let cells: Vec<_> = cells.into_iter().map(|(name, value)| (name, Value::of(&value))).collect();
        answered(py, || table::marks(&self.0, standard_set, &cells))
    }

    #[pyo3(signature = (*, standard_set, to, school, path, verdict))]
    fn table(
        &self,
        py: Python<'_>,
        standard_set: Option<String>,
        to: Option<u8>,
        school: String,
        path: String,
        verdict: String,
    ) -> PyResult<PyTable> {
        answered(py, || PyTable::new(Arc::clone(&self.0), Asked { standard_set, to, school, path, verdict }))
    }

    fn __repr__(&self) -> String {
        format!("<Catalogue of {} standard sets>", self.0.ids().count())
    }
}
