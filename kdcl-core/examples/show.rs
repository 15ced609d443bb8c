//! Prints a standard set as JSON, or the list of sets.
//!
//! `cargo run --release --example show -- tt18-2018-trung-hoc`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line program prints")]

use std::process::ExitCode;

use clap::Parser;
use kdcl_core::{Catalogue, Problems};

/// Prints a standard set as JSON; without SET, the list of sets.
#[derive(Parser)]
struct Arguments {
    /// The id of a set.
    set: Option<String>,
}

fn main() -> ExitCode {
    let catalogue = Catalogue::builtin();
    let Some(id) = Arguments::parse().set else {
        for set in catalogue.ids().filter_map(|id| catalogue.by_id(id).ok()) {
            let until = set.in_force_until().map_or_else(|| "…".to_owned(), |date| date.to_string());
            println!("{:<22} {} → {:<10}  {}", set.id(), set.in_force_from(), until, set.document());
        }
        return ExitCode::SUCCESS;
    };
    match catalogue.set_json(&id) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", Problems::from(error).to_json());
            ExitCode::FAILURE
        }
    }
}
