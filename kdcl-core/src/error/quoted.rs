//! Words of the input, as an error repeats them, and the names it lists.
//!
//! INVARIANT: at most [`LONGEST`] characters, none of which controls a terminal or turns the text, so that a hostile input can neither blow up a
//! list of errors nor write to a terminal.

use core::fmt::{self, Write as _};

/// How much of a text is repeated; the rest shows as `…`.
const LONGEST: usize = 80;

/// A piece of the user's input, shortened to what a person needs to recognise it.
///
/// ```
/// use kdcl_core::Quoted;
/// assert_eq!(Quoted::new("đạt").to_string(), "đạt");
/// assert_eq!(Quoted::new("a\u{7}b").to_string(), r"a\u0007b");
/// assert_eq!(Quoted::new(&"x".repeat(1000)).to_string().chars().count(), 81);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted(String);

impl Quoted {
    /// The words, as they are repeated.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Quoted::new("5.9").as_str(), "5.9");
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes the start of `text`, its control characters escaped.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Quoted::new("5.9").to_string(), "5.9");
    /// ```
    pub fn new(text: &str) -> Self {
        let mut out = String::new();
        for (place, letter) in text.chars().enumerate() {
            if place == LONGEST {
                out.push('…');
                break;
            }
            if letter.is_control() || turns_text(letter) {
                // As JSON writes it.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            } else {
                out.push(letter);
            }
        }
        Self(out)
    }
}

/// Whether a letter turns the direction of the text after it, and so could make a message read as another.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names an error lists: what may stand in a place, or what is held.
///
/// ```
/// let problems = kdcl_core::rate_json(r#"{"standard_set": "tt99", "ratings": {}}"#).unwrap_err();
/// let kdcl_core::Error::StandardSet(kdcl_core::StandardSetError::Unknown { held, .. }) = problems.first().error() else {
///     return;
/// };
/// assert_eq!(held.iter().next(), Some("tt17-2018-tieu-hoc"));
/// assert!(held.to_string().starts_with("`tt17-2018-tieu-hoc`, "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    pub(crate) fn new<T: fmt::Display>(names: impl IntoIterator<Item = T>) -> Self {
        Self(names.into_iter().map(|name| name.to_string()).collect())
    }

    /// The names, in order.
    ///
    /// ```
    /// let error = kdcl_core::Catalogue::builtin().by_id("tt99").unwrap_err();
    /// let kdcl_core::StandardSetError::Unknown { held, .. } = error else { return };
    /// assert_eq!(held.iter().count(), 6);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl fmt::Display for Names {
    /// Each in backticks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, name) in self.0.iter().enumerate() {
            let separator = if place > 0 { ", " } else { "" };
            write!(f, "{separator}`{name}`")?;
        }
        Ok(())
    }
}
