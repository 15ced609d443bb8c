//! Random inputs: what of a school is said, which facts, which years, and values near the numbers of the law.
//!
//! INVARIANT: the same draws make the same input, and parts rarely exceed their wholes; where they do, the input is
//! refused and says nothing.

use std::collections::{BTreeMap, BTreeSet};

use kdcl_tests::condition_oracle::{ConditionOracle, Fraction, is_level, year_name};
use serde_json::{Map, Value, json};

/// The last school year of every input begins then.
pub(crate) const LAST: u64 = 2021;

/// Numbers drawn one after another, again from the start when they are used up.
pub(crate) struct Draws<'d> {
    pub(crate) drawn: &'d [u16],
    pub(crate) next: usize,
}

impl Draws<'_> {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.next += 1;
        let spread = usize::from(self.drawn[self.next % self.drawn.len()]) + self.next / self.drawn.len() * 7;
        spread % end
    }

    pub(crate) fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

/// What rates are given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rates {
    Counts,
    Shares,
    Both,
}

/// The facts conditions compare, with the thresholds.
pub(crate) fn compared(value: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
    if let (Some(fact), Some(threshold)) = (value["fact"].as_str(), value.get("threshold")) {
        found.entry(fact.to_owned()).or_default().insert(threshold.to_string());
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|own| compared(own, found)),
        Value::Array(items) => items.iter().for_each(|own| compared(own, found)),
        _ => {}
    }
}

pub(crate) fn names(value: &Value) -> impl Iterator<Item = &str> {
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
pub(crate) fn input(oracle: &ConditionOracle, set: &str, drawn: &[u16], rates: Rates) -> Value {
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
            Rates::Shares => !fact["from_rates"].is_null() || is_counted_in(oracle, &key),
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
            let mut years: Vec<u64> = (0..back).filter(|_| draws.below(15) > 0).map(|back| LAST - back).collect();
            if years.is_empty() {
                years.push(LAST - 4);
            }
            let own = |year| (year_name(year), value(oracle, &input, &key, (level, year), &found, &mut draws));
            let years: Map<String, Value> = years.into_iter().map(own).collect();
            if let Some(owner) = owner {
                table.insert(owner.clone(), years.into());
            } else {
                table = years;
            }
        }
        input["facts"][key.as_str()] = table.into();
    }
    // Of nothing there is no share; an input that gives one contradicts itself.
    for (key, fact) in &oracle.facts {
        if names(&fact["of"]["whole"]).any(|whole| has_nothing(&input["facts"][whole])) {
            input["facts"].as_object_mut().unwrap().remove(key);
        }
    }
    input
}

fn has_nothing(value: &Value) -> bool {
    value.as_object().map_or(*value == 0, |fields| fields.values().any(has_nothing))
}

fn is_counted_in(oracle: &ConditionOracle, key: &str) -> bool {
    let mut rates = oracle.facts.values().map(|fact| &fact["of"]);
    rates.any(|rate| names(&rate["part"]).chain(names(&rate["whole"])).any(|own| own == key))
}

/// The shares that make up one whole with this one.
pub(crate) fn beside(oracle: &ConditionOracle, key: &str) -> Vec<String> {
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
    let room = fact["part_of"].as_str().and_then(number);
    if let Some(room) = room.filter(|_| fact["unit"] != "percent") {
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
    if fact["unit"] != "percent" {
        return json!(number);
    }
    let others: i128 = beside(oracle, key).iter().filter_map(|other| share(other)).sum();
    let most = room.unwrap_or(100).min(if others > 0 { 100 - others } else { i128::from(number) });
    json!(number.min(i64::try_from(most).unwrap()).max(0))
}

/// Leaves out some of the years of facts; who the managers are stays said.
pub(crate) fn thinned(input: &Value, draws: &mut Draws<'_>) -> Value {
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
