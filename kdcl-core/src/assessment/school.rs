//! What an assessment says of the school itself. All of it is optional, and none of it changes a level; it lets the
//! library warn that a set may not be the school's.

use serde::Serialize;

use crate::date::Date;
use crate::error::{AssessmentError, JsonError, Quoted};
use crate::input::{Fields, Node, Reader};
use crate::vocabulary::{EducationLevel, Ownership, SchoolKind};

/// A school, as far as an assessment describes it.
///
/// ```
/// let assessment = kdcl_core::Catalogue::builtin().assessment(r#"{
///     "standard_set": "tt18-2018-trung-hoc", "ratings": {},
///     "school": { "name": "Trường THCS Ví Dụ", "education_levels": ["thcs"] }
/// }"#)?;
/// assert_eq!(assessment.school().name.as_deref(), Some("Trường THCS Ví Dụ"));
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, default))]
#[non_exhaustive]
pub struct School {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = 256)))]
    pub name: Option<String>,
    /// Its code in the sector's database.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = 256)))]
    pub code: Option<String>,
    /// The education levels it teaches.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub education_levels: Vec<EducationLevel>,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SchoolKind>,
    /// Who owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ownership: Option<Ownership>,
    /// Whether it lies in a difficult area (vùng khó khăn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficult_area: Option<DifficultArea>,
    /// Whether it lies in a specially difficult commune (xã đặc biệt khó khăn).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specially_difficult_commune: Option<bool>,
    /// Whether it lies in a town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urban: Option<bool>,
    /// The year it was founded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9999)))]
    pub founded: Option<u16>,
}

/// Whether a school lies in a difficult area: at all times, or year by year where that changed.
///
/// ```
/// let assessment = kdcl_core::Catalogue::builtin().assessment(r#"{
///     "standard_set": "tt18-2018-trung-hoc", "ratings": {},
///     "school": { "difficult_area": { "2020-2021": true, "2021-2022": false } }
/// }"#)?;
/// let area = assessment.school().difficult_area.as_ref().ok_or("not said")?;
/// assert_eq!(area.in_year("2020-2021".parse()?), Some(true));
/// assert_eq!(area.in_year("2019-2020".parse()?), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifficultArea {
    /// In every year.
    Always(bool),
    /// In the years that are named.
    ByYear(Vec<(SchoolYear, bool)>),
}

impl DifficultArea {
    /// Whether it does in a year; `None` where that is not said.
    ///
    /// ```
    /// use kdcl_core::DifficultArea;
    /// assert_eq!(DifficultArea::Always(true).in_year("2020-2021".parse()?), Some(true));
    /// # Ok::<(), kdcl_core::AssessmentError>(())
    /// ```
    pub fn in_year(&self, year: SchoolYear) -> Option<bool> {
        match self {
            Self::Always(answer) => Some(*answer),
            Self::ByYear(years) => years.iter().find(|(own, _)| *own == year).map(|(_, answer)| *answer),
        }
    }
}

impl Serialize for DifficultArea {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Always(answer) => serializer.serialize_bool(*answer),
            Self::ByYear(years) => serializer.collect_map(years.iter().copied()),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DifficultArea {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DifficultArea".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let years = schemars::json_schema!({
            "type": "object",
            "patternProperties": { r"^\d{4}-\d{4}$": { "type": "boolean" } },
            "additionalProperties": false,
        });
        schemars::json_schema!({ "anyOf": [{ "type": "boolean" }, years] })
    }
}

fn difficult_area<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) -> Option<DifficultArea> {
    let Node::Table(_) = node else { return r.boolean(node).map(DifficultArea::Always) };
    let mut years = Vec::new();
    r.entries(node, |r, name, value| match name.parse::<SchoolYear>() {
        Ok(year) => years.extend(r.boolean(value).map(|answer| (year, answer))),
        Err(error) => r.fail(error),
    });
    Some(DifficultArea::ByYear(years))
}

/// Two consecutive years, as a school year is written: `2022-2023`.
///
/// ```
/// let read = |year| format!(r#"{{"standard_set": "tt57-2026-gdtx", "ratings": {{}}, "school_year": "{year}"}}"#);
/// let assess = |year| kdcl_core::Catalogue::builtin().assessment(&read(year)).map(|a| a.school_year().map(|y| y.to_string()));
/// assert_eq!(assess("2026-2027")?.as_deref(), Some("2026-2027"));
/// assert_eq!(assess("2026-2028").unwrap_err().first().error().code(), "assessment.invalid_school_year");
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    first: u16,
    second: u16,
}

impl SchoolYear {
    /// The calendar year in which it begins.
    ///
    /// ```
    /// let year: kdcl_core::SchoolYear = "2026-2027".parse()?;
    /// assert_eq!(year.first(), 2026);
    /// # Ok::<(), kdcl_core::AssessmentError>(())
    /// ```
    pub fn first(self) -> u16 {
        self.first
    }

    /// The year so many years before it.
    ///
    /// ```
    /// let year: kdcl_core::SchoolYear = "2026-2027".parse()?;
    /// assert_eq!(year.before(4).map(|year| year.to_string()).as_deref(), Some("2022-2023"));
    /// # Ok::<(), kdcl_core::AssessmentError>(())
    /// ```
    pub fn before(self, years: u8) -> Option<Self> {
        let earlier = |year: u16| year.checked_sub(years.into()).filter(|year| *year > 0);
        Some(Self { first: earlier(self.first)?, second: earlier(self.second)? })
    }

    /// Whether the calendar year in which it ends has come by a day.
    pub(crate) fn ends_by(self, day: Date) -> bool {
        i32::from(self.second) <= i32::from(day.year())
    }

    /// Whether the calendar year in which it begins has come by a day.
    pub(crate) fn begins_by(self, day: Date) -> bool {
        i32::from(self.first) <= i32::from(day.year())
    }

    /// Whether a school founded in a calendar year was there in some of it.
    pub(crate) fn is_since(self, founded: u16) -> bool {
        founded <= self.second
    }
}

impl core::str::FromStr for SchoolYear {
    type Err = AssessmentError;

    fn from_str(text: &str) -> Result<Self, AssessmentError> {
        let year = |part: &str| -> Option<u16> {
            let digits = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let years = text.split_once('-').and_then(|(first, second)| Some((year(first)?, year(second)?)));
        match years {
            Some((first, second)) if first > 0 && first.checked_add(1) == Some(second) => Ok(Self { first, second }),
            _ => Err(AssessmentError::InvalidSchoolYear { value: Quoted::new(text) }),
        }
    }
}

impl core::fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:04}-{:04}", self.first, self.second)
    }
}

impl Serialize for SchoolYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

pub(super) fn school_year<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) -> Option<SchoolYear> {
    let text = r.text(node)?;
    text.parse().map_err(|error: AssessmentError| r.fail(error)).ok()
}

pub(crate) fn school<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) -> School {
    const FIELDS: Fields = Fields {
        required: &[],
        optional: &[
            "name",
            "code",
            "education_levels",
            "kind",
            "ownership",
            "difficult_area",
            "specially_difficult_commune",
            "urban",
            "founded",
        ],
    };
    let mut school = School::default();
    r.table(node, &FIELDS, |r, field, value| match field {
        "name" => school.name = r.short_text(value).map(str::to_owned),
        "code" => school.code = r.short_text(value).map(str::to_owned),
        "education_levels" => {
            let mut taught = Vec::new();
            r.list(value, |r, item| {
                let level: EducationLevel = r.choice(item, EducationLevel::NAMES)?;
                if taught.contains(&level) {
                    r.fail(JsonError::DuplicateValue { value: Quoted::new(level.name()) });
                } else {
                    taught.push(level);
                }
                Some(())
            });
            school.education_levels = taught;
        }
        "kind" => school.kind = r.choice(value, SchoolKind::NAMES),
        "ownership" => school.ownership = r.choice(value, Ownership::NAMES),
        "difficult_area" => school.difficult_area = difficult_area(r, value),
        "specially_difficult_commune" => school.specially_difficult_commune = r.boolean(value),
        "urban" => school.urban = r.boolean(value),
        _ => school.founded = r.number(value, 1, 9999),
    });
    school
}
