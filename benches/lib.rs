//! The inputs of the measurements, and the plain way to do the same that a reader can judge ours by.
//!
//! INVARIANT: the plain version gives the same level as the engine; the measurements check that before they time it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a measurement that cannot start must stop"
)]

use std::fmt::Write as _;

use kdcl_core::{Catalogue, FactPer, FactValue, LevelColumns, StandardSet, Verdict, Verdicts};

/// TT 18: 28 criteria, 154 indicators and 6 clauses.
#[must_use]
pub fn tt18() -> &'static StandardSet {
    Catalogue::builtin().by_id("tt18-2018-trung-hoc").expect("a set of the library")
}

/// A school at level 2 that lacks 3 indicators of level 3 and 5 clauses: every verdict is given.
#[must_use]
pub fn verdicts() -> Verdicts {
    let mut verdicts = Verdicts::default();
    for (number, indicator) in tt18().indicators().iter().enumerate() {
        let missing = ["5.6/3/a", "5.6/3/b", "2.2/3/a", "22.2/4", "22.3/4", "22.4/4", "22.5/4", "22.6/4"];
        let verdict = if missing.contains(&indicator.path()) { Verdict::NotMet } else { Verdict::Met };
        verdicts.set(number, verdict);
    }
    verdicts
}

/// The same school as JSON, a verdict for every indicator by its letter.
#[must_use]
pub fn assessment_json() -> String {
    let (set, verdicts) = (tt18(), verdicts());
    let mut ratings = String::new();
    for criterion in set.criteria() {
        let _ = write!(ratings, "{}\"{}\":{{", if ratings.is_empty() { "" } else { "," }, criterion.code());
        for (place, level) in criterion.levels().iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            let _ = write!(ratings, "{comma}\"{}\":", level.number());
            let verdict = |number: usize| verdicts.get(number).name();
            let letters: Vec<String> = level
                .indicators()
                .filter_map(|number| {
                    Some(format!("\"{}\":\"{}\"", set.indicators()[number].letter()?, verdict(number)))
                })
                .collect();
            let _ = match letters.as_slice() {
                [] => write!(ratings, "\"{}\"", verdict(level.indicators().start)),
                letters => write!(ratings, "{{{}}}", letters.join(",")),
            };
        }
        ratings.push('}');
    }
    format!(
        "{{\"standard_set\":\"{}\",\"school\":{{\"name\":\"Trường THCS Ví Dụ\",\"education_levels\":[\"thcs\"]}},\
         \"school_year\":\"2022-2023\",\"assessed_on\":\"2023-05-20\",\"ratings\":{{{ratings}}}}}",
        set.id()
    )
}

/// A criterion as most programs hold it: for each level the verdicts on its indicators.
pub struct PlainCriterion {
    /// Its standard.
    pub standard: u8,
    /// Level and verdicts.
    pub levels: Vec<(u8, Vec<Verdict>)>,
}

/// A school as most programs hold it.
#[must_use]
pub fn plain() -> Vec<PlainCriterion> {
    let (set, verdicts) = (tt18(), verdicts());
    let standard_of = |place: usize| {
        set.standards()
            .iter()
            .find(|standard| standard.criteria().contains(&place))
            .map_or(0, kdcl_core::Standard::number)
    };
    let levels = |criterion: &kdcl_core::Criterion| {
        let verdicts_of = |level: &kdcl_core::Level| {
            (level.number(), level.indicators().map(|number| verdicts.get(number)).collect())
        };
        criterion.levels().iter().map(verdicts_of).collect()
    };
    set.criteria()
        .iter()
        .enumerate()
        .map(|(place, criterion)| PlainCriterion { standard: standard_of(place), levels: levels(criterion) })
        .collect()
}

/// The level by structs and loops: criterion by criterion, then the lowest, then the clauses.
#[must_use]
pub fn plain_level(school: &[PlainCriterion]) -> u8 {
    let met = |verdict: &Verdict| matches!(verdict, Verdict::Met | Verdict::NotApplicable);
    let mut level = 3;
    let mut clauses = true;
    for criterion in school {
        let mut reached = 0;
        for (number, verdicts) in &criterion.levels {
            if !verdicts.iter().all(met) {
                break;
            }
            reached = *number;
        }
        if criterion.standard == 22 {
            clauses &= reached == 4;
        } else if reached < 3 && criterion.levels.last().is_some_and(|(highest, _)| *highest > reached) {
            level = level.min(reached);
        }
    }
    if level == 3 && clauses { 4 } else { level }
}

/// How many schools a table of levels has.
pub const SCHOOLS: usize = 1_000_000;

/// What each criterion of TT 18 reached at each of [`SCHOOLS`] schools, mostly its highest level; one cell in a hundred
/// is not assessed where some are to be `open`.
#[must_use]
pub fn level_columns(open: bool) -> Vec<Vec<u8>> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut dice = move || {
        // xorshift64: the same numbers on every machine.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let column = |criterion: &kdcl_core::Criterion| {
        let levels: Vec<u8> = criterion.levels().iter().map(kdcl_core::Level::number).collect();
        let highest = criterion.highest_defined();
        let cell = || match dice() % 100 {
            0 if open => LevelColumns::NOT_ASSESSED,
            0..=4 => levels.first().copied().unwrap_or(0),
            5 => 0,
            _ => highest,
        };
        std::iter::repeat_with(cell).take(SCHOOLS).collect()
    };
    tt18().criteria().iter().map(column).collect()
}

/// What is known of a preschool that has given every fact its conditions use, for each of five years.
///
/// Counts are 100 where they are counted of, 97 where they are a part; so most conditions hold and every window is full.
#[must_use]
pub fn school_data_json() -> String {
    let set = tt19();
    let years = ["2018-2019", "2019-2020", "2020-2021", "2021-2022", "2022-2023"];
    let mut facts: Vec<String> = Vec::new();
    let conditions = set.to_json();
    let asked = |key: &str| conditions.contains(&format!("\"fact\":\"{key}\""));
    let counted = |key: &str| {
        let rates = set.facts().iter().filter(|fact| asked(&fact.key)).filter_map(|fact| fact.of.as_ref());
        rates.flat_map(|of| of.part.iter().chain(&of.whole)).any(|own| own == key)
    };
    let used = |key: &str| asked(key) || counted(key);
    for fact in set.facts().iter().filter(|fact| fact.given_in.is_none() && fact.of.is_none() && used(&fact.key)) {
        let value = match (fact.value, fact.key.as_str()) {
            (FactValue::YesNo, _) => "true".to_owned(),
            (FactValue::Grade, _) => format!("\"{}\"", fact.scale[fact.scale.len() / 2].name),
            (FactValue::Decimal, _) => "96.5".to_owned(),
            (_, "heads" | "sports_organised" | "thematic_studies_per_group") => "2".to_owned(),
            (_, "teachers_rated_dat" | "teachers_disciplined" | "staff_disciplined" | "violations_concluded") => {
                "0".to_owned()
            }
            (_, "teachers_at_standard" | "teachers_rated_tot") => "40".to_owned(),
            (_, "teachers_above_standard" | "teachers_rated_kha") => "60".to_owned(),
            _ if fact.part_of.as_ref().is_some_and(|whole| used(whole)) => "97".to_owned(),
            _ => "100".to_owned(),
        };
        let by_year = years.map(|year| format!("\"{year}\":{value}")).join(",");
        let by_year = format!("{{{by_year}}}");
        let text = match (fact.is_per(FactPer::Person), fact.is_per(FactPer::SchoolYear)) {
            (true, _) => format!("{{\"head\":{by_year},\"deputy\":{by_year}}}"),
            (false, true) => by_year,
            (false, false) => value,
        };
        facts.push(format!("\"{}\":{text}", fact.key));
    }
    format!(
        "{{\"standard_set\":\"{}\",\"school\":{{\"difficult_area\":false,\"founded\":1998}},\"school_year\":\"2022-2023\",\
         \"facts\":{{{}}}}}",
        set.id(),
        facts.join(",")
    )
}

/// TT 19, of the circulars of 2018 the one with the most conditions on a school without levels.
#[must_use]
pub fn tt19() -> &'static StandardSet {
    Catalogue::builtin().by_id("tt19-2018-mam-non").expect("a set of the library")
}
