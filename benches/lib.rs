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

use kdcl_core::{Catalogue, StandardSet, Verdict, Verdicts};

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
