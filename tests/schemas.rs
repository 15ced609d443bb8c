//! The JSON Schemas against the types, the files and the reader.
//!
//! The committed schema of the file format must be the generated one; every file and every outcome must obey its
//! schema; and whatever the schema refuses of a file's shape the reader must refuse, and the other way round.
//! `KDCL_BLESS=1 cargo test -p kdcl-tests --test schemas` writes the committed schema anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::needless_for_each,
    reason = "a failed expectation is a failed test"
)]

use std::path::PathBuf;

use jsonschema::Validator;
use kdcl_core::{Catalogue, FactPer, FactValue, SCHEMA_NAMES, StandardSet, schema};
use kdcl_tests::SET_IDS;
use serde_json::{Value, json};

fn validator(name: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&schema(name).unwrap()).unwrap()).unwrap()
}

fn set_file(id: &str) -> Value {
    let (_, text) = kdcl_standards::SETS.into_iter().find(|(own, _)| *own == id).unwrap();
    toml::from_str(text).unwrap()
}

#[test]
fn the_committed_schemas_are_the_generated_ones() {
    for (name, file) in [("standard-set-file", "schema.json"), ("facts-file", "facts-schema.json")] {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../standards").join(file);
        let generated = schema(name).unwrap();
        if std::env::var_os("KDCL_BLESS").is_some() {
            std::fs::write(&file, &generated).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), generated, "stale: run with KDCL_BLESS=1");
    }
}

#[test]
fn every_name_has_a_schema() {
    SCHEMA_NAMES.iter().for_each(|name| drop(validator(name)));
    assert_eq!(schema("colour"), None);
}

#[test]
fn the_files_obey_their_schema() {
    let validator = validator("standard-set-file");
    for id in SET_IDS {
        let errors: Vec<String> = validator.iter_errors(&set_file(id)).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{id}");
    }
    let facts: Value = toml::from_str(kdcl_standards::FACTS).unwrap();
    let validator = self::validator("facts-file");
    let errors: Vec<String> = validator.iter_errors(&facts).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

/// A text obeys the schema of a name.
fn holds(name: &str, text: &str) {
    let value = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator(name).iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0], "{name}");
}

#[test]
fn what_follows_from_school_data_obeys_its_schemas() {
    let catalogue = Catalogue::builtin();
    for id in SET_IDS {
        // Every fact the set has, at its lowest value or grade, or yes, in the shape its dimensions ask for.
        let set = catalogue.by_id(id).unwrap();
        let mut facts = serde_json::Map::new();
        for fact in set.facts().iter().filter(|fact| fact.given_in.is_none()) {
            let value = match fact.value {
                FactValue::YesNo => json!(true),
                FactValue::Grade => json!(fact.scale[0].name),
                _ => fact.least.map_or(json!(0), |least| serde_json::to_value(least).unwrap()),
            };
            let value = if fact.is_per(FactPer::SchoolYear) { json!({ "2022-2023": value }) } else { value };
            let value = if fact.is_per(FactPer::Person) { json!({ "head": value }) } else { value };
            facts.insert(fact.key.clone(), json!({ "unit": fact.unit.name(), "value": value }));
        }
        let input =
            json!({ "standard_set": id, "school_year": "2022-2023", "facts": facts, "ratings": { "1.1": "met" } });
        holds("school-data", &input.to_string());
        let data =
            catalogue.school_data(&input.to_string()).unwrap_or_else(|problems| panic!("{}", problems.to_json()));
        holds("suggestions", &data.suggest().to_json());
        holds("draft", &data.draft().to_json());
        holds("assessment", &data.prefill().to_json());
        holds("facts", &catalogue.facts_json(id).unwrap());
        holds("what-if", &data.assessment().what_if(r#"{ "1.1": "not_met" }"#).unwrap().to_json());
    }
}

#[test]
fn outputs_obey_their_schemas() {
    let catalogue = Catalogue::builtin();
    let (sets, outcomes, refusals) = (validator("standard-set"), validator("outcome"), validator("errors"));
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for id in SET_IDS {
        let shown = parse(&catalogue.set_json(id).unwrap());
        let errors: Vec<String> = sets.iter_errors(&shown).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{id}");
        for ratings in [json!({}), json!({ "1.1": "not_applicable", "1.3": { "1": "not_met", "2": "met" } })] {
            let input = json!({ "standard_set": id, "assessed_on": "2000-01-01", "ratings": ratings });
            assert!(validator("assessment").is_valid(&input));
            let outcome = parse(&catalogue.rate_json(&input.to_string()).unwrap());
            let errors: Vec<String> = outcomes.iter_errors(&outcome).map(|error| error.to_string()).collect();
            assert_eq!(errors, [""; 0], "{id}");
            for rule in catalogue.by_id(id).unwrap().rule() {
                let distance = catalogue.assessment(&input.to_string()).unwrap().gap_to(rule.level).unwrap().to_json();
                holds("distance", &distance);
            }
        }
        let wrong = json!({ "standard_set": id, "ratings": { "9.9": "met", "1.1": 3 } });
        assert!(refusals.is_valid(&parse(&catalogue.rate_json(&wrong.to_string()).unwrap_err().to_json())));
    }
    let pack = kdcl_core::empty_text_pack(catalogue.by_id(SET_IDS[0]).unwrap());
    assert!(validator("text-pack").is_valid(&parse(&pack)));
}

/// A file changed in one place: its JSON Pointer, what was done, and the file.
fn changed_files(file: &Value) -> Vec<(String, &'static str, Value)> {
    fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), all));
            }
            Value::Array(items) => {
                items.iter().take(2).enumerate().for_each(|(i, value)| pointers(value, &format!("{at}/{i}"), all));
            }
            _ => {}
        }
    }
    let (mut all, mut changed) = (Vec::new(), Vec::new());
    pointers(file, "", &mut all);
    for at in all {
        let mut with = |what: &'static str, change: &dyn Fn(&mut Value)| {
            let mut copy = file.clone();
            change(copy.pointer_mut(&at).unwrap());
            changed.push((at.clone(), what, copy));
        };
        with("another type", &|value| *value = if value.is_object() { json!([]) } else { json!({ "x": 1 }) });
        with("null", &|value| *value = Value::Null);
        let here = file.pointer(&at).unwrap();
        if let Value::Object(fields) = here {
            with("an unknown field", &|value| value["colour"] = json!("red"));
            for name in fields.keys() {
                with("a field left out", &|value| drop(value.as_object_mut().unwrap().shift_remove(name)));
            }
        }
    }
    changed
}

/// Shape is what a schema can tell; these are checks of meaning, which only the reader makes.
fn is_meaning(code: &str) -> bool {
    code.starts_with("standard_set.") || code == "json.too_many_errors"
}

#[test]
fn the_reader_and_the_schema_refuse_the_same_shapes() {
    let validator = validator("standard-set-file");
    for id in ["tt18-2018-trung-hoc", "tt57-2026-pho-thong"] {
        let mut file = set_file(id);
        // A few criteria have every shape there is; the rest would only make this slow.
        for standard in file["standards"].as_array_mut().unwrap() {
            standard["criteria"].as_array_mut().unwrap().truncate(3);
        }
        let changed = changed_files(&file);
        assert!(changed.len() > 300, "{id}: {}", changed.len());
        for (at, what, file) in changed {
            let shape_is_fine = validator.is_valid(&file);
            let read = StandardSet::from_json(&file.to_string());
            let codes: Vec<&str> = read
                .err()
                .iter()
                .flat_map(|problems| problems.iter().map(|problem| problem.error().code()).collect::<Vec<_>>())
                .collect();
            let reader_finds_shape = codes.iter().any(|code| !is_meaning(code));
            assert_eq!(shape_is_fine, !reader_finds_shape, "{id} {at}: {what}: {codes:?}");
        }
    }
}
