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

use serde::Serialize;

use crate::bits::Bits;
use crate::standard_set::{Citation, Criterion};
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

/// Two quotas of which the higher does not contain the lower: what is missing could not be told exactly.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotNested {
    pub(crate) lower: u8,
    pub(crate) higher: u8,
}

/// A quota with its criteria by number.
struct Counted {
    level: u8,
    at_least: usize,
    of: Vec<usize>,
}

/// Turns the rules, from level 1 up, into targets. Only the criteria of `scope` count; a standard is rated over its
/// own this way.
///
/// The rules are taken as checked: each names criteria of the set, and a quota asks for no more than it names.
pub(crate) fn targets(
    rules: &[LevelRule],
    criteria: &[Criterion],
    scope: &core::ops::Range<usize>,
) -> Result<Vec<Target>, NotNested> {
    let number = |code: &String| {
        criteria.iter().position(|criterion| criterion.code() == code).filter(|index| scope.contains(index))
    };
    // The level each criterion must be at, by all rules so far.
    let mut required = vec![0_u8; criteria.len()];
    let mut targets = Vec::with_capacity(rules.len());
    let mut quotas: Vec<Counted> = Vec::new();
    for rule in rules {
        let mandatory: Vec<usize> = rule.mandatory.iter().filter_map(number).collect();
        let others: Vec<usize> = rule.quota.iter().flat_map(|quota| &quota.of).filter_map(number).collect();
        if mandatory.is_empty() && others.is_empty() {
            break; // A standard has nothing to say about a level that asks for none of its criteria.
        }
        for &index in mandatory.iter().chain(&others) {
            raise(&mut required, index, rule.floor.unwrap_or(0));
        }
        for &index in &mandatory {
            raise(&mut required, index, rule.level);
        }
        if let Some(quota) = &rule.quota {
            quotas.push(Counted { level: rule.level, at_least: quota.at_least, of: others });
        }
        targets.push(target(rule.level, criteria, &required, &quotas)?);
    }
    Ok(targets)
}

fn raise(required: &mut [u8], index: usize, level: u8) {
    if let Some(own) = required.get_mut(index) {
        *own = level.max(*own);
    }
}

fn target(level: u8, criteria: &[Criterion], required: &[u8], quotas: &[Counted]) -> Result<Target, NotNested> {
    let mut must = criteria
        .iter()
        .zip(required)
        .fold(Bits::EMPTY, |must, (criterion, &level)| must.union(&criterion.needs(level)));
    // The highest quota is the one to meet: it contains those below it, or the rules above grant them.
    let Some((live, lower)) = quotas.split_last() else {
        return Ok(Target { level, must, choice: None });
    };
    for other in lower {
        let at_level = |index: &&usize| required.get(**index).is_some_and(|own| *own >= other.level);
        let granted = other.of.iter().filter(at_level).count() >= other.at_least;
        let contained = live.of.iter().all(|index| other.of.contains(index)) && live.at_least >= other.at_least;
        if !granted && !contained {
            return Err(NotNested { lower: other.level, higher: live.level });
        }
    }
    let options = live.of.iter().filter_map(|&index| {
        let needs = criteria.get(index)?.needs(live.level).without(&must);
        Some(Pick { criterion: index, needs })
    });
    let (granted, of): (Vec<Pick>, Vec<Pick>) = options.partition(|pick| pick.needs.is_empty());
    let at_least = live.at_least.saturating_sub(granted.len());
    let choice = if at_least == 0 {
        None
    } else if at_least >= of.len() {
        // Every option is needed: no choice is left, and every way to the level needs them all.
        must = of.iter().fold(must, |must, pick| must.union(&pick.needs));
        None
    } else {
        Some(Choice { at_least, of })
    };
    Ok(Target { level, must, choice })
}
