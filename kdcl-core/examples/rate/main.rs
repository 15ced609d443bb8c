//! Rates a school's self-assessment and prints the result for a person, or as JSON.
//!
//! `cargo run --release --example rate -- FILE` — without FILE, a case that comes with the library.
//!
//! Everything about levels is the library's; here is only the reading of files and the laying out of tables.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line program prints")]

mod report;
#[path = "../shared/mod.rs"]
mod shared;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use kdcl_core::{Catalogue, rate_json, text_from_bytes};

use shared::Tongue;

/// The case rated where no file is named, with its source in the file.
const BUNDLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/good/demo-mn-hoa-sen-phu-yen.json");

/// Rates a school's self-assessment (JSON) by its standard set.
#[derive(Parser)]
struct Arguments {
    /// The assessment; `-` is the standard input. Without it, a bundled case.
    file: Option<PathBuf>,
    /// Print the outcome as JSON.
    #[arg(long)]
    json: bool,
    /// Take an assessment a line, print an outcome or `{"errors": …}` a line; blank lines are passed over.
    #[arg(long, conflicts_with = "json", requires = "file")]
    jsonl: bool,
    /// The language of the report.
    #[arg(long, value_enum, default_value_t = Tongue::Vi)]
    lang: Tongue,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    shared::status(run(&arguments), arguments.file.as_deref().unwrap_or(Path::new(BUNDLED)))
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let language = arguments.lang.into();
    let (bytes, about) = match &arguments.file {
        Some(file) if arguments.jsonl => {
            shared::lines(shared::open(file)?, &mut io::stdout().lock(), rate_json)?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(file) => (shared::bytes(file)?, None),
        None => shared::bundled(Path::new(BUNDLED), language)?,
    };
    let answer = text_from_bytes(&bytes).and_then(|text| {
        if arguments.json {
            return rate_json(text).map(|json| json + "\n");
        }
        let assessment = Catalogue::builtin().assessment(text)?;
        Ok(report::report(&assessment, about.as_deref(), language))
    });
    Ok(shared::tell(answer, arguments.json, language)?)
}
