//! What the proofs share: an oracle for the level rule that knows nothing of the engine, and the corpus of cases.
//!
//! The oracle reads a set as the contract shows it (JSON) and follows the rule's sentence literally, criterion by
//! criterion, without masks or compiled targets. INVARIANT: it never calls the engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::missing_panics_doc,
    reason = "this crate is proof, not product: a failed expectation is a failed test"
)]

#[path = "case_files.rs"]
pub mod cases;
pub mod condition_oracle;
pub mod random_sets;

use serde_json::Value;

/// The code blocks of the README that are Rust, run as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

/// The same of the Vietnamese README.
#[cfg(doctest)]
#[doc = include_str!("../README.vi.md")]
mod readme_vi {}

/// The program of the guide to the law data.
#[cfg(doctest)]
#[doc = include_str!("../standards/README.md")]
mod standards_readme {}

/// A standard set, as far as the level rule needs it.
#[derive(Debug)]
pub struct Oracle {
    /// The paths of all indicators, in order.
    pub paths: Vec<String>,
    /// The criteria, in order.
    pub criteria: Vec<OracleCriterion>,
    /// The rules, from level 1 up.
    pub rules: Vec<OracleRule>,
    /// The criteria of each standard, by place.
    pub standards: Vec<(u64, Vec<usize>)>,
}

/// A criterion: its code, and for each level the places of its indicators in [`Oracle::paths`].
#[derive(Debug)]
pub struct OracleCriterion {
    /// Its code.
    pub code: String,
    /// Level and indicators, lowest first.
    pub levels: Vec<(u8, Vec<usize>)>,
}

/// A level of the rule, its criteria by place.
#[derive(Debug)]
pub struct OracleRule {
    /// The level.
    pub level: u8,
    /// Those that must all be at the level.
    pub mandatory: Vec<usize>,
    /// How many of which others must be.
    pub quota: Option<(usize, Vec<usize>)>,
    /// The level none may be below.
    pub floor: Option<u8>,
}

impl Oracle {
    /// Reads the set from its JSON.
    #[must_use]
    pub fn of(set_json: &str) -> Self {
        let set: Value = serde_json::from_str(set_json).unwrap();
        let (mut paths, mut criteria, mut standards) = (Vec::new(), Vec::new(), Vec::new());
        for standard in list(&set["standards"]) {
            let first = criteria.len();
            for criterion in list(&standard["criteria"]) {
                let levels = list(&criterion["levels"]).iter().map(|level| {
                    let from = paths.len();
                    paths.extend(list(&level["indicators"]).iter().map(|indicator| text(&indicator["path"])));
                    (number(&level["level"]), (from..paths.len()).collect())
                });
                let levels = levels.collect();
                criteria.push(OracleCriterion { code: text(&criterion["code"]), levels });
            }
            standards.push((standard["number"].as_u64().unwrap(), (first..criteria.len()).collect()));
        }
        let places = |codes: &Value| -> Vec<usize> {
            let place = |code: &Value| criteria.iter().position(|criterion| criterion.code == text(code)).unwrap();
            list(codes).iter().map(place).collect()
        };
        let rules = list(&set["rule"]).iter().map(|rule| OracleRule {
            level: number(&rule["level"]),
            mandatory: places(&rule["mandatory"]),
            quota: rule["quota"]
                .as_object()
                .map(|quota| (usize::try_from(quota["at_least"].as_u64().unwrap()).unwrap(), places(&quota["of"]))),
            floor: rule["floor"].as_u64().map(|floor| u8::try_from(floor).unwrap()),
        });
        Self { rules: rules.collect(), paths, criteria, standards }
    }

    /// A criterion's level: the highest of which, and of each below, every indicator is met.
    #[must_use]
    pub fn criterion_level(&self, criterion: usize, met: &dyn Fn(usize) -> bool) -> u8 {
        let mut reached = 0;
        for (level, indicators) in &self.criteria[criterion].levels {
            if !indicators.iter().all(|&indicator| met(indicator)) {
                break;
            }
            reached = *level;
        }
        reached
    }

    /// The school's level.
    #[must_use]
    pub fn level(&self, met: &dyn Fn(usize) -> bool) -> u8 {
        self.level_over(met, &|_| true)
    }

    /// The level over some of the criteria.
    #[must_use]
    pub fn level_over(&self, met: &dyn Fn(usize) -> bool, counts: &dyn Fn(usize) -> bool) -> u8 {
        let levels: Vec<u8> = (0..self.criteria.len()).map(|place| self.criterion_level(place, met)).collect();
        let highest = |place: usize| self.criteria[place].levels.last().unwrap().0;
        let mut school = 0;
        for rule in &self.rules {
            let mandatory: Vec<usize> = rule.mandatory.iter().copied().filter(|&place| counts(place)).collect();
            let (at_least, others) = rule.quota.clone().unwrap_or_default();
            if mandatory.is_empty() && others.is_empty() {
                break;
            }
            let all_mandatory = mandatory.iter().all(|&place| levels[place] >= rule.level.min(highest(place)));
            let enough = others.iter().filter(|&&place| levels[place] >= rule.level).count() >= at_least;
            let floor = rule.floor.unwrap_or(0);
            let none_below = mandatory.iter().chain(&others).all(|&place| levels[place] >= floor.min(highest(place)));
            if !(all_mandatory && enough && none_below) {
                break;
            }
            school = rule.level;
        }
        school
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn number(value: &Value) -> u8 {
    u8::try_from(value.as_u64().unwrap()).unwrap()
}

/// The ids of the sets that come with the library.
pub const SET_IDS: [&str; 6] = [
    "tt17-2018-tieu-hoc",
    "tt18-2018-trung-hoc",
    "tt19-2018-mam-non",
    "tt57-2026-mam-non",
    "tt57-2026-pho-thong",
    "tt57-2026-gdtx",
];
