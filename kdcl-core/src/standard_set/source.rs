//! Where the law comes from and how sure that is: citations, provenance, doubts.
//!
//! A verdict without its article cannot be defended before an inspection, so the type makes the citation mandatory:
//! there is no rule, level or indicator without one.

use serde::Serialize;

use crate::date::Date;
use crate::text::{Language, Text};

use crate::vocabulary::{Confidence, DoubtKind};

/// A place of the law.
///
/// Parts that a circular does not have there are `None`. Numbers are kept as text, as articles are sometimes
/// numbered `7a`.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let citation = set.indicator("5.4/2/b").map(|indicator| indicator.citation().to_string());
/// assert_eq!(citation.as_deref(), Some("điểm b khoản 4 Điều 16, 18/2018/TT-BGDĐT"));
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Citation {
    /// The number of the document: `18/2018/TT-BGDĐT`.
    pub document: String,
    /// The annex (phụ lục).
    pub annex: Option<String>,
    /// The article (điều).
    pub article: Option<String>,
    /// The clause (khoản).
    pub clause: Option<String>,
    /// The point (điểm).
    pub point: Option<String>,
    /// The item of an annex: a criterion's code.
    pub item: Option<String>,
}

impl Citation {
    /// The citation as documents of a language write it, the smallest part first.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Language};
    /// let set = Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
    /// let citation = &set.rule()[0].citation;
    /// assert_eq!(citation.in_language(Language::Vietnamese), "khoản 3 Điều 5, 57/2026/TT-BGDĐT");
    /// assert_eq!(citation.in_language(Language::English), "clause 3 of Article 5, 57/2026/TT-BGDĐT");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn in_language(&self, language: Language) -> String {
        let (names, between) = match language {
            Language::Vietnamese => (["điểm", "khoản", "Điều", "mục", "Phụ lục"], " "),
            Language::English => (["point", "clause", "Article", "item", "Annex"], " of "),
        };
        let parts = [&self.point, &self.clause, &self.article, &self.item, &self.annex];
        let named = names.iter().zip(parts).filter_map(|(name, part)| Some(format!("{name} {}", part.as_ref()?)));
        let place = named.collect::<Vec<_>>().join(between);
        if place.is_empty() { self.document.clone() } else { format!("{place}, {}", self.document) }
    }
}

impl core::fmt::Display for Citation {
    /// As Vietnamese documents cite.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.in_language(Language::Vietnamese))
    }
}

/// Where the text of a set was taken from.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// assert!(!set.provenance().sources.is_empty());
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Provenance {
    /// How sure the weakest part is that can change a level.
    pub confidence: Confidence,
    /// How the text was obtained and checked.
    pub note: Text,
    /// What was read.
    pub sources: Vec<Text>,
}

/// Something about the law that is not sure, and what the data does about it.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let band = set.doubts().iter().find(|doubt| doubt.id == "Q8").map(|doubt| doubt.places.as_slice());
/// assert_eq!(band, Some(["5.6/3/a".to_owned()].as_slice()));
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Doubt {
    /// A name that stays the same.
    pub id: String,
    /// What it is about.
    pub kind: DoubtKind,
    /// The standards, criteria or indicators it touches; none where it touches the whole set.
    pub places: Vec<String>,
    /// What is not sure.
    pub doubt: Text,
    /// What the data or the rating does until it is settled.
    pub chosen: Text,
}

/// A time through which the quantities a circular names only monitor, and decide nothing.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let advisory = set.advisory().ok_or("none")?;
/// assert_eq!(advisory.until.to_string(), "2028-12-31");
/// assert_eq!(advisory.citation.to_string(), "khoản 4 Điều 27, 57/2026/TT-BGDĐT");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Advisory {
    /// Its last day.
    pub until: Date,
    /// Where the law says so.
    pub citation: Citation,
    /// How sure that is.
    pub confidence: Confidence,
    /// What it says, in our own words.
    pub note: Text,
}

crate::packed::packed! {
    Citation { document, annex, article, clause, point, item }
    Provenance { confidence, note, sources }
    Doubt { id, kind, places, doubt, chosen }
    Advisory { until, citation, confidence, note }
}
