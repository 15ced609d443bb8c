//! The way out, and the door: values as compact JSON text, the same bytes whatever language asks for them.

use serde::Serialize;

use crate::error::JsonError;
use crate::input::place_after;
use crate::text::Text;

/// The version of the JSON contract.
///
/// ```
/// assert_eq!(kdcl_core::SCHEMA_VERSION, 1);
/// ```
pub const SCHEMA_VERSION: u8 = 1;

/// Writes a value of ours. Compact, UTF-8 without needless escapes, keys in the order of `docs/json.md`.
pub(crate) fn write(value: &impl Serialize) -> String {
    // Our own types hold text keys and finite numbers, all that could fail; a test of each kind writes them all.
    serde_json::to_string(value).unwrap_or_default()
}

/// Text from bytes, as files and the network give it.
///
/// # Errors
///
/// `json.syntax` where the bytes are no UTF-8, with the line and column of the first that is none. Nothing is repaired:
/// a replaced letter in a name or a code would be another name or code.
///
/// ```
/// assert_eq!(kdcl_core::text_from_bytes("đạt".as_bytes())?, "đạt");
/// assert_eq!(kdcl_core::text_from_bytes(b"{\n \xff}").unwrap_err().code(), "json.syntax");
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
pub fn text_from_bytes(bytes: &[u8]) -> Result<&str, crate::Problems> {
    str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let (line, column) = place_after(str::from_utf8(before).unwrap_or_default());
        let detail =
            Text { vi: "không phải chữ mã hoá UTF-8".to_owned(), en: "this is no text in UTF-8".to_owned() };
        JsonError::Syntax { line, column, detail }.into()
    })
}

/// Rates an assessment with the sets of the library: JSON in, JSON out.
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

/// Suggests verdicts from what is known of a school, with the sets of the library: JSON in, JSON out.
///
/// # Errors
///
/// All that is wrong with the input at once.
///
/// ```
/// let suggestions = kdcl_core::suggest_json(r#"{
///     "standard_set": "tt19-2018-mam-non", "school_year": "2019-2020", "facts": { "groups_and_classes": 21 }
/// }"#)?;
/// assert!(suggestions.contains(r#""path":"1.5/3","suggested":"not_met""#)); // no more than 20
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
pub fn suggest_json(text: &str) -> Result<String, crate::Problems> {
    crate::Catalogue::builtin().suggest_json(text)
}
