//! Tables against assessments: whatever a row says, it is rated as the assessment that says the same.
//!
//! The columns of levels are held against the oracle, which knows neither the kernel nor the engine.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{
    Assessment, Catalogue, Cell, Interval, LevelColumns, Marks, Problems, RatedRow, StandardSet, TableSet,
};
use kdcl_tests::random_sets::sets;
use kdcl_tests::{Oracle, SET_IDS};
use proptest::prelude::*;
use serde_json::{Value, json};

const OPEN: u8 = LevelColumns::NOT_ASSESSED;

/// Seeds of the levels of some schools: a byte a criterion.
fn seeds(criteria: usize) -> impl Strategy<Value = Vec<Vec<u8>>> {
    // More than one block of the kernel at times, and not a multiple of one.
    prop::collection::vec(prop::collection::vec(any::<u8>(), criteria), 1..700)
}

/// What a criterion reached, or that it was not assessed: mostly its highest level, so that every level of the school
/// turns up.
fn level_of(oracle: &Oracle, criterion: usize, seed: u8) -> u8 {
    let levels = &oracle.criteria[criterion].levels;
    match seed {
        0..=6 => OPEN,
        7..=12 => 0,
        13..=40 => levels[usize::from(seed) % levels.len()].0,
        _ => levels.last().unwrap().0,
    }
}

fn kernel(set: &StandardSet, schools: &[Vec<u8>], absent: Option<usize>) -> (Vec<u8>, Vec<u8>) {
    let columns: Vec<Vec<u8>> =
        (0..set.criteria().len()).map(|place| schools.iter().map(|school| school[place]).collect()).collect();
    let columns: Vec<Option<&[u8]>> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| (absent != Some(place)).then_some(column.as_slice()))
        .collect();
    let (mut lowest, mut highest) = (vec![9; schools.len()], vec![9; schools.len()]);
    LevelColumns::new(set).rate(&columns, &mut lowest, &mut highest).unwrap();
    (lowest, highest)
}

/// The kernel's bounds are the oracle's with the open criteria at nothing and at their highest.
fn agrees(set: &StandardSet, seeds: &[Vec<u8>]) {
    let oracle = Oracle::of(&set.to_json());
    let mut schools: Vec<Vec<u8>> = seeds
        .iter()
        .map(|school| (0..set.criteria().len()).map(|place| level_of(&oracle, place, school[place])).collect())
        .collect();
    let absent = usize::from(seeds[0][0]);
    let absent = (absent < set.criteria().len()).then_some(absent);
    let (lowest, highest) = kernel(set, &schools, absent);
    for (row, school) in schools.iter_mut().enumerate() {
        if let Some(absent) = absent {
            school[absent] = OPEN;
        }
        let level = |open: u8| {
            let met = |indicator: usize| {
                let holds = |(place, criterion): (usize, &kdcl_tests::OracleCriterion)| {
                    let reached = if school[place] == OPEN { open } else { school[place] };
                    criterion.levels.iter().any(|(level, own)| *level <= reached && own.contains(&indicator))
                };
                oracle.criteria.iter().enumerate().any(holds)
            };
            oracle.level(&met)
        };
        assert_eq!((lowest[row], highest[row]), (level(0), level(9)), "{school:?}");
        let bounds = Interval { lowest: lowest[row], highest: highest[row] };
        assert_eq!(LevelColumns::new(set).level_of(school), Some(bounds), "{school:?}");
        assert_eq!(LevelColumns::new(set).level_of(&school[1..]), None, "a criterion is missing");
        let mut amiss = school.clone();
        amiss[row % set.criteria().len()] = 8;
        assert_eq!(LevelColumns::new(set).level_of(&amiss), None, "no criterion has a level 8");
    }
    explained(set, &schools, &lowest, &highest);
}

/// What stands in a school's way by its levels is what stands in it by the cells that say the same.
fn explained(set: &StandardSet, schools: &[Vec<u8>], lowest: &[u8], highest: &[u8]) {
    let (rule, table) = (LevelColumns::new(set), TableSet::new(set));
    for (row, levels) in schools.iter().enumerate().take(40) {
        for to in [None, set.rule().last().map(|rule| rule.level), Some(1)] {
            let mut school = Marks::default();
            for (criterion, level) in set.criteria().iter().zip(levels).filter(|(_, level)| **level != OPEN) {
                table.note(&mut school, criterion.code(), Cell::Number(f64::from(*level)));
            }
            let by_cells = table.rate(school, &Assessment::new(set), to).unwrap();
            let level = Interval { lowest: lowest[row], highest: highest[row] };
            assert_eq!(rule.row(levels, level, to).unwrap(), by_cells, "{levels:?} to {to:?}");
        }
    }
}

/// A row as its table says it: column and cell.
type Row = Vec<(String, String)>;

fn rated<'s>(set: &'s StandardSet, row: &Row) -> Result<RatedRow<'s>, Problems> {
    let table = TableSet::new(set);
    let mut school = Marks::default();
    for (column, cell) in row {
        table.note(&mut school, column, Cell::Text(cell));
    }
    table.rate(school, &Assessment::new(set), None)
}

/// One criterion, as a table writes it and as an assessment does.
fn criterion(oracle: &Oracle, place: usize, seed: u8) -> (Row, Option<(String, Value)>) {
    let own = &oracle.criteria[place];
    let words = [("x", "met"), ("Không đạt", "not_met"), ("-", "not_assessed"), ("Không áp dụng", "not_applicable")];
    let word = |seed: usize| words[if seed % 7 < 4 { 0 } else { seed % 4 }];
    if seed.is_multiple_of(3) {
        let level = level_of(oracle, place, seed);
        let cell = if level == OPEN { "–".to_owned() } else { format!("Mức {level}") };
        let rating = (level != OPEN).then(|| (own.code.clone(), json!({ "reached": level })));
        return (vec![(own.code.clone(), cell)], rating);
    }
    let by_level = seed.is_multiple_of(2);
    let (mut row, mut rating) = (Row::new(), json!({}));
    for (level, indicators) in &own.levels {
        for (index, indicator) in indicators.iter().enumerate() {
            let (cell, verdict) = word(usize::from(seed) + usize::from(*level) + if by_level { 0 } else { *indicator });
            let path = &oracle.paths[*indicator];
            match path.split('/').nth(2) {
                Some(letter) => rating[level.to_string()][letter] = verdict.into(),
                None => rating[level.to_string()] = verdict.into(),
            }
            let column = if by_level { format!("{}/{level}", own.code) } else { path.clone() };
            if !by_level || index == 0 {
                row.push((column, cell.to_owned()));
            }
        }
    }
    (row, Some((own.code.clone(), rating)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn columns_of_random_sets((set, seeds) in sets().prop_flat_map(|set| {
        let criteria = set.criteria().len();
        (Just(set), seeds(criteria))
    })) {
        agrees(&set, &seeds);
    }

    #[test]
    fn columns_of_the_sets(id in prop::sample::select(SET_IDS.to_vec()), seeds in seeds(40)) {
        agrees(Catalogue::builtin().by_id(id).unwrap(), &seeds[..seeds.len().min(60)]);
    }

    /// Cells of every shape, and the assessment that says the same: level, gap and warnings are equal.
    #[test]
    fn rows_are_assessments(id in prop::sample::select(SET_IDS.to_vec()), seeds in prop::collection::vec(any::<u8>(), 40)) {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let oracle = Oracle::of(&set.to_json());
        let parts = (0..oracle.criteria.len()).map(|place| criterion(&oracle, place, seeds[place]));
        let (rows, ratings): (Vec<Row>, Vec<_>) = parts.unzip();
        let ratings: serde_json::Map<String, Value> = ratings.into_iter().flatten().collect();
        let assessment = json!({ "standard_set": id, "ratings": ratings }).to_string();
        let outcome = Catalogue::builtin().assessment(&assessment).unwrap().rate();
        let row = rated(set, &rows.concat()).unwrap();
        prop_assert_eq!(row.level, outcome.level);
        prop_assert_eq!(row.accreditation_grade, outcome.accreditation_grade);
        prop_assert_eq!(row.national_standard_degree, outcome.national_standard_degree);
        prop_assert_eq!(row.gap.as_ref(), outcome.gaps.first());
        let codes = |warnings: &[kdcl_core::Warning]| -> Vec<&str> {
            warnings.iter().map(kdcl_core::Warning::code).filter(|code| *code != "rating.recognition_needs_more").collect()
        };
        prop_assert_eq!(codes(&row.warnings), codes(&outcome.warnings));
    }
}

#[test]
fn a_wrong_level_refuses_its_row_alone() {
    for id in SET_IDS {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let oracle = Oracle::of(&set.to_json());
        let best: Vec<u8> = oracle.criteria.iter().map(|own| own.levels.last().unwrap().0).collect();
        for place in 0..best.len() {
            let levels = &oracle.criteria[place].levels;
            let schools: Vec<Vec<u8>> = (0..=u8::MAX)
                .map(|value| {
                    let mut school = best.clone();
                    school[place] = value;
                    school
                })
                .collect();
            let (lowest, highest) = kernel(set, &schools, None);
            for value in 0..=u8::MAX {
                let known = value == 0 || value == OPEN || levels.iter().any(|(level, _)| *level == value);
                let row = usize::from(value);
                let refused = LevelColumns::REFUSED;
                assert_eq!((lowest[row] == refused, highest[row] == refused), (!known, !known), "{id} {place} {value}");
            }
        }
    }
}

#[test]
fn what_is_wrong_is_told_at_its_column_all_at_once() {
    let set = Catalogue::builtin().by_id("tt18-2018-trung-hoc").unwrap();
    let row = [
        ("1.1", "Đạt"),    // which level?
        ("1.2", "3"),      // it has two
        ("1.3/1/a", "có"), // met, or "there is one"?
        ("9.9", "x"),
        ("9.9/1", "--"), // says nothing
        ("1.4/3", "x"),
        ("1.4/3/a", "x"),
        ("1.5", "2"),
    ];
    let row: Row = row.iter().map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned())).collect();
    let problems = rated(set, &row).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.path().unwrap(), problem.error().code())).collect();
    assert_eq!(
        found,
        [
            ("/1.1", "table.unreadable_level"),
            ("/1.2", "assessment.unknown_reached"),
            ("/1.3~11~1a", "table.unreadable_verdict"),
            ("/9.9", "assessment.unknown_criterion"),
            ("/1.4~13~1a", "table.said_twice"),
        ]
    );
}

#[test]
fn a_flood_of_mistakes_is_bounded() {
    let set = Catalogue::builtin().by_id("tt57-2026-gdtx").unwrap();
    let row: Row = (0..100_000).map(|place| (format!("9.{place}"), "x".to_owned())).collect();
    let problems = rated(set, &row).unwrap_err();
    assert_eq!(problems.iter().count(), 21);
    assert_eq!(problems.iter().last().unwrap().error().code(), "json.too_many_errors");
}
