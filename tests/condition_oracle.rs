//! An oracle for suggestions: what can still come out of a condition, given what an input says of a school.
//!
//! It reads the set and its facts as JSON and the input as it stands. Each condition is asked for the set of outcomes
//! that some completion of the input leads to: a number not given is tried under, at and over the threshold, an answer
//! both ways, a school not described as every school it may be. One outcome left is a verdict, two are none.
//! INVARIANT: it never calls the engine.

mod values;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use values::{Case, Spot, bare, fraction, list, text};
pub use values::{Fraction, first_year, is_level, year_name};

/// The outcomes that some completion leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcomes {
    yes: bool,
    no: bool,
}

const OPEN: Outcomes = Outcomes { yes: true, no: true };

impl Outcomes {
    fn of(outcomes: impl IntoIterator<Item = bool>) -> Self {
        outcomes.into_iter().fold(Self { yes: false, no: false }, |all, outcome| Self {
            yes: all.yes || outcome,
            no: all.no || !outcome,
        })
    }

    fn each(self) -> impl Iterator<Item = bool> + Clone {
        [(self.yes, true), (self.no, false)].into_iter().filter(|(can, _)| *can).map(|(_, outcome)| outcome)
    }

    /// Every outcome of one combined with every outcome of the other.
    fn with(self, other: Self, combined: fn(bool, bool) -> bool) -> Self {
        Self::of(self.each().flat_map(|one| other.each().map(move |two| combined(one, two))))
    }

    /// One reading, unless another is known to say the opposite.
    fn unless(self, other: Self) -> Self {
        if self != OPEN && other != OPEN && self != other { OPEN } else { self }
    }

    fn verdict(self) -> &'static str {
        match (self.yes, self.no) {
            (true, false) => "met",
            (false, true) => "not_met",
            _ => "undetermined",
        }
    }
}

/// A school that may be the one described.
#[allow(clippy::struct_excessive_bools, reason = "what may be so of a school, each apart from the others")]
struct World {
    difficult: bool,
    commune: bool,
    urban: bool,
    young: bool,
    specialised: bool,
    regulation: bool,
    levels: Vec<String>,
}

impl World {
    fn is(&self, predicate: &str) -> bool {
        match predicate {
            "difficult_area" => self.difficult,
            "not_difficult_area" => !self.difficult,
            "specially_difficult_commune" => self.commune,
            "not_specially_difficult_commune" => !self.commune,
            "urban" => self.urban,
            "rural" => !self.urban,
            "founded_after_2001" => self.young,
            "specialised" => self.specialised,
            "not_specialised" => !self.specialised,
            "special_regulation" => self.regulation,
            "no_special_regulation" => !self.regulation,
            level => self.levels.iter().any(|own| own == level),
        }
    }
}

/// Kind of school, whether it is trường chuyên, whether it may have a regulation of its own on class size.
const KINDS: [(&str, bool, bool); 6] = [
    ("ordinary", false, false),
    ("specialised", true, true),
    ("special", false, true),
    ("ethnic_boarding", false, true),
    ("ethnic_semi_boarding", false, true),
    ("ethnic_semi_boarding", false, false),
];

/// The conditions of a set and the facts they are about.
#[derive(Debug)]
pub struct ConditionOracle {
    /// The indicators that have conditions: path and conditions, in order.
    pub conditions: Vec<(String, Vec<Value>)>,
    /// The facts by key.
    pub facts: BTreeMap<String, Value>,
    /// The education levels the set is about.
    pub levels: Vec<String>,
    /// Whether numbers are no ground for a verdict under this set.
    pub advisory: bool,
}

impl ConditionOracle {
    /// Reads a set and its facts.
    #[must_use]
    pub fn of(set: &str, facts: &str) -> Self {
        let (set, facts): (Value, Value) = (serde_json::from_str(set).unwrap(), serde_json::from_str(facts).unwrap());
        let criteria = list(&set["standards"]).iter().flat_map(|standard| list(&standard["criteria"]));
        let levels = criteria.flat_map(|criterion| list(&criterion["levels"]));
        let indicators = levels.flat_map(|level| list(&level["indicators"]));
        let with = indicators.filter(|indicator| !list(&indicator["conditions"]).is_empty());
        Self {
            conditions: with.map(|own| (text(&own["path"]).to_owned(), list(&own["conditions"]).clone())).collect(),
            facts: list(&facts["facts"]).iter().map(|fact| (text(&fact["key"]).to_owned(), fact.clone())).collect(),
            levels: list(&set["education_levels"]).iter().map(|level| text(level).to_owned()).collect(),
            advisory: !set["advisory"].is_null(),
        }
    }

    /// What the input suggests of each indicator that has conditions.
    #[must_use]
    pub fn verdicts(&self, input: &Value) -> BTreeMap<String, &'static str> {
        self.conditions.iter().map(|(path, _)| (path.clone(), self.verdict(input, path))).collect()
    }

    /// What the input suggests of an indicator.
    #[must_use]
    pub fn verdict(&self, input: &Value, path: &str) -> &'static str {
        if self.advisory {
            return "undetermined";
        }
        let (_, conditions) = self.conditions.iter().find(|(own, _)| own == path).unwrap();
        let case = Case::new(self, input);
        let spot = Spot { year: case.last, level: None, person: None, area: None };
        case.all(conditions, spot).verdict()
    }

    /// A number the input gives or lets follow, in the year that begins so.
    #[must_use]
    pub fn number(&self, input: &Value, key: &str, level: Option<&str>, year: u64) -> Option<Fraction> {
        Case::new(self, input).number(key, Spot { year, level, person: None, area: None })
    }
}

impl<'a> Case<'a> {
    fn all(&self, conditions: &'a [Value], spot: Spot<'a>) -> Outcomes {
        let start = Outcomes { yes: true, no: false };
        conditions.iter().fold(start, |so_far, own| so_far.with(self.outcomes(own, spot), |one, two| one && two))
    }

    fn outcomes(&self, condition: &'a Value, spot: Spot<'a>) -> Outcomes {
        let of = |name: &str| list(&condition[name]).as_slice();
        match text(&condition["form"]) {
            "compare" => self.compare(condition, spot),
            "every_year" if !condition["area_doubt"].is_null() => {
                let moved = Spot { area: Some(self.last), ..spot };
                self.every_year(condition, spot).unless(self.every_year(condition, moved))
            }
            "every_year" => self.every_year(condition, spot),
            "count_years" => {
                let mut counts = BTreeSet::from([0]);
                // Whether a year before the school was there counts is not established: it might hold.
                for spot in self.years(condition, spot) {
                    let own = spot.map_or(OPEN, |spot| self.all(of("of"), spot));
                    counts = counts
                        .iter()
                        .flat_map(|count: &u64| own.each().map(move |holds| count + u64::from(holds)))
                        .collect();
                }
                let least = condition["at_least"].as_u64().unwrap();
                Outcomes::of(counts.iter().map(|count| *count >= least))
            }
            "trend" => OPEN,
            "any_of" => of("of").iter().fold(Outcomes { yes: false, no: true }, |so_far, own| {
                so_far.with(self.outcomes(own, spot), |one, two| one || two)
            }),
            "all_of" => self.all(of("of"), spot),
            "when" => {
                let applies = self.compare(&condition["applies"], spot);
                applies.with(self.all(of("then"), spot), |applies, then| !applies || then)
            }
            "each_person" => self.each_person(condition, spot),
            "variants" => self.variants(of("of"), spot),
            "last_year" => self.all(of("of"), spot).unless(self.every_year(condition, spot)),
            "readings" => self.all(of("chosen"), spot).unless(self.all(of("other"), spot)),
            other => panic!("no such form: {other}"),
        }
    }

    /// The years of a window; `None` for one that was over before the school was founded. A person may have been rated
    /// elsewhere in such a year.
    fn years(&self, condition: &Value, spot: Spot<'a>) -> Vec<Option<Spot<'a>>> {
        let founded = self.input["school"]["founded"].as_u64().unwrap_or(0);
        let years = (0..condition["years"].as_u64().unwrap()).map(|back| self.last - back);
        years.map(|year| (year + 1 >= founded || spot.person.is_some()).then_some(Spot { year, ..spot })).collect()
    }

    fn every_year(&self, condition: &'a Value, spot: Spot<'a>) -> Outcomes {
        let of = list(&condition["of"]);
        let years = self.years(condition, spot).into_iter().map(|spot| spot.map_or(OPEN, |spot| self.all(of, spot)));
        years.fold(Outcomes { yes: true, no: false }, |so_far, own| so_far.with(own, |one, two| one && two))
    }

    fn each_person(&self, condition: &'a Value, spot: Spot<'a>) -> Outcomes {
        let key = text(&condition["fact"]);
        let named: Vec<&str> =
            bare(&self.input["facts"][key]).as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let due = self.sum(&self.oracle.facts[key]["persons"], spot).unwrap_or(Fraction(0, 1));
        let all_named = !named.is_empty() && due.is("at_most", Fraction(i128::try_from(named.len()).unwrap(), 1));
        let others = if all_named { Outcomes { yes: true, no: false } } else { OPEN };
        named.into_iter().fold(others, |so_far, person| {
            let own = self.all(list(&condition["of"]), Spot { person: Some(person), ..spot });
            so_far.with(own, |one, two| one && two)
        })
    }

    /// The outcomes over all schools this may be; what those that share their branches lead to is looked at once.
    fn variants(&self, branches: &'a [Value], spot: Spot<'a>) -> Outcomes {
        let holds = |world: &World, branch: &Value| list(&branch["variant"]).iter().all(|own| world.is(text(own)));
        let own = |world: &World| -> Vec<bool> { branches.iter().map(|branch| holds(world, branch)).collect() };
        let choices: BTreeSet<Vec<bool>> = self.worlds(spot).iter().map(own).collect();
        let outcomes = choices.iter().map(|choice| {
            let chosen = branches.iter().zip(choice).filter(|(_, own)| **own).map(|(branch, _)| {
                let level = list(&branch["variant"]).iter().map(text).find(|name| is_level(name));
                self.all(list(&branch["of"]), Spot { level: level.or(spot.level), ..spot })
            });
            chosen.fold(Outcomes { yes: true, no: false }, |so_far, own| so_far.with(own, |one, two| one && two))
        });
        Outcomes::of(outcomes.flat_map(Outcomes::each))
    }

    fn worlds(&self, spot: Spot<'_>) -> Vec<World> {
        let school = &self.input["school"];
        let both = |said: Option<bool>| said.map_or(vec![true, false], |answer| vec![answer]);
        let area = &school["difficult_area"];
        let area = area.as_bool().or_else(|| area[year_name(spot.area.unwrap_or(spot.year))].as_bool());
        let levels: Vec<Vec<String>> = match &self.taught {
            Some(taught) => vec![taught.iter().map(|level| (*level).to_owned()).collect()],
            None => (1_u32..1 << self.oracle.levels.len())
                .map(|bits| {
                    let in_it = |place: &usize| bits >> place & 1 == 1;
                    let places = (0..self.oracle.levels.len()).filter(in_it);
                    places.map(|place| self.oracle.levels[place].clone()).collect()
                })
                .collect(),
        };
        let mut worlds = Vec::new();
        for difficult in both(area) {
            for commune in both(school["specially_difficult_commune"].as_bool()) {
                for urban in both(school["urban"].as_bool()) {
                    for young in both(school["founded"].as_u64().map(|year| year > 2001)) {
                        let kind = school["kind"].as_str();
                        for (_, specialised, regulation) in KINDS.iter().filter(|own| kind.is_none_or(|k| k == own.0)) {
                            worlds.extend(levels.iter().map(|levels| World {
                                difficult,
                                commune,
                                urban,
                                young,
                                specialised: *specialised,
                                regulation: *regulation,
                                levels: levels.clone(),
                            }));
                        }
                    }
                }
            }
        }
        worlds
    }

    fn compare(&self, compare: &Value, spot: Spot<'a>) -> Outcomes {
        let (key, comparator) = (text(&compare["fact"]), text(&compare["comparator"]));
        let fact = &self.oracle.facts[key];
        match &compare["threshold"] {
            Value::Bool(due) => match self.given(key, spot).and_then(Value::as_bool) {
                Some(answer) => Outcomes::of([answer == *due]),
                None => Outcomes::of([true, false].map(|answer| answer == *due)),
            },
            Value::String(due) => {
                let scale: Vec<&str> = list(&fact["scale"]).iter().map(|grade| text(&grade["name"])).collect();
                let place = |name: &str| scale.iter().position(|own| *own == name).unwrap();
                match self.given(key, spot).map(text) {
                    Some(grade) => Outcomes::of([place(grade) >= place(due)]),
                    None => Outcomes::of(scale.iter().map(|grade| place(grade) >= place(due))),
                }
            }
            due => {
                let due = fraction(due);
                if let Some(number) = self.number(key, spot) {
                    return Outcomes::of([number.is(comparator, due)]);
                }
                let step = if fact["value"] == "integer" { Fraction(1, 1) } else { Fraction(1, 100) };
                let (least, most) = (&fact["least"], &fact["most"]);
                let tried = [due.plus(step.times(-1)), due, due.plus(step)];
                let extremes = [least, most].into_iter().filter(|end| !end.is_null()).map(fraction);
                let possible = tried.into_iter().chain(extremes).filter(|number| {
                    (least.is_null() || number.is("at_least", fraction(least)))
                        && (most.is_null() || number.is("at_most", fraction(most)))
                });
                Outcomes::of(possible.map(|number| number.is(comparator, due)))
            }
        }
    }
}
