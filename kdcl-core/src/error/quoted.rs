//! Words of the input, as an error repeats them.
//!
//! INVARIANT: at most [`LONGEST`] characters and no control character, so that a hostile input can neither blow up a
//! list of errors nor write to a terminal.

use core::fmt;

/// How much of a text is repeated; the rest shows as `…`.
const LONGEST: usize = 80;

/// A piece of the user's input, shortened to what a person needs to recognise it.
///
/// ```
/// use kdcl_core::Quoted;
/// assert_eq!(Quoted::new("đạt").to_string(), "đạt");
/// assert_eq!(Quoted::new("a\nb").to_string(), r"a\nb");
/// assert_eq!(Quoted::new(&"x".repeat(1000)).to_string().chars().count(), 81);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted(String);

impl Quoted {
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
            if letter.is_control() {
                out.extend(letter.escape_default());
            } else {
                out.push(letter);
            }
        }
        Self(out)
    }
}

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
