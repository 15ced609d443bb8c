//! What must hold for any set and any verdicts, checked against brute force.
//!
//! Two kinds of input: sets made at random within the format (so the rule's whole shape is tried, not only what the
//! circulars use of it), and the library's own sets with verdicts that leave something open.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::needless_for_each,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Assessment, Catalogue, Gap, Interval, Outcome, StandardSet, Verdict, Verdicts};
use kdcl_tests::random_sets::{MOST_INDICATORS, sets};
use kdcl_tests::{Oracle, SET_IDS};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use serde_json::Value;

/// More open indicators than this are not tried in every completion.
const MOST_OPEN: usize = 9;

/// Verdicts for so many indicators, mostly met, with at most [`MOST_OPEN`] not assessed.
fn verdicts(count: usize, met: u32) -> impl Strategy<Value = Vec<Verdict>> {
    let settled = prop_oneof![
        met => Just(Verdict::Met), 2 => Just(Verdict::NotMet), 1 => Just(Verdict::NotApplicable)
    ];
    let open = subsequence((0..count).collect::<Vec<_>>(), 0..=MOST_OPEN.min(count));
    (prop::collection::vec(settled, count), open).prop_map(|(mut verdicts, open)| {
        open.into_iter().for_each(|place| verdicts[place] = Verdict::NotAssessed);
        verdicts
    })
}

fn set_and_verdicts() -> impl Strategy<Value = (StandardSet, Vec<Verdict>)> {
    sets().prop_flat_map(|set| {
        let count = set.indicators().len();
        (Just(set), verdicts(count, 4))
    })
}

fn assess<'s>(set: &'s StandardSet, verdicts: &[Verdict]) -> Assessment<'s> {
    let mut given = Verdicts::default();
    for (number, verdict) in verdicts.iter().enumerate() {
        given.set(number, *verdict);
    }
    let mut assessment = Assessment::new(set);
    assessment.set_verdicts(given);
    assessment
}

fn counts_as_met(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Met | Verdict::NotApplicable)
}

/// Every completion: for each, which indicators count as met.
fn completions(verdicts: &[Verdict]) -> Vec<Vec<bool>> {
    let open: Vec<usize> = (0..verdicts.len()).filter(|&place| verdicts[place] == Verdict::NotAssessed).collect();
    let settled: Vec<bool> = verdicts.iter().map(|verdict| counts_as_met(*verdict)).collect();
    (0_u32..1 << open.len())
        .map(|answers| {
            let mut met = settled.clone();
            open.iter().enumerate().for_each(|(bit, &place)| met[place] = answers >> bit & 1 == 1);
            met
        })
        .collect()
}

fn bounds(levels: impl IntoIterator<Item = u8> + Clone) -> Interval {
    Interval { lowest: levels.clone().into_iter().min().unwrap(), highest: levels.into_iter().max().unwrap() }
}

/// A level of something, from which indicators count as met.
type Level<'a> = dyn Fn(&dyn Fn(usize) -> bool) -> u8 + 'a;

/// The intervals of school, criteria and standards are the bounds over all completions.
fn intervals_are_exact(oracle: &Oracle, outcome: &Outcome<'_>, completions: &[Vec<bool>]) {
    let over =
        |level: &Level<'_>| bounds(completions.iter().map(|met| level(&|place| met[place])).collect::<Vec<u8>>());
    assert_eq!(outcome.level, over(&|met| oracle.level(met)));
    for (place, criterion) in outcome.criteria.iter().enumerate() {
        assert_eq!(criterion.level, over(&|met| oracle.criterion_level(place, met)), "{}", criterion.code);
    }
    for standard in outcome.standards.iter().filter(|standard| standard.level.is_some()) {
        let (_, own) = oracle.standards.iter().find(|(number, _)| *number == u64::from(standard.number)).unwrap();
        let expected = over(&|met| oracle.level_over(met, &|place| own.contains(&place)));
        assert_eq!(standard.level, Some(expected), "standard {}", standard.number);
    }
}

/// An open indicator is asked for exactly when some completion of the others makes its answer change the level.
fn questions_are_exact(oracle: &Oracle, outcome: &Outcome<'_>, verdicts: &[Verdict], completions: &[Vec<bool>]) {
    let pivotal = |place: usize| {
        completions.iter().filter(|met| met[place]).any(|met| {
            let without = |other: usize| met[other] && other != place;
            oracle.level(&|other| met[other]) != oracle.level(&without)
        })
    };
    let open = (0..verdicts.len()).filter(|&place| verdicts[place] == Verdict::NotAssessed);
    let expected: Vec<&str> = open.filter(|&place| pivotal(place)).map(|place| oracle.paths[place].as_str()).collect();
    assert_eq!(outcome.ask_next, expected);
}

/// A set of indicators reaches the level exactly when it holds all that the gap says every way needs, and enough of
/// what it leaves to choose. Tried on the choices themselves, on each with one path left out, and on random sets.
fn gap_is_exact(oracle: &Oracle, gap: &Gap<'_>, verdicts: &[Verdict], tries: &[Vec<bool>]) {
    let place = |path: &&str| oracle.paths.iter().position(|own| own == path).unwrap();
    let must: Vec<usize> = gap.must.iter().map(place).collect();
    let choices: Vec<(usize, Vec<Vec<usize>>)> = gap
        .choose
        .iter()
        .map(|choose| (choose.at_least, choose.of.iter().map(|pick| pick.paths.iter().map(place).collect()).collect()))
        .collect();
    let claimed = |added: &[bool]| {
        must.iter().all(|&place| added[place])
            && choices.iter().all(|(at_least, of)| {
                of.iter().filter(|pick| pick.iter().all(|&place| added[place])).count() >= *at_least
            })
    };
    let reached = |added: &[bool]| oracle.level(&|place| counts_as_met(verdicts[place]) || added[place]) >= gap.target;
    for added in tries {
        assert_eq!(reached(added), claimed(added), "target {}", gap.target);
    }
    for (at_least, of) in &choices {
        assert!(0 < *at_least && *at_least < of.len(), "what every way needs belongs to `must`");
        assert!(of.iter().all(|pick| !pick.is_empty()));
    }
    let ways = choices.iter().fold(vec![must.clone()], |ways, (at_least, of)| {
        let picks = (0_u32..1 << of.len()).filter(|picks| picks.count_ones() as usize == *at_least);
        let pick =
            |picks: u32| of.iter().enumerate().filter(move |(bit, _)| picks >> bit & 1 == 1).flat_map(|(_, pick)| pick);
        let all: Vec<Vec<usize>> = picks.map(|picks| pick(picks).copied().collect()).collect();
        ways.iter().flat_map(|way| all.iter().map(move |more| [way.as_slice(), more.as_slice()].concat())).collect()
    });
    for way in ways {
        let mut added = vec![false; oracle.paths.len()];
        way.iter().for_each(|&place| added[place] = true);
        assert!(reached(&added), "a choice must reach level {}", gap.target);
        for &place in &way {
            added[place] = false;
            assert!(!reached(&added), "{} is not needed for level {}", oracle.paths[place], gap.target);
            added[place] = true;
        }
    }
}

fn all_hold(set: &StandardSet, verdicts: &[Verdict], tries: &[Vec<bool>]) {
    let oracle = Oracle::of(&set.to_json());
    let outcome = assess(set, verdicts).rate();
    let completions = completions(verdicts);
    intervals_are_exact(&oracle, &outcome, &completions);
    questions_are_exact(&oracle, &outcome, verdicts, &completions);
    let targets: Vec<u8> = outcome.gaps.iter().map(|gap| gap.target).collect();
    let above: Vec<u8> =
        set.rule().iter().map(|rule| rule.level).filter(|level| *level > outcome.level.lowest).collect();
    assert_eq!(targets, above);
    outcome.gaps.iter().for_each(|gap| gap_is_exact(&oracle, gap, verdicts, tries));
    let named: Vec<&str> = outcome.indicators.iter().map(|indicator| indicator.path).collect();
    let in_order =
        |paths: &[&str]| paths.windows(2).all(|pair| set.indicator_number(pair[0]) < set.indicator_number(pair[1]));
    assert!(in_order(&named) && in_order(&outcome.ask_next) && in_order(&outcome.not_applicable));
    let in_gaps = |gap: &Gap<'_>| {
        let chosen = gap.choose.iter().flat_map(|choose| &choose.of).flat_map(|pick| &pick.paths);
        gap.must.iter().chain(chosen).all(|path| named.contains(path))
    };
    assert!(outcome.gaps.iter().all(in_gaps) && outcome.ask_next.iter().all(|path| named.contains(path)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn any_set(
        (set, verdicts) in set_and_verdicts(),
        tries in prop::collection::vec(prop::collection::vec(prop::bool::weighted(0.7), MOST_INDICATORS), 24),
    ) {
        all_hold(&set, &verdicts, &tries);
    }

    #[test]
    fn no_better_verdict_lowers_a_level((set, verdicts) in set_and_verdicts(), which in any::<Index>()) {
        let before = assess(&set, &verdicts).rate();
        let place = which.index(verdicts.len());
        let mut better = verdicts.clone();
        better[place] = match verdicts[place] {
            Verdict::NotMet => Verdict::NotAssessed,
            _ => Verdict::Met,
        };
        let after = assess(&set, &better).rate();
        prop_assert!(after.level.lowest >= before.level.lowest && after.level.highest >= before.level.highest);
    }

    /// What is missing for one level is what the outcome says of it, and nothing where it is reached.
    #[test]
    fn a_distance_is_a_gap_of_the_outcome((set, verdicts) in set_and_verdicts()) {
        let assessment = assess(&set, &verdicts);
        let outcome = assessment.rate();
        for rule in set.rule() {
            let distance = assessment.gap_to(rule.level).unwrap();
            let named: Vec<&str> = distance.indicators.iter().map(|own| own.path).collect();
            prop_assert_eq!(distance.level, outcome.level);
            match outcome.gaps.iter().find(|gap| gap.target == rule.level) {
                Some(gap) => {
                    prop_assert_eq!(&distance.gap, gap);
                    let paths = gap.choose.iter().flat_map(|own| &own.of).flat_map(|own| &own.paths);
                    let mut due: Vec<&str> = gap.must.iter().chain(paths).copied().collect();
                    due.sort_by_key(|path| set.indicator_number(path));
                    prop_assert_eq!(named, due);
                }
                None => prop_assert!(distance.gap.must.is_empty() && distance.gap.choose.is_empty() && named.is_empty()),
            }
        }
        prop_assert!(assessment.gap_to(9).is_err());
    }

    #[test]
    fn not_applicable_counts_as_met((set, verdicts) in set_and_verdicts()) {
        let swapped: Vec<Verdict> = verdicts
            .iter()
            .map(|verdict| if *verdict == Verdict::Met { Verdict::NotApplicable } else { *verdict })
            .collect();
        let (a, b) = (assess(&set, &verdicts).rate(), assess(&set, &swapped).rate());
        prop_assert_eq!((a.level, a.gaps, a.ask_next), (b.level, b.gaps, b.ask_next));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn the_sets_of_the_library(
        id in prop::sample::select(&SET_IDS[..]),
        verdicts in verdicts(170, 60),
        tries in prop::collection::vec(prop::collection::vec(prop::bool::weighted(0.98), 170), 24),
    ) {
        let set = Catalogue::builtin().by_id(id).unwrap();
        all_hold(set, &verdicts[..set.indicators().len()], &tries);
    }

    #[test]
    fn the_order_of_the_input_is_irrelevant_and_it_can_be_written_again(
        id in prop::sample::select(&SET_IDS[..]),
        verdicts in verdicts(170, 10),
        seed in any::<u64>(),
    ) {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let assessment = assess(set, &verdicts[..set.indicators().len()]);
        let text = assessment.to_json();
        let again = Catalogue::builtin().assessment(&text).unwrap();
        prop_assert_eq!(&again, &assessment);
        prop_assert_eq!(again.to_json(), text.clone());
        let shuffled = shuffle(&serde_json::from_str(&text).unwrap(), seed);
        let outcome = Catalogue::builtin().rate_json(&shuffled.to_string()).unwrap();
        prop_assert_eq!(outcome, assessment.rate().to_json());
    }
}

/// The same JSON with the fields of every table in another order.
fn shuffle(value: &Value, seed: u64) -> Value {
    let Value::Object(fields) = value else { return value.clone() };
    let mut fields: Vec<(String, Value)> =
        fields.iter().map(|(name, value)| (name.clone(), shuffle(value, seed))).collect();
    let key = |name: &str| {
        name.bytes()
            .fold(seed | 1, |hash, byte| hash.wrapping_mul(6_364_136_223_846_793_005).rotate_left(17) ^ u64::from(byte))
    };
    fields.sort_by_key(|(name, _)| key(name));
    Value::Object(fields.into_iter().collect())
}
