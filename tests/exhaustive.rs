//! The level rule against an independent oracle, over every complete assessment there is.
//!
//! TT 57: all 3^15 of them. The circulars of 2018: one assessment of every class (how many criteria stand at which
//! level, how many clauses are met), the rule being the same for each criterion; and a real school's counts in every
//! placement.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::needless_for_each,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Catalogue, Interval, StandardSet, Verdict, Verdicts};
use kdcl_tests::Oracle;

fn set(id: &str) -> &'static StandardSet {
    Catalogue::builtin().by_id(id).unwrap()
}

/// Gives a criterion exactly a level: its indicators up to it met, those above not met.
fn put(verdicts: &mut Verdicts, set: &StandardSet, criterion: usize, reached: u8) {
    for level in set.criteria()[criterion].levels() {
        let verdict = if level.number() <= reached { Verdict::Met } else { Verdict::NotMet };
        level.indicators().for_each(|number| verdicts.set(number, verdict));
    }
}

/// Khoản 3 Điều 5 of TT 57/2026, written from its sentence for the 15 levels in the order of the annex.
fn khoan_3_dieu_5(levels: &[u8; 15]) -> u8 {
    // 1.1 1.2 1.3 1.4 | 2.1 2.2 2.3 | 3.1 3.2 3.3 3.4 3.5 | 4.1 4.2 4.3
    let mandatory = [2, 3, 4, 5, 7, 8, 12, 13];
    let others = [0, 1, 6, 9, 10, 11, 14];
    let at_2 = others.iter().filter(|&&place| levels[place] == 2).count();
    let at_1_or_2 = others.iter().filter(|&&place| levels[place] >= 1).count();
    if mandatory.iter().all(|&place| levels[place] == 2) && at_2 >= 5 && at_1_or_2 == 7 {
        2
    } else {
        u8::from(mandatory.iter().all(|&place| levels[place] >= 1) && at_1_or_2 >= 5)
    }
}

#[test]
fn tt57_every_complete_assessment() {
    for id in ["tt57-2026-mam-non", "tt57-2026-pho-thong", "tt57-2026-gdtx"] {
        let set = set(id);
        let (mut levels, mut verdicts) = ([0_u8; 15], Verdicts::default());
        (0..15).for_each(|criterion| put(&mut verdicts, set, criterion, 0));
        let mut found = [0_u32; 3];
        loop {
            let level = verdicts.level(set);
            let expected = khoan_3_dieu_5(&levels);
            assert_eq!(level, Interval { lowest: expected, highest: expected }, "{id}: {levels:?}");
            found[usize::from(expected)] += 1;
            // The next assessment: count up in base 3.
            let Some(place) = levels.iter().position(|&level| level < 2) else { break };
            for (criterion, level) in levels.iter_mut().enumerate().take(place + 1) {
                *level = if criterion == place { *level + 1 } else { 0 };
                put(&mut verdicts, set, criterion, *level);
            }
        }
        // Closed form: 29 = C(7,5) + C(7,6) + 1; at least level 1 = 2^8 (21·2^5 + 7·2^6 + 2^7).
        assert_eq!(found, [14_029_419, 319_459, 29], "{id}");
    }
}

/// Khoản 1 Điều 6 and Điều 22 of the circulars of 2018, from how many criteria stand at which level.
fn dieu_6_dieu_22(with_level_3: [usize; 4], without: [usize; 3], clauses_met: usize, clauses: usize) -> u8 {
    if with_level_3[0] + without[0] > 0 {
        0
    } else if with_level_3[1] + without[1] > 0 {
        1
    } else if with_level_3[2] > 0 {
        2 // A criterion without level 3 counts at level 2, its highest.
    } else if clauses_met < clauses {
        3
    } else {
        4
    }
}

/// All ways to split `total` into `N` counts.
fn splits<const N: usize>(total: usize) -> Vec<[usize; N]> {
    fn fill<const N: usize>(place: usize, left: usize, now: &mut [usize; N], all: &mut Vec<[usize; N]>) {
        if place == N - 1 {
            now[place] = left;
            all.push(*now);
            return;
        }
        for count in 0..=left {
            now[place] = count;
            fill(place + 1, left - count, now, all);
        }
    }
    let mut all = Vec::new();
    fill(0, total, &mut [0; N], &mut all);
    all
}

#[test]
fn circulars_of_2018_every_class() {
    for (id, with, without, clauses) in
        [("tt17-2018-tieu-hoc", 19, 8, 5), ("tt18-2018-trung-hoc", 20, 8, 6), ("tt19-2018-mam-non", 19, 6, 6)]
    {
        let set = set(id);
        let of_highest = |highest: u8| -> Vec<usize> {
            (0..set.criteria().len()).filter(|&place| set.criteria()[place].highest_defined() == highest).collect()
        };
        let (three, two, four) = (of_highest(3), of_highest(2), of_highest(4));
        assert_eq!((three.len(), two.len(), four.len()), (with, without, clauses), "{id}");
        let mut seen = [0_u32; 5];
        let (mut verdicts, mut turn) = (Verdicts::default(), 0);
        for a in splits::<4>(with) {
            for b in splits::<3>(without) {
                // Where in the set the levels stand must not matter: start at another place each time.
                turn += 1;
                let spread = |verdicts: &mut Verdicts, places: &[usize], counts: &[usize]| {
                    let levels =
                        counts.iter().zip(0_u8..).flat_map(|(&count, level)| std::iter::repeat_n(level, count));
                    for (offset, level) in levels.enumerate() {
                        put(verdicts, set, places[(offset + turn) % places.len()], level);
                    }
                };
                spread(&mut verdicts, &three, &a);
                spread(&mut verdicts, &two, &b);
                for met in 0..=clauses {
                    for (offset, &place) in four.iter().enumerate() {
                        put(&mut verdicts, set, place, if (offset + turn) % clauses < met { 4 } else { 0 });
                    }
                    let expected = dieu_6_dieu_22(a, b, met, clauses);
                    assert_eq!(
                        verdicts.level(set),
                        Interval { lowest: expected, highest: expected },
                        "{id} {a:?} {b:?} {met}"
                    );
                    seen[usize::from(expected)] += 1;
                }
            }
        }
        assert!(seen.iter().all(|&count| count > 0), "{id}: every level occurs");
    }
}

/// THCS Tân Phước, 2023: 28 of 28 at levels 1 and 2; at level 3, 3 criteria met and 11 not met of 20, 6 told neither
/// way; 1 of 6 clauses. Concluded: level 2, national standard degree 1. Which criteria they were is not published, so
/// every placement must give it, whatever the 6 were.
#[test]
fn tan_phuoc_2023_in_every_placement() {
    let set = set("tt18-2018-trung-hoc");
    let of_highest = |highest: u8| -> Vec<usize> {
        (0..set.criteria().len()).filter(|&place| set.criteria()[place].highest_defined() == highest).collect()
    };
    let (three, four) = (of_highest(3), of_highest(4));
    let mut base = Verdicts::default();
    (0..28).for_each(|place| put(&mut base, set, place, 2));
    let mut placements = 0;
    for not_met in 0_u32..1 << 20 {
        if not_met.count_ones() != 11 {
            continue;
        }
        // The others: the 6 untold may be any of the 9, and met or not, so all 9 are left not assessed at level 3.
        let mut verdicts = base;
        for (bit, &place) in three.iter().enumerate() {
            let verdict = if not_met >> bit & 1 == 1 { Verdict::NotMet } else { Verdict::NotAssessed };
            set.criteria()[place].levels()[2].indicators().for_each(|number| verdicts.set(number, verdict));
        }
        for &clause in &four {
            four.iter().for_each(|&place| put(&mut verdicts, set, place, if place == clause { 4 } else { 0 }));
            assert_eq!(verdicts.level(set), Interval { lowest: 2, highest: 2 });
            placements += 1;
        }
    }
    assert_eq!(placements, 167_960 * 6); // C(20, 11) and which clause
    let outcome = {
        let mut assessment = kdcl_core::Assessment::new(set);
        four.iter().for_each(|&place| put(&mut base, set, place, 0));
        assessment.set_verdicts(base);
        assessment.rate()
    };
    assert_eq!(outcome.national_standard_degree, Some(Interval { lowest: 1, highest: 1 }));
}

/// The generic oracle agrees with both sentences written above, so the properties may rest on it.
#[test]
fn the_generic_oracle_follows_the_law() {
    let oracle = Oracle::of(&set("tt57-2026-pho-thong").to_json());
    let mut levels = [0_u8; 15];
    for step in 0_u32..200_000 {
        let mut digits = step.wrapping_mul(2_654_435_761) % 14_348_907;
        for level in &mut levels {
            *level = u8::try_from(digits % 3).unwrap();
            digits /= 3;
        }
        // Two indicators a criterion, level 1 then level 2.
        let met = |number: usize| levels[number / 2] > u8::try_from(number % 2).unwrap();
        assert_eq!(oracle.level(&met), khoan_3_dieu_5(&levels), "{levels:?}");
    }
}
