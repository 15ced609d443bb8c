//! The outcome of a rating laid out for a person: school and set, level, standards and criteria, what blocks the next
//! level with its articles, what to ask next.
//!
//! Widths of Vietnamese text and the width and colours of the terminal are `comfy-table`'s to know.

use std::fmt::Write as _;

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table};
use kdcl_core::{Assessment, CriterionOutcome, Gap, IndicatorText, Interval, Language, Outcome, Quoted, StandardSet};

/// What is printed where the terminal does not say how wide it is.
const WIDTH: u16 = 100;

/// How many indicators a list names before it says how many more there are.
const MOST_LISTED: usize = 12;

/// The words of the report.
struct Words {
    language: Language,
}

impl Words {
    fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    /// A level, or what it may still be.
    fn level(&self, level: Interval) -> String {
        let one = |level: u8| match level {
            0 => self.pick("Không đạt", "not reached").to_owned(),
            level => format!("{} {level}", self.pick("Mức", "level")),
        };
        if level.is_decided() {
            return one(level.lowest);
        }
        format!("{} … {}", one(level.lowest), one(level.highest))
    }

    /// The same in few letters, for a narrow column.
    fn short(&self, level: Interval) -> String {
        match (level.is_decided(), level.lowest) {
            (true, _) => self.level(level),
            (false, 0) => format!("{} {}", self.pick("tối đa Mức", "up to level"), level.highest),
            (false, lowest) => format!("{} {lowest} … {}", self.pick("Mức", "level"), level.highest),
        }
    }

    fn number(&self, interval: Interval) -> String {
        let none = self.pick("chưa có", "none");
        let one = |number: u8| if number == 0 { none.to_owned() } else { number.to_string() };
        if interval.is_decided() {
            one(interval.lowest)
        } else {
            format!("{} … {}", one(interval.lowest), one(interval.highest))
        }
    }
}

/// The whole report.
pub(crate) fn report(assessment: &Assessment<'_>, about: Option<&str>, language: Language) -> String {
    let words = Words { language };
    let outcome = assessment.rate();
    let set = assessment.standard_set();
    let mut out = String::new();
    let _ = writeln!(out, "{}", head(assessment, &outcome, about, &words));
    let _ = writeln!(out, "{}", criteria(&outcome, set, &words));
    for gap in &outcome.gaps {
        let _ = writeln!(out, "\n{}", missing(gap, &outcome, &words));
    }
    if !outcome.ask_next.is_empty() {
        let title =
            words.pick("Chưa đánh giá và còn có thể làm thay đổi mức", "Not assessed and may still change the level");
        let _ = writeln!(out, "\n{title}:\n{}", indicators(&outcome.ask_next, &outcome, &words));
    }
    if !outcome.warnings.is_empty() {
        let _ = writeln!(out, "\n{}:", words.pick("Lưu ý", "Note"));
        for warning in &outcome.warnings {
            let _ = writeln!(out, "  • {}", warning.message().in_language(language));
        }
    }
    out
}

fn table() -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(WIDTH);
    }
    table
}

fn head(assessment: &Assessment<'_>, outcome: &Outcome<'_>, about: Option<&str>, words: &Words) -> Table {
    let (set, school) = (assessment.standard_set(), assessment.school());
    let mut table = table();
    let row = |table: &mut Table, name: &str, value: String| {
        table.add_row([Cell::new(name), Cell::new(value)]);
    };
    row(
        &mut table,
        words.pick("Trường", "School"),
        school.name.as_deref().map_or_else(|| "—".to_owned(), |name| Quoted::new(name).to_string()),
    );
    if let Some(about) = about {
        row(&mut table, words.pick("Số liệu", "Data"), about.to_owned());
    }
    if let Some(year) = assessment.school_year() {
        row(&mut table, words.pick("Năm học", "School year"), year.to_string());
    }
    let basis = basis(outcome.level, set, words);
    table.add_row([
        Cell::new(words.pick("Mức của trường", "The school's level")).add_attribute(Attribute::Bold),
        Cell::new(format!("{}  ({basis})", words.level(outcome.level)))
            .add_attribute(Attribute::Bold)
            .fg(colour(outcome.level)),
    ]);
    if let Some(grade) = outcome.accreditation_grade {
        row(
            &mut table,
            words.pick("Mức này ứng với cấp độ kiểm định", "This level corresponds to accreditation grade"),
            words.number(grade),
        );
    }
    if let Some(degree) = outcome.national_standard_degree {
        let name =
            words.pick("Mức này ứng với mức độ chuẩn quốc gia", "This level corresponds to national standard degree");
        row(&mut table, name, words.number(degree));
    }
    row(&mut table, words.pick("Bộ tiêu chuẩn", "Standard set"), format!("{} ({})", set.document(), set.id()));
    let provenance = set.provenance();
    row(
        &mut table,
        words.pick("Nguồn của bộ tiêu chuẩn", "Source of the set"),
        format!("[{}] {}", provenance.confidence, provenance.note.in_language(words.language)),
    );
    table
}

/// Where the law says what a level asks for; of an undecided one what either end asks for. A school that reached none is
/// measured against the lowest.
fn basis(level: Interval, set: &StandardSet, words: &Words) -> String {
    let none = set.rule().first().map_or(0, |rule| rule.level);
    let ends = [level.lowest, level.highest].map(|end| if end == 0 { none } else { end });
    let mut cited: Vec<String> = Vec::new();
    for rule in set.rule().iter().filter(|rule| ends.contains(&rule.level)) {
        let place = rule.citation.in_language(words.language);
        if !cited.contains(&place) {
            cited.push(place);
        }
    }
    cited.join("; ")
}

fn colour(level: Interval) -> Color {
    match (level.is_decided(), level.lowest) {
        (false, _) => Color::Yellow,
        (true, 0) => Color::Red,
        (true, _) => Color::Green,
    }
}

fn criteria(outcome: &Outcome<'_>, set: &StandardSet, words: &Words) -> Table {
    let mut table = table();
    table.set_header([
        words.pick("Mã", "Code"),
        words.pick("Tiêu chuẩn, tiêu chí", "Standard, criterion"),
        words.pick("Mức", "Level"),
        words.pick("Còn lại", "Open"),
    ]);
    for standard in set.standards() {
        let own = outcome.standards.iter().find(|own| own.number == standard.number()).and_then(|own| own.level);
        table.add_row([
            Cell::new(standard.number()).add_attribute(Attribute::Bold),
            Cell::new(standard.title().in_language(words.language)).add_attribute(Attribute::Bold),
            Cell::new(own.map(|level| words.short(level)).unwrap_or_default()).add_attribute(Attribute::Bold),
        ]);
        for criterion in outcome.criteria.get(standard.criteria()).unwrap_or_default() {
            table.add_row(row(criterion, set, words));
        }
    }
    table
}

fn row(criterion: &CriterionOutcome<'_>, set: &StandardSet, words: &Words) -> [Cell; 4] {
    let title = set.criterion(criterion.code).and_then(kdcl_core::Criterion::title);
    let name = title.map_or_else(
        || format!("{} {}", words.pick("Khoản", "Clause"), criterion.code.rsplit('.').next().unwrap_or_default()),
        |title| title.in_language(words.language).to_owned(),
    );
    // Within its own row a path need not repeat the criterion.
    let short = |paths: &[&str]| {
        let own = |path: &&str| path.split_once('/').map_or(*path, |(_, rest)| rest).to_owned();
        paths.iter().map(own).collect::<Vec<_>>().join(", ")
    };
    let indicators: usize =
        set.criterion(criterion.code).iter().flat_map(|own| own.levels()).map(|level| level.indicators().len()).sum();
    let mut open = Vec::new();
    if !criterion.not_met.is_empty() {
        open.push(format!("{}: {}", words.pick("không đạt", "not met"), short(&criterion.not_met)));
    }
    if criterion.not_assessed.len() == indicators {
        open.push(words.pick("chưa đánh giá", "not assessed").to_owned());
    } else if !criterion.not_assessed.is_empty() {
        open.push(format!("{}: {}", words.pick("chưa đánh giá", "not assessed"), short(&criterion.not_assessed)));
    }
    [
        Cell::new(criterion.code),
        Cell::new(name),
        Cell::new(words.short(criterion.level)).fg(colour(criterion.level)),
        Cell::new(open.join("; ")),
    ]
}

fn missing(gap: &Gap<'_>, outcome: &Outcome<'_>, words: &Words) -> String {
    let mut out = format!("{} {}:", words.pick("Để đạt Mức", "To reach level"), gap.target);
    if !gap.must.is_empty() {
        let _ = write!(out, "\n{}", indicators(&gap.must, outcome, words));
    }
    for choice in &gap.choose {
        let title = match words.language {
            Language::Vietnamese => format!("và ít nhất {} trong {} tiêu chí sau", choice.at_least, choice.of.len()),
            Language::English => format!("and at least {} of these {} criteria", choice.at_least, choice.of.len()),
        };
        let paths: Vec<&str> = choice.of.iter().flat_map(|pick| pick.paths.iter().copied()).collect();
        let _ = write!(out, "\n{title}:\n{}", indicators(&paths, outcome, words));
    }
    out
}

/// Indicators with what they ask for and where the law says so.
fn indicators(paths: &[&str], outcome: &Outcome<'_>, words: &Words) -> Table {
    let mut table = table();
    let text = |path: &&str| outcome.indicators.iter().find(|indicator| indicator.path == *path);
    for indicator in paths.iter().take(MOST_LISTED).filter_map(text) {
        let IndicatorText { path, statement, official_text, citation, .. } = indicator;
        let wording = official_text.unwrap_or_else(|| statement.in_language(words.language));
        table.add_row([(*path).to_owned(), wording.to_owned(), citation.in_language(words.language)]);
    }
    if let Some(more) = paths.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        table.add_row([
            String::new(),
            format!(
                "… {}",
                words.pick("và {more} chỉ báo khác", "and {more} more").replace("{more}", &more.to_string())
            ),
        ]);
    }
    table
}
