//! The corpus: every file of `cases/good` and `cases/bad`, found by being there.
//!
//! A case names what it is about and where that is said, and expects a part of the outcome, or the errors with their
//! places. What it does not mention is held by a snapshot of the whole outcome (`cargo insta review` after a change).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

const FIELDS: [&str; 8] = ["name", "about", "source", "citation", "concludes", "input", "input_text", "expected"];

fn cases(folder: &str) -> Vec<(String, Map<String, Value>)> {
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

fn input(case: &Map<String, Value>) -> String {
    case.get("input_text").and_then(Value::as_str).map_or_else(|| case["input"].to_string(), str::to_owned)
}

/// Whether `found` says all that `expected` says: tables may hold more, lists are compared item by item.
fn says(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(name, expected)| found.get(name).is_some_and(|found| says(found, expected)))
        }
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| says(found, expected))
        }
        _ => found == expected,
    }
}

#[test]
fn good_cases() {
    let cases = cases("good");
    assert!(cases.len() > 40);
    for (name, case) in cases {
        assert!(case.contains_key("citation"), "{name}: a case cites the law");
        let outcome =
            kdcl_core::rate_json(&input(&case)).unwrap_or_else(|problems| panic!("{name}: {}", problems.to_json()));
        let mut outcome: Value = serde_json::from_str(&outcome).unwrap();
        for (field, expected) in case["expected"].as_object().unwrap() {
            assert!(says(&outcome[field], expected), "{name}: {field} is {} and not {expected}", outcome[field]);
        }
        // The texts are the law data's, held by its own tests; here only which are shown.
        let shown: Vec<String> = outcome["indicators"].as_object().unwrap().keys().cloned().collect();
        outcome["indicators"] = shown.join(" ").into();
        outcome["data_version"].take();
        insta::assert_snapshot!(name, readable(&outcome));
    }
}

#[test]
fn bad_cases() {
    let cases = cases("bad");
    assert!(cases.len() > 15);
    for (name, case) in cases {
        let problems = kdcl_core::rate_json(&input(&case)).map(|outcome| panic!("{name}: {outcome}")).unwrap_err();
        let errors: Value = serde_json::from_str(&problems.to_json()).unwrap();
        assert!(says(&errors, &case["expected"]), "{name}: {errors:#}");
        insta::assert_snapshot!(format!("bad-{name}"), readable(&errors));
    }
}

/// A line for each field of the outcome and for each item of its lists, as a person compares them.
fn readable(outcome: &Value) -> String {
    let mut out = Vec::new();
    for (field, value) in outcome.as_object().unwrap() {
        match value {
            Value::Array(items) if !items.is_empty() => {
                out.push(format!("{field}:"));
                out.extend(items.iter().map(|item| format!("  {item}")));
            }
            value => out.push(format!("{field}: {value}")),
        }
    }
    out.join("\n")
}
