//! What people write in the cells of tables, and what it means.
//!
//! Schools tick with `x`, write "Đạt" or "K", put a dash where there is nothing to say, and type all of it composed or
//! decomposed, with stray spaces. Each accepted spelling has one meaning; what could mean two things is no verdict, and
//! its reader says so rather than choose. A blank, or a dash, is never "not met".

use crate::vocabulary::Verdict;

/// A cell of a table.
///
/// ```
/// use kdcl_core::{Cell, Verdict};
/// assert_eq!(Cell::Text(" ĐẠT ").verdict(), Some(Verdict::Met));
/// assert_eq!(Cell::Text("Không\u{a0}đạt").verdict(), Some(Verdict::NotMet));
/// assert_eq!(Cell::Text("--").verdict(), Some(Verdict::NotAssessed));
/// assert_eq!(Cell::Empty.verdict(), Some(Verdict::NotAssessed));
/// assert_eq!(Cell::Text("?").verdict(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words.
    Text(&'a str),
    /// A number. One that is not a number (NaN), as some libraries mark what is missing, counts as nothing.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
}

/// The spellings of each verdict, folded; the names in JSON are among them.
const VERDICTS: [(Verdict, &[&str]); 4] = [
    (Verdict::Met, &["x", "✓", "✔", "☑", "dat", "met"]),
    (Verdict::NotMet, &["k", "ko", "khong", "khong dat", "k dat", "ko dat", "kd", "chua dat", "not met", "not_met"]),
    (Verdict::NotApplicable, &["khong ap dung", "n/a", "not applicable", "not_applicable"]),
    (Verdict::NotAssessed, &["", "chua danh gia", "not assessed", "not_assessed"]),
];

/// The longest text that can be a verdict or a level, in characters; nothing longer is folded.
const LONGEST: usize = 64;

/// What a cell says of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    /// Nothing.
    Unsaid,
    /// The level reached, 0 for none; whether the criterion has it is another question.
    Level(i64),
    /// A verdict on all of it, by its name in JSON.
    All(Verdict),
}

impl Cell<'_> {
    /// The verdict the cell gives; `None` where it cannot be told which, so for every number.
    ///
    /// ```
    /// use kdcl_core::{Cell, Verdict};
    /// let said = ["x", "K", "Không đạt", "Không áp dụng", "chưa đánh giá"].map(|text| Cell::Text(text).verdict());
    /// assert_eq!(said, [
    ///     Some(Verdict::Met), Some(Verdict::NotMet), Some(Verdict::NotMet), Some(Verdict::NotApplicable),
    ///     Some(Verdict::NotAssessed),
    /// ]);
    /// assert_eq!(Cell::Number(1.0).verdict(), None); // 1 may be "yes" or "level 1"
    /// assert_eq!(Cell::YesNo(true).verdict(), Some(Verdict::Met));
    /// ```
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Empty => Some(Verdict::NotAssessed),
            Self::Number(number) => number.is_nan().then_some(Verdict::NotAssessed),
            Self::YesNo(true) => Some(Verdict::Met),
            Self::YesNo(false) => Some(Verdict::NotMet),
            Self::Text(text) => {
                let text = folded(text)?;
                let spelt = VERDICTS.iter().find(|(_, spellings)| spellings.contains(&text.as_str()));
                spelt.map(|(verdict, _)| *verdict).or_else(|| is_dash(&text).then_some(Verdict::NotAssessed))
            }
        }
    }

    /// What the cell says of a criterion: a level, written as a number or in words; `None` where it cannot be told.
    pub(crate) fn reached(&self) -> Option<Reached> {
        let text = match self {
            Self::Empty => return Some(Reached::Unsaid),
            Self::YesNo(_) => return None, // "Đạt", but which level?
            Self::Number(number) if number.is_nan() => return Some(Reached::Unsaid),
            Self::Number(number) => {
                let level = (0..=u8::MAX).find(|level| f64::from(*level).total_cmp(number).is_eq());
                return level.map(|level| Reached::Level(level.into()));
            }
            Self::Text(text) => text,
        };
        if let [digit @ b'0'..=b'9'] = text.as_bytes() {
            return Some(Reached::Level(i64::from(digit.wrapping_sub(b'0'))));
        }
        if let Some(verdict) = Verdict::from_name(text) {
            return Some(Reached::All(verdict));
        }
        let text = folded(text)?;
        match Cell::Text(&text).verdict() {
            Some(Verdict::NotAssessed) => return Some(Reached::Unsaid),
            Some(Verdict::NotMet) => return Some(Reached::Level(0)),
            Some(_) => return None, // "Đạt", but which level?
            None => {}
        }
        let rest = text.strip_prefix("dat ").unwrap_or(&text);
        let rest = ["muc do", "muc", "level"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        level_number(rest.trim_start()).map(|level| Reached::Level(level.into()))
    }
}

/// A whole number as people and programs write one: `2`, `02`, `2.0`.
fn level_number(text: &str) -> Option<u8> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text is one or more dashes.
fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

/// A text in lower case, without Vietnamese marks and stray spaces, composed and decomposed alike; `None` where it is
/// longer than anything looked for.
fn folded(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for (place, letter) in text.chars().enumerate() {
        if place > LONGEST {
            return None;
        }
        match letter {
            // Marks that stand on the letter before (all of decomposed Vietnamese), and what shows as nothing.
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            _ if letter.is_whitespace() => space = !out.is_empty(),
            _ => {
                if core::mem::take(&mut space) {
                    out.push(' ');
                }
                out.extend(
                    letter.to_lowercase().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}')).map(unmarked),
                );
            }
        }
    }
    Some(out)
}

/// A small letter without its Vietnamese marks. `ð` is what some old fonts typed for `đ`.
fn unmarked(letter: char) -> char {
    const MARKED: [(char, &str); 7] = [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('d', "đð"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
    ];
    if letter.is_ascii() {
        return letter;
    }
    MARKED.iter().find(|(_, marked)| marked.contains(letter)).map_or(letter, |(plain, _)| *plain)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Reached, folded};
    use crate::vocabulary::Verdict;

    #[test]
    fn levels_are_read_in_every_usual_spelling() {
        let level = |text| Cell::Text(text).reached();
        for text in [
            "2",
            " 2 ",
            "02",
            "Mức 2",
            "mức  2",
            "MỨC 2",
            "Mức2",
            "Đạt Mức 2",
            "đạt mức độ 2",
            "level 2",
            "Đạt 2",
            "2.0",
        ] {
            assert_eq!(level(text), Some(Reached::Level(2)), "{text}");
        }
        for text in ["0", "Không đạt", "K", "chưa đạt", "Mức 0"] {
            assert_eq!(level(text), Some(Reached::Level(0)), "{text}");
        }
        for text in ["", " ", "-", "----", "–", "chưa đánh giá"] {
            assert_eq!(level(text), Some(Reached::Unsaid), "{text}");
        }
        for text in ["x", "Đạt", "2,5", "2.5", ".0", "+2", "-1", "Mức", "Mức II", "300", "2 3", "Không áp dụng"]
        {
            assert_eq!(level(text), None, "{text}");
        }
        assert_eq!(level("not_applicable"), Some(Reached::All(Verdict::NotApplicable)));
        assert_eq!(Cell::Number(3.0).reached(), Some(Reached::Level(3)));
        assert_eq!(Cell::Number(f64::NAN).reached(), Some(Reached::Unsaid));
        assert!([2.5, -1.0, 256.0, f64::INFINITY].iter().all(|number| Cell::Number(*number).reached().is_none()));
        assert_eq!(Cell::YesNo(false).reached(), None);
    }

    #[test]
    fn folding_is_that_of_unicode_for_every_vietnamese_letter() {
        use unicode_normalization::UnicodeNormalization;
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let bases =
            ["a", "a\u{306}", "a\u{302}", "e", "e\u{302}", "i", "o", "o\u{302}", "o\u{31b}", "u", "u\u{31b}", "y"];
        for base in bases {
            for mark in marks {
                let decomposed = format!("{base}{mark}");
                let plain = base.chars().take(1).collect::<String>();
                for text in [
                    decomposed.clone(),
                    decomposed.nfc().collect(),
                    decomposed.to_uppercase().nfc().collect(),
                    decomposed.to_uppercase(),
                ] {
                    assert_eq!(folded(&text).as_deref(), Some(plain.as_str()), "{text}");
                }
            }
        }
        assert_eq!(folded(" KHÔNG\u{a0}\u{a0}ĐẠT\u{200b} ").as_deref(), Some("khong dat"));
        assert_eq!(folded(&"x".repeat(1000)), None);
    }
}
