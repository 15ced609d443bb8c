//! Every number of the law from both sides: suggestions against an oracle that does not call the engine.
//!
//! The cases are made from the conditions themselves: each comparison just under, at and just over its threshold, as a
//! rate and as counts, for every kind of school it is asked of; each window with years that fail and years not known;
//! each thing a school may leave unsaid. A few more are written by hand from the statements. INVARIANT: what is
//! expected comes from the set's JSON and the oracle, or is written here.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

#[path = "suggest_boundaries/by_hand.rs"]
mod by_hand;
#[path = "suggest_boundaries/leaves.rs"]
mod leaves;

use std::collections::{BTreeMap, BTreeSet};

use kdcl_core::{Catalogue, Check, Suggested, Suggestion};
use kdcl_tests::SET_IDS;
use kdcl_tests::condition_oracle::{ConditionOracle, Fraction, year_name};
use leaves::{Input, LAST, Leaf, is_per, leaves, owners, satisfying, schools};
use serde_json::{Value, json};

const ONE: [&str; 1] = ["head"];
const THREE: [&str; 3] = ["head", "first deputy", "second deputy"];

/// What a set asks, and the cases tried with it.
struct Bench {
    set: &'static str,
    oracle: ConditionOracle,
    cases: usize,
    seen: BTreeMap<String, BTreeSet<&'static str>>,
}

fn benches() -> Vec<Bench> {
    let bench = |set: &&'static str| {
        let catalogue = Catalogue::builtin();
        let oracle = ConditionOracle::of(&catalogue.set_json(set).unwrap(), &catalogue.facts_json(set).unwrap());
        Bench { set, oracle, cases: 0, seen: BTreeMap::new() }
    };
    SET_IDS.iter().map(bench).collect()
}

fn name(suggested: Suggested) -> &'static str {
    match suggested {
        Suggested::Met => "met",
        Suggested::NotMet => "not_met",
        Suggested::Undetermined => "undetermined",
        other => panic!("a new kind of suggestion: {other:?}"),
    }
}

impl Bench {
    /// Tries one input on one indicator; the engine and the oracle must agree.
    fn tried(&mut self, path: &str, input: &Input) -> &'static str {
        self.tried_with(path, input, &|_| {})
    }

    fn tried_with(&mut self, path: &str, input: &Input, look: &dyn Fn(&Suggestion<'_>)) -> &'static str {
        let input = input.json();
        let data = match Catalogue::builtin().school_data(&input.to_string()) {
            Ok(data) => data,
            Err(problems) => {
                // Two readings may ask for shares that no school can have together.
                let only = problems.iter().all(|problem| problem.error().code().contains("exceed"));
                assert!(only, "{input}: {problems:?}");
                return "refused";
            }
        };
        let suggestions = data.suggest();
        let suggestion = suggestions.of(path).unwrap();
        let suggested = name(suggestion.suggested);
        assert_eq!(suggested, self.oracle.verdict(&input, path), "{path}: {input}");
        look(suggestion);
        self.cases += 1;
        self.seen.entry(path.to_owned()).or_default().insert(suggested);
        suggested
    }

    /// Each indicator with its comparisons, for each school that makes a difference to it.
    fn each(&mut self, visit: impl FnMut(&mut Self, &str, &[Leaf], &Value)) {
        self.some(usize::MAX, visit);
    }

    /// The same, but of many schools about so many, spread over all of them.
    fn some(&mut self, most: usize, mut visit: impl FnMut(&mut Self, &str, &[Leaf], &Value)) {
        for (path, conditions) in self.oracle.conditions.clone() {
            let leaves = leaves(&conditions);
            let schools = schools(&self.oracle, &leaves);
            for school in schools.iter().step_by((schools.len() / most).max(1)) {
                visit(self, &path, &leaves, school);
            }
        }
    }

    fn satisfying(&self, school: &Value, leaves: &[Leaf], persons: &[&str]) -> Input {
        satisfying(&self.oracle, self.set, school, leaves, persons)
    }

    /// Puts values that make a rate just under, at and just over its threshold, as counts of so many.
    fn counted(&self, input: &Input, leaf: &Leaf, of: i64) -> Vec<(Input, bool)> {
        let rate = &self.oracle.facts[leaf.key()]["of"];
        if rate.is_null() {
            return Vec::new();
        }
        let names = |part: &str| -> Vec<&str> {
            rate[part].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
        };
        let (parts, wholes) = (names("part"), names("whole"));
        let scale = if self.oracle.facts[leaf.key()]["unit"] == "percent" { 100 } else { 1 };
        let due = leaf.compare["threshold"].as_i64().unwrap();
        let near = due * of / scale;
        let most = if scale == 100 { of } else { i64::MAX };
        (near - 1..=near + 1)
            .filter(|count| (0..=most).contains(count))
            .map(|count| {
                let mut input = input.clone();
                let mut put = |key: &str, value: i64| {
                    let owner = leaf.level(&self.oracle).filter(|_| is_per(&self.oracle, key, "education_level"));
                    input.put(key, owner, LAST, &json!(value));
                };
                // All of the parts is the highest of them; what of the whole is no part is the rest.
                for part in &parts {
                    put(part, 0);
                }
                put(parts.last().unwrap(), count);
                for whole in wholes.iter().filter(|whole| !parts.contains(whole)) {
                    put(whole, if wholes.len() > 1 { of - count } else { of });
                }
                let share = Fraction(i128::from(count * scale), i128::from(of));
                (input, share.is(leaf.comparator(), Fraction(i128::from(due), 1)))
            })
            .collect()
    }
}

/// Whether a check is that of a comparison, in the last year.
fn is_of(check: &Check<'_>, leaf: &Leaf, level: Option<&str>, person: Option<&str>) -> bool {
    let threshold = match &leaf.compare["threshold"] {
        Value::String(grade) => grade.clone(),
        plain => plain.to_string(),
    };
    let as_text = |value: Value| value.as_str().map(str::to_owned);
    check.fact.key == leaf.key()
        && check.threshold.is_some_and(|own| own.to_string() == threshold)
        && check.year.is_some_and(|year| u64::from(year.first()) == LAST)
        && check.variant.map(str::to_owned) == (!leaf.variant.is_empty()).then(|| leaf.variant.join("+"))
        && check.doubt == leaf.doubt.as_deref()
        && check.applicability == leaf.applicability
        && check.person == person
        && as_text(json!(check.education_level)).as_deref() == level
        && as_text(json!(check.comparator)).as_deref() == Some(leaf.comparator())
}

/// The check of a comparison says what it must.
fn shows(suggestion: &Suggestion<'_>, leaf: &Leaf, level: Option<&str>, person: Option<&str>, holds: bool) {
    let own: Vec<_> = suggestion.checks.iter().filter(|check| is_of(check, leaf, level, person)).collect();
    // Another reading is shown where it makes a difference.
    assert!(own.len() == 1 || own.is_empty() && leaf.doubt.is_some(), "{leaf:?}: {:?}", suggestion.checks);
    assert!(own.iter().all(|check| check.holds == Some(holds)), "{leaf:?}: {own:?}");
}

#[test]
fn every_threshold_from_under_at_and_over() {
    let (mut cases, mut indicators, mut counts) = (0, 0, 0);
    for mut bench in benches() {
        bench.each(|bench, path, leaves, school| {
            let base = bench.satisfying(school, leaves, &ONE);
            let met = bench.tried(path, &base);
            let trend = bench
                .oracle
                .conditions
                .iter()
                .any(|(own, all)| own == path && all.iter().any(|condition| condition["form"] == "trend"));
            assert_eq!(met, if trend { "undetermined" } else { "met" }, "{path}: {}", base.json());
            let mut failing = base.clone();
            for leaf in leaves.iter().filter(|leaf| leaf.is_asked(school)) {
                let owner = owners(&bench.oracle, leaf, &ONE)[0];
                let level = leaf.level(&bench.oracle);
                let person = owner.filter(|_| level.is_none());
                for (value, holds) in leaf.values(&bench.oracle) {
                    let mut input = base.clone();
                    input.put(leaf.key(), owner, LAST, &value);
                    let suggested = bench.tried_with(path, &input, &|own| shows(own, leaf, level, person, holds));
                    if suggested != "refused"
                        && leaf.decisive
                        && !holds
                        && leaf.window.as_ref().is_none_or(|own| own.0 != "count_years")
                    {
                        assert_eq!(suggested, "not_met", "{path}: {}", input.json());
                    }
                }
                for of in [40, 97, 1000] {
                    for (input, holds) in bench.counted(&base, leaf, of) {
                        bench.tried_with(path, &input, &|own| shows(own, leaf, level, person, holds));
                        counts += 1;
                    }
                }
                if !leaf.applicability {
                    let value = leaf.failing(&bench.oracle);
                    leaf.years().for_each(|year| failing.put(leaf.key(), owner, year, &value));
                }
            }
            bench.tried(path, &failing);
            bench.tried(path, &Input::new(bench.set, school));
        });
        for (path, conditions) in &bench.oracle.conditions {
            let trend = conditions.iter().any(|condition| condition["form"] == "trend");
            let reachable: &[&str] = match (trend, leaves(conditions).is_empty()) {
                (false, _) => &["met", "not_met", "undetermined"],
                (true, false) => &["not_met", "undetermined"],
                (true, true) => &["undetermined"],
            };
            assert_eq!(bench.seen[path], reachable.iter().copied().collect(), "{path} of {}", bench.set);
        }
        cases += bench.cases;
        indicators += bench.oracle.conditions.len();
    }
    assert!(cases >= 9500 && counts >= 6000 && indicators >= 150, "{cases} cases, {counts} counts, {indicators}");
}

#[test]
fn windows_with_years_that_fail_and_years_not_known() {
    let mut cases = 0;
    for mut bench in benches() {
        bench.some(4, |bench, path, leaves, school| {
            let base = bench.satisfying(school, leaves, &ONE);
            let only = leaves.iter().filter(|leaf| leaf.is_asked(school)).count() == 1;
            for leaf in leaves.iter().filter(|leaf| leaf.is_asked(school) && !leaf.applicability) {
                let Some((form, years, least)) = &leaf.window else { continue };
                let owner = owners(&bench.oracle, leaf, &ONE)[0];
                let value = leaf.failing(&bench.oracle);
                // So many years as in the satisfying input, then so many that fail, the rest not known; oldest first.
                let of = |good: u64, bad: u64, from: u64| {
                    let mut input = base.clone();
                    for place in 0..*years {
                        let year = LAST - (place + from) % years;
                        if place >= good + bad {
                            input.drop_year(leaf.key(), owner, year);
                        } else if place >= good {
                            input.put(leaf.key(), owner, year, &value);
                        }
                    }
                    input
                };
                for from in 0..*years {
                    for (good, bad) in [(years - 1, 1), (years - 1, 0), (0, 1), (*least, 0), (least - 1, 0), (1, 0)] {
                        let suggested = bench.tried(path, &of(good, bad, from));
                        let fails = match form.as_str() {
                            "every_year" => bad > 0,
                            "count_years" => good + years - good - bad < *least,
                            _ => bad > 0 && (good + from) % years == 0,
                        };
                        if leaf.decisive && fails {
                            assert_eq!(suggested, "not_met", "{path}");
                        }
                        if only && form == "count_years" {
                            let expected = if good >= *least { "met" } else { "undetermined" };
                            assert_eq!(suggested, expected, "{path}");
                        }
                    }
                    for (good, expected) in [(*least, "met"), (least - 1, "not_met")] {
                        let suggested = bench.tried(path, &of(good, years - good, from));
                        if only && form == "count_years" {
                            assert_eq!(suggested, expected, "{path}");
                        }
                    }
                }
                // Years before the school was founded are no years of a window.
                for founded in [LAST - 3, LAST - 2, LAST] {
                    let mut input = base.clone();
                    input.school["founded"] = json!(founded);
                    bench.tried(path, &input);
                    input.put(leaf.key(), owner, LAST - 1, &value);
                    bench.tried(path, &input);
                }
            }
        });
        cases += bench.cases;
    }
    assert!(cases >= 8500, "{cases} cases");
}

#[test]
fn areas_that_change_and_schools_not_described() {
    let mut cases = 0;
    for mut bench in benches() {
        bench.some(4, |bench, path, leaves, school| {
            let described: Vec<&String> = school.as_object().unwrap().keys().collect();
            let base = bench.satisfying(school, leaves, &ONE);
            let mut inputs = vec![base.clone()];
            for leaf in leaves.iter().filter(|leaf| leaf.is_asked(school)) {
                let owner = owners(&bench.oracle, leaf, &ONE)[0];
                for (value, holds) in leaf.values(&bench.oracle) {
                    for year in leaf.years().filter(|year| *year == LAST || *year == LAST - 2 && !holds) {
                        let mut input = base.clone();
                        input.put(leaf.key(), owner, year, &value);
                        inputs.push(input);
                    }
                }
            }
            if leaves.iter().all(|leaf| leaf.variant.is_empty()) {
                inputs.truncate(1);
            }
            let by_area = leaves.iter().any(|leaf| leaf.variant.iter().any(|own| own.contains("difficult_area")));
            for input in inputs {
                for unsaid in described.iter().copied() {
                    let mut input = input.clone();
                    input.school.as_object_mut().unwrap().remove(unsaid);
                    bench.tried(path, &input);
                }
                bench.tried(path, &Input { school: json!({}), ..input.clone() });
                for kind in ["ethnic_boarding", "ethnic_semi_boarding"] {
                    let mut input = input.clone();
                    input.school["kind"] = json!(kind);
                    bench.tried(path, &input);
                }
                for bits in [0_u32, 1, 2, 10, 21, 30, 31].into_iter().filter(|_| by_area) {
                    let mut input = input.clone();
                    let area = |back: u64| (year_name(LAST - back), json!(bits >> back & 1 == 1));
                    input.school["difficult_area"] = (0..5).map(area).collect();
                    bench.tried(path, &input);
                    let known = |back: &u64| *back != u64::from(bits % 5);
                    input.school["difficult_area"] = (0..5).filter(known).map(area).collect();
                    bench.tried(path, &input);
                }
            }
        });
        cases += bench.cases;
    }
    assert!(cases >= 11_500, "{cases} cases");
}

#[test]
fn each_of_one_person_and_of_three() {
    let mut cases = 0;
    for mut bench in benches() {
        bench.each(|bench, path, leaves, school| {
            if !leaves.iter().any(|leaf| is_per(&bench.oracle, leaf.key(), "person")) {
                return;
            }
            for persons in [&ONE[..], &THREE[..]] {
                let base = bench.satisfying(school, leaves, persons);
                assert_eq!(bench.tried(path, &base), "met");
                for (heads, deputies) in [(1, 0), (1, 2), (1, 3), (0, 0)] {
                    let mut input = base.clone();
                    input.put("heads", None, LAST, &json!(heads));
                    bench.tried(path, &input);
                    input.put("deputy_heads", None, LAST, &json!(deputies));
                    let more = heads + deputies > i32::try_from(persons.len()).unwrap();
                    assert_eq!(bench.tried(path, &input), if more { "undetermined" } else { "met" });
                }
                for leaf in leaves {
                    let value = leaf.failing(&bench.oracle);
                    for person in persons {
                        let mut input = base.clone();
                        for year in leaf.years() {
                            input.put(leaf.key(), Some(person), year, &value);
                            bench.tried(path, &input);
                        }
                        let year = leaf.years().last().unwrap();
                        assert_eq!(bench.tried(path, &input), "not_met", "{path}: {}", input.json());
                        input.drop_year(leaf.key(), Some(person), year);
                        bench.tried(path, &input);
                        leaf.years().for_each(|year| input.drop_year(leaf.key(), Some(person), year));
                        input.put(leaf.key(), Some(person), LAST - 9, &value);
                        assert_eq!(bench.tried(path, &input), "undetermined", "{path}: {}", input.json());
                    }
                }
            }
        });
        cases += bench.cases;
    }
    assert!(cases >= 450, "{cases} cases");
}
