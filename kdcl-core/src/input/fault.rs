//! Where a text cannot be read any further, and why, in words a person knows.
//!
//! The JSON parser says why in English and for programmers; its reasons are told apart by its sentence, as it has no
//! codes for them. INVARIANT: a reason it may learn one day is passed on as it says it, so nothing is lost; the tests
//! provoke each it has now.

use crate::error::{JsonError, Quoted};
use crate::text::Text;

/// Reads as the parser says it, in Vietnamese, in English.
const REASONS: [(&str, &str, &str); 18] = [
    ("EOF while parsing a list", "hết văn bản khi danh sách chưa đóng", "the text ends within a list"),
    ("EOF while parsing an object", "hết văn bản khi bảng chưa đóng", "the text ends within a table"),
    ("EOF while parsing a string", "hết văn bản khi chuỗi chữ chưa đóng", "the text ends within a string"),
    ("EOF while parsing a value", "hết văn bản ở chỗ cần một giá trị", "the text ends where a value is due"),
    ("expected `:`", "thiếu `:` sau tên trường dữ liệu", "`:` is missing after the name of a field"),
    ("expected `,` or `]`", "thiếu `,` hoặc `]`", "`,` or `]` is missing"),
    ("expected `,` or `}`", "thiếu `,` hoặc `}`", "`,` or `}` is missing"),
    (
        "expected ident",
        "chỉ có `true`, `false`, `null` được viết ngoài dấu ngoặc kép",
        "only `true`, `false` and `null` stand without quotation marks",
    ),
    ("expected value", "chỗ này cần một giá trị", "a value is due here"),
    ("invalid escape", "sau `\\` là ký tự không hợp lệ", "`\\` is followed by what it may not be"),
    ("invalid number", "số viết sai", "this is no number"),
    ("number out of range", "số quá lớn", "the number is too large"),
    (
        CONTROL,
        "trong chuỗi chữ có ký tự điều khiển (xuống dòng viết là `\\n`)",
        "a string holds a control character (a line break is written `\\n`)",
    ),
    (
        "key must be a string",
        "tên trường dữ liệu phải nằm trong dấu ngoặc kép",
        "the name of a field stands in quotation marks",
    ),
    ("lone leading surrogate in hex escape", "mã `\\u` chỉ là nửa ký tự", "the code after `\\u` is half a character"),
    ("trailing comma", "thừa dấu `,`", "there is a `,` too many"),
    ("trailing characters", "phía sau còn chữ thừa", "more text follows the end"),
    ("unexpected end of hex escape", "mã `\\u` chỉ là nửa ký tự", "the code after `\\u` is half a character"),
];

const CONTROL: &str = "control character (\\u0000-\\u001F) found while parsing a string";

/// What is wrong with a text as JSON. The parser counts bytes; a person counts letters.
pub(super) fn of_json(text: &str, error: &serde_json::Error) -> JsonError {
    let line = error.line().max(1);
    let letters = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().char_indices();
    let column = letters.take_while(|(start, _)| *start < error.column()).count().max(1);
    // The parser ends its sentence with the place, which has fields of its own.
    let said = error.to_string();
    JsonError::Syntax { line, column, detail: reason(said.split(" at line ").next().unwrap_or_default()) }
}

fn reason(said: &str) -> Text {
    match REASONS.iter().find(|(own, ..)| *own == said) {
        Some((_, vi, en)) => Text { vi: (*vi).to_owned(), en: (*en).to_owned() },
        None => as_said(said),
    }
}

/// A reason no words are known for.
pub(super) fn as_said(said: &str) -> Text {
    let said = Quoted::new(said).to_string();
    Text { vi: said.clone(), en: said }
}

/// The line and the column, from 1, of what comes after a text.
pub(crate) fn place_after(before: &str) -> (usize, usize) {
    let line = before.matches('\n').count().saturating_add(1);
    (line, before.chars().rev().take_while(|letter| *letter != '\n').count().saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::REASONS;
    use crate::error::JsonError;
    use crate::text::Text;

    /// Line, column and reason; of a text that can be read, nothing.
    fn syntax(text: &str) -> (usize, usize, Text) {
        match crate::input::parse_json(text) {
            Err(JsonError::Syntax { line, column, detail }) => (line, column, detail),
            _ => (0, 0, super::as_said("")),
        }
    }

    #[test]
    fn each_reason_is_told_in_both_languages() {
        let texts: [&str; REASONS.len()] = [
            "[1",
            "{\"a\": 1",
            "\"a",
            "{\"a\": ",
            "{\"a\" 1}",
            "[1 2]",
            "{\"a\": 1 \"b\": 2}",
            "[tru]",
            "[x]",
            r#""\x""#,
            "[01]",
            "[1e999]",
            "\"\n\"",
            "{a: 1}",
            r#""\ud800\u0041""#,
            "[1,]",
            "{} {}",
            r#""\ud800x""#,
        ];
        for (text, (said, vi, en)) in texts.iter().zip(REASONS) {
            let (_, _, told) = syntax(text);
            assert_eq!((told.vi.as_str(), told.en.as_str()), (vi, en), "{text} should be: {said}");
        }
    }

    #[test]
    fn no_text_cut_short_or_marred_gives_a_reason_without_words() {
        let whole = r#"{"standard_set": "tt57-2026-gdtx", "ratings": {"1.1": "m\u0065t", "1.3": {"reached": -1.5e3}}, "a": [true, null]}"#;
        let starts = (0..whole.len()).filter_map(|end| whole.get(..end).map(str::to_owned));
        let marred = (0..whole.len()).flat_map(|at| {
            ["\"", "{", "]", ",", ":", "\\", "\u{7}", "0", "x", "\\ud800"].map(|sign| {
                let (before, after) = whole.split_at(at);
                format!("{before}{sign}{after}")
            })
        });
        let mut found = 0;
        for text in starts.chain(marred) {
            if let Err(JsonError::Syntax { detail, .. }) = crate::input::parse_json(&text) {
                found += 1;
                assert!(REASONS.iter().any(|(_, vi, en)| *vi == detail.vi && *en == detail.en), "{text}: {detail:?}");
            }
        }
        assert!(found > 500, "{found}");
    }

    #[test]
    fn a_column_counts_letters_and_not_bytes() {
        assert_eq!(syntax("{\"trường\": đạt}").1, 12);
        assert_eq!(syntax("{\n  \"đ\": x}").0, 2);
        assert_eq!(syntax("{\n  \"đ\": x}").1, 8);
        assert_eq!(syntax("").1, 1);
        assert_eq!(super::place_after("a\nđạ"), (2, 3));
    }
}
