//! What the level would be if some verdicts were others.

use serde::{Serialize, Serializer};

use crate::assessment::{Assessment, read_ratings};
use crate::error::Problems;
use crate::input::{self, Reader};
use crate::rating::Outcome;
use crate::{DATA_VERSION, SCHEMA_VERSION};

/// The outcome of an assessment today, and with some verdicts changed.
///
/// ```
/// let assessment = kdcl_core::Catalogue::builtin().assessment(r#"{
///     "standard_set": "tt57-2026-pho-thong", "ratings": { "1.3": { "reached": 0 } }
/// }"#)?;
/// let what_if = assessment.what_if(r#"{ "1.3": { "1": "met" } }"#)?;
/// assert_eq!((what_if.today.level.highest, what_if.changed.level.highest), (0, 1));
/// assert_eq!(what_if.changes, ["1.3/1"]);
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use = "a comparison changes nothing by itself"]
pub struct WhatIf<'c> {
    /// The indicators whose verdict is another, in the order of the set.
    pub changes: Vec<&'c str>,
    /// The outcome as it is.
    pub today: Outcome<'c>,
    /// The outcome with the changes.
    pub changed: Outcome<'c>,
}

impl<'c> Assessment<'c> {
    /// The outcome if these ratings, written as in an assessment, took the place of its own; what they do not name
    /// stays as it is, and `not_assessed` takes a verdict back.
    ///
    /// # Errors
    ///
    /// All that is wrong with the ratings at once: `json.*`, `assessment.*`.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx").map_err(kdcl_core::Problems::from)?;
    /// let problems = kdcl_core::Assessment::new(set).what_if(r#"{ "9.9": "met" }"#).unwrap_err();
    /// assert_eq!(problems.first().path(), Some("/9.9"));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn what_if(&self, ratings: &str) -> Result<WhatIf<'c>, Problems> {
        let node = input::parse_json(ratings)?;
        let mut reader = Reader::default();
        let verdicts = read_ratings(&mut reader, self.standard_set(), &node);
        let (verdicts, named) = reader.finish(Some(verdicts))?;
        let mut changed = self.clone();
        let mut changes = Vec::new();
        for (number, indicator) in self.standard_set().indicators().iter().enumerate() {
            let verdict = verdicts.get(number);
            if named.contains(number) && verdict != self.verdicts().get(number) {
                changed.change(number, verdict);
                changes.push(indicator.path());
            }
        }
        Ok(WhatIf { changes, today: self.rate(), changed: changed.rate() })
    }
}

impl WhatIf<'_> {
    /// The comparison as JSON, as `docs/json.md` describes it.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx").map_err(kdcl_core::Problems::from)?;
    /// let json = kdcl_core::Assessment::new(set).what_if(r#"{ "1.1": "met" }"#)?.to_json();
    /// assert!(json.contains(r#""changes":["1.1/1","1.1/2"],"today":{"#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

impl Serialize for WhatIf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { changes, today, changed } = self;
        let (schema_version, data_version) = (SCHEMA_VERSION, DATA_VERSION);
        WhatIfView { schema_version, data_version, changes, today, changed }.serialize(serializer)
    }
}

/// A comparison as `docs/json.md` describes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "WhatIf"))]
pub(crate) struct WhatIfView<'a> {
    schema_version: u8,
    data_version: &'a str,
    changes: &'a [&'a str],
    #[cfg_attr(feature = "schema", schemars(with = "crate::rating::OutcomeView<'_>"))]
    today: &'a Outcome<'a>,
    #[cfg_attr(feature = "schema", schemars(with = "crate::rating::OutcomeView<'_>"))]
    changed: &'a Outcome<'a>,
}
