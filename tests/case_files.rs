//! The corpus of cases as files: how they are found, and what text each gives to the library.
//!
//! INVARIANT: every language is given the same text for a case, so that equal answers can be equal bytes.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

const FIELDS: [&str; 8] = ["name", "about", "source", "citation", "concludes", "input", "input_text", "expected"];

/// The cases of a folder, by the names of their files.
#[must_use]
pub fn cases(folder: &str) -> Vec<(String, Map<String, Value>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let case: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let case = case.as_object().unwrap().clone();
        assert!(case.keys().all(|field| FIELDS.contains(&field.as_str())), "{name}: unknown field");
        assert!(case.contains_key("name") && case.contains_key("source") && case.contains_key("expected"), "{name}");
        (name, case)
    };
    files.iter().map(read).collect()
}

/// The text of a case's input.
#[must_use]
pub fn input(case: &Map<String, Value>) -> String {
    case.get("input_text").and_then(Value::as_str).map_or_else(|| case["input"].to_string(), str::to_owned)
}
