//! The words of errors and warnings: one table, two languages, keyed by code.
//!
//! The engine itself deals in codes and typed fields; only here do they become sentences, so that every language
//! binding says the same and a wording can be mended in one place.
//!
//! INVARIANT: a row names no field its code does not have; the tests of this file see to it.

mod table;

use crate::text::{Language, Text};

/// The fields of an error, by name, each in words.
pub(crate) type Fields = Vec<(&'static str, Text)>;

/// What can stand in a sentence of either language.
pub(crate) trait Words {
    fn words(&self) -> Text;
}

/// Numbers, dates and the user's own words read the same in both languages.
macro_rules! same_in_both {
    ($($type:ty),*) => {
        $(impl Words for $type {
            fn words(&self) -> Text {
                let text = self.to_string();
                Text { vi: text.clone(), en: text }
            }
        })*
    };
}
same_in_both!(u8, u16, usize, i64, &str, String, crate::date::Date, crate::error::Quoted, crate::error::Names);

/// Numbers with decimals, as each language writes them.
impl Words for crate::exact::Exact {
    fn words(&self) -> Text {
        let en = self.to_string();
        Text { vi: en.replace('.', ","), en }
    }
}

impl Words for Text {
    fn words(&self) -> Text {
        self.clone()
    }
}

/// The words of one code. `{field}` stands for a field of the error.
struct Row {
    code: &'static str,
    vi: &'static str,
    en: &'static str,
    help_vi: &'static str,
    help_en: &'static str,
}

fn row(code: &str) -> Option<&'static Row> {
    table::ROWS.iter().find(|row| row.code == code)
}

/// What is wrong, or what is worth knowing.
pub(crate) fn render(code: &str, fields: &Fields) -> Text {
    // A code without a row cannot happen (tested); should it, the code itself is the most honest word for it.
    let (vi, en) = row(code).map_or((code, code), |row| (row.vi, row.en));
    Text { vi: fill(vi, fields, Language::Vietnamese), en: fill(en, fields, Language::English) }
}

/// What to do about it.
pub(crate) fn help(code: &str, fields: &Fields) -> Text {
    let (vi, en) = row(code).map_or(("", ""), |row| (row.help_vi, row.help_en));
    Text { vi: fill(vi, fields, Language::Vietnamese), en: fill(en, fields, Language::English) }
}

fn fill(template: &str, fields: &Fields, language: Language) -> String {
    let mut out = String::with_capacity(template.len().saturating_mul(2));
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        if let Some((_, value)) = fields.iter().find(|(field, _)| *field == name) {
            out.push_str(value.in_language(language));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Row, Words, fill, table::ROWS};
    use crate::error::{AssessmentError, FactsError, JsonError, StandardSetError, TableError, TextPackError};
    use crate::text::Language;
    use crate::warning::Warning;

    fn codes() -> Vec<(&'static str, &'static [&'static str])> {
        let areas = [JsonError::CODES, AssessmentError::CODES, FactsError::CODES, StandardSetError::CODES];
        [areas.concat(), [TextPackError::CODES, TableError::CODES, Warning::CODES].concat()].concat()
    }

    fn placeholders(template: &str) -> Vec<&str> {
        template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    fn texts(row: &Row) -> [&'static str; 4] {
        [row.vi, row.en, row.help_vi, row.help_en]
    }

    #[test]
    fn each_code_has_one_row_and_each_row_a_code() {
        let mut known: Vec<_> = codes().iter().map(|(code, _)| *code).collect();
        let mut rows: Vec<_> = ROWS.iter().map(|row| row.code).collect();
        known.sort_unstable();
        rows.sort_unstable();
        assert_eq!(known, rows);
    }

    #[test]
    fn rows_name_only_fields_their_code_has() {
        for (code, fields) in codes() {
            let row = super::row(code).unwrap_or_else(|| unreachable!("the test above"));
            for name in texts(row).into_iter().flat_map(placeholders) {
                assert!(fields.contains(&name), "{code}: no field {name}");
            }
        }
    }

    #[test]
    fn words_are_tidy() {
        for row in ROWS {
            for text in texts(row) {
                assert!(!text.contains("  ") && text == text.trim() && !text.contains('\n'), "{}: {text}", row.code);
            }
            let first = row.en.chars().next();
            assert!(first.is_some_and(|letter| !letter.is_uppercase()), "{}: messages are lowercase", row.code);
            assert!(!row.en.ends_with('.') && !row.vi.ends_with('.'), "{}: one line, no full stop", row.code);
        }
    }

    #[test]
    fn braces_of_the_input_are_not_read_again() {
        let fields = vec![("value", "{value}{".words())];
        assert_eq!(fill("`{value}` is odd", &fields, Language::English), "`{value}{` is odd");
    }
}
