//! The example programs as a person runs them: what they print, and their exit status.
//!
//! Status 0: answered, whatever the level; 1: the input is refused; 2: the command line is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failed expectation is a failed test"
)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// An example, built as it stands now whichever way the tests were started.
fn example(name: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")]);
    command.args(["--example", name, "--"]);
    command
}

fn run(name: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = example(name)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has refused its arguments may be gone before it reads.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

const OPEN: &str =
    r#"{"standard_set":"tt57-2026-pho-thong","school":{"name":"Trường THCS Ví Dụ"},"ratings":{"1.3":"met"}}"#;
const WRONG: &str = r#"{"standard_set":"tt57-2026-pho-thong","ratings":{"9.9":"met"}}"#;

#[test]
fn without_a_file_the_bundled_case_is_rated() {
    let (status, out, _) = run("rate", &[], "");
    assert_eq!(status, 0);
    assert!(
        out.contains("Trường mầm non Hoa Sen")
            && out.contains("Dữ liệu THỬ")
            && out.contains("Mức 4  (Điều 22, 19/2018")
    );
    assert!(!out.contains('\u{1b}'), "no colours where no terminal is");
    let (status, json, _) = run("rate", &["--json"], "");
    assert_eq!(status, 0);
    assert!(json.contains(r#""decided":true,"level":{"lowest":4,"highest":4}"#) && json.ends_with("}\n"));
}

#[test]
fn json_is_the_outcome_of_the_library() {
    let (status, out, err) = run("rate", &["--json", "-"], OPEN);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, kdcl_core::rate_json(OPEN).unwrap() + "\n");
}

#[test]
fn a_person_reads_level_gap_and_questions_in_either_language() {
    let (status, out, _) = run("rate", &["-"], OPEN);
    assert_eq!(status, 0);
    for words in [
        "Trường THCS Ví Dụ",
        "Không đạt … Mức 2",
        "Để đạt Mức 1:",
        "và ít nhất 5 trong 7 tiêu chí sau",
        "Phụ lục II",
        "Chưa đánh giá và còn có thể làm thay đổi mức",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    let (_, out, _) = run("rate", &["--lang", "en", "-"], OPEN);
    assert!(out.contains("To reach level 1:") && out.contains("and at least 5 of these 7 criteria"), "{out}");
}

/// Every line of a table is as wide as the first, counted as a terminal shows it.
#[test]
fn vietnamese_tables_are_aligned() {
    let (_, out, _) = run("rate", &["-"], OPEN);
    let rows: Vec<usize> = out
        .lines()
        .filter(|line| line.starts_with(['┌', '│', '╞', '└', '├']))
        .map(|line| line.chars().count())
        .collect();
    assert!(rows.len() > 40);
    // The library's own text is NFC and its letters are one column each, so characters are columns.
    assert!(rows.iter().all(|&width| width == rows[0]), "{rows:?}");
}

#[test]
fn a_refused_input_is_status_1_with_its_errors() {
    let (status, out, err) = run("rate", &["-"], WRONG);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.starts_with("/ratings/9.9: ") && err.contains("không có tiêu chí"), "{err}");
    let (status, _, err) = run("rate", &["--json", "-"], WRONG);
    assert_eq!(status, 1);
    assert_eq!(err, kdcl_core::rate_json(WRONG).unwrap_err().to_json() + "\n");
    let (status, _, err) = run("rate", &["no-such-file.json"], "");
    assert_eq!(status, 1);
    assert!(err.contains("no-such-file.json"), "{err}");
}

#[test]
fn a_wrong_command_line_is_status_2() {
    assert_eq!(run("rate", &["--colour"], "").0, 2);
    assert_eq!(run("rate", &["--json", "--jsonl", "-"], "").0, 2);
    assert_eq!(run("rate", &["--jsonl"], "").0, 2);
    assert_eq!(run("show", &["a", "b"], "").0, 2);
}

#[test]
fn one_bad_line_spoils_no_other() {
    let lines = format!("{OPEN}\n{WRONG}\n\n{{\n{OPEN}\r\n{OPEN}");
    let (status, out, _) = run("rate", &["--jsonl", "-"], &lines);
    assert_eq!(status, 0);
    let answers: Vec<&str> = out.lines().collect();
    let outcome = kdcl_core::rate_json(OPEN).unwrap();
    assert_eq!(answers.len(), 5);
    assert_eq!([answers[0], answers[3], answers[4]], [outcome.as_str(); 3]);
    assert!(answers[1].contains("assessment.unknown_criterion") && answers[2].contains("json.syntax"));
}

#[test]
fn a_line_too_long_is_refused_and_passed_over() {
    let lines = format!("\"{}\"\n{OPEN}\n", "x".repeat(9 * 1024 * 1024));
    let (_, out, _) = run("rate", &["--jsonl", "-"], &lines);
    let answers: Vec<&str> = out.lines().collect();
    assert!(
        answers.len() == 2 && answers[0].contains("json.too_large") && answers[1].starts_with(r#"{"schema"#),
        "{out}"
    );
}

#[test]
fn bytes_that_are_no_text_are_one_refused_line() {
    let mut child =
        example("rate").args(["--jsonl", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    // A name with such a byte would else be rated under another name.
    let named = OPEN.replace("Ví Dụ", "?").replace('?', "\u{1}").into_bytes();
    let damaged: Vec<u8> = named.iter().map(|byte| if *byte == 1 { 0xff } else { *byte }).collect();
    child.stdin.take().unwrap().write_all(&[&damaged, b"\n".as_slice(), OPEN.as_bytes()].concat()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<&str> = text.lines().collect();
    assert!(answers[0].contains("json.syntax") && answers[1].starts_with(r#"{"schema_version":1"#), "{text}");
}

#[test]
fn sets_are_listed_and_shown() {
    let (status, out, _) = run("show", &[], "");
    assert_eq!(status, 0);
    assert_eq!(out.lines().count(), 6);
    assert!(out.contains("tt18-2018-trung-hoc    2018-10-10 → 2025-01-24  18/2018/TT-BGDĐT"), "{out}");
    let (status, out, _) = run("show", &["tt18-2018-trung-hoc"], "");
    assert_eq!(status, 0);
    assert_eq!(out, kdcl_core::Catalogue::builtin().set_json("tt18-2018-trung-hoc").unwrap() + "\n");
    let (status, _, err) = run("show", &["tt99"], "");
    assert_eq!(status, 1);
    assert!(err.contains("standard_set.unknown"), "{err}");
}

const KNOWN: &str = r#"{"standard_set":"tt17-2018-tieu-hoc","school":{"name":"Trường Tiểu học Ví Dụ"},"school_year":"2022-2023","facts":{"classes":31,"complaints":0,"heads":1}}"#;
const WRONG_FACTS: &str =
    r#"{"standard_set":"tt17-2018-tieu-hoc","school_year":"2022-2023","facts":{"classes":-1,"class":31}}"#;

#[test]
fn without_a_file_the_bundled_case_gets_suggestions() {
    let (status, out, err) = run("suggest", &[], "");
    assert_eq!((status, err.as_str()), (0, ""));
    for words in [
        "Ở vùng khó khăn, chuyên cần ít nhất 90 %",
        "Trường Mầm non Ví Dụ · 2019-2020 · 19/2018/TT-BGDĐT",
        "Gợi ý",
        "93,5 % (2019-2020), yêu cầu ít nhất 90 %, vùng khó khăn",
        "Nên hỏi tiếp",
    ] {
        assert!(unwrapped(&out).contains(&unwrapped(words)), "{words}\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "no colours where no terminal is");
    let (status, out, _) = run("suggest", &["--lang", "en"], "");
    assert_eq!(status, 0);
    for words in
        ["An example.", "Suggested", "93.5 % (2019-2020), asks at least 90 %, difficult area", "Worth asking next"]
    {
        assert!(unwrapped(&out).contains(&unwrapped(words)), "{words}\n{out}");
    }
}

/// Without the breaks and frames that a table puts between words.
fn unwrapped(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !"│┆".contains(*letter)).collect()
}

#[test]
fn suggestions_in_json_are_those_of_the_library() {
    let (status, out, err) = run("suggest", &["--json", "-"], KNOWN);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, kdcl_core::suggest_json(KNOWN).unwrap() + "\n");
}

#[test]
fn one_bad_line_of_facts_spoils_no_other() {
    let (status, out, _) = run("suggest", &["--jsonl", "-"], &format!("{KNOWN}\n\n{WRONG_FACTS}\n{KNOWN}"));
    assert_eq!(status, 0);
    let answers: Vec<&str> = out.lines().collect();
    let known = kdcl_core::suggest_json(KNOWN).unwrap();
    assert_eq!([answers[0], answers[2]], [known.as_str(); 2]);
    assert_eq!(answers[1], kdcl_core::suggest_json(WRONG_FACTS).unwrap_err().to_json());
    assert_eq!(answers.len(), 3);
}

/// What is suggested for the whole of an indicator is filled in and marked; a part of one is not.
#[test]
fn a_prefilled_assessment_can_be_rated() {
    let (status, prefilled, _) = run("suggest", &["--print", "prefill", "-"], KNOWN);
    assert_eq!(status, 0);
    let assessment: serde_json::Value = serde_json::from_str(&prefilled).unwrap();
    assert_eq!(assessment["suggested"], serde_json::json!(["1.5/2/a", "1.9/1/b"]));
    let (status, outcome, err) = run("rate", &["--json", "-"], &prefilled);
    assert_eq!((status, err.as_str()), (0, ""));
    let outcome: serde_json::Value = serde_json::from_str(&outcome).unwrap();
    assert_eq!(outcome["criteria"][4]["not_met"], serde_json::json!(["1.5/2/a"]));
}

#[test]
fn a_draft_says_what_is_known_and_what_is_asked() {
    let (status, out, _) = run("suggest", &["--print", "draft", "-"], KNOWN);
    assert_eq!(status, 0);
    assert!(out.contains("Tổng số lớp học: 31 lớp (2022-2023); Mức 2 yêu cầu không quá 30 lớp."), "{out}");
}

#[test]
fn refused_facts_are_status_1_with_their_errors() {
    let (status, out, err) = run("suggest", &["-"], WRONG_FACTS);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.starts_with("/facts/classes: ") && err.contains("\n/facts/class: "), "{err}");
    for arguments in [["--json", "-"].as_slice(), &["--print", "draft", "-"]] {
        let (status, out, err) = run("suggest", arguments, WRONG_FACTS);
        assert_eq!((status, out.as_str()), (1, ""));
        assert_eq!(err, kdcl_core::suggest_json(WRONG_FACTS).unwrap_err().to_json() + "\n");
    }
    assert_eq!(run("suggest", &["--json", "--print", "draft", "-"], "").0, 2);
    assert_eq!(run("suggest", &["--jsonl"], "").0, 2);
}
