//! Names of columns: which are those of ratings, and which the table's own business.
//!
//! INVARIANT: a name that somebody may have meant as a code is never passed over, so no rating is lost without a word.

use crate::catalogue::Catalogue;

use super::spelling::is_unseen;

/// The longest name that can stand for something of a set.
const LONGEST: usize = 24;

/// A name without what does not show around it.
pub(super) fn shown(name: &str) -> &str {
    name.trim_matches(|letter: char| letter.is_whitespace() || is_unseen(letter))
}

/// Whether a name is written like a criterion, a level or an indicator: `5.4`, `5.4/2`, `5.4/2/c`.
pub(super) fn is_path(name: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = name.split('/');
    let code = parts.next().and_then(|code| code.split_once('.'));
    name.len() <= LONGEST
        && code.is_some_and(|(standard, criterion)| number(standard) && number(criterion))
        && parts.next().is_none_or(number)
        && parts.next().is_none_or(is_letter)
        && parts.next().is_none()
}

/// Whether a name is nearly one: the same numbers and letter, with other signs between or after them.
fn is_nearly_path(name: &str) -> bool {
    let mut parts = name
        .split(|sign: char| sign.is_whitespace() || ".,/\\-–_()[]:;".contains(sign))
        .filter(|part| !part.is_empty());
    let number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    name.len() <= LONGEST
        && code(name).is_some()
        && parts.by_ref().take(2).all(number)
        && parts.next().is_none_or(|part| number(part) || is_letter(part))
        && parts.next().is_none_or(is_letter)
        && parts.next().is_none_or(is_letter)
        && parts.next().is_none()
}

fn is_letter(part: &str) -> bool {
    part.chars().count() == 1 && part.chars().all(char::is_alphabetic)
}

/// What a name begins with, where that is two numbers of at most two digits with a point or a comma between, and the rest.
fn code(name: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let standard = digits(name);
    let (_, rest) = name.split_at_checked(standard)?;
    let criterion = digits(rest.strip_prefix(['.', ','])?);
    let both = (1..=2).contains(&standard) && (1..=2).contains(&criterion);
    name.split_at_checked(standard.saturating_add(criterion).saturating_add(1)).filter(|_| both)
}

impl Catalogue {
    /// Whether a column of this name holds ratings, or may have been meant to: it is written like a criterion, a level or
    /// an indicator, or nearly so; or it begins with the code of a criterion that some set has. Spaces around it make no
    /// difference. Any other column is the table's own business.
    ///
    /// ```
    /// let catalogue = kdcl_core::Catalogue::builtin();
    /// let is_rating = |name: &str| catalogue.is_rating(name);
    /// assert!(["1.10", "5.4/2", "5.4/2/c", "5.4/2/đ", "22.1/4", "9.9", " 1.1 ", "\u{feff}1.1"].into_iter().all(is_rating));
    /// assert!(["5,4", "5.4.2.c", "5.4 / 2", "5.4-2", "5.4/2/c)", "5.4/2/c/x", "1.1 Chiến lược"].into_iter().all(is_rating));
    /// assert!(!["school", "2022-2023", "5", "1.", "5/4", "1. 1", "1,000 m²", "20.11.2025"].into_iter().any(is_rating));
    /// assert!(!["8.5 trở lên", "12.5%", "1,5 triệu"].into_iter().any(is_rating));
    /// ```
    pub fn is_rating(&self, name: &str) -> bool {
        let name = shown(name);
        if is_path(name) || is_nearly_path(name) {
            return true;
        }
        let Some((code, rest)) = code(name) else { return false };
        !rest.starts_with(|next: char| next.is_ascii_digit() || "%‰".contains(next))
            && self.ids().any(|id| self.by_id(id).is_ok_and(|set| set.criterion(code).is_some()))
    }
}
