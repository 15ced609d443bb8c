//! The Python binding: `kdcl._kdcl`, which the package `kdcl` (in `python/`) turns into objects.
//!
//! Everything about the law is the core's. INVARIANT: no rule, no default and no wording lives here.

mod catalogue;
mod error;
mod table;

use pyo3::prelude::*;

/// The JSON Schema of an input or output, as text; `None` for a name that is none of `SCHEMA_NAMES`.
#[pyfunction]
fn schema(name: &str) -> Option<String> {
    kdcl_core::schema(name)
}

/// The name of a column of a table without what does not show around it.
#[pyfunction]
fn column_name(name: &str) -> &str {
    kdcl_core::TableSet::name_of(name)
}

#[pymodule(gil_used = false)]
fn _kdcl(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
    module.add("SCHEMA_VERSION", kdcl_core::SCHEMA_VERSION)?;
    module.add("DATA_VERSION", kdcl_core::DATA_VERSION)?;
    module.add("SCHEMA_NAMES", kdcl_core::SCHEMA_NAMES)?;
    module.add_function(wrap_pyfunction!(schema, module)?)?;
    module.add_function(wrap_pyfunction!(column_name, module)?)?;
    module.add("ANSWER_COLUMNS", table::COLUMNS)?;
    module.add_class::<table::PyTable>()?;
    module.add_class::<table::ArrowStream>()?;
    module.add_class::<catalogue::PyCatalogue>()
}
