//! What an assessment says of the school itself. All of it is optional, and none of it changes a level: it is echoed,
//! and it lets the library warn that a set may not be the school's.

use serde::Serialize;

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
    pub difficult_area: Option<bool>,
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
    fn parse(text: &str) -> Option<Self> {
        let year =
            |part: &str| (part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok());
        let (first, second) = text.split_once('-')?;
        let (first, second): (u16, u16) = (year(first)??, year(second)??);
        (first.checked_add(1) == Some(second)).then_some(Self { first, second })
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
    let year = SchoolYear::parse(text);
    if year.is_none() {
        r.fail(AssessmentError::InvalidSchoolYear { value: Quoted::new(text) });
    }
    year
}

pub(super) fn school<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) -> School {
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
            school.education_levels =
                r.list(value, |r, item| r.choice(item, EducationLevel::NAMES)).unwrap_or_default();
            let levels = &school.education_levels;
            let doubled = levels
                .iter()
                .enumerate()
                .find(|(place, level)| levels.iter().take(*place).any(|earlier| earlier == *level));
            if let Some((place, level)) = doubled {
                r.item(place, |r| r.fail(JsonError::DuplicateValue { value: Quoted::new(level.name()) }));
            }
        }
        "kind" => school.kind = r.choice(value, SchoolKind::NAMES),
        "ownership" => school.ownership = r.choice(value, Ownership::NAMES),
        "difficult_area" => school.difficult_area = r.boolean(value),
        "specially_difficult_commune" => school.specially_difficult_commune = r.boolean(value),
        "urban" => school.urban = r.boolean(value),
        _ => school.founded = r.number(value, 1, 9999),
    });
    school
}
