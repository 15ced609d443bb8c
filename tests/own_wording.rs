//! The official wording of a set, supplied by a deployer at run time.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Catalogue, empty_text_pack};
use kdcl_tests::SET_IDS;
use serde_json::{Value, json};

const TT57: &str = "tt57-2026-pho-thong";

#[test]
fn official_wording_shows_wherever_statements_do() {
    let mut catalogue = Catalogue::new();
    let pack = json!({ "standard_set": TT57, "source": "Công báo", "official_text": { "1.1/1": "Lời văn \"chính thức\".", "1.1/2": "" } });
    catalogue.add_text_pack(&pack.to_string()).unwrap();
    let set: Value = serde_json::from_str(&catalogue.set_json(TT57).unwrap()).unwrap();
    let level =
        |level: usize| set["standards"][0]["criteria"][0]["levels"][level]["indicators"][0]["official_text"].clone();
    assert_eq!((level(0), level(1)), (json!("Lời văn \"chính thức\"."), Value::Null));
    let input = json!({ "standard_set": TT57, "ratings": {} }).to_string();
    let outcome: Value = serde_json::from_str(&catalogue.rate_json(&input).unwrap()).unwrap();
    assert_eq!(outcome["indicators"]["1.1/1"]["official_text"], json!("Lời văn \"chính thức\"."));
    assert_eq!(outcome["indicators"]["1.1/2"]["official_text"], Value::Null);
    // A later pack for the same set takes its place, and the wording never changes a level.
    catalogue.add_text_pack(&empty_text_pack(catalogue.by_id(TT57).unwrap())).unwrap();
    assert_eq!(catalogue.rate_json(&input).unwrap(), kdcl_core::rate_json(&input).unwrap());
}

#[test]
fn an_empty_pack_has_every_path_in_order() {
    for id in SET_IDS {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let pack: Value = serde_json::from_str(&empty_text_pack(set)).unwrap();
        let paths: Vec<&str> = pack["official_text"].as_object().unwrap().keys().map(String::as_str).collect();
        let own: Vec<&str> = set.indicators().iter().map(kdcl_core::Indicator::path).collect();
        assert_eq!(paths, own, "{id}");
    }
}

#[test]
fn packs_are_checked_all_at_once() {
    let pack =
        r#"{"standard_set": "tt57-2026-gdtx", "official_text": {"1.1/1": 5, "1.1/3": "…", "1.1/1": "…"}, "colour": 1}"#;
    let problems = Catalogue::new().add_text_pack(pack).unwrap_err();
    let found: Vec<(&str, Option<&str>)> =
        problems.iter().map(|problem| (problem.error().code(), problem.path())).collect();
    assert_eq!(
        found,
        [
            ("json.wrong_type", Some("/official_text/1.1~11")),
            ("text_pack.unknown_path", Some("/official_text/1.1~13")),
            ("json.duplicate_key", Some("/official_text/1.1~11")),
            ("json.unknown_field", Some("/colour")),
        ]
    );
    let unknown = r#"{"standard_set": "tt99", "official_text": {}}"#;
    assert_eq!(Catalogue::new().add_text_pack(unknown).unwrap_err().first().error().code(), "standard_set.unknown");
}
