//! Rates a school's self-assessment and prints the result for a person, or as JSON.
//!
//! `cargo run --release --example rate -- FILE` — without FILE, a case that comes with the library.
//!
//! Everything about levels is the library's; here is only the reading of files and the laying out of tables.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line program prints")]

mod report;

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use kdcl_core::{Catalogue, Language, Problems, Quoted, rate_json, text_from_bytes};

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

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Vi,
    En,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        // A reader that closes the pipe early (`| head`) has all it wanted.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            let name = arguments.file.as_deref().unwrap_or(Path::new(BUNDLED)).display();
            eprintln!("{name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let language = match arguments.lang {
        Tongue::Vi => Language::Vietnamese,
        Tongue::En => Language::English,
    };
    let mut out = io::stdout().lock();
    if arguments.jsonl {
        lines(open(arguments.file.as_deref())?, &mut out)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (bytes, about) = match &arguments.file {
        Some(file) => (bytes(file)?, None),
        None => bundled(language)?,
    };
    let outcome = text_from_bytes(&bytes).and_then(|text| {
        if arguments.json {
            return rate_json(text).map(|json| json + "\n");
        }
        let assessment = Catalogue::builtin().assessment(text)?;
        Ok(report::report(&assessment, about.as_deref(), language))
    });
    match outcome {
        Ok(text) => {
            out.write_all(text.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            eprint!("{}", refusal(&problems, arguments.json, language));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// All that is wrong, a line each with what to do about it.
fn refusal(problems: &Problems, json: bool, language: Language) -> String {
    if json {
        return problems.to_json() + "\n";
    }
    let line = |problem: &kdcl_core::Problem| {
        let (message, help) = (problem.error().message(), problem.error().help());
        let place = problem.path().filter(|path| !path.is_empty()).map(|path| format!("{}: ", Quoted::new(path)));
        let place = place.unwrap_or_default();
        format!("{place}{}\n    {}\n", message.in_language(language), help.in_language(language))
    };
    problems.iter().map(line).collect()
}

/// How much of a file or of a line is read: what the library takes, and a byte that shows there was more.
const LONGEST: u64 = 4 * 1024 * 1024 + 1;

/// An outcome or the errors for each line; an empty line gives nothing. Of a line that is too long only the start is
/// held, enough for the library to refuse it; the next line is read as if nothing had been.
fn lines(input: impl Read, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let mut input = BufReader::new(input);
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if !line.ends_with(b"\n") {
            input.skip_until(b'\n')?;
        }
        let line = line.trim_ascii();
        if !line.is_empty() {
            let answer = text_from_bytes(line).and_then(rate_json).unwrap_or_else(|problems| problems.to_json());
            writeln!(out, "{answer}")?;
        }
    }
}

fn open(file: Option<&Path>) -> io::Result<Box<dyn Read>> {
    match file {
        Some(file) if file == Path::new("-") => Ok(Box::new(io::stdin())),
        file => Ok(Box::new(File::open(file.unwrap_or(Path::new(BUNDLED)))?)),
    }
}

/// A whole file, as far as the library would read it.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(Some(file))?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bundled case: its assessment, and where it comes from.
fn bundled(language: Language) -> Result<(Vec<u8>, Option<String>), Box<dyn Error>> {
    let case: serde_json::Value = serde_json::from_reader(BufReader::new(File::open(BUNDLED)?))?;
    let tongue = match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    let about = case.get("about").and_then(|about| about.get(tongue)).and_then(serde_json::Value::as_str);
    let input = case.get("input").ok_or("the case has no input")?.to_string();
    Ok((input.into_bytes(), about.map(str::to_owned)))
}
