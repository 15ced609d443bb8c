//! Prints a standard set as JSON, or the list of sets.
//!
//! `cargo run --release --example show -- tt18-2018-trung-hoc`

#![allow(clippy::print_stderr, reason = "a command line program prints")]

use std::io::{self, Write};
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
    match shown(Arguments::parse().set.as_deref()) {
        // A reader that closes the pipe early (`| head`) has all it wanted.
        Ok(text) => match io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        },
        Err(problems) => {
            eprintln!("{}", problems.to_json());
            ExitCode::FAILURE
        }
    }
}

/// The set as JSON, or a line for each set.
fn shown(id: Option<&str>) -> Result<String, Problems> {
    let catalogue = Catalogue::builtin();
    if let Some(id) = id {
        return Ok(catalogue.set_json(id)? + "\n");
    }
    let line = |id| {
        let set = catalogue.by_id(id)?;
        let until = set.in_force_until().map_or_else(|| "…".to_owned(), |date| date.to_string());
        Ok(format!("{id:<22} {} → {until:<10}  {}\n", set.in_force_from(), set.document()))
    };
    catalogue.ids().map(line).collect()
}
