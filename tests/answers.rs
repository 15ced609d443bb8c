//! Prints the library's answer to every case of the corpus, a line of JSON each, for other languages to be held against.
//!
//! `cargo run -p kdcl-tests --bin answers`

#![allow(clippy::print_stdout, reason = "a command line program prints")]

use kdcl_core::{Problems, rate_json, suggest_json};
use kdcl_tests::cases::{cases, input};
use serde_json::json;

fn main() {
    type Answer = fn(&str) -> Result<String, Problems>;
    let folders: [(&str, Answer); 4] =
        [("good", rate_json), ("bad", rate_json), ("suggest/good", suggest_json), ("suggest/bad", suggest_json)];
    for (folder, answer) in folders {
        for (name, case) in cases(folder) {
            let text = input(&case);
            let answer = answer(&text).unwrap_or_else(|problems| problems.to_json());
            println!("{}", json!({ "case": format!("{folder}/{name}"), "input": text, "answer": answer }));
        }
    }
}
