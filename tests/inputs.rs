//! Inputs that are wrong, hostile or merely odd: errors with places, never a panic, in bounded memory.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Catalogue, StandardSet, rate_json};
use kdcl_tests::SET_IDS;
use proptest::prelude::*;

fn codes(text: &str) -> Vec<&'static str> {
    rate_json(text)
        .map_or_else(|problems| problems.iter().map(|problem| problem.error().code()).collect(), |_| Vec::new())
}

fn with_ratings(ratings: &str) -> String {
    format!(r#"{{"standard_set": "tt18-2018-trung-hoc", "ratings": {ratings}}}"#)
}

#[test]
fn a_megabyte_of_nesting() {
    for open in ["[", "{\"a\":"] {
        assert_eq!(codes(&open.repeat((1 << 20) / open.len())), ["json.too_deep"]);
        assert_eq!(codes(&with_ratings(&open.repeat((1 << 20) / open.len()))), ["json.too_deep"]);
    }
}

#[test]
fn sixty_four_levels_are_read_and_one_more_is_not() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(codes(&nested(64)), ["json.wrong_type"]);
    assert_eq!(codes(&nested(65)), ["json.too_deep"]);
    let inside = |depth: usize| with_ratings(&format!(r#"{{"1.1": {}}}"#, nested(depth)));
    assert_eq!(codes(&inside(62)), ["json.wrong_type"]);
    assert_eq!(codes(&inside(63)), ["json.too_deep"]);
}

#[test]
fn four_mebibytes_are_read_and_one_byte_more_is_not() {
    let limit = 4 * 1024 * 1024;
    let padded = |length: usize| {
        let text = with_ratings("{}");
        format!("{text}{}", " ".repeat(length - text.len()))
    };
    assert!(rate_json(&padded(limit)).is_ok());
    assert_eq!(codes(&padded(limit + 1)), ["json.too_large"]);
}

#[test]
fn hundreds_of_thousands_of_keys() {
    // As many as fit: all unknown, all the same, or all the same criterion. A hundred are told, then it stops.
    let many = |key: &dyn Fn(usize) -> String| {
        let mut keys = String::from("{");
        for number in 0.. {
            let key = key(number);
            if keys.len() + key.len() > 4_000_000 {
                break;
            }
            keys.push_str(&key);
            keys.push(',');
        }
        keys.pop();
        with_ratings(&(keys + "}"))
    };
    for (text, code) in [
        (many(&|number| format!(r#""{number}":"met""#)), "assessment.unknown_criterion"),
        (many(&|_| r#""x":"met""#.to_owned()), "json.duplicate_key"),
        (many(&|_| r#""1.1":"met""#.to_owned()), "json.duplicate_key"),
    ] {
        let found = codes(&text);
        assert_eq!(found.len(), 101);
        assert_eq!(found[1], code);
        assert_eq!(found[100], "json.too_many_errors");
    }
}

#[test]
fn a_hundred_errors_are_listed_whole() {
    let wrong = |count: usize| {
        let keys: Vec<String> = (0..count).map(|number| format!(r#""x{number}":"met""#)).collect();
        codes(&with_ratings(&format!("{{{}}}", keys.join(","))))
    };
    assert_eq!(wrong(100), ["assessment.unknown_criterion"; 100]);
    assert_eq!(wrong(101).len(), 101);
    assert_eq!(wrong(101)[100], "json.too_many_errors");
    assert_eq!(wrong(102).len(), 101);
}

#[test]
fn long_names_are_not_repeated_at_length() {
    let key = "x".repeat(1_000_000);
    let text = with_ratings(&format!(r#"{{"{key}": {{"{key}": "met"}}, "1.1": "{key}"}}"#));
    let json = rate_json(&text).unwrap_err().to_json();
    assert!(json.len() < 4_000, "{}", json.len());
    assert_eq!(codes(&text), ["json.field_name_too_long", "assessment.unknown_verdict"]);
    let name = format!(r#"{{"standard_set": "{key}", "ratings": {{}}}}"#);
    assert!(rate_json(&name).unwrap_err().to_json().len() < 2_000);
}

#[test]
fn strings_are_counted_in_characters() {
    let name = |length: usize| {
        format!(
            r#"{{"standard_set": "tt57-2026-gdtx", "ratings": {{}}, "school": {{"name": "{}"}}}}"#,
            "ế".repeat(length)
        )
    };
    assert!(rate_json(&name(256)).is_ok());
    assert_eq!(codes(&name(257)), ["json.string_too_long"]);
}

#[test]
fn what_is_not_json_is_told_where() {
    for (text, line, column) in [("", 1, 1), ("{\n  \"standard_set\": tt18\n}", 2, 20), ("{} {}", 1, 4)] {
        let problems = rate_json(text).unwrap_err();
        assert_eq!(problems.iter().count(), 1, "a syntax error stands alone");
        let message = problems.first().error().message().en;
        assert!(message.contains(&format!("line {line}, column {column}")), "{text:?}: {message}");
    }
    for text in [
        "NaN",
        "Infinity",
        "1e999",
        "'x'",
        "{a: 1}",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "01",
        "\"\t\"",
        "nul",
        "\0",
    ] {
        assert_eq!(codes(text), ["json.syntax"], "{text:?}");
        assert_eq!(codes(&with_ratings(text)), ["json.syntax"], "{text:?}");
    }
}

#[test]
fn huge_and_odd_numbers_are_of_the_wrong_type_or_out_of_range() {
    for (number, code) in [
        ("99999999999999999999", "json.wrong_type"),
        ("-99999999999999999999", "json.wrong_type"),
        ("9223372036854775807", "assessment.unknown_reached"),
        ("1e3", "json.wrong_type"),
        ("2.0", "json.wrong_type"),
        ("-0.0", "json.wrong_type"),
    ] {
        assert_eq!(codes(&with_ratings(&format!(r#"{{"1.1": {{"reached": {number}}}}}"#))), [code], "{number}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert!(rate_json(&format!("\u{feff}{}", with_ratings("{}"))).is_ok());
}

#[test]
fn errors_come_in_the_order_of_the_input_and_all_at_once() {
    let text = r#"{"school_year": "2022", "ratings": {"9.1": "met", "1.1": 7}, "colour": 1, "school": {"urban": 0},
        "standard_set": "tt18-2018-trung-hoc", "assessed_on": "2023"}"#;
    let problems = rate_json(text).unwrap_err();
    let places: Vec<&str> = problems.iter().filter_map(kdcl_core::Problem::path).collect();
    assert_eq!(places, ["/school_year", "/ratings/9.1", "/ratings/1.1", "/colour", "/school/urban", "/assessed_on"]);
}

#[test]
fn a_set_that_cannot_be_found_hides_no_other_error() {
    let text = r#"{"standard_set": "tt99", "school_year": "2022", "ratings": {"1.1": "met"}}"#;
    assert_eq!(codes(text), ["standard_set.unknown", "assessment.invalid_school_year"]);
    let text = r#"{"school_type": "mam_non", "assessed_on": "1990-01-01", "school_year": "2022", "ratings": 5}"#;
    assert_eq!(codes(text), ["standard_set.not_in_force", "assessment.invalid_school_year", "json.wrong_type"]);
    let text = r#"{"school_type": "college", "assessed_on": "someday", "ratings": {}}"#;
    assert_eq!(codes(text), ["json.unknown_value", "json.invalid_date"]);
    let text = r#"{"standard_set": 18, "ratings": {}}"#;
    assert_eq!(codes(text), ["json.wrong_type"]);
}

#[test]
fn ratings_are_looked_at_whether_or_not_their_criterion_is_known() {
    let ratings = r#"{"1.1": 5, "1.2": "Met", "1.3": {"reached": "x"}, "1.4": {"1": {"a": null}}, "1.5": {"1": []}}"#;
    let rest =
        ["json.wrong_type", "assessment.unknown_verdict", "json.wrong_type", "json.wrong_type", "json.wrong_type"];
    let with = |first: &'static str| [&[first], &rest[..]].concat();
    assert_eq!(codes(&format!(r#"{{"standard_set": "tt99", "ratings": {ratings}}}"#)), with("standard_set.unknown"));
    let by_day = format!(r#"{{"school_type": "mam_non", "assessed_on": "2025-05-20", "ratings": {ratings}}}"#);
    assert_eq!(codes(&by_day), with("standard_set.not_established"));
    assert_eq!(codes(&with_ratings(r#"{"5.9": 7}"#)), ["assessment.unknown_criterion", "json.wrong_type"]);
    let places: Vec<_> = rate_json(&by_day).unwrap_err().iter().filter_map(|p| p.path().map(str::to_owned)).collect();
    assert_eq!(places[4..], ["/ratings/1.4/1/a", "/ratings/1.5/1"]);
}

#[test]
fn every_wrong_value_of_a_list_is_told() {
    let levels =
        r#"{"standard_set": "tt57-2026-gdtx", "ratings": {}, "school": {"education_levels": ["thcs", "thcs", "xx"]}}"#;
    assert_eq!(codes(levels), ["json.duplicate_value", "json.unknown_value"]);
}

#[test]
fn bytes_that_are_no_text_are_refused_where_they_stand() {
    let problems = kdcl_core::text_from_bytes(b"{\n  \"standard_set\": \"\xff\"}").unwrap_err();
    assert_eq!(problems.code(), "json.syntax");
    assert!(problems.first().error().message().en.contains("line 2, column 20"), "{problems}");
}

#[test]
fn nothing_of_the_input_controls_the_terminal_that_shows_it() {
    let text = with_ratings("{\"a\\n\\u001b[31mb\\u202ec\": \"met\"}");
    let problems = rate_json(&text).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "/ratings/a\\u000a\\u001b[31mb\\u202ec: set `tt18-2018-trung-hoc` has no criterion `a\\u000a\\u001b[31mb\\u202ec`"
    );
    // The place itself is exact, for programs to find.
    assert_eq!(problems.first().path(), Some("/ratings/a\n\u{1b}[31mb\u{202e}c"));
}

#[test]
fn a_warning_points_to_where_the_verdict_was_given() {
    let places = |ratings: &str| -> Vec<String> {
        let outcome = Catalogue::builtin().assessment(&with_ratings(ratings)).unwrap().rate();
        outcome.warnings.iter().filter_map(kdcl_core::Warning::path).collect()
    };
    assert_eq!(places(r#"{"1.2": "not_applicable"}"#), ["/ratings/1.2"; 4]);
    assert_eq!(places(r#"{"1.2": {"1": "not_applicable"}}"#), ["/ratings/1.2/1"; 3]);
    assert_eq!(
        places(r#"{"1.2": {"1": {"b": "not_applicable"}, "2": "not_applicable"}}"#),
        ["/ratings/1.2/1/b", "/ratings/1.2/2"]
    );
}

#[test]
fn what_every_error_says_is_said_in_both_languages() {
    let text =
        r#"{"standard_set": "tt18-2018-trung-hoc", "ratings": {"9.1": "met", "1.1": 7, "1.2": {"3": "met"}}, "x": 1}"#;
    for problem in rate_json(text).unwrap_err().iter() {
        let (message, help) = (problem.error().message(), problem.error().help());
        for text in [&message.vi, &message.en, &help.vi, &help.en] {
            assert!(!text.is_empty() && !text.contains('{') && !text.contains('\n'), "{text}");
        }
        assert_ne!(message.vi, message.en);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Valid inputs with one stretch of bytes replaced: whatever comes out is an answer or a list of errors.
    #[test]
    fn damaged_inputs_never_panic(
        id in prop::sample::select(&SET_IDS[..]),
        at in any::<prop::sample::Index>(),
        length in 0_usize..8,
        with in "[\\[\\]{}:,\"\\\\0-9a-z./ế\u{0}-]{0,6}",
    ) {
        let text = format!(
            r#"{{"standard_set": "{id}", "school": {{"name": "A", "founded": 1998}}, "school_year": "2022-2023",
            "assessed_on": "2023-05-20", "ratings": {{"1.1": {{"1": {{"a": "met"}}}}, "1.2": "not_met", "2.1": {{"reached": 1}}}}}}"#
        );
        let start = at.index(text.len());
        let damaged: Vec<u8> = [&text.as_bytes()[..start], with.as_bytes(), &text.as_bytes()[(start + length).min(text.len())..]].concat();
        let damaged = String::from_utf8_lossy(&damaged);
        match rate_json(&damaged) {
            Ok(outcome) => prop_assert!(outcome.starts_with(r#"{"schema_version":1,"#), "an outcome"),
            Err(problems) => prop_assert!(problems.to_json().starts_with(r#"{"errors":[{"code":"#), "errors"),
        }
    }

    /// The same for a set of one's own and for a text pack.
    #[test]
    fn any_text_is_an_answer_for_every_reader(text in "\\PC{0,60}") {
        let _ = StandardSet::from_json(&text);
        let _ = StandardSet::from_toml(&text);
        let _ = Catalogue::new().add_text_pack(&text);
        let _ = rate_json(&text);
    }
}

#[test]
fn annotations_come_out_as_they_went_in() {
    let kept = r#"{"b":[1,2.5,null,true,{}],"a":{"evidence":{"1.1/1":"[H1-1.1-01]"},"":""},"số":-9007199254740993,"$__toml_private_datetime":"2020-01-01"}"#;
    let text = format!(r#"{{"standard_set":"tt57-2026-gdtx","ratings":{{}},"annotations":{kept}}}"#);
    let assessment = Catalogue::builtin().assessment(&text).unwrap();
    assert_eq!(assessment.annotations().as_deref(), Some(kept));
    assert_eq!(assessment.to_json(), text);
    assert_eq!(Catalogue::builtin().rate_json(&text), Catalogue::builtin().rate_json(&text.replace(kept, "null")));
    let data = text.replace("\"ratings\":{}", r#""ratings":{},"school_year":"2026-2027","facts":{}"#);
    let prefilled = Catalogue::builtin().school_data(&data).unwrap().prefill().to_json();
    assert!(prefilled.ends_with(&format!("\"annotations\":{kept}}}")));
}

#[test]
fn what_of_annotations_could_not_be_kept_is_refused() {
    let problems = |kept: &str| {
        let text = format!(r#"{{"standard_set":"tt57-2026-gdtx","ratings":{{}},"annotations":{kept}}}"#);
        let problems = Catalogue::builtin().assessment(&text).unwrap_err();
        problems
            .iter()
            .map(|own| format!("{} {}", own.error().code(), own.path().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    assert_eq!(problems(r#"[{"a":1,"a":2}]"#), ["json.duplicate_key /annotations/0/a"]);
}

#[test]
fn a_decimal_is_read_as_the_number_it_is() {
    let suggested = |rate: &str| {
        let data = format!(
            r#"{{"standard_set":"tt19-2018-mam-non","school_year":"2022-2023","facts":{{"healthy_children_rate":{rate}}}}}"#
        );
        let data = Catalogue::builtin().school_data(&data).unwrap();
        data.suggest().of("5.3/3").map(|own| own.suggested)
    };
    assert_eq!(suggested("94.99999999999999"), Some(kdcl_core::Suggested::NotMet));
    assert_eq!(suggested("95"), Some(kdcl_core::Suggested::Met));
    assert_eq!(suggested("95.00000000000001"), Some(kdcl_core::Suggested::Met));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn any_number_of_annotations_comes_out_the_same(number in any::<f64>().prop_filter("of JSON", |own| own.is_finite())) {
        let written = serde_json::to_string(&number).unwrap();
        let text = format!(r#"{{"standard_set":"tt57-2026-gdtx","ratings":{{}},"annotations":{written}}}"#);
        let kept = Catalogue::builtin().assessment(&text).unwrap().annotations().unwrap();
        prop_assert_eq!(kept, written);
    }
}
