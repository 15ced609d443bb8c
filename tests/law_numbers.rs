//! The conditions and facts of the law data: how many there are, and that their numbers are those of the statements.
//!
//! A statement and its conditions were written apart, so a number that stands in one and not in the other is a mistake
//! of one of them. Reads only the sets' JSON.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::needless_for_each,
    reason = "a failed expectation is a failed test"
)]

use std::collections::{BTreeMap, BTreeSet};

use kdcl_core::{Catalogue, Coverage, SchoolType};
use kdcl_tests::SET_IDS;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Every condition inside a value, at any depth: compares, windows, variants.
fn walk<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("form") || fields.contains_key("threshold") {
                found.push(value);
            }
            fields.values().for_each(|value| walk(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
        _ => {}
    }
}

fn indicators(id: &str) -> Vec<Value> {
    let set: Value = serde_json::from_str(&Catalogue::builtin().set_json(id).unwrap()).unwrap();
    let list = |value: &Value| value.as_array().cloned().unwrap();
    let criteria = list(&set["standards"]).into_iter().flat_map(|standard| list(&standard["criteria"]));
    let levels = criteria.flat_map(|criterion| list(&criterion["levels"]));
    levels.flat_map(|level| list(&level["indicators"])).collect()
}

/// Indicators with conditions, of which whole; comparisons ("nếu có" apart), and each form.
#[test]
fn as_many_as_the_circulars_have() {
    let expected = [
        ("tt17-2018-tieu-hoc", 53, 40, [("compare", 83), ("every_year", 18), ("count_years", 5), ("trend", 1)]),
        ("tt18-2018-trung-hoc", 51, 33, [("compare", 117), ("every_year", 20), ("count_years", 6), ("trend", 3)]),
        ("tt19-2018-mam-non", 55, 40, [("compare", 95), ("every_year", 17), ("count_years", 5), ("trend", 1)]),
    ];
    for (id, conditioned, whole, forms) in expected {
        let all = indicators(id);
        let own: Vec<&Value> = all.iter().filter(|own| !own["conditions"].as_array().unwrap().is_empty()).collect();
        assert_eq!(own.len(), conditioned, "{id}");
        assert_eq!(own.iter().filter(|own| own["remaining"].is_null()).count(), whole, "{id}");
        let mut found = Vec::new();
        for own in &own {
            walk(&own["conditions"], &mut found);
        }
        for (form, count) in forms {
            assert_eq!(found.iter().filter(|own| own["form"] == form).count(), count, "{id} {form}");
        }
    }
    // What is left to a person is said only where something is asked of numbers.
    for own in SET_IDS.into_iter().flat_map(indicators) {
        assert!(own["remaining"].is_null() || own["conditions"] != Value::Array(Vec::new()), "{}", own["path"]);
    }
}

/// The law says "all", "none", "two sessions" or "is there" in words; other numbers stand in the statement as digits.
#[test]
fn every_number_stands_in_its_statement() {
    let mut seen = 0;
    for id in SET_IDS {
        for own in indicators(id) {
            let mut found = Vec::new();
            walk(&own["conditions"], &mut found);
            for threshold in found.iter().filter_map(|own| own.get("threshold")?.as_f64()) {
                let number = threshold.to_string();
                if ["0", "1", "100"].contains(&number.as_str()) {
                    continue;
                }
                seen += 1;
                for language in ["vi", "en"] {
                    let statement = own["statement"][language].as_str().unwrap();
                    let numbers: BTreeSet<&str> = statement.split(|letter: char| !letter.is_ascii_digit()).collect();
                    assert!(numbers.contains(number.as_str()), "{id} {}: {number} in {statement}", own["path"]);
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// And the other way round: a percentage in a statement is asked by one of its conditions.
#[test]
fn every_percentage_of_a_statement_is_asked() {
    let mut seen = 0;
    for id in &SET_IDS[..3] {
        for own in indicators(id) {
            let mut found = Vec::new();
            walk(&own["conditions"], &mut found);
            let asked: Vec<String> =
                found.iter().filter_map(|own| Some(own.get("threshold")?.as_f64()?.to_string())).collect();
            let statement = own["statement"]["vi"].as_str().unwrap();
            for (before, _) in statement.match_indices(" %").map(|(place, _)| statement.split_at(place)) {
                let digits = before.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap();
                seen += 1;
                assert!(asked.iter().any(|own| own == digits), "{id} {}: {digits} % of {statement}", own["path"]);
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

/// What a form made from the vocabulary would show.
#[test]
fn facts_are_tidy_and_told_apart() {
    for id in SET_IDS {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let mut meanings: BTreeMap<&str, &str> = BTreeMap::new();
        for fact in set.facts() {
            for text in [&fact.meaning.vi, &fact.meaning.en] {
                assert_eq!(&text.nfc().collect::<String>(), text, "{id} {}", fact.key);
                assert!(!text.ends_with('.') && !text.contains("  "), "{id} {}: {text}", fact.key);
            }
            if fact.criterion.is_none()
                && let Some(other) = meanings.insert(&fact.meaning.vi, &fact.key)
            {
                assert_eq!(other, fact.key, "{id}: {}", fact.meaning.vi);
            }
        }
        assert_eq!(set.facts().iter().filter(|fact| fact.criterion.is_some()).count(), quantities(id), "{id}");
    }
}

fn quantities(id: &str) -> usize {
    match id {
        "tt57-2026-mam-non" => 31,
        "tt57-2026-pho-thong" => 37,
        "tt57-2026-gdtx" => 34,
        _ => 0,
    }
}

/// The tables of the self-assessment report can be entered: each has facts, for each type of school that fills it in.
#[test]
fn the_tables_of_the_report_have_their_facts() {
    for id in ["tt17-2018-tieu-hoc", "tt18-2018-trung-hoc", "tt19-2018-mam-non", "tt57-2026-pho-thong"] {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let tables: BTreeSet<&str> = set.facts().iter().filter_map(|fact| fact.table.as_deref()).collect();
        let pupils = if set.school_types().contains(&SchoolType::Preschool) { vec!["4"] } else { vec!["4a", "4b"] };
        for table in ["1", "2", "3a", "3b"].into_iter().chain(pupils) {
            assert!(tables.contains(table), "{id}: table {table} of {tables:?}");
        }
    }
}

/// Under TT 57/2026 nothing follows from numbers yet (khoản 4 Điều 27).
#[test]
fn numbers_only_monitor_under_tt57() {
    for id in &SET_IDS[3..] {
        let set = Catalogue::builtin().by_id(id).unwrap();
        assert_eq!(set.advisory().unwrap().citation.to_string(), "khoản 4 Điều 27, 57/2026/TT-BGDĐT");
        let on = |day: &str| {
            let input =
                format!(r#"{{"standard_set":"{id}","school_year":"2028-2029","assessed_on":"{day}","facts":{{}}}}"#);
            Catalogue::builtin().school_data(&input).map(|data| {
                let suggestions = data.suggest();
                (suggestions.advisory_only, suggestions.suggestions.iter().all(|own| own.coverage == Coverage::Partial))
            })
        };
        assert_eq!(on("2028-12-31").unwrap(), (true, true));
        let refused = on("2029-01-01").unwrap_err();
        assert_eq!((refused.code(), refused.first().path()), ("facts.not_established", Some("/assessed_on")));
        // Rating goes on.
        let rated = format!(r#"{{"standard_set":"{id}","assessed_on":"2029-01-01","ratings":{{}}}}"#);
        assert!(kdcl_core::rate_json(&rated).is_ok());
    }
}
