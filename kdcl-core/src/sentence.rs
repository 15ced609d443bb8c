//! A check as a sentence a report can print: what, when, how much, what the law asks. Facts only, no praise.

use crate::condition::{Comparator, Predicate, Threshold};
use crate::exact::Exact;
use crate::fact::{Fact, Unit};
use crate::suggestion::{Check, Known, Window};
use crate::text::{Language, Text};

/// "Tỷ lệ chuyên cần của trẻ 5 tuổi: 93,5 % (2019-2020), yêu cầu ít nhất 90 %, vùng khó khăn".
pub(crate) fn check(check: &Check<'_>, language: Language) -> String {
    let asked = asked(check, language).map(|asked| format!(", {asked}")).unwrap_or_default();
    format!("{}: {}{asked}", subject(check, language), value_in_year(check, language))
}

/// What a value is of: the fact, the person, the education level.
pub(crate) fn subject(check: &Check<'_>, language: Language) -> String {
    let mut parts = vec![check.fact.meaning.in_language(language).to_owned()];
    parts.extend(check.person.map(str::to_owned));
    parts.extend(check.education_level.map(|level| level.title().in_language(language).to_owned()));
    parts.join(", ")
}

/// "93,5 % (2019-2020)".
pub(crate) fn value_in_year(check: &Check<'_>, language: Language) -> String {
    let value = value(check, language);
    check.year.map_or_else(|| value.clone(), |year| format!("{value} ({year})"))
}

/// The value with its unit, and the counts it follows from.
fn value(check: &Check<'_>, language: Language) -> String {
    let value = match check.value {
        Known::Number(number) => with_unit(number, check.fact.unit, language),
        Known::YesNo(answer) => yes_no(answer, language).to_owned(),
        Known::Grade(name) => grade(check.fact, name, language),
    };
    match check.counts {
        Some((part, whole)) => format!("{value} ({}/{})", decimal(part, language), decimal(whole, language)),
        None => value,
    }
}

/// What the law asks of it, and of whom; nothing where it is only shown.
pub(crate) fn asked(check: &Check<'_>, language: Language) -> Option<String> {
    let threshold = match check.threshold? {
        Threshold::Number(number) => with_unit(*number, check.fact.unit, language),
        Threshold::YesNo(answer) => yes_no(*answer, language).to_owned(),
        Threshold::Grade(own) => grade(check.fact, &own.to_string(), language),
    };
    let comparator = match check.comparator {
        // "Exactly yes" is no sentence of any language.
        Comparator::Exactly if !matches!(check.threshold, Some(Threshold::Number(_))) => String::new(),
        comparator => comparator.title().in_language(language).to_owned() + " ",
    };
    let vi = language == Language::Vietnamese;
    let asks = match (check.applicability, vi) {
        (true, true) => "chỉ xét khi",
        (true, false) => "applies where it is",
        (false, true) => "yêu cầu",
        (false, false) => "asks",
    };
    let window = match check.window {
        None => String::new(),
        Some(Window { years, at_least }) if years == at_least && vi => format!("mỗi năm trong {years} năm "),
        Some(Window { years, at_least }) if years == at_least => format!("in each of {at_least} years "),
        Some(Window { years, at_least }) if vi => format!("ít nhất {at_least} năm trong {years} năm "),
        Some(Window { years, at_least }) => format!("in at least {at_least} of {years} years "),
    };
    let of = check.variant.map(|variant| format!(", {}", variant_title(variant, language))).unwrap_or_default();
    let one = match (check.alternative, vi) {
        (false, _) => "",
        (true, true) => " (hoặc một điều kiện khác)",
        (true, false) => " (or another condition)",
    };
    Some(format!("{asks} {window}{comparator}{threshold}{of}{one}"))
}

/// The predicates of a variant, in words.
fn variant_title(variant: &str, language: Language) -> String {
    let title = |name: &str| {
        let title: Option<Text> = Predicate::from_name(name).map(Predicate::title);
        title.map_or_else(|| name.to_owned(), |title| title.in_language(language).to_owned())
    };
    variant.split('+').map(title).collect::<Vec<_>>().join(", ")
}

fn grade(fact: &Fact, name: &str, language: Language) -> String {
    let grade = fact.scale.iter().find(|grade| grade.name == name);
    grade.map_or(name, |grade| if language == Language::English { &grade.en } else { &grade.vi }).to_owned()
}

fn yes_no(answer: bool, language: Language) -> &'static str {
    match (answer, language) {
        (true, Language::Vietnamese) => "có",
        (false, Language::Vietnamese) => "không",
        (true, Language::English) => "yes",
        (false, Language::English) => "no",
    }
}

fn with_unit(number: Exact, unit: Unit, language: Language) -> String {
    let (number, unit) = (decimal(number, language), unit.title());
    let unit = unit.in_language(language);
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// Vietnamese writes a decimal comma, English a point.
fn decimal(number: Exact, language: Language) -> String {
    let text = number.to_string();
    if language == Language::Vietnamese { text.replace('.', ",") } else { text }
}
