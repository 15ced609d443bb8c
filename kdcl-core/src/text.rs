//! Words in the two languages the library speaks.
//!
//! Everything a person reads comes in Vietnamese, the language of the law and of its users, and in English.
//! INVARIANT: text of our own is in Unicode NFC and holds no double space; the tests of the data see to it.

use serde::Serialize;

/// The same words in Vietnamese and in English.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// assert_eq!(set.standards()[0].title().vi, "Tổ chức và quản lý nhà trường");
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Words made for each language.
    ///
    /// ```
    /// use kdcl_core::{Language, Text};
    /// let text = Text::in_both(|language| if language == Language::English { "level" } else { "mức" }.to_owned());
    /// assert_eq!(text.vi, "mức");
    /// ```
    pub fn in_both(words: impl Fn(Language) -> String) -> Self {
        Self { vi: words(Language::Vietnamese), en: words(Language::English) }
    }

    /// The words in one language.
    ///
    /// ```
    /// use kdcl_core::{Language, Text};
    /// let level = Text { vi: "mức".into(), en: "level".into() };
    /// assert_eq!(level.in_language(Language::English), "level");
    /// ```
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

/// A language the library speaks.
///
/// ```
/// assert_eq!(kdcl_core::Language::default(), kdcl_core::Language::Vietnamese);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Tiếng Việt, the language of the circulars.
    #[default]
    Vietnamese,
    /// English.
    English,
}

crate::packed::packed! { Text { vi, en } }
