//! The type of a value, in the words of an error.

use core::fmt;

use crate::message::Words;
use crate::text::Text;

/// The type of a value of an input, as an error names it.
///
/// ```
/// assert_eq!(kdcl_core::ValueKind::Table.to_string(), "a table");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a point or an exponent, or too large to count with.
    Decimal,
    /// Text.
    Text,
    /// A list.
    List,
    /// A table (a JSON object).
    Table,
    /// A verdict.
    Verdict,
    /// A verdict, or a table of them.
    Rating,
    /// A verdict, or a table of letters.
    LevelRating,
}

impl ValueKind {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Null => ("null", "null"),
            Self::Boolean => ("true hoặc false", "true or false"),
            Self::Integer => ("số nguyên", "a whole number"),
            Self::Decimal => ("số không viết dưới dạng số nguyên", "a number not written as a whole number"),
            Self::Text => ("chuỗi ký tự", "a string"),
            Self::List => ("mảng", "a list"),
            Self::Table => ("đối tượng", "a table"),
            Self::Verdict => ("một kết quả đánh giá", "a verdict"),
            Self::Rating => {
                ("một kết quả, hoặc đối tượng từ mức đến kết quả", "a verdict, or a table from level to verdict")
            }
            Self::LevelRating => {
                ("một kết quả, hoặc đối tượng từ chữ cái đến kết quả", "a verdict, or a table from letter to verdict")
            }
        }
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.both().1)
    }
}

impl Words for ValueKind {
    fn words(&self) -> Text {
        let (vi, en) = self.both();
        Text { vi: vi.to_owned(), en: en.to_owned() }
    }
}
