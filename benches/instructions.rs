//! Does one thing so many times, for `scripts/instructions` to count what the processor executes.
//!
//! Instruction counts hold still on a noisy machine: the difference between doing a thing 101 times and once is a
//! hundred times its cost, whatever else the machine is doing.

#![allow(clippy::print_stderr, clippy::unwrap_used, reason = "a command line program for measurement")]

use std::hint::black_box;

use kdcl_benches::{assessment_json, plain, plain_level, school_data_json, tt18, verdicts};
use serde_json::Value;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (what, times) =
        (arguments.next().unwrap_or_default(), arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1));
    let (set, verdicts, school, text) = (tt18(), verdicts(), plain(), assessment_json());
    let facts = school_data_json();
    let data = kdcl_core::Catalogue::builtin().school_data(&facts).unwrap();
    for _ in 0_u32..times {
        match what.as_str() {
            "level" => drop(black_box(black_box(&verdicts).level(black_box(set)))),
            "plain-level" => drop(black_box(plain_level(black_box(&school)))),
            "rate-json" => drop(black_box(kdcl_core::rate_json(black_box(&text)).unwrap())),
            "suggest" => drop(black_box(black_box(&data).suggest())),
            "parse-value" => drop(black_box(serde_json::from_str::<Value>(black_box(&text)).unwrap())),
            _ => {
                eprintln!("usage: instructions level|plain-level|rate-json|parse-value|suggest TIMES");
                std::process::exit(2);
            }
        }
    }
}
