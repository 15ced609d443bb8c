//! What an answer says of each indicator it names: verdict, statement, official wording, article.
//!
//! INVARIANT: the texts are those of the set and its text pack, in the order of the set, each once.

use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::bits::Bits;
use crate::standard_set::Citation;
use crate::text::Text;
use crate::vocabulary::Verdict;

/// What an indicator named in an outcome says, and where the law says it.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let outcome = kdcl_core::Assessment::new(set).rate();
/// assert_eq!(outcome.indicators[0].path, "1.1/1");
/// assert_eq!(outcome.indicators[0].citation.annex.as_deref(), Some("III"));
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorText<'s> {
    /// Its path, which is its key in JSON.
    #[serde(skip)]
    pub path: &'s str,
    /// The verdict it was given.
    pub verdict: Verdict,
    /// What it asks for, in our words.
    pub statement: &'s Text,
    /// The official wording, where a deployer supplied it.
    pub official_text: Option<&'s str>,
    /// Where the law asks for it.
    pub citation: &'s Citation,
}

impl<'c> Assessment<'c> {
    /// The texts of some indicators.
    pub(crate) fn texts(&self, of: &Bits) -> Vec<IndicatorText<'c>> {
        let text = |number: usize| {
            let indicator = self.standard_set().indicators().get(number)?;
            Some(IndicatorText {
                path: indicator.path(),
                verdict: self.verdicts().get(number),
                statement: indicator.statement(),
                official_text: self.official_text(indicator.path()),
                citation: indicator.citation(),
            })
        };
        of.iter().filter_map(text).collect()
    }
}

/// The indicators as a table keyed by path.
pub(crate) struct ByPath<'a>(pub(crate) &'a [IndicatorText<'a>]);

impl Serialize for ByPath<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|indicator| (indicator.path, indicator)))
    }
}
