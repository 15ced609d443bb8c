//! Suggests verdicts from what is known of a school and prints them for a person, or as JSON.
//!
//! `cargo run --release --example suggest -- FILE` — without FILE, a case that comes with the library.
//!
//! Everything about the law is the library's; here is only the reading of files and the laying out of tables.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line program prints")]

mod report;
#[path = "../shared/mod.rs"]
mod shared;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use kdcl_core::{Catalogue, suggest_json, text_from_bytes};

use shared::Tongue;

/// The case used where no file is named, with what it shows in the file.
const BUNDLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/suggest/good/tt19-difficult-area.json");

/// Suggests verdicts from what is known of a school (JSON), by its standard set.
#[derive(Parser)]
struct Arguments {
    /// The school data; `-` is the standard input. Without it, a bundled case.
    file: Option<PathBuf>,
    /// Print the suggestions as JSON.
    #[arg(long)]
    json: bool,
    /// Take school data a line, print suggestions or `{"errors": …}` a line; blank lines are passed over.
    #[arg(long, conflicts_with = "json", requires = "file")]
    jsonl: bool,
    /// Print something else made from the data, as JSON.
    #[arg(long, value_enum, conflicts_with_all = ["json", "jsonl"])]
    print: Option<Print>,
    /// The language of the report.
    #[arg(long, value_enum, default_value_t = Tongue::Vi)]
    lang: Tongue,
}

#[derive(Clone, Copy, ValueEnum)]
enum Print {
    /// The assessment with what is suggested filled in and marked.
    Prefill,
    /// Sentences for the self-assessment report.
    Draft,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    shared::status(run(&arguments), arguments.file.as_deref().unwrap_or(Path::new(BUNDLED)))
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let language = arguments.lang.into();
    let (bytes, about) = match &arguments.file {
        Some(file) if arguments.jsonl => {
            shared::lines(shared::open(file)?, &mut io::stdout().lock(), suggest_json)?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(file) => (shared::bytes(file)?, None),
        None => shared::bundled(Path::new(BUNDLED), language)?,
    };
    let answer = text_from_bytes(&bytes).and_then(|text| {
        let data = Catalogue::builtin().school_data(text)?;
        Ok(match arguments.print {
            Some(Print::Prefill) => data.prefill().to_json() + "\n",
            Some(Print::Draft) => data.draft().to_json() + "\n",
            None if arguments.json => data.suggest().to_json() + "\n",
            None => about.map(|about| about + "\n").unwrap_or_default() + &report::report(&data, language),
        })
    });
    Ok(shared::tell(answer, arguments.json || arguments.print.is_some(), language)?)
}
