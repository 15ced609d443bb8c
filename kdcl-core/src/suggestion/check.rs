//! One value held against one number of the law.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::assessment::SchoolYear;
use crate::condition::{Comparator, Threshold};
use crate::exact::Exact;
use crate::fact::Fact;
use crate::sentence;
use crate::text::Language;
use crate::vocabulary::EducationLevel;

/// A value of a fact, what the law asks of it, and whether it is so.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt19-2018-mam-non", "school": { "difficult_area": false }, "school_year": "2019-2020",
///     "facts": { "teachers": 40, "teachers_above_standard": 22 }
/// }"#)?;
/// let suggestions = data.suggest();
/// let check = &suggestions.of("2.2/2/a").ok_or("no suggestion")?.checks[0];
/// assert_eq!(check.counts, Some((22.into(), 40.into())));
/// assert_eq!(check.holds, Some(true)); // 55 % of 40 is 22
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Check<'d> {
    /// The fact.
    pub fact: &'d Fact,
    /// The school year of the value; `None` for a fact that has no years.
    pub year: Option<SchoolYear>,
    /// The value, in the unit of the fact.
    pub value: Known<'d>,
    /// Where the value is a rate computed from counts: how many, of how many.
    pub counts: Option<(Exact, Exact)>,
    /// How it is compared.
    pub comparator: Comparator,
    /// With what; `None` where the law fixes no number and the value is only shown.
    pub threshold: Option<&'d Threshold>,
    /// Which of several requirements it is, by the school's area, kind or level.
    pub variant: Option<&'d str>,
    /// Whether it is as the law asks; `None` where it is only shown.
    pub holds: Option<bool>,
    /// The education level the value is of.
    pub education_level: Option<EducationLevel>,
    /// The person the value is of.
    pub person: Option<&'d str>,
    /// Whether it tells if something is asked at all ("nếu có"): where it does not hold, nothing is.
    pub applicability: bool,
    /// Whether it is one of several of which one is enough.
    pub alternative: bool,
    /// In how many of how many years it must hold; `None` where only this year's value is looked at.
    pub window: Option<Window>,
    /// The doubt whose other reading it belongs to; `None` for the reading that is used. Such a check decides nothing.
    pub doubt: Option<&'d str>,
}

/// In how many of the last school years something must hold.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "teachers_disciplined": 0 }
/// }"#)?;
/// let suggestions = data.suggest();
/// let window = suggestions.of("2.2/2/c").and_then(|own| own.checks[0].window).ok_or("none")?;
/// assert_eq!((window.years, window.at_least), (5, 5)); // in none of 5 years
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Window {
    /// How many years are looked at, the last being that of the data.
    pub years: u8,
    /// In how many of them it must hold.
    pub at_least: u8,
}

impl Check<'_> {
    /// The check as a sentence: what, when, how much, what the law asks.
    ///
    /// ```
    /// use kdcl_core::Language;
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "classes": 31 }}"#,
    /// )?;
    /// let suggestions = data.suggest();
    /// let check = &suggestions.of("1.5/2/a").ok_or("no suggestion")?.checks[0];
    /// assert_eq!(check.in_language(Language::Vietnamese), "Tổng số lớp học: 31 lớp (2022-2023), yêu cầu không quá 30 lớp");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_language(&self, language: Language) -> String {
        sentence::check(self, language)
    }
}

/// A value as it is shown.
///
/// ```
/// use kdcl_core::Known;
/// assert_eq!(Known::Grade("kha").to_string(), "kha");
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known<'d> {
    /// A number.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// The name of a grade.
    Grade(&'d str),
}

impl core::fmt::Display for Known<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::YesNo(answer) => answer.fmt(f),
            Self::Grade(grade) => f.write_str(grade),
        }
    }
}

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::YesNo(answer) => serializer.serialize_bool(*answer),
            Self::Grade(grade) => serializer.serialize_str(grade),
        }
    }
}

impl Serialize for Check<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("fact", &self.fact.key)?;
        out.serialize_entry("year", &self.year)?;
        out.serialize_entry("value", &self.value)?;
        out.serialize_entry("unit", &self.fact.unit)?;
        out.serialize_entry("comparator", &self.comparator)?;
        out.serialize_entry("threshold", &self.threshold)?;
        out.serialize_entry("variant", &self.variant)?;
        out.serialize_entry("holds", &self.holds)?;
        // What most checks do not have is left out of them.
        if let Some((part, whole)) = &self.counts {
            out.serialize_entry("counts", &Counts { part: *part, whole: *whole })?;
        }
        if let Some(level) = &self.education_level {
            out.serialize_entry("education_level", level)?;
        }
        if let Some(person) = &self.person {
            out.serialize_entry("person", person)?;
        }
        if self.applicability {
            out.serialize_entry("applicability", &true)?;
        }
        if self.alternative {
            out.serialize_entry("alternative", &true)?;
        }
        if let Some(window) = &self.window {
            out.serialize_entry("window", window)?;
        }
        if let Some(doubt) = &self.doubt {
            out.serialize_entry("doubt", doubt)?;
        }
        out.end()
    }
}

/// How many, of how many.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Counts {
    part: Exact,
    whole: Exact,
}

/// A check as `docs/json.md` describes it.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Check", deny_unknown_fields)]
#[allow(dead_code, reason = "it is here to be described")]
struct CheckView {
    fact: String,
    year: Option<String>,
    value: KnownView,
    unit: crate::fact::Unit,
    comparator: Comparator,
    threshold: Option<Threshold>,
    variant: Option<String>,
    holds: Option<bool>,
    #[schemars(default)]
    counts: Option<Counts>,
    #[schemars(default)]
    education_level: Option<EducationLevel>,
    #[schemars(default)]
    person: Option<String>,
    #[schemars(default)]
    applicability: bool,
    #[schemars(default)]
    alternative: bool,
    #[schemars(default)]
    window: Option<Window>,
    #[schemars(default)]
    doubt: Option<String>,
}

#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Value", untagged)]
#[allow(dead_code, reason = "it is here to be described")]
enum KnownView {
    Number(Exact),
    YesNo(bool),
    Grade(String),
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Check<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        CheckView::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        CheckView::json_schema(generator)
    }
}
