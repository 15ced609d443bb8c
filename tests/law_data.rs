//! The law data against what is known of the circulars: counts, codes, letters, citations, tidy text.
//!
//! Reads only our own files and what the library makes of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use std::collections::BTreeSet;
use std::path::Path;

use kdcl_core::{Catalogue, Confidence, Indicator, RuleName, StandardSet, Text};
use kdcl_tests::SET_IDS;
use unicode_normalization::UnicodeNormalization;

fn sets() -> impl Iterator<Item = &'static StandardSet> {
    SET_IDS.into_iter().map(|id| Catalogue::builtin().by_id(id).unwrap())
}

/// Standards, criteria, indicators of levels 1, 2, 3, clauses; suggested evidence and quantities.
#[test]
fn counts_are_those_of_the_circulars() {
    let expected = [
        ("tt17-2018-tieu-hoc", [5, 27, 81, 48, 24, 5, 0, 0]),
        ("tt18-2018-trung-hoc", [5, 28, 84, 45, 25, 6, 0, 0]),
        ("tt19-2018-mam-non", [5, 25, 75, 46, 25, 6, 0, 0]),
        ("tt57-2026-mam-non", [4, 15, 15, 15, 0, 0, 96, 31]),
        ("tt57-2026-pho-thong", [4, 15, 15, 15, 0, 0, 72, 37]),
        ("tt57-2026-gdtx", [4, 15, 15, 15, 0, 0, 80, 34]),
    ];
    for (id, expected) in expected {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let of_level = |number| {
            let levels = set.criteria().iter().flat_map(kdcl_core::Criterion::levels);
            levels.filter(|level| level.number() == number).map(|level| level.indicators().len()).sum::<usize>()
        };
        let standards = set.standards().iter().filter(|standard| !standard.is_clauses()).count();
        let criteria = set.criteria().iter().filter(|criterion| criterion.title().is_some()).count();
        let evidence = set.criteria().iter().map(|criterion| criterion.suggested_evidence().len()).sum();
        let quantities = set.criteria().iter().map(|criterion| criterion.quantitative_indicators().len()).sum();
        let found = [standards, criteria, of_level(1), of_level(2), of_level(3), of_level(4), evidence, quantities];
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn criteria_without_level_3_are_those_of_the_circulars() {
    let expected = [
        ("tt17-2018-tieu-hoc", "1.2 1.5 1.7 1.8 1.9 1.10 3.4 5.1"),
        ("tt18-2018-trung-hoc", "1.2 1.7 1.8 1.9 1.10 3.4 5.3 5.4"),
        ("tt19-2018-mam-non", "1.2 1.7 1.8 1.9 1.10 3.6"),
    ];
    for (id, expected) in expected {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let without: Vec<&str> = set
            .criteria()
            .iter()
            .filter(|criterion| criterion.highest_defined() == 2)
            .map(kdcl_core::Criterion::code)
            .collect();
        assert_eq!(without.join(" "), expected, "{id}");
    }
}

#[test]
fn sizes_of_the_standards_are_those_of_the_circulars() {
    let sizes =
        |set: &StandardSet| set.standards().iter().map(|standard| standard.criteria().len()).collect::<Vec<_>>();
    let expected: [&[usize]; 6] =
        [&[10, 4, 6, 2, 5, 5], &[10, 4, 6, 2, 6, 6], &[10, 3, 6, 2, 4, 6], &[4, 3, 5, 3], &[4, 3, 5, 3], &[4, 3, 5, 3]];
    for (set, expected) in sets().zip(expected) {
        assert_eq!(sizes(set), expected, "{}", set.id());
    }
}

#[test]
fn titles_are_those_of_the_circulars() {
    // A few of each, and every title where the circulars are easily confused.
    let expected = [
        ("tt17-2018-tieu-hoc", "3.1", "Khuôn viên, sân chơi, sân tập"),
        ("tt18-2018-trung-hoc", "3.1", "Khuôn viên, khu sân chơi, bãi tập"),
        ("tt18-2018-trung-hoc", "5.4", "Các hoạt động trải nghiệm và hướng nghiệp"),
        ("tt19-2018-mam-non", "3.1", "Diện tích, khuôn viên và sân vườn"),
        ("tt57-2026-mam-non", "3.5", "Kết quả phát triển và sự tiến bộ của trẻ"),
        ("tt57-2026-pho-thong", "3.5", "Kết quả học tập, phát triển, rèn luyện và sự tiến bộ của học sinh"),
        ("tt57-2026-gdtx", "1.4", "Tự đánh giá, cải tiến, công khai và trách nhiệm giải trình"),
    ];
    for (id, code, title) in expected {
        let set = Catalogue::builtin().by_id(id).unwrap();
        assert_eq!(set.criterion(code).unwrap().title().unwrap().vi, title, "{id} {code}");
    }
}

#[test]
fn paths_are_unique_and_letters_in_order() {
    for set in sets() {
        let paths: BTreeSet<&str> = set.indicators().iter().map(Indicator::path).collect();
        assert_eq!(paths.len(), set.indicators().len(), "{}", set.id());
        for criterion in set.criteria() {
            for level in criterion.levels() {
                let own = &set.indicators()[level.indicators()];
                let letters: Vec<Option<&str>> = own.iter().map(Indicator::letter).collect();
                let expected: Vec<Option<&str>> = match own.len() {
                    1 if letters == [None] => vec![None],
                    count => ["a", "b", "c", "d"].into_iter().map(Some).take(count).collect(),
                };
                assert_eq!(letters, expected, "{} {}/{}", set.id(), criterion.code(), level.number());
                for indicator in own {
                    let letter = indicator.letter().map(|letter| format!("/{letter}")).unwrap_or_default();
                    assert_eq!(indicator.path(), format!("{}/{}{letter}", criterion.code(), level.number()));
                }
            }
        }
    }
}

/// Điều 7–11 hold level 1, 12–16 level 2, 17–21 level 3, an article a standard and a clause a criterion that has the
/// level; Điều 22 holds level 4. TT 57 cites the annex and the criterion.
#[test]
fn citations_follow_the_layout_of_the_circulars() {
    for set in sets() {
        for (place, standard) in set.standards().iter().enumerate() {
            let mut clauses = [0_usize; 5];
            for criterion in &set.criteria()[standard.criteria()] {
                for level in criterion.levels() {
                    let number = usize::from(level.number());
                    clauses[number] += 1;
                    for indicator in &set.indicators()[level.indicators()] {
                        let citation = indicator.citation();
                        assert_eq!(citation.document, set.document());
                        let found = (
                            citation.annex.as_deref(),
                            citation.article.clone(),
                            citation.clause.clone(),
                            citation.item.as_deref(),
                        );
                        let expected = if set.document() == "57/2026/TT-BGDĐT" {
                            let annex = match set.id() {
                                "tt57-2026-mam-non" => "I",
                                "tt57-2026-pho-thong" => "II",
                                _ => "III",
                            };
                            (Some(annex), None, None, Some(criterion.code()))
                        } else {
                            let article = if number == 4 { 22 } else { 2 + number * 5 + place };
                            (None, Some(article.to_string()), Some(clauses[number].to_string()), None)
                        };
                        assert_eq!(found, expected, "{} {}", set.id(), indicator.path());
                        assert_eq!(citation.point.as_deref(), indicator.letter());
                    }
                }
            }
        }
    }
}

#[test]
fn every_rule_is_cited_with_its_confidence() {
    for set in sets() {
        let rules: Vec<RuleName> = set.basis().iter().map(|basis| basis.rule).collect();
        assert_eq!(rules.first(), Some(&RuleName::CriterionLevel), "{}", set.id());
        let first_is_2018 = set.id().contains("2018");
        assert_eq!(rules.contains(&RuleName::StandardLevel), first_is_2018, "{}", set.id());
        assert_eq!(rules.contains(&RuleName::AccreditationGrade), first_is_2018, "{}", set.id());
        let degree = set.id() != "tt57-2026-gdtx";
        assert_eq!(rules.contains(&RuleName::NationalStandardDegree), degree, "{}", set.id());
        assert!(set.basis().iter().all(|basis| basis.citation.article.is_some()), "{}", set.id());
        // That a criterion without level 3 counts at its highest is inferred, so level 3 is no better than B.
        let level_3 = set.rule().iter().find(|rule| rule.level == 3).map(|rule| rule.confidence);
        assert_eq!(level_3, first_is_2018.then_some(Confidence::B), "{}", set.id());
    }
}

#[test]
fn provenance_and_doubts_are_told() {
    for set in sets() {
        assert!(!set.provenance().sources.is_empty() && set.doubts().len() > 10, "{}", set.id());
        let ids: BTreeSet<&str> = set.doubts().iter().map(|doubt| doubt.id.as_str()).collect();
        assert_eq!(ids.len(), set.doubts().len(), "{}", set.id());
    }
    let doubts = |id: &str| Catalogue::builtin().by_id(id).unwrap().doubts();
    let has = |id: &str, doubt: &str| doubts(id).iter().any(|own| own.id == doubt);
    // Those that can change a level.
    for doubt in ["Q1", "Q2", "Q6", "Q7", "Q9", "Q12", "Q15", "Q16", "Q18", "Q19"] {
        for id in &SET_IDS[..3] {
            let elsewhere = matches!((doubt, *id), ("Q15", "tt17-2018-tieu-hoc") | ("Q6", "tt19-2018-mam-non"));
            assert!(has(id, doubt) || elsewhere, "{id} {doubt}");
        }
    }
    assert!(has("tt17-2018-tieu-hoc", "Q3") && has("tt17-2018-tieu-hoc", "Q17"));
    assert!(has("tt18-2018-trung-hoc", "Q8") && has("tt18-2018-trung-hoc", "Q20"));
    assert!(has("tt19-2018-mam-non", "Q10") && has("tt19-2018-mam-non", "Q11"));
    // Several education levels are a question of preschools and general schools; a centre teaches one.
    assert!(SET_IDS[3..5].iter().all(|id| has(id, "A8")) && SET_IDS[3..].iter().all(|id| has(id, "A14")));
}

/// Every text a person reads.
fn texts(set: &StandardSet) -> Vec<&str> {
    let mut both: Vec<&Text> = vec![set.title(), &set.provenance().note];
    both.extend(&set.provenance().sources);
    both.extend(set.doubts().iter().flat_map(|doubt| [&doubt.doubt, &doubt.chosen]));
    both.extend(set.standards().iter().map(kdcl_core::Standard::title));
    both.extend(set.criteria().iter().filter_map(kdcl_core::Criterion::title));
    both.extend(set.indicators().iter().map(Indicator::statement));
    let quantities = set.criteria().iter().flat_map(kdcl_core::Criterion::quantitative_indicators);
    both.extend(quantities.map(|quantity| &quantity.name));
    let evidence = set.criteria().iter().flat_map(kdcl_core::Criterion::suggested_evidence).map(String::as_str);
    both.into_iter().flat_map(|text| [text.vi.as_str(), text.en.as_str()]).chain(evidence).collect()
}

#[test]
fn text_is_tidy() {
    for set in sets() {
        for text in texts(set) {
            assert!(text.nfc().eq(text.chars()), "{}: not NFC: {text}", set.id());
            assert!(!text.is_empty() && text == text.trim() && !text.contains("  "), "{}: {text}", set.id());
            let glued = text.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == b'%');
            assert!(!glued && !text.contains("m2"), "{}: a number and its unit: {text}", set.id());
        }
    }
}

#[test]
fn statements_are_sentences_in_both_languages() {
    for set in sets() {
        for indicator in set.indicators() {
            let Text { vi, en } = indicator.statement();
            for text in [vi, en] {
                let first = text.chars().next().unwrap();
                assert!(
                    (first.is_uppercase() || first.is_ascii_digit()) && text.ends_with('.'),
                    "{} {}",
                    set.id(),
                    indicator.path()
                );
            }
            let sentences = |text: &str| text.matches(". ").count() + 1;
            assert_eq!(sentences(vi), sentences(en), "{} {}", set.id(), indicator.path());
            if set.id().contains("2018") {
                assert_eq!(sentences(vi), 1, "{} {}: one sentence an indicator", set.id(), indicator.path());
            }
            // The same numbers in both languages.
            assert_eq!(numbers(vi), numbers(en), "{} {}", set.id(), indicator.path());
            // "Nếu có" is in the words wherever it is in the data, and only there.
            assert_eq!(vi.to_lowercase().contains("nếu có"), indicator.if_any(), "{} {}", set.id(), indicator.path());
            assert_eq!(en.contains("if any"), indicator.if_any(), "{} {}", set.id(), indicator.path());
        }
    }
}

/// The numbers of a sentence, whatever the decimal sign, with how often each stands.
fn numbers(text: &str) -> Vec<String> {
    let digit_or_sign = |letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.';
    let runs = text.split(|letter| !digit_or_sign(letter)).map(|run| run.trim_matches([',', '.']).replace(',', "."));
    let mut numbers: Vec<String> = runs.filter(|run| !run.is_empty()).collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

#[test]
fn requirement_units_of_tt57_are_those_of_the_annexes() {
    let units = |id: &str| {
        let set = Catalogue::builtin().by_id(id).unwrap();
        set.indicators().iter().map(|indicator| indicator.statement().vi.matches(". ").count() + 1).sum::<usize>()
    };
    assert_eq!(SET_IDS[3..].iter().map(|id| units(id)).collect::<Vec<_>>(), [60, 71, 36]);
}

/// The list of files in the crate is the list of files in the folder.
#[test]
fn every_file_of_the_folder_is_shipped() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../standards");
    let mut found = BTreeSet::new();
    for circular in std::fs::read_dir(&folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir()) {
        for file in std::fs::read_dir(circular.path()).unwrap() {
            let file = file.unwrap().path();
            assert_eq!(file.extension().unwrap(), "toml", "{file:?}");
            let name =
                format!("{}-{}", circular.file_name().to_str().unwrap(), file.file_stem().unwrap().to_str().unwrap());
            found.insert(name);
        }
    }
    let shipped: BTreeSet<String> = kdcl_standards::SETS.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(found, shipped);
}
