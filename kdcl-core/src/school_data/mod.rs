//! What is known of a school: an assessment as far as there is one, and facts.
//!
//! INVARIANT: every value lies in the bounds of its fact and no part exceeds its whole; else there is no
//! [`SchoolData`].

mod read;
mod values;

pub(crate) use values::{At, Counted, Value, Values};

use crate::assessment::{Assessment, SchoolYear};
use crate::catalogue::Catalogue;
use crate::error::Problems;
use crate::input::{self, Reader};
use crate::suggestion::Suggestions;

/// What is known of a school in one school year and the years before it.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt19-2018-mam-non", "school": { "difficult_area": true }, "school_year": "2019-2020",
///     "facts": { "attendance_rate_age_5": 93.5, "attendance_rate_under_5": 88 }
/// }"#)?;
/// let suggestions = data.suggest();
/// let own = suggestions.of("5.4/2/a").ok_or("no suggestion")?;
/// assert_eq!(own.suggested, kdcl_core::Suggested::Met); // at least 90 % and 85 % there (điểm a khoản 4 Điều 16)
/// assert_eq!(own.checks[0].variant, Some("difficult_area"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SchoolData<'c> {
    assessment: Assessment<'c>,
    school_year: SchoolYear,
    values: Values,
}

impl<'c> SchoolData<'c> {
    pub(crate) fn read(catalogue: &'c Catalogue, text: &str) -> Result<Self, Problems> {
        let node = input::parse_json(text)?;
        let mut reader = Reader::default();
        let data = read::school_data(&mut reader, catalogue, &node);
        reader.finish(data)
    }

    /// The verdicts a person has given, and what was said of the school.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
    ///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}, "ratings": { "1.1": "met" }
    /// }"#)?;
    /// assert_eq!(data.assessment().verdicts().get(0), kdcl_core::Verdict::Met);
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn assessment(&self) -> &Assessment<'c> {
        &self.assessment
    }

    /// The last school year: the one a value without a year is of, and the last of every window.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}"#,
    /// )?;
    /// assert_eq!(data.school_year().to_string(), "2022-2023");
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn school_year(&self) -> SchoolYear {
        self.school_year
    }

    /// What these data suggest, indicator by indicator.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(
    ///     r#"{"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {}}"#,
    /// )?;
    /// assert!(data.suggest().suggestions.iter().all(|own| own.suggested == kdcl_core::Suggested::Undetermined));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn suggest(&self) -> Suggestions<'_> {
        Suggestions::new(self)
    }

    pub(crate) fn values(&self) -> &Values {
        &self.values
    }
}
