//! The level rule: what a school must reach for each level.
//!
//! One shape fits every circular. A level is reached when
//!
//! - every *mandatory* criterion is at least at the level, or at its own highest where it has no such level,
//! - at least a *quota* of named others are at least at the level,
//! - no criterion named in the rule is below the *floor*,
//! - and the level below is reached.
//!
//! The circulars of 2018 name every criterion as mandatory (khoản 1 Điều 6) and clauses for level 4 (Điều 22);
//! TT 57/2026 names 8 and asks for 5 of the other 7 (khoản 3 Điều 5).
//!
//! INVARIANT: the rule is monotone: no verdict that gets better makes the level lower. It is built of "at least"
//! alone, so this holds for any data; the exactness of intervals, gaps and questions rests on it.

#[cfg(feature = "reader")]
mod compile;

#[cfg(feature = "reader")]
pub(crate) use compile::targets;

use serde::Serialize;

use crate::bits::Bits;
use crate::standard_set::Citation;
use crate::vocabulary::Confidence;

/// What one level of the school asks for, beside the level below, as the circular states it.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let level_2 = &set.rule()[1];
/// assert_eq!(level_2.mandatory, ["1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"]);
/// assert_eq!(level_2.quota.as_ref().map(|quota| (quota.at_least, quota.of.len())), Some((5, 7)));
/// assert_eq!(level_2.floor, Some(1));
/// assert_eq!(level_2.citation.to_string(), "khoản 3 Điều 5, 57/2026/TT-BGDĐT");
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelRule {
    /// The level.
    pub level: u8,
    /// The criteria that must each reach the level, or their own highest level where that is lower.
    pub mandatory: Vec<String>,
    /// How many of which others must reach it.
    pub quota: Option<Quota>,
    /// The level none of the criteria named above may be below.
    pub floor: Option<u8>,
    /// Where the law says so.
    pub citation: Citation,
    /// How sure this rule is.
    pub confidence: Confidence,
}

/// A number of criteria out of some.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let quota = set.rule()[0].quota.as_ref().ok_or("no quota")?;
/// assert_eq!((quota.at_least, quota.of.len()), (5, 7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quota {
    /// How many must reach the level.
    pub at_least: usize,
    /// The criteria counted.
    pub of: Vec<String>,
}

/// All that a level takes, the levels below included: the rule turned into questions about indicators.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Target {
    pub(crate) level: u8,
    /// The indicators every way to the level needs.
    pub(crate) must: Bits,
    /// What is left to choose.
    pub(crate) choice: Option<Choice>,
}

/// At least so many of some criteria, each with the indicators it needs beyond [`Target::must`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// More than none, and fewer than there are options: else nothing would be left to choose.
    pub(crate) at_least: usize,
    pub(crate) of: Vec<Pick>,
}

/// One criterion of a [`Choice`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pick {
    /// Its number in the set.
    pub(crate) criterion: usize,
    /// What it takes beyond [`Target::must`]; never nothing.
    pub(crate) needs: Bits,
}

impl Target {
    /// Whether a school of which exactly `met` counts as met reaches the level.
    pub(crate) fn reached(&self, met: &Bits) -> bool {
        met.covers(&self.must) && self.choice.as_ref().is_none_or(|choice| choice.made(met) >= choice.at_least)
    }
}

impl Choice {
    /// How many of the options have all they need.
    pub(crate) fn made(&self, met: &Bits) -> usize {
        self.of.iter().filter(|pick| met.covers(&pick.needs)).count()
    }
}

/// The highest level reached; 0 where none is.
pub(crate) fn level(targets: &[Target], met: &Bits) -> u8 {
    targets.iter().take_while(|target| target.reached(met)).last().map_or(0, |target| target.level)
}

crate::packed::packed! {
    LevelRule { level, mandatory, quota, floor, citation, confidence }
    Quota { at_least, of }
    Target { level, must, choice }
    Choice { at_least, of }
    Pick { criterion, needs }
}
