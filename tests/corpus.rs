//! The corpus: every file of `cases/good`, `cases/bad` and `cases/suggest`, found by being there.
//!
//! A case names what it is about and where that is said, and expects a part of the outcome or of the suggestions, or
//! the errors with their places. What it does not mention is held by a snapshot (`cargo insta review` after a change).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::Problems;
use kdcl_tests::cases::{cases, input};
use serde_json::{Map, Value};

/// What a case expects of suggestions.
const OF_SUGGESTIONS: [&str; 6] = ["advisory_only", "suggestions", "checks", "missing", "questions", "warnings"];

/// Whether `found` says all that `expected` says: tables may hold more, lists are compared item by item.
fn says(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(name, expected)| found.get(name).is_some_and(|found| says(found, expected)))
        }
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| says(found, expected))
        }
        // 97 and 97.0 are one number.
        (Value::Number(found), Value::Number(expected)) => found.as_f64() == expected.as_f64(),
        _ => found == expected,
    }
}

/// Whether the items expected are among those found, in this order.
fn says_in_order(found: &Value, expected: &Value) -> bool {
    let mut found = list(found).iter();
    list(expected).iter().all(|expected| found.any(|found| says(found, expected)))
}

/// The answer to each good case of a folder, which cites the law.
fn answers(
    folder: &str,
    answer: fn(&str) -> Result<String, Problems>,
) -> impl Iterator<Item = (String, Map<String, Value>, Value)> {
    cases(folder).into_iter().map(move |(name, case)| {
        assert!(case.contains_key("citation"), "{name}: a case cites the law");
        let answer = answer(&input(&case)).unwrap_or_else(|problems| panic!("{name}: {}", problems.to_json()));
        let mut answer: Value = serde_json::from_str(&answer).unwrap();
        answer["data_version"].take();
        (name, case, answer)
    })
}

/// The errors of each bad case of a folder are those expected, and nothing else.
fn refused(folder: &str, prefix: &str, answer: fn(&str) -> Result<String, Problems>) {
    let (cases, mut wrong) = (cases(folder), Vec::new());
    assert!(cases.len() > 15);
    for (name, case) in cases {
        let problems = answer(&input(&case)).map(|answer| panic!("{name}: {answer}")).unwrap_err();
        let errors: Value = serde_json::from_str(&problems.to_json()).unwrap();
        if !says(&errors, &case["expected"]) {
            wrong.push(format!("{name}: {errors:#}"));
        }
        insta::assert_snapshot!(format!("{prefix}-{name}"), readable(&errors));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_cases() {
    let mut held = 0;
    for (name, case, mut outcome) in answers("good", kdcl_core::rate_json) {
        for (field, expected) in case["expected"].as_object().unwrap() {
            assert!(says(&outcome[field], expected), "{name}: {field} is {} and not {expected}", outcome[field]);
        }
        // The texts are the law data's, held by its own tests; here only which are shown.
        let shown: Vec<String> = outcome["indicators"].as_object().unwrap().keys().cloned().collect();
        outcome["indicators"] = shown.join(" ").into();
        insta::assert_snapshot!(name, readable(&outcome));
        held += 1;
    }
    assert!(held > 40);
}

#[test]
fn bad_cases() {
    refused("bad", "bad", kdcl_core::rate_json);
}

#[test]
fn suggest_good_cases() {
    let (mut held, mut wrong) = (0, Vec::new());
    for (name, case, found) in answers("suggest/good", kdcl_core::suggest_json) {
        let expected = case["expected"].as_object().unwrap();
        assert!(expected.keys().all(|field| OF_SUGGESTIONS.contains(&field.as_str())), "{name}: unknown expectation");
        wrong.extend(differences(&found, expected).into_iter().map(|difference| format!("{name}: {difference}")));
        insta::assert_snapshot!(format!("suggest-{name}"), compact(&found));
        held += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(held > 35);
}

#[test]
fn suggest_bad_cases() {
    refused("suggest/bad", "suggest-bad", kdcl_core::suggest_json);
}

/// Where suggestions are not as expected. A case that expects no warning has none.
fn differences(found: &Value, expected: &Map<String, Value>) -> Vec<String> {
    let mut differences = Vec::new();
    let mut hold = |holds: bool, what: &str, found: &Value, expected: &Value| {
        if !holds {
            differences.push(format!("{what} is {found} and not {expected}"));
        }
    };
    let none = Value::Array(Vec::new());
    let warnings = Value::from(each(&found["warnings"], "code"));
    let due = expected.get("warnings").unwrap_or(&none);
    hold(warnings == *due, "warnings", &warnings, due);
    hold(found["advisory_only"] == expected["advisory_only"], "advisory_only", &found["advisory_only"], &none);
    let of = |path: &str| list(&found["suggestions"]).iter().find(|own| own["path"] == path).unwrap_or(&Value::Null);
    let by_path = |field: &str| expected.get(field).and_then(Value::as_object).into_iter().flatten();
    for (path, due) in by_path("suggestions") {
        hold(of(path)["suggested"] == *due, path, &of(path)["suggested"], due);
    }
    for (path, due) in by_path("checks") {
        let checks = &of(path)["checks"];
        hold(says_in_order(checks, due), &format!("{path} checks"), checks, due);
    }
    for (path, due) in by_path("missing") {
        hold(of(path)["missing"] == *due, &format!("{path} missing"), &of(path)["missing"], due);
    }
    if let Some(due) = expected.get("questions") {
        let first: Vec<Value> = each(&found["questions"], "fact").into_iter().take(list(due).len()).collect();
        hold(first == *list(due), "questions", &first.clone().into(), due);
    }
    differences
}

/// One field of each item of a list.
fn each(items: &Value, field: &str) -> Vec<Value> {
    list(items).iter().map(|item| item[field].clone()).collect()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// Suggestions as a person compares them: a line for each, the questions in one line, the warnings in full.
fn compact(found: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let line = |values: &[Value]| values.iter().map(text).collect::<Vec<_>>().join(" ");
    let mut out = Vec::new();
    for (field, value) in found.as_object().unwrap() {
        match field.as_str() {
            "suggestions" => out.extend(list(value).iter().map(|own| {
                let [path, suggested, coverage] = ["path", "suggested", "coverage"].map(|field| text(&own[field]));
                let checks = list(&own["checks"]).len();
                let optional = ["missing", "doubts"].map(|field| (field, list(&own[field])));
                let optional = optional.into_iter().filter(|(_, values)| !values.is_empty());
                let optional = optional.map(|(field, values)| format!(" {field}[{}]", line(values)));
                format!("  {path} {suggested} {coverage} checks({checks}){}", optional.collect::<String>())
            })),
            "questions" => out.push(format!("questions: {}", line(&each(value, "fact")))),
            "warnings" => out.push(readable(&serde_json::json!({ "warnings": value }))),
            field => out.push(format!("{field}: {value}")),
        }
    }
    out.join("\n")
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
