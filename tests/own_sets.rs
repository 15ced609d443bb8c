//! A deployer's own standard sets, loaded at run time.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Catalogue, SchoolType, StandardSet, empty_text_pack};
use serde_json::{Value, json};

fn file(id: &str) -> Value {
    let (_, text) = kdcl_standards::SETS.into_iter().find(|(own, _)| *own == id).unwrap();
    toml::from_str(text).unwrap()
}

fn codes(file: &Value) -> Vec<(String, String)> {
    let problems = StandardSet::from_json(&file.to_string()).unwrap_err();
    let pair =
        |problem: &kdcl_core::Problem| (problem.error().code().to_owned(), problem.path().unwrap_or("-").to_owned());
    problems.iter().map(pair).collect()
}

/// Changes a valid file in one place and returns what is wrong with it then.
fn broken(id: &str, at: &str, with: Value) -> Vec<(String, String)> {
    let mut file = file(id);
    *file.pointer_mut(at).unwrap() = with;
    codes(&file)
}

fn one(code: &str, at: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), at.to_owned())]
}

#[test]
fn the_files_load_at_run_time_as_they_are_baked_in() {
    for (id, text) in kdcl_standards::SETS {
        let baked = Catalogue::builtin().by_id(id).unwrap();
        assert_eq!(&StandardSet::from_toml(text).unwrap(), baked, "{id}: TOML");
        assert_eq!(&StandardSet::from_json(&file(id).to_string()).unwrap(), baked, "{id}: JSON");
    }
}

/// The points of Vietnamese law, in their order.
const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

const TT57: &str = "tt57-2026-pho-thong";
const TT18: &str = "tt18-2018-trung-hoc";

#[test]
fn codes_and_order_are_checked() {
    assert_eq!(broken(TT57, "/id", json!("TT 57")), one("standard_set.invalid_code", "/id"));
    assert_eq!(
        broken(TT57, "/standards/0/criteria/0/code", json!("1.01")),
        one("standard_set.invalid_code", "/standards/0/criteria/0/code")
    );
    assert!(
        broken(TT57, "/standards/0/criteria/1/code", json!("1.1"))
            .contains(&one("standard_set.out_of_order", "/standards/0/criteria/1")[0])
    );
    assert!(
        broken(TT57, "/standards/1/number", json!(1)).contains(&one("standard_set.duplicate_code", "/standards/1")[0])
    );
    assert!(
        broken(TT18, "/standards/0/criteria/0/levels/1/level", json!(1))
            .contains(&one("standard_set.out_of_order", "/standards/0/criteria/0/levels/1")[0])
    );
    assert!(
        broken(TT18, "/standards/0/criteria/0/levels/2/level", json!(4))
            .contains(&one("standard_set.out_of_order", "/standards/0/criteria/0/levels/2")[0])
    );
    let letters = "/standards/0/criteria/0/levels/0/indicators";
    let words = json!({ "vi": "một", "en": "one" });
    assert_eq!(broken(TT18, letters, json!({ "a": words, "c": words })), one("standard_set.out_of_order", letters));
    assert_eq!(broken(TT18, "/rule/1/level", json!(3)), one("standard_set.out_of_order", "/rule/1"));
    assert_eq!(
        broken(TT18, "/standards/0/criteria/0/levels", json!([]))[0],
        one("standard_set.empty_list", "/standards/0/criteria/0/levels")[0]
    );
}

#[test]
fn letters_are_those_of_vietnamese_law() {
    let at = "/standards/0/criteria/0/levels/0/indicators";
    let words = json!({ "vi": "một", "en": "one" });
    let mut own = file(TT18);
    // Written in any order, they come in that of the law: đ follows d, and there is no f.
    *own.pointer_mut(at).unwrap() = LETTERS.iter().rev().map(|letter| ((*letter).to_owned(), words.clone())).collect();
    let set = StandardSet::from_json(&own.to_string()).unwrap();
    let found: Vec<&str> = set.indicators()[..23].iter().filter_map(kdcl_core::Indicator::letter).collect();
    assert_eq!(found, LETTERS);
    assert!(serde_json::from_str::<Value>(&empty_text_pack(&set)).is_ok());
    for wrong in ["f", "A", "aa", "b\u{1b}", ""] {
        assert_eq!(
            broken(TT18, at, json!({ "a": words, wrong: words })),
            one("standard_set.out_of_order", at),
            "{wrong}"
        );
    }
}

#[test]
fn one_mistake_is_told_once() {
    let level = "/standards/0/criteria/0/levels";
    let words = json!({ "vi": "một", "en": "one" });
    let untidy = json!({ "vi": " một", "en": "one" });
    let of = |level: Value| json!([level]);
    let at = |rest: &str| one("json.untidy_text", &format!("{level}/0/{rest}"));
    assert_eq!(broken(TT18, level, of(json!({ "level": 1, "article": "7", "statement": untidy }))), at("statement/vi"));
    let letters = json!({ "a": untidy, "b": words });
    assert_eq!(
        broken(TT18, level, of(json!({ "level": 1, "article": "7", "indicators": letters }))),
        at("indicators/a/vi")
    );
    assert_eq!(broken(TT18, "/basis/0/place/article", json!(" 6")), one("json.untidy_text", "/basis/0/place/article"));
    assert_eq!(broken(TT57, "/rule/0/quota/at_least", json!("5")), one("json.wrong_type", "/rule/0/quota/at_least"));
}

#[test]
fn nothing_that_decides_may_be_empty() {
    for at in ["/rule", "/standards", "/school_types", "/standards/1/criteria", "/standards/1/criteria/0/levels"] {
        assert!(broken(TT57, at, json!([])).contains(&one("standard_set.empty_list", at)[0]), "{at}");
    }
}

#[test]
fn a_higher_level_opens_no_less() {
    let degree = "/recognition/national_standard_degree";
    assert_eq!(broken(TT57, degree, json!([2, 1])), one("standard_set.falling_recognition", degree));
}

#[test]
fn long_lists_of_unknown_names_end() {
    let names: Vec<String> = (0..200_000).map(|number| format!("x{number}")).collect();
    for at in ["/doubts/0/places", "/rule/0/mandatory"] {
        let found = broken(TT57, at, json!(names));
        assert_eq!(found.len(), 101, "{at}");
        assert_eq!(found[0].0, "standard_set.unknown_code");
    }
    assert_eq!(broken(TT57, "/school_types", json!(names)).len(), 101);
}

#[test]
fn a_date_may_be_written_as_toml_writes_dates() {
    let (_, text) = kdcl_standards::SETS[5];
    let own = text.replace("issued = \"2026-07-07\"", "issued = 2026-07-07");
    assert_ne!(own, text);
    assert_eq!(StandardSet::from_toml(&own).unwrap(), StandardSet::from_toml(text).unwrap());
    let hour = text.replace("issued = \"2026-07-07\"", "issued = 2026-07-07T08:00:00");
    assert_eq!(StandardSet::from_toml(&hour).unwrap_err().code(), "json.invalid_date");
}

#[test]
fn errors_of_toml_come_in_the_order_of_the_file() {
    let problems = StandardSet::from_toml("zz = 1\naa = 2\n").unwrap_err();
    let places: Vec<_> = problems.iter().filter_map(kdcl_core::Problem::path).take(2).collect();
    assert_eq!(places, ["/zz", "/aa"]);
}

#[test]
fn verdicts_on_what_a_set_does_not_have_are_left_out() {
    let set = Catalogue::builtin().by_id(TT57).unwrap();
    let mut verdicts = kdcl_core::Verdicts::default();
    verdicts.set(400, kdcl_core::Verdict::NotApplicable);
    let mut assessment = kdcl_core::Assessment::new(set);
    assessment.set_verdicts(verdicts);
    assert_eq!(assessment, kdcl_core::Assessment::new(set));
}

#[test]
fn levels_are_one_statement_or_letters() {
    let level = "/standards/0/criteria/0/levels/0";
    let words = json!({ "vi": "một", "en": "one" });
    for wrong in [
        json!({ "level": 1, "article": "7" }),
        json!({ "level": 1, "article": "7", "statement": words, "indicators": { "a": words } }),
        json!({ "level": 1, "article": "7", "if_any": true, "indicators": { "a": words } }),
    ] {
        assert_eq!(broken(TT18, level, wrong), one("standard_set.statement_or_letters", level));
    }
}

#[test]
fn text_is_checked() {
    for text in ["", " a", "a ", "a  b", "a\nb", "\u{7}"] {
        assert_eq!(broken(TT57, "/title/vi", json!(text)), one("json.untidy_text", "/title/vi"), "{text:?}");
    }
}

#[test]
fn everything_is_cited() {
    let mut own = file(TT57);
    own.as_object_mut().unwrap().shift_remove("annex");
    assert!(codes(&own).iter().any(|(code, _)| code == "standard_set.no_citation"));
    assert_eq!(
        broken(TT57, "/basis/0/place", json!({ "clause": "3" })),
        one("standard_set.no_citation", "/basis/0/place")
    );
}

#[test]
fn dates_follow_each_other() {
    assert_eq!(
        broken(TT18, "/in_force_from", json!("2018-08-21")),
        one("standard_set.dates_out_of_order", "/in_force_from")
    );
    assert_eq!(
        broken(TT18, "/in_force_until", json!("2018-10-09")),
        one("standard_set.dates_out_of_order", "/in_force_until")
    );
    // One mistake hides no other: the dates and the rule are both told.
    let mut own = file(TT18);
    own["in_force_until"] = json!("2018-10-09");
    own["rule"][0]["mandatory"][0] = json!("9.9");
    let found: Vec<String> = codes(&own).into_iter().map(|(code, _)| code).collect();
    assert_eq!(found, ["standard_set.dates_out_of_order", "standard_set.unknown_code"]);
    let mut one_day = file(TT18);
    one_day["in_force_until"] = json!("2018-10-10");
    one_day["in_force_from"] = json!("2018-10-10");
    one_day["issued"] = json!("2018-10-10");
    assert!(StandardSet::from_json(&one_day.to_string()).is_ok());
}

#[test]
fn the_rule_can_be_met() {
    let of = json!(["1.1", "1.2", "2.3", "3.3", "3.4", "3.5", "4.3"]);
    let quota = |at_least: usize| json!({ "at_least": at_least, "of": of });
    assert_eq!(broken(TT57, "/rule/0/quota", quota(8)), one("standard_set.quota_unreachable", "/rule/0/quota"));
    assert!(
        StandardSet::from_json(
            &{
                let mut own = file(TT57);
                own["rule"][0]["quota"] = quota(1);
                own
            }
            .to_string()
        )
        .is_ok()
    );
    let first = file(TT57)["doubts"][0]["id"].clone();
    assert_eq!(broken(TT57, "/doubts/1/id", first), one("standard_set.duplicate_code", "/doubts/1"));
    assert_eq!(broken(TT57, "/rule/1/floor", json!(2)), one("standard_set.floor_too_high", "/rule/1"));
    assert_eq!(broken(TT57, "/rule/0/mandatory/0", json!("9.9"))[0], one("standard_set.unknown_code", "/rule/0")[0]);
    assert_eq!(broken(TT57, "/rule/0/mandatory/0", json!("1.4"))[0], one("standard_set.duplicate_code", "/rule/0")[0]);
    assert_eq!(broken(TT57, "/doubts/0/places", json!(["7.7"])), one("standard_set.unknown_code", "/doubts/0"));
    assert_eq!(
        broken(TT57, "/recognition/national_standard_degree", json!([1])),
        one("standard_set.wrong_length", "/recognition/national_standard_degree")
    );
    // A rule for level 1 that names a clause of level 4 would be met by every school.
    let mut own = file(TT18);
    own["rule"][0]["mandatory"].as_array_mut().unwrap().push(json!("22.1"));
    assert_eq!(codes(&own), one("standard_set.no_such_level", "/rule/0"));
    // A criterion cannot be counted for a level it does not have.
    let mut own = file(TT57);
    own["standards"][0]["criteria"][0]["levels"].as_array_mut().unwrap().truncate(1);
    own["doubts"] = json!([]);
    assert_eq!(codes(&own), one("standard_set.counted_without_level", "/rule/1"));
    // A criterion no level asks for is a slip of the pen.
    let mut own = file(TT18);
    for level in 0..3 {
        own["rule"][level]["mandatory"].as_array_mut().unwrap().retain(|code| code != "5.6");
    }
    assert_eq!(codes(&own), one("standard_set.unused_criterion", "/rule"));
}

#[test]
fn quotas_that_cannot_be_told_apart_are_refused() {
    let mut own = file(TT57);
    own["rule"][1].as_object_mut().unwrap().shift_remove("floor");
    own["rule"][1]["quota"]["at_least"] = json!(4);
    assert_eq!(codes(&own), one("standard_set.quotas_not_nested", "/rule"));
    own["rule"][1]["quota"]["at_least"] = json!(5);
    assert!(StandardSet::from_json(&own.to_string()).is_ok());
}

#[test]
fn a_share_is_rounded_up() {
    let of = json!(["1.1", "1.2", "2.3", "3.3", "3.4", "3.5", "4.3"]);
    for (percent, at_least) in [(1, 1), (14, 1), (15, 2), (60, 5), (71, 5), (72, 6), (100, 7)] {
        let mut own = file(TT57);
        own["rule"][0]["quota"] = json!({ "percent": percent, "of": of });
        let set = StandardSet::from_json(&own.to_string()).unwrap();
        assert_eq!(set.rule()[0].quota.as_ref().unwrap().at_least, at_least, "{percent} % of 7");
    }
    for wrong in [json!({ "of": of }), json!({ "at_least": 5, "percent": 60, "of": of })] {
        assert_eq!(broken(TT57, "/rule/0/quota", wrong), one("standard_set.number_or_percent", "/rule/0/quota"));
    }
}

#[test]
fn more_indicators_than_the_engine_holds_are_refused() {
    let mut own = file(TT18);
    let letters: Value =
        LETTERS.iter().take(20).map(|letter| ((*letter).to_owned(), json!({ "vi": "một", "en": "one" }))).collect();
    for standard in own["standards"].as_array_mut().unwrap() {
        for criterion in standard["criteria"].as_array_mut().unwrap() {
            let level = &mut criterion["levels"][0];
            level
                .as_object_mut()
                .unwrap()
                .retain(|field, _| !["statement", "conditions", "remaining"].contains(&field.as_str()));
            level["indicators"] = letters.clone();
        }
    }
    assert!(codes(&own).contains(&one("standard_set.too_many_indicators", "/standards")[0]));
}

/// A new version of a circular: same criteria, its own id, in force in the time the library knows nothing of.
fn amended() -> StandardSet {
    let mut own = file(TT18);
    own["id"] = json!("tt18-2018-trung-hoc@2025-01-25");
    own["in_force_from"] = json!("2025-01-25");
    own["in_force_until"] = json!("2026-07-06");
    StandardSet::from_json(&own.to_string()).unwrap()
}

#[test]
fn a_set_of_your_own_applies_in_its_time() {
    let mut catalogue = Catalogue::new();
    catalogue.add_set(amended()).unwrap();
    let on = |date: &str| catalogue.applicable(SchoolType::Secondary, date.parse().unwrap()).map(StandardSet::id);
    assert_eq!(on("2025-01-24"), Ok(TT18));
    assert_eq!(on("2025-01-25"), Ok("tt18-2018-trung-hoc@2025-01-25"));
    assert_eq!(on("2026-07-06"), Ok("tt18-2018-trung-hoc@2025-01-25"));
    assert_eq!(on("2026-07-07"), Ok(TT57));
    assert_eq!(catalogue.ids().count(), 7);
    let input = r#"{"school_type": "trung_hoc", "assessed_on": "2025-09-05", "ratings": {}}"#;
    assert!(catalogue.rate_json(input).unwrap().contains(r#""standard_set":"tt18-2018-trung-hoc@2025-01-25""#));
    // Nothing global changed.
    assert!(Catalogue::builtin().by_id("tt18-2018-trung-hoc@2025-01-25").is_err());
    assert_eq!(catalogue.add_set(amended()).unwrap_err().code(), "standard_set.duplicate_id");
}

#[test]
fn of_your_own_sets_the_newest_applies() {
    let mut catalogue = Catalogue::new();
    let mut newer = file(TT57);
    newer["id"] = json!("tt57-2026-pho-thong@2028-01-01");
    newer["in_force_from"] = json!("2028-01-01");
    catalogue.add_set(StandardSet::from_json(&newer.to_string()).unwrap()).unwrap();
    let mut older = file(TT57);
    older["id"] = json!("tt57-2026-pho-thong@2027-01-01");
    older["in_force_from"] = json!("2027-01-01");
    catalogue.add_set(StandardSet::from_json(&older.to_string()).unwrap()).unwrap();
    let on = |date: &str| catalogue.applicable(SchoolType::Primary, date.parse().unwrap()).map(StandardSet::id);
    assert_eq!(on("2026-12-31"), Ok(TT57));
    assert_eq!(on("2027-12-31"), Ok("tt57-2026-pho-thong@2027-01-01"));
    assert_eq!(on("2028-01-01"), Ok("tt57-2026-pho-thong@2028-01-01"));
}
