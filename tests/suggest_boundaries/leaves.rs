//! The comparisons in the conditions of a set, the schools they are asked of, and inputs that satisfy them.
//!
//! All of it is made from the data, so a new number of the law is tried without a new test.
//! INVARIANT: an input made here gives every fact year by year, and says all of the school that a condition asks for.

use std::collections::BTreeMap;

use kdcl_tests::condition_oracle::{ConditionOracle, Fraction, year_name};
use serde_json::{Map, Value, json};

/// The year the last school year of every input begins in.
pub(crate) const LAST: u64 = 2021;

/// A comparison and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    /// The comparison.
    pub(crate) compare: Value,
    /// The predicates of its branch.
    pub(crate) variant: Vec<String>,
    /// The window it stands in, if any: form, years, how many of them.
    pub(crate) window: Option<(String, u64, u64)>,
    /// The doubt whose other reading it belongs to.
    pub(crate) doubt: Option<String>,
    /// Whether it says if something is asked at all.
    pub(crate) applicability: bool,
    /// Whether its indicator falls with it.
    pub(crate) decisive: bool,
}

impl Leaf {
    pub(crate) fn key(&self) -> &str {
        self.compare["fact"].as_str().unwrap()
    }

    pub(crate) fn comparator(&self) -> &str {
        self.compare["comparator"].as_str().unwrap()
    }

    /// The level it is about, where its fact has levels.
    pub(crate) fn level(&self, oracle: &ConditionOracle) -> Option<&str> {
        let level = self.variant.iter().find(|name| ["tieu_hoc", "thcs", "thpt"].contains(&name.as_str()));
        level.map(String::as_str).filter(|_| is_per(oracle, self.key(), "education_level"))
    }

    /// The years in which it is asked, the last one first.
    pub(crate) fn years(&self) -> impl Iterator<Item = u64> + use<> {
        let years = self.window.as_ref().map_or(1, |(_, years, _)| *years);
        (0..years).map(|back| LAST - back)
    }

    /// Whether it is asked of this school.
    pub(crate) fn is_asked(&self, school: &Value) -> bool {
        self.variant.iter().all(|predicate| is_so(school, predicate))
    }

    /// Values one step under, at and over its threshold, as far as the fact can have them, and whether it holds there.
    pub(crate) fn values(&self, oracle: &ConditionOracle) -> Vec<(Value, bool)> {
        let fact = &oracle.facts[self.key()];
        match &self.compare["threshold"] {
            Value::Bool(due) => vec![(json!(due), true), (json!(!due), false)],
            Value::String(due) => {
                let scale = fact["scale"].as_array().unwrap();
                let at = scale.iter().position(|grade| grade["name"] == due.as_str()).unwrap();
                let places = at.saturating_sub(1)..=(at + 1).min(scale.len() - 1);
                places.map(|place| (scale[place]["name"].clone(), place >= at)).collect()
            }
            due => {
                let due = Fraction::parse(&due.to_string());
                let steps: &[i128] = if fact["value"] == "integer" { &[-100, 0, 100] } else { &[-1, 0, 1] };
                let values = steps.iter().map(|step| decimal(due.0 * 100 / due.1 + step));
                let possible = values.filter(|value| is_possible(fact, value));
                possible.map(|value| (value.clone(), self.holds(&value))).collect()
            }
        }
    }

    /// Whether a number is as it asks.
    pub(crate) fn holds(&self, value: &Value) -> bool {
        let due = Fraction::parse(&self.compare["threshold"].to_string());
        Fraction::parse(&value.to_string()).is(self.comparator(), due)
    }

    /// A value nearest to the threshold with which it fails.
    pub(crate) fn failing(&self, oracle: &ConditionOracle) -> Value {
        self.values(oracle).into_iter().find(|(_, holds)| !holds).unwrap().0
    }
}

fn is_possible(fact: &Value, value: &Value) -> bool {
    let value = Fraction::parse(&value.to_string());
    let bound = |name: &str, comparator: &str| {
        fact[name].is_null() || value.is(comparator, Fraction::parse(&fact[name].to_string()))
    };
    bound("least", "at_least") && bound("most", "at_most")
}

/// A number of hundredths as JSON.
fn decimal(hundredths: i128) -> Value {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let text = if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:02}") };
    serde_json::from_str(&text).unwrap()
}

pub(crate) fn is_per(oracle: &ConditionOracle, key: &str, per: &str) -> bool {
    oracle.facts[key]["per"].as_array().unwrap().iter().any(|own| own == per)
}

fn is_so(school: &Value, predicate: &str) -> bool {
    let (kind, is) = (school["kind"].as_str().unwrap(), |name: &str| school[name] == true);
    match predicate {
        "difficult_area" => is("difficult_area"),
        "not_difficult_area" => !is("difficult_area"),
        "specially_difficult_commune" => is("specially_difficult_commune"),
        "not_specially_difficult_commune" => !is("specially_difficult_commune"),
        "urban" => is("urban"),
        "rural" => !is("urban"),
        "specialised" => kind == "specialised",
        "not_specialised" => kind != "specialised",
        "special_regulation" => kind != "ordinary",
        "no_special_regulation" => kind == "ordinary",
        "founded_after_2001" => school["founded"].as_u64().unwrap() >= 2002,
        level => school["education_levels"].as_array().unwrap().iter().any(|own| own == level),
    }
}

/// The comparisons in conditions.
pub(crate) fn leaves(conditions: &[Value]) -> Vec<Leaf> {
    let none = Leaf {
        compare: Value::Null,
        variant: Vec::new(),
        window: None,
        doubt: None,
        applicability: false,
        decisive: true,
    };
    conditions.iter().flat_map(|condition| within(condition, &none)).collect()
}

fn within(condition: &Value, at: &Leaf) -> Vec<Leaf> {
    let all = |name: &str, at: &Leaf| -> Vec<Leaf> {
        condition[name].as_array().unwrap().iter().flat_map(|own| within(own, at)).collect()
    };
    let form = condition["form"].as_str().unwrap();
    match form {
        "compare" => vec![Leaf { compare: condition.clone(), ..at.clone() }],
        "trend" => Vec::new(),
        "every_year" | "count_years" | "last_year" => {
            let years = condition["years"].as_u64().unwrap();
            let least = condition["at_least"].as_u64().unwrap_or(years);
            all("of", &Leaf { window: Some((form.to_owned(), years, least)), ..at.clone() })
        }
        "any_of" => all("of", &Leaf { decisive: false, ..at.clone() }),
        "when" => {
            let applies =
                Leaf { compare: condition["applies"].clone(), applicability: true, decisive: false, ..at.clone() };
            [vec![applies], all("then", at)].concat()
        }
        "readings" => {
            let doubt = Some(condition["doubt"].as_str().unwrap().to_owned());
            let unsure = Leaf { decisive: false, ..at.clone() };
            [all("chosen", &unsure), all("other", &Leaf { doubt, ..unsure.clone() })].concat()
        }
        "variants" => {
            let branches = condition["of"].as_array().unwrap().iter();
            let own = branches.flat_map(|branch| {
                let names = branch["variant"].as_array().unwrap().iter();
                let variant: Vec<String> = names.map(|name| name.as_str().unwrap().to_owned()).collect();
                let at = Leaf { variant, ..at.clone() };
                branch["of"].as_array().unwrap().iter().flat_map(move |own| within(own, &at)).collect::<Vec<_>>()
            });
            own.collect()
        }
        _ => all("of", at),
    }
}

/// The schools that differ in what the comparisons ask of a school.
pub(crate) fn schools(oracle: &ConditionOracle, leaves: &[Leaf]) -> Vec<Value> {
    let asked = |part: &str| leaves.iter().flat_map(|leaf| &leaf.variant).any(|name| name.contains(part));
    let either = |part: &str, one: Value, other: Value| if asked(part) { vec![one, other] } else { vec![one] };
    let levels: Vec<Value> = if asked("thcs") {
        (1_usize..1 << oracle.levels.len())
            .map(|bits| (0..oracle.levels.len()).filter(|place| bits >> place & 1 == 1).collect::<Vec<_>>())
            .map(|places| places.iter().map(|place| json!(oracle.levels[*place])).collect())
            .collect()
    } else {
        vec![json!([oracle.levels.last().unwrap()])]
    };
    let kinds = if asked("special_regulation") || asked("specialised") {
        vec![json!("ordinary"), json!("specialised"), json!("special")]
    } else {
        vec![json!("ordinary")]
    };
    let parts = [
        ("difficult_area", either("difficult_area", json!(false), json!(true))),
        ("specially_difficult_commune", either("specially_difficult", json!(false), json!(true))),
        ("urban", either("urban", json!(true), json!(false))),
        ("founded", either("founded", json!(2001), json!(2002))),
        ("kind", kinds),
        ("education_levels", levels),
    ];
    parts.iter().fold(vec![json!({})], |schools, (name, values)| {
        let with = |school: &Value| {
            let school = school.clone();
            values.iter().map(move |value| {
                let mut school = school.clone();
                school[*name] = value.clone();
                school
            })
        };
        schools.iter().flat_map(with).collect()
    })
}

/// An input under construction.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) set: &'static str,
    pub(crate) school: Value,
    /// By key, then by person or level, then by year.
    pub(crate) values: BTreeMap<String, BTreeMap<Option<String>, BTreeMap<u64, Value>>>,
}

impl Input {
    pub(crate) fn new(set: &'static str, school: &Value) -> Self {
        Self { set, school: school.clone(), values: BTreeMap::new() }
    }

    pub(crate) fn put(&mut self, key: &str, of: Option<&str>, year: u64, value: &Value) {
        let own = self.values.entry(key.to_owned()).or_default().entry(of.map(str::to_owned)).or_default();
        own.insert(year, value.clone());
    }

    pub(crate) fn drop_year(&mut self, key: &str, of: Option<&str>, year: u64) {
        if let Some(own) = self.values.get_mut(key).and_then(|own| own.get_mut(&of.map(str::to_owned))) {
            own.remove(&year);
        }
    }

    pub(crate) fn json(&self) -> Value {
        let table = |years: &BTreeMap<u64, Value>| -> Value {
            years.iter().map(|(year, value)| (year_name(*year), value.clone())).collect::<Map<_, _>>().into()
        };
        let fact = |own: &BTreeMap<Option<String>, BTreeMap<u64, Value>>| match own.get(&None) {
            Some(years) => table(years),
            None => own.iter().map(|(of, years)| (of.clone().unwrap(), table(years))).collect::<Map<_, _>>().into(),
        };
        let facts: Map<String, Value> = self.values.iter().map(|(key, own)| (key.clone(), fact(own))).collect();
        json!({ "standard_set": self.set, "school": self.school, "school_year": year_name(LAST), "facts": facts })
    }
}

/// What a fact has a value of besides years: the level it is asked of, or these persons.
pub(crate) fn owners<'a>(oracle: &ConditionOracle, leaf: &'a Leaf, persons: &'a [&str]) -> Vec<Option<&'a str>> {
    if is_per(oracle, leaf.key(), "person") {
        return persons.iter().map(|person| Some(*person)).collect();
    }
    vec![leaf.level(oracle)]
}

/// An input with which every comparison that is asked holds, in every year.
pub(crate) fn satisfying(
    oracle: &ConditionOracle,
    set: &'static str,
    school: &Value,
    leaves: &[Leaf],
    persons: &[&str],
) -> Input {
    let mut input = Input::new(set, school);
    let asked: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.is_asked(school)).collect();
    for leaf in &asked {
        // Of 90 % khá and 40 % tốt, only the reading that takes tốt as khá leaves room for both.
        if leaf.doubt.as_deref() == Some("Q10") && leaf.key() == "teachers_rated_kha_rate" {
            continue;
        }
        let same = |other: &&&Leaf| other.key() == leaf.key() && other.level(oracle) == leaf.level(oracle);
        let group: Vec<&Leaf> = asked.iter().filter(same).copied().collect();
        let value = holding(oracle, &group);
        for owner in owners(oracle, leaf, persons) {
            for back in 0..5 {
                input.put(leaf.key(), owner, LAST - back, &value);
            }
        }
    }
    input
}

/// A value with which all comparisons with one fact hold.
fn holding(oracle: &ConditionOracle, group: &[&Leaf]) -> Value {
    let fact = &oracle.facts[group[0].key()];
    if fact["value"] == "yes_no" {
        return json!(true);
    }
    if let Some(scale) = fact["scale"].as_array().filter(|scale| !scale.is_empty()) {
        return scale.last().unwrap()["name"].clone();
    }
    let candidates = group.iter().flat_map(|leaf| {
        let due = leaf.compare["threshold"].as_i64().unwrap();
        [json!(due + 1), json!(due - 1), json!(due)]
    });
    let mut candidates = candidates.filter(|value| is_possible(fact, value));
    candidates.find(|value| group.iter().all(|leaf| leaf.holds(value))).unwrap()
}
