//! The defects found in existing accreditation software, each as a test that ours does not have it.
//!
//! Numbered as the comparison of existing software numbers them (`docs/comparison.md`).

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Assessment, Catalogue, Interval, Outcome, SchoolType, StandardSet, Verdict};
use serde_json::{Value, json};

const MANDATORY: [&str; 8] = ["1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"];
const OTHERS: [&str; 7] = ["1.1", "1.2", "2.3", "3.3", "3.4", "3.5", "4.3"];

fn tt57(mandatory: [u8; 8], others: [u8; 7]) -> Value {
    let levels = MANDATORY.into_iter().zip(mandatory).chain(OTHERS.into_iter().zip(others));
    let ratings: serde_json::Map<_, _> =
        levels.map(|(code, level)| (code.to_owned(), json!({ "reached": level }))).collect();
    json!({ "standard_set": "tt57-2026-pho-thong", "ratings": ratings })
}

fn rate(input: &Value) -> Outcome<'static> {
    Catalogue::builtin().assessment(&input.to_string()).unwrap().rate()
}

#[test]
fn defect_01_not_assessed_is_not_read_as_not_met() {
    let mut input = tt57([1; 8], [1; 7]);
    input["ratings"].as_object_mut().unwrap().shift_remove("2.2");
    let outcome = rate(&input);
    // 14 of 15 assessed is no "không đạt": the level is open, and the one question that decides it is named.
    assert_eq!(outcome.level, Interval { lowest: 0, highest: 1 });
    assert_eq!(outcome.ask_next, ["2.2/1"]);
    let nothing = Assessment::new(Catalogue::builtin().by_id("tt18-2018-trung-hoc").unwrap()).rate();
    assert_eq!(nothing.level, Interval { lowest: 0, highest: 4 });
}

#[test]
fn defect_02_an_empty_list_is_not_all_met() {
    // A rule without criteria would be met by every school: it is refused as data, not answered as a level.
    let mut file = own_set();
    file["rule"][0]["mandatory"] = json!([]);
    file["rule"][0].as_object_mut().unwrap().shift_remove("quota");
    let problems = StandardSet::from_json(&file.to_string()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.error().code() == "standard_set.empty_rule"), "{problems}");
    // An assessment without ratings decides nothing.
    assert!(!rate(&json!({ "standard_set": "tt57-2026-gdtx", "ratings": {} })).is_decided());
}

#[test]
fn defect_03_doubled_criteria_are_refused() {
    let text = r#"{"standard_set": "tt57-2026-gdtx", "ratings": {"1.1": {"reached": 2}, "1.1": {"reached": 0}}}"#;
    let problems = kdcl_core::rate_json(text).unwrap_err();
    assert_eq!(problems.first().error().code(), "json.duplicate_key");
    assert_eq!(problems.first().path(), Some("/ratings/1.1"));
}

#[test]
fn defect_04_blockers_are_not_picked_arbitrarily() {
    // 8 mandatory at 2, of the others 3 at 2 and 4 at 1: any 2 of the 4 do, so all 4 are named and none twice.
    let outcome = rate(&tt57([2; 8], [2, 2, 2, 1, 1, 1, 1]));
    let gap = &outcome.gaps[0];
    assert!(gap.must.is_empty());
    assert_eq!(gap.choose[0].at_least, 2);
    let named: Vec<&str> = gap.choose[0].of.iter().map(|pick| pick.criterion).collect();
    assert_eq!(named, ["3.3", "3.4", "3.5", "4.3"]);
}

#[test]
fn defect_05_the_plan_is_minimal() {
    // Others 2, 2, 2, 2, 0, 1, 1: raising the one at 0 by both levels is enough; no plan of two criteria is forced.
    let outcome = rate(&tt57([2; 8], [2, 2, 2, 2, 0, 1, 1]));
    let gap = &outcome.gaps[0];
    assert_eq!(gap.must, ["3.4/1"]);
    assert_eq!(gap.choose[0].at_least, 1);
    let picks: Vec<&[&str]> = gap.choose[0].of.iter().map(|pick| pick.paths.as_slice()).collect();
    assert_eq!(picks, [["3.4/2"], ["3.5/2"], ["4.3/2"]]);
}

#[test]
fn defect_06_nothing_is_remembered_between_ratings() {
    let mut assessment = Assessment::new(Catalogue::builtin().by_id("tt57-2026-gdtx").unwrap());
    let before = assessment.rate();
    assessment.set("1.1/1", Verdict::NotMet).unwrap();
    let between = assessment.rate();
    assessment.set("1.1/1", Verdict::NotAssessed).unwrap();
    assert_ne!(before.to_json(), between.to_json());
    assert_eq!(before.to_json(), assessment.rate().to_json());
}

#[test]
fn defect_07_a_criterion_without_a_level_counts_at_its_highest() {
    // Of the circulars of 2018 several criteria end at level 2; they hold no school back from level 3.
    for id in ["tt17-2018-tieu-hoc", "tt18-2018-trung-hoc", "tt19-2018-mam-non"] {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let mut assessment = Assessment::new(set);
        for path in set.indicators().iter().map(kdcl_core::Indicator::path) {
            let verdict = if path.starts_with("22.") { Verdict::NotMet } else { Verdict::Met };
            assessment.set(path, verdict).unwrap();
        }
        let outcome = assessment.rate();
        assert_eq!(outcome.level, Interval { lowest: 3, highest: 3 }, "{id}");
        assert!(outcome.standards.iter().all(|standard| standard.level == Some(outcome.level)), "{id}");
    }
    // The same where a criterion has level 1 alone.
    let mut file = own_set();
    file["standards"][0]["criteria"][0]["levels"].as_array_mut().unwrap().truncate(1);
    let set = StandardSet::from_json(&file.to_string()).unwrap();
    let mut assessment = Assessment::new(&set);
    for indicator in set.indicators() {
        assessment.set(indicator.path(), Verdict::Met).unwrap();
    }
    assert_eq!(assessment.rate().level, Interval { lowest: 2, highest: 2 });
}

#[test]
fn defect_08_the_version_is_the_one_of_the_day() {
    let on =
        |date: &str| Catalogue::builtin().applicable(SchoolType::Secondary, date.parse().unwrap()).map(StandardSet::id);
    assert_eq!(on("2022-05-20"), Ok("tt18-2018-trung-hoc"));
    assert_eq!(on("2027-05-20"), Ok("tt57-2026-pho-thong"));
    assert_eq!(on("2025-05-20").unwrap_err().code(), "standard_set.not_established");
    // And one school with several education levels is not silently rated as one of them.
    let mut input = tt57([2; 8], [2; 7]);
    input["school"] = json!({ "education_levels": ["thcs", "thpt"] });
    let codes: Vec<&str> = rate(&input).warnings.iter().map(kdcl_core::Warning::code).collect();
    assert!(codes.contains(&"rating.several_education_levels"));
}

#[test]
fn defect_09_evidence_is_no_part_of_the_rating() {
    // What is kept of evidence beside an assessment changes no level: the verdict is the people's.
    let mut input = json!({ "standard_set": "tt57-2026-gdtx", "ratings": { "1.1": "met" } });
    let without = rate(&input).to_json();
    input["annotations"] = json!({ "evidence": { "1.2/1": "[MC.1.2.01]" }, "ratings": { "1.2": "met" } });
    assert_eq!(rate(&input).to_json(), without);
    input["evidence"] = json!({ "1.2": ["MC.1.2.01"] });
    let problems = kdcl_core::rate_json(&input.to_string()).unwrap_err();
    assert_eq!(problems.first().error().code(), "json.unknown_field");
}

#[test]
fn defect_10_reasons_are_codes_and_citations() {
    let outcome = rate(&tt57([1; 8], [1; 7]));
    assert!(outcome.basis.iter().all(|basis| basis.citation.document == "57/2026/TT-BGDĐT"));
    assert_eq!(outcome.basis[0].citation.clause.as_deref(), Some("3"));
    // Why level 4, and why not: Điều 22 is named wherever it was looked at, and not where level 3 is out of reach.
    let cited = |reached: u8, clauses: u8| -> Vec<String> {
        let set = Catalogue::builtin().by_id("tt19-2018-mam-non").unwrap();
        let ratings: serde_json::Map<_, _> = set
            .criteria()
            .iter()
            .map(|criterion| {
                let level =
                    if criterion.title().is_none() { clauses } else { reached.min(criterion.highest_defined()) };
                (criterion.code().to_owned(), json!({ "reached": level }))
            })
            .collect();
        let outcome = rate(&json!({ "standard_set": "tt19-2018-mam-non", "ratings": ratings }));
        let level = outcome.basis.iter().filter(|basis| basis.rule == kdcl_core::RuleName::SchoolLevel);
        level.map(|basis| format!("{} {}", basis.citation.article.as_deref().unwrap(), basis.confidence)).collect()
    };
    assert_eq!(cited(3, 4), ["6 A", "6 B", "22 A"]);
    assert_eq!(cited(3, 0), ["6 A", "6 B", "22 A"]);
    assert_eq!(cited(2, 0), ["6 A", "6 B"]);
    assert_eq!(cited(0, 0), ["6 A"]);
    let gap = &outcome.gaps[0];
    assert!(!gap.must.is_empty());
    for path in &gap.must {
        let indicator = outcome.indicators.iter().find(|indicator| indicator.path == *path).unwrap();
        assert_eq!(indicator.citation.annex.as_deref(), Some("II"));
    }
    assert!(outcome.warnings.iter().all(|warning| warning.code().starts_with("rating.")));
}

/// A small set of one's own: two criteria of two levels, both mandatory.
fn own_set() -> Value {
    let words = |words: &str| json!({ "vi": words, "en": words });
    let level = |level: u8| json!({ "level": level, "article": "7", "statement": words("điều kiện") });
    let rule = |level: u8| json!({ "level": level, "mandatory": ["1.1", "1.2"], "place": { "article": "6" }, "confidence": "A" });
    json!({
        "id": "pilot-1", "document": "1/2030/TT-BGDĐT", "title": words("tên"), "issuer": words("nơi"),
        "issued": "2030-01-01", "in_force_from": "2030-01-01", "school_types": ["gdtx"], "education_levels": ["gdtx"],
        "provenance": { "confidence": "C", "note": words("thử"), "sources": [] },
        "basis": [{ "rule": "school_level", "place": { "article": "6" }, "confidence": "A" }],
        "rule": [rule(1), rule(2)],
        "standards": [{ "number": 1, "title": words("tên"), "criteria": [
            { "code": "1.1", "title": words("tên"), "levels": [level(1), level(2)] },
            { "code": "1.2", "title": words("tên"), "levels": [level(1), level(2)] }
        ] }]
    })
}
