//! What must hold for whatever is known of a school.
//!
//! The inputs are made at random from the vocabulary of a set: every fact its conditions rest on, most of the values
//! near a number of the law, some years and some of the school left unsaid. INVARIANT: what is expected comes from the
//! oracle, or from the same question asked in another way.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

#[path = "suggest_properties/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kdcl_core::{Catalogue, Coverage, Suggested, Verdict};
use kdcl_tests::SET_IDS;
use kdcl_tests::condition_oracle::{ConditionOracle, year_name};
use proptest::prelude::*;
use random::{Draws, LAST, Rates, beside, compared, input, names, thinned};
use serde_json::{Map, Value, json};

/// The sets with conditions.
const SETS: [&str; 3] = [SET_IDS[0], SET_IDS[1], SET_IDS[2]];

/// A set's oracle, read once.
fn oracle(set: &str) -> &'static ConditionOracle {
    static ORACLES: LazyLock<Vec<ConditionOracle>> = LazyLock::new(|| {
        let (catalogue, ids) = (Catalogue::builtin(), SET_IDS.iter());
        let both = ids.map(|id| (catalogue.set_json(id).unwrap(), catalogue.facts_json(id).unwrap()));
        both.map(|(set, facts)| ConditionOracle::of(&set, &facts)).collect()
    });
    &ORACLES[SET_IDS.iter().position(|id| *id == set).unwrap()]
}

fn name(suggested: Suggested) -> &'static str {
    match suggested {
        Suggested::Met => "met",
        Suggested::NotMet => "not_met",
        Suggested::Undetermined => "undetermined",
        other => panic!("a new kind of suggestion: {other:?}"),
    }
}

/// What the engine suggests, with the doubts; `None` where counts contradict one another.
fn suggested(input: &Value) -> Option<BTreeMap<String, (&'static str, usize)>> {
    let data = match Catalogue::builtin().school_data(&input.to_string()) {
        Ok(data) => data,
        Err(problems) => {
            let only = problems.iter().all(|problem| problem.error().code().contains("exceed"));
            assert!(only, "{input}: {problems:?}");
            return None;
        }
    };
    let suggestions = data.suggest().suggestions;
    Some(suggestions.iter().map(|own| (own.path.to_owned(), (name(own.suggested), own.doubts.len()))).collect())
}

/// The same JSON with the fields of every table in another order; persons stay in theirs, in which they are shown.
fn shuffle(value: &Value, seed: u64) -> Value {
    let Value::Object(fields) = value else { return value.clone() };
    let mut fields: Vec<(String, Value)> =
        fields.iter().map(|(name, own)| (name.clone(), shuffle(own, seed))).collect();
    if fields.iter().any(|(name, _)| name == "head") {
        return Value::Object(fields.into_iter().collect());
    }
    let mix = |hash: u64, byte| hash.wrapping_mul(6_364_136_223_846_793_005).rotate_left(17) ^ u64::from(byte);
    fields.sort_by_key(|(name, _)| name.bytes().fold(seed | 1, mix));
    Value::Object(fields.into_iter().collect())
}

fn drawn() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 400)
}

fn ways() -> impl Strategy<Value = Rates> {
    prop::sample::select(&[Rates::Counts, Rates::Shares, Rates::Both][..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn the_oracle_says_the_same(set in prop::sample::select(&SETS[..]), drawn in drawn(), rates in ways()) {
        let oracle = oracle(set);
        let input = input(oracle, set, &drawn, rates);
        let own = suggested(&input);
        prop_assume!(own.is_some());
        let own: BTreeMap<_, _> = own.unwrap().into_iter().map(|(path, (verdict, _))| (path, verdict)).collect();
        let expected = oracle.verdicts(&input);
        let other: Vec<_> = own.iter().filter(|(path, verdict)| expected[*path] != **verdict).collect();
        prop_assert!(other.is_empty() && own.len() == expected.len(), "the engine says {:?} of {}", other, input);
    }

    #[test]
    fn more_facts_never_turn_a_verdict_over(
        set in prop::sample::select(&SETS[..]), drawn in drawn(), less in drawn(), counts in any::<bool>(),
    ) {
        let oracle = oracle(set);
        let full = input(oracle, set, &drawn, if counts { Rates::Counts } else { Rates::Shares });
        let all = suggested(&full);
        prop_assume!(all.is_some());
        let some = suggested(&thinned(&full, &mut Draws { drawn: &less, next: 0 }));
        prop_assume!(some.is_some());
        let some = some.unwrap();
        for (path, (verdict, doubts)) in all.unwrap() {
            if doubts == 0 && some[&path].0 != "undetermined" {
                prop_assert_eq!(some[&path].0, verdict, "{} {}", path, full);
            }
        }
    }

    #[test]
    fn prefilling_sets_what_is_suggested_and_keeps_what_a_person_said(
        set in prop::sample::select(&SETS[..]), drawn in drawn(),
    ) {
        let oracle = oracle(set);
        let mut input = input(oracle, set, &drawn, Rates::Counts);
        let mut draws = Draws { drawn: &drawn, next: 200 };
        let mut said = BTreeMap::new();
        input["ratings"] = json!({});
        for (path, _) in &oracle.conditions {
            if draws.below(3) == 0 {
                let (own, verdict) = draws.of(&[("met", Verdict::Met), ("not_met", Verdict::NotMet)]);
                let parts: Vec<&str> = path.split('/').collect();
                let place = parts.iter().fold(&mut input["ratings"], |at, part| &mut at[*part]);
                *place = json!(own);
                said.insert(path.clone(), verdict);
            }
        }
        let text = input.to_string();
        let Ok(data) = Catalogue::builtin().school_data(&text) else { return Err(TestCaseError::reject("counts")) };
        let prefilled = data.prefill();
        let set = Catalogue::builtin().by_id(set).unwrap();
        for (path, verdict) in &said {
            prop_assert_eq!(prefilled.verdicts().get(set.indicator_number(path).unwrap()), *verdict);
        }
        let mut by_hand = data.assessment().clone();
        for own in data.suggest().suggestions {
            if own.coverage == Coverage::Whole && !said.contains_key(own.path) && own.suggested != Suggested::Undetermined {
                let verdict = if own.suggested == Suggested::Met { Verdict::Met } else { Verdict::NotMet };
                by_hand.set(own.path, verdict).unwrap();
            }
        }
        prop_assert_eq!(prefilled.verdicts(), by_hand.verdicts());
        let (one, other) = (prefilled.rate(), by_hand.rate());
        prop_assert_eq!((one.level, one.criteria, one.gaps, one.ask_next), (other.level, other.criteria, other.gaps, other.ask_next));
    }

    #[test]
    fn every_suggestion_is_cited_and_the_order_of_facts_is_nothing(
        set in prop::sample::select(&SETS[..]), drawn in drawn(), seed in any::<u64>(),
    ) {
        let input = input(oracle(set), set, &drawn, Rates::Counts);
        let Ok(answer) = kdcl_core::suggest_json(&input.to_string()) else { return Err(TestCaseError::reject("counts")) };
        prop_assert_eq!(kdcl_core::suggest_json(&shuffle(&input, seed).to_string()).unwrap(), answer.clone());
        let answer: Value = serde_json::from_str(&answer).unwrap();
        for own in answer["suggestions"].as_array().unwrap() {
            prop_assert!(!own["citation"]["article"].is_null() || !own["citation"]["annex"].is_null(), "{}", own);
            prop_assert_eq!(own["coverage"] == "whole", own["remaining"].is_null(), "{}", own);
        }
    }

    #[test]
    fn a_rate_and_its_counts_say_the_same(
        set in prop::sample::select(&SETS[..]),
        of in prop::sample::select(&[8_i64, 20, 40, 125, 200, 1000][..]),
        share in 0_i64..=1000,
        difficult in any::<bool>(),
    ) {
        let oracle = oracle(set);
        for (path, conditions) in &oracle.conditions {
            let mut found = BTreeMap::new();
            for own in conditions {
                compared(own, &mut found);
            }
            let rates: Vec<&String> = found.keys().filter(|key| !oracle.facts[*key]["of"].is_null()).collect();
            let [rate] = rates.as_slice() else { continue };
            let fact = &oracle.facts[*rate];
            let mut counts = names(&fact["of"]["part"]).chain(names(&fact["of"]["whole"]));
            if counts.any(|count| found.contains_key(count)) {
                continue;
            }
            let (part, scale) = (of * share / 1000, if fact["unit"] == "percent" { 100.0 } else { 1.0 });
            #[allow(clippy::cast_precision_loss, reason = "the shares of these numbers are short decimals")]
            let value = part as f64 * scale / of as f64;
            let mut counts = Map::new();
            names(&fact["of"]["part"]).for_each(|name| _ = counts.insert(name.to_owned(), json!(0)));
            names(&fact["of"]["part"]).take(1).for_each(|name| _ = counts.insert(name.to_owned(), json!(part)));
            names(&fact["of"]["whole"]).for_each(|name| _ = counts.insert(name.to_owned(), json!(of)));
            let own = |facts: Value| {
                let school = json!({ "difficult_area": difficult, "specially_difficult_commune": difficult });
                let input = json!({ "standard_set": set, "school": school, "school_year": year_name(LAST), "facts": facts });
                suggested(&input).unwrap()[path]
            };
            prop_assert_eq!(own(Value::Object(counts)), own(json!({ rate.as_str(): value })), "{} {}", path, value);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn numbers_only_monitor_under_the_circular_of_2026(
        set in prop::sample::select(&SET_IDS[3..]), drawn in drawn(),
    ) {
        let oracle = oracle(set);
        let mut draws = Draws { drawn: &drawn, next: 0 };
        let mut facts = Map::new();
        for (key, fact) in &oracle.facts {
            let plain = names(&fact["per"]).all(|per| per == "school_year") && fact["given_in"].is_null();
            if plain && fact["part_of"].is_null() && fact["unit"] == "percent" && beside(oracle, key).is_empty() && draws.below(2) == 0 {
                facts.insert(key.clone(), json!(draws.of(&[0, 1, 50, 99, 100])));
            }
        }
        let input = json!({ "standard_set": set, "school_year": "2026-2027", "facts": facts });
        let answer: Value = serde_json::from_str(&kdcl_core::suggest_json(&input.to_string()).unwrap()).unwrap();
        prop_assert_eq!(&answer["advisory_only"], &json!(true));
        prop_assert!(answer["suggestions"].as_array().unwrap().iter().all(|own| own["suggested"] == "undetermined"));
        prop_assert!(oracle.verdicts(&input).values().all(|verdict| *verdict == "undetermined"));
    }
}
