//! What people write in the cells of tables, and what it means.
//!
//! Schools tick with `x`, write "Đạt" or "K", put a dash where there is nothing to say, and type all of it composed or
//! decomposed, with stray spaces. Each accepted spelling has one meaning; what could mean two things is no verdict, and
//! its reader says so rather than choose. A blank, or a dash, is never "not met".

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::vocabulary::Verdict;

use super::spelling::{Word, ways, words};

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

/// The spellings of each verdict; the names in JSON are among them. A single letter is only what it is with its marks.
const VERDICTS: [(Verdict, &[&str]); 4] = [
    (Verdict::Met, &["x", "×", "✓", "✔", "☑", "√", "đ", "đạt", "met"]),
    (
        Verdict::NotMet,
        &["k", "ko", "không", "không đạt", "k đạt", "ko đạt", "kđ", "cđ", "chưa đạt", "not met", "not_met"],
    ),
    (Verdict::NotApplicable, &["không áp dụng", "n/a", "not applicable", "not_applicable"]),
    (Verdict::NotAssessed, &["", "chưa đánh giá", "not assessed", "not_assessed"]),
];

/// The verdict of each way to write one. The usual ones are there as they are typed too, so that most cells are found
/// without being taken apart.
static WRITTEN: Lazy<HashMap<String, Verdict>> = Lazy::new(|| {
    let mut written = HashMap::new();
    for (verdict, spellings) in VERDICTS {
        for spelling in spellings {
            let mut letters = spelling.chars();
            let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
            let typed = [Some((*spelling).to_owned()), capital, Some(spelling.to_uppercase())];
            written.extend(typed.into_iter().flatten().chain(ways(spelling)).map(|way| (way, verdict)));
        }
    }
    written
});

/// The words levels are written with.
static LEVEL: Lazy<[Word; 3]> = Lazy::new(|| ["không", "đạt", "mức"].map(Word::new));

/// The longest text that can be a verdict or a level, in bytes.
const LONGEST: usize = 256;

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
            Self::Text(text) if is_dash(text) => Some(Verdict::NotAssessed),
            Self::Text(text) if text.len() > LONGEST => None,
            Self::Text(text) => WRITTEN.get(*text).or_else(|| WRITTEN.get(&words(text).join(" "))).copied(),
        }
    }

    /// What the cell says of a criterion: a level, written as a number or in words; `None` where it cannot be told.
    pub(crate) fn reached(&self) -> Option<Reached> {
        let text = match self {
            Self::Empty => return Some(Reached::Unsaid),
            Self::YesNo(_) => return None, // "Đạt", but which level?
            Self::Number(number) if number.is_nan() => return Some(Reached::Unsaid),
            Self::Number(number) => {
                let own = if *number == 0.0 { 0.0 } else { *number }; // -0.0 is 0
                let level = (0..=u8::MAX).find(|level| f64::from(*level).total_cmp(&own).is_eq());
                return level.map(|level| Reached::Level(level.into()));
            }
            Self::Text(text) => *text,
        };
        if let [digit @ b'0'..=b'9'] = text.as_bytes() {
            return Some(Reached::Level(i64::from(digit.wrapping_sub(b'0'))));
        }
        if let Some(verdict) = Verdict::from_name(text.trim().to_ascii_lowercase().as_str()) {
            return Some(Reached::All(verdict));
        }
        if is_dash(text) {
            return Some(Reached::Unsaid);
        }
        if text.len() > LONGEST {
            return None;
        }
        let words = words(text);
        match WRITTEN.get(&words.join(" ")) {
            Some(Verdict::NotAssessed) => return Some(Reached::Unsaid),
            Some(Verdict::NotMet) => return Some(Reached::Level(0)),
            Some(_) => return None, // "Đạt", but which level?
            None => {}
        }
        let [no, met, of_level] = &*LEVEL;
        // The form's own words for it; of "Không đạt Mức 2" it cannot be told whether level 1 is reached.
        if let [first, second, third, one] = words.as_slice()
            && no.is(first)
            && met.is(second)
            && of_level.is(third)
        {
            return (level_number(one) == Some(1)).then_some(Reached::Level(0));
        }
        // "Mức độ 2" is not among these: it names a degree of the national standard as often as a level.
        let rest = words.split_first().filter(|(first, _)| met.is(first)).map_or(words.as_slice(), |(_, rest)| rest);
        let number = match rest {
            [number] => number
                .find(|letter: char| letter.is_ascii_digit())
                .map_or((number.as_str(), ""), |at| number.split_at(at)),
            [word, number] => (word.as_str(), number.as_str()),
            _ => return None,
        };
        let named = number.0.is_empty() || of_level.is(number.0) || number.0 == "level";
        level_number(number.1).filter(|_| named).map(|level| Reached::Level(level.into()))
    }
}

/// A whole number as people and programs write one: `2`, `02`, `2.0`, `2,0`.
fn level_number(text: &str) -> Option<u8> {
    let digits = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text is nothing but dashes and spaces, however many.
fn is_dash(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.all(|letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

#[cfg(test)]
mod tests {
    use super::{Cell, Reached, VERDICTS, ways};
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
            "Muc 2",
            "level 2",
            "Đạt 2",
            "2.0",
            "2,0",
        ] {
            assert_eq!(level(text), Some(Reached::Level(2)), "{text}");
        }
        for text in ["0", "Không đạt", "K", "chưa đạt", "Mức 0", "Không đạt Mức 1", "khong  dat muc 1"]
        {
            assert_eq!(level(text), Some(Reached::Level(0)), "{text}");
        }
        for text in ["", " ", "-", "----", "–", "chưa đánh giá"] {
            assert_eq!(level(text), Some(Reached::Unsaid), "{text}");
        }
        for text in [
            "x",
            "Đạt",
            "2,5",
            "2.5",
            ".0",
            "+2",
            "Mục 2",
            "Mức độ 2",
            "Đạt mục 2",
            "Không đạt Mức 2",
            "Không đạt Mức",
            "Không đạt Mục 1",
            "cấp độ 2",
            "mức mức 2",
            "2 mức",
            "-1",
            "Mức",
            "Mức II",
            "300",
            "2 3",
            "Không áp dụng",
        ] {
            assert_eq!(level(text), None, "{text}");
        }
        assert_eq!(level("not_applicable"), Some(Reached::All(Verdict::NotApplicable)));
        assert_eq!(Cell::Number(3.0).reached(), Some(Reached::Level(3)));
        assert_eq!(Cell::Number(f64::NAN).reached(), Some(Reached::Unsaid));
        assert!([2.5, -1.0, 256.0, f64::INFINITY].iter().all(|number| Cell::Number(*number).reached().is_none()));
        assert_eq!(Cell::YesNo(false).reached(), None);
        assert_eq!(Cell::Number(-0.0).reached(), Some(Reached::Level(0)));
        assert_eq!(Cell::Text(" Met ").reached(), Some(Reached::All(Verdict::Met)));
    }

    #[test]
    fn each_spelling_is_one_verdict_however_it_is_written() {
        for (verdict, spellings) in VERDICTS {
            for text in
                spellings.iter().flat_map(|own| ways(own).into_iter().chain([own.to_uppercase(), format!(" {own}")]))
            {
                assert_eq!(Cell::Text(&text).verdict(), Some(verdict), "{text}");
            }
        }
    }

    #[test]
    fn verdicts_are_what_a_reader_takes_them_for() {
        let said = |text: &str| Cell::Text(text).verdict();
        for text in ["x", "X", "Đạt", "ĐẠT", "dat", "Đa\u{323}t", "Đ", "√", "met", "Met"] {
            assert_eq!(said(text), Some(Verdict::Met), "{text}");
        }
        for text in ["K", "KĐ", "CĐ", "không", "khong dat", "Không\u{a0}đạt", "chưa đạt", "not_met"] {
            assert_eq!(said(text), Some(Verdict::NotMet), "{text}");
        }
        let blanks = ["", "   ", "--", "- -", &"-".repeat(500), &" ".repeat(500), "chưa đánh giá"];
        for text in blanks {
            assert_eq!(said(text), Some(Verdict::NotAssessed), "{text}");
        }
        // Other words, a word crossed out, and what could mean two things.
        for text in [
            "đặt",
            "đất",
            "d",
            "cd",
            "kd",
            "x\u{336}",
            "Đ\u{336}ạ\u{336}t\u{336}",
            "v",
            "1",
            "0",
            "có",
            "không có",
            "TRUE",
            "o",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
