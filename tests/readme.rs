//! The READMEs: what they show is what runs, and both say the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed expectation is a failed test")]

use std::process::Command;

const ENGLISH: &str = include_str!("../README.md");
const VIETNAMESE: &str = include_str!("../README.vi.md");
const PROGRAM: &str = include_str!("../kdcl-core/examples/readme.rs");

/// The code blocks of a language.
fn blocks<'a>(readme: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    readme.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().trim()).collect()
}

#[test]
fn both_show_the_same_code() {
    for language in ["sh", "rust", "python", "js", "text"] {
        assert_eq!(blocks(ENGLISH, language), blocks(VIETNAMESE, language), "{language}");
    }
    let headings = |readme: &str| readme.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headings(ENGLISH), headings(VIETNAMESE));
}

#[test]
fn the_program_prints_what_is_shown() {
    let (_, shown) = PROGRAM.split_once("\n\n").unwrap();
    assert_eq!(blocks(ENGLISH, "rust"), [shown.trim()]);
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../kdcl-core/Cargo.toml");
    let run = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--manifest-path", manifest, "--example", "readme"])
        .output();
    let printed = String::from_utf8(run.unwrap().stdout).unwrap();
    assert_eq!(blocks(ENGLISH, "text").first(), Some(&printed.trim()));
}

#[test]
fn the_commands_are_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let commands: Vec<&str> = blocks(ENGLISH, "sh");
    // The others are those of the Python package, whose own tests run them, and of the page.
    assert_eq!(commands[..2], ["cargo run --release --example rate", "scripts/check"]);
    assert!(root.join("kdcl-core/examples/rate/main.rs").is_file() && root.join("scripts/check").is_file());
    assert!(commands.contains(&"scripts/demo-page") && root.join("scripts/demo-page").is_file());
}
