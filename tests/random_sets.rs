//! Sets made at random within the format of the law's files, so that the rule's whole shape is tried and not only what
//! the circulars use of it.

use kdcl_core::StandardSet;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// The most criteria of a random set, and the most levels of one of them.
const MOST_CRITERIA: usize = 5;
const MOST_LEVELS: usize = 4;

/// No random set has more indicators: two letters at every level of every criterion.
pub const MOST_INDICATORS: usize = MOST_CRITERIA * MOST_LEVELS * 2;

/// A random criterion: for each level from 1 whether it has it, and if so, whether it has two letters or none. A level
/// that is passed over is like those of a clause of Điều 22, which has the fourth alone.
type Shape = Vec<Option<bool>>;

fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let level = prop_oneof![5 => any::<bool>().prop_map(Some), 1 => Just(None)];
    let shape = (prop::collection::vec(level, 0..MOST_LEVELS), any::<bool>()).prop_map(|(mut levels, last)| {
        levels.push(Some(last));
        levels
    });
    prop::collection::vec(shape, 2..=MOST_CRITERIA)
}

/// One level of a random rule: seeds for the quota and the floor.
type RuleSeed = (Option<Index>, Option<Index>);

/// A random set in the file format. It may be one the loader must refuse.
fn set_file(shapes: &[Shape], mandatory: &[bool], rules: &[RuleSeed], standard_level: bool) -> Value {
    let words = |words: &str| json!({ "vi": words, "en": words });
    let criterion = |(place, shape): (usize, &Shape)| {
        let held = shape.iter().enumerate().filter_map(|(level, lettered)| Some((level, (*lettered)?)));
        let levels = held.map(|(level, lettered)| {
            let mut level = json!({ "level": level + 1, "article": "7", "clause": (place + 1).to_string() });
            if lettered {
                level["indicators"] = json!({ "a": words("một"), "b": words("hai") });
            } else {
                level["statement"] = words("một");
            }
            level
        });
        json!({ "code": format!("1.{}", place + 1), "title": words("tên"), "levels": levels.collect::<Vec<_>>() })
    };
    let codes = |wanted: bool, at_least: usize| -> Vec<String> {
        let named = (0..shapes.len()).filter(|&place| mandatory[place] == wanted && shapes[place].len() >= at_least);
        named.map(|place| format!("1.{}", place + 1)).collect()
    };
    let rule = |(place, (quota, floor)): (usize, &RuleSeed)| {
        let level = place + 1;
        let mut rule =
            json!({ "level": level, "mandatory": codes(true, 1), "place": { "article": "6" }, "confidence": "A" });
        let of = codes(false, level);
        if !of.is_empty() {
            let at_least = quota.map_or(of.len(), |quota| quota.index(of.len()) + 1);
            rule["quota"] = json!({ "at_least": at_least, "of": of });
        }
        if let Some(floor) = floor.filter(|_| level > 1) {
            rule["floor"] = json!(floor.index(level - 1) + 1);
        }
        rule
    };
    let mut basis = vec![json!({ "rule": "school_level", "place": { "article": "6" }, "confidence": "A" })];
    if standard_level {
        basis.push(json!({ "rule": "standard_level", "place": { "article": "6" }, "confidence": "B" }));
    }
    json!({
        "id": "random-1", "document": "1/2030/TT-BGDĐT", "title": words("tên"), "issuer": words("nơi"),
        "issued": "2030-01-01", "in_force_from": "2030-01-01", "school_types": ["gdtx"], "education_levels": ["gdtx"],
        "provenance": { "confidence": "C", "note": words("ngẫu nhiên"), "sources": [] }, "basis": basis,
        "rule": rules.iter().enumerate().map(rule).collect::<Vec<_>>(),
        "standards": [
            { "number": 1, "title": words("tên"), "criteria": shapes.iter().enumerate().map(criterion).collect::<Vec<_>>() }
        ]
    })
}

/// A random set the loader accepts.
pub fn sets() -> impl Strategy<Value = StandardSet> {
    let seed = (prop::option::of(any::<Index>()), prop::option::of(any::<Index>()));
    let parts = (
        shapes(),
        prop::collection::vec(any::<bool>(), MOST_CRITERIA),
        prop::collection::vec(seed, 1..=4),
        any::<bool>(),
    );
    parts.prop_filter_map("refused by the loader", |(shapes, mandatory, rules, standard_level)| {
        StandardSet::from_json(&set_file(&shapes, &mandatory, &rules, standard_level).to_string()).ok()
    })
}
