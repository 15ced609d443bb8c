//! Writes the JavaScript beside the compiled module, as the command `wasm-bindgen` would.
//!
//! A library call instead of the command, so that the version stands in a lock file and nothing is installed.
//!
//! usage: kdcl-bindgen MODULE.wasm FOLDER

use std::env::args_os;
use std::path::PathBuf;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = args_os().skip(1).map(PathBuf::from).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: kdcl-bindgen MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(true).remove_name_section(true).remove_producers_section(true);
    match bindgen.web(true).and_then(|own| own.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kdcl-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
