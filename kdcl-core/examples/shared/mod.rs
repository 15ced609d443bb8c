//! What the example programs share: reading files and lines, telling what is wrong.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use kdcl_core::{Language, Problems, Quoted, text_from_bytes};

/// A language, as a command line names it.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Tongue {
    Vi,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Vi => Self::Vietnamese,
            Tongue::En => Self::English,
        }
    }
}

/// What a program ends with: 0 answered, 1 the input is refused or cannot be read.
pub(crate) fn status(ended: Result<ExitCode, Box<dyn Error>>, file: &Path) -> ExitCode {
    match ended {
        Ok(code) => code,
        // A reader that closes the pipe early (`| head`) has all it wanted.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes an answer, or all that is wrong.
pub(crate) fn tell(answer: Result<String, Problems>, json: bool, language: Language) -> io::Result<ExitCode> {
    match answer {
        Ok(text) => {
            io::stdout().lock().write_all(text.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            eprint!("{}", refusal(&problems, json, language));
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

/// An answer or the errors for each line; an empty line gives nothing. Of a line that is too long only the start is
/// held, enough for the library to refuse it; the next line is read as if nothing had been.
pub(crate) fn lines(
    input: impl Read,
    out: &mut impl Write,
    answer: impl Fn(&str) -> Result<String, Problems>,
) -> Result<(), Box<dyn Error>> {
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
            let answer = text_from_bytes(line).and_then(&answer).unwrap_or_else(|problems| problems.to_json());
            writeln!(out, "{answer}")?;
        }
    }
}

/// The input of a case of the corpus, and what the case says of it.
pub(crate) fn bundled(case: &Path, language: Language) -> Result<(Vec<u8>, Option<String>), Box<dyn Error>> {
    let case: serde_json::Value = serde_json::from_reader(BufReader::new(File::open(case)?))?;
    let tongue = match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    let about = case.get("about").and_then(|about| about.get(tongue)).and_then(serde_json::Value::as_str);
    let input = case.get("input").ok_or("the case has no input")?.to_string();
    Ok((input.into_bytes(), about.map(str::to_owned)))
}

/// A file, or the standard input for `-`.
pub(crate) fn open(file: &Path) -> io::Result<Box<dyn Read>> {
    if file == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(file)?)) }
}

/// A whole file, as far as the library would read it.
pub(crate) fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(file)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
