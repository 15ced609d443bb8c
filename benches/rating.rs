//! What a rating costs, beside what a reader can judge it by, in one run.
//!
//! `cargo bench -p kdcl-benches`. Look at the ratios: the machine's own speed changes from hour to hour.

#![allow(missing_docs, reason = "the macros of the harness make the functions public")]
#![allow(clippy::unwrap_used, reason = "a measurement that cannot start must stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kdcl_benches::{SCHOOLS, assessment_json, level_columns, plain, plain_level, school_data_json, tt18, verdicts};
use kdcl_core::{Catalogue, LevelColumns, rate_json, suggest_json};
use serde_json::Value;

/// Budget: at most 50 ns without allocation; a plain version takes about 200 ns.
fn level(criterion: &mut Criterion) {
    let (set, verdicts, school) = (tt18(), verdicts(), plain());
    let level = verdicts.level(set);
    assert_eq!((level.lowest, level.highest), (plain_level(&school), plain_level(&school)));
    let mut group = criterion.benchmark_group("level of one school (TT 18)");
    group.bench_function("kdcl, an interval", |b| b.iter(|| black_box(&verdicts).level(black_box(set))));
    group.bench_function("structs and loops, a level", |b| b.iter(|| plain_level(black_box(&school))));
    group.finish();
}

/// Budget: at most twice what it takes to parse the same text into a tree.
fn json(criterion: &mut Criterion) {
    let text = assessment_json();
    let mut group = criterion.benchmark_group("rate with full explanation, from JSON to JSON (TT 18)");
    group.throughput(criterion::Throughput::Bytes(u64::try_from(text.len()).unwrap()));
    group.bench_function("kdcl", |b| b.iter(|| rate_json(black_box(&text)).unwrap()));
    group.bench_function("serde_json::Value, parse only", |b| {
        b.iter(|| serde_json::from_str::<Value>(black_box(&text)).unwrap());
    });
    // Where the time goes.
    let assessment = Catalogue::builtin().assessment(&text).unwrap();
    let outcome = assessment.rate();
    group.bench_function("of which: read", |b| b.iter(|| Catalogue::builtin().assessment(black_box(&text)).unwrap()));
    group.bench_function("of which: rate", |b| b.iter(|| black_box(&assessment).rate()));
    group.bench_function("of which: write", |b| b.iter(|| black_box(&outcome).to_json()));
    group.finish();
}

/// Budget: all suggestions of a school in at most 20 µs.
fn suggestions(criterion: &mut Criterion) {
    let text = school_data_json();
    let data = Catalogue::builtin().school_data(&text).unwrap();
    let suggestions = data.suggest();
    assert!(suggestions.suggestions.iter().filter(|own| !own.checks.is_empty()).count() > 50);
    let mut group = criterion.benchmark_group("all suggestions of one school (TT 19)");
    group.bench_function("kdcl", |b| b.iter(|| black_box(&data).suggest()));
    group.bench_function("read the facts", |b| b.iter(|| Catalogue::builtin().school_data(black_box(&text)).unwrap()));
    group.bench_function("write the suggestions", |b| b.iter(|| black_box(&suggestions).to_json()));
    group.bench_function("from JSON to JSON", |b| b.iter(|| suggest_json(black_box(&text)).unwrap()));
    group.bench_function("serde_json::Value, parse only", |b| {
        b.iter(|| serde_json::from_str::<Value>(black_box(&text)).unwrap());
    });
    group.finish();
}

/// Budget: at least 50 million schools a second on one core, from columns of levels.
fn columns(criterion: &mut Criterion) {
    let rule = LevelColumns::new(tt18());
    let mut group = criterion.benchmark_group("levels of a million schools from columns (TT 18)");
    group.throughput(criterion::Throughput::Elements(u64::try_from(SCHOOLS).unwrap())).sample_size(20);
    for (name, open) in [("every criterion assessed", false), ("one in a hundred not assessed", true)] {
        let columns = level_columns(open);
        let columns: Vec<Option<&[u8]>> = columns.iter().map(|column| Some(column.as_slice())).collect();
        let (mut lowest, mut highest) = (vec![0; SCHOOLS], vec![0; SCHOOLS]);
        rule.rate(&columns, &mut lowest, &mut highest).unwrap();
        assert_eq!(lowest == highest, !open);
        group.bench_function(name, |b| {
            b.iter(|| rule.rate(black_box(&columns), &mut lowest, &mut highest).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, level, json, suggestions, columns);
criterion_main!(benches);
