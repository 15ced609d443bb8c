//! Reads the tree of a set file into the types of its format.
//!
//! Everything that one place alone can show wrong is found here: missing and unknown fields, types, the form of codes,
//! untidy text, levels and letters that do not follow each other. What needs the whole set is [`super::assemble`]'s.

use std::collections::HashMap;

use crate::condition::conditions;
use crate::error::{Quoted, StandardSetError};
use crate::fact::{fact, fact_key};
use crate::input::{Fields, Node, Reader};

use super::file::{
    AdvisoryFile, BasisFile, CriterionFile, IndicatorFile, LevelFile, PlaceFile, QuantityFile, QuotaFile,
};
use super::file::{RecognitionFile, RuleFile, SetFile, StandardFile};
use super::source::{Doubt, Provenance};
use crate::vocabulary::{Confidence, DoubtKind, EducationLevel, QuantityValue, RuleName, SchoolType, SeveralLevels};

/// The highest level a rule may have; one digit, as paths show it.
pub(crate) const HIGHEST_LEVEL: i64 = 9;

type Tree<'n> = &'n Node<'n>;

/// A whole set file.
pub(crate) fn set_file<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<SetFile> {
    const FIELDS: Fields = Fields {
        required: &[
            "id",
            "document",
            "title",
            "issuer",
            "issued",
            "in_force_from",
            "school_types",
            "education_levels",
            "provenance",
            "basis",
            "rule",
            "standards",
        ],
        optional: &[
            "in_force_until",
            "annex",
            "several_education_levels",
            "amended_by",
            "replaces",
            "replaced_by",
            "recognition",
            "advisory",
            "facts",
            "doubts",
        ],
    };
    let (mut id, mut document, mut title_, mut issuer, mut issued, mut from) = (None, None, None, None, None, None);
    let (mut until, mut annex, mut school_types, mut education_levels, mut several) = (None, None, None, None, None);
    let (mut amended_by, mut replaces, mut replaced_by) = (Some(Vec::new()), Some(Vec::new()), Some(Vec::new()));
    let (mut provenance_, mut recognition_, mut doubts) = (None, Some(RecognitionFile::default()), Some(Vec::new()));
    let (mut basis_, mut rule_, mut standards) = (None, None, None);
    let (mut advisory_, mut facts) = (None, Some(Vec::new()));
    r.table(node, &FIELDS, |r, field, value| match field {
        "id" => id = set_id(r, value),
        "document" => document = r.tidy(value),
        "title" => title_ = r.words(value),
        "issuer" => issuer = r.words(value),
        "issued" => issued = r.date(value),
        "in_force_from" => from = r.date(value),
        "in_force_until" => until = r.date(value),
        "annex" => annex = r.tidy(value),
        "school_types" => school_types = r.some(value, |r, item| r.choice(item, SchoolType::NAMES)),
        "education_levels" => education_levels = r.list(value, |r, item| r.choice(item, EducationLevel::NAMES)),
        "several_education_levels" => several = r.choice(value, SeveralLevels::NAMES),
        "amended_by" => amended_by = r.list(value, Reader::tidy),
        "replaces" => replaces = r.list(value, Reader::tidy),
        "replaced_by" => replaced_by = r.list(value, Reader::tidy),
        "provenance" => provenance_ = provenance(r, value),
        "recognition" => recognition_ = recognition(r, value),
        "advisory" => advisory_ = advisory(r, value),
        "facts" => facts = r.list(value, fact),
        "doubts" => doubts = r.list(value, doubt),
        "basis" => basis_ = r.list(value, basis),
        "rule" => rule_ = r.some(value, rule),
        _ => standards = r.some(value, standard),
    })?;
    Some(SetFile {
        id: id?,
        document: document?,
        title: title_?,
        issuer: issuer?,
        issued: issued?,
        in_force_from: from?,
        in_force_until: until,
        annex,
        school_types: school_types?,
        education_levels: education_levels?,
        several_education_levels: several,
        amended_by: amended_by?,
        replaces: replaces?,
        replaced_by: replaced_by?,
        provenance: provenance_?,
        recognition: recognition_?,
        advisory: advisory_,
        facts: facts?,
        doubts: doubts?,
        basis: basis_?,
        rule: rule_?,
        standards: standards?,
    })
}

fn provenance<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Provenance> {
    const FIELDS: Fields = Fields { required: &["confidence", "note", "sources"], optional: &[] };
    let (mut confidence, mut note, mut sources) = (None, None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "confidence" => confidence = r.choice(value, Confidence::NAMES),
        "note" => note = r.words(value),
        _ => sources = r.list(value, Reader::words),
    })?;
    Some(Provenance { confidence: confidence?, note: note?, sources: sources? })
}

fn recognition<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<RecognitionFile> {
    const FIELDS: Fields = Fields { required: &[], optional: &["accreditation_grade", "national_standard_degree"] };
    let (mut grade, mut degree) = (None, None);
    r.table(node, &FIELDS, |r, field, value| {
        let steps = r.list(value, |r, item| r.number(item, 0, HIGHEST_LEVEL));
        if field == "accreditation_grade" { grade = steps } else { degree = steps }
    })?;
    Some(RecognitionFile { accreditation_grade: grade, national_standard_degree: degree })
}

fn advisory<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<AdvisoryFile> {
    const FIELDS: Fields = Fields { required: &["until", "place", "confidence", "note"], optional: &[] };
    let (mut until, mut place_, mut confidence, mut note) = (None, None, None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "until" => until = r.date(value),
        "place" => place_ = place(r, value),
        "confidence" => confidence = r.choice(value, Confidence::NAMES),
        _ => note = r.words(value),
    })?;
    Some(AdvisoryFile { until: until?, place: place_?, confidence: confidence?, note: note? })
}

fn doubt<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Doubt> {
    const FIELDS: Fields = Fields { required: &["id", "kind", "places", "doubt", "chosen"], optional: &[] };
    let (mut id, mut kind, mut places, mut doubt, mut chosen) = (None, None, None, None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "id" => id = r.tidy(value),
        "kind" => kind = r.choice(value, DoubtKind::NAMES),
        "places" => places = r.list(value, Reader::tidy),
        "doubt" => doubt = r.words(value),
        _ => chosen = r.words(value),
    })?;
    Some(Doubt { id: id?, kind: kind?, places: places?, doubt: doubt?, chosen: chosen? })
}

fn place<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<PlaceFile> {
    const FIELDS: Fields = Fields { required: &[], optional: &["annex", "article", "clause", "point", "item"] };
    let mut place = PlaceFile::default();
    let mut named = false;
    r.table(node, &FIELDS, |r, field, value| {
        named |= matches!(field, "annex" | "article");
        let part = r.tidy(value);
        match field {
            "annex" => place.annex = part,
            "article" => place.article = part,
            "clause" => place.clause = part,
            "point" => place.point = part,
            _ => place.item = part,
        }
    })?;
    if !named {
        r.fail(StandardSetError::NoCitation {});
        return None;
    }
    Some(place)
}

fn basis<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<BasisFile> {
    const FIELDS: Fields = Fields { required: &["rule", "place", "confidence"], optional: &[] };
    let (mut rule, mut place_, mut confidence) = (None, None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "rule" => rule = r.choice(value, RuleName::NAMES),
        "place" => place_ = place(r, value),
        _ => confidence = r.choice(value, Confidence::NAMES),
    })?;
    Some(BasisFile { rule: rule?, place: place_?, confidence: confidence? })
}

fn rule<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<RuleFile> {
    const FIELDS: Fields =
        Fields { required: &["level", "place", "confidence"], optional: &["mandatory", "quota", "floor"] };
    let (mut level_, mut mandatory, mut quota_, mut floor) = (None, Some(Vec::new()), None, None);
    let (mut place_, mut confidence) = (None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "level" => level_ = level_number(r, value),
        "mandatory" => mandatory = r.list(value, Reader::tidy),
        "quota" => quota_ = quota(r, value),
        "floor" => floor = level_number(r, value),
        "place" => place_ = place(r, value),
        _ => confidence = r.choice(value, Confidence::NAMES),
    })?;
    Some(RuleFile {
        level: level_?,
        mandatory: mandatory?,
        quota: quota_,
        floor,
        place: place_?,
        confidence: confidence?,
    })
}

fn quota<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<QuotaFile> {
    const FIELDS: Fields = Fields { required: &["of"], optional: &["at_least", "percent"] };
    let (mut at_least, mut percent, mut of) = (None, None, None);
    let mut given = 0_u8;
    r.table(node, &FIELDS, |r, field, value| match field {
        "at_least" => (given, at_least) = (given.saturating_add(1), r.number(value, 1, 999)),
        "percent" => (given, percent) = (given.saturating_add(1), r.number(value, 1, 100)),
        _ => of = r.list(value, Reader::tidy),
    })?;
    if given != 1 {
        r.fail(StandardSetError::NumberOrPercent {});
        return None;
    }
    Some(QuotaFile { at_least, percent, of: of? })
}

fn standard<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<StandardFile> {
    const FIELDS: Fields = Fields { required: &["number", "title", "criteria"], optional: &["clauses"] };
    let (mut number, mut title, mut clauses, mut criteria) = (None, None, Some(false), None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "number" => number = r.number(value, 1, 99),
        "title" => title = r.words(value),
        "clauses" => clauses = r.boolean(value),
        _ => criteria = r.some(value, criterion),
    })?;
    Some(StandardFile { number: number?, title: title?, clauses: clauses?, criteria: criteria? })
}

fn criterion<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<CriterionFile> {
    const FIELDS: Fields =
        Fields { required: &["code", "levels"], optional: &["title", "suggested_evidence", "quantitative_indicators"] };
    let (mut code, mut title, mut levels) = (None, None, None);
    let (mut evidence, mut quantities) = (Some(Vec::new()), Some(Vec::new()));
    r.table(node, &FIELDS, |r, field, value| match field {
        "code" => code = criterion_code(r, value),
        "title" => title = r.words(value),
        "levels" => levels = r.some(value, level),
        "suggested_evidence" => evidence = r.list(value, Reader::tidy),
        _ => quantities = r.list(value, quantity),
    })?;
    Some(CriterionFile {
        code: code?,
        title,
        levels: levels?,
        suggested_evidence: evidence?,
        quantitative_indicators: quantities?,
    })
}

fn quantity<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<QuantityFile> {
    const FIELDS: Fields = Fields { required: &["name"], optional: &["unit", "fact", "value"] };
    let (mut name, mut unit, mut fact, mut kind) = (None, None, None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "name" => name = r.words(value),
        "unit" => unit = r.tidy(value),
        "fact" => fact = fact_key(r, value),
        _ => kind = r.choice(value, QuantityValue::NAMES),
    })?;
    Some(QuantityFile { name: name?, unit, fact, value: kind })
}

fn level<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<LevelFile> {
    const FIELDS: Fields = Fields {
        required: &["level"],
        optional: &["article", "clause", "statement", "if_any", "conditions", "remaining", "indicators"],
    };
    let (mut number, mut article, mut clause, mut statement) = (None, None, None, None);
    let (mut if_any, mut indicators_) = (Some(false), Some(Vec::new()));
    let (mut conditions_, mut remaining) = (Some(Vec::new()), None);
    let (mut has_statement, mut has_letters, mut has_conditions) = (false, false, false);
    r.table(node, &FIELDS, |r, field, value| match field {
        "level" => number = level_number(r, value),
        "article" => article = r.tidy(value),
        "clause" => clause = r.tidy(value),
        "statement" => (has_statement, statement) = (true, r.words(value)),
        "if_any" => if_any = r.boolean(value),
        "conditions" => (has_conditions, conditions_) = (true, conditions(r, value)),
        "remaining" => (has_conditions, remaining) = (true, r.words(value)),
        _ => (has_letters, indicators_) = (true, indicators(r, value)),
    })?;
    let (if_any, indicators) = (if_any?, indicators_?);
    if has_statement == has_letters || ((if_any || has_conditions) && !has_statement) {
        r.fail(StandardSetError::StatementOrLetters {});
        return None;
    }
    let conditions = conditions_?;
    Some(LevelFile { level: number?, article, clause, statement, if_any, conditions, remaining, indicators })
}

/// The letters of points in Vietnamese law, in their order: đ is one of them, f, j, w and z are not.
const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

fn indicators<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Vec<(String, IndicatorFile)>> {
    const FIELDS: Fields = Fields { required: &["vi", "en"], optional: &["if_any", "conditions", "remaining"] };
    let mut read: HashMap<&str, IndicatorFile> = HashMap::new();
    let entries = r.entries(node, |r, letter, value| {
        let (mut vi, mut en, mut if_any) = (None, None, Some(false));
        let (mut conditions_, mut remaining) = (Some(Vec::new()), None);
        r.table(value, &FIELDS, |r, field, value| match field {
            "vi" => vi = r.tidy(value),
            "en" => en = r.tidy(value),
            "conditions" => conditions_ = conditions(r, value),
            "remaining" => remaining = r.words(value),
            _ => if_any = r.boolean(value),
        });
        if let (Some(vi), Some(en), Some(if_any), Some(conditions)) = (vi, en, if_any, conditions_) {
            read.insert(letter, IndicatorFile { vi, en, if_any, conditions, remaining });
        }
    })?;
    // The law counts its points without a gap; one that is left out is a mistake of the transcription.
    let stray = entries.iter().find(|(letter, _)| !LETTERS.iter().take(entries.len()).any(|due| due == letter));
    if let Some((letter, _)) = stray {
        let missing = LETTERS.iter().find(|due| !entries.iter().any(|(letter, _)| letter == *due));
        let expected = missing.map(|letter| format!("`{letter}`")).unwrap_or_default();
        r.fail(StandardSetError::OutOfOrder { found: Quoted::new(letter), expected });
        return None;
    }
    let in_order = LETTERS.iter().filter_map(|letter| Some(((*letter).to_owned(), read.remove(*letter)?)));
    Some(in_order.collect())
}

fn level_number(r: &mut Reader<'_>, node: &Node<'_>) -> Option<u8> {
    r.number(node, 1, HIGHEST_LEVEL)
}

fn set_id<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<String> {
    let id = r.short_text(node)?;
    let form = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '@');
    if id.is_empty() || !id.chars().all(form) {
        r.fail(StandardSetError::InvalidCode { value: Quoted::new(id), form: "tt18-2018-trung-hoc" });
        return None;
    }
    Some(id.to_owned())
}

fn criterion_code<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<String> {
    let code = r.short_text(node)?;
    let number = |part: &str| {
        (1..=2).contains(&part.len()) && !part.starts_with('0') && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !code.split_once('.').is_some_and(|(standard, own)| number(standard) && number(own)) {
        r.fail(StandardSetError::InvalidCode { value: Quoted::new(code), form: "5.4" });
        return None;
    }
    Some(code.to_owned())
}
