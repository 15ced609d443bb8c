//! The program of the README, run by the tests and compared with what the README prints.
#![allow(clippy::print_stdout, clippy::indexing_slicing, reason = "the program of the README is as short as it can be")]

use kdcl_core::Catalogue;

fn main() -> Result<(), kdcl_core::Problems> {
    let school = r#"{ "standard_set": "tt57-2026-pho-thong", "ratings": {
        "1.1": "met", "1.2": "met", "1.3": "met", "1.4": "met", "2.1": "met", "2.2": { "1": "met" }, "2.3": "met",
        "3.1": "met", "3.2": "met", "3.3": "met", "3.4": "met", "4.1": "met", "4.2": "met", "4.3": "met" } }"#;
    let outcome = Catalogue::builtin().assessment(school)?.rate();
    println!("level: {} to {}", outcome.level.lowest, outcome.level.highest);
    println!("by: {}", outcome.basis[0].citation);
    println!("to ask next: {:?}", outcome.ask_next);
    println!("missing for level 2: {:?}", outcome.gaps[0].must);
    Ok(())
}
