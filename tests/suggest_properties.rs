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

use std::collections::{BTreeMap, BTreeSet};

use kdcl_core::{Catalogue, Coverage, Suggested, Verdict};
use kdcl_tests::SET_IDS;
use kdcl_tests::condition_oracle::{ConditionOracle, Fraction, is_level, year_name};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The sets with conditions.
const SETS: [&str; 3] = [SET_IDS[0], SET_IDS[1], SET_IDS[2]];

/// The last school year of every input begins then.
const LAST: u64 = 2021;

fn oracle(set: &str) -> ConditionOracle {
    let catalogue = Catalogue::builtin();
    ConditionOracle::of(&catalogue.set_json(set).unwrap(), &catalogue.facts_json(set).unwrap())
}

/// Numbers drawn one after another, again from the start when they are used up.
struct Draws<'d> {
    drawn: &'d [u16],
    next: usize,
}

impl Draws<'_> {
    fn below(&mut self, end: usize) -> usize {
        self.next += 1;
        let spread = usize::from(self.drawn[self.next % self.drawn.len()]) + self.next / self.drawn.len() * 7;
        spread % end
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

/// What rates are given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rates {
    Counts,
    Rates,
    Both,
}

/// The facts conditions compare, with the thresholds.
fn compared(value: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
    if let (Some(fact), Some(threshold)) = (value["fact"].as_str(), value.get("threshold")) {
        found.entry(fact.to_owned()).or_default().insert(threshold.to_string());
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|own| compared(own, found)),
        Value::Array(items) => items.iter().for_each(|own| compared(own, found)),
        _ => {}
    }
}

fn names(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Every fact the conditions rest on, a whole before its parts.
fn asked(oracle: &ConditionOracle, found: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut all: Vec<String> = found.keys().cloned().collect();
    let mut place = 0;
    while place < all.len() {
        let fact = oracle.facts[&all[place]].clone();
        let rates = [&fact["of"], &fact["from_rates"]];
        let more = rates.iter().flat_map(|rate| names(&rate["part"]).chain(names(&rate["whole"])));
        for name in more.chain(names(&fact["persons"])) {
            if !all.iter().any(|own| own == name) {
                all.push(name.to_owned());
            }
        }
        place += 1;
    }
    let depth = |key: &String| {
        std::iter::successors(Some(key.clone()), |key| oracle.facts[key]["part_of"].as_str().map(str::to_owned)).count()
    };
    all.sort_by_key(|key| (depth(key), key.clone()));
    all
}

fn school(oracle: &ConditionOracle, draws: &mut Draws<'_>) -> Value {
    let mut school = Map::new();
    let mut say = |name: &str, value: Value, said: bool| {
        if said {
            school.insert(name.to_owned(), value);
        }
    };
    let area = draws.below(2) == 1;
    let by_year =
        (0..5).filter(|_| draws.below(9) > 0).map(|back| (year_name(LAST - back), json!((area, back) > (true, 1))));
    let by_year: Value = by_year.collect();
    let area = if draws.below(3) == 0 { by_year } else { json!(area) };
    say("difficult_area", area, draws.below(4) > 0);
    say("specially_difficult_commune", json!(draws.below(2) == 1), draws.below(4) > 0);
    say("urban", json!(draws.below(2) == 1), draws.below(4) > 0);
    say("founded", json!(draws.of(&[1990, 2001, 2002, 2019])), draws.below(3) > 0);
    let kinds = ["ordinary", "ordinary", "specialised", "special", "ethnic_boarding", "ethnic_semi_boarding"];
    say("kind", json!(draws.of(&kinds)), draws.below(5) > 0);
    let levels: Vec<&String> = oracle.levels.iter().filter(|_| draws.below(2) == 1).collect();
    say("education_levels", json!(levels), !levels.is_empty() && draws.below(5) > 0);
    Value::Object(school)
}

/// A random input.
fn input(oracle: &ConditionOracle, set: &str, drawn: &[u16], rates: Rates) -> Value {
    let mut draws = Draws { drawn, next: 0 };
    let mut found = BTreeMap::new();
    oracle.conditions.iter().flat_map(|(_, own)| own).for_each(|own| compared(own, &mut found));
    let school = school(oracle, &mut draws);
    let mut input = json!({ "standard_set": set, "school": school, "school_year": year_name(LAST), "facts": {} });
    for key in asked(oracle, &found) {
        let fact = &oracle.facts[&key];
        let counted = !fact["of"].is_null();
        let left_out = match rates {
            Rates::Counts => counted,
            // Nothing then follows from anything else.
            Rates::Rates => !fact["from_rates"].is_null() || is_counted_in(oracle, &key),
            Rates::Both => false,
        };
        if left_out || draws.below(12) == 0 {
            continue;
        }
        let per = |name: &str| names(&fact["per"]).any(|own| own == name);
        let said: Vec<String> = names(&input["school"]["education_levels"]).map(str::to_owned).collect();
        let taught = if said.is_empty() { oracle.levels.clone() } else { said };
        let owners: Vec<String> = if per("person") {
            vec!["head".to_owned(), "deputy".to_owned()]
        } else if per("education_level") && draws.below(3) > 0 {
            taught.into_iter().filter(|_| draws.below(9) > 0).collect()
        } else {
            Vec::new()
        };
        let mut table = Map::new();
        for owner in owners.iter().map(Some).chain(owners.is_empty().then_some(None)) {
            let level = owner.map(String::as_str).filter(|name| is_level(name));
            let back = if draws.below(6) == 0 { 1 } else { 5 };
            let years: Vec<u64> = (0..back).filter(|_| draws.below(15) > 0).map(|back| LAST - back).collect();
            let own = |year| (year_name(year), value(oracle, &input, &key, (level, year), &found, &mut draws));
            let years: Map<String, Value> = years.into_iter().map(own).collect();
            match owner {
                Some(owner) => table.insert(owner.clone(), years.into()),
                None => {
                    table = years;
                    None
                }
            };
        }
        input["facts"][key.as_str()] = table.into();
    }
    input
}

fn is_counted_in(oracle: &ConditionOracle, key: &str) -> bool {
    let mut rates = oracle.facts.values().map(|fact| &fact["of"]);
    rates.any(|rate| names(&rate["part"]).chain(names(&rate["whole"])).any(|own| own == key))
}

/// The shares that make up one whole with this one.
fn beside(oracle: &ConditionOracle, key: &str) -> Vec<String> {
    let sums = oracle.facts.values().map(|fact| &fact["from_rates"]).filter(|rate| names(&rate["whole"]).count() == 0);
    let with = sums.filter(|sum| names(&sum["part"]).any(|own| own == key));
    with.flat_map(|sum| names(&sum["part"])).filter(|own| *own != key).map(str::to_owned).collect()
}

fn value(
    oracle: &ConditionOracle,
    input: &Value,
    key: &str,
    (level, year): (Option<&str>, u64),
    found: &BTreeMap<String, BTreeSet<String>>,
    draws: &mut Draws<'_>,
) -> Value {
    let fact = &oracle.facts[key];
    if fact["value"] == "yes_no" {
        return json!(draws.below(9) > 0);
    }
    if fact["value"] == "grade" {
        let scale = fact["scale"].as_array().unwrap();
        return scale[scale.len() - 1 - draws.of(&[0, 0, 1, 1, 1, 2]).min(scale.len() - 1)]["name"].clone();
    }
    let number = |key: &str| oracle.number(input, key, level, year).map(|Fraction(top, bottom)| top / bottom);
    let share =
        |key: &str| oracle.number(input, key, level, year).map(|Fraction(top, bottom)| (top + bottom - 1) / bottom);
    if let Some(room) = fact["part_of"].as_str().and_then(number) {
        let same = |other: &&Value| other["part_of"] == fact["part_of"] && other["split"] == fact["split"];
        let others = oracle.facts.values().filter(|_| !fact["split"].is_null()).filter(same);
        let room = room - others.filter_map(|other| number(other["key"].as_str().unwrap())).sum::<i128>();
        return json!(i64::try_from(room * draws.of(&[100, 100, 96, 80, 65, 50, 40, 30, 10, 0]) / 100).unwrap().max(0));
    }
    let number = match found.get(key).map(|thresholds| thresholds.iter().collect::<Vec<_>>()) {
        Some(thresholds) => draws.of(&thresholds).parse::<i64>().unwrap() + draws.of(&[0, 0, 1, 1, -1, 2, 10, -10]),
        None => draws.of(&[40, 97, 10, 1000, 200, 40, 0]),
    };
    let bound = |name: &str, none: i64| fact[name].as_i64().unwrap_or(none);
    let number = number.clamp(bound("least", i64::MIN), bound("most", i64::MAX));
    let others: i128 = beside(oracle, key).iter().filter_map(|other| share(other)).sum();
    json!(if others > 0 { number.min(i64::try_from(100 - others).unwrap()).max(0) } else { number })
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

/// Leaves out some of the years of facts; who the managers are stays said.
fn thinned(input: &Value, draws: &mut Draws<'_>) -> Value {
    fn thin(value: &mut Value, draws: &mut Draws<'_>) {
        let Value::Object(fields) = value else { return };
        if fields.keys().any(|name| name.contains('-')) {
            let first = fields.keys().next().cloned();
            fields.retain(|name, _| Some(name) == first.as_ref() || draws.below(4) > 0);
        } else {
            fields.values_mut().for_each(|own| thin(own, draws));
        }
    }
    let mut input = input.clone();
    let facts = input["facts"].as_object_mut().unwrap();
    let stays = |key: &str| ["heads", "deputy_heads", "manager_standard_rating"].contains(&key);
    facts.retain(|key, _| stays(key) || draws.below(12) > 0);
    facts
        .iter_mut()
        .filter(|(key, _)| !["heads", "deputy_heads"].contains(&key.as_str()))
        .for_each(|(_, own)| thin(own, draws));
    input
}

fn drawn() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 400)
}

fn ways() -> impl Strategy<Value = Rates> {
    prop::sample::select(&[Rates::Counts, Rates::Rates, Rates::Both][..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn the_oracle_says_the_same(set in prop::sample::select(&SETS[..]), drawn in drawn(), rates in ways()) {
        let oracle = oracle(set);
        let input = input(&oracle, set, &drawn, rates);
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
        let full = input(&oracle, set, &drawn, if counts { Rates::Counts } else { Rates::Rates });
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
        let mut input = input(&oracle, set, &drawn, Rates::Counts);
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
        let input = input(&oracle(set), set, &drawn, Rates::Counts);
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
            conditions.iter().for_each(|own| compared(own, &mut found));
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
            if plain && fact["part_of"].is_null() && fact["unit"] == "percent" && beside(&oracle, key).is_empty() && draws.below(2) == 0 {
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
