//! Writes the JSON Schemas of everything that goes in and comes out, each as `FOLDER/NAME.json`.
//!
//! usage: cargo run --release --features schema --example schemas -- FOLDER

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("usage: schemas FOLDER")?);
    fs::create_dir_all(&folder)?;
    for name in kdcl_core::SCHEMA_NAMES {
        let schema = kdcl_core::schema(name).ok_or("a schema without text")?;
        fs::write(folder.join(format!("{name}.json")), schema)?;
    }
    Ok(())
}
