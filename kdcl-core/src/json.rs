//! The one way out: values as compact JSON text, the same bytes in every language.

use serde::Serialize;

/// The version of the JSON contract.
///
/// ```
/// assert_eq!(kdcl_core::SCHEMA_VERSION, 1);
/// ```
pub const SCHEMA_VERSION: u8 = 1;

/// Writes a value of ours. Compact, UTF-8 without needless escapes, keys in the order of the contract.
pub(crate) fn write(value: &impl Serialize) -> String {
    // Our own types hold text keys and finite numbers, all that could fail; a test of each kind writes them all.
    serde_json::to_string(value).unwrap_or_default()
}

/// Rates an assessment with the sets of the library: JSON in, JSON out, as every binding does.
///
/// # Errors
///
/// All that is wrong with the input at once; [`Problems::to_json`](crate::Problems::to_json) is the JSON of it.
///
/// ```
/// let outcome = kdcl_core::rate_json(r#"{"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"reached": 0}}}"#)?;
/// assert!(outcome.contains(r#""decided":true,"level":{"lowest":0,"highest":0}"#));
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
pub fn rate_json(text: &str) -> Result<String, crate::Problems> {
    crate::Catalogue::builtin().rate_json(text)
}
