//! What is missing for a higher level, and what is worth asking next.
//!
//! Both are read off the compiled rule ([`crate::rule`]): what every way to a level needs, and what is left to choose.
//! No alternative is picked for the school, and none is left out.
//!
//! INVARIANTS, proven by the tests against brute force: any choice a gap leaves reaches the level; leaving any one of
//! its paths out does not; an indicator is asked for exactly when some completion of the others makes its answer
//! change the school's level.

use serde::Serialize;

use crate::bits::Bits;
use crate::interval::Interval;
use crate::rule::Target;
use crate::standard_set::StandardSet;

/// What is missing for one level above the lowest.
///
/// ```
/// use kdcl_core::{Assessment, Catalogue};
/// let set = Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let outcome = Assessment::new(set).rate();
/// let first = &outcome.gaps[0];
/// assert_eq!((first.target, first.must.len()), (1, 8)); // the 8 mandatory criteria at level 1 …
/// assert_eq!((first.choose[0].at_least, first.choose[0].of.len()), (5, 7)); // … and 5 of the other 7
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Gap<'s> {
    /// The level.
    pub target: u8,
    /// The indicators every way to it needs.
    pub must: Vec<&'s str>,
    /// What is left to pick; nothing where `must` is enough.
    pub choose: Vec<Choose<'s>>,
    /// Every indicator it names.
    #[serde(skip)]
    pub(crate) named: Bits,
}

/// At least so many of some criteria.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let outcome = kdcl_core::Assessment::new(set).rate();
/// assert!(outcome.gaps.iter().all(|gap| gap.choose.is_empty())); // TT 18 leaves no choice
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Choose<'s> {
    /// How many to pick.
    pub at_least: usize,
    /// What to pick from.
    pub of: Vec<Alternative<'s>>,
}

/// One criterion to pick, with all it still lacks beyond what every way needs.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let outcome = kdcl_core::Assessment::new(set).rate();
/// let option = &outcome.gaps[1].choose[0].of[0];
/// assert_eq!((option.criterion, option.paths.as_slice()), ("1.1", ["1.1/2"].as_slice())); // level 1 is a must for all
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Alternative<'s> {
    /// The criterion.
    pub criterion: &'s str,
    /// The indicators it lacks.
    pub paths: Vec<&'s str>,
}

/// The gap to each level above the lowest, `met` being what surely counts as met.
pub(crate) fn gaps<'s>(set: &'s StandardSet, met: &Bits, level: Interval) -> Vec<Gap<'s>> {
    set.targets().iter().filter(|target| target.level > level.lowest).map(|target| gap(set, target, met)).collect()
}

/// The gap to one level; empty where it is reached.
pub(crate) fn gap<'s>(set: &'s StandardSet, target: &Target, met: &Bits) -> Gap<'s> {
    let paths = |of: &Bits| of.iter().filter_map(|number| Some(set.indicators().get(number)?.path())).collect();
    let missing = target.must.without(met);
    let mut named = missing;
    let choose = target.choice.iter().filter_map(|choice| {
        let at_least = choice.at_least.checked_sub(choice.made(met)).filter(|left| *left > 0)?;
        let lacking = choice.of.iter().map(|pick| (pick.criterion, pick.needs.without(met)));
        let of = lacking.filter(|(_, lacks)| !lacks.is_empty()).filter_map(|(criterion, lacks)| {
            named = named.union(&lacks);
            Some(Alternative { criterion: set.criteria().get(criterion)?.code(), paths: paths(&lacks) })
        });
        Some(Choose { at_least, of: of.collect() })
    });
    let choose = choose.collect();
    Gap { target: target.level, must: paths(&missing), choose, named }
}

/// The indicators not assessed whose answer changes the school's level for some completion of the others.
///
/// For a level that may or may not be reached, an answer matters if every way to the level needs it, or if its
/// criterion can still be picked and the picks made for sure are not enough yet. In both cases the completion is at
/// hand: all else that is needed met, and of the picks exactly one too few.
pub(crate) fn ask_next(set: &StandardSet, surely: &Bits, possibly: &Bits, level: Interval) -> Bits {
    let open = possibly.without(surely);
    let undecided = set.targets().iter().filter(|target| level.lowest < target.level && target.level <= level.highest);
    undecided.fold(Bits::EMPTY, |asked, target| {
        let mut matters = target.must;
        if let Some(choice) = target.choice.as_ref().filter(|choice| choice.made(surely) < choice.at_least) {
            let possible = choice.of.iter().filter(|pick| possibly.covers(&pick.needs));
            matters = possible.fold(matters, |matters, pick| matters.union(&pick.needs));
        }
        asked.union(&matters.intersection(&open))
    })
}
