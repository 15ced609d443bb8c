//! Everything that can be wrong with an input or with the data.
//!
//! "Not met" and "undetermined" are answers, never errors. An error has a stable dotted [`code`](Error::code), typed
//! fields, and its words in two languages from one table ([`crate::message`]). What is wrong with an input is reported
//! all at once as [`Problems`], each with the JSON Pointer of the place.
//!
//! INVARIANT: [`Problems`] holds at least one problem, and at most [`MOST_PROBLEMS`] and a notice that there are more.

mod coded;
mod kinds;
mod quoted;
mod standard_set;
mod table;
mod value_kind;

pub(crate) use coded::coded;
pub use kinds::{AssessmentError, FactsError, JsonError, TextPackError};
pub use quoted::{Names, Quoted};
pub use standard_set::StandardSetError;
pub use table::TableError;
pub use value_kind::ValueKind;

use core::fmt;

use serde::{Serialize, Serializer};

use crate::message;
use crate::text::Text;

/// How many problems of one input are told apart; the rest is one `json.too_many_errors`.
pub(crate) const MOST_PROBLEMS: usize = 100;

/// One thing that is wrong, of whichever area.
///
/// ```
/// let problems = kdcl_core::rate_json("{").unwrap_err();
/// assert_eq!(problems.first().error().code(), "json.syntax");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text, or the shape of what it holds.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// What a school says.
    #[error(transparent)]
    Assessment(#[from] AssessmentError),
    /// Data about a school.
    #[error(transparent)]
    Facts(#[from] FactsError),
    /// The law data, or the choice of a set.
    #[error(transparent)]
    StandardSet(#[from] StandardSetError),
    /// A deployer's official wording.
    #[error(transparent)]
    TextPack(#[from] TextPackError),
    /// A table of schools.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl Error {
    /// The stable code, the same in every language: `assessment.unknown_criterion`.
    ///
    /// ```
    /// let error: kdcl_core::Error = kdcl_core::JsonError::TooManyErrors { limit: 100 }.into();
    /// assert_eq!(error.code(), "json.too_many_errors");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(error) => error.code(),
            Self::Assessment(error) => error.code(),
            Self::Facts(error) => error.code(),
            Self::StandardSet(error) => error.code(),
            Self::TextPack(error) => error.code(),
            Self::Table(error) => error.code(),
        }
    }

    fn fields(&self) -> message::Fields {
        match self {
            Self::Json(error) => error.fields(),
            Self::Assessment(error) => error.fields(),
            Self::Facts(error) => error.fields(),
            Self::StandardSet(error) => error.fields(),
            Self::TextPack(error) => error.fields(),
            Self::Table(error) => error.fields(),
        }
    }

    /// What is wrong, in one line.
    ///
    /// ```
    /// let problems = kdcl_core::rate_json("[]").unwrap_err();
    /// assert_eq!(problems.first().error().message().en, "expected a table, found a list");
    /// ```
    pub fn message(&self) -> Text {
        message::render(self.code(), &self.fields())
    }

    /// What to do about it.
    ///
    /// ```
    /// let problems = kdcl_core::rate_json(r#"{"ratings": {}}"#).unwrap_err();
    /// assert!(problems.first().error().help().en.contains("`standard_set`"));
    /// ```
    pub fn help(&self) -> Text {
        message::help(self.code(), &self.fields())
    }
}

/// One error and the place of the input it is about.
///
/// ```
/// let problems = kdcl_core::rate_json(r#"{"standard_set": "tt18-2018-trung-hoc", "ratings": {"5.9": "met"}}"#).unwrap_err();
/// assert_eq!(problems.first().path(), Some("/ratings/5.9"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    path: Option<String>,
    error: Error,
}

impl Problem {
    pub(crate) fn new(path: Option<String>, error: impl Into<Error>) -> Self {
        Self { path, error: error.into() }
    }

    /// The JSON Pointer of the place; `None` where no place can be named (a syntax error). The whole input is `""`.
    ///
    /// ```
    /// assert_eq!(kdcl_core::rate_json("nonsense").unwrap_err().first().path(), None);
    /// ```
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The error itself, typed.
    ///
    /// ```
    /// use kdcl_core::{Error, JsonError};
    /// let problems = kdcl_core::rate_json("[]").unwrap_err();
    /// assert!(matches!(problems.first().error(), Error::Json(JsonError::WrongType { .. })));
    /// ```
    pub fn error(&self) -> &Error {
        &self.error
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (message, help) = (self.error.message(), self.error.help());
        ProblemView { code: self.error.code(), path: self.path(), message, help }.serialize(serializer)
    }
}

impl fmt::Display for Problem {
    /// One line, safe to show: the place comes from the input, and is shown like any of its words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = self.path().filter(|path| !path.is_empty()) {
            write!(f, "{}: ", Quoted::new(path))?;
        }
        write!(f, "{}", self.error)
    }
}

/// A problem as JSON shows it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Problem"))]
pub(crate) struct ProblemView<'a> {
    code: &'a str,
    path: Option<&'a str>,
    message: Text,
    help: Text,
}

/// All that is wrong with one input, in the order of the input; what is missing comes last of its table.
///
/// ```
/// let problems = kdcl_core::rate_json(r#"{"standard_set": "tt18-2018-trung-hoc", "ratings": {"9.9": "met", "1.1": "maybe"}}"#).unwrap_err();
/// let codes: Vec<_> = problems.iter().map(|problem| problem.error().code()).collect();
/// assert_eq!(codes, ["assessment.unknown_criterion", "assessment.unknown_verdict"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Problems {
    first: Box<Problem>,
    rest: Vec<Problem>,
}

impl Problems {
    /// `None` where nothing is wrong.
    pub(crate) fn collect(problems: Vec<Problem>) -> Option<Self> {
        let mut problems = problems.into_iter();
        let first = Box::new(problems.next()?);
        Some(Self { first, rest: problems.collect() })
    }

    /// The first problem; there is always one.
    ///
    /// ```
    /// assert_eq!(kdcl_core::rate_json("").unwrap_err().first().error().code(), "json.syntax");
    /// ```
    pub fn first(&self) -> &Problem {
        &self.first
    }

    /// The code of the first problem.
    ///
    /// ```
    /// assert_eq!(kdcl_core::rate_json("").unwrap_err().code(), "json.syntax");
    /// ```
    pub fn code(&self) -> &'static str {
        self.first.error.code()
    }

    /// Every problem, in the order of the input.
    ///
    /// ```
    /// assert_eq!(kdcl_core::rate_json("{}").unwrap_err().iter().count(), 2);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        core::iter::once(&*self.first).chain(&self.rest)
    }

    /// The JSON every binding gives: `{"errors": […]}`.
    ///
    /// ```
    /// let json = kdcl_core::rate_json("{").unwrap_err().to_json();
    /// assert!(json.starts_with(r#"{"errors":[{"code":"json.syntax","path":null,"#));
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

impl<E: Into<Error>> From<E> for Problems {
    fn from(error: E) -> Self {
        Self { first: Box::new(Problem::new(None, error)), rest: Vec::new() }
    }
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'a> {
            errors: Vec<&'a Problem>,
        }
        View { errors: self.iter().collect() }.serialize(serializer)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        match self.rest.len() {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}

impl std::error::Error for Problems {}
