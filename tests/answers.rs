//! Prints the library's answer to every case of the corpus, a line of JSON each, for other languages to be held against.
//!
//! `cargo run -p kdcl-tests --bin answers`; with `--all` also every set and its facts, and to each good case what is missing
//! for each level, what changes where a verdict does, and for school data the sentences, the filled-in assessment and the draft.

#![allow(clippy::print_stdout, reason = "a command line program prints")]

use kdcl_core::{Catalogue, Problems, rate_json, suggest_json};
use kdcl_tests::SET_IDS;
use kdcl_tests::cases::{cases, input};
use serde_json::{Value, json};

type Answer = fn(&str) -> Result<String, Problems>;

fn main() {
    let folders: [(&str, &str, Answer); 4] = [
        ("good", "rate", rate_json),
        ("bad", "rate", rate_json),
        ("suggest/good", "suggest", suggest_json),
        ("suggest/bad", "suggest", suggest_json),
    ];
    for (folder, question, answer) in folders {
        for (name, case) in cases(folder) {
            let text = input(&case);
            tell(&format!("{folder}/{name}"), question, &text, &Value::Null, answer(&text));
        }
    }
    if std::env::args().any(|argument| argument == "--all") {
        the_other_questions();
    }
}

/// A line: the case, which question it is, what is asked, what is asked beside, and the answer.
fn tell(case: &str, question: &str, text: &str, beside: &Value, answer: Result<String, Problems>) {
    let answer = answer.unwrap_or_else(|problems| problems.to_json());
    println!("{}", json!({ "case": case, "ask": question, "input": text, "beside": beside, "answer": answer }));
}

fn the_other_questions() {
    let library = Catalogue::builtin();
    for id in SET_IDS {
        tell(id, "standardSet", id, &Value::Null, library.set_json(id).map_err(Problems::from));
        tell(id, "facts", id, &Value::Null, library.facts_json(id).map_err(Problems::from));
    }
    for (name, case) in cases("good") {
        let (name, text) = (format!("good/{name}"), input(&case));
        tell(&name, "assessment", &text, &Value::Null, library.assessment(&text).map(|own| own.to_json()));
        for level in 1..=5 {
            let answer = library.assessment(&text).and_then(|own| Ok(own.gap_to(level)?.to_json()));
            tell(&name, "gap", &text, &json!(level), answer);
        }
        let change = r#"{"1.1":"not_met","9.9":"met"}"#;
        for change in [r#"{"1.1":"not_met"}"#, change] {
            let answer = library.assessment(&text).and_then(|own| Ok(own.what_if(change)?.to_json()));
            tell(&name, "whatIf", &text, &json!(change), answer);
        }
    }
    let of_data: [(&str, Answer); 3] = [
        ("sentences", |text| Ok(Catalogue::builtin().school_data(text)?.suggest().sentences_json())),
        ("prefill", |text| Ok(Catalogue::builtin().school_data(text)?.prefill().to_json())),
        ("draft", |text| Ok(Catalogue::builtin().school_data(text)?.draft().to_json())),
    ];
    for (name, case) in cases("suggest/good") {
        let text = input(&case);
        for (question, answer) in of_data {
            tell(&format!("suggest/good/{name}"), question, &text, &Value::Null, answer(&text));
        }
    }
}
