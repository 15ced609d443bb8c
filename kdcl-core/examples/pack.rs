//! Writes standard sets as a build without the reader takes them, the browser's among them.
//!
//! usage: cargo run --release --example pack -- FOLDER [FILE.toml]…
//!
//! Into the folder go all sets of the library, each as `ID.set` and together as `all.set`, and, checked like them, the sets
//! of the files.

#![allow(clippy::print_stderr, reason = "a command tells what went wrong")]

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use clap::Parser;
use kdcl_core::{Catalogue, StandardSet};

/// Writes standard sets as a build without the reader takes them.
#[derive(Parser)]
struct Arguments {
    /// Where they go, each as `ID.set`.
    folder: PathBuf,
    /// Set files of your own, in TOML.
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    match pack(&Arguments::parse_from(env::args_os())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn pack(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(&arguments.folder)?;
    let write = |set: &StandardSet| fs::write(arguments.folder.join(format!("{}.set", set.id())), set.to_packed());
    let catalogue = Catalogue::builtin();
    let mut all = Vec::new();
    for id in catalogue.ids() {
        let set = catalogue.by_id(id)?;
        write(set)?;
        all.extend(set.to_packed());
    }
    fs::write(arguments.folder.join("all.set"), all)?;
    for file in &arguments.files {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let set = StandardSet::from_toml(&text).map_err(|problems| format!("{}:\n{problems}", file.display()))?;
        write(&set)?;
    }
    Ok(())
}
