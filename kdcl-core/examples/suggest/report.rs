//! Suggestions laid out for a person: what each indicator's numbers say and why, what to ask next, what to look at.

use std::fmt::Write as _;

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, Color, ContentArrangement, Table};
use kdcl_core::{Check, Language, Quoted, SchoolData, Suggested, Suggestion};

/// What is printed where the terminal does not say how wide it is.
const WIDTH: u16 = 100;

/// How many questions are shown.
const MOST_QUESTIONS: usize = 10;

/// The whole report.
pub(crate) fn report(data: &SchoolData<'_>, language: Language) -> String {
    let pick = |vi: &'static str, en: &'static str| if language == Language::English { en } else { vi };
    let suggestions = data.suggest();
    let set = suggestions.standard_set;
    let name = data.assessment().school().name.as_deref().map(|name| Quoted::new(name).to_string());
    let mut out = String::new();
    let head = [name.unwrap_or_else(|| "—".to_owned()), data.school_year().to_string(), set.document().to_owned()];
    let _ = writeln!(out, "{}", head.join(" · "));
    let shown = |own: &&Suggestion<'_>| own.suggested != Suggested::Undetermined || !own.checks.is_empty();
    let known: Vec<&Suggestion<'_>> = suggestions.suggestions.iter().filter(shown).collect();
    let mut table = framed();
    table.set_header([
        pick("Chỉ báo", "Indicator"),
        pick("Gợi ý", "Suggested"),
        pick("Số liệu và yêu cầu", "Data and what is asked"),
    ]);
    for own in &known {
        table.add_row([
            Cell::new(own.path),
            Cell::new(own.suggested.title().in_language(language)).fg(colour(own.suggested)),
            Cell::new(reasons(own, language)),
        ]);
    }
    let _ = writeln!(out, "{table}");
    let silent = suggestions.suggestions.len().saturating_sub(known.len());
    let _ = writeln!(
        out,
        "{}: {silent}",
        pick("Chỉ báo có số liệu để xét nhưng chưa có số liệu nào", "Indicators with no data yet")
    );
    if !suggestions.questions.is_empty() {
        let mut table = framed();
        table.set_header([pick("Nên hỏi tiếp", "Worth asking next"), pick("Năm học", "Years"), pick("Cho", "For")]);
        for question in suggestions.questions.iter().take(MOST_QUESTIONS) {
            let meaning = format!("{} ({})", question.fact.meaning.in_language(language), question.fact.key);
            let years = match question.years.as_slice() {
                [] => String::new(),
                [only] => only.to_string(),
                [first, .., last] => format!("{first} … {last}"),
            };
            table.add_row([meaning, years, question.bears_on.join(", ")]);
        }
        let _ = writeln!(out, "\n{table}");
        let more = suggestions.questions.len().saturating_sub(MOST_QUESTIONS);
        if more > 0 {
            let _ = writeln!(out, "  … {} {more}", pick("và số liệu khác:", "and others:"));
        }
    }
    if !suggestions.warnings.is_empty() {
        let _ = writeln!(out, "\n{}:", pick("Lưu ý", "Note"));
        for warning in &suggestions.warnings {
            let _ = writeln!(out, "  • {}", warning.message().in_language(language));
        }
    }
    out
}

fn framed() -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(WIDTH);
    }
    table
}

fn colour(suggested: Suggested) -> Color {
    match suggested {
        Suggested::Met => Color::Green,
        Suggested::NotMet => Color::Red,
        _ => Color::Yellow,
    }
}

/// The checks, what a person judges besides, and the article.
fn reasons(own: &Suggestion<'_>, language: Language) -> String {
    let pick = |vi: &'static str, en: &'static str| if language == Language::English { en } else { vi };
    let line = |check: &Check<'_>| {
        let mark = match check.holds {
            _ if check.applicability => "·",
            Some(true) => "✓",
            Some(false) => "✗",
            None => "·",
        };
        let other = check.doubt.map(|doubt| format!(" [{} {doubt}]", pick("cách hiểu khác,", "other reading,")));
        format!("{mark} {}{}", check.in_language(language), other.unwrap_or_default())
    };
    let mut lines: Vec<String> = own.checks.iter().map(line).collect();
    if !own.missing.is_empty() {
        let missing: Vec<_> = own.missing.iter().map(|missing| missing.fact.meaning.in_language(language)).collect();
        lines.push(format!("{}: {}", pick("còn thiếu", "missing"), missing.join("; ")));
    }
    if let Some(remaining) = own.remaining {
        let judged = pick("người đánh giá xét", "a person judges");
        lines.push(format!("{judged}: {}", remaining.in_language(language)));
    }
    lines.push(own.citation.in_language(language));
    lines.join("\n")
}
